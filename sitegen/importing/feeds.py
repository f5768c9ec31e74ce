"""RSS (0.9 to 2.0) and Atom: a feed's entries.

Read by expat, which the standard library brings along.  feedparser, which knows more odd feeds, took five minutes over a tag with 100,000
attributes and three seconds over an entity bomb; here every declaration of an entity ends the reading before anything is expanded, and
the time is linear.  The tests hold what is found against what feedparser finds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.parsers import expat

from sitegen.importing.entry import Entries, Entry
from sitegen.importing.markup import words
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address, is_language

MAX_DEPTH = 200
MAX_ATTRIBUTES = 200
MAX_ENTRIES = 5000
MAX_AMPERSANDS = 200_000  # in a feed that is mended: a second's work
ROOTS = ("rss", "feed", "rdf:rdf")
_ROOT = re.compile(
    r"\s{0,99}(?:<\?[^>]{0,500}>\s{0,99}|<!--(?:(?!-->).){0,2000}-->\s{0,99}|<!DOCTYPE[^>]{0,500}>\s{0,99}){0,20}<(?:\w+:)?(rss|feed|RDF)\b",
    re.I | re.S,
)
# The prefixes by which the names below are written, whatever the feed calls them.
NAMESPACES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
}
# The first that is there counts.
DATES = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "date",
    "created",
    "updated",
    "dcterms:modified",
    "modified",
)
_SPELT = {"pubdate": "pubDate"}
TEXTS = ("content:encoded", "content", "description", "summary", "dc:description")
AUTHORS = ("author/name", "dc:creator", "author")
_MARKUP_TYPES = ("xhtml", "application/xhtml+xml")
# What makes feeds no XML most often: names of HTML's characters, an ampersand by itself, a control character.
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,32};)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2\\d|3[01]|x0?[0-8bcefBCEF]|x1[0-9a-fA-F]);")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|$))", re.DOTALL)


class _RefusedError(Exception):
    """A feed made to keep programs busy, or to read other files."""


def is_feed(text: str) -> bool:
    """Does the text begin as a feed does?"""
    return bool(_ROOT.match(text[:8000]))


def read_feed(path: str, text: str, base: str = "") -> Entries:
    """The entries of a feed; `base` is its own address, from which those in it are counted.

    P090 where it is no XML or refused (those entries that stand before the fault are kept), with the place.
    """
    reader = _Reader(base)
    fault = _parse(reader, text)
    if isinstance(fault, expat.ExpatError) and text.count("&") < MAX_AMPERSANDS:
        mended = _Reader(base)
        if _parse(mended, _mended(text)) is None:
            reader, fault = mended, None
    findings: list[Finding] = []
    if fault is not None:
        line, column, told, hint = _told(fault, reader)
        excerpt = text.split("\n")[line - 1][:400] if 0 < line <= text.count("\n") + 1 else ""
        findings.append(Finding(path, line, column, "P090", "error", told, hint, excerpt))
    elif reader.root not in ROOTS:
        hint = "an RSS or Atom feed begins with <rss>, <feed> or <rdf:RDF>"
        findings.append(
            Finding(path, 0, 0, "P090", "error", f"it is XML, but no feed: its outermost element is “{reader.root[:40]}”", hint)
        )
    elif not reader.entries:
        findings.append(Finding(path, 0, 0, "P090", "warning", "the feed has no entries", "look whether it is the right feed"))
    return Entries(tuple(reader.entries), tuple(findings))


def _parse(reader: _Reader, text: str) -> Exception | None:
    """Why the reading ended before the end, None where it did not."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.words
    parser.EntityDeclHandler, parser.StartDoctypeDeclHandler = reader.entity, reader.doctype
    reader.parser = parser
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _RefusedError) as fault:
        return fault
    return None


def _told(fault: Exception, reader: _Reader) -> tuple[int, int, str, str]:
    """(line, column, what is wrong, what to do)."""
    if isinstance(fault, expat.ExpatError):
        hint = "what stands before it was read; tell the publisher, or mend the line and import the file again"
        return fault.lineno, fault.offset + 1, f"the feed is not well-formed XML: {expat.ErrorString(fault.code)}", hint
    line = reader.parser.CurrentLineNumber if reader.parser else 0
    return (
        line,
        0,
        f"the feed was not read on: {fault}",
        "such a feed is broken, or made to keep programs busy; what stands before was read",
    )


def _mended(text: str) -> str:
    """The feed with its ampersands and names of characters as XML knows them, outside CDATA, and without control characters."""
    parts = _CDATA.split(_CONTROL.sub("", text))
    return "".join(part if part.startswith("<![CDATA[") else _AMPERSAND.sub(_ampersand, part) for part in parts)


def _ampersand(match: re.Match[str]) -> str:
    meant = html.unescape(match.group())
    return meant if match[1] and meant != match.group() and not set(meant) & set("<&") else "&amp;" + (match[1] or "")


class _Reader:
    """What expat calls; gathers one entry after the other."""

    def __init__(self, base: str) -> None:
        self.entries: list[Entry] = []
        self.root = ""
        self.parser: expat.XMLParserType | None = None
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._stack: list[str] = []
        self._feed: dict[str, str] = {}
        self._item: dict[str, str] | None = None
        self._item_depth = self._markup_depth = self._line = 0
        self._gathered: list[str] = []

    def doctype(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if has_subset:
            raise _RefusedError("it declares entities of its own")

    def entity(self, name: str, *_: object) -> None:
        raise _RefusedError(f"it declares the entity “{name[:40]}”")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES:
            raise _RefusedError(f"a tag has more than {MAX_ATTRIBUTES} attributes")
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError(f"elements stand more than {MAX_DEPTH} deep in each other")
        for key, value in attributes.items():
            if key == "xmlns" or key.startswith("xmlns:"):
                self._prefixes[key[6:]] = NAMESPACES.get(value.strip(), key[6:])
        plain = self._plain(name)
        self._stack.append(plain)
        self.root = self.root or plain
        if self._markup_depth:
            self._gathered.append(f"<{plain}>")
            return
        if plain in ("item", "entry") and self._item is None:
            if len(self.entries) >= MAX_ENTRIES:
                raise _RefusedError(f"it has more than {MAX_ENTRIES:,} entries")
            self._item, self._item_depth = {}, len(self._stack)
            self._line = self.parser.CurrentLineNumber if self.parser else 0
            self._keep("about", attributes.get("rdf:about", ""))
        self._gathered = []
        inside = len(self._stack) - self._item_depth if self._item is not None else 0
        if plain == "link" and attributes.get("href"):
            self._keep(f"link {attributes.get('rel', 'alternate')}", attributes["href"])
        elif plain == "guid" and attributes.get("isPermaLink", "true").lower() == "false":
            self._keep("no permalink", "yes")
        elif inside == 1 and plain in ("content", "summary") and attributes.get("type", "text") in _MARKUP_TYPES:
            self._markup_depth = len(self._stack)
        if inside == 1 and plain in ("content", "summary") and attributes.get("type", "text") in ("text", "text/plain"):
            self._keep(f"plain {plain}", "yes")

    def words(self, text: str) -> None:
        self._gathered.append(html.escape(text, quote=False) if self._markup_depth else text)

    def end(self, name: str) -> None:
        depth, plain = len(self._stack), self._stack.pop()
        if self._markup_depth and depth > self._markup_depth:
            self._gathered.append(f"</{plain}>")
            return
        self._markup_depth = 0
        if self._item is not None and depth == self._item_depth:
            self.entries.append(self._entry(self._item))
            self._item = None
        elif self._item is not None and depth - self._item_depth <= 2:
            self._keep("/".join((*self._stack[self._item_depth :], plain)), "".join(self._gathered).strip())
        elif self._item is None and depth <= 3 and self._stack[-1:] in (["channel"], ["feed"]):
            self._keep(plain, "".join(self._gathered).strip())
        self._gathered = []

    def _keep(self, key: str, value: str) -> None:
        """The first value of a name that has one."""
        kept = self._feed if self._item is None else self._item
        if value:
            kept.setdefault(key, value)

    def _plain(self, name: str) -> str:
        prefix, found, local = name.rpartition(":")
        mapped = self._prefixes.get(prefix, prefix) if found else ""
        return (f"{mapped}:{local}" if mapped else local).lower()

    def _entry(self, item: dict[str, str]) -> Entry:
        date = next((key for key in DATES if key in item), "")
        body = next((key for key in TEXTS if key in item), "")
        told = item.get(body, "")
        plain = f"plain {body}" in item and not re.search(r"</?(?:p|br|a|div)\b", told)
        language = item.get("dc:language") or self._feed.get("language") or self._feed.get("dc:language") or ""
        author = words(next((item[key] for key in AUTHORS if key in item), ""))
        return Entry(
            place=f"entry {len(self.entries) + 1}",
            line=self._line,
            id=item.get("guid") or item.get("id") or item.get("about") or "",
            title=words(item.get("title") or item.get("dc:title") or ""),
            url=next(self._addresses(item), ""),
            published=item.get(date, ""),
            dated_by=f"the feed's <{_SPELT.get(date, date)}>",
            publisher=words(item.get("source/title") or item.get("source") or self._feed.get("title") or ""),
            author="" if "@" in author else author,  # RSS has an e-mail address there
            language=language if is_language(language) else "",
            text=told if plain else "",
            html="" if plain else told,
        )

    def _addresses(self, item: dict[str, str]) -> Iterator[str]:
        """Those that may be the article's own, the likeliest first."""
        home = self._base or self._feed.get("link") or self._feed.get("link alternate") or ""
        told = [
            item.get("link"),
            item.get("link alternate"),
            None if "no permalink" in item else item.get("guid"),
            item.get("about"),
            item.get("id"),
        ]
        for words_ in filter(None, told):
            try:
                address = urljoin(home, words_.strip()) if "://" in words_ or words_.strip().startswith(("/", "?")) else words_.strip()
            except ValueError:
                continue
            if is_address(address):
                yield address
