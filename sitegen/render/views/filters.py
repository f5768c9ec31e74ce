"""What the reader's filters offer: only what occurs on the page, with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.render.dates import GLYPHS
from sitegen.render.strings import Words
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView
from sitegen.render.views.people import sort_key

LEAST_TO_FILTER = 4  # fewer items are seen at a glance
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
    if len(cards) < LEAST_TO_FILTER:
        return ()
    words = book.words
    kinds = choices(words, (card.kind for card in cards), {kind: words(f"kinds_{kind}") for kind in ("meeting", "pledge", "other")})
    statuses: dict[str, str] = {}
    for card in cards:
        statuses.setdefault(*status_of(card))
    sures = {key: words(f"sure_{key}") for key in GLYPHS}
    actors = {person.path.split("/")[1]: person.name for person in book.people.values()}
    places = {card.place_slug: card.place.name for card in cards if card.place}
    years = {card.year: card.year for card in cards if card.year}
    found = (
        ("kind", kinds),
        ("status", choices(words, (card.state or card.status for card in cards if card.state or card.status), statuses)),
        ("sure", choices(words, (card.date.certainty for card in cards), sures)),
        ("actor", choices(words, (slug for card in cards for slug in card.actor_slugs.split()), actors)),
        ("place", choices(words, (card.place_slug for card in cards), places)),
        ("year", tuple(reversed(choices(words, (card.year for card in cards), years)))),
    )
    return named(words, found)


def status_of(card: CardView) -> tuple[str, str]:
    """What the calendar makes of the event, or else its status, with its word; ("", "") where there is neither."""
    return (card.state, card.state_word) if card.state else (card.status, card.status_word)


def named(words: Words, found: Iterable[tuple[str, tuple[Choice, ...]]]) -> tuple[Filter, ...]:
    """The drop-downs that offer a choice at all, with their labels."""
    return tuple(Filter(name, words(f"filter_{name}"), offered) for name, offered in found if len(offered) > 1)


def choices(words: Words, values: Iterable[str], names: Mapping[str, str]) -> tuple[Choice, ...]:
    """The values that occur, with their counts: the commonest if there are too many, by name."""
    counts = Counter(value for value in values if value in names)
    common = sorted(counts, key=lambda value: (-counts[value], value))[:OPTIONS_AT_MOST]
    ordered = sorted(common, key=lambda value: sort_key(names[value]))
    return tuple(Choice(value, f"{names[value]} ({words.number(counts[value])})") for value in ordered)
