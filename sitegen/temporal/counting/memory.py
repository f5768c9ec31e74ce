"""What a text has spoken of so far: the anchors of "two days later", "that week", "the quarter"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.ancient import counted_from, year_told
from sitegen.temporal.counting.answer import Answer
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.counting.narrative import goes_on_to_this_day, is_story, speaks_of_now
from sitegen.temporal.mention import Meaning, Mention

# Rules whose result is only compared with and does not become what the text speaks of.
ASIDE = frozenset(("year-ago-quarter", "year-ago", "same-quarter", "year-range"))
NAMES_A_DAY = frozenset(("weekday", "day-word", "month-day", "day-month", "month-day-year", "day-month-year"))
HALF_A_QUARTER = 46  # days
CLOCK_SENTENCES = 8  # a time of day belongs to a day that was named at most so far back
NAMED_AT_FIRST = 8  # so many expressions may tell the days between which a story lies
CLOSE_CHARS = 8
CLOCK_CHARS = 40  # a day behind a clock is at most so far from it
EARLY = "T07:30"  # before this a night that began the day before is not over
LOOK_BACK = 12  # how many of the last things spoken of, and of the next ones, are looked at
SURVEY_SENTENCES = 1  # a story's first sentence may span all of it
SURVEY_DAYS = 30  # what lies closer together is told in turn
BACKGROUND_SENTENCES = 3  # a look back goes on from a date that was named at most so far back,
BACKGROUND_YEARS = 5  # and that lies at least so many years before publication: of later ones news leaves out the year that is its own
DATELINE_DAYS = 3  # an agency's dateline lies at most so many days before publication
_TO = frozenset(("to", "until", "till", "through", "-", "–"))
_MOVED = frozenset(("moved", "postponed", "rescheduled", "shifted", "pushed", "delayed"))  # "moved from Monday to Friday" is no stretch

Read = Callable[["Memory", Mention, Meaning], Answer]


class Spoken(NamedTuple):
    """Something that the text spoke of, and where."""

    point: Point
    told: Mention
    dated: bool  # the text told its year, or counted it from such a one


class Memory:
    """The reader's place in one text, and what was spoken of up to there."""

    def __init__(self, mentions: tuple[Mention, ...], published: date | None, handlers: dict[str, Read]) -> None:
        self.mentions, self.published, self._handlers = mentions, published, handlers
        self.history: list[Spoken] = []  # newest last
        self.quarter: Point | None = None  # the quarter that the text reports on
        self.index = 0  # of the mention that is being read
        self._full: list[date] | None = None
        self._next_day: bool | None = None
        self.before_christ: int | None = None  # the year, when the text speaks of one before Christ
        self._begun = False  # the story is past the paragraph that surveys it
        self.to_this_day = not is_story(mentions, published) and goes_on_to_this_day(mentions, published)
        self.story = self.to_this_day or is_story(mentions, published)
        if published is not None:
            self.published = self._dateline(published)

    def goes_on(self, mention: Mention) -> None:
        """Before a mention is read: behind the paragraph that surveys a story, the story begins anew."""
        lead = self.history[0].told.clues.paragraph if self.history else 0
        if not self.story or self._begun or not self.history or mention.clues.paragraph == lead:
            return
        self._begun = True
        if mention.meaning.kind != "calendar" or mention.meaning.year is not None:
            return  # "the next day" goes on
        told = [spoken for spoken in self.history if cal.FINENESS[spoken.point.unit] < cal.FINENESS["Y"]] or self.history
        self.history.append(min(told, key=lambda spoken: spoken.point.day))

    def answer(self, mention: Mention, meaning: Meaning | None = None) -> Answer:
        """The mention (or a meaning inside it) resolved, without being remembered."""
        if meaning is None and self.before_christ is not None and (old := counted_from(self.before_christ, mention)) is not None:
            return old
        meaning = meaning or mention.meaning
        return self._handlers[meaning.kind](self, mention, meaning)

    def _dateline(self, published: date) -> date:
        """The day in an agency's dateline, where it is a few days before publication: "today" was said then."""
        for mention in self.mentions[:2]:
            if mention.clues.dateline and mention.meaning.kind == "calendar" and mention.meaning.day is not None:
                try:
                    point = self.answer(mention).point
                except (ValueError, OverflowError):
                    continue
                if point is not None and 0 < (published - point.day).days <= DATELINE_DAYS:
                    return point.day
        return published

    def written_next_day(self) -> bool:
        """Does the text name the day after its publication as one that has come?  Where it was written, it was tomorrow already."""
        if self._next_day is None:
            day = self.published and self.published + timedelta(days=1)
            told = (m.meaning for m in self.mentions if m.clues.tense in ("", "past") and m.clues.before not in ("by", "until", "till"))
            self._next_day = any(day is not None and (m.year, m.month, m.day) == (day.year, day.month, day.day) for m in told)
        return self._next_day

    def remember(self, mention: Mention, answer: Answer) -> None:
        """What was spoken of becomes an anchor; what was only compared with does not."""
        m = mention.meaning
        told = year_told(Meaning("ref", value=answer.value))
        if told is not None or m.year is not None:
            self.before_christ = told
        if answer.point is None or mention.rule in ASIDE or mention.clues.dateline or (m.counted and m.unit == "Y" and m.n == -1):
            return
        if mention.clues.names and m.month is not None and not self.story:
            return  # "the May 3 accord": which one, not when
        if self.story and (self._ends_survey(mention, answer.point) or self._looks_back(mention, answer.point)):
            return  # "fought from 3 May to 9 December 1807": the story begins at the first of the two
        told_on = answer.anchor == "timex" and bool(self.history) and self.history[-1].dated
        dated = (m.year is not None and mention.clues.cue != "born") or told_on  # who "was born in May 1950" is told of later
        self.history.append(Spoken(answer.point, mention, dated))
        if answer.point.unit == "Q" and mention.rule == "quarter":
            ended = cal.extent_of(answer.point).stop
            over = ended is not None and self.published is not None and ended <= self.published
            told_to_end = m.fiscal or mention.clues.head == "ended"
            if self.quarter is None or told_to_end or (over and answer.point >= self.quarter):
                self.quarter = answer.point

    def _looks_back(self, mention: Mention, point: Point) -> bool:
        """ "the pact of 1932", "since 1928": an older year that only tells of what kind or since when."""
        if not self.history:
            return False
        last = self.history[-1].point
        if mention.clues.cue == "had" and mention.clues.before != "by":
            return point.day < last.day and cal.FINENESS[last.unit] < cal.FINENESS["Y"]  # "in May the wells had dried up": an aside
        return point.unit == "Y" and mention.clues.before in ("of", "since") and point.day.year < last.day.year

    def _ends_survey(self, mention: Mention, point: Point) -> bool:
        """Does the first sentence span the whole story, and this is its end?"""
        if mention.clues.sentence >= SURVEY_SENTENCES or not self.history or mention.meaning.kind != "calendar":
            return False
        if self.history[0].told.clues.cue == "born":
            return False  # "(born 4 June 1871) took command in October 1910" spans no story
        return (point.day - self.history[0].point.day).days > SURVEY_DAYS

    def spoken_of(self, unit: str, mention: Mention, sentences: int = 1000, latest: date = date.max) -> Point | None:
        """The last thing spoken of, at most so many sentences before, told at least as finely as `unit` and no later than `latest`."""
        for point, told, _ in reversed(self.history[-LOOK_BACK:]):
            if mention.clues.sentence - told.clues.sentence > sentences:
                return None
            if point.day <= latest and cal.FINENESS[point.unit] <= cal.FINENESS.get(unit, 9):
                return point
        return None

    def named_in_full(self) -> list[date]:
        """The days that a story's first expressions name with month and year, in the order of the text."""
        if self._full is None:
            named = [m.meaning for m in self.mentions[:NAMED_AT_FIRST] if m.meaning.kind == "calendar"]
            self._full = [date(m.year, m.month, m.day) for m in named if m.year and m.month and m.day]
        return self._full

    def named_ahead(self) -> date | None:
        """The first day of the next day or month that is named with its year, of the next few expressions."""
        for mention in self.mentions[self.index + 1 : self.index + 1 + LOOK_BACK]:
            m = mention.meaning
            if m.kind == "calendar" and m.year and m.month:
                return date(m.year, m.month, m.day or 1)
        return None

    def looks_back_from(self, mention: Mention) -> Point | None:
        """What a report that looks back goes on from: "in 1918 there was a first wave in April"; None where it does not look back.

        Within the sentence any year that was told will do; later in the paragraph a month or a day of years ago, as in
        "In August 1990 they crossed the border. The deadline was 15 January."
        """
        last = self.history[-1] if self.history else None
        if last is None or self.published is None or not last.dated or mention.clues.tense != "past" or mention.clues.before == "since":
            return None
        if speaks_of_now(self.mentions[self.index - 1]):
            return None
        years, sentences = self.published.year - last.point.day.year, mention.clues.sentence - last.told.clues.sentence
        if sentences == 0:
            return last.point if years > 0 else None
        fine = cal.FINENESS[last.point.unit] < cal.FINENESS["Y"]
        near = sentences <= BACKGROUND_SENTENCES and mention.clues.paragraph == last.told.clues.paragraph
        return last.point if near and fine and (years >= BACKGROUND_YEARS or self._between_told(mention, last.point.day)) else None

    def _between_told(self, mention: Mention, last: date) -> bool:
        """Does it lie between two dates told in full: "It began in November 2013. In February he fled, and in March 2014 …"?"""
        for other in self.mentions[self.index + 1 : self.index + 1 + LOOK_BACK]:
            m, month = other.meaning, mention.meaning.month
            if other.clues.paragraph != mention.clues.paragraph:
                return False
            if m.kind == "calendar" and m.year and m.month and month:
                ahead = date(m.year, m.month, m.day or 1)
                return last < date(last.year + (month < last.month), month, 1) <= ahead < (self.published or last)
        return False

    def newer_but_coarser(self, mention: Mention, spoken: Point | None) -> Point | None:
        """What the text spoke of last, up to a year's size, when `spoken` does not lie in it."""
        if not self.history:
            return spoken
        point, told, _ = self.history[-1]
        near = told.clues.sentence >= mention.clues.sentence - 1 and cal.FINENESS[point.unit] <= cal.FINENESS["Y"]
        return point if near and (spoken is None or not _holds(point, spoken.day)) else spoken

    def said_on(self, mention: Mention) -> Point | None:
        """The day on which a quotation was said, where its sentence tells it: "…tomorrow,” he said on Wednesday."""
        for other in self.mentions[max(0, self.index - 2) : self.index + 4]:
            around = other.clues
            if around.sentence != mention.clues.sentence or not around.reported or around.quoted or other is mention:
                continue
            if other.rule in NAMES_A_DAY:
                point = self.answer(other).point
                return point if point is not None and point.unit == "D" else None
        return None

    def day_beside(self, mention: Mention) -> Point | None:
        """The day of a clock: the one named close behind in the sentence, else the last one spoken of in the paragraph."""
        before = self.mentions[self.index - 1] if self.index else None
        beside = before is not None and mention.start - before.end <= CLOSE_CHARS and mention.clues.sentence == before.clues.sentence
        if beside and self.history and self.history[-1].point.unit == "D":
            return self.history[-1].point  # "January 28, 2011 12:03 pm"
        reach = CLOCK_CHARS
        if before is not None and before.meaning.kind != "clock" and before.clues.sentence == mention.clues.sentence:
            reach = min(reach, mention.start - before.end)  # of the days on both sides the nearer one
        following = self.following(mention, reach)
        if following is not None and following.meaning.kind == "clock":  # "10:35 a.m. (0735 GMT) Friday"
            other = self.mentions[self.index + 2] if self.index + 2 < len(self.mentions) else None
            following = other if other is not None and other.start - following.end <= CLOSE_CHARS else None
        if following is not None and following.clues.sentence == mention.clues.sentence and following.meaning.kind in ("calendar", "shift"):
            point = self.answer(following).point
            if point is not None and point.unit == "D":
                return point
        for point, told, _ in reversed(self.history[-LOOK_BACK:]):
            if mention.clues.sentence - told.clues.sentence > CLOCK_SENTENCES:
                return None
            if point.unit == "D" and told.clues.before != "since":
                here = told.clues.paragraph == mention.clues.paragraph or self._goes_on(mention, point)
                return _after_the_night(point, told, mention) if here else None
        return None

    def _goes_on(self, mention: Mention, day: Point) -> bool:
        """Does a new paragraph still tell of the day: of an announced one what is to come, of one that is over what has been?"""
        if self.published is None or mention.clues.reported:
            return False
        return (mention.clues.tense == "past") == (day.day < self.published)

    def is_habit(self, mention: Mention) -> bool:
        """Is a clock said of days that come back: "every Friday … at 8", "from 9 a.m. to 5 p.m. on Mondays"?"""
        for other in reversed(self.mentions[max(0, self.index - LOOK_BACK) : self.index]):
            if other.clues.sentence != mention.clues.sentence or other.meaning.kind in ("calendar", "shift"):
                break
            if _comes_back(other.meaning):
                return True
        here = mention
        for other in self.mentions[self.index + 1 : self.index + LOOK_BACK]:
            if other.start - here.end > CLOSE_CHARS or other.clues.sentence != mention.clues.sentence:
                break
            if other.meaning.kind != "clock":
                return _comes_back(other.meaning)
            here = other
        return False

    def spans(self, first: Mention, second: Mention) -> bool:
        """Are these neighbours the two ends of one stretch: "Monday to Friday", "between Monday and Friday"?"""
        clues = first.clues
        joint = clues.head in _TO or (clues.head == "and" and clues.before == "between")
        return joint and second.start - first.end <= len(clues.head) + 2 and clues.cue.split(" ")[-1] not in _MOVED

    def after_months(self, mention: Mention) -> bool:
        """Is a comparison with "the nine months" of the paragraph and not with a quarter?"""
        for before in reversed(self.mentions[max(0, self.index - 3) : self.index]):
            compared = before.rule == "same-quarter" and before.meaning.year is not None  # "the 1988 period": with those months too
            if mention.clues.paragraph != before.clues.paragraph or (before.rule in ("quarter", "same-quarter") and not compared):
                return False
            if before.meaning.kind == "duration" and before.meaning.unit == "M":
                return True
        return False

    def unit_ended(self, mention: Mention, unit: str) -> Point | None:
        """The unit of "the quarter ended Sept. 30", "the week ended Oct. 27"; of a quarter that ends elsewhere, the one with its middle."""
        following = self.following(mention, 12)
        point = None if following is None else self.answer(following).point
        if point is None or point.unit not in ("D", "M"):
            return None
        stop = cal.extent_of(point).stop
        return cal.floor(stop - timedelta(days=HALF_A_QUARTER) if unit == "Q" and stop is not None else point.day, unit)

    def following(self, mention: Mention, characters: int) -> Mention | None:
        """The next mention, when it stands so close."""
        at = self.index + 1
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at].start - mention.end <= characters else None


def _after_the_night(point: Point, told: Mention, mention: Mention) -> Point:
    """A clock of the early hours behind "the night of 5 June" strikes on the next day."""
    clock = mention.meaning.time
    early = told.meaning.time == "TNI" and clock[1:3].isdigit() and clock < EARLY
    return Point("D", point.day + timedelta(days=1)) if early else point


def _comes_back(m: Meaning) -> bool:
    """Every day, or on days of the week."""
    return m.kind == "set" and (m.value == "P1D" or (m.value.startswith("XXXX-") and len(m.value) >= 10))


def _holds(point: Point, day: date) -> bool:
    extent = cal.extent_of(point)
    return extent.start is not None and extent.stop is not None and extent.start <= day < extent.stop
