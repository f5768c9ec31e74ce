"""Days counted from a day that is told with something else: "two days after the attack on Sunday", "a day before Friday's vote began"."""

from __future__ import annotations

from sitegen.extract.mentions import Mention, marks_of
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Reading
from sitegen.model.reason import Count, Reason, because

_REACH = 12  # tokens between "after" and its day
_COUNTS = {"a": 1, "one": 1, "the": 1, **{word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_VAGUE = frozenset("day days week weeks month months year years morning evening night weekend".split())  # "weeks after": no one knows when
_WAYS = {"after": 1, "following": 1, "before": -1}


def count_from(r: Reading, mention: Mention, mark: int) -> int | None:
    """How many days behind the day of a time mark the event lies (ahead: less than 0); None when it lies on another day that nobody tells.

    0 where the mark is the event's own, or that of what the event itself stands in front of: "two days after the talks on Sunday".
    """
    place = next((i for i, other in enumerate(r.s.marks) if other == mark), -1)
    at = _counted_at(r, max(1, place - _REACH), place)
    if at < 0 or at < mention.at < place:
        return 0
    lows = r.s.lows
    if lows[at - 1] not in _UNITS:
        return None
    word = lows[at - 2] if at > 1 else ""
    count = _COUNTS.get(word, int(word) if word.isdecimal() and len(word) < 3 else 0)
    if not count or (word == "the" and lows[at - 1] != "day"):
        return None  # "days after"; "the week after the vote" is a week
    return count * _UNITS[lows[at - 1]] * _WAYS[lows[at]]


def told_from(r: Reading, verb: Verb) -> list[int]:
    """The first time mark behind "two days after" that stands behind a verb: "resigned a day after he was told on Friday"."""
    behind = next((other.a for other in r.verbs if other.k > verb.k and other.tense not in ("inf", "ger", "part")), len(r.s.lows))
    at = _counted_at(r, verb.b + 1, min(behind, verb.b + _REACH))
    return marks_of(r, at, min(len(r.s.lows), at + _REACH))[:1] if at > 0 else []


def _counted_at(r: Reading, first: int, last: int) -> int:
    """The token of the last "after" or "before" in [first, last) that stands behind a length of time; -1 when there is none."""
    lows = r.s.lows
    return next((i for i in range(last - 1, first - 1, -1) if lows[i] in _WAYS and lows[i - 1] in _VAGUE and r.s.marks[i] < 0), -1)


def counted(days: int) -> Reason:
    """The reason that carries such a count to where the calendar is known."""
    return because("days-after" if days > 0 else "days-before", days=Count(abs(days), "D"))


def days_counted(reason: Reason) -> int:
    """The days of such a reason, 0 of another one."""
    days = reason.get("days") if reason.key in ("days-after", "days-before") else None
    return (int(days.n) if reason.key == "days-after" else -int(days.n)) if isinstance(days, Count) else 0
