"""Pages that are drawn together, and what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.made import Made

Part = Callable[[Canvas], Iterator[Page]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some pages of a site.  `made_of` must tell apart whatever its pages may tell apart."""

    name: str  # no two pieces of a site have the same
    made_of: Callable[[Made], str]
    draw: Part
    large: bool = False  # as much work as many events' pages


def of_cards(name: str, draw: Part) -> Piece:
    """A piece that may tell of any event, as lists do, but not of articles and notes by themselves."""
    return Piece(name, Made.cards, draw, large=True)


def whole(name: str, draw: Part) -> Piece:
    """A piece that may tell of anything."""
    return Piece(name, Made.everything, draw, large=True)
