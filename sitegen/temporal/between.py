"""Dates of a text that was published between two days: each expression is read on every one of them, and what they give is joined.

A single day is given only where every day of publication gives that same day; else an interval that covers all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sitegen.model.document import Publication
from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Reason, because
from sitegen.model.timex import Timex

WIDEST_DAYS = 31  # with bounds wider than a month the intervals would say next to nothing


def days_left(publication: Publication) -> tuple[date, ...]:
    """The days on which the text may have been published, ascending; none where a bound is missing, or too many are left."""
    first, last = publication.earliest, publication.latest
    if first is None or last is None or not 0 < (last - first).days < WIDEST_DAYS:
        return ()
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def joined(read: Callable[[date | None], tuple[Timex, ...]], days: Sequence[date]) -> tuple[Timex, ...]:
    """What is read without a publication day, and from what that leaves open, what the days together leave; the same order."""
    open_dates = read(None)
    if not any(timex.extent is None and timex.type in ("DATE", "TIME") for timex in open_dates):
        return open_dates
    readings = [read(day) for day in days]
    return tuple(_joined(timex, [reading[at] for reading in readings], days) for at, timex in enumerate(open_dates))


def _joined(timex: Timex, readings: Sequence[Timex], days: Sequence[date]) -> Timex:
    extents = [reading.extent for reading in readings if reading.extent is not None]
    if timex.extent is not None or len(extents) < len(readings):
        return timex
    bounds = {"first": days[0], "last": days[-1]}
    confidence = min(reading.confidence for reading in readings)
    first = readings[0]
    if len(set(extents)) == 1:
        why = because("timex-same", text=timex.text, **bounds)
        return replace(first, why=why, alternatives=(), why_not=(), confidence=confidence)
    extent = _around(extents)
    return replace(
        timex,
        extent=extent,
        anchor=first.anchor,
        direction=first.direction if len({reading.direction for reading in readings}) == 1 else "",
        why=because("timex-between", text=timex.text, **bounds, whole=_in_words(extent)),
        confidence=confidence,
        needs_publication=True,
    )


def _in_words(extent: Extent) -> Reason:
    """The days that are left, for a reader."""
    if extent.start is None:
        return because("not-after", stop=extent.last) if extent.last else Reason("not-after-later")
    return because("somewhere", start=extent.start, stop=extent.last) if extent.last else because("somewhere-later", start=extent.start)


def _around(extents: Sequence[Extent]) -> Extent:
    """The days from the first to the last of all."""
    starts, stops = [extent.start for extent in extents], [extent.stop for extent in extents]
    return Extent(
        None if None in starts else min(start for start in starts if start),
        None if None in stops else max(stop for stop in stops if stop),
        Granularity.DAY,
        any(extent.approximate for extent in extents),
    )
