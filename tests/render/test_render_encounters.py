"""Who met when: every stroke stands for one meeting, joins those who were there, and leads to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import norvia
import pytest
from drawn import draw, small, sound
from selectolax.lexbor import LexborHTMLParser

from sitegen.model.event import Event
from sitegen.render.canvas import Canvas
from sitegen.render.views import meetings as views
from sitegen.render.views.encounters import MEETINGS_AT_LEAST, draw_encounters


def meetings(days: list[str], **more: object) -> list[Event]:
    some = next(event for event in norvia.small_corpus().events if event.kind == "meeting" and len(event.actors) > 1)
    return [replace(some, id=f"m{number}", extent=norvia.on(day), **more) for number, day in enumerate(days)]  # type: ignore[arg-type]


def drawn(events: list[Event]) -> list[tuple[str, int]]:
    corpus = replace(norvia.small_corpus(), events=tuple(events), undated=())
    return [(picture.label, len(picture.strokes)) for picture in draw_encounters(Canvas(corpus, None).book, events)]


def test_a_picture_a_year_and_none_for_a_year_of_few() -> None:
    many = ["2024-05-01", "2024-05-02", "2024-06-01", "2025-01-01", "2025-02", "2025-03-01", "2025-03-01"]
    assert drawn(meetings(many)) == [("2025", 4), ("2024", 3)]
    assert drawn(meetings(many[: MEETINGS_AT_LEAST - 1])) == []
    assert drawn(meetings(many, status="cancelled")) == []


def test_strokes_stand_in_order_and_reach_from_the_first_to_the_last_of_their_dots() -> None:
    corpus = norvia.small_corpus()
    for picture in draw_encounters(Canvas(corpus, None).book, corpus.events):
        assert [stroke.x for stroke in picture.strokes] == sorted({stroke.x for stroke in picture.strokes})
        for stroke in picture.strokes:
            assert (stroke.top, stroke.bottom) == (min(stroke.dots), max(stroke.dots)) and set(stroke.dots) <= set(picture.lines)
            assert stroke.x < picture.width and stroke.bottom < picture.height


def test_readers_of_text_are_not_sent_through_the_picture() -> None:
    site = draw(replace(norvia.small_corpus(), events=tuple(meetings(["2024-05-01", "2024-05-02", "2024-06-01"])), undated=()))
    picture = re.search(r'<div class="picture__in" aria-hidden="true".*?</svg>', site["meetings/index.html"].decode(), re.DOTALL)
    assert picture and picture[0].count("<a ") == 3 == picture[0].count('tabindex="-1"')
    assert "picture" not in small()["pledges/index.html"].decode()


def test_a_summit_of_hundreds_makes_no_pairs_but_those_of_the_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(things: Sequence[str], of: int) -> Iterator[tuple[str, ...]]:
        nonlocal asked
        for pair in combinations(things, of):
            asked += 1
            yield pair

    monkeypatch.setattr(views, "combinations", counted)
    corpus = norvia.small_corpus()
    summit = next(event for event in corpus.events if event.kind == "meeting" and event.status != "cancelled")
    summit = replace(summit, actors=tuple(norvia.person(f"Delegate {number:03d}") for number in range(300)))
    rows, heads, left_out = views.matrix(Canvas(replace(corpus, events=(summit,), undated=()), None).book, [summit])
    assert (len(rows), left_out) == (len(heads), 300 - len(heads))
    assert asked == len(heads) * (len(heads) - 1) // 2
    cell = rows[0].cells[1]
    assert cell and cell.met + cell.to_meet == 1


def test_those_who_were_met_in_a_crowd_alone_are_counted_beside_the_first_of_them() -> None:
    """A page of each of 300 delegates does not name the other 299; whoever was met again, or in a small circle, is named."""
    corpus = norvia.small_corpus()
    some = next(event for event in corpus.events if event.kind == "meeting" and event.status != "cancelled")
    crowd = tuple(norvia.person(f"Delegate {number:03d}") for number in range(300))
    summit = replace(some, id="summit", slug="summit", actors=crowd)
    talks = replace(some, id="talks", slug="talks", actors=(crowd[0], crowd[299], norvia.person("Ada Quill")))
    site = draw(replace(corpus, events=(summit, talks), undated=(), review=(), notes=()))
    page = LexborHTMLParser(site["actors/delegate-000/index.html"].decode())
    named = [node.text() for node in page.css("#met-h ~ .scroll tbody th")]
    assert (named[0], len(named)) == ("Delegate 299", 26) and "Ada Quill" in named
    (rest,) = page.css("#met-h ~ p")
    assert rest.text() == f"and 274 more: {some.title}"
    assert (rest.css_first("a").attributes["href"] or "").endswith("events/summit/index.html")
    assert sound(site) == []
