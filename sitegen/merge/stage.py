"""Many claims, few events: block, compare, cluster, fuse, and let the editors have the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.merge.actors import Actors, fold, identify
from sitegen.merge.block import candidates
from sitegen.merge.conflicts import Timexes, conflicts_of, findings_of
from sitegen.merge.facts import Facts, facts_of, rarity_of
from sitegen.merge.figures import Disagreement, disagreements
from sitegen.merge.fuse import fuse
from sitegen.merge.groups import EdgeList, groups_of
from sitegen.merge.identity import rank, unique_slugs
from sitegen.merge.notes import Addresses, Rulings, apply_notes, rulings
from sitegen.merge.offices import Verdict, judge
from sitegen.merge.outgrown import OnDisk
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document
from sitegen.model.event import Conflict, Event
from sitegen.model.finding import Finding, ordered
from sitegen.model.note import Note
from sitegen.model.reason import Reason
from sitegen.model.slug import slugify

IN_MEMORY = 50_000  # claims: what is compared of them takes about 10 KB each
KIND_ORDER = {"meeting": 0, "pledge": 1, "other": 2}


@dataclass(frozen=True, slots=True)
class Merged:
    """The events of a corpus.  Every claim is in exactly one event of the four lists."""

    events: tuple[Event, ...] = ()  # dated; by start, stop, kind, id
    undated: tuple[Event, ...] = ()  # by kind, id
    review: tuple[Event, ...] = ()  # below the site's threshold; by confidence, surest first, then id
    hidden: tuple[Event, ...] = ()  # by an editor's `hide`; by id


def merge(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    notes: Sequence[Note],
    gazetteer: Gazetteer,
    site: SiteConfig,
    as_of: date,
    timexes: Timexes | None = None,
    in_memory: int = IN_MEMORY,
) -> tuple[Merged, tuple[Finding, ...]]:
    """All events, and what an editor should know of them.

    The result does not depend on the order of `claims`, `documents` or `notes`.  `timexes` (article id -> its expressions) lets an
    article be held against itself.  `as_of` decides nothing yet but which notes have come out (`publish_on`).  More claims than
    `in_memory` are compared on disk, where DuckDB is installed; the events are the same.
    """
    claims = sorted(claims, key=lambda claim: rank(claim, documents))
    notes = [note for note in notes if note.publish_on is None or note.publish_on <= as_of]
    actors = identify(claims, gazetteer)
    addresses = Addresses(claims, notes, site.base_url)
    ruled = rulings(notes, addresses)
    groups, reasons = _groups(facts_of(claims, documents, actors, gazetteer), actors, ruled, on_disk=len(claims) > in_memory)
    articles = tuple(documents[key] for key in sorted(documents))
    verdicts = judge(articles, gazetteer, timexes or {})
    figures = disagreements(articles)
    doubtful = _doubtful(claims, verdicts)
    events = [
        fuse([claims[index] for index in group], documents, actors, why, doubtful) for group, why in zip(groups, reasons, strict=True)
    ]
    events = [replace(event, conflicts=conflicts_of(event, documents, actors, timexes or {})) for event in events]
    events = _with_figures(_with_verdicts(events, verdicts), figures)
    shown, hidden, note_findings = apply_notes(events, notes, addresses, [claim.id for claim in claims])
    findings = [*ruled.findings, *note_findings, *_of_offices(verdicts, shown), *(one.finding for one in figures)]
    findings += [found for event in shown for found in findings_of(event, documents)]
    return _sorted_out(_addressed(shown), tuple(hidden), site), ordered(findings)


def _groups(facts: Iterable[Facts], actors: Actors, ruled: Rulings, on_disk: bool) -> tuple[list[list[int]], list[list[Reason]]]:
    """The clusters of claim indexes, and why each is one."""
    if not (on_disk and find_spec("duckdb") and find_spec("pyarrow")):
        held = tuple(facts)
        rarity = rarity_of(held, actors)
        return groups_of(held, rarity, candidates(held, rarity), EdgeList(), ruled.same, ruled.different)
    with TemporaryDirectory(prefix="dateline-") as folder:
        place = OnDisk(Path(folder))
        try:
            return place.groups(facts, actors, ruled.same, ruled.different)
        finally:
            place.close()


def _of_offices(verdicts: Sequence[Verdict], shown: Sequence[Event]) -> Iterator[Finding]:
    """What is told of offices; only to know, where an editor has written about an event that it stands on."""
    written = {conflict.message for event in shown if any(not note.is_event for note in event.notes) for conflict in event.conflicts}
    for verdict in verdicts:
        yield replace(verdict.finding, severity="info") if verdict.conflict.message in written else verdict.finding


def _doubtful(claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> frozenset[str]:
    """The ids of claims that name somebody whom their article puts into an office that another held."""
    wrong = {(verdict.article, surname) for verdict in verdicts if verdict.conflict.code == "M108" for surname in verdict.people}
    articles = {article for article, _ in wrong}
    return frozenset(
        claim.id
        for claim in claims
        if claim.article in articles and any((claim.article, surname_of(participant.name)) in wrong for participant in claim.actors)
    )


def surname_of(name: str) -> str:
    """The last part of a name, as it is compared."""
    return fold(slugify(name).rsplit("-", 1)[-1])


def _with_verdicts(events: Sequence[Event], verdicts: Sequence[Verdict]) -> list[Event]:
    """The events with the office conflicts of their articles: on those that they concern, else on all that rest on the article."""
    by_article: dict[str, list[int]] = {}
    for position, event in enumerate(events):
        for article in {claim.article for claim in event.claims}:
            by_article.setdefault(article, []).append(position)
    shown = list(events)
    for verdict in verdicts:
        resting = by_article.get(verdict.article, [])
        concerned = [position for position in resting if _concerns(verdict, shown[position])] or resting
        for position in concerned:
            event = shown[position]
            ids = tuple(claim.id for claim in event.claims if claim.article == verdict.article)
            conflict = replace(verdict.conflict, claims=ids)
            if conflict not in event.conflicts:
                shown[position] = replace(event, conflicts=(*event.conflicts, conflict))
    return shown


def _with_figures(events: Sequence[Event], figures: Sequence[Disagreement]) -> list[Event]:
    """The events with the disagreeing figures that stand in the sentences of their reports."""
    by_article: dict[str, list[tuple[int, Conflict]]] = {}
    for one in figures:
        for figure in one.figures:
            by_article.setdefault(figure.article, []).append((figure.start, one.conflict))
    return [_with_conflicts(event, by_article) for event in events] if figures else list(events)


def _with_conflicts(event: Event, by_article: Mapping[str, Sequence[tuple[int, Conflict]]]) -> Event:
    """The event with those conflicts whose place, (offset, conflict), lies in one of its sentences."""
    found: dict[Reason, Conflict] = {}
    for claim in event.claims:
        for start, conflict in by_article.get(claim.article, ()):
            if any(span[0] <= start < span[1] for span in claim.spans):
                found.setdefault(conflict.message, replace(conflict, claims=(claim.id,)))
    return replace(event, conflicts=(*event.conflicts, *found.values())) if found else event


def _concerns(verdict: Verdict, event: Event) -> bool:
    """Does one of the people take part, or do the words stand in a sentence that reports the event?"""
    surnames = {surname_of(participant.name) for participant in event.actors}
    if surnames & verdict.people:
        return True
    spans = [span for claim in event.claims if claim.article == verdict.article for span in claim.spans]
    return any(start < span[1] and span[0] < end for start, end in verdict.places for span in spans)


def _addressed(events: Sequence[Event]) -> list[Event]:
    """The events with addresses of their own."""
    slugs = unique_slugs((event.id, event.slug) for event in events)
    return [event if slugs[event.id] == event.slug else replace(event, slug=slugs[event.id]) for event in events]


def _sorted_out(events: Sequence[Event], hidden: tuple[Event, ...], site: SiteConfig) -> Merged:
    sure = [event for event in events if event.confidence >= site.threshold]
    unsure = [event for event in events if event.confidence < site.threshold]
    return Merged(
        events=tuple(sorted((event for event in sure if event.extent is not None), key=timeline_order)),
        undated=tuple(sorted((event for event in sure if event.extent is None), key=lambda one: (KIND_ORDER[one.kind], one.id))),
        review=tuple(sorted(unsure, key=lambda one: (-one.confidence, one.id))),
        hidden=hidden,
    )


def timeline_order(event: Event) -> tuple[date, date, int, str]:
    """The contract's order: by start, then end, then kind, then id; an open start comes first, an open end last."""
    assert event.extent is not None
    return event.extent.start or date.min, event.extent.stop or date.max, KIND_ORDER[event.kind], event.id
