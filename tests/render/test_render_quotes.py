"""Quotations keep their date words, whatever the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.quotes import ELLIPSIS, Part, plain, quote_parts

TEXT = "The envoys of both towns will meet on Tuesday in the old harbour office, and again in May, if the ferries run by then."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


WHOLE = (0, len(TEXT))
CASES = [
    # limit | marks | result, marked words in [brackets]
    (400, ["Tuesday"], TEXT.replace("Tuesday", "[Tuesday]")),
    (50, ["Tuesday"], "The envoys of both towns will meet on [Tuesday] in…"),
    (50, [], "The envoys of both towns will meet on Tuesday in…"),
    (45, ["Tuesday"], "The envoys of both towns will meet on [Tuesday]…"),
    (40, ["May"], "…office, and again in [May], if the…"),
    (30, ["Tuesday", "May"], "…will meet on [Tuesday] in the…"),
    (3, ["Tuesday"], "…[Tuesday]…"),
    (0, ["Tuesday"], "…[Tuesday]…"),
    (90, ["May"], TEXT[: TEXT.index(", if")].replace("May", "[May]") + "…"),
]


@pytest.mark.parametrize(("limit", "marks", "shown"), CASES)
def test_cut(limit: int, marks: list[str], shown: str) -> None:
    parts = quote_parts(TEXT, WHOLE, [at(mark) for mark in marks], limit)
    text = "".join(f"[{part.text}]" if part.marked else part.text for part in parts)
    assert text == shown


def test_white_space_and_edges() -> None:
    assert quote_parts("a\n  b", (0, 6), [], 99) == (Part("a b"),)
    assert quote_parts("  ", (0, 2), [], 99) == ()
    assert quote_parts("abc", (2, 900), [(-5, 3)], 99) == (Part("c", True),)
    assert quote_parts("abc", (3, 1), [], 99) == ()


spans = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda pair: (min(pair), max(pair)))


@given(st.text(max_size=80), spans, st.lists(spans, max_size=3), st.integers(0, 60))
def test_the_first_mark_survives_and_nothing_is_invented(
    text: str, span: tuple[int, int], marks: list[tuple[int, int]], limit: int
) -> None:
    parts = quote_parts(text, span, marks, limit)
    start, end = span[0], min(span[1], len(text))
    inside = sorted((max(start, a), min(end, b)) for a, b in marks)
    words = [text[a:b] for a, b in inside if a < b and text[a:b].strip()]
    if words and parts:
        squeezed = "".join(plain(parts).split())
        assert "".join(words[0].split()) in squeezed
    kept = "".join(part.text for part in parts if part.text != ELLIPSIS)
    assert "".join(kept.split()) in "".join(text.split())
