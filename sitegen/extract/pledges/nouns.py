"""Pledges told by a noun: "its promise of cash", "a deal between A and B", "an EU proposal"."""

from __future__ import annotations

import re

from sitegen.extract.mentions import Mention, marks_of, outlook, said
from sitegen.extract.pledges.amounts import amounts
from sitegen.extract.pledges.conditions import topic
from sitegen.extract.pledges.parts import (
    MEETING_ACTS,
    denies,
    hypothetical,
)
from sitegen.extract.pledges.people import noun_actors
from sitegen.extract.pledges.taking import take_part
from sitegen.extract.pledges.undertakings import (
    ACTS,
    DEEDS,
    KEEPING,
    MATTERS,
    NOT_UNDERTAKEN,
    NOUNS,
)
from sitegen.extract.pledges.words import act_words, noun_words
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.times import marks_after, marks_between, said_when, verb_marks
from sitegen.model.reason import because

AGREEMENTS = frozenset("agreement agreements deal accord pact ceasefire truce treaty memorandum".split())


def from_noun(article: Article, index: int, r: Reading, group: Group, entity: Entity) -> Mention | None:  # noqa: PLR0912
    """ "its promise of cash", "a deal between A and B", "an EU proposal to invest"."""
    own = _own_chunk(r, entity)
    head = r.s.lows[own[1] - 1]
    if head not in NOUNS or r.s.tags[own[1] - 1] not in ("N", "Z"):
        return None
    status, score = NOUNS[head]
    mention = Mention("pledge", index, own[1] - 1, head, "", "stated", [], score, [said(r.s.text(own[0], own[1]))])
    mention.status = status  # type: ignore[assignment]
    before = set(r.s.lows[own[0] : own[1] - 1])
    if before & {"no", "any", "possible", "potential", "future", "campaign"}:
        return None
    if _supposed(r, group) or (head in AGREEMENTS and _undone(r, group)):
        return None
    mention.definite = entity.definite
    noun_actors(article, index, r, group, entity, own, mention)
    reached = _reached(article, index, r, group, entity, mention)
    if "peace" in before and not reached:
        return None  # "the peace plan" is a matter, no undertaking
    inf = next((verb for verb in r.verbs if verb.governor_noun is not None and verb.governor_noun.a == entity.a), None)
    inf = inf or _behind_the_giver(r, group, own[1])
    found = amounts(r.s.text(own[0], len(r.s.words)))
    if not mention.who("pledger"):
        if not mention.definite:
            return None
        mention.score -= 0.5
    pair = head in AGREEMENTS
    if pair:
        several = len(mention.who("pledger")) > 1 or any(actor.kind == "group" for actor, role in mention.actors if role == "pledger")
        mention.score += 0.9 if several else -0.4
    if inf is not None and inf.lemma in ACTS:
        mention.score += 0.4
    elif inf is not None and inf.lemma in MEETING_ACTS or inf is None and not found and head == "threat":
        return None
    elif inf is None and head in ("pledge", "promise", "commitment", "pledges", "promises", "commitments"):
        mention.score += 0.3 * _of_matter(r, own[1])
    elif inf is None and head in ("threat", "plan", "plans", "decision", "announcement", "offer", "vow") and not found:
        mention.score -= 0.5 - 0.6 * _of_matter(r, own[1])
    if found:
        mention.score += 0.5
    if group.prep == "" and (giver := _received(r, group)) is not None:
        mention.score += 0.6
        mention.reasons.append(because("words-it", words=r.s.text(giver.a, giver.b)))
        for actor in article.subject(index, giver):
            take_part(mention, actor, "recipient")
    if before & {"aid", "rescue", "bailout", "stimulus", "support", "relief", "new"} and head == "package":
        mention.score += 0.4
    _noun_times(article, r, group, own, inf, mention)
    mention.amounts = found
    mention.topic = topic(r, own[0], len(r.s.words))
    _noun_title(article, index, r, group, own, inf, mention)
    return mention


# What the noun's own preposition makes of it: "a promise of cash" promises cash.
_AS_VERB = {
    **dict.fromkeys(("promise", "promises"), ("promise", "of")),
    **dict.fromkeys(("pledge", "pledges"), ("pledge", "of")),
    **dict.fromkeys(("commitment", "commitments"), ("commit", "to")),
    "offer": ("offer", "of"),
    "threat": ("threaten", "of"),
    "plan": ("plan", "for"),
    "plans": ("plan", "for"),
    "proposal": ("propose", "for"),
    "announcement": ("announce", "of"),
}


def _noun_title(article: Article, index: int, r: Reading, group: Group, own: tuple[int, int], inf: Verb | None, mention: Mention) -> None:
    """The words for the title: the act of the infinitive, or what the noun is of or on."""
    if inf is not None:
        mention.acts = True
        mention.words = act_words(article, index, inf, len(r.s.words))
        mention.denied = denies(r, inf)
        return
    k = next((i for i in range(group.k0, len(r.chunks)) if r.chunks[i].a >= own[1]), len(r.chunks))
    after = r.s.lows[r.chunks[k].a] if k < len(r.chunks) and r.chunks[k].kind == "P" else ""
    told = noun_words(article, index, k + 1, len(r.s.words)) if after and k + 1 < len(r.chunks) and r.chunks[k + 1].kind == "NP" else ""
    lemma, prep = _AS_VERB.get(mention.head, ("", ""))
    if lemma and after == prep and told:
        mention.saying, mention.own_verb, mention.acts = lemma, True, True
        mention.words = f"{'to ' if prep == 'to' else ''}{told}"
    elif after in ("on", "over") and told:
        mention.about = _PARTIES.split(told)[0]


_PARTIES = re.compile(r" (?:between|with|among) ")  # "on fishing with Chad": the parties stand before it in the title
_REACH = frozenset("agree reach sign strike broker conclude seal clinch finalise finalize negotiate hammer make announce forge ink".split())


_GIVEN = frozenset("pledge pledges promise promises commitment commitments offer".split())


_MAKE = frozenset(
    (
        "make give offer announce reach sign strike conclude seal clinch ink unveil present issue repeat renew reiterate break"
        " honour honor fulfil fulfill keep reverse drop shelve confirm stall renege backtrack deliver"
    ).split()
)


# Of these the verbs by which a promise or an agreement comes about, on the day that they name.
MAKING = _REACH | frozenset("give offer unveil present issue repeat renew reiterate announce".split())


def made_by(r: Reading, group: Group) -> Verb | None:
    """The past verb that makes the thing its object tells of: "signed a treaty", "unveiled plans"; not "welcomed", "reversed"."""
    k = group.k0 - 1
    verb = r.chunks[k].verb if k >= 0 and not group.prep else None
    return verb if verb is not None and verb.lemma in MAKING and not verb.negated and outlook(verb) == "held" else None


def _only_spoken_of(r: Reading, group: Group) -> bool:
    """ "Said on Monday that it welcomes their pledge": the day of the welcome is not that of the pledge."""
    k = group.k0 - 1
    verb = r.chunks[k].verb if k >= 0 and not group.prep else None
    return verb is not None and verb.lemma not in _MAKE and verb.lemma not in ("have", "be")


def _of_matter(r: Reading, end: int) -> bool:
    """ "Denmark's offer of two frigates": something to count or worth a pledge."""
    k = next((i for i, item in enumerate(r.chunks) if item.a >= end), len(r.chunks))
    if k + 1 >= len(r.chunks) or r.s.lows[r.chunks[k].a] != "of" or r.chunks[k + 1].kind != "NP":
        return False
    item = r.chunks[k + 1]
    return r.s.tags[item.a] == "Q" or any(low in MATTERS or low in DEEDS for low in r.s.lows[item.a : item.b])


def _supposed(r: Reading, group: Group) -> bool:
    """ "if the two are able to reach agreement": nothing agreed."""
    k = group.k0 - 1
    verb = r.chunks[k].verb if k >= 0 else None
    if verb is not None and verb.tense == "inf" and verb.governor is not None:
        verb = verb.governor
        if verb.lemma in NOT_UNDERTAKEN:
            return True  # "calling on states to increase their commitments"
    return verb is not None and hypothetical(r, verb)


_UNDOING = frozenset("tear scrap cancel abandon quit terminate rescind revoke annul denounce violate break".split())


def _undone(r: Reading, group: Group) -> bool:
    """ "tore up its pact with Niger": an undertaking given up is none."""
    k = group.k0 - 1
    if k > 0 and r.chunks[k].kind == "P" and not group.prep:
        k -= 1  # "tore up"
    verb = r.chunks[k].verb if k >= 0 and not group.prep else None
    return verb is not None and verb.lemma in _UNDOING


def _behind_the_giver(r: Reading, group: Group, end: int) -> Verb | None:
    """The infinitive of "a promise by the king to build": only whose or to whom it is stands between."""
    k = next((i for i in range(group.k0, len(r.chunks)) if r.chunks[i].a >= end), len(r.chunks))
    if k >= len(r.chunks) or r.s.lows[r.chunks[k].a] not in ("by", "from", "with", "between", "to"):
        return None
    while k < len(r.chunks) and r.chunks[k].kind in ("P", "NP", "W", "A"):
        k += 1
    verb = r.chunks[k].verb if k < len(r.chunks) else None
    return verb if verb is not None and verb.tense == "inf" else None


def _reached(article: Article, index: int, r: Reading, group: Group, entity: Entity, mention: Mention) -> bool:
    """ "a ceasefire agreed last year between A and B", "reached by the three countries", "A and B signed an accord", "made a promise"."""
    k = group.k1
    while k < min(len(r.chunks), group.k1 + 7) and (r.chunks[k].kind in ("A", "W", ",", "P", "NP", "C") or _is_inf(r, k)):
        k += 1  # "a deal to end the strike was reached"
    after = r.chunks[k].verb if k < len(r.chunks) else None
    if (
        after is not None
        and after.lemma in _REACH
        and (mention.head in AGREEMENTS or mention.head in _GIVEN)
        and (after.passive or after.tense in ("past", "part"))
        and not after.negated
    ):
        mention.score += 0.5
        mention.reasons.append(said(r.s.text(after.a, after.b)))
        mention.when += marks_of(r, after.a, after.b)
        for item in r.prepositional(after.k + 1):
            if item.prep.split()[-1] in ("between", "by", "with", "among"):
                for actor in article.actors(index, tuple(inner for inner in item.entities if inner.sort not in ("thing", "place"))):
                    take_part(mention, actor, "pledger")
        mention.when += [
            mark for j in range(after.k, len(r.chunks)) if r.chunks[j].kind == "W" for mark in marks_of(r, r.chunks[j].a, r.chunks[j].b)
        ][:1]
        return True
    k = group.k0 - 1 if not group.prep else group.k0 - 2
    before = r.chunks[k].verb if k >= 0 and r.chunks[k].kind == "V" else None
    if before is None or before.negated or before.lemma not in _MAKE or outlook(before) not in ("held", "ongoing", "planned", "present"):
        return False
    if group.prep and group.prep.split()[-1] not in ("on", "off", "with"):
        return False
    mention.score += 0.5
    mention.reasons.append(because("words-it", words=r.s.text(before.a, before.b)))
    if before.lemma in KEEPING and before.tense in ("past", "perfect", "pluperfect"):
        mention.status = "fulfilled"
    if mention.head in AGREEMENTS or not mention.who("pledger"):
        others = [pair for pair in mention.actors if pair[1] == "pledger"]
        mention.actors = [pair for pair in mention.actors if pair[1] != "pledger"]
        for actor in (*article.subject(index, before), *(actor for actor, _ in others)):  # "Peru signed a deal with Chile": Peru first
            take_part(mention, actor, "pledger")
    return True


def _is_inf(r: Reading, k: int) -> bool:
    verb = r.chunks[k].verb
    return verb is not None and verb.tense == "inf"


def _received(r: Reading, group: Group) -> Verb | None:
    """ "has received firm commitments from": the verb of getting."""
    k = group.k0 - 1
    verb = r.chunks[k].verb if k >= 0 and r.chunks[k].kind == "V" else None
    return verb if verb is not None and verb.lemma in ("receive", "win", "secure", "get", "obtain", "gain") and not verb.negated else None


def _own_chunk(r: Reading, entity: Entity) -> tuple[int, int]:
    for item in r.chunks:
        if item.kind == "NP" and item.a <= entity.a < item.b:
            return item.a, item.b
    return entity.a, entity.b


def _noun_times(article: Article, r: Reading, group: Group, own: tuple[int, int], inf: Verb | None, mention: Mention) -> None:
    """Marks in the phrase and just behind it, else those beside the verb that says so; behind what is to be done, when it is due."""
    mention.when += marks_of(r, own[0], own[1])
    k = group.k1
    while k < len(r.chunks) and r.chunks[k].kind in ("W", "P", "NP", "A"):
        mention.when += marks_between(r, k, k + 1)
        k += 1
    maker = made_by(r, group)
    if not mention.when and maker is not None:
        mention.when = verb_marks(r, maker)
    if not mention.when and not _only_spoken_of(r, group):
        for verb in r.verbs:
            if verb.lemma in REPORT and verb.k < group.k0 and verb.tense in ("past", "perfect"):
                mention.when = said_when(r, verb)
    if inf is not None and inf.k > group.k0:
        behind = marks_after(r, inf, deadline=True)
        # "signed a treaty to build a port on Monday": the last day told is that of the signing, where no other is told.
        mention.when = [mark for mark in mention.when if mark not in behind] or mention.when
        if (
            maker is None and group.k0 and r.chunks[group.k0 - 1].verb is not None and not group.prep
        ):  # "reversed plans to leave the port on Tuesday": the day of the reversal
            behind = [mark for mark in behind if article.marks[mark].rule not in ("weekday", "day-word")]
        mention.due = [mark for mark in behind if mark not in mention.when]
