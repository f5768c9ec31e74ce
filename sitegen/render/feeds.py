"""What other programs subscribe to: Atom feeds, dated by their content and never by the clock."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sitegen.model.change import Change
from sitegen.model.claim import Claim
from sitegen.model.event import Event
from sitegen.model.slug import digest, slugify
from sitegen.render.exports import quote_text
from sitegen.render.links import absolute
from sitegen.render.paging import day_of
from sitegen.render.views.book import Book, leading_claim, told_on
from sitegen.render.views.edition import told, untold_by_notes
from sitegen.render.views.notes import changes_of

ENTRIES = 50  # a feed is news, not the archive


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One event in the feed."""

    id: str
    title: str
    link: str  # absolute with a base_url, else relative to the feed
    updated: str  # RFC 3339
    published: str
    author: str
    language: str  # of the title; "": the site's
    categories: tuple[tuple[str, str], ...]  # (term, its word)
    summary: str  # plain text


def feed_view(book: Book, events: Sequence[Event], page: str = "index.html", name: str = "") -> dict[str, Any]:
    """What a feed's template shows: those of the events of which something was said last, newest first.

    `page` is the page that shows the same events, `name` what is told in the title beside the site's own.
    """
    newest = sorted(events, key=lambda event: (said_on(book, event), event.id), reverse=True)[:ENTRIES]
    return _feed(book, page, name, "feed.atom", tuple(_entry(book, event) for event in newest))


def changes_view(book: Book, changes: Sequence[Change] = (), since: date | None = None) -> dict[str, Any]:
    """The feed of what changed: each step in an event's life after the first, each correction by the desk; newest first.

    With `changes` since an earlier edition also what those are, under the day of this build.
    """
    found: list[tuple[date, FeedEntry]] = []
    for event in book.shown:
        for number, step in enumerate(event.history[1:], 2):
            day = step.on.last if step.on else None
            if day:
                found.append((day, _change(book, event, day, f"step-{number}", book.words(f"status_{step.status}"), "")))
        for note in event.notes:
            corrected = changes_of(book, note, event)
            if corrected and note.written:
                words = book.words("corrected_by", fields=book.words("list_comma").join(change.name for change in corrected))
                found.append((note.written, _change(book, event, note.written, f"note-{slugify(note.id)}", words, note.author)))
    if since is not None:
        events = {event.id: event for event in book.shown}
        day = book.corpus.as_of
        for one in told(book, untold_by_notes(book, changes)):
            if one.id in events:  # of one that is gone no page is left to read
                fields = (f"{field.name}: {field.before or '–'} → {field.after or '–'}" for field in one.fields)
                words = "; ".join((*one.words, *fields))
                found.append((day, _change(book, events[one.id], day, f"since-{since}-{digest(words, 6)}", words, "")))
    newest = sorted(found, key=lambda pair: (pair[0], pair[1].id), reverse=True)[:ENTRIES]
    return _feed(book, "corrections/index.html", book.words("title_changes"), "changes.atom", tuple(entry for _, entry in newest))


def _change(book: Book, event: Event, day: date, part: str, what: str, author: str) -> FeedEntry:
    whole = _entry(book, event)
    moment = _moment(book, day)
    return replace(
        whole,
        id=f"{whole.id}#{part}",
        title=f"{whole.title}: {what}",
        link=f"{whole.link}#{'notes' if part.startswith('note') else 'history-h' if part.startswith('step') else 'main'}",
        updated=moment,
        published=moment,
        author=author,
    )


def _feed(book: Book, page: str, name: str, file: str, entries: tuple[FeedEntry, ...]) -> dict[str, Any]:
    base = book.site.base_url
    folder = page.removesuffix("index.html")
    feed = folder + file if file == "feed.atom" else file
    return {
        "title": f"{book.site.title}: {name}" if name else book.site.title,
        "feed_id": absolute(base, feed if feed != "feed.atom" else "index.html") or _tag(book, "" if feed == "feed.atom" else feed),
        "self_link": absolute(base, feed),
        "home": absolute(base, page) or posixpath.relpath(page, posixpath.dirname(feed) or "."),
        "updated": entries[0].updated if entries else _moment(book, book.corpus.as_of),
        "author": book.site.author or book.site.title,
        "entries": entries if base else tuple(_beside(entry, feed) for entry in entries),
    }


def _beside(entry: FeedEntry, feed: str) -> FeedEntry:
    """The entry with its link as seen from the feed's own folder, for a site that does not know its address."""
    return replace(entry, link="../" * feed.count("/") + entry.link)


def _entry(book: Book, event: Event) -> FeedEntry:
    path = book.paths[event.id]
    leading = leading_claim(event)
    label = book.dates.label(event.extent) if event.extent else book.words("certainty_open")
    told = [label if label.endswith(".") else f"{label}.", quoted(book, leading), book.told(event.why)]
    first = min((day for claim in event.claims if (day := _published(book, claim.article))), default=said_on(book, event))
    return FeedEntry(
        absolute(book.site.base_url, path) or _tag(book, event.id),
        event.title or event.id,
        absolute(book.site.base_url, path) or path,
        _moment(book, said_on(book, event)),
        _moment(book, first),
        next((document.publisher for claim in event.claims if (document := book.documents.get(claim.article)) and document.publisher), ""),
        book.title_language(event),
        tuple((name, book.words(f"{of}_{name}")) for of, name in (("kind", event.kind), ("status", event.status)) if name),
        " ".join(part for part in told if part),
    )


def quoted(book: Book, claim: Claim | None) -> str:
    """The claim's sentence in the site's quotation marks."""
    return book.words("quote_open") + quote_text(book, claim) + book.words("quote_close") if claim else ""


def said_on(book: Book, event: Event) -> date:
    """When the event was last told of; where no day is known its own, and last the day the build is for."""
    return told_on(book, event) or (day_of(event) if event.extent else None) or book.corpus.as_of


def _published(book: Book, article: str) -> date | None:
    document = book.documents.get(article)
    return document.publication.day if document else None


def _moment(book: Book, day: date) -> str:
    """Midnight of that day in the site's own zone, as RFC 3339 has it."""
    try:
        zone: Any = ZoneInfo(book.site.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = UTC
    offset = datetime.combine(day, time(), zone).strftime("%z")
    return f"{day.isoformat()}T00:00:00{offset[:3]}:{offset[3:5]}"


def _tag(book: Book, id: str) -> str:
    """A tag: URI (RFC 4151) for a site that does not know its own address."""
    return f"tag:localhost,2000:{slugify(book.site.title)}:{quote(id, safe='', errors='replace')}"
