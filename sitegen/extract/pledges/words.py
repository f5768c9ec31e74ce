"""What is undertaken, in words that a headline can carry: whole phrases, cut only where one ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sitegen.extract.reading import lexicon
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Chunk, Verb
from sitegen.extract.reading.groups import Reading
from sitegen.extract.reading.states import lookup

MAX_CHARS = 70  # of the words after the verb: a headline of 110 has room for two names
# Verbs that say something by themselves; others need an object.
_WHOLE = frozenset(
    "withdraw retaliate resign respond retreat surrender cooperate co-operate leave disarm strike quit intervene testify appeal"
    " reopen return stand step-down invade attack fight help act apologise apologize negotiate".split()
)
_WHOLE_PAIRS = frozenset(("step in", "step down", "step aside", "stand down", "stand aside", "pull out", "pull back", "back down"))
# Verbs that say nothing that a headline could tell.
_IDLE = frozenset("be have do go come get see look try want like seem become feel know think".split())
# A preposition that completes a verb: "respond to", "pull out of"; "in" only after some.
_COMPLETING = frozenset("to from with against for on into about of at over".split())
_IN = frozenset("invest participate engage join take bring let".split())
_IDLE_OBJECTS = frozenset("effect place shape time years months days hours hold part root charge note stock".split())
_PARTICLES = frozenset("up down out off back over in on away forward apart aside".split())
_NO_OBJECT = frozenset("as like than until since before after during despite within".split())  # begin no object
_SETTING = frozenset("after before until since during despite amid as following within over by".split())  # when, how or why: left out
_AS_WHAT = frozenset("recognise recognize treat designate appoint declare nominate".split())
_ASIDES = frozenset("public private principle advance full fact particular turn addition part response general total theory".split())
_FIRST_AND_SECOND = frozenset("i we you me us".split())
_FIRST_OWNERS = frozenset("our my your".split())
_QUOTES = frozenset(("“", "”", '"', "``", "''", "„", "«", "»", "‘", "’"))


@dataclass(slots=True)
class Phrase:
    """Words gathered so far, and the longest whole phrase among them."""

    words: str = ""
    whole: str = ""
    objects: int = 0  # noun phrases without a preposition

    def add(self, words: str) -> None:
        self.words = f"{self.words} {words}".strip()


def act_words(article: Article, index: int, verb: Verb, end: int) -> str:
    """The verb (base form) with its object and what belongs to it, up to token `end`; "" when no whole phrase can be had.

    "send a team of experts to Iran", "continue to clear the border", "step up military support".
    """
    r = article.readings[index]
    if verb.passive:
        return _passive_words(r, verb)
    going_on = verb.lemma in ("go", "keep") and verb.k + 1 < len(r.chunks) and r.s.lows[r.chunks[verb.k + 1].a] in ("on", "up")
    if (verb.lemma in _IDLE and not going_on) or not verb.lemma:
        return ""
    group = r.group_after(verb.k + 1)
    if verb.lemma in ("take", "make", "play") and group is not None and group.entities[0].head in _IDLE_OBJECTS:
        return ""
    phrase = Phrase(verb.lemma)
    if verb.lemma in _WHOLE:
        phrase.whole = verb.lemma
    _gather(article, index, r, verb.k + 1, end, phrase, verb)
    return phrase.whole if _balanced(phrase.whole) else ""


def object_words(article: Article, index: int, verb: Verb, end: int) -> str:
    """What a verb of undertaking has as object: "£88 million to fight corruption"; "" when there is none that stands by itself."""
    r = article.readings[index]
    group = r.group_after(verb.k + 1)
    if group is not None and group.k1 < len(r.chunks) and r.chunks[group.k1].kind == "H":
        return ""  # "promised members that": whom it was told, not what
    if group is not None and not group.prep and _quote_follows(r, group.k1):
        return ""  # "promised the country “every element …”"
    phrase = Phrase()
    _gather(article, index, r, verb.k + 1, end, phrase, verb)
    return phrase.whole if _balanced(phrase.whole) else ""


def _quote_follows(r: Reading, k: int) -> bool:
    """Does a noun phrase in quotation marks begin at chunk k?"""
    if k + 1 >= len(r.chunks) or r.chunks[k].kind != '"' or r.chunks[k + 1].kind != "NP":
        return False
    mark = r.chunks[k].a
    return r.s.words[mark] in ("“", "„", "«", "``") or r.s.starts[mark] > r.s.ends[mark - 1]


def noun_words(article: Article, index: int, k: int, end: int) -> str:
    """The phrase that begins at chunk k: "a ban on imports of gas"."""
    phrase = Phrase()
    _gather(article, index, article.readings[index], k, end, phrase, None)
    return phrase.whole if _balanced(phrase.whole) else ""


def _passive_words(r: Reading, verb: Verb) -> str:
    """ "troops will be withdrawn": "withdraw troops"."""
    first = next((entity for entity in verb.subject if entity.a >= 0), None)
    if first is None or first.sort == "pronoun" or verb.lemma in ("take", "use", "make"):
        return f"take {first.name.lower()}" if first is not None and verb.lemma == "take" and first.head in ("action", "steps") else ""
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first.a < item.b), -1)
    group = r.group_at.get(k)
    if group is None:
        return ""
    words = _plain(r, r.chunks[group.k0].a, r.chunks[group.k1 - 1].b)
    if not words or len(words) > MAX_CHARS:
        return ""
    a = r.chunks[group.k0].a
    return f"{verb.lemma} {words if r.s.tags[a] == 'Z' else words[0].lower() + words[1:]}"


def _gather(article: Article, index: int, r: Reading, k: int, end: int, phrase: Phrase, verb: Verb | None) -> None:  # noqa: PLR0912
    """Add chunk after chunk; `phrase.whole` is kept wherever a phrase may end."""
    prep = ""
    start = k
    while k < len(r.chunks) and r.chunks[k].a < end:
        item = r.chunks[k]
        kind = item.kind
        if kind in ("W", '"') or (
            kind == "A" and r.s.tags[item.a] != "!" and k + 1 < len(r.chunks) and r.chunks[k + 1].kind in ("NP", "P", "V")
        ):
            k += 1
            if kind == "W":
                prep = ""  # "on Monday": the day is told elsewhere
            continue
        if kind == "P":
            low = r.s.lows[item.a]
            following = r.chunks[k + 1] if k + 1 < len(r.chunks) else None
            if k == start and verb is not None and low in _PARTICLES and (following is None or following.kind != "W"):
                phrase.add(low)
                prep = " ".join(r.s.lows[item.a + 1 : item.b])  # "out of", "on in"
                if following is not None and (
                    following.kind in ("P", "NP", '"') or (following.verb is not None and following.verb.tense == "ger")
                ):
                    if phrase.words in _WHOLE_PAIRS:
                        phrase.whole = phrase.words  # "step down as president"
                    start = k = k + 1
                    continue
                phrase.whole = phrase.words if verb.lemma in _WHOLE or phrase.words in _WHOLE_PAIRS else phrase.whole
                break
            if (
                following is None
                or following.kind not in ("NP", "W", '"')
                and not (following.verb is not None and following.verb.tense == "ger")
            ):
                break
            completes = verb is not None and (verb.lemma in _AS_WHAT if low == "as" else (verb.lemma, low) == ("stand", "by"))
            if low in (_SETTING if phrase.whole else _NO_OBJECT) and not completes:
                break
            prep = r.s.text(item.a, item.b).lower()
            k += 1
            continue
        if kind == "NP":
            taken = _noun_unit(article, index, r, k, end, prep, phrase, verb)
            if taken < 0:
                break
            k, prep = taken, ""
            continue
        if kind == "C" and r.s.lows[item.a] == "and" and k == start and k + 1 < len(r.chunks) and r.s.forms[r.chunks[k + 1].a] == "G":
            phrase.add("and")  # "arming and financing"
            start = k = k + 1
            continue
        if kind == "V" and item.verb is not None:
            taken = _verb_unit(r, item.verb, prep, phrase, start == k)
            if taken < 0:
                break
            start, prep = k + 1, ""
            k += 1
            continue
        break


def _noun_unit(article: Article, index: int, r: Reading, k: int, end: int, prep: str, phrase: Phrase, verb: Verb | None) -> int:  # noqa: PLR0912
    """Take the group at chunk k; the chunk after it, or -1 when the phrase must stop before it."""
    item = r.chunks[k]
    group = r.group_at.get(k)
    k1 = group.k1 if group is not None and group.k0 == k else k + 1
    a, b = item.a, min(r.chunks[k1 - 1].b, end)
    low = r.s.lows[a]
    if prep == "in" and (low in ("return", "exchange", "case") or r.s.lows[a : a + 2] == ["the", "event"]):
        return -1  # a condition
    if low in _FIRST_AND_SECOND or (item.entity is not None and item.entity.sort == "pronoun"):
        words = _named(article, index, item, verb) if item.entity is not None and not _is_subject(r, k, k1, prep) else ""
        if not words:
            return -1
    else:
        if prep and r.s.lows[b - 1] in _ASIDES and b - a == 1:
            return k1
        if any(r.s.lows[i] in _FIRST_OWNERS for i in range(a, b)):
            return -1
        words = _plain(r, a, b)
    if not words or (_is_subject(r, k, k1, prep) and phrase.objects):
        return -1
    if k1 - k > 1 and len(words) > MAX_CHARS - 20:  # a long list or a long chain: its head alone
        k1, words = k + 1, _plain(r, item.a, item.b)
    longer = f"{phrase.words} {prep} {words}" if prep else f"{phrase.words} {words}"
    if len(longer) > MAX_CHARS and phrase.whole and phrase.objects:
        return -1
    phrase.words = " ".join(longer.split())
    phrase.objects += not prep
    of_follows = k1 < len(r.chunks) and r.chunks[k1].kind == "P" and r.s.lows[r.chunks[k1].a] == "of"
    if prep and not phrase.whole and not phrase.objects and verb is not None:
        last = prep.rsplit(maxsplit=1)[-1]
        if last not in _COMPLETING and not (last == "in" and verb.lemma in _IN) and not (last == "by" and verb.lemma == "stand"):
            return -1
    if prep and k1 < len(r.chunks) and r.chunks[k1].kind == "P" and r.s.lows[r.chunks[k1].a] == "such":
        return -1  # "in fields such as"
    if not of_follows and not _hangs(r, b, k1) and not _expects_act(r, k1, item, phrase):
        phrase.whole = phrase.words
    return k1


_TRAILING = frozenset("responsible due available able aimed likely interim own which that other such".split())


def _hangs(r: Reading, b: int, k1: int) -> bool:
    """Does the phrase that ends before token b want its noun still: "a five-year, ...", "imports of British ..."?"""
    s = r.s
    low = s.lows[b - 1]
    if s.tags[b - 1] in ("D", "'") or low in _TRAILING:
        return True
    following = r.chunks[k1].kind if k1 < len(r.chunks) else "."
    if (
        following == ","
        and "-" in low
        and (low[0].isdigit() or low.rsplit("-", 1)[-1] in ("year", "month", "day", "week", "point", "nation"))
    ):
        return True
    if following == "V" and low.endswith(("al", "ic", "ary", "ive", "ous", "ish", "ern")) and s.tags[b - 1] == "N":
        return True  # "legal and constitutional means", its noun taken for a verb
    known = lookup(s.words[b - 1]) if following == "V" and s.tags[b - 1] == "Z" else None
    return known is not None and known.sort == "adjective"


def _expects_act(r: Reading, k1: int, item: Chunk, phrase: Phrase) -> bool:
    """ "allow them ..." wants "to work"; "allow access" wants nothing."""
    last = phrase.words.split(" ", 1)[0]
    if last not in ("allow", "permit", "enable", "let", "force", "cause") or phrase.objects > 1 or item.entity is None:
        return False
    return item.entity.sort not in ("thing", "place") or item.entity.head in lexicon.GROUPS


def _verb_unit(r: Reading, verb: Verb, prep: str, phrase: Phrase, first: bool) -> int:
    """ "to rebuild" after an object or in a chain, "arming" after "continue" or a preposition; -1 stops the phrase."""
    if verb.negated or verb.passive or verb.lemma in ("be", "have", "take", "make") or (prep and verb.tense != "ger"):
        return -1
    if verb.tense == "inf" and (first or phrase.objects):
        phrase.add(f"to {verb.lemma}")
        phrase.objects += 1  # "allow them to work": two objects, as it were
    elif verb.tense == "present" and "I" in r.s.forms[verb.main] and phrase.words.startswith(("let ", "help ")) and phrase.objects:
        phrase.add(verb.lemma)  # "let them develop"
        phrase.objects += 1
    elif verb.tense == "present" and "I" in r.s.forms[verb.main] and phrase.words == "help":
        phrase.add(verb.lemma)  # "help rebuild"
    elif verb.tense == "ger" and (first or prep):
        phrase.add(f"{prep} {r.s.lows[verb.main]}".strip())
    else:
        return -1
    if verb.lemma in _WHOLE:
        phrase.whole = phrase.words
    return 0


def _is_subject(r: Reading, k: int, k1: int, prep: str) -> bool:
    """Does a clause of its own begin with this phrase: "everything we can", "the weapons it needs"?"""
    if prep or k1 >= len(r.chunks):
        return False
    j = k1
    while j < len(r.chunks) and r.chunks[j].kind == "A":
        j += 1
    following = r.chunks[j].verb if j < len(r.chunks) else None
    return (
        following is not None
        and following.tense not in ("inf", "ger", "part")
        and not (following.tense == "past" and _participle(r, following))
    )


def _participle(r: Reading, verb: Verb) -> bool:
    """May this be "the hours imposed": a bare form that is a participle too?"""
    return verb.b - verb.a == 1 and "N" in r.s.forms[verb.main]


def _named(article: Article, index: int, item: Chunk, verb: Verb | None) -> str:
    """A pronoun replaced by the one name it stands for; "" when that is the subject again: "give it his best"."""
    assert item.entity is not None
    if item.entity.head in _FIRST_AND_SECOND:
        return ""
    found = article.resolved[index].get(item.entity.a, ())
    if verb is not None and set(found) & set(article.subject(index, verb)):
        return ""
    return found[0].name if len(found) == 1 and found[0].proper else ""


def _plain(r: Reading, a: int, b: int) -> str:
    """The words of tokens [a, b) without quotation marks and brackets; "" when they open what they do not close."""
    s = r.s
    parts: list[str] = []
    blank = False
    for i in range(a, b):
        word = s.words[i]
        blank = blank or (i > a and s.starts[i] > s.ends[i - 1])
        if word in _QUOTES and s.tags[i] == '"':
            continue
        if s.tags[i] in "()" or word in ("[", "]"):
            break
        if parts and blank:
            parts.append(" ")
        parts.append(word)
        blank = False
    return "".join(parts).strip(" ,;:–—-")


def _balanced(words: str) -> bool:
    return all(words.count(left) == words.count(right) for left, right in ("“”", "()", "[]")) and words.count('"') % 2 == 0


# ------------------------------------------------------------------ conditions

_PROVISO = ("if ", "unless ", "provided ", "only if ", "as long as ", "in return for ", "in exchange for ", "in the event of ", "until ")
_UNKNOWN = frozenset("he she i we you they it him us me this that these those here there so such did was were had would".split())


def proviso(condition: str) -> str:
    """A condition short and plain enough for a headline, in its own words; else ""."""
    words = " ".join(condition.split())
    low = words.lower()
    if not low.startswith(_PROVISO) or len(words) > 60 or not _balanced(words) or "," in words:
        return ""
    parts = low.split()
    if len(parts) < 3 or any(part in _UNKNOWN for part in parts) or lexicon.CLOSED.get(parts[-1], "N") in "PDCSTHM":
        return ""
    forms = lexicon.verb_forms()
    for before, part in pairwise(parts):
        known = forms.get(part)
        if known is not None and "D" in known[1] and "I" not in known[1] and before not in lexicon.BE and before not in ("has", "have"):
            return ""  # told of the past: "if it attacked"
    return words[0].lower() + words[1:]
