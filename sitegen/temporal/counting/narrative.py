"""Stories told in their own past: histories and chronologies count from the date they told last, not from publication.

Found by the text itself: it names years, nearly all of them far from its publication, and hardly ever says "today" or "on Friday".
A short one is found by how it begins: with a year far back, and then days and months without one, in the past.  And a story that goes on to
this day (a war that has not ended) names years that are near, even its own: found by how it begins, and by never speaking of "now".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.mention import Meaning, Mention

YEARS_NAMED = 3  # so many must be named in full
DATES_NAMED = 1  # and so many of them with their month: an article that only compares years is no story
FAR = 2  # years from publication
LONG_AGO = 10  # years: a text that names fewer years, all so far back, is a story too
BEGINS_DAYS = 300  # before publication, at least: a story that goes on to this day
BARE_DATES = 2  # and so many days or months without a year, told in the past
MOSTLY = 0.8  # of the days and months without a year
ON_THE_WAY = 400  # days: the next day named in full, so near, tells to where the story goes
AHEAD_COSTS = 0.5  # a day to there
BACK_COSTS = 2.0  # a day back counts as so many days on: stories go forward, but a survey of the whole may stand in front
BACK_A_YEAR_COSTS = 5.0  # and so many when the year turns back as well: whoever goes back into another year says so


def is_story(mentions: tuple[Mention, ...], published: date | None) -> bool:
    """Is the text a story told in its own past?"""
    named = [m for m in mentions if m.meaning.kind == "calendar" and m.meaning.year is not None]
    dated = [m.meaning.year for m in named if m.meaning.month is not None]
    now = sum(1 for m in mentions if speaks_of_now(m))
    if published is None:
        return now == 0 and bool(dated) and len(named) >= YEARS_NAMED
    if any(m.meaning.year == published.year and m.meaning.month is not None for m in named):
        return False  # it names a date of its own year: a dateline, a piece of news
    far = sum(1 for m in named if abs(published.year - (m.meaning.year or 0)) >= FAR)
    if far < 0.8 * len(named) or not named:
        return False
    if len(named) >= YEARS_NAMED and len(dated) >= DATES_NAMED:
        return now * 6 <= len(named) + sum(1 for m in _bare(mentions) if m.clues.tense == "past")
    long_ago = all(published.year - (m.meaning.year or 0) >= LONG_AGO for m in named)
    return now == 0 and long_ago and _begins_far_back(mentions, named[0])


def goes_on_to_this_day(mentions: tuple[Mention, ...], published: date | None) -> bool:
    """Does the text tell what began some time ago: a date in full in front, then months and days in the past, and never "today"?"""
    first = next((m for m in mentions if m.meaning.kind in ("calendar", "shift")), None)
    if published is None or first is None or first.meaning.year is None or first.meaning.month is None:
        return False
    if (published - date(first.meaning.year, first.meaning.month, 1)).days < BEGINS_DAYS or first.clues.tense != "past":
        return False
    if any(speaks_of_now(one) or one.clues.dateline or (one.meaning.year or 0) > published.year for one in mentions):
        return False
    bare = _bare(mentions)
    past = sum(1 for one in bare if one.clues.tense == "past")
    others = sum(1 for one in bare if one.clues.tense in ("present", "future"))  # not every date has a verb beside it
    return past >= BARE_DATES and others <= (1 - MOSTLY) * len(bare)


def _begins_far_back(mentions: tuple[Mention, ...], first: Mention) -> bool:
    """A year in front, and behind it days and months without one, nearly all of them told in the past."""
    bare = _bare(mentions)
    past = sum(1 for m in bare if m.clues.tense == "past")
    return bool(bare) and bare[0].start > first.start and past >= MOSTLY * len(bare)


def _bare(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The days and months that are told without a year."""
    return [m for m in mentions if m.meaning.kind == "calendar" and m.meaning.year is None and m.meaning.month is not None]


def speaks_of_now(mention: Mention) -> bool:
    """Is it counted from publication: "today", "last week", "on Friday"?"""
    m = mention.meaning
    if m.kind == "shift":
        return m.base == "publication" and not m.counted and not tells_on(mention)
    return m.kind == "calendar" and m.weekday is not None and m.month is None and m.year is None


def tells_on(mention: Mention) -> bool:
    """ "the next day", "noon the next day": of what was told, where plain "next week" is of publication."""
    return mention.meaning.n == 1 and " the " in f" {mention.text.lower()}"


def next_in_story(
    m: Meaning, last: Point, in_year: Callable[[Meaning, int], Point], before: bool, ahead: date | None = None, fresh: bool = False
) -> Point | None:
    """The day or month without a year that a story means after it spoke of `last`.

    `before`: it looks back ("had"); `ahead`: the next day that the text names with its year; `fresh`: a new paragraph, where
    stories start over as easily as they go on.
    """
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
    if ahead is not None and abs((ahead - last.day).days) > ON_THE_WAY:
        ahead = None
    return min(found, key=lambda point: _distance(last, point, fresh) + _way_to(ahead, point)) if found else None


def _distance(last: Point, point: Point, fresh: bool) -> float:
    """How many days the story has to go from what it told last."""
    if point.day > last.day:
        return max(0, (point.day - _stop(last)).days)
    costs = BACK_COSTS if point.day.year == last.day.year else BACK_A_YEAR_COSTS
    return (1.0 if fresh else costs) * max(0, (last.day - _stop(point)).days + 1)


def _way_to(ahead: date | None, point: Point) -> float:
    """How many days it then has to go to the next day that is named in full."""
    if ahead is None:
        return 0.0
    return AHEAD_COSTS * (ahead - point.day).days if point.day <= ahead else BACK_COSTS * (point.day - ahead).days


def _try(m: Meaning, year: int, in_year: Callable[[Meaning, int], Point]) -> Point | None:
    try:
        return in_year(m, year)
    except ValueError:  # 29 February
        return None


def _stop(point: Point) -> date:
    stop = cal.extent_of(point).stop
    assert stop is not None
    return stop
