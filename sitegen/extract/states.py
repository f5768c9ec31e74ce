"""States and bodies by any of their names: `states.tsv` and `bodies.tsv` read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sitegen.extract.lexicon import HERE

Sort = Literal["name", "adjective", "capital", "metonym"]


@dataclass(frozen=True, slots=True)
class Territory:
    """What one word or phrase says of a state or a body."""

    name: str  # canonical: "United Kingdom"
    sort: Sort  # how the phrase names it
    state: bool  # False: a body
    of: str = ""  # the state that a body belongs to


def _rows(file: str, columns: int) -> list[list[str]]:
    rows = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            rows.append(fields + [""] * (columns - len(fields)))
    return rows


@cache
def territories() -> dict[str, Territory]:
    """Any name -> its territory or body.  Keys are as written; a key without "the" is there for each with it."""
    table: dict[str, Territory] = {}

    def add(names: str, name: str, sort: Sort, state: bool, of: str = "") -> None:
        for alias in filter(None, names.split(";")):
            for key in {alias, alias.removeprefix("the "), alias.replace("’", "'")}:
                table.setdefault(key, Territory(name, sort, state, of))

    for name, others, adjectives, capital, metonyms in _rows("states.tsv", 5):
        add(name + ";" + others, name, "name", True)
        add(adjectives, name, "adjective", True)
        add(metonyms, name, "metonym", True)
        add(capital, name, "capital", True)
    for name, others, adjectives, seats, of in _rows("bodies.tsv", 5):
        add(name + ";" + others, name, "name", False, of)
        add(adjectives, name, "adjective", False, of)
        add(seats, name, "metonym", False, of)
    return table


@lru_cache(maxsize=1 << 15)
def lookup(phrase: str) -> Territory | None:
    """The state or body that a phrase names, or None.  "KYIV" is read as "Kyiv"; "us" and "who" are not "US" and "WHO"."""
    table = territories()
    found = table.get(phrase) or table.get(phrase.replace("’", "'"))
    if found is None and phrase.isupper() and len(phrase) > 4:
        found = table.get(phrase.title())
    return found
