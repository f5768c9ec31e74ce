"""Everything by name: an A-Z list to read, and the index that the page's script filters."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sitegen.model.event import Event
from sitegen.render.html import clean
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView
from sitegen.render.views.people import Entry, actor_entries, letters, page_path, pager, sort_key

Card = Callable[[Event], CardView]


def az_entries(book: Book, card: Card) -> list[Entry]:
    """Every event and actor, A-Z."""
    entries = [
        Entry(view.title, view.path, view.kind_word, view.date.label or view.date.word, view.language) for view in map(card, book.shown)
    ]
    return sorted([*entries, *actor_entries(book)], key=lambda entry: (sort_key(entry.name), entry.path))


def search_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of the A-Z shows; all of them load the index, so that a search sees everything."""
    entries = az_entries(book, card)
    pages = chunks(entries, lambda entry: 60 + len(entry.name))
    return [
        {
            "path": page_path(("search",), number),
            "pager": pager(("search",), number, len(pages)),
            "letters": letters(page),
            "count": book.words.count("entries", len(entries)),
        }
        for number, page in enumerate(pages, 1)
    ]


def search_index(book: Book, card: Card) -> str:
    """The index as a script, for `fetch` does not work from file://.  Plain ASCII.

    {"e": [[title, slug, date label, kind, status or state, certainty, [actor numbers], place number, year], …],
    "a": [[name, slug], …], "p": [[name, slug], …], "k", "s": words for kinds and statuses}; newest event first.
    """
    actors = sorted(book.people.values(), key=lambda person: sort_key(person.name))
    actor_number = {person.id: number for number, person in enumerate(actors)}
    places = sorted(book.places, key=lambda place: sort_key(book.places[place].name))
    place_number = {place: number for number, place in enumerate(places)}
    rows, statuses = [], {}
    for event in (*reversed(book.corpus.events), *book.corpus.undated):
        view = card(event)
        status, word = (view.state, view.state_word) if view.state else (view.status, view.status_word)
        if status:
            statuses[status] = word
        numbers = list(dict.fromkeys(actor_number[actor.actor_id] for actor in event.actors))
        place = place_number[event.place.id] if event.place else -1
        rows.append(
            [view.title, view.slug, view.date.label or view.date.word, view.kind, status, view.date.certainty, numbers, place, view.year]
        )
    kinds = {kind: book.words(f"kind_{kind}") for kind in ("meeting", "pledge", "other")}
    index = {
        "e": rows,
        "a": [[person.name, person.path.split("/")[1]] for person in actors],
        "p": [[book.places[place].name, book.places[place].path.split("/")[1]] for place in places],
        "k": kinds,
        "s": dict(sorted(statuses.items())),
    }
    return "window.DATELINE=" + clean(json.dumps(index, separators=(",", ":"))).replace("<", "\\u003c") + ";\n"
