"""Ledger, meetings, conflicts, corrections, about, and the page for a wrong address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.links import folder
from sitegen.render.views.ahead import coverage_page
from sitegen.render.views.editorial import about_page, change_pages, conflict_pages
from sitegen.render.views.ledger import ledger_pages, pledges_csv
from sitegen.render.views.meetings import meeting_pages


def overviews(canvas: Canvas) -> Iterator[Page]:
    """Ledger, meetings, conflicts, corrections, about, and the page for a wrong address."""
    words = canvas.book.words
    for name, views in (
        ("pledges", ledger_pages(canvas.book, canvas.card)),
        ("meetings", meeting_pages(canvas.book, canvas.card)),
        ("conflicts", conflict_pages(canvas.book, canvas.card)),
        ("corrections", change_pages(canvas.book, canvas.card)),
    ):
        for view in views:
            yield canvas.draw(f"{name}.html", title=words(f"title_{name}"), **view)
    yield Page("pledges.csv", pledges_csv(canvas.book).encode("utf-8"))
    yield canvas.draw("coverage.html", folder("coverage"), title=words("title_coverage"), **coverage_page(canvas.book, canvas.card))
    yield canvas.draw("about.html", folder("about"), title=words("title_about"), **about_page(canvas.book))
    # A host shows this page at any depth: its links start at the site's own path where that is known.
    base = urlsplit(canvas.book.site.base_url).path.rstrip("/") + "/" if canvas.book.site.base_url else ""
    yield canvas.draw("404.html", "404.html", listed=False, title=words("title_404"), root=base, canonical="")
