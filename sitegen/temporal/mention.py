"""A time expression as the words give it: where it stands and what it means before any calendar day is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.model.stored import stored
from sitegen.model.timex import TimexType

# calendar: names of the calendar, complete or not ("18 March", "Tuesday", "the third quarter")
# shift:    so many units from an anchor ("yesterday", "two weeks ago", "the following day")
# window:   a stretch that touches the anchor ("the past three months", "within two weeks", "recent years")
# duration: a length alone;  set: something that comes back;  ref: past, present or future without more
# clock:    a time of day alone, its day comes from the neighbours;  edge: an end or a part of another ("the end of the month")
Kind = Literal["calendar", "shift", "window", "duration", "set", "ref", "clock"]
Base = Literal["", "publication", "reference"]
Tense = Literal["", "past", "present", "future"]


@stored
@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words say, in the engine's own terms.  Fields that do not apply are None or empty."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday = 0
    part: str = ""  # of a year: "Q1"-"Q4", "H1", "H2", "SP", "SU", "FA", "WI"; "QX": a quarter, not said which
    decade: int | None = None  # 199: the 1990s;  9: "the nineties", its century open
    century: int | None = None  # 19: the years 1900-1999
    holiday: str = ""
    unit: str = ""  # S MI H D W WE FN M Q HY SEASON Y DE CE ML
    n: float | None = None  # how many, signed: negative is earlier; None with a unit: not said ("weeks ago")
    base: Base = ""  # what it is counted from
    inner: Meaning | None = None  # the expression that it is counted from or is part of
    value: str = ""  # a TIMEX3 value that needs no calendar (durations, sets, references)
    time: str = ""  # "T22:00", "TNI"
    zone: str = ""
    mod: str = ""
    freq: str = ""
    quant: str = ""
    approximate: bool = False
    counted: bool = False  # told as a number of units ("two weeks ago"), not by name ("last week")
    fiscal: bool = False
    nth: int | None = None  # "the second Tuesday of May": 2; -1 the last
    swapped: bool = False  # day and month told in numbers that could be read the other way round
    until: int | None = None  # the last day (month, year) of a range "June 3-5", "1991-97"


@stored
@dataclass(frozen=True, slots=True)
class Clues:
    """What stands around an expression, for choosing its anchor and direction."""

    tense: Tense = ""  # of the verb that governs it
    cue: str = ""  # the words that told the tense: "will meet"
    before: str = ""  # the preposition in front: "since", "by"
    quoted: bool = False  # inside quotation marks
    reported: bool = False  # the cue is a verb of saying
    headline: bool = False  # in the text's first line, without a full stop
    dateline: bool = False  # in an agency's dateline: "LONDON, May 3 (AP) -"
    sentence: int = 0  # running number in the text
    paragraph: int = 0
    head: str = ""  # the first word after it
    opens: bool = False  # it opens its sentence, with a comma behind
    ends: bool = False  # "the six months to June": it closes a stretch whose length is told
    called_off: bool = False  # "planned for Friday, was cancelled": the verb no longer tells which side it lies on
    names: bool = False  # it names a thing: "the November 27 deal"


@stored
@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised time expression; `text[start:end]` is its words.  Satisfies `sitegen.model.timex.TimeMark`."""

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    meaning: Meaning
    clues: Clues = Clues()
