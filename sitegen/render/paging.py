"""Pages that stay light: lists cut by weight, the timeline by year, month and part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sitegen.model.event import Event
from sitegen.model.extent import Granularity

# The budget is 500 events or 100 KB gzip a page.  English compresses to about 0.4 of its size and a card's own markup to
# under 100 bytes, so 120,000 characters of text on MAX_ITEMS cards stay below it; `tests/render/test_render_paging.py` measures.
MAX_ITEMS = 300
MAX_WEIGHT_CHARS = 120_000

T = TypeVar("T")


def chunks(
    items: Sequence[T], weight: Callable[[T], int] = lambda _: 150, max_items: int = MAX_ITEMS, max_weight: int = MAX_WEIGHT_CHARS
) -> list[tuple[T, ...]]:
    """The items in order, cut into pages that hold at most `max_items` and `max_weight`; one empty page for no items."""
    pages: list[list[T]] = [[]]
    total = 0
    for item in items:
        here = weight(item)
        if pages[-1] and (len(pages[-1]) >= max_items or total + here > max_weight):
            pages.append([])
            total = 0
        pages[-1].append(item)
        total += here
    return [tuple(page) for page in pages]


def day_of(event: Event) -> date:
    """The day that gives a dated event its place: its first, or its last where it is open to the past."""
    assert event.extent is not None
    day = event.extent.start or event.extent.last
    assert day is not None
    return day


def month_of(event: Event) -> int:
    """The month that gives the event its place in its year; 0 where the words warrant none."""
    assert event.extent is not None
    return 0 if event.extent.granularity > Granularity.MONTH else day_of(event).month


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page's worth of the timeline, newest event first."""

    year: int
    month: int | None  # None: the whole year; 0: those of the year without a month
    part: int  # from 1
    parts: int
    events: tuple[Event, ...]

    @property
    def folder(self) -> tuple[str, ...]:
        """The folders that lead to its page."""
        month = () if self.month is None else (f"{self.month:02d}",)
        return (f"{self.year:04d}", *month, *((str(self.part),) if self.part > 1 else ()))


def leaves(events: Iterable[Event], weight: Callable[[Event], int]) -> list[Leaf]:
    """The dated events as pages, newest first: a year each, a heavy year by month, a heavy month in parts."""
    ordered = sorted(events, key=lambda event: (day_of(event).year, month_of(event), day_of(event), event.id), reverse=True)
    out: list[Leaf] = []
    for year, of_year in _runs(ordered, lambda event: day_of(event).year):
        if len(chunks(of_year, weight)) == 1:
            out.append(Leaf(year, None, 1, 1, tuple(of_year)))
            continue
        for month, of_month in _runs(of_year, month_of):
            parts = chunks(of_month, weight)
            out += [Leaf(year, month, number, len(parts), part) for number, part in enumerate(parts, 1)]
    return out


def front(pages: Sequence[Leaf], weight: Callable[[Event], int], enough: int = 60) -> int:
    """How many of the newest leaves the first page takes: all if they fit, else until there is enough to read."""
    if len(chunks([event for leaf in pages for event in leaf.events], weight)) == 1:
        return len(pages)
    taken, total, count = 0, 0, 0
    for leaf in pages:
        here = sum(map(weight, leaf.events))
        if taken and (total + here > MAX_WEIGHT_CHARS or count + len(leaf.events) > MAX_ITEMS or count >= enough):
            break
        taken, total, count = taken + 1, total + here, count + len(leaf.events)
    return taken


def _runs(items: Sequence[T], key: Callable[[T], int]) -> list[tuple[int, list[T]]]:
    """Neighbours of one key together, in order."""
    out: list[tuple[int, list[T]]] = []
    for item in items:
        if out and out[-1][0] == key(item):
            out[-1][1].append(item)
        else:
            out.append((key(item), [item]))
    return out
