"""States as parties: what tells "Britain", "the UK prime minister" and "Downing Street" to be one.

Only what comparing needs, from the shared table; a word that is missing there costs a little evidence, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from sitegen.model.slug import slugify
from sitegen.model.states import Territory, territories

_AS_STATES = ("European Union", "United Nations", "NATO")  # bodies that are parties as states are
_UNCLEAR = frozenset(("north", "south", "the-north", "the-south"))  # of the Koreas in a text about them alone

_ROWS = sorted(
    (row for row in territories() if row.state and not row.within or row.name in _AS_STATES),
    key=lambda row: row.name not in _AS_STATES,  # Brussels stands for the European Union before it stands for Belgium: the first row wins
)
_PARTS = tuple(row for row in territories() if row.within)
STATES = frozenset(slugify(row.name) for row in _ROWS)
#: They are counted with another party, and are not it: each keeps its own id and page.
PARTS = frozenset(slugify(name) for row in _PARTS for name in row.names)


def _keyed(rows: Iterable[Territory], words: Callable[[Territory], Iterable[str]]) -> dict[str, str]:
    """Slug of each word -> id of the party it stands for; the first row of two that share one."""
    table: dict[str, str] = {}
    for row in rows:
        for word in words(row):
            table.setdefault(slugify(word), slugify(row.within or row.name))
    return table


NAMES = {
    name: party for name, party in _keyed((*_ROWS, *_PARTS), lambda row: (*row.names, *row.adjectives)).items() if name not in _UNCLEAR
}
PLACES = _keyed((*_ROWS, *_PARTS), lambda row: (*row.capitals, *row.metonyms, *row.places))
SEATS = {  # a building in its city: "talks at the White House" are talks in Washington
    "white-house": "washington", "pentagon": "washington", "capitol": "washington", "oval-office": "washington",
    "washington-dc": "washington",
    "washington-d-c": "washington", "downing-street": "london", "westminster": "london", "whitehall": "london", "elysee": "paris",
    "elysee-palace": "paris", "kremlin": "moscow", "kiev": "kyiv", "blue-house": "seoul", "great-hall-of-the-people": "beijing",
    "tahrir-square": "cairo", "hague": "the-hague", "house-of-commons": "london", "commons": "london", "un-headquarters": "new-york",
    "nato-headquarters": "brussels", "capitol-hill": "washington", "no-10": "london", "number-10": "london",
}  # fmt: skip
_BUILDING = re.compile(
    r"(?:^|-)(?:ministry|palace|house|hotel|embassy|residence|office|offices|headquarters|hq|airport|base|castle|hall|parliament|university|"
    r"church|cathedral|hospital|square|building|centre|center|club|resort|estate|ranch|villa|mansion|region|area|border|summit|sidelines)(?:-|$)"
)


def state_id(actor_id: str) -> str:
    """The one id of a state (or of a body that acts as one) under any of its names; the id itself when it is none."""
    return actor_id if actor_id in PARTS else NAMES.get(actor_id, actor_id)


@lru_cache(maxsize=65536)
def states_in(words: str) -> tuple[str, ...]:
    """The states that a phrase such as "UK Foreign Secretary" or "president of the Czech Republic" names, in order."""
    tokens = [token for token in slugify(words, 400).split("-") if token]
    found: list[str] = []
    taken = 0
    for index in range(len(tokens)):
        if index < taken:
            continue
        for width in (4, 3, 2, 1):
            name = "-".join(tokens[index : index + width])
            if index + width <= len(tokens) and (state := NAMES.get(name, "")):
                found.append(state)
                taken = index + width
                break
    return tuple(dict.fromkeys(found))


def place_key(name: str) -> str:
    """The address of a place, with a building replaced by its city, and the article dropped."""
    slug = slugify(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)) if name.strip() else ""
    head = slugify(name.split(",", maxsplit=1)[0]) if "," in name else slug  # "Paris, France" is Paris
    return SEATS.get(slug) or SEATS.get(head) or (state_id(slug) if slug in NAMES else head)


def place_relation(left: str, right: str) -> str:
    """How two place keys stand to each other: "same", "inside", "apart", or "" when that is not known."""
    if not left or not right:
        return ""
    if left == right:
        return "same"
    for inner, outer in ((left, right), (right, left)):
        if outer in STATES and PLACES.get(inner) == outer:
            return "inside"
        if f"-{outer}-" in f"-{inner}-":  # "central-london", "london"
            return "inside"
    if _BUILDING.search(left) or _BUILDING.search(right):
        return ""  # a ministry may well stand in the city that the other names
    known = [key in STATES or key in PLACES for key in (left, right)]
    return "apart" if all(known) or not any(key in STATES for key in (left, right)) else ""
