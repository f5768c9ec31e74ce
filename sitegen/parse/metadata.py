"""What a web page says of itself: title, publication date, publisher, author, address, language; and its paragraphs, plainly read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.model.forms import is_address, is_language
from sitegen.parse.reading import Reading

ARTICLE_TYPES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "liveblogposting",
)
# The most trustworthy first: what was made for machines to date the article, then what is only called a date.
DATE_METAS = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date",
    "publishdate", "publish-date", "publication_date", "pubdate", "article_date_original", "cxenseparse:recs:publishtime",
    "dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "date",
)  # fmt: skip
TITLE_METAS = ("og:title", "twitter:title", "dc.title")
PUBLISHER_METAS = ("og:site_name", "dc.publisher", "publisher", "application-name", "citation_publisher")
AUTHOR_METAS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
URL_METAS = ("og:url", "twitter:url")
LANGUAGE_METAS = ("og:locale", "content-language", "dc.language")
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{1,2000})\s{0,9}-->", re.IGNORECASE)
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt td th figcaption".split())
_DROPPED = "script, style, noscript, template, nav, footer, aside, form, button, select, svg, iframe, figure, [hidden], [aria-hidden=true]"
_MAX_LD_CHARS = 1_000_000


def read_metadata(page: str, text: str, lines: tuple[tuple[int, int, int], ...]) -> Reading:
    """The reading of a page whose article's text is known."""
    tree = LexborHTMLParser(page)
    metas, article = _metas(tree), _json_ld(tree)
    saved = _SAVED_FROM.search(page[:4000])
    return Reading(
        text=text,
        lines=lines,
        title=_words(article.get("headline")) or _first(metas, TITLE_METAS) or _text_of(tree, "h1") or _text_of(tree, "title"),
        publisher=_name(article.get("publisher")) or _first(metas, PUBLISHER_METAS),
        author=_name(article.get("author")) or next((a for m in AUTHOR_METAS if (a := metas.get(m, "")) and "://" not in a), ""),
        url=_url(tree, metas, article) or (saved[1] if saved and is_address(saved[1]) else ""),
        language=_language(tree, metas, article),
        dated=tuple(_dates(tree, metas, article)),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """{property, name, itemprop or http-equiv in small letters: content}, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        content = _words(node.attributes.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (node.attributes.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _words(value: object) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""


def _text_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return "" if node is None else _words(node.text(deep=True, separator=" "))


def _json_ld(tree: LexborHTMLParser) -> dict[str, Any]:
    """The article's own entry of the page's linked data; empty where there is none."""
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text(deep=True)
        if len(source) > _MAX_LD_CHARS:
            continue
        try:
            data = json.loads(source.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        found = next((entry for entry in _entries(data) if _is_article(entry)), None)
        if found is not None:
            return found
    return {}


def _entries(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of linked data: by itself, in a list, in a graph, or as what a page is about."""
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _entries(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _entries(data.get(key), depth + 1)


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    return any(str(kind).lower() in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: object) -> str:
    """The name of a person or body, several parted by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value[:20] if (name := _name(item))))
    if isinstance(value, dict):
        return _words(value.get("name"))
    words = _words(value)
    return "" if "://" in words else words


def _url(tree: LexborHTMLParser, metas: dict[str, str], article: dict[str, Any]) -> str:
    canonical = tree.css_first('link[rel="canonical"]')
    about = article.get("mainEntityOfPage")
    told = (
        (canonical.attributes.get("href") or "") if canonical is not None else "",
        _first(metas, URL_METAS),
        _words(article.get("url")),
        _words(about.get("@id")) if isinstance(about, dict) else _words(about),
    )
    return next((url.strip() for url in told if is_address(url.strip())), "")


def _language(tree: LexborHTMLParser, metas: dict[str, str], article: dict[str, Any]) -> str:
    root = tree.css_first("html")
    told = (
        (root.attributes.get("lang") or "") if root is not None else "",
        _words(article.get("inLanguage")),
        _first(metas, LANGUAGE_METAS),
    )
    return next((code.strip().replace("_", "-") for code in told if is_language(code.strip())), "")


def _dates(tree: LexborHTMLParser, metas: dict[str, str], article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(words, where they stand), the most trustworthy first; dates of changes and of the page's making are not asked."""
    for key in ("datePublished", "dateCreated"):
        if words := _words(article.get(key)):
            yield words, f"linked data ({key})"
    for name in DATE_METAS:
        if name in metas:
            yield metas[name], f"meta tag {name}"
    for selector in ('time[itemprop="datePublished"]', "time[pubdate]", "time.published", "time.entry-date"):
        node = tree.css_first(selector)
        if node is not None and (words := _time_words(node)):
            yield words, "time element"
    others = tree.css("time[datetime]")
    if len({_time_words(node)[:10] for node in others}) == 1:  # several days: teasers of other articles
        yield _time_words(others[0]), "time element"


def _time_words(node: LexborNode) -> str:
    return _words(node.attributes.get("datetime")) or _words(node.text(deep=True))


def own_paragraphs(page: str) -> tuple[str, ...]:
    """The paragraphs of a page, plainly read: every block of text in its article, or else in its body, without menus and forms."""
    tree = LexborHTMLParser(page)
    for node in tree.css(_DROPPED):
        node.decompose()
    found: list[str] = []
    body = tree.body
    for root in (tree.css_first("article"), tree.css_first("main"), body):
        if root is None:
            continue
        found = list(_blocks(root))
        if found:
            return tuple(found)
    plain = "" if body is None else body.text(deep=True, separator="\n")
    return tuple(words for line in plain.split("\n") if (words := " ".join(line.split())))


def _blocks(root: LexborNode) -> Iterator[str]:
    """The text of each innermost block, in the page's order."""
    gathered: list[str] = []
    known: dict[int, bool] = {}
    for node in root.traverse(include_text=True):
        if node.tag in _BLOCKS or node.tag in ("div", "section", "ul", "ol", "table", "tr"):
            if words := " ".join("".join(gathered).split()):
                yield words
            gathered = []
        elif node.tag == "br":
            gathered.append(" ")
        elif node.tag == "-text" and _in_block(node, root, known):
            gathered.append(node.text(deep=False) or "")
    if words := " ".join("".join(gathered).split()):
        yield words


def _in_block(node: LexborNode, root: LexborNode, known: dict[int, bool]) -> bool:
    """Does the text stand in a paragraph (and not bare in the page, as the words of buttons and counters do)?

    `known`: what was found out of elements before, so that each is asked once.  Nodes are told apart by `mem_id`: `==` compares their HTML.
    """
    path: list[int] = []
    parent, end = node.parent, root.mem_id
    found = root.tag in _BLOCKS
    while parent is not None and parent.mem_id != end:
        if parent.mem_id in known:
            found = known[parent.mem_id]
            break
        path.append(parent.mem_id)
        if parent.tag in _BLOCKS:
            found = True
            break
        parent = parent.parent
    known.update(dict.fromkeys(path, found))
    return found
