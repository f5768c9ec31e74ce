"""What is counted from an anchor: "yesterday", "two weeks ago", "the following day", "a year earlier", "the past three months"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Count, Reason, Value, because
from sitegen.model.timex import AnchorKind, Direction
from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.answer import Answer, at, open_value, result_beside, unknown
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.counting.memory import Memory
from sitegen.temporal.counting.narrative import tells_on
from sitegen.temporal.mention import Meaning, Mention
from sitegen.temporal.reading.numbers import duration_value

_AHEAD = ("through", "until", "till", "by", "before")  # "smoke to stay through the weekend"
NEAR_SENTENCES = 4  # "two days later" is counted from what was told at most so far back
SHORT = {"S": 1 / 3600, "MI": 1 / 60, "H": 1.0}  # hours in them
OF_THE_YEAR = ("the-unit", "quarter", "half")  # "the year" is this one in news, and the one spoken of in a story
BESIDE = ("day-before", "day-after")  # "the weekend before": of what was told
LONGER_THAN_YEARS = ("DE", "CE", "ML")
_HOW_MANY = Reason("how-many")


def shift(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """So many units from an anchor."""
    if m.value == "then":
        return _then(memory, mention)
    if m.n is None and m.base == "reference":
        way: Direction = "past" if m.mod == "PAST" else "future"
        return Answer(duration_value(None, m.unit), anchor="timex", direction=way, how=_HOW_MANY, sure="open")
    if m.n is None:
        past = m.mod == "PAST"
        return Answer("PAST_REF" if past else "FUTURE_REF", how=_HOW_MANY, direction="past" if past else "future")
    if m.part:
        return _year_ago(memory, m, after_months=m.part == "same" and memory.after_months(mention))
    if mention.rule == "the-unit" and mention.clues.head in ("ended", "ending") and m.unit in ("W", "M"):
        ended = memory.unit_ended(mention, m.unit)
        if ended is not None:
            return at(ended, "timex", "same", because("ended", result=ended))
    anchor, kind = _anchor(memory, mention, m)
    if anchor is None and kind == "timex":
        return Answer(open_value(m), anchor=kind, how=Reason("no-day-before"), sure="open")
    if anchor is None:
        return unknown(m)
    if m.unit in SHORT:
        return _by_the_clock(m, m.n, anchor, kind)
    if m.counted and m.unit == "Y" and m.n == -1 and memory.quarter is not None and not memory.after_months(mention):
        return _year_ago(memory, replace(m, part="same"))
    if m.counted and m.unit == "Y" and m.n == -1 and (month := _month_compared(memory, mention)) is not None:
        anchor, kind, m = month, "timex", replace(m, unit="M", n=-12)
    assert m.n is not None
    point = _moved(mention, m, m.n, anchor)
    if kind == "timex" and m.n > 0 and mention.clues.tense in ("past", "present") and _runs_ahead(memory, anchor, point):
        how = because("not-yet", length=Count(m.n, m.unit), start=anchor)
        return Answer(open_value(m) + m.time, anchor=kind, how=how, sure="open")
    answer = at(point, kind, "past" if m.n < 0 else "future" if m.n > 0 else "same", _how(m, m.n, anchor, point))
    answer.extent = _extent(mention, m, m.n, point, anchor.day)
    return answer


def _runs_ahead(memory: Memory, anchor: Point, point: Point) -> bool:
    """Does it pass publication, where what it is counted from does not?"""
    return memory.published is not None and anchor.day <= memory.published < point.day


def _then(memory: Memory, mention: Mention) -> Answer:
    """ "until then": the last thing spoken of; "since then": the last one that has come."""
    latest = memory.published if mention.clues.before == "since" else None
    spoken = [past.point for past in memory.history if latest is None or past.point.day <= latest]
    if not spoken:
        return Answer("PAST_REF", anchor="timex", how=Reason("nothing-before"), sure="open")
    point = spoken[-1]
    return at(point, "timex", "same", because("spoken-last", result=point), "same-unit")


def _moved(mention: Mention, m: Meaning, n: float, anchor: Point) -> Point:
    if m.unit == "WE":
        return _weekend(mention, m, int(n), anchor.day)
    if m.counted:
        coarse = max(m.unit, anchor.unit, key=cal.FINENESS.__getitem__)  # "in 1943 … two months later" is known to the year
        return cal.floor(cal.add(anchor.day, m.unit, n), "Y" if coarse in LONGER_THAN_YEARS else coarse)
    if m.unit == "D":
        return Point("D", anchor.day + timedelta(days=int(n)))
    here = cal.floor(anchor.day, m.unit)
    return cal.floor(cal.add(here.day, here.unit, n), here.unit)


def _how(m: Meaning, n: float, anchor: Point, point: Point) -> Reason:
    if n == 0:
        return because("counted", start=anchor, result=result_beside(point, anchor.day))
    result: Value = point
    if m.counted and m.unit in ("W", "FN"):
        result = because("about-day", day=cal.add(anchor.day, m.unit, n))
    return because("back" if n < 0 else "forward", length=Count(n, m.unit), start=anchor, result=result)


def _extent(mention: Mention, m: Meaning, n: float, point: Point, anchor: date) -> Extent:
    """The days that the words warrant: "two weeks ago" is about one day, "earlier this week" ends today."""
    whole = cal.extent_of(point)
    if m.counted and m.unit in ("W", "FN"):
        day = cal.add(anchor, m.unit, n)
        return Extent(day, day + timedelta(days=1), Granularity.WEEK, True)
    if m.counted:
        return replace(whole, approximate=m.unit != "D" or m.approximate)
    if n == -1 and mention.rule == "related-unit" and "past" in mention.text.lower().split():  # "the past year": up to now
        return Extent(cal.add(anchor, m.unit, -1), anchor + timedelta(days=1), Granularity.DAY)
    tomorrow = anchor + timedelta(days=1)
    if m.mod == "EARLIER" and n == 0 and m.unit != "D" and whole.start is not None and whole.start < tomorrow:
        return Extent(whole.start, tomorrow, whole.granularity)
    if m.mod == "LATER" and n == 0 and m.unit != "D" and whole.stop is not None and anchor < whole.stop:
        return Extent(anchor, whole.stop, whole.granularity)
    return whole


def _weekend(mention: Mention, m: Meaning, n: int, day: date) -> Point:
    """ "this weekend" is this week's; "over the weekend", told on a weekday of what has happened, is the one just gone."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    ahead = mention.clues.tense == "future" or (mention.clues.before in _AHEAD and mention.clues.tense != "past")
    if n == 0 and m.base == "reference" and day.weekday() < 5 and not ahead:
        n = -1
    elif n == 1 and mention.rule in BESIDE and day.weekday() < 5:
        n = 0  # "the weekend after" a Wednesday
    return Point("WE", saturday + timedelta(days=7 * n))


def _by_the_clock(m: Meaning, n: float, anchor: Point, kind: AnchorKind) -> Answer:
    """Hours and minutes: within the anchor's day, or as many days on as they fill."""
    day = cal.add(anchor.day, m.unit, n) if abs(n) * SHORT[m.unit] >= 24 else anchor.day
    about = because("about-day", day=day)
    how = because("back" if n < 0 else "forward", length=Count(n, m.unit), start=anchor.day, result=about)
    answer = at(Point("D", day), kind, "past" if n < 0 else "future", how)
    answer.extent = Extent.day(day, approximate=True)
    return answer


def _anchor(memory: Memory, mention: Mention, m: Meaning) -> tuple[Point | None, AnchorKind]:
    """What the expression is counted from; (None, "timex") where the text should have named it and did not."""
    if m.inner is not None:
        inner = memory.answer(mention, m.inner)
        from_publication = inner.anchor == "publication" and (inner.point is not None or inner.needs)
        return inner.point, "publication" if from_publication else "timex"
    if mention.clues.quoted and m.unit == "D" and m.base == "publication" and not m.counted:
        said = memory.said_on(mention)
        if said is not None:
            return said, "timex"
    if _refers_back(memory, mention, m):
        spoken = memory.spoken_of("D" if m.unit in SHORT else m.unit, mention, 1000 if m.n == 0 else NEAR_SENTENCES)
        if spoken is not None and _is_told(mention, m) and memory.published is not None and spoken.day > memory.published:
            # "The march is on Thursday. A day earlier the mayor resigned": before what has happened.
            spoken = memory.spoken_of(m.unit, mention, NEAR_SENTENCES, memory.published)
        if m.counted and m.unit not in SHORT and (m.unit != "D" or spoken is None):  # days are not counted from a month
            spoken = memory.newer_but_coarser(mention, spoken)
        if spoken is not None:
            return spoken, "timex"
        later = m.counted and (m.n or 0) > 0 and mention.clues.tense != "future"  # "two hours later" than what, is not told
        if memory.story or later or (m.n == 0 and m.unit == "D") or m.unit == "WE":
            return None, "timex"
    return (None if memory.published is None else Point("D", memory.published)), "publication"


def _is_told(mention: Mention, m: Meaning) -> bool:
    """ "A day earlier" than what, told in the past?"""
    return m.counted and (m.n or 0) < 0 and mention.clues.tense == "past" and mention.clues.cue != "had"


def _refers_back(memory: Memory, mention: Mention, m: Meaning) -> bool:
    """Is it counted from what the text spoke of?  "the next year" is, in the past; "the year" is, in a story."""
    if m.unit == "WE":
        return mention.rule in BESIDE
    if m.base == "reference":
        own = mention.rule not in OF_THE_YEAR or (m.unit == "D" and memory.spoken_of("D", mention, NEAR_SENTENCES) is not None)
        return memory.story or own  # "earlier in the day": the one spoken of, where there is one
    told_on = mention.rule in ("related-unit", "next-part") and tells_on(mention)
    return told_on and (memory.story or mention.clues.tense == "past")


def _month_compared(memory: Memory, mention: Mention) -> Point | None:
    """The month of "in July prices were higher than a year earlier"; None where no month of the sentence is compared with."""
    last = memory.history[-1] if memory.history else None
    compared = mention.clues.before in ("than", "from", "with", "to")
    near = last is not None and last.told.clues.sentence == mention.clues.sentence and last.point.unit == "M"
    return last.point if compared and near and last is not None else None


def _year_ago(memory: Memory, m: Meaning, after_months: bool = False) -> Answer:
    """A quarter, a year before: "the year-earlier quarter", and "a year ago" in a quarter's report."""
    told = memory.published or (memory.quarter.day if memory.quarter else None)
    if told is None:
        return unknown(m)
    if m.part not in ("same", "QX"):
        base = cal.part_point(m.part, told.year)
    elif memory.quarter is not None and not after_months:
        base = memory.quarter
    elif m.part == "QX":
        how = Reason("no-quarter-before")
        return Answer(f"{told.year - 1}-QX", anchor="publication", direction="past", sure="quarter-open", how=how)
    else:
        base = Point("Y", date(told.year, 1, 1))
    point = Point(base.unit, base.day.replace(year=base.day.year - 1))
    how = because("back", length=Count(1, "Y"), start=base, result=point)
    return at(point, "timex" if base == memory.quarter else "publication", "past", how)


def window(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """A stretch that touches the day of publication: "the past three months" ends with it, "the next two weeks" begins with it."""
    past = m.mod == "PAST"
    direction: Direction = "past" if past else "future"
    if m.n is None:
        return Answer(m.value, anchor="publication", direction=direction, how=Reason("stretch-length"))
    if memory.story:
        return _window_told(memory, mention, m, m.n)
    day = memory.published
    if day is None:
        return Answer(m.value, anchor="publication", direction=direction, needs=True)
    way, length = "back" if past else "forward", Count(m.n, m.unit)
    if m.unit in SHORT:
        return Answer(m.value, anchor="publication", direction=direction, how=because(f"{way}-only", length=length, start=day))
    other = cal.add(day, m.unit, -m.n if past else m.n)
    first, last = min(day, other), max(day, other)
    extent = Extent(first, last + timedelta(days=1), Granularity.DAY)
    how = because(f"{way}-window", length=length, start=day, first=first, last=last)
    return Answer(m.value, None, extent, "publication", direction, how)


def _window_told(memory: Memory, mention: Mention, m: Meaning, n: float) -> Answer:
    """ "over the next two months", in a story: from the day that it told last, where there is one."""
    past = m.mod == "PAST"
    direction: Direction = "past" if past else "future"
    last = memory.spoken_of("D", mention, NEAR_SENTENCES)
    if last is None or m.unit in SHORT:
        return Answer(m.value, anchor="timex", direction=direction, how=Reason("stretch-ends"))
    other = cal.add(last.day, m.unit, -n if past else n)
    first, stop = min(last.day, other), max(last.day, other)
    key = "back-window" if past else "forward-window"
    how = because(key, length=Count(n, m.unit), start=last.day, first=first, last=stop)
    extent = Extent(first, stop + timedelta(days=1), Granularity.DAY)
    return Answer(m.value, None, extent, "timex", direction, how)
