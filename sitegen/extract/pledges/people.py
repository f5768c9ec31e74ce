"""Who pledges, and to or against whom: the people of an undertaking that a verb or a noun tells of."""

from __future__ import annotations

import re

from sitegen.extract.mentions import Mention, named_among, reporter
from sitegen.extract.pledges.undertakings import ACTS, MATTERS
from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import deepest, owner_entity
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role


def take_part(mention: Mention, actor: Actor, role: Role) -> None:
    low = actor.name.lower()
    if low in lexicon.MEDIA or (role != "pledger" and not lexicon.OUTLETS.isdisjoint(low.split())):
        return
    if actor.key not in mention.who():
        mention.actors.append((actor, role))


# Their direct object is what is acted on, nobody to whom something is given.
_NO_RECIPIENT = frozenset(
    "name nominate leave quit join announce recall summon withdraw send deploy dispatch hire appoint buy acquire exchange"
    " set establish create found form build launch open draft start convene".split()
)


_NO_GIVING = ("according", "due", "owing", "thanks", "prior", "next", "close")


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
    _recipients(article, index, r, _joined_in(article, index, r, content, mention) or deepest(r, content), mention)
    _hit_by_sanctions(article, index, r, content, mention)


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
        group for group in r.groups if group.prep == "with" and group.k1 <= verb.k and not nouns.isdisjoint(_words_before(r, group))
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
_HOSTILE = frozenset("threaten punish prevent stop deter counter".split())
_PERMITTING = frozenset("let allow permit".split())  # against somebody only where it is denied
# Their direct object is better off for it, though "send workers" or "withdraw troops" would give nothing to those.
_BENEFITING = frozenset(
    "help aid assist support protect defend shield shelter house resettle compensate reimburse pay feed treat rescue train equip arm"
    " release free pardon allow permit let promise give offer grant welcome safeguard reinforce".split()
)
# What a preposition after the act makes of the actors behind it: "from Chad" tells where, not to whom.
_TOWARDS: dict[str, Role] = {
    **dict.fromkeys(("to", "for", "with", "towards", "toward"), "recipient"),
    **dict.fromkeys(("against", "on", "at", "near", "over"), "target"),
}
_INVESTING = frozenset("invest inject pump pour put infuse".split())  # "will inject $5bn into the banks"
_SHARES = frozenset("stake stakes share shares equity".split())  # "will take a stake in the bank"
_WITH_WHOM = frozenset("agreement deal accord pact treaty truce memorandum".split())  # both sides undertake
_TO_WHOM = frozenset("promise pledge guarantee assure".split())
_LETTING = frozenset("let make help allow".split())  # "let Chad build reactors": Chad is the object, though it builds


def _recipients(article: Article, index: int, r: Reading, content: Verb, mention: Mention) -> None:
    """Those for or against whom the act is: its object, the groups tied to it, and the states named inside them ("Iranian oil")."""
    direct = _direct_role(r, content)
    k, given, act = content.k + 1, False, content
    while k < len(r.chunks):
        item = r.chunks[k]
        if item.kind in ("S", "R", "H", ";", ":", ".") or (item.verb is not None and item.verb.tense not in ("inf", "part")):
            break
        group = r.group_at.get(k)
        if group is None:
            if item.verb is not None and k > content.k + 1:  # "send troops to help Chad": the purpose has an object of its own
                if item.verb.lemma not in ACTS:
                    break
                act, direct, given = item.verb, _direct_role(r, item.verb), item.verb.lemma not in _BENEFITING and not _hostile(item.verb)
            k += 1
            continue
        clause = _begins_clause(r, group) and not (content.lemma in _LETTING and k == content.k + 1)
        if clause or group.prep == "as" or _opens_absolute(r, group):
            break
        own = _with_own_sum(article, r, group, k)
        if own is not None:
            take_part(mention, own, "pledger")
            group = Group(group.entities[:-1], group.k0, group.k1, group.prep)
        elif not group.prep and r.chunks[k - 1].kind == ",":
            break  # "Guam, home to a base": what something is
        prep = group.prep.split()[-1] if group.prep else ""
        role = _role_after(r, group, prep, act, direct)
        if group.entities and role is not None and (prep or not (given or act.lemma in _NO_RECIPIENT)):
            had = len(mention.actors)
            take_group(article, index, group, mention, role, prep in _GIVING or (not prep and act.lemma in _BENEFITING))
            given = given or not prep and len(mention.actors) > had  # "promised the people a new government": that is what they get
        elif prep == "in":
            _for_the_state_where(article, index, group, mention)
        if not prep and any(entity.head in _FREEING for entity in group.entities):
            _freed(article, r, group, mention)
        if role is not None or prep == "of":
            _states_inside(article, index, r, group, mention, role or direct)
        k = group.k1


def _with_own_sum(article: Article, r: Reading, group: Group, k: int) -> Actor | None:
    """ "Norway will give $20m, Denmark $10m and Sweden $5m": the state right before money of its own, no object of the verb; or None."""
    last = group.entities[-1]
    apart = r.chunks[k - 1].kind in (",", "C") if not group.prep else len(group.entities) > 1
    known = states.lookup(last.name) if apart and last.sort == "state" else None
    sum_follows = group.k1 < len(r.chunks) and r.s.tags[r.chunks[group.k1].a] == "$" and r.chunks[group.k1].kind == "NP"
    return article.registry.state(known.name) if known is not None and known.sort == "name" and sum_follows else None


_FREEING = frozenset("release return pardon extradition repatriation".split())


def _freed(article: Article, r: Reading, group: Group, mention: Mention) -> None:
    """ "Ordered the release of journalist Ana Ruiz"."""
    for actor in _inside(article, r, group):
        take_part(mention, actor, "recipient")


def _inside(article: Article, r: Reading, group: Group) -> list[Actor]:
    """Those named behind "of" in a group: "the release of journalist Ana Ruiz"."""
    out = []
    for k in range(group.k0 + 1, group.k1):
        inner = r.chunks[k].entity
        actor = article.registry.actor(inner) if inner is not None and inner.sort in ("person", "name", "group", "body") else None
        if actor is not None and r.s.lows[r.chunks[k - 1].b - 1] == "of":
            out.append(actor)
    return out


def _hit_by_sanctions(article: Article, index: int, r: Reading, content: Verb, mention: Mention) -> None:
    """ "Will toughen its sanctions, allowing it to hit Russia's banks": whose, where the words before name nobody."""
    own = {actor.state for actor, _ in mention.actors}
    for group in r.groups if not mention.who("recipient", "target") and "sanctions" in r.s.lows[content.b :] else ():
        above = r.chunks[group.k0 - 1].verb if group.k0 > content.k + 1 and not group.prep else None
        for owner in article.owner(index, group.entities[0]) if above is not None and group.entities[0].owner[:1].isupper() else ():
            if owner.kind == "state" and owner.state not in own:
                take_part(mention, owner, "target")


def _hostile(act: Verb) -> bool:
    return act.lemma not in _BENEFITING and (ACTS.get(act.lemma) in ("sanctions", "troops") or act.lemma in _HOSTILE)


def _direct_role(r: Reading, act: Verb) -> Role:
    """What an act makes of its direct object."""
    denied = act.lemma in _PERMITTING and (act.negated or (act.a > 0 and r.s.tags[act.a - 1] == "!"))
    return "target" if denied or _hostile(act) else "recipient"


_GIVING = ("to", "for", "towards", "toward", "against")
_KNOWLEDGE = frozenset(
    "information intelligence data report reports talks vote votes debate views position statement files details evidence work".split()
)
# "Home to a base", "an end to": nothing is given.
_NOT_GIVEN = frozenset(
    "home end access key threat damage response answer return visit solution exception reference alternative opposition approach blow"
    " challenge obstacle barrier change changes limit limits resistance reaction".split()
)


def _opens_absolute(r: Reading, group: Group) -> bool:
    """ "With the minister saying": a clause of its own."""
    verb = r.chunks[group.k1].verb if group.k1 < len(r.chunks) else None
    return group.prep == "with" and verb is not None and verb.tense == "ger"


def _role_after(r: Reading, group: Group, prep: str, content: Verb, direct: Role) -> Role | None:
    """What its preposition makes of a group behind the act; None: it names nobody towards whom it is done."""
    if prep == "from" and ACTS.get(content.lemma) == "sanctions" or prep == "by" and content.lemma == "stand":
        return direct  # "tariffs on goods from Chad", "stand by Chad"
    words = _words_before(r, group)
    if (
        prep == "at"
        and not _hostile(content)
        and any(not lexicon.PLACE_WORDS.isdisjoint(item.name.lower().split()) for item in group.entities)
    ):
        return None  # "at the palace"
    if prep == "on" and not _KNOWLEDGE.isdisjoint(words):
        return None  # "information on Chad"
    if prep == "to" and words and words[-1] in _NOT_GIVEN:
        return None
    if prep in ("in", "into") and (content.lemma in _INVESTING or not _SHARES.isdisjoint(words)):
        return "recipient"
    return direct if not prep else None if group.prep.startswith(_NO_GIVING) else _TOWARDS.get(prep)


_OWNED = frozenset("assets accounts funds property wealth yacht yachts villa villas holdings".split())


def _states_inside(article: Article, index: int, r: Reading, group: Group, mention: Mention, role: Role) -> None:
    """ "Sanctions on Iranian oil", "on Iran's oil"."""
    for entity in group.entities:
        if entity.sort != "thing":
            continue
        if role == "target" and entity.head in _OWNED:  # "freeze the assets of Petrov", "Petrov's assets"
            for actor in (*article.owner(index, entity), *_inside(article, r, group)):
                take_part(mention, actor, role)
        if entity.state and not entity.owner[:1].isupper():
            state = article.registry.actor(Entity("state", entity.state, "", state=entity.state))
            if state is not None and state.kind == "state":
                take_part(mention, state, role)
        for owner in article.owner(index, entity) if entity.owner[:1].isupper() else ():
            if owner.kind == "state":
                take_part(mention, owner, role)


def _words_before(r: Reading, group: Group) -> list[str]:
    """The words of the chunk on the left of a group's preposition."""
    item = r.chunks[max(0, group.k0 - 2)]
    return r.s.lows[item.a : item.b]


def _for_the_state_where(article: Article, index: int, group: Group, mention: Mention) -> None:
    """ "Will rebuild schools in Chad": what is done there is for Chad, when nobody else is named and the pledger is not of Chad."""
    if mention.who("recipient", "target"):
        return
    own = {actor.state for actor, _ in mention.actors if actor.state}
    for entity in group.entities:
        known = states.lookup(entity.name) if entity.sort == "state" else None
        if known is not None and known.sort == "name" and known.name not in own:
            for actor in article.resolved[index].get(entity.a, ()):
                take_part(mention, actor, "recipient")


def _begins_clause(r: Reading, group: Group) -> bool:
    """Is a group the subject of a finite verb of its own?"""
    return any(
        verb.subject == group.entities
        and verb.k >= group.k1
        and not verb.relative
        and verb.tense not in ("inf", "ger", "part")
        and not (verb.b == verb.a + 1 and "N" in r.s.forms[verb.main] and r.s.lows[verb.b : verb.b + 1] == ["by"])  # "those hit by"
        for verb in r.verbs
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
    words = set(speaker.office.lower().split())
    return (
        bool(
            words
            & {
                "minister",
                "president",
                "secretary",
                "premier",
                "chancellor",
                "chief",
                "ceo",
                "chairman",
                "spokesman",
                "spokeswoman",
                "manager",
                "leader",
                "speaker",
                "commissioner",
                "boss",
                "director",
                "head",
                "ambassador",
                "envoy",
                "governor",
            }
        )
        and len(pledgers) == 1
    )


# Abbreviations of things.
_NO_BODIES = frozenset(
    "VAT GDP GNP CO2 TV HIV AIDS PPE DNA RNA IPO GPS CCTV DVD ID ICU PCR WMD LNG LPG CPI FDI PPP MRI NATO-led AI IT PC R&D HQ Q&A".split()
)


_GREAT = frozenset("world great big major foreign western european regional nuclear occupying colonial allied".split())
_NO_GETTERS = frozenset("force service services mission office summit house front movement".split())  # "use force": nobody


def take_group(article: Article, index: int, group: Group, mention: Mention, role: Role, people: bool = False) -> None:
    """Add the actors of a group; things are none.  `people`: even troops and refugees are those to whom, not what is given."""
    for entity in group.entities:
        if entity.sort == "thing" and people and entity.head in lexicon.RECEIVERS:
            if entity.name.startswith("other "):
                continue  # "to them and any other women": nobody told apart
            take_part(mention, Actor(entity.name, "group:" + entity.name.lower(), "group", state=entity.state, proper=False), role)
            continue
        if entity.sort in ("thing", "place", "pronoun") and entity.head not in ("country", "nation") or entity.name in _NO_BODIES:
            continue
        if entity.sort == "body" and entity.name in _NO_GETTERS:
            continue
        if entity.head == "powers" and not entity.state and _GREAT.isdisjoint(entity.name.lower().split()):
            continue  # "transfer some powers"
        matter = entity.head in MATTERS or any(low in MATTERS for low in entity.name.lower().split() if entity.sort == "group")
        if matter and not (people and entity.sort == "group") and not (entity.sort == "body" and entity.name[:1].isupper()):
            continue  # "send troops": what is given, to nobody yet
        for actor in article.resolved[index].get(entity.a, ()):
            take_part(mention, actor, role)


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
