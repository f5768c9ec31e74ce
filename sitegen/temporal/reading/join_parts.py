"""One expression told by another: "the first week of May", "Tuesday next week", "the Monday after Easter"."""

from __future__ import annotations

from dataclasses import replace

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.tokens import Tokens

_PARTS = frozenset(("D", "W", "WE", "M"))  # units of which a month or a year holds a first and a last
_HOLDS = {"D": 31, "W": 52, "WE": 52, "M": 12}
_DETERMINERS = frozenset("the a his her their its this that my our your".split())
_IN_A_WEEK: tuple[list[str], ...] = ([], ["of"], ["in"])  # "Tuesday next week", "Friday of last week"


def take_part(tokens: Tokens, atom: Atom, out: list[Atom], words: Vocabulary) -> None:
    """ "the last day of" in front of a month or a year; what was read there by itself is taken back."""
    at = atom.first - 1
    if at < 2 or tokens.words[at] != "of" or not _holds_parts(atom.meaning):
        return
    before = out[-1] if out and out[-1].stop == at else None
    if before is not None and before.rule == "window":  # "the last three days of May" do not end today
        before.meaning = replace(before.meaning, kind="duration", mod="", base="")
        return
    unit = words.values.get(tokens.words[at - 1], {}).get("UNIT")
    nth = _nth(tokens.words[at - 2], words)
    if unit not in _PARTS or nth is None or nth > _HOLDS[unit]:
        return
    first = at - 3 if at > 2 and tokens.words[at - 3] == "the" else at - 2
    if before is not None:
        if before.first < first or before.meaning.kind != "shift":
            return
        out.pop()
    elif out and out[-1].stop > first:
        return
    atom.first, atom.rule, atom.type = first, "part-of", "DATE"
    atom.meaning = Meaning("calendar", unit=unit, nth=nth, inner=atom.meaning)


def _holds_parts(m: Meaning) -> bool:
    if m.mod or m.time or m.until is not None:
        return False
    if m.kind == "shift":
        return m.unit in ("M", "Y") and not m.counted and not m.part
    named = m.year is not None or m.month is not None
    return m.kind == "calendar" and named and not (m.day or m.part or m.nth or m.holiday) and m.weekday is None and not m.fiscal


def _nth(word: str, words: Vocabulary) -> int | None:
    values = words.values.get(word, {})
    return values.get("FIRST") or values.get("ORD")


def in_a_week(a: Meaning, b: Meaning, gap: list[str]) -> Meaning | None:
    """ "Tuesday next week": the weekday `a` in the week `b`."""
    if b.kind != "shift" or b.unit != "W" or b.counted or b.mod or a.n is not None or gap not in _IN_A_WEEK:
        return None
    return replace(a, inner=b)


def span_in_a_week(a: Meaning, b: Meaning, gap: list[str]) -> Meaning | None:
    """ "Mon-Wed next week": the first weekday of the span in the week `b`, with the last one as its end."""
    first, last = (int(end[-1]) - 1 for end in a.value.split("/"))
    return replace(within, until=last) if (within := in_a_week(Meaning("calendar", weekday=first), b, gap)) is not None else None


def beside_a_day(a: Meaning, b: Meaning, gap: list[str]) -> Meaning | None:
    """ "the Monday after Easter": the weekday `a` nearest to the day `b` on that side."""
    if gap not in (["after"], ["before"], ["following"]) or a.n is not None:
        return None
    return replace(a, n=-1 if gap == ["before"] else 1, inner=b)


def last_of_something(tokens: Tokens, atom: Atom) -> bool:
    """ "the last week of the war", "the last three days of the trial": not those before publication."""
    words, at = tokens.words, atom.stop
    if atom.rule not in ("related-unit", "window") or words[atom.first : atom.first + 2] != ["the", "last"]:
        return False
    return at + 1 < len(words) and words[at] == "of" and words[at + 1] in _DETERMINERS


def beside_an_event(tokens: Tokens, atom: Atom) -> bool:
    """ "the Monday after the attack": which one, only the event could tell."""
    words, at = tokens.words, atom.stop
    if atom.rule != "weekday" or atom.meaning.inner is not None or not atom.first or words[atom.first - 1] != "the":
        return False
    return at + 1 < len(words) and words[at] in ("after", "before", "following") and words[at + 1].isalnum()


def quarter_before(tokens: Tokens, atom: Atom, words: Vocabulary, floor: int) -> list[Atom]:
    """ "the first and second quarters": the first of them borrows the noun, and the year where one is told."""
    at = atom.first - 2
    if atom.rule != "second-quarters" or at < floor:
        return []
    nth = words.values.get(tokens.words[at], {}).get("ORD")
    if nth is None or not 1 <= nth <= 4:
        return []
    first = at - 1 if at > floor and tokens.words[at - 1] == "the" else at
    return [Atom(first, at + 1, "quarter", "DATE", replace(atom.meaning, part=f"Q{nth}"))]
