"""Dates as pages show them.  One row a case: EDTF (and granularity where EDTF has none), language, label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.render.dates import GLYPHS, Dates, certainty, view_date
from sitegen.render.strings import Words

LABELS = [
    # EDTF                    | en                                    | what a reader must not be told
    ("2025-03-18", "en", "18 March 2025"),
    ("2025-03-18", "en-US", "March 18, 2025"),
    ("2025-03-18", "de", "18. März 2025"),
    ("2025-03-18", "xx-nonsense", "18 March 2025"),
    ("2025-03-18~", "en", "about 18 March 2025"),
    ("2025-03-18?", "en", "possibly 18 March 2025"),
    ("2022-01-31/2022-02-06", "en", "week of 31 January 2022"),
    ("2022-02-05/2022-02-06", "en", "weekend of 5–6 February 2022"),
    ("2025-08-18/2025-08-21", "en", "18–21 August 2025"),
    ("2022-02-01/2022-02-09", "en", "1–9 February 2022"),
    ("2025-12-30/2026-01-02", "en", "30 December 2025 – 2 January 2026"),
    ("2022-01-29/2022-02-03", "en", "29 January – 3 February 2022"),
    ("2025-03", "en", "March 2025"),
    ("2025-03", "fr", "mars 2025"),
    ("2025-01/2025-03", "en", "January – March 2025"),
    ("2024-11/2025-02", "en", "November 2024 – February 2025"),
    ("2025-33", "en", "Q1 2025"),
    ("2025-21", "en", "spring 2025"),
    ("2025-24", "en", "winter 2025–26"),
    ("2025-40", "en", "first half of 2025"),
    ("2025", "en", "2025"),
    ("2022/2024", "en", "2022–2024"),
    ("202X", "en", "2020s"),
    ("19XX", "en", "1900s (century)"),
    ("2022-02/..", "en", "since February 2022"),
    ("2022-02-10/..", "en", "since 10 February 2022"),
    ("2014/..", "en", "since 2014"),
    ("../2025-06-30", "en", "until 30 June 2025"),
    ("../2025-06", "en", "until June 2025"),
]


@pytest.mark.parametrize(("edtf", "language", "label"), LABELS, ids=[f"{edtf} {language}" for edtf, language, _ in LABELS])
def test_label(edtf: str, language: str, label: str) -> None:
    assert Dates(language, Words(language)).label(parse_edtf(edtf)) == label


def test_a_time_of_day_stays_with_its_day() -> None:
    dates = Dates("en", Words("en"))
    assert dates.label(replace(Extent.day(date(2025, 3, 18)), clock=time(15, 30))) == "18 March 2025, 15:30"


def test_bounds() -> None:
    dates = Dates("en", Words("en"))
    assert dates.bounds(parse_edtf("../2025-06-14")) == "not after 14 June 2025"
    assert dates.bounds(parse_edtf("2025-06-14/..")) == "not before 14 June 2025"
    assert dates.bounds(parse_edtf("2025-06-02/2025-06-14")) == "between 2 June 2025 and 14 June 2025"


@pytest.mark.parametrize(
    ("edtf", "kind", "word", "machine"),
    [
        ("2025-03-18", "day", "exact day", "2025-03-18"),
        ("2025-03-18~", "approximate", "approximate", ""),
        ("2025-03-18?", "approximate", "in doubt", ""),
        ("2025-03", "span", "to the month", "2025-03"),
        ("2025", "span", "to the year", "2025"),
        ("2025-33", "span", "to the quarter", ""),
        ("2025-08-18/2025-08-21", "span", "a span of days", ""),
        ("2022-02/..", "span", "open-ended", ""),
    ],
)
def test_certainty(edtf: str, kind: str, word: str, machine: str) -> None:
    view = view_date(Dates("en", Words("en")), parse_edtf(edtf))
    assert (view.certainty, view.glyph, view.word, view.machine, view.edtf) == (kind, GLYPHS[kind], word, machine, edtf)


def test_a_dispute_outranks_an_exact_day_and_no_extent_is_open() -> None:
    assert certainty(parse_edtf("2025-03-18"), disputed=True) == "disputed"
    assert certainty(None, disputed=True) == "open"
    assert view_date(Dates("en", Words("en")), None).edtf == ""


def test_every_granularity_has_a_word() -> None:
    words = Words("en")
    assert all(words.find(f"certainty_to_{granularity.name.lower()}", "") for granularity in Granularity if granularity > Granularity.DAY)
