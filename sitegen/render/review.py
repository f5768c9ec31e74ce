"""The pages for editors: drawn for the preview, never for the site."""

from __future__ import annotations

from pathlib import Path

from sitegen.model.corpus import Corpus, Page
from sitegen.render.canvas import Canvas
from sitegen.render.views.review import review_pages


def review(corpus: Corpus, templates: Path | None = None) -> tuple[Page, ...]:
    """What waits for review, on one page or more, under `-dateline/review/`; links and assets are those of the site beside it.

    Raises as `render` does.
    """
    canvas = Canvas(corpus, templates)
    title = canvas.book.words("title_review")
    return tuple(canvas.draw("review.html", listed=False, title=title, **view) for view in review_pages(canvas.book))
