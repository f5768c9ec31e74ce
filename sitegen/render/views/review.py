"""What waits for an editor's word: the events below the threshold, each with the notes that would decide it, ready to copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sitegen.model.claim import Participant
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.quoting import quoted
from sitegen.model.slug import digest, slugify
from sitegen.render.money import plain_number
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView, view_card
from sitegen.render.views.people import page_path, pager

PLACE = ("-dateline", "review")  # of the preview: no page of the site
NEIGHBOURS = 200  # events of one actor among which the one to merge with is looked for
NOT_SAID = "the-id-of-the-other-event"


@dataclass(frozen=True, slots=True)
class Offer:
    """A note to copy."""

    key: str  # "accept", "correct", "merge", "hide"
    word: str
    path: str  # where to save it, from the content folder on
    text: str
    lines: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One event below the threshold."""

    card: CardView
    id: str
    confidence: str
    reasons: tuple[str, ...]
    offers: tuple[Offer, ...]
    twin: CardView | None  # the event that the note to merge names


def review_pages(book: Book) -> list[dict[str, Any]]:
    """What each page for editors shows: the surest of the unsure first."""
    events = sorted(book.corpus.review, key=lambda event: (-event.confidence, event.id))
    waiting = [_waiting(book, event) for event in events]
    pages = chunks(waiting, lambda one: one.card.weight + sum(len(offer.text) for offer in one.offers))
    return [
        {
            "path": page_path(PLACE, number),
            "pager": pager(PLACE, number, len(pages)),
            "count": book.words.count("events", len(waiting)),
            "waiting": page,
            "threshold": book.words.decimal(book.site.threshold),
        }
        for number, page in enumerate(pages, 1)
    ]


def _waiting(book: Book, event: Event) -> Waiting:
    twin = _twin(book, event)
    return Waiting(
        card=view_card(book, event),
        id=event.id,
        confidence=book.words.decimal(event.confidence),
        reasons=tuple(map(book.tell, event.reasons or (event.claims[0].reasons if event.claims else ()))),
        offers=tuple(_offers(book, event, twin)),
        twin=view_card(book, twin) if twin else None,
    )


def _offers(book: Book, event: Event, twin: Event | None) -> list[Offer]:
    """The four notes.  Each counts by `about` or `same` alone; its title is for the editor."""
    title, written = event.title or event.id, ("written", book.corpus.as_of.isoformat())
    about = ("about", event.id)
    other = twin.id if twin else NOT_SAID
    fields = {
        "accept": (about, written),
        "correct": (about, written, *_told(event)),
        "merge": (("same", f"\n  - {event.id}\n  - {other}"), written),
        "hide": (about, written, ("hide", "true")),
    }
    return [_offer(book, key, event, (("title", quoted(title)), *lines)) for key, lines in fields.items()]


def _offer(book: Book, key: str, event: Event, lines: tuple[tuple[str, str], ...]) -> Offer:
    front = "".join(f"{name}:{'' if value.startswith(chr(10)) else ' '}{value}\n" for name, value in lines)
    path = f"notes/{key}-{slugify(event.title or event.id, 50)}-{digest(event.id, 6)}.md"
    return Offer(key, book.words(f"review_{key}"), path, f"---\n{front}---\n", front.count("\n") + 2)


def _told(event: Event) -> list[tuple[str, str]]:
    """The fields as they were read, for an editor to mend what is wrong."""
    amount = event.amounts[0] if event.amounts else None
    fields = [
        ("date", format_edtf(event.extent) if event.extent else ""),
        ("due", format_edtf(event.due) if event.due else ""),
        ("status", event.status or ""),
        ("place", quoted(event.place.name) if event.place else ""),
        ("actors", "".join(f"\n  - {_actor(actor)}" for actor in event.actors)),
        ("amount", f"{amount.currency} {plain_number(amount.value)}" if amount else ""),
    ]
    return [(name, value) for name, value in fields if value]


def _actor(actor: Participant) -> str:
    more = "".join(f", {key}: {quoted(value)}" for key, value in (("role", actor.role), ("office", actor.office)) if value)
    return f"{{name: {quoted(actor.name)}{more}}}"


def _twin(book: Book, event: Event) -> Event | None:
    """The event of the timeline that this one most likely is: of its kind, with most of its actors, nearest in time."""
    shared: Counter[str] = Counter()
    found: dict[str, Event] = {}
    for actor_id in {actor.actor_id for actor in event.actors}:
        for other in book.events_of_actor.get(actor_id, ())[:NEIGHBOURS]:
            if other.kind == event.kind:
                shared[other.id] += 1
                found[other.id] = other
    return min(found.values(), key=lambda other: (-shared[other.id], _days_apart(event, other), other.id), default=None)


def _days_apart(event: Event, other: Event) -> int:
    days = [one.extent.start or one.extent.last if one.extent else None for one in (event, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 10**6
