"""A folder of this machine: a web server's, a mounted disk, a stick."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitegen.hosting.host import HostError
from sitegen.hosting.plan import UNSURE, File, There, above, parse_manifest
from sitegen.model.outputs import MANIFEST
from sitegen.publish.plan import bytes_of
from sitegen.publish.swap import digest

TEMPORARY = ".dateline-sending"


class Folder:
    """A folder; it need not exist yet."""

    at_a_time = 500

    def __init__(self, root: Path) -> None:
        self.root = root
        self._left_over: list[Path] = []  # drafts of a run that was killed

    def look(self, site: Mapping[str, File]) -> There:
        """Compared by bytes; links, also those to folders, count as files of other people's."""
        with _told(self.root):
            files = frozenset(self._walk(""))
            published = parse_manifest(bytes_of(self.root / MANIFEST) or b"")
            return There(
                files,
                frozenset(path for path in files if path in site and self._same(site[path])),
                published,
                frozenset(path for path, mark in published.items() if path in files and path not in site and self._altered(path, mark)),
            )

    def _walk(self, folder: str) -> Iterator[str]:
        place = self.root / folder
        if not folder and not os.path.lexists(place):
            return
        for entry in os.scandir(place):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(path)
            elif entry.name.startswith(TEMPORARY):
                self._left_over.append(self.root / path)
            else:
                yield path

    def _same(self, file: File) -> bool:
        place = self.root / file.path
        if place.is_symlink() or not place.is_file() or place.stat().st_size != file.size_bytes:  # a pipe would never end
            return False
        return digest(place.read_bytes()) == file.digest

    def _altered(self, path: str, mark: str) -> bool:
        body = bytes_of(self.root / path)
        return body is None or mark not in (UNSURE, digest(body))

    def put(self, files: Sequence[File]) -> None:
        """Each is written beside its place and renamed into it."""
        for file in files:
            target = self.root / file.path
            body = file.read()
            with _told(self.root):
                target.parent.mkdir(parents=True, exist_ok=True)
                draft = target.with_name(f"{TEMPORARY}-{os.getpid()}")
                try:
                    draft.write_bytes(body)
                    if target.is_dir() and not target.is_symlink():
                        target.rmdir()  # empty: its files went first
                    draft.replace(target)
                finally:
                    draft.unlink(missing_ok=True)

    def remove(self, paths: Sequence[str]) -> None:
        """A folder left empty goes too."""
        with _told(self.root):
            for path in paths:
                (self.root / path).unlink(missing_ok=True)
            for folder in sorted({folder for path in paths for folder in above(path)}, key=lambda name: -name.count("/")):
                with contextlib.suppress(OSError):  # not empty
                    (self.root / folder).rmdir()

    def finish(self, message: str) -> None:
        """Each file was live when it was put; what a killed run left over goes."""
        for draft in self._left_over:
            with contextlib.suppress(OSError):
                draft.unlink()

    def close(self) -> None:
        """Nothing is left over."""


@contextlib.contextmanager
def _told(root: Path) -> Iterator[None]:
    """What the system does not allow, as P107."""
    try:
        yield
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename and str(fault.filename) != str(root) else ""
        message = f"the folder cannot be read or written: {(fault.strerror or 'unknown fault').lower()}{where}"
        hint = "see whether you may write there and whether the disk is full, then publish again"
        raise HostError("P107", message, hint) from fault
