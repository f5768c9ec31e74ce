"""Related events: those that share actors or place, rare ones first, and never the event itself."""

from __future__ import annotations

from dataclasses import replace

import norvia
import pytest

from sitegen.model.event import Event, Place
from sitegen.render.canvas import Canvas
from sitegen.render.views.related import NEAR, SHOWN, related


def made(cast: dict[str, str], places: dict[str, str] | None = None) -> dict[str, list[str]]:
    """Related events by id, of events one a day whose actors are the letters given."""
    some = norvia.small_corpus().events[0]
    events: list[Event] = []
    for number, (name, letters) in enumerate(cast.items()):
        place = (places or {}).get(name)
        events.append(
            replace(
                some,
                id=name,
                slug=name,
                extent=norvia.on(f"2025-{1 + number // 28:02d}-{1 + number % 28:02d}"),
                actors=tuple(norvia.person(letter) for letter in letters),
                place=Place(place, place) if place else None,
                claims=(),
                conflicts=(),
                history=(),
                same_as=(),
            )
        )
    corpus = replace(norvia.small_corpus(), events=tuple(events), undated=(), review=())
    book = Canvas(corpus, None).book
    return {event.id: [other.id for other in related(book, event)] for event in events}


def test_two_shared_actors_beat_one_and_a_rare_one_beats_one_who_is_everywhere() -> None:
    found = made({"a": "xy", "b": "x", "c": "xy", "d": "x", "e": "xz", "f": "z"})
    assert found["a"][0] == "c"
    assert found["f"] == ["e"] and found["e"][0] == "f"


def test_a_place_counts_less_than_an_actor_and_nothing_shared_is_not_related() -> None:
    found = made({"a": "x", "b": "y", "c": "x", "d": "q"}, {"a": "oslo", "b": "oslo"})
    assert found["a"] == ["c", "b"] and found["d"] == []


@pytest.mark.parametrize("number", [12, 40])
def test_few_are_shown_and_they_are_near(number: int) -> None:
    found = made({f"e{n:02d}": "x" for n in range(number)})
    for n in range(number):
        others = [int(name[1:]) for name in found[f"e{n:02d}"]]
        assert len(others) == SHOWN and n not in others and all(abs(other - n) <= NEAR for other in others)
