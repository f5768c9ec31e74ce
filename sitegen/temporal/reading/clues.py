"""What stands around an expression: the tense of the verb that governs it, quotation marks, the preposition, headline and dateline."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Clues, Tense
from sitegen.temporal.reading.tokens import Tokens
from sitegen.temporal.reading.verbs import Verbs

REACH = 24  # tokens looked at on either side
ASKED_REACH = 8  # tokens between "invited" and its "to"
SAYING_REACH = 8  # tokens between "announcement" and its day
DENIED_REACH = 10  # tokens between "neither" and its verb

# What it costs to look across a word for the verb: clauses end there.
_CROSSING = {
    ",": 4.0,
    "that": 3.0,
    "which": 4.0,
    "who": 4.0,
    "when": 4.0,
    "and": 3.0,
    "but": 4.0,
    "while": 4.0,
    '"': 3.0,
    "”": 3.0,
    "“": 3.0,
    ")": 3.0,
    "as": 2.0,
}
_STATES = frozenset(("is", "was", "has", "does"))  # "is open": no plural that opens
_ENDS = frozenset(".!?;")
_CLOSING = frozenset("\"”’')")
_DATELINE = re.compile(r"\s*(?:\(|--?|–|—|_)")


class Surroundings:
    """The clues around any expression of one text; what takes a pass over the text is found when first asked for."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens, self.words, self.module = tokens, words, words.module
        self._own_verbs: Verbs | None = getattr(words.module, "TENSE", None)
        self._told: dict[int, tuple[Tense, str]] = {}  # what `_verb` said of a token: neighbours ask for the same ones

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """(token indices that end a sentence, token indices that end a paragraph)."""
        words = self.tokens.words
        sentences, paragraphs = [], []
        for at in [i for i, word in enumerate(words) if word < "A" and (word in _ENDS or word < " ")]:  # one comparison for most words
            if words[at][0] == "\n":
                paragraphs.append(at)
                sentences.append(at)
            elif self._ends_sentence(at):
                sentences.append(at)
        return sentences, paragraphs

    @cached_property
    def _quotes(self) -> list[int]:
        """Offsets of quotation marks, opening and closing in turn; a paragraph's end closes what is open."""
        text, out, inside = self.tokens.text, [], False
        for found in re.finditer(r"``|''|[“”\"„«»]|\n[ \t\r]*\n", text):
            mark = found.group()
            if mark[0] == "\n":
                if inside:
                    out.append(found.start())
                    inside = False
            elif (mark in ("“", "``", "«", "„")) != inside or mark == '"':
                out.append(found.start())
                inside = not inside
        return out

    def clues(self, first: int, stop: int) -> Clues:
        """The clues of the expression of tokens [first, stop)."""
        tokens, words = self.tokens, self.tokens.words
        sentences, paragraphs = self._breaks
        tense, cue = self._tense(first, stop)
        before = words[first - 1] if first else ""
        head = words[stop] if stop < len(words) else ""
        if tense == "future" and head in ("'s", "’s") and not cue.startswith(("will", "'ll", "’ll")):
            tense, cue = "", ""  # "would look for ways around Wednesday's ruling" does not put the ruling ahead
        if tense in ("", "present") and self.tokens.casual:
            tense, cue = "future", ""
        if head in ("'s", "’s") and following_word(words, stop) in self.module.BEHIND_A_DAY and cue != "had":
            tense, cue = "future", words[stop + 1]
        if before == "of" and first > 1 and words[first - 2] == "ahead" and cue != "had":
            tense, cue = "future", "ahead of"
        moved = words[first - 2] if first > 1 and words[first - 2] in self.module.MOVED else cue.split(" ")[-1]
        if before in ("to", "until") and moved in self.module.MOVED and cue != "had":
            tense, cue = "future", f"{moved} {before}"
        if tense in ("", "present") or cue == "called":
            tense, cue = self._to_come(first, stop) or (tense, cue)
        return Clues(
            tense,
            cue,
            self._preposition(first),
            reported=cue in self.module.REPORTING,
            quoted=bisect_right(self._quotes, tokens.starts[first]) % 2 == 1,
            headline=self._headline(stop),
            dateline=self._is_dateline(first, stop),
            sentence=bisect_right(sentences, first),
            paragraph=bisect_right(paragraphs, first),
            head=head,
            opens=head == "," and self._opens(first),
            names=self._names(first, stop),
            ends=before in ("to", "through", "ended", "ending") and first > 2 and self._length_in_front(first - 2),
            called_off=tense == "future" and self._called_off(stop),
        )

    def _length_in_front(self, at: int) -> bool:
        """ "the three months", "the year" """
        words, known = self.tokens.words, self.words.values.get(self.tokens.words[at], {})
        counted = not {"NUM", "DAY"}.isdisjoint(self.words.values.get(words[at - 1], {})) or words[at - 1][0].isdigit()
        return ("UNITS" in known and counted) or ("YEARWORD" in known and words[at - 1] == "the")

    def _called_off(self, stop: int) -> bool:
        """ "…, was cancelled", "has been put off" close behind."""
        words, table = self.tokens.words, self.module
        behind = [word for word in words[stop : stop + 5] if word not in (",", "been", "also", "now")]
        return len(behind) > 1 and behind[0] in table.PASSIVE and behind[1] in table.CALLED_OFF

    def _names(self, first: int, stop: int) -> bool:
        """ "the May 3 accord": a determiner in front or at its head, a noun behind."""
        words, table = self.tokens.words, self.module
        if stop >= len(words) or not words[stop].isalpha() or words[stop] in table.AFTER_A_NAME or not self._lower(stop):
            return False
        inside = words[first] in table.NAMING and words[first + 1][0].isdigit()  # "the 3 May accord"
        return inside or (first > 0 and words[first - 1] in table.NAMING)

    def _opens(self, first: int) -> bool:
        """Does the expression, or the preposition in front of it, open a sentence?"""
        at = first - 1 if first and self.tokens.words[first - 1] in self.module.PREPOSITIONS else first
        sentences, _ = self._breaks
        return at == 0 or bisect_right(sentences, at - 1) > bisect_right(sentences, at - 2)

    def _to_come(self, first: int, stop: int) -> tuple[Tense, str] | None:
        """What no past verb tells: "talk of a rally on Monday", "called for a strike on Monday", "Chancellor to visit Oslo Friday"."""
        words, table = self.tokens.words, self.module
        if first and words[first - 1] in table.PREPOSITIONS and words[first - 1] != "on":
            return None
        at = first - 2 if first and words[first - 1] == "on" else first - 1
        if at > 0 and words[at] in table.ARRANGED and self._lower(at):
            return "future", words[at]
        if self._headline(stop):
            for at in range(first - 2, 0, -1):
                verb = words[at + 1]
                if words[at] == "to" and verb.isalpha() and self._lower(at + 1) and verb not in table.DETERMINERS:
                    return "future", f"to {verb}"
        return None

    def _preposition(self, first: int) -> str:
        """The preposition in front; that of another language ("jusqu'au") by its English name."""
        words, own = self.tokens.words, getattr(self.module, "BEFORE", None)
        if own is not None:
            return next((own[told] for n in (4, 3, 2, 1) if first >= n and (told := " ".join(words[first - n : first])) in own), "")
        return words[first - 1] if first and words[first - 1] in self.module.PREPOSITIONS else ""

    def _headline(self, stop: int) -> bool:
        """In the first line, which ends without a full stop."""
        if stop > 40:
            return False
        line = self.tokens.text[:400].lstrip("\n").split("\n", 1)
        return len(line) == 2 and self.tokens.ends[stop - 1] <= len(line[0]) + 2 and not line[0].rstrip().endswith((".", "!", "?"))

    def _is_dateline(self, first: int, stop: int) -> bool:
        """ "LONDON, May 3 (AP) -": capitals in front, a bracket or a dash behind, at the head of the text."""
        if first > 40 or not first:
            return False
        text, start = self.tokens.text, self.tokens.starts[first]
        line = text[max(text.rfind("\n", 0, start) + 1, start - 60) : start].strip()
        return line.endswith(",") and line.isupper() and _DATELINE.match(text, self.tokens.ends[stop - 1]) is not None

    def _tense(self, first: int, stop: int) -> tuple[Tense, str]:
        """The tense of the verb that governs: the nearest one in front, in the same clause if there is one, else the nearest behind."""
        words = self.tokens.words
        best: tuple[float, Tense, str] = (1e9, "", "")
        cost, crossed = 0.0, False
        crossing = getattr(self.module, "CROSSING", _CROSSING)
        for at in range(first - 1, max(-1, first - REACH), -1):
            word = words[at]
            if (word in _ENDS and self._ends_sentence(at)) or word[0] == "\n":
                break
            step = crossing.get(word, 1.0)
            cost, crossed = cost + step, crossed or step > 2
            tense, cue = self._verb(at)
            if tense:
                if word in ("is", "are") and first - at <= 2:  # "the deadline is Friday"
                    tense = "future"
                if word == "to" and "during" in words[at:first]:
                    continue  # "promised to help during talks on Monday": when it was promised
                best = (cost, tense, cue)
                break
        if stop < len(words) and words[stop] == "that":  # "told “Sky News” in May that it would", "his announcement in May that it would"
            crossed = crossed and best[2] not in self.module.REPORTING
            if not best[1] and (noun := self._saying(first)):
                return "past", noun
        if best[1] and not crossed:
            return best[1], best[2]
        cost = 2.0
        for at in range(stop, min(len(words), stop + REACH)):
            word = words[at]
            if (word in _ENDS and self._ends_sentence(at)) or word[0] == "\n" or cost >= best[0]:
                break
            cost += crossing.get(word, 1.0) if at > stop else 1.0
            tense, cue = self._verb(at) if word not in self.module.WEAK_AUX else ("", "")
            if tense and cost < best[0]:
                best = (cost, tense, cue)
                break
        return best[1], best[2]

    def _saying(self, first: int) -> str:
        """The noun of saying close in front, or ""."""
        words = self.tokens.words
        nouns: frozenset[str] = getattr(self.module, "SAYINGS", frozenset())
        return next((word for word in reversed(words[max(0, first - SAYING_REACH) : first]) if word in nouns), "")

    def _ends_sentence(self, at: int) -> bool:
        """A full stop ends a sentence when a capital or the text's end follows and no abbreviation stands before it."""
        words, tokens = self.tokens.words, self.tokens
        if words[at] != ".":
            return True
        if at + 1 >= len(words):
            return True
        behind = at + 1
        while behind + 1 < len(words) and words[behind] in _CLOSING and tokens.starts[behind] == tokens.ends[behind - 1]:
            behind += 1  # a quotation ends behind the full stop
        follows = tokens.starts[behind]
        if follows == tokens.ends[behind - 1] or tokens.text[follows].islower():
            return False
        return at == 0 or (len(words[at - 1]) > 1 and words[at - 1] not in self.module.ABBREVIATIONS)

    def _verb(self, at: int) -> tuple[Tense, str]:
        """The tense that the word at this place tells, with the words that tell it."""
        told = self._told.get(at)
        if told is None:
            told = self._told[at] = self._tense_of(at)
        return told

    def _tense_of(self, at: int) -> tuple[Tense, str]:
        words, table = self.tokens.words, self.module
        if self._own_verbs is not None:
            return self._own_verbs.at(self.tokens.words, at)
        word = words[at]
        if word not in table.VERB_WORDS and not word.endswith("ed"):
            return "", ""
        before = words[at - 1] if at else ""
        if word in table.FUTURE_AUX:
            if self._names_a_month(at):
                return "", ""
            following = next((w for w in words[at + 1 : at + 3] if w not in table.BETWEEN), "")  # "will also meet"
            if word in table.CONDITIONAL and following in table.NOT_OR_HAVE - {"not"}:
                return "past", f"{word} {following}"  # "would have flown"
            return "future", f"{word} {following}" if following.isalpha() else word
        if word == "could":
            return ("past" if following_word(words, at) in table.NOT_OR_HAVE or self._denied(at) else "future"), word
        if word == "to":
            verb = self._verb_of_to(at)
            return self._unless_had("future", f"{words[verb]} to", verb) if verb >= 0 else ("", "")
        if word in table.FUTURE_WORDS:
            return self._unless_had("future", word, at)
        if word in table.SET_FOR and following_word(words, at) in ("for", "to"):
            return self._unless_had("future", f"{word} {words[at + 1]}", at)
        if (word in table.SCHEDULED and before != "to" and (word not in table.ALSO_PLURALS or self._is_verb(at))) or (
            word in table.SCHEDULED_PLURAL
            and before not in _STATES
            and (before in ("we", "they", "you", "i") or (before[-2:-1] not in ("", "'", "’", "s") and before[-1:] == "s"))
        ):
            return self._unless_had("future", f"{before} {word}" if before in table.FUTURE_AUX else word, at)
        return self._past_or_present(at)

    def _verb_of_to(self, at: int) -> int:
        """Where the verb stands of which "to" is a part: "agreed to", "agreed on Monday to"; -1 where there is none."""
        words, table = self.tokens.words, self.module
        for back in range(at - 1, max(-1, at - 5), -1):
            if words[back] in table.TO_VERB:
                return back
            known = self.words.values.get(words[back], {})
            if words[back] != "on" and not ("WEEKDAY" in known or "DEICTIC" in known or "DAYPART" in known):
                break
        return self._asking(at)

    def _asking(self, at: int) -> int:
        """Where "invited" stands in "invited the king to", across whom; -1 where there is none."""
        words = self.tokens.words
        asking: frozenset[str] = getattr(self.module, "ASKING", frozenset())
        for back in range(at - 1, max(-1, at - ASKED_REACH), -1):
            if words[back] in asking:
                return back
            if not words[back].isalpha() or words[back] in self.module.VERB_WORDS:
                return -1
        return -1

    def _is_verb(self, at: int) -> bool:
        """ "visits China", "votes on a bill": a subject in front of it and what it acts on behind, so that it is no plural."""
        words, table = self.tokens.words, self.module
        if not at or at + 1 >= len(words):
            return False
        before = words[at - 1]
        counted = before in table.BEFORE_SUPERLATIVES or not {"NUM", "FEW"}.isdisjoint(self.words.values.get(before, {}))
        if not before.isalpha() or counted or (before.endswith("s") and self._lower(at - 1)):
            return False
        subject = not self._lower(at - 1) or words[at - 1] in table.PRONOUNS or (at > 1 and words[at - 2] in table.BEFORE_SUPERLATIVES)
        return subject and (words[at + 1] in table.OBJECTS or not self._lower(at + 1))

    def _past_or_present(self, at: int) -> tuple[Tense, str]:
        """The tense of a form that is no auxiliary of the future."""
        words, table, word = self.tokens.words, self.module, self.tokens.words[at]
        before = words[at - 1] if at else ""
        if word in table.ALSO_INFINITIVES and (before == "to" or before in table.MODALS):
            return "", ""  # "plans to put", "could do": what stands in front tells
        if before in table.STAYING:
            return "", ""  # "will remain closed", "stays shut"
        if (word in table.IRREGULAR_PAST and (word not in table.NEED_CAPITAL or self._lower(at))) or (  # "we fly Sat 24 Aug"
            word.endswith("ed") and len(word) > 3 and word not in table.NOT_PAST and before not in table.DETERMINERS and self._lower(at)
        ):
            for back in range(at - 1, max(-1, at - 4), -1):
                if words[back] in table.UNREAL and words[back + 1] == "have":
                    return "past", f"{words[back]} have {word}"
                if words[back] in table.WEAK_AUX and words[back + 1] == "be":
                    return ("past" if words[back] == "could" and self._denied(back) else "future"), f"{words[back]} be {word}"
                if words[back] in table.FUTURE_AUX and words[back] not in table.WEAK_AUX and not self._names_a_month(back):
                    return "future", f"{words[back]} … {word}"
                if words[back] == "be" and back and words[back - 1] == "to":
                    return "future", f"to be {word}"
            return "past", word
        if word in ("has", "have") and following_word(words, at) in table.OF_WHAT_ONE_HAS:
            return "future", f"{word} {words[at + 1]}"  # "has a second chance on Wednesday"
        if word in table.PRESENT_VERBS or word in table.PROGRESSIVE:
            doing = next((w for w in words[at + 1 : at + 3] if w not in table.BETWEEN), "")
            if word in table.PROGRESSIVE and doing.endswith("ing") and doing not in table.NOT_PROGRESSIVE:
                return "future", f"{word} {doing}"
            return ("present", word) if word in table.PRESENT_VERBS else ("", "")
        return "", ""

    def _denied(self, at: int) -> bool:
        """ "neither he nor his wife could be reached": it was tried."""
        words = self.tokens.words
        for back in range(at - 1, max(-1, at - DENIED_REACH), -1):
            if words[back] in self.module.DENYING:
                return following_word(words, at) == "be"
            if words[back][0] in ".!?;,\n":
                return False
        return False

    def _unless_had(self, tense: Tense, cue: str, at: int) -> tuple[Tense, str]:
        """What "had been due" lay ahead in the past."""
        for back in range(at - 1, max(-1, at - 6), -1):
            if self.tokens.words[back] in ("had", "previously"):
                return "past", f"{self.tokens.words[back]} … {cue}"
        return tense, cue

    def _names_a_month(self, at: int) -> bool:
        """Is it "May" and no "may"?  A capital inside the sentence tells, and so does a preposition in front."""
        if self.tokens.words[at] != "may" or self._lower(at):
            return False
        return at > 0 and (self.tokens.words[at - 1].isalnum() or self.tokens.words[at - 1] == ",")

    def _lower(self, at: int) -> bool:
        """Is the token written small, or does it open the text?"""
        return not self.tokens.text[self.tokens.starts[at]].isupper()


def following_word(words: list[str], at: int) -> str:
    """The next word, or ""."""
    return words[at + 1] if at + 1 < len(words) else ""
