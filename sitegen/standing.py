"""Does the site still stand as the last build left it?  Asked before anything else is imported, of file systems and not of files.

What a build was made from is told by the sizes, times and places (inodes) of all files of content and templates, of the program and its
libraries, and by its options; what it made by the same of the files in the output.  A time can deceive where a file was changed within
the same tick of the clock after it was read: a build that finds anything newer than `TICK` before its own beginning is not remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sitegen.model.outputs import MANIFEST, STAGING

TICK_NS = 2_000_000_000  # the coarsest clock of a file system in use (FAT)
LAYOUT = "1"


class Told:
    """What the last build said.  Plain: to import `dataclasses` takes as long as to look at a thousand files."""

    __slots__ = ("events", "findings")

    def __init__(self, findings: str, events: int) -> None:
        self.findings = findings  # as it stood on stderr, "" for nothing
        self.events = events


class Standing:
    """One build's question, and the place where its answer is kept."""

    def __init__(self, cache: Path, options: str, sources: Sequence[Path | None], output: Path) -> None:
        """`options` tells apart builds of different calls; `sources` are the folders and files that are read."""
        here = os.getcwd()  # noqa: PTH109 - findings name paths as they were given
        self._output = output
        self._sources = sources
        called = repr((LAYOUT, here, options, [str(source) for source in sources], str(output)))
        self._file = cache / f"stands-{hashlib.sha256(called.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"
        self._began = time.time_ns()
        self._read = ""

    def unchanged(self) -> Told | None:
        """What the last build said, if a build would now say it again and write nothing."""
        self._read = self._inputs()
        try:
            kept = json.loads(self._file.read_bytes())
            same = bool(self._read) and kept["inputs"] == self._read and kept["outputs"] == self._outputs()
            return Told(str(kept["findings"]), int(kept["events"])) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, told: Told) -> None:
        """Remember what a build said that has just ended well; nothing, where a file was changed while it ran or just before."""
        read = self._read
        if not read or read != self._inputs():
            return
        kept = {"inputs": read, "outputs": self._outputs(), "findings": told.findings, "events": told.events}
        fresh = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(kept), encoding="utf-8")
            fresh.replace(self._file)

    def _inputs(self) -> str:
        """The digest of all that is read; "" where it cannot be told, or may deceive."""
        digest = hashlib.sha256(sys.version.encode())
        try:
            for source in (*self._sources, *_program()):
                if source is not None:
                    names, marks = _marks(source)
                    if max(marks[1::4], default=0) > self._began - TICK_NS or max(marks[2::4], default=0) > self._began - TICK_NS:
                        return ""
                    digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
                    digest.update(marks.tobytes())
            digest.update("\0".join(libraries()).encode())
        except (OSError, _LinkError):
            return ""
        return digest.hexdigest()

    def _outputs(self) -> str:
        """The digest of all files that the last build put there; "" where one is missing or a publication was broken off."""
        output = os.fspath(self._output)
        digest = hashlib.sha256()
        marks = array("q")
        try:
            here, name = os.path.split(os.path.realpath(output))
            if os.path.lexists(f"{output}/{STAGING}") or os.path.lexists(f"{here}/.{name}{STAGING}"):
                return ""
            listed = Path(output, MANIFEST).read_bytes()
            stat = os.stat
            for line in listed.decode("utf-8").split("\n"):
                found = stat(f"{output}/{line.partition(' ')[2] or MANIFEST}")
                marks.extend((found.st_size, found.st_ctime_ns, found.st_mtime_ns, found.st_ino))
        except (OSError, UnicodeDecodeError):
            return ""
        digest.update(listed)
        digest.update(marks.tobytes())
        return digest.hexdigest()


class _LinkError(Exception):
    """A link leads out of what is looked at."""


def _marks(source: Path) -> tuple[list[str], array[int]]:
    """(paths, size, change, modification and inode of each) of a file, or of all files under a folder, by path."""
    names: list[str] = []
    marks = array("q")
    for name, found in sorted(_files(os.fspath(source)), key=lambda pair: pair[0]):
        names.append(name)
        marks.extend((found.st_size, found.st_ctime_ns, found.st_mtime_ns, found.st_ino))
    return names, marks


def _files(source: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(source):  # noqa: PTH112
        if os.path.lexists(source):
            yield source, os.stat(source)  # noqa: PTH116
        return
    waiting = [source]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    raise _LinkError
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    yield entry.path, entry.stat()


def _program() -> Iterable[Path]:
    """Our own source and templates."""
    package = Path(__file__).parent
    return package, package.parent / "templates"


def libraries() -> list[str]:
    """The names of all installed distributions, which tell their releases."""
    found: list[str] = []
    for place in dict.fromkeys(sys.path):
        if place.endswith(("site-packages", "dist-packages")):
            found += sorted(name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info", ".pth")))  # noqa: PTH208
    return found
