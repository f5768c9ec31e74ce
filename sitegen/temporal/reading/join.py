"""Neighbours that are one expression: "Saturday, April 25", "10 p.m. Wednesday", "the end of the month"; and "April 24 and 25"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sitegen.model.timex import TimexType
from sitegen.temporal.counting.ancient import year_told
from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Kind, Meaning
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.clocks import with_hours
from sitegen.temporal.reading.join_clock import is_day, joined_clock
from sitegen.temporal.reading.join_parts import (
    beside_a_day,
    beside_an_event,
    in_a_week,
    last_of_something,
    quarter_before,
    span_in_a_week,
    take_part,
)
from sitegen.temporal.reading.tokens import Tokens

_BARE: tuple[list[str], ...] = ([], [","])
_HABIT_JOINTS: tuple[list[str], ...] = (["and"], ["or"], [","], [",", "and"], [",", "or"])
_GOES_ON = frozenset("in at on with by from to for and but when as over near under through".split())  # "was hit the day after with …"
_OPEN = frozenset("open staffed manned available".split())
_DAY_JOINTS = frozenset(("and", "or", "to", "through", "until", "-", "–", ","))

LONGEST_WAR = 500  # years between the two ends of a range before Christ


def join(tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> list[Atom]:
    """The atoms with neighbours put together, edges ("the end of") put in front, and days that share a month found."""
    out: list[Atom] = []
    for atom in with_hours(tokens, atoms, words):
        _take_edge(tokens, atom, words, out[-1].stop if out else 0)
        take_part(tokens, atom, out, words)
        joined = _joined(tokens, out[-1], atom) if out else None
        if joined is not None:
            out[-1] = joined
            continue
        if out:
            _borrow_year(tokens, out[-1], atom)
        out += _year_before(tokens, atom, out[-1].stop if out else 0) + quarter_before(tokens, atom, words, out[-1].stop if out else 0)
        out += _days_before(tokens, atom, words, out[-1].stop if out else 0)
        out.append(atom)
        out += _days_after(tokens, atom, words)
    _take_habits(tokens, out, words)
    for atom in out:
        if beside_an_event(tokens, atom):
            atom.meaning = replace(atom.meaning, n=1, inner=Meaning("ref"))
        elif last_of_something(tokens, atom):
            kind: Kind = "shift" if atom.meaning.kind == "shift" else "duration"
            atom.meaning = replace(atom.meaning, kind=kind, inner=Meaning("ref"), mod="", base="")
    return [atom for i, atom in enumerate(out) if (i == 0 or atom.first >= out[i - 1].stop) and not _open_ended(tokens, atom)]


def _open_ended(tokens: Tokens, atom: Atom) -> bool:
    """ "the day before the vote": the day is told by an event and not by the calendar."""
    if atom.rule not in ("day-before", "day-after") or atom.meaning.inner is not None:
        return False
    return atom.stop < len(tokens.words) and tokens.words[atom.stop].isalnum() and tokens.words[atom.stop] not in _GOES_ON


def _take_edge(tokens: Tokens, atom: Atom, words: Vocabulary, floor: int) -> None:
    """ "the end of" in front of a date."""
    at = atom.first
    if atom.type != "DATE" or atom.meaning.kind not in ("calendar", "shift") or at - 2 < floor or tokens.words[at - 1] != "of":
        return
    edge = words.values.get(tokens.words[at - 2], {}).get("EDGE")
    if edge is None or atom.meaning.mod:
        return
    first = at - 2
    while first - 1 >= floor and tokens.words[first - 1] in ("the", "mid", "late", "early", "very"):
        first -= 1
    atom.first, atom.meaning = first, replace(atom.meaning, mod=edge)


def _joined(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    """Two atoms as one, or None when they stay two."""
    gap = tokens.words[left.stop : right.first]
    a, b = left.meaning, right.meaning
    if len(gap) > 3 or "\n\n" in gap:
        return None
    names_weekday = a.kind == "calendar" and a.weekday is not None and a.month is None
    names_day = b.kind == "calendar" and b.day is not None and b.weekday is None
    if names_weekday and (within := in_a_week(a, b, gap)) is not None:
        return _under(_both(left, right, within), left.rule)
    if left.rule == "weekday-span" and (within := span_in_a_week(a, b, gap)) is not None:
        return _under(_both(left, right, within), left.rule)
    the = names_weekday and left.first and tokens.words[left.first - 1] == "the"
    if the and is_day(b) and (beside := beside_a_day(a, b, gap)) is not None:
        return _under(_both(replace(left, first=left.first - 1), right, beside), left.rule)
    if left.rule == "holiday" and a.year is None and names_day and gap in _BARE:
        return _both(left, right, b)  # "Palm Sunday, 27 March"
    if names_weekday and names_day and gap in (*_BARE, [".", ","], [",", "the"], ["the"]):
        return _both(left, right, replace(b, weekday=a.weekday, time=a.time))
    if "clock" in (a.kind, b.kind):
        return joined_clock(left, right, gap)
    if left.rule in ("day-before", "day-after") and is_day(b) and gap == []:
        return _under(_both(left, right, Meaning("shift", unit="D", n=a.n, inner=b, base="reference")), left.rule)
    if (
        a.kind == "calendar"
        and a.year is None
        and (a.month is not None or a.part)
        and b.kind == "shift"
        and b.unit == "Y"
        and not b.counted
        and gap in (*_BARE, ["of"])
    ):
        return _both(left, right, replace(a, inner=b))
    if a.kind == "shift" and a.unit == "W" and a.n == 0 and b.kind == "calendar" and b.day is not None and gap == ["of"]:
        return _under(_both(left, right, replace(b, unit="W")), "week-of")
    return None


def _borrow_year(tokens: Tokens, left: Atom, right: Atom) -> None:
    """ "from March to November 1918", "3 May – 12 June 1807": the first takes the year of the second."""
    a, b = left.meaning, right.meaning
    if a.kind != "calendar" or b.kind != "calendar" or a.month is None or b.month is None or a.year is not None or b.year is None:
        return
    gap = tokens.words[left.stop : right.first]
    if len(gap) != 1 or gap[0] not in _DAY_JOINTS or gap[0] == "," or a.n is not None:
        return
    later = (a.month, a.day or 0) > (b.month, b.day or 99)
    left.meaning = replace(a, year=b.year - 1 if later else b.year)


def _both(left: Atom, right: Atom, meaning: Meaning, kind: TimexType | None = None) -> Atom:
    return Atom(left.first, right.stop, right.rule, kind or ("TIME" if meaning.time else "DATE"), meaning)


def _under(atom: Atom, rule: str) -> Atom:
    """The atom under another rule's name."""
    atom.rule = rule
    return atom


def _days_after(tokens: Tokens, atom: Atom, words: Vocabulary) -> list[Atom]:
    """ "April 24 and 25": the second day borrows the month."""
    m = atom.meaning
    if m.kind != "calendar" or m.day is None or m.month is None or m.year is not None or atom.rule != "month-day":
        return []
    at = atom.stop
    if at + 1 >= len(tokens.words) or tokens.words[at] not in _DAY_JOINTS or not _is_number_of_day(tokens, at + 1, words):
        return []
    day = int(tokens.words[at + 1])
    after = tokens.words[at + 2] if at + 2 < len(tokens.words) else "."
    if day <= m.day or after.isalnum() and after not in words.module.PREPOSITIONS and after != "and":
        return []
    return [Atom(at + 1, at + 2, "month-day", "DATE", replace(m, day=day, weekday=None), (atom.first, atom.stop))]


def _year_before(tokens: Tokens, atom: Atom, floor: int) -> list[Atom]:
    """ "between 264 and 146 BC": the first year borrows the era."""
    at, year = atom.first - 1, year_told(atom.meaning)
    if year is None or at - 1 < floor or tokens.words[at] not in _DAY_JOINTS or tokens.words[at] == ",":
        return []
    word = tokens.words[at - 1]
    if not word.isdigit() or not year < int(word) < year + LONGEST_WAR:
        return []
    return [Atom(at - 1, at, "before-christ", "DATE", Meaning("ref", value=f"BC{int(word):04d}"))]


def _days_before(tokens: Tokens, atom: Atom, words: Vocabulary, floor: int) -> list[Atom]:
    """ "between 3 and 5 June": the first day borrows the month."""
    m = atom.meaning
    if m.kind != "calendar" or m.day is None or m.month is None or atom.rule not in ("day-month", "day-month-year"):
        return []
    at = atom.first - 1
    if at - 1 < floor or tokens.words[at] not in _DAY_JOINTS or tokens.words[at] == "," or not _is_number_of_day(tokens, at - 1, words):
        return []
    day = int(tokens.words[at - 1])
    if day >= m.day:
        return []
    return [Atom(at - 1, at, "day-month", "DATE", replace(m, day=day, weekday=None))]


def _take_habits(tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> None:
    """ "Monday and Tuesday nights", "every Monday and Thursday": one word makes both come back."""
    for left, right in pairwise(atoms):
        if _bare_weekday(left) and _bare_weekday(right) and _opening_hours(tokens, left, right):
            for atom in (left, right):
                _make_habit(atom, atom.meaning.time, "")
    pairs = [pair for pair in pairwise(atoms) if tokens.words[pair[0].stop : pair[1].first] in _HABIT_JOINTS]
    shared: Atom | None = None
    for left, right in reversed(pairs):  # a plural speaks for those in front of it
        if _bare_weekday(left) and _is_habit(right) and (right is shared or _plural(tokens, right, words)):
            _make_habit(left, right.meaning.value[10:], right.meaning.quant)
            shared = left
    for left, right in pairs:
        if _bare_weekday(right) and _is_habit(left) and left.meaning.quant:
            _make_habit(right, right.meaning.time or left.meaning.value[10:], left.meaning.quant)


def _opening_hours(tokens: Tokens, left: Atom, right: Atom) -> bool:
    """ "is open Monday to Friday", "staffed from Monday to Thursday": every week; "will be open …" is said of one."""
    words, at = tokens.words, left.first - 1
    if at > 0 and words[at] in ("from", ","):
        at -= 1
    gap = words[left.stop : right.first]
    return at > 0 and words[at] in _OPEN and words[at - 1] != "be" and len(gap) == 1 and gap[0] in _DAY_JOINTS - {",", "and", "or"}


def _make_habit(atom: Atom, part: str, quant: str) -> None:
    weekday = atom.meaning.weekday or 0
    atom.rule, atom.type, atom.meaning = "each", "SET", Meaning("set", value=f"XXXX-WXX-{weekday + 1}{part}", quant=quant)


def _bare_weekday(atom: Atom) -> bool:
    return atom.rule == "weekday" and not atom.meaning.mod


def _is_habit(atom: Atom) -> bool:
    return atom.rule == "each" and atom.meaning.value.startswith("XXXX-WXX-") and atom.meaning.value[9].isdigit()


def _plural(tokens: Tokens, atom: Atom, words: Vocabulary) -> bool:
    return not {"WEEKDAYS", "DAYPARTS"}.isdisjoint(words.values.get(tokens.words[atom.stop - 1], {}))


def _is_number_of_day(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    return tokens.codes[at] in words.codes_of_class["DAY"]
