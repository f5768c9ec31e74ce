"""A resolved meaning, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.model.extent import Extent
from sitegen.model.reason import Reason, Value
from sitegen.model.timex import AnchorKind, Direction
from sitegen.temporal.counting import calendar as cal
from sitegen.temporal.counting.calendar import Point
from sitegen.temporal.mention import Meaning

NO_DAY = Reason("no-day")
SAME_DAY = Reason("same-day")


@dataclass(slots=True)
class Answer:
    """What a meaning comes to."""

    value: str
    point: Point | None = None
    extent: Extent | None = None
    anchor: AnchorKind = "none"
    direction: Direction = ""
    how: Reason = NO_DAY  # "counted forward from Tuesday 18 March 2025: the same day"
    sure: str = ""  # key of the confidence table; "": the rule's name
    rivals: tuple[tuple[Extent, Reason], ...] = ()  # readings that lost, each with its reason
    needs: bool = False  # counted from a publication date that is not known to the day


def at(point: Point, anchor: AnchorKind, direction: Direction, how: Reason, sure: str = "") -> Answer:
    """The answer that is one calendar unit."""
    return Answer(cal.value_of(point), point, cal.extent_of(point), anchor, direction, how, sure)


def unknown(m: Meaning) -> Answer:
    """Counted from a publication date that is not known."""
    return Answer(open_value(m), anchor="publication", needs=True)


def open_value(m: Meaning) -> str:
    """The TIMEX3 value with X for what is not known."""
    if m.value:
        return m.value
    if m.kind == "clock":
        return "XXXX-XX-XX" + m.time
    year = f"{m.year:04d}" if m.year is not None else "XXXX"
    if m.month is not None:
        return f"{year}-{m.month:02d}" + (f"-{m.day:02d}" if m.day is not None else "")
    if m.day is not None:
        return f"XXXX-XX-{m.day:02d}"
    if m.weekday is not None:
        return f"XXXX-WXX-{m.weekday + 1}"
    if m.part and m.part != "same":
        return f"{year}-{m.part}"
    return _OPEN_UNITS.get(m.unit, year)


_OPEN_UNITS = {
    "S": "XXXX-XX-XX",
    "MI": "XXXX-XX-XX",
    "H": "XXXX-XX-XX",
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "FN": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "DE": "XXX",
    "CE": "XX",
}


def result_beside(point: Point, beside: date) -> Value:
    """The result as a reader would name it: "the same day", "Monday 17 March 2025"."""
    return SAME_DAY if point.unit == "D" and point.day == beside else point
