"""What merged claims are about."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.claim import Amount, Claim, Kind, Participant, Status
from sitegen.model.extent import Extent
from sitegen.model.note import Note
from sitegen.model.reason import Reason
from sitegen.model.stored import stored


@stored
@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement that is kept and shown.  `code` is the finding's code."""

    code: str
    message: Reason
    claims: tuple[str, ...] = ()  # claim ids on either side
    what: str = ""  # "date", "place", "amount", "participants", "office", "status"


@stored
@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an event: planned, then held; stated, then fulfilled."""

    status: Status
    on: Extent | None  # publication date of the report that says so, or the note's `written`
    claim: str = ""  # claim id
    note: str = ""  # note id


@stored
@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor's note changed of an event."""

    note: str  # note id
    fields: tuple[str, ...]  # "date", "due", "place", "status", "kind", "participants", "amount", "title", "condition"
    before: Event  # as it was told until then


@stored
@dataclass(frozen=True, slots=True)
class Place:
    """A place as named."""

    id: str  # a slug
    name: str


@stored
@dataclass(frozen=True, slots=True)
class Event:
    """Many claims, one event; or one editor's note.  Nothing that a claim says is thrown away."""

    id: str  # the oldest claim's id, or the note's slug
    slug: str  # its address: events/<slug>/
    kind: Kind
    status: Status | None
    title: str
    extent: Extent | None  # None: undated, listed with `bounds` if any
    actors: tuple[Participant, ...] = ()
    bounds: Extent | None = None
    due: Extent | None = None
    place: Place | None = None
    amounts: tuple[Amount, ...] = ()
    condition: str = ""
    claims: tuple[Claim, ...] = ()  # by publication date, then article, then offset; empty only for a note's own event
    notes: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    history: tuple[Step, ...] = ()
    reasons: tuple[Reason, ...] = ()  # why these claims are one event
    same_as: tuple[str, ...] = ()  # ids of merged-away claims: each of their addresses redirects here
    confidence: float = 0.5
    why: tuple[Reason, ...] = ()  # how the date was set
    corrected: tuple[str, ...] = ()  # fields that an editor's note set
    corrections: tuple[Correction, ...] = ()  # by whom and from what, in the order of the notes
