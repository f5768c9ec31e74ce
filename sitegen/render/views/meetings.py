"""Meetings as a matrix and a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sitegen.model.event import Event
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book, LinkView
from sitegen.render.views.encounters import draw_encounters
from sitegen.render.views.event import CardView
from sitegen.render.views.people import COUNTERPARTS_AT_MOST, TO_MEET, newest_first, page_path, pager, sort_key

Card = Callable[[Event], CardView]
MATRIX_ACTORS = 14  # a wider matrix is read by nobody; the list below it has everyone


@dataclass(frozen=True, slots=True)
class Cell:
    """How often two actors met."""

    met: int
    to_meet: int
    href: str  # "" where they did not
    words: str  # "Norvia and Kelland: 2 meetings, 1 planned"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One actor against all others."""

    who: LinkView
    cells: tuple[Cell | None, ...]  # None on the diagonal


def meeting_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of meetings shows: the matrix on the first, the list on all."""
    meetings = newest_first([event for event in book.shown if event.kind == "meeting"])
    pages = chunks([card(event) for event in meetings], lambda row: 60 + len(row.title))
    rows, columns, left_out = matrix(book, meetings)
    return [
        {
            "path": page_path(("meetings",), number),
            "pager": pager(("meetings",), number, len(pages)),
            "matrix": rows if number == 1 else (),
            "columns": columns,
            "left_out": left_out,
            "pictures": draw_encounters(book, meetings) if number == 1 else (),
            "rows": page,
            "count": book.words.count("meetings", len(meetings)),
        }
        for number, page in enumerate(pages, 1)
    ]


def matrix(book: Book, meetings: Sequence[Event]) -> tuple[tuple[MatrixRow, ...], tuple[LinkView, ...], int]:
    """(rows, column heads, actors left out): those who met most against each other, cancelled meetings aside."""
    held = [(event, {actor.actor_id for actor in event.actors}) for event in meetings if event.status != "cancelled"]
    held = [(event, present) for event, present in held if len(present) > 1]
    times = Counter(actor for _, present in held for actor in present)
    ranked = sorted(times, key=lambda actor: (-times[actor], sort_key(book.people[actor].name), actor))
    chosen = sorted(ranked[:MATRIX_ACTORS], key=lambda actor: (sort_key(book.people[actor].name), actor))
    pairs: dict[tuple[str, str], list[Event]] = {}  # of those chosen alone: hundreds at one summit are tens of thousands of pairs
    partners: dict[str, set[str]] = {actor: set() for actor in chosen}
    for event, present in held:
        here = sorted(present.intersection(chosen))
        for actor in here:
            partners[actor] |= present
        for pair in combinations(here, 2):
            pairs.setdefault(pair, []).append(event)
    heads = tuple(LinkView(book.people[actor].name, book.people[actor].path) for actor in chosen)
    rows = tuple(
        MatrixRow(
            heads[index],
            tuple(
                None if other == actor else _cell(book, pairs, actor, other, len(partners[actor]) <= COUNTERPARTS_AT_MOST + 1)
                for other in chosen
            ),
        )
        for index, actor in enumerate(chosen)
    )
    return rows, heads, len(ranked) - len(chosen)


def _cell(book: Book, pairs: dict[tuple[str, str], list[Event]], one: str, other: str, listed: bool) -> Cell:
    events = pairs.get((min(one, other), max(one, other)), [])
    to_meet = sum(event.status in TO_MEET for event in events)
    met = len(events) - to_meet
    a, b = book.people[one], book.people[other]
    href = "" if not events else book.paths[events[0].id] if len(events) == 1 else a.path
    if len(events) > 1 and listed:
        href += f"#met-{b.path.split('/')[1]}"
    told = [book.words.count("meetings", met)] if met else []
    told += [book.words.count("planned", to_meet)] if to_meet else []
    return Cell(met, to_meet, href, f"{a.name} – {b.name}{book.words('colon')}{book.words('list_comma').join(told)}" if told else "")
