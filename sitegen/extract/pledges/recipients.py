"""To, for or against whom an undertaking is: the objects and prepositions of what is to be done."""

from __future__ import annotations

from sitegen.extract.mentions import Mention
from sitegen.extract.pledges.taking import take_group, take_part
from sitegen.extract.pledges.undertakings import ACTS
from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role

# Their direct object is what is acted on, nobody to whom something is given.
_NO_RECIPIENT = frozenset(
    "name nominate leave quit join announce recall summon withdraw send deploy dispatch hire appoint buy acquire exchange"
    " set establish create found form build launch open draft start convene".split()
)
_NO_GIVING = ("according", "due", "owing", "thanks", "prior", "next", "close")
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
_LETTING = frozenset("let make help allow".split())  # "let Chad build reactors": Chad is the object, though it builds


def recipients(article: Article, index: int, r: Reading, content: Verb, mention: Mention) -> None:
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


def hit_by_sanctions(article: Article, index: int, r: Reading, content: Verb, mention: Mention) -> None:
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
    words = words_before(r, group)
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


def words_before(r: Reading, group: Group) -> list[str]:
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
