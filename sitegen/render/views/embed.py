"""The page for other people's frames, and the code that puts it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import escape

from sitegen.model.event import Event
from sitegen.render.links import absolute
from sitegen.render.views.book import Book
from sitegen.render.views.people import newest_first

PATH = "embed/index.html"
NEWEST = 50  # rows that stand there before any script runs, and the most at a time after it


@dataclass(frozen=True, slots=True)
class Embed:
    """An offer to embed events.  `code` is "" where the site does not know its own address."""

    path: str  # of the page with the filter
    address: str  # of the page without one
    code: str


def newest(book: Book) -> list[Event]:
    """The newest events that the page shows by itself; those without a date come last."""
    return newest_first(book.shown)[:NEWEST]


def embed_for(book: Book, name: str = "", filters: Mapping[str, str] | None = None) -> Embed:
    """The offer for the events that the filters leave ({"actor": "norvia"}); `name` says whose they are."""
    address = absolute(book.site.base_url, PATH)
    query = f"?{urlencode(filters)}" if filters else ""
    title = f"{name} – {book.site.title}" if name else book.site.title
    code = f'<iframe src="{escape(address + query)}" title="{escape(title)}" width="100%" height="600" loading="lazy"></iframe>'
    return Embed(PATH + query, address, code if address else "")
