"""What lies ahead of the day of the build, what is overdue or was never confirmed, and the event nearest to that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from sitegen.model.event import Event
from sitegen.render.paging import day_of
from sitegen.render.views.book import Book, LinkView
from sitegen.render.views.claim import view_article
from sitegen.render.views.event import CardView, event_date, state_of

OPEN_PLEDGES = ("stated", "conditional")  # those that can still fall due


@dataclass(frozen=True, slots=True)
class AheadRow:
    """One line: what happens, or falls due, when."""

    card: CardView
    label: str  # "12 June 2025"
    due: bool  # the day is that on which a pledge falls due


@dataclass(frozen=True, slots=True)
class AheadList:
    """One of the lists."""

    key: str  # "upcoming", "overdue", "unconfirmed"
    rows: tuple[AheadRow, ...]
    more: int = 0  # rows left out

    def first(self, number: int) -> AheadList:
        """The same with so many rows at most."""
        return replace(self, rows=self.rows[:number], more=self.more + max(0, len(self.rows) - number))


def ahead(book: Book, card: Callable[[Event], CardView]) -> tuple[AheadList, ...]:
    """Upcoming meetings and pledges to fall due, soonest first; overdue pledges and planned events that nobody confirmed, latest first.

    A list without a row is left out.
    """
    today = book.corpus.as_of
    found: dict[str, list[tuple[date, Event, bool]]] = {"upcoming": [], "overdue": [], "unconfirmed": []}
    for event in book.shown:
        state = state_of(event, today)
        due = event.due.last if event.due else None
        if event.kind == "pledge" and due and event.status in OPEN_PLEDGES:
            found["overdue" if due < today else "upcoming"].append((due, event, True))
        elif state == "upcoming" and event.extent and event.extent.start:
            found[state].append((event.extent.start, event, False))
        elif state == "unconfirmed" and event.extent and event.extent.last:
            found[state].append((event.extent.last, event, False))
    found["upcoming"].sort(key=lambda row: (row[0], row[1].id))
    for key in ("overdue", "unconfirmed"):
        found[key].sort(key=lambda row: (-row[0].toordinal(), row[1].id))
    return tuple(AheadList(key, tuple(_row(book, card, event, due) for _, event, due in rows)) for key, rows in found.items() if rows)


def _row(book: Book, card: Callable[[Event], CardView], event: Event, due: bool) -> AheadRow:
    label = book.dates.label(event.due) if due and event.due else event_date(book, event).label
    return AheadRow(card(event), label, due)


def nearest(events: Iterable[Event], today: date) -> Event | None:
    """The dated event whose place on the timeline is the fewest days away, of two what is to come; None without events."""

    def distance(event: Event) -> tuple[int, bool, str]:
        days = (day_of(event) - today).days
        return abs(days), days < 0, event.id

    return min(events, key=distance, default=None)


def nearest_link(book: Book, where: Callable[[Event], str]) -> LinkView | None:
    """The way to the event nearest to the day of the build: its date, and where it stands; None for an empty timeline."""
    event = nearest(book.corpus.events, book.corpus.as_of)
    return LinkView(event_date(book, event).label, where(event)) if event else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of days on which none of the sources reported."""

    label: str
    days: int


GAP_DAYS = 30  # a shorter silence is no news


def gaps(book: Book) -> tuple[Gap, ...]:
    """The silences between the first and the last report, newest first."""
    days = sorted({day for document in book.corpus.documents if (day := document.publication.day)})
    found = [(before, after) for before, after in pairwise(days) if (after - before).days > GAP_DAYS]
    return tuple(
        Gap(book.words("tenure_both", start=book.dates.day(before), stop=book.dates.day(after)), (after - before).days - 1)
        for before, after in reversed(found)
    )


LISTED = 300  # rows of one list on the coverage page


def coverage_page(book: Book, card: Callable[[Event], CardView]) -> dict[str, Any]:
    """What the sources have not told: lists of what is open, silences, reports without a day."""
    undated = [document for document in book.corpus.documents if document.publication.day is None]
    return {
        "lists": tuple(part.first(LISTED) for part in ahead(book, card)),
        "gaps": gaps(book)[:LISTED],
        "undated_articles": tuple(view_article(book, document) for document in undated[:LISTED]),
        "undated_count": len(undated),
    }
