"""Out as events.csv or timelinejs.json, in again by `import`: the same events."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import norvia
import pytest
from drawn import draw

from sitegen.cli import main
from sitegen.model.corpus import Corpus
from sitegen.model.edtf import format_edtf, parse_edtf
from sitegen.model.event import Event
from sitegen.pipeline import Options, read_corpus

SAMPLE = Path(__file__).parents[2] / "content"
FILES = ("events.csv", "timelinejs.json")
# What neither file holds: the sources' own claims and how they differ, bounds of an open date, the clock, other amounts than the first,
# earlier states, the reasons, the editors' comments.  The quotation comes back as the text of the note.
FORMS = (
    "2024-03-18", "2024-03-18~", "2024-03-18?", "2024-03~", "2024-03", "2024", "1984%", "2024-21", "2024-34", "2024-41", "198X", "19XX",
    "2024-03-04/2024-03-10", "2024-03/2024-05", "2023/2024", "2024-02-29/2024-03-02", "2024-03-18/..", "../2024-03-18",
)  # fmt: skip


def shown(corpus: Corpus) -> tuple[Event, ...]:
    return (*corpus.events, *corpus.undated)


def told(event: Event) -> tuple[Any, ...]:
    """What is to come back."""
    amount = event.amounts[0] if event.amounts else None
    return (
        event.title,
        event.kind,
        event.status,
        format_edtf(event.extent) if event.extent else "",
        format_edtf(event.due) if event.due else "",
        event.condition,
        event.place.name if event.place else "",
        sorted((actor.name, actor.role) for actor in event.actors),
        (amount.value, amount.currency) if amount else None,
    )


def again(corpus: Corpus, name: str, folder: Path) -> Corpus:
    """The corpus that comes of the file, imported into an empty content folder."""
    (folder / "content").mkdir()
    (folder / name).write_bytes(draw(corpus)[name])
    assert main(["import", str(folder / name), "--content", str(folder / "content")]) == 0
    return read_corpus(folder / "content", Options(as_of=corpus.as_of))


def made(name: str) -> Corpus:
    if name == "sample":
        return read_corpus(SAMPLE, Options(as_of=date(2026, 11, 22)))
    if name == "forms":
        corpus = norvia.large_corpus(len(FORMS))
        events = tuple(replace(event, extent=parse_edtf(form)) for event, form in zip(corpus.events, FORMS, strict=True))
        return replace(corpus, events=events)
    return norvia.small_corpus() if name == "norvia" else norvia.large_corpus(60)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("source", ["norvia", "large", "forms", "sample"])
def test_the_same_events_come_back(source: str, name: str, tmp_path: Path) -> None:
    corpus = made(source)
    back = again(corpus, name, tmp_path)
    assert sorted(map(told, shown(back)), key=repr) == sorted(map(told, shown(corpus)), key=repr)
    assert [finding for finding in back.findings if finding.severity != "info" and finding.code not in ("C104", "C111", "C112")] == []


@pytest.mark.parametrize("name", FILES)
def test_beside_what_is_compared_the_sources_and_the_amount_s_words_come_back(name: str, tmp_path: Path) -> None:
    corpus = norvia.small_corpus()
    back = {event.title: event for event in shown(again(corpus, name, tmp_path))}
    pledge = back["Norvia pledges at least €40 million to the harbour fund"]
    assert (pledge.amounts[0].text, pledge.amounts[0].modifier) == ("at least 40 million euros", "at least")
    for event in shown(corpus):
        urls = {document.url for claim in event.claims for document in corpus.documents if document.id == claim.article}
        note = back[event.title].notes[0]
        assert urls <= {source.url for source in note.sources}


def test_offices_come_back_by_way_of_timelinejs(tmp_path: Path) -> None:
    corpus = norvia.small_corpus()
    back = again(corpus, "timelinejs.json", tmp_path)
    offices = {(actor.name, actor.office) for event in shown(corpus) for actor in event.actors if actor.office}
    assert offices and offices <= {(actor.name, actor.office) for event in shown(back) for actor in event.actors}


def test_timelinejs_sees_its_own_keys_only_beside_ours() -> None:
    show = json.loads(draw(norvia.small_corpus())["timelinejs.json"])
    assert set(show) == {"title", "events", "dateline"}
    known = {"unique_id", "start_date", "end_date", "display_date", "group", "text", "dateline"}
    assert all(set(slide) <= known for slide in show["events"])
    assert all(set(one) == {"dateline"} for one in show["dateline"]["undated"])
