"""The overview: one bar for each month, year or decade, stacked by kind; every bar a link, every label HTML text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitegen.model.event import Event
from sitegen.render.paging import day_of, month_of
from sitegen.render.views.book import Book

KINDS = ("meeting", "pledge", "other")  # from the foot of a bar upwards
HEIGHT = 48  # of the drawing, in its own units
BY_MONTH_AT_MOST = 3  # years with events: more are drawn by year …
YEARS_AT_MOST = 60  # … and still longer ones by decade
Period = tuple[int, int]  # (year, month), month 0 for a year or decade


@dataclass(frozen=True, slots=True)
class Rect:
    """One kind's share of a bar."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One period."""

    label: str  # short, under the bar: "M", "2025"
    name: str  # "March 2025"
    counts: str  # "3 events: 2 meetings, 1 pledge"
    href: str  # root-relative or "#…"; "" where there is nothing
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The bars of a year, or all of them; without bars, the years in between in which nothing is told."""

    label: str  # "2025", "2023–2024"; "" where the bars are the years
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing."""

    unit: str  # "month", "year", "decade"
    stretches: tuple[Stretch, ...]
    tallest: int
    kinds: tuple[tuple[str, str], ...]  # (kind, its plural), only those that occur


def draw_strip(book: Book, events: Sequence[Event], where: Callable[[int, int], str]) -> Strip | None:
    """The overview of the dated events, or None for fewer than two periods.  `where(year, month)` gives a bar's link."""
    if not events:
        return None
    unit = _unit(events)
    counts: dict[Period, Counter[str]] = {}
    for event in events:
        counts.setdefault(_period(event, unit), Counter())[event.kind] += 1
    periods = _all_periods(counts, unit)
    if len(periods) < 2:
        return None
    tallest = max(counter.total() for counter in counts.values())
    none: Counter[str] = Counter()
    stretches: dict[int, list[Bar]] = {}
    for period in periods:
        counter = counts.get(period, none)
        bar = _bar(book, period, unit, counter, HEIGHT / tallest)
        if bar.counts:
            bar = replace(bar, href=where(*period))
        stretches.setdefault(period[0] if unit == "month" else 0, []).append(bar)
    seen = {event.kind for event in events}
    return Strip(
        unit,
        tuple(_with_gaps(stretches)),
        tallest,
        tuple((kind, book.words(f"kinds_{kind}")) for kind in KINDS if kind in seen),
    )


def _with_gaps(stretches: dict[int, list[Bar]]) -> Iterator[Stretch]:
    """The stretches in order, and between them the years without any event, by name only."""
    before = 0
    for year, bars in stretches.items():
        if before and year > before + 1:
            yield Stretch(str(before + 1) if year == before + 2 else f"{before + 1}–{year - 1}", ())
        yield Stretch(str(year) if year else "", tuple(bars))
        before = year


def _unit(events: Sequence[Event]) -> str:
    days = [day_of(event) for event in events]
    first, last = min(days), max(days)
    # An event told only to the year has no month to stand in: such a timeline is drawn by year.
    if len({day.year for day in days}) <= BY_MONTH_AT_MOST and all(map(month_of, events)):
        return "month"
    return "year" if last.year - first.year < YEARS_AT_MOST else "decade"


def _period(event: Event, unit: str) -> Period:
    day = day_of(event)
    return (day.year, day.month) if unit == "month" else (day.year if unit == "year" else day.year // 10 * 10, 0)


def _all_periods(counts: dict[Period, Counter[str]], unit: str) -> list[Period]:
    """Every period from the first to the last, the empty ones too; of months, all twelve of each year that has events."""
    first, last = min(counts), max(counts)
    if unit == "month":
        return [(year, month) for year in sorted({year for year, _ in counts}) for month in range(1, 13)]
    return [(year, 0) for year in range(first[0], last[0] + 1, 1 if unit == "year" else 10)]


def _bar(book: Book, period: Period, unit: str, counter: Counter[str], scale: float) -> Bar:
    year, month = period
    rects, top = [], float(HEIGHT)
    for kind in KINDS:
        height = round(counter[kind] * scale, 2)
        if height:
            top = round(top - height, 2)
            rects.append(Rect(kind, top, height))
    name = book.words("decade", year=year) if unit == "decade" else str(year)
    label = name
    if unit == "month":
        label, name = book.dates.month_tiny(month), book.dates.month(date(year, month, 1))
    told = [
        book.words.count(key, counter[kind]) for kind, key in zip(KINDS, ("meetings", "pledges", "others"), strict=True) if counter[kind]
    ]
    return Bar(label, name, book.words("list_comma").join(told), "", tuple(rects))
