"""An archive read from end to end: cut into shards, those that are there passed over, the others read, the manifest closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.manifest import Journal, Shard
from sitegen.archive.runners import Lost, Runner
from sitegen.archive.shards import Task, shards
from sitegen.archive.source import Archive
from sitegen.config import Settings

SHARD_ARTICLES = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run is."""

    articles: int = 0  # that are done
    done: int = 0  # of the archive's size, in this run
    there: int = 0  # likewise, done by a run before
    size: int = 0  # 0: not known


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run gave."""

    shards: int
    there: int  # of them, done by a run before
    articles: int
    claims: int
    faults: int  # articles, lines and shards that could not be read
    whole: tuple[Shard, ...]  # the shards themselves, in the archive's order


def read_archive(
    archive: Archive,
    root: Path,
    settings: Settings,
    runner: Runner,
    *,
    threshold: float = 0.0,
    size: int = SHARD_ARTICLES,
    say: Callable[[str], None] = print,
    progress: Callable[[Tally], None] = lambda _: None,
) -> Summary:
    """Writes `claims/*.parquet` and `manifest.jsonl` under `root`; a second run goes on where one was stopped, and gives the same bytes.

    `say` takes a line for each thing that could not be read.  OSError: the archive cannot be read, or the folder not written.
    """
    faults = 0

    def tell(line: str) -> None:
        nonlocal faults
        faults += 1
        say(line)

    journal = Journal(root)
    order: list[str] = []
    shown: dict[str, Shard] = {}
    there = 0
    tally = Tally(size=archive.size)

    def missing() -> Iterator[Task]:
        """The shards that are not there; those that are, are counted."""
        nonlocal there, tally
        for task in shards(archive.parts(tell), size, settings, threshold):
            order.append(task.key)
            shard = journal.done(task.key)
            if shard is None:
                yield task
                continue
            there += 1
            tally = Tally(tally.articles + shard.articles, tally.done, tally.there + task.amount, tally.size)
            take(shard)

    def take(shard: Shard) -> None:
        shown[shard.key] = shard
        progress(tally)

    progress(tally)
    for task, outcome in runner(missing()):
        tally = Tally(tally.articles + len(task.items), tally.done + task.amount, tally.there, tally.size)
        if isinstance(outcome, Lost):
            tell(f"{len(task.items)} articles from {task.items[0].path} ({task.items[0].id}) on: {outcome.why}; they were left out")
        else:
            take(journal.put(outcome))
    whole = [shown[key] for key in order if key in shown]
    for fault in (fault for shard in whole for fault in shard.faults):  # now, so that they stand in the archive's order
        tell(fault)
    journal.close(whole, complete=len(whole) == len(order))
    return Summary(len(whole), there, sum(shard.articles for shard in whole), sum(shard.claims for shard in whole), faults, tuple(whole))
