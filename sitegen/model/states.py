"""States, and the bodies that act in the news, under any of their names: the one table that the extractor and the merger share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Territory:
    """One line of `states.tsv` or `bodies.tsv`: lists in the order of the file, names as written there."""

    name: str  # canonical: "United Kingdom"
    state: bool  # False: a body
    names: tuple[str, ...]  # the canonical one first
    adjectives: tuple[str, ...]  # and peoples: "British", "Britons"
    capitals: tuple[str, ...]  # of a body: the seats that stand for it
    metonyms: tuple[str, ...]  # "Downing Street"
    places: tuple[str, ...]  # others that lie in it
    of: str  # the state that a body belongs to
    within: str  # the one with which it is counted when parties are compared: Scotland with the United Kingdom


@cache
def territories() -> tuple[Territory, ...]:
    """Every line of both tables, states first."""
    found = []
    for file in ("states.tsv", "bodies.tsv"):
        for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                found.append(_territory(line.split("\t"), file == "states.tsv"))
    return tuple(found)


def _territory(fields: list[str], state: bool) -> Territory:
    name, *lists = fields
    others, adjectives, capitals, fifth, places, within = (*lists, *[""] * (6 - len(lists)))
    return Territory(
        name,
        state,
        (name, *_listed(others)),
        _listed(adjectives),
        _listed(capitals),
        _listed(fifth) if state else (),
        _listed(places),
        "" if state else fifth,
        within,
    )


def _listed(field: str) -> tuple[str, ...]:
    return tuple(filter(None, field.split(";")))
