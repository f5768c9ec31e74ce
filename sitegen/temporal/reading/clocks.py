"""Times of day that only their neighbours tell: bare hours ("5 to 8 p.m.", "until 1", "6 the next morning"), and the half of the day.

Rows of `rules.py` read the clocks that tell themselves; here a number becomes one where the other end of a range, a day or another clock
stands beside it.  A language whose lexicon has no class ATHOUR has none of this.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.halves import NOON, PARTS, in_part, is_clock, minutes_of, settle, time_of
from sitegen.temporal.reading.join_clock import is_day
from sitegen.temporal.reading.tokens import Tokens

REACH = 24  # tokens from the clock that makes another number of its sentence one

_DIAL = re.compile(r"(1[0-2]|[1-9])(?:[:.]([0-5][0-9]))?")
_TO = frozenset(("to", "until", "till", "til", "through", "-", "–"))
_UP_TO = frozenset(("at", "@", "until", "till", "til"))
_LED = _UP_TO | {"from"}
_ABOUT = _LED | {"by", "around", "about"}
_CLOSING = frozenset((".", ",", ";", "!", "?", ")", "(", ":", "\n\n", "then", "and", "or", "but", "so", "for", "with", "sharp", "onwards"))
_ON: tuple[list[str], ...] = ([], ["on"], ["on", "the"])
_SENTENCE_ENDS = frozenset((".", "!", "?", "\n\n"))
_NO_HOUR = frozenset(("$", "€", "£", "#", "+", "/", "-", "–", ".", ":"))  # in front of a number that is something else


def with_hours(tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> list[Atom]:
    """The atoms with the bare hours that their neighbours make times of day, and every clock in its half of the day."""
    if "ATHOUR" not in words.codes_of_class:
        return atoms
    text = _Text(tokens, atoms, words)
    found = [hour for atom in atoms if is_clock(atom) for hour in text.other_ends(atom)]
    found += [hour for at, atom in enumerate(atoms) if atom.meaning.time in PARTS for hour in text.in_front_of_part(at, atom)]
    if not tokens.casual:  # in messages `informal.py` reads them
        found += text.led()
    if found:
        every = sorted([*atoms, *found], key=lambda atom: atom.first)
        atoms = [atom for i, atom in enumerate(every) if i == 0 or atom.first >= every[i - 1].stop]
    settle(tokens, atoms, words)
    return atoms


def _hour(first: int, minutes: int, rule: str) -> Atom:
    return Atom(first, first + 1, rule, "TIME", Meaning("clock", time=time_of(minutes)))


def _bears_clock(atom: Atom) -> bool:
    return atom.meaning.time[1:3].isdigit()


def _is_weekly(m: Meaning) -> bool:
    """Does it come back on days of the week: "Wednesdays", "weekends"?"""
    return m.kind == "set" and m.value.startswith("XXXX-WXX-")


class _Text:
    """The words and the expressions of a text, asked for what stands beside a number."""

    def __init__(self, tokens: Tokens, atoms: list[Atom], words: Vocabulary) -> None:
        self.tokens, self.atoms, self.words = tokens, atoms, words

    @cached_property
    def firsts(self) -> list[int]:
        return [atom.first for atom in self.atoms]

    def dial(self, at: int) -> int | None:
        """Minutes on a dial of twelve hours of "8", "7.15", "ten", where no expression has taken the word; None for any other."""
        if not 0 <= at < len(self.tokens.words):
            return None
        found = _DIAL.fullmatch(self.tokens.words[at])
        hour = int(found[1]) if found else self.words.values.get(self.tokens.words[at], {}).get("NUM", 0)
        before = self.before(at + 1)
        if not 1 <= hour <= 12 or (before is not None and before.stop > at):
            return None
        return hour * 60 + int(found[2] or 0 if found else 0)

    def before(self, at: int) -> Atom | None:
        """The last expression that begins before token `at`."""
        index = bisect_right(self.firsts, at - 1)
        return self.atoms[index - 1] if index else None

    def behind(self, at: int) -> Atom | None:
        """The next expression from token `at` on."""
        index = bisect_right(self.firsts, at - 1)
        return self.atoms[index] if index < len(self.atoms) else None

    def other_ends(self, clock: Atom) -> Iterator[Atom]:
        """ "5 to 8 p.m.", "9 a.m. to 5": the other end of the range, within twelve hours of the clock."""
        words, told = self.tokens.words, minutes_of(clock.meaning.time)
        at = clock.first - 1
        between = at > 1 and words[at] == "and" and words[at - 2] == "between"
        dial = self.dial(at - 1) if at > 0 and (words[at] in _TO or between) else None
        if dial is not None and (at < 2 or words[at - 2] not in _NO_HOUR):
            yield _hour(at - 1, told - 1 - (told - 1 - dial) % NOON, "hour-range")
        at = clock.stop
        if at < len(words) and words[at] in _TO and (dial := self.dial(at + 1)) is not None and self.closed(at + 2):
            yield _hour(at + 1, told + 1 + (dial - told - 1) % NOON, "hour-range")

    def in_front_of_part(self, at: int, part: Atom) -> Iterator[Atom]:
        """ "ten on Saturday morning", "between 9 p.m. Saturday and 6 the next morning"."""
        words, first = self.tokens.words, part.first
        if first and words[first - 1] == "on":
            first -= 1
        dial = self.dial(first - 1)
        if dial is None or first < 2 or not is_day(part.meaning):
            return
        second = words[first - 2] == "and" and any(map(_bears_clock, self.atoms[max(0, at - 2) : at]))
        if second or words[first - 2] in _ABOUT:
            yield _hour(first - 1, in_part(dial, part.meaning.time), "hour-of-part")

    def closed(self, at: int) -> bool:
        """Does nothing follow that the number could count?"""
        if at >= len(self.tokens.words) or self.tokens.words[at] in _CLOSING:
            return True
        behind = self.behind(at)
        return behind is not None and behind.first == at

    def led(self) -> Iterator[Atom]:
        """Hours behind "at", "until", "from": where a day, a weekly habit or another clock stands beside them."""
        for found in _led(self.words).finditer(self.tokens.codes):
            at = found.start() + 1
            first = self.dial(at)
            if first is None:
                continue
            second = self.dial(at + 2) if at + 1 < len(self.tokens.words) and self.tokens.words[at + 1] in _TO else None
            stop = at + 1 if second is None else at + 3
            if self.is_hour(at, stop):
                yield _hour(at, first, "bare-hour")
                if second is not None:
                    yield _hour(at + 2, second, "bare-hour")

    def is_hour(self, at: int, stop: int) -> bool:
        """Do the words around the tokens [at, stop) make hours of them?"""
        words = self.tokens.words
        lead, behind = words[at - 1], self.behind(stop)
        if (
            behind is not None
            and words[stop : min(behind.first, stop + 3)] in _ON
            and (is_day(behind.meaning) or _is_weekly(behind.meaning))
        ):
            return lead in _UP_TO
        if not words[at][0].isdigit() or not self.closed(stop):
            return False
        before = self.before(at)
        if before is None:
            return False
        beside = before.stop == at - 1
        if beside and _is_weekly(before.meaning) and lead in _LED:
            return True
        if beside and is_day(before.meaning) and lead in _UP_TO:
            return True
        return lead in _LED and self.clock_in_sentence(at)

    def clock_in_sentence(self, at: int) -> bool:
        """Is a time of day told in the sentence before token `at`?"""
        index = bisect_right(self.firsts, at - 1)
        told = next((atom for atom in reversed(self.atoms[max(0, index - 3) : index]) if _bears_clock(atom)), None)
        return told is not None and at - told.stop < REACH and _SENTENCE_ENDS.isdisjoint(self.tokens.words[told.stop : at])


_LED_HOURS: dict[str, re.Pattern[str]] = {}


def _led(words: Vocabulary) -> re.Pattern[str]:
    if words.language not in _LED_HOURS:
        classes = words.codes_of_class
        _LED_HOURS[words.language] = re.compile(f"[{classes['ATHOUR']}](?=[{classes['NUM']}])")
    return _LED_HOURS[words.language]
