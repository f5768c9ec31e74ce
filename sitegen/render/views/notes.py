"""Editors' notes as pages show them: who wrote, when, what, and which fields changed from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitegen.model.event import Event
from sitegen.model.note import Note
from sitegen.render.links import safe_url
from sitegen.render.markdown import opening, to_html
from sitegen.render.money import amount_label
from sitegen.render.views.book import Book, LinkView

_drawn = lru_cache(maxsize=4096)(to_html)  # a note stands on several pages, and the preview asks again at every save


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a note corrected."""

    name: str  # "the date"
    before: str  # "" where nothing was told
    after: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editor's note."""

    title: str
    author: str
    written: str
    html: str  # sanitised
    fields: tuple[FieldChange, ...]  # what it corrected
    sources: tuple[LinkView, ...]
    tags: tuple[str, ...]
    why: str


def view_note(book: Book, note: Note, event: Event | None = None) -> NoteView:
    """The note, with what it corrected of its event."""
    return NoteView(
        note.title,
        note.author,
        book.dates.day(note.written) if note.written else "",
        note.html.decode("utf-8", "surrogatepass")
        if note.html is not None
        else _drawn(note.body, book.named(note), book.pictures, book.site.markdown),
        changes_of(book, note, event) if event else (),
        tuple(LinkView(source.title or source.url, safe_url(source.url)) for source in note.sources),
        note.tags,
        book.told(note.why),
    )


def opening_of(note: Note) -> str:
    """The note's first words as plain text."""
    return note.opening if note.opening is not None else opening(to_html(note.body))


def changes_of(book: Book, note: Note, event: Event) -> tuple[FieldChange, ...]:
    """Each field that the note set, as it was told before and after it."""
    for number, correction in enumerate(event.corrections):
        if correction.note == note.id:
            later = event.corrections[number + 1].before if number + 1 < len(event.corrections) else event
            return tuple(
                FieldChange(field_name(book, field), field_value(book, correction.before, field), field_value(book, later, field))
                for field in correction.fields
            )
    return ()


def field_name(book: Book, field: str) -> str:
    """ "the date"."""
    return book.words.find(f"field_{field}", field)


def field_names(book: Book, event: Event) -> tuple[str, ...]:
    """The fields that the desk corrected."""
    return tuple(field_name(book, field) for field in event.corrected)


def field_value(book: Book, event: Event, field: str) -> str:
    """What the event tells in that field, in words; "" where it tells nothing."""
    if field == "date":
        return book.dates.label(event.extent) if event.extent else ""
    if field == "due":
        return book.dates.label(event.due) if event.due else ""
    if field == "place":
        return event.place.name if event.place else ""
    if field == "status":
        return book.words(f"status_{event.status}") if event.status else ""
    if field == "kind":
        return book.words(f"kind_{event.kind}")
    if field in ("title", "condition"):
        return event.title if field == "title" else event.condition
    if field == "participants":
        return book.words("list_comma").join(dict.fromkeys(actor.name for actor in event.actors))
    return book.words("list_comma").join(amount_label(amount, book.words, book.dates.locale) for amount in event.amounts)
