"""A text as a row of tokens, and the row of their one-letter codes that the rules read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sitegen.temporal.lexicons.lexicon import Vocabulary

# Plain words, which most are; "2nite", "2moro"; the first of two hours, "7-9pm"; numbers with what is written
# inside them; a.m. and p.m.; words, Cyrillic ones with an apostrophe inside; English suffixes after one, written apart
# too; an empty line; any other mark.
_TOKEN = re.compile(
    r"([a-z]{2,}+(?!['’]?[^\x00-\x7f])"
    r"|2(?:nite|night|day|mo?rr?ow|moro|mrw)(?![^\W\d_])"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})?(?=[-–][0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b)"
    r"|[0-9](?:[0-9.,:/–-]*[0-9])?"
    r"|[ap]\.\s?m\b\.?"
    r"|[^\W\d_]+(?:['’][Ѐ-ӿ]+)*"
    r"|(?<=\w)['’](?:s|t|ll|d|re|ve|m)\b"
    r"|(?<=\w )['’](?:s|ll|re|ve)\b"
    r"|\n[ \t\r]*\n"
    r"|[^\s\w])"
)
PARAGRAPH = "\n\n"
LONGEST_MESSAGE = 600  # characters


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words[i]` stands at `text[starts[i]:ends[i]]`; `codes[i]` is its letter."""

    text: str
    words: list[str]  # lower case
    starts: list[int]
    ends: list[int]
    codes: str
    casual: bool  # a short message


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: offsets stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _is_casual(text: str, words: list[str], module: Any) -> bool:
    """A short message from one person to another, which speaks of what is to come."""
    if len(text) >= LONGEST_MESSAGE or '"' in text or "“" in text:
        return False
    spelling: str = getattr(module, "CASUAL_SPELLING", "")
    return not module.CASUAL.isdisjoint(words) or (bool(spelling) and re.search(spelling, text) is not None)


def tokenize(text: str, words: Vocabulary) -> Tokens:
    """The tokens of a text, in one pass."""
    lower = lowered(text)
    pieces = _TOKEN.split(lower)  # what lies between, token, what lies between, ...: half the time of asking each match
    tokens, bounds = pieces[1::2], list(accumulate(map(len, pieces)))
    codes = "".join(map(words.code_of.__getitem__, tokens))
    return Tokens(text, tokens, bounds[0:-1:2], bounds[1::2], codes, _is_casual(text, tokens, words.module))
