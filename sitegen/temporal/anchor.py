"""Which of several calendar days a name without its year means: direction from the verb, the preposition, or nearness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.model.timex import Direction
from sitegen.temporal import calendar as cal
from sitegen.temporal.calendar import Point
from sitegen.temporal.mention import Meaning, Mention


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was taken, in words up to the anchor, and those that were not."""

    point: Point
    direction: Direction
    words: str  # "counted forward from"
    sure: str
    rivals: tuple[tuple[Point, str], ...]


def choose(mention: Mention, m: Meaning, published: date, in_year: Callable[[Meaning, int], Point]) -> Choice:
    """The calendar unit that a name without a year means, seen from the day of publication."""
    earlier, same, later = candidates(m, published, in_year)
    if m.n is not None:
        return _related(m, earlier, same, later, published)
    tense = mention.clues.tense
    if tense in ("", "present") and mention.clues.before in ("until", "till", "by"):
        tense = "future"
    weekday = m.weekday is not None and m.month is None
    if tense == "future":
        point, losers = same or later, [earlier]
        reason = "the verb points forward"
    elif tense == "past" or weekday:
        point, losers = same or earlier, [later]
        reason = "the verb is in the past" if tense == "past" else "news tells of what has happened"
    else:
        near = min([p for p in (earlier, same, later) if p], key=lambda p: abs((p.day - published).days))
        point, losers = near, [p for p in (earlier, later) if p != near]
        reason = "it is farther away"
    direction: Direction = "same" if point == same else "past" if point.day < published else "future"
    words = {"same": "counted from", "past": "counted back from", "future": "counted forward from"}[direction]
    if direction == "same" and tense:
        words = f"counted {'forward' if tense == 'future' else 'back'} from"
    return Choice(point, direction, words, "", tuple((p, reason) for p in losers if p is not None and p != point))


def candidates(m: Meaning, published: date, in_year: Callable[[Meaning, int], Point]) -> tuple[Point, Point | None, Point]:
    """(the last one before, the one that holds the day of publication or None, the first one after)."""
    if m.weekday is not None and m.month is None:
        back = (published.weekday() - m.weekday) % 7
        here = Point("D", published) if back == 0 else None
        return Point("D", published - timedelta(days=back or 7)), here, Point("D", published + timedelta(days=7 - back))
    points = []
    for year in range(
        published.year - 8 if m.month == 2 and m.day == 29 else published.year - 2,
        published.year + 9 if m.day == 29 else published.year + 3,
    ):
        try:
            points.append(in_year(m, year))
        except ValueError:  # 29 February
            continue
    before, here_, after = None, None, None
    for point in points:
        extent = cal.extent_of(point)
        assert extent.start is not None and extent.stop is not None
        if extent.stop <= published:
            before = point
        elif extent.start <= published:
            here_ = point
        elif after is None:
            after = point
    assert before is not None and after is not None
    return before, here_, after


def _related(m: Meaning, earlier: Point, same: Point | None, later: Point, published: date) -> Choice:
    """ "last", "this", "next" before a name of the calendar."""
    if m.n == -1:
        point = earlier
        if (
            point.unit == "M"
            and (published - point.day).days < 62
            and published.day < 15
            and (published.year * 12 + published.month) - (point.day.year * 12 + point.day.month) == 1
        ):
            point = Point("M", point.day.replace(year=point.day.year - 1))
        return Choice(point, "past", "the last one before", "", ())
    if m.n == 1:
        return Choice(later, "future", "the next one after", "", ())
    if m.weekday is not None and m.month is None:
        monday = published - timedelta(days=published.weekday())
        point = Point("D", monday + timedelta(days=m.weekday))
        return Choice(point, "same", "the one in the week of", "", ())
    for point in (same, earlier, later):
        if point is not None and point.day.year == published.year:
            return Choice(point, "same", "the one in the year of", "", ())
    return Choice(same or earlier, "same", "the one in the year of", "", ())
