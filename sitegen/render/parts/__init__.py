"""The parts of a site, in the order in which their pages are drawn: another kind of page is a module here and a row in PARTS.

No part waits for another.  What tells of all pages (`files`: the sitemap) comes when they are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.parts.events import event_pages, events, redirects
from sitegen.render.parts.files import DATA, files
from sitegen.render.parts.overviews import OVERVIEWS
from sitegen.render.parts.people import people
from sitegen.render.parts.search import search
from sitegen.render.parts.shares import shares
from sitegen.render.parts.single import single
from sitegen.render.parts.sources import sources
from sitegen.render.parts.timeline import timeline
from sitegen.workers import batches

Part = Callable[[Canvas], Iterator[Page]]

PARTS: tuple[Part, ...] = (timeline, events, redirects, people, sources, *OVERVIEWS.values(), search, single, shares, *DATA)
EVENTS_EACH = 200  # event pages that are drawn by one process at a time


def pieces(canvas: Canvas) -> list[Part]:
    """The site in pieces that can be drawn apart, in the order of PARTS: a part each, the event pages in several."""
    some = [partial(event_pages, numbers=numbers) for numbers in batches(range(len(canvas.book.shown)), EVENTS_EACH)]
    return [piece for part in PARTS for piece in (some if part is events else [part])]


__all__ = ["PARTS", "Part", "files", "pieces"]
