"""Do the links of the finished pages lead somewhere?  One pass over the bytes of each page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from sitegen.model.corpus import Page
from sitegen.model.finding import Finding

_TAG = re.compile(
    rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(rb"""\s(id|name|href|src|srcset|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
MAX_PER_PAGE = 20


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
            findings += [_finding(page, offset, "C122", f"the id “{name}” stands twice on the page", "") for offset, name in twice]
    broken: dict[str, int] = {}
    for page, offset, address in wanted:
        message = _fault(page.path, address, paths, anchors)
        if message and broken.get(page.path, 0) < MAX_PER_PAGE:
            broken[page.path] = broken.get(page.path, 0) + 1
            findings.append(_finding(page, offset, "C121", message, "a template or a note links to a page that the build does not make"))
    return tuple(sorted(set(findings)))


def _read(page: Page) -> tuple[set[str], list[tuple[int, str]], list[tuple[int, str]]]:
    """(anchors, (offset, address) of links, (offset, id) of ids that stand twice) of one page."""
    ids: set[str] = set()
    addresses: list[tuple[int, str]] = []
    twice: list[tuple[int, str]] = []
    for tag in _TAG.finditer(page.body):
        if tag.group(2) is None and tag.group(1) is None:
            continue
        inside = tag.group(3) if tag.group(2) is not None else _opening(tag.group(0))
        element = (tag.group(2) or tag.group(1)).lower()
        base = tag.start(3) if tag.group(2) is not None else tag.start()
        for attribute in _ATTRIBUTE.finditer(inside):
            name = attribute.group(1).lower()
            value = unescape((attribute.group(2) or attribute.group(3) or attribute.group(4) or b"").decode("utf-8", "replace"))
            if name == b"id":
                if value in ids:
                    twice.append((base + attribute.start(), value))
                ids.add(value)
            elif name == b"name":
                if element == b"a":
                    ids.add(value)
            elif name == b"srcset":
                addresses += [(base + attribute.start(), part.split()[0]) for part in value.split(",") if part.strip()]
            else:
                addresses.append((base + attribute.start(), value.strip()))
    return ids, addresses, twice


def _opening(element: bytes) -> bytes:
    """The attributes of the opening tag of a script or style element."""
    return element[: element.find(b">")]


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
