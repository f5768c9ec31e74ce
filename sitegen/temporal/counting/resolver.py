"""Mentions of one text and its publication become dates, each with its reason.

Pure: the running day is never asked for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from sitegen.model.document import Publication
from sitegen.model.edtf import format_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Reason, because
from sitegen.model.timex import Direction, Timex
from sitegen.temporal.between import days_left, joined
from sitegen.temporal.counting.answer import Answer, at, open_value, unknown
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.counting.confidence import confidence
from sitegen.temporal.counting.counted import shift, window
from sitegen.temporal.counting.memory import Memory, Read
from sitegen.temporal.counting.names import calendar
from sitegen.temporal.mention import Meaning, Mention

_MODS = {"EARLIER": "START", "LATER": "END", "PAST": None, "FUTURE": None}  # the engine's own marks, as TIMEX3 has them
_WAYS: dict[str, Direction] = {"PAST_REF": "past", "FUTURE_REF": "future", "PRESENT_REF": "same"}
_NO_DATE = {"duration": Reason("a-length"), "set": Reason("repeats")}
_NAMES_NO_DAY = Reason("no-calendar-day")


def resolve(text: str, mentions: tuple[Mention, ...], publication: Publication, *, timezone: str = "") -> tuple[Timex, ...]:
    """One `Timex` for each mention, in the same order.

    `timezone` is an IANA name: with a publication moment it decides which day "today" is.  Without one publication day,
    what is counted from it stays open (`needs_publication`), what names its own year is resolved.  Published between two days
    not more than a month apart, it lies between two days as well, and is still marked.
    """
    day = _local_day(publication, timezone)
    left = () if day is not None else days_left(publication)
    return joined(partial(_read, mentions), left) if left else _read(mentions, day)


def _read(mentions: tuple[Mention, ...], published: date | None) -> tuple[Timex, ...]:
    """The mentions of one text, read in turn."""
    memory = Memory(mentions, published, _HANDLERS)
    out = []
    for memory.index, mention in enumerate(mentions):
        memory.goes_on(mention)
        try:
            answer = memory.answer(mention)
        except (ValueError, OverflowError):  # it leaves the years 1-9999, or names no day of the calendar
            answer = Answer(open_value(mention.meaning))
        memory.remember(mention, answer)
        out.append(_timex(mention, answer))
    return tuple(out)


def _local_day(publication: Publication, timezone: str) -> date | None:
    moment = publication.moment
    if moment is not None and moment.tzinfo is not None and timezone:
        from zoneinfo import ZoneInfo

        try:
            return moment.astimezone(ZoneInfo(timezone)).date()
        except (KeyError, ValueError, OSError, OverflowError):
            return publication.day
    return publication.day


def _fixed(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """Lengths, what comes back, and references name no day."""
    how = _NO_DATE.get(m.kind, _NAMES_NO_DAY)
    return Answer(m.value, anchor="publication" if m.kind == "ref" else "none", direction=_WAYS.get(m.value, ""), how=how)


def _length(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """A length names no day; but what is to happen "within two weeks" has from the day of publication to two weeks on.

    Not "within two weeks of the vote", which is counted from the vote.
    """
    clues = mention.clues
    if clues.before == "within" and clues.tense == "future" and m.n is not None and clues.head not in ("of", "after", "from"):
        return window(memory, mention, replace(m, mod="FUTURE"))
    return _fixed(memory, mention, m)


def _clock(memory: Memory, mention: Mention, m: Meaning) -> Answer:
    """A time of day takes its day from its neighbours, else from the publication."""
    if memory.is_habit(mention):
        return Answer(m.time, anchor="timex", how=Reason("habit"))
    day = memory.day_beside(mention)
    if day is not None:
        return at(day, "timex", "same", because("day-beside", result=day))
    if memory.published is None:
        return unknown(m)
    here = Point("D", memory.published)
    return at(here, "publication", "same", because("on-publication", result=here), "clock-alone")


_HANDLERS: dict[str, Read] = {
    "calendar": calendar,
    "shift": shift,
    "window": window,
    "duration": _length,
    "set": _fixed,
    "ref": _fixed,
    "clock": _clock,
}


def _timex(mention: Mention, answer: Answer) -> Timex:
    m = mention.meaning
    value, extent = answer.value, answer.extent
    if m.time and m.kind in ("calendar", "shift", "clock") and len(value) == 10:
        value, extent = value + m.time, _with_clock(extent, m.time)
        if mention.rule == "night-into" and extent is not None and extent.start is not None:  # it began the evening before
            extent = replace(extent, start=extent.start - timedelta(days=1))
    if extent is not None and extent.start is not None and mention.clues.before == "since" and m.until is None:
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
        confidence(mention, answer.sure),
        mod=_MODS.get(m.mod, m.mod) if m.mod else "APPROX" if m.approximate else None,
        freq=m.freq or None,
        quant=m.quant or None,
        alternatives=tuple(format_edtf(rival) for rival, _ in answer.rivals),
        why_not=tuple(reason for _, reason in answer.rivals),
        needs_publication=answer.needs,
    )


def _with_clock(extent: Extent | None, told: str) -> Extent | None:
    """The extent with its time of day: the days stay whole days."""
    if extent is None:
        return None
    if told[1:3].isdigit():
        return replace(extent, granularity=Granularity.MINUTE, clock=time(int(told[1:3]) % 24, int(told[4:6])))
    return replace(extent, granularity=Granularity.DAY_PART)


def _why(mention: Mention, answer: Answer) -> Reason:
    """One sentence for a reader: the words, what they were counted from, the arithmetic, the result."""
    if answer.needs:
        return because("timex-open", text=mention.text)
    if mention.clues.cue and answer.rivals and answer.sure.endswith(_BY_TENSE):
        return because("timex-cue", text=mention.text, cue=mention.clues.cue, how=answer.how)
    return because("timex", text=mention.text, how=answer.how)


_BY_TENSE = ("tense", "tense-same")  # decisions that the verb made: only these name it
