"""The frozen values: checked at birth."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.document import Document
from sitegen.model.extent import Extent, Granularity
from sitegen.model.slug import slugify


def test_an_extent_holds_a_day() -> None:
    with pytest.raises(ValueError, match="hold a day"):
        Extent(date(2025, 1, 2), date(2025, 1, 2), Granularity.DAY)
    with pytest.raises(ValueError, match="says nothing"):
        Extent(None, None, Granularity.DAY)


def test_neighbours_touch_and_do_not_overlap() -> None:
    first, second = Extent.day(date(2025, 1, 1)), Extent.day(date(2025, 1, 2))
    assert first.stop == second.start
    assert not first.overlaps(second)
    assert Extent(date(2025, 1, 1), None, Granularity.DAY).contains(second)
    assert not second.contains(Extent(date(2025, 1, 1), None, Granularity.DAY))


def test_locate_follows_the_map() -> None:
    document = Document(id="a", path="a.md", title="", text="one\ntwo", lines=((0, 4, 1), (4, 5, 3)))
    assert document.locate(0) == (4, 1)
    assert document.locate(2) == (4, 3)
    assert document.locate(5) == (5, 4)
    assert Document(id="a", path="a.html", title="", text="one").locate(1) == (0, 0)


@given(st.text(max_size=200))
def test_a_slug_is_an_address(name: str) -> None:
    slug = slugify(name)
    assert slug
    assert len(slug) <= 80
    assert slug.strip("-") == slug
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slug)
