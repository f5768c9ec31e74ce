"""EDTF (ISO 8601-2), the text form of an `Extent`: the only place that knows its spelling.

Level 0 and 1, and of level 2 the decades, quarters and halves.  EDTF has no week: a week is written as an interval of days.
EDTF intervals include both ends while `Extent` is half-open; the seam is here.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sitegen.model.extent import Extent, Granularity

G = Granularity

# Sub-year groupings: EDTF level 1 seasons (21-24, northern: winter reaches into the next year) and level 2 codes.
# code: (granularity, first month, months)
GROUPINGS: dict[int, tuple[Granularity, int, int]] = {
    21: (G.SEASON, 3, 3),
    22: (G.SEASON, 6, 3),
    23: (G.SEASON, 9, 3),
    24: (G.SEASON, 12, 3),
    33: (G.QUARTER, 1, 3),
    34: (G.QUARTER, 4, 3),
    35: (G.QUARTER, 7, 3),
    36: (G.QUARTER, 10, 3),
    40: (G.HALF, 1, 6),
    41: (G.HALF, 7, 6),
}
_CODE_OF = {(granularity, month): code for code, (granularity, month, _) in GROUPINGS.items()}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T\S+?)?([?~%]?)")


def month_start(year: int, month: int) -> date:
    """The first day of a month; `month` may lie beyond 12 and then counts into the next years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def unit(granularity: Granularity, year: int, month: int = 1, day: int = 1) -> Extent:
    """The whole calendar unit that holds the day; weeks start on Monday (ISO 8601).

    Raises ValueError when there is no such day, or the unit leaves the years 1-9999.
    """
    here = date(year, month, day)
    try:
        if granularity <= G.DAY:
            return Extent(here, here + timedelta(days=1), granularity)
        if granularity is G.WEEK:
            monday = here - timedelta(days=here.weekday())
            return Extent(monday, monday + timedelta(days=7), granularity)
        if granularity is G.WEEKEND:
            saturday = here - timedelta(days=here.weekday()) + timedelta(days=5)
            return Extent(saturday, saturday + timedelta(days=2), granularity)
        first, months = _months(granularity, year, month)
        return Extent(first, month_start(first.year, first.month + months), granularity)
    except OverflowError as error:
        raise ValueError(f"{granularity.label} of {here} leaves the calendar") from error


def _months(granularity: Granularity, year: int, month: int) -> tuple[date, int]:
    """(first day, length in months) of the unit."""
    if granularity is G.MONTH:
        return date(year, month, 1), 1
    if granularity is G.QUARTER:
        return date(year, (month - 1) // 3 * 3 + 1, 1), 3
    if granularity is G.SEASON:
        first = month // 3 * 3 or 12
        return date(year - 1 if month < 3 else year, first, 1), 3
    if granularity is G.HALF:
        return date(year, 1 if month <= 6 else 7, 1), 6
    if granularity is G.YEAR:
        return date(year, 1, 1), 12
    if granularity is G.DECADE:
        return date(max(1, year // 10 * 10), 1, 1), 120
    return date(max(1, year // 100 * 100), 1, 1), 1200


def format_edtf(extent: Extent) -> str:
    """The EDTF string of an extent: a point where it is exactly one unit, else an interval with inclusive ends."""
    mark = "%" if extent.approximate and extent.uncertain else "~" if extent.approximate else "?" if extent.uncertain else ""
    start, last = extent.start, extent.last
    if start is not None and last is not None and (point := _point_text(extent)):
        return point + mark
    coarse = _coarse_ends(extent)
    first = ".." if start is None else _end_text(start, coarse) + mark
    final = ".." if last is None else _end_text(last, coarse) + mark
    return f"{first}/{final}"


def _point_text(extent: Extent) -> str:
    """The spelling of one whole unit, or "" if the extent is not one."""
    assert extent.start is not None and extent.stop is not None
    start = extent.start
    if extent.length_days == 1:
        return start.isoformat()
    if extent.granularity in (G.WEEK, G.WEEKEND) or extent.granularity <= G.DAY:
        return ""
    whole = unit(extent.granularity, start.year, start.month, start.day)
    if (whole.start, whole.stop) != (extent.start, extent.stop):
        return ""
    if extent.granularity is G.MONTH:
        return f"{start.year:04d}-{start.month:02d}"
    if extent.granularity is G.YEAR:
        return f"{start.year:04d}"
    if extent.granularity is G.DECADE:
        return f"{start.year // 10:03d}X"
    if extent.granularity is G.CENTURY:
        return f"{start.year // 100:02d}XX"
    return f"{start.year:04d}-{_CODE_OF[extent.granularity, start.month]}"


def _coarse_ends(extent: Extent) -> Granularity:
    """The granularity in which both ends of an interval can be written without losing a day."""
    for granularity in (G.YEAR, G.MONTH):
        if extent.granularity >= granularity and all(
            day is None or (day.day == 1 and (granularity is G.MONTH or day.month == 1)) for day in (extent.start, extent.stop)
        ):
            return granularity
    return G.DAY


def _end_text(day: date, granularity: Granularity) -> str:
    return day.isoformat()[: {G.YEAR: 4, G.MONTH: 7}.get(granularity, 10)]


def parse_edtf(text: str) -> Extent:
    """The extent of an EDTF date or interval; a time of day after `T` is dropped.

    Raises ValueError, with a message fit for an editor, when `text` is not EDTF or names no day of the calendar.
    """
    text = text.strip()
    if "/" not in text:
        return _parse_point(text)
    parts = text.split("/")
    if len(parts) != 2:
        raise ValueError(f"“{text}” has more than one “/”")
    first = None if parts[0] in ("", "..") else _parse_point(parts[0])
    final = None if parts[1] in ("", "..") else _parse_point(parts[1])
    ends = [end for end in (first, final) if end is not None]
    if not ends:
        raise ValueError(f"“{text}” gives neither a start nor an end")
    start, stop = (first.start if first else None), (final.stop if final else None)
    if start is not None and stop is not None and start >= stop:
        raise ValueError(f"“{text}” ends before it starts")
    return Extent(
        start,
        stop,
        _interval_granularity(start, stop, max(end.granularity for end in ends)),
        any(end.approximate for end in ends),
        any(end.uncertain for end in ends),
    )


def _interval_granularity(start: date | None, stop: date | None, told: Granularity) -> Granularity:
    """Seven days from a Monday read back as a week, a Saturday and its Sunday as a weekend: EDTF has no code for either."""
    if told is G.DAY and start is not None and stop is not None:
        if (stop - start).days == 7 and start.weekday() == 0:
            return G.WEEK
        if (stop - start).days == 2 and start.weekday() == 5:
            return G.WEEKEND
    return told


def _parse_point(text: str) -> Extent:
    match = _POINT.fullmatch(text.strip())
    if not match:
        raise ValueError(f"“{text}” is not an EDTF date (such as 2025-03-18, 2025-03, 2025 or 2025-03-01/2025-03-07)")
    year, month, day, mark = match.groups()
    try:
        whole = _named_unit(year, month, day)
    except ValueError as error:
        raise ValueError(f"“{text}” is no day of the calendar") from error
    return Extent(whole.start, whole.stop, whole.granularity, mark in ("~", "%"), mark in ("?", "%"))


def _named_unit(year: str, month: str | None, day: str | None) -> Extent:
    if year.endswith("XX") or year.endswith("X"):
        if month is not None:
            raise ValueError("a decade has no month")
        return unit(G.CENTURY if year.endswith("XX") else G.DECADE, max(1, int(year.replace("X", "0"))))
    if month is None or month == "XX":
        return unit(G.YEAR, int(year))
    if int(month) in GROUPINGS:
        granularity, first, _ = GROUPINGS[int(month)]
        if day is not None:
            raise ValueError("a season has no day")
        return unit(granularity, int(year), first)
    if day is None or day == "XX":
        return unit(G.MONTH, int(year), int(month))
    return unit(G.DAY, int(year), int(month), int(day))
