"""What short messages leave out: hours without a.m. or p.m. ("from 8", "7ish", "half 5"), names of days written small.

An hour alone is looked for in such messages only: in a report it counts something else.
"""

from __future__ import annotations

from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.grammar import Match

EVENING_HOURS = range(8, 12)  # those that the words around put into the evening
_BETWEEN = frozenset(("between", "btwn", "btw", "b/w"))
_AND = frozenset(("and", "&", "n"))
NIGHT = 7  # an hour up to this one is of the afternoon or the evening: nobody asks whom to meet at 4 in the morning


def hour(m: Match) -> Meaning | None:
    """ "8", "7ish", "half 5" (half past five), "quarter to 9": in the half of the day in which people meet."""
    told, _, written = m.words("h")[0].partition(".")
    return _clock(m, int(told), int(written or 0))


def _clock(m: Match, told: int, minute: int) -> Meaning | None:
    if "f" in m:
        minute = 30
    elif "q" in m:
        minute = 45 if "t" in m else 15
        told -= minute == 45
    if not 0 < told <= 12:
        return None
    evening = not m.vocabulary.module.OF_AN_EVENING.isdisjoint(m.tokens.words)
    if told <= NIGHT or (evening and told in EVENING_HOURS):
        told += 12
    return Meaning("clock", time=f"T{told:02d}:{minute:02d}", mod="APPROX" if "i" in m else "")


def this_half(m: Match) -> Meaning | None:
    """ "this am", "this pm"."""
    if not m.tokens.casual or m.get("r")[0] != 0:
        return None
    return Meaning("shift", unit="D", n=0, base="publication", time="TAF" if m.get("ap") else "TMO")


def no_hour(m: Match) -> bool:
    """Is it no hour: outside of a message, without "at" or "til" in front, or with something counted behind?"""
    module, after = m.vocabulary.module, m.following()
    if "i" in m:
        return m.tokens.starts[m.stop - 1] != m.tokens.ends[m.stop - 2] and m.previous(-1) != "-"
    if "p" in m or "q" in m:
        if not m.tokens.casual and m.previous() not in module.AT_AN_HOUR:
            return True
        return after.isalpha() and after not in module.BEHIND_AN_HOUR and after not in module.PREPOSITIONS
    if m.tokens.casual and _between(m):
        return False
    if not m.tokens.casual or (after.isalnum() and after not in module.BEHIND_AN_HOUR) or after in ("%", "-", "/", "£", "$", "€", ":"):
        return True
    return "f" not in m and m.previous() not in module.AT_AN_HOUR


def _between(m: Match) -> bool:
    """Is it one of the two hours of "between 10 and 11"?"""
    if m.stop - m.first > 1 or any(label in m for label in "fpqi"):
        return False
    if m.previous() in _BETWEEN:
        second, behind = m.following(1), m.following(2)
        first = m.following() in _AND
    else:
        second, behind = m.previous(2), m.following()
        first = m.previous() in _AND and m.previous(3) in _BETWEEN
    hour = second.partition(".")[0]
    counted = behind.isalnum() and behind not in m.vocabulary.module.BEHIND_AN_HOUR
    return first and hour.isdigit() and 1 <= int(hour) <= 12 and not counted


def letter(m: Match) -> bool:
    """ "7a", "3p": a letter close behind an hour, in a message."""
    return not m.tokens.casual or m.tokens.starts[m.stop - 1] != m.tokens.ends[m.stop - 2]
