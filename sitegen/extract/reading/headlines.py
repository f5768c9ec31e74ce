"""Where a headline runs into its article: "Reed vows to fight flu President Tom Reed vowed on Friday …" is two sentences."""

from __future__ import annotations

import re
from itertools import takewhile

from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.lexicon import CLOSED

_WORD = re.compile(r"\S+")
_LONGEST = 18  # words of a headline
_SHORTEST = 3
_OPENERS = frozenset("The A An In On At It He She They There This More For As After When".split())
_ALSO_INSIDE = frozenset("In On At More For As After When".split())  # "Change After Crisis": capitals of a headline, too
_TELLING = frozenset("has have had will is are was were would".split())
_BARE = "“”\"'’`(),"


def headline_end(text: str, start: int, end: int) -> int | None:
    """The offset behind the headline that opens the sentence text[start:end], or None.

    A capital where nothing joins it to the words before it: a small word ("The"), the headline's own first name again, or a title before
    one of its names.
    """
    found = list(_WORD.finditer(text, start, end))
    words = [match.group().strip(_BARE) for match in found[: _LONGEST + 9]]
    for i in range(_SHORTEST, min(_LONGEST, len(words) - 4) + 1):
        if _begins(words, i) and _loose(found[i - 1].group(), words, i) and _tells(words[i + 1 : i + 9]):
            return found[_first_word(words, i) - 1].end()
    return None


def _first_word(words: list[str], i: int) -> int:
    """The word with which the phrase of word i begins: "French President", "Former Prime Minister"."""
    while i > _SHORTEST and words[i].lower() in _TITLES and (_adjective(words[i - 1]) or words[i - 1].lower() in _BEFORE_TITLES):
        i -= 1
    return i


_TITLES = lexicon.OFFICES | {"prime", "vice", "foreign", "former", "acting"}
_BEFORE_TITLES = frozenset("former acting deputy foreign".split())


def _loose(raw: str, words: list[str], i: int) -> bool:
    """Does nothing join word i to the one before it: no stop, no small word, no verb of saying?"""
    before, low = words[i - 1], words[i - 1].lower()
    if not before or raw[-1] in ".,:;!?-–—“”’\"'`(" or low in CLOSED or low in lexicon.COURTESY or low in lexicon.GIVEN_NAMES:
        return False
    form = lexicon.verb_forms().get(low)
    if form is not None and before.islower() and not (form[1].startswith("I") and words[i - 2].lower() == "to"):
        return low in lexicon.noun_verbs() and "D" not in form[1]
    return before[0].isupper() or before.islower() or before[0].isdigit()


def _begins(words: list[str], i: int) -> bool:
    word, head = words[i], words[:i]
    if not word[:1].isupper():
        return False
    if word in _OPENERS:
        plain = word not in _ALSO_INSIDE or any(other.islower() and other not in CLOSED for other in head)
        return plain and all(other.islower() for other in head[1:] if other.lower() in CLOSED)
    name = word.removesuffix("'s").removesuffix("’s")
    if name in head and name.lower() not in CLOSED and not _inside_name(head, i, name):
        return True
    known = {other for other in head if other[:1].isupper() and len(other) > 2}
    title = word.lower() in lexicon.OFFICES or (word.lower() in ("prime", "vice") and words[i + 1].lower() in lexicon.OFFICES)
    named = list(takewhile(lambda other: other[:1].isupper() and other.lower() not in CLOSED, words[i + 1 : i + 5]))
    return title and not known.isdisjoint(named)


def _inside_name(head: list[str], i: int, name: str) -> bool:
    """ "South Korea said North Korea": the second "Korea" begins nothing."""
    first = head.index(name)
    if first and head[first - 1][:1].isupper() and head[first - 1].lower() not in CLOSED:
        return True
    before = head[i - 1]
    return before[:1].isupper() and (
        states.lookup(f"{before} {name}") is not None or _adjective(before) or before.lower() in lexicon.OFFICES
    )


def _adjective(word: str) -> bool:
    known = states.lookup(word)
    return known is not None and known.sort == "adjective"


def _tells(words: list[str]) -> bool:
    """Is there a finite verb in small letters, as a sentence has one?"""
    forms = lexicon.verb_forms()
    return any(word in _TELLING or (word.islower() and word in forms and "D" in forms[word][1]) for word in words)
