"""Whom and what a note can link to by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sitegen.model.corpus import Corpus
from sitegen.model.edtf import format_edtf
from sitegen.model.slug import slugify
from sitegen.model.suggest import nearest

Sort = Literal["actor", "event", "place"]


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Something that has a page on the site."""

    sort: Sort
    id: str
    told: str  # for a person who has to choose


class Names:
    """The ids, names and titles of one timeline; made once, asked for each link."""

    def __init__(self, corpus: Corpus) -> None:
        self._events = {event.id: event for event in (*corpus.events, *corpus.undated)}
        self._aliases = {actor.id: (actor.name, *actor.aliases) for actor in corpus.gazetteer.actors}
        self._actors: dict[str, str] = {}  # id -> name
        self._places: dict[str, str] = {}
        ids: dict[str, dict[str, None]] = {}
        actors: dict[str, dict[str, None]] = {}
        titles: dict[str, dict[str, None]] = {}
        places: dict[str, dict[str, None]] = {}
        for event in self._events.values():
            for word in (event.id, event.slug, *event.same_as, *(note.id for note in event.notes if note.is_event)):
                ids.setdefault(word, {})[event.id] = None
            titles.setdefault(_key(event.title), {})[event.id] = None
            if event.place:
                self._places.setdefault(event.place.id, event.place.name)
                places.setdefault(_key(event.place.name), {})[event.place.id] = None
            for actor in event.actors:
                if actor.actor_id not in self._actors:
                    known = self._aliases.get(actor.actor_id, ())
                    self._actors[actor.actor_id] = known[0] if known else actor.name
                    for name in known:
                        actors.setdefault(_key(name), {})[actor.actor_id] = None
                actors.setdefault(_key(actor.name), {})[actor.actor_id] = None
        # What is found first counts: an id means one thing, and who is told of matters more than where.
        self._tables: tuple[tuple[Sort, dict[str, dict[str, None]]], ...] = (("actor", actors), ("event", titles), ("place", places))
        self._ids = ids

    def find(self, name: str) -> tuple[Target, ...]:
        """What the name means: one target, none, or several between which only a person can choose; in a fixed order."""
        if found := self._ids.get(_address(name)):
            return tuple(self._target("event", id) for id in sorted(found))
        key = _key(name)
        return next((tuple(self._target(sort, id) for id in sorted(table[key])) for sort, table in self._tables if key in table), ())

    def _target(self, sort: Sort, id: str) -> Target:
        if sort == "event":
            event = self._events[id]
            return Target(sort, id, event.title + (f", {format_edtf(event.extent)}" if event.extent else ""))
        return Target(sort, id, self._actors[id] if sort == "actor" else self._places[id])

    def is_known(self, name: str) -> bool:
        """Does actors.toml know the name, though no event of the timeline tells of it?"""
        return any(_key(name) == _key(one) for names in self._aliases.values() for one in names)

    def nearest(self, name: str) -> str:
        """The known name, id or title most like this one, or ""."""
        words = {name for names in self._aliases.values() for name in names}
        for event in self._events.values():
            words.update((event.title, event.id), (actor.name for actor in event.actors))
        spelt = {_key(word): word for word in sorted(words)}
        return spelt.get(nearest(_key(name), spelt), "")


@lru_cache(maxsize=65_536)  # the preview asks for the same names at every save
def _key(name: str) -> str:
    """What spellings of one name have in common; of the whole name, since two long titles may begin alike."""
    return slugify(name, 1000)


def _address(name: str) -> str:
    """The id or slug in an id, a slug or an address such as events/<slug>/."""
    text = name.split("#", maxsplit=1)[0].removesuffix("index.html").strip("/ ")
    return text.rsplit("events/", 1)[-1] if "events/" in text else text
