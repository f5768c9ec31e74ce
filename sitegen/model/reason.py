"""Why something is told as it is: a key and its values, made where the reason arises and told in words where it is read.

`str(reason)` is its English, as the command line and timeline.json give it; pages tell it in their own language (`render/telling.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import NamedTuple, Union, cast

from sitegen.model.edtf import format_edtf
from sitegen.model.english import (
    COUNTED,
    DAYS,
    NTH,
    NUMBERS,
    PHRASES,
    day_words,
    long_words,
    unit_words,
)
from sitegen.model.extent import Extent
from sitegen.model.point import Point
from sitegen.model.stored import stored


class Count(NamedTuple):
    """So many of something that is counted: "D" days, "W" weeks … (the units of `Point`), "people", "sources"."""

    n: float
    of: str  # a key of `english.COUNTED`


class Code(NamedTuple):
    """A word of the program's own: a status, a kind, a weekday (0 = Monday)."""

    kind: str  # "status", "kind", "weekday"
    code: str


# A `str` is given as it is: words of a source, a name.  A tuple is a list of values, or of sentences.
Value = Union[str, int, date, Extent, Point, Count, Code, "Reason", tuple["Value", ...]]


@stored
@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the key of its phrase, and the values that the phrase names, in the order in which they were given."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        return ENGLISH.tell(self)

    def get(self, name: str) -> Value | None:
        """The value of that name, None where there is none."""
        return next((value for key, value in self.values if key == name), None)

    def resulting(self, result: Value) -> Reason:
        """The same reason with another result; one that had none, with this one."""
        if self.get("result") is None:
            return because("result", how=self, result=result)
        return replace(self, values=tuple((name, result if name == "result" else value) for name, value in self.values))


def because(key: str, /, **values: Value) -> Reason:
    """The reason with that key and these values."""
    return Reason(key, tuple(values.items()))


def in_words(reasons: Iterable[Reason], between: str = " ") -> str:
    """Reasons in English, one after the other."""
    return between.join(map(str, reasons))


@lru_cache(maxsize=2048)
def _parts(phrase: str) -> tuple[tuple[str, str | None, str], ...]:
    """(text, name of the value behind it or None, how that is told) of a phrase such as "counted from {start}: {result:weekday}"."""
    return tuple((text, name, how or "") for text, name, how, _ in Formatter().parse(phrase))


class Teller:
    """Tells reasons by the phrases of one language; how it writes each sort of value is a subclass's to say."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.phrases = phrases

    def tell(self, reason: Reason) -> str:
        """The reason in words.  Raises KeyError for an unknown key or value: a bug, and a test looks for it."""
        values = dict(reason.values)
        told = (text + (self.value(values[name], how) if name is not None else "") for text, name, how in _parts(self.phrases[reason.key]))
        return "".join(told)

    def value(self, value: Value, how: str) -> str:
        """A value in words; `how` is what the phrase asks for: a day's "weekday", its "long" or "iso" form, a list with "and" …"""
        if isinstance(value, Reason):
            return self.tell(value)
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, Count):
            return self.count(value, how)
        if isinstance(value, Code):
            return self.code(value)
        if isinstance(value, Point):
            return self.day(value.day, how) if value.unit == "D" or how == "weekday" else self.point(value)
        if isinstance(value, Extent):
            return self.extent(value)
        if isinstance(value, date):
            return self.day(value, how)
        if isinstance(value, tuple):
            told = self.joined([self.value(one, "") for one in cast(tuple[Value, ...], value)], how if how != "open" else "")
            return told.rstrip(".") if how == "open" else told
        return self.number(value, how)

    def words(self, text: str) -> str:
        """What a source says, or a name."""
        raise NotImplementedError

    def number(self, number: int, how: str) -> str:
        """A number that is no count; `how` "nth": the second of a row."""
        raise NotImplementedError

    def count(self, count: Count, how: str) -> str:
        """So many days; `how` "n": in figures."""
        raise NotImplementedError

    def code(self, code: Code) -> str:
        """A word of the program's own."""
        raise NotImplementedError

    def point(self, point: Point) -> str:
        """A unit of the calendar longer than a day."""
        raise NotImplementedError

    def extent(self, extent: Extent) -> str:
        """A date as coarse as it was told."""
        raise NotImplementedError

    def day(self, day: date, how: str) -> str:
        """A day: with its weekday, or as `how` says the "weekday" alone, "long" without it, "iso" in figures."""
        raise NotImplementedError

    def joined(self, parts: list[str], how: str) -> str:
        """A list: sentences, or as `how` says names (","), sides (";"), all of them ("and")."""
        raise NotImplementedError


class _English(Teller):
    """Reasons in English, as timeline.json gives them."""

    def words(self, text: str) -> str:
        return text

    def number(self, number: int, how: str) -> str:
        return NTH[number] if how == "nth" else str(number)

    def count(self, count: Count, how: str) -> str:
        n = abs(count.n)
        one, many = COUNTED[count.of]
        small = n == int(n) and n < len(NUMBERS) and how != "n"
        return (one if n == 1 else many).replace("#", NUMBERS[int(n)] if small else f"{n:g}")

    def code(self, code: Code) -> str:
        return DAYS[int(code.code)] if code.kind == "weekday" else code.code

    def point(self, point: Point) -> str:
        return unit_words(point)

    def extent(self, extent: Extent) -> str:
        return format_edtf(extent)

    def day(self, day: date, how: str) -> str:
        if how == "weekday":
            return DAYS[day.weekday()]
        return day.isoformat() if how == "iso" else long_words(day) if how == "long" else day_words(day)

    def joined(self, parts: list[str], how: str) -> str:
        return {"": " ", ",": ", ", ";": "; ", "and": " and "}[how].join(parts)


ENGLISH = _English(PHRASES)
