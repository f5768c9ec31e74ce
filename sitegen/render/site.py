"""The whole site, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.model.corpus import Corpus, Page
from sitegen.model.event import Event
from sitegen.model.slug import slugify
from sitegen.render import exports
from sitegen.render.assets import Assets, read_assets
from sitegen.render.dates import GLYPHS, direction
from sitegen.render.html import environment
from sitegen.render.links import absolute, folder, root_of
from sitegen.render.paging import front, leaves
from sitegen.render.strings import Words
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView, event_page, view_card
from sitegen.render.views.timeline import leaf_title, year_groups, year_links


def render(corpus: Corpus, templates: Path | None = None) -> Iterator[Page]:
    """Every file of the site, each path once; the same corpus gives the same bytes.

    `templates` is searched before the built-in templates, by name.  Raises jinja2.TemplateError for a template that is
    wrong (it carries `name` and `lineno`), FileNotFoundError when `templates` is no folder.
    """
    yield from Site(corpus, templates).pages()


class Site:
    """One rendering of one corpus."""

    def __init__(self, corpus: Corpus, templates: Path | None) -> None:
        self.book = Book(corpus)
        self.engine = environment(templates)
        self.assets: Assets = read_assets(self.engine)
        self.engine.globals.update(
            site=corpus.site,
            t=self.book.words,
            lang=corpus.site.language.replace("_", "-"),
            dir=direction(corpus.site.language),
            assets=self.assets.names,
            glyphs=GLYPHS,
            sections=_sections(self.book.words),
            as_of=self.book.dates.day(corpus.as_of),
        )
        self._template = cache(self.engine.get_template)
        self._cards: dict[str, CardView] = {}

    def card(self, event: Event) -> CardView:
        """The event's card, drawn once."""
        if event.id not in self._cards:
            self._cards[event.id] = view_card(self.book, event)
        return self._cards[event.id]

    def weight(self, event: Event) -> int:
        """The event's weight on a page, in characters of text."""
        return self.card(event).weight

    def draw(self, template: str, path: str, **view: Any) -> Page:
        """One page from its template; `root` leads to the site's top, `canonical` is "" without a base_url."""
        canonical = absolute(self.book.site.base_url, path)
        body = self._template(template).render(root=root_of(path), path=path, canonical=canonical, **view)
        return Page(path, body.encode("utf-8"))

    def pages(self) -> Iterator[Page]:
        """Every file, in no order that matters."""
        yield from self.assets.pages
        yield from self.timeline()
        for event in self.book.shown:
            yield self.draw("event.html", self.book.paths[event.id], title=event.title, **event_page(self.book, event))
        yield from self.redirects()
        yield Page("timeline.json", exports.timeline_json(self.book))
        yield Page("events.csv", exports.events_csv(self.book))
        yield Page("timelinejs.json", exports.timelinejs_json(self.book))
        yield Page(".nojekyll", b"")

    def timeline(self) -> Iterator[Page]:
        """The first page, and one for every period."""
        book = self.book
        pages = leaves(book.corpus.events, self.weight)
        taken = front(pages, self.weight)
        cards = {event.id: self.card(event) for event in book.shown}
        groups = year_groups(book, [event for leaf in pages[:taken] for event in leaf.events], cards)
        undated = tuple(cards[event.id] for event in book.corpus.undated)
        yield self.draw("timeline.html", "index.html", groups=groups, years=year_links(book, groups), undated=undated, title="", front=True)
        for leaf in pages:
            groups = year_groups(book, leaf.events, cards)
            yield self.draw(
                "timeline.html",
                folder(*leaf.folder),
                groups=groups,
                years=year_links(book, groups),
                undated=(),
                title=leaf_title(book, leaf),
                front=False,
            )

    def redirects(self) -> Iterator[Page]:
        """A small page at the address of each claim that was merged away."""
        taken = set(self.book.paths.values())
        for event in self.book.shown:
            target = self.book.paths[event.id]
            for old in event.same_as:
                path = folder("events", slugify(old))
                if path not in taken:
                    taken.add(path)
                    yield self.draw(
                        "redirect.html", path, target=target, title=event.title, canonical_target=absolute(self.book.site.base_url, target)
                    )


def _sections(words: Words) -> tuple[tuple[str, str], ...]:
    """(path, name) of each entry of the site's navigation."""
    names = ("pledges", "meetings", "actors", "places", "sources", "conflicts", "corrections", "search", "about")
    return (("index.html", words("nav_timeline")), *((folder(name), words(f"nav_{name}")) for name in names))
