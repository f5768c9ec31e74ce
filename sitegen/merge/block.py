"""Which claims are worth comparing: never all with all.

Claims meet under keys that say little by themselves (a person, a pair of states, an amount, a place on a day).  Under one key they are
sorted by time and each is paired with at most NEIGHBOURS that follow, so the number of pairs grows with the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sitegen.merge.facts import FAR, Facts, Rarity

NEIGHBOURS = 12  # claims that follow under one key
MAX_PAIR_ACTORS = 6  # of a long list of participants only the rarest make keys
COMMON = 40  # a lone actor in more claims than this proposes nothing by itself
BUCKET_DAYS = 4


def candidates(facts: Sequence[Facts], rarity: Rarity) -> list[tuple[int, int]]:
    """Pairs of indexes (smaller first), ascending, without repeats.

    At most NEIGHBOURS x the keys of each claim: linear in the number of claims.
    """
    buckets: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in facts:
        for key in sorted(set(_keys(one, rarity))):
            buckets[key].append(one.index)
    pairs: set[tuple[int, int]] = set()
    for key, members in buckets.items():
        if len(members) < 2 or (key[0] == "lone" and len(members) > COMMON):
            continue
        members.sort(key=lambda index: (_when(facts[index]), facts[index].claim.id))
        for position, index in enumerate(members):
            for other in members[position + 1 : position + 1 + NEIGHBOURS]:
                pairs.add((index, other) if index < other else (other, index))
    return sorted(pairs)


def _when(one: Facts) -> int:
    """The day under which a claim is filed: of the event if told, else of its report."""
    start, stop = one.window
    if one.dated and start > -FAR and stop < FAR:
        return (start + stop) // 2
    if one.published is not None and one.published[0] > -FAR:
        return one.published[0]
    return start if start > -FAR else stop if stop < FAR else 0


def _keys(one: Facts, rarity: Rarity) -> Iterator[tuple[str, ...]]:
    kind = one.claim.kind
    told = sorted(one.actors, key=lambda key: (-rarity.actors.get(key, 0.0), key))[:MAX_PAIR_ACTORS]
    wide = sorted(set(told) | one.near)[: 2 * MAX_PAIR_ACTORS]
    for pair in combinations(wide, 2):
        yield ("pair", kind, *pair)
    moment = _when(one) // BUCKET_DAYS
    for actor in wide:
        yield ("lone", kind, actor)
        for bucket in (moment, moment + 1):  # neighbours on either side of a border meet in one of the two
            yield ("day", kind, actor, str(bucket))
        if one.place:
            yield ("place", kind, actor, one.place)
    for currency, value in sorted(one.amounts):
        yield ("amount", currency, str(value))
    if one.place and one.day:
        yield ("there", kind, one.place, str(one.window[0]))
