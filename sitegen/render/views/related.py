"""Which other events a reader of one may want: those that share its actors or its place, near it in time."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from sitegen.model.event import Event
from sitegen.render.views.book import Book

SHOWN = 5
NEAR = 5  # neighbours in time on either side, in the list of each actor and of the place: the work for one event stays small
PLACE_COUNTS = 0.5  # of a shared actor


def related(book: Book, event: Event) -> tuple[Event, ...]:
    """Up to five events that share most with this one; a rare actor counts for more than one who is everywhere.

    Events that stand side by side in time with it are considered, the nearest first; undated ones are at the end of each list.
    """
    score: dict[str, float] = {}
    found: dict[str, Event] = {}
    lists = [(1.0, book.events_of_actor[id]) for id in dict.fromkeys(actor.actor_id for actor in event.actors)]
    lists += [(PLACE_COUNTS, book.events_at[event.place.id])] if event.place else []
    for weight, events in lists:
        at, share = book.place_in(events, event), weight / len(events) ** 0.5
        for other in _around(events, at):
            found[other.id] = other
            score[other.id] = score.get(other.id, 0.0) + share
    order, here = book.order, book.order[event.id]
    best = nsmallest(SHOWN, [(-score[id], abs(order[id] - here), id) for id in found])
    return tuple(found[id] for _, _, id in best)


def _around(events: Sequence[Event], at: int) -> list[Event]:
    return [*events[max(0, at - NEAR) : at], *events[at + 1 : at + 1 + NEAR]]
