"""A text cut into sentences, as offsets.  Nothing is changed, nothing lost but white space between them."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.reading.lexicon import CLOSED

# After these a full stop ends no sentence, whatever follows.
TITLES = frozenset(
    "mr mrs ms dr prof rev fr sr st gen lt col maj capt cmdr adm brig sgt cpl pte pvt gov sen rep reps sens hon amb messrs mme mlle"
    " no nos vs v art para fig vol pp ca approx est jan feb mar apr jun jul aug sep sept oct nov dec mt ft".split()
)
# After these it ends one only if a plain sentence opener follows: "in the U.S. The", but "the U.S. President".
DOTTED = frozenset("inc corp co ltd bros llc jr sr etc al am pm ave blvd".split())
_BREAK = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|\n")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_LONGEST_CHARS = 3000
_LAST_CHARS = 24
_WRAPPED_MIN_ENDS = 3  # line ends inside paragraphs: fewer tell nothing
_WRAPPED_WIDTHS = (40, 130)  # characters
_WRAPPED_SHARE = 0.75


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as [start, end) offsets, ascending, without outer white space.

    A line end is a break, unless the next line goes on in lower case or the whole text is hard-wrapped.
    """
    soft = _hard_wrapped(text)
    out: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        if match.group() == "\n":
            if not _line_breaks(text, match.start(), soft):
                continue
        elif not _stop_breaks(text, match.start(), end):
            continue
        _add(out, text, start, end)
        start = end
    _add(out, text, start, len(text))
    return tuple(out)


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    begin = start + left
    stop = begin + len(stripped)
    while stop - begin > _LONGEST_CHARS and (cut := text.rfind(" ", begin + 1, begin + _LONGEST_CHARS)) > begin:
        # No prose: tables and hostile input.  Whatever reads sentences stays linear.
        end_here = cut
        while text[end_here - 1].isspace():
            end_here -= 1
        out.append((begin, end_here))
        begin = cut
        while text[begin].isspace():
            begin += 1
    if begin < stop:
        out.append((begin, stop))


def _hard_wrapped(text: str) -> bool:
    """Are the line ends of this text mere layout?  They are where nearly every line was full: the next word had no room in it."""
    lines = [line.strip() for line in text.split("\n")]
    ends = [(len(line), len(following.split(None, 1)[0])) for line, following in pairwise(lines) if line and following]
    if len(ends) < _WRAPPED_MIN_ENDS:
        return False
    width = max(length for length, _ in ends)
    full = sum(length + 1 + word > width for length, word in ends)
    return _WRAPPED_WIDTHS[0] <= width <= _WRAPPED_WIDTHS[1] and full >= _WRAPPED_SHARE * len(ends)


def _line_breaks(text: str, at: int, soft: bool) -> bool:
    rest = text[at + 1 : at + 40]
    head = rest.lstrip(" \t\r")
    if not head or head[0] == "\n":
        return True
    return not (soft or head[0].islower())


def _stop_breaks(text: str, at: int, end: int) -> bool:
    rest = text[end : end + 40].lstrip()
    if not rest:
        return True
    if rest.startswith(("-RRB-", "-RSB-")):
        return False  # a bracket, as corpora write it: "-LRB- D-Calif. -RRB-"
    opener = rest.lstrip("\"“‘'«([")
    if not opener:
        return True
    if text[at] != ".":
        # "Are you ready?" she asked.
        return not opener[0].islower()
    if opener[0].islower():
        return False
    word = _WORD_BEFORE.search(text[max(0, at - _LAST_CHARS) : at])
    if word is None or end - at > 1:
        return True
    before = word.group()
    low = before.lower()
    if low in TITLES:
        return low == "no" and not opener[0].isdigit()
    if len(before) == 1 and before.isalpha():
        return not before.isupper()
    if "." in before or low in DOTTED:
        return _opens_sentence(opener)
    return True


def _opens_sentence(rest: str) -> bool:
    match = re.match(r"[^\W\d_]+", rest)
    return match is not None and CLOSED.get(match.group().lower(), "") in ("D", "X", "P", "S", "C", "A")
