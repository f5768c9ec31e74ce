"""Publishers with their articles: when each appeared, how that is known, what it says and which date words it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sitegen.model.document import Document
from sitegen.model.event import Event
from sitegen.render.links import safe_url
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book, LinkView
from sitegen.render.views.claim import ArticleView, TimexView, view_article, view_timex
from sitegen.render.views.event import CardView
from sitegen.render.views.people import page_path, pager, sort_key

Card = Callable[[Event], CardView]
WORDS_AT_MOST = 60  # expressions of one article on a page; the rest are counted


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """An article on its source's page."""

    article: ArticleView
    anchor: str
    rows: tuple[CardView, ...]
    words: tuple[TimexView, ...]
    more_words: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in the list of all."""

    name: str
    path: str
    homepage: str
    articles: str
    events: str  # that rest on it, alone or with others
    alone: str  # that rest on it alone
    quotes: str  # sentences quoted from it, none longer than the site's `quote_limit`
    share: str  # of all sentences quoted


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """A source's articles, cut into pages."""

    id: str
    base: tuple[str, ...]
    pages: tuple[tuple[Document, ...], ...]


def plan_sources(book: Book) -> tuple[SourcePlan, ...]:
    """Which article stands on which page; tells the book, so that every other page can link to it."""
    plans = []
    for source_id, (_, path) in book.sources.items():
        documents = sorted(book.documents_of[source_id], key=_newest_first)
        base = tuple(path.split("/")[:2])
        pages = chunks(documents, lambda document: _weight(book, document), max_items=150)
        for number, page in enumerate(pages, 1):
            for document in page:
                book.article_paths[document.id] = f"{page_path(base, number)}#{book.anchors[document.id]}"
        plans.append(SourcePlan(source_id, base, tuple(pages)))
    return tuple(plans)


def source_entries(book: Book) -> list[SourceEntry]:
    """Every source with its share of the evidence, A-Z, that without a name last."""
    quotes, alone, events = Counter[str](), Counter[str](), Counter[str]()
    for event in book.shown:
        sources = [book.source_of[claim.article] for claim in event.claims if claim.article in book.source_of]
        quotes.update(sources)
        events.update(set(sources))
        alone.update(set(sources) if len(set(sources)) == 1 else ())
    total = quotes.total()
    entries = [
        SourceEntry(
            source.name or book.words("publisher_unknown"),
            path,
            safe_url(source.homepage),
            book.words.number(len(book.documents_of[source_id])),
            book.words.number(events[source_id]),
            book.words.number(alone[source_id]),
            book.words.number(quotes[source_id]),
            f"{100 * quotes[source_id] / total:.0f}%" if total else "–",
        )
        for source_id, (source, path) in book.sources.items()
    ]
    return sorted(entries, key=lambda entry: (entry.name == book.words("publisher_unknown"), sort_key(entry.name)))


def source_pages(book: Book, plan: SourcePlan, card: Card) -> list[dict[str, Any]]:
    """What each page of a source shows, the newest article first, those without a day last."""
    source, _ = book.sources[plan.id]
    total = sum(map(len, plan.pages))
    return [
        {
            "path": page_path(plan.base, number),
            "pager": pager(plan.base, number, len(plan.pages)),
            "name": source.name or book.words("publisher_unknown"),
            "homepage": LinkView(source.homepage, safe_url(source.homepage)),
            "timezone": source.timezone,
            "count": book.words.count("articles", total),
            "blocks": tuple(_block(book, document, card) for document in documents),
        }
        for number, documents in enumerate(plan.pages, 1)
    ]


def _block(book: Book, document: Document, card: Card) -> ArticleBlock:
    timexes = book.timexes(document.id)
    return ArticleBlock(
        view_article(book, document),
        book.anchors[document.id],
        tuple(card(event) for event in book.events_in.get(document.id, ())),
        tuple(view_timex(book, timex) for timex in timexes[:WORDS_AT_MOST]),
        max(0, len(timexes) - WORDS_AT_MOST),
    )


def _newest_first(document: Document) -> tuple[int, str]:
    day = document.publication.day
    return (-day.toordinal() if day else 0), document.id


def _weight(book: Book, document: Document) -> int:
    timexes = book.timexes(document.id)[:WORDS_AT_MOST]
    words = sum(len(timex.text) + 160 + 30 * len(timex.alternatives) for timex in timexes)
    return 250 + len(document.title) + 80 * len(document.publication.evidence) + words + 120 * len(book.events_in.get(document.id, ()))
