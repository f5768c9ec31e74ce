"""Editors' Markdown, rendered and then made harmless."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape, unescape
from urllib.parse import quote

import nh3
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.model.corpus import Markdown
from sitegen.model.markup import IMAGES, image_path
from sitegen.model.slug import digest
from sitegen.render.html import clean

OPENING_CHARS = 300  # of a body, where a list shows an event by it
LIMIT_CHARS = 20_000  # read as Markdown; what follows is shown as plain paragraphs
_SCROLLED = {"pre": {"tabindex": "0"}, "table": {"tabindex": "0"}}  # what is wider than a phone is scrolled by the keyboard too
_PAGE = re.compile(r"site:[a-z0-9][a-z0-9/-]*/index\.html")
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
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


def to_html(text: str, links: Links = (), pictures: Pictures = (), engine: Markdown = "python-markdown") -> str:
    """Safe HTML of a note's body: no script, no style, no other host asked; pictures of other hosts become links.

    The `engine` reads the Markdown; what it gives is made harmless in one way, whichever it was.
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
    html = _converter(engine)(text, dict(links))
    safe = _sanitiser().clean(_pictures_of(html, {path: (width, height) for path, width, height in pictures}) + rest)
    if "fn" in safe:  # footnotes of two notes on one page must not share an id
        safe = _FOOTNOTE.sub(rf"\g<1>{digest(text, 6)}-", safe)
    return safe.strip()


def stands_alone(text: str) -> bool:
    """Does the HTML of a note's body hang on nothing but its text?  Not where it names events or actors, or shows pictures."""
    return "[[" not in text and "![" not in text and "<img" not in text.lower()


def opening(html: str) -> str:
    """The first words of a body as plain text, from its HTML, which `to_html` made."""
    end = html.find("\n<", 4 * OPENING_CHARS)  # as much as is enough for nearly all
    text = _words(html[:end] if end >= 0 else html)
    if end >= 0 and len(text) <= OPENING_CHARS:
        text = _words(html)
    return text if len(text) <= OPENING_CHARS else text[:OPENING_CHARS].rsplit(" ", 1)[0] + "…"


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _converter(engine: Markdown) -> Callable[[str, dict[str, str]], str]:
    """What makes HTML of Markdown, given where `[[names]]` lead; its library is imported when a note is read by it."""
    if engine == "commonmark":
        from sitegen.render.commonmark import convert
    else:
        from sitegen.render.pymarkdown import convert
    return convert


@cache
def _sanitiser() -> nh3.Cleaner:
    """Made once: to tell it what it may keep costs as much as to clean a note."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        set_tag_attribute_values=_SCROLLED,
        url_schemes={"http", "https", "mailto", "site"},
        link_rel="noopener nofollow",
        strip_comments=True,
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value, or None for a link that leads neither to the web nor to a footnote: a note stands on pages of any depth."""
    if (tag, attribute) == ("a", "href") and not (value.startswith(("https://", "http://", "mailto:", "#fn")) or _PAGE.fullmatch(value)):
        return None
    if (tag, attribute) == ("img", "src") and not value.startswith(f"site:{IMAGES}/"):
        return None
    return value


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
