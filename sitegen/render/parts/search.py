"""Everything from A to Z, and its index."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.render.canvas import Canvas
from sitegen.render.views.search import search_index, search_pages


def search(canvas: Canvas) -> Iterator[Page]:
    """The A-Z of everything, and its index."""
    script = search_index(canvas.book, canvas.card)
    index = f"assets/search-index.{digest(script, 8)}.js"
    yield Page(index, script.encode("ascii"))
    for view in search_pages(canvas.book, canvas.card):
        yield canvas.draw("search.html", title=canvas.book.words("title_search"), index=index, **view)
