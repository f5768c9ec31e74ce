"""Everything from A to Z, and its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.render.canvas import Canvas
from sitegen.render.views.search import Index, index_of, search_pages

SCRIPTS = {
    "none": (),
    "minisearch": ("form.js", "minisearch.js", "search.js"),
    "pagefind": ("form.js", "minisearch.js", "fulltext.js", "search.js"),
}


def search(canvas: Canvas) -> Iterator[Page]:
    """The A-Z of everything, and the index in parts unless the site wants no search."""
    index = index_of(canvas.book, canvas.card) if canvas.book.site.search != "none" else Index()
    events = _scripts("search", index.events)
    words = _scripts("search-words", index.words)
    yield from (*events, *words)
    title, parts, later = canvas.book.words("title_search"), [page.path for page in events], [page.path for page in words]
    for view in search_pages(canvas.book, canvas.card):
        yield canvas.draw("search.html", title=title, parts=parts, words=later, scripts=SCRIPTS[canvas.book.site.search], **view)


def _scripts(name: str, scripts: Iterable[str]) -> list[Page]:
    return [Page(f"assets/{name}-{number}.{digest(text, 8)}.js", text.encode("ascii")) for number, text in enumerate(scripts, 1)]
