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
from sitegen.model.reason import Reason, because
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
MAX_SHOWN_CHARS = 100  # of such a line, as evidence
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
    r"(?P<label>(?:page\s+)?(?:first\s+|originally\s+|last\s+)?"
    r"(?:published|posted|issued|updated|modified|date|publication date|dated|release date|press release)(?:\s+(?:on|at|date))?)"
    r"\s*(?P<colon>[:\-–—])?\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
# A time that stands before the date: "14:59 GMT, ", "11:50 UK time, ".
_TIME_FIRST = re.compile(
    r"(?P<time>\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+(?:[A-Z][A-Za-z]{1,12}\s+time|[A-Z]{2,5}\b))?\s*,?\s*(?:on\s+)?)?"
)
_THEN_UPDATED = re.compile(r"\s*,?\s*(?:last\s+)?(?:updated|modified)\s+(?:at|on)\b", re.IGNORECASE)
# "Date: 4 May" beside one of these is the day of an event that is announced.
_ANNOUNCED = re.compile(r"(?:venue|location|where|place|time|when|what|who|rsvp)\s*:", re.IGNORECASE)
OPENING_LINES = 3  # in which a date may be followed by the article itself: pages whose lines have run together
# "LONDON, March 18, 2025 —", "KYIV, Ukraine, 18 March 2025 (Agency) -": a place in capitals, then the date, then a dash, bracket or colon.
_CAPITALS = r"[A-Z][A-Z.'’\- ]{1,40}(?:/[A-Z][A-Z.'’\- ]{1,40})?"
_PLACES = tuple(  # without a region first: "OSLO, March 18, 2025" has none
    re.compile(_CAPITALS + region + r"\s*(?:\([^)]{1,40}\)\s*)?[,|:]?\s+\(?") for region in ("", r",\s*[A-Z][A-Za-z. ]{1,30}?")
)
_AFTER_DATELINE = re.compile(r"\)?\s*(?:\([^)]{1,60}\)|/[^/\n]{2,40}/)?\s*(?:[-–—:|.]|--|$)|\s+[A-Z][A-Z'’\-]+(?:/[A-Z]+)?\s*\(")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")  # what stands between byline, agency and date on one line


@dataclass(frozen=True, slots=True)
class Words:
    """A date that the file itself bears: what it says, where, and in which words for the reader."""

    read: DateRead
    by: PublishedBy
    evidence: Reason


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
            return Words(DateRead(here, here), "file-name", because("file-name-holds", day=here))
    return None


def by_text(text: str) -> Words | None:
    """The dateline, or else a line near the top that gives the publication day: the first published, else the first updated."""
    lines = list(_head(text))
    for line in lines:
        if found := _dateline(line):
            return found
    announced = any(_ANNOUNCED.match(line) for line in lines)
    told = [found for number, line in enumerate(lines) for found in _line(line, number < OPENING_LINES, announced)]
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
    for pattern in _PLACES:
        place = pattern.match(line)
        for read, end in _dates_at(line, place.end()) if place else ():
            if _AFTER_DATELINE.match(line, end):
                return Words(read, "dateline", because("dateline-reads", words=line[:end].strip()))
    return None


def _line(line: str, opening: bool, announced: bool) -> Iterator[tuple[bool, Words]]:
    """(is it an update?, the date) of each part of a line that is a date and nothing else, or a label and a date.

    A paragraph that begins with a date tells of that day; it does not say when it was published.  Only in an opening line may the
    article follow on, after a label with its colon or a date with its time of day.
    """
    if "@" in line or (len(line) > MAX_LINE_CHARS and not opening):  # “@name — 18 March 2025”: a post that is quoted
        return
    parts = [piece.strip(" ,;()[]") for piece in _PARTS.split(line)]
    for number, part in enumerate(parts):
        label = _LABEL.match(part)
        if label and announced and label["label"].casefold().startswith("date"):
            continue
        clock = _TIME_FIRST.match(part, label.end() if label else 0)
        start = clock.end() if clock else 0
        for read, end in _dates_at(part, start):
            alone = not part[end:].strip(" .,;)(")
            timed = read.moment is not None or bool(clock and clock["time"]) or bool(_THEN_UPDATED.match(part, end))
            if alone or (opening and number < 2 and (timed or bool(label and label["colon"]))):
                yield bool(label and _UPDATED.search(label["label"])), _words_near_top(read, line)
    if opening:
        yield from _labelled(line)


def _labelled(line: str) -> Iterator[tuple[bool, Words]]:
    """A label with its colon and a date anywhere in an opening line: “… in the city Updated: 2016-07-15 13:14 By …”."""
    for label in _LABEL.finditer(line):
        if label["colon"] and not label["label"].casefold().startswith("date"):
            for read, _ in _dates_at(line, label.end()):
                yield bool(_UPDATED.search(label["label"])), _words_near_top(read, line)


def _words_near_top(read: DateRead, line: str) -> Words:
    shown = line if len(line) <= MAX_SHOWN_CHARS else line[:MAX_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
    return Words(read, "dateline", because("line-reads", words=shown))


@dataclass(frozen=True, slots=True)
class Zones:
    """In which time zone a moment's day is counted."""

    publisher: str = ""  # IANA name; "" when unknown
    site: str = ""

    def of(self, read: DateRead) -> str:
        """The publisher's zone; where it is unknown an offset that is told is probably its own, while Z is a machine's habit."""
        offset = read.moment.utcoffset() if read.moment is not None else None
        return self.publisher or ("" if offset else self.site)


def publication(words: Words, zones: Zones) -> Publication:
    """The publication that these words give: one day, or the bounds where they name a month or a year."""
    read, zone = words.read, zones.of(words.read)
    day = day_in_zone(read, zone)
    if day is None:
        return Publication(read.first, read.last, None, (words.evidence,))
    evidence = words.evidence
    if read.moment is not None and day != read.first:
        evidence = because("zone-publisher" if zones.publisher else "zone-site", evidence=evidence, zone=zone, day=day)
    return Publication.on(day, words.by, evidence, moment=read.moment)


def choose(candidates: tuple[Words, ...], zones: Zones) -> Publication:
    """The publication by the first candidate, narrowed to a day by a later one where the first names only a month or a year.

    The words of the others that agree stay as evidence.
    """
    read = [publication(words, zones) for words in candidates]
    if not read:
        return Publication()
    first = read[0]
    best = next((found for found in read if found.day is not None and _within(found.day, first)), first)
    agreeing = [line for found in read if found is not best and found.day == best.day for line in found.evidence]
    return replace(best, evidence=best.evidence + tuple(agreeing))


def _within(day: date, bounds: Publication) -> bool:
    return bounds.earliest is not None and bounds.latest is not None and bounds.earliest <= day <= bounds.latest


def weekday_fault(read: DateRead) -> str:
    """“18 March 2025 was a Tuesday” where another weekday is written; "" where it fits or none is."""
    if read.day is None or read.weekday is None or read.weekday == read.day.weekday():
        return ""
    return f"{read.day.day} {long_day(read.day).split(' ', 2)[2]} was a {WEEKDAYS[read.day.weekday()]}, not a {WEEKDAYS[read.weekday]}"
