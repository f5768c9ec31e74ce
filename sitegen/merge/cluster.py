"""Claims that tell of one event, gathered: best pairs first, editors before scores, nobody joined through a common acquaintance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sitegen.merge.compare import Comparison

Pair = tuple[int, int]
Edge = tuple[float, int, int]  # score, and two claims, the older first
REPRESENTATIVES = 6  # of each side: a join is judged by at most this many times this many comparisons
MEAN_NEEDED = 0.30  # two groups join only if all their claims together are about as alike


class Clusters:
    """Disjoint groups of claims.  A group has parts: an editor's `same` makes one group of parts that no score would join."""

    def __init__(self, count: int, different: Sequence[Pair]) -> None:
        self.group = list(range(count))  # claim -> group
        self.part = list(range(count))  # claim -> part
        self.groups: dict[int, list[int]] = {index: [index] for index in range(count)}
        self.parts: dict[int, list[int]] = {index: [index] for index in range(count)}
        self.apart: dict[int, set[int]] = {}
        for left, right in different:
            self.apart.setdefault(left, set()).add(right)
            self.apart.setdefault(right, set()).add(left)

    def forbidden(self, left: int, right: int) -> bool:
        """Has an editor said that the groups of these two claims are different events?"""
        if not self.apart:
            return False
        one, other = self.groups[self.group[left]], self.groups[self.group[right]]
        if len(one) > len(other):
            one, other = other, one
        target = self.group[other[0]]
        return any(self.group[stranger] == target for claim in one for stranger in self.apart.get(claim, ()))

    def join_groups(self, left: int, right: int) -> None:
        """One group of the two claims' groups; their parts stay apart."""
        a, b = self.group[left], self.group[right]
        if a == b:
            return
        if len(self.groups[a]) < len(self.groups[b]):
            a, b = b, a
        for claim in self.groups[b]:
            self.group[claim] = a
        self.groups[a] += self.groups.pop(b)

    def join_parts(self, left: int, right: int) -> None:
        """One part, and one group, of the two claims' parts."""
        self.join_groups(left, right)
        a, b = self.part[left], self.part[right]
        if a == b:
            return
        if len(self.parts[a]) < len(self.parts[b]):
            a, b = b, a
        for claim in self.parts[b]:
            self.part[claim] = a
        self.parts[a] += self.parts.pop(b)


def gather_clusters(
    count: int,
    edges: Iterable[Edge],
    compare: Callable[[int, int], Comparison],
    same: Sequence[Pair],
    different: Sequence[Pair],
) -> list[list[int]]:
    """The groups of claims, which are numbered oldest first: each ascending, in the order of their first members.

    `edges` are those at or above the threshold, best first (see `best_first`).
    """
    clusters = Clusters(count, different)
    for left, right in same:
        if not clusters.forbidden(left, right):
            clusters.join_groups(left, right)
    for _, left, right in edges:
        if clusters.part[left] == clusters.part[right] or clusters.forbidden(left, right):
            continue
        if _alike(clusters.parts[clusters.part[left]], clusters.parts[clusters.part[right]], compare):
            clusters.join_parts(left, right)
    return sorted(sorted(members) for members in clusters.groups.values())


def best_first(edge: Edge) -> tuple[float, int, int]:
    """The order in which edges are taken: by score, then the oldest claims first, whatever was compared first."""
    return -round(edge[0], 6), edge[1], edge[2]


def _alike(one: list[int], other: list[int], compare: Callable[[int, int], Comparison]) -> bool:
    """May two parts become one?  No veto between any of their representatives, and enough likeness on the whole."""
    if len(one) == 1 and len(other) == 1:
        return True
    total, count = 0.0, 0
    for left in _representatives(one):
        for right in _representatives(other):
            comparison = compare(left, right)
            if comparison.veto:
                return False
            total += comparison.score
            count += 1
    return total >= MEAN_NEEDED * count


def _representatives(members: list[int]) -> list[int]:
    """At most REPRESENTATIVES members, spread evenly over their order."""
    if len(members) <= REPRESENTATIVES:
        return members
    ordered = sorted(members)
    step = (len(ordered) - 1) / (REPRESENTATIVES - 1)
    return [ordered[round(step * position)] for position in range(REPRESENTATIVES)]
