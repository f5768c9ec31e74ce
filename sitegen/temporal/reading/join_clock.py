"""A time of day and the day beside it: "10 p.m. Wednesday", "Friday at 9 a.m.", "7:30 tonight", "every Monday at noon"."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.halves import PARTS, in_part, minutes_of, time_of

_BEHIND: tuple[list[str], ...] = ([], [","], ["on"], [",", "on"], ["of"], ["on", "the"])  # noon · Friday
_IN_FRONT: tuple[list[str], ...] = ([], [","], ["at"], [",", "at"], ["@"])  # Friday · noon
_OPEN_DAY = re.compile("XXXX-(?:XX-XX|WXX-[1-7])")


def is_day(m: Meaning) -> bool:
    """Does it name one day?"""
    if m.kind == "calendar":
        return m.until is None and (m.day is not None or m.weekday is not None or bool(m.holiday))
    return m.kind == "shift" and m.unit == "D"


def joined_clock(left: Atom, right: Atom, gap: list[str]) -> Atom | None:
    """A clock and its day as one, whichever stands in front; None when they stay two."""
    a, b = left.meaning, right.meaning
    if a.kind == "clock" and gap in _BEHIND:
        rule, told = right.rule, _with_clock(replace(b, until=None), a)  # "the night of 5/6 June" begins on the first day
    elif b.kind == "clock" and b.time and gap in _IN_FRONT and not a.counted:
        rule, told = left.rule, _with_clock(a, b)
    else:
        return None
    return None if told is None else Atom(left.first, right.stop, rule, "SET" if told.kind == "set" else "TIME", told)


def _with_clock(day: Meaning, clock: Meaning) -> Meaning | None:
    """The day with the time of day; None where it is no one day, or has a time of its own that does not fit."""
    if day.kind == "set" and "/" in day.value:
        return None  # "Mon-Thurs 9am to 5pm": of several days
    if day.kind == "set":
        open_day = "XXXX-XX-XX" if day.value == "P1D" else day.value[:10]
        if not clock.time[1:3].isdigit() or not _OPEN_DAY.fullmatch(open_day):
            return None
        return replace(day, value=open_day + _hour_of(clock.time, day.value[10:]))
    if not is_day(day):
        return None
    if not day.time:
        return replace(day, time=clock.time, zone=clock.zone)
    told = clock.time[1:3].isdigit() and not day.time[1:3].isdigit()
    return replace(day, time=_hour_of(clock.time, day.time), zone=clock.zone) if told else None


def _hour_of(told: str, part: str) -> str:
    """ "7:30 tonight" is half past seven in the evening."""
    return time_of(in_part(minutes_of(told), part)) if part in PARTS else told
