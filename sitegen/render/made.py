"""What a piece of the site is made of, as a digest: where it is the same in two builds, so is what is drawn.

Everything is made of the ground: the program, the site's settings, the day, the gazetteer, the templates.  What an event's card tells is
made of the event, of what its actors and its place are called here, of the articles it rests on and of what its notes say but their words;
an event's own page, of these too; a list, of the cards on it.  A piece that has no list of its own is made of all that was read.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields
from hashlib import sha256
from operator import attrgetter

from sitegen.model.event import Event
from sitegen.model.note import Note
from sitegen.render.views.book import Book

_FIELDS = attrgetter(*(field.name for field in fields(Event) if field.name != "notes"))
_WORDS = ("body", "html", "digest", "body_line", "keys", "path")  # of a note: what only its event's page tells, and what none does
_NOTE = attrgetter(*(field.name for field in fields(Note) if field.name not in _WORDS))
_LINKED = "[["  # a note whose words link to what has that name here


class Made:
    """The digests of one book."""

    def __init__(self, book: Book, ground: str, ask: Callable[[], None]) -> None:
        """`ground` tells apart builds by other programs, templates and options.  `ask` may raise: nobody wants the answer any more."""
        self.ask = ask
        corpus = book.corpus
        own = (ground, corpus.site, corpus.as_of.isoformat(), corpus.gazetteer, corpus.sources, book.pictures)
        self._book = book
        self._ground = _digest(repr(own).encode("utf-8", "surrogatepass"))
        self._known: dict[tuple[str, str], str] = {}  # by what it is the digest of, and an id
        self._all = ""

    def everything(self) -> str:
        """Of a piece that may tell of anything."""
        return self.of(self._book.corpus.content)

    def of(self, *parts: object, events: Iterable[Event] = ()) -> str:
        """Of a piece with the cards of these events, in this order, and with what else it is told (anything with a plain `repr`)."""
        whole = sha256(self._ground.encode())
        whole.update(repr(parts).encode("utf-8", "surrogatepass"))
        for event in events:
            whole.update(self.card(event).encode())
        return whole.hexdigest()[:32]

    def cards(self) -> str:
        """Of a piece that may tell of any event, but not of articles and notes by themselves."""
        self._all = self._all or self.of(len(self._book.documents), events=self._book.shown)
        return self._all

    def event(self, event: Event) -> str:
        """Of what the event's own page tells of it."""
        return self._once("event", event.id, lambda: self._event(event))

    def card(self, event: Event) -> str:
        """Of what any list tells of the event."""
        return self._once("card", event.id, lambda: self._card(event))

    def article(self, id: str) -> str:
        """Of the article, as the page of its source and the events that rest on it show it."""
        return self._once("article", id, lambda: self._article(id))

    def _once(self, of: str, id: str, make: Callable[[], str]) -> str:
        known = self._known.get((of, id))
        if known is None:
            self.ask()
            known = self._known[of, id] = make()
        return known

    def _event(self, event: Event) -> str:
        words = [(note.digest or note, self._book.named(note) if _LINKED in note.body else ()) for note in event.notes]
        return _digest(self.card(event).encode() + _plain(words))

    def _card(self, event: Event) -> str:
        book = self._book
        actors = (*event.actors, *(actor for claim in event.claims for actor in claim.actors))
        parts = (
            self._ground,
            _FIELDS(event),
            [(_NOTE(note), note.body if note.opening is None else "") for note in event.notes],
            book.slugs[event.id],
            [(known.name, known.path) for id in dict.fromkeys(actor.actor_id for actor in actors) if (known := book.people.get(id))],
            book.place(event),
            [self.article(id) for id in dict.fromkeys(claim.article for claim in event.claims)],
        )
        return _digest(_plain(parts))

    def _article(self, id: str) -> str:
        """Itself, its publication, its publisher, and whose text it repeats."""
        book = self._book
        document = book.documents.get(id)
        if document is None:
            return id
        original = book.documents.get(document.copy_of)
        beside = (original.publisher, original.title, original.id, book.sources[book.source_of[original.id]]) if original else None
        places = [book.article_paths.get(one.id, book.anchors[one.id]) for one in (document, original) if one]
        said = document.digest or (document, book.timexes(id))
        rest = (document.id, document.path, document.publication, document.copy_of, document.language)
        return _digest(_plain((said, rest, book.sources[book.source_of[id]], beside, places)))


def _plain(value: object) -> bytes:
    """The value as bytes that tell nothing of which of its parts are one object in memory."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:32]
