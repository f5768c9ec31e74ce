"""Do the links of the finished pages lead somewhere?

Pages are read once, as they pass, by looking for what our own templates and the sanitiser write (` href="…"`): that finds every link,
and now and then the words of a text that looks like one.  Only a page that then seems to be at fault is read tag by tag (tags.py),
which decides, and knows line and column.
"""

from __future__ import annotations

import posixpath
from array import array
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from sitegen.check.tags import read_tags
from sitegen.model.corpus import Page
from sitegen.model.finding import Finding

MAX_PER_PAGE = 20
TWICE = "give one of the two another id, in the template or the note that writes it"
_HTML = (".html", ".htm")
_LINKS = (b'href="', b'src="', b'action="')
_NO_PAGE = (b"https://", b"http://", b"mailto:", b"data:", b"tag:")
_REMEDY = "a template or a note links to a page that the build does not make"


class Links:
    """The links of the pages of one site, gathered page by page; a few words for each page are kept, and not its text."""

    def __init__(self, exact: bool = False) -> None:
        """With `exact` each page is read tag by tag: for templates that are not ours, and may be written in any way."""
        self._exact = exact
        self._pages: list[str] = []
        self._paths: set[str] = set()
        self._anchors: dict[str, frozenset[str]] = {}
        self._wanted: dict[str, array[int]] = {}  # target, with its fragment: numbers of the pages that link to it
        self._suspect: set[int] = set()
        self._kept: dict[frozenset[str], frozenset[str]] = {}

    def add(self, page: Page) -> None:
        """Take a page: its path, its anchors, and where its links lead."""
        self._paths.add(page.path)
        if not page.path.endswith(_HTML):
            return
        number = len(self._pages)
        self._pages.append(page.path)
        if self._exact:
            names, found, twice = read_tags(page.body)
            wanted, doubled = {address for _, address in found}, bool(twice)
        else:
            ids, wanted = _glance(page.body)
            names = set(ids)
            doubled = len(names) < len(ids)
        if doubled:
            self._suspect.add(number)
        frozen = frozenset(names)
        self._anchors[page.path] = self._kept.setdefault(frozen, frozen)
        here = page.path.rpartition("/")[0]
        for address in wanted:
            if address[:1] == "#" and address[1:] in names:
                continue
            target = _quick_target(here, address)
            if target is None:
                self._wanted.setdefault(f"{page.path}\0{address}", array("L")).append(number)
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
    """What `Links` finds in pages that are all at hand.  Addresses with a scheme or a host are left alone; linear in the bytes."""
    gathered, bodies = Links(exact), {}
    for page in pages:
        gathered.add(page)
        bodies[page.path] = page.body
    return gathered.findings(bodies.__getitem__)


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
