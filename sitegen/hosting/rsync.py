"""A folder of another machine, through the program `rsync` (and ssh, whose keys and settings are those of the user)."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.hosting.host import HostError
from sitegen.hosting.plan import File, There, above, parse_manifest
from sitegen.hosting.programs import Ran, Run, last_words, run
from sitegen.model.outputs import MANIFEST

# Compared by checksum: a build gives every file a new time.  Paths are told raw, one a line.
COMPARE = ("--recursive", "--links", "--checksum", "--dry-run", "--delete", "--8-bit-output", "--out-format=%i %n")
PUT = ("--checksum", "--no-implied-dirs", "--from0", "--files-from=-")
REMOVE = ("--recursive", "--delete", "--from0", "--include-from=-")
PARTIAL = 23  # rsync: some files could not be transferred
_ESCAPED = re.compile(r"\\#(\d{3})")


class Rsync:
    """A destination as rsync writes it: user@host:path, rsync://host/module/path, or a local folder."""

    at_a_time = 100_000  # each is a connection of its own

    def __init__(self, place: str, output: Path, runner: Run = run) -> None:
        self.place = place if place.endswith(("/", ":")) else place + "/"
        self.output, self.runner = output, runner
        self._scratch = tempfile.TemporaryDirectory(prefix="dateline-rsync-")
        self._empty = Path(self._scratch.name) / "empty"
        self._own = Path(self._scratch.name) / "own"  # files that stand in no folder
        for folder in (self._empty, self._own):
            folder.mkdir()

    def look(self, site: Mapping[str, File]) -> There:
        """By a trial run of rsync with checksums."""
        given, own = self._split(tuple(site.values()))
        rows = self._compare(self.output)
        there = {path for mark, path in rows if mark.startswith("*deleting")}
        changed = {path for mark, path in rows if mark[1:2] == "f" and "+++" not in mark}
        missing = {path for mark, path in rows if mark[1:2] == "f" and "+++" in mark}
        files = there | ({file.path for file in given} - missing)
        same = {file.path for file in given} - missing - changed
        # What stands in no folder of ours is told as deleted above, if it is there at all: whether it is the same, only its bytes tell.
        same |= {file.path for file in own if file.path in there and self._fetch(file.path) == file.body}
        manifest = MANIFEST in there or MANIFEST in changed or ((self.output / MANIFEST).is_file() and MANIFEST not in missing)
        published = parse_manifest(self._fetch(MANIFEST)) if manifest else {}
        return There(frozenset(path for path in files if not path.endswith("/")), frozenset(same), published)

    def put(self, files: Sequence[File]) -> None:
        """rsync writes each file beside its place and renames it."""
        given, own = self._split(files)
        if given:
            self._send(PUT, self.output, [file.path for file in given])
        if own:
            self._send(PUT, self._own, [file.path for file in own])

    def remove(self, paths: Sequence[str]) -> None:
        """By name: an empty source, and a filter that hides from rsync whatever is not to go; folders left empty go too."""
        folders = sorted({folder for path in paths for folder in above(path)})
        rules = [*(f"+ /{_plain(folder)}/" for folder in folders), *(f"+ /{_plain(path)}" for path in paths), "- *"]
        self._send(REMOVE, self._empty, rules)

    def finish(self, message: str) -> None:
        """Each file was live when it was put."""

    def close(self) -> None:
        """The small folders of our own are thrown away."""
        self._scratch.cleanup()

    def _split(self, files: Sequence[File]) -> tuple[list[File], list[File]]:
        """(files of the output folder, files written into a folder of our own)."""
        own = [file for file in files if file.source is None]
        for file in own:
            (self._own / file.path).parent.mkdir(parents=True, exist_ok=True)
            (self._own / file.path).write_bytes(file.body)
        return [file for file in files if file.source is not None], own

    def _compare(self, source: Path) -> list[tuple[str, str]]:
        """(what rsync would do, path) of each file that is not the same on both sides."""
        ran = self.runner(self._command(COMPARE, source), b"", {})
        if ran.status:
            raise self._fault(ran)
        rows = []
        for line in ran.out.decode("utf-8", "surrogateescape").split("\n"):
            mark, _, path = line.partition(" ")
            if path:
                rows.append((mark, _ESCAPED.sub(lambda found: chr(int(found[1], 8)), path.lstrip(" "))))
        return rows

    def _fetch(self, path: str) -> bytes:
        copy = Path(self._scratch.name) / "fetched"
        ran = self.runner(["rsync", "--", self.place + path, str(copy)], b"", {})
        if ran.status:
            raise self._fault(ran)
        return copy.read_bytes()

    def _send(self, options: Sequence[str], source: Path, paths: Sequence[str]) -> None:
        ran = self.runner(self._command(options, source), _lines(paths), {})
        if ran.status:
            raise self._fault(ran)

    def _command(self, options: Sequence[str], source: Path) -> list[str]:
        return ["rsync", *options, "--", f"{source.resolve()}/", self.place]

    def _fault(self, ran: Ran) -> HostError:
        if ran.status == PARTIAL:
            return HostError(
                "P107", f"rsync could not do all of it: {last_words(ran.told)}", "see whether you may write there and the disk is full"
            )
        hint = "see whether `ssh` to that machine works and the folder above is there, then publish again"
        return HostError("P107", f"rsync failed ({ran.status}): {last_words(ran.told)}", hint)


def _plain(path: str) -> str:
    """The path as a pattern that means nothing else."""
    return re.sub(r"([*?[])", r"\\\1", path)


def _lines(paths: Sequence[str]) -> bytes:
    return "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
