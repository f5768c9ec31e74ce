"""Holidays by name: "Christmas Eve", "last Thanksgiving", "Easter Sunday 1916"."""

from __future__ import annotations

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.build import NOTHING, full_year
from sitegen.temporal.reading.tokens import Tokens

_NAMED_AFTER = frozenset("agreement accord accords war rising uprising massacre".split())  # "the Good Friday agreement"
LONGEST = 6  # tokens in a holiday's name


def holiday_at(tokens: Tokens, at: int, floor: int, words: Vocabulary) -> tuple[int, int, Meaning] | None:
    """(first token, stop, meaning) of the holiday whose name begins at `at`; None when there is none."""
    if not tokens.text[tokens.starts[at]].isupper() and tokens.words[at] not in words.module.HOLIDAYS_WRITTEN_SMALL:
        return None
    for length in range(min(LONGEST, len(tokens.words) - at), 0, -1):
        name = words.holidays.get(tuple(word.replace("’", "'") for word in tokens.words[at : at + length]))
        if name is not None:
            if _goes_on(tokens, at + length, words):
                return at, at + length, NOTHING  # nor is it its last word: "the Good Friday Agreement"
            return _with_neighbours(tokens, at, at + length, floor, name, words)
    return None


def _goes_on(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """Is the next word a part of the name, as in "Easter Rising", "Christmas Island"?"""
    if at >= len(tokens.words) or not tokens.words[at].isalpha() or tokens.starts[at] != tokens.ends[at - 1] + 1:
        return False
    if tokens.words[at] in _NAMED_AFTER:
        return True
    known = words.values.get(tokens.words[at], {})
    return tokens.text[tokens.starts[at]].isupper() and not tokens.text[tokens.starts[at] : tokens.ends[at]].isupper() and not known


def _with_neighbours(tokens: Tokens, first: int, stop: int, floor: int, name: str, words: Vocabulary) -> tuple[int, int, Meaning]:
    """The name with "last", "this", "next" in front or a year behind."""
    relation = words.values.get(tokens.words[first - 1], {}).get("REL") if first > floor else None
    year = None
    at = stop + 1 if stop < len(tokens.words) and tokens.words[stop] in (",", "of", "in") else stop
    if at < len(tokens.words) and len(tokens.words[at]) == 4 and tokens.words[at].isdigit() and at - stop < 2:
        year = full_year(tokens.words[at])
        stop = at + 1
    if relation is not None and year is None:
        return first - 1, stop, Meaning("calendar", holiday=name, n=relation[0], base=relation[1])
    return first, stop, Meaning("calendar", holiday=name, year=year)
