"""A mention: one place in the article that tells of a meeting or a pledge, before mentions are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.extract.reading.states import lookup
from sitegen.model.claim import Amount, Kind, Role, Status
from sitegen.model.reason import Reason, because


def said(words: str) -> Reason:
    """The reason that is words of the text."""
    return because("words", words=words)


@dataclass(slots=True)
class Mention:
    """What one clause says of one event."""

    kind: Kind
    index: int  # of its sentence
    at: int  # the trigger's token
    head: str  # the trigger: "talks", "meet", "pledge"
    family: str  # "talks", "visit", "call" ... for meetings; "aid", "sanctions" ... for pledges
    status: Status
    actors: list[tuple[Actor, Role]]
    score: float  # evidence for it, roughly log-odds
    reasons: list[Reason] = field(default_factory=list)
    place: str = ""
    when: list[int] = field(default_factory=list)  # indexes of time marks, the deciding one first
    due: list[int] = field(default_factory=list)
    shifted: bool = False  # it is told to be moved to the day of `when`
    moved: list[int] = field(default_factory=list)  # from the day of these marks
    definite: bool = False  # "the talks": may point back
    level: str = ""
    amounts: tuple[Amount, ...] = ()
    condition: str = ""
    topic: frozenset[str] = frozenset()  # what it is about, as lower-case stems
    act: str = ""  # the verb of what is promised: "send"
    objects: frozenset[str] = frozenset()  # and the nouns of its object
    acts: bool = False  # a noun whose words are what is to be done: "a plan to launch"
    under: bool = False  # told as a term of a known deal: "under the deal, Peru will"
    own_verb: bool = False  # the words begin with the verb of undertaking itself: "promise a response"
    words: str = ""  # what is promised, for the title: a whole phrase, or "" when none can be had
    saying: str = ""  # the verb of undertaking for the title, where the head is none: "commit" of a commitment
    denied: bool = False  # what is undertaken is not to do it: "will not end the strike"
    proviso: str = ""  # the condition in words fit for a title
    about: str = ""  # what an agreement or proposal is on: "fishing"
    agents: frozenset[str] = frozenset()  # keys of those who are to act, where another undertakes it for them
    spoke: frozenset[str] = frozenset()  # keys of pledgers who only speak for another: the minister for the state
    at_noun: bool = False  # the trigger is a noun, its people came through the verb of going or holding
    margin: bool = False  # "on the sidelines of the summit": what happened there is another meeting
    owned: bool = False  # a possessor already tells whose meeting it is
    tense_sure: bool = False  # the status rests on a tense, not on a default

    def who(self, *roles: Role) -> frozenset[str]:
        """The actors' keys, of the given roles or of all."""
        return frozenset(actor.key for actor, role in self.actors if not roles or role in roles)


# ------------------------------------------------------------------ what a verb says of the time of its event

# An infinitive's governor: what it makes of "to meet".
GOVERNORS: dict[str, str] = {
    **dict.fromkeys(
        (
            "expect schedule slate plan"
            " due set agree intend prepare arrange decide go promise pledge vow announce commit poise tip book resolve"
        ).split(),
        "planned",
    ),
    **dict.fromkeys(
        (
            "have want hope propose offer seek ask urge invite suggest like wish try attempt consider call ready willing"
            " likely keen eager encourage need press push love request demand recommend"
        ).split(),
        "proposed",
    ),
    **dict.fromkeys("refuse decline cancel unable unwilling reluctant avoid stop forbid shun".split(), "cancelled"),
    **dict.fromkeys("fail unlikely".split(), "none"),
    **dict.fromkeys("continue begin start".split(), "inherit"),
}
_TENSE = {
    "past": "held",
    "perfect": "held",
    "pluperfect": "held",
    "future": "planned",
    "would": "planned",
    "may": "proposed",
    "can": "proposed",
    "should": "proposed",
    "present": "present",
    "part": "held",
    "ger": "ger",
    "inf": "planned",
}


def outlook(verb: Verb, depth: int = 0) -> str:
    """held, ongoing, planned, proposed, cancelled, none, present (a bare present) or unknown."""
    if depth > 4:
        return "unknown"
    if verb.tense == "inf":
        result = _infinitive(verb, depth)
    elif verb.tense == "ger" and verb.governor is not None and verb.k == verb.governor.k + 1 and verb.governor.lemma in _WEIGHED:
        result = _WEIGHED[verb.governor.lemma]
    elif verb.tense == "ger":
        result = outlook(verb.governor, depth + 1) if verb.governor is not None else "unknown"
    else:
        result = _TENSE[verb.tense]
        if verb.progressive:
            result = "ongoing" if verb.tense in ("present", "perfect") else result  # "have been holding talks"
    if verb.negated and result != "unknown":
        return "cancelled" if result in ("planned", "ongoing", "present") else "none"
    return result


# What a verb makes of the gerund behind it: "is considering holding talks".
_WEIGHED = {
    **dict.fromkeys("consider propose suggest discuss weigh mull recommend".split(), "proposed"),
    "avoid": "cancelled",
    "cancel": "cancelled",
}
_DROPPED = frozenset("scrap drop cancel abandon shelve ditch axe".split())


def _infinitive(verb: Verb, depth: int) -> str:
    governor = verb.governor
    if governor is None:
        return "planned"
    word = governor.predicate or governor.lemma
    if verb.governor_noun is not None and verb.governor_noun.head in NOUN_OUTLOOK:
        if governor.lemma == "accept" and not governor.negated:
            return "planned"  # "accepted an invitation to visit"
        dropped = governor.lemma in _DROPPED and not governor.negated  # "scrapped plans to meet"
        return "cancelled" if dropped else NOUN_OUTLOOK[verb.governor_noun.head]
    if governor.lemma == "be" and not governor.predicate:
        return "planned"
    if word in GOVERNORS:
        said = GOVERNORS[word]
        if governor.negated:
            return "cancelled" if said in ("planned", "proposed") else "none"
        if said != "inherit":
            return said
    if governor.predicate:
        return "planned"
    return outlook(governor, depth + 1)


NOUN_OUTLOOK = {
    **dict.fromkeys("plan plans agreement decision deal intention schedule date commitment promise pledge".split(), "planned"),
    **dict.fromkeys(
        (
            "offer proposal chance opportunity invitation call calls request bid effort efforts attempt attempts willingness"
            " readiness need way hope time right suggestion idea"
        ).split(),
        "proposed",
    ),
    **dict.fromkeys("refusal failure inability".split(), "cancelled"),
}


# ------------------------------------------------------------------ looking around in a sentence


def marks_of(r: Reading, a: int, b: int) -> list[int]:
    """Time marks with a token in [a, b), in order, each once."""
    return list(dict.fromkeys(mark for mark in r.s.marks[a:b] if mark >= 0))


_CAUSES = frozenset("lead prompt push cause force bring".split())  # "prompted the minister to say that"


def reporter(article: Article, index: int, verb: Verb) -> Verb | None:
    """The verb of saying that reports this verb's clause: "said (on Monday) that X will ...", or ", X said" at the end."""
    r = article.readings[index]
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first < item.b), verb.k)
    k = r.group_at[k].k0 if k in r.group_at else k
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("H", "W", "P", '"', ",", "A", ":", "NP", "S"):
        if r.chunks[j].kind == "S" and r.s.lows[r.chunks[j].a] not in ("than",):
            break
        j -= 1
    if j >= 0 and r.chunks[j].kind == "V":
        found = r.chunks[j].verb
        if (
            found is not None
            and found.tense != "inf"
            and (found.lemma in REPORT or (found.lemma == "make" and "clear" in r.s.lows[found.b : found.b + 2]))
        ):
            return found  # "has made clear that" says it
        if found is not None and found.tense == "inf" and found.governor is not None:
            caused = found.lemma in REPORT and found.governor.lemma in _CAUSES and found.governor.tense in ("past", "perfect")
            return found if caused else None
    for other in r.verbs:
        if other.k > verb.k and other.lemma in REPORT and not r.s.quoted[other.main] and other.tense in ("past", "present", "perfect"):
            before = r.chunks[other.k - 1].kind if other.k else ""
            comma = any(r.chunks[i].kind in (",", '"') for i in range(verb.k + 1, other.k))
            if comma and before in ("NP", ",", '"', "A") and not _joined_on(r, other):
                return other
    return None


def _joined_on(r: Reading, verb: Verb) -> bool:
    """ "…, and on Tuesday Denmark promised": a clause that "and" adds reports nothing that stands before it."""
    first = min((entity.a for entity in verb.subject), default=-1)
    k = next((i for i in range(verb.k) if r.chunks[i].a <= first < r.chunks[i].b), 0) - 1
    while k >= 0 and r.chunks[k].kind in ("W", "P", "A"):
        k -= 1
    return k >= 0 and r.chunks[k].kind == "C"


def clause_bounds(r: Reading, k: int) -> tuple[int, int]:
    """Chunks [k0, k1) of the clause around chunk k: cut at subordinators, relatives, semicolons and finite clauses joined by "and"."""
    k0 = k
    while k0 > 0 and r.chunks[k0 - 1].kind not in ("S", "R", "H", ";", ":"):
        k0 -= 1
    k1 = k + 1
    while k1 < len(r.chunks) and r.chunks[k1].kind not in ("S", "R", "H", ";", ":"):
        k1 += 1
    return k0, k1


def named_among(article: Article, index: int, r: Reading) -> list[tuple[tuple[Actor, ...], tuple[Entity, ...]]]:
    """ "Ministers, including Ana Ruiz": (the actors of the whole, those named out of them) for each such place of a sentence."""
    out = []
    for group in r.groups:
        if group.prep.endswith(("including", "such as")) or group.prep == "like":
            k = group.k0 - 2
            while k >= 0 and r.chunks[k].kind in (",", "P", "W"):
                k -= 1
            before = r.group_at.get(k)
            if before is not None:
                out.append((article.actors(index, before.entities), group.entities))
    return out


ISLANDS = frozenset(
    (
        "crete malta cyprus bali sicily sardinia corfu rhodes jeju hawaii okinawa hainan zanzibar taiwan guam capri lampedusa"
        " lesbos mallorca tasmania"
    ).split()
)


def place_of(article: Article, r: Reading, groups: list[Group], towards: bool = False) -> str:
    """The first place after "in" or "at" (and "to", when `towards`) among some groups; "" when none."""
    for group in groups:
        prep = group.prep.split()[-1] if group.prep else ""
        if prep not in ("in", "at", "on", "near", "outside") and not (towards and prep == "to"):
            continue
        entity = group.entities[0]
        if entity.sort in ("state", "place", "name") or (entity.sort == "body" and prep != "to" and entity.name[:1].isupper()):
            if entity.sort == "name" and article.registry.short.get(entity.name):
                continue
            if prep == "on" and entity.name.lower() not in ISLANDS:
                continue
            names = [item.name for item in group.entities if item.sort in ("state", "place", "name")]
            return _listed(names) if names else entity.name
        if (
            entity.sort == "thing"
            and entity.owner[:1].isupper()
            and (known := lookup(entity.owner)) is not None
            and known.sort == "capital"
        ):
            return entity.owner  # "at Ankara's presidency complex"
    return ""


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
