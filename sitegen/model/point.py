"""One unit of the calendar: a day, a week, a quarter."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sitegen.model.edtf import unit as whole_unit
from sitegen.model.extent import Extent, Granularity

G = Granularity
GRANULARITY = {
    "D": G.DAY,
    "WE": G.WEEKEND,
    "W": G.WEEK,
    "M": G.MONTH,
    "Q": G.QUARTER,
    "SEASON": G.SEASON,
    "HY": G.HALF,
    "Y": G.YEAR,
    "DE": G.DECADE,
    "CE": G.CENTURY,
}


class Point(NamedTuple):
    """One calendar unit: its sort and its first day."""

    unit: str  # a key of GRANULARITY
    day: date


def extent_of(point: Point) -> Extent:
    """All days of the unit."""
    return whole_unit(GRANULARITY[point.unit], point.day.year, point.day.month, point.day.day)
