"""Drawn pages on the disk of the output until it is known whether they are wanted: so that no process holds a whole site in memory."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sitegen.model.corpus import Page
from sitegen.model.outputs import STAGING
from sitegen.publish.swap import digest, held


@dataclass(frozen=True, slots=True)
class Spooled:
    """A page whose bytes lie in a file."""

    path: str
    file: str
    digest: str  # of its bytes, as the manifest has it

    @property
    def body(self) -> bytes:
        """The bytes, read each time; raises OSError once the page was put into the output."""
        return Path(self.file).read_bytes()


class Spool:
    """A folder beside the output for as long as a build takes; held by a lock, by which the next build knows one that was left behind."""

    def __init__(self, output: Path) -> None:
        self._home = output.resolve()
        self._folder = Path()
        self._handle = -1

    def __enter__(self) -> Spool:
        """Raises OSError where no folder can be made at all."""
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=_prefix(self._home), dir=self._home.parent))
        except OSError:  # the folder above is not there yet, or cannot be written: what is published then says so
            self._folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        self._handle = _locked(self._folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._handle >= 0:
            os.close(self._handle)

    def store(self, page: Page) -> Spooled:
        """The page with its bytes on the disk.  Raises OSError where there is no room."""
        file = held(self._folder, page.path)
        file.write_bytes(page.body)
        return Spooled(page.path, os.fspath(file), digest(page.body))


def sweep(home: Path) -> None:
    """Remove the spools of builds of this output folder that were killed."""
    for folder in _left(home):
        handle = _locked(folder)
        if handle >= 0:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)


def _prefix(home: Path) -> str:
    return f".{home.name}{STAGING}-"


def _left(home: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(home.parent) as entries:
        yield from (Path(entry.path) for entry in entries if entry.name.startswith(_prefix(home)))


def _locked(folder: Path) -> int:
    """A handle that holds the folder until it is closed; -1 where another process holds it, or where folders cannot be locked."""
    try:
        import fcntl
    except ImportError:
        return -1
    handle = -1
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle >= 0:
            os.close(handle)
        return -1
    return handle
