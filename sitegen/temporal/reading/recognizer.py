"""Finds time expressions: one pass of tokens, rules only where a word of time stands.

The wall: nothing here knows a publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sitegen.model.timex import TimexType
from sitegen.temporal.counting.holidays import holiday_at
from sitegen.temporal.language import detect
from sitegen.temporal.lexicons.lexicon import OTHER, Vocabulary, vocabulary
from sitegen.temporal.mention import Clues, Meaning, Mention
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.build import NOTHING
from sitegen.temporal.reading.clues import Surroundings
from sitegen.temporal.reading.grammar import Match, Rule, compile_macro, compile_rules
from sitegen.temporal.reading.guards import refused
from sitegen.temporal.reading.join import join
from sitegen.temporal.reading.rules import HEADS, ROWS
from sitegen.temporal.reading.tokens import Tokens, tokenize

REACH = 10  # tokens: no expression begins farther in front of its first word of time
NUMBER_REACH = 2  # tokens: nor in front of a year that is spelled out: "the year two thousand"
ROWS_KEPT = 8192  # rows of codes whose rules are remembered
ATTACKS = ("attack", "attacks", "hijackers", "terror", "terrorist", "terrorists")
COMPARED_REACH = 10  # tokens between "the youngest" and "in 150 years"
_STOPS = frozenset(".;!?")
_SUPERLATIVES = frozenset("first only worst best most least".split())
LENGTH = 24  # tokens: no expression is longer


@dataclass(frozen=True, slots=True)
class _Engine:
    words: Vocabulary
    rules: dict[str, tuple[Rule, ...]]
    heads: re.Pattern[str]
    casual_heads: re.Pattern[str]  # and those of short messages
    numbers: frozenset[str]  # codes of number words that may begin a year
    spelled: re.Pattern[str]  # a year in words
    fitting: dict[str, tuple[Rule, ...]]  # codes up to the next word that no rule asks for: the rules that match at their head

    def rules_at(self, codes: str, start: int) -> tuple[Rule, ...]:
        """The rules that match at `start`.  Texts repeat their rows of codes, so that is found out once for each row."""
        stop = codes.find(OTHER, start, start + LENGTH)
        row = codes[start : stop if stop >= 0 else start + LENGTH]
        rules = self.fitting.get(row)
        if rules is None:
            if len(self.fitting) >= ROWS_KEPT:
                self.fitting.clear()
            rules = self.fitting[row] = tuple(rule for rule in self.rules.get(row[:1], ()) if rule.match(row, 0, len(row)) is not None)
        return rules


_ENGINES: dict[str, _Engine] = {}


def _engine(language: str) -> _Engine:
    words = vocabulary(language)
    if words.language not in _ENGINES:
        names = getattr(words.module, "HEADS", HEADS)
        heads = "".join(sorted({code for name in names for code in words.codes_of_class.get(name, "")}))
        rows = [*getattr(words.module, "ROWS", ROWS), *getattr(words.module, "RULES", [])]
        _ENGINES[words.language] = _Engine(
            words,
            compile_rules(rows, words),
            re.compile(f"[{heads}]"),
            re.compile(f"[{heads}{words.codes_of_class.get('HOUR', '')}{words.codes_of_class.get('CLOCKDOT', '')}]"),
            frozenset(words.codes_of_class.get("TEEN", "")),
            compile_macro("SPELLED", words),
            {},
        )
    return _ENGINES[words.language]


def recognize(text: str, language: str = "en") -> tuple[Mention, ...]:
    """The time expressions of a text, leftmost and longest, none overlapping, in order.

    Independent of any publication date; a language without a table is read with the English one.  Never raises.
    """
    engine = _engine(language if language not in ("", "auto") else detect(text))
    tokens = tokenize(text, engine.words)
    atoms = join(tokens, _atoms(tokens, engine), engine.words)
    around = Surroundings(tokens, engine.words)
    mentions = (_mention(tokens, atom, around) for atom in atoms)
    return tuple(mention for mention in mentions if mention.meaning is not NOTHING)


def _atoms(tokens: Tokens, engine: _Engine) -> list[Atom]:
    atoms: list[Atom] = []
    done = 0  # tokens before this are taken
    for found in (engine.casual_heads if tokens.casual else engine.heads).finditer(tokens.codes):
        head = found.start()
        if head < done or (tokens.codes[head] in engine.numbers and engine.spelled.match(tokens.codes, head) is None):
            continue
        atom = _holiday(tokens, head, done, engine) or _longest(tokens, head, done, engine)
        if atom is not None:
            atoms.append(atom)
            done = atom.stop
    return [atom for atom in atoms if atom.meaning is not NOTHING]


def _holiday(tokens: Tokens, head: int, done: int, engine: _Engine) -> Atom | None:
    if tokens.codes[head] not in engine.words.codes_of_class["HOLIDAYHEAD"]:
        return None
    found = holiday_at(tokens, head, done, engine.words)
    return None if found is None else Atom(found[0], found[1], "holiday", "DATE", found[2])


def _longest(tokens: Tokens, head: int, done: int, engine: _Engine) -> Atom | None:
    """The leftmost, then longest expression that holds the token `head`."""
    codes = tokens.codes
    first = head
    reach = NUMBER_REACH if codes[head] in engine.numbers else REACH
    while first > done and head - first < reach and codes[first - 1] != OTHER:
        first -= 1
    best: Atom | None = None
    for start in range(first, head + 1):
        if best is not None and best.first < start:
            break
        hits = []
        for rule in engine.rules_at(codes, start):
            found = rule.match(codes, start, start + LENGTH)
            if found is not None and found.end() > head:
                hits.append((-found.end(), rule.order, rule, found))
        for _, _, rule, found in sorted(hits, key=lambda hit: hit[:2]):
            match = Match(rule, tokens, found, engine.words)
            if refused(match, rule.name):
                continue
            meaning = rule.build(match)
            if meaning is not None:
                if best is None or found.end() > best.stop:
                    best = Atom(match.start(), found.end(), rule.name, _type(rule.type, meaning), meaning)
                break
        if best is not None and best.first == start:  # else it begins behind what it only needs to see: a longer one may begin there
            return best
    return best


def _type(type: TimexType, meaning: Meaning) -> TimexType:
    """A date with a time of day is a TIME."""
    return "TIME" if type == "DATE" and meaning.time else type


def _mention(tokens: Tokens, atom: Atom, around: Surroundings) -> Mention:
    clues = around.clues(*(atom.beside or (atom.first, atom.stop)))
    compared = clues.before == "in" and atom.rule == "length" and _compared(tokens.words, atom.first - 1, around.module)
    _settle(atom, clues, tokens.words[atom.first], compared)
    own: Callable[[Atom, Clues], None] | None = getattr(around.module, "SETTLE", None)
    if own is not None:
        own(atom, clues)
    start, end = tokens.starts[atom.first], tokens.ends[atom.stop - 1]
    return Mention(start, end, tokens.text[start:end], atom.type, atom.rule, atom.meaning, clues)


def _compared(words: list[str], at: int, module: Any) -> bool:
    """ "will be the youngest leader in 150 years": so long there was none such, not so long from now."""
    superlatives = getattr(module, "NO_SUPERLATIVES", None)
    if superlatives is None:
        return False
    for back in range(at - 1, max(0, at - COMPARED_REACH), -1):
        word = words[back]
        if word in _STOPS:
            return False
        superlative = word in _SUPERLATIVES or (word.endswith("est") and word not in superlatives)
        if superlative and words[back - 1] in module.BEFORE_SUPERLATIVES:
            return True
    return False


def _settle(atom: Atom, clues: Clues, opening: str, compared: bool) -> None:
    """Readings that only the words around can tell; `compared`: "the first in" stands in front."""
    meaning = atom.meaning
    if (
        atom.rule == "length"
        and clues.before == "in"
        and clues.tense == "future"
        and meaning.n is not None
        and clues.head != "of"
        and meaning.unit not in ("S", "MI", "H")
        and not compared
    ):
        # "will be redeemed in five years": counted from the day of publication, not a length
        atom.rule, atom.type = "units-in", "DATE"
        atom.meaning = Meaning("shift", unit=meaning.unit, n=meaning.n, base="publication", counted=True, approximate=bool(meaning.mod))
    elif atom.rule == "length" and meaning.value == "P1D" and opening == "one" and clues.tense == "future" and not clues.before:
        if clues.head not in ("of", "after", "before"):  # "one day they will"
            atom.rule, atom.type, atom.meaning = "future", "DATE", Meaning("ref", value="FUTURE_REF")
    elif atom.rule == "future" and opening == "soon" and clues.tense == "past":
        atom.meaning = NOTHING  # "it soon became": soon after what was told
    elif (meaning.month, meaning.day, meaning.year) == (9, 11, None) and clues.head in ATTACKS:
        atom.meaning = replace(meaning, year=2001)  # "the Sept. 11 attacks"
    elif atom.rule in ("the-unit", "fiscal-year") and meaning.unit == "Y" and clues.head in ("ended", "ending"):
        atom.type, atom.meaning = "DURATION", Meaning("duration", unit="Y", n=1, value="P1Y")
