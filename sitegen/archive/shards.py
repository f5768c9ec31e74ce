"""An archive cut into shards, and the reading of one: bytes in, bytes out, the same wherever it runs and however often."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from sitegen.archive.source import Item, Part
from sitegen.archive.table import LAYOUT, claim_row, table_bytes
from sitegen.cache import source_digest
from sitegen.config import Settings
from sitegen.model.document import Document
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile
from sitegen.pipeline import date_articles
from sitegen.readings import LIBRARIES, ROOMS, Reading, read_article, read_document
from sitegen.temporal.language import detect

SHARD_BYTES = 32_000_000  # a shard of long articles is closed before it outgrows a worker


@dataclass(frozen=True, slots=True)
class Task:
    """One shard to read."""

    key: str  # of everything that its claims depend on: articles, settings, program
    items: tuple[Item, ...]
    amount: int  # how much of the archive it is, in the unit of `Archive.size`
    settings: Settings
    threshold: float  # claims less sure than this are left out
    program: str  # see `program`


@dataclass(frozen=True, slots=True)
class Done:
    """What the reading of a shard gave."""

    key: str
    articles: int
    claims: int
    faults: tuple[str, ...]  # of articles that were left out, a line each
    body: bytes  # Parquet


class OtherProgramError(Exception):
    """A worker runs another release than the one that gave it the shard."""


@cache
def program() -> str:
    """What tells apart programs that may read an article differently: a digest of the rooms, and the releases of the libraries."""
    releases = "".join(f" {name} {version(name)}" for name in (*LIBRARIES, "pyarrow") if _there(name))
    return source_digest((*ROOMS, "archive")) + releases


def _there(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def shards(parts: Iterable[Part], size: int, settings: Settings, threshold: float) -> Iterator[Task]:
    """The archive in shards of about `size` articles: at least half, at most twice as many.

    Where a shard ends depends on the ids near by and on nothing before: an article that is added or dropped leaves the shards
    elsewhere what they were, so that an archive that has grown reads only what is new.
    """
    half = max(1, size // 2)
    held: list[Part] = []
    held_bytes = before = 0
    for part in parts:
        held.append(part)
        held_bytes += len(part.item.body if isinstance(part.item, RawFile) else part.item.text)
        border = len(held) >= half and zlib.crc32(part.id.encode("utf-8", "surrogatepass")) % half == 0
        if border or len(held) >= 2 * size or held_bytes > SHARD_BYTES:
            yield _task(held, before, settings, threshold)
            held, held_bytes, before = [], 0, part.read
    if held:
        yield _task(held, before, settings, threshold)


def _task(parts: list[Part], before: int, settings: Settings, threshold: float) -> Task:
    items = tuple(part.item for part in parts)
    digest = hashlib.sha256(f"{LAYOUT} {program()} {settings.digest} {threshold}".encode())
    for item in items:
        for field in _told(item):
            digest.update(len(field).to_bytes(8, "big"))
            digest.update(field)
    return Task(digest.hexdigest()[:32], items, parts[-1].read - before, settings, threshold, program())


def _told(item: Item) -> tuple[bytes, ...]:
    """All that an article says of itself."""
    if isinstance(item, RawFile):
        return item.path.encode(), item.body
    day = item.publication.day
    fields = (item.id, item.path, item.title, item.publisher, item.url, item.language, day.isoformat() if day else "", item.text)
    return tuple(field.encode("utf-8", "surrogatepass") for field in fields)


def read_shard(task: Task) -> Done:
    """The claims of a shard, in the order of its articles.  Pure: no clock, no file, no network; run twice it gives the same bytes.

    Raises OtherProgramError where this process is not of the release that cut the shard.  An article that meets a bug of ours is a fault
    of the shard, and the others go on.
    """
    if task.program != program():
        raise OtherProgramError("a worker runs another release of Dateline or of its libraries; install the same on every machine")
    rows = []
    faults: list[str] = []
    for item in task.items:
        reading = _read(item, task.settings)
        faults += (f"{finding.path}: {finding.message}" for finding in reading.findings if finding.severity == "error")
        if reading.document is None:
            continue
        dated = date_articles([reading], None)
        rows += [claim_row(claim, dated.documents[0]) for claim in dated.claims if claim.confidence >= task.threshold]
    return Done(task.key, len(task.items), len(rows), tuple(faults), table_bytes(rows))


def _read(item: Item, settings: Settings) -> Reading:
    """One article by itself; never raises."""
    if isinstance(item, RawFile):
        return read_article(item, settings)
    try:
        return _read_line(item, settings)
    except Exception as error:
        message = (
            f"a fault in Dateline itself kept “{item.id}” from being read ({' '.join(f'{type(error).__name__}: {error}'.split())[:200]})"
        )
        return Reading(None, (), (), (Finding(item.path, 0, 0, "P099", "error", message),))


def _read_line(document: Document, settings: Settings) -> Reading:
    if not document.language:
        document = replace(document, language=detect(document.text))
    mentions, claims = read_document(document, settings)
    return Reading(document, mentions, claims, ())
