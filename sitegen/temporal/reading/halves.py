"""Which half of the day a clock means that does not say so: "7.15" after "6:30pm", "8:50" of a night."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.tokens import Tokens

NOON = 12 * 60  # minutes
DAY = 2 * NOON
PARTS = {"TMO": 9 * 60, "TAF": 15 * 60, "TEV": 19 * 60, "TNI": 21 * 60}  # about where a part of the day lies
_TOLD = re.compile(r"T(?:\d\d:\d\d|MO|AF|EV|NI)$")  # a clock, or a part whose place in the day `PARTS` knows
SMALL_HOURS = range(5 * 60)  # of a night
AFTERNOON = range(60, 8 * 60)  # what "from 7" means when nothing else tells: what is arranged is mostly after noon
UNLIKELY = 3 * 60  # minutes that a reading before six in the morning must lie nearer: little is arranged for then
LOOK_BACK = 6  # expressions that may tell, before the clock
_OPEN_RULES = ("clock", "bare-hour")
_SAID_BY = ("AMPM", "ZONE", "DAYPART", "HOURSWORD", "DAYSHORT", "TIMEWORD", "HHMM", "AMPMLETTER")


def settle(tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> None:
    """Put the clocks that do not say so into the half of the day that lies nearer to what was told before them."""
    said = "".join(words.codes_of_class.get(name, "") for name in _SAID_BY)
    open_ones = [at for at, atom in enumerate(atoms) if atom.rule in _OPEN_RULES and is_clock(atom) and _is_open(tokens, atom, said)]
    if not open_ones or any(is_clock(atom) and _counts_to_24(tokens, atom) for atom in atoms):
        return
    halves = any(code in tokens.codes for code in words.codes_of_class["AMPM"])
    for at in open_ones:
        atom = atoms[at]
        minutes = minutes_of(atom.meaning.time)
        told = [time for other in atoms[max(0, at - LOOK_BACK) : at] if (time := _time_in(other))]
        if told:
            minutes = _nearer(minutes % NOON, told[-1])
        elif minutes in AFTERNOON and (halves or atom.rule == "bare-hour"):
            minutes += NOON
        atom.meaning = replace(atom.meaning, time=time_of(minutes))


def is_clock(atom: Atom) -> bool:
    """Is it a time of day in hours that has no day of its own?"""
    return atom.meaning.kind == "clock" and atom.meaning.time[1:3].isdigit()


def minutes_of(time: str) -> int:
    """Minutes since midnight of "T20:15"."""
    return int(time[1:3]) * 60 + int(time[4:6])


def time_of(minutes: int) -> str:
    """ "T20:15"; what lies beyond a midnight is of that day."""
    return f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def in_part(minutes: int, part: str) -> int:
    """The minutes of a dial of twelve hours in a part of the day: half past seven "tonight" is in the evening."""
    if minutes >= NOON and part != "TMO" or (part == "TNI" and minutes in SMALL_HOURS):
        return minutes
    return minutes % NOON + (0 if part == "TMO" else NOON)


def _is_open(tokens: Tokens, atom: Atom, said: str) -> bool:
    written = tokens.words[atom.first]
    if written[0] == "0" or written.count(":") > 1 or minutes_of(atom.meaning.time) >= NOON + 60:
        return False
    return not any(code in said for code in tokens.codes[atom.first : atom.stop])


def _counts_to_24(tokens: Tokens, atom: Atom) -> bool:
    """ "14:30", "09:15"."""
    hour = tokens.words[atom.first].split(":")[0].split(".")[0]
    return hour.isdigit() and (hour[0] == "0" or 12 < int(hour) < 25) and len(hour) < 3


def _time_in(atom: Atom) -> str:
    """The time of day that an expression names, "" when none: that of "Friday mornings" stands in its value."""
    value = atom.meaning.value
    found = _TOLD.search(value if value.startswith("XXXX-") else atom.meaning.time)
    return found[0] if found else ""


def _nearer(early: int, told: str) -> int:
    """The clock before noon, or twelve hours later: what lies nearer to a time that was told; at night the small hours."""
    if told == "TNI" and early in SMALL_HOURS:
        return early
    near = PARTS[told] if told in PARTS else minutes_of(told)
    unlikely = UNLIKELY if early < SMALL_HOURS.stop + 60 else 0
    return early if _apart(early, near) + unlikely < _apart(early + NOON, near) else early + NOON


def _apart(one: int, other: int) -> int:
    apart = abs(one - other) % DAY
    return min(apart, DAY - apart)
