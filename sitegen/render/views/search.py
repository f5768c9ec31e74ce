"""Everything by name: an A-Z list to read, and the index that the page's script filters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from sitegen.model.event import Event
from sitegen.render.html import clean
from sitegen.render.paging import chunks
from sitegen.render.strings import base_of
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView
from sitegen.render.views.filters import filters_for
from sitegen.render.views.people import Entry, actor_entries, letters, page_path, pager, sort_key

Card = Callable[[Event], CardView]
PART_CHARS = 170_000  # of text in a part of the index: below 100 KB gzip, as a test measures
MORE_WORDS = 24  # of a summary
_WORD = re.compile(r"\w{3,}")


def az_entries(book: Book, card: Card) -> list[Entry]:
    """Every event and actor, A-Z."""
    entries = [
        Entry(view.title, view.path, view.kind_word, view.date.label or view.date.word, view.language) for view in map(card, book.shown)
    ]
    return sorted([*entries, *actor_entries(book)], key=lambda entry: (sort_key(entry.name), entry.path))


def search_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of the A-Z shows; all of them have the search, which sees everything."""
    entries = az_entries(book, card)
    pages = chunks(entries, lambda entry: 60 + len(entry.name))
    filters = filters_for(book, [card(event) for event in book.shown])
    return [
        {
            "path": page_path(("search",), number),
            "pager": pager(("search",), number, len(pages)),
            "letters": letters(page),
            "filters": filters,
            "count": book.words.count("entries", len(entries)),
        }
        for number, page in enumerate(pages, 1)
    ]


def index_parts(book: Book, card: Card) -> list[str]:
    """The index as scripts, for nothing else can be read from file://; newest event first, each part light enough for a page's budget.

    Dateline.part({"e": [[title, slug, date label, certainty, word number, kind, status, state, [actor numbers], place number, year,
    more words, language of the title where it is not the site's], …], "a": [[slug, name], …], "p": [[slug, name], …],
    "w": [certainty words], "k", "s": words for kinds and for statuses and states}).  The numbers count within the part, which so needs
    no other.  Plain ASCII.
    """
    views = [card(event) for event in (*reversed(book.corpus.events), *book.corpus.undated)]
    rows = [(view, _more_words(view)) for view in views]
    parts = chunks(rows, lambda row: 2 * len(row[0].title) + len(row[1]) + sum(len(who.name) for who in row[0].who) + 60, 5_000, PART_CHARS)
    return [_part(book, part) for part in parts] if views else []


def _part(book: Book, rows: Sequence[tuple[CardView, str]]) -> str:
    actors, places, words = Numbers(), Numbers(), Numbers()
    statuses: dict[str, str] = {}
    lines = []
    for view, more in rows:
        statuses |= {view.status: view.status_word, view.state: view.state_word}
        lines.append(
            [
                view.title,
                view.slug,
                view.date.label,
                view.date.certainty,
                words.of(view.date.word),
                view.kind,
                view.status,
                view.state,
                [actors.of(slug) for slug in view.actor_slugs.split()],
                places.of(view.place_slug) if view.place else -1,
                view.year,
                more,
                view.language if base_of(view.language) != book.words.language else "",
            ]
        )
    names = {person.path.split("/")[1]: person.name for person in book.people.values()}
    sites = {view.place_slug: view.place.name for view, _ in rows if view.place}
    part = {
        "a": [[slug, names.get(slug, slug)] for slug in actors],
        "p": [[slug, sites[slug]] for slug in places],
        "w": list(words),
        "k": {kind: book.words(f"kind_{kind}") for kind in ("meeting", "pledge", "other")},
        "s": dict(sorted(item for item in statuses.items() if item[0])),
        "e": lines,
    }
    return "Dateline.part(" + clean(json.dumps(part, separators=(",", ":"))).replace("<", "\\u003c") + ");\n"


class Numbers(dict[str, int]):
    """Texts by the number that each was given when it first came."""

    def of(self, text: str) -> int:
        return self.setdefault(text, len(self))


def _more_words(view: CardView) -> str:
    """The words of the summary, or of the quoted sentence: each once, and those of the title and the names left out."""
    told = "".join(part.text for part in view.leading.quote) if view.leading else view.summary
    named = (view.title, view.place.name if view.place else "", *(actor.name for actor in (*view.who, *view.recipients)))
    known = {word.casefold() for text in named for word in _WORD.findall(text)}
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(told))
    return " ".join(islice((word for word in words if word not in known), MORE_WORDS))
