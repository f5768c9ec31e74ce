"""Rules over token classes, written as words, compiled to regular expressions over one-letter codes.

    "THE? r=REL n=NUMBER? u=UNIT"

CLASS is any token of the class; `?`, `*`, `+`, `(A | B)` are as usual; `label=CLASS` hands the token's value to the builder.
MACROS are named pieces; a labelled macro hands over all of its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sitegen.model.timex import TimexType
from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading.tokens import Tokens

_PIECE = re.compile(r"\s*([()|?*+]|(?:([a-z]+\d?)=)?([A-Z][A-Z_0-9]*))")

MACROS = {
    # what stands for a number in languages with "ein paar", "une demi-", "media", "anderthalb"
    "AMOUNT": "NUMBER WITH HALF | (NUMBER | NUMSPAN) ((TO | OR | HYPHEN) NUMBER)? | A? COUPLE OF? | A? FEW OF? | A? HALF HYPHEN? | A",
    # "three", "twenty-five", "two hundred and ten", "1,500", "2 1/2", "two and a half", "a hundred"
    "NUMBER": "(NUM | A MAGNITUDE) ((HYPHEN | AND)? (NUM | MAGNITUDE))* (HYPHEN? FRACTION | HYPHEN? AND HYPHEN? A HYPHEN? HALF HYPHEN?)?",
    # "a", "a whole", "a few", "several", "a couple of", "two or three", "a further two", "half a"
    "COUNT": "((A ONLY | ANOTHER)? (NUMBER | NUMSPAN) ((TO | OR | HYPHEN) NUMBER | HYPHEN ODD)? | A? COUPLE"
    " (OF | MORE)? | A? (FEW | MANY | GOOD)+ | HALF OF? A | A? HALF HYPHEN | A HALF | A ONLY? | ANOTHER)",
    # "nineteen ninety-six", "two thousand", "two thousand and four", "twenty twelve"
    "SPELLED": "TEEN (TENS (HYPHEN? DIGIT)? | TEEN | OH DIGIT | HUNDRED) | TWO THOUSAND (AND? (TEEN | TENS (HYPHEN? DIGIT)? | DIGIT))?",
    "DAYNUM": "DAY ORDSUFFIX? | ORD | TENS HYPHEN ORD",
    "SORT": "MORE | STRAIGHT",
    "APPROX": "(QUALIFIER | MORETHAN THAN | UPTO TO | AT (LEAST | MOST))",
}


class Rule:
    """One row of a table of rules; its expression is compiled when it is first tried, which keeps the start-up short."""

    __slots__ = ("_expression", "_match", "build", "labels", "name", "order", "type")

    def __init__(self, name: str, expression: str, labels: dict[str, str], build: Builder, kind: TimexType, order: int) -> None:
        self.name, self.labels, self.build, self.type, self.order = name, labels, build, kind, order  # labels: label -> class or macro
        self._expression = expression
        self._match: Callable[[str, int, int], re.Match[str] | None] | None = None

    def match(self, codes: str, start: int, stop: int) -> re.Match[str] | None:
        """The rule's match that begins at `start` and ends at `stop` at the latest."""
        if self._match is None:
            self._match = re.compile(self._expression).match
        return self._match(codes, start, stop)


class Match:
    """The tokens that a rule matched, by label."""

    __slots__ = ("_rule", "first", "found", "stop", "tokens", "vocabulary")

    def __init__(self, rule: Rule, tokens: Tokens, found: re.Match[str], words: Vocabulary) -> None:
        self._rule, self.tokens, self.vocabulary, self.found = rule, tokens, words, found
        self.first, self.stop = found.span()  # tokens [first, stop)

    def _label(self, label: str) -> str | None:
        """The label, or its numbered twin ("u", "u2"), that took part in the match."""
        for name in (label, label + "2", label + "3", label + "4"):
            if name in self._rule.labels and self.found.start(name) >= 0:
                return name
        return None

    def start(self) -> int:
        """The first token of the expression: behind what is labelled "skip", which the rule only needs to see in front."""
        name = self._label("skip")
        return self.first if name is None else self.found.end(name)

    def __contains__(self, label: str) -> bool:
        return self._label(label) is not None

    def words(self, label: str) -> list[str]:
        """The tokens under a label, in lower case; none when it did not match."""
        name = self._label(label)
        if name is None:
            return []
        first, stop = self.found.span(name)
        return self.tokens.words[first:stop]

    def get(self, label: str, default: Any = None) -> Any:
        """The value of the labelled token as its class has it, or `default` when it did not match."""
        name = self._label(label)
        if name is None:
            return default
        return self.vocabulary.value(self._rule.labels[name], self.tokens.words[self.found.start(name)])

    def previous(self, back: int = 1) -> str:
        """The word before the match, or ""."""
        return self.tokens.words[self.first - back] if self.first >= back else ""

    def following(self, ahead: int = 0) -> str:
        """The word after the match, or ""."""
        at = self.stop + ahead
        return self.tokens.words[at] if at < len(self.tokens.words) else ""

    def capital(self, at: int) -> bool:
        """Is the token at index `at` written with a capital?"""
        return self.tokens.text[self.tokens.starts[at]].isupper()

    def capital_before(self) -> bool:
        """Is the word in front, on the same line, written with a capital inside a sentence: a first name?"""
        at = self.first - 1
        return at > 0 and self.tokens.words[at].isalpha() and self.capital(at) and self.tokens.words[at - 1] not in (".", "\n\n")

    def capital_all(self, at: int) -> bool:
        """Is the token written in capitals throughout?"""
        return self.raw(at).isupper()

    def raw(self, at: int) -> str:
        """The token as written."""
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]


class _Compiler:
    """Recursive descent over one pattern; gives the expression and the codes that it can begin with."""

    def __init__(self, pattern: str, words: Vocabulary, labels: dict[str, str], macros: dict[str, tuple[str, str, bool]]) -> None:
        self.pieces = [match.groups() for match in _PIECE.finditer(pattern)]
        if "".join(_PIECE.sub("", pattern).split()):
            raise ValueError(f"not a rule: {pattern}")
        self.at, self.words, self.labels, self.macros = 0, words, labels, macros  # macros: those already compiled

    def choice(self) -> tuple[str, str, bool]:
        """(expression, first codes, may be empty)."""
        branches = [self.sequence()]
        while self.at < len(self.pieces) and self.pieces[self.at][0] == "|":
            self.at += 1
            branches.append(self.sequence())
        return "|".join(b[0] for b in branches), "".join(b[1] for b in branches), any(b[2] for b in branches)

    def sequence(self) -> tuple[str, str, bool]:
        out, first, empty = "", "", True
        while self.at < len(self.pieces) and self.pieces[self.at][0] not in (")", "|"):
            expression, begins, may_be_empty = self.item()
            out += expression
            if empty:
                first += begins
            empty = empty and may_be_empty
        return out, first, empty

    def item(self) -> tuple[str, str, bool]:
        piece, label, name = self.pieces[self.at]
        self.at += 1
        if piece == "(":
            expression, first, empty = self.choice()
            self.at += 1  # the closing bracket
            expression = f"(?:{expression})"
        elif name in MACROS:
            if name not in self.macros:
                self.macros[name] = _Compiler(MACROS[name], self.words, {}, self.macros).choice()
            expression, first, empty = self.macros[name]
            expression = f"(?P<{label}>{expression})" if label else f"(?:{expression})"
        else:
            first, empty = self.words.codes_of_class.get(name, "\uffff"), False  # a class without words in this language never matches
            expression = f"(?P<{label}>[{first}])" if label else f"[{first}]"
        if label:
            self.labels[label] = name
        if self.at < len(self.pieces) and self.pieces[self.at][0] in ("?", "*", "+"):
            mark = self.pieces[self.at][0]
            self.at += 1
            expression, empty = expression + ("{0,6}+" if mark == "*" else "{1,6}+" if mark == "+" else "?"), empty or mark != "+"
        return expression, first, empty


def compile_macro(name: str, words: Vocabulary) -> re.Pattern[str]:
    """One of MACROS by itself."""
    return re.compile(_Compiler(MACROS[name], words, {}, {}).choice()[0])


Builder = Callable[[Match], Meaning | None]
Row = tuple[str, str, Builder, TimexType]  # name, pattern, builder, type


def compile_rules(rows: list[Row], words: Vocabulary) -> dict[str, tuple[Rule, ...]]:
    """{code of a first token: the rules that may begin with it}."""
    by_first: dict[str, list[Rule]] = {}
    macros: dict[str, tuple[str, str, bool]] = {}
    for order, (name, pattern, build, kind) in enumerate(rows):
        labels: dict[str, str] = {}
        expression, first, _ = _Compiler(pattern, words, labels, macros).choice()
        rule = Rule(name, expression, labels, build, kind, order)
        for code in sorted(set(first)):
            by_first.setdefault(code, []).append(rule)
    return {code: tuple(rules) for code, rules in by_first.items()}
