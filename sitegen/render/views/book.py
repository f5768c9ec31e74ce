"""The corpus with its indexes: who is on which page, under which address."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sitegen.model.actor import ActorKind, Office, Tenure
from sitegen.model.claim import Claim
from sitegen.model.corpus import Corpus
from sitegen.model.document import Document, Source
from sitegen.model.event import Event
from sitegen.model.markup import named_links
from sitegen.model.names import Names
from sitegen.model.note import Note
from sitegen.model.reason import Reason
from sitegen.model.slug import slugify
from sitegen.model.timex import Timex
from sitegen.render.dates import Dates, direction
from sitegen.render.links import folder, safe_slug, unique
from sitegen.render.strings import Words, base_of
from sitegen.render.telling import teller

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A name with the page it has here; `path` is "" when it has none."""

    name: str
    path: str
    note: str = ""  # an office, a role


@dataclass(frozen=True, slots=True)
class Person:
    """An actor as the whole corpus knows it (a body or a state as much as a person)."""

    id: str
    name: str
    kind: ActorKind | None
    path: str


class Book:
    """One corpus, indexed once; every view is drawn from it."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.site = corpus.site
        self.words = Words(corpus.site.language)
        self.dates = Dates(corpus.site.language, self.words)
        self._teller = teller(self.words, self.dates, direction(corpus.site.language))
        self.documents: dict[str, Document] = {document.id: document for document in corpus.documents}
        self._timexes = dict(corpus.timexes)
        self._marks: dict[str, dict[Span, Timex]] = {}
        self.shown: tuple[Event, ...] = corpus.events + corpus.undated
        self.order = {event.id: number for number, event in enumerate(self.shown)}
        self.slugs = _slugs((*self.shown, *corpus.review))
        self.paths = {event.id: folder("events", self.slugs[event.id]) for event in self.shown}
        self.people = _people(corpus, self.shown)
        self.events_of_actor: dict[str, list[Event]] = defaultdict(list)
        self.events_at: dict[str, list[Event]] = defaultdict(list)
        self.events_in: dict[str, list[Event]] = defaultdict(list)  # by article
        for event in self.shown:
            for actor in dict.fromkeys(actor.actor_id for actor in event.actors):
                self.events_of_actor[actor].append(event)
            if event.place:
                self.events_at[event.place.id].append(event)
            for article in dict.fromkeys(claim.article for claim in event.claims):
                self.events_in[article].append(event)
        self.pictures = tuple((image.path, image.width, image.height) for image in corpus.images)
        self.places = _places(self.shown)
        self.gazetteer = {actor.id: actor for actor in reversed(corpus.gazetteer.actors)}  # the first of an id counts
        self.tenures: dict[str, list[tuple[Tenure, Office]]] = defaultdict(list)  # by the holder's name
        for office in corpus.gazetteer.offices:
            for tenure in office.held:
                self.tenures[tenure.by].append((tenure, office))
        self.sources = _sources(corpus)
        self.source_of: dict[str, str] = {document.id: _source_id(document) for document in corpus.documents}
        self.documents_of: dict[str, list[Document]] = defaultdict(list)
        for document in corpus.documents:
            self.documents_of[self.source_of[document.id]].append(document)
        self.anchors = _anchors(corpus.documents)
        self.article_paths: dict[str, str] = {}  # filled by the sources' paging: article -> page#anchor

    def tell(self, reason: Reason) -> str:
        """The reason in the words of the site."""
        return self._teller.tell(reason)

    def told(self, reasons: tuple[Reason, ...]) -> str:
        """Reasons as sentences, one after the other."""
        return self._teller.value(reasons, "")

    def timexes(self, article: str) -> tuple[Timex, ...]:
        """The time expressions of an article, in the order of the text."""
        return self._timexes.get(article, ())

    def timex(self, article: str, span: Span) -> Timex | None:
        """The time expression at exactly these offsets, or None."""
        if article not in self._marks:
            self._marks[article] = {(timex.start, timex.end): timex for timex in self.timexes(article)}
        return self._marks[article].get(span)

    def place_in(self, events: Sequence[Event], event: Event) -> int:
        """The event's index in one of this book's lists, all of which stand in the order of `shown`."""
        order = self.order
        return bisect_left(events, order[event.id], key=lambda other: order[other.id])

    def actor_slug(self, actor_id: str) -> str:
        """The actor's name in addresses and filters."""
        known = self.people.get(actor_id)
        return known.path.split("/")[1] if known else safe_slug(actor_id)

    def person(self, actor_id: str, name: str, note: str = "") -> LinkView:
        """A link to an actor; the name is the one this source uses."""
        known = self.people.get(actor_id)
        return LinkView(name, known.path if known else "", note)

    def language_of(self, document: Document) -> str:
        """The language of an article, "" where it is the site's."""
        return "" if base_of(document.language) == base_of(self.site.language) else document.language

    def title_language(self, event: Event) -> str:
        """The language of an event's title, "" where it is the site's: an editor's title, or that of the article it was made from."""
        if "title" in event.corrected or not event.claims:
            return ""
        return self._language_of(next((claim for claim in event.claims if claim.title == event.title), event.claims[0]))

    def sources_language(self, event: Event, field: str) -> str:
        """The language in which the sources told the field; "" where it is the site's, or an editor's note set the field."""
        return "" if field in event.corrected or not event.claims else self._language_of(event.claims[0])

    def _language_of(self, claim: Claim) -> str:
        document = self.documents.get(claim.article)
        return self.language_of(document) if document else ""

    @cached_property
    def _names(self) -> Names:
        return Names(self.corpus)

    def named(self, note: Note) -> tuple[tuple[str, str], ...]:
        """(name, path) of each link by name in the note's words that means one thing."""
        return tuple((name, path) for name in {link.name: 0 for link in named_links(note.body)} if (path := self._path_of(name)))

    def _path_of(self, name: str) -> str:
        found = self._names.find(name)
        if len(found) != 1:
            return ""
        (target,) = found
        if target.sort == "event":
            return self.paths.get(target.id, "")
        known = self.people.get(target.id) if target.sort == "actor" else self.places.get(target.id)
        return known.path if known else ""

    def place(self, event: Event) -> LinkView | None:
        """A link to the event's place, or None."""
        if event.place is None:
            return None
        known = self.places.get(event.place.id)
        return LinkView(event.place.name, known.path if known else "")


def told_on(book: Book, event: Event) -> date | None:
    """The newest day on which anything was said of the event: the latest report or note; None when no day is known."""
    days = [book.documents[claim.article].publication.day for claim in event.claims if claim.article in book.documents]
    days += [note.written for note in event.notes]
    return max((day for day in days if day), default=None)


def leading_claim(event: Event) -> Claim | None:
    """The claim whose words date the event: the first with the event's own extent, else the first; None for a note's event."""
    return next((claim for claim in event.claims if claim.extent == event.extent), event.claims[0] if event.claims else None)


def _slugs(events: Iterable[Event]) -> dict[str, str]:
    """Each event's name in addresses and anchors, no two alike."""
    taken: set[str] = set()
    return {event.id: unique(safe_slug(event.slug), taken) for event in events}


def _anchors(documents: Iterable[Document]) -> dict[str, str]:
    """The fragment of each article on its source's page."""
    taken: set[str] = set()
    return {document.id: unique("article-" + slugify(document.id), taken) for document in documents}


def _people(corpus: Corpus, events: Iterable[Event]) -> dict[str, Person]:
    """Every actor of a shown event, with one name: the gazetteer's, else the one used most, then the longest."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, ActorKind] = {}
    for event in events:
        for actor in event.actors:
            names[actor.actor_id][actor.name] += 1
            if actor.kind and actor.actor_id not in kinds:
                kinds[actor.actor_id] = actor.kind
    known = {actor.id: actor for actor in corpus.gazetteer.actors}
    people: dict[str, Person] = {}
    taken: set[str] = set()
    for actor_id in sorted(names):
        entry = known.get(actor_id)
        name = entry.name if entry else min(names[actor_id], key=lambda name: (-names[actor_id][name], -len(name), name))
        path = folder("actors", unique(safe_slug(actor_id), taken))
        people[actor_id] = Person(actor_id, name, entry.kind if entry else kinds.get(actor_id), path)
    return people


def _places(events: Iterable[Event]) -> dict[str, LinkView]:
    taken: set[str] = set()
    names = {event.place.id: event.place.name for event in events if event.place}
    return {place: LinkView(names[place], folder("places", unique(safe_slug(place), taken))) for place in sorted(names)}


def _source_id(document: Document) -> str:
    return document.source_id or (slugify(document.publisher) if document.publisher else "")


def _sources(corpus: Corpus) -> dict[str, tuple[Source, str]]:
    """Source id -> (source, path), for every source with an article here; id "" for articles whose publisher is not known."""
    known = {source.id: source for source in corpus.sources}
    for document in corpus.documents:
        source_id = _source_id(document)
        if source_id not in known:
            known[source_id] = Source(source_id, document.publisher)
    used = {_source_id(document) for document in corpus.documents}
    taken: set[str] = set()
    return {
        source_id: (known[source_id], folder("sources", unique(safe_slug(source_id or "publisher-not-known"), taken)))
        for source_id in sorted(used)
    }
