"""What a feed's entry, a letter of a mailbox or a page of a web archive says of itself, before anybody has checked it."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from sitegen.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """One article.  A field that is not given is empty."""

    place: str  # where in the file, in words: "entry 3", "letter 2"
    line: int = 0  # from 1; 0: not known
    id: str = ""  # what it is known by where it came from
    title: str = ""
    url: str = ""
    published: str = ""  # the date in words
    dated_by: str = ""  # and where they stand, in words: "the feed's <pubDate>"
    publisher: str = ""
    author: str = ""
    language: str = ""
    text: str = ""  # plain
    html: str = ""  # of the article alone, without a page around it
    page: bytes = b""  # a whole web page


@dataclass(frozen=True, slots=True)
class Entries:
    """All articles of one file, and what is wrong with the file or with some of them."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()


def internet_date(told: str) -> str:
    """A date as letters and RSS write it ("Tue, 18 Mar 25 10:00 GMT"), in ISO's form; other words as they are."""
    try:
        return told if told[:4].isdecimal() else parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return told


def marked(body: bytes, charset: str) -> bytes:
    """The page in UTF-8 with its mark where its server named the encoding, which outranks what the page says; else as it is."""
    try:
        return b"\xef\xbb\xbf" + body.decode(charset, "replace").lstrip("\ufeff").encode("utf-8", "replace") if charset else body
    except (LookupError, ValueError):
        return body
