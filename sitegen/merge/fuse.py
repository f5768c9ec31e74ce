"""One event of many claims.  Nothing that a claim says is thrown away: what loses stays readable in the claims and the history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitegen.merge.actors import Actors
from sitegen.merge.copies import by_voice, voice
from sitegen.merge.facts import by_story, is_told, window_of
from sitegen.merge.identity import rank, slug_for
from sitegen.merge.states import place_key, place_relation
from sitegen.model.claim import Amount, Claim, Participant, Role, Status
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event, Place, Step
from sitegen.model.extent import Extent, Granularity, day_after
from sitegen.model.reason import Count, Reason, because
from sitegen.model.slug import slugify

ROLE_ORDER: tuple[Role, ...] = ("host", "mediator", "participant", "pledger", "recipient", "target")
#: How far a status has come in the life of an event.  Of two reports of one day the one further on is believed.
PROGRESS: dict[Status, int] = {
    "proposed": 0,
    "planned": 1,
    "cancelled": 2,
    "ongoing": 3,
    "held": 4,
    "stated": 1,
    "conditional": 2,
    "refused": 3,
    "fulfilled": 4,
}
DONE: tuple[Status, ...] = ("held", "ongoing", "fulfilled")
AHEAD: tuple[Status, ...] = ("planned", "proposed")
CONFIDENCE_CAP = 0.99


def fuse(
    members: Sequence[Claim],
    documents: Mapping[str, Document],
    actors: Actors,
    reasons: Sequence[Reason] = (),
    doubtful: frozenset[str] = frozenset(),
) -> Event:
    """The event that these claims (at least one) tell of, before notes and conflicts.

    `doubtful` are ids of claims that should not give the headline: they name somebody in an office that another held.
    """
    claims = tuple(sorted(members, key=lambda claim: rank(claim, documents)))
    extent, by = agreed_extent(claims, documents)
    status = life(claims, documents, extent)
    best = best_claim(claims, status, doubtful)
    oldest = claims[0]
    voices = by_voice(claims, documents)
    place = _place(voices)
    return Event(
        id=oldest.id,
        slug=slug_for(oldest),
        kind=oldest.kind,
        status=status,
        title=best.title,
        extent=extent,
        actors=cast(voices, actors),
        bounds=bounds_of(claims, documents) if extent is None else None,
        due=_narrowest([claim.due for claim in claims if claim.due is not None]),
        place=Place(slugify(place), place) if place else None,
        amounts=_amounts(voices),
        condition=next((claim.condition for claim in (best, *claims) if claim.condition), ""),
        claims=claims,
        history=_history(claims, documents),
        reasons=tuple(dict.fromkeys(reasons)),
        same_as=tuple(dict.fromkeys(claim.id for claim in claims[1:] if claim.id != oldest.id)),
        confidence=_confidence(voices),
        why=_why(by, claims, extent, documents),
    )


# ---------------------------------------------------------------- when


def agreed_extent(claims: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[Extent | None, Claim | None]:
    """The narrowest extent on which most claims agree, and the claim that gives it; no intersection is ever computed.

    Dates told in words go before those of the story around, and these before dates that stand for a publication.  Where sources
    disagree, the date that more articles support wins, then what was told after the event, then the latest report.
    """
    told = [claim for claim in claims if is_told(claim) and not by_story(claim)] or [claim for claim in claims if is_told(claim)]
    if not told:
        by_publication = [claim for claim in claims if claim.extent is not None]
        if not by_publication:
            return None, None
        first = min(by_publication, key=lambda claim: (window_of(claim.extent) if claim.extent else (0, 0), rank(claim, documents)))
        return first.extent, first

    def support(claim: Claim) -> int:
        return len({voice(other, documents) for other in told if _agree(claim.extent, other.extent)})

    def weigh(claim: Claim) -> tuple[int, int, int, tuple[int, ...]]:
        document = documents.get(claim.article)
        day = document.publication.day if document else None
        return (support(claim), int(claim.status in DONE), day.toordinal() if day else 0, tuple(-part for part in _fineness(claim.extent)))

    if len(told) > 40:  # a much reported event: the count of each distinct date is enough
        told = _one_of_each_date(told)
    anchor = max(told, key=lambda claim: (weigh(claim), _reverse(rank(claim, documents))))
    agreeing = [claim for claim in told if _agree(anchor.extent, claim.extent)]
    chosen = min(agreeing, key=lambda claim: (_fineness(claim.extent), -support(claim), -claim.confidence, rank(claim, documents)))
    return chosen.extent, chosen


def _one_of_each_date(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the commonest dates, at most forty."""
    by_extent: defaultdict[Extent | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_extent[claim.extent].append(claim)
    common = sorted(by_extent.values(), key=lambda group: (-len(group), group[0].id))[:10]
    return [claim for group in common for claim in group[:4]]


def _reverse(key: tuple[int, str, int, int, str]) -> tuple[int, ...]:
    """An order that prefers the older claim under max()."""
    return (-key[0], *(-ord(letter) for letter in key[1][:40]), -key[2])


def _agree(one: Extent | None, other: Extent | None) -> bool:
    """Do two extents share a day, "about" taken into account?"""
    if one is None or other is None:
        return False
    a, b = window_of(one), window_of(other)
    return a[0] < b[1] and b[0] < a[1]


def _fineness(extent: Extent | None) -> tuple[int, int]:
    """Smaller is finer: sure before about, then the length in days."""
    if extent is None:
        return 2, 1 << 30
    return int(extent.approximate or extent.uncertain), extent.length_days or 1 << 29


def _narrowest(extents: Sequence[Extent]) -> Extent | None:
    """The commonest extent; of those equally common the finest."""
    if not extents:
        return None
    counts = Counter(extents)
    return min(counts, key=lambda extent: (-counts[extent], _fineness(extent), format_edtf(extent)))


def bounds_of(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Extent | None:
    """What is known of the date of an undated event: what was told as past lies not after its report, a plan not before it."""
    not_before = not_after = None
    for claim in claims:
        document = documents.get(claim.article)
        publication = document.publication if document else Publication()
        if claim.status in AHEAD:
            if publication.earliest and (not_before is None or publication.earliest > not_before):
                not_before = publication.earliest
        elif claim.status != "cancelled" and publication.latest and (not_after is None or publication.latest < not_after):
            not_after = publication.latest
    if not_before is not None and not_after is not None and not_before > not_after:
        not_before = None  # an early report of what was held is the better witness
    for within in dict.fromkeys(claim.within for claim in claims if claim.within is not None):
        first = max((day for day in (not_before, within.start) if day is not None), default=None)
        last = min((day for day in (not_after, within.last) if day is not None), default=None)
        if first is None or last is None or first <= last:  # else two reports speak of two events
            not_before, not_after = first, last
    if not_before is None and not_after is None:
        return None
    return Extent(not_before, day_after(not_after) if not_after else None, Granularity.DAY)


def _why(by: Claim | None, claims: Sequence[Claim], extent: Extent | None, documents: Mapping[str, Document]) -> tuple[Reason, ...]:
    """How the date was set: the words of the claim that gave it, and how many others agree."""
    if by is None or extent is None:
        return next((claim.why for claim in claims if claim.why), ())
    others = len({voice(claim, documents) for claim in claims if _agree(claim.extent, extent)} - {voice(by, documents)})
    return (because("others-agree", why=by.why, others=Count(others, "sources")),) if others else by.why


# ---------------------------------------------------------------- what became of it


def life(claims: Sequence[Claim], documents: Mapping[str, Document], extent: Extent | None) -> Status:
    """The status after the last report; a plan told after the day of the event says nothing new, and a late promise
    does not undo what was fulfilled."""
    current: Status | None = None
    current_day = 0
    for claim in sorted(claims, key=lambda one: (_day(one, documents), PROGRESS[one.status], rank(one, documents))):
        if current is None or _moves_on(current, current_day, claim, _day(claim, documents), extent):
            current, current_day = claim.status, _day(claim, documents)
    assert current is not None
    return current


def _moves_on(current: Status, since: int, claim: Claim, day: int, extent: Extent | None) -> bool:
    """Does a report of `day` change the status `current`, itself reported on `since`?"""
    if PROGRESS[claim.status] >= PROGRESS[current]:
        return True
    if claim.kind == "pledge":
        return False
    if current == "cancelled":
        # Called off, and later planned anew for a day still ahead of that report.
        return day > since and claim.extent is not None and window_of(claim.extent)[1] > day
    if current in DONE:
        return claim.status == "cancelled" and day > since and extent is not None and window_of(extent)[1] > day
    return day > since


def _day(claim: Claim, documents: Mapping[str, Document]) -> int:
    document = documents.get(claim.article)
    day = document.publication.day if document else None
    return day.toordinal() if day else 0


def publication_extent(claim: Claim, documents: Mapping[str, Document]) -> Extent | None:
    """When the claim's article was published, as far as it is known."""
    document = documents.get(claim.article)
    if document is None or (document.publication.earliest is None and document.publication.latest is None):
        return None
    publication = document.publication
    stop = day_after(publication.latest) if publication.latest is not None else None
    return Extent(publication.earliest, stop, Granularity.DAY)


def _history(claims: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[Step, ...]:
    """One step for each report that changes the status or the date, in the order of publication."""
    steps: list[Step] = []
    last: tuple[Status, str] | None = None
    for claim in claims:
        when = format_edtf(claim.extent) if claim.extent is not None and is_told(claim) else (last[1] if last else "")
        if last is None or claim.status != last[0] or when != last[1]:
            steps.append(Step(claim.status, publication_extent(claim, documents), claim.id))
        last = claim.status, when
    return tuple(steps)


# ---------------------------------------------------------------- who, where, how much


def best_claim(claims: Sequence[Claim], status: Status, doubtful: frozenset[str] = frozenset()) -> Claim:
    """The claim that tells the event best: with its final status, dated, naming who takes part, and sure."""
    return max(
        claims,
        key=lambda claim: (
            claim.status == status,
            claim.id not in doubtful,
            bool(claim.actors),
            claim.extent is not None,
            " and others " not in claim.title,
            round(claim.confidence, 2),
            -len(claim.title),
            claim.id,
        ),
    )


def cast(claims: Sequence[Claim], actors: Actors) -> tuple[Participant, ...]:
    """Everybody whom any claim names, once: the commonest role, the fullest name, the office as last told.

    Order: by the articles that name them, then as in the claim with the most participants.
    """
    seen: defaultdict[str, list[Participant]] = defaultdict(list)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in sorted(claims, key=lambda one: -len(one.actors)):
        for participant in claim.actors:
            seen[actors.key(participant)].append(participant)
            articles[actors.key(participant)].add(claim.article)
    order = sorted(seen, key=lambda key: -len(articles[key]))
    return tuple(_one_participant(key, seen[key]) for key in order)


def _one_participant(key: str, group: Sequence[Participant]) -> Participant:
    roles = Counter(participant.role for participant in group)
    role = min(roles, key=lambda one: (-roles[one], ROLE_ORDER.index(one)))
    named = [participant for participant in group if participant.actor_id == key] or list(group)
    fullest = max(named, key=lambda one: (len(one.name.split()), -len(one.name), one.name))
    offices = Counter(participant.office for participant in group if participant.office)
    office = min(offices, key=lambda one: (-offices[one], len(one), one)) if offices else ""
    kind = next((participant.kind for participant in named if participant.kind is not None), None)
    actor_id = key if any(participant.actor_id == key for participant in group) else fullest.actor_id
    return replace(fullest, role=role, office=office, kind=kind, actor_id=actor_id)


def _place(claims: Sequence[Claim]) -> str:
    """The place that most articles name; of one place its finer name."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.place:
            articles[place_key(claim.place)].add(claim.article)
            names[place_key(claim.place)][claim.place] += 1
    if not articles:
        return ""

    def support(key: str) -> int:
        return sum(len(articles[other]) for other in articles if other == key or place_relation(key, other) == "inside")

    def inner(key: str) -> bool:
        return not any(place_relation(key, other) == "inside" and len(other) < len(key) and other in key for other in articles)

    best = min(articles, key=lambda key: (-support(key), key in _wider(articles), not inner(key), key))
    return min(names[best], key=lambda name: (-names[best][name], len(name), name))


def _wider(keys: Mapping[str, set[str]]) -> set[str]:
    """The place keys in which another of them lies: "France" when Paris is named too."""
    from sitegen.merge.states import PLACES

    return {PLACES[key] for key in keys if key in PLACES}


def _amounts(claims: Sequence[Claim]) -> tuple[Amount, ...]:
    """All amounts side by side, those that more articles give first; two numbers are never made one."""
    articles: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    first: dict[tuple[object, ...], tuple[int, Amount]] = {}
    for claim in claims:
        for position, amount in enumerate(claim.amounts):
            key = (amount.currency, amount.value, amount.per, amount.sense)
            articles[key].add(claim.article)
            if key not in first or position < first[key][0]:
                first[key] = (position, amount)
    order = sorted(first, key=lambda key: (-len(articles[key]), first[key][0], str(key)))
    return tuple(first[key][1] for key in order)


def _confidence(claims: Sequence[Claim]) -> float:
    """How sure that it is an event at all: each further article takes away half of what doubt its own confidence leaves."""
    best: dict[str, float] = {}
    for claim in claims:
        best[claim.article] = max(best.get(claim.article, 0.0), claim.confidence)
    ordered = sorted(best.values(), reverse=True)
    doubt = 1.0 - ordered[0]
    for confidence in ordered[1:]:
        doubt *= 1.0 - 0.5 * confidence
    return round(min(CONFIDENCE_CAP, 1.0 - doubt) if len(ordered) > 1 else ordered[0], 4)
