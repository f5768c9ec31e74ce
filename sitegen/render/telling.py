"""Reasons in the language of the site: its phrases, its dates, its plurals.

The phrases are the `[reason]` table of a catalogue, what is counted `[told]`; English ones stand in `model/english.py`, for the command
line tells them too.
"""

from __future__ import annotations

import unicodedata
from datetime import date

from sitegen.model.extent import Extent
from sitegen.model.point import Point, extent_of
from sitegen.model.reason import ENGLISH, Code, Count, Reason, Teller
from sitegen.render.dates import Dates
from sitegen.render.strings import Words

_MONDAY = date(2024, 1, 1)
_AGAINST = {"ltr": frozenset({"R", "AL"}), "rtl": frozenset({"L"})}
_ISOLATE, _END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def teller(words: Words, dates: Dates, direction: str) -> Teller:
    """Who tells reasons in the language of these words; `direction` is "ltr" or "rtl"."""
    return ENGLISH if words.language == "en" else _InItsLanguage(words, dates, direction)


class _InItsLanguage(Teller):
    """Tells reasons by a catalogue; what it lacks is told in English."""

    def __init__(self, words: Words, dates: Dates, direction: str) -> None:
        super().__init__({**ENGLISH.phrases, **words.reasons})
        self._words, self._dates, self._against = words, dates, _AGAINST[direction]

    def tell(self, reason: Reason) -> str:
        """The reason; by a phrase of its own where it counts from a unit longer than a day, and the language needs one."""
        start = reason.get("start")
        longer = isinstance(start, Point) and start.unit != "D" and f"{reason.key}-unit" in self.phrases
        return super().tell(Reason(f"{reason.key}-unit", reason.values) if longer else reason)

    def words(self, text: str) -> str:
        """The text as it is; one that runs against the language is set apart, or it would turn the sentence around it."""
        plain = text.isascii() and "R" in self._against  # nearly all
        foreign = not plain and any(unicodedata.bidirectional(char) in self._against for char in text)
        return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if foreign else text

    def number(self, number: int, how: str) -> str:
        return str(number)

    def count(self, count: Count, how: str) -> str:
        return self._words.count(count.of, abs(count.n) if count.n % 1 else abs(int(count.n)))

    def code(self, code: Code) -> str:
        if code.kind == "weekday":
            return self._dates.weekday(_MONDAY.replace(day=1 + int(code.code)))
        return self._words(f"{code.kind}_{code.code}")

    def point(self, point: Point) -> str:
        return self._dates.label(extent_of(point))

    def extent(self, extent: Extent) -> str:
        return self._dates.label(extent)

    def day(self, day: date, how: str) -> str:
        if how == "weekday":
            return self._dates.weekday(day)
        return self._dates.day(day) if how in ("long", "iso") else self._dates.full(day)

    def joined(self, parts: list[str], how: str) -> str:
        if how:
            return self._words({",": "list_comma", ";": "list_semicolon", "and": "list_and"}[how]).join(parts)
        return " ".join([*(part if part.endswith(".") else f"{part}." for part in parts[:-1]), *parts[-1:]])
