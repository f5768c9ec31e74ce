"""The whole site, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitegen.model.claim import Kind
from sitegen.model.corpus import Corpus, Page
from sitegen.model.event import Event
from sitegen.model.slug import digest, slugify
from sitegen.render import exports, feeds, wellknown
from sitegen.render.assets import Assets, read_assets
from sitegen.render.dates import GLYPHS, direction
from sitegen.render.html import environment
from sitegen.render.links import absolute, folder, root_of
from sitegen.render.paging import Leaf, chunks, front, leaves
from sitegen.render.strings import Words
from sitegen.render.strip import draw_strip
from sitegen.render.views.book import Book, LinkView, told_on
from sitegen.render.views.editorial import about_page, change_pages, conflict_pages, conflict_views, review_pages
from sitegen.render.views.event import CardView, event_page, state_of, view_card
from sitegen.render.views.filters import filters_for
from sitegen.render.views.ledger import ledger_pages, meeting_pages
from sitegen.render.views.people import Entry, actor_entries, actor_pages, letters, page_path, pager, place_entries, place_pages
from sitegen.render.views.search import search_index, search_pages
from sitegen.render.views.sources import plan_sources, source_entries, source_pages
from sitegen.render.views.timeline import Whereabouts, leaf_title, month_links, year_groups, year_links


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
        self.plans = plan_sources(self.book)  # before any card: a card links to its article's page
        self.engine = environment(templates)
        self.assets: Assets = read_assets(self.engine)
        self.engine.globals.update(
            site=corpus.site,
            t=self.book.words,
            lang=corpus.site.language.replace("_", "-"),
            dir=direction(corpus.site.language),
            assets=self.assets.names,
            glyphs=GLYPHS,
            nav=_nav(self.book.words),
            as_of=self.book.dates.day(corpus.as_of),
        )
        self._template = cache(self.engine.get_template)
        self._cards: dict[str, CardView] = {}
        self.listed: list[str] = []  # paths for the sitemap

    def card(self, event: Event) -> CardView:
        """The event's card, drawn once."""
        if event.id not in self._cards:
            self._cards[event.id] = view_card(self.book, event)
        return self._cards[event.id]

    def weight(self, event: Event) -> int:
        """The event's weight on a page, in characters of text."""
        return self.card(event).weight

    def draw(self, template: str, path: str, listed: bool = True, **view: Any) -> Page:
        """One page from its template; `root` leads to the site's top, `canonical` is "" without a base_url."""
        if listed:
            self.listed.append(path)
        canonical = absolute(self.book.site.base_url, path)
        view = {"root": root_of(path), "path": path, "canonical": canonical, "noindex": not listed, **view}
        return Page(path, self._template(template).render(view).encode("utf-8"))

    def pages(self) -> Iterator[Page]:
        """Every file, each path once."""
        yield from self.assets.pages
        yield from self.timeline()
        yield from self.events()
        yield from self.redirects()
        yield from self.people()
        yield from self.sources()
        yield from self.overviews()
        yield from self.search()
        yield from self.files()

    def timeline(self) -> Iterator[Page]:
        """The first page, one for every period, and one for the undated where they are many."""
        book, words = self.book, self.book.words
        pages = leaves(book.corpus.events, self.weight)
        taken = front(pages, self.weight)
        shown = [event for leaf in pages[:taken] for event in leaf.events]
        anywhere = Whereabouts(pages)
        groups = year_groups(book, shown, self.card, anywhere.counts)
        whereabouts = anywhere.on(groups)
        undated = [self.card(event) for event in book.corpus.undated]
        yield self.draw(
            "timeline.html",
            "index.html",
            title="",
            front=True,
            groups=groups,
            years=year_links(book, whereabouts),
            strip=draw_strip(book, book.corpus.events, whereabouts.href),
            filters=filters_for(book, [self.card(event) for event in (*shown, *book.corpus.undated)]),
            undated=undated[:UNDATED_ON_FRONT],
            more_undated=max(0, len(undated) - UNDATED_ON_FRONT),
            months=(),
            older=pages[taken : taken + 1] and _leaf_link(book, pages[taken]),
            newer=None,
            counts=self.counts(),
        )
        for number, leaf in enumerate(pages):
            groups = year_groups(book, leaf.events, self.card, anywhere.counts)
            yield self.draw(
                "timeline.html",
                folder(*leaf.folder),
                title=leaf_title(book, leaf),
                front=False,
                groups=groups,
                years=year_links(book, anywhere.on(groups)),
                strip=None,
                filters=filters_for(book, [self.card(event) for event in leaf.events]),
                undated=(),
                more_undated=0,
                months=month_links(book, pages, leaf.year, leaf),
                older=_leaf_link(book, pages[number + 1]) if number + 1 < len(pages) else None,
                newer=_leaf_link(book, pages[number - 1]) if number else None,
                counts=(words.count("events", len(leaf.events)),),
            )
        for year in dict.fromkeys(leaf.year for leaf in pages if leaf.month is not None):
            inside = [event for leaf in pages if leaf.year == year for event in leaf.events]
            yield self.draw(
                "year.html",
                folder(f"{year:04d}"),
                title=str(year),
                months=month_links(book, pages, year, None),
                years=year_links(book, anywhere),
                strip=draw_strip(book, inside, anywhere.href),
                counts=(words.count("events", len(inside)),),
            )
        yield from self.undated()

    def undated(self) -> Iterator[Page]:
        """All undated events, where the first page does not hold them all."""
        if len(self.book.corpus.undated) <= UNDATED_ON_FRONT:
            return
        pages = chunks([self.card(event) for event in self.book.corpus.undated], lambda card: card.weight)
        for number, cards in enumerate(pages, 1):
            yield self.draw(
                "undated.html",
                page_path(("undated",), number),
                title=self.book.words("undated"),
                cards=cards,
                pager=pager(("undated",), number, len(pages)),
            )

    def counts(self) -> tuple[str, ...]:
        """The first page's figures: events by kind, articles, what lies ahead, what is overdue."""
        book = self.book
        kinds = Counter(event.kind for event in book.shown)
        states = Counter(state_of(event, book.corpus.as_of) for event in book.shown)
        told = [book.words.count(key, kinds[kind]) for kind, key in _KIND_COUNTS if kinds[kind]]
        told += [book.words.count("articles", len(book.documents))] if book.documents else []
        told += [f"{book.words.number(states[state])} {book.words('state_' + state)}" for state in ("upcoming", "overdue") if states[state]]
        return tuple(told)

    def events(self) -> Iterator[Page]:
        """A page for each event, with its neighbours in time."""
        book = self.book
        for number, event in enumerate(book.shown):
            dated = event.extent is not None
            before = book.shown[number - 1] if dated and number else None
            after = book.shown[number + 1] if dated and number + 1 < len(book.corpus.events) else None
            yield self.draw(
                "event.html",
                book.paths[event.id],
                title=event.title or event.id,
                earlier=self.card(before) if before else None,
                later=self.card(after) if after else None,
                json_ld=wellknown.json_ld(book, event),
                disputes=conflict_views(book, event),
                **event_page(book, event, self.card(event)),
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
                        "redirect.html",
                        path,
                        listed=False,
                        target=target,
                        title=event.title or event.id,
                        canonical_target=absolute(self.book.site.base_url, target),
                    )

    def people(self) -> Iterator[Page]:
        """Actors and places."""
        words = self.book.words
        for person in self.book.people.values():
            for view in actor_pages(self.book, person, self.card):
                yield self.draw("actor.html", title=person.name, **view)
        for place_id in self.book.places:
            for view in place_pages(self.book, place_id, self.card):
                yield self.draw("place.html", title=self.book.places[place_id].name, **view)
        for name, entries in (("actors", actor_entries(self.book)), ("places", place_entries(self.book))):
            yield from self.az(name, words(f"nav_{name}"), entries)

    def az(self, name: str, title: str, entries: list[Entry]) -> Iterator[Page]:
        """An A-Z list."""
        pages = chunks(entries, lambda entry: 60 + len(entry.name))
        for number, page in enumerate(pages, 1):
            yield self.draw(
                "az.html",
                page_path((name,), number),
                title=title,
                count=self.book.words.count(name, len(entries)),
                lede=self.book.words(f"{name}_lede"),
                letters=letters(page),
                pager=pager((name,), number, len(pages)),
            )

    def sources(self) -> Iterator[Page]:
        """Sources with their articles."""
        entries = source_entries(self.book)
        for plan in self.plans:
            for view in source_pages(self.book, plan, self.card):
                yield self.draw("source.html", title=view["name"], **view)
        pages = chunks(entries)
        for number, page in enumerate(pages, 1):
            yield self.draw(
                "sources.html",
                page_path(("sources",), number),
                title=self.book.words("nav_sources"),
                count=self.book.words.count("sources", len(entries)),
                entries=page,
                pager=pager(("sources",), number, len(pages)),
            )

    def overviews(self) -> Iterator[Page]:
        """Ledger, meetings, conflicts, corrections, review, about, and the page for a wrong address."""
        words = self.book.words
        for name, views in (
            ("pledges", ledger_pages(self.book, self.card)),
            ("meetings", meeting_pages(self.book, self.card)),
            ("conflicts", conflict_pages(self.book, self.card)),
            ("corrections", change_pages(self.book, self.card)),
        ):
            for view in views:
                yield self.draw(f"{name}.html", title=words(f"title_{name}"), **view)
        for view in review_pages(self.book):
            yield self.draw("review.html", listed=False, title=words("title_review"), **view)
        yield self.draw("about.html", folder("about"), title=words("title_about"), **about_page(self.book))
        # A host shows this page at any depth: its links start at the site's own path where that is known.
        base = urlsplit(self.book.site.base_url).path.rstrip("/") + "/" if self.book.site.base_url else ""
        yield self.draw("404.html", "404.html", listed=False, title=words("title_404"), root=base, canonical="")

    def search(self) -> Iterator[Page]:
        """The A-Z of everything, and its index."""
        script = search_index(self.book, self.card)
        index = f"assets/search-index.{digest(script, 8)}.js"
        yield Page(index, script.encode("ascii"))
        for view in search_pages(self.book, self.card):
            yield self.draw("search.html", title=self.book.words("title_search"), index=index, **view)

    def files(self) -> Iterator[Page]:
        """Data, feeds, and what machines look for."""
        book = self.book
        yield Page("timeline.json", exports.timeline_json(book))
        yield Page("events.csv", exports.events_csv(book))
        yield Page("timelinejs.json", exports.timelinejs_json(book))
        yield self.draw("feed.atom", "feed.atom", listed=False, **feeds.feed_view(book))
        yield Page("calendar.ics", feeds.calendar(book))
        changed = {book.paths[event.id]: day.isoformat() for event in book.shown if (day := told_on(book, event))}
        yield from wellknown.sitemap(book, self.listed, changed)
        yield wellknown.robots(book)
        yield Page(".nojekyll", b"")


UNDATED_ON_FRONT = 25
_KIND_COUNTS: tuple[tuple[Kind, str], ...] = (("meeting", "meetings"), ("pledge", "pledges"), ("other", "others"))


def _leaf_link(book: Book, leaf: Leaf) -> LinkView:
    return LinkView(leaf_title(book, leaf), folder(*leaf.folder))


def _nav(words: Words) -> tuple[tuple[str, str], ...]:
    """(path, name) of each entry of the site's navigation."""
    names = ("pledges", "meetings", "actors", "places", "sources", "conflicts", "corrections", "search", "about")
    return (("index.html", words("nav_timeline")), *((folder(name), words(f"nav_{name}")) for name in names))
