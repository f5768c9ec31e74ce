"""TIMEX3 mentions: what the words say of time, before and after the calendar is applied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from sitegen.model.extent import Extent
from sitegen.model.reason import Reason
from sitegen.model.stored import stored

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
AnchorKind = Literal["none", "publication", "timex", "event"]
Direction = Literal["past", "same", "future", ""]


@stored
@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved time expression: the form that `dates` prints and the site shows.

    `value`, `mod`, `freq` and `quant` follow TimeML 1.2.1 as TempEval-3 uses it.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    extent: Extent | None  # what the words warrant; None for durations, sets, references, and what stays open
    rule: str
    anchor: AnchorKind
    direction: Direction
    why: Reason  # one sentence for a reader: words, anchor, arithmetic, result
    confidence: float
    mod: str | None = None
    freq: str | None = None
    quant: str | None = None
    alternatives: tuple[str, ...] = ()  # EDTF of the readings that lost, likeliest first
    why_not: tuple[Reason, ...] = ()  # why each alternative lost, same order
    # True: counted from the publication date, and that was not known to the day; an `extent` then holds all the days that are left.
    needs_publication: bool = False


class TimeMark(Protocol):
    """What a room needs to know of a time expression before the calendar is applied: where it stands and of what sort it is."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def type(self) -> TimexType: ...
    @property
    def rule(self) -> str: ...
