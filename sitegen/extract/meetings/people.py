"""Who takes part in a meeting that a noun tells of: names before it, groups after it, the verb it goes with."""

from __future__ import annotations

from sitegen.extract.meetings.occasions import (
    ATTENDING,
    COMING_OUT,
    DONE_THERE,
    GOING,
    HOLDING,
    LINKING,
    SITTING,
    TAKING_PART,
    TOLD,
    bad_object,
    public,
    take_part,
)
from sitegen.extract.mentions import Mention, outlook, reporter
from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT, owner_entity
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role
from sitegen.model.reason import because


def governing(r: Reading, group: Group) -> tuple[Verb | None, str]:
    """(verb, how the noun stands to it): subject, object, or the preposition between them."""
    own, told = own_verbs(r, group), _told_after(r, group)
    if told is not None and told.tense == "inf":
        return told, "subject"  # "the summit to be held in May will cost $5m"
    if own:
        off = next((verb for verb in own if verb.passive and verb.lemma in CALLED_OFF), None)
        return off or next((verb for verb in own if verb.a + 1 < verb.b), own[0]), "subject"
    if told is not None:
        return told, "subject"
    k = group.k0 - 1
    while k >= 0:
        kind = r.chunks[k].kind
        if kind == "V":
            return r.chunks[k].verb, group.prep or "object"
        if kind in ("S", "R", "H", ";", ":") or (kind == "," and not group.prep):
            break
        k -= 1
    if group.prep:
        later = next((verb for verb in r.verbs if verb.k > group.k1 and verb.tense not in ("inf", "ger", "part")), None)
        return later, group.prep
    return None, ""


_BY_WHOM: dict[str, Role] = {
    **dict.fromkeys("attend join lead chair".split(), "participant"),
    **dict.fromkeys("mediate broker".split(), "mediator"),
}
_MADE_BY: dict[str, Role] = {
    **dict.fromkeys("brokered mediated facilitated".split(), "mediator"),
    **dict.fromkeys("hosted sponsored led convened chaired".split(), "host"),
}
CALLED_OFF = frozenset("cancel postpone scrap suspend shelve abandon".split())


def own_verbs(r: Reading, group: Group) -> list[Verb]:
    """The verbs of which the noun is the subject: "talks scheduled for May will be held"."""
    mine = {entity.a for entity in group.entities}
    return [
        verb
        for verb in r.verbs
        if verb.k >= group.k1 and verb.tense not in ("inf", "ger") and any(entity.a in mine for entity in verb.subject)
    ]


def _told_after(r: Reading, group: Group) -> Verb | None:
    """ "talks scheduled for Thursday", "a summit hosted by Qatar", "talks due to be held": the verb that follows its noun."""
    k = group.k1
    while k < len(r.chunks) and (
        r.chunks[k].kind in ("P", "A", "W") or (r.chunks[k].kind == "NP" and r.s.lows[r.chunks[k].a] != "due" and r.group_at[k].prep)
    ):
        k += 1
    if k < len(r.chunks) and r.chunks[k].kind == "NP" and r.s.lows[r.chunks[k].a] == "due":
        k += 1
        verb = r.chunks[k].verb if k < len(r.chunks) else None
        return verb if verb is not None and verb.tense == "inf" else None
    verb = r.chunks[k].verb if k < len(r.chunks) else None
    if verb is None or verb.lemma not in TOLD:
        return None
    ahead = (
        verb.tense == "inf" and verb.passive and (verb.governor is None or verb.governor.k < group.k0)
    )  # "a summit to be hosted by Qatar"
    return verb if ahead or (verb.tense in ("past", "part") and verb.a + 1 == verb.b) else None


def premodifiers(article: Article, index: int, r: Reading, entity: Entity, at: int, mention: Mention) -> None:  # noqa: PLR0912
    """Names before the noun: "UK-EU talks", "the Cairo summit", "Trump's visit", "an EU summit"."""
    owner = owner_entity(r, entity)
    start = entity.a
    if owner is not None:
        start = owner.b
        whose = article.owner(index, entity)
        mention.owned = bool(whose)
        for actor in whose:
            if not (_capital(actor.name) and mention.family != "visit"):
                take_part(mention, actor, "participant")
    i = start
    while i < at:
        word = r.s.words[i]
        if r.s.lows[i] in SITTING:
            body = SITTING[r.s.lows[i]]
            take_part(mention, Actor(body if word.islower() else word, body, "body", proper=False), "participant")
        if r.s.tags[i] not in ("Z", "N") or not word[:1].isupper():
            i += 1
            continue
        halves = [half for half in word.replace("–", "-").split("-") if half]
        if len(halves) == 2 and all(states.lookup(half) or article.registry.short.get(half) for half in halves):
            for half in halves:
                _add_named(article, half, mention)
            i += 1
            continue
        if len(halves) == 2 and halves[1] in _MADE_BY and (maker := states.lookup(halves[0])) is not None:
            take_part(mention, article.registry.state(maker.name), _MADE_BY[halves[1]])  # "Qatar-brokered talks"
            i += 1
            continue
        if word.isupper() and len(word) > 2 and states.lookup(word) is None and "-" not in word:
            take_part(mention, Actor(word, word.lower(), "body"), "participant")
            i += 1
            continue
        for size in (4, 3, 2, 1):
            phrase = r.s.text(i, min(i + size, at))
            known = states.lookup(phrase)
            if known is not None or phrase in article.registry.short:
                break
        if known is not None and known.sort == "capital":
            mention.place = phrase
        elif known is not None:
            if mention.family == "visit":
                mention.place = mention.place or (phrase if known.sort == "name" else "")
            else:
                _add_named(article, phrase, mention)
        elif phrase in article.registry.short:
            _add_named(article, phrase, mention)
        i += max(1, size if known is not None else 1)


def _capital(name: str) -> bool:
    known = states.lookup(name)
    return known is not None and known.sort == "capital"


def _add_named(article: Article, phrase: str, mention: Mention) -> None:
    known = states.lookup(phrase)
    if known is not None:
        sort: str = "state" if known.state else "body"
        actor = article.registry.actor(
            Entity(
                "state" if sort == "state" else "body",
                known.name if known.sort == "adjective" else phrase,
                phrase.lower(),
                state=known.name,
                adjective=known.sort == "adjective",
            )
        )
    else:
        actor = article.registry.actor(Entity("name", phrase, phrase.lower()))
    if actor is not None:
        take_part(mention, actor, "participant")


def attached(r: Reading, group: Group, at: int) -> list[Group]:
    """Prepositional groups that hang on the noun, those inside the group first."""
    inner: list[Group] = []
    for k in range(group.k0, group.k1):
        item = r.chunks[k]
        if item.kind == "NP" and item.a > at and item.entity is not None:
            prep = r.s.lows[r.chunks[k - 1].b - 1] if r.chunks[k - 1].kind == "P" else inner[-1].prep if inner else ""
            inner.append(Group((item.entity,), k, k + 1, prep))
    more = _listed_on(r, group, inner)
    return inner + more + r.prepositional(more[-1].k1 if more else group.k1)


def _listed_on(r: Reading, group: Group, inner: list[Group]) -> list[Group]:
    """ "A meeting of Bush, President Sarkozy and Mr Barroso": the list goes on after the first of them."""
    if not inner or not inner[-1].entities[-1].acts or inner[-1].k1 != group.k1:
        return []
    out: list[Group] = []
    k, joined = group.k1, False
    while not joined and _kind_at(r, k) in (",", "C"):
        while _kind_at(r, k) in (",", "C"):
            joined = joined or r.chunks[k].kind == "C"
            k += 1
        other = r.group_at.get(k)
        if other is None or other.k0 != k or other.prep or not other.entities[0].acts:
            return []
        out.append(Group(other.entities, other.k0, other.k1, inner[-1].prep))
        joined = joined or len(other.entities) > 1
        k = other.k1
    verb = r.chunks[k].verb if k < len(r.chunks) else None
    if not joined or (verb is not None and any(verb.subject == other.entities for other in out)):
        return []  # "after a meeting of the board, and Lee said"
    return out


def with_groups(article: Article, index: int, r: Reading, groups: list[Group], mention: Mention) -> None:
    """Participants after "with", "between", "of", "by"; destination after "to" for a visit."""
    if mention.family in ("visit", "call"):
        _purpose(article, index, r, groups, mention)
    for group in groups:
        prep = "" if not group.prep or group.prep.startswith(("ahead", "because", "out")) else group.prep.split()[-1]
        if (
            prep in ("with", "between", "among", "involving", "by")
            or (prep == "for" and mention.head in ("dinner", "lunch"))
            or (prep == "of" and mention.family in ("meeting", "talks", "summit", "conference", "call", "visit"))
        ):
            for entity in group.entities:
                if entity.sort == "thing" or bad_object(entity):
                    continue
                for actor in article.resolved[index].get(entity.a, ()) or _direct(article, entity):
                    take_part(mention, actor, "participant")
                    mention.owned = mention.owned or prep == "by"
        elif prep == "to" and mention.family == "visit" and group.entities:
            entity = group.entities[0]
            if entity.sort in ("state", "place", "name") and not mention.place:
                mention.place = entity.name
            if entity.sort == "thing" and entity.state and entity.head in _TOWNS:
                take_part(mention, article.registry.state(entity.state), "host")  # "a visit to the Peruvian city of Cusco"
        elif prep == "to" and mention.family == "call":
            for actor in article.actors(index, group.entities):
                if actor.kind in ("person", "state"):
                    take_part(mention, actor, "participant")


def together(article: Article, index: int, r: Reading, k: int, mention: Mention) -> None:
    """ "Is attending the conference along with delegates from six states": those behind it are there too."""
    if _kind_at(r, k) == "C" and r.s.lows[r.chunks[k].a] in ("along", "together") and (others := r.group_after(k + 1)) is not None:
        for actor in article.actors(index, others.entities):
            take_part(mention, actor, "participant")


_TOWNS = frozenset("city town capital port village province region island border resort".split())
_LOBBYING = frozenset("meet see lobby press persuade brief consult thank convince congratulate".split())


def _purpose(article: Article, index: int, r: Reading, groups: list[Group], mention: Mention) -> None:
    """ "A visit to Lima to lobby the premier": whom the visitor sees there."""
    k = groups[-1].k1 if groups else next((i for i, item in enumerate(r.chunks) if item.a > mention.at), len(r.chunks))
    while _kind_at(r, k) in ("W", "A") or (_kind_at(r, k) == "P" and _kind_at(r, k + 1) == "W"):
        k += 1
    verb = r.chunks[k].verb if k < len(r.chunks) else None
    met = r.group_after(k + 1) if verb is not None and verb.tense == "inf" and verb.lemma in _LOBBYING else None
    for actor in article.actors(index, met.entities) if met is not None and met.prep in ("", "with") else ():
        if actor.kind == "person" or public(actor):
            take_part(mention, actor, "participant")


def _direct(article: Article, entity: Entity) -> tuple[Actor, ...]:
    actor = article.registry.actor(entity)
    return (actor,) if actor is not None else ()


def from_governor(  # noqa: PLR0912
    article: Article, index: int, r: Reading, verb: Verb | None, role: str, group: Group, mention: Mention, one_side: bool
) -> None:
    """The subject of the verb that holds, attends or follows the meeting takes part in it.

    `one_side`: the noun names only those "with" or "of" whom it is; "talks between A and B" needs no subject.
    """
    if verb is None or role == "subject":
        _named_by_own_verbs(article, index, r, verb, group, mention)
        return
    if verb.lemma in ATTENDING and outlook(verb) in ("cancelled", "none"):
        return  # "declined to attend the conference": the conference goes on without them
    there = verb.lemma in TAKING_PART or (
        one_side and (role in ("object", "during") or (verb.lemma in GOING and role in ("for", "to", "at", "on")))
    )
    if verb.negated or (len(mention.actors) > 1 and not there) or mention.owned:
        mention.score += 0.5 * (role == "object" and verb.lemma in HOLDING and not verb.negated)
        _status_of_holding(verb, role, mention)
        return
    actors = article.subject(index, verb)
    if role == "object":
        if verb.lemma in HOLDING:
            mention.score += 0.5
            mention.reasons.append(because("words-it", words=r.s.text(verb.a, verb.b)))
            for actor in reversed(actors) if not _for_others(verb, mention) else ():
                take_part(mention, actor, "host" if HOLDING[verb.lemma][1] else "participant", first=True)
            _status_of_holding(verb, role, mention)
        return
    prep = role.rsplit(maxsplit=1)[-1]
    if role in ("from", "out of") and verb.lemma in COMING_OUT and mention.family != "visit":
        for actor in reversed(actors):
            take_part(mention, actor, "participant", first=True)
        return
    if verb.lemma == "send" and prep == "to" and not verb.passive:
        sent = r.group_after(verb.k + 1)  # "will send its premier to the summit"
        there_too = article.actors(index, sent.entities) if sent is not None and not sent.prep else ()
        for actor in (*actors, *there_too):
            take_part(mention, actor, "participant")
        return
    if prep not in LINKING or verb.lemma == "focus":
        return
    if _on_sidelines(r, group):
        mention.margin = True
        met = r.group_after(verb.k + 1) if verb.lemma in ("meet", "see", "host", "receive") else None
        met = met or next((other for other in r.prepositional(verb.k + 1) if other.prep == "with" and other.k1 <= group.k0), None)
        for actor in (*actors, *(article.actors(index, met.entities) if met is not None else ())):
            if actor.kind in ("person", "state") and actor.proper:
                take_part(mention, actor, "participant")
        return
    if prep == "after" and verb.lemma in REPORT and not mention.actors and not any(actor.proper for actor in actors):
        # "The EU states will give €92m, officials said after talks": those of whom they speak.
        first = next((other for other in r.verbs if other.k < verb.k and other.tense not in ("inf", "ger", "part")), None)
        for actor in article.subject(index, first) if first is not None and not r.s.quoted[first.main] else ():
            if actor.kind in ("state", "body", "person", "group"):
                take_part(mention, actor, "participant")
    if prep == "on" and mention.family == "visit" and not mention.definite:
        pass  # "on a visit to Oslo": wherever it stands, the subject is the visitor
    elif prep in ("for", "to", "with", "on") and verb.lemma not in GOING and not mention.actors:
        return
    there = verb.lemma in GOING or verb.lemma in REPORT or verb.lemma in DONE_THERE or _opens_with(group, verb, mention)
    there = there or (prep in ("at", "during") and _acts_there(verb, actors, mention))
    if prep not in ("for", "to", "with", "on") and not there:
        return
    said = verb.lemma in REPORT and not (verb.lemma == "agree" and prep in ("at", "in", "during"))
    for actor in reversed(actors):
        if said and (actor.kind != "person" or not actor.proper or _watches(actor) or (mention.definite and not actor.office)):
            continue
        take_part(mention, actor, "participant", first=True)
    if actors:
        _alongside(article, index, r, mention)
    _addressed(article, index, r, verb, mention)


def other_side(article: Article, index: int, verb: Verb, mention: Mention) -> None:
    """ "The rebels said talks with the government would resume": of talks "with" somebody the other side is who speaks of them."""
    report = reporter(article, index, verb)
    for actor in article.subject(index, report) if report is not None else ():
        if public(actor) and not _watches(actor) and lexicon.SPOKESMEN.isdisjoint(actor.office.lower().split()):
            take_part(mention, actor, "participant", first=True)


def _named_by_own_verbs(article: Article, index: int, r: Reading, verb: Verb | None, group: Group, mention: Mention) -> None:
    """Who holds or brings together the meeting that is itself the subject: "was hosted by", "will include"."""
    above = r.chunks[group.k0 - 1].verb if group.k0 and not group.prep else None
    if above is not None and above.lemma in HOLDING and not above.negated:  # "announced the summit, hosted with Poland"
        for actor in article.subject(index, above):
            take_part(mention, actor, "host" if HOLDING[above.lemma][1] else "participant")
    for told in [*own_verbs(r, group), *([verb] if verb is not None else [])]:
        if _brings_together(r, told):
            met = r.group_after(told.k + 1)
            for actor in article.actors(index, met.entities) if met is not None and not met.prep else ():
                take_part(mention, actor, "participant")
        for other in r.prepositional(told.k + 1) if told.lemma in HOLDING or told.lemma in TOLD else ():
            prep = other.prep.rsplit(maxsplit=1)[-1] if other.prep else ""
            if prep in ("by", "with", "between"):
                for actor in article.actors(index, other.entities):
                    take_part(mention, actor, _BY_WHOM.get(told.lemma, "host") if prep == "by" else "participant")


_BRINGING = frozenset("include involve bring gather unite feature".split())


def _brings_together(r: Reading, verb: Verb) -> bool:
    """ "The talks will include", "brought together"."""
    together = verb.lemma != "bring" or "together" in r.s.lows[verb.b : verb.b + 2]
    return verb.lemma in _BRINGING and together and not verb.passive and not verb.relative


def _alongside(article: Article, index: int, r: Reading, mention: Mention) -> None:
    """ "Speaking alongside Gross after talks"."""
    for group in r.groups if "alongside" in r.s.lows else ():
        if group.prep == "alongside":
            for actor in article.actors(index, group.entities):
                take_part(mention, actor, "participant")


def _acts_there(verb: Verb, actors: tuple[Actor, ...], mention: Mention) -> bool:
    """ "Reed will drop his threats at the summit", "leaders learnt of it at a meeting with Reed": who does something there."""
    told = verb.tense in ("past", "perfect", "future", "would") and not verb.passive
    return told and any(
        actor.kind in ("person", "state")
        and (actor.proper or actor.office)
        or (bool(mention.actors) and actor.kind == "group" and public(actor))
        for actor in actors
    )


def _opens_with(group: Group, verb: Verb, mention: Mention) -> bool:
    """ "In a call with Gross on Monday, Petrov begged": who is told of right behind was there, whatever he did."""
    return group.k0 < 3 and verb.k > group.k1 and bool(mention.actors) and verb.tense in ("past", "perfect") and not verb.passive


_ARRANGING = frozenset("arrange organise organize host convene".split())  # somebody else's visit
_ASKING = frozenset("request seek demand propose urge want".split())


def _for_others(verb: Verb, mention: Mention) -> bool:
    """ "Hosted a visit by", "requested a meeting of the Security Council": whoever does so is not of those who meet."""
    if mention.family == "visit":
        return verb.lemma in _ARRANGING
    return verb.lemma in _ASKING and any(actor.kind == "body" and actor.proper for actor, _ in mention.actors)


_ADDRESSING = frozenset("tell assure inform warn urge invite summon press brief thank ask join host welcome receive".split())


def _addressed(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> None:
    """ "In a phone call, Petrov told Gross ...", "invited the rebels to talks": who is spoken to, or invited, takes part as well."""
    if verb.lemma not in _ADDRESSING or verb.passive or mention.family == "conference" or not mention.actors:
        return
    group = r.group_after(verb.k + 1)
    for actor in article.actors(index, group.entities) if group is not None and not group.prep else ():
        if public(actor):
            take_part(mention, actor, "participant")


def _watches(actor: Actor) -> bool:
    return not lexicon.OBSERVERS.isdisjoint(actor.office.lower().split())


def _on_sidelines(r: Reading, group: Group) -> bool:
    """ "On the sidelines of the summit", "in the margins of a conference": whoever meets or speaks there came for it."""
    words = r.s.lows[r.chunks[max(0, group.k0 - 3)].a : r.chunks[group.k0].b]
    return "sidelines" in words or "margins" in words


def acting_there(article: Article, index: int, r: Reading, group: Group, mention: Mention) -> None:
    """ "The summit, where Lee urged ...", "a call at which the allies agreed": who acts there takes part."""
    k = group.k1
    while _kind_at(r, k) in (",", "W") or (_kind_at(r, k) == "P" and _kind_at(r, k + 1) in ("W", "NP")):
        k += 2 if _kind_at(r, k + 1) == "NP" else 1
    here = r.s.lows[r.chunks[k].a] if k < len(r.chunks) else ""
    at_which = here in ("at", "in", "during") and _kind_at(r, k + 1) == "R"
    if mention.actors and mention.owned or not (here == "where" or at_which):
        return
    verb = next((verb for verb in r.verbs if verb.k > k + 1), None)
    if verb is not None and verb.tense in ("past", "perfect", "future"):
        for actor in article.subject(index, verb):
            if actor.kind in ("person", "state", "body", "group"):
                take_part(mention, actor, "participant")


def _kind_at(r: Reading, k: int) -> str:
    return r.chunks[k].kind if k < len(r.chunks) else ""


def _status_of_holding(verb: Verb, role: str, mention: Mention) -> None:
    if role == "object" and verb.lemma in HOLDING and HOLDING[verb.lemma][0] and not verb.negated:
        mention.status = HOLDING[verb.lemma][0]  # type: ignore[assignment]
