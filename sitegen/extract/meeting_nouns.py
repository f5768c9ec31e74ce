"""Meetings told by a noun: "talks with", "the Warsaw summit", "a scheduled call between"."""

from __future__ import annotations

from sitegen.extract import states
from sitegen.extract.article import Article
from sitegen.extract.chunks import Verb
from sitegen.extract.clause import REPORT, owner_entity
from sitegen.extract.groups import Group, Reading
from sitegen.extract.mentions import Mention, marks_of, outlook, place_of
from sitegen.extract.names import Entity
from sitegen.extract.occasions import (
    ATTENDING,
    BAD_OBJECTS,
    CALL_WORDS,
    CANCELLED_WORDS,
    DONE_THERE,
    ENDING,
    GOING,
    HABITS,
    HOLDING,
    LAST_WORDS,
    LATER_WORDS,
    LEVELS,
    LINKING,
    NOT_A_MEETING,
    NOUNS,
    ONGOING_WORDS,
    PLANNED_WORDS,
    PROPOSED_WORDS,
    SITTING,
    STARTING,
    STARTS,
    SUBJECT_VERBS,
    TOLD,
    URGENT,
    official,
    take_part,
)
from sitegen.extract.reference import Actor
from sitegen.extract.times import dates, verb_marks


def own_group(r: Reading, k: int) -> Group:
    """The group that a noun phrase heads, or one of its own for a phrase inside: "the day of the summit"."""
    group = r.group_at[k]
    if group.k0 == k:
        return group
    entity = r.chunks[k].entity
    assert entity is not None
    return Group((entity,), k, group.k1, group.prep or "of")


STANDING = frozenset("general national legislative constituent state".split())  # "the General Assembly" is a body


def _noun_head(r: Reading, entity: Entity) -> tuple[str, int] | None:
    """The meeting noun of a phrase and its token."""
    last = entity.b - 1
    low = r.s.lows[last]
    if low not in NOUNS or r.s.tags[last] not in ("N", "Z"):
        return None
    if r.s.tags[last] == "Z" and entity.sort == "body" and " " not in entity.name:
        return None
    return low, last


def from_noun(article: Article, index: int, r: Reading, group: Group, entity: Entity) -> Mention | None:
    found = _noun_head(r, entity)
    if found is None:
        return None
    head, at = found
    family, score = NOUNS[head]
    lows = r.s.lows
    before = set(lows[entity.a : at])
    if before & NOT_A_MEETING or (head == "assembly" and before & STANDING) or "newsletter" in lows:
        return None
    if head in ("call", "calls") and not _is_call(r, group, before, at):
        return None
    mention = Mention("meeting", index, at, head, family, "held", [], score, [f"“{r.s.text(entity.a, at + 1)}”"])
    possessed = group.k0 > 0 and r.chunks[group.k0 - 1].kind == "W" and r.s.tags[r.chunks[group.k0 - 1].b - 1] == "'"
    mention.definite = (entity.definite or possessed) and not (before & (PLANNED_WORDS | CANCELLED_WORDS))
    if before & {"a", "an", "another"}:
        mention.definite = False
    _premodifiers(article, index, r, entity, at, mention)
    groups = _attached(r, group, at)
    _with_groups(article, index, r, groups, mention)
    place = place_of(article, r, groups)
    mention.place = mention.place or place
    verb, role = _governing(r, group)
    if role == "subject":
        for own in _own_verbs(r, group) or ([verb] if verb is not None else []):
            mention.place = mention.place or place_of(article, r, r.prepositional(own.k + 1))
    mention.at_noun = not mention.actors
    if verb is not None and not HABITS.isdisjoint(lows[max(0, verb.a - 1) : verb.b + 1]):
        mention.score -= 2.0
    _from_governor(article, index, r, verb, role, group, mention, any(other.prep.endswith("with") for other in groups))
    _where(article, index, r, group, mention)
    _which_day(r, entity, mention)
    _noun_status(article, r, group, before, verb, role, mention)
    mention.when = _noun_marks(r, group, entity, at, verb, role, mention)
    mention.level = next((level for word, level in LEVELS.items() if word in before or word in lows[at + 1 : at + 6]), "")
    return _weigh(mention, before, lows[at + 1] if at + 1 < len(lows) else "", r.s.words[at][:1].isupper() and at > 0)


def _is_call(r: Reading, group: Group, before: set[str], at: int) -> bool:
    lows = r.s.lows
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if following in ("for", "to", "on", "by"):
        return bool(before & CALL_WORDS)
    if before & CALL_WORDS or following in ("with", "between"):
        return True
    k = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), 0)
    if k and r.chunks[k - 1].kind == "W":
        return True
    return group.prep in ("on", "in", "during", "after", "to") and (
        "the" in before or "this" in before or "’s" in before or "'s" in before or "a" in before
    )


def _premodifiers(article: Article, index: int, r: Reading, entity: Entity, at: int, mention: Mention) -> None:  # noqa: PLR0912
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
            take_part(mention, Actor(word, word.lower(), "body", proper=False), "participant")
        if r.s.tags[i] not in ("Z", "N") or not word[:1].isupper():
            i += 1
            continue
        halves = [half for half in word.replace("–", "-").split("-") if half]
        if len(halves) == 2 and all(states.lookup(half) or article.registry.short.get(half) for half in halves):
            for half in halves:
                _add_named(article, half, mention)
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
            )
        )
    else:
        actor = article.registry.actor(Entity("name", phrase, phrase.lower()))
    if actor is not None:
        take_part(mention, actor, "participant")


def _attached(r: Reading, group: Group, at: int) -> list[Group]:
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


def _with_groups(article: Article, index: int, r: Reading, groups: list[Group], mention: Mention) -> None:
    """Participants after "with", "between", "of", "by"; destination after "to" for a visit."""
    for group in groups:
        prep = "" if not group.prep or group.prep.startswith(("ahead", "because", "out")) else group.prep.split()[-1]
        if prep in ("with", "between", "among", "involving", "by") or (
            prep == "of" and mention.family in ("meeting", "talks", "summit", "conference", "call", "visit")
        ):
            for entity in group.entities:
                if entity.sort == "thing" or entity.head in BAD_OBJECTS:
                    continue
                for actor in article.resolved[index].get(entity.a, ()) or _direct(article, entity):
                    take_part(mention, actor, "participant")
                    mention.owned = mention.owned or prep == "by"
        elif prep == "to" and mention.family == "visit" and group.entities:
            entity = group.entities[0]
            if entity.sort in ("state", "place", "name") and not mention.place:
                mention.place = entity.name


def _direct(article: Article, entity: Entity) -> tuple[Actor, ...]:
    actor = article.registry.actor(entity)
    return (actor,) if actor is not None else ()


def _governing(r: Reading, group: Group) -> tuple[Verb | None, str]:
    """(verb, how the noun stands to it): subject, object, or the preposition between them."""
    own = _own_verbs(r, group)
    if own:
        off = next((verb for verb in own if verb.passive and verb.lemma in CALLED_OFF), None)
        return off or next((verb for verb in own if verb.a + 1 < verb.b), own[0]), "subject"
    told = _told_after(r, group)
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


CALLED_OFF = frozenset("cancel postpone scrap suspend shelve abandon".split())


def _own_verbs(r: Reading, group: Group) -> list[Verb]:
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
    if verb is None or verb.lemma not in TOLD or verb.tense not in ("past", "part") or verb.a + 1 != verb.b:
        return None
    return verb


def _from_governor(  # noqa: PLR0912
    article: Article, index: int, r: Reading, verb: Verb | None, role: str, group: Group, mention: Mention, one_side: bool
) -> None:
    """The subject of the verb that holds, attends or follows the meeting takes part in it.

    `one_side`: the noun names only those "with" whom; "talks between A and B" needs no subject.
    """
    if verb is None or role == "subject":
        above = r.chunks[group.k0 - 1].verb if group.k0 and not group.prep else None
        if above is not None and above.lemma in HOLDING and not above.negated:  # "announced the summit, hosted with Poland"
            for actor in article.subject(index, above):
                take_part(mention, actor, "host" if HOLDING[above.lemma][1] else "participant")
        for told in [*_own_verbs(r, group), *([verb] if verb is not None else [])]:
            if told.lemma not in HOLDING and told.lemma not in TOLD:
                continue
            for other in r.prepositional(told.k + 1):
                prep = other.prep.rsplit(maxsplit=1)[-1] if other.prep else ""
                if prep in ("by", "with", "between"):
                    for actor in article.actors(index, other.entities):
                        take_part(mention, actor, "host" if prep == "by" else "participant")
        return
    if verb.lemma in ATTENDING and outlook(verb) in ("cancelled", "none"):
        return  # "declined to attend the conference": the conference goes on without them
    if verb.negated or (len(mention.actors) > 1 and not one_side) or mention.owned:
        mention.score += 0.5 * (role == "object" and verb.lemma in HOLDING and not verb.negated)
        _status_of_holding(verb, role, mention)
        return
    actors = article.subject(index, verb)
    if role == "object":
        if verb.lemma in HOLDING:
            mention.score += 0.5
            mention.reasons.append(f"“{r.s.text(verb.a, verb.b)}” it")
            for actor in reversed(actors):
                take_part(mention, actor, "host" if HOLDING[verb.lemma][1] else "participant", first=True)
            _status_of_holding(verb, role, mention)
        return
    prep = role.rsplit(maxsplit=1)[-1]
    if prep not in LINKING or verb.lemma == "focus":
        return
    if prep == "after" and verb.lemma in REPORT and not mention.actors and not any(actor.proper for actor in actors):
        # "The EU states will give €92m, officials said after talks": those of whom they speak.
        first = next((other for other in r.verbs if other.k < verb.k and other.tense not in ("inf", "ger", "part")), None)
        for actor in article.subject(index, first) if first is not None and not r.s.quoted[first.main] else ():
            if actor.kind in ("state", "body", "person", "group"):
                take_part(mention, actor, "participant")
    if prep in ("for", "to", "with", "on") and verb.lemma not in GOING and not mention.actors:
        return
    if prep not in ("for", "to", "with", "on") and verb.lemma not in GOING and verb.lemma not in REPORT and verb.lemma not in DONE_THERE:
        return
    said = verb.lemma in REPORT
    for actor in reversed(actors):
        if said and (mention.definite or actor.kind != "person" or not actor.proper):
            continue
        take_part(mention, actor, "participant", first=True)


def _where(article: Article, index: int, r: Reading, group: Group, mention: Mention) -> None:
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


def _which_day(r: Reading, entity: Entity, mention: Mention) -> None:
    """ "On the final day of the summit", "the second day of his visit"."""
    lows = r.s.lows
    if entity.a < 3 or lows[entity.a - 1] != "of" or lows[entity.a - 2] != "day":
        return
    words = set(lows[max(0, entity.a - 5) : entity.a - 2])
    if words & LAST_WORDS:
        mention.reasons.append(ENDING)
    elif words & LATER_WORDS:
        mention.status = "ongoing"
        mention.tense_sure = True


def _kind_at(r: Reading, k: int) -> str:
    return r.chunks[k].kind if k < len(r.chunks) else ""


def _status_of_holding(verb: Verb, role: str, mention: Mention) -> None:
    if role == "object" and verb.lemma in HOLDING and HOLDING[verb.lemma][0] and not verb.negated:
        mention.status = HOLDING[verb.lemma][0]  # type: ignore[assignment]


def _under_way(r: Reading, group: Group) -> bool:
    """ "talks are under way"."""
    lows = r.s.lows
    return "underway" in lows or any(lows[i : i + 2] == ["under", "way"] for i in range(r.chunks[group.k0].a, len(lows) - 1))


def _noun_status(article: Article, r: Reading, group: Group, before: set[str], verb: Verb | None, role: str, mention: Mention) -> None:  # noqa: PLR0912
    """Status from the words before the noun, else from its verb, else from the preposition."""
    status: str = mention.status if mention.status != "held" else ""
    if status:
        mention.tense_sure = True
    elif before & CANCELLED_WORDS:
        status = "cancelled"
    elif before & PLANNED_WORDS:
        status = "planned"
        mention.tense_sure = True
    elif before & ONGOING_WORDS or (role == "subject" and _under_way(r, group)):
        status = "ongoing"
    elif before & PROPOSED_WORDS and not mention.definite and not ("new" in before and mention.actors):
        status = "proposed"
    prep = group.prep.split()[0] if group.prep else ""
    if (
        not status
        and prep in ("ahead", "before")
        and (verb is None or outlook(verb) in ("held", "present", "ongoing", "planned", "proposed"))
    ):
        status = "planned"
    if not status and prep in ("after", "following", "since"):
        status = "held"
        mention.tense_sure = True
    if not status and verb is not None:
        seen = outlook(verb)
        if seen in ("cancelled", "none") and verb.lemma in ATTENDING and role != "subject":
            seen = "present"
        if role == "subject" and verb.lemma in ("cancel", "postpone", "scrap", "suspend", "shelve", "call") and verb.passive:
            status = "cancelled"
        elif role == "subject" and verb.lemma in ("schedule", "expect", "plan", "set") and (verb.passive or verb.a + 1 == verb.b):
            status = "planned"
            mention.tense_sure = True
        elif seen == "present":
            status = "planned" if role == "subject" and not r.s.headline else "held"
        elif role == "object" and verb.lemma not in HOLDING:
            pass  # "criticised the summit" does not say when it is
        elif seen in ("held", "ongoing", "planned", "proposed", "cancelled"):
            status = seen
            own = (role == "subject" and verb.lemma in SUBJECT_VERBS) or (role == "object" and verb.lemma in HOLDING)
            mention.tense_sure = own or (seen == "planned" and verb.lemma in GOING)
        elif seen == "none":
            mention.score -= 1.0
    if status:
        mention.status = status  # type: ignore[assignment]


def _noun_marks(r: Reading, group: Group, entity: Entity, at: int, verb: Verb | None, role: str, mention: Mention) -> list[int]:
    """Time marks of the meeting: in its phrase, beside it, else in the clause of the verb that tells of it."""
    inside = marks_of(r, entity.a, at + 1)
    k = group.k0 - 1
    if k >= 0 and r.chunks[k].kind == "W" and not group.prep:
        inside += marks_of(r, r.chunks[k].a, r.chunks[k].b)
    j = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), group.k0) + 1
    following: list[int] = []
    while j < len(r.chunks):
        item = r.chunks[j]
        if (
            item.kind == "V"
            and item.verb is not None
            and item.verb.tense == "ger"
            and item.verb.lemma in STARTS
            and _kind(r, j + 1, j + 2) == "W"
        ):
            mention.reasons.append(STARTING)
        elif item.kind == "W":
            if dates(r, j) or r.s.lows[r.chunks[j - 1].b - 1] == "for":  # "a meeting for Friday"; a length of time is no mark here
                following += marks_of(r, item.a, item.b)
        elif item.kind == "P" and r.s.lows[item.a] in ("ahead", "before", "after", "since", "until") and _kind(r, j + 1) == "NP":
            break  # "ahead of the elections next week"
        elif item.kind not in ("P", "NP", "A", '"', "(", "-") and not (item.kind == "," and _kind(r, j + 1) in ("W", "P")):
            break
        j += 1
    if verb is not None and verb.lemma == "set" and r.s.lows[verb.b : verb.b + 1] == ["up"]:
        return list(dict.fromkeys(inside))  # "the meeting was set up in 2007": not its day
    if verb is not None and role == "object" and HOLDING.get(verb.lemma, ("",))[0] and verb.tense in ("past", "perfect", "ger"):
        return list(dict.fromkeys(inside + following))  # "announced on Monday a summit in June": the day of the announcement
    own = verb is not None and ((role == "subject" and verb.lemma in SUBJECT_VERBS) or (role == "object" and verb.lemma in HOLDING))
    joined = (
        verb is not None
        and role not in ("subject", "object")
        and (verb.lemma in GOING or (verb.lemma in REPORT and role in ("at", "during", "in")))
    )
    return list(
        dict.fromkeys(
            inside + following + (verb_marks(r, verb) if verb is not None and (own or joined) else []) + _others(r, group, verb, role)
        )
    )


def _others(r: Reading, group: Group, verb: Verb | None, role: str) -> list[int]:
    """Time marks of the noun's other verbs: "planned for June"."""
    if role != "subject":
        return []
    return [mark for other in _own_verbs(r, group) if other is not verb and other.lemma in TOLD for mark in verb_marks(r, other)]


def _kind(r: Reading, *places: int) -> str:
    """The kind of the first of some chunks that is no preposition."""
    for k in places:
        if k < len(r.chunks) and r.chunks[k].kind != "P":
            return r.chunks[k].kind
    return ""


def _weigh(mention: Mention, before: set[str], following: str, named: bool) -> Mention | None:
    """Add up the evidence."""
    people = len(mention.actors)
    proper = sum(actor.proper for actor, _ in mention.actors)
    mention.score += 0.55 * min(people, 2) + 0.25 * min(proper, 2)
    mention.score += 0.35 * bool(mention.place) + 0.35 * bool(mention.when)
    if mention.definite:
        mention.score += 0.3
    elif (
        not before & {"a", "an", "another", "one", "two", "three", "several"}
        and not mention.actors
        and not mention.when
        and not mention.place
    ):
        mention.score -= 0.4
    if named and mention.head in ("dialogue", "forum", "assembly", "retreat", "session") and not mention.when:
        mention.score -= 0.5  # "the Inter-American Dialogue" is a body as often as an occasion
    mention.score += 0.2 * bool(before & URGENT) + 0.2 * bool(mention.level)
    if people == 1 and mention.family in ("talks", "call", "meeting") and not mention.place and not mention.when and not mention.definite:
        mention.score -= 0.5
    if mention.family == "visit" and not official(mention):
        mention.score -= 1.0 if mention.head in ("tour", "trip", "trips") else 0.6
    if not mention.actors and not mention.place:
        mention.score -= 0.25
    if mention.family == "visit" and mention.actors and not any(actor.kind in ("person", "state", "group") for actor, _ in mention.actors):
        mention.score -= 0.6  # a company does not visit
    if before & {"no", "any", "such", "every", "each", "regular", "annual", "weekly", "daily"}:
        mention.score -= 0.8
    if following in ("process", "plan", "tactic", "room", "strategy", "schedule"):
        mention.score -= 1.0
    return mention
