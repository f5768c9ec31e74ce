"""The parts of a site, in the order in which their pages are drawn: another kind of page is a module here and a row in PARTS.

A part is drawn in pieces, none of which waits for another; what tells of all pages (`files`: the sitemap) comes when they are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sitegen.render.canvas import Canvas
from sitegen.render.parts.events import event_pieces, redirects
from sitegen.render.parts.files import DATA, files, subscriptions
from sitegen.render.parts.overviews import OF_CARDS, OVERVIEWS
from sitegen.render.parts.people import people_pieces
from sitegen.render.parts.piece import Part, Piece, of_cards, whole
from sitegen.render.parts.search import search
from sitegen.render.parts.shares import share_pieces
from sitegen.render.parts.single import single
from sitegen.render.parts.sources import source_pieces
from sitegen.render.parts.timeline import timeline_pieces

# Those that take longest come first, so that no process is left alone with one of them.
PARTS: Mapping[str, Callable[[Canvas], Iterator[Piece]]] = {
    "timeline": timeline_pieces,
    "data": lambda canvas: (whole(name, part) for name, part in DATA.items()),
    "subscriptions": lambda canvas: iter((of_cards("subscriptions", subscriptions),)),
    "search": lambda canvas: iter((of_cards("search", search),)),
    "overviews": lambda canvas: ((of_cards if name in OF_CARDS else whole)(name, part) for name, part in OVERVIEWS.items()),
    "single": lambda canvas: iter((whole("single", single),)),
    "people": people_pieces,
    "sources": source_pieces,
    "redirects": lambda canvas: iter((of_cards("redirects", redirects),)),
    "shares": share_pieces,
    "events": event_pieces,
}


def pieces(canvas: Canvas) -> list[Piece]:
    """The whole site in pieces."""
    return [piece for part in PARTS.values() for piece in part(canvas)]


__all__ = ["PARTS", "Part", "Piece", "files", "pieces"]
