"""Are two claims about one event?  A score in [0, 1] and the reasons.

Evidence is added up as log-odds, so that a reason can be read, weighed and argued with by itself.  The weights were set by hand
on labelled pairs of news claims (development half) and are policy: they live in the table below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sitegen.merge.facts import FAR, Facts, Rarity
from sitegen.merge.parties import (
    WIRE_WORDS,
    covered,
    mentioned,
    names,
    nobody_shared,
    other_pledger,
    same_cast,
    standing,
    strangeness,
)
from sitegen.merge.states import place_relation
from sitegen.model.reason import Count, Reason, because

THRESHOLD = 0.5  # from here on two claims are taken for one event
WEIGHT = {
    "start": -3.3,  # two claims of one kind taken at random are two events
    "actors": 3.2,  # times the rarity of those in common, times the share of the smaller cast
    "stand-in": 0.6,  # for each person who speaks for a state of the other side, each holder of the other's office; at most two
    "strangers": -3.6,  # each side names somebody whom the other does not
    "nobody": -1.5,
    "same day": 2.6,
    "within a week": 1.6,
    "within a month": 0.9,
    "dates overlap": 0.5,
    "dates drift": -1.1,
    "story drifts": 0.6,
    "date moved": 0.9,
    "pledge": -0.4,  # between two parties there are more pledges than meetings on a day: more is needed
    "unnamed": -0.3,  # one side names nobody
    "wire copy": 1.8,
    "word for word": 3.0,
    "one session": 2.0,
    "undated near": 1.1,
    "undated": 0.2,
    "undated far": -1.0,
    "undated unknown": -0.4,
    "same place": 1.6,
    "place inside": 0.7,
    "places apart": -1.8,
    "words": 3.4,
    "no words": -0.5,
    "same form": 0.3,
    "forms apart": -1.2,
    "again": -0.6,
    "same article": -3.0,
    "other recipient": -1.5,
    "same amount": 2.8,
    "near amount": 1.2,
    "amounts apart": -2.2,
    "same due": 1.2,
    "due apart": -1.6,
    "one refuses": -2.4,
    "said the same day": 1.6,
    "said days apart": -1.3,
    "said weeks apart": -2.2,
}
HEAD_SHARE = 0.9  # a title is the program's own wording: a little less than the source's
WIRE_SHARE = 0.6
SAME_ARTICLE = 0.4  # two claims of one article less alike than this are never in one event
NEAR_DAYS, LATER_DAYS = 3, 10
LONG_DAYS = 45  # a date told more coarsely than this says little
DRIFT_DAYS = 2  # two sources may put one meeting on days this far apart, and a desk will want to see it
DRIFT_REPORT_DAYS = 10  # ... when they report it at about one time
MOVED_DAYS = 90  # a report that says so may put a meeting off this far
FULL = 1100  # shared actors of this weight (thousandths) are all the evidence that actors can give


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two claims tell of one event; `veto` says why they never can, "" when nothing forbids it."""

    score: float
    reasons: tuple[Reason, ...] = ()
    veto: str = ""


class _Sum:
    """Adds up evidence and, when asked to explain, remembers why."""

    __slots__ = ("explain", "reasons", "total")

    def __init__(self, explain: bool) -> None:
        self.total = WEIGHT["start"]
        self.explain = explain
        self.reasons: list[Reason] = []


def compare(a: Facts, b: Facts, rarity: Rarity, explain: bool = False) -> Comparison:
    """The comparison of two claims, symmetric; with reasons only when asked to explain."""
    if a.claim.kind != b.claim.kind:
        return Comparison(0.0, (), "a meeting and a pledge")
    if a.claim.id > b.claim.id:
        a, b = b, a
    shared = a.actors & b.actors
    gap = max(a.window[0] - b.window[1], b.window[0] - a.window[1]) + 1
    meeting = a.claim.kind == "meeting"
    if meeting and gap > 0 and (veto := _never(a, b, shared, gap)):
        return Comparison(0.0, (), veto)
    if not shared and (veto := nobody_shared(a, b, meeting)):
        return Comparison(0.0, (), veto)
    if not meeting and (veto := other_pledger(a, b)):
        return Comparison(0.0, (), veto)
    evidence = _Sum(explain)
    strangers = _actors(a, b, shared, rarity, evidence)
    _words(a, b, rarity, evidence)
    _places(a, b, evidence)
    if a.claim.article == b.claim.article and not _told_twice(a, b):
        evidence.total += WEIGHT["same article"]
    if meeting:
        _meeting(a, b, gap, evidence)
    else:
        _pledge(a, b, gap, evidence)
    score = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence.total))))
    return Comparison(score, tuple(evidence.reasons), _chain_breaker(a, b, score, strangers))


def _told_twice(a: Facts, b: Facts) -> bool:
    """Has one sentence made two claims of the same people in one state of things?  Then they are one."""
    return a.claim.quote == b.claim.quote and a.actors == b.actors and a.claim.status == b.claim.status and not (a.amounts ^ b.amounts)


def _chain_breaker(a: Facts, b: Facts, score: float, strangers: float) -> str:
    """Why two unlike claims may not come together through a third that resembles both, or ""."""
    if a.claim.article == b.claim.article and score < SAME_ARTICLE:
        return "one article tells of both"  # who writes of two meetings in one article means two
    return "each names people whom the other does not" if strangers >= 1.0 and score < THRESHOLD else ""


# ---------------------------------------------------------------- who


def _actors(a: Facts, b: Facts, shared: frozenset[str], rarity: Rarity, evidence: _Sum) -> float:
    """The actors in common, by their rarity; those who stand in for one another; and those whom only one side names.

    Returns how much each side names somebody whom the other does not, 0 to 1.
    """
    only_a, only_b = a.actors - shared, b.actors - shared
    # Whoever is named on both sides speaks for himself: what his office stands for is nothing new.
    near_a, near_b = standing(a, only_a), standing(b, only_b)
    offices = sum(key.startswith("office:") for key in near_a & near_b)
    covered_a, covered_b = covered(a, only_a, b, only_b, near_b), covered(b, only_b, a, only_a, near_a)
    stand_ins = offices if shared & a.people else min(2, len(covered_a) + len(covered_b) + offices)
    common = sum(rarity.actors[key] for key in shared) + (300 if shared else 200) * stand_ins
    if a.claim.kind == "pledge" and a.leads.isdisjoint(b.leads):
        common = common * 3 // 5  # to promise something to the same is not yet the same promise
    smaller = min(rarity.actor_totals[a.index], rarity.actor_totals[b.index])
    share = min(1.0, common / smaller) if smaller else 0.0
    evidence.total += WEIGHT["actors"] * min(1.0, common / FULL) * (0.35 + 0.65 * share) + WEIGHT["stand-in"] * stand_ins * (
        1.0 if shared else 0.6
    )
    if not shared and not stand_ins:
        evidence.total += WEIGHT["nobody" if a.actors - a.vague and b.actors - b.vague else "unnamed"]
    stranger = min(strangeness(a, only_a - covered_a, offices), strangeness(b, only_b - covered_b, offices))
    evidence.total += WEIGHT["strangers"] * stranger
    if evidence.explain:
        if shared:
            evidence.reasons.append(because("both-name", names=names(a, b, shared)))
        named = mentioned(a, only_a, b) | mentioned(b, only_b, a)
        if spoken := ((covered_a | covered_b) - named or (near_a & near_b if not named else frozenset())):
            evidence.reasons.append(because("speaks-for", names=names(a, b, spoken)))
        if named:
            evidence.reasons.append(because("named-by-other", names=names(a, b, named)))
    return stranger


# ---------------------------------------------------------------- what and where


def _words(a: Facts, b: Facts, rarity: Rarity, evidence: _Sum) -> None:
    """The telling words in common, beyond the names of those who take part."""
    common = a.words & b.words
    if not common:
        if a.words and b.words:
            evidence.total += WEIGHT["no words"] * (2 if a.claim.kind == "pledge" else 1)  # a pledge is what is promised
        return
    cosine = _cosine(common, rarity, rarity.word_totals[a.index], rarity.word_totals[b.index])
    heads = a.head & b.head
    head = _cosine(heads, rarity, rarity.head_totals[a.index], rarity.head_totals[b.index])
    evidence.total += WEIGHT["words"] * max(cosine * _subject(common), HEAD_SHARE * head * _subject(heads))
    if evidence.explain and cosine > 0.15:
        telling = sorted(common, key=lambda word: (-rarity.words[word], word))[:5]
        evidence.reasons.append(because("same-words", words=tuple(sorted(telling))))
    if a.claim.article == b.claim.article:
        return  # one sentence that makes two claims is no second witness
    if a.copy and a.copy == b.copy:
        evidence.total += WEIGHT["word for word"]
    elif len(common) >= WIRE_WORDS and cosine >= WIRE_SHARE:
        evidence.total += WEIGHT["wire copy"]


def _cosine(common: frozenset[str], rarity: Rarity, left: int, right: int) -> float:
    """The likeness of two sets of words, 0 to 1, by their rarity."""
    return min(1.0, sum(rarity.words[word] for word in common) / math.sqrt(max(500, left) * max(500, right)))


def _subject(common: frozenset[str]) -> float:
    """How much likeness counts: one rare word in common is chance, four are a subject."""
    return min(1.0, 0.4 + 0.2 * len(common))


def _places(a: Facts, b: Facts, evidence: _Sum) -> None:
    relation = place_relation(a.place, b.place)
    if relation:
        evidence.total += WEIGHT[{"same": "same place", "inside": "place inside", "apart": "places apart"}[relation]]
    if evidence.explain and relation == "same":
        evidence.reasons.append(because("both-in", place=a.claim.place))


# ---------------------------------------------------------------- when: meetings


def _never(a: Facts, b: Facts, shared: frozenset[str], gap: int) -> str:
    """Why two meetings whose dates do not touch (`gap` days lie between) cannot be one; "" when they may be all the same.

    They may when the cast is the same and a report says that the date was changed; or when the cast and the place are the same,
    the dates next to each other, and both reports of about one time: then somebody is mistaken.  A day taken from the story around
    a sentence is a mistake more easily than a place is missing.
    """
    if not (a.dated and b.dated):
        return "one lies ahead when the other is past" if gap > DRIFT_DAYS else ""
    if (a.moved or b.moved) and gap <= MOVED_DAYS and same_cast(a, b, shared):
        return ""
    apart = published_apart(a, b) or 0
    if a.copy and a.copy == b.copy and apart <= NEAR_DAYS:
        return ""  # one agency's sentence in two papers, its weekday counted from two publications
    if (
        gap <= DRIFT_DAYS
        and apart <= DRIFT_REPORT_DAYS
        and not (a.again or b.again)
        and a.claim.article != b.claim.article
        and (a.by_story or b.by_story or place_relation(a.place, b.place) in ("same", "inside"))
        and same_cast(a, b, shared)
    ):
        return ""
    return f"the dates are {gap} day{'s' * (gap > 1)} apart"


def _meeting(a: Facts, b: Facts, gap: int, evidence: _Sum) -> None:
    if a.form and b.form:
        if a.form == b.form:
            evidence.total += WEIGHT["same form"]
        elif "call" in (a.form, b.form):
            evidence.total += WEIGHT["forms apart"]  # a visit is a summit is a dinner, but nobody telephones in person
    if a.dated and b.dated:
        key, reason = _dates(a, b, gap)
    else:
        key, reason = _undated(a, b), None
        if a.again or b.again:
            evidence.total += WEIGHT["again"]
    if a.sessions & b.sessions and key in ("undated near", "within a week", "same day"):
        evidence.total += WEIGHT["one session"]
    evidence.total += WEIGHT[key]
    if evidence.explain and reason:
        evidence.reasons.append(reason)


def _dates(a: Facts, b: Facts, gap: int) -> tuple[str, Reason | None]:
    """What two told dates weigh, and the reason."""
    if gap > 0:
        if a.moved or b.moved:
            return "date moved", Reason("date-changed")
        if a.by_story or b.by_story:
            return "story drifts", Reason("story-near")
        return "dates drift", because("days-apart", gap=Count(gap, "D"))
    if a.day and b.day and not (a.by_story or b.by_story):
        day = a.claim.extent.start if a.claim.extent else None
        return "same day", because("both-on", day=day) if day else None
    longer = max(_length(a.window), _length(b.window))
    if longer <= 10:
        return "within a week", Reason("within-week")
    if longer <= LONG_DAYS:
        return "within a month", Reason("within-month")
    return "dates overlap", None


def _undated(a: Facts, b: Facts) -> str:
    """What nearness in time weighs where a date is missing: a report without a date is about what is new on its day.

    Two undated reports are compared by their publications, a dated event with the publication of the undated report.
    """
    if a.dated or b.dated:
        dated, other = (a, b) if a.dated else (b, a)
        if not _known(other) or other.published is None:
            return "undated unknown"
        if _length(dated.window) > LONG_DAYS:
            return "undated far"
        apart = max(0, dated.window[0] - other.published[1], other.published[0] - dated.window[1] + 1)
    else:
        told = published_apart(a, b)
        if told is None:
            return "undated unknown"
        apart = told
    return "undated near" if apart <= NEAR_DAYS else "undated" if apart <= LATER_DAYS else "undated far"


def _length(window: tuple[int, int]) -> int:
    return FAR if window[0] <= -FAR or window[1] >= FAR else window[1] - window[0]


def _known(one: Facts) -> bool:
    """Is the publication known to a month at least?  Wider bounds are near to everything."""
    return one.published is not None and one.published[1] - one.published[0] <= 31


def published_apart(a: Facts, b: Facts) -> int | None:
    """The least days between the two publications; None when one is not known to the month."""
    if not (_known(a) and _known(b)) or a.published is None or b.published is None:
        return None
    return max(0, a.published[0] - b.published[1], b.published[0] - a.published[1])


# ---------------------------------------------------------------- pledges


def _pledge(a: Facts, b: Facts, gap: int, evidence: _Sum) -> None:
    """What the pledger, the recipient, the amount and the dates weigh.  Pledges are repeated: no date forbids."""
    evidence.total += WEIGHT["pledge"]
    if a.others and b.others and not (a.others & b.others or a.others & b.near or b.others & a.near):
        evidence.total += WEIGHT["other recipient"]
    if a.amounts and b.amounts and (key := _amounts(a, b)):
        evidence.total += WEIGHT[key]
        if evidence.explain and key != "amounts apart":
            evidence.reasons.append(Reason("same-amount" if key == "same amount" else "near-amount"))
    if a.due and b.due:
        evidence.total += WEIGHT["same due" if max(a.due[0] - b.due[1], b.due[0] - a.due[1]) < 0 else "due apart"]
    if (a.claim.status == "refused") != (b.claim.status == "refused"):
        evidence.total += WEIGHT["one refuses"]
    if not (a.dated and b.dated):
        evidence.total += WEIGHT[_undated(a, b)] + (WEIGHT["said days apart"] if gap > DRIFT_DAYS else 0.0)
    elif gap > 0:
        evidence.total += WEIGHT["said days apart" if gap <= NEAR_DAYS else "said weeks apart"]
    elif a.day and b.day:
        evidence.total += WEIGHT["said the same day"]
    elif (apart := published_apart(a, b)) is not None and apart <= NEAR_DAYS:
        evidence.total += WEIGHT["undated near"]  # both say "last month": the reports' own nearness tells more


def _amounts(a: Facts, b: Facts) -> str:
    """How the amounts of two claims stand: equal, within five in a hundred, apart, or "" in two currencies."""
    if a.amounts & b.amounts:
        return "same amount"
    if any(x[0] == y[0] and abs(x[1] - y[1]) * 20 <= max(x[1], y[1]) for x in a.amounts for y in b.amounts):
        return "near amount"
    return "amounts apart" if {x[0] for x in a.amounts} & {y[0] for y in b.amounts} else ""
