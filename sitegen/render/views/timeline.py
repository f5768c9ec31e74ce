"""The timeline's own pages: the first, one for each period, the undated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from sitegen.model.event import Event
from sitegen.render.links import folder
from sitegen.render.paging import Leaf, day_of, month_of
from sitegen.render.views.book import Book, LinkView
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
    path: str  # the page of the year alone
    count: str  # "29 events"
    whole: LinkView | None  # all of the year, where this page does not hold it: "all 978 events"
    months: tuple[MonthGroup, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year in the sticky navigation."""

    label: str
    href: str  # root-relative, or "#…" on the page itself
    count: int
    here: bool


class Whereabouts:
    """Where each year and month of the timeline is found; `on(groups)`: seen from a page that shows these groups itself."""

    def __init__(self, pages: Sequence[Leaf]) -> None:
        """`pages`: the leaves, newest first."""
        self.counts = Counter[int]()
        self._leaves: dict[tuple[int, int], Leaf] = {}
        self._anchors: dict[str, str] = {}
        self._shown: frozenset[str] = frozenset()
        self._leaf_of: dict[str, Leaf] = {event.id: leaf for leaf in pages for event in leaf.events}
        for leaf in pages:
            self.counts[leaf.year] += len(leaf.events)
            for event in leaf.events:
                self._leaves.setdefault((leaf.year, month_of(event)), leaf)

    def on(self, groups: Sequence[YearGroup]) -> Whereabouts:
        """The same, with anchors for what the page itself shows."""
        here = copy(self)
        here._anchors = {}
        for group in groups:
            here._anchors[group.anchor] = f"#{group.anchor}"
            here._anchors |= {month.anchor: f"#{month.anchor}" for month in group.months}
        here._shown = frozenset(card.id for group in groups for month in group.months for card in month.cards)
        return here

    def href(self, year: int, month: int) -> str:
        """A month's (or with month 0 a year's, or a decade's first year's) place: an anchor here, or a root-relative address."""
        if month:
            anchor = f"m{year:04d}-{month:02d}"
            leaf = self._leaves.get((year, month))
            return self._anchors.get(anchor) or (f"{folder(*leaf.folder)}#{anchor}" if leaf else "")
        return self.year(next((here for here in range(year, year + 10) if here in self.counts), year))

    def event(self, event: Event, slug: str) -> str:
        """An event's place on the timeline: an anchor where its year is shown here, or a root-relative address."""
        return f"#e-{slug}" if event.id in self._shown else f"{folder(*self._leaf_of[event.id].folder)}#e-{slug}"

    def year(self, year: int) -> str:
        """A year's place."""
        return self._anchors.get(f"y{year:04d}") or folder(f"{year:04d}")


def year_groups(book: Book, events: Sequence[Event], card: Callable[[Event], CardView], totals: Mapping[int, int]) -> tuple[YearGroup, ...]:
    """The events, newest first, under their years and months; `totals`: how many events each year has."""
    tree: dict[int, dict[int, list[Event]]] = {}
    for event in events:
        tree.setdefault(day_of(event).year, {}).setdefault(month_of(event), []).append(event)
    groups = []
    for year, months in tree.items():
        parts = []
        for month, inside in months.items():
            label = book.dates.month_name(month) if month else book.words("no_month", year=year)
            parts.append(MonthGroup(f"m{year:04d}-{month:02d}", label, tuple(card(event) for event in inside)))
        count = sum(len(inside) for inside in months.values())
        path = folder(f"{year:04d}")
        whole = LinkView(book.words("all_of", events=book.words.count("events", totals[year])), path) if totals[year] > count else None
        groups.append(YearGroup(f"y{year:04d}", str(year), path, book.words.count("events", count), whole, tuple(parts)))
    return tuple(groups)


def year_links(book: Book, whereabouts: Whereabouts) -> tuple[YearLink, ...]:
    """Every year of the timeline with its count, newest first."""
    links = ((year, whereabouts.year(year)) for year in sorted(whereabouts.counts, reverse=True))
    return tuple(YearLink(str(year), href, whereabouts.counts[year], href.startswith("#")) for year, href in links)


def month_links(book: Book, pages: Sequence[Leaf], year: int, leaf: Leaf | None) -> tuple[YearLink, ...]:
    """The pages of a year that is split by month, newest first; `leaf` is the page itself.  () for a year on one page."""
    return tuple(
        YearLink(leaf_title(book, page), folder(*page.folder), len(page.events), page is leaf)
        for page in pages
        if page.year == year and page.month is not None
    )


def leaf_title(book: Book, leaf: Leaf) -> str:
    """ "2025", "March 2025", "March 2025, part 2 of 3"."""
    if leaf.month is None:
        label = str(leaf.year)
    elif leaf.month == 0:
        label = book.words("no_month", year=leaf.year)
    else:
        label = book.dates.month(date(leaf.year, leaf.month, 1))
    label = label[:1].upper() + label[1:]  # a title, where many languages write months small
    return label if leaf.parts == 1 else book.words("part_of", label=label, part=leaf.part, parts=leaf.parts)
