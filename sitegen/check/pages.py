"""Do the links of the finished pages lead somewhere?  One pass over the bytes of each page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from sitegen.model.corpus import Page
from sitegen.model.finding import Finding

# Every attribute is read whole, so that a link inside another's quotation marks is not taken for one.
_ATTRIBUTE = re.compile(rb"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_LINKS = (b"id", b"name", b"href", b"src", b"srcset", b"action")
_NAME = re.compile(rb"[a-z][a-z0-9-]*")
_REST_OF_TAG = re.compile(rb"""(?>[^"'>]+|"[^"]*"|'[^']*')*+>""")  # atomic: what is never closed costs one look
_OF_INTEREST = re.compile(rb"(?i:id|name|href|src|srcset|action)\s*=")  # most tags carry none of these
_RAW = (b"script", b"style", b"textarea", b"title")
MAX_PER_PAGE = 20
TWICE = "give one of the two another id, in the template or the note that writes it"


def links(pages: Iterable[Page]) -> tuple[Finding, ...]:
    """A finding for each internal link or anchor of an HTML page that leads nowhere, and for each id that stands twice.

    Addresses with a scheme or a host are left alone.  Linear in the bytes of the pages.
    """
    pages = tuple(pages)
    paths = {page.path for page in pages}
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[Page, int, str]] = []
    findings: list[Finding] = []
    for page in pages:
        if page.path.endswith((".html", ".htm")):
            ids, addresses, twice = _read(page)
            anchors[page.path] = ids
            wanted += [(page, offset, address) for offset, address in addresses]
            findings += [_finding(page, offset, "C122", f"the id “{name}” stands twice on the page", TWICE) for offset, name in twice]
    broken: dict[str, int] = {}
    faults: dict[tuple[str, str], str] = {}  # (folder, address): the same menu stands on every page of a folder
    for page, offset, address in wanted:
        key = (page.path if address[:1] in ("", "#", "?") else posixpath.dirname(page.path), address)
        if key not in faults or page.path == "404.html":
            faults[key] = _fault(page.path, address, paths, anchors)
        message = faults[key]
        if message and broken.get(page.path, 0) < MAX_PER_PAGE:
            broken[page.path] = broken.get(page.path, 0) + 1
            findings.append(_finding(page, offset, "C121", message, "a template or a note links to a page that the build does not make"))
    return tuple(sorted(set(findings)))


def _read(page: Page) -> tuple[set[str], list[tuple[int, str]], list[tuple[int, str]]]:
    """(anchors, (offset, address) of links, (offset, id) of ids that stand twice) of one page."""
    ids: set[str] = set()
    addresses: list[tuple[int, str]] = []
    twice: list[tuple[int, str]] = []
    for element, start, end in _tags(page.body):
        if not _OF_INTEREST.search(page.body, start, end):
            continue
        for attribute in _ATTRIBUTE.finditer(page.body, start, end):
            name, place = attribute.group(1).lower(), attribute.start()
            if name not in _LINKS:
                continue
            value = unescape((attribute.group(2) or attribute.group(3) or attribute.group(4) or b"").decode("utf-8", "replace"))
            if name == b"id":
                if value in ids:
                    twice.append((place, value))
                ids.add(value)
            elif name == b"name":
                ids.update({value} if element == b"a" else ())
            elif name == b"srcset":
                addresses += [(place, part.split()[0]) for part in value.split(",") if part.strip()]
            else:
                addresses.append((place, value.strip()))
    return ids, addresses, twice


def _tags(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """(element, start and end of its attributes) of each opening tag; comments, scripts' and styles' text are passed over.

    Goes forward only, so that no page, however broken, takes more than linear time: what is never closed ends the page.
    """
    lowered = body.lower()
    here = body.find(b"<")
    while here >= 0:
        if body.startswith(b"<!--", here):
            here = body.find(b"-->", here)
        elif match := _NAME.match(lowered, here + 1):
            rest = _REST_OF_TAG.match(body, match.end())
            if rest is None:
                return
            element, end = match.group(), rest.end() - 1
            yield element, match.end(), end
            here = lowered.find(b"</" + element, end) if element in _RAW else end
        if here >= 0:
            here = body.find(b"<", here + 1)


def _fault(path: str, address: str, paths: set[str], anchors: dict[str, set[str]]) -> str:
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
        target = next((one for one in _readings(target, parts.path) if one in paths), "")
        if not target:
            return f"“{address}” leads to no page"
    fragment = unquote(parts.fragment)
    if fragment and fragment != "top" and target in anchors and fragment not in anchors[target]:
        return f"“{address}”: the page has no anchor “{fragment}”"
    return ""


def _readings(target: str, written: str) -> Iterator[str]:
    """The files that a host would serve for a path."""
    base = "" if target == "." else target
    if not written.endswith("/") and base:
        yield base
    yield f"{base}/index.html" if base else "index.html"


def _finding(page: Page, offset: int, code: str, message: str, hint: str) -> Finding:
    line = page.body.count(b"\n", 0, offset) + 1
    column = len(page.body[page.body.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")) + 1
    return Finding(page.path, line, column, code, "warning", message, hint)
