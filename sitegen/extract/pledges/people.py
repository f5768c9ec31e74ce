"""Who pledges: the people of an undertaking that a verb or a noun tells of."""

from __future__ import annotations

import re

from sitegen.extract.mentions import Mention, named_among, reporter
from sitegen.extract.pledges.recipients import hit_by_sanctions, recipients, words_before
from sitegen.extract.pledges.taking import take_group, take_part
from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import deepest, owner_entity
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role


def doers(article: Article, index: int, verb: Verb, report: Verb | None) -> tuple[Actor, ...]:
    """A verb's subject; an unresolved "it" or "they" right after "X said" is X."""
    found = article.subject(index, verb)
    if found or report is None or report.k > verb.k or not verb.subject or verb.subject[0].head not in ("it", "they", "he", "she"):
        return found
    speakers = article.subject(index, report)
    return speakers if len(speakers) == 1 or verb.subject[0].head == "they" else ()


def by_agents(article: Article, index: int, r: Reading, verb: Verb) -> tuple[Actor, ...]:
    """Who is named as doing it: "will be paid by the EU"."""
    groups = [group for group in r.prepositional(verb.k + 1) if group.prep == "by"]
    found = article.actors(index, groups[0].entities) if groups else ()
    return tuple(actor for actor in found if actor.proper)


def name_actors(article: Article, index: int, r: Reading, verb: Verb, content: Verb, mention: Mention) -> None:
    report = reporter(article, index, verb)
    for actor in doers(article, index, verb, report):
        take_part(mention, actor, "pledger")
    if content is not verb and content.tense != "inf":
        for actor in article.subject(index, content):  # "proposed that Peru postpone": a proposal to Peru
            take_part(mention, actor, "recipient" if mention.status == "proposed" else "pledger")
    _agreed_with(article, index, r, verb, content, mention)
    if any(entity.head in ("we", "us") for entity in verb.subject):
        for actor in article.subject(index, verb):  # a minister's "we" pledges for the state, a commissioner's for the commission
            whole = _whole_of(article, actor) if actor.kind == "person" else None
            if whole is not None:
                take_part(mention, whole, "pledger")
    _add_speakers(article, index, r, verb, report, mention)
    promised = r.group_after(verb.k + 1) if verb.lemma in _TO_WHOM and content is not verb else None
    if promised is not None and not promised.prep and promised.k0 < content.k and content.subject != promised.entities:
        take_group(article, index, promised, mention, "recipient")  # "promised Chad to guard the border"
    for group in r.prepositional(verb.k + 1) if verb.lemma in _TO_WHOM and content is not verb else ():
        if group.prep == "to" and group.k0 < content.k:
            take_group(article, index, group, mention, "recipient")  # "pledged to Chad on Monday to build"
    recipients(article, index, r, _joined_in(article, index, r, content, mention) or deepest(r, content), mention)
    hit_by_sanctions(article, index, r, content, mention)


def _joined_in(article: Article, index: int, r: Reading, content: Verb, mention: Mention) -> Verb | None:
    """ "Would join France in sending planes": France does it too; the verb of what they do, or None."""
    group = r.group_after(content.k + 1) if content.lemma == "join" else None
    doing = next((verb for verb in r.verbs if group is not None and verb.k == group.k1 + 1 and verb.tense == "ger"), None)
    if group is None or doing is None or r.s.lows[doing.a - 1] != "in":
        return None
    for actor in article.actors(index, group.entities):
        take_part(mention, actor, "pledger")
    return doing


# "Volta AG chief executive", "head of the Refugee Council".
_HEADS = re.compile(
    r"(?P<before>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*) (?:chief executive|chairman|chairwoman|boss|founder|director|CEO)"
    r"|.*(?:executive|chairman|chairwoman|boss|founder|head|director|CEO|leader) of (?:the )?(?P<behind>[A-Z][\w&. -]*)"
)


def _whole_of(article: Article, actor: Actor) -> Actor | None:
    """The state, body or firm for which a person says "we"."""
    if actor.state:
        return article.registry.actor(Entity("state", actor.state, "", state=actor.state))
    found = _HEADS.fullmatch(actor.office)
    name = (found["before"] or found["behind"]) if found is not None else ""
    return article.registry.actor(Entity("body", name, name.split()[-1].lower())) if name else None


def _agreed_with(article: Article, index: int, r: Reading, verb: Verb, content: Verb, mention: Mention) -> None:
    """ "Agreed with Ireland to", "met Gross and agreed to", "under a deal with Ireland, … agreed to": both did."""
    end = content.k if content is not verb else len(r.chunks)
    partners = [group for group in r.prepositional(verb.k + 1) if verb.lemma == "agree" and group.prep == "with" and group.k0 < end]
    nouns = _TOGETHER if verb.lemma == "agree" else _JOINTLY
    partners += [
        group for group in r.groups if group.prep == "with" and group.k1 <= verb.k and not nouns.isdisjoint(words_before(r, group))
    ]
    for met in r.verbs if verb.lemma == "agree" else ():
        group = r.group_after(met.k + 1) if met.k < verb.k and met.lemma == "meet" and met.subject == verb.subject else None
        if group is not None and group.prep in ("", "with"):
            partners.append(group)
    for group in partners:
        for actor in article.actors(index, group.entities):
            if actor.proper and actor.kind is not None:
                take_part(mention, actor, "pledger")
    keys = mention.who("pledger")
    for whole, named in named_among(article, index, r):
        if any(actor.key in keys for actor in whole):
            for actor in article.actors(index, named):
                take_part(mention, actor, "pledger")


_JOINTLY = frozenset("statement declaration communique communiqué letter".split())
_TOGETHER = _JOINTLY | frozenset("deal agreement accord pact talks meeting summit negotiations call treaty".split())


def _add_speakers(article: Article, index: int, r: Reading, verb: Verb, report: Verb | None, mention: Mention) -> None:
    """Those who say it, where they answer for those who are to do it; in a quotation also where nobody else is to do it."""
    if report is not None:
        theirs = {owner.key for entity in report.subject if entity.owner.islower() for owner in article.owner(index, entity)}
        for actor in article.subject(index, report):
            if actor.kind == "person" and actor.proper and (_answers_for(actor, mention) or theirs & mention.who("pledger")):
                mention.spoke |= {actor.key} - mention.who()
                take_part(mention, actor, "pledger")
    elif r.s.quoted[verb.main]:
        for actor in article.speakers[index]:
            if not mention.who("pledger") or _answers_for(actor, mention):
                take_part(mention, actor, "pledger")


def name_givers(article: Article, index: int, r: Reading, verb: Verb, report: Verb | None, mention: Mention) -> None:
    """ "Chad was promised $4m by Norway", "$4m was promised to Chad", "$4m has been set aside, Norway said"."""
    by = by_agents(article, index, r, verb)
    mention.actors += [(actor, "pledger") for actor in by or (article.subject(index, report) if report is not None else ())]
    if not by:
        return
    told = [group for group in r.groups if group.prep in ("to", "for")]  # "aid to Chad was pledged by", "was pledged to Chad by"
    for group in (Group(verb.subject, verb.k, verb.k), *told):
        take_group(article, index, group, mention, "recipient", True)


_HIS_OWN = frozenset(("government", "administration", "the government", "the administration"))
_WITH_WHOM = frozenset("agreement deal accord pact treaty truce memorandum".split())  # both sides undertake
_TO_WHOM = frozenset("promise pledge guarantee assure".split())


_LEADING = frozenset(
    "minister president secretary premier chancellor chief ceo chairman"
    " spokesman spokeswoman manager leader speaker commissioner boss director head ambassador envoy governor".split()
)


def _answers_for(speaker: Actor, mention: Mention) -> bool:
    """Does this person speak for the state or body that pledges?"""
    pledgers = [actor for actor, role in mention.actors if role == "pledger"]
    if any(actor.key == speaker.speaks_for for actor in pledgers):
        return True  # "The president will go," said his spokesman
    spokesman = not lexicon.SPOKESMEN.isdisjoint(speaker.office.lower().split())
    if len(pledgers) == 1 and spokesman and pledgers[0].kind == "person" and not pledgers[0].proper:
        return True  # "the president will sign the bill, his spokesman said"
    if not pledgers or any(actor.kind == "person" for actor in pledgers):
        return False
    if speaker.state:
        return any(speaker.state in (actor.state, actor.name) for actor in pledgers)
    if len(pledgers) == 1 and pledgers[0].name.lower() in _HIS_OWN:
        return lexicon.OBSERVERS.isdisjoint(speaker.office.lower().split())  # who says what "the government" will do, governs
    return len(pledgers) == 1 and not _LEADING.isdisjoint(speaker.office.lower().split())


def noun_actors(article: Article, index: int, r: Reading, group: Group, entity: Entity, own: tuple[int, int], mention: Mention) -> None:  # noqa: PLR0912
    owner = owner_entity(r, entity)
    if owner is not None:
        for actor in article.owner(index, entity):
            take_part(mention, actor, "pledger")
    elif entity.state and entity.b == own[1]:
        for i in range(own[0], own[1] - 1):
            known = states.lookup(r.s.words[i]) if r.s.tags[i] == "Z" else None
            if known is not None:
                actor_here = article.registry.actor(
                    Entity(
                        "state" if known.state else "body", known.name if known.sort == "adjective" else r.s.words[i], "", state=known.name
                    )
                )
                if actor_here is not None:
                    take_part(mention, actor_here, "pledger")
            halves = r.s.words[i].replace("–", "-").split("-")
            if len(halves) == 2:
                for half in halves:
                    known = states.lookup(half)
                    if known is not None:
                        actor_here = article.registry.actor(Entity("state", known.name, "", state=known.name))
                        if actor_here is not None:
                            take_part(mention, actor_here, "pledger")
    for item in _after_noun(r, group, own):
        prep = item.prep.split()[-1] if item.prep else ""
        role: Role | None = {
            "between": "pledger",
            "by": "pledger",
            "from": "pledger",
            "with": "pledger",
            "to": "recipient",
            "for": "recipient",
            "against": "target",
        }.get(prep)  # type: ignore[assignment]
        if prep == "from" and mention.head not in (
            "pledge",
            "pledges",
            "promise",
            "promises",
            "commitment",
            "commitments",
            "offer",
            "threat",
            "proposal",
        ):
            continue
        if prep == "with" and mention.head not in _WITH_WHOM:
            continue
        if role is None:
            continue
        for inner in item.entities:
            if inner.sort in ("thing", "place"):
                continue
            for actor in article.resolved[index].get(inner.a, ()):
                take_part(mention, actor, role)


def _after_noun(r: Reading, group: Group, own: tuple[int, int]) -> list[Group]:
    inner = [
        Group((item.entity,), k, k + 1, r.s.lows[r.chunks[k - 1].b - 1])
        for k in range(group.k0, group.k1)
        if (item := r.chunks[k]).kind == "NP" and item.a >= own[1] and item.entity is not None and k and r.chunks[k - 1].kind == "P"
    ]
    return inner + r.prepositional(group.k1)
