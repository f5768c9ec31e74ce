"""The first page, one for every period, and one for the undated where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from sitegen.model.claim import Kind
from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.render.canvas import Canvas
from sitegen.render.links import folder
from sitegen.render.paging import Leaf, chunks, front, leaves
from sitegen.render.parts.piece import Piece, of_cards
from sitegen.render.strip import draw_strip
from sitegen.render.views.ahead import ahead, nearest_link
from sitegen.render.views.book import Book, LinkView
from sitegen.render.views.event import state_of
from sitegen.render.views.filters import filters_for
from sitegen.render.views.people import page_path, pager
from sitegen.render.views.timeline import Whereabouts, leaf_title, month_links, year_groups, year_links

UNDATED_ON_FRONT = 25
AHEAD_ON_FRONT = 4  # rows of each list; the coverage page has the rest
AHEAD_KEYS = ("upcoming", "overdue")
_KIND_COUNTS: tuple[tuple[Kind, str], ...] = (("meeting", "meetings"), ("pledge", "pledges"), ("other", "others"))


def timeline_pieces(canvas: Canvas) -> Iterator[Piece]:
    """The first page, one for every period, and one for the undated where they are many."""
    pages = leaves(canvas.book.corpus.events, canvas.weight)
    anywhere = Whereabouts(pages)
    shape = digest(repr([(leaf.folder, leaf.parts, len(leaf.events)) for leaf in pages]), 32)  # what every page tells of the others
    yield of_cards("front", lambda canvas: iter((_front_page(canvas, pages, anywhere),)))
    for number, leaf in enumerate(pages):
        yield _period_piece(pages, anywhere, shape, number, leaf)
    yield of_cards("years", partial(_split_years, pages=pages, anywhere=anywhere))
    yield of_cards("undated", all_undated)


def _period_piece(pages: list[Leaf], anywhere: Whereabouts, shape: str, number: int, leaf: Leaf) -> Piece:
    draw = partial(_period_page, pages=pages, anywhere=anywhere, number=number)
    return Piece(folder(*leaf.folder), lambda made: made.of(shape, events=leaf.events), draw)


def timeline(canvas: Canvas) -> Iterator[Page]:
    """All of these pages."""
    for piece in timeline_pieces(canvas):
        yield from piece.draw(canvas)


def _front_page(canvas: Canvas, pages: list[Leaf], anywhere: Whereabouts) -> Page:
    """What is coming, the newest periods, the undated."""
    book = canvas.book
    taken = front(pages, canvas.weight)
    shown = [event for leaf in pages[:taken] for event in leaf.events]
    groups = year_groups(book, shown, canvas.card, anywhere.counts)
    whereabouts = anywhere.on(groups)
    undated = [canvas.card(event) for event in book.corpus.undated[:UNDATED_ON_FRONT]]
    return canvas.draw(
        "timeline.html",
        "index.html",
        title="",
        front=True,
        groups=groups,
        years=year_links(book, whereabouts),
        strip=draw_strip(book, book.corpus.events, whereabouts.href),
        nearest=nearest_link(book, lambda event: whereabouts.event(event, book.slugs[event.id])),
        ahead=tuple(part.first(AHEAD_ON_FRONT) for part in ahead(book, canvas.card) if part.key in AHEAD_KEYS),
        filters=filters_for(book, [*map(canvas.card, shown), *undated]),
        undated=undated,
        more_undated=len(book.corpus.undated) - len(undated),
        months=(),
        older=pages[taken : taken + 1] and _leaf_link(book, pages[taken]),
        newer=None,
        counts=counts(canvas),
    )


def _period_page(canvas: Canvas, pages: list[Leaf], anywhere: Whereabouts, number: int) -> Iterator[Page]:
    """The page of a period."""
    book, leaf = canvas.book, pages[number]
    groups = year_groups(book, leaf.events, canvas.card, anywhere.counts)
    yield canvas.draw(
        "timeline.html",
        folder(*leaf.folder),
        title=leaf_title(book, leaf),
        front=False,
        groups=groups,
        years=year_links(book, anywhere.on(groups)),
        strip=None,
        nearest=None,
        ahead=(),
        filters=filters_for(book, [canvas.card(event) for event in leaf.events]),
        undated=(),
        more_undated=0,
        months=month_links(book, pages, leaf.year, leaf),
        older=_leaf_link(book, pages[number + 1]) if number + 1 < len(pages) else None,
        newer=_leaf_link(book, pages[number - 1]) if number else None,
        counts=(book.words.count("events", len(leaf.events)),),
    )


def _split_years(canvas: Canvas, pages: list[Leaf], anywhere: Whereabouts) -> Iterator[Page]:
    """The overview of a year whose events stand on pages by month."""
    book = canvas.book
    for year in dict.fromkeys(leaf.year for leaf in pages if leaf.month is not None):
        inside = [event for leaf in pages if leaf.year == year for event in leaf.events]
        yield canvas.draw(
            "year.html",
            folder(f"{year:04d}"),
            title=str(year),
            months=month_links(book, pages, year, None),
            years=year_links(book, anywhere),
            strip=draw_strip(book, inside, anywhere.href),
            counts=(book.words.count("events", len(inside)),),
        )


def all_undated(canvas: Canvas) -> Iterator[Page]:
    """All undated events, where the first page does not hold them all."""
    if len(canvas.book.corpus.undated) <= UNDATED_ON_FRONT:
        return
    pages = chunks([canvas.card(event) for event in canvas.book.corpus.undated], lambda card: card.weight)
    for number, cards in enumerate(pages, 1):
        yield canvas.draw(
            "undated.html",
            page_path(("undated",), number),
            title=canvas.book.words("undated"),
            cards=cards,
            filters=filters_for(canvas.book, cards),
            pager=pager(("undated",), number, len(pages)),
        )


def counts(canvas: Canvas) -> tuple[str, ...]:
    """The first page's figures: events by kind, articles, what lies ahead, what is overdue."""
    book = canvas.book
    kinds = Counter(event.kind for event in book.shown)
    states = Counter(state_of(event, book.corpus.as_of) for event in book.shown)
    told = [book.words.count(key, kinds[kind]) for kind, key in _KIND_COUNTS if kinds[kind]]
    told += [book.words.count("articles", len(book.documents))] if book.documents else []
    told += [book.words.count(state, states[state]) for state in ("upcoming", "overdue") if states[state]]
    return tuple(told)


def _leaf_link(book: Book, leaf: Leaf) -> LinkView:
    return LinkView(leaf_title(book, leaf), folder(*leaf.folder))
