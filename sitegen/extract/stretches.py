"""More than one day, and the words that say so: "Thursday and Friday", "a two-day summit", "earlier this month", "on the final day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from sitegen.extract.meetings.occasions import AFTERWARDS, ENDING, STARTING, day_told, days_told
from sitegen.extract.offsets import days_counted
from sitegen.model.claim import Claim
from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Count, Reason, because
from sitegen.model.timex import Timex

BREATH_CHARS = 14  # between two days told together: "Thursday and on Friday", "13 May through 15 May"
MOST_DAYS = 14
_PART_OF_UNIT = re.compile(r"(?:earlier|later) (?:this|in the) (?:month|year)", re.IGNORECASE)
Timexes = dict[tuple[int, int], Timex]


def stretch(claim: Claim, when: Timex, extent: Extent, by_span: Timexes) -> tuple[Extent, Reason | None]:
    """The days of a claim dated by `when`, and what made them more or fewer than the words' own; None where nothing did."""
    if (days := _counted(claim, when)) and extent.is_day and extent.start is not None and extent.stop is not None:
        way = "forward" if days > 0 else "back"
        step = timedelta(days=days)
        moved = Extent(extent.start + step, extent.stop + step, Granularity.DAY, extent.approximate or days % 7 == 0)
        return moved, because(way, length=Count(abs(days), "D"), start=extent.start, result=extent.start + step)
    if (all_of_it := whole(when)) is not None:
        return all_of_it, None
    if (both := through(claim.when, by_span)) is not None:
        return both
    if claim.kind == "meeting" and extent.is_day and (told := lasting(claim, extent)) is not None:
        return told
    if STARTING in claim.reasons and extent.start is not None:
        return Extent(extent.start, None, Granularity.DAY, extent.approximate), None
    if ENDING in claim.reasons and extent.is_day:
        return Extent(None, extent.stop, Granularity.DAY), None
    if extent.stop is None and claim.kind == "meeting" and claim.status == "held":
        return closed(when) or extent, None
    return extent, None


def _counted(claim: Claim, when: Timex) -> int:
    """ "Two days after the attack on Sunday": how many days behind the day that is told; 0 where it is the event's own."""
    return max((days_counted(reason) for reason in claim.reasons), key=abs, default=0) if claim.when[:1] == ((when.start, when.end),) else 0


def whole(timex: Timex) -> Extent | None:
    """ "Later this month": where publication cuts the month is no bound that a source gives; None for other words."""
    return closed(timex) if _PART_OF_UNIT.fullmatch(timex.text) else None


def closed(timex: Timex) -> Extent | None:
    """ "The first meeting since the 1991 Madrid conference": the conference was in 1991, whatever has gone on since."""
    try:
        return parse_edtf(timex.value)
    except ValueError:
        return None


def through(spans: Sequence[tuple[int, int]], by_span: Timexes) -> tuple[Extent, Reason] | None:
    """ "On Thursday and Friday", "from 13 May to 15 May": two days in one breath are the first and the last of one thing."""
    first, last = (by_span.get(span) for span in sorted(spans[:2])) if len(spans) > 1 else (None, None)
    if first is None or last is None or first.extent is None or last.extent is None or not 0 < last.start - first.end <= BREATH_CHARS:
        return None
    start, stop = first.extent.start, last.extent.stop
    if not (first.extent.is_day and last.extent.is_day) or start is None or stop is None or not 1 < (stop - start).days <= MOST_DAYS:
        return None
    return Extent(start, stop, Granularity.DAY), because("from-to", first=first.text, last=last.text)


def lasting(claim: Claim, extent: Extent) -> tuple[Extent, Reason] | None:
    """A meeting of so many days, of which the words give the first, the last or the second; of a plan the day they give is the first."""
    assert extent.start is not None and extent.stop is not None
    nth = max((day_told(reason) for reason in claim.reasons), default=0)
    if nth and claim.status == "ongoing":
        return Extent(extent.start - timedelta(days=nth - 1), None, Granularity.DAY), because("was-nth-day", n=nth)
    days = max((days_told(reason) for reason in claim.reasons), default=0)
    if days < 2:
        return None
    if AFTERWARDS in claim.reasons or ENDING in claim.reasons:
        return Extent(extent.stop - timedelta(days=days), extent.stop, Granularity.DAY), because("ended-after", days=Count(days, "D"))
    if STARTING in claim.reasons or claim.status in ("planned", "proposed"):
        return Extent(extent.start, extent.start + timedelta(days=days), Granularity.DAY), because("begins-lasts", days=Count(days, "D"))
    return None
