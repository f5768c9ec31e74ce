"""Actors and places: a page for each, and the lists from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.render.canvas import Canvas
from sitegen.render.feeds import feed_view
from sitegen.render.paging import chunks
from sitegen.render.parts.piece import Part, Piece, of_cards
from sitegen.render.views.book import LinkView, Person
from sitegen.render.views.embed import Embed, embed_for
from sitegen.render.views.people import Entry, actor_entries, actor_pages, letters, page_path, pager, place_entries, place_pages
from sitegen.render.views.worldmap import draw_map


def people_pieces(canvas: Canvas) -> Iterator[Piece]:
    """Actors and places."""
    book = canvas.book
    for actor_id, person in book.people.items():
        yield _piece(person.path, person, book.events_of_actor[actor_id], partial(of_actor, actor_id=actor_id))
    for place_id, place in book.places.items():
        yield _piece(place.path, place, book.events_at[place_id], partial(of_place, place_id=place_id))
    yield of_cards("directories", directories)


def _piece(path: str, what: Person | LinkView, events: list[Event], draw: Part) -> Piece:
    return Piece(path, lambda made: made.of(what, events=events), draw)


def of_actor(canvas: Canvas, actor_id: str) -> Iterator[Page]:
    """The pages of one actor, and the feed."""
    person = canvas.book.people[actor_id]
    for view in actor_pages(canvas.book, person, canvas.card):
        yield canvas.draw("actor.html", title=person.name, embed=_embed(canvas, "actor", person.name, person.path), **view)
    yield _feed(canvas, person.name, person.path, canvas.book.events_of_actor[actor_id])


def of_place(canvas: Canvas, place_id: str) -> Iterator[Page]:
    """The pages of one place, and the feed."""
    place = canvas.book.places[place_id]
    for view in place_pages(canvas.book, place_id, canvas.card):
        yield canvas.draw("place.html", title=place.name, embed=_embed(canvas, "place", place.name, place.path), **view)
    yield _feed(canvas, place.name, place.path, canvas.book.events_at[place_id])


def directories(canvas: Canvas) -> Iterator[Page]:
    """All actors and all places from A to Z."""
    words = canvas.book.words
    for name, entries in (("actors", actor_entries(canvas.book)), ("places", place_entries(canvas.book))):
        yield from az(canvas, name, words(f"nav_{name}"), entries)


def _embed(canvas: Canvas, filter_name: str, name: str, path: str) -> Embed | None:
    """The offer to embed what is told of one actor or place; none on a site without an index to filter by."""
    return embed_for(canvas.book, name, {filter_name: path.split("/")[1]}) if canvas.book.site.search != "none" else None


def _feed(canvas: Canvas, name: str, path: str, events: list[Event]) -> Page:
    """What is told of one actor or place, to subscribe to."""
    feed = path.removesuffix("index.html") + "feed.atom"
    return canvas.draw("feed.atom", feed, listed=False, **feed_view(canvas.book, events, path, name))


def az(canvas: Canvas, name: str, title: str, entries: list[Entry]) -> Iterator[Page]:
    """An A-Z list."""
    pages = chunks(entries, lambda entry: 60 + len(entry.name))
    for number, page in enumerate(pages, 1):
        yield canvas.draw(
            "az.html",
            page_path((name,), number),
            title=title,
            count=canvas.book.words.count(name, len(entries)),
            lede=canvas.book.words(f"{name}_lede"),
            map=draw_map(canvas.book) if name == "places" and number == 1 else None,
            letters=letters(page),
            pager=pager((name,), number, len(pages)),
        )
