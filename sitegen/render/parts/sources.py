"""Sources with their articles."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.paging import chunks
from sitegen.render.views.people import page_path, pager
from sitegen.render.views.sources import source_entries, source_pages


def sources(canvas: Canvas) -> Iterator[Page]:
    """Sources with their articles."""
    entries = source_entries(canvas.book)
    for plan in canvas.plans:
        for view in source_pages(canvas.book, plan, canvas.card):
            yield canvas.draw("source.html", title=view["name"], **view)
    pages = chunks(entries)
    for number, page in enumerate(pages, 1):
        yield canvas.draw(
            "sources.html",
            page_path(("sources",), number),
            title=canvas.book.words("nav_sources"),
            count=canvas.book.words.count("sources", len(entries)),
            entries=page,
            pager=pager(("sources",), number, len(pages)),
        )
