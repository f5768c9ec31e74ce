"""Neighbours that are one expression: "Saturday, April 25", "10 p.m. Wednesday", "the end of the month"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.temporal.lexicon import Vocabulary
from sitegen.temporal.tokens import Tokens

if TYPE_CHECKING:
    from sitegen.temporal.recognizer import Atom


def join(tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> list[Atom]:
    """The atoms with neighbours put together, and edges ("the end of") put in front."""
    out: list[Atom] = []
    for atom in atoms:
        _take_edge(tokens, atom, words, out[-1].stop if out else 0)
        joined = _joined(tokens, out[-1], atom) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(atom)
    return out


def _take_edge(tokens: Tokens, atom: Atom, words: Vocabulary, floor: int) -> None:
    """ "the end of" in front of a date."""
    at = atom.first
    if atom.type != "DATE" or atom.meaning.kind not in ("calendar", "shift") or at - 2 < floor or tokens.words[at - 1] != "of":
        return
    edge = words.values.get(tokens.words[at - 2], {}).get("EDGE")
    if edge is None or atom.meaning.mod:
        return
    first = at - 2
    if first - 1 >= floor and tokens.words[first - 1] in ("the", "mid", "late", "early"):
        first -= 1
    atom.first, atom.meaning = first, replace(atom.meaning, mod=edge)


def _joined(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    gap = tokens.words[left.stop : right.first]
    a, b = left.meaning, right.meaning
    if len(gap) > 3 or "\n\n" in gap:
        return None
    if (
        a.kind == "calendar"
        and a.weekday is not None
        and a.month is None
        and b.kind == "calendar"
        and b.day is not None
        and b.weekday is None
    ):
        if gap in ([], [","], [".", ","], [",", "the"], ["the"]):
            return _both(left, right, replace(b, weekday=a.weekday, time=a.time))
    day = (b.kind == "calendar" and (b.day is not None or b.weekday is not None)) or (b.kind == "shift" and b.unit == "D")
    if a.kind == "clock" and day and not b.time and gap in ([], [","], ["on"], [",", "on"], ["of"]):
        return _both(left, right, replace(b, time=a.time, zone=a.zone), "TIME")
    if a.time and a.kind == "shift" and a.base == "reference" and day and gap == ["of"]:
        return _both(left, right, replace(b, time=a.time), "TIME")
    if (
        a.kind == "calendar"
        and a.month is not None
        and a.year is None
        and b.kind == "shift"
        and b.unit == "Y"
        and gap in ([], ["of"], [","])
    ):
        return _both(left, right, replace(a, inner=b))
    if a.kind == "shift" and a.unit == "W" and b.kind == "calendar" and b.day is not None and gap == ["of"]:
        return _both(left, right, replace(b, unit="W"))
    return None


def _both(left: Atom, right: Atom, meaning: object, type: object = None) -> Atom:
    from sitegen.temporal.recognizer import Atom

    return Atom(left.first, right.stop, right.rule, type or ("TIME" if meaning.time else "DATE"), meaning)  # type: ignore
