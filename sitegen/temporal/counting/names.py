"""Names of the calendar, complete or not: "18 March 1998", "March", "Tuesday", "the third quarter", "the 24th"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Reason, because
from sitegen.model.timex import Direction
from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.anchor import choose
from sitegen.temporal.counting.answer import Answer, at, open_value, result_beside, unknown
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.counting.memory import Memory
from sitegen.temporal.counting.narrative import next_in_story
from sitegen.temporal.mention import Meaning, Mention

STORY_SENTENCES = 40  # a story's last date is an anchor for so long
NEAR = 4  # in news only what was told at most so many sentences before
FIRST_OF_A_KIND = 400  # days: so far a day of the month that is such a weekday is looked for; the longest wait is a little less
MONTH_SENTENCES = 12  # so is the month of "on the 24th"


def calendar(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """The calendar unit that a name means; of a holiday that follows the moon, about the days."""
    answer = _calendar(memory, mention, m)
    days = cal.ABOUT_DAYS.get(m.holiday, 0)
    if days and answer.point is not None:
        first, last = answer.point.day, answer.point.day + timedelta(days=days - 1)
        answer.extent = Extent(first, last + timedelta(days=1), Granularity.DAY, True)
        answer.value = first.isoformat() if days == 1 else f"{first.isoformat()}/{last.isoformat()}"
    return answer


def _calendar(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    if m.until is not None:
        return _range(memory, mention, m)
    if m.decade is not None:
        return _named(Point("DE", date(m.decade * 10, 1, 1)))
    if m.century is not None:
        return _named(Point("CE", date(max(1, m.century * 100), 1, 1)))
    if m.part == "QX":
        return _quarter_spoken_of(memory, mention, m)
    if m.year is not None:
        return _in_its_year(m, m.year)
    if m.inner is not None:
        return _told_by(memory, mention, m, m.inner)
    return _without_year(memory, mention, m)


def in_year(m: Meaning, year: int) -> Point:
    """The name's unit in that year.  Raises ValueError when that year has none (29 February)."""
    if m.nth is not None and m.month is not None and m.weekday is not None:
        return Point("D", cal.nth_weekday(year, m.month, m.weekday, m.nth))
    if m.holiday:
        day = cal.holiday(m.holiday, year)
        return cal.floor(day, "W") if m.holiday in cal.WEEK_LONG else Point("D", day)
    if m.part:
        return cal.part_point(m.part, year)
    if m.month is None:
        return Point("Y", date(year, 1, 1))
    if m.day is None:
        return Point("M", date(year, m.month, 1))
    day = date(year, m.month, m.day)
    return cal.floor(day, m.unit) if m.unit else Point("D", day)


def _named(point: Point) -> Answer:
    return at(point, "none", "", because("named", result=point))


def _in_its_year(m: Meaning, year: int) -> Answer:
    answer = _named(in_year(m, year))
    if m.swapped and m.month is not None and m.day is not None:
        other = Extent.day(date(year, m.day, m.month))
        answer.rivals, answer.sure = ((other, Reason("not-month-first")),), "numeric-either-way"
    return answer


def _told_by(memory: Memory, mention: Mention, m: Meaning, other: Meaning) -> Answer:
    """ "this year's third quarter", "February last year", "that autumn", "Tuesday next week", "the first week of May"."""
    told = memory.answer(mention, other)
    if told.point is None:
        return unknown(m) if told.needs else Answer(open_value(m), anchor="timex", how=Reason("beside-unknown"), sure="open")
    if m.nth is not None and m.weekday is None:
        return _part(m, m.nth, told)
    if m.weekday is not None and m.month is None:
        return _weekday_beside(m, m.weekday, told)
    point = in_year(m, told.point.day.year)
    return at(point, told.anchor, told.direction, told.how.resulting(point))


def _weekday_beside(m: Meaning, weekday: int, told: Answer) -> Answer:
    """The weekday in the week that was told, or the nearest one before or after the day that was told."""
    assert told.point is not None
    day = told.point.day
    if m.n is None:
        day += timedelta(days=(weekday - day.weekday()) % 7)
    else:
        step = (weekday - day.weekday()) % 7 if m.n > 0 else -((day.weekday() - weekday) % 7)
        day += timedelta(days=step or (7 if m.n > 0 else -7))
    point = Point("D", day)
    key = "weekday-in" if m.n is None else "weekday-before" if m.n < 0 else "weekday-after"
    return at(point, told.anchor, told.direction, because(key, start=told.point, result=point), "related-weekday")


def _part(m: Meaning, n: int, told: Answer) -> Answer:
    """The n-th day, week, weekend or month (-1: the last) of a month or a year; a week from its first day on, about."""
    assert told.point is not None
    whole = cal.extent_of(told.point)
    assert whole.start is not None and whole.stop is not None
    days = {"W": 7, "WE": 7}.get(m.unit, 1)
    if m.unit == "M":
        first = cal.add_months(whole.start, n - 1 if n > 0 else 11)
    else:
        first = whole.start + timedelta(days=days * (n - 1)) if n > 0 else whole.stop - timedelta(days=days)
    if not whole.start <= first < whole.stop:
        raise ValueError(f"{told.point} has no such {m.unit}")
    if m.unit == "WE":
        point = Point("WE", first + timedelta(days=(5 - first.weekday()) % 7))
    else:
        point = cal.floor(first + timedelta(days=days // 2), m.unit)
    answer = at(point, told.anchor, told.direction, because("counted-within", start=told.point, result=point))
    if m.unit == "W":
        answer.extent = Extent(first, min(whole.stop, first + timedelta(days=7)), Granularity.DAY, True)
    return answer


def _range(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """ "1991-97", "June 3-5", "Mon-Wed next week": from the first to the last, both inside."""
    assert m.until is not None
    if m.month is None and m.weekday is None:
        assert m.year is not None
        extent = Extent(date(m.year, 1, 1), date(m.until + 1, 1, 1), Granularity.YEAR)
        return Answer(f"{m.year}/{m.until}", Point("Y", date(m.year, 1, 1)), extent, how=because("years", first=m.year, last=m.until))
    first = calendar(memory, mention, replace(m, until=None))
    if first.point is None:
        return first
    day = first.point.day
    last = day.replace(day=m.until) if m.weekday is None else day + timedelta(days=(m.until - m.weekday) % 7)
    first.extent = Extent(first.point.day, last + timedelta(days=1), Granularity.DAY)
    first.how = because("range", how=first.how, last=last)
    first.value = f"{first.point.day.isoformat()}/{last.isoformat()}"
    return first


def _by_the_weekday(m: Meaning, near: date) -> Meaning:
    """ "Thurs 3/1": day and month in the order in which that day, nearest to publication, is such a weekday."""
    orders = {(m.month or 1, m.day or 1), (m.day or 1, m.month or 1)}
    years = (near.year - 1, near.year, near.year + 1)
    days = [(y, month, day) for month, day in sorted(orders) if month <= 12 for y in years if day <= cal.month_length(y, month)]
    fits = [day for told in days if (day := date(*told)).weekday() == m.weekday]
    if not fits:
        return replace(m, swapped=False)
    best = min(fits, key=lambda day: abs((day - near).days))
    return replace(m, month=best.month, day=best.day, swapped=False)


def _without_year(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    if m.swapped and memory.published is not None:
        m = _by_the_weekday(m, memory.published)
    if m.day is not None and m.month is None:
        return _weekday_and_day(memory, mention, m.weekday, m.day) if m.weekday is not None else _bare_day(memory, mention, m.day)
    if m.n is not None and m.base == "reference" and (answer := _counted_on(memory, mention, m, m.n)) is not None:
        return answer
    ahead = mention.clues.tense == "present" or (memory.to_this_day and mention.clues.tense == "future")
    if memory.story and m.n is None and not ahead and (answer := _in_story(memory, mention, m)) is not None:
        return answer
    aside = memory.looks_back_from(mention) if m.month is not None and m.n is None else None
    if aside is not None and (point := next_in_story(m, aside, in_year, False)) is not None:
        return at(point, "timex", "past", because("told-of", start=aside, result=point), "story")
    if memory.published is None:
        return unknown(m)
    if m.weekday is not None and m.month is None and m.n is None and (answer := _of_two(memory, mention, m)) is not None:
        return answer
    tomorrow = Point("D", memory.published + timedelta(days=1))
    if _bare_weekday(mention) and mention.clues.tense == "past" and tomorrow.day.weekday() == m.weekday and memory.written_next_day():
        how = because("counted-forward", start=memory.published, result=result_beside(tomorrow, memory.published))
        return at(tomorrow, "publication", "past", how, "weekday-six-days")
    choice = choose(mention, m, memory.published, in_year)
    how = because(choice.how, start=memory.published, result=result_beside(choice.point, memory.published))
    answer = at(choice.point, "publication", choice.direction, how, choice.sure)
    answer.rivals = tuple((cal.extent_of(rival), reason) for rival, reason in choice.rivals)
    return answer


def _of_two(memory: Memory, mention: Mention, m: Meaning) -> Answer | None:
    """A weekday that is told with another: "from Monday to Friday", "begins on Tuesday and ends on Thursday"; None where it is not.

    The second comes after the first; of what is past, the second is the last such day and the first comes before it.
    """
    assert m.weekday is not None and memory.published is not None
    before = memory.mentions[memory.index - 1] if memory.index else None
    if before is not None and memory.history and _bare_weekday(before) and before.clues.sentence == mention.clues.sentence:
        first = memory.history[-1].point
        ahead = mention.clues.tense == before.clues.tense == "future" and first.day > memory.published
        if first.unit == "D" and first.day.weekday() == before.meaning.weekday and (ahead or memory.spans(before, mention)):
            return _weekday_from(m.weekday, first.day, 1)
    behind = memory.mentions[memory.index + 1] if memory.index + 1 < len(memory.mentions) else None
    if behind is None or behind.start <= mention.start:  # the one behind, asked about from here, has none behind itself
        return None
    if not memory.spans(mention, behind) or behind.meaning.weekday is None or behind.meaning.month is not None:
        return None
    if behind.meaning.inner is None and (mention.clues.tense == "future" or behind.meaning.n is not None):
        return None
    told = replace(behind, clues=replace(behind.clues, tense=mention.clues.tense, before=""))
    last = memory.answer(told).point
    return None if last is None else _weekday_from(m.weekday, last.day, -1)


def _weekday_from(weekday: int, day: date, way: int) -> Answer:
    """The next such weekday after the day, or the last one before it."""
    step = (weekday - day.weekday()) % 7 or 7
    point = Point("D", day + timedelta(days=step if way > 0 else step - 7 or -7))
    how = because("weekday-after" if way > 0 else "weekday-before", start=day, result=point)
    return at(point, "timex", "future" if way > 0 else "past", how, "weekday-tense")


def _bare_weekday(mention: Mention) -> bool:
    return mention.rule == "weekday" and mention.meaning.n is None


def _counted_on(memory: Memory, mention: Mention, m: Meaning, n: int | float) -> Answer | None:
    """ "the following Monday", "the previous winter": from the last day or year that the text speaks of; None where it named none."""
    last = memory.spoken_of("D" if m.weekday is not None and m.month is None else "Y", mention, STORY_SENTENCES if memory.story else NEAR)
    if last is None:
        return None
    if cal.FINENESS[last.unit] >= cal.FINENESS["Y"]:
        point = in_year(m, last.day.year + int(n))
    else:
        point = choose(mention, m, last.day, in_year).point
    way: Direction = "past" if n < 0 else "future"
    return at(point, "timex", way, because("counted-before" if n < 0 else "counted-on", start=last, result=point))


def _in_story(memory: Memory, mention: Mention, m: Meaning) -> Answer | None:
    """A story goes on from the date it told last."""
    named = _named_before(memory, m)
    if named is not None:
        return at(named, "timex", "same", because("story-named", result=named), "story")
    last = memory.spoken_of("D" if m.weekday is not None and m.month is None else "Y", mention, STORY_SENTENCES)
    looks_back = mention.clues.cue == "had" and mention.clues.before != "by"  # "by May the town had fallen" goes on
    fresh = not memory.to_this_day and bool(memory.history) and memory.history[-1].told.clues.paragraph != mention.clues.paragraph
    point = None if last is None else next_in_story(m, last, in_year, looks_back, memory.named_ahead(), fresh)
    if last is None or point is None:
        return None
    if memory.published is not None and point.day > memory.published and mention.clues.tense != "future":
        return None  # a story does not run past its telling
    direction: Direction = "past" if point.day < last.day else "same" if point == last else "future"
    return at(point, "timex", direction, because("story-on", start=last, result=point), "story")


def _named_before(memory: Memory, m: Meaning) -> Point | None:
    """The one day of that name that the text named in full, and to which the story has not come yet."""
    if m.day is None or m.month is None:
        return None
    full = sorted(day for day in memory.named_in_full() if (day.month, day.day) == (m.month, m.day))
    last = memory.history[-1].point.day if memory.history else None
    ahead = [day for day in full if last is None or day >= last]
    return Point("D", ahead[0]) if ahead else None


def _weekday_and_day(memory: Memory, mention: Mention, weekday: int, day: int) -> Answer:
    """ "Friday 3rd", "Tuesday the 24th": the nearest such day that fits the verb."""
    published = memory.published
    if published is None:
        return Answer(open_value(Meaning("calendar", day=day)), anchor="publication", needs=True)
    reach = range(-FIRST_OF_A_KIND, FIRST_OF_A_KIND + 1)
    fits = [here for n in reach if (here := published + timedelta(days=n)).day == day and here.weekday() == weekday]
    last = memory.spoken_of("M", mention, NEAR)
    if last is None:
        way = mention.clues.tense
        fits = [d for d in fits if (d >= published if way == "future" else d <= published if way == "past" else True)] or fits
    if not fits:
        return unknown(Meaning("calendar", day=day))
    near = published if last is None else last.day
    point = Point("D", min(fits, key=lambda d: (abs((d - near).days), d < near)))
    direction: Direction = "past" if point.day < published else "future" if point.day > published else "same"
    return at(point, "publication", direction, because("day-weekday", day=day, start=published, result=point))


def _bare_day(memory: Memory, mention: Mention, day: int) -> Answer:
    """ "on the 24th": of the month that the text speaks of, else of the nearest month that fits the verb."""
    last = memory.spoken_of("M", mention, MONTH_SENTENCES)
    if last is not None:
        point = Point("D", last.day.replace(day=day))
        return at(point, "timex", "", because("month-spoken", result=point))
    published = memory.published
    if published is None:
        return Answer(open_value(Meaning("calendar", day=day)), anchor="publication", needs=True)
    month = published.replace(day=1)
    if mention.clues.tense == "future" and day < published.day:
        month = cal.add_months(month, 1)
    elif mention.clues.tense != "future" and day > published.day:
        month = cal.add_months(month, -1)
    point = Point("D", month.replace(day=day))
    direction: Direction = "past" if point.day < published else "future" if point.day > published else "same"
    return at(point, "publication", direction, because("counted", start=published, result=point))


def _quarter_spoken_of(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """ "the quarter", "the latest period", "the 1988 quarter"."""
    if mention.clues.head in ("ended", "ending") and (point := memory.unit_ended(mention, "Q")) is not None:
        return at(point, "timex", "same", because("ended", result=point))
    if m.year is not None and memory.after_months(mention):
        point = Point("Y", date(m.year, 1, 1))
        return at(point, "none", "", because("months-of-year", result=point))
    if memory.quarter is not None:
        if m.year is None:
            return at(memory.quarter, "timex", "same", because("quarter-spoken", result=memory.quarter))
        point = Point("Q", memory.quarter.day.replace(year=m.year))
        return at(point, "timex", "same", because("quarter-spoken-in", year=m.year, result=point))
    if m.year is not None:
        return Answer(f"{m.year}-QX", sure="quarter-open", how=because("quarter-which", year=m.year))
    if memory.published is None:
        return unknown(m)
    return Answer(f"{memory.published.year}-QX", sure="quarter-open", anchor="publication", how=Reason("no-quarter-before"))
