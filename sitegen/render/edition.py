"""The pages that tell what changed since an earlier edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sitegen.model.change import Change
from sitegen.model.corpus import Corpus, Page
from sitegen.render import feeds
from sitegen.render.canvas import Canvas
from sitegen.render.views.edition import view_edition
from sitegen.render.views.editorial import change_pages


def edition(corpus: Corpus, templates: Path | None, changes: Sequence[Change], since: date) -> tuple[Page, ...]:
    """The first page of corrections and the feed of changes, with what changed since the edition of that day; each takes the place of
    the page of its path that `render` draws.

    Raises as `render` does.
    """
    canvas = Canvas(corpus, templates)
    book = canvas.book
    first = change_pages(book, canvas.card)[0]
    corrections = canvas.draw(
        "corrections.html", title=book.words("title_corrections"), edition=view_edition(book, changes, since), **first
    )
    feed = canvas.draw("feed.atom", "changes.atom", listed=False, **feeds.changes_view(book, changes, since))
    return corrections, feed
