"""From the journal on: staged files take their places, or everything is put back; either may be cut off anywhere and run again."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.model.finding import Finding
from sitegen.model.outputs import MANIFEST, STAGING

NEW, OLD = "new", "old"  # in the staging: files to put, files that were replaced or removed
JOURNAL, UNDO = "journal", "undo"  # one list of steps, to be completed or to be taken back
LOCK_SECONDS = 10.0
_LOCK_STEP_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to change in the output; paths relative to it."""

    put: tuple[str, ...]  # staged, to be renamed into place
    fresh: tuple[str, ...]  # of `put`: nothing stood there before
    remove: tuple[str, ...]


def digest(body: bytes) -> str:
    """The digest of a file in the manifest and of the journal."""
    return hashlib.sha256(body).hexdigest()[:32]


def write_journal(staging: Path, steps: Steps) -> None:
    """Write what is to be done; the rename is the moment from which on it will be done."""
    body = json.dumps({"put": steps.put, "fresh": steps.fresh, "remove": steps.remove})
    draft = staging / (JOURNAL + ".draft")
    draft.write_text(f"{digest(body.encode())}\n{body}", "utf-8")
    draft.replace(staging / JOURNAL)


def read_journal(file: Path) -> Steps | None:
    """The steps of a journal, None where there is none or it is damaged."""
    try:
        seal, _, body = file.read_text("utf-8").partition("\n")
        if seal != digest(body.encode()):
            return None
        told = json.loads(body)
        return Steps(tuple(told["put"]), tuple(told["fresh"]), tuple(told["remove"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def interrupted(staging: Path) -> bool:
    """Is there something to complete or to take back?"""
    return (staging / JOURNAL).exists() or (staging / UNDO).exists()


def _in_order(paths: Iterable[str]) -> list[str]:
    """What pages lean on first, then pages from the deepest up, the manifest last: no list names a page that is not there yet."""
    return sorted(paths, key=lambda path: (path == MANIFEST, path.endswith(".html"), -path.count("/"), path))


def held(folder: Path, path: str) -> Path:
    """Where the file of a page lies in a folder of the staging: side by side, for a folder takes longer to make than a page to write."""
    return folder / hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def apply(home: Path, staging: Path, steps: Steps) -> None:
    """Put and remove.  Raises OSError where the disk does not let it; the caller then takes back."""
    new, old = staging / NEW, staging / OLD
    puts = _in_order(steps.put)
    folders = {parent for put in puts for parent in _above(put)}
    blocking = [path for path in steps.remove if path in folders]  # a page that becomes a folder must go first
    for path in blocking:
        _set_aside(home / path, held(old, path))
    made: set[Path] = set()
    for path in puts:
        staged, target = held(new, path), home / path
        if not staged.exists():
            continue  # done before it was cut off
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if target.is_dir() and not target.is_symlink():
            _clear_folder(target, home, steps, old)
        _keep_copy(target, held(old, path))
        staged.replace(target)
    for path in steps.remove:
        if path not in folders:
            _set_aside(home / path, held(old, path))
    (staging / JOURNAL).unlink(missing_ok=True)
    _prune_folders(home, steps.remove)


def _above(path: str) -> Iterator[str]:
    """The folders above a path: "a/b" and "a" of "a/b/c"."""
    for depth in range(1, path.count("/") + 1):
        yield path.rsplit("/", depth)[0]


def _keep_copy(target: Path, kept: Path) -> None:
    """A second name for the file that is about to be replaced, so that it can be put back."""
    if not os.path.lexists(target) or os.path.lexists(kept):
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(target, kept, follow_symlinks=False)
    except OSError:  # a disk without hard links
        shutil.copy2(target, kept, follow_symlinks=False)


def _set_aside(target: Path, kept: Path) -> None:
    if os.path.lexists(target) and not target.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        target.replace(kept)


def _clear_folder(folder: Path, home: Path, steps: Steps, old: Path) -> None:
    """A folder of pages that becomes a page: its pages go first.  Raises OSError where a file of someone else's is left in it."""
    inside = folder.relative_to(home).as_posix() + "/"
    for path in steps.remove:
        if path.startswith(inside):
            _set_aside(home / path, held(old, path))
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def take_back(home: Path, staging: Path, steps: Steps) -> None:
    """Put everything back as it was before `apply`."""
    if (staging / JOURNAL).exists():
        (staging / JOURNAL).replace(staging / UNDO)
    new, old = staging / NEW, staging / OLD
    for path in steps.fresh:
        if not held(new, path).exists() and (home / path).is_file():
            (home / path).unlink()
    _prune_folders(home, steps.fresh)
    for path in (*steps.put, *steps.remove):
        kept = held(old, path)
        if os.path.lexists(kept) and not kept.is_dir():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            kept.replace(home / path)
    (staging / UNDO).unlink(missing_ok=True)


def mend(home: Path, shown: Path) -> tuple[Finding, ...]:
    """Complete or take back what a killed run left, wherever its staging was, and sweep the staging away."""
    found = []
    for staging in staging_places(home):
        if not staging.is_dir():
            continue
        undo, steps = read_journal(staging / UNDO), read_journal(staging / JOURNAL)
        if undo is not None:
            take_back(home, staging, undo)
            found.append("the last build was stopped while it put the old site back; that has now been completed")
        elif steps is not None:
            apply(home, staging, steps)
            found.append("the last build was stopped while it moved its pages into place; that has now been completed")
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(Finding(shown.as_posix(), 0, 0, "P074", "info", message) for message in found)


def staging_places(home: Path) -> tuple[Path, Path]:
    """Beside the output folder; inside it where that is impossible (a mount point, no right to write beside)."""
    return home.parent / f".{home.name}{STAGING}", home / STAGING


def new_staging(home: Path) -> Path:
    """An empty staging folder on the disk of the output."""
    beside, inside = staging_places(home)
    try:
        beside.mkdir()
        if beside.stat().st_dev == home.stat().st_dev:
            return beside
        beside.rmdir()
    except OSError:
        pass  # the folder above cannot be written: the one inside is tried, and its fault is told
    inside.mkdir()
    return inside


def _prune_folders(home: Path, gone: Iterable[str]) -> None:
    """Remove the folders that these files left empty; never the output folder itself."""
    folders = {folder for path in gone for folder in _above(path)}
    for folder in sorted(folders, key=lambda path: path.count("/"), reverse=True):
        with contextlib.suppress(OSError):  # not empty, or gone
            (home / folder).rmdir()


@contextlib.contextmanager
def lock(home: Path) -> Iterator[bool]:
    """Hold the folder against other builds; False when another holds it too long.  The system lets go when a holder dies."""
    try:
        import fcntl
    except ImportError:
        yield True
        return
    handle = os.open(home, os.O_RDONLY)
    try:
        for waited in range(int(LOCK_SECONDS / _LOCK_STEP_SECONDS) + 1):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if waited * _LOCK_STEP_SECONDS >= LOCK_SECONDS:
                    yield False
                    return
                time.sleep(_LOCK_STEP_SECONDS)
            except OSError:  # a network disk without locks
                break
        yield True
    finally:
        os.close(handle)


def unwritable(shown: Path, fault: OSError) -> Finding:
    """P070: what the system said, and what to do about it."""
    where = f" ({fault.filename})" if fault.filename and str(fault.filename) != str(shown) else ""
    in_the_way = "a file stands where a folder is needed: move it away, or name another folder with --output"
    remedy = {
        PermissionError: "give yourself the right to write it (chmod -R u+rwX), or name another folder with --output",
        FileExistsError: in_the_way,
        NotADirectoryError: in_the_way,
    }.get(type(fault), "see whether the disk is full or read-only, or name another folder with --output")
    message = f"the output folder cannot be written: {(fault.strerror or 'unknown fault').lower()}{where}"
    return Finding(shown.as_posix(), 0, 0, "P070", "error", message, remedy)
