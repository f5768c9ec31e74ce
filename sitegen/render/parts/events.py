"""A page for each event, and one at the address of every claim that was merged away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.model.slug import slugify
from sitegen.render import wellknown
from sitegen.render.canvas import Canvas
from sitegen.render.links import absolute, folder
from sitegen.render.parts.shares import picture_of
from sitegen.render.views.editorial import conflict_views
from sitegen.render.views.event import cite, event_page
from sitegen.render.views.related import related


def events(canvas: Canvas) -> Iterator[Page]:
    """A page for each event, with its neighbours in time."""
    yield from event_pages(canvas, range(len(canvas.book.shown)))


def event_pages(canvas: Canvas, numbers: Iterable[int]) -> Iterator[Page]:
    """The pages of the events of those numbers among the shown."""
    for number in numbers:
        yield _event(canvas, number)


def _event(canvas: Canvas, number: int) -> Page:
    book = canvas.book
    event = book.shown[number]
    dated = event.extent is not None
    before = book.shown[number - 1] if dated and number else None
    after = book.shown[number + 1] if dated and number + 1 < len(book.corpus.events) else None
    return canvas.draw(
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
        **event_page(book, event, canvas.card(event)),
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
