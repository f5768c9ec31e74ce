"""One source's statement of an event."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sitegen.model.actor import ActorKind
from sitegen.model.extent import Extent
from sitegen.model.reason import Reason
from sitegen.model.stored import stored

Kind = Literal["meeting", "pledge", "other"]  # `other` only in editors' notes
Role = Literal["participant", "host", "mediator", "pledger", "recipient", "target"]
Status = Literal["held", "ongoing", "planned", "proposed", "cancelled", "stated", "conditional", "refused", "fulfilled"]
MEETING_STATUSES: tuple[Status, ...] = ("held", "ongoing", "planned", "proposed", "cancelled")
PLEDGE_STATUSES: tuple[Status, ...] = ("stated", "proposed", "conditional", "refused", "fulfilled")
Sense = Literal["promised", "allocated", "delivered"]


@stored
@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a claim, as this source names it."""

    name: str  # the fullest form the article uses, or the gazetteer's name when it is known
    role: Role
    actor_id: str  # a slug: equal ids are the same actor across articles
    kind: ActorKind | None = None
    office: str = ""  # as this source calls it: "UK Foreign Secretary"; "" when none is given


@stored
@dataclass(frozen=True, slots=True)
class Amount:
    """Money as told: never summed, never converted."""

    value: Decimal
    currency: str  # ISO 4217
    text: str  # the words: "more than €200bn"
    modifier: Literal["", "about", "at least", "at most"] = ""
    per: str = ""  # "year", "month": a rate
    sense: Sense = "promised"


@stored
@dataclass(frozen=True, slots=True)
class Claim:
    """One source says one thing, with its quote and its date words.

    Left of the wall `extent` and `due` are None and `when` / `due_when` name the time expressions by their [start, end)
    offsets; `resolve` fills the extents in (dataclasses.replace) once publication dates are known.
    """

    id: str  # article id + kind + a short digest of the normalised first sentence
    article: str  # Document.id
    kind: Kind
    status: Status
    title: str  # one line for a headline: "David Lammy and Kaja Kallas to meet in London"
    actors: tuple[Participant, ...]
    spans: tuple[tuple[int, int], ...]  # the sentences that report it, ascending; the first is the quote unless `quote` says else
    quote: tuple[int, int]  # the best sentence, one of `spans`
    when: tuple[tuple[int, int], ...] = ()  # the time expressions that date it, the deciding one first
    due_when: tuple[tuple[int, int], ...] = ()
    place: str = ""  # as named: "London"
    amounts: tuple[Amount, ...] = ()  # the headline amount first
    condition: str = ""  # the words of the condition
    level: str = ""  # "military", "ministerial", "leaders" ...; "" when not told
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()  # which words and rules made it, for `how we know`
    extractor: str = "rules"
    extent: Extent | None = None  # when the meeting is, or when the pledge was made
    due: Extent | None = None  # when the pledge is to be kept
    dated_by: str = ""  # "timex", "publication", "context" ("same visit"), "" when undated
    why: tuple[Reason, ...] = ()  # how the date was set, one or two sentences
    moved_when: tuple[tuple[int, int], ...] = ()  # the time expressions of the day it had before it was moved
    moved_from: Extent | None = None  # that day: "postponed from Monday to Thursday"
    within: Extent | None = None  # of a claim without `extent`: the days between which it lies, where its publication has bounds only
    retold: tuple[
        tuple[Status, str], ...
    ] = ()  # until it is dated, the title under other statuses: the day may show it to be past, or ahead
    frame: tuple[tuple[int, int], ...] = ()  # time expressions of the story around it: its day when `when` gives none
