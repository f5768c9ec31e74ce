"""Anchors and calendar arithmetic: mentions of one text and its publication become dates, each with its reason.

Pure: the running day is never asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sitegen.model.document import Publication
from sitegen.model.extent import Extent, Granularity
from sitegen.model.timex import AnchorKind, Direction, Timex
from sitegen.temporal import calendar as cal
from sitegen.temporal.anchor import Choice, choose
from sitegen.temporal.calendar import Point
from sitegen.temporal.confidence import confidence
from sitegen.temporal.mention import Meaning, Mention
from sitegen.temporal.narrative import is_story, next_in_story
from sitegen.temporal.words import amount_words, day_words, point_words


@dataclass(slots=True)
class Answer:
    """A resolved meaning before it is put into words."""

    value: str
    point: Point | None = None
    extent: Extent | None = None
    anchor: AnchorKind = "none"
    direction: Direction = ""
    how: str = ""  # "counted forward from Tuesday 18 March 2025: the same day"
    sure: str = ""  # key of the confidence table; "" : the rule's name
    rivals: tuple[tuple[Extent, str], ...] = ()
    needs: bool = False


def resolve(text: str, mentions: tuple[Mention, ...], publication: Publication, *, timezone: str = "") -> tuple[Timex, ...]:
    """One `Timex` for each mention, in the same order.

    `timezone` is an IANA name: with a publication moment it decides which day "today" is.  Without one publication day,
    what is counted from it stays open (`needs_publication`), what names its own year is resolved.
    """
    reader = _Reader(text, mentions, _local_day(publication, timezone))
    return tuple(reader.timex(i) for i in range(len(mentions)))


def _local_day(publication: Publication, timezone: str) -> date | None:
    moment = publication.moment
    if moment is not None and moment.tzinfo is not None and timezone:
        try:
            return moment.astimezone(ZoneInfo(timezone)).date()
        except (KeyError, ValueError, OSError):
            return publication.day
    return publication.day


# Rules whose result is only compared with and does not become what the text speaks of.
_ASIDE = frozenset(("year-ago-quarter", "year-ago", "same-quarter", "year-range"))


class _Reader:
    """Reads the mentions of one text in order and remembers what was spoken of."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], published: date | None) -> None:
        self.text, self.mentions, self.published = text, mentions, published
        self.history: list[tuple[Point, int, int]] = []  # (what was spoken of, sentence, paragraph), newest last
        self.quarter: Point | None = None  # the quarter that the text reports on
        self.index = 0
        self.story = is_story(mentions, published)
        if published is not None:
            self.published = self._dateline(published)

    def _dateline(self, published: date) -> date:
        """The day in an agency's dateline, where it is a few days before publication: "today" was said then."""
        for mention in self.mentions[:2]:
            if mention.clues.dateline and mention.meaning.kind == "calendar" and mention.meaning.day is not None:
                point = self.calendar(mention, mention.meaning).point
                if point is not None and 0 < (published - point.day).days <= 3:
                    return point.day
        return published

    def timex(self, i: int) -> Timex:
        """The mention, resolved."""
        mention, self.index = self.mentions[i], i
        try:
            answer = _HANDLERS[mention.meaning.kind](self, mention, mention.meaning)
        except (ValueError, OverflowError):  # it leaves the years 1-9999
            answer = Answer(_open_value(mention.meaning), how="leaves the calendar")
        self._remember(mention, answer)
        return _timex(mention, answer)

    def _remember(self, mention: Mention, answer: Answer) -> None:
        if answer.point is None or mention.rule in _ASIDE or mention.clues.dateline:
            return
        if mention.meaning.counted and mention.meaning.unit == "Y" and mention.meaning.n == -1:
            return
        self.history.append((answer.point, mention.clues.sentence, mention.clues.paragraph))
        if answer.point.unit == "Q" and mention.rule == "quarter":
            ended = cal.extent_of(answer.point).stop
            fiscal = mention.meaning.fiscal or mention.clues.head == "ended"
            if (
                self.quarter is None
                or fiscal
                or (ended is not None and self.published is not None and ended <= self.published and answer.point >= self.quarter)
            ):
                self.quarter = answer.point

    def _spoken_of(self, unit: str, mention: Mention, sentences: int = 1000) -> Point | None:
        """The last thing spoken of that is told at least as finely as `unit`."""
        for point, sentence, _ in reversed(self.history[-12:]):
            if mention.clues.sentence - sentence > sentences:
                return None
            if cal.FINENESS[point.unit] <= cal.FINENESS.get(unit, 9):
                return point
        return None

    # --- names of the calendar ---

    def calendar(self, mention: Mention, m: Meaning) -> Answer:
        if m.until is not None:
            return self._range(mention, m)
        if m.decade is not None:
            return _named(Point("DE", date(m.decade * 10, 1, 1)), m)
        if m.century is not None:
            return _named(Point("CE", date(max(1, m.century * 100), 1, 1)), m)
        if m.part == "QX":
            return self._quarter_spoken_of(mention, m)
        year = m.year
        inner: Answer | None = None
        if m.inner is not None and year is None:
            inner = self.shift(mention, m.inner)
            if inner.point is None:
                return Answer(_open_value(m), needs=True, anchor="publication")
            year = inner.point.day.year
        if year is not None:
            point = self._in_year(m, year)
            answer = _named(point, m)
            if m.swapped and m.month is not None and m.day is not None:
                other = Extent.day(date(year, m.day, m.month))
                answer.rivals, answer.sure = ((other, "the month is read first"),), "numeric-either-way"
            if inner is not None:
                answer.anchor, answer.how, answer.direction = (
                    inner.anchor,
                    inner.how.rsplit(": ", 1)[0] + f": {point_words(point)}",
                    inner.direction,
                )
            return answer
        return self._without_year(mention, m)

    def _in_year(self, m: Meaning, year: int) -> Point:
        if m.nth is not None and m.month is not None and m.weekday is not None:
            return Point("D", cal.nth_weekday(year, m.month, m.weekday, m.nth))
        if m.holiday:
            return Point("D", cal.holiday(m.holiday, year))
        if m.part:
            return cal.part_point(m.part, year)
        if m.month is None:
            return Point("Y", date(year, 1, 1))
        if m.day is None:
            return Point("M", date(year, m.month, 1))
        day = date(year, m.month, m.day)
        return cal.floor(day, m.unit) if m.unit else Point("D", day)

    def _range(self, mention: Mention, m: Meaning) -> Answer:
        if m.month is None:
            assert m.year is not None and m.until is not None
            extent = Extent(date(m.year, 1, 1), date(m.until + 1, 1, 1), Granularity.YEAR)
            return Answer(f"{m.year}/{m.until}", Point("Y", date(m.year, 1, 1)), extent, how=f"the years {m.year} to {m.until}")
        first = self.calendar(mention, replace(m, until=None))
        if first.point is None or first.extent is None or m.until is None:
            return first
        last = first.point.day.replace(day=m.until)
        first.extent = Extent(first.point.day, last + timedelta(days=1), Granularity.DAY)
        first.how = f"{first.how} to {day_words(last)}"
        first.value = f"{first.point.day.isoformat()}/{last.isoformat()}"
        return first

    def _without_year(self, mention: Mention, m: Meaning) -> Answer:
        if m.day is not None and m.month is None:
            return self._bare_day(mention, m)
        if self.story and m.n is None and (answer := self._in_story(mention, m)) is not None:
            return answer
        if self.published is None:
            return Answer(_open_value(m), anchor="publication", needs=True)
        choice = choose(mention, m, self.published, self._in_year)
        point = choice.point
        extent = cal.extent_of(point)
        return Answer(
            cal.value_of(point),
            point,
            extent,
            "publication",
            choice.direction,
            f"{choice.words} {day_words(self.published)}: {_result(point, self.published)}",
            choice.sure,
            tuple((cal.extent_of(rival), reason) for rival, reason in choice.rivals),
        )

    def _in_story(self, mention: Mention, m: Meaning) -> Answer | None:
        """A story goes on from the date it told last."""
        last = self._spoken_of("D" if m.weekday is not None and m.month is None else "Y", mention, 40)
        if last is None:
            return None
        point = next_in_story(m, last, self._in_year, mention.clues.cue == "had")
        if point is None:
            return None
        direction: Direction = "past" if point.day < last.day else "same" if point == last else "future"
        return Answer(
            cal.value_of(point),
            point,
            cal.extent_of(point),
            "timex",
            direction,
            f"the story goes on from {point_words(last)}: {point_words(point)}",
            "story",
        )

    def _bare_day(self, mention: Mention, m: Meaning) -> Answer:
        """ "on the 24th": of the month that the text speaks of, else of the nearest fitting month."""
        last = self._spoken_of("M", mention, 12)
        assert m.day is not None
        base = last.day if last is not None else self.published
        if base is None:
            return Answer(f"XXXX-XX-{m.day:02d}", anchor="publication", needs=True)
        month = base.replace(day=1)
        if last is None and mention.clues.tense == "future" and m.day < base.day:
            month = cal.add_months(month, 1)
        elif last is None and mention.clues.tense != "future" and m.day > base.day:
            month = cal.add_months(month, -1)
        point = Point("D", month.replace(day=m.day))
        how = (
            f"in the month that the text speaks of: {point_words(point)}"
            if last is not None
            else f"counted from {day_words(base)}: {point_words(point)}"
        )
        return Answer(cal.value_of(point), point, cal.extent_of(point), "timex" if last is not None else "publication", "", how)

    def _quarter_spoken_of(self, mention: Mention, m: Meaning) -> Answer:
        if mention.clues.head in ("ended", "ending") and (point := self._quarter_ended(mention)) is not None:
            return Answer(
                cal.value_of(point), point, cal.extent_of(point), "timex", "same", f"by the day on which it ended: {point_words(point)}"
            )
        if self.quarter is not None:
            point = self.quarter if m.year is None else Point("Q", self.quarter.day.replace(year=m.year))
            told = "the quarter that the text speaks of" + (f", in {m.year}" if m.year is not None else "")
            return Answer(cal.value_of(point), point, cal.extent_of(point), "timex", "same", f"{told}: {point_words(point)}")
        if m.year is not None:
            return Answer(f"{m.year}-QX", sure="quarter-open", how=f"a quarter of {m.year}; which one is not told")
        if self.published is None:
            return Answer("XXXX-QX", needs=True, anchor="publication")
        return Answer(f"{self.published.year}-QX", sure="quarter-open", anchor="publication", how="no quarter was named before")

    def _quarter_ended(self, mention: Mention) -> Point | None:
        """The quarter of "the quarter ended Sept. 30"."""
        at = self.index + 1
        if at >= len(self.mentions) or self.mentions[at].start - mention.end > 12:
            return None
        answer = _HANDLERS[self.mentions[at].meaning.kind](self, self.mentions[at], self.mentions[at].meaning)
        if answer.point is None or answer.point.unit not in ("D", "M"):
            return None
        return cal.floor(answer.point.day - timedelta(days=9 if answer.point.unit == "D" else 0), "Q")

    # --- counted from somewhere ---

    def shift(self, mention: Mention, m: Meaning) -> Answer:
        if m.n is None:
            return Answer(
                "PAST_REF" if m.mod == "PAST" else "FUTURE_REF",
                how="so many units are not told",
                direction="past" if m.mod == "PAST" else "future",
            )
        if m.part:
            return self._year_ago(mention, m)
        anchor, kind = self._anchor(mention, m)
        if anchor is None and kind == "timex":
            return Answer(_open_value(m), anchor=kind, how="no day was named before", sure="open")
        if anchor is None:
            return Answer(_open_value(m), anchor="publication", needs=True)
        if m.unit in ("S", "MI", "H"):
            return self._short(m, anchor, kind)
        if m.counted and m.unit == "Y" and m.n == -1 and self.quarter is not None and not self._after_months(mention):
            return self._year_ago(mention, replace(m, part="same"))
        direction: Direction = "past" if m.n < 0 else "future" if m.n > 0 else "same"
        if m.unit == "WE":
            point = self._weekend(mention, m, anchor.day)
        elif m.counted:
            moved = cal.add(anchor.day, m.unit, m.n)
            point = cal.floor(moved, m.unit if m.unit not in ("DE", "CE", "ML") else "Y")
        elif m.unit == "D":
            point = Point("D", anchor.day + timedelta(days=int(m.n)))
        else:
            here = cal.floor(anchor.day, m.unit)
            point = cal.floor(cal.add(here.day, here.unit, m.n), here.unit)
        extent = self._shift_extent(m, point, anchor.day, mention.rule == "related-unit" and "past" in mention.text.lower().split())
        value = cal.value_of(point)
        from_words = day_words(anchor.day) if anchor.unit == "D" else point_words(anchor)
        if m.n == 0:
            how = f"counted from {from_words}: {_result(point, anchor.day)}"
        else:
            way = "back" if m.n < 0 else "forward"
            result = "about " + day_words(cal.add(anchor.day, m.unit, m.n)) if m.counted and m.unit in ("W", "FN") else _result(point, None)
            how = f"{amount_words(m.n, m.unit)} {way} from {from_words}: {result}"
        return Answer(value, point, extent, kind, direction, how)

    def _shift_extent(self, m: Meaning, point: Point, anchor: date, stretch: bool) -> Extent:
        if m.counted:
            moved = cal.add(anchor, m.unit, m.n or 0)
            if m.unit in ("W", "FN"):
                return Extent(moved, moved + timedelta(days=1), Granularity.WEEK, True)
            extent = cal.extent_of(point)
            return replace(extent, approximate=m.unit != "D" or m.approximate)
        whole = cal.extent_of(point)
        if m.n == -1 and stretch:  # "the past year": up to now
            return Extent(cal.add(anchor, m.unit, -1), anchor + timedelta(days=1), Granularity.DAY)
        if m.mod == "EARLIER" and m.n == 0 and whole.start is not None and whole.start < anchor + timedelta(days=1) and m.unit != "D":
            return Extent(whole.start, anchor + timedelta(days=1), whole.granularity)
        if m.mod == "LATER" and m.n == 0 and whole.stop is not None and anchor < whole.stop and m.unit != "D":
            return Extent(anchor, whole.stop, whole.granularity)
        return whole

    def _weekend(self, mention: Mention, m: Meaning, day: date) -> Point:
        """The weekend meant: "this" is the one of this week, but on a Monday after "over the weekend" it is the one just gone."""
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        n = int(m.n or 0)
        if n == 0 and m.base == "reference" and day.weekday() < 5 and mention.clues.tense != "future":
            n = -1
        return Point("WE", saturday + timedelta(days=7 * n))

    def _short(self, m: Meaning, anchor: Point, kind: AnchorKind) -> Answer:
        day = anchor.day
        return Answer(
            day.isoformat(),
            Point("D", day),
            Extent.day(day, approximate=True),
            kind,
            "past" if (m.n or 0) < 0 else "future",
            f"within the day of {day_words(day)}",
        )

    def _after_months(self, mention: Mention) -> bool:
        """Is the comparison with "the nine months" of the sentence and not with a quarter?"""
        for before in reversed(self.mentions[max(0, self.index - 3) : self.index]):
            if mention.clues.paragraph != before.clues.paragraph:
                return False
            if before.meaning.kind == "duration" and before.meaning.unit == "M":
                return True
            if before.rule in ("quarter", "same-quarter"):
                return False
        return False

    def _year_ago(self, mention: Mention, m: Meaning) -> Answer:
        """A quarter, a year before: "the year-earlier quarter", and "a year ago" in a quarter's report."""
        if m.part not in ("same", "QX"):
            year = (self.published or (self.quarter.day if self.quarter else None)) if m.n else None
            if year is None:
                return Answer(_open_value(m), anchor="publication", needs=True)
            base = cal.part_point(m.part, year.year)
        elif self.quarter is not None:
            base = self.quarter
        elif self.published is None:
            return Answer(_open_value(m), anchor="publication", needs=True)
        elif m.part == "QX":
            return Answer(
                f"{self.published.year - 1}-QX",
                anchor="publication",
                direction="past",
                sure="quarter-open",
                how="no quarter was named before",
            )
        else:
            base = Point("Y", date(self.published.year, 1, 1))
        point = Point(base.unit, base.day.replace(year=base.day.year - 1))
        return Answer(
            cal.value_of(point),
            point,
            cal.extent_of(point),
            "timex" if self.quarter else "publication",
            "past",
            f"one year back from {point_words(base)}: {point_words(point)}",
        )

    def _anchor(self, mention: Mention, m: Meaning) -> tuple[Point | None, AnchorKind]:
        """What the expression is counted from."""
        published = None if self.published is None else Point("D", self.published)
        if (
            mention.clues.quoted
            and m.unit == "D"
            and m.base == "publication"
            and not m.counted
            and (said := self._said_on(mention)) is not None
        ):
            return said, "timex"
        if m.inner is not None:
            inner = _HANDLERS[m.inner.kind](self, mention, m.inner)
            return inner.point, "timex" if inner.anchor != "publication" else "publication"
        told_on = (
            mention.rule == "related-unit"
            and m.n == 1
            and mention.text[:4].lower() == "the "
            and (self.story or mention.clues.tense == "past")
        )
        reference = m.base == "reference" and (self.story or mention.rule != "the-unit")
        if (reference or told_on) and m.unit != "WE":
            spoken = self._spoken_of(m.unit, mention, 1000 if m.n == 0 else 4)
            if spoken is not None:
                return spoken, "timex"
            if m.n == 0 and m.unit == "D":  # "that day" with no day spoken of
                return None, "timex"
        return published, "publication"

    def _said_on(self, mention: Mention) -> Point | None:
        """The day on which a quotation was said, where its sentence tells it: "…tomorrow,” he said on Wednesday."""
        for other in self.mentions[max(0, self.index - 2) : self.index + 4]:
            if other.clues.sentence == mention.clues.sentence and other.clues.reported and not other.clues.quoted and other is not mention:
                if other.rule in ("weekday", "day-word", "month-day", "day-month", "month-day-year", "day-month-year"):
                    point = _HANDLERS[other.meaning.kind](self, other, other.meaning).point
                    return point if point is not None and point.unit == "D" else None
        return None

    # --- stretches, lengths, references ---

    def window(self, mention: Mention, m: Meaning) -> Answer:
        answer = Answer(m.value, anchor="publication", direction="past" if m.mod == "PAST" else "future", how="a stretch without a number")
        if m.n is None:
            return answer
        day = self.published
        if day is None:
            answer.needs = True
            return answer
        sign = -1 if m.mod == "PAST" else 1
        if m.unit in ("S", "MI", "H"):
            answer.how = f"{amount_words(m.n, m.unit)} from {day_words(day)}"
            return answer
        other = cal.add(day, m.unit, sign * m.n)
        first, last = min(day, other), max(day, other)
        answer.extent = Extent(first, last + timedelta(days=1), Granularity.DAY)
        answer.how = f"{amount_words(m.n, m.unit)} {'back' if sign < 0 else 'forward'} from {day_words(day)}: {day_words(first)} to {day_words(last)}"
        return answer

    def fixed(self, mention: Mention, m: Meaning) -> Answer:
        direction: Direction = (
            "past" if m.value == "PAST_REF" else "future" if m.value == "FUTURE_REF" else "same" if m.value == "PRESENT_REF" else ""
        )
        how = {"duration": "a length of time, not a date", "set": "something that comes back, not one date"}.get(
            m.kind, "names no calendar day"
        )
        return Answer(m.value, anchor="publication" if m.kind == "ref" else "none", direction=direction, how=how)

    def clock(self, mention: Mention, m: Meaning) -> Answer:
        day = self._day_beside(mention)
        if day is None:
            if self.published is None:
                return Answer("XXXX-XX-XX" + m.time, anchor="publication", needs=True)
            return Answer(
                self.published.isoformat(),
                Point("D", self.published),
                Extent.day(self.published),
                "publication",
                "same",
                f"on the day of publication, {day_words(self.published)}",
                "clock-alone",
            )
        return Answer(day.day.isoformat(), day, Extent.day(day.day), "timex", "same", f"on the day named beside it, {day_words(day.day)}")

    def _day_beside(self, mention: Mention) -> Point | None:
        """The day that the same sentence names close behind, else the last one spoken of in the paragraph."""
        at = self.index + 1
        if at < len(self.mentions):
            after = self.mentions[at]
            if (
                after.clues.sentence == mention.clues.sentence
                and after.start - mention.end < 40
                and after.meaning.kind in ("calendar", "shift")
            ):
                answer = _HANDLERS[after.meaning.kind](self, after, after.meaning)
                if answer.point is not None and answer.point.unit == "D":
                    return answer.point
        for point, _, paragraph in reversed(self.history[-8:]):
            if paragraph != mention.clues.paragraph:
                return None
            if point.unit == "D":
                return point
        return None


_HANDLERS: dict[str, Callable[[_Reader, Mention, Meaning], Answer]] = {
    "calendar": _Reader.calendar,
    "shift": _Reader.shift,
    "window": _Reader.window,
    "duration": _Reader.fixed,
    "set": _Reader.fixed,
    "ref": _Reader.fixed,
    "clock": _Reader.clock,
}


def _named(point: Point, m: Meaning) -> Answer:
    return Answer(cal.value_of(point), point, cal.extent_of(point), how=f"named in full: {point_words(point)}")


def _result(point: Point, beside: date | None) -> str:
    if point.unit == "D" and beside is not None:
        days = (point.day - beside).days
        if days == 0:
            return "the same day"
        return f"{day_words(point.day)}"
    return point_words(point)


def _open_value(m: Meaning) -> str:
    """The TIMEX3 value with X for what is not known."""
    if m.value:
        return m.value
    year = f"{m.year:04d}" if m.year is not None else "XXXX"
    if m.month is not None:
        return f"{year}-{m.month:02d}" + (f"-{m.day:02d}" if m.day is not None else "")
    if m.weekday is not None:
        return f"XXXX-WXX-{m.weekday + 1}"
    if m.part and m.part != "same":
        return f"{year}-{m.part}"
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "DE": "XXX", "CE": "XX"}.get(
        m.unit, year
    )


_MODS = {"EARLIER": "START", "LATER": "END", "PAST": None, "FUTURE": None}


def _timex(mention: Mention, answer: Answer) -> Timex:
    m = mention.meaning
    value, extent = answer.value, answer.extent
    if m.time and m.kind in ("calendar", "shift", "clock") and (len(value) == 10):
        value += m.time
        extent = _with_clock(extent, m.time)
    if extent is not None and mention.clues.before == "since" and extent.start is not None:
        extent = Extent(extent.start, None, extent.granularity, extent.approximate)
    return Timex(
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        value,
        extent,
        mention.rule,
        answer.anchor,
        answer.direction,
        _why(mention, answer),
        confidence(mention, answer.sure, bool(answer.rivals), answer.anchor),
        mod=_MODS.get(m.mod, m.mod if m.mod.isupper() else None) if m.mod else "APPROX" if m.approximate else None,
        freq=m.freq or None,
        quant=m.quant or None,
        alternatives=tuple(_edtf(rival) for rival, _ in answer.rivals),
        why_not=tuple(reason for _, reason in answer.rivals),
        needs_publication=answer.needs,
    )


def _with_clock(extent: Extent | None, told: str) -> Extent | None:
    if extent is None:
        return None
    if told[1:3].isdigit():
        hour, minute = int(told[1:3]), int(told[4:6])
        return replace(extent, granularity=Granularity.MINUTE, clock=time(hour % 24, minute))
    return replace(extent, granularity=Granularity.DAY_PART)


def _edtf(extent: Extent) -> str:
    from sitegen.model.edtf import format_edtf

    return format_edtf(extent)


def _why(mention: Mention, answer: Answer) -> str:
    cue = f" after “{mention.clues.cue}”" if mention.clues.cue and answer.direction and answer.rivals else ""
    if answer.needs:
        return f"“{mention.text}” is counted from the day of publication, which is not known: it stays open"
    return f"“{mention.text}”{cue}, {answer.how}"
