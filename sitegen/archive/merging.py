"""The claims of an archive across its articles: the events that they tell of, in Parquet.

Up to IN_MEMORY claims are merged in memory, more on disk (`merge.outgrown`); the events are the same.  What needs the articles' whole
texts (two dates within one article, offices, figures: M106 to M109) and what editors write in notes belongs to a site, and is not here.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen.archive.manifest import EVENTS, Shard, replacing
from sitegen.archive.table import EVENT_COLUMNS, GROUP_ROWS, Row, claim_of, document_of, event_row, writer
from sitegen.merge.actors import Actors, identify
from sitegen.merge.block import Pair, candidates
from sitegen.merge.conflicts import conflicts_of
from sitegen.merge.facts import Facts, facts_of, rarity_of
from sitegen.merge.fuse import fuse
from sitegen.merge.groups import EdgeList, groups_of
from sitegen.merge.identity import rank
from sitegen.merge.outgrown import MEMORY_MB, OnDisk, Shelf
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim
from sitegen.model.document import Document
from sitegen.model.event import Event
from sitegen.model.reason import Reason

IN_MEMORY = 20_000  # claims: about 400 MB
#: The claims, oldest first: the order of `identity.rank`.
_OLDEST_FIRST = """
    SELECT * FROM read_parquet($1)
    ORDER BY published NULLS LAST, article, quote."start", quote."end", claim
"""
#: What of a row a fused event needs beside the claim.
_WITNESS = (
    *("article", "file", "headline", "publisher", "source", "url", "language", "timezone"),
    *("published_from", "published_to", "published_by", "spans", "sentences", "quote", "sentence"),
)
Progress = Callable[[str, int, int], None]  # (what is done, how many, of how many)


@dataclass(frozen=True, slots=True)
class Policy:
    """When claims are merged on disk, and what DuckDB may take there."""

    in_memory: int = IN_MEMORY
    memory_mb: int = MEMORY_MB


def merge_archive(root: Path, shards: Sequence[Shard], gazetteer: Gazetteer, policy: Policy, progress: Progress = lambda *_: None) -> int:
    """Writes `events.parquet` under `root`, by the oldest report; gives how many events.  ImportError: DuckDB is needed and not there."""
    files = [str(root / shard.file) for shard in shards if shard.claims]
    count = sum(shard.claims for shard in shards)
    with _work_folder(root) as folder:
        merging = _Outgrown(files, folder, policy.memory_mb) if count > policy.in_memory else _InMemory(files)
        try:
            return _write(root, merging.events(gazetteer, progress))
        finally:
            merging.close()


def _write(root: Path, rows: Iterator[Row]) -> int:
    import pyarrow as pa

    written = 0
    with replacing(root / EVENTS) as file, writer(file, EVENT_COLUMNS) as out:
        while batch := list(islice(rows, GROUP_ROWS)):
            out.write_table(pa.Table.from_pylist(batch, out.schema), GROUP_ROWS)
            written += len(batch)
    return written


@contextmanager
def _work_folder(root: Path) -> Iterator[Path]:
    """A folder for what is merged on disk, gone afterwards; and that of a run that was killed, too."""
    folder = root / ".merging"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _InMemory:
    """All claims at once."""

    def __init__(self, files: Sequence[str]) -> None:
        import pyarrow.parquet as pq

        rows: list[Row] = [row for file in files for row in pq.read_table(file).to_pylist()]
        both = ((claim_of(row), document_of([row]), row) for row in rows)
        self._rows = [row for _, row in sorted(((rank(claim, {document.id: document}), row) for claim, document, row in both), key=_first)]

    def events(self, gazetteer: Gazetteer, progress: Progress) -> Iterator[Row]:
        actors = identify([claim_of(row) for row in self._rows], gazetteer)
        facts = list(_facts(self._rows, actors, gazetteer))
        rarity = rarity_of(facts, actors)
        groups, reasons = groups_of(facts, rarity, candidates(facts, rarity), EdgeList())
        return _fused(groups, reasons, facts, self._rows, actors, progress)

    def close(self) -> None:
        pass


class _Outgrown:
    """One claim at a time."""

    def __init__(self, files: Sequence[str], folder: Path, memory_mb: int) -> None:
        self._files, self._place = list(files), OnDisk(folder, memory_mb)
        self._rows: Shelf[Row] = Shelf(folder / "rows", 1000)

    def events(self, gazetteer: Gazetteer, progress: Progress) -> Iterator[Row]:
        actors = identify(self._named(), gazetteer)

        def facts() -> Iterator[Facts]:
            for number, one in enumerate(_facts(self._ranked(), actors, gazetteer), 1):
                yield one
                progress("claims sorted", number, 0)

        def watch(pairs: Iterator[Pair]) -> Iterator[Pair]:
            for pair in pairs:
                progress("claims compared", pair[0], len(self._place.facts))
                yield pair

        groups, reasons = self._place.groups(facts(), actors, watch=watch)
        return _fused(groups, reasons, self._place.facts, self._rows, actors, progress)

    def _named(self) -> Iterator[Any]:
        """Who is named where: all of a claim that `identify` looks at."""
        for article, actors in self._place.store.ask("SELECT article, actors FROM read_parquet($1)", [self._files]):
            yield _Named(sys.intern(article), tuple(_Actor(one["actor_id"], one["kind"], one["office"]) for one in actors))

    def _ranked(self) -> Iterator[Row]:
        """The rows, oldest first; what a fused event needs of them is put onto the shelf."""
        for batch in self._place.store.batches(_OLDEST_FIRST, [self._files], 1000):
            for row in batch.to_pylist():
                self._rows.append({name: row[name] for name in _WITNESS})
                yield row

    def close(self) -> None:
        self._place.close()
        self._rows.close()


@dataclass(frozen=True, slots=True)
class _Actor:
    actor_id: str
    kind: str | None
    office: str


@dataclass(frozen=True, slots=True)
class _Named:
    article: str
    actors: tuple[_Actor, ...]


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def _facts(rows: Iterable[Row], actors: Actors, gazetteer: Gazetteer) -> Iterator[Facts]:
    """The facts of each row's claim, in the rows' order."""
    document: dict[str, Document] = {}

    def claims() -> Iterator[Claim]:
        for row in rows:
            document.clear()
            document[row["article"]] = document_of([row])
            yield claim_of(row)

    return facts_of(claims(), document, actors, gazetteer)


def _fused(
    groups: Sequence[Sequence[int]],
    reasons: Sequence[Sequence[Reason]],
    facts: Sequence[Facts],
    rows: Sequence[Row],
    actors: Actors,
    progress: Progress,
) -> Iterator[Row]:
    """The events, as rows."""
    for number, (group, why) in enumerate(zip(groups, reasons, strict=True), 1):
        by_article: dict[str, list[Row]] = {}
        for index in group:
            by_article.setdefault(rows[index]["article"], []).append(rows[index])
        documents = {article: document_of(told) for article, told in by_article.items()}
        event = _event([facts[index].claim for index in group], documents, actors, why)
        yield event_row(event, documents[event.claims[0].article].publication.day)
        progress("events written", number, len(groups))


def _event(claims: Sequence[Claim], documents: dict[str, Document], actors: Actors, why: Sequence[Reason]) -> Event:
    event = fuse(claims, documents, actors, why)
    return replace(event, conflicts=conflicts_of(event, documents, actors, {}))
