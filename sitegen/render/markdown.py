"""Editors' Markdown, rendered and then made harmless."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import nh3
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.model.slug import digest

LIMIT_CHARS = 60_000  # Python-Markdown is quadratic on hostile input: 10,000 "[" take 28 s
_BRACKET_RUN = 200  # … which is why runs of opening brackets are also cut
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

    Headings start at h3, below a page's own.  Text over the limit is cut at it and an ellipsis says so.  Never raises.
    """
    if len(text) > LIMIT_CHARS:
        text = text[:LIMIT_CHARS].rsplit("\n", 1)[0] + "\n\n…"
    while "[" * _BRACKET_RUN in text:
        text = text.replace("[" * _BRACKET_RUN, "[")
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
        _images_to_links(html),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
        strip_comments=True,
    )
    # Footnotes of two notes on one page must not share an id.
    return _FOOTNOTE.sub(rf"\g<1>{digest(text, 6)}-", safe).strip()


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
