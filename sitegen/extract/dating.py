"""Dates of claims from the resolved time expressions, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.extract.meetings import STARTING
from sitegen.model.claim import Claim, Status
from sitegen.model.extent import Extent, Granularity
from sitegen.model.timex import Timex
from sitegen.model.document import Publication


def date_claims(claims: Sequence[Claim], timexes: Sequence[Timex], publication: Publication) -> tuple[Claim, ...]:
    """The claims of one article with `extent`, `due`, `dated_by` and `why` filled in.

    A claim without a resolved expression stays undated; an interval stays an interval.
    """
    by_span = {(timex.start, timex.end): timex for timex in timexes}
    return tuple(_dated(claim, by_span, publication) for claim in claims)


def _dated(claim: Claim, by_span: dict[tuple[int, int], Timex], publication: Publication) -> Claim:
    when, extent = _first(claim.when, by_span)
    due_timex, due = _first(claim.due_when, by_span)
    if extent is not None and STARTING in claim.reasons and extent.start is not None:
        extent = Extent(extent.start, None, Granularity.DAY, extent.approximate)
    if claim.kind == "pledge" and due is not None and extent is not None and due == extent:
        due = None
    why = when.why if when is not None and extent is not None else ""
    if due_timex is not None and due is not None:
        why = f"{why} To be kept: {due_timex.why}".strip()
    dated_by = "" if extent is None else "publication" if when is not None and when.anchor == "publication" else "timex"
    return replace(claim, extent=extent, due=due, dated_by=dated_by, why=why, status=_status(claim, extent, publication))


def _first(spans: Sequence[tuple[int, int]], by_span: dict[tuple[int, int], Timex]) -> tuple[Timex | None, Extent | None]:
    for span in spans:
        timex = by_span.get(span)
        if timex is not None and timex.extent is not None:
            return timex, timex.extent
    return None, None


def _status(claim: Claim, extent: Extent | None, publication: Publication) -> Status:
    """A meeting whose day lies wholly before or after publication is told so, whatever a bare noun left open."""
    day = publication.day
    if claim.kind != "meeting" or extent is None or day is None:
        return claim.status
    if extent.stop is not None and extent.stop <= day and claim.status in ("planned", "ongoing"):
        return "held"
    if extent.start is not None and extent.start > day and claim.status in ("held", "ongoing"):
        return "planned"
    return claim.status
