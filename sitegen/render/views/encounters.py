"""Who met when, as a picture: a row an actor, a stroke a meeting that joins those who were there, a picture a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.model.event import Event
from sitegen.render.dates import direction
from sitegen.render.paging import day_of, month_of
from sitegen.render.views.book import Book, LinkView
from sitegen.render.views.people import TO_MEET, sort_key

YEARS_AT_MOST = 5  # the newest ones
ROWS_AT_MOST = 14
MEETINGS_AT_MOST = 90  # of a year; the newest ones
MEETINGS_AT_LEAST = 3  # fewer make no picture
ROW = 28  # pixels
COLUMN = 22


@dataclass(frozen=True, slots=True)
class Stroke:
    """One meeting: a line from the first to the last of its actors, a dot for each.  Pixels from the picture's top left corner."""

    x: int
    top: int
    bottom: int
    dots: tuple[int, ...]
    path: str
    title: str
    planned: bool


@dataclass(frozen=True, slots=True)
class MonthMark:
    """A month's name above its first stroke; its line runs down the whole picture."""

    x: int
    text_x: int  # where the name begins
    label: str


@dataclass(frozen=True, slots=True)
class Encounters:
    """The picture of one year."""

    label: str
    width: int
    height: int
    names: tuple[LinkView, ...]  # from the top
    lines: tuple[int, ...]  # the height at which each name's line runs
    months: tuple[MonthMark, ...]
    strokes: tuple[Stroke, ...]
    left_out: int  # meetings of that year that the picture does not hold


def draw_encounters(book: Book, meetings: Sequence[Event]) -> tuple[Encounters, ...]:
    """The pictures, newest year first; cancelled and undated meetings aside."""
    years: dict[int, list[Event]] = {}
    for event in meetings:
        if event.extent is not None and event.status != "cancelled" and len(_present(event)) > 1:
            years.setdefault(day_of(event).year, []).append(event)
    newest = sorted(years, reverse=True)[:YEARS_AT_MOST]
    return tuple(picture for year in newest if (picture := _year(book, year, years[year])))


def _present(event: Event) -> set[str]:
    return {actor.actor_id for actor in event.actors}


def _year(book: Book, year: int, meetings: list[Event]) -> Encounters | None:
    times = Counter(actor for event in meetings for actor in _present(event))
    rows = _rows(book, times)
    drawn = sorted((event for event in meetings if len(_present(event) & set(rows)) > 1), key=lambda event: (day_of(event), event.id))
    drawn = drawn[-MEETINGS_AT_MOST:]
    if len(drawn) < MEETINGS_AT_LEAST:
        return None
    seen = set().union(*map(_present, drawn))
    rows = [actor for actor in rows if actor in seen]
    height = {actor: ROW * (number + 1) + ROW // 2 for number, actor in enumerate(rows)}
    strokes: list[Stroke] = []
    months: list[MonthMark] = []
    at, month = COLUMN, -1
    for event in drawn:
        if month_of(event) != month:
            month = month_of(event)
            at += COLUMN // 2 if months else 0
            x = at - COLUMN // 2
            months.append(MonthMark(x, x + 4, book.dates.month_short(month) if month else "?"))
        dots = tuple(sorted(height[actor] for actor in _present(event) & set(rows)))
        title = f"{book.dates.label(event.extent)}: {event.title or event.id}" if event.extent else ""
        strokes.append(Stroke(at, dots[0], dots[-1], dots, book.paths[event.id], title, event.status in TO_MEET))
        at += COLUMN
    width = max(at, months[-1].x + 2 * COLUMN)
    if direction(book.site.language) == "rtl":  # time runs the way the reader reads
        strokes = [replace(stroke, x=width - stroke.x) for stroke in strokes]
        months = [replace(month, x=width - month.x, text_x=width - month.text_x) for month in months]
    return Encounters(
        str(year),
        width,
        ROW * (len(rows) + 1),
        tuple(LinkView(book.people[actor].name, book.people[actor].path) for actor in rows),
        tuple(height[actor] for actor in rows),
        tuple(months),
        tuple(strokes),
        len(meetings) - len(drawn),
    )


def _rows(book: Book, times: Counter[str]) -> list[str]:
    """Those who met most, the busiest on top."""
    return sorted(times, key=lambda actor: (-times[actor], sort_key(book.people[actor].name), actor))[:ROWS_AT_MOST]
