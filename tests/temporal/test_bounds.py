"""Published between two days: what is counted from publication lies between two days as well, and nothing is invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.document import Publication
from sitegen.model.edtf import format_edtf
from sitegen.model.timex import Timex
from sitegen.temporal import recognize, resolve

MARCH = (date(2024, 3, 1), date(2024, 3, 31))


def one(text: str, first: date, last: date) -> Timex:
    """The one expression of a text that was published between two days."""
    (found,) = resolve(text, recognize(text), Publication(first, last))
    return found


# text | first and last day of publication | EDTF | is it still open to the day
ROWS = [
    ("They met yesterday.", *MARCH, "2024-02-29/2024-03-30", True),
    ("They met on Tuesday.", *MARCH, "2024-02-27/2024-03-26", True),
    ("They meet next week.", *MARCH, "2024-03-04/2024-04-07", True),
    ("They met two weeks ago.", *MARCH, "2024-02-16~/2024-03-17~", True),
    ("They met last month.", *MARCH, "2024-02", False),
    ("They met in January.", *MARCH, "2024-01", False),
    ("They met last Tuesday.", date(2024, 3, 7), date(2024, 3, 8), "2024-03-05", False),
    ("They met on 5 May 2001.", *MARCH, "2001-05-05", False),
]


@pytest.mark.parametrize(("text", "first", "last", "edtf", "still_open"), ROWS)
def test_between(text: str, first: date, last: date, edtf: str, still_open: bool) -> None:
    timex = one(text, first, last)
    assert timex.extent is not None
    assert (format_edtf(timex.extent), timex.needs_publication) == (edtf, still_open), timex.why


def test_the_reason_names_the_bounds() -> None:
    why = str(one("They met yesterday.", *MARCH).why)
    assert "1 March 2024" in why and "31 March 2024" in why


@pytest.mark.parametrize(("first", "last"), [(date(2024, 1, 1), date(2024, 12, 31)), (None, date(2024, 3, 1)), (date(2024, 3, 1), None)])
def test_too_far_apart_it_stays_open(first: date | None, last: date | None) -> None:
    text = "They met yesterday."
    (timex,) = resolve(text, recognize(text), Publication(first, last))
    assert timex.extent is None and timex.needs_publication


def test_lengths_and_references_stay_what_they_are() -> None:
    text = "They talked for two weeks and now rest every Monday."
    assert all(timex.extent is None for timex in resolve(text, recognize(text), Publication(*MARCH)))


PHRASES = (
    "yesterday",
    "today",
    "tomorrow",
    "on Tuesday",
    "last Tuesday",
    "next week",
    "last week",
    "this weekend",
    "in March",
    "on 5 March",
    "three days ago",
    "last night",
    "in two weeks",
    "over the past three days",
    "since Friday",
    "at Easter",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(("They met", "They will meet", "A meeting was held", "They hope to meet")), st.sampled_from(PHRASES)),
    min_size=1,
    max_size=3,
).map(lambda rows: " ".join(f"{verb} {phrase}." for verb, phrase in rows))


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.dates(date(1950, 1, 1), date(2049, 1, 1)), st.integers(1, 30))
def test_whichever_day_it_was_the_date_lies_in_what_is_given(text: str, first: date, days: int) -> None:
    mentions = recognize(text)
    given_bounds = resolve(text, mentions, Publication(first, first + timedelta(days=days)))
    for shift in range(days + 1):
        exact = resolve(text, mentions, Publication.on(first + timedelta(days=shift), "front-matter"))
        for wide, narrow in zip(given_bounds, exact, strict=True):
            if wide.extent is not None and narrow.extent is not None:
                assert wide.extent.contains(narrow.extent)
                assert not wide.extent.is_day or wide.extent == narrow.extent, "a single day only where every day of publication gives it"
