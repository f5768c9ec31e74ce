"""Everything from A to Z, its index, and the page for other people's frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.render.canvas import Canvas
from sitegen.render.views.embed import PATH, embed_for, newest
from sitegen.render.views.search import Index, index_of, search_pages

SCRIPTS = {
    "none": (),
    "minisearch": ("form.js", "minisearch.js", "search.js"),
    "pagefind": ("form.js", "minisearch.js", "fulltext.js", "search.js"),
}
FILTERS = ("kind", "status", "sure", "actor", "place", "year")


def search(canvas: Canvas) -> Iterator[Page]:
    """The A-Z of everything, and the index in parts unless the site wants no search; the page to embed, which reads the index too."""
    index = index_of(canvas.book, canvas.card) if canvas.book.site.search != "none" else Index()
    events = _scripts("search", index.events)
    words = _scripts("search-words", index.words)
    yield from (*events, *words)
    found: dict[str, Any] = {"parts": [page.path for page in events], "words": [page.path for page in words]}
    mode = canvas.book.site.search if events else "none"
    title, offer = canvas.book.words("title_search"), embed_for(canvas.book)
    for view in search_pages(canvas.book, canvas.card):
        yield canvas.draw("search.html", title=title, scripts=(*SCRIPTS[mode], "snippet.js"), embed=offer, **found, **view)
    rows, scripts = [canvas.card(event) for event in newest(canvas.book)], SCRIPTS["minisearch" if events else "none"]
    yield canvas.draw("embed.html", PATH, listed=False, rows=rows, filters=FILTERS, scripts=(*scripts, "embed.js"), **found)


def _scripts(name: str, scripts: Iterable[str]) -> list[Page]:
    return [Page(f"assets/{name}-{number}.{digest(text, 8)}.js", text.encode("ascii")) for number, text in enumerate(scripts, 1)]
