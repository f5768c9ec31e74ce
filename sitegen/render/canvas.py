"""What every part of the site draws on: the corpus as a book, the templates, the cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from sitegen.model.corpus import Corpus, Page
from sitegen.model.drawn import Drawn
from sitegen.model.event import Event
from sitegen.render.assets import Assets, read_assets
from sitegen.render.dates import GLYPHS, direction
from sitegen.render.html import clean_bytes, environment, isolated
from sitegen.render.links import absolute, folder, root_of
from sitegen.render.made import Made
from sitegen.render.sliced import SlicedFiles
from sitegen.render.strings import Words, base_of
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView, view_card
from sitegen.render.views.sources import plan_sources

SITE_PICTURE = "share.png"  # not in assets/: all that lies there is named by its content, to be kept for ever
CARDS_KEPT = 20_000  # of more events the cards are made again where they are drawn: they take a kilobyte each
SECTIONS = ("pledges", "meetings", "actors", "places", "sources", "conflicts", "corrections", "search", "about")


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last build drew, for one that draws the same site again."""

    ground: str  # tells apart builds by other programs, templates and options
    last: Drawn
    output: Path  # where what it drew stands


class Canvas:
    """One rendering of one corpus."""

    def __init__(
        self,
        corpus: Corpus,
        templates: Path | None,
        engine: jinja2.Environment | None = None,
        alive: Callable[[], None] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.ask = alive or _nobody  # whether the pages are still wanted: raises where they are not
        self.book = Book(corpus)
        self.plans = plan_sources(self.book)  # before any card: a card links to its article's page
        self.engine = engine or environment(templates)
        self.assets: Assets = read_assets(self.engine, corpus.site.theme)
        self.engine.globals.update(
            site=corpus.site,
            t=self.book.words,
            lang=corpus.site.language.replace("_", "-"),
            dir=direction(corpus.site.language),
            assets=self.assets.names,
            glyphs=GLYPHS,
            nav=_nav(self.book.words),
            sections=frozenset(path for path, _ in _nav(self.book.words)),
            as_of=self.book.dates.day(corpus.as_of),
        )
        self.engine.globals["tongue"] = partial(_tongue, self.book.words.language)
        self.engine.filters["bdi"] = isolated(direction(corpus.site.language))
        self._template = cache(self.engine.get_template)
        self.engine.globals["part"] = cache(self._part)
        self.engine.globals["once"] = self._once
        self.made = Made(self.book, memory.ground, self.ask) if memory else None
        self.files = SlicedFiles(self.made, memory.last, memory.output) if memory else SlicedFiles()
        self._weights: Mapping[str, int] = memory.last.weights if memory else {}
        self._rows: dict[tuple[int, str], tuple[CardView, Markup]] = {}
        self._cards: dict[str, CardView] = {}
        self.listed: list[str] = []  # paths for the sitemap

    def _part(self, template: str, root: str, path: str = "") -> Markup:
        """What many pages have in common, drawn once for each depth of folders; `path` matters where it is one of the navigation."""
        return Markup(self._template(template).render(root=root, path=path))

    def _once(self, macro: Callable[[CardView, str], Markup], card: CardView, root: str) -> Markup:
        """The card by the macro, drawn once for each depth of folders: an event stands in a row of many lists."""
        key = id(card), root
        if key not in self._rows:
            self._rows[key] = card, macro(card, root)  # with the card, so that no other takes its identity
        return self._rows[key][1]

    def card(self, event: Event) -> CardView:
        """The event's card, drawn once."""
        self.ask()
        if event.id not in self._cards:
            self._cards[event.id] = view_card(self.book, event)
        return self._cards[event.id]

    def weight(self, event: Event) -> int:
        """The event's weight on a page, in characters of text."""
        known = self._weights.get(self.made.card(event)) if self.made else None
        if known is None and len(self.book.shown) > CARDS_KEPT and event.id not in self._cards:
            known = view_card(self.book, event).weight
        return self.card(event).weight if known is None else known

    def draw(self, template: str, path: str, listed: bool = True, **view: Any) -> Page:
        """One page from its template; `root` leads to the site's top, `canonical` is "" without a base_url."""
        self.ask()
        if listed:
            self.listed.append(path)
        canonical = absolute(self.book.site.base_url, path)
        picture = absolute(self.book.site.base_url, SITE_PICTURE)
        view = {"picture": picture, "root": root_of(path), "path": path, "canonical": canonical, "noindex": not listed, **view}
        return Page(path, clean_bytes(self._template(template).render(view)))


def _nobody() -> None:
    """Nobody can say that the pages are not wanted."""


def _tongue(site: str, language: str, block: bool = False) -> Markup:
    """The attributes of a title or a quotation in `language` ("": the site's); a `block` finds its own direction in any case."""
    if language and base_of(language) != site:
        return Markup(' lang="{}" dir="auto"').format(language)
    return Markup(' dir="auto"' if block else "")


def _nav(words: Words) -> tuple[tuple[str, str], ...]:
    """(path, name) of each entry of the site's navigation."""
    return (("index.html", words("nav_timeline")), *((folder(name), words(f"nav_{name}")) for name in SECTIONS))
