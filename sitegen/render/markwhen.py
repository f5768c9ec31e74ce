"""The dated events as markwhen text: one line an event, its dates as EDTF allows them there."""

from __future__ import annotations

import re

from sitegen.model.event import Event
from sitegen.model.extent import Extent, Granularity
from sitegen.model.quoting import quoted
from sitegen.render.html import clean
from sitegen.render.links import absolute
from sitegen.render.views.book import Book

_SPACE = re.compile(r"\s+")
_SYNTAX = str.maketrans({"#": "＃", "@": "＠", "[": "(", "]": ")", "<": "‹", ">": "›"})  # tags, people and links of markwhen's own


def markwhen(book: Book) -> bytes:
    """`timeline.mw`, oldest first: UTF-8.  Left out are the undated and those open at one end, as in the calendar.

    The form is that of markwhen's documentation: a header, then `DATE: words #tag`; a day, a month, a year or two of them with a slash.
    """
    title = quoted(_plain(book.site.title))  # the header is YAML: a colon would lose it whole, the time zone too
    lines = [f"title: {title}", "timezone: UTC", "#meeting: blue", "#pledge: orange", "#other: gray", ""]
    for event in book.corpus.events:
        when = event.extent and _when(event.extent)
        if when:
            address = absolute(book.site.base_url, book.paths[event.id])
            link = f" [{book.words('original')}]({address})" if address else ""
            lines.append(f"{when}: {_plain(event.title or event.id)}{_tags(event)}{link}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _when(extent: Extent) -> str:
    """ "2025-03-18", "2025-03", "2025-03-17/2025-03-23"; "" for an extent that is open."""
    if extent.start is None or extent.last is None:
        return ""
    if extent.length_days == 1:
        return extent.start.isoformat()
    if extent.granularity is Granularity.MONTH and (extent.start.year, extent.start.month) == (extent.last.year, extent.last.month):
        return extent.start.isoformat()[:7]
    if extent.granularity is Granularity.YEAR and extent.start.year == extent.last.year:
        return extent.start.isoformat()[:4]
    return f"{extent.start.isoformat()}/{extent.last.isoformat()}"


def _plain(text: str) -> str:
    """One line without anything that markwhen would read as its own."""
    return _SPACE.sub(" ", clean(text)).strip().translate(_SYNTAX)


def _tags(event: Event) -> str:
    return f" #{event.kind}" + (f" #{event.status}" if event.status else "")
