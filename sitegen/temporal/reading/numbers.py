"""Numbers as written: "three", "twenty-five", "2 1/2", "a couple of", "two thousand and four"."""

from __future__ import annotations

import re
from typing import Any

from sitegen.temporal.lexicons.lexicon import Vocabulary

FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}


def number_of(words: list[str], known: Vocabulary) -> float | None:
    """The number that the tokens spell; None when it is not said ("several", "a few"); of a range the first; 1 without any."""
    total = current = 0.0
    seen, before = False, ""
    for word in words:
        values = known.values.get(word, {})
        if "FEW" in values or "MANY" in values:
            return None
        if seen and "TO" in values and "AND" not in values:  # "two to three", "two or three"
            break
        size = values.get("MAGNITUDE")
        addend = _addend(word, values)
        if seen and addend and "AND" in known.values.get(before, {}) and not _goes_on(current, addend):
            break
        if size is not None and size >= 1000:
            total, current, seen = total + (current or 1) * size, 0.0, True
        elif size is not None:
            current, seen = (current or 1) * size, True
        elif addend is not None:
            two = before[:1].isdigit() and word[:1].isdigit() and word not in FRACTIONS  # "off 4 3 weeks": two numbers
            current, seen = addend if two else current + addend, True
        before = word
    return total + current if seen else 1.0


def _goes_on(current: float, addend: float) -> bool:
    """Is it "a hundred and five", "vingt et un", "two and a half", and not "five and seven"?"""
    return addend < 1 or current % 100 == 0 or (current % 10 == 0 and current > 10 and addend < 20)


def _addend(word: str, values: dict[str, Any]) -> float | None:
    """What the word adds by itself: "three", "25", "1,500", "1/2", "half", "couple"; None when it is no number."""
    if word in FRACTIONS:
        return FRACTIONS[word]
    if word[0].isdigit():
        digits = re.split("[-–]", word.replace(",", ""))[0]  # "2-3 weeks"
        return float(digits) if digits.replace(".", "", 1).isdigit() else None
    for name in ("NUM", "HALF", "COUPLE"):
        if name in values:
            return float(values[name])
    return None


def whole(n: float) -> int | float:
    """The number as an integer where it is one."""
    return int(n) if n == int(n) else n


def spelled_year(words: list[str], known: Vocabulary) -> int:
    """The year that is spelled out: "nineteen ninety-six", "two thousand and four", "twenty twelve"."""
    if "THOUSAND" in known.values.get(words[1], {}):
        return int(number_of(words, known) or 0)
    rest = words[1:]
    if "MAGNITUDE" in known.values.get(rest[0], {}):
        return int((number_of(words[:1], known) or 0) * 100 + (number_of(rest[1:], known) or 0 if rest[1:] else 0))
    tail = [word for word in rest if "OH" not in known.values.get(word, {})]
    return int((number_of(words[:1], known) or 0) * 100 + (number_of(tail, known) or 0))


_SIZES = {
    "S": ("T", "S"),
    "MI": ("T", "M"),
    "H": ("T", "H"),
    "D": ("", "D"),
    "W": ("", "W"),
    "M": ("", "M"),
    "Q": ("", "Q"),
    "Y": ("", "Y"),
}
_MULTIPLES = {"FN": ("W", 2), "WE": ("D", 2), "DE": ("Y", 10), "CE": ("Y", 100), "HY": ("M", 6), "SEASON": ("M", 3)}
_VAGUE = {"DE": "PXE", "CE": "PXC", "ML": "PXL", "WE": "PXWE", "FN": "PXW", "HY": "PXM", "SEASON": "PXS"}
_SMALLER = {"MI": ("S", 60), "H": ("MI", 60), "Y": ("M", 12), "D": ("H", 24)}


def duration_value(n: float | None, unit: str) -> str:
    """The TIMEX3 value of `n` units: "P3M", "PT1H30M", "PXY" when the number is not said."""
    if n is None:
        return _VAGUE.get(unit) or f"P{_SIZES[unit][0]}X{_SIZES[unit][1]}"
    if unit == "ML":
        return f"P{whole(n)}L"
    if unit == "Y" and n >= 1000 and n % 1000 == 0:
        return f"P{int(n) // 1000}L"
    if unit in _MULTIPLES:
        unit, n = _MULTIPLES[unit][0], n * _MULTIPLES[unit][1]
    time, letter = _SIZES[unit]
    if n == int(n) or unit not in _SMALLER:
        return f"P{time}{whole(round(n, 2))}{letter}"
    small, factor = _SMALLER[unit]
    rest = round((n - int(n)) * factor)
    small_time, small_letter = _SIZES[small]
    front = f"{int(n)}{letter}" if int(n) else ""
    separator = "T" if small_time and not time and rest else ""
    return f"P{time}{front}{separator}{rest}{small_letter}"
