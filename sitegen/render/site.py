"""The whole site, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.model.corpus import Corpus, Page
from sitegen.render.canvas import Canvas
from sitegen.render.parts import PARTS


def render(corpus: Corpus, templates: Path | None = None, jobs: int = 1) -> Iterator[Page]:
    """Every file of the site, each path once; the same corpus gives the same bytes.

    `jobs` processes draw where there are many pages (AUTO: this machine's own measure).  `templates` is searched before the built-in
    templates, by name.  Raises jinja2.TemplateError for a template that is wrong (it carries `name` and `lineno`), FileNotFoundError
    when `templates` is no folder.
    """
    canvas = Canvas(corpus, templates, jobs)
    yield from canvas.assets.pages
    for part in PARTS:
        yield from part(canvas)
