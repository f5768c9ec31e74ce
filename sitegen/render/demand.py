"""One page at a time, when somebody asks for it: what a preview shows before the whole site is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2

from sitegen.model.corpus import Corpus, Page
from sitegen.render.canvas import Canvas
from sitegen.render.html import built_in_templates, environment
from sitegen.render.parts.events import event_page, redirects
from sitegen.render.parts.files import DATA, DATA_FILES, subscriptions
from sitegen.render.parts.overviews import OVERVIEWS
from sitegen.render.parts.people import directories, of_actor, of_place
from sitegen.render.parts.search import search
from sitegen.render.parts.sources import sources
from sitegen.render.parts.timeline import timeline

_TIMELINE = re.compile(r"index\.html|undated|\d{4,}")


class Engines:
    """The template engine, made anew only where a template or a setting has changed: to compile them takes longer than to draw a page.

    A setting, because a compiled file of macros keeps the globals it was first used with: words, as-of day, names of assets.
    """

    def __init__(self, templates: Path | None) -> None:
        self._templates = templates
        self._seen: object = None
        self._engine: jinja2.Environment | None = None

    def engine(self, corpus: Corpus) -> jinja2.Environment:
        """Raises as `environment` does."""
        folders = [built_in_templates(), *([self._templates] if self._templates else [])]
        files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
        marks = [(file, found.st_mtime_ns, found.st_ctime_ns, found.st_size) for file in files if (found := file.stat())]
        seen = (marks, corpus.site, corpus.as_of)
        if self._engine is None or seen != self._seen:
            self._engine, self._seen = environment(self._templates), seen
        return self._engine


class Pages:
    """The pages of one corpus, drawn one at a time and kept; `page` of a path gives the bytes that `render` gives."""

    def __init__(self, corpus: Corpus, templates: Path | None, engine: jinja2.Environment | None = None) -> None:
        self._canvas = Canvas(corpus, templates, engine)
        book = self._canvas.book
        self._drawn: dict[str, Page] = {page.path: page for page in self._canvas.assets.pages}
        self._drawn |= {image.path: Page(image.path, image.body) for image in corpus.images}
        self._event = {book.paths[event.id]: number for number, event in enumerate(book.shown)}
        self._actor = {person.path.split("/")[1]: actor_id for actor_id, person in book.people.items()}
        self._place = {place.path.split("/")[1]: place_id for place_id, place in book.places.items()}
        self._begun: dict[str, Iterator[Page]] = {}

    def page(self, path: str) -> Page | None:
        """The page at that path, or None where this corpus has none; files that tell of all others (sitemap, robots) are none of them.

        Raises jinja2.TemplateError for a template that is wrong.
        """
        while path not in self._drawn:
            name, part = self._part_of(path)
            drawing = self._begun.setdefault(name, part)
            page = next(drawing, None)
            if page is None:
                return None
            self._drawn[page.path] = page
        return self._drawn[path]

    def _part_of(self, path: str) -> tuple[str, Iterator[Page]]:
        """(a name, the pages) of the part that draws the path, as far as it was not begun."""
        canvas = self._canvas
        head, _, rest = path.partition("/")
        slug = rest.partition("/")[0]
        if path in self._event:
            return path, event_page(canvas, self._event[path])
        if head == "actors" and slug in self._actor:
            return f"actors/{slug}", of_actor(canvas, self._actor[slug])
        if head == "places" and slug in self._place:
            return f"places/{slug}", of_place(canvas, self._place[slug])
        if head in OVERVIEWS:
            return head, OVERVIEWS[head](canvas)
        if path in DATA_FILES:
            return "data", (page for part in (*DATA.values(), subscriptions) for page in part(canvas))
        if _TIMELINE.fullmatch(head):
            return "timeline", timeline(canvas)
        parts = {"events": redirects, "actors": directories, "places": directories, "sources": sources}
        parts |= dict.fromkeys(("search", "embed", "assets"), search)
        return (parts[head].__name__, parts[head](canvas)) if head in parts else ("", iter(()))
