"""Whole timelines: are the days that most articles tell of the days that newsrooms chose for their own timelines?

For each newsroom timeline of k days, our k most-sourced days are compared with its days.  The plain baseline counts publication dates.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sitegen.config import Settings
from sitegen.model.document import Document, Publication
from sitegen.pipeline import Dated, Options, assemble, date_articles
from sitegen.readings import Reading, read_document

Days = dict[str, Counter[str]]  # topic -> day -> articles


def report(shared: Path) -> Iterator[str]:
    """One line a way of counting."""
    folder = shared / "data" / "events"
    articles = [json.loads(line) for line in (folder / "t17_articles.jsonl").open(encoding="utf-8")]
    timelines = [json.loads(line) for line in (folder / "t17_timelines.jsonl").open(encoding="utf-8")]
    published: Days = defaultdict(Counter)
    for article in articles:
        published[article["topic"]][article["date"]] += 1
    yield _line("publication dates (baseline)", published, timelines)
    start = time.perf_counter()
    events, told = _our_days(articles)
    seconds = time.perf_counter() - start
    yield _line("days of our events", events, timelines)
    yield _line("days our dates name", told, timelines)
    yield f"{len(articles)} articles read, dated and merged by topic in {seconds:.1f} s"


def _our_days(articles: list[dict[str, str]]) -> tuple[Days, Days]:
    """(days of events by the articles that report them, days that any resolved expression names by the articles that name them)."""
    settings = Settings()
    by_topic: dict[str, list[Reading]] = defaultdict(list)
    for article in articles:
        publication = Publication.on(date.fromisoformat(article["date"]), "front-matter")
        document = Document(id=article["id"], path=article["id"], title="", text=article["text"], publication=publication)
        by_topic[article["topic"]].append(Reading(document, *read_document(document, settings), ()))
    events: Days = defaultdict(Counter)
    told: Days = defaultdict(Counter)
    for topic, readings in by_topic.items():
        dated: Dated = date_articles(readings, None)
        corpus = assemble(dated, (), settings, Options(as_of=date(2026, 1, 1)), ())
        for event in corpus.events:
            if event.extent is not None and event.extent.is_day:
                events[topic][str(event.extent.start)] += len({claim.article for claim in event.claims})
        for timexes in dated.timexes.values():
            for day in {str(timex.extent.start) for timex in timexes if timex.extent is not None and timex.extent.is_day}:
                told[topic][day] += 1
    return events, told


def _line(label: str, days: Days, timelines: list[dict[str, object]]) -> str:
    hits = size = 0
    each = []
    for timeline in timelines:
        gold = {entry["date"] for entry in timeline["entries"]}  # type: ignore[attr-defined]
        ranked = sorted(days[str(timeline["topic"])].items(), key=lambda item: (-item[1], item[0]))
        found = {day for day, _ in ranked[: len(gold)]} & gold
        hits, size = hits + len(found), size + len(gold)
        each.append(len(found) / len(gold))
    return f"{label:<30} date F1 {hits / size:.3f} over all days, {sum(each) / len(each):.3f} mean of {len(each)} timelines"
