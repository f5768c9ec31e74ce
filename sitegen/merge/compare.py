"""Are two claims about one event?  A score in [0, 1] and the reasons in words.

Evidence is added up as log-odds, so that a reason can be read, weighed and argued with by itself.  The weights were set by hand
on labelled pairs of news claims (development half) and are policy: they live in the tables below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sitegen.merge.facts import FAR, Facts, Rarity
from sitegen.merge.states import place_relation

THRESHOLD = 0.5  # from here on two claims are taken for one event
WEIGHT = {
    "start": -3.6,  # two claims of one kind taken at random are two events
    "actors": 3.2,  # times the rarity of those in common, times the share of the smaller cast
    "stand-in": 1.2,  # a person for a state, a state for its minister
    "strangers": -2.4,  # each side names somebody whom the other does not
    "nobody": -1.5,
    "same day": 2.6,
    "day in week": 1.6,
    "day in month": 0.9,
    "dates overlap": 0.5,
    "days apart": -2.2,
    "undated near": 1.1,
    "undated": 0.2,
    "undated far": -1.0,
    "same place": 1.6,
    "place inside": 0.7,
    "places apart": -1.8,
    "words": 3.4,
    "no words": -0.5,
    "same form": 0.3,
    "forms apart": -1.2,
    "same amount": 2.8,
    "near amount": 1.2,
    "amounts apart": -2.2,
    "same due": 1.2,
    "due apart": -1.6,
    "same article": -1.6,
    "refused": -2.4,
    "again": -0.6,
}
NEAR_DAYS, LATER_DAYS = 3, 14
DRIFT_DAYS = 2  # two sources may put one meeting on days this far apart, and a desk will want to see it


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two claims tell of one event; `veto` says why they never can, "" when nothing forbids it."""

    score: float
    reasons: tuple[str, ...]
    veto: str = ""


class _Sum:
    """Adds up evidence and remembers why."""

    def __init__(self) -> None:
        self.total = WEIGHT["start"]
        self.reasons: list[str] = []

    def add(self, key: str, factor: float = 1.0, reason: str = "") -> None:
        self.total += WEIGHT[key] * factor
        if reason:
            self.reasons.append(reason)


def compare(a: Facts, b: Facts, rarity: Rarity) -> Comparison:
    """The comparison of two claims; symmetric."""
    if a.claim.kind != b.claim.kind:
        return Comparison(0.0, (), "a meeting and a pledge")
    if a.claim.id > b.claim.id:
        a, b = b, a
    evidence = _Sum()
    shared = a.actors & b.actors
    cast = _actors(a, b, shared, rarity, evidence)
    _words(a, b, rarity, evidence)
    _places(a, b, evidence)
    if a.claim.article == b.claim.article:
        evidence.add("same article")
    if a.claim.kind == "meeting":
        veto = _meeting_dates(a, b, cast, len(shared), evidence)
        _forms(a, b, evidence)
    else:
        veto = _pledge(a, b, evidence)
    return Comparison(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, evidence.total)))), tuple(evidence.reasons), veto)


def _actors(a: Facts, b: Facts, shared: frozenset[str], rarity: Rarity, evidence: _Sum) -> float:
    """Adds what the casts tell; the share of the smaller cast that is common, 0 to 1."""
    only_a, only_b = a.actors - shared, b.actors - shared
    # A state and its minister, an office and its holder: one stands in for the other.
    stand_ins = (only_a & b.near) | (only_b & a.near) | {key for key in a.near & b.near if key.startswith("office:")}
    covered_a = {key for key in only_a if key in b.near}
    covered_b = {key for key in only_b if key in a.near}
    common = rarity.of_actors(shared) + 0.5 * min(len(stand_ins), 2) * (0.6 if shared else 0.4)
    smaller = min(rarity.of_actors(a.actors), rarity.of_actors(b.actors))
    share = min(1.0, common / smaller) if smaller else 0.0
    evidence.add("actors", min(1.0, common / 1.1) * (0.35 + 0.65 * share), f"both name {_names(a, b, shared)}" if shared else "")
    if stand_ins:
        evidence.add("stand-in", min(1.0, 0.5 * len(stand_ins)), "one speaks for another: " + ", ".join(sorted(stand_ins)))
    if not shared and not stand_ins:
        evidence.add("nobody")
    strangers_a = {key for key in (a.people & only_a) - covered_a if not (a.near & b.near)} or ({} if shared else only_a - covered_a)
    strangers_b = {key for key in (b.people & only_b) - covered_b if not (a.near & b.near)} or ({} if shared else only_b - covered_b)
    if strangers_a and strangers_b:
        evidence.add("strangers", 1.0 if shared else 0.6)
    return share


def _names(a: Facts, b: Facts, shared: frozenset[str]) -> str:
    named = {participant.actor_id: participant.name for participant in (*b.claim.actors, *a.claim.actors)}
    return ", ".join(named.get(key, key) for key in sorted(shared))


def _words(a: Facts, b: Facts, rarity: Rarity, evidence: _Sum) -> None:
    common = a.words & b.words
    if not common:
        if a.words and b.words:
            evidence.add("no words")
        return
    together = rarity.of_words(common)
    cosine = together / math.sqrt(max(0.5, rarity.of_words(a.words)) * max(0.5, rarity.of_words(b.words)))
    evidence.add("words", min(1.0, cosine * min(1.0, 0.4 + 0.2 * len(common))))
    if cosine > 0.15:
        evidence.reasons.append("same words: " + ", ".join(sorted(common)[:6]))


def _places(a: Facts, b: Facts, evidence: _Sum) -> None:
    relation = place_relation(a.place, b.place)
    if relation == "same":
        evidence.add("same place", 1.0, f"both in {a.claim.place}")
    elif relation == "inside":
        evidence.add("place inside")
    elif relation == "apart":
        evidence.add("places apart")


def _forms(a: Facts, b: Facts, evidence: _Sum) -> None:
    if a.form and b.form:
        evidence.add(
            "same form" if a.form == b.form else "forms apart" if "call" in (a.form, b.form) else "start",
            1.0 if a.form == b.form or "call" in (a.form, b.form) else 0.0,
        )


def gap_days(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two windows; 0 or less when they share one."""
    return max(a[0] - (b[1] - 1), b[0] - (a[1] - 1))


def _length(window: tuple[int, int]) -> int:
    return FAR if window[0] <= -FAR or window[1] >= FAR else window[1] - window[0]


def _meeting_dates(a: Facts, b: Facts, cast: float, shared: int, evidence: _Sum) -> str:
    """Adds what the dates tell; why the two can never be one meeting, or ""."""
    gap = gap_days(a.window, b.window)
    if a.dated and b.dated:
        if gap > 0:
            return _meeting_drift(a, b, cast >= 0.9 and shared >= 2, gap, evidence)
        _overlap(a, b, evidence)
        return ""
    if gap > 0:
        return "one lies ahead when the other is past" if gap > DRIFT_DAYS else ""
    apart = _published_apart(a, b)
    if apart is None:
        evidence.add("undated")
    else:
        evidence.add("undated near" if apart <= NEAR_DAYS else "undated" if apart <= LATER_DAYS else "undated far")
    if a.again or b.again:
        evidence.add("again")
    return ""


def _meeting_drift(a: Facts, b: Facts, same_cast: bool, gap: int, evidence: _Sum) -> str:
    """Two different dates for one meeting: only for the same cast, and near, or when one report says that it was moved."""
    if same_cast and (a.moved or b.moved) and gap <= 90:
        evidence.add("day in month", 1.0, "one report says that the date was changed")
        return ""
    place_agrees = place_relation(a.place, b.place) in ("same", "inside")
    apart = _published_apart(a, b)
    if (
        same_cast
        and place_agrees
        and gap <= DRIFT_DAYS
        and not (a.again or b.again)
        and a.claim.article != b.claim.article
        and (apart or 0) <= 10
    ):
        evidence.add("days apart", 0.5, f"the dates are {gap} day{'s' * (gap > 1)} apart")
        return ""
    return f"the dates are {gap} days apart"


def _overlap(a: Facts, b: Facts, evidence: _Sum) -> None:
    shorter, longer = sorted((_length(a.window), _length(b.window)))
    if a.day and b.day:
        evidence.add("same day", 1.0, f"both on {a.claim.extent.start}" if a.claim.extent else "")
    elif longer <= 10:
        evidence.add("day in week", 1.0, "the dates agree within a week")
    elif longer <= 45:
        evidence.add("day in month", 1.0, "the dates agree within a month")
    elif shorter < FAR:
        evidence.add("dates overlap")


def _published_apart(a: Facts, b: Facts) -> int | None:
    """The least days between the two publications; None when one is not known."""
    if a.published is None or b.published is None:
        return None
    return max(0, a.published[0] - b.published[1], b.published[0] - a.published[1])


def _pledge(a: Facts, b: Facts, evidence: _Sum) -> str:
    """Adds what the pledger, the recipient, the amount and the dates tell; why the two can never be one pledge, or ""."""
    leads_a, leads_b = a.leads | (a.near if a.leads else frozenset()), b.leads | (b.near if b.leads else frozenset())
    if leads_a and leads_b and not leads_a & leads_b:
        evidence.add("strangers", 1.4, "different pledgers")
    if a.others and b.others and not (a.others | a.near) & (b.others | b.near):
        evidence.add("strangers", 0.6)
    _amounts(a, b, evidence)
    if a.due and b.due:
        evidence.add("same due" if gap_days(a.due, b.due) <= 0 else "due apart")
    if (a.claim.status == "refused") != (b.claim.status == "refused"):
        evidence.add("refused")
    gap = gap_days(a.window, b.window)
    if a.dated and b.dated:
        if a.day and b.day and gap <= 0:
            evidence.add("same day", 0.6, f"both on {a.claim.extent.start}" if a.claim.extent else "")
        elif gap > 0:
            evidence.add("days apart", 0.6 if gap <= NEAR_DAYS else 1.0)
        return ""
    apart = _published_apart(a, b)
    if gap > DRIFT_DAYS:
        evidence.add("days apart", 0.5)
    evidence.add(
        "undated" if apart is None else "undated near" if apart <= NEAR_DAYS else "undated" if apart <= LATER_DAYS else "undated far"
    )
    return ""


def _amounts(a: Facts, b: Facts, evidence: _Sum) -> None:
    if not a.amounts or not b.amounts:
        return
    if a.amounts & b.amounts:
        evidence.add("same amount", 1.0, "the same amount")
    elif any(x[0] == y[0] and abs(x[1] - y[1]) * 20 <= max(x[1], y[1]) for x in a.amounts for y in b.amounts):
        evidence.add("near amount", 1.0, "nearly the same amount")
    elif {x[0] for x in a.amounts} & {y[0] for y in b.amounts}:
        evidence.add("amounts apart")
