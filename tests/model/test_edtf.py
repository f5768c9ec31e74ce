"""EDTF: a law (what is formatted is read back), a table, and the edtf package as a second opinion."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.edtf import format_edtf, parse_edtf, unit
from sitegen.model.extent import Extent, Granularity

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
WHOLE = st.builds(lambda g, d: unit(g, d.year, d.month, d.day), st.sampled_from([g for g in Granularity if g >= Granularity.DAY]), DAYS)
STRETCH = st.builds(lambda d, n, a: Extent(d, d + timedelta(days=n), Granularity.DAY, a), DAYS, st.integers(1, 900), st.booleans())
OPEN = st.builds(lambda d, left: Extent(None if left else d, d if left else None, Granularity.DAY), DAYS, st.booleans())

CASES = [
    # text                      start         last          granularity
    ("2025-03-18", "2025-03-18", "2025-03-18", "day"),
    ("2025-03-01~", "2025-03-01", "2025-03-01", "day"),
    ("2025-02", "2025-02-01", "2025-02-28", "month"),
    ("2024", "2024-01-01", "2024-12-31", "year"),
    ("2024-21", "2024-03-01", "2024-05-31", "season"),
    ("2024-24", "2024-12-01", "2025-02-28", "season"),
    ("2024-34", "2024-04-01", "2024-06-30", "quarter"),
    ("2024-41", "2024-07-01", "2024-12-31", "half"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("2022-01-31/2022-02-06", "2022-01-31", "2022-02-06", "week"),
    ("2022-01-29/2022-01-30", "2022-01-29", "2022-01-30", "weekend"),
    ("2022-01-29/2022-02-12", "2022-01-29", "2022-02-12", "day"),
    ("2022-02/..", "2022-02-01", None, "month"),
    ("../2022-02-03", None, "2022-02-03", "day"),
    ("2023-11/2024-02", "2023-11-01", "2024-02-29", "month"),
]


@pytest.mark.parametrize(("text", "start", "last", "granularity"), CASES)
def test_table(text: str, start: str | None, last: str | None, granularity: str) -> None:
    extent = parse_edtf(text)
    assert (extent.start and extent.start.isoformat()) == start
    assert (extent.last and extent.last.isoformat()) == last
    assert extent.granularity.label == granularity
    assert format_edtf(extent) == text
    assert edtf.parse_edtf(text), "the edtf package reads it too"


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2025-02-30", "2025-13", "../..", "2025/2024", "2025/2026/2027", "2024-W11", "0000", "199X-05"]
)
def test_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        parse_edtf(text)


@given(st.one_of(WHOLE, STRETCH, OPEN))
def test_what_is_written_is_read_back(extent: Extent) -> None:
    back = parse_edtf(format_edtf(extent))
    assert (back.start, back.stop, back.approximate, back.uncertain) == (extent.start, extent.stop, extent.approximate, extent.uncertain)
    assert format_edtf(back) == format_edtf(extent)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_edtf(text)
    except ValueError as error:
        assert str(error)
