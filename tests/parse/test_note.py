"""An editor's note: every field of the contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.model.edtf import format_edtf
from sitegen.model.finding import Finding
from sitegen.model.note import Note, NoteSource
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_note
from sitegen.parse.amount import read_amount

WHOLE = """---
title: The envoy comes to Weir
date: 2025-03-18
written: 2025-03-20
kind: meeting
status: held
actors:
  - Ada Holm
  - {name: Ben Sluis, role: host, office: Mayor of Weir}
place: Weir
amount: €40bn
due: 2025-06
sources:
  - https://example.org/a
  - {url: https://example.org/b, title: The Gazette, published: 2025-03-19}
about: talks-in-weir-ab12cd
same: [one, two]
different: three, four
hide: no
author: The desk
tags: [weir, lock]
draft: true
publish_on: 2025-04-01
---
They met *twice*.
"""


def read(text: str) -> tuple[Note | None, tuple[Finding, ...]]:
    return parse_note(RawFile("note", "content/notes/2025/envoy.md", "2025/envoy", text.encode()))


def test_every_field() -> None:
    note, findings = read(WHOLE)
    assert findings == ()
    assert note is not None
    assert (note.id, note.title, note.body) == ("2025/envoy", "The envoy comes to Weir", "They met *twice*.\n")
    assert note.extent is not None and note.due is not None
    assert (note.date_words, format_edtf(note.extent), note.due_words, format_edtf(note.due)) == (
        "2025-03-18",
        "2025-03-18",
        "2025-06",
        "2025-06",
    )
    assert (note.written, note.publish_on) == (date(2025, 3, 20), date(2025, 4, 1))
    assert (note.kind, note.status, note.place) == ("meeting", "held", "Weir")
    assert note.actors is not None
    assert [(a.name, a.role, a.actor_id, a.office) for a in note.actors] == [
        ("Ada Holm", "participant", "ada-holm", ""),
        ("Ben Sluis", "host", "ben-sluis", "Mayor of Weir"),
    ]
    assert note.amount is not None
    assert (note.amount.value, note.amount.currency, note.amount.text) == (Decimal(40_000_000_000), "EUR", "€40bn")
    assert note.sources == (NoteSource("https://example.org/a"), NoteSource("https://example.org/b", "The Gazette", date(2025, 3, 19)))
    assert (note.about, note.same, note.different) == ("talks-in-weir-ab12cd", ("one", "two"), ("three", "four"))
    assert (note.hide, note.draft, note.author, note.tags) == (False, True, "The desk", ("weir", "lock"))
    assert note.locate("status") == (6, 1)


def test_a_title_is_enough_and_absent_fields_are_none() -> None:
    note, findings = read("---\ntitle: A thought\nabout: x\n---\n")
    assert findings == ()
    assert note is not None
    assert (note.actors, note.place, note.amount, note.kind, note.status, note.extent, note.written) == (None,) * 7
    assert not note.is_event


@pytest.mark.parametrize("words", ["last Tuesday", "18 March 2025", "the end of May", "spring 2025", "Q1 2025", "in two weeks"])
def test_words_are_left_to_the_temporal_engine(words: str) -> None:
    note, findings = read(f"---\ntitle: T\ndate: {words}\nwritten: 2025-03-20\n---\n")
    assert findings == ()
    assert note is not None
    assert (note.date_words, note.extent) == (words, None)


@pytest.mark.parametrize(
    "words", ["2025-03-18", "2025-03", "2025", "2025-03-01/2025-03-07", "2025-03~", "2025-03-18?", "2025-21", "../2025-03", "202X"]
)
def test_edtf_is_read(words: str) -> None:
    note, findings = read(f'---\ntitle: T\ndate: "{words}"\n---\n')
    assert findings == ()
    assert note is not None
    assert note.extent is not None
    assert format_edtf(note.extent) == words


def test_headline_and_condition_are_words() -> None:
    note, findings = read("---\ntitle: Ours\ndate: 2025\nkind: pledge\nheadline: Theirs\ncondition: if the ferry runs\n---\n")
    assert findings == () and note is not None
    assert (note.title, note.headline, note.condition) == ("Ours", "Theirs", "if the ferry runs")


@pytest.mark.parametrize(
    ("actors", "kind", "roles"),
    [
        ("[A Town, B Town]", "meeting", ["participant", "participant"]),
        ("A Town", "pledge", ["pledger"]),
        ("[{name: A Town, role: pledger}, {name: B Town, role: recipient}]", "pledge", ["pledger", "recipient"]),
        ("[]", "meeting", []),
    ],
)
def test_roles(actors: str, kind: str, roles: list[str]) -> None:
    note, findings = read(f"---\ntitle: T\ndate: 2025\nkind: {kind}\nactors: {actors}\n---\n")
    assert findings == ()
    assert note is not None
    assert [actor.role for actor in note.actors or ()] == roles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("EUR 40000000000", ("40000000000", "EUR", "", "")),
        ("€40bn", ("40000000000", "EUR", "", "")),
        ("$1.5 million", ("1500000", "USD", "", "")),
        ("£200m a year", ("200000000", "GBP", "", "year")),
        ("more than $300bn", ("300000000000", "USD", "at least", "")),
        ("up to 40 billion euros", ("40000000000", "EUR", "at most", "")),
        ("about 1,250,000 NOK", ("1250000", "NOK", "about", "")),
        ("12.5 USD", ("12.5", "USD", "", "")),
        ("chf 3k per month", ("3000", "CHF", "", "month")),
        ("C$5", ("5", "CAD", "", "")),
        ("40bn", None),
        ("forty euros", None),
        ("XYZ 40", None),
        ("€", None),
        ("€4 and €5", None),
        ("1.2.3 EUR", None),
    ],
)
def test_amounts(words: str, expected: tuple[str, str, str, str] | None) -> None:
    amount = read_amount(words)
    assert (None if amount is None else (str(amount.value), amount.currency, amount.modifier, amount.per)) == expected


def test_all_faults_are_told_at_once_and_the_note_is_left_out() -> None:
    note, findings = read("---\ntitle: T\ndate: 2025-03-18\nkind: meetng\nwritten: 2025-02-30\nplace: Weir\n---\n")
    assert note is None
    assert [(finding.code, finding.line) for finding in findings] == [("P041", 4), ("P025", 5)]


def test_a_warning_does_not_cost_the_note() -> None:
    note, findings = read("---\ntitle: T\ndate: 2025-03-18\nlayout: post\n---\n")
    assert note is not None
    assert [(finding.code, finding.severity) for finding in findings] == [("P022", "warning")]


@pytest.mark.parametrize("text", ["", "  \n", "No front matter at all.", "---\ntitle: T\n", "---\ntitle:\n---\n", "---\n---\nBody."])
def test_a_note_that_cannot_be_read_says_so(text: str) -> None:
    note, findings = read(text)
    assert note is None
    assert any(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize("key", ["date", "due"])
@pytest.mark.parametrize(
    "words",
    ["2024-XX-31/..", "2024-XX-31", "2024-01-01/2024-XX-05", "-0044-03-15", "-0044", "\u22120044-03-15", "\u00b2\u2070\u00b2\u2074-01-01",
     "Y-17000", "+2024-01-01"],
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none_is_no_words(key: str, words: str) -> None:
    note, (finding,) = read(f"---\ntitle: A\nabout: x\n{key}: {words}\n---\n")
    assert note is None
    assert (finding.code, finding.line) == ("P027", 4)
    assert "no date that can be read" in finding.message and words in finding.message


@pytest.mark.parametrize("words", ["last Tuesday", "(2024)", "2024\u20132025", "12.03.2024 \u0433.", "6 p.m.", "'68"])
def test_words_are_left_to_the_engine(words: str) -> None:
    note, findings = read(f'---\ntitle: A\ndate: "{words}"\n---\n')
    assert findings == ()
    assert note is not None and note.date_words == words and note.extent is None


def test_a_time_zone_of_a_notes_day_that_is_not_known_is_told() -> None:
    note, (finding,) = read("---\ntitle: A\nabout: x\nwritten: 2024-03-12T10:00:00+99:99\n---\n")
    assert note is not None and note.written == date(2024, 3, 12)
    assert (finding.code, finding.severity, finding.line) == ("P028", "warning", 4)


def test_long_values_are_cut_in_findings() -> None:
    for front in (
        "kind: " + "x" * 50000,
        "hide: " + "x" * 50000,
        "actors: [{name: A, ? " + "x" * 50000 + " : y}]",
        "date: 1" + "-" * 50000,
    ):
        findings = read(f"---\ntitle: A\nabout: x\n{front}\n---\n")[1]
        assert findings and all(len(finding.message) < 400 for finding in findings), front[:10]
