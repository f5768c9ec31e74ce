"""Which shards are done: a journal to resume by while an archive is read, and the list of its shards when it has been.

A shard counts when its line stands in the journal whole and its file has the bytes that the line says.  So a run may be killed at any
moment, a file may be damaged or deleted: the shard is read again.  Everything in the folder is written beside its place and renamed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from sitegen.archive.shards import Done

NAME = "manifest.jsonl"
CLAIMS = "claims"
EVENTS = "events.parquet"
_OURS = re.compile(r"[0-9a-f]{32}\.parquet|new-.*")


class TakenError(Exception):
    """Another run is writing the folder."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One line of the manifest."""

    key: str
    articles: int
    claims: int
    bytes: int
    sha256: str
    faults: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Where its claims lie, from the folder on."""
        return f"{CLAIMS}/{self.key}.parquet"


class Journal:
    """The shards of a folder.  OSError: the folder cannot be written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / CLAIMS).mkdir(parents=True, exist_ok=True)
        self._known = {shard.key: shard for shard in _lines(root / NAME)}
        self._tidy()

    def done(self, key: str) -> Shard | None:
        """The shard of a key, if it is whole."""
        shard = self._known.get(key)
        if shard is None:
            return None
        try:
            body = (self.root / shard.file).read_bytes()
        except OSError:
            return None
        return shard if hashlib.sha256(body).hexdigest() == shard.sha256 else None

    def put(self, done: Done) -> Shard:
        """Keep the claims of a shard: first the file, then its line, so that a line never speaks of what is not there."""
        shard = Shard(done.key, done.articles, done.claims, len(done.body), hashlib.sha256(done.body).hexdigest(), done.faults)
        with replacing(self.root / shard.file) as file:
            file.write(done.body)
        with (self.root / NAME).open("ab") as journal:
            journal.write(_line(shard))
        self._known[shard.key] = shard
        return shard

    def close(self, shards: Sequence[Shard], complete: bool) -> None:
        """The archive has been read: its shards in order, and no other's file is left.  `complete`: none of them was lost."""
        with replacing(self.root / NAME) as file:
            for shard in shards:
                file.write(_line(shard))
            total = {"complete": complete, "articles": sum(s.articles for s in shards), "claims": sum(s.claims for s in shards)}
            file.write(json.dumps(total).encode() + b"\n")
        kept = {shard.key for shard in shards}
        for path in (self.root / CLAIMS).iterdir():
            if _OURS.fullmatch(path.name) and path.stem not in kept:
                path.unlink(missing_ok=True)

    def _tidy(self) -> None:
        """Take away what a killed run was writing, and begin the journal anew from its whole lines: a torn one would swallow the next."""
        for folder in (self.root, self.root / CLAIMS):
            for path in folder.glob("new-*"):
                path.unlink(missing_ok=True)
        with replacing(self.root / NAME) as file:
            for shard in self._known.values():
                file.write(_line(shard))


def _line(shard: Shard) -> bytes:
    return json.dumps({"file": shard.file} | asdict(shard), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _lines(path: Path) -> Iterator[Shard]:
    """The whole lines of a journal; a torn or foreign one is passed over."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            row = json.loads(line)
            shard = Shard(row["key"], row["articles"], row["claims"], row["bytes"], row["sha256"], tuple(row["faults"]))
        except (ValueError, KeyError, TypeError):
            continue
        if re.fullmatch(r"[0-9a-f]{32}", str(shard.key)):
            yield shard


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole, and not before.

    Not forced onto the disk: what a power cut takes away is noticed by its digest, and read again.
    """
    beside = path.with_name(f"new-{os.getpid()}-{path.name}")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else writes the folder meanwhile.  Raises TakenError; where the system or the disk has no locks, nothing is held."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("wb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TakenError from None
        except OSError:  # a network disk without locks
            pass
        yield
