"""Where sources disagree: kept, shown on the event, and told to the editor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sitegen.merge.actors import Actors
from sitegen.merge.facts import MOVED, by_story, is_told, window_of
from sitegen.merge.states import place_key, place_relation
from sitegen.model.claim import Amount, Claim
from sitegen.model.document import Document
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Conflict, Event
from sitegen.model.extent import Extent, Granularity
from sitegen.model.finding import Finding, Severity
from sitegen.model.locate import finding_at
from sitegen.model.reason import Code, Reason, because
from sitegen.model.timex import Timex

SEVERITY: dict[str, Severity] = {
    "M101": "warning", "M102": "warning", "M103": "info", "M104": "warning", "M105": "warning", "M106": "warning",
    "M107": "warning", "M108": "warning", "M109": "info",
}  # fmt: skip
WHAT = {"M101": "date", "M102": "place", "M103": "amount", "M104": "participants", "M105": "status", "M106": "date", "M107": "office",
        "M108": "office", "M109": "amount"}  # fmt: skip
HINTS = {
    "M101": "to settle it, give the `date` in a note with `about`, or part the reports with `different`",
    "M102": "to settle it, give the `place` in a note with `about`, or part the reports with `different`",
    "M103": "both stand side by side on the page; to settle it, give the `amount` in a note with `about`",
    "M104": "to settle it, give the `actors` in a note with `about`, or part the reports with `different`",
    "M105": "to settle it, give the `status` in a note with `about`",
    "M106": "to settle it, give the `date` in a note with `about`",
}
UNITS = {"hour": Granularity.HOUR, "day": Granularity.DAY, "week": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR}
_UNIT = re.compile(r"\b(hour|day|week|month|year)s\b", re.IGNORECASE)
Timexes = Mapping[str, Sequence[Timex]]
Pair = tuple[Extent | Code | str, Claim]  # what a claim gives for the thing in dispute, and the claim
Groups = Mapping[str, Sequence[Pair]]


def conflicts_of(event: Event, documents: Mapping[str, Document], actors: Actors, timexes: Timexes) -> tuple[Conflict, ...]:
    """All disagreements between the claims of an event, and within each of them."""
    found: list[Conflict] = []
    for rule in RULES:
        found += rule(event, documents, actors)
    for claim in event.claims:
        found += _two_dates_within(claim, documents, timexes)
    return tuple(dict.fromkeys(found))


def findings_of(event: Event, documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """One finding for each conflict that no editor has settled, at the sentence of the claim that differs."""
    findings = []
    for conflict in event.conflicts:
        if conflict.code not in HINTS or conflict.what in event.corrected:
            continue
        claim = next((one for one in reversed(event.claims) if one.id in conflict.claims), None)
        document = documents.get(claim.article) if claim else None
        if claim is None or document is None:
            continue
        start, end = place_of(claim, conflict.what)
        findings.append(
            finding_at(
                document, start, end, conflict.code, SEVERITY[conflict.code], f"{event.title}: {conflict.message}", HINTS[conflict.code]
            )
        )
    return tuple(findings)


def place_of(claim: Claim, what: str) -> tuple[int, int]:
    """The words a conflict points at: a date's words for a date, else the sentence."""
    return claim.when[0] if what == "date" and claim.when else claim.quote


def source_name(article: str, documents: Mapping[str, Document]) -> str:
    """An article as a reader knows it: its publisher and id, or the id alone."""
    document = documents.get(article)
    return f"{document.publisher} ({article})" if document and document.publisher else article


def _sides(groups: Groups, documents: Mapping[str, Document], limit: int = 4) -> tuple[Reason, ...]:
    """ "18 March in A, B", "19 March in C": each reading with the articles that give it, the best supported first."""
    parts = []
    for _, pairs in sorted(groups.items(), key=lambda item: (-len({claim.article for _, claim in item[1]}), item[0]))[:limit]:
        names = tuple(dict.fromkeys(source_name(claim.article, documents) for _, claim in pairs))
        reading, more = pairs[0][0], len(names) - 2
        side = {"reading": reading, "sources": names[:2]}
        parts.append(because("side-more", **side, more=more) if more > 0 else because("side", **side))
    return tuple(parts)


def _by_reading(pairs: Sequence[Pair]) -> Groups:
    """The pairs by their reading in figures: what decides the order of the sides."""
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for reading, claim in pairs:
        words = format_edtf(reading) if isinstance(reading, Extent) else reading.code if isinstance(reading, Code) else reading
        groups[words].append((reading, claim))
    return dict(groups)


def _ids(groups: Groups) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for reading in sorted(groups) for _, claim in groups[reading]))


# ---------------------------------------------------------------- the rules


def _dates(event: Event, documents: Mapping[str, Document], actors: Actors) -> list[Conflict]:
    """Two claims put the event on days that do not touch.  A date that was changed, and said so, is history, not a conflict."""
    if event.kind == "pledge":
        return []  # pledges are repeated: each report may tell of another day on which it was said
    told = [claim for claim in event.claims if is_told(claim) and not by_story(claim)]  # the day of a story is no statement
    apart = [claim for claim in told if event.extent is not None and not _touch(claim.extent, event.extent)]
    if not apart or _was_moved(event, documents):
        return []
    groups = _by_reading([(claim.extent, claim) for claim in told if claim.extent is not None])
    return [Conflict("M101", because("date-differs", sides=_sides(groups, documents)), _ids(groups), "date")]


def _was_moved(event: Event, documents: Mapping[str, Document]) -> bool:
    for claim in event.claims:
        document = documents.get(claim.article)
        if document and any(MOVED.search(document.text, start, end) for start, end in claim.spans):
            return True
    return False


def _touch(one: Extent | None, other: Extent | None) -> bool:
    if one is None or other is None:
        return True
    a, b = window_of(one), window_of(other)
    return a[0] < b[1] and b[0] < a[1]


def _places(event: Event, documents: Mapping[str, Document], actors: Actors) -> list[Conflict]:
    """Two claims name places that are certainly not one: not a city and its country, not a building and its city."""
    placed = [claim for claim in event.claims if claim.place]
    keys = {place_key(claim.place) for claim in placed}
    clash = {key for key in keys for other in keys if place_relation(key, other) == "apart"}
    if event.kind == "pledge" or not clash:
        return []
    groups = _by_reading([(claim.place, claim) for claim in placed if place_key(claim.place) in clash])
    return [Conflict("M102", because("place-differs", sides=_sides(groups, documents)), _ids(groups), "place")]


def _amounts(event: Event, documents: Mapping[str, Document], actors: Actors) -> list[Conflict]:
    """Headline amounts that cannot both be true, or that are told in two currencies: side by side, for a person to weigh."""
    told = [(claim.amounts[0], claim) for claim in event.claims if claim.amounts]
    groups = _by_reading([(amount.text or f"{amount.currency} {amount.value}", claim) for amount, claim in told])
    if len({claim.article for _, claim in told}) < 2 or not any(differ(one, other) for one, _ in told for other, _ in told[:20]):
        return []
    return [Conflict("M103", because("amount-differs", sides=_sides(groups, documents)), _ids(groups), "amount")]


def differ(one: Amount, other: Amount) -> bool:
    """Two amounts of one sense and rate that are not one number; "more than 400" and "420" do not differ."""
    if one.per != other.per or one.sense != other.sense:
        return False
    if one.currency != other.currency:
        return True
    low, high = sorted((one, other), key=lambda amount: amount.value)
    if low.value == high.value or low.modifier == "at least" or high.modifier == "at most":
        return False
    about = "about" in (low.modifier, high.modifier)
    return high.value - low.value > (high.value * Decimal("0.05") if about else 0)


def _status(event: Event, documents: Mapping[str, Document], actors: Actors) -> list[Conflict]:
    """Held in one report and cancelled in another; planned and cancelled in reports of one day; refused and made on one day."""
    by_status: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        by_status[claim.status].append(claim)
    clashes: list[tuple[list[Claim], list[Claim]]] = []
    if by_status.get("cancelled"):
        clashes.append((by_status["held"], by_status["cancelled"]))
        clashes.append(_same_day([*by_status["planned"], *by_status["ongoing"]], by_status["cancelled"], documents))
    if by_status.get("refused"):
        clashes.append(_same_day([*by_status["stated"], *by_status["fulfilled"]], by_status["refused"], documents))
    found = []
    for left, right in clashes:
        if left and right:
            groups = _by_reading([(Code("status", claim.status), claim) for claim in (*left, *right)])
            found.append(Conflict("M105", because("status-differs", sides=_sides(groups, documents)), _ids(groups), "status"))
    return found


def _same_day(left: Sequence[Claim], right: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[list[Claim], list[Claim]]:
    """Of two sets of claims those whose reports are of one day, in different articles."""

    def day(claim: Claim) -> date | None:
        document = documents.get(claim.article)
        return document.publication.day if document else None

    pairs = [(a, b) for a in left for b in right if a.article != b.article and day(a) is not None and day(a) == day(b)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def _participants(event: Event, documents: Mapping[str, Document], actors: Actors) -> list[Conflict]:
    """Each of two articles names a person in full cast whom the other leaves out, and they share somebody.

    An omission alone is no conflict: a short report names fewer.  Only casts of equal size, of people, that differ by one each
    ("Lammy met Kallas", "Lammy met Borrell") contradict each other.
    """
    if event.kind == "pledge":
        return []
    casts: dict[str, tuple[frozenset[str], Claim]] = {}
    for claim in event.claims:
        people = frozenset(actors.key(participant) for participant in claim.actors if participant.kind == "person")
        if claim.article not in casts or len(people) > len(casts[claim.article][0]):
            casts[claim.article] = (people, claim)
    listed = [pair for _, pair in sorted(casts.items())][:12]
    for position, (people, claim) in enumerate(listed):
        for others, other in listed[position + 1 :]:
            left, right = people - others, others - people
            if len(left) == len(right) == 1 and len(people) == 2 and people & others:
                names = {actors.key(p): p.name for one in (claim, other) for p in one.actors}
                groups = _by_reading([(names[min(left)], claim), (names[min(right)], other)])
                return [Conflict("M104", because("participants-differ", sides=_sides(groups, documents)), _ids(groups), "participants")]
    return []


RULES: tuple[Callable[[Event, Mapping[str, Document], Actors], list[Conflict]], ...] = (_dates, _places, _amounts, _participants, _status)


_OPEN = Reason("open")
SLIP_DAYS = 3  # a writer who dates one event twice is seldom further off than this


def _two_dates_within(claim: Claim, documents: Mapping[str, Document], timexes: Timexes) -> list[Conflict]:
    """One article dates one event twice, in words that do not say the same: "next week" here, "in the coming days" there."""
    readable = (timex for timex in timexes.get(claim.article, ()) if not (timex.needs_publication and timex.extent))
    by_span = {(timex.start, timex.end): timex for timex in readable}  # what has bounds only contradicts nothing
    told = [by_span[span] for span in claim.when if span in by_span]
    for position, one in enumerate(told):
        for other in told[position + 1 :]:
            if _say_two_things(one, other, claim):
                source, first, second = source_name(claim.article, documents), one.extent or _OPEN, other.extent or _OPEN
                told_twice = because("says-both", source=source, one=one.text, first=first, other=other.text, second=second)
                return [Conflict("M106", told_twice, (claim.id,), "date")]
    return []


def _say_two_things(one: Timex, other: Timex, claim: Claim) -> bool:
    """Two expressions in two sentences, neither of which lies within the other, and near enough to be one date told twice.

    Dates far apart are another matter's: a background sentence has come to the claim, and an alarm would be a false one.

    An open one beside a dated one says something else when it counts in a finer unit: "in the coming days" is not "next week",
    while "soon" and "in the coming weeks" may well be.
    """
    if one.text.casefold() == other.text.casefold() or _sentence(one, claim) == _sentence(other, claim):
        return False
    if one.extent is not None and other.extent is not None:
        a, b = window_of(one.extent), window_of(other.extent)
        near = max(a[0], b[0]) - min(a[1], b[1]) <= SLIP_DAYS
        return near and not (a[0] <= b[0] and b[1] <= a[1] or b[0] <= a[0] and a[1] <= b[1])
    vague, dated = (one, other) if one.extent is None else (other, one)
    unit = _UNIT.search(vague.text)
    return dated.extent is not None and unit is not None and UNITS[unit.group(1).casefold()] < dated.extent.granularity > Granularity.DAY


def _sentence(timex: Timex, claim: Claim) -> tuple[int, int] | None:
    return next((span for span in claim.spans if span[0] <= timex.start < span[1]), None)
