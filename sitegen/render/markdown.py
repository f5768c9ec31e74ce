"""Editors' Markdown, rendered and then made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlinePass
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.model.markup import IMAGES, NAMED_LINK, image_path
from sitegen.model.slug import digest
from sitegen.render.html import clean

OPENING_CHARS = 300  # of a body, where a list shows an event by it
LIMIT_CHARS = 20_000  # read as Markdown; what follows is shown as plain paragraphs
_SCROLLED = {"pre": {"tabindex": "0"}, "table": {"tabindex": "0"}}  # what is wider than a phone is scrolled by the keyboard too
_OPEN_AT_MOST = 20  # Python-Markdown looks for the end of each open bracket: 10,000 in one block take 28 s
_PAGE = re.compile(r"site:[a-z0-9][a-z0-9/-]*/index\.html")
_ROW = re.compile(r"^ {0,3}\|.*$", re.MULTILINE)  # of a table: the bar of [[name|words]] ends no cell
_BAR = re.compile(r"\[\[([^\[\]|\n\\]{1,200})\|")
_FOOTNOTE = re.compile(r'((?:id="|href="#))(?=fn(?:ref)?\d*:)')
# fmt: off
_TAGS = frozenset({
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em",
    "strong", "del", "ins", "sub", "sup", "abbr", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "caption", "div", "span", "mark",
})
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
}


Links = tuple[tuple[str, str], ...]
Pictures = tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=4096)
def to_html(text: str, links: Links = (), pictures: Pictures = ()) -> str:
    """Safe HTML of a note's body: no script, no style, no other host asked; pictures of other hosts become links.

    `links`: (name, path in the site) for `[[name]]`; the words of any other name stay without a link.  `pictures`: (path, width,
    height) of each that the site has.  Both lead to `site:path`: `rooted` makes of it what the page needs, for a note stands on pages
    of any depth.  Headings start at h3, below a page's own.  Never raises.
    """
    text = clean(text)
    rest = ""
    if len(text) > LIMIT_CHARS:
        cut = text.rfind("\n\n", 0, LIMIT_CHARS)
        cut = cut if cut > 0 else LIMIT_CHARS
        text, rest = text[:cut], "".join(f"<p>{escape(part)}</p>" for part in text[cut:].split("\n\n") if part.strip())
    text = _ROW.sub(lambda row: _BAR.sub(r"[[\1\|", row[0]), text) if "[[" in text else text
    text = "\n\n".join(map(_defused, text.split("\n\n")))
    try:
        html = _reader(dict(links)).convert(text)
    except (RecursionError, ValueError):
        _make.cache_clear()  # whatever state it was left in
        html = "<p>" + nh3.clean_text(text) + "</p>"
    safe = nh3.clean(
        _pictures_of(html, {path: (width, height) for path, width, height in pictures}) + rest,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        set_tag_attribute_values=_SCROLLED,
        url_schemes={"http", "https", "mailto", "site"},
        link_rel="noopener nofollow",
        strip_comments=True,
    )
    # Footnotes of two notes on one page must not share an id.
    return _FOOTNOTE.sub(rf"\g<1>{digest(text, 6)}-", safe).strip()


def stands_alone(text: str) -> bool:
    """Does the HTML of a note's body hang on nothing but its text?  Not where it names events or actors, or shows pictures."""
    return "[[" not in text and "![" not in text and "<img" not in text.lower()


def opening(html: str) -> str:
    """The first words of a body as plain text, from its HTML."""
    text = " ".join(HTMLParser(html).text().split()) if html else ""
    return text if len(text) <= OPENING_CHARS else text[:OPENING_CHARS].rsplit(" ", 1)[0] + "…"


def _reader(paths: dict[str, str]) -> Markdown:
    """The reader of all notes, ready for one whose `[[names]]` lead to these paths."""
    reader, by_name = _make()
    by_name.paths = paths
    return reader.reset()


@cache
def _make() -> tuple[Markdown, _ByName]:
    """One reader for all notes: to make it costs as much as to read a note."""
    reader = Markdown(
        extensions=["extra", "smarty", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 3, "anchorlink": False}},
        output_format="html",
    )
    by_name = _ByName(NAMED_LINK, {})
    reader.inlinePatterns.register(by_name, "by-name", 185)  # after code, before the escape of a bar in a table
    for name, priority, signs in _SIGNS:
        patterns = reader.treeprocessors[name].inlinePatterns  # type: ignore[attr-defined]
        reader.treeprocessors.register(_Inline(reader, patterns, signs), name, priority)
    return reader, by_name


# The two passes over a text's inline marks: name and priority by Python-Markdown 3.11, and what each match of its patterns holds.
_SIGNS = (
    ("inline", 20, ("`", "\\", "[", "<", "&", "*", "_", "  \n")),
    ("smarty", 6, ("'", '"', "--", "...")),
)


class _Inline(InlinePass):
    """Python-Markdown's own pass, but a text without any sign of a mark is not tried with forty patterns: half of the time of a note."""

    def __init__(self, md: Markdown, patterns: Iterable[Any], signs: tuple[str, ...]) -> None:
        super().__init__(md)
        self.inlinePatterns = tuple(patterns)  # type: ignore[assignment] # a registry looks at each access whether it is sorted
        self._signs = signs

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - a private name of the base
        if not any(sign in data for sign in self._signs):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]


def _defused(block: str) -> str:
    """The block with brackets that never close, and those too deeply nested, written as character references."""
    if block.count("](") > block.count(")") + _OPEN_AT_MOST:
        block = block.replace("](", "]&#40;")
    if block.count("<") > block.count(">") + _OPEN_AT_MOST:
        block = block.replace("<", "&lt;")
    if block.count("[") <= _OPEN_AT_MOST:
        return block
    open_at: list[int] = []
    spoilt: set[int] = set()
    for index, char in enumerate(block):
        if char == "[":
            open_at.append(index)
            if len(open_at) > _OPEN_AT_MOST:
                spoilt.add(index)
        elif char == "]" and open_at:
            open_at.pop()
    spoilt.update(open_at[_OPEN_AT_MOST:])
    return "".join("&#91;" if index in spoilt else char for index, char in enumerate(block)) if spoilt else block


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value, or None for a link that leads neither to the web nor to a footnote: a note stands on pages of any depth."""
    if (tag, attribute) == ("a", "href") and not (value.startswith(("https://", "http://", "mailto:", "#fn")) or _PAGE.fullmatch(value)):
        return None
    if (tag, attribute) == ("img", "src") and not value.startswith(f"site:{IMAGES}/"):
        return None
    return value


class _ByName(InlineProcessor):
    """`[[name]]` and `[[name|words]]`: a link to what the site has of that name, else the words."""

    def __init__(self, pattern: str, paths: dict[str, str]) -> None:
        super().__init__(pattern)
        self.paths = paths

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: N802 - the library's name
        name = " ".join(match[1].split())
        words = (match[2] or name).strip()
        path = self.paths.get(name)
        if path is None:
            return words, match.start(0), match.end(0)
        link = Element("a", href=f"site:{path}")
        link.text = words
        return link, match.start(0), match.end(0)


def _pictures_of(html: str, sizes: dict[str, tuple[int, int]]) -> str:
    """Every <img> with its size, where the site has its picture and it has alternative text; any other as a link to its picture."""
    if "<img" not in html.lower():
        return html
    tree = HTMLParser(html)
    for image in tree.css("img"):
        source, words = image.attributes.get("src") or "", image.attributes.get("alt") or ""
        path = image_path(source)
        if path in sizes and words.strip():
            width, height = sizes[path]
            address = escape(f"site:{quote(path)}", quote=True)
            shown = f'<img src="{address}" alt="{escape(words, quote=True)}" width="{width}" height="{height}" loading="lazy">'
            picture = HTMLParser(shown).css_first("img")
            assert picture is not None
            image.replace_with(picture)
            continue
        label = escape(words or source or "image")
        link = HTMLParser(f'<a href="{escape(source, quote=True)}">{label}</a>').css_first("a")
        if link is None:
            image.decompose()
        else:
            image.replace_with(link)
    return (tree.body.inner_html or "") if tree.body else ""
