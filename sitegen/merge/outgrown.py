"""Merging claims that do not fit into memory: they lie on disk, and DuckDB sorts what has to be sorted.

The blocks, the comparisons and the clusters are those of `block`, `compare` and `cluster`, in the same order, so that the events are the
same; what differs is where keys, pairs and edges wait.  What stays in memory grows slowly: a few numbers a claim, the weights of words
and actors, and the groups.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from sitegen.merge.actors import Actors
from sitegen.merge.block import COMMON, Pair, Slot, keys_of, pairs_under, slot_of
from sitegen.merge.cluster import Edge
from sitegen.merge.facts import Census, Facts, Rarity
from sitegen.merge.groups import groups_of
from sitegen.model.reason import Reason

T = TypeVar("T")
HELD = 20_000  # values that a shelf keeps in memory: claims are compared with those near in time
BATCH_ROWS = 50_000
MEMORY_MB = 512  # what DuckDB may take
_APART = "\x1f"  # between the parts of a key; no name holds it
_KEYS = (("key", "string"), ("claim", "int"))
_SLOTS = (
    ("claim", "int"), ("filed", "int"), ("id", "string"), ("start", "int"), ("stop", "int"),
    ("pledge", "bool"), ("moved", "bool"), ("copy", "string"),
)  # fmt: skip
_PAIRS = (("left", "int"), ("right", "int"))
_EDGES = (("score", "double"), ("rounded", "double"), ("left", "int"), ("right", "int"))
#: The claims under each key that several share, in the order that `pairs_under` asks for.  A lone name that is in all the news is no key.
_SHARED = f"""
    WITH shared AS (
        SELECT key FROM keys GROUP BY key HAVING count(*) > 1 AND NOT (starts_with(key, 'lone{_APART}') AND count(*) > {COMMON})
    ), placed AS (SELECT *, row_number() OVER (ORDER BY filed, id) AS place FROM slots)
    SELECT key, claim, filed, id, start, stop, pledge, moved, copy
    FROM keys JOIN shared USING (key) JOIN placed USING (claim) ORDER BY key, place
"""


class Shelf(Sequence[T], Generic[T]):
    """Values in a file, in the order in which they were put there; those asked for lately stay in memory."""

    def __init__(self, path: Path, held: int = HELD) -> None:
        self._file = path.open("w+b")
        self._starts = array("q", [0])
        self._get = lru_cache(held)(self._read)

    def append(self, value: T) -> None:
        """One more."""
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._starts[-1])
        self._file.write(body)
        self._starts.append(self._starts[-1] + len(body))

    def _read(self, index: int) -> T:
        self._file.seek(self._starts[index])
        value: T = pickle.loads(self._file.read(self._starts[index + 1] - self._starts[index]))
        return value

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self._get(one) for one in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._get(index)

    def __iter__(self) -> Iterator[T]:
        """All, from the first on; none of them is kept."""
        return (self._read(index) for index in range(len(self)))

    def close(self) -> None:
        """Nothing more is asked for."""
        self._file.close()


class Store:
    """DuckDB in a folder of its own, with a bound on its memory; what goes beyond lies on disk.  Needs the extra `duckdb`."""

    def __init__(self, folder: Path, memory_mb: int, threads: int = 2) -> None:
        import duckdb

        settings: dict[str, Any] = {
            "memory_limit": f"{memory_mb}MB",
            "threads": threads,
            "temp_directory": str(folder),
            "preserve_insertion_order": False,
        }
        self._root = duckdb.connect(str(folder / "merge.duckdb"), config=settings)

    def put(self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Any, ...]]) -> None:
        """The rows in a table of that name, which is new or grows."""
        import pyarrow as pa

        names = ", ".join(f'"{name}" {sort}' for name, sort in columns)
        connection = self._root.cursor()
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({names})")
        schema = pa.schema([(name, pa.type_for_alias({"int": "int32"}.get(sort, sort))) for name, sort in columns])
        rows = iter(rows)
        while batch := list(islice(rows, BATCH_ROWS)):
            parts = zip(*batch, strict=True)
            held = pa.table([pa.array(part, field.type) for part, field in zip(parts, schema, strict=True)], schema=schema)
            connection.register("batch", held)
            connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
            connection.unregister("batch")

    def ask(self, query: str, parameters: Sequence[object] = (), rows: int = 10_000) -> Iterator[tuple[Any, ...]]:
        """The rows of an answer as they come; several may be under way."""
        for batch in self.batches(query, parameters, rows):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def batches(self, query: str, parameters: Sequence[object] = (), rows: int = 10_000) -> Iterator[Any]:
        """The same as record batches of Arrow."""
        answer: Any = self._root.cursor().sql(query, params=list(parameters))
        yield from answer.to_arrow_reader(rows)

    def close(self) -> None:
        """The folder may be deleted."""
        self._root.close()


def candidates(store: Store, facts: Iterable[Facts], rarity: Rarity) -> Iterator[Pair]:
    """The pairs of `block.candidates`, in the same order."""
    slots: list[Slot] = []

    def keys() -> Iterator[tuple[str, int]]:
        for one in facts:
            slot = slot_of(one)
            slots.append(slot)
            for key in keys_of(one, rarity, slot.filed):
                yield _APART.join(map(str, key)), slot.claim
            if len(slots) == BATCH_ROWS:
                put_slots()

    def put_slots() -> None:
        store.put("slots", _SLOTS, ((s.claim, s.filed, s.id, s.start, s.stop, s.pledge, s.moved, s.copy) for s in slots))
        slots.clear()

    store.put("keys", _KEYS, keys())
    put_slots()
    store.put("pairs", _PAIRS, _pairs(store))
    yield from store.ask('SELECT DISTINCT "left", "right" FROM pairs ORDER BY 1, 2')


def _pairs(store: Store) -> Iterator[Pair]:
    """The pairs of every key; one that meets under several comes as often."""
    for key, rows in groupby(store.ask(_SHARED), key=itemgetter(0)):
        yield from pairs_under(key.split(_APART, 1)[0], [Slot(*row[1:]) for row in rows])


class EdgeTable:
    """Edges in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[float, float, int, int]] = []

    def add(self, edge: Edge) -> None:
        """One more."""
        self._waiting.append((edge[0], round(edge[0], 6), edge[1], edge[2]))
        if len(self._waiting) == BATCH_ROWS:
            self._put()

    def best_first(self) -> Iterable[Edge]:
        """All of them, in the order of `cluster.best_first`."""
        self._put()
        return self._store.ask('SELECT score, "left", "right" FROM edges ORDER BY rounded DESC, "left", "right"')

    def _put(self) -> None:
        self._store.put("edges", _EDGES, self._waiting)
        self._waiting.clear()


class OnDisk:
    """Claims on their way to groups, in a folder of their own."""

    def __init__(self, folder: Path, memory_mb: int = MEMORY_MB) -> None:
        self.store = Store(folder, memory_mb)
        self.facts: Shelf[Facts] = Shelf(folder / "facts")

    def groups(
        self,
        facts: Iterable[Facts],
        actors: Actors,
        same: Sequence[Pair] = (),
        different: Sequence[Pair] = (),
        watch: Callable[[Iterator[Pair]], Iterator[Pair]] = iter,
    ) -> tuple[list[list[int]], list[list[Reason]]]:
        """What `groups_of` gives of claims in memory.  `watch` sees the pairs go by, in the order of their older claims."""
        census = Census(actors)
        for one in facts:
            census.add(one)
            self.facts.append(one)
        rarity = census.rarity(self.facts)
        del census
        return groups_of(self.facts, rarity, watch(candidates(self.store, self.facts, rarity)), EdgeTable(self.store), same, different)

    def close(self) -> None:
        """The folder may be deleted."""
        self.store.close()
        self.facts.close()
