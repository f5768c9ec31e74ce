"""Stories told in their own past: histories and chronologies count from the date they told last, not from publication.

Found by the text itself: it names years, nearly all of them far from its publication, and hardly ever says "today" or "on Friday".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sitegen.temporal import calendar as cal
from sitegen.temporal.calendar import Point
from sitegen.temporal.mention import Meaning, Mention

YEARS_NAMED = 3  # so many must be named in full
DATES_NAMED = 1  # and so many of them with their month: an article that only compares years is no story
FAR = 2  # years from publication
BACKWARD = 50  # days that a story may step back when it names the next day or month without a year


def is_story(mentions: tuple[Mention, ...], published: date | None) -> bool:
    """Is the text a story told in its own past?"""
    years = [
        m.meaning.year for m in mentions if m.meaning.kind == "calendar" and m.meaning.year is not None and m.meaning.month is not None
    ]
    bare = [m.meaning.year for m in mentions if m.meaning.kind == "calendar" and m.meaning.year is not None and m.meaning.month is None]
    if len(years) + len(bare) < YEARS_NAMED or len(years) < DATES_NAMED:
        return False
    now = sum(1 for m in mentions if _speaks_of_now(m))
    if published is None:
        return now == 0 and bool(years)
    if any(m.meaning.year == published.year and m.meaning.month is not None for m in mentions):
        return False  # it names a date of its own year: a dateline, a piece of news
    far = sum(1 for year in years + bare if abs(published.year - year) >= FAR)
    return far >= 0.8 * (len(years) + len(bare)) and now * 6 <= len(years) + len(bare)


def _speaks_of_now(mention: Mention) -> bool:
    m = mention.meaning
    if m.kind == "shift":
        return m.base == "publication" and not m.counted
    return m.kind == "calendar" and m.weekday is not None and m.month is None and m.year is None


def next_in_story(m: Meaning, last: Point, in_year: Callable[[Meaning, int], Point], before: bool) -> Point | None:
    """The day or month without a year that a story means after it spoke of `last`; `before`: it looks back ("had")."""
    if m.weekday is not None and m.month is None:
        if last.unit != "D" or m.day is not None:
            return None
        step = (m.weekday - last.day.weekday()) % 7
        return Point("D", last.day + timedelta(days=step - 7 if before and step else step))
    if cal.FINENESS[last.unit] >= cal.FINENESS["Y"]:
        return in_year(m, last.day.year) if last.unit == "Y" else None
    found = [point for year in (last.day.year - 1, last.day.year, last.day.year + 1) if (point := _try(m, year, in_year)) is not None]
    if before:
        past = [point for point in found if point.day <= last.day]
        return past[-1] if past else None
    ahead = [point for point in found if (_stop(point) - last.day).days > -BACKWARD]
    return ahead[0] if ahead else None


def _try(m: Meaning, year: int, in_year: Callable[[Meaning, int], Point]) -> Point | None:
    try:
        return in_year(m, year)
    except ValueError:  # 29 February
        return None


def _stop(point: Point) -> date:
    stop = cal.extent_of(point).stop
    assert stop is not None
    return stop
