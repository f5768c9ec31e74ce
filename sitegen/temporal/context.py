"""When was a text published that does not say so?  A small constraint solver over the text and its neighbours.

Every constraint comes with the sentence that a reader is shown.  The days that satisfy all of them are counted: one day left is an
inferred publication date; more than one leaves bounds, and the text's dates stay open.  A given date is never touched, and the answer
does not depend on the order of the documents: each round looks only at what the round before knew.

Own words decide first: a day named beside “today” (“today, March 18”), the dateline, and what must lie in the past (“since February
2022”).  Then the neighbours: where two texts report one event, its day is the same day in both.  A neighbour may choose between days
that the own words left over; it never gives a day by itself, since two meetings of the same people are easily taken for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.model.claim import Claim
from sitegen.model.document import Document, Publication
from sitegen.model.extent import Extent
from sitegen.model.reason import Code, Reason, Value, because
from sitegen.model.timex import Timex
from sitegen.temporal.counting.resolver import resolve
from sitegen.temporal.mention import Meaning, Mention

Text = tuple[Document, tuple[Mention, ...], tuple[Claim, ...]]
Neighbour = tuple["Sighting", "Sighting", Text]  # own claim, the other text's claim of the same event, the other text

_BESIDE = re.compile(r"[\s,(–—-]{1,3}(?:(?:on|the)\s+)?")  # what may stand between “today” and “March 18”
ROUNDS = 3  # how far a date found may travel from neighbour to neighbour
LONGEST_SEARCH = timedelta(days=366 * 60)  # with bounds further apart than a working life nothing can be inferred


@dataclass(frozen=True, slots=True)
class Pin:
    """The publication day is `shift` days before a day told by month and day, with its weekday and year where the text gives them."""

    month: int
    day: int
    year: int | None
    weekday: int | None  # Monday = 0
    shift: int
    evidence: Reason

    def allows(self, published: date) -> bool:
        """Could the text have been published on that day?"""
        told = published + timedelta(days=self.shift)
        right_year, right_weekday = self.year in (None, told.year), self.weekday in (None, told.weekday())
        return (told.month, told.day) == (self.month, self.day) and right_year and right_weekday


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that the publication does not lie before (or after), and why."""

    day: date
    evidence: Reason


@dataclass(frozen=True, slots=True)
class Sighting:
    """One text's claim of an event, as far as it may date another text: who, what, and when."""

    document: str
    label: str  # how the document is called in evidence
    kind: str
    people: frozenset[str]
    actors: frozenset[str]
    place: str
    mention: int | None  # index of the deciding time expression


def infer(texts: Sequence[Text], as_of: date | None) -> dict[str, Publication]:
    """The publication of each document, given or inferred, by document id.

    `as_of`: no text was published later (None: no such bound; then only a text that names a full date beside “today” is inferred).
    """
    known = {document.id: document.publication for document, _, _ in texts}
    unknown = [text for text in texts if text[0].publication.day is None]
    if not unknown:
        return known
    solvers = {text[0].id: Solver(text, as_of) for text in unknown}
    neighbours = _neighbours(texts, set(solvers))
    for _ in range(ROUNDS):
        found = {key: solver.solve(neighbours.get(key, ()), known) for key, solver in solvers.items() if known[key].day is None}
        if all(known[key] == publication for key, publication in found.items()):
            break
        known |= found
    return known


class Solver:
    """The constraints of one text, and the days that are left."""

    def __init__(self, text: Text, as_of: date | None) -> None:
        self.document, self.mentions, _ = text
        open_dates = resolve(self.document.text, self.mentions, Publication())
        self.pins = tuple(_pins(self.document.text, self.mentions))
        given = self.document.publication  # "published: 2024-03" gives bounds
        said = given.evidence[0] if given.evidence else Reason("says-no-more")
        built = Bound(as_of, because("not-later", day=as_of)) if as_of else None
        first, last = (Bound(day, said) if day is not None else None for day in (given.earliest, given.latest))
        told = _lower_bound(self.mentions, open_dates)
        self.lower = max((one for one in (first, told) if one is not None), key=lambda one: one.day, default=None)
        self.upper = min((one for one in (last, built) if one is not None), key=lambda one: one.day, default=None)

    def solve(self, neighbours: Sequence[Neighbour], known: dict[str, Publication]) -> Publication:
        """One day with its evidence, or bounds."""
        days, evidence = self.own_days()
        if len(days) > 1:
            days, evidence = self._ask(neighbours, known, days, evidence)
        if len(days) == 1:
            return Publication(days[0], days[0], "inferred", tuple(evidence))
        earliest = days[0] if days else self.lower.day if self.lower else None
        latest = days[-1] if days else self.upper.day if self.upper else None
        if earliest is not None and latest is not None and earliest > latest:  # contradictory: only what the file itself says stands
            return self.document.publication
        return Publication(earliest, latest, None, tuple(evidence))

    def own_days(self) -> tuple[list[date], list[Reason]]:
        """The days that the text's own words leave, ascending, and their evidence; no days when the words name none."""
        evidence = list(dict.fromkeys([pin.evidence for pin in self.pins] + [bound.evidence for bound in (self.lower,) if bound]))
        if not self.pins:
            return [], evidence
        full = next((pin for pin in self.pins if pin.year is not None), None)
        if full is not None and full.year is not None:
            candidates = [date(full.year, full.month, full.day) - timedelta(days=full.shift)]
        elif self.lower and self.upper and self.upper.day - self.lower.day < LONGEST_SEARCH:
            candidates = list(_each_year(self.pins[0], self.lower.day, self.upper.day))
            evidence.append(self.upper.evidence)
        else:
            return [], evidence
        return [day for day in candidates if all(pin.allows(day) for pin in self.pins) and self._within(day)], evidence

    def _within(self, day: date) -> bool:
        return (self.lower is None or day >= self.lower.day) and (self.upper is None or day <= self.upper.day)

    def _ask(
        self, neighbours: Sequence[Neighbour], known: dict[str, Publication], days: list[date], evidence: list[Reason]
    ) -> tuple[list[date], list[Reason]]:
        """What the neighbours' reports of the same event leave of the days; one that would leave none speaks of another event."""
        for mine, theirs, text in neighbours:
            for allows, told in _same_day(mine, theirs, text, known):
                left = [day for day in days if allows(self._day_of(mine, day))]
                if left and len(left) < len(days):
                    days = left
                    key, when = told
                    shared: dict[str, Value] = {"source": theirs.label, "kind": Code("kind", mine.kind), "who": _who(mine, theirs)}
                    evidence = [*evidence, because(f"neighbour-{key}", **shared, **{key: when})]
                    if len(days) == 1:
                        return days, [*evidence, because("only-left", day=days[0])]
        return days, evidence

    def _day_of(self, mine: Sighting, published: date) -> Extent | None:
        """The event's own date, had the text been published on that day."""
        if mine.mention is None:
            return None
        return resolve(self.document.text, self.mentions, Publication.on(published, "inferred"))[mine.mention].extent


def _pins(text: str, mentions: Sequence[Mention]) -> Iterator[Pin]:
    """“today, March 18”: a day told by the calendar beside a day counted from publication; and the dateline's day."""
    for index, mention in enumerate(mentions):
        told = mention.meaning
        if told.kind != "calendar" or told.month is None or told.day is None or told.until is not None or not _exists(told):
            continue
        if mention.clues.dateline:
            yield Pin(told.month, told.day, told.year, told.weekday, 0, because("dateline-says", words=mention.text))
        for other in mentions[max(0, index - 1) : index + 2]:
            if _is_deictic_day(other.meaning) and _beside(text, mention, other):
                words = " ".join(text[min(mention.start, other.start) : max(mention.end, other.end)].split())
                yield Pin(told.month, told.day, told.year, told.weekday, int(other.meaning.n or 0), because("text-says", words=words))


def _is_deictic_day(meaning: Meaning) -> bool:
    """Is it a day counted from publication: “today”, “yesterday evening”, “tomorrow”?"""
    return (
        meaning.kind == "shift" and meaning.unit == "D" and meaning.base == "publication" and not meaning.counted and meaning.inner is None
    )


def _exists(told: Meaning) -> bool:
    try:
        return bool(date(told.year or 2024, told.month or 1, told.day or 1))  # 2024: a leap year, any day may exist
    except ValueError:
        return False


def _beside(text: str, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return _BESIDE.fullmatch(text[first.end : second.start]) is not None


def _lower_bound(mentions: Sequence[Mention], timexes: Sequence[Timex]) -> Bound | None:
    """The latest day that must lie before publication: a date with a year told as “since …”, or in the past tense."""
    best: Bound | None = None
    for mention, timex in zip(mentions, timexes, strict=True):
        if timex.extent is None or timex.extent.start is None or timex.anchor != "none" or mention.clues.quoted:
            continue
        since = mention.clues.before == "since"
        if not since and mention.clues.tense != "past":
            continue
        if best is None or timex.extent.start > best.day:
            key = "looks-back-since" if since else "looks-back"
            best = Bound(timex.extent.start, because(key, words=mention.text))
    return best


def _each_year(pin: Pin, first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        try:
            day = date(year, pin.month, pin.day) - timedelta(days=pin.shift)
        except ValueError:  # 29 February of another year
            continue
        if first <= day <= last:
            yield day


def _neighbours(texts: Sequence[Text], wanted: set[str]) -> dict[str, list[Neighbour]]:
    """For each wanted document the pairs (own sighting, another's sighting, the other text) of what is evidently one event.

    Found through the people they share, never by looking at all pairs; sorted, so that no order of files can matter.
    """
    by_person: dict[str, list[tuple[Sighting, Text]]] = defaultdict(list)
    for text in texts:
        for sighting in _sightings(text):
            for person in sorted(sighting.people):
                by_person[person].append((sighting, text))
    pairs: dict[str, dict[tuple[str, int, str, int], Neighbour]] = defaultdict(dict)
    for rows in by_person.values():
        mine = [sighting for sighting, _ in rows if sighting.document in wanted]
        for own in mine:
            for other, text in rows:
                if other.document != own.document and _likeness(own, other):
                    pairs[own.document][other.document, other.mention or 0, own.kind, own.mention or 0] = own, other, text
    return {key: [found[order] for order in sorted(found)] for key, found in pairs.items()}


def _sightings(text: Text) -> Iterator[Sighting]:
    document, mentions, claims = text
    at = {(mention.start, mention.end): index for index, mention in enumerate(mentions)}
    label = document.id + (f" ({document.publisher})" if document.publisher and document.publisher != "unknown" else "")
    for claim in claims:
        deciding = next((at[span] for span in claim.when if span in at), None)
        if deciding is not None:
            people = frozenset(actor.actor_id for actor in claim.actors if actor.kind in (None, "person"))
            actors = frozenset(actor.actor_id for actor in claim.actors)
            yield Sighting(document.id, label, claim.kind, people, actors, claim.place.casefold(), deciding)


def _likeness(mine: Sighting, theirs: Sighting) -> int:
    """How surely two texts tell of one event: 2 by two people in common, 1 by one person in one and the same place, else 0.

    A place or kind that differs makes two events.
    """
    if mine.kind != theirs.kind or (mine.place and theirs.place and mine.place != theirs.place):
        return 0
    shared = mine.people & theirs.people
    if len(shared) >= 2 or (shared and mine.place and len(mine.actors & theirs.actors) >= 2):
        return 2
    return 1 if shared and mine.place and theirs.place else 0


def _same_day(
    mine: Sighting, theirs: Sighting, text: Text, known: dict[str, Publication]
) -> Iterator[tuple[Callable[[Extent | None], bool], tuple[str, Value]]]:
    """What a neighbour says of the event's day: first its weekday, which holds whenever that text was published; then its date.

    One day in seven has the right weekday by chance, so that is asked of sure neighbours only; a date agrees by chance once a year.
    """
    document, mentions, _ = text
    assert theirs.mention is not None
    publication = known[document.id]
    number = mentions[theirs.mention].meaning.weekday
    if number is not None and _likeness(mine, theirs) == 2:
        yield (
            (lambda mine: mine is None or (mine.start is not None and mine.is_day and mine.start.weekday() == number)),
            ("weekday", Code("weekday", str(number))),
        )
    if publication.day is not None:
        extent = resolve(document.text, mentions, publication)[theirs.mention].extent
        if extent is not None and extent.is_day and extent.start is not None:
            day = extent.start
            yield (lambda mine: mine is None or mine.overlaps(extent)), ("day", day)


def _who(mine: Sighting, theirs: Sighting) -> str:
    names = sorted(mine.people & theirs.people) or sorted(mine.actors & theirs.actors)
    return ", ".join(name.replace("-", " ").title() for name in names) + (f", {mine.place.title()}" if mine.place else "")
