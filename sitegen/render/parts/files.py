"""Data, feeds, and what machines look for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as files_of

from sitegen.model.corpus import Page
from sitegen.render import exports, feeds, hosts, ical, wellknown
from sitegen.render.canvas import Canvas
from sitegen.render.markwhen import markwhen
from sitegen.render.parts.events import moved
from sitegen.render.views.book import told_on


def _timeline_json(canvas: Canvas) -> Iterator[Page]:
    yield Page("timeline.json", exports.timeline_json(canvas.book, canvas.files))


def _tables(canvas: Canvas) -> Iterator[Page]:
    yield Page("events.csv", exports.events_csv(canvas.book, canvas.files))
    yield Page("timelinejs.json", exports.timelinejs_json(canvas.book, canvas.files))
    yield Page("timeline.mw", markwhen(canvas.book))
    yield Page("timeline.schema.json", (files_of("sitegen.render") / "timeline.schema.json").read_bytes())


def subscriptions(canvas: Canvas) -> Iterator[Page]:
    book = canvas.book
    """What a reader's own programs ask for again and again."""
    yield canvas.draw("feed.atom", "feed.atom", listed=False, **feeds.feed_view(book, book.shown))
    yield canvas.draw("feed.atom", "changes.atom", listed=False, **feeds.changes_view(book))
    yield Page("calendar.ics", ical.calendar(book, canvas.files))


DATA = {"timeline.json": _timeline_json, "tables": _tables}
DATA_FILES = tuple("timeline.json events.csv timelinejs.json timeline.mw timeline.schema.json feed.atom changes.atom calendar.ics".split())


def files(canvas: Canvas) -> Iterator[Page]:
    """What tells of the other pages, and what hosts look for."""
    book = canvas.book
    changed = {book.paths[event.id]: day.isoformat() for event in book.shown if (day := told_on(book, event))}
    yield from wellknown.sitemap(book, canvas.listed, changed)
    yield wellknown.robots(book)
    yield hosts.headers(book.site, ("404.html", *canvas.listed))
    yield hosts.redirects(book.site, ((path, book.paths[event.id]) for path, event in moved(canvas)))
    yield from (Page(image.path, image.body) for image in book.corpus.images)
    yield Page(".nojekyll", b"")
