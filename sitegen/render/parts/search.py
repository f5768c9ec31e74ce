"""Everything from A to Z, and its index."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.render.canvas import Canvas
from sitegen.render.views.search import index_parts, search_pages

SCRIPTS = ("form.js", "minisearch.js", "search.js")


def search(canvas: Canvas) -> Iterator[Page]:
    """The A-Z of everything, and the index in parts unless the site wants no search."""
    parts = []
    for number, script in enumerate(index_parts(canvas.book, canvas.card) if canvas.book.site.search != "none" else (), 1):
        parts.append(f"assets/search-{number}.{digest(script, 8)}.js")
        yield Page(parts[-1], script.encode("ascii"))
    for view in search_pages(canvas.book, canvas.card):
        yield canvas.draw("search.html", title=canvas.book.words("title_search"), parts=parts, scripts=SCRIPTS, **view)
