"""A stretch of calendar time, and how finely the words told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum

from sitegen.model.stored import stored


def day_after(day: date) -> date | None:
    """The next day; None after 9999-12-31, the last that the calendar of Python has: as a `stop` that is open to the future."""
    return None if day == date.max else day + timedelta(days=1)


class Granularity(IntEnum):
    """How finely a date was told, finest first; an unknown date is `None` at its owner, never a granularity."""

    MINUTE = 1
    HOUR = 2
    DAY_PART = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    MONTH = 7
    QUARTER = 8
    SEASON = 9
    HALF = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13

    @property
    def label(self) -> str:
        """The word for it in files and on pages: `day`, `day part`, `month` ..."""
        return self.name.lower().replace("_", " ")

    def __reduce_ex__(self, proto: object) -> tuple[type[Granularity], tuple[int]]:
        """Stored by its number: some releases of Python 3.11 would store a call of `getattr`, which our cache does not load."""
        return Granularity, (self.value,)


@stored
@dataclass(frozen=True, slots=True)
class Extent:
    """Calendar days [start, stop): half-open, so that lengths subtract and neighbours touch."""

    start: date | None  # None: open to the past
    stop: date | None  # first day *after*; None: open to the future
    granularity: Granularity  # what the words warranted, not what the arithmetic produced
    approximate: bool = False  # "about", "two weeks ago": EDTF `~`
    uncertain: bool = False  # the source itself is in doubt: EDTF `?`
    clock: time | None = None  # a time of day, where the words give one; the days stay whole days

    def __post_init__(self) -> None:
        if self.start is None and self.stop is None:
            raise ValueError("an extent open on both sides says nothing: use None at its owner")
        if self.start is not None and self.stop is not None and self.start >= self.stop:
            raise ValueError(f"an extent must hold a day: {self.start} .. {self.stop}")

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> Extent:
        """The one calendar day."""
        return cls(day, day_after(day), Granularity.DAY, approximate)

    @property
    def last(self) -> date | None:
        """The last day inside, or None when open to the future."""
        return None if self.stop is None else self.stop - timedelta(days=1)

    @property
    def length_days(self) -> int | None:
        """How many days it holds, or None when open."""
        return None if self.start is None or self.stop is None else (self.stop - self.start).days

    @property
    def is_day(self) -> bool:
        """Is it one sure calendar day?"""
        return self.length_days == 1 and not self.approximate and not self.uncertain

    def overlaps(self, other: Extent) -> bool:
        """Do the two share a day?"""
        return (self.start is None or other.stop is None or self.start < other.stop) and (
            other.start is None or self.stop is None or other.start < self.stop
        )

    def contains(self, other: Extent) -> bool:
        """Does every day of `other` lie inside?"""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        stops = self.stop is None or (other.stop is not None and other.stop <= self.stop)
        return starts and stops
