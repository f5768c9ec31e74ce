"""Which claims are worth comparing: never all with all.

Claims meet under keys that say little by themselves (a pair of actors, an actor at a place, an amount).  Under one key they are sorted
by time, and each is paired with at most NEIGHBOURS of those that follow and may lie on its days; so the number of pairs grows with
the number of claims, however often a name is in the news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitegen.merge.compare import DRIFT_DAYS, MOVED_DAYS
from sitegen.merge.facts import FAR, Facts, Rarity

Key = tuple[str | int, ...]
Pair = tuple[int, int]
#: How many claims that follow under one key and are near in time, by the sort of key: the more it says, the more.
NEIGHBOURS = {"pair": 8, "words": 8, "copy": 8, "lone": 4, "amount": 4, "place": 3, "day": 2, "there": 2}
SCAN = 40  # how many that follow are looked at for them
MAX_ACTORS = 6  # of a long list of participants only the rarest make keys
COMMON = 40  # a lone actor in more claims than this proposes nothing by itself
BUCKET_DAYS = 4
RAREST = 500  # a word in the root of all articles weighs half


@dataclass(frozen=True, slots=True)
class Slot:
    """A claim as it lies under its keys: all that is looked at before two are compared."""

    claim: int
    filed: int  # the day under which it is filed
    id: str
    start: int
    stop: int
    pledge: bool
    moved: bool
    copy: str


def candidates(facts: Sequence[Facts], rarity: Rarity) -> list[Pair]:
    """Pairs of indexes (smaller first), ascending, without repeats.

    At most NEIGHBOURS times the keys of each claim: linear in the number of claims.
    """
    buckets: defaultdict[Key, list[Slot]] = defaultdict(list)
    for one in facts:
        slot = slot_of(one)
        for key in keys_of(one, rarity, slot.filed):
            buckets[key].append(slot)
    pairs: set[Pair] = set()
    for key, members in buckets.items():
        pairs.update(pairs_under(str(key[0]), sorted(members, key=lambda slot: (slot.filed, slot.id))))
    return sorted(pairs)


def slot_of(one: Facts) -> Slot:
    """What of a claim is filed."""
    return Slot(one.index, _when(one), one.claim.id, *one.window, one.claim.kind == "pledge", one.moved, one.copy)


def pairs_under(sort: str, members: Sequence[Slot]) -> Iterator[Pair]:
    """The pairs of one key, which is of this sort; its claims by day, then id."""
    if len(members) < 2 or (sort == "lone" and len(members) > COMMON):
        return
    limit = NEIGHBOURS[sort]
    for position, one in enumerate(members):
        taken = 0
        for other in members[position + 1 : position + 1 + SCAN]:
            if _may_touch(one, other):
                yield (one.claim, other.claim) if one.claim < other.claim else (other.claim, one.claim)
                taken += 1
                if taken == limit:
                    break


def _may_touch(a: Slot, b: Slot) -> bool:
    """May two claims lie on one day, or be near enough for a mistaken or a changed date?  Pledges are told again: always."""
    if a.pledge:
        return True
    if a.copy and a.copy == b.copy:
        return True
    days = MOVED_DAYS if a.moved or b.moved else DRIFT_DAYS
    return a.start - b.stop < days and b.start - a.stop < days


def _when(one: Facts) -> int:
    """The day under which a claim is filed: of the event if told, else of its report."""
    start, stop = one.window
    if one.dated and start > -FAR and stop < FAR:
        return (start + stop) // 2
    if one.published is not None and one.published[0] > -FAR:
        return one.published[0]
    return start if start > -FAR else stop if stop < FAR else 0


def keys_of(one: Facts, rarity: Rarity, filed: int) -> Iterable[Key]:
    """The keys of a claim, each once; the first part is the key's sort."""
    return dict.fromkeys(_keys(one, rarity, filed))


def _keys(one: Facts, rarity: Rarity, filed: int) -> Iterator[Key]:
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
