"""Pages to the output folder, so that a reader finds the old site or the new one, whatever happens in between.

1. Pages are compared with what stands in the output; those that changed are written to a staging folder on the same disk.
2. A journal of what is to be put and removed is written and renamed into place: from here on the new site is whole.
3. Each staged file is renamed over its predecessor (which is kept aside), stylesheets and pages first, lists after what they list,
   what is no longer wanted is removed last.

Killed before 2: the old site stands, and the next run sweeps the staging away.  Killed in 3 (milliseconds of renames): the next run
completes it from the journal.  A fault in 3: everything is put back.  Renaming a whole new folder over the old one would be one step,
but it breaks a server or container that holds the folder open, a mount point, and files of the user's own in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.model.finding import Finding, Severity

MANIFEST = ".dateline-manifest"
STAGING = ".dateline-staging"
JOURNAL, UNDO = "journal", "undo"  # the same list, to be completed or to be taken back
LOCK_SECONDS = 10.0
TOLD_FILES = 5  # how many names a finding lists


@dataclass(frozen=True, slots=True)
class Published:
    """How many files one publication wrote, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(slots=True)
class _Plan:
    """What is to change, gathered page by page."""

    put: list[str] = field(default_factory=list)  # staged, to be renamed into place
    fresh: list[str] = field(default_factory=list)  # of `put`: nothing stood there before
    remove: list[str] = field(default_factory=list)
    manifest: dict[str, str] = field(default_factory=dict)  # path: digest, of the whole new site
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)
    in_the_way: list[str] = field(default_factory=list)


def publish(pages: Iterable[Page], output: Path) -> tuple[Published, tuple[Finding, ...]]:
    """Put the pages into the output folder and take away those that an earlier run put there and this one does not.

    With an error among the findings (P070-P077) the output is as it was.  Files that no run of ours wrote are never touched.
    What `pages` raises goes on to the caller, the output as it was.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        home = output.resolve()
        with _lock(home) as locked:
            if not locked:
                hint = "wait until it is done, or stop the preview, and build again"
                return Published(), (_finding(output, "P077", "error", "another build is writing this folder", hint),)
            found = list(_recover(home, output))
            if any(finding.severity == "error" for finding in found):
                return Published(), tuple(found)
            published, findings = _publish(pages, home, output)
            return published, tuple(sorted({*found, *findings}))
    except OSError as fault:
        return Published(), (_unwritable(output, fault),)


def recover(output: Path) -> tuple[Finding, ...]:
    """Complete or take back what a killed run left half done (P074); nothing where there is nothing to mend."""
    if not output.is_dir():
        return ()
    try:
        home = output.resolve()
        with _lock(home) as locked:
            return tuple(_recover(home, output)) if locked else ()
    except OSError as fault:
        return (_unwritable(output, fault),)


def _publish(pages: Iterable[Page], home: Path, shown: Path) -> tuple[Published, tuple[Finding, ...]]:
    staging = _new_staging(home)
    try:
        plan = _plan(pages, home, shown, staging)
        if any(finding.severity == "error" for finding in plan.findings):
            return Published(unchanged=plan.unchanged), tuple(plan.findings)
        if plan.put or plan.remove:
            _write_journal(staging, plan)
            try:
                _apply(home, staging, plan)
            except OSError as fault:
                _take_back(home, staging, plan)
                return Published(), (*plan.findings, _unwritable(shown, fault))
    finally:
        # What stands in the journal is not ours to sweep away: a fault while putting back leaves it for the next run.
        if not (staging / JOURNAL).exists() and not (staging / UNDO).exists():
            shutil.rmtree(staging, ignore_errors=True)
    _prune_folders(home, plan.remove)
    return Published(len(plan.put) - (MANIFEST in plan.put), plan.unchanged, len(plan.remove)), tuple(plan.findings)


def _plan(pages: Iterable[Page], home: Path, shown: Path, staging: Path) -> _Plan:
    """Stage what changed; find what is no longer wanted and what is in the way."""
    plan, before, checked = _Plan(), _read_manifest(home), _Folders(home, shown)
    seen: dict[str, str] = {}
    for page in pages:
        fault = _path_fault(page.path, shown) or _twice(page.path, seen, shown)
        if fault:
            plan.findings.append(fault)
            continue
        plan.manifest[page.path] = _digest(page.body)
        _stage(page, home, staging, before, plan)
        checked.look(page.path, before, plan)
    _orphans(home, shown, before, plan)
    _stage_manifest(home, staging, plan)
    if plan.in_the_way:
        plan.findings.append(_in_the_way(shown, plan.in_the_way))
    return plan


def _stage(page: Page, home: Path, staging: Path, before: dict[str, str], plan: _Plan) -> None:
    path, body = page.path, page.body
    target = home / path
    old = _bytes_of(target)
    if old == body:
        plan.unchanged += 1
        return
    if old is None and not os.path.lexists(target):
        plan.fresh.append(path)
    elif (path not in before and path != MANIFEST) or (target.is_dir() and not target.is_symlink()):
        plan.in_the_way.append(path)
        return
    staged = staging / "new" / path
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_bytes(body)
    plan.put.append(path)


def _bytes_of(file: Path) -> bytes | None:
    """The bytes of a plain file, None for everything else (a link is not a page of ours)."""
    try:
        return None if file.is_symlink() or not file.is_file() else file.read_bytes()
    except OSError:
        return None


class _Folders:
    """The folders that pages go into: none may be a link that leads away, or a file of the user's."""

    def __init__(self, home: Path, shown: Path) -> None:
        self.home, self.shown = home, shown
        self.seen: set[str] = set()

    def look(self, path: str, before: dict[str, str], plan: _Plan) -> None:
        """Check the folders above a page, each once."""
        parts = path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if folder in self.seen:
                continue
            self.seen.add(folder)
            place = self.home / folder
            if place.is_symlink():
                message = f"“{folder}” in it is a link to another place; a page would be written there"
                plan.findings.append(_finding(self.shown, "P071", "error", message, f"delete the link {self.shown / folder}"))
            elif place.exists() and not place.is_dir() and folder not in before:
                plan.in_the_way.append(folder)
            elif place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
                message = f"the folder “{folder}” in it cannot be written"
                plan.findings.append(_finding(self.shown, "P070", "error", message, "give yourself the right to write it (chmod -R u+rwX)"))


def _orphans(home: Path, shown: Path, before: dict[str, str], plan: _Plan) -> None:
    """Files of an earlier run that this one does not have; one that a person has changed since is kept, and said."""
    kept = []
    for path in sorted(before.keys() - plan.manifest.keys()):
        old = _bytes_of(home / path)
        if old is None:
            continue
        if _digest(old) == before[path]:
            plan.remove.append(path)
        else:
            kept.append(path)
    kept += sorted(_foreign(home, before.keys() | plan.manifest.keys()))
    if kept:
        message = f"{_count(len(kept))} that no build wrote {'was' if len(kept) == 1 else 'were'} left there: {_listed(kept)}"
        plan.findings.append(_finding(shown, "P073", "info", message, "delete what is not meant to be part of the site"))


def _foreign(home: Path, ours: Iterable[str]) -> Iterator[str]:
    """The top-level entries and files beside our pages that are not ours; hidden ones (.git, .gitkeep) are passed over."""
    known = set(ours)
    folders = {path.rsplit("/", depth)[0] for path in known for depth in range(1, path.count("/") + 1)}
    for folder in ["", *sorted(folders)]:
        try:
            names = sorted(entry.name for entry in os.scandir(home / folder))
        except OSError:
            continue
        for name in names:
            path = f"{folder}/{name}" if folder else name
            if not name.startswith(".") and path not in known and path not in folders:
                yield path


def _stage_manifest(home: Path, staging: Path, plan: _Plan) -> None:
    """The list of our own files goes the same way as a page."""
    lines = [f"{digest} {path}\n" for path, digest in sorted(plan.manifest.items())]
    before = plan.unchanged
    _stage(Page(MANIFEST, "".join(lines).encode("utf-8")), home, staging, {}, plan)
    plan.unchanged = before


def _read_manifest(home: Path) -> dict[str, str]:
    """{path: digest} of the files that the last run put there; empty where there is no list, or a damaged one."""
    body = _bytes_of(home / MANIFEST)
    ours: dict[str, str] = {}
    for line in (body or b"").decode("utf-8", "replace").split("\n"):
        digest, _, path = line.partition(" ")
        if len(digest) == 32 and not _path_words(path):
            ours[path] = digest
    return ours


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


# --- from the journal on ---------------------------------------------------------------------------------------------------------


def _write_journal(staging: Path, plan: _Plan) -> None:
    """Write what is to be done; the rename is the moment from which it will be done."""
    body = json.dumps({"put": _in_order(plan.put), "fresh": plan.fresh, "remove": plan.remove})
    draft = staging / (JOURNAL + ".draft")
    draft.write_text(f"{_digest(body.encode())}\n{body}", "utf-8")
    draft.replace(staging / JOURNAL)


def _read_journal(file: Path) -> _Plan | None:
    """The plan of a journal, None where it is damaged."""
    try:
        seal, _, body = file.read_text("utf-8").partition("\n")
        if seal != _digest(body.encode()):
            return None
        told = json.loads(body)
        return _Plan(put=told["put"], fresh=told["fresh"], remove=told["remove"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_order(paths: list[str]) -> list[str]:
    """What pages lean on first, then pages from the deepest up, so that no list points at a page that is not there yet."""
    return sorted(paths, key=lambda path: (path == MANIFEST, path.endswith(".html"), -path.count("/"), path))


def _apply(home: Path, staging: Path, plan: _Plan) -> None:
    """Put and remove; may be run again after being cut off anywhere."""
    new, old = staging / "new", staging / "old"
    puts = _in_order(plan.put)
    blocking = [path for path in plan.remove if any(put.startswith(path + "/") for put in puts)]
    for path in blocking:  # a page that has become a folder must go first
        _set_aside(home / path, old / path)
    for path in puts:
        staged, target = new / path, home / path
        if not staged.exists():
            continue  # done before the cut
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            _remove_empty(target)
        _keep_copy(target, old / path)
        staged.replace(target)
    for path in plan.remove:
        if path not in blocking:
            _set_aside(home / path, old / path)
    (staging / JOURNAL).unlink(missing_ok=True)


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


def _remove_empty(folder: Path) -> None:
    """Remove a folder of empty folders; raises OSError where a file is left in it."""
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def _take_back(home: Path, staging: Path, plan: _Plan) -> None:
    """Put everything back as it was before `_apply`; may be run again after being cut off."""
    if (staging / JOURNAL).exists():
        (staging / JOURNAL).replace(staging / UNDO)
    new, old = staging / "new", staging / "old"
    for path in plan.fresh:
        if not (new / path).exists():
            (home / path).unlink(missing_ok=True)
    for path in (*plan.put, *plan.remove):
        kept = old / path
        if os.path.lexists(kept):
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            kept.replace(home / path)
    _prune_folders(home, plan.fresh)
    (staging / UNDO).unlink(missing_ok=True)


def _recover(home: Path, shown: Path) -> Iterator[Finding]:
    """Mend what a killed run left, wherever its staging was."""
    for staging in _staging_places(home):
        if not staging.is_dir():
            continue
        undo = _read_journal(staging / UNDO)
        plan = _read_journal(staging / JOURNAL)
        if undo is not None:
            _take_back(home, staging, undo)
            yield _finding(shown, "P074", "info", "the last build was stopped while it put the old site back; that has now been completed")
        elif plan is not None:
            _apply(home, staging, plan)
            _prune_folders(home, plan.remove)
            yield _finding(
                shown, "P074", "info", "the last build was stopped while it moved its pages into place; that has now been completed"
            )
        shutil.rmtree(staging, ignore_errors=True)


# --- folders ---------------------------------------------------------------------------------------------------------------------


def _staging_places(home: Path) -> tuple[Path, Path]:
    """Beside the output folder; inside it where that is impossible (a mount point, no right to write beside)."""
    return home.parent / f".{home.name}{STAGING}", home / STAGING


def _new_staging(home: Path) -> Path:
    beside, inside = _staging_places(home)
    try:
        beside.mkdir()
        if beside.stat().st_dev == home.stat().st_dev:
            return beside
        beside.rmdir()
    except OSError:
        pass  # the folder above cannot be written: the one inside is tried, and its fault is told
    inside.mkdir()
    return inside


def _prune_folders(home: Path, removed: Iterable[str]) -> None:
    """Remove the folders that the removal of these files left empty; never the output folder itself."""
    folders = {parent for path in removed for parent in (home / path).parents if home in parent.parents}
    for folder in sorted(folders, key=lambda place: len(place.parts), reverse=True):
        with contextlib.suppress(OSError):  # not empty, or gone
            folder.rmdir()


@contextlib.contextmanager
def _lock(home: Path) -> Iterator[bool]:
    """Hold the folder against other builds; False when another holds it too long.  The system lets go when a holder dies."""
    try:
        import fcntl
    except ImportError:
        yield True
        return
    handle = os.open(home, os.O_RDONLY)
    try:
        waited = 0.0
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if waited >= LOCK_SECONDS:
                    yield False
                    return
                time.sleep(0.1)
                waited += 0.1
            except OSError:  # a network disk without locks
                break
        yield True
    finally:
        os.close(handle)


# --- findings --------------------------------------------------------------------------------------------------------------------


def _path_words(path: str) -> str:
    """Why a path is none of a page; "" when it is one."""
    parts = path.split("/")
    if not path or "\0" in path or "\\" in path or any(part in ("", ".", "..") for part in parts):
        return "is not a path inside the output folder"
    if path == MANIFEST or parts[0] == STAGING:
        return "is a name that the program keeps for itself"
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "cannot be written as UTF-8"
    too_long = any(len(part.encode("utf-8")) > 255 for part in parts)
    return "has a part of more than 255 bytes, longer than disks allow" if too_long else ""


def _path_fault(path: str, shown: Path) -> Finding | None:
    words = _path_words(path)
    hint = "change the title or name that this address was made from"
    return _finding(shown, "P071", "error", f"the page “{path}” {words}", hint) if words else None


def _twice(path: str, seen: dict[str, str], shown: Path) -> Finding | None:
    """P075 for two pages of one path; many disks do not tell capitals apart."""
    first = seen.setdefault(path.casefold(), path)
    if first is path:
        return None
    return _finding(shown, "P075", "error", f"two pages have the path “{path}”", "change the title or name of one of them")


def _in_the_way(shown: Path, paths: list[str]) -> Finding:
    message = (
        f"{_count(len(paths))} that no build wrote {'stands' if len(paths) == 1 else 'stand'} where pages belong: {_listed(sorted(paths))}"
    )
    return _finding(shown, "P072", "error", message, "move away what is yours; if nothing in the folder is, empty it and build again")


def _count(number: int) -> str:
    return "a file" if number == 1 else f"{number} files"


def _listed(paths: list[str]) -> str:
    more = f" and {len(paths) - TOLD_FILES} more" if len(paths) > TOLD_FILES else ""
    return ", ".join(paths[:TOLD_FILES]) + more


def _unwritable(shown: Path, fault: OSError) -> Finding:
    where = f" ({fault.filename})" if fault.filename and str(fault.filename) != str(shown) else ""
    remedy = {
        PermissionError: "give yourself the right to write it (chmod -R u+rwX), or name another folder with --output",
        FileExistsError: "a file stands where a folder is needed: move it away, or name another folder with --output",
        NotADirectoryError: "a file stands where a folder is needed: move it away, or name another folder with --output",
    }.get(type(fault), "see whether the disk is full or read-only, or name another folder with --output")
    message = f"the output folder cannot be written: {(fault.strerror or 'unknown fault').lower()}{where}; the last site is as it was"
    return _finding(shown, "P070", "error", message, remedy)


def _finding(shown: Path, code: str, severity: Severity, message: str, hint: str = "") -> Finding:
    return Finding(shown.as_posix(), 0, 0, code, severity, message, hint)
