"""Which of several calendar days a name without its year means: direction from the verb, the preposition, or nearness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.model.reason import Count, Reason, because
from sitegen.model.timex import Direction
from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.mention import Meaning, Mention

UNTIL = ("until", "till", "til")
LONG_PAST = 305  # days: news leaves a year out of what lies so far back only rarely ...
NEAR_FUTURE = 60  # days: ... when the same name comes again so soon
MUCH_NEARER = 3  # ... or than a third of the way back
SOON = 60  # days: without a verb to tell, what is nearer than this is meant to come
WINTER_DAYS = 150  # after its beginning, in which "this winter" is still the one just gone
RECENT_QUARTER = 135  # days after its end in which a quarter's results are news


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was taken, and those that were not."""

    point: Point
    direction: Direction
    how: str  # key of the reason: "counted-forward"
    sure: str
    rivals: tuple[tuple[Point, Reason], ...]
    cued: bool = False  # the verb's tense decided


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the decision is made from."""

    earlier: Point
    same: Point | None
    later: Point
    published: date
    tense: str
    before: str
    called_off: bool
    ends: bool  # "in the six months through June sales fell": the end of a stretch that was told in the past
    opens: bool  # "In February, they asked …": what such a sentence tells of in the past is over

    def age(self) -> int:
        """Days since the earlier reading began."""
        return (self.published - self.earlier.day).days

    def wait(self) -> int:
        """Days until the later reading begins."""
        return (self.later.day - self.published).days


def choose(mention: Mention, m: Meaning, published: date, in_year: Callable[[Meaning, int], Point]) -> Choice:
    """The calendar unit that a name without a year means, seen from the day of publication."""
    earlier, same, later = candidates(m, published, in_year)
    if m.n is not None:
        return _related(m, earlier, same, later, published)
    clues = mention.clues
    before = "" if clues.before == "before" and clues.head in ("'s", "’s") else clues.before  # "before Friday's talks": which ones
    scene = _Scene(
        earlier, same, later, published, clues.tense, before, clues.called_off, clues.ends and clues.tense != "future", clues.opens
    )
    if m.weekday is not None and m.month is None and m.day is None:
        forward, reason, sure = _weekday(scene)
    elif m.weekday is not None:
        forward, reason, sure = _by_weekday(scene, m.weekday)
    elif earlier.unit == "Q":
        forward, reason, sure = _quarter(scene)
    else:
        forward, reason, sure = _month(scene)
    if same is not None:
        point = same
        losers = [earlier if forward else later]
        if (m.weekday is None or m.month is not None) and same.unit != "D":
            losers = []
    else:
        point, losers = (later, [earlier]) if forward else (earlier, [later])
    direction: Direction = "same" if point == same else "future" if forward else "past"
    how = "counted" if direction == "same" and not scene.tense else "counted-forward" if forward else "counted-back"
    cued = bool(scene.tense) and sure.endswith("tense")
    return Choice(point, direction, how, sure + ("-same" if direction == "same" else ""), tuple((p, reason) for p in losers), cued)


def _weekday(scene: _Scene) -> tuple[bool, Reason, str]:
    """(forward?, why the other way lost, key of the confidence table)."""
    if scene.before in UNTIL and scene.tense != "past":
        return True, because("not-word-forward", word=scene.before), "weekday-tense"
    if scene.before == "since":
        return False, because("not-word-back", word=scene.before), "weekday-past-tense"
    if scene.called_off:
        return scene.wait() < scene.age(), Reason("not-called-off"), "weekday-preposition"
    if scene.tense == "future":
        return True, Reason("not-verb-forward"), "weekday-future-tense"
    if scene.tense == "past":
        far = (scene.published - scene.earlier.day).days == 6 and scene.same is None
        return False, Reason("not-verb-past"), "weekday-six-days" if far else "weekday-past-tense"
    if scene.before in ("by", "before", *UNTIL):
        return True, because("not-word-forward", word=scene.before), "weekday-preposition"
    return False, Reason("not-news-ahead"), "weekday-default"


def _by_weekday(scene: _Scene, weekday: int) -> tuple[bool, Reason, str]:
    """The year in which the day falls on that weekday."""
    fits = [scene.earlier.day.weekday() == weekday, scene.later.day.weekday() == weekday]
    if fits[0] != fits[1]:
        return fits[1], Reason("not-that-weekday"), "month-day-weekday"
    return _month(scene)


def _quarter(scene: _Scene) -> tuple[bool, Reason, str]:
    ended = cal.extent_of(scene.earlier).stop
    assert ended is not None
    if (scene.published - ended).days < RECENT_QUARTER and scene.before not in ("by", "until"):
        return False, Reason("not-just-ended"), "quarter"
    if scene.tense == "future" and scene.wait() < 200:
        return True, Reason("not-verb-forward"), "quarter"
    return False, Reason("not-come-yet"), "quarter"


def _month(scene: _Scene) -> tuple[bool, Reason, str]:
    if scene.before == "since":
        return False, because("not-word-back", word=scene.before), "month-past-tense"
    turned = scene.earlier.day.year < scene.published.year  # "in January", told in December, is of this year
    if scene.age() > LONG_PAST and scene.wait() < NEAR_FUTURE and (scene.tense != "past" or turned and not scene.opens):
        return True, because("not-long-back", age=Count(scene.age(), "D"), wait=Count(scene.wait(), "D")), "month-near"
    if scene.tense == "future":
        if scene.age() < 45 and scene.wait() > 300:
            return False, because("not-far-ahead", wait=Count(scene.wait(), "D")), "month-near"
        return True, Reason("not-verb-forward"), "month-future-tense"
    if scene.before in UNTIL and scene.tense != "past":
        return True, because("not-word-forward", word=scene.before), "month-preposition"
    if scene.ends:
        return False, Reason("not-over"), "month-past-tense"
    if scene.before in (*UNTIL, "to", "through") and scene.wait() < scene.age():
        return True, because("not-word-nearer", word=scene.before), "month-preposition"
    if scene.before == "by" and scene.wait() < 200 and scene.age() > 60:
        return True, because("not-word-forward", word=scene.before), "month-preposition"
    if scene.tense == "past":
        return False, Reason("not-verb-past"), "month-past-tense"
    soon = scene.wait() < min(scene.age(), 2 * SOON if scene.tense == "present" else SOON)
    if soon or (scene.wait() * MUCH_NEARER < scene.age() and not scene.opens):
        return True, Reason("not-farther"), "month-nearest"
    return False, Reason("not-farther"), "month-nearest"


def _weekday_and_day(weekday: int, day: int, published: date) -> tuple[Point, Point | None, Point]:
    """The candidates of "martes 18", "mardi 18": a month comes where the day has that weekday within two years at most."""
    here = Point("D", published) if (published.weekday(), published.day) == (weekday, day) else None
    months = [cal.add_months(published.replace(day=1), n) for n in range(-40, 41)]
    found = [first.replace(day=day) for first in months if day <= cal.month_length(first.year, first.month)]
    fits = [one for one in found if one.weekday() == weekday]
    return Point("D", max(one for one in fits if one < published)), here, Point("D", min(one for one in fits if one > published))


def candidates(m: Meaning, published: date, in_year: Callable[[Meaning, int], Point]) -> tuple[Point, Point | None, Point]:
    """(the last one before, the one that holds the day of publication or None, the first one after)."""
    if m.weekday is not None and m.month is None and m.day is not None:
        return _weekday_and_day(m.weekday, m.day, published)
    if m.weekday is not None and m.month is None:
        back = (published.weekday() - m.weekday) % 7
        here = Point("D", published) if back == 0 else None
        return Point("D", published - timedelta(days=back or 7)), here, Point("D", published + timedelta(days=7 - back))
    reach = 8 if m.month == 2 and m.day == 29 else 2
    before, held, after = None, None, None
    for year in range(max(1, published.year - reach), min(9998, published.year + reach) + 1):
        try:
            point = in_year(m, year)
        except ValueError:  # 29 February
            continue
        extent = cal.extent_of(point)
        assert extent.start is not None and extent.stop is not None
        if extent.stop <= published:
            before = point
        elif extent.start <= published:
            held = point
        elif after is None:
            after = point
    if before is None or after is None:
        raise ValueError("at the calendar's edge")
    return before, held, after


def _related(m: Meaning, earlier: Point, same: Point | None, later: Point, published: date) -> Choice:
    """ "last", "this", "next" before a name of the calendar."""
    if m.n == -1:
        point = earlier
        if m.weekday is not None and m.month is None and m.base != "reference" and (published - earlier.day).days == 1:
            point = Point("D", earlier.day - timedelta(days=7))  # the day before publication would be "yesterday" or plain "Wednesday"
            return Choice(point, "past", "last-before", "", ((earlier, Reason("not-yesterday")),))
        if m.base != "reference" and point.unit == "M" and point.day == cal.add_months(published.replace(day=1), -1):
            # "last February" in March is the one of the year before: the other would be "in February" or "last month".
            point = Point("M", cal.add_months(point.day, -12))
            return Choice(point, "past", "last-before", "last-month-name", ((earlier, Reason("not-last-month")),))
        return Choice(point, "past", "last-before", "", ())
    if m.n == 1:
        rivals: tuple[tuple[Point, Reason], ...] = ()
        if m.weekday is not None and m.month is None and (later.day - published).days < 7 - published.weekday():
            rivals = ((Point("D", later.day + timedelta(days=7)), Reason("not-next-but-one")),)
        return Choice(later, "future", "next-after", "", rivals)
    if m.weekday is not None and m.month is None:
        monday = published - timedelta(days=published.weekday())
        return Choice(Point("D", monday + timedelta(days=m.weekday)), "same", "in-week", "", ())
    if earlier.unit == "SEASON" and m.part == "WI":  # which began the year before, until it has been over for a while
        recent = (published - earlier.day).days < WINTER_DAYS
        return Choice(same or (earlier if recent else later), "same", "nearest", "", ())
    for candidate in (same, earlier, later):
        if candidate is not None and candidate.day.year == published.year:
            return Choice(candidate, "same", "in-year", "", ())
    return Choice(same or earlier, "same", "in-year", "", ())
