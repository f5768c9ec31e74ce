"""Everything by name: an A-Z list to read, and the index that the page's script filters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

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
PART_EVENTS = 1_000  # and few enough that a phone takes the part in at one go
MORE_WORDS = 24  # of a summary
_WORD = re.compile(r"\w{3,}")
_PLAIN = re.compile(r"[a-z0-9]+")
T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Index:
    """The index as scripts, for nothing else can be read from file://; each part light enough for a page's budget, plain ASCII."""

    events: tuple[str, ...] = ()  # titles, names, dates: what the lists need, and what most readers look for
    words: tuple[str, ...] = ()  # of summaries and quoted sentences; most of the bytes, so they come later


def index_of(book: Book, card: Card) -> Index:
    """The index, newest event first; empty for no events.

    events: Dateline.part({"from": number of the first, "e": [[title, slug (as _short gives it), date label, certainty, word number, kind,
    status, state, [actor numbers], place number, year, language of the title where it is not the site's], …], "a": [[slug, name], …],
    "p": [[slug, name], …], "w": [certainty words], "k", "s": words for kinds and for statuses and states}).  The numbers count within
    the part, which so needs no other.
    words: Dateline.part({"from", "e": ["words not in title or names", …]}), of the same events in the same order.
    """
    views = [card(event) for event in (*reversed(book.corpus.events), *book.corpus.undated)]
    if not views:
        return Index()
    events = chunks(views, lambda view: 2 * len(view.title) + sum(len(who.name) for who in view.who) + 60, PART_EVENTS, PART_CHARS)
    words = chunks([_more_words(view) for view in views], lambda more: len(more) + 3, 10 * PART_EVENTS, PART_CHARS)
    return Index(
        tuple(_script({"from": start, **_part(book, part)}) for start, part in _numbered(events)),
        tuple(_script({"from": start, "e": part}) for start, part in _numbered(words)) if any(map(any, words)) else (),
    )


def _numbered(parts: Iterable[Sequence[T]]) -> Iterator[tuple[int, Sequence[T]]]:
    """Each part with the number of its first item."""
    start = 0
    for part in parts:
        yield start, part
        start += len(part)


def _script(part: dict[str, Any]) -> str:
    return "Dateline.part(" + clean(json.dumps(part, separators=(",", ":"))).replace("<", "\\u003c") + ");\n"


def _part(book: Book, views: Sequence[CardView]) -> dict[str, Any]:
    actors, places, words = Numbers(), Numbers(), Numbers()
    statuses: dict[str, str] = {}
    lines = []
    for view in views:
        statuses |= {view.status: view.status_word, view.state: view.state_word}
        lines.append(
            [
                view.title,
                _short(view.slug, view.title),
                view.date.label,
                view.date.certainty,
                words.of(view.date.word),
                view.kind,
                view.status,
                view.state,
                [actors.of(slug) for slug in view.actor_slugs.split()],
                places.of(view.place_slug) if view.place else -1,
                view.year,
                view.language if base_of(view.language) != book.words.language else "",
            ]
        )
    names = {person.path.split("/")[1]: person.name for person in book.people.values()}
    sites = {view.place_slug: view.place.name for view in views if view.place}
    return {
        "a": [[slug, names.get(slug, slug)] for slug in actors],
        "p": [[slug, sites[slug]] for slug in places],
        "w": list(words),
        "k": {kind: book.words(f"kind_{kind}") for kind in ("meeting", "pledge", "other")},
        "s": dict(sorted(item for item in statuses.items() if item[0])),
        "e": lines,
    }


class Numbers(dict[str, int]):
    """Texts by the number that each was given when it first came."""

    def of(self, text: str) -> int:
        return self.setdefault(text, len(self))


def _short(slug: str, title: str) -> str:
    """The address with "*n*" for the first n characters of the title's own words in it, which the script puts back: half the bytes."""
    plain = "-".join(_PLAIN.findall(title.lower())) if title.isascii() else ""
    for length in range(len(plain), 8, -1):
        if plain[:length] in slug:
            return slug.replace(plain[:length], f"*{length}*", 1)
    return slug


def _more_words(view: CardView) -> str:
    """The words of the summary, or of the quoted sentence: each once, and those of the title and the names left out."""
    told = "".join(part.text for part in view.leading.quote) if view.leading else view.summary
    named = (view.title, view.place.name if view.place else "", *(actor.name for actor in (*view.who, *view.recipients)))
    known = {word.casefold() for text in named for word in _WORD.findall(text)}
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(told))
    return " ".join(islice((word for word in words if word not in known), MORE_WORDS))
