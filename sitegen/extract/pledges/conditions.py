"""The condition on a pledge, and what it is about."""

from __future__ import annotations

from sitegen.extract.pledges.undertakings import (
    CONDITION_WORDS,
    NEGATIVE_CONDITIONS,
)
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Reading

_STOP = frozenset(
    (
        "the a an of in on to for and or that more up new further other own such all any least most part way time year years"
        " month months week weeks day days government country countries people"
    ).split()
)


def condition_of(r: Reading, verb: Verb, content: Verb | None, negated: bool) -> str:
    """The words of the condition on this undertaking, or "": before its clause, or after it up to another actor's clause."""
    lows = r.s.lows
    limit = _condition_limit(r, verb, content)
    for i in range(limit):
        if r.s.marks[i] >= 0 or verb.a <= i < verb.b:
            continue
        words = _condition_words(r, i, negated)
        if not words or (words[0] == "only" and i and lows[i - 1] == "not"):
            continue
        end = _condition_end(r, i + len(words), words[-1] in ("of", "for", "on", "upon", "to"))
        if i >= verb.b or (
            end <= verb.a
            and (i == 0 or r.s.tags[i - 1] in ('"', ",", "C", "H", "-"))
            and end < len(r.s.words)
            and r.s.words[end] in (",", "—", "–")
        ):
            return r.s.text(i, end).strip(" ,.;“”\"'‘’")
    return _in_any_case(r, verb, limit)


_ANSWERS = frozenset("response respond retaliate retaliation react reaction answer reply punish consequences".split())


def _in_any_case(r: Reading, verb: Verb, limit: int) -> str:
    """ "A strong response to any attack": what is threatened if one comes."""
    lows = r.s.lows
    for i in range(verb.a + 1, limit):
        if lows[i] == "any" and lows[i - 1] in ("to", "against", "for") and not _ANSWERS.isdisjoint(lows[verb.a : i]):
            return r.s.text(i, _condition_end(r, i, False)).strip(" ,.;“”\"'‘’")
    return ""


def _condition_words(r: Reading, i: int, negated: bool) -> tuple[str, ...]:
    lows = r.s.lows
    for words in CONDITION_WORDS:
        if lows[i] != words[0] or tuple(lows[i : i + len(words)]) != words:
            continue
        if words[-1] in NEGATIVE_CONDITIONS and not negated and not (i == 0 and words == ("without",)):
            continue  # but "Without a deal, the tariffs will rise"
        if words == ("as", "soon", "as") and (lows[i + 3 : i + 4] in (["possible"], ["next"], ["practicable"]) or r.s.marks[i + 3] >= 0):
            continue
        if words == ("should",) and not (i == 0 or r.s.tags[i - 1] in (",", '"')):
            continue
        if (
            words == ("if",)
            and i
            and lows[i - 1] in ("as", "even", "what", "ask", "asked", "see", "know", "unclear", "unsure", "only", "say", "asking")
        ):
            continue
        if words == ("if",) and i + 1 < len(lows) and lows[i + 1] in ("successful", "any", "anything", "so", "possible"):
            continue  # "if successful": a hedge
        if words == ("once",) and not _OVER.isdisjoint(lows[i : i + 8]):
            continue  # "once her term ends"
        if words == ("once",) and (i + 1 == len(lows) or lows[i + 1] in _NOT_A_CONDITION or r.s.marks[i + 1] >= 0):
            continue  # "once again", "once a month"
        return words
    return ()


_OVER = frozenset("ends ended expires expired over".split())
_NOT_A_CONDITION = frozenset("again more every each a an per and in or for considered known".split())


def _condition_limit(r: Reading, verb: Verb, content: Verb | None) -> int:
    """Token up to which a condition after the verb can be its own: not beyond another actor's finite verb."""
    seen_condition = False
    for k in range(verb.k + 1, len(r.chunks)):
        item = r.chunks[k]
        if item.kind == "S" and r.s.lows[item.a] in ("if", "unless"):
            seen_condition = True
        if item.kind == "V" and item.verb is not None and item.verb is not content and not seen_condition:
            other = item.verb
            if other.tense in ("inf", "ger", "part") or other.relative or other.subject == verb.subject:
                continue
            if content is not None and other.subject == content.subject:
                continue
            return item.a
    return len(r.s.words)


def _condition_end(r: Reading, i: int, noun: bool) -> int:
    """Token after the condition that goes on from token i: to the clause's end, or to the noun phrase's."""
    if noun:
        k = next((k for k, item in enumerate(r.chunks) if item.b > i), len(r.chunks))
        group = r.group_at.get(k) or r.group_at.get(k + 1)
        if group is not None:
            return r.chunks[group.k1 - 1].b
    while i < len(r.s.words) and not (r.s.words[i] in (",", ";", "—", "–", "”", ".") or r.s.tags[i] == "."):
        i += 1
    return i


def topic(r: Reading, a: int, b: int) -> frozenset[str]:
    """Stems of the nouns and names in tokens [a, b)."""
    out = set()
    for i in range(a, b):
        low = r.s.lows[i]
        if r.s.tags[i] in ("N", "Z") and low not in _STOP and len(low) > 2:
            out.add(low.removesuffix("s"))
    return frozenset(out)
