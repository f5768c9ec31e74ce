"""Whom and what a note can link to by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sitegen.model.corpus import Corpus
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.slug import slugify
from sitegen.model.suggest import nearest


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Something that has a page on the site."""

    sort: Literal["actor", "event", "place"]
    id: str
    told: str  # for a person who has to choose


class Names:
    """The ids, names and titles of one timeline; made once, asked for each link."""

    def __init__(self, corpus: Corpus) -> None:
        events = (*corpus.events, *corpus.undated)
        ids: dict[str, set[Target]] = defaultdict(set)
        actors: dict[str, set[Target]] = defaultdict(set)
        titles: dict[str, set[Target]] = defaultdict(set)
        places: dict[str, set[Target]] = defaultdict(set)
        aliases = {actor.id: (actor.name, *actor.aliases) for actor in corpus.gazetteer.actors}
        for event in events:
            target = _event(event)
            for word in (event.id, event.slug, *event.same_as, *(note.id for note in event.notes if note.is_event)):
                ids[word].add(target)
            titles[slugify(event.title, _WHOLE)].add(target)
            if event.place:
                places[slugify(event.place.name, _WHOLE)].add(Target("place", event.place.id, event.place.name))
            for actor in event.actors:
                for name in (actor.name, *aliases.get(actor.actor_id, ())):
                    actors[slugify(name, _WHOLE)].add(Target("actor", actor.actor_id, aliases.get(actor.actor_id, (actor.name,))[0]))
        # What is found first counts: an id means one thing, and who is told of matters more than where.
        self._tables = (ids, actors, titles, places)
        self._spelt = {slugify(name, _WHOLE): name for name in self._known_words(events, aliases.values())}
        self._without_page = {slugify(name, _WHOLE) for names in aliases.values() for name in names}

    @staticmethod
    def _known_words(events: Iterable[Event], aliases: Iterable[tuple[str, ...]]) -> set[str]:
        words = {name for names in aliases for name in names}
        for event in events:
            words.update((event.title, event.id), (actor.name for actor in event.actors))
        return words

    def find(self, name: str) -> tuple[Target, ...]:
        """What the name means: one target, none, or several between which only a person can choose; in a fixed order."""
        for table in self._tables:
            key = _address(name) if table is self._tables[0] else slugify(name, _WHOLE)
            if key in table:
                return tuple(sorted({(target.sort, target.id): target for target in sorted(table[key])}.values()))
        return ()

    def is_known(self, name: str) -> bool:
        """Does actors.toml know the name, though no event of the timeline tells of it?"""
        return slugify(name, _WHOLE) in self._without_page

    def nearest(self, name: str) -> str:
        """The known name, id or title most like this one, or ""."""
        near = nearest(slugify(name, _WHOLE), self._spelt)
        return self._spelt.get(near, "")


_WHOLE = 1000  # characters: two long titles that begin alike are two


def _event(event: Event) -> Target:
    return Target("event", event.id, event.title + (f", {format_edtf(event.extent)}" if event.extent else ""))


def _address(name: str) -> str:
    """The id or slug in an id, a slug or an address such as events/<slug>/."""
    text = name.split("#", maxsplit=1)[0].removesuffix("index.html").strip("/ ")
    return text.rsplit("events/", 1)[-1] if "events/" in text else text
