"""What the reader's filters offer: only what occurs on the page, with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.render.dates import GLYPHS
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView
from sitegen.render.views.people import sort_key

OPTIONS_AT_MOST = 150  # of actors and places: a longer list is no help, and the search page knows them all


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One drop-down: `name` is the card's data attribute and the key in the address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def filters_for(book: Book, cards: Sequence[CardView]) -> tuple[Filter, ...]:
    """The filters that can tell these cards apart; none for a handful."""
    if len(cards) < 4:
        return ()
    words = book.words
    kinds = _choices((card.kind for card in cards), {kind: words(f"kinds_{kind}") for kind in ("meeting", "pledge", "other")})
    statuses: dict[str, str] = {}
    for card in cards:
        key, word = (card.state, card.state_word) if card.state else (card.status, card.status_word)
        if key:
            statuses.setdefault(key, word)
    sures = {key: words(f"sure_{key}") for key in GLYPHS}
    actors = {person.path.split("/")[1]: person.name for person in book.people.values()}
    places = {card.place_slug: card.place.name for card in cards if card.place}
    years = {card.year: card.year for card in cards if card.year}
    found = (
        ("kind", kinds),
        ("status", _choices((card.state or card.status for card in cards), statuses)),
        ("sure", _choices((card.date.certainty for card in cards), sures)),
        ("actor", _choices((slug for card in cards for slug in card.actor_slugs.split()), actors)),
        ("place", _choices((card.place_slug for card in cards), places)),
        ("year", tuple(reversed(_choices((card.year for card in cards), years)))),
    )
    return tuple(Filter(name, words(f"filter_{name}"), choices) for name, choices in found if len(choices) > 1)


def _choices(values: Iterable[str], names: dict[str, str]) -> tuple[Choice, ...]:
    """The values that occur, with their counts: the commonest if there are too many, by name."""
    counts = Counter(value for value in values if value in names)
    common = sorted(counts, key=lambda value: (-counts[value], value))[:OPTIONS_AT_MOST]
    return tuple(Choice(value, f"{names[value]} ({counts[value]})") for value in sorted(common, key=lambda value: sort_key(names[value])))
