"""Dates of claims from the resolved time expressions, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sitegen.extract.meetings.occasions import AFTERWARDS, BEGUN, ENDING, day_told, days_told
from sitegen.extract.stretches import Timexes, lasting, stretch, through, whole
from sitegen.model.claim import Claim, Status
from sitegen.model.document import Publication
from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.model.reason import Reason, because
from sitegen.model.timex import Timex

STORY_DAYS = 3  # a report of fresh news is seldom later


def date_claims(claims: Sequence[Claim], timexes: Sequence[Timex], publication: Publication) -> tuple[Claim, ...]:
    """The claims of one article with `extent`, `due`, `dated_by` and `why` filled in.

    A claim without a resolved expression stays undated, unless the text ties it to a dated one; an interval stays an interval.
    """
    by_span = {(timex.start, timex.end): timex for timex in timexes if not timex.needs_publication}
    bounded = {(timex.start, timex.end): timex for timex in timexes if timex.needs_publication}
    dated = [_dated(claim, by_span, publication) for claim in claims]
    tied = [_tied(claim, dated) for claim in dated]
    return tuple(_bounded(_framed(claim, by_span, publication), bounded) for claim in tied)


def _bounded(claim: Claim, by_span: Timexes) -> Claim:
    """A claim whose words give no day, but days between which it lies."""
    timex, extent = _first(claim.when[:1], by_span)
    if claim.extent is not None or timex is None:
        return claim
    return replace(claim, within=extent, why=(timex.why, *claim.why))


def _dated(claim: Claim, by_span: Timexes, publication: Publication) -> Claim:
    due_timex, due = None, None
    if claim.kind == "pledge":
        when, extent, due_timex = _pledged(claim, by_span, publication)
    else:
        when, extent = _met(claim, by_span, publication)
    note = None
    if extent is not None and when is not None:
        extent, note = stretch(claim, when, extent, by_span)
    if due_timex is not None:
        both = through(claim.due_when, by_span)
        due = both[0] if both is not None else whole(due_timex) or due_timex.extent
        due = None if due is None or _not_after(due, extent) else due
    why = [when.why] if when is not None and extent is not None else []
    if note is not None:
        why.append(note)
    if due_timex is not None and due is not None:
        why.append(because("to-be-kept", why=due_timex.why))
    moved_from = _day_before(claim, extent, by_span)
    if moved_from is not None:
        why.append(because("was-moved", before=moved_from))
    dated_by = "" if extent is None else "publication" if when is not None and when.anchor == "publication" else "timex"
    status = _status(claim, when, extent, publication)
    title = dict(claim.retold).get(status, claim.title)
    return replace(
        claim, title=title, retold=(), extent=extent, due=due, moved_from=moved_from, dated_by=dated_by, why=tuple(why), status=status
    )


def _pledged(claim: Claim, by_span: Timexes, publication: Publication) -> tuple[Timex | None, Extent | None, Timex | None]:
    """(what tells when it was pledged, that day, what tells when it is due): made before it is kept, and never ahead of publication."""
    when, extent = _first(claim.when, by_span)
    due = next((told for told in _told(claim.due_when, by_span) if told.extent and not _not_after(told.extent, extent)), None)
    if due is not None and extent is None and _is_past(due, publication):
        # "promised in January to set up ...": a past day cannot be when it is to be kept.
        return due, due.extent, None
    if when is None and due is not None and (past := next((t for t in _told(claim.due_when, by_span) if _is_past(t, publication)), None)):
        return past, _extent(past), due  # "under a deal signed on Sunday, Norway will send troops by June"
    if when is not None and _is_ahead(when, publication):
        # "unveiled plans for a port in June": nobody has promised it in June; by then it is to be kept.
        made = next((told for told in _told(claim.when, by_span) if not _is_ahead(told, publication)), None)
        return made, _extent(made), due or when
    return when, extent, due


def _met(claim: Claim, by_span: Timexes, publication: Publication) -> tuple[Timex | None, Extent | None]:
    """(what tells when a meeting is, and that day)."""
    when, extent = _first(claim.when, by_span)
    if when is None or not _is_past(when, publication):
        return when, extent
    if claim.status in ("proposed", "cancelled"):
        # "Peru on Monday proposed talks": a past day is that of the proposal, or of the calling off.
        later = next((told for told in _told(claim.when, by_span) if not _is_past(told, publication)), None)
        if later is not None or claim.status == "proposed":
            return later, _extent(later)
    return when, (_still_ahead(when, publication) if _called(claim) else None) or extent


_CALLING = frozenset("call called calls calling summoned summoning arranged arranging".split())


def _called(claim: Claim) -> bool:
    """Has somebody called this meeting?  Then it is ahead of the calling."""
    told = (str(reason.get("words")).split() for reason in claim.reasons if reason.key == "words-it")
    return claim.kind == "meeting" and claim.status == "planned" and any(not _CALLING.isdisjoint(words) for words in told)


def _still_ahead(timex: Timex, publication: Publication) -> Extent | None:
    """ "Called a meeting for Wednesday": of a weekday's readings the one ahead, since the meeting is; None for words that tell a day."""
    if timex.anchor != "publication" or publication.day is None:
        return None
    readings = [parse_edtf(text) for text in timex.alternatives]
    return next((one for one in readings if one.is_day and one.start is not None and one.start > publication.day), None)


def _day_before(claim: Claim, extent: Extent | None, by_span: Timexes) -> Extent | None:
    """The day that a moved meeting had: of a bare weekday's readings the last one before the new day."""
    timex, told = _first(claim.moved_when, by_span)
    if timex is None or told is None or extent is None or extent.start is None or told == extent:
        return None
    readings = [told] + [parse_edtf(text) for text in timex.alternatives if timex.anchor == "publication"]
    return max(
        (one for one in readings if one.start is not None and one.start < extent.start), key=lambda one: one.start or date.min, default=told
    )


def _is_past(timex: Timex, publication: Publication) -> bool:
    stop, earliest = None if timex.extent is None else timex.extent.stop, publication.earliest
    return stop is not None and earliest is not None and stop <= earliest


def _is_ahead(timex: Timex, publication: Publication) -> bool:
    """Does it lie behind the day of publication?  Not where the text tells of it as past: it was written where that day had come."""
    start, latest = None if timex.extent is None else timex.extent.start, publication.latest
    return start is not None and latest is not None and start > latest and timex.direction != "past"


def _not_after(due: Extent, made: Extent | None) -> bool:
    """A day on which a pledge cannot be due: the one on which it was made, or one before."""
    if made is None or due.stop is None:
        return False
    return (due.start, due.stop) == (made.start, made.stop) or (made.start is not None and due.stop <= made.start)


def _tied(claim: Claim, dated: Sequence[Claim]) -> Claim:
    """An agreement made at a dated meeting of this article takes the meeting's date.

    The meeting is one that a sentence of the claim also tells of, else the only one held when "the leaders agreed".
    """
    if claim.kind == "meeting":
        return _same_visit(claim, dated)
    if claim.kind != "pledge" or claim.extent is not None or not any(_agreed_there(reason) for reason in claim.reasons):
        return claim
    held = [
        other for other in dated if other.kind == "meeting" and other.status == "held" and other.extent is not None and other.extent.is_day
    ]
    same = [other for other in held if set(other.spans) & set(claim.spans)]
    latest = sorted(held, key=lambda other: other.extent.start if other.extent and other.extent.start else date.min)[-1:]
    tied = same or (latest if _speaks_of_all(claim) else [])
    if len({other.extent for other in tied}) != 1:
        return claim
    return replace(claim, extent=tied[0].extent, dated_by="context", why=(Reason("agreed-there"), *tied[0].why))


def _framed(claim: Claim, by_span: Timexes, publication: Publication) -> Claim:
    """A claim without date words of its own takes the day on which the story around it is told to happen.

    Only a day just before publication: an older one belongs to a story within the story.
    """
    nth, day = any(day_told(reason) for reason in claim.reasons), publication.day
    if claim.extent is None and not claim.frame and not claim.when and nth and claim.status == "ongoing" and day is not None:
        return _on_nth_day(claim, day)
    if claim.extent is not None or not claim.frame:
        return claim
    timex, extent = _first(claim.frame, by_span)
    days = {found.extent.start for span in claim.frame if (found := by_span.get(span)) is not None and found.extent is not None}
    if timex is None or len(days) != 1 or extent is None or extent.start is None or not extent.is_day or day is None:
        return claim
    later = timex.start >= max(stop for _, stop in claim.spans[:1])  # named only further on: then it must be the day of the report itself
    ago = max(0, (day - extent.start).days) if timex.direction == "past" else (day - extent.start).days
    if not 0 <= ago <= (0 if later else STORY_DAYS) or (claim.kind == "meeting" and claim.status != "held" and not nth):
        return claim
    extent, note = stretch(claim, timex, Extent(extent.start, extent.stop, Granularity.DAY), by_span)
    why = (because("by-story", text=timex.text), timex.why, *([note] if note is not None else []), *claim.why)
    return replace(claim, when=(), extent=extent, dated_by="context", why=why)


def _on_nth_day(claim: Claim, day: date) -> Claim:
    """ "Is on the second day of a visit", in a report that names no day: of what goes on, that is the report's own day."""
    told = lasting(claim, Extent.day(day))
    if told is None:
        return claim
    why = (because("by-report", day=day), told[1], *claim.why)
    return replace(claim, extent=told[0], dated_by="context", why=why)


def _same_visit(claim: Claim, dated: Sequence[Claim]) -> Claim:
    """A planned meeting of a visitor whose one planned visit the article dates: it is on that day."""
    if claim.extent is not None or claim.status != "planned" or claim.when or claim.place:
        return claim
    people = {actor.actor_id for actor in claim.actors if actor.kind == "person"}
    visits = [
        other
        for other in dated
        if other.kind == "meeting"
        and other.status == "planned"
        and other.extent is not None
        and other.extent.is_day
        and people & {actor.actor_id for actor in other.actors}
        and any(word in _trigger(reason) for reason in other.reasons for word in ("visit", "arriv", "trip", "travel"))
    ]
    if len(visits) != 1:
        return claim
    return replace(claim, extent=visits[0].extent, dated_by="context", why=(Reason("of-the-visit"), *visits[0].why))


def _trigger(reason: Reason) -> str:
    """The words of the text that are the reason; "" of another reason."""
    return str(reason.get("words") or "") if reason.key == "words" else ""


def _agreed_there(reason: Reason) -> bool:
    """ "Agreed", but not "had agreed", "have already agreed": that was before."""
    words = _trigger(reason).split()
    return words[-1:] == ["agreed"] and _BEFORE_THAT.isdisjoint(words)


_BEFORE_THAT = frozenset("already previously earlier long".split())


def _speaks_of_all(claim: Claim) -> bool:
    """Is the pledger a group that only a meeting can have brought together?"""
    return any(actor.kind == "group" and actor.role == "pledger" for actor in claim.actors)


def _told(spans: Sequence[tuple[int, int]], by_span: Timexes) -> Iterator[Timex]:
    """The expressions at some places that name days."""
    return (timex for span in spans if (timex := by_span.get(span)) is not None and timex.extent is not None)


def _first(spans: Sequence[tuple[int, int]], by_span: Timexes) -> tuple[Timex | None, Extent | None]:
    timex = next(_told(spans, by_span), None)
    return timex, _extent(timex)


def _extent(timex: Timex | None) -> Extent | None:
    return None if timex is None else timex.extent


def _status(claim: Claim, when: Timex | None, extent: Extent | None, publication: Publication) -> Status:
    """A meeting whose day lies wholly before or after publication is told so, whatever a bare noun left open."""
    day = publication.day
    if claim.kind != "meeting" or extent is None or day is None:
        return claim.status
    if extent.stop is not None and extent.stop <= day and claim.status in ("planned", "ongoing"):
        return "held"
    if BEGUN in claim.reasons and claim.status == "held" and extent.is_day and extent.start == day:
        return "ongoing"  # begun on the day of the report
    if _goes_on(claim, when, extent, day):
        return "ongoing"
    if extent.start is not None and extent.start > day and claim.status in ("held", "ongoing") and when and _is_ahead(when, publication):
        return "planned"
    return claim.status


def _goes_on(claim: Claim, when: Timex | None, extent: Extent, day: date) -> bool:
    """ "Arrived on Tuesday for a three-day visit", published on one of the three days."""
    lasts = max((days_told(reason) for reason in claim.reasons), default=0)
    if claim.status != "held" or not lasts or {ENDING, AFTERWARDS} & set(claim.reasons):
        return False
    began = extent.start if when is not None and when.extent is not None and when.extent.start == extent.start else None
    return began is not None and began <= day < began + timedelta(days=lasts)
