"""What the Markdown of a note names: events and actors as `[[name]]` or `[[name|words]]`, pictures as `![words](images/x.png)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from sitegen.model.finding import Finding, Severity
from sitegen.model.note import Note

IMAGES = "images"  # the folder of the content folder, and of the site
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")  # no SVG: opened by itself it is a page that may run scripts
NAMED_LINK = r"(?<!\\)\[\[([^\[\]|\n\\]{1,200})(?:\\?\|([^\[\]\n]{1,300}))?\]\]"  # \|: in a table a bare bar ends the cell
_NAMED_LINK = re.compile(NAMED_LINK)
# Neither brackets nor line ends in the words: each "![" costs one look however many there are.
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,1000})\]\(\s*(<[^<>\n]{0,500}>|[^\s()<>]{1,500})(?:\s+[\"'][^\n]{0,500}?[\"'])?\s*\)")
_LINK = re.compile(r"(?<![!\\])\[([^\[\]\n]{0,300})\]\(\s*<?([^\s()<>]{1,500})>?(?:\s+[\"'][^\n]{0,500}?[\"'])?\s*\)")
_CODE = re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """A link to an event or actor, [start, stop) of the note's body."""

    start: int
    stop: int
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ImageUse:
    """A picture in a note, [start, stop) of its body."""

    start: int
    stop: int
    alt: str
    source: str  # as written: "images/chart.png", "https://…"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a note, [start, stop) of its body."""

    start: int
    stop: int
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the content folder that a public note shows."""

    path: str  # from the content folder on, and the same in the output: "images/2025/chart.png"
    body: bytes
    width: int  # pixels
    height: int
    located: bool = False  # does the file tell where it was taken?


def named_links(body: str) -> Iterator[Named]:
    """The links by name, in the order of the text; what stands in code is left alone."""
    for match in _NAMED_LINK.finditer(_without_code(body)) if "[[" in body else ():
        name = " ".join(match[1].split())
        yield Named(match.start(), match.end(), name, (match[2] or name).strip())


def image_uses(body: str) -> Iterator[ImageUse]:
    """The pictures, in the order of the text."""
    for match in _IMAGE.finditer(_without_code(body)) if "![" in body else ():
        yield ImageUse(match.start(), match.end(), " ".join(match[1].split()), match[2].strip("<>").strip())


@lru_cache(maxsize=1 << 15)  # the preview asks again at every save
def links(body: str) -> tuple[Link, ...]:
    """The links with an address of their own, in the order of the text."""
    found = _LINK.finditer(_without_code(body)) if "](" in body else ()
    return tuple(Link(match.start(), match.end(), match[1].strip(), match[2]) for match in found)


def image_path(source: str) -> str:
    """The path under the content folder that a picture's address means, or "" where it is no safe path into its folder of images."""
    path = unquote(source).removeprefix("./")
    parts = path.split("/")
    if len(parts) < 2 or parts[0] != IMAGES or any(part.startswith(".") or not part for part in parts):
        return ""
    if any(char in path for char in '\\\0:?#*|<>"') or not path.isprintable():
        return ""
    return path if path.lower().endswith(IMAGE_SUFFIXES) else ""


def finding_in(note: Note, start: int, stop: int, code: str, severity: Severity, message: str, hint: str = "") -> Finding:
    """A finding about the characters [start, stop) of the note's body, at their line and column in its file."""
    head = note.body.rfind("\n", 0, start) + 1
    tail = note.body.find("\n", start)
    excerpt = note.body[head : tail if tail >= 0 else len(note.body)]
    if not note.body_line:
        return Finding(note.path, 0, 0, code, severity, message, hint)
    line = note.body_line + note.body.count("\n", 0, start)
    return Finding(note.path, line, start - head + 1, code, severity, message, hint, excerpt[:2000], stop - start)


def _without_code(body: str) -> str:
    """The body with every stretch of code blanked, so that offsets stay."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body) if "`" in body or "~~~" in body else body
