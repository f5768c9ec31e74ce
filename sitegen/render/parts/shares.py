"""The pictures that links show where they are shared: one of the site, and one of each event."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.render.canvas import SITE_PICTURE, Canvas
from sitegen.render.dates import direction
from sitegen.render.links import absolute
from sitegen.render.share import Share, draw_share

EVENTS_AT_MOST = 300  # a picture takes some 15 ms: a larger timeline shows the site's own for each event


def shares(canvas: Canvas) -> Iterator[Page]:
    """Pictures of 1200 × 630 pixels; only for a site that knows its own address, for no other can name them in full."""
    book = canvas.book
    site = book.site
    if not site.base_url:
        return
    rtl = direction(site.language) == "rtl"
    light = site.theme.light
    kinds = {"meeting": light.meeting, "pledge": light.pledge, "other": light.other}
    as_of = book.words("as_of", date=book.dates.day(book.corpus.as_of))
    told = book.words.count("events", len(book.shown))
    yield Page(SITE_PICTURE, draw_share(Share(site.author, told, site.title, as_of, site.description, light.accent), light, rtl))
    if len(book.shown) > EVENTS_AT_MOST:
        return
    for event in book.shown:
        card = canvas.card(event)
        kind = " · ".join(word for word in (card.kind_word, card.status_word) if word)
        share = Share(site.title, kind, card.date.label or card.date.word, card.date.word, card.title, kinds[event.kind])
        yield Page(_path(canvas, event), draw_share(share, light, rtl))


def picture_of(canvas: Canvas, event: Event) -> str:
    """The address of the picture that stands for the event, "" for a site that does not know its own address."""
    own = len(canvas.book.shown) <= EVENTS_AT_MOST
    return absolute(canvas.book.site.base_url, _path(canvas, event) if own else SITE_PICTURE)


def _path(canvas: Canvas, event: Event) -> str:
    return canvas.book.paths[event.id].removesuffix("index.html") + "share.png"
