"""The table of checks.  Each is a function from the corpus to findings; the engine is a loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.check import actors, dates, life, named, offices, provenance
from sitegen.model.corpus import Corpus
from sitegen.model.finding import Finding, ordered

CHECKS: tuple[tuple[str, Callable[[Corpus], Iterator[Finding]]], ...] = (
    ("published after the day of the build", dates.published_ahead),
    ("date words that may mean two days", dates.ambiguous),
    ("date words that need a publication date", dates.unanchored),
    ("articles without a date", dates.undated_articles),
    ("date words counted from an event", dates.counted_from_events),
    ("publication dates that were inferred", dates.inferred),
    ("an editor's date words that stayed open", dates.note_dates),
    ("dates that do not go with the tense", dates.tense),
    ("words that date nothing of the kind", dates.far_away),
    ("holders of offices with gaps", offices.unknown_holders),
    ("actors spelt almost alike", actors.alike),
    ("links by name in notes", named.by_name),
    ("quotes that lie outside their articles", provenance.quotes),
    ("events without a source", provenance.sources),
    ("articles that repeat another's text", provenance.copied),
    ("plans whose day has passed", life.no_report),
    ("pledges past their day", life.overdue),
)


def check(corpus: Corpus) -> tuple[Finding, ...]:
    """All findings about the corpus, by place, each once."""
    return ordered(finding for _, run in CHECKS for finding in run(corpus))
