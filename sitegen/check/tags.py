"""The links and anchors of a page of any making, read tag by tag, forward only: however broken, it takes linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# Every attribute is read whole, so that a link inside another's quotation marks is not taken for one.
_ATTRIBUTE = re.compile(rb"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_LINKS = (b"id", b"name", b"href", b"src", b"srcset", b"action")
_NAME = re.compile(rb"[a-z][a-z0-9-]*")
_REST_OF_TAG = re.compile(rb"""(?>[^"'>]+|"[^"]*"|'[^']*')*+>""")  # atomic: what is never closed costs one look
_OF_INTEREST = re.compile(rb"(?i:id|name|href|src|srcset|action)\s*=")  # most tags carry none of these
_RAW = (b"script", b"style", b"textarea", b"title")


def read_tags(body: bytes) -> tuple[set[str], list[tuple[int, str]], list[tuple[int, str]]]:
    """(anchors, (offset, address) of links, (offset, id) of ids that stand twice) of one page."""
    ids: set[str] = set()
    addresses: list[tuple[int, str]] = []
    twice: list[tuple[int, str]] = []
    for element, start, end in _tags(body):
        if not _OF_INTEREST.search(body, start, end):
            continue
        for attribute in _ATTRIBUTE.finditer(body, start, end):
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
