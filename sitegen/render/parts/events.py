"""A page for each event, and one at the address of every claim that was merged away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.model.slug import slugify
from sitegen.render import wellknown
from sitegen.render.canvas import Canvas
from sitegen.render.links import absolute, folder
from sitegen.render.made import Made
from sitegen.render.parts.piece import Piece
from sitegen.render.parts.shares import picture_of
from sitegen.render.views.editorial import conflict_views
from sitegen.render.views.event import cite, view_page
from sitegen.render.views.related import related


def event_pieces(canvas: Canvas) -> Iterator[Piece]:
    """A page for each event, with its neighbours in time."""
    for number, event in enumerate(canvas.book.shown):
        yield Piece(canvas.book.paths[event.id], partial(_made_of, canvas, number), partial(event_page, number=number))


def _made_of(canvas: Canvas, number: int, made: Made) -> str:
    event = canvas.book.shown[number]
    before, after = _neighbours(canvas, number)
    own = (made.event(event), before.id if before else "", after.id if after else "", picture_of(canvas, event))
    return made.of(*own, events=(*filter(None, (before, after)), *related(canvas.book, event)))


def _neighbours(canvas: Canvas, number: int) -> tuple[Event | None, Event | None]:
    """The events before and after it; none of an event without a date."""
    shown, dated = canvas.book.shown, len(canvas.book.corpus.events)
    return (shown[number - 1] if 0 < number < dated else None), (shown[number + 1] if number + 1 < dated else None)


def event_page(canvas: Canvas, number: int) -> Iterator[Page]:
    """The page of the event of that number among the shown."""
    book = canvas.book
    event = book.shown[number]
    before, after = _neighbours(canvas, number)
    yield canvas.draw(
        "event.html",
        book.paths[event.id],
        title=event.title or event.id,
        earlier=canvas.card(before) if before else None,
        later=canvas.card(after) if after else None,
        json_ld=wellknown.json_ld(book, event),
        related=tuple(canvas.card(other) for other in related(book, event)),
        picture=picture_of(canvas, event),
        cite=cite(book, event),
        disputes=conflict_views(book, event),
        **view_page(book, event, canvas.card(event)),
    )


def redirects(canvas: Canvas) -> Iterator[Page]:
    """A small page at the address of each claim that was merged away."""
    for path, event in moved(canvas):
        target = canvas.book.paths[event.id]
        yield canvas.draw(
            "redirect.html",
            path,
            listed=False,
            target=target,
            title=event.title or event.id,
            language=canvas.book.title_language(event),
            canonical_target=absolute(canvas.book.site.base_url, target),
        )


def moved(canvas: Canvas) -> Iterator[tuple[str, Event]]:
    """(path of a page, the event that has its claim now) of each claim that was merged away."""
    taken = set(canvas.book.paths.values())
    for event in canvas.book.shown:
        for old in event.same_as:
            path = folder("events", slugify(old))
            if path not in taken:
                taken.add(path)
                yield path, event
