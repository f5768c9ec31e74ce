"""Which claims are one event, and why: pairs compared, edges kept, clusters gathered.

The same for claims that lie in memory and for those that do not (`outgrown`): all that is asked of `facts` is one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from sitegen.merge.block import Pair
from sitegen.merge.cluster import Edge, best_first, gather_clusters
from sitegen.merge.compare import THRESHOLD, Comparison, compare
from sitegen.merge.facts import Facts, Rarity
from sitegen.model.reason import Reason

MAX_REASONS = 6
REMEMBERED = 1 << 17  # comparisons: they are asked for again while groups are gathered


class Edges(Protocol):
    """A store of edges."""

    def add(self, edge: Edge) -> None:
        """One more."""

    def best_first(self) -> Iterable[Edge]:
        """All of them, in the order of `cluster.best_first`; may be asked for twice."""


class EdgeList:
    """Edges in memory."""

    def __init__(self) -> None:
        self._edges: list[Edge] = []
        self._sorted = False

    def add(self, edge: Edge) -> None:
        """One more; before they are asked for."""
        self._edges.append(edge)

    def best_first(self) -> Iterable[Edge]:
        """All of them."""
        if not self._sorted:
            self._edges.sort(key=best_first)
            self._sorted = True
        return self._edges


def groups_of(
    facts: Sequence[Facts], rarity: Rarity, pairs: Iterable[Pair], edges: Edges, same: Sequence[Pair] = (), different: Sequence[Pair] = ()
) -> tuple[list[list[int]], list[list[Reason]]]:
    """The clusters of claim indexes, and for each why its members are one.  The claims are numbered oldest first (`identity.rank`)."""

    @lru_cache(REMEMBERED)
    def known(left: int, right: int) -> Comparison:
        return compare(facts[left], facts[right], rarity)

    def look(left: int, right: int) -> Comparison:
        return known(left, right) if left < right else known(right, left)

    for left, right in pairs:
        comparison = compare(facts[left], facts[right], rarity)
        if not comparison.veto and comparison.score >= THRESHOLD:
            edges.add((comparison.score, left, right))
    groups = gather_clusters(len(facts), edges.best_first(), look, same, different)
    return groups, _reasons(groups, edges.best_first(), facts, rarity, same)


def _reasons(
    groups: Sequence[Sequence[int]], edges: Iterable[Edge], facts: Sequence[Facts], rarity: Rarity, same: Sequence[Pair]
) -> list[list[Reason]]:
    """The strongest reasons within each group."""
    owner = {index: number for number, group in enumerate(groups) for index in group}
    reasons: list[list[Reason]] = [[] for _ in groups]
    for left, right in same:
        if owner[left] == owner[right]:
            reasons[owner[left]].append(Reason("ruled-same"))
    for _, left, right in edges:
        if owner[left] == owner[right] and len(reasons[owner[left]]) < MAX_REASONS:
            told = compare(facts[left], facts[right], rarity, explain=True).reasons
            reasons[owner[left]] = list(dict.fromkeys((*reasons[owner[left]], *told)))
    return [told[:MAX_REASONS] for told in reasons]
