"""The pictures that links show where they are shared: one of the site, and one of each event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.render.canvas import SITE_PICTURE, Canvas
from sitegen.render.dates import direction
from sitegen.render.links import absolute
from sitegen.render.parts.piece import Piece
from sitegen.render.share import Share, draw_share

EVENTS_AT_MOST = 300  # a picture takes some 15 ms: a larger timeline shows the site's own for each event


def share_pieces(canvas: Canvas) -> Iterator[Piece]:
    """Pictures of 1200 × 630 pixels; only for a site that knows its own address, for no other can name them in full."""
    book = canvas.book
    if not book.site.base_url:
        return
    count = len(book.shown)
    yield Piece(SITE_PICTURE, lambda made: made.of(count), _of_site)
    for event in book.shown if count <= EVENTS_AT_MOST else ():
        yield _piece(_path(canvas, event), event)


def _piece(path: str, event: Event) -> Piece:
    return Piece(path, lambda made: made.of(path, events=(event,)), partial(_of_event, event=event))


def _of_site(canvas: Canvas) -> Iterator[Page]:
    book, site = canvas.book, canvas.book.site
    as_of = book.words("as_of", date=book.dates.day(book.corpus.as_of))
    told = book.words.count("events", len(book.shown))
    share = Share(site.author, told, site.title, as_of, site.description, site.theme.light.accent)
    yield Page(SITE_PICTURE, draw_share(share, site.theme.light, direction(site.language) == "rtl"))


def _of_event(canvas: Canvas, event: Event) -> Iterator[Page]:
    site, card, light = canvas.book.site, canvas.card(event), canvas.book.site.theme.light
    colours = {"meeting": light.meeting, "pledge": light.pledge, "other": light.other}
    kind = " · ".join(word for word in (card.kind_word, card.status_word) if word)
    share = Share(site.title, kind, card.date.label or card.date.word, card.date.word, card.title, colours[event.kind])
    yield Page(_path(canvas, event), draw_share(share, light, direction(site.language) == "rtl"))


def picture_of(canvas: Canvas, event: Event) -> str:
    """The address of the picture that stands for the event, "" for a site that does not know its own address."""
    own = len(canvas.book.shown) <= EVENTS_AT_MOST
    return absolute(canvas.book.site.base_url, _path(canvas, event) if own else SITE_PICTURE)


def _path(canvas: Canvas, event: Event) -> str:
    return canvas.book.paths[event.id].removesuffix("index.html") + "share.png"
