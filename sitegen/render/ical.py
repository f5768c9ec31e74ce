"""The dated events as iCalendar (RFC 5545), for calendar programs; dated by their content and never by the clock.

The lines are written here: the library made ten thousand entries in the time in which the rest of the site was drawn.  The tests read
them back with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from urllib.parse import urlsplit

from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.extent import Extent
from sitegen.model.slug import digest
from sitegen.render.dates import certainty
from sitegen.render.feeds import quoted, said_on
from sitegen.render.html import clean
from sitegen.render.links import absolute
from sitegen.render.sliced import NO_MEMORY, SlicedFiles
from sitegen.render.views.book import Book, leading_claim

_LINE_OCTETS = 75  # RFC 5545, 3.1
_MARKS = {"approximate": "≈ ", "disputed": "⇄ "}
_STATUS = {"cancelled": "CANCELLED", "planned": "TENTATIVE", "proposed": "TENTATIVE"}
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(book: Book, files: SlicedFiles = NO_MEMORY) -> bytes:
    """Whole days, a month as a month.  Left out are the undated and those open at one end.

    UID and DTSTAMP come from the content; a pledge with a due date has an entry for that too.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//timeline//EN", "CALSCALE:GREGORIAN"]
    head.append(f"X-WR-CALNAME:{' '.join(clean(book.site.title).split())}")  # of no known type: nothing in it is escaped
    return files.file("calendar.ics", (_written(head), *_entries(book, files), _written(["END:VCALENDAR"])))


def _entries(book: Book, files: SlicedFiles) -> Iterator[tuple[str, bytes]]:
    """Every dated event, then what is due."""
    for event in book.corpus.events:
        if event.extent:
            yield files.slice("calendar.ics", event, partial(_entry, book, event, event.extent, title=event.title))
    for event in book.shown:
        if event.kind == "pledge" and event.due and event.status not in ("refused", "fulfilled"):
            title = book.words("due_title", title=event.title)
            yield files.slice("calendar.ics", event, partial(_entry, book, event, event.due, title=title, suffix="-due"), "-due")


def _entry(book: Book, event: Event, extent: Extent, *, title: str, suffix: str = "") -> str:
    """One entry; "" for an extent that is open at an end."""
    return _written(_entry_lines(book, event, extent, title=title, suffix=suffix))


def _written(lines: Iterable[str]) -> str:
    return b"".join(map(folded, lines)).decode("utf-8")


def _entry_lines(book: Book, event: Event, extent: Extent, *, title: str, suffix: str) -> Iterator[str]:
    """The lines of one entry; none for an extent that is open at an end."""
    if extent.start is None or extent.stop is None:
        return
    own = not suffix
    mark = _MARKS.get(certainty(extent, own and any(conflict.what == "date" for conflict in event.conflicts)), "")
    url = absolute(book.site.base_url, book.paths[event.id])
    label = f"{book.dates.label(extent)} (EDTF {format_edtf(extent)})"
    told = "\n".join(part for part in (label, quoted(book, leading_claim(event)), book.told(event.why) if own else "", url) if part)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(mark + title)}"
    yield f"DTSTART;VALUE=DATE:{_day(extent.start)}"
    yield f"DTEND;VALUE=DATE:{_day(extent.stop)}"
    yield f"DTSTAMP:{_day(said_on(book, event))}T000000Z"
    yield f"UID:{digest(event.id, 24)}{suffix}@{urlsplit(book.site.base_url).hostname or 'localhost'}"
    yield f"CATEGORIES:{_text(book.words(f'kind_{event.kind}'))}"
    yield f"DESCRIPTION:{_text(told)}"
    if event.place and own:
        yield f"LOCATION:{_text(event.place.name)}"
    yield f"STATUS:{_STATUS.get(event.status or '', 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    if url:
        yield f"URL:{url}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A value of the type TEXT (RFC 5545, 3.3.11)."""
    return clean(value).translate(_ESCAPES)


def folded(line: str) -> bytes:
    """The line as UTF-8 with its CRLF, folded so that no part has more than 75 octets; no character is cut."""
    octets = line.encode("utf-8")
    if len(octets) <= _LINE_OCTETS:
        return octets + b"\r\n"
    parts, start, room = [], 0, _LINE_OCTETS
    while start < len(octets):
        stop = start + room
        while stop < len(octets) and octets[stop] & 0xC0 == 0x80:  # inside a character
            stop -= 1
        parts.append(octets[start:stop])
        start, room = stop, _LINE_OCTETS - 1  # the blank that goes before counts
    return b"\r\n ".join(parts) + b"\r\n"
