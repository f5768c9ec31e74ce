"""Ledger, meetings, conflicts, corrections, about, and the page for a wrong address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.links import folder
from sitegen.render.views.ahead import coverage_page
from sitegen.render.views.editorial import about_page, change_pages, conflict_pages
from sitegen.render.views.ledger import ledger_pages, pledges_csv
from sitegen.render.views.meetings import meeting_pages


def _pages(name: str, views: Callable[[Canvas], Iterable[dict[str, Any]]]) -> Callable[[Canvas], Iterator[Page]]:
    """The part that draws each view with the template of that name."""

    def draw(canvas: Canvas) -> Iterator[Page]:
        for view in views(canvas):
            yield canvas.draw(f"{name}.html", title=canvas.book.words(f"title_{name}"), **view)

    return draw


def _table(canvas: Canvas) -> Iterator[Page]:
    yield Page("pledges.csv", pledges_csv(canvas.book).encode("utf-8"))


def _coverage(canvas: Canvas) -> Iterator[Page]:
    title = canvas.book.words("title_coverage")
    yield canvas.draw("coverage.html", folder("coverage"), title=title, **coverage_page(canvas.book, canvas.card))


def _about(canvas: Canvas) -> Iterator[Page]:
    yield canvas.draw("about.html", folder("about"), title=canvas.book.words("title_about"), **about_page(canvas.book))


def _missing(canvas: Canvas) -> Iterator[Page]:
    # A host shows this page at any depth: its links start at the site's own path where that is known.
    base = urlsplit(canvas.book.site.base_url).path.rstrip("/") + "/" if canvas.book.site.base_url else ""
    yield canvas.draw("404.html", "404.html", listed=False, title=canvas.book.words("title_404"), root=base, canonical="")


OF_CARDS = frozenset({"pledges", "meetings", "conflicts", "pledges.csv", "404.html"})  # of them: those that are lists of events
# By the first folder, or the file, of their paths.
OVERVIEWS = {
    "pledges": _pages("pledges", lambda canvas: ledger_pages(canvas.book, canvas.card)),
    "meetings": _pages("meetings", lambda canvas: meeting_pages(canvas.book, canvas.card)),
    "conflicts": _pages("conflicts", lambda canvas: conflict_pages(canvas.book, canvas.card)),
    "corrections": _pages("corrections", lambda canvas: change_pages(canvas.book, canvas.card)),
    "pledges.csv": _table,
    "coverage": _coverage,
    "about": _about,
    "404.html": _missing,
}
