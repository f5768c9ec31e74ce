"""People, bodies and states, and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ActorKind = Literal["person", "body", "state", "group"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of actors.toml or of the gazetteer."""

    id: str  # a slug
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office from when to when: [start, stop)."""

    by: str  # an actor's name
    start: date | None
    stop: date | None  # the first day after


@dataclass(frozen=True, slots=True)
class Office:
    """An office, held by one at a time unless `shared`."""

    name: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    shared: bool = False
    held: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Whom the desk knows by name: the content folder's actors.toml.  The world's states are the extractor's own table."""

    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
