"""Where sources disagree, what the desk changed, and how it all is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sitegen.model.claim import Claim
from sitegen.model.event import Conflict, Event
from sitegen.model.note import Note
from sitegen.render.dates import GLYPHS
from sitegen.render.money import amount_label
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book
from sitegen.render.views.claim import ArticleView, view_article
from sitegen.render.views.event import CardView
from sitegen.render.views.method import tallies
from sitegen.render.views.notes import NoteView, view_note
from sitegen.render.views.people import newest_first, page_path, pager

Card = Callable[[Event], CardView]
SIDES_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Side:
    """One source's version."""

    article: ArticleView
    says: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A disagreement with its sides."""

    code: str
    what: str
    message: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event with its disagreements."""

    card: CardView
    conflicts: tuple[ConflictView, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One of the desk's notes on the list of changes."""

    sort: str
    kind: str  # "correction", "comment", "ruling", "withdrawal"
    kind_word: str
    note: NoteView
    event: CardView | None
    about: str  # the address of an event that is not shown, as the note gives it
    same: tuple[str, ...]
    different: tuple[str, ...]


def conflict_views(book: Book, event: Event) -> tuple[ConflictView, ...]:
    """The event's disagreements, each source's version beside the others'."""
    return tuple(_conflict(book, event, conflict) for conflict in event.conflicts)


def _conflict(book: Book, event: Event, conflict: Conflict) -> ConflictView:
    claims = [claim for claim in event.claims if claim.id in conflict.claims]
    sides = [
        Side(view_article(book, document), _says(book, claim, conflict.what))
        for claim in claims[:SIDES_AT_MOST]
        if (document := book.documents.get(claim.article))
    ]
    # One side alone, or two that say the same, tell no more than the message does.
    shown = tuple(sides) if len({side.says for side in sides}) > 1 else ()
    return ConflictView(conflict.code, book.words.find(f"what_{conflict.what}", conflict.what), book.tell(conflict.message), shown)


def _says(book: Book, claim: Claim, what: str) -> str:
    """What the claim gives for the thing in dispute; "" where it gives nothing."""
    if what == "date":
        return book.dates.label(claim.extent) if claim.extent else ""
    if what == "due":
        return book.dates.label(claim.due) if claim.due else ""
    if what == "place":
        return claim.place
    if what == "status":
        return book.words(f"status_{claim.status}")
    if what == "amount":
        return "; ".join(amount.text or amount_label(amount, book.words, book.dates.locale) for amount in claim.amounts)
    if what in ("participants", "actors"):
        return book.words("list_comma").join(actor.name for actor in claim.actors)
    if what == "office":
        return book.words("list_comma").join(f"{actor.name} ({actor.office})" for actor in claim.actors if actor.office)
    return ""


def conflict_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of conflicts shows, the newest event first."""
    events = newest_first([event for event in book.shown if event.conflicts])
    pages = chunks(events, lambda event: 100 + sum(350 for conflict in event.conflicts))
    return [
        {
            "path": page_path(("conflicts",), number),
            "pager": pager(("conflicts",), number, len(pages)),
            "count": book.words.count("events", len(events)),
            "disputed": tuple(Disputed(card(event), conflict_views(book, event)) for event in page),
        }
        for number, page in enumerate(pages, 1)
    ]


def change_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of corrections shows: every note on an event, the newest first."""
    of_note = {note.id: event for event in book.shown for note in event.notes if not note.is_event}
    notes = {note.id: note for note in (*book.corpus.notes, *(note for event in book.shown for note in event.notes)) if not note.is_event}
    changes = [_change(book, notes[id], of_note.get(id), card) for id in sorted(notes)]
    changes.sort(key=lambda change: change.sort, reverse=True)
    pages = chunks(changes, lambda change: 200 + len(change.note.html))
    counts = Counter(change.kind for change in changes)
    return [
        {
            "path": page_path(("corrections",), number),
            "pager": pager(("corrections",), number, len(pages)),
            "changes": page,
            "count": book.words.count("notes", len(changes)),
            "corrections": book.words.count("corrections", counts["correction"]),
        }
        for number, page in enumerate(pages, 1)
    ]


def _change(book: Book, note: Note, event: Event | None, card: Card) -> Change:
    shown = view_note(book, note, event)
    kind = "withdrawal" if note.hide else "ruling" if note.same or note.different else "correction" if shown.fields else "comment"
    return Change(
        note.written.isoformat() if note.written else "",
        kind,
        book.words(f"note_{kind}"),
        shown,
        card(event) if event else None,
        "" if event else note.about,
        note.same,
        note.different,
    )


def view_key(book: Book) -> tuple[tuple[str, str, str, str], ...]:
    """The key to certainty: (name, glyph, word, what it means)."""
    return tuple((key, GLYPHS[key], book.words(f"sure_{key}"), book.words(f"sure_{key}_long")) for key in GLYPHS)


def about_page(book: Book) -> dict[str, Any]:
    """What the page on method shows: counts, the key, inferred and missing publication dates, findings by code."""
    corpus = book.corpus
    inferred = [document for document in corpus.documents if document.publication.by == "inferred" and document.publication.day]
    unknown = [document for document in corpus.documents if document.publication.day is None]
    codes = Counter((finding.severity, finding.code) for finding in corpus.findings)
    ranks = {"error": 0, "warning": 1, "info": 2}
    open_ended = [event for event in corpus.events if event.extent and (event.extent.start is None or event.extent.stop is None)]
    return {
        "counts": (
            book.words.count("events", len(book.shown)),
            book.words.count("articles", len(corpus.documents)),
            book.words.count("sources", len([source for source in book.sources if source])),
            book.words.count("actors", len(book.people)),
            book.words.count("places", len(book.places)),
        ),
        "key": view_key(book),
        "tallies": tallies(book),
        "inferred": tuple(view_article(book, document) for document in inferred[:200]),
        "unknown": tuple((view_article(book, document), document.path) for document in unknown[:200]),
        "more_articles": max(0, len(inferred) - 200) + max(0, len(unknown) - 200),
        "findings": tuple(
            (book.words(f"severity_{severity}"), code, codes[severity, code])
            for severity, code in sorted(codes, key=lambda pair: (ranks[pair[0]], pair[1]))
        ),
        "findings_count": book.words.count("findings", len(corpus.findings)),
        "not_in_calendar": (len(corpus.undated), len(open_ended)),
    }
