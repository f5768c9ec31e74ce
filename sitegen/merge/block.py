"""Which claims are worth comparing: never all with all.

Claims meet under keys that say little by themselves (a pair of actors, an actor at a place, an amount).  Under one key they are sorted
by time, and each is paired with at most NEIGHBOURS of those that follow and may lie on its days; so the number of pairs grows with
the number of claims, however often a name is in the news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sitegen.merge.compare import DRIFT_DAYS, MOVED_DAYS
from sitegen.merge.facts import FAR, Facts, Rarity

#: How many claims that follow under one key and are near in time, by the sort of key: the more it says, the more.
NEIGHBOURS = {"pair": 8, "words": 8, "copy": 8, "lone": 4, "amount": 4, "place": 3, "day": 2, "there": 2}
SCAN = 40  # how many that follow are looked at for them
MAX_ACTORS = 6  # of a long list of participants only the rarest make keys
COMMON = 40  # a lone actor in more claims than this proposes nothing by itself
BUCKET_DAYS = 4
RAREST = 500  # a word in the root of all articles weighs half


def candidates(facts: Sequence[Facts], rarity: Rarity) -> list[tuple[int, int]]:
    """Pairs of indexes (smaller first), ascending, without repeats.

    At most NEIGHBOURS times the keys of each claim: linear in the number of claims.
    """
    buckets: defaultdict[tuple[str | int, ...], list[int]] = defaultdict(list)
    filed = [_when(one) for one in facts]
    for one in facts:
        for key in dict.fromkeys(_keys(one, rarity, filed[one.index])):
            buckets[key].append(one.index)
    pairs: set[tuple[int, int]] = set()
    for key, members in buckets.items():
        if len(members) < 2 or (key[0] == "lone" and len(members) > COMMON):
            continue
        limit = NEIGHBOURS[str(key[0])]
        members.sort(key=lambda index: (filed[index], facts[index].claim.id))
        for position, index in enumerate(members):
            taken = 0
            for other in members[position + 1 : position + 1 + SCAN]:
                if _may_touch(facts[index], facts[other]):
                    pairs.add((index, other) if index < other else (other, index))
                    taken += 1
                    if taken == limit:
                        break
    return sorted(pairs)


def _may_touch(a: Facts, b: Facts) -> bool:
    """May two claims lie on one day, or be near enough for a mistaken or a changed date?  Pledges are told again: always."""
    if a.claim.kind == "pledge":
        return True
    if a.copy and a.copy == b.copy:
        return True
    gap = max(a.window[0] - b.window[1], b.window[0] - a.window[1]) + 1
    return gap <= (MOVED_DAYS if a.moved or b.moved else DRIFT_DAYS)


def _when(one: Facts) -> int:
    """The day under which a claim is filed: of the event if told, else of its report."""
    start, stop = one.window
    if one.dated and start > -FAR and stop < FAR:
        return (start + stop) // 2
    if one.published is not None and one.published[0] > -FAR:
        return one.published[0]
    return start if start > -FAR else stop if stop < FAR else 0


def _keys(one: Facts, rarity: Rarity, filed: int) -> Iterator[tuple[str | int, ...]]:
    kind = one.claim.kind
    told = sorted(one.actors, key=lambda key: (-rarity.actors[key], key))[:MAX_ACTORS]
    wide = sorted({*told, *sorted(one.near)[:MAX_ACTORS]})
    yield from (("pair", kind, *pair) for pair in combinations(wide, 2))
    bucket = filed // BUCKET_DAYS
    for actor in wide:
        yield "lone", kind, actor
        # Neighbours on either side of a border between buckets meet in one of the two.
        yield "day", kind, actor, bucket
        yield "day", kind, actor, bucket + 1
        if one.place:
            yield "place", kind, actor, one.place
    # The rarest words that other claims have too, of the sentence and of the title: one text, or one deed, whoever is named in it.
    for words in (one.words, one.head):
        common = sorted((word for word in words if RAREST <= rarity.words[word] < 1000), key=lambda word: (-rarity.words[word], word))
        yield from (("words", kind, *pair) for pair in combinations(sorted(common[:4]), 2))
    if one.copy:
        yield "copy", kind, one.copy
    for currency, value in one.amounts:
        yield "amount", currency, str(value)
    if one.place and one.day:
        yield "there", kind, one.place, one.window[0]
