"""When one file says it was published, and on whose word.

In this order: front matter, the page's metadata, the file's name, the dateline, a line near the top.  Never the day of the run, never a
guess; what the other articles tell is inferred elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sitegen.model.document import Publication, PublishedBy
from sitegen.parse.dates import (
    DAY_FIRST,
    ISO,
    MONTH_FIRST,
    WEEKDAYS,
    DateFault,
    DateRead,
    calendar_fault,
    day_in_zone,
    from_match,
    long_day,
)

HEAD_LINES = 12  # lines with words: headline, standfirst, byline, date, and a page's furniture above them
HEAD_CHARS = 3000
MAX_LINE_CHARS = 160  # a line of its own, not a paragraph that begins with a date
FAR_APART_DAYS = 7  # front matter and dateline: a dateline is often of the day before

# File names: 2025-03-18-talks, 2025_03_18, 20250318_talks; folders: 2025/03/18/talks, 2025/03/18-talks, 2025/03-18-talks.
_FILE_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:.*/)?(\d{4})-(\d{2})-(\d{2})(?:[-_ .T].*)?",
        r"(?:.*/)?(\d{4})_(\d{2})_(\d{2})(?:[-_ .].*)?",
        r"(?:.*/)?((?:19|20)\d{2})(\d{2})(\d{2})(?:[-_ .T].*)?",
        r"(?:.*/)?(\d{4})/(\d{2})/(\d{2})(?:[-_ ./].*)?",
        r"(?:.*/)?(\d{4})/(\d{2})-(\d{2})(?:[-_ .].*)?",
        r"(?:.*[-_ ])(\d{4})-(\d{2})-(\d{2})",
    )
)
_LABEL = re.compile(
    r"(?P<label>(?:first\s+|originally\s+|last\s+)?"
    r"(?:published|posted|issued|updated|modified|date|publication date|dated|release date)(?:\s+(?:on|at|date))?)\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
# "LONDON, March 18, 2025 —", "KYIV, Ukraine, 18 March 2025 (Agency) -": a place in capitals, then the date, then a dash, bracket or colon.
_PLACE = re.compile(
    r"[A-Z][A-Z.'’\- ]{1,40}(?:/[A-Z][A-Z.'’\- ]{1,40})?(?:,\s*[A-Z][A-Za-z. ]{1,30})?\s*(?:\([^)]{1,40}\)\s*)?[,|:]?\s+\(?"
)
_AFTER_DATELINE = re.compile(r"\)?\s*(?:\([^)]{1,60}\)|/[^/\n]{2,40}/)?\s*(?:[-–—:|.]|--|$)|\s+[A-Z][A-Z'’\-]+(?:/[A-Z]+)?\s*\(")
_PARTS = re.compile(r"\s+[|•·–—]\s+|\t+|\s{3,}|^By\s")  # what stands between byline, agency and date on one line


@dataclass(frozen=True, slots=True)
class Words:
    """A date that the file itself bears: what it says, where, and in which words for the reader."""

    read: DateRead
    by: PublishedBy
    evidence: str


def by_file_name(identity: str) -> Words | DateFault | None:
    """The day in a file's name or folders; `identity` is the article's id.  An impossible day is a fault."""
    for pattern in _FILE_NAMES:
        match = pattern.fullmatch(identity)
        if match:
            year, month, day = (int(part) for part in match.groups())
            told = f"{match[1]}-{match[2]}-{match[3]}"
            fault = calendar_fault(year, month, day)
            if fault:
                return DateFault("P025", f"the file's name has the date {told}, which is not in the calendar: {fault}", "rename the file")
            here = date(year, month, day)
            return Words(DateRead(here, here), "file-name", f"The name of the file holds the date {long_day(here)}.")
    return None


def by_text(text: str) -> Words | None:
    """The dateline, or else a line near the top that gives the publication day: the first published, else the first updated."""
    lines = list(_head(text))
    for line in lines:
        if found := _dateline(line):
            return found
    told = [found for line in lines for found in _line(line)]
    published = [words for updated, words in told if not updated]
    return published[0] if published else told[0][1] if told else None


def _head(text: str) -> Iterator[str]:
    """The first lines that hold words, each cut where it is long."""
    seen = 0
    for line in text[:HEAD_CHARS].split("\n"):
        if line.strip():
            seen += 1
            yield " ".join(line[: 4 * MAX_LINE_CHARS].split())
        if seen == HEAD_LINES:
            return


def _dates_at(line: str, position: int) -> Iterator[tuple[DateRead, int]]:
    """The date that begins exactly there, and its end."""
    for pattern in (ISO, DAY_FIRST, MONTH_FIRST):
        if match := pattern.match(line, position):
            read = from_match(match)
            if isinstance(read, DateRead):
                yield read, match.end()


def _dateline(line: str) -> Words | None:
    """“LONDON, March 18, 2025 —” at the head of a paragraph.  Without a year it is no date here."""
    place = _PLACE.match(line)
    if not place:
        return None
    for read, end in _dates_at(line, place.end()):
        if _AFTER_DATELINE.match(line, end):
            return Words(read, "dateline", f"The dateline reads “{line[:end].strip()}”.")
    return None


def _line(line: str) -> Iterator[tuple[bool, Words]]:
    """(is it an update?, the date) of each part of a line that is a date and nothing else, or a label and a date.

    A paragraph that begins with a date tells of that day; it does not say when it was published.
    """
    if len(line) > MAX_LINE_CHARS:
        return
    for part in (piece.strip(" ,;()[]") for piece in _PARTS.split(line)):
        label = _LABEL.match(part)
        start = label.end() if label else 0
        for read, end in _dates_at(part, start):
            if not part[end:].strip(" .,;|)(hrs"):
                updated = bool(label and _UPDATED.search(label["label"]))
                yield updated, Words(read, "dateline", f"A line near the top reads “{line}”.")


def publication(words: Words, zone: str) -> Publication:
    """The publication that these words give: one day, or the bounds where they name a month or a year.

    `zone`: the publisher's, in which a moment's day is counted; "": as written.
    """
    read = words.read
    day = day_in_zone(read, zone)
    if day is None:
        return Publication(read.first, read.last, None, (words.evidence,))
    evidence = words.evidence
    if read.moment is not None and day != read.first:
        evidence += f" In {zone}, where the publisher is, that was {long_day(day)}."
    return Publication.on(day, words.by, evidence, moment=read.moment)


def choose(candidates: tuple[Words, ...], zone: str) -> Publication:
    """The publication by the first candidate that gives a day, else the bounds of the first; the others' words stay as evidence."""
    read = [publication(words, zone) for words in candidates]
    best = next((found for found in read if found.day is not None), read[0] if read else Publication())
    agreeing = [line for found in read if found is not best and found.day == best.day for line in found.evidence]
    return replace(best, evidence=best.evidence + tuple(agreeing))


def weekday_fault(read: DateRead) -> str:
    """“18 March 2025 was a Tuesday” where another weekday is written; "" where it fits or none is."""
    if read.day is None or read.weekday is None or read.weekday == read.day.weekday():
        return ""
    return f"{read.day.day} {long_day(read.day).split(' ', 2)[2]} was a {WEEKDAYS[read.day.weekday()]}, not a {WEEKDAYS[read.weekday]}"
