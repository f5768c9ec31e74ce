"""Measured on the labelled articles of the work tree's neighbour `../shared`, where that is there: nothing of it is kept here."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sitegen.extract import identify
from sitegen.merge import merge
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Amount, Claim, Participant
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import parse_edtf
from tests.measure import merging
from tests.merge.desk import AS_OF, all_events

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELLED = ("seeds", "data/events/dev")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there: merging is not measured on labelled articles")


def published(day: str | None) -> Publication:
    return Publication.on(date.fromisoformat(day), "front-matter") if day else Publication()


def labelled_claim(item: dict[str, Any], document: Document) -> Claim:
    """A hand label as a claim: merging by itself, whatever the extractor finds."""
    spans = []
    for anchor in item["anchors"]:
        at = document.text.find(anchor)
        head = max(document.text.rfind("\n", 0, at), document.text.rfind(". ", 0, at) + 1) + 1
        tail = re.compile(r"[.!?](?=\s)|\n|$").search(document.text, at + len(anchor))
        spans.append((head, tail.start() if tail else len(document.text)))
    actors = []
    for actor in item["actors"]:
        actor_id, name, kind = identify(actor["name"], Gazetteer())
        actors.append(Participant(name, actor["role"], actor_id, kind))
    money = re.fullmatch(r"([A-Z]{3}) (\d+)", item["amount"])
    return Claim(
        id=item["id"],
        article=document.id,
        kind=item["kind"],
        status=item["status"],
        title=item["summary"],
        actors=tuple(actors),
        spans=tuple(sorted(set(spans))),
        quote=spans[0],
        place=item["place"],
        amounts=(Amount(Decimal(money.group(2)), money.group(1), item["amount"]),) if money else (),
        confidence=0.9,
        extent=parse_edtf(item["edtf"]) if item["edtf"] else None,
        due=parse_edtf(item["due"]) if item["due"] else None,
        dated_by="timex" if item["edtf"] else "",
    )


def test_labelled_events_of_several_articles_are_joined_and_no_others() -> None:
    claims: list[Claim] = []
    documents: dict[str, Document] = {}
    same: set[frozenset[str]] = set()
    for folder in LABELLED:
        for path in sorted((SHARED / folder).glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            article = json.loads(path.with_name(path.name.replace(".gold", "")).read_text("utf-8"))
            document = Document(
                gold["id"], str(path), "", article["text"], article["publisher"] or "", publication=published(article["published"])
            )
            documents[document.id] = document
            claims += [labelled_claim(item, document) for item in gold["items"]]
        for group in json.loads((SHARED / folder / "clusters.json").read_text("utf-8")):
            same.update(frozenset(pair) for pair in combinations(group, 2))
    merged, _ = merge(claims, documents, [], Gazetteer(), SiteConfig(), AS_OF)
    found = {frozenset((a.id, b.id)) for event in all_events(merged) for a, b in combinations(event.claims, 2)}
    right = found & same
    print(f"labelled pairs: precision {len(right)}/{len(found)}, recall {len(right)}/{len(same)}")
    assert len(right) >= 0.9 * len(found), sorted(map(sorted, found - same))
    assert len(right) >= 0.7 * len(same), sorted(map(sorted, same - found))


def test_reports_of_one_event_are_joined_and_articles_about_different_events_never() -> None:
    """218 articles of 35 stories, read by the program itself; the pairs of claims that a reader judged."""
    story, claims, joined = merging.merged(SHARED)
    assert [(a.title, b.title) for a, b in joined if story[a.article] != story[b.article]] == []
    right, wrong, missed, *_ = merging.compare(json.loads(merging.LABELS.read_text("utf-8"))["seen"], claims, joined)
    print(f"judged pairs: {right} right, {wrong} wrong, {missed} missed")
    assert right >= 0.85 * (right + wrong)
    assert right >= 0.7 * (right + missed)
