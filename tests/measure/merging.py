"""Merging: are reports of one real event joined, and those of two never?

`labels/merging.json` holds judgements by reading, for two halves of the event ids of news_cluster in sorted order: "seen" (the first,
the third and so on), whose articles were read while rules were written, and "blind" (the others), judged when the rules were done.
A claim is named by its article, its kind, the span of its sentence and who takes part; those that tell of one real event bear a number
in common (an empty list: no other claim tells of it), and `perhaps` lists the pairs, by their places in the list, of which a reader
cannot say.  Pairs of one article are not counted, nor those of which a claim is no longer found; a joined pair of which a claim was
not there to be judged is counted apart.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from sitegen.config import Settings
from sitegen.model.claim import Claim
from sitegen.model.document import Document, Publication
from sitegen.pipeline import Options, assemble, date_articles
from sitegen.readings import Reading, read_document

LABELS = Path(__file__).parent / "labels" / "merging.json"
Pair = tuple[str, str]


def report(shared: Path) -> Iterator[str]:
    """The article pairs joined within and across event ids, then precision and recall over the judged pairs of claims, by half."""
    event_of_article, claims, joined = merged(shared)
    pairs = {(left.article, right.article) for left, right in joined}
    within = sum(event_of_article[left] == event_of_article[right] for left, right in pairs)
    across = len(pairs) - within
    yield f"{len(event_of_article)} articles: {within} pairs of articles joined within an event id, {across} across (must be 0)"
    for half, judged in json.loads(LABELS.read_text("utf-8")).items():
        right, wrong, missed, lost, unjudged = compare(judged, claims, joined)
        yield (
            f"{half:6} pairs of claims: precision {right / max(1, right + wrong):.2f} ({right} of {right + wrong}),"
            f" recall {right / max(1, right + missed):.2f} ({right} of {right + missed});"
            f" {lost} true pairs without both claims, {unjudged} joined pairs not judged"
        )


def merged(shared: Path) -> tuple[dict[str, int], dict[str, list[Claim]], list[tuple[Claim, Claim]]]:
    """(article -> its event id, article -> its claims that are shown, all pairs of such claims of different articles in one event)."""
    articles = [json.loads(line) for line in (shared / "data/events/news_cluster.jsonl").open(encoding="utf-8")]
    settings = Settings()
    readings = []
    for row in articles:
        publication = Publication.on(date.fromisoformat(row["date"][:10]), "front-matter")
        document = Document(row["id"], row["id"], row["title"], row["text"], publisher=row["publisher"], publication=publication)
        readings.append(Reading(document, *read_document(document, settings), ()))
    corpus = assemble(date_articles(readings, None), (), settings, Options(as_of=date(2026, 1, 1)), ())
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    joined: list[tuple[Claim, Claim]] = []
    for event in (*corpus.events, *corpus.undated, *corpus.review):
        shown = [claim for claim in event.claims if claim.confidence >= settings.site.threshold]
        for claim in shown:
            claims[claim.article].append(claim)
        joined += [(left, right) for left, right in combinations(shown, 2) if left.article != right.article]
    return {article["id"]: article["event_id"] for article in articles}, claims, joined


def compare(judged: dict[str, Any], claims: dict[str, list[Claim]], joined: list[tuple[Claim, Claim]]) -> tuple[int, int, int, int, int]:
    """(right joins, wrong joins, missed ones, true pairs without both claims, joined pairs that nobody judged)."""
    rows = judged["claims"]
    found = {place: claim.id for place, row in enumerate(rows) if (claim := _claim_of(row, claims)) is not None}
    together = {frozenset((left.id, right.id)) for left, right in joined}
    perhaps = {tuple(sorted(pair)) for pair in judged["perhaps"]}
    right = wrong = missed = lost = 0
    for one, other in combinations(range(len(rows)), 2):
        if rows[one]["article"] == rows[other]["article"] or rows[one]["kind"] != rows[other]["kind"] or (one, other) in perhaps:
            continue
        same = bool(set(rows[one]["events"]) & set(rows[other]["events"]))
        if one not in found or other not in found:
            lost += same
            continue
        is_joined = frozenset((found[one], found[other])) in together
        right, wrong, missed = right + (same and is_joined), wrong + (is_joined and not same), missed + (same and not is_joined)
    known, articles = set(found.values()), {row["article"] for row in rows}
    unjudged = sum({left.article, right.article} <= articles and not {left.id, right.id} <= known for left, right in joined)
    return right, wrong, missed, lost, unjudged


def _claim_of(row: dict[str, Any], claims: dict[str, list[Claim]]) -> Claim | None:
    """The claim that a label speaks of: of its kind and, best, with its quote; else one that has its sentence among others."""
    start, end = row["span"]
    near = [claim for claim in claims.get(row["article"], ()) if claim.kind == row["kind"]]
    for spans in (lambda claim: (claim.quote,), lambda claim: claim.spans):
        hit = [claim for claim in near if any(first < end and start < last for first, last in spans(claim))]
        if hit:
            who = set(row["who"])
            return min(hit, key=lambda claim: (-len(who & {one.actor_id for one in claim.actors}), abs(claim.quote[0] - start), claim.id))
    return None
