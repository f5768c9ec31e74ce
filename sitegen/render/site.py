"""The whole site, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sitegen.model.corpus import Corpus, Page
from sitegen.render.canvas import Canvas
from sitegen.render.parts import Part, files, pieces
from sitegen.workers import jobs_for, spread

PAGES_WORTH = 500  # events: as many as are worth a second process


def render(corpus: Corpus, templates: Path | None = None, jobs: int = 1, alive: Callable[[], None] | None = None) -> Iterator[Page]:
    """Every file of the site, each path once; the same corpus gives the same bytes.

    `jobs` processes draw where there are many pages (AUTO: this machine's own measure).  `templates` is searched before the built-in
    templates, by name.  Raises jinja2.TemplateError for a template that is wrong (it carries `name` and `lineno`), FileNotFoundError
    when `templates` is no folder, and what `alive` raises, which is asked before each page.
    """
    canvas = Canvas(corpus, templates, alive=alive)
    yield from canvas.assets.pages
    parts = pieces(canvas)
    work = partial(_drawn, canvas, parts)  # parts are functions, which no process can send another: it is sent their numbers
    for pages, listed in spread(work, range(len(parts)), jobs_for(jobs, len(canvas.book.shown), PAGES_WORTH), chunk=1):
        yield from pages
        canvas.listed += listed
    yield from files(canvas)


def _drawn(canvas: Canvas, parts: Sequence[Part], number: int) -> tuple[list[Page], list[str]]:
    """The pages of the part of that number, and which of them a sitemap names: the process that draws may not be the one that lists."""
    kept, canvas.listed = canvas.listed, []
    try:
        return list(parts[number](canvas)), canvas.listed
    finally:
        canvas.listed = kept
