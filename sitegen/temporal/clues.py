"""What stands around an expression: the tense of the verb that governs it, quotation marks, the preposition, headline and dateline."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from sitegen.temporal.lexicon import Vocabulary
from sitegen.temporal.mention import Clues, Tense
from sitegen.temporal.tokens import PARAGRAPH, Tokens

REACH = 22  # tokens looked at on either side

_STOPS = frozenset((".", "!", "?", ";"))
_PREPOSITIONS = frozenset(
    "on in at by since until till from to through during before after for within of over between around due into as under".split()
)


class Surroundings:
    """The clues around any expression of one text; what takes a pass over the text is found when first asked for."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens, self.words = tokens, words

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [i for i, word in enumerate(self.tokens.words) if word[0] == "\n"]

    @cached_property
    def _sentences(self) -> list[int]:
        words, starts, ends, text = self.tokens.words, self.tokens.starts, self.tokens.ends, self.tokens.text
        out = []
        for i, word in enumerate(words):
            if word in (".", "!", "?", "\n\n") or word[0] == "\n":
                if word == "." and i + 1 < len(words) and (starts[i + 1] == ends[i] or not text[starts[i + 1]].isupper()):
                    continue
                out.append(i)
        return out

    def clues(self, first: int, stop: int) -> Clues:
        """The clues of the expression of tokens [first, stop)."""
        words = self.tokens.words
        tense, cue = self._tense(first, stop)
        before = words[first - 1] if first else ""
        return Clues(
            tense,
            cue,
            before if before in _PREPOSITIONS else "",
            sentence=bisect_right(self._sentences, first),
            paragraph=bisect_right(self._paragraphs, first),
            head=words[stop] if stop < len(words) else "",
        )

    def _tense(self, first: int, stop: int) -> tuple[Tense, str]:
        """The tense of the nearest verb, those before the expression first."""
        best: tuple[float, Tense, str] = (1e9, "", "")
        cost = 0.0
        words = self.tokens.words
        for at in range(first - 1, max(-1, first - REACH), -1):
            word = words[at]
            if word in _STOPS and self._ends_sentence(at) or word[0] == "\n":
                break
            cost += _CROSSING.get(word, 1.0)
            tense, cue = self._verb(at)
            if tense:
                best = (cost, tense, cue)
                break
        cost = 2.0
        for at in range(stop, min(len(words), stop + REACH)):
            word = words[at]
            if word in _STOPS and self._ends_sentence(at) or word[0] == "\n" or cost >= best[0]:
                break
            cost += _CROSSING.get(word, 1.0)
            tense, cue = self._verb(at)
            if tense and cost < best[0]:
                best = (cost, tense, cue)
                break
        return best[1], best[2]

    def _ends_sentence(self, at: int) -> bool:
        words, tokens = self.tokens.words, self.tokens
        if words[at] != ".":
            return True
        return (
            at + 1 >= len(words)
            or (tokens.starts[at + 1] > tokens.ends[at] and not tokens.text[tokens.starts[at + 1]].islower())
            and len(words[at - 1]) > 1
        )

    def _verb(self, at: int) -> tuple[Tense, str]:
        """The tense that the word at this place tells, with the words that tell it."""
        words, table = self.tokens.words, self.words.module
        word = words[at]
        before = words[at - 1] if at else ""
        if word in ("will", "'ll", "’ll", "shall", "wo"):
            return "future", word
        if word == "to" and before in table.TO_VERB:
            return "future", f"{before} to"
        if word in table.FUTURE_WORDS:
            return "future", word
        if word in table.IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in table.NOT_PAST):
            for back in range(at - 1, max(-1, at - 4), -1):
                if words[back] in ("will", "'ll", "’ll", "shall"):
                    return "future", f"{words[back]} … {word}"
                if words[back] == "be" and back and words[back - 1] == "to":
                    return "future", f"to be {word}"
            return "past", word
        if word in ("is", "are", "has", "have"):
            return "present", word
        return "", ""


_CROSSING = {
    ",": 4.0,
    "that": 3.0,
    "which": 4.0,
    "who": 4.0,
    "when": 4.0,
    "and": 2.0,
    "but": 4.0,
    "while": 4.0,
    '"': 3.0,
    "''": 3.0,
    "``": 3.0,
    "”": 3.0,
}
