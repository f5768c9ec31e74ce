"""A tagged sentence cut into chunks: noun phrases, verb groups, and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.names import PARTICLES, Entity, read_phrase
from sitegen.extract.reading.tokens import Sentence

# Capitalised words after which "of X", "for X" go on with the same name: "Ministry of Defence", "Group of 20".
_OPEN_NAME = (
    lexicon.OFFICES
    | lexicon.ORG_WORDS
    | lexicon.BODIES
    | frozenset(
        "republic kingdom states emirates group bank house league centers centres chiefs chief joint representatives friends".split()
    )
)


@dataclass(slots=True)
class Verb:
    """A verb group: "has agreed", "will not meet", "to be held"."""

    a: int  # tokens [a, b)
    b: int
    main: int  # the token that carries the meaning
    lemma: str
    tense: str  # past, present, perfect, pluperfect, future, would, may, should, can, inf, ger, part
    negated: bool
    passive: bool
    progressive: bool
    k: int = 0  # its chunk
    predicate: str = ""  # "due", "ready" after a copula
    subject: tuple[Entity, ...] = ()
    governor: Verb | None = None
    governor_noun: Entity | None = None
    governor_object: tuple[Entity, ...] = ()
    relative: bool = False  # its subject came through "who" or "which"


@dataclass(slots=True)
class Chunk:
    """NP, V, P, W (time), C, S, R, H, A, ",", ";", ":", "(", ")", "-", or a quotation mark."""

    kind: str
    a: int
    b: int
    entity: Entity | None = None
    verb: Verb | None = None


def chunk(s: Sentence) -> list[Chunk]:
    """The chunks of a tagged sentence, in order, covering every token."""
    _join_office_phrases(s)
    if "Z" in s.tags:
        _join_names(s)
    out: list[Chunk] = []
    i, count = 0, len(s.words)
    while i < count:
        tag = s.tags[i]
        if tag in "MBVOv" or (tag == "T"):
            end = _verb_end(s, i)
            if end > i:
                verb = _verb(s, i, end)
                verb.k = len(out)
                out.append(Chunk("V", i, end, verb=verb))
                i = end
                continue
        if tag in "DQNZX$":
            end = _phrase_end(s, i)
            out.append(Chunk("NP", i, end, entity=read_phrase(s, i, end)))
            i = end
            continue
        end = i + 1
        if tag in "WP":
            while end < count and s.tags[end] == tag and (tag == "P" or s.marks[end] == s.marks[i]):
                end += 1
            if tag == "W" and end < count and s.tags[end] == "'":
                out.append(Chunk("W", i, end + 1))
                i = end + 1
                continue
        out.append(Chunk("H" if tag == "H" else "A" if tag in "!T" else tag, i, end))
        i = end
    return out


def _join_office_phrases(s: Sentence) -> None:
    """ "secretary of state" becomes one run of nouns."""
    table = lexicon.office_phrases()
    for i, low in enumerate(s.lows):
        if low not in table:
            continue
        for phrase in table[low]:
            if tuple(s.lows[i : i + len(phrase)]) == phrase:
                for j in range(i, i + len(phrase)):
                    if s.tags[j] != "Z":
                        s.tags[j] = "Z" if s.words[i][0].isupper() and not s.headline else "N"
                break


def _join_names(s: Sentence) -> None:
    """ "Ministry of Defence", "Council of the European Union": the small words inside a name become part of it."""
    tags, lows, count = s.tags, s.lows, len(s.words)
    i = 0
    inside = False
    while i < count - 1:
        if tags[i] == "Z" and lows[i] not in _OPEN_NAME:
            j = i + 1
            while j < count - 1 and lows[j] in PARTICLES and not s.words[j][0].isupper():
                j += 1
            if j > i + 1 and tags[j] == "Z":
                for k in range(i + 1, j):
                    tags[k] = "Z"
                i = j
                continue
        if tags[i] == "Z" and (lows[i] in _OPEN_NAME or (inside and lows[i] in lexicon.POLICY)):
            j = i + 1
            if lows[j] in ("of", "for") and lows[i] in _OPEN_NAME or lows[j] == "and" and inside and lows[i] in lexicon.POLICY:
                j += 1
                if j < count and lows[j] == "the":
                    j += 1
                if (
                    j < count
                    and (tags[j] == "Z" or (lows[i] == "group" and tags[j] == "Q"))
                    and (lows[i + 1] != "for" or lows[j] in lexicon.POLICY)
                ):
                    for k in range(i + 1, j + 1):
                        tags[k] = "Z"
                    inside = True
                    i = j
                    continue
        if tags[i] == "Z" and (
            lows[i] in _FIRST_FIELD and lows[i + 1] == "and" and _field_of_body(s, i + 2) or lows[i] in _ABOUT and _what_about(s, i + 1)
        ):
            tags[i + 1] = "Z"
        if tags[i] != "Z":
            inside = False
        i += 1


def _what_about(s: Sentence, j: int) -> bool:
    """ "Council on Foreign Relations", "Center for Humane Technology": a small word and a field, nobody's name."""
    if s.lows[j] not in ("on", "for") or s.tags[j + 1 : j + 2] != ["Z"]:
        return False
    return states.lookup(s.words[j + 1]) is None and s.lows[j + 1] not in lexicon.GIVEN_NAMES


_ABOUT = frozenset("council center centre institute committee commission foundation campaign coalition society alliance network".split())
_FIRST_FIELD = lexicon.POLICY | frozenset("peace securities food ways commodity commodities health works climate women business".split())


def _field_of_body(s: Sentence, j: int) -> bool:
    """ "(Securities and) Exchange Commission", "(Foreign and) Commonwealth Office": capitals up to the word for a body."""
    for k in range(j, min(j + 4, len(s.words))):
        if s.tags[k] != "Z":
            return False
        if s.lows[k] in lexicon.ORG_WORDS and k > j:
            return True
    return False


def _verb_end(s: Sentence, i: int) -> int:  # noqa: PLR0912
    """End of the verb group that starts at i; i itself when there is none."""
    tags, count = s.tags, len(s.words)
    j = i
    last = i
    seen = ""
    while j < count:
        tag = tags[j]
        if tag == "T":
            if j != i:
                break
        elif tag in "MBVO":
            if seen == "v":
                break
            last, seen = j + 1, tag
        elif tag == "v":
            if seen == "v" or (seen == "" and j > i and tags[i] != "T"):
                break
            if seen and s.forms[j] == "G" and tags[j - 1] in "MO":
                break
            last, seen = j + 1, "v"
        elif tag in "A!":
            if seen == "v":
                break
            if tag == "!" and seen in ("M", "B", "O", "V"):
                last = j + 1
        elif tag == '"' and seen != "v" and j + 1 < count and tags[j + 1] == "v" and (seen or tags[i] == "T"):
            pass  # to “reiterate
        elif (
            tag == "W"
            and seen in ("M", "B", "V")
            and seen
            or tag == "P"
            and seen in ("M", "B", "V")
            and j + 1 < count
            and tags[j + 1] == "W"
            or tag == ","
            and seen == "M"
            and tags[j - 1] == "W"
            and tags[j + 1 : j + 2] == ["v"]
        ):
            pass  # "will on Tuesday, 19 March, meet"
        elif tag == "X" and seen and j == i + 1 and tags[i] in "MBVO" and i == 0:
            pass  # a question: "Will he meet"
        else:
            break
        j += 1
    if last > i and seen != "v" and tags[i] != "T":
        # An auxiliary alone: keep only auxiliaries, not time words that followed.
        return last
    return last


UNTIL_WORDS = 8  # how far behind a verb its "until" may stand
_DAY_WORDS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday next tomorrow today tonight later early late mid spring summer autumn fall winter""".split()
)


def _until_a_day(lows: Sequence[str], b: int) -> bool:
    """Is it "not … until June"?  Then it will be, in June; "not … until the demands are met" stays a no."""
    return any(
        lows[i] == "until" and (lows[i + 1] in _DAY_WORDS or lows[i + 1][:1].isdigit())
        for i in range(b, min(b + UNTIL_WORDS, len(lows) - 1))
    )


# Verbs that mean something else with a particle behind them.
_PHRASAL = {"set": ("aside", "earmark"), "sign": ("off", "approve"), "call": ("off", "cancel")}


def _verb(s: Sentence, a: int, b: int) -> Verb:
    tags, lows = s.tags, s.lows
    main = b - 1
    while main > a and tags[main] not in "MBVOvT":
        main -= 1
    helpers = [(tags[i], lows[i]) for i in range(a, main) if tags[i] in "TMBVO"]
    negated = any(tags[i] == "!" or lows[i].endswith(("n't", "n’t")) or lows[i] in ("cannot", "never") for i in range(a, b))
    if negated and _until_a_day(lows, b):
        negated = False
    letters = s.forms[main]
    kinds = "".join(tag for tag, _ in helpers)
    lemma = s.lemmas[main] if tags[main] == "v" else {"B": "be", "V": "have", "O": "do"}.get(tags[main], "")
    if lemma in _PHRASAL and lows[b : b + 1] == [_PHRASAL[lemma][0]]:
        lemma = _PHRASAL[lemma][1]
    if tags[main] != "v":
        letters = "D" if lows[main] in lexicon.PAST_AUX else "I"
    passive = tags[main] == "v" and kinds.endswith("B") and "N" in letters
    progressive = tags[main] == "v" and kinds.endswith("B") and letters == "G"
    return Verb(a, b, main, lemma, _tense(kinds, helpers, letters, tags[main]), negated, passive, progressive)


def _tense(kinds: str, helpers: list[tuple[str, str]], letters: str, main_tag: str) -> str:
    if kinds.startswith("T"):
        return "inf"
    first = helpers[0][1] if helpers else ""
    if kinds.startswith("M") or main_tag == "M":
        word = first
        if word in lexicon.FUTURE_MODALS:
            return "future"
        if word in ("would", "wouldn't", "'d", "’d"):
            return "would"
        if word in ("could", "may", "might", "couldn't", "mightn't"):
            return "may"
        if word in ("should", "must", "shouldn't", "mustn't", "ought"):
            return "should"
        return "can"
    if kinds.startswith("V"):
        return "pluperfect" if first in ("had", "hadn't") else "perfect" if first != "having" else "ger"
    if kinds.startswith(("B", "O")):
        return "ger" if first == "being" else "past" if first in lexicon.PAST_AUX else "perfect" if first == "been" else "present"
    if letters == "G":
        return "ger"
    if "D" in letters:
        return "past"
    if letters == "N":
        return "part"
    return "present"


def _span_of_time(s: Sentence, j: int) -> bool:
    """ "Days after", "moments later" """
    return s.lows[j : j + 1] != [] and s.lows[j] in _SPANS and s.lows[j + 1 : j + 2] in _COUNTED_FROM


def _phrase_end(s: Sentence, i: int) -> int:  # noqa: PLR0912
    """End of the noun phrase that starts at i (at least one token)."""
    tags, count = s.tags, len(s.words)
    if tags[i] == "X":
        return i + 1
    j = i + 1
    while j < count:
        tag = tags[j]
        before = tags[j - 1]
        following = tags[j + 1] if j + 1 < count else "."
        if s.lows[j] == "due" and j + 1 < count and s.lows[j + 1] == "to":
            break  # "talks due to be held"
        if before in "NZ" and tag in "NQ" and _span_of_time(s, j if tag == "N" else j + 1):
            break  # "spoke with the president moments after", "two days before"
        if tag in "$QN" and i and (tag == "$" or s.lemmas[i - 1] in lexicon.GIVING) and _to_whom(s, i, j):
            break  # "lend Volta AG $4bn", "give UN inspectors access"
        if tag in "QNZ$&%":
            if tag == "Z" and before == "N" and s.lows[j - 1] not in lexicon.OFFICES and s.lows[j - 1] not in _TITLED and not _mixed(s, j):
                break
        elif tag == "'":
            pass
        elif tag == "D":
            if before != "D":
                break
        elif tag == '"':
            opening = s.words[j] in "“‘„«" or (s.words[j] in "\"'" and s.starts[j] > s.ends[j - 1])
            if not (opening and following in "NZQ" and before in "DNQ'"):
                break
        elif tag == "W":
            if before not in "D'W" or following not in "NZ'W":
                break
        elif tag == "A":
            if not (before in "DQ'" and following in "NQ"):
                break
        elif tag == ",":
            # "democratic, self-ruled Taiwan"
            if not (
                before == "N" and following in "NZ" and _adjectival(s.lows[j - 1]) and (_adjectival(s.lows[j + 1]) or "-" in s.lows[j + 1])
            ):
                break
        elif tag == "C":
            # "rich and poor countries", "Democratic and Republican leaders": two adjectives of one noun.
            if s.lows[j - 1] in _PARTISAN and s.lows[j + 1 : j + 2] and s.lows[j + 1] in _PARTISAN and tags[j + 2 : j + 3] == ["N"]:
                pass
            elif not (
                before == "N"
                and following == "N"
                and s.lows[j] in ("and", "or")
                and _adjectival(s.lows[j - 1])
                and _adjectival(s.lows[j + 1])
            ):
                break
        else:
            break
        j += 1
    return j


def _to_whom(s: Sentence, i: int, j: int) -> bool:
    """Do tokens [i, j) behind a verb of giving name those to whom it is given, and does what is given begin at j?"""
    given = s.lemmas[i - 1] in lexicon.GIVING
    if s.tags[j - 1] == "Z":
        money = s.tags[j] == "$" and s.words[j - 1] not in ("US", "U.S.", "A", "C", "HK", "NZ")
        counted = s.tags[j] == "Q" and s.words[j - 1].isupper() and s.tags[j + 1 : j + 2] == ["N"]
        if given and (money or counted):
            return True
        known = states.lookup(s.text(i, j)) if money or s.tags[j] == "N" else None
        end = j
        while end < len(s.tags) and s.tags[end] == "N":
            end += 1
        return known is not None and known.sort == "name" and (money or s.lows[end - 1] not in lexicon.GROUPS)
    return s.tags[j - 1] == "N" and given and (s.lows[j - 1] in lexicon.GROUPS or s.lows[j - 1] in lexicon.RECEIVERS)


_TITLED = frozenset(
    (
        "mr mrs ms dr coach star giant group party firm company carmaker bank newspaper agency daily magazine city town state"
        " province region republican democrat"
    ).split()
)


_PARTISAN = frozenset("democratic republican conservative liberal labour socialist".split())
_ADJECTIVES = frozenset(
    "direct secret urgent rare rich poor civilian military small big large old new senior junior young local left right front rear"
    " male female key top low high north south east west foreign domestic"
    " short long economic political financial".split()
)


_COUNTED_FROM = (["after"], ["before"], ["later"], ["earlier"], ["ago"])
_SPANS = frozenset("moments minutes hours days weeks months years shortly".split())


def _adjectival(low: str) -> bool:
    return low in _ADJECTIVES or low.endswith(("al", "ic", "ary", "ive", "ous", "ish", "ern", "ian", "-led", "able", "ible"))


def _mixed(s: Sentence, j: int) -> bool:
    """ "pre-Brexit UK", "the then US president": a lower-case modifier before a name."""
    return (
        "-" in s.lows[j - 1]
        or s.lows[j - 1]
        in (
            "then",
            "fellow",
            "former",
            "current",
            "acting",
            "veteran",
            "neighbouring",
            "neighboring",
            "new",
            "senior",
            "top",
            "key",
            "many",
            "other",
            "both",
            "mainly",
            "chief",
            "central",
            "northern",
            "southern",
            "eastern",
            "western",
            "official",
        )
        or s.lows[j - 1].endswith(("al", "ary", "ish", "ese", "ive", "-led", "-backed", "ern", "ous", "ing", "ian", "ist", "wing"))
    )
