"""The tense that a verb form tells, by table: for languages whose tense is seen in one word or in an auxiliary and its participle."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.temporal.mention import Tense

_REACH = 4  # tokens between an auxiliary and its participle


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms of one language, in lower case.  The first table that knows a word counts."""

    neither: frozenset[str] = frozenset()  # words that end like a verb form and are none
    nouns: frozenset[str] = frozenset()  # verb forms that are nouns behind a determiner: "la rencontre", "das Treffen"
    determiners: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()  # also present forms that news uses of what is arranged, and "planned", "expected"
    past: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    least_chars: int = 5  # a word with fewer letters is not judged by its ending
    auxiliaries: frozenset[str] = frozenset()  # with a participle behind they tell the past: "a rencontré", "ha dicho"
    participles: tuple[str, ...] = ()  # endings of participles
    ahead: frozenset[str] = frozenset()  # before an infinitive they tell the future: "va", "doit", "debe"
    infinitives: tuple[str, ...] = ()  # endings of infinitives

    def at(self, words: list[str], at: int) -> tuple[Tense, str]:
        """(tense, the words that tell it) of the word at this place; ("", "") when it tells none."""
        word = words[at]
        if word in self.neither or (word in self.nouns and at and words[at - 1] in self.determiners):
            return "", ""
        if word in self.future:
            return "future", word
        if word in self.past:
            return "past", word
        if word in self.auxiliaries and (told := self._behind(words, at, self.participles)):
            return "past", f"{word} … {told}" if words[at + 1] != told else f"{word} {told}"
        if word in self.ahead and (told := self._behind(words, at, self.infinitives)):
            return "future", f"{word} … {told}" if words[at + 1] != told else f"{word} {told}"
        if word in self.present:
            return "present", word
        if len(word) >= self.least_chars:
            if word.endswith(self.future_endings):  # before the past: "aurait" is "would have", "avait" was
                return "future", word
            if word.endswith(self.past_endings):
                return "past", word
        return "", ""

    def _behind(self, words: list[str], at: int, endings: tuple[str, ...]) -> str:
        """The next word behind with one of the endings, "" when none is near."""
        for word in words[at + 1 : at + 1 + _REACH]:
            if word[0] in ".!?;\n":
                return ""
            if len(word) > 2 and word.endswith(endings) and word not in self.neither:
                return word
        return ""
