"""Editors' Markdown, rendered and then made harmless."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import nh3
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.model.slug import digest
from sitegen.render.html import clean

LIMIT_CHARS = 20_000  # read as Markdown; what follows is shown as plain paragraphs
_OPEN_AT_MOST = 20  # Python-Markdown looks for the end of each open bracket: 10,000 in one block take 28 s
_FOOTNOTE = re.compile(r'((?:id="|href="#))(?=fn(?:ref)?\d*:)')
# fmt: off
_TAGS = frozenset({
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em",
    "strong", "del", "ins", "sub", "sup", "abbr", "a", "table", "thead", "tbody", "tr", "th", "td", "caption", "div", "span", "mark",
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
}


@lru_cache(maxsize=4096)
def to_html(text: str) -> str:
    """Safe HTML of a note's body: no script, no style, no other host asked; remote images become links.

    Headings start at h3, below a page's own.  Never raises.
    """
    text = clean(text)
    rest = ""
    if len(text) > LIMIT_CHARS:
        cut = text.rfind("\n\n", 0, LIMIT_CHARS)
        cut = cut if cut > 0 else LIMIT_CHARS
        text, rest = text[:cut], "".join(f"<p>{escape(part)}</p>" for part in text[cut:].split("\n\n") if part.strip())
    text = "\n\n".join(map(_defused, text.split("\n\n")))
    reader = Markdown(
        extensions=["extra", "smarty", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 3, "anchorlink": False}},
        output_format="html",
    )
    try:
        html = reader.convert(text)
    except (RecursionError, ValueError):
        html = "<p>" + nh3.clean_text(text) + "</p>"
    safe = nh3.clean(
        _images_to_links(html) + rest,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
        strip_comments=True,
    )
    # Footnotes of two notes on one page must not share an id.
    return _FOOTNOTE.sub(rf"\g<1>{digest(text, 6)}-", safe).strip()


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
    if tag == "a" and attribute == "href" and not value.startswith(("https://", "http://", "mailto:", "#fn")):
        return None
    return value


def _images_to_links(html: str) -> str:
    """Every <img> as a link to its picture: a page asks no other host for anything, and `content/` holds no pictures."""
    if "<img" not in html.lower():
        return html
    tree = HTMLParser(html)
    for image in tree.css("img"):
        source, words = image.attributes.get("src") or "", image.attributes.get("alt") or ""
        label = escape(words or source or "image")
        link = HTMLParser(f'<a href="{escape(source, quote=True)}">{label}</a>').css_first("a")
        if link is None:
            image.decompose()
        else:
            image.replace_with(link)
    return (tree.body.inner_html or "") if tree.body else ""
