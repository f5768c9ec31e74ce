"""Names of the calendar, complete or not: "18 March 1998", "March", "Tuesday", "the third quarter", "the 24th"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sitegen.model.extent import Extent, Granularity
from sitegen.model.timex import Direction
from sitegen.temporal import calendar as cal
from sitegen.temporal.anchor import choose
from sitegen.temporal.answer import Answer, at, open_value, result_words, unknown
from sitegen.temporal.calendar import Point
from sitegen.temporal.memory import Memory
from sitegen.temporal.mention import Meaning, Mention
from sitegen.temporal.narrative import next_in_story
from sitegen.temporal.words import day_words, point_words

STORY_SENTENCES = 40  # a story's last date is an anchor for so long
NEAR = 4  # in news only what was told at most so many sentences before
FIRST_OF_A_KIND = 400  # days: so far a day of the month that is such a weekday is looked for; the longest wait is a little less
MONTH_SENTENCES = 12  # so is the month of "on the 24th"


def calendar(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """The calendar unit that a name means."""
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
        return _in_told_year(memory, mention, m, m.inner)
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
    return at(point, "none", "", f"named in full: {point_words(point)}")


def _in_its_year(m: Meaning, year: int) -> Answer:
    answer = _named(in_year(m, year))
    if m.swapped and m.month is not None and m.day is not None:
        other = Extent.day(date(year, m.day, m.month))
        answer.rivals, answer.sure = ((other, "the month is read first"),), "numeric-either-way"
    return answer


def _in_told_year(memory: Memory, mention: Mention, m: Meaning, year: Meaning) -> Answer:
    """ "this year's third quarter", "February last year", "that autumn"."""
    told = memory.answer(mention, year)
    if told.point is None:
        return unknown(m)
    point = in_year(m, told.point.day.year)
    return at(point, told.anchor, told.direction, told.how.rsplit(": ", 1)[0] + f": {point_words(point)}")


def _range(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """ "1991-97", "June 3-5": from the first to the last, both inside."""
    assert m.until is not None
    if m.month is None:
        assert m.year is not None
        extent = Extent(date(m.year, 1, 1), date(m.until + 1, 1, 1), Granularity.YEAR)
        return Answer(f"{m.year}/{m.until}", Point("Y", date(m.year, 1, 1)), extent, how=f"the years {m.year} to {m.until}")
    first = calendar(memory, mention, replace(m, until=None))
    if first.point is None:
        return first
    last = first.point.day.replace(day=m.until)
    first.extent = Extent(first.point.day, last + timedelta(days=1), Granularity.DAY)
    first.how = f"{first.how} to {day_words(last)}"
    first.value = f"{first.point.day.isoformat()}/{last.isoformat()}"
    return first


def _without_year(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    if m.day is not None and m.month is None:
        return _weekday_and_day(memory, mention, m.weekday, m.day) if m.weekday is not None else _bare_day(memory, mention, m.day)
    if m.n is not None and m.base == "reference" and (answer := _counted_on(memory, mention, m, m.n)) is not None:
        return answer
    if memory.story and m.n is None and mention.clues.tense != "present" and (answer := _in_story(memory, mention, m)) is not None:
        return answer
    aside = memory.aside_in_the_past(mention) if m.month is not None and m.n is None else None
    if aside is not None and (point := next_in_story(m, aside, in_year, False)) is not None:
        return at(point, "timex", "past", f"told of {point_words(aside)}: {point_words(point)}", "story")
    if memory.published is None:
        return unknown(m)
    choice = choose(mention, m, memory.published, in_year)
    how = f"{choice.words} {day_words(memory.published)}: {result_words(choice.point, memory.published)}"
    answer = at(choice.point, "publication", choice.direction, how, choice.sure)
    answer.rivals = tuple((cal.extent_of(rival), reason) for rival, reason in choice.rivals)
    return answer


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
    return at(point, "timex", way, f"counted {'back' if n < 0 else 'on'} from {point_words(last)}: {point_words(point)}")


def _in_story(memory: Memory, mention: Mention, m: Meaning) -> Answer | None:
    """A story goes on from the date it told last."""
    named = _named_before(memory, m)
    if named is not None:
        return at(named, "timex", "same", f"the day that was named in full: {point_words(named)}", "story")
    last = memory.spoken_of("D" if m.weekday is not None and m.month is None else "Y", mention, STORY_SENTENCES)
    looks_back = mention.clues.cue == "had" and mention.clues.before != "by"  # "by May the town had fallen" goes on
    point = None if last is None else next_in_story(m, last, in_year, looks_back)
    if last is None or point is None:
        return None
    if memory.published is not None and point.day > memory.published and mention.clues.tense != "future":
        return None  # a story does not run past its telling
    direction: Direction = "past" if point.day < last.day else "same" if point == last else "future"
    return at(point, "timex", direction, f"the story goes on from {point_words(last)}: {point_words(point)}", "story")


def _named_before(memory: Memory, m: Meaning) -> Point | None:
    """The one day of that name that the text named in full, and to which the story has not come yet."""
    if m.day is None or m.month is None:
        return None
    full = sorted(day for day in memory.named_in_full() if (day.month, day.day) == (m.month, m.day))
    last = memory.history[-1][0].day if memory.history else None
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
    return at(
        point,
        "publication",
        direction,
        f"the {day} that is a {day_words(point.day).split()[0]}, counted from {day_words(published)}: {point_words(point)}",
    )


def _bare_day(memory: Memory, mention: Mention, day: int) -> Answer:
    """ "on the 24th": of the month that the text speaks of, else of the nearest month that fits the verb."""
    last = memory.spoken_of("M", mention, MONTH_SENTENCES)
    if last is not None:
        point = Point("D", last.day.replace(day=day))
        return at(point, "timex", "", f"in the month that the text speaks of: {point_words(point)}")
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
    return at(point, "publication", direction, f"counted from {day_words(published)}: {point_words(point)}")


def _quarter_spoken_of(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """ "the quarter", "the latest period", "the 1988 quarter"."""
    if mention.clues.head in ("ended", "ending") and (point := memory.unit_ended(mention, "Q")) is not None:
        return at(point, "timex", "same", f"by the day on which it ended: {point_words(point)}")
    if memory.quarter is not None:
        point = memory.quarter if m.year is None else Point("Q", memory.quarter.day.replace(year=m.year))
        told = "the quarter that the text speaks of" + (f", in {m.year}" if m.year is not None else "")
        return at(point, "timex", "same", f"{told}: {point_words(point)}")
    if m.year is not None:
        return Answer(f"{m.year}-QX", sure="quarter-open", how=f"a quarter of {m.year}; which one is not told")
    if memory.published is None:
        return unknown(m)
    return Answer(f"{memory.published.year}-QX", sure="quarter-open", anchor="publication", how="no quarter was named before")
