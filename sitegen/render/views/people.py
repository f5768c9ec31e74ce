"""Actors and places: the A-Z lists, and a page (or several) for each."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import Any

from sitegen.model.event import Event
from sitegen.render.links import folder
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book, LinkView, Person
from sitegen.render.views.event import CardView

Card = Callable[[Event], CardView]
TO_MEET = ("planned", "proposed")
DATES_AT_MOST = 8  # of meetings named in one line of a "met" table
COUNTERPARTS_AT_MOST = 120
CROWD = 24  # of a meeting of more, so many of those who were met nowhere else are named: or N pages would each name N


@dataclass(frozen=True, slots=True)
class Entry:
    """A name on an A-Z list."""

    name: str
    path: str
    note: str  # "state", "London"
    count: str  # "3 events"
    language: str = ""  # of the name; "": the site's, or a proper name


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries under one letter."""

    letter: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on."""

    pages: tuple[LinkView, ...]  # `note` is "here" on the page itself
    previous: str  # path, "" on the first page
    following: str


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading of an actor's page."""

    title: str
    anchor: str
    rows: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class MetLine:
    """One counterpart of an actor."""

    who: LinkView
    anchor: str
    met: int
    to_meet: int
    meetings: tuple[LinkView, ...]  # dates as links, newest first
    more: int


@dataclass(frozen=True, slots=True)
class Met:
    """Whom an actor met: a line for each, and what is left of those met in a crowd alone."""

    lines: tuple[MetLine, ...] = ()
    crowds: tuple[tuple[int, CardView], ...] = ()  # how many more were met there and nowhere else


@dataclass(frozen=True, slots=True)
class TenureLine:
    """An office held, by actors.toml."""

    office: str
    stretch: str


# Letters of their own, each after the one that Unicode takes it for or far from it: in Spanish, Ukrainian and Russian.
_AFTER = "\U0010fffd\U0010fffe\U0010ffff"
_OWN = {"ñ": "n" + _AFTER[0], "ґ": "г" + _AFTER[0], "є": "е" + _AFTER[0], "і": "и" + _AFTER[0], "ї": "и" + _AFTER[1], "й": "и" + _AFTER[2]}
_SORTED_AS = str.maketrans(_OWN)
_LETTER = {place: letter for letter, place in _OWN.items()}


def initial(name: str) -> str:
    """The letter a name stands under: its first letter without accents, "#" for a figure or a name without any."""
    key = sort_key(name)[0]
    first = _LETTER.get(key[:2], key[:1])
    return first.upper()[:1] if first.isalpha() else "#"


@cache  # of each name once: a summit of hundreds is sorted for each of them
def sort_key(name: str) -> tuple[str, str]:
    """Alphabetical by letters: accents, case and leading signs aside, figures first; by script in the order of Unicode."""
    own = unicodedata.normalize("NFC", name).casefold().translate(_SORTED_AS)
    plain = "".join(char for char in unicodedata.normalize("NFKD", own) if not unicodedata.combining(char))
    start = next((index for index, char in enumerate(plain) if char.isalnum()), len(plain))
    return plain[start:], name


def letters(entries: Sequence[Entry], prefix: str = "az") -> tuple[Letter, ...]:
    """The entries (in order) under their letters."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(initial(entry.name), []).append(entry)
    return tuple(Letter(letter, f"{prefix}-{ord(letter):x}", tuple(group)) for letter, group in groups.items())


def page_path(base: tuple[str, ...], number: int) -> str:
    """The path of a list's n-th page: the list itself, then `p/2`, `p/3` …"""
    return folder(*base) if number == 1 else folder(*base, "p", str(number))


def pager(base: tuple[str, ...], number: int, total: int) -> Pager | None:
    """The links of a list's n-th page, None where there is only one."""
    if total < 2:
        return None
    pages = tuple(LinkView(str(n), page_path(base, n), "here" if n == number else "") for n in range(1, total + 1))
    return Pager(pages, page_path(base, number - 1) if number > 1 else "", page_path(base, number + 1) if number < total else "")


def actor_entries(book: Book) -> list[Entry]:
    """Every actor, A-Z."""
    entries = [
        Entry(
            person.name,
            person.path,
            book.words(f"actor_{person.kind}") if person.kind else "",
            book.words.count("events", len(book.events_of_actor[person.id])),
        )
        for person in book.people.values()
    ]
    return sorted(entries, key=lambda entry: sort_key(entry.name))


def place_entries(book: Book) -> list[Entry]:
    """Every place, A-Z."""
    entries = [Entry(place.name, place.path, "", book.words.count("events", len(book.events_at[id]))) for id, place in book.places.items()]
    return sorted(entries, key=lambda entry: sort_key(entry.name))


def newest_first(events: Sequence[Event]) -> list[Event]:
    """Dated events from the newest, then the undated."""
    return [event for event in reversed(events) if event.extent] + [event for event in events if not event.extent]


def actor_pages(book: Book, person: Person, card: Card) -> list[dict[str, Any]]:
    """What each page of an actor shows; the table of counterparts and the offices on the first."""
    events = newest_first(book.events_of_actor[person.id])
    sorted_rows: list[tuple[str, CardView]] = []
    for name in ("meetings", "promised", "received", "concerning", "other"):
        sorted_rows += [(name, card(event)) for event in events if _section_of(event, person.id) == name]
    pages = chunks(sorted_rows, lambda row: 60 + len(row[1].title))
    base = tuple(person.path.split("/")[:2])
    return [
        {
            "path": page_path(base, number),
            "pager": pager(base, number, len(pages)),
            "person": person,
            "feed": f"{'/'.join(base)}/feed.atom",
            "kind_word": book.words(f"actor_{person.kind}") if person.kind else "",
            "count": book.words.count("events", len(events)),
            "sections": _sections(book, rows),
            "met": whom_they_met(book, person.id, events, card) if number == 1 else Met(),
            "offices": held_offices(book, person) if number == 1 else (),
            "called": called(person.id, events) if number == 1 else (),
        }
        for number, rows in enumerate(pages, 1)
    ]


def place_pages(book: Book, place_id: str, card: Card) -> list[dict[str, Any]]:
    """What each page of a place shows."""
    place = book.places[place_id]
    events = newest_first(book.events_at[place_id])
    pages = chunks([card(event) for event in events], lambda row: 60 + len(row.title))
    base = tuple(place.path.split("/")[:2])
    return [
        {
            "path": page_path(base, number),
            "pager": pager(base, number, len(pages)),
            "place": place,
            "feed": f"{'/'.join(base)}/feed.atom",
            "count": book.words.count("events", len(events)),
            "rows": rows,
        }
        for number, rows in enumerate(pages, 1)
    ]


def whom_they_met(book: Book, actor_id: str, events: Sequence[Event], card: Card) -> Met:
    """Whom the actor met or is to meet, the most frequent first; `events` newest first."""
    met: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "meeting" and event.status != "cancelled":
            for other in dict.fromkeys(actor.actor_id for actor in event.actors if actor.actor_id != actor_id):
                met[other].append(event)
    crowds = _in_a_crowd_alone(book, met)
    lines = []
    for other in nsmallest(COUNTERPARTS_AT_MOST, met, key=lambda other: (-len(met[other]), sort_key(book.people[other].name))):
        person, meetings = book.people[other], met[other]
        dates = tuple(
            LinkView(book.dates.label(event.extent) if event.extent else book.words("certainty_open"), book.paths[event.id])
            for event in meetings[:DATES_AT_MOST]
        )
        lines.append(
            MetLine(
                LinkView(person.name, person.path),
                "met-" + person.path.split("/")[1],
                sum(event.status not in TO_MEET for event in meetings),
                sum(event.status in TO_MEET for event in meetings),
                dates,
                len(meetings) - len(dates),
            )
        )
    return Met(tuple(lines), tuple((left, card(book.shown[book.order[event_id]])) for event_id, left in crowds.items()))


def _in_a_crowd_alone(book: Book, met: dict[str, list[Event]]) -> dict[str, int]:
    """Takes from `met` those who were met once, in a crowd, and are not among the first of it: how many, by the event's id."""
    crowds: dict[str, list[str]] = defaultdict(list)
    for other, meetings in met.items():
        if len(meetings) == 1 and len(meetings[0].actors) > CROWD:
            crowds[meetings[0].id].append(other)
    for others in crowds.values():
        for other in sorted(others, key=lambda one: sort_key(book.people[one].name))[CROWD:]:
            del met[other]
    return {event_id: len(others) - CROWD for event_id, others in crowds.items() if len(others) > CROWD}


def held_offices(book: Book, person: Person) -> tuple[TenureLine, ...]:
    """The offices that actors.toml gives the actor, newest first."""
    known = book.gazetteer.get(person.id)
    names = dict.fromkeys((person.name, *((known.name, *known.aliases) if known else ())))
    held = [pair for name in names for pair in book.tenures.get(name, ())]
    lines = []
    for tenure, office in sorted(held, key=lambda pair: (pair[0].start.isoformat() if pair[0].start else "", pair[1].name), reverse=True):
        start = book.dates.day(tenure.start) if tenure.start else ""
        stop = book.dates.day(tenure.stop) if tenure.stop else ""
        key = "tenure_both" if start and stop else "tenure_from" if start else "tenure_until" if stop else "tenure_open"
        lines.append(TenureLine(office.name, book.words(key, start=start, stop=stop)))
    return tuple(lines)


def called(actor_id: str, events: Sequence[Event]) -> tuple[str, ...]:
    """The offices that sources give the actor, in their words, the newest first."""
    said = [
        actor.office
        for event in events
        for actors in (event.actors, *(claim.actors for claim in event.claims))
        for actor in actors
        if actor.actor_id == actor_id and actor.office
    ]
    return tuple(dict.fromkeys(said))[:12]


def _section_of(event: Event, actor_id: str) -> str:
    if event.kind != "pledge":
        return "meetings" if event.kind == "meeting" else "other"
    roles = {actor.role for actor in event.actors if actor.actor_id == actor_id}
    return "promised" if "pledger" in roles else "received" if "recipient" in roles else "concerning"


def _sections(book: Book, rows: Sequence[tuple[str, CardView]]) -> tuple[Section, ...]:
    groups: dict[str, list[CardView]] = {}
    for name, row in rows:
        groups.setdefault(name, []).append(row)
    return tuple(Section(book.words(f"section_{name}"), name, tuple(group)) for name, group in groups.items())
