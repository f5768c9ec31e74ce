"""States and bodies by any of their names: what one word or phrase of a text says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sitegen.model import states

Sort = Literal["name", "adjective", "capital", "metonym"]


@dataclass(frozen=True, slots=True)
class Territory:
    """What one word or phrase says of a state or a body."""

    name: str  # canonical: "United Kingdom"
    sort: Sort  # how the phrase names it
    state: bool  # False: a body
    of: str = ""  # the state that a body belongs to


@cache
def territories() -> dict[str, Territory]:
    """Any name -> its territory or body.  Keys are as written; a key without "the" is there for each with it."""
    table: dict[str, Territory] = {}

    def add(names: Iterable[str], sort: Sort, row: states.Territory) -> None:
        for alias in names:
            for key in {alias, alias.removeprefix("the "), alias.replace("’", "'")}:
                table.setdefault(key, Territory(row.name, sort, row.state, row.of))

    for row in states.territories():
        add(row.names, "name", row)
        add(row.adjectives, "adjective", row)
        add(row.metonyms, "metonym", row)
        add(row.capitals, "capital" if row.state else "metonym", row)
    return table


@lru_cache(maxsize=1 << 15)
def lookup(phrase: str) -> Territory | None:
    """The state or body that a phrase names, or None.  "KYIV" is read as "Kyiv"; "us" and "who" are not "US" and "WHO"."""
    table = territories()
    found = table.get(phrase) or table.get(phrase.replace("’", "'"))
    if found is None and phrase.isupper() and len(phrase) > 4:
        found = table.get(phrase.title())
    return found
