"""Do the links of the finished pages lead somewhere?

Pages are read once, as they pass, by looking for what our own templates and the sanitiser write (` href="…"`): that finds every link,
and now and then the words of a text that looks like one.  Only a page that then seems to be at fault is read tag by tag (tags.py),
which decides, and knows line and column.
"""

from __future__ import annotations

import posixpath
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from sitegen.check.tags import read_tags
from sitegen.model.corpus import Page
from sitegen.model.drawn import Drawing, Seen, Sheet
from sitegen.model.finding import Finding

MAX_PER_PAGE = 20
TWICE = "give one of the two another id, in the template or the note that writes it"
_HTML = (".html", ".htm")
_LINKS = (b'href="', b'src="', b'action="')
_NO_PAGE = (b"https://", b"http://", b"mailto:", b"data:", b"tag:")
_REMEDY = "a template or a note links to a page that the build does not make"


def look(page: Page, exact: bool = False) -> Seen:
    """What is to be known of a page; with `exact` it is read tag by tag: for templates that are not ours, and may be written in any way."""
    if not page.path.endswith(_HTML):
        return Seen()
    if exact:
        names, found, twice = read_tags(page.body)
        wanted, doubled = {address for _, address in found}, bool(twice)
    else:
        ids, wanted = _glance(page.body)
        names = set(ids)
        doubled = len(names) < len(ids)
    beyond = (address for address in wanted if address[:1] != "#" or address[1:] not in names)
    return Seen(frozenset(names), tuple(sorted(beyond)), doubled)


class Links:
    """The links of the pages of one site, gathered page by page; a few words for each page are kept, and not its text."""

    def __init__(self) -> None:
        """No page yet."""
        self._pages: list[str] = []
        self._paths: set[str] = set()
        self._anchors: dict[str, frozenset[str]] = {}
        self._wanted: dict[str, array[int]] = {}  # target, with its fragment: numbers of the pages that link to it
        self._suspect: set[int] = set()
        self._kept: dict[frozenset[str], frozenset[str]] = {}

    def add(self, path: str, seen: Seen, sound: bool = False) -> None:
        """Take a page: its path, its anchors, and where its links lead, if these are not known to be `sound`."""
        self._paths.add(path)
        if not path.endswith(_HTML):
            return
        self._anchors[path] = self._kept.setdefault(seen.names, seen.names)
        if sound:
            return
        number = len(self._pages)
        self._pages.append(path)
        if seen.doubtful:
            self._suspect.add(number)
        here = path.rpartition("/")[0]
        for address in seen.wanted:
            target = _quick_target(here, address)
            if target is None:
                self._wanted.setdefault(f"{path}\0{address}", array("L")).append(number)
            elif target not in self._paths:
                self._wanted.setdefault(target, array("L")).append(number)

    def findings(self, body_of: Callable[[str], bytes]) -> tuple[Finding, ...]:
        """A finding for each internal link or anchor that leads nowhere (C121), and for each id that stands twice (C122)."""
        suspect = set(self._suspect)
        for wanted, pages in self._wanted.items():
            path, _, address = wanted.partition("\0")
            target, _, fragment = path.partition("#")
            if self._fault(path, address) if address else target not in self._paths or fragment not in {"", *self._anchors.get(target, ())}:
                suspect.update(pages)
        found: list[Finding] = []
        for number in sorted(suspect):
            found += self._read(self._pages[number], body_of(self._pages[number]))
        return tuple(sorted(set(found)))

    def _read(self, path: str, body: bytes) -> Iterator[Finding]:
        """What is wrong on one page, tag by tag."""
        _, addresses, twice = read_tags(body)
        for offset, name in twice:
            yield _finding(path, body, offset, "C122", f"the id “{name}” stands twice on the page", TWICE)
        faults: dict[str, str] = {}
        broken = 0
        for offset, address in addresses:
            if address not in faults:
                faults[address] = self._fault(path, address)
            if faults[address] and broken < MAX_PER_PAGE:
                broken += 1
                yield _finding(path, body, offset, "C121", faults[address], _REMEDY)

    def _fault(self, path: str, address: str) -> str:
        """Why an address leads nowhere, or ""."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return f"“{address}” is no address"
        if parts.scheme or parts.netloc or address.startswith("//"):
            return ""
        if parts.path.startswith("/"):
            # Only the page for missing addresses, shown at any depth, may count from the root of the host.
            return "" if path == "404.html" else f"“{address}” counts from the root of the host: it breaks in a sub-folder and from a file"
        target = path
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if target.startswith(".."):
                return f"“{address}” leads out of the site"
            target = next((one for one in _readings(target, parts.path) if one in self._paths), "")
            if not target:
                return f"“{address}” leads to no page"
        fragment = unquote(parts.fragment)
        if fragment and fragment != "top" and target in self._anchors and fragment not in self._anchors[target]:
            return f"“{address}”: the page has no anchor “{fragment}”"
        return ""


def links(pages: Iterable[Page], exact: bool = True) -> tuple[Finding, ...]:
    """As `links_drawn`, of pages that are all at hand and were not looked at.

    Addresses with a scheme or a host are left alone; linear in the bytes.
    """
    at_hand = list(pages)
    seen = {page.path: look(page, exact) for page in at_hand}
    return links_drawn(Drawing(pages=[*at_hand], seen=seen), {}, lambda _: b"")


def links_drawn(drawing: Drawing, last: Mapping[str, Sheet], body_of: Callable[[str], bytes]) -> tuple[Finding, ...]:
    """What `Links` finds in pages that were looked at when they were drawn, and in those that stand as the last build left them.

    The links of the latter led somewhere then, or they would not be kept; they are followed again only where a page or an anchor of the
    `last` build is gone.  `body_of` a path gives such a page's bytes.
    """
    gathered, drawn = Links(), {page.path: page for page in drawing.pages}
    gone = _gone(drawing, last)
    addresses = {address for sheet in drawing.kept.values() for address in sheet.seen.wanted} if gone else set()
    lost = {address for address in addresses if _end_of(address) in gone}
    for path, sheet in drawing.kept.items():
        gathered.add(path, sheet.seen, sound=lost.isdisjoint(sheet.seen.wanted))
    for path, seen in drawing.seen.items():
        gathered.add(path, seen)
    return gathered.findings(lambda path: drawn[path].body if path in drawn else body_of(path))


def _gone(drawing: Drawing, last: Mapping[str, Sheet]) -> set[str]:
    """With what an address may end that leads to a page of the last build which is no longer there, or has lost an anchor."""
    gone = set()
    for path, sheet in last.items():
        if path not in drawing.kept:
            seen = drawing.seen.get(path)
            if seen is None or not sheet.seen.names <= seen.names:
                parts = path.removesuffix("index.html").rstrip("/").split("/")
                gone |= {"/".join(parts[start:]) for start in range(len(parts))}
    return gone


def _end_of(address: str) -> str:
    """What an address has in common with the path that it leads to, from whichever page: its end, without the name of a folder's page."""
    plain = unquote(address.partition("#")[0].partition("?")[0])
    return plain.rpartition("../")[2].removeprefix("./").removesuffix("index.html").strip("/")


def _glance(body: bytes) -> tuple[list[str], set[str]]:
    """(ids, addresses) of a page made of our templates and sanitised Markdown: small letters, double quotation marks, no blanks."""
    addresses = {value for form in _LINKS for value in _values(body, form)}
    wanted = {address for address in addresses if not address.startswith(_NO_PAGE) or b"[" in address}
    return [_text(name) for name in _values(body, b' id="')], set(map(_text, wanted))


def _values(body: bytes, form: bytes) -> list[bytes]:
    """What stands between `form` and the next quotation mark, each time."""
    parts = body.split(form)
    del parts[0]
    return [part[: part.find(b'"')] for part in parts]


def _text(value: bytes) -> str:
    """An attribute's value as it is meant: character references resolved."""
    text = value.decode("utf-8", "replace").strip()
    return unescape(text) if "&" in text else text


def _quick_target(folder: str, address: str) -> str | None:
    """The page, or page#anchor, that an address of the plain kind leads to; None for any other ("?", a folder, an escape)."""
    while address.startswith("../"):
        if not folder:
            return None
        address = address[3:]
        folder = folder.rpartition("/")[0]
    path = address.partition("#")[0]
    if path[-1:] in ("/", "") or path[0] == "/" or "./" in path or "//" in path or "?" in address or "%" in address or ":" in address:
        return None
    return f"{folder}/{address}" if folder else address


def _readings(target: str, written: str) -> Iterator[str]:
    """The files that a host would serve for a path."""
    base = "" if target == "." else target
    if not written.endswith("/") and base:
        yield base
    yield f"{base}/index.html" if base else "index.html"


def _finding(path: str, body: bytes, offset: int, code: str, message: str, hint: str) -> Finding:
    line = body.count(b"\n", 0, offset) + 1
    column = len(body[body.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")) + 1
    return Finding(path, line, column, code, "warning", message, hint)
