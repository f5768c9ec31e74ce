"""The timeline's own pages: the first, one for each period, the undated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.model.event import Event
from sitegen.render.links import folder
from sitegen.render.paging import Leaf, day_of, month_of
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The events of a month, or (month 0) those of a year to which the words give no month."""

    anchor: str
    label: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The events of a year on one page, newest month first, those without a month at the end."""

    anchor: str
    label: str
    count: str
    months: tuple[MonthGroup, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year in the sticky navigation."""

    label: str
    href: str  # root-relative, or "#…" on the page itself
    count: int
    here: bool


def year_groups(book: Book, events: Sequence[Event], cards: dict[str, CardView]) -> tuple[YearGroup, ...]:
    """The events, newest first, under their years and months."""
    tree: dict[int, dict[int, list[Event]]] = {}
    for event in events:
        tree.setdefault(day_of(event).year, {}).setdefault(month_of(event), []).append(event)
    groups = []
    for year, months in tree.items():
        parts = []
        for month, inside in months.items():
            label = book.dates.month_name(month) if month else book.words("no_month", year=year)
            parts.append(MonthGroup(f"m{year:04d}-{month:02d}", label, tuple(cards[event.id] for event in inside)))
        count = sum(len(inside) for inside in months.values())
        groups.append(YearGroup(f"y{year:04d}", str(year), book.words.count("events", count), tuple(parts)))
    return tuple(groups)


def year_links(book: Book, on_page: Iterable[YearGroup]) -> tuple[YearLink, ...]:
    """Every year of the timeline with its count, newest first; a year that is on this page is reached by its anchor."""
    counts = Counter(day_of(event).year for event in book.corpus.events)
    here = {group.label: group.anchor for group in on_page}
    return tuple(
        YearLink(str(year), f"#{here[str(year)]}" if str(year) in here else folder(f"{year:04d}"), counts[year], str(year) in here)
        for year in sorted(counts, reverse=True)
    )


def leaf_title(book: Book, leaf: Leaf) -> str:
    """ "2025", "March 2025", "March 2025, part 2 of 3"."""
    if leaf.month is None:
        label = str(leaf.year)
    elif leaf.month == 0:
        label = book.words("no_month", year=leaf.year)
    else:
        label = book.words("month_year", month=book.dates.month_name(leaf.month), year=leaf.year)
    return label if leaf.parts == 1 else book.words("part_of", label=label, part=leaf.part, parts=leaf.parts)
