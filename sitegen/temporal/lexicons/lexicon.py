"""The seam for languages: tables of words in, a compiled vocabulary out.

A language is one module `<code>.py` beside this one with these names:

    CLASSES   {class name: {word in lower case: value}}: what the rules of `rules.py` call a word.  One word may be of several
              classes ("second": ORD 2 and UNIT "S"); which one counts is told by the rule that matches.
    RULES     rows (name, pattern, builder's name, type) of this language's own word order, tried beside the common ones
    HOLIDAYS  {words: holiday's name in calendar.py}
    TENSE     verb forms for `clues.py`: see en.py

A language of another word order than English says so with names of its own:

    ROWS, HEADS  stand in for those of `rules.py`
    GUARDS       {rule: what speaks against it}, stands in for the table of `guards.py`
    TENSE        a `verbs.Verbs`, stands in for the English verb forms
    BEFORE       {words in front: the English preposition that the anchors know}: "jusqu'au" is "until"
    SETTLE       what only the words around can tell: called with each atom and its clues
    SHAPES       (pattern, classes) of tokens that begin with a digit, tried before the common ones: decimal commas, "18.3."

The engine knows class names and numbers; a lexicon knows words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][Ѐ-ӿ]+)*|['’]s\b|[^\s\w]")  # as tokens.py cuts the words of a name
OTHER = "."  # the code of a word that no rule asks for
WORDS_KEPT = 1 << 15  # words whose code is remembered,
LONGEST_KEPT = 40  # letters
# language -> module; filled in by hand, loaded when first asked for
LEXICONS: dict[str, str] = {code: f"sitegen.temporal.lexicons.{code}" for code in ("en", "de", "fr", "es", "uk", "ru")}

# Shapes of tokens that begin with a digit: (pattern, classes).  The first that fits counts; `shape_value` reads them.
_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), tuple(classes.split()))
    for pattern, classes in (
        (r"0?[1-9]|1[0-2]", "NUM DAY HOUR MONTHNUM"),
        (r"1[3-9]|2[0-3]", "NUM DAY HOUR"),
        (r"2[4-9]|3[01]", "NUM DAY YY"),
        (r"[0-9][0-9]", "NUM YY"),
        (r"(?:1[0-9]|2[01])[0-9]{2}", "NUM YEAR HHMM"),
        (r"(?:[01][0-9]|2[0-4])[0-5][0-9]", "HHMM NUM"),
        (r"[0-9]{1,4}", "NUM"),
        (r"[0-9]{1,3}(?:,[0-9]{3})+", "NUM"),
        (r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]", "NUM CLOCKDOT"),
        (r"[0-9]{1,4}\.[0-9]{1,2}", "NUM"),
        (r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?", "CLOCK"),
        (r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]", "ISO"),
        (r"[12][0-9]{3}[-–/](?:[0-9]{2}|[12][0-9]{3})", "YEARSPAN"),
        (r"1/2|1/4|3/4|1/3|2/3", "FRACTION DAYSPAN"),
        (r"(?:[1-9]|[12][0-9]|3[01])[-–](?:[1-9]|[12][0-9]|3[01])", "DAYSPAN NUMSPAN"),
        (r"(?:[1-9]|[12][0-9]|3[01])/(?:[1-9]|[12][0-9]|3[01])", "DAYSPAN"),
        (r"[0-9]{1,3}[-–][0-9]{1,3}", "NUMSPAN"),
        (r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{2}|[12][0-9]{3})", "NUMDATE"),
        (r"[12][0-9]{3}/[0-9]{1,2}/[0-9]{1,2}", "ISO"),
    )
)


class Codes(dict[str, str]):
    """The code of any token.  Texts repeat their words: what no table lists is found out once, for so many words as are kept."""

    def __init__(self, listed: dict[str, str], shapes: tuple[tuple[re.Pattern[str], str], ...]) -> None:
        super().__init__(listed)
        self._listed, self._shapes = listed, shapes

    def __missing__(self, word: str) -> str:
        code = self._shape(word) if "0" <= word[0] <= "9" else OTHER
        if len(self) >= WORDS_KEPT:
            self.clear()
            self.update(self._listed)
        if len(word) <= LONGEST_KEPT:
            self[word] = code
        return code

    def _shape(self, word: str) -> str:
        """The code of a token that begins with a digit."""
        if len(word) <= 10:
            for pattern, code in self._shapes:
                if pattern.fullmatch(word):
                    return code
        return OTHER


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words, compiled: each word has a one-letter code; words of the same classes share it."""

    language: str
    code_of: Codes
    values: dict[str, dict[str, Any]]  # word -> {class: value}
    codes_of_class: dict[str, str]  # class -> all codes of words that belong to it
    holidays: dict[tuple[str, ...], str]  # tokens of the name -> the holiday's name in calendar.py
    module: Any

    def value(self, name: str, word: str) -> Any:
        """What the word means when it is read as a member of the class."""
        known = self.values.get(word)
        return known[name] if known is not None and name in known else word


def vocabulary(language: str) -> Vocabulary:
    """The compiled words of a language; English where there is no table for it."""
    code = language.lower().replace("_", "-").split("-")[0]
    return _compiled(code if code in LEXICONS else "en")


_CACHE: dict[str, Vocabulary] = {}


def _compiled(language: str) -> Vocabulary:
    if language not in _CACHE:
        _CACHE[language] = _compile(language, import_module(LEXICONS[language]))
    return _CACHE[language]


def _compile(language: str, module: Any) -> Vocabulary:
    values: dict[str, dict[str, Any]] = {}
    holidays = {tuple(_TOKEN.findall(words)): name for words, name in module.HOLIDAYS.items()}
    classes = {**module.CLASSES, "HOLIDAYHEAD": {words[0]: "" for words in holidays}}
    for name, words in classes.items():
        for word, value in words.items():
            values.setdefault(word, {})[name] = value
    letters: dict[tuple[str, ...], str] = {}
    codes_of_class: dict[str, str] = {}

    def code(classes: tuple[str, ...]) -> str:
        if classes not in letters:
            letter = letters[classes] = chr(0x4E00 + len(letters))  # letters without a meaning to `re`
            for name in classes:
                codes_of_class[name] = codes_of_class.get(name, "") + letter
        return letters[classes]

    code_of = {word: code(tuple(sorted(known))) for word, known in values.items()}
    own = tuple((re.compile(pattern), tuple(classes.split())) for pattern, classes in getattr(module, "SHAPES", ()))
    shapes = tuple((pattern, code(tuple(sorted({*classes, "DIGITS"})))) for pattern, classes in own + _SHAPES)
    return Vocabulary(language, Codes(code_of, shapes), values, codes_of_class, holidays, module)
