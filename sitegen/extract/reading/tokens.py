"""A sentence as words with tags.  Tagging is by lexicon, word shape and the two words on either side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.lexicon import CLOSED

_TOKEN = re.compile(
    r"[a-z]+(?![\w'’/‐‑–-])|-[LR][RSC]B-|``|''|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:[-–]\d+)?(?:st|nd|rd|th|bn|mn|m|tn|k|pm|am|s)?(?![-–]\w|\w)|[^\W_]*n['’]t\b|['’](?:s|ll|d|ve|re|m)\b|[’'](?=\W)"
    r"|(?<!\w)[A-Z]\.(?=\s[A-Z][a-z])|(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sen|Rep|Gov|St|Prof|Maj|Capt|Adm|Rev|No)\.|[A-Z]['’][A-Z][^\W_]+"
    r"|[^\W_]+(?:[-‐‑–/][^\W_]+)*|[^\w\s]|_+"
)
_QUOTES = frozenset("“”\"„«»‘’'")
_MARKS = _QUOTES - {"’", "'"} | {"``", "''"}  # the doubled ones are how old corpora write quotation marks
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Sentence:
    """One sentence as parallel lists, a slot for each token; offsets are into the article's text."""

    start: int
    end: int
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)  # of verb forms; "" elsewhere
    forms: list[str] = field(default_factory=list)  # letters of verb forms: I Z D N G; "" elsewhere
    quoted: list[bool] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)  # index of the covering time mark, or -1
    headline: bool = False
    opens_quoted: bool = False

    def text(self, a: int, b: int) -> str:
        """The words of tokens [a, b), spaced as in the text."""
        if b - a == 1:
            return self.words[a]
        parts = []
        for i in range(a, b):
            if i > a and self.starts[i] > self.ends[i - 1]:
                parts.append(" ")
            parts.append(self.words[i])
        return "".join(parts)


def tokenize(text: str, start: int, end: int) -> Sentence:
    """The tokens of text[start:end], not yet tagged."""
    matches = list(_TOKEN.finditer(text, start, end))
    words = [match.group() for match in matches]
    starts = [match.start() for match in matches]
    return Sentence(start, end, words, [word.lower() for word in words], starts, [match.end() for match in matches])


def is_headline(sentence: Sentence) -> bool:
    """Title case: most of the longer words have a capital, and no full stop at the end."""
    long_words = [word for word in sentence.words if len(word) > 3 and word[0].isalpha()]
    if len(long_words) < 4 or sentence.words[-1] in ".!?”":
        return False
    return sum(word[0].isupper() for word in long_words) > 0.7 * len(long_words)


def tag(sentence: Sentence, covered: Sequence[int], common: frozenset[str] | set[str]) -> None:
    """Fill in tags, lemmas and forms.

    `covered`: for each token the index of the time mark that covers it, or -1.  `common`: words that the article also has in lower case.
    """
    sentence.headline = is_headline(sentence)
    sentence.marks = list(covered)
    count = len(sentence.words)
    sentence.tags = [""] * count
    sentence.lemmas = [""] * count
    sentence.forms = [""] * count
    for i in range(count):
        sentence.tags[i] = "W" if covered[i] >= 0 else _class(sentence, i, common)
    for i in range(count):
        if sentence.tags[i] == "v":
            _settle_verb(sentence, i)
        elif sentence.tags[i] == "?":
            _settle_apostrophe(sentence, i)
    _settle_small_words(sentence)


def _class(s: Sentence, i: int, common: frozenset[str] | set[str]) -> str:
    word, low = s.words[i], s.lows[i]
    first = word[0]
    if not first.isalnum():  # "``" and "-LRB-" are quotation marks and brackets of old corpora
        return _punctuation(s, i)
    if first.isdigit():
        return "N" if word[-1].isalpha() and "-" in word else "Q"
    capital = first.isupper()
    known = CLOSED.get(low)
    if low == "back" and i and s.tags[i - 1] in ("T", "M"):
        s.lemmas[i], s.forms[i] = low, "I"  # "will back the embargo"
        return "v"
    if known and not (capital and (len(word) > 1 and word.isupper() and low in ("us", "who", "it", "am", "may"))):
        if not capital or i == 0 or s.headline or not _in_name(s, i) or known in "DX":
            if low == "may" and capital and i > 0:
                return "Z"
            return known
        return "Z"
    if capital and not _is_common(s, i, low, common) and not (i and _heads(s, i, low, common)):
        return "Z"
    tag_here, lemma, letters = _shape(low)
    if lemma:
        s.lemmas[i], s.forms[i] = lemma, letters
    return tag_here


@lru_cache(maxsize=1 << 16)
def _shape(low: str) -> tuple[str, str, str]:
    """(tag, lemma, letters) of a lower-case word that is in no closed class: by the verb table, else by its ending."""
    form = lexicon.verb_forms().get(low)
    if form:
        return "v", form[0], form[1]
    if low.endswith("ly") and len(low) > 4 and "-" not in low and low not in _LY_NOUNS:
        return "A", "", ""
    if low in _NOT_VERBS or "-" in low:
        return "N", "", ""
    if low.endswith("ed") and len(low) > 4:
        return "v", low[:-2], "DN"
    if low.endswith("ing") and len(low) > 5:
        return "v", low[:-3], "G"
    return "N", "", ""


# Nouns and adjectives in -ly; endings that look like a verb's; adjectives that are verbs too.
_LY_NOUNS = frozenset(
    "family ally assembly supply rally only early july italy anomaly monopoly friendly unfriendly daily weekly monthly"
    " yearly costly deadly elderly orderly timely lonely"
    " lively ugly silly holy lowly worldly bodily cowardly scholarly likely unlikely reply apply imply rely multiply"
    " comply butterfly fly sly homily subfamily".split()
)
_NAMES_LIKE_ADVERBS = frozenset("italy sicily beijing kelly reilly holly sally molly lily billy boeing ahmed mohamed reed".split())
_ADJECTIVE_VERBS = frozenset(
    "free clear open separate live direct complete close near secure slow lower welcome moderate appropriate".split()
)
_NOT_VERBS = frozenset(
    "willing unwilling outgoing incoming ongoing forthcoming upcoming surrounding interesting outstanding sibling ceiling"
    " evening morning wedding darling sterling"
    " hundred sacred naked wicked rugged ragged crooked kindred hatred aged beloved so-called unprecedented unlimited"
    " unexpected unresolved breed greed creed".split()
)
CATENATIVES = frozenset(
    (
        "agree threaten vow pledge promise offer plan refuse decline want intend decide undertake commit prepare expect try"
        " seek hope aim attempt manage fail continue"
    ).split()
)


def _in_name(s: Sentence, i: int) -> bool:
    """Is a capitalised closed-class word inside a name: "Bank Of England"?  Only between capitals."""
    return i > 0 and s.words[i - 1][0].isupper() and i + 1 < len(s.words) and s.words[i + 1][0].isupper()


def _is_common(s: Sentence, i: int, low: str, common: frozenset[str] | set[str]) -> bool:
    """Is a capital letter only the sentence's or the headline's?"""
    begins = i == 0 or s.words[i - 1] in _QUOTES or s.words[i - 1] in ":("
    if not begins and not s.headline:
        return False
    if s.words[i].isupper() and len(low) > 1:
        return False
    if low in lexicon.GIVEN_NAMES and not s.headline and i + 1 < len(s.words) and s.words[i + 1][0].isupper():
        return False  # "Mark Reed" after a quotation
    if low == "air" and i + 1 < len(s.words) and s.words[i + 1][0].isupper():
        return False  # "Air France"
    if i + 1 < len(s.words) and s.words[i + 1][0].isupper() and states.lookup(f"{s.words[i]} {s.words[i + 1]}") is not None:
        return False  # "United States", "South Korea"
    if low in common:
        return True
    if (low in lexicon.verb_forms() and not (low in lexicon.BODIES and not s.headline)) or low in lexicon.GROUPS:
        return True
    if low in lexicon.OFFICES or low in lexicon.BODIES:
        # "Prime Minister Modi said": a title at the start stays part of the name.
        return s.headline or not (i + 1 < len(s.words) and s.words[i + 1][0].isupper())
    if low in _NAMES_LIKE_ADVERBS or low in lexicon.GIVEN_NAMES:
        return False
    return begins and not s.headline and low.endswith(("ing", "ed", "ly")) and not (i + 1 < len(s.words) and s.words[i + 1][0].isupper())


def _heads(s: Sentence, i: int, low: str, common: frozenset[str] | set[str]) -> bool:
    """ "Petrov Outlines Plan Petrov said ...": the verb of a headline that runs into its article, no part of a name."""
    form = lexicon.verb_forms().get(low)
    if form is None or "Z" not in form[1] or i + 2 >= len(s.words) or s.words[i].isupper():
        return False
    first = i < 3 or s.tags[i - 2] != "Z"  # nobody's second name in running text
    capitals = all(word[0].isupper() or len(word) < 4 for word in s.words[max(0, i - 3) : i + 3])
    return first and capitals and s.words[i + 1][0].isupper() and s.tags[i - 1] == "Z" and s.lows[i - 1] not in common


_BRACKETS = {"-LRB-": "(", "-LSB-": "(", "-RRB-": ")", "-RSB-": ")"}


def _punctuation(s: Sentence, i: int) -> str:
    word, low = s.words[i], s.lows[i]
    if low in _POSSESSIVE:
        return "?"
    if low in CLOSED:
        return CLOSED[low]
    if word in _BRACKETS:
        return _BRACKETS[word]
    if word in _MARKS:
        return '"'
    if word in "–—-":
        return "-"
    if word in "$€£¥₽₴₹₩#":
        return "$"
    if word in ".!?…":
        return "."
    return word if word in ",;:()&%" else ","


def _settle_apostrophe(s: Sentence, i: int) -> None:
    """'s as possessive, as "is/has", or a closing quotation mark."""
    touches = i > 0 and s.starts[i] == s.ends[i - 1]
    if len(s.words[i]) > 1:
        before = s.lows[i - 1] if i else ""
        if before in ("it", "he", "she", "that", "there", "who", "what", "here", "let", "where", "how"):
            s.tags[i] = "B"
        else:
            s.tags[i] = "'"
        return
    plural = touches and s.lows[i - 1].endswith("s")
    follows = i + 1 < len(s.words) and s.starts[i + 1] > s.ends[i] and s.tags[i + 1] in ("N", "Z", "v", "Q")
    s.tags[i] = "'" if plural and follows else '"'


_BEFORE_NOUNS = frozenset("on of in for from with at about into against".split())  # "limits on pay"
_BARE_AFTER = frozenset("help let make have see hear watch go come dare need".split())


def _determined(s: Sentence, i: int) -> bool:
    """Do only nouns stand between a determiner and token i?"""
    j = i - 1
    while j >= 0 and s.tags[j] in ("N", "Z", "Q"):
        j -= 1
    return j >= 0 and s.tags[j] in ("D", "'")


def _indefinite_before(s: Sentence, i: int) -> bool:
    j = i - 1
    while j >= 0 and s.tags[j] == "N":
        j -= 1
    return j >= 0 and s.lows[j] in ("a", "an")


def _before(s: Sentence, i: int) -> int:
    """The nearest token on the left that is no adverb and no quotation mark, or -1."""
    j = i - 1
    while j >= 0 and s.tags[j] in ("A", "!", '"', "W"):
        j -= 1
    return j


def _settle_verb(s: Sentence, i: int) -> None:
    """Keep "v", or make it a noun: by the words before and after."""
    letters, low = s.forms[i], s.lows[i]
    j = _before(s, i)
    left = s.tags[j] if j >= 0 else ""
    right = s.tags[i + 1] if i + 1 < len(s.tags) else ""
    noun = False
    if "G" in letters:
        noun = _gerund_is_noun(s, i, left, right)
    elif "D" in letters or "N" in letters:
        noun = _participle_modifies(s, i, left, right) and not ("I" in letters and left in ("T", "M"))
    elif letters == "I" and i and s.tags[i - 1] == "v" and s.lemmas[i - 1] not in _BARE_AFTER:
        noun = True  # "offering free land"
    elif low == "clear" and i and s.lemmas[i - 1] == "make":
        noun = True  # "has made clear that"
    elif low in lexicon.noun_verbs():
        noun = not _homograph_acts(s, i, j, left, right)
    elif low in _ADJECTIVE_VERBS and right == "N" and left not in ("T", "M", "X"):
        noun = True  # "NGOs and free media"
    elif letters == "I" and left == "N" and _indefinite_before(s, i):
        noun = True  # "a future meet"
    elif i and (
        s.tags[i - 1] in ("D", "'") or (letters == "Z" and s.tags[i - 1] == "P") or (letters == "I" and s.lows[i - 1] in _BEFORE_NOUNS)
    ):
        noun = True
    if noun:
        s.tags[i] = "N"


def _gerund_is_noun(s: Sentence, i: int, left: str, right: str) -> bool:
    low = s.lows[i]
    if left in ("D", "'", "Q", "$"):
        return s.lows[i - 1] != "those"  # "among those attending the summit"
    if left == "v" and right == "N" and low not in lexicon.verb_forms():
        return True  # "offered scathing criticism"
    if left == "N" and right == "N" and s.tags[i - 1] == "N" and _determined(s, i):
        return True  # "a data sharing agreement"
    if (
        left in ("N", "Z")
        and low
        in (
            "meeting",
            "meetings",
            "hearing",
            "briefing",
            "building",
            "funding",
            "spending",
            "training",
            "gathering",
            "ruling",
            "bombing",
            "shelling",
            "fighting",
            "backing",
            "sitting",
            "landing",
            "launching",
            "trading",
            "testing",
            "hosting",
        )
        and s.tags[i - 1] in ("N", "Z")
    ):
        return right not in ("D", "Z", "X", "$", "Q")
    if (
        left == "v"
        and s.forms[i - 1][:1] in "DN"
        and low in ("meeting", "briefing", "hearing", "funding", "training", "gathering", "backing")
    ):
        return True
    if left == "P" and s.lows[i - 1] == "on" and i > 1 and s.tags[i - 2] == "N" and right not in "DZXNQ$v'" + '"':
        return True  # "an agreement on fishing between Peru and Chile"
    if left == "P" and low in ("meeting", "briefing", "hearing", "funding", "training", "gathering", "spending", "fighting", "backing"):
        return right not in ("D", "Z", "X", "N")
    return False


def _participle_modifies(s: Sentence, i: int, left: str, right: str) -> bool:
    """ "the proposed committee", "frozen assets": a participle before its noun."""
    if s.lows[i] in ("said", "told", "met", "held", "was", "had"):
        return False
    close = s.tags[i - 1] if i else ""
    if right in ("N", "Z") or (right == "v" and i + 1 < len(s.lows) and (s.lows[i + 1] in lexicon.noun_verbs() or "G" in s.forms[i + 1])):
        if close in ("D", "'", "Q") or (close == "A" and i > 1 and s.tags[i - 2] == "D" and right in "Nv" and "N" in s.forms[i]):
            return True  # "the frozen assets", "a hastily called meeting"
        if close == "P" or (left == "v" and (close != "A" or s.lows[i - 1] in ("only", "more", "less", "highly", "very", "fully"))):
            return "N" in s.forms[i] and right in ("N", "v")
        if close == "N" and s.lows[i - 1] not in lexicon.GROUPS and i >= 2 and s.tags[i - 2] in ("D", "'") and right == "N":
            return (
                not s.lows[i - 1].endswith("s")
                and s.lows[i - 1] not in lexicon.OFFICES
                and s.lows[i - 1] not in lexicon.BODIES
                and s.lows[i - 1].endswith(("al", "ly", "ic", "ive", "ary"))
            )
        if i == 0:
            return right == "N"
    return False


def _homograph_acts(s: Sentence, i: int, j: int, left: str, right: str) -> bool:
    """Is "talks", "visit", "call" a verb here?"""
    letters, low = s.forms[i], s.lows[i]
    close = s.tags[i - 1] if i else ""
    if left in ("T", "M", "O"):
        return "I" in letters  # "invited them to talks" has a noun
    if close in ("D", "'", "P", "Q", "$", "B", "V"):
        return False
    if left == "X":
        return s.lows[j] in lexicon.SUBJECT_PRONOUNS or s.lows[j] in ("there",)
    if left == "R":
        return True
    if left == "C" and "I" in letters and _after_bare_verb(s, j):
        return right in ("D", "Z", "N", "$", "Q", "'", "v", "X", "P")
    opens = right in ("D", "Z", "X", "$", "Q", "T", "H", "N", "'", "W") or (
        right == "P" and low not in ("talks", "moves", "calls", "plans", "demands", "aid", "support")
    )
    if "Z" in letters:
        if left == "Z" or (left == "N" and j >= 0 and not s.lows[j].endswith("s")):
            if s.headline or left == "Z":
                return right in ("D", "X", "Z", "$", "T", "H", "Q") or (right == "N" and s.headline) or (right == "v" and s.headline)
            return right in ("D", "X", "$", "T", "H")
        return False
    if left in ("N", "Z") and j >= 0 and s.lows[j].endswith("s") and close not in ("'",):
        return opens and right not in ("N",) and s.lows[j] not in ("us", "sanctions", "arms")
    return False


def _after_bare_verb(s: Sentence, j: int) -> bool:
    """ "would double down and increase": does an infinitive or a modal's verb stand shortly before "and"?"""
    for k in range(j - 1, max(-1, j - 9), -1):
        if s.tags[k] == "v" and "I" in s.forms[k]:
            before = _before(s, k)
            return before >= 0 and s.tags[before] in ("T", "M")
        if s.tags[k] in ("v", "B", "V", ".", ";"):
            return False
    return False


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "last")  # "Third, ...": an adverb, though it has a capital


def _settle_after(s: Sentence, i: int) -> bool:
    """ "would no longer abide": a no; "a package worth €700m": worth as a preposition."""
    if s.lows[i - 1 : i + 1] == ["no", "longer"]:
        s.tags[i - 1], s.tags[i] = "!", "A"
        return True
    if s.lows[i] == "worth" and s.tags[i - 1] in ("N", "Z") and s.tags[i + 1 : i + 2] in (["$"], ["Q"], ["D"]):
        s.tags[i] = "P"
        return True
    return False


def _unknown_verb(s: Sentence, j: int) -> bool:
    """May token j, which no table has as a verb, be one where a plain form must stand?"""
    return s.tags[j] == "N" and s.words[j].isalpha() and s.words[j].islower()


def _make_verb(s: Sentence, j: int) -> None:
    s.tags[j], s.lemmas[j], s.forms[j] = "v", s.lows[j], "I"


_ADVERBS_HERE = frozenset("first last next most more".split())


def _beside_verb(s: Sentence, i: int) -> bool:
    """ "Russia first promised", "the meeting would most likely be": an adverb here."""
    left, right = s.tags[i - 1], s.tags[i + 1]
    if s.lows[i] in ("first", "last", "next"):
        return left not in ("D", "'") and right in ("v", "M", "B", "V")
    return s.tags[i] == "D" and left == "M" and s.lows[i] in ("most", "more") and right == "A"


_SIDES = frozenset("left right center centre".split())
_LOOSE = _SIDES | {"each", "both", "all", "so", "not"}


def _set_aside(s: Sentence, i: int) -> bool:
    """ "Ana Ruiz, left, and Tom Reed" under a photograph, "have each pledged": words that part what belongs together."""
    if s.lows[i] in _SIDES:
        if s.tags[i - 1] != "," or s.tags[i + 1 : i + 2] != [","]:
            return False
        s.tags[i - 1 : i + 2] = ["(", "N", ")"]
        return True
    pair = s.lows[i : i + 2] in (["so", "far"], ["not", "only"])  # "have not only been invited"
    if pair or (s.lows[i] not in ("so", "not") and s.tags[i - 1] in ("V", "B", "M", "N", "Z") and s.tags[i + 1 : i + 2] == ["v"]):
        s.tags[i] = "A"
        return True
    return False


# First word -> the two behind it, and the classes of the three.
_TRIPLES = {
    "as": (["well", "as"], ["C", "A", "A"]),
    "face": (["to", "face"], ["A", "A", "A"]),
    "head": (["to", "head"], ["A", "A", "A"]),
}


def _settle_small_words(s: Sentence) -> None:  # noqa: PLR0912
    """Words whose class hangs on what follows: "that" as determiner, "before" as subordinator, "to" before a noun."""
    tags = s.tags
    count = len(tags)
    for i in range(count):
        tag_here = tags[i]
        if s.lows[i] == "than" and i and i + 1 < count and tags[i + 1] in ("Q", "$") and tags[i - 1] in ("D", "A", "N"):
            tags[i - 1] = tags[i] = "D"  # "more than 400m euros" is one phrase
            continue
        if i and s.lows[i] in _LOOSE and _set_aside(s, i):
            continue
        if tag_here == "N" and s.lows[i] in ("longer", "worth") and i and _settle_after(s, i):
            continue
        if s.lows[i] in _TRIPLES and (triple := _TRIPLES[s.lows[i]])[0] == s.lows[i + 1 : i + 3]:
            tags[i : i + 3] = triple[1]
            continue
        if s.lows[i : i + 2] in (["along", "with"], ["together", "with"]) and i and tags[i - 1] in ("Z", "N", ","):
            tags[i : i + 2] = ["C", "A"]
            continue
        if s.lows[i] in ("according", "owing", "thanks") and i + 1 < count and s.lows[i + 1] == "to":
            tags[i] = tags[i + 1] = "P"
            continue
        if s.lows[i] in _ADVERBS_HERE and 0 < i < count - 1 and _beside_verb(s, i):
            tags[i] = "A"
            continue
        if i == 0 and s.lows[0] in _ORDINALS and tags[1:2] == [","]:
            tags[0] = "A"
            continue
        if tag_here == "T":
            j = i + 1
            while j < count and tags[j] in ("A", "!", '"'):
                j += 1
            if j < count and tags[j] == "v" and "I" in s.forms[j]:
                continue
            if j < count and tags[j] in ("B", "V", "O") and s.lows[j] in ("be", "have", "do"):
                continue
            if j == i + 1 and i and j + 1 < count and _unknown_verb(s, j):
                known_governor = s.lemmas[i - 1] in CATENATIVES
                if tags[j + 1] in ("DZX$Q'" if known_governor else "DX$") and (known_governor or not s.lows[j].endswith("s")):
                    _make_verb(s, j)  # "threatened to shell the town"
                    continue
            tags[i] = "P"
        elif tag_here == "M" and i + 1 < count and tags[i + 1] == "N" and (i == 0 or tags[i - 1] not in ("D", "'")):
            if _unknown_verb(s, i + 1) and not s.lows[i + 1].endswith("s"):
                _make_verb(s, i + 1)  # "the army will shell the town"
        elif tag_here == "H" and i + 1 < count:
            if tags[i + 1] in ("N",) and (i == 0 or tags[i - 1] in ("P",)):
                tags[i] = "D"
        elif (
            tag_here == "P"
            and i + 1 < count
            and tags[i + 1] in ("Q", "$")
            and s.lows[i] in ("around", "about", "over", "under", "up")
            or tag_here == "X"
            and s.lows[i] in ("his", "her")
            and i + 1 < count
            and tags[i + 1] in ("N", "Z")
        ):
            tags[i] = "D"
