"""HTML of a slide as Markdown: its words, paragraphs, links and quotations."""

from __future__ import annotations

import html
import re

from sitegen.model.forms import is_address

MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol table tr blockquote section article figure".split())
OPENING = {"br": "\n", "li": "\n- ", "blockquote": "\n\n> "}
SILENT = frozenset(("script", "style", "template"))
# Not html.parser, whose time grows with the square of a hostile text: no tag here reaches beyond the next < or >.
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*)>|<![^<>]*>")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))", re.IGNORECASE)


def markdown(text: str) -> str:
    """The HTML's words as Markdown; scripts and styles are dropped."""
    parts: list[str] = []
    links: list[str] = []
    silent = at = 0
    for tag in _TAG.finditer(text):
        parts.append("" if silent else _plain(text[at : tag.start()]))
        at, name, ends = tag.end(), (tag["name"] or "").casefold(), bool(tag["end"])
        if name in SILENT:
            silent = max(0, silent + (-1 if ends else 1))
        elif name == "a" and not ends:
            links.append(_address(tag["attributes"]))
            parts.append("[" if links[-1] else "")
        elif name == "a":
            parts.append(f"]({address})" if links and (address := links.pop()) else "")
        else:
            parts.append(MARKS.get(name) or ("" if ends else OPENING.get(name, "")) or ("\n\n" if name in BLOCKS else ""))
    parts.append("" if silent else _plain(text[at:]))
    lines = [line.strip() for line in "".join(parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def words(text: str) -> str:
    """The HTML's words alone, on one line."""
    return " ".join(html.unescape(_TAG.sub(lambda tag: " " if (tag["name"] or "").casefold() in {*BLOCKS, *OPENING} else "", text)).split())


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text))


def _address(attributes: str) -> str:
    """The address of a link, "" where it is none that Markdown can hold."""
    match = _HREF.search(attributes)
    address = html.unescape(next((group for group in match.groups() if group), "")) if match else ""
    return address if is_address(address) and not set(address) & set("()<>") else ""
