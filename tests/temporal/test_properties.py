"""Laws of the temporal engine."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.document import Publication
from sitegen.model.edtf import format_edtf, parse_edtf
from sitegen.temporal import read, recognize, resolve
from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.reading.tokens import lowered

WORDS = (
    "the a an last next this past coming two three 2 12 1999 2025-03-01 May march Sun Friday January Jan "
    ". , - ' ’ “ ” \" \n\n of in on by since week weeks day days year years quarter third second first ago "
    "earlier later before after from now today tomorrow night a.m. p.m. 10:30 GMT every each daily '90s "
    "1990 s 21st century Christmas Eve Easter fiscal half end early late mid around 9-11 3-5 1/2 hundred "
    "thousand will meet said is due to \u0130 \xdf \U0001f642 \u202e been had"
).split(" ")
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(texts, st.one_of(st.none(), days))
def test_never_raises_and_offsets_point_at_the_text(text: str, published: date | None) -> None:
    last = 0
    for timex in read(text, published):
        assert text[timex.start : timex.end] == timex.text != ""
        assert last <= timex.start < timex.end
        assert timex.value and timex.why and 0 < timex.confidence <= 1
        assert len(timex.alternatives) == len(timex.why_not)
        last = timex.end


@settings(max_examples=150, deadline=None)
@given(texts)
def test_mentions_are_frozen_picklable_and_know_nothing_of_publication(text: str) -> None:
    mentions = recognize(text)
    assert pickle.loads(pickle.dumps(mentions)) == mentions
    assert len(resolve(text, mentions, Publication())) == len(mentions)
    hash(mentions)


@settings(max_examples=150, deadline=None)
@given(texts, days)
def test_extents_survive_their_text_form(text: str, published: date) -> None:
    for timex in read(text, published):
        if timex.extent is not None:
            back = parse_edtf(format_edtf(timex.extent))
            assert (back.start, back.stop) == (timex.extent.start, timex.extent.stop)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_without_a_publication_date_nothing_is_counted_from_one(text: str) -> None:
    for timex in read(text, None):
        if timex.needs_publication:
            assert timex.extent is None and timex.anchor == "publication"


@given(st.dates(min_value=date(200, 1, 1), max_value=date(9800, 1, 1)), st.integers(-1000, 1000), st.sampled_from(["D", "W"]))
def test_days_and_weeks_shift_there_and_back(day: date, n: int, unit: str) -> None:
    assert cal.add(cal.add(day, unit, n), unit, -n) == day


@given(st.dates(min_value=date(1200, 1, 1), max_value=date(8800, 1, 1)), st.integers(-12, 12), st.sampled_from(["M", "Q", "Y", "DE"]))
def test_units_shift_there_and_back(day: date, n: int, unit: str) -> None:
    here = cal.floor(day, unit)
    there = cal.floor(cal.add(here.day, unit, n), unit)
    assert cal.floor(cal.add(there.day, unit, -n), unit) == here


@given(days)
def test_yesterday_and_tomorrow_of_each_other(day: date) -> None:
    if date(1, 1, 2) < day < date(9999, 12, 30):
        assert read("It happened yesterday.", day + timedelta(days=1))[0].value == day.isoformat()
        assert read("It will happen tomorrow.", day - timedelta(days=1))[0].value == day.isoformat()


@given(st.text(max_size=100))
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_easter_of_some_years() -> None:
    assert [cal.easter(year) for year in (1916, 1998, 2000, 2025)] == [
        date(1916, 4, 23),
        date(1998, 4, 12),
        date(2000, 4, 23),
        date(2025, 4, 20),
    ]


JUMBLE = st.lists(
    st.sampled_from(
        (
            "Monday Friday Tuesdays weekend March May 18 24th 2025 '98 0830 1730 GMT 9 a.m. p.m. noon dawn night morning from to "
            "till until by on at between and or , . ; - ( ) last next this that the following previous earlier later ago before "
            "after since within in of every each daily two 3 a an few second third half quarter day week fortnight month year "
            "decade century winter spring Easter Christmas Ramadan Mon-Fri 7:30 will was said meets met would had today yesterday "
            "tomorrow tonight now then early mid late end start beginning BC O'clock past "
        ).split()
    ),
    max_size=14,
).map(" ".join)


@given(JUMBLE, st.dates(date(1700, 1, 1), date(2100, 1, 1)) | st.none())
@settings(max_examples=600)
def test_no_jumble_of_time_words_raises(text: str, published: date | None) -> None:
    for timex in read(text, published):
        assert text[timex.start : timex.end] == timex.text
