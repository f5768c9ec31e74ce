"""Sources with their articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.made import Made
from sitegen.render.paging import chunks
from sitegen.render.parts.piece import Piece, whole
from sitegen.render.views.people import page_path, pager
from sitegen.render.views.sources import SourcePlan, source_entries, source_pages


def source_pieces(canvas: Canvas) -> Iterator[Piece]:
    """Sources with their articles."""
    for plan in canvas.plans:
        yield Piece(f"sources/{plan.id}", partial(_made_of, canvas, plan), partial(of_source, plan=plan))
    yield whole("sources", all_sources)


def _made_of(canvas: Canvas, plan: SourcePlan, made: Made) -> str:
    documents = [document.id for page in plan.pages for document in page]
    events = (event for id in documents for event in canvas.book.events_in.get(id, ()))
    return made.of(plan.base, [len(page) for page in plan.pages], [made.article(id) for id in documents], events=events)


def sources(canvas: Canvas) -> Iterator[Page]:
    """Sources with their articles, and the list of all."""
    for plan in canvas.plans:
        yield from of_source(canvas, plan)
    yield from all_sources(canvas)


def of_source(canvas: Canvas, plan: SourcePlan) -> Iterator[Page]:
    """The pages of one source."""
    for view in source_pages(canvas.book, plan, canvas.card):
        yield canvas.draw("source.html", title=view["name"], **view)


def all_sources(canvas: Canvas) -> Iterator[Page]:
    """The list of all sources."""
    entries = source_entries(canvas.book)
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
