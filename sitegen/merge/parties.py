"""Who takes part in two claims: who is who, who speaks for whom, who is only described or named in passing."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.merge.facts import Facts
from sitegen.merge.states import STATES

HEAD_WORDS = 3  # as many telling words of two titles in common are one deed, even where nobody is named alike
WIRE_WORDS = 5


def same_cast(a: Facts, b: Facts, shared: frozenset[str]) -> bool:
    """Do two claims name the same two parties at least, one of them nobody else?"""
    if len(shared) >= 2 and (shared in (a.actors, b.actors) or shared >= a.people | b.people):
        return True
    only_a, only_b = a.actors - shared, b.actors - shared
    covered_a = covered(a, only_a, b, only_b, standing(b, only_b))
    covered_b = covered(b, only_b, a, only_a, standing(a, only_a))
    return len(shared) + len(covered_a) + len(covered_b) >= 2 and (only_a == covered_a or only_b == covered_b)


def covered(a: Facts, only_a: frozenset[str], b: Facts, only_b: frozenset[str], near_b: frozenset[str]) -> frozenset[str]:
    """Those whom only `a` lists, and `b` knows all the same: by their state or office, by a description, or named in its sentence.

    `near_b` is what those stand for whom only `b` lists.
    """
    return (only_a & near_b) | _described(a, only_a, b, only_b) | mentioned(a, only_a, b)


def _described(a: Facts, only_a: frozenset[str], b: Facts, only_b: frozenset[str]) -> frozenset[str]:
    """Those of one side whom the other describes: "British ministers" David Lammy, and "UK ministers" whom it calls so too."""
    if not only_a or not only_b or not (a.vague or b.vague):
        return frozenset()
    states_b = {key: b.stands[key] & STATES for key in only_b}
    alike: dict[tuple[str, ...], frozenset[str]] = {}
    for key in only_b & b.called.keys():
        alike[b.called[key]] = alike.get(b.called[key], frozenset()) | (b.stands[key] & STATES)
    return frozenset(
        key
        for key in only_a
        if _called_alike(a.called.get(key, ()), a.stands[key] & STATES, alike)
        or any((key in a.vague) != (other in b.vague) and a.stands[key] & states for other, states in states_b.items())
    )


def mentioned(one: Facts, only: frozenset[str], other: Facts) -> frozenset[str]:
    """Those of one side whom the other's sentence names, without saying that they take part.

    Within one article that says nothing: its sentence tells of two meetings with two casts.
    """
    if one.claim.article == other.claim.article:
        return frozenset()
    return frozenset(key for key in only if key in one.names and one.names[key] <= other.said)


def _called_alike(words: tuple[str, ...], states: frozenset[str], others: Mapping[tuple[str, ...], frozenset[str]]) -> bool:
    """Are some of the others called the same, and of the same state where both tell it?  Bare "officials" must be of one state."""
    if not words or words not in others:
        return False
    return bool(states & others[words]) or (len(words) > 1 and not (states and others[words]))


def standing(one: Facts, keys: frozenset[str]) -> frozenset[str]:
    """The states and offices for which these of its actors stand."""
    return frozenset().union(*(one.stands[key] for key in keys)) if keys else keys


def nobody_shared(a: Facts, b: Facts, meeting: bool) -> str:
    """Why two claims that share no actor are not worth weighing, or ""."""
    if (
        not a.near.isdisjoint(b.actors)
        or not b.near.isdisjoint(a.actors)
        or not a.near.isdisjoint(b.near)
        or not a.amounts.isdisjoint(b.amounts)
        or len(a.words & b.words) >= WIRE_WORDS
        or len(a.head & b.head) >= HEAD_WORDS
    ):
        return ""
    return "" if meeting and a.day and b.day and a.place and a.place == b.place else "they share no actor"


def other_pledger(a: Facts, b: Facts) -> str:
    """Why two pledges with pledgers on both sides are two, or "": neither speaks for the other, and the amount is not the same."""
    if not a.leads - a.vague or not b.leads - b.vague or not a.leads.isdisjoint(b.leads) or not a.amounts.isdisjoint(b.amounts):
        return ""
    if len(a.words & b.words) >= WIRE_WORDS and 2 * len(a.words & b.words) > max(len(a.words), len(b.words)):
        return ""  # one text, whose subject was read in two ways
    known = not a.leads.isdisjoint(b.near) or not b.leads.isdisjoint(a.near) or any(key.startswith("office:") for key in a.near & b.near)
    return "" if known else "different pledgers"


def strangeness(one: Facts, unknown: frozenset[str], offices: int) -> float:
    """How much it weighs that the other side does not name these: people most, states least.

    Of two holders of one office one may be the other, misnamed: they are not held against each other.
    """
    if not unknown:
        return 0.0
    if len(unknown & one.people) > offices:
        return 1.0
    return 0.35 if unknown <= STATES | one.vague else 0.7 if unknown - one.people - STATES else 0.0


def names(a: Facts, b: Facts, shared: frozenset[str]) -> tuple[str, ...]:
    """The shared actors, as one of the claims names them; a state or office for which they stand in its plain words."""
    named = {participant.actor_id: participant.name for participant in (*b.claim.actors, *a.claim.actors)}
    return tuple(named.get(key) or key.partition(":")[2].replace("-", " ") or key for key in sorted(shared))
