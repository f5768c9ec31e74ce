"""Pledges: who undertakes what towards whom, on what condition; proposals, refusals and threats among them."""

from __future__ import annotations

from sitegen.extract.mentions import Mention, reporter, said
from sitegen.extract.pledges.amounts import amounts
from sitegen.extract.pledges.futures import from_future
from sitegen.extract.pledges.nouns import from_noun
from sitegen.extract.pledges.outcomes import from_outcome
from sitegen.extract.pledges.parts import finish, hypothetical, matters, meets, official_subject, owners_pledge, set_times, stands, tail
from sitegen.extract.pledges.people import by_agents, name_actors, name_givers
from sitegen.extract.pledges.undertakings import (
    ACTS,
    CLAUSAL,
    COMMISSIVES,
    DECLINED_SPEECH,
    DEEDS,
    FUNDING,
    MATTERS,
    NOT_UNDERTAKEN,
    NOUNS,
    READY,
    SPEECH_OBJECTS,
)
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import CONTENT_NOUNS
from sitegen.extract.reading.groups import TRANSPARENT, Group, Reading

_NOUNS = frozenset(NOUNS)


def find_pledges(article: Article, index: int) -> list[Mention]:
    """The mentions of pledges in sentence `index`."""
    r = article.readings[index]
    out: list[Mention] = []
    used: set[int] = set()  # verbs that are the content of another pledge
    for verb in r.verbs:
        mention = from_outcome(article, index, r, verb, used)
        if mention is not None:
            out.append(mention)
            used.add(verb.main)
    for verb in r.verbs:
        mention = from_commissive(article, index, r, verb, used) if verb.main not in used else None
        if mention is not None:
            out.append(mention)
    for verb in r.verbs:
        if verb.main not in used:
            mention = from_future(article, index, r, verb)
            if mention is not None:
                out.append(mention)
    if not _NOUNS.isdisjoint(r.s.lows):
        for group in r.groups:
            for entity in group.entities:
                mention = from_noun(article, index, r, group, entity)
                if mention is not None:
                    out.append(mention)
    return _distinct(out) if len(out) > 1 else out


def _distinct(found: list[Mention]) -> list[Mention]:
    """Of mentions with one pledger and one matter in one sentence, the best."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (-item.score, item.at)):
        twin = next(
            (
                other
                for other in kept
                if (
                    mention.topic & other.topic
                    or mention.who("pledger") & other.who("pledger")
                    and abs(mention.at - other.at) < 8
                    or not mention.actors
                )
                and (not mention.who("pledger") or not other.who("pledger") or mention.who("pledger") & other.who("pledger"))
            ),
            None,
        )
        if twin is None:
            kept.append(mention)
            continue
        if mention.who("pledger") & twin.who("pledger"):  # "under a deal with Peru, Chile agreed to"
            twin.actors += [(actor, role) for actor, role in mention.actors if role == "pledger" and actor.key not in twin.who()]
        twin.amounts = twin.amounts or mention.amounts
        twin.when = twin.when or [mark for mark in mention.when if mark not in twin.due]
        twin.due = twin.due or [mark for mark in mention.due if mark not in twin.when]
        twin.condition = twin.condition or mention.condition
    return sorted(kept, key=lambda item: item.at)


def embedded_in_wish(r: Reading, verb: Verb, report: Verb | None) -> bool:
    return report is not None and report.lemma in NOT_UNDERTAKEN


def from_commissive(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:  # noqa: PLR0912
    word, (status, score) = _commitment(verb)
    if not word or not verb.subject or hypothetical(r, verb):
        return None
    denied = verb.negated and word not in ("refuse", "decline", "prepare") and verb.tense != "future"
    if (verb.tense in ("may", "should", "can", "part") or denied) and not (verb.negated and word in READY):
        return None
    if verb.tense == "inf":
        governor = verb.governor
        if governor is None or governor.negated or governor.lemma not in _LETS_STAND and not _had_to(governor):
            return None
        if governor.lemma == "be" and governor.predicate not in ("", "set", "expected", "going", "due", "ready", "willing", "prepared"):
            return None
        if governor.lemma in ("refuse", "decline"):
            status, score = "refused", 0.2
    given_by = by_agents(article, index, r, verb) if verb.passive and word in _GIVEN_BY else ()
    if verb.passive and word not in ("commit", "prepare", "agree", "determine", "set") and word not in FUNDING and not given_by:
        return None
    content = _content(r, verb)
    if word in FUNDING and not amounts(r.s.text(0 if verb.passive else verb.b, len(r.s.words))):
        return None
    if word == "suggest" and (content is None or content.tense != "ger"):
        return None  # "suggested that": an opinion
    if word in _WEIGHING and not (content is not None and verb.progressive and not verb.negated):
        return None  # "is considering sending", "is weighing a plan to send"; "considers him a friend"
    if word == "assure" and verb.a and r.s.lows[verb.a - 1] == "rest":
        return None  # "can rest assured that"
    if word == "order" and not _orders(r, verb, content):
        return None
    if word in _VOTED and not _votes(verb):
        return None  # "backed the strikes": somebody else's
    if content is not None and _no_undertaking(r, word, content):
        return None
    if content is not None and content.passive and content.tense == "inf" and word in READY:
        return None  # "are due to be deployed": by somebody else
    obj = _object(r, verb)
    # "$20m has been set aside, X said", "was promised by Y": the money, or who is to get it, is the subject
    funded = verb.passive and (word in FUNDING or bool(given_by))
    weight = 0.5 if funded else _content_weight(r, verb, word, content, obj)
    if weight is None:
        return None
    if word in WEAK and not _weighty(r, verb, content):
        weight -= 0.4
    if not official_subject(article, index, verb):
        weight -= 0.2
    if verb.subject[0].head in ("we", "i") and r.s.quoted[verb.main]:
        weight += 0.25  # “We have decided to …”: said by who is to do it
    mention = Mention(
        "pledge",
        index,
        verb.main,
        verb.lemma if word == verb.lemma else word,
        "",
        "stated",
        [],
        score + weight,
        [said(r.s.text(verb.a, verb.b))],
    )
    mention.status = status  # type: ignore[assignment]
    if verb.negated or "no longer" in r.s.text(verb.a, min(verb.b + 3, len(r.s.words))).lower():
        mention.status = "refused"
        mention.score -= 0.4
    report = reporter(article, index, verb)
    if funded:
        name_givers(article, index, r, verb, report, mention)
    else:
        name_actors(article, index, r, verb, content or verb, mention)
    if not mention.who("pledger"):
        owners_pledge(article, index, verb, mention)
    if not mention.who("pledger"):
        return None
    if embedded_in_wish(r, verb, report):
        mention.score -= 1.2
    set_times(article, r, verb, content, report, mention)
    finish(article, index, r, verb, content, mention)
    if content is not None:
        used.add(content.main)
    return mention


_GIVEN_BY = frozenset("promise pledge offer guarantee".split())
# Verbs that leave an infinitive of undertaking what it is: "is to promise", "continued to offer".
_LETS_STAND = frozenset("be become join refuse decline continue go expect set".split())


def _had_to(governor: Verb) -> bool:
    """ "had to promise": done; "has to promise": wanted."""
    return governor.lemma == "have" and governor.tense in ("past", "pluperfect")


def _no_undertaking(r: Reading, word: str, content: Verb) -> bool:
    """ "agreed to meet" is a meeting, "declined to say" is nothing."""
    if word == "warn" and content.lemma in ("face", "suffer", "pay", "regret", "feel"):
        return True  # told from the target's side: futures.py reads it
    return (meets(r, content) and not content.negated) or (content.lemma in DECLINED_SPEECH and word in ("decline", "refuse"))


_JUDGING = frozenset("court judge judges magistrate tribunal jury justice justices".split())


_ORDERED = frozenset("troops forces soldiers army military navy police ships warships commanders units".split())


def _orders(r: Reading, verb: Verb, content: Verb | None) -> bool:
    """ "ordered the release of", "ordered his troops to leave": by one who governs, and a deed; not vaccine, and not an attack."""
    told_to = content is not None and content.tense == "inf" and content.lemma in ACTS
    obj = r.group_after(verb.k + 1) if told_to else _object(r, verb)
    if obj is None or obj.prep or any(entity.head in _JUDGING for entity in verb.subject):
        return False
    return obj.entities[0].head in (_ORDERED if told_to else DEEDS)


_WEIGHING = frozenset("consider weigh mull".split())
_VOTED = frozenset(("back", "endorse"))
_VOTING = frozenset(
    "parliament senate congress house bundestag bundesrat knesset duma assembly council cabinet mps lawmakers deputies legislators"
    " legislature board commons lords chamber committee".split()
)


def _votes(verb: Verb) -> bool:
    """Is it a body whose backing decides?"""
    return any(not _VOTING.isdisjoint(entity.name.lower().split()) for entity in verb.subject)


WEAK = frozenset(
    "consider weigh mull"
    " back endorse authorise authorize vote decide plan intend prepare approve signal warn set determine determined due".split()
)


def _weighty(r: Reading, verb: Verb, content: Verb | None) -> bool:
    """Is there money, a matter of state or business, or a state in what is undertaken?"""
    if amounts(tail(r, verb)) or matters(r, verb.k + 1):
        return True
    k = (content or verb).k + 1
    group = r.group_after(k)
    if group is not None and (any(entity.state for entity in group.entities) or r.s.tags[r.chunks[group.k0].a] == "Q"):
        return True  # a state, or so and so many
    return any(entity.state for item in r.prepositional(k) for entity in item.entities)


def _commitment(verb: Verb) -> tuple[str, tuple[str, float]]:
    if verb.predicate in READY and verb.lemma in ("be", "stand", "remain"):
        return verb.predicate, ("stated", READY[verb.predicate])
    if verb.passive and verb.lemma in ("set", "determine", "prepare"):
        return verb.lemma, ("stated", READY.get(verb.lemma, 0.1))
    return (verb.lemma, COMMISSIVES[verb.lemma]) if verb.lemma in COMMISSIVES else ("", ("", 0.0))


def _content(r: Reading, verb: Verb) -> Verb | None:
    """The verb of what is undertaken: "to send", "(that) it would send", "sending"."""
    for other in r.verbs:
        if other.k <= verb.k:
            continue
        if other.tense == "inf" and other.governor is verb:
            noun = other.governor_noun
            if not verb.predicate and _has_own_object(r, verb, other):
                return None
            return other if noun is None or noun.head in CONTENT_NOUNS or verb.predicate else None
        if other.tense == "ger" and (other.k == verb.k + 1 or other.k == verb.k + 2 and r.s.lows[r.chunks[verb.k + 1].a] == "to"):
            return other  # "proposed sending", "committed to hiring"
        between = {r.chunks[i].kind for i in range(verb.k + 1, other.k)}
        if other.tense in ("would", "future", "may", "past", "present", "perfect", "can") and between <= {
            "NP",
            "H",
            "A",
            "W",
            "P",
            "C",
            '"',
            ",",
        }:
            if "C" in between and (r.chunks[other.k - 1].kind == "C" or _second_clause(r, verb, other)):
                return None  # "threatened Japan and seems": a second verb of the same subject
            if ("," in between and "H" not in between) or other.tense in ("past", "perfect", "may"):
                return None
            if verb.lemma not in CLAUSAL or (verb.lemma == "agree" and other.tense not in ("future", "would")):
                return None  # "agreed that it cannot be done": an opinion
            if "H" in between and "NP" in {r.chunks[i].kind for i in range(verb.k + 1, _that(r, verb.k))} and verb.lemma not in _TELLING:
                return None  # "offered land to any Haitian that wants it": a relative clause
            return other
        return None
    return None


def _second_clause(r: Reading, verb: Verb, other: Verb) -> bool:
    """ "Threatening the peace, and we condemn it": a clause of another subject that "and" adds; not "promised that Peru and Chile will"."""
    first = min((entity.a for entity in other.subject), default=-1)
    k = next((i for i in range(verb.k, other.k) if r.chunks[i].a <= first < r.chunks[i].b), 0)
    return k > 0 and r.chunks[k - 1].kind == "C"


def _has_own_object(r: Reading, verb: Verb, other: Verb) -> bool:
    """ "pledged support for efforts to form": the support is what is pledged, not the forming."""
    for k in range(verb.k + 1, other.k):
        group = r.group_at.get(k)
        if group is None or group.k0 != k:
            continue
        entity = group.entities[0]
        if entity.sort == "thing" and entity.head not in CONTENT_NOUNS and group.prep in ("", "to", "on"):
            return True
    return False


_TELLING = frozenset("promise warn guarantee signal assure".split())


def _that(r: Reading, k: int) -> int:
    """The chunk of the first "that" after chunk k."""
    return next((i for i in range(k + 1, len(r.chunks)) if r.chunks[i].kind == "H"), len(r.chunks))


def _object(r: Reading, verb: Verb) -> Group | None:
    group = r.group_after(verb.k + 1)
    if group is None or group.prep:
        return None
    after = group.k1
    while after < len(r.chunks) and r.chunks[after].kind in TRANSPARENT:
        after += 1
    other = r.chunks[after].verb if after < len(r.chunks) else None
    if other is not None and other.subject == group.entities and other.tense not in ("ger", "part"):
        return None  # what follows is a clause with a subject of its own
    return group


# "Committed their countries to a minimum tax", "threatened Chad with sanctions": preposition and weight.
_TO_WHAT = {"commit": ("to", 0.0), "threaten": ("with", 0.3)}


def _content_weight(r: Reading, verb: Verb, word: str, content: Verb | None, obj: Group | None) -> float | None:
    """How much an undertaking the complement is; None when it is none."""
    matter = matters(r, verb.k + 1)
    money = bool(amounts(tail(r, verb)))
    if content is not None:
        if content.lemma in ACTS or stands(r, content):
            return 0.5 + 0.3 * matter + 0.3 * money + 0.3 * (word == "warn" and content.lemma in ("retaliate", "punish", "respond"))
        if word in ("announce", "warn", "signal", "assure") and content.tense not in ("future", "would") and not content.progressive:
            return None
        if word in ("set", "determine"):
            return None  # "are set to advance discussions"
        if content.lemma in ("be", "have", "become", "see", "know", "think", "feel", "win", "lose"):
            return None if word in ("announce", "agree", "warn", "signal", "approve", "guarantee") else -0.4 + 0.4 * matter
        return (0.1 if word not in ("warn", "announce") else -0.2) + 0.3 * matter
    if obj is not None:
        head = obj.entities[0].head
        if head in SPEECH_OBJECTS or head in ("nothing", "anything") or r.s.lows[r.chunks[obj.k0].a] == "no":
            return None
        if money or head in MATTERS or head in DEEDS:
            return 0.4 + 0.3 * money
        if word in _TO_WHAT and any(group.prep == _TO_WHAT[word][0] for group in r.prepositional(obj.k1)):
            return _TO_WHAT[word][1]
        if word in ("pledge", "promise", "vow", "offer"):
            return 0.0 if obj.entities[0].sort == "thing" else -0.4
        return None
    if word in ("agree", "commit"):
        preps = {group.prep.split()[-1] for group in r.prepositional(verb.k + 1)}
        if preps & {"to", "on"}:
            return 0.1 + 0.3 * matter
    return -0.2 if word == "commit" and verb.passive else None  # "the crimes they commit"
