"""What changed since an earlier edition of the timeline, in the words of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitegen.model.change import Change
from sitegen.model.edtf import parse_edtf
from sitegen.render.views.book import Book
from sitegen.render.views.notes import FieldChange

SHOWN = 500  # events; `diff` tells of all
# What `diff` calls a field, and an editor's correction.
FIELD_OF = {"actors": "participants"}
_ROLE = re.compile(r" \((?:participant|host|mediator|pledger|recipient|target)\)(?=,|$)")


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What changed of one event."""

    id: str
    title: str
    path: str  # "" for one that has no page any more
    words: tuple[str, ...]
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The changes since the edition of a day."""

    since: str
    events: tuple[EventChanges, ...]


def view_edition(book: Book, changes: Sequence[Change], since: date) -> Edition:
    """All changes, event by event."""
    return Edition(book.dates.day(since), tuple(told(book, changes))[:SHOWN])


def told(book: Book, changes: Sequence[Change]) -> Iterator[EventChanges]:
    """What changed of each event, in the order of the changes."""
    for (event, title), group in groupby(changes, key=lambda change: (change.event, change.title)):
        mine = tuple(group)
        words = tuple(_words(book, change) for change in mine if change.what != "changed")
        fields = tuple(_field(book, change) for change in mine if change.what == "changed")
        yield EventChanges(event, title, book.paths.get(event, ""), words, fields)


def untold_by_notes(book: Book, changes: Sequence[Change]) -> list[Change]:
    """The changes without those of a field that a note corrects: the note tells of them already."""
    corrected = {(event.id, field) for event in book.shown for field in event.corrected}
    return [change for change in changes if (change.event, FIELD_OF.get(change.field, change.field)) not in corrected]


def _words(book: Book, change: Change) -> str:
    return book.words(f"since_{change.what}", before=change.before, after=change.after)


def _field(book: Book, change: Change) -> FieldChange:
    name = book.words.find(f"field_{FIELD_OF.get(change.field, change.field)}", change.field)
    return FieldChange(name, _value(book, change.field, change.before), _value(book, change.field, change.after))


def _value(book: Book, field: str, value: str) -> str:
    if field in ("date", "due") and value:
        try:
            return book.dates.label(parse_edtf(value))
        except ValueError:  # of a timeline.json that somebody edited
            return value
    if field in ("status", "kind") and value:
        return book.words.find(f"{field}_{value}", value)
    return _ROLE.sub("", value) if field == "actors" else value
