"""Meetings: found by their nouns ("talks with"), by their verbs ("met", "visited"), with participants, place, level and status."""

from __future__ import annotations

from sitegen.extract import lexicon, states
from sitegen.extract.article import Article
from sitegen.extract.chunks import Verb
from sitegen.extract.clause import REPORT, Group, Reading, owner_entity
from sitegen.extract.mentions import Mention, clause_bounds, marks_of, outlook, place_of
from sitegen.extract.names import Entity
from sitegen.extract.reference import Actor
from sitegen.extract.times import dates, verb_marks
from sitegen.model.claim import Role

STARTING = "the words name its first day"
_URGENT = frozenset(
    "emergency urgent crisis crunch trade peace bilateral trilateral high-level direct face-to-face closed-door marathon secret official state".split()
)

# noun: (family, evidence by itself)
NOUNS: dict[str, tuple[str, float]] = {
    "meeting": ("meeting", 0.4),
    "meetings": ("meeting", 0.1),
    "meet": ("meeting", 0.0),
    "talks": ("talks", 0.3),
    "summit": ("summit", 0.6),
    "summits": ("summit", 0.0),
    "conference": ("conference", 0.1),
    "consultations": ("talks", 0.2),
    "consultation": ("talks", -0.1),
    "negotiations": ("talks", 0.0),
    "negotiation": ("talks", -0.3),
    "discussions": ("talks", 0.0),
    "discussion": ("talks", -0.3),
    "conversation": ("call", -0.2),
    "conversations": ("call", -0.6),
    "call": ("call", 0.0),
    "calls": ("call", -0.4),
    "teleconference": ("call", 0.5),
    "videoconference": ("call", 0.5),
    "visit": ("visit", 0.4),
    "visits": ("visit", 0.0),
    "trip": ("visit", -0.1),
    "trips": ("visit", -0.2),
    "tour": ("visit", -0.4),
    "dialogue": ("talks", -0.5),
    "session": ("meeting", -0.4),
    "gathering": ("meeting", 0.0),
    "encounter": ("meeting", -0.7),
    "briefing": ("meeting", -0.4),
    "hearing": ("meeting", -0.5),
    "forum": ("conference", -0.4),
    "lunch": ("meeting", -0.5),
    "dinner": ("meeting", -0.5),
    "retreat": ("meeting", -0.8),
    "assembly": ("conference", -1.0),
}
_NOT_A_MEETING = frozenset(
    "press news sports training exercise recording trading training viewing sales earnings party-political football title".split()
)
# "phone call", "video call"; a bare "call" is often a demand.
_CALL_WORDS = frozenset(
    "phone telephone video conference courtesy scheduled hotline conference skype zoom joint hour-long minute-long".split()
)
_PLANNED_WORDS = frozenset("planned scheduled upcoming forthcoming expected anticipated future coming next impending looming".split())
_PROPOSED_WORDS = frozenset("possible potential proposed eventual any further prospective new would-be further".split())
_CANCELLED_WORDS = frozenset("cancelled canceled postponed aborted abandoned scrapped shelved".split())
_PAST_WORDS = frozenset("previous last recent earlier past latest first final inconclusive failed".split())
_ONGOING_WORDS = frozenset("ongoing current continuing".split())
_LEVELS = {
    "military": "military",
    "ministerial": "ministerial",
    "ministers": "ministerial",
    "high-level": "high-level",
    "working-level": "working",
    "technical": "technical",
    "leaders": "leaders",
    "top-level": "high-level",
    "trilateral": "",
    "cabinet": "cabinet",
}

# verb of holding -> (status it sets, or "": by tense; is the subject the host?)
HOLDING: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(
        "hold have attend join lead open begin start resume conclude conduct continue finish complete enter chair co-chair arrive pay make undertake end wrap kick stage give take use".split(),
        ("", False),
    ),
    **dict.fromkeys("host convene call co-host organise organize arrange summon".split(), ("", True)),
    **dict.fromkeys("schedule plan announce set agree prepare".split(), ("planned", False)),
    **dict.fromkeys("propose offer suggest seek request urge demand want".split(), ("proposed", False)),
    **dict.fromkeys("cancel postpone scrap suspend abandon shelve refuse reject spurn decline".split(), ("cancelled", False)),
}
_SUBJECT_VERBS = frozenset(
    "take begin start open end conclude resume continue focus cover coordinate centre center discuss address last fail collapse break produce highlight follow come bring"
    " conclude agree decide reach review gather hold schedule plan expect postpone cancel set be go call work kick make adjourn yield mark run get wrap".split()
)
_DISCUSSED = frozenset("issue issues matters situation crisis conflict war cooperation ties relations".split())
_BAD_OBJECTS = frozenset(
    "demand demands target targets need needs requirement requirements condition conditions deadline deadlines criteria challenge challenges expectation"
    " expectations goal goals obligation obligations commitment commitments resistance standard standards fate end death cost costs quota threshold test"
    " husband wife girlfriend boyfriend mother father brother sister family friend friends fans people crowd crowds voters fan son daughter children parents"
    " opposition criticism approval quota reporters journalists media press".split()
)
_AUDIENCE = frozenset(
    "reporters journalists media press crowd crowds supporters audience audiences television radio magazine newspaper viewers rally voters fans outlet broadcaster".split()
)
# Prepositions that tie the subject of a verb to the meeting, and verbs of going there.
_LINKING = frozenset("for in at after following during on to with".split())
_DONE_THERE = frozenset(
    "decide sign reach adopt approve present raise launch propose warn urge accept represent chair open conclude hold address push seek press demand brief secure win try use endorse back host"
    " call agree commit offer reject refuse express stress outline make tell reaffirm review exchange denounce condemn criticise criticize praise thank".split()
)
_GOING = frozenset(
    "arrive travel fly go come gather meet sit join take participate return speak engage be head invite appear agree discuss host receive stop convene".split()
)


def find_meetings(article: Article, index: int) -> list[Mention]:
    """The mentions of meetings in sentence `index`."""
    r = article.readings[index]
    out = []
    for k, item in enumerate(r.chunks):
        if item.entity is not None:
            mention = _from_noun(article, index, r, _own_group(r, k), item.entity)
            if mention is not None:
                out.append(mention)
    for verb in r.verbs:
        mention = _from_verb(article, index, r, verb)
        if mention is not None:
            out.append(mention)
    return _one_per_clause(out)


def _own_group(r: Reading, k: int) -> Group:
    """The group that a noun phrase heads, or one of its own for a phrase inside: "the day of the summit"."""
    group = r.group_at[k]
    if group.k0 == k:
        return group
    entity = r.chunks[k].entity
    assert entity is not None
    return Group((entity,), k, group.k1, group.prep or "of")


def _one_per_clause(found: list[Mention]) -> list[Mention]:
    """ "will meet X for talks": a verb and a noun of one clause are one mention when they share their people."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (-item.score, item.at)):
        same = next(
            (
                other
                for other in kept
                if mention.keys() <= other.keys() and (mention.keys() or abs(mention.at - other.at) < 12) and mention.family != "call"
            ),
            None,
        )
        if same is not None and not (same.place and mention.place and same.place != mention.place):
            same.when = same.when or mention.when
            same.place = same.place or mention.place
            same.level = same.level or mention.level
            continue
        kept.append(mention)
    return sorted(kept, key=lambda item: item.at)


# ------------------------------------------------------------------ nouns


def _noun_head(r: Reading, entity: Entity) -> tuple[str, int] | None:
    """The meeting noun of a phrase and its token."""
    last = entity.b - 1
    low = r.s.lows[last]
    if low not in NOUNS or r.s.tags[last] not in ("N", "Z"):
        return None
    if r.s.tags[last] == "Z" and entity.sort == "body" and " " not in entity.name:
        return None
    return low, last


def _from_noun(article: Article, index: int, r: Reading, group: Group, entity: Entity) -> Mention | None:
    found = _noun_head(r, entity)
    if found is None:
        return None
    head, at = found
    family, score = NOUNS[head]
    lows = r.s.lows
    before = set(lows[entity.a : at])
    if before & _NOT_A_MEETING:
        return None
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if head in ("call", "calls") and not _is_call(r, group, before, at):
        return None
    if family == "visit" and following == "by" and False:
        return None
    mention = Mention("meeting", index, at, head, family, "held", [], score, [f"“{r.s.text(entity.a, at + 1)}”"])
    possessed = group.k0 > 0 and r.chunks[group.k0 - 1].kind == "W" and r.s.tags[r.chunks[group.k0 - 1].b - 1] == "'"
    mention.definite = (entity.definite or possessed) and not (before & (_PLANNED_WORDS | _CANCELLED_WORDS))
    if before & {"a", "an", "another"}:
        mention.definite = False
    _premodifiers(article, index, r, entity, at, mention)
    groups = _attached(r, group, at)
    _with_groups(article, index, r, groups, mention)
    place = place_of(article, r, groups)
    mention.place = mention.place or place
    verb, role = _governing(r, group)
    if verb is not None and role == "subject" and not mention.place:
        mention.place = place_of(article, r, r.prepositional(verb.k + 1))
    mention.at_noun = not mention.actors
    _from_governor(article, index, r, verb, role, group, mention)
    _noun_status(article, r, group, before, verb, role, mention)
    mention.when = _noun_marks(r, group, entity, at, verb, role, mention)
    mention.level = next((level for word, level in _LEVELS.items() if word in before or word in lows[at + 1 : at + 6]), "")
    return _weigh(mention, before, lows[at + 1] if at + 1 < len(lows) else "")


def _is_call(r: Reading, group: Group, before: set[str], at: int) -> bool:
    lows = r.s.lows
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if following in ("for", "to", "on", "by"):
        return bool(before & _CALL_WORDS)
    if before & _CALL_WORDS or following in ("with", "between"):
        return True
    k = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), 0)
    if k and r.chunks[k - 1].kind == "W":
        return True
    return group.prep in ("on", "in", "during", "after", "to") and (
        "the" in before or "this" in before or "’s" in before or "'s" in before or "a" in before
    )


def _premodifiers(article: Article, index: int, r: Reading, entity: Entity, at: int, mention: Mention) -> None:
    """Names before the noun: "UK-EU talks", "the Cairo summit", "Trump's visit", "an EU summit"."""
    owner = owner_entity(r, entity)
    start = entity.a
    if owner is not None:
        start = owner.b
        whose = article.owner(index, entity)
        mention.owned = bool(whose)
        for actor in whose:
            if not (_capital(actor.name) and mention.family != "visit"):
                _add(mention, actor, "participant")
    i = start
    while i < at:
        word = r.s.words[i]
        if r.s.lows[i] in _SITTING:
            _add(mention, Actor(word, word.lower(), "body", proper=False), "participant")
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
            _add(mention, Actor(word, word.lower(), "body"), "participant")
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


# Bodies that a meeting is of: "a cabinet meeting".
_SITTING = frozenset("cabinet board committee council parliament commission".split())


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
        _add(mention, actor, "participant")


def _add(mention: Mention, actor: Actor, role: Role) -> None:
    if actor.name.lower() in lexicon.MEDIA or actor.name.lower() in _AUDIENCE:
        return
    if actor.key not in mention.keys():
        mention.actors.append((actor, role))


def _attached(r: Reading, group: Group, at: int) -> list[Group]:
    """Prepositional groups that hang on the noun, those inside the group first."""
    inner = []
    for k in range(group.k0, group.k1):
        item = r.chunks[k]
        if item.kind == "NP" and item.a > at and item.entity is not None:
            prep = r.s.lows[r.chunks[k - 1].b - 1] if r.chunks[k - 1].kind == "P" else inner[-1].prep if inner else ""
            inner.append(Group((item.entity,), k, k + 1, prep))
    return inner + r.prepositional(group.k1)


def _with_groups(article: Article, index: int, r: Reading, groups: list[Group], mention: Mention) -> None:
    """Participants after "with", "between", "of", "by"; destination after "to" for a visit."""
    for group in groups:
        prep = group.prep.split()[-1] if group.prep else ""
        if prep in ("with", "between", "among", "involving", "by") or (
            prep == "of" and mention.family in ("meeting", "talks", "summit", "conference", "call", "visit")
        ):
            for entity in group.entities:
                if entity.sort == "thing" or entity.head in _BAD_OBJECTS:
                    continue
                for actor in article.resolved[index].get(entity.a, ()) or _direct(article, entity):
                    _add(mention, actor, "participant")
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
    for verb in r.verbs:
        if (
            any(entity.a == mine.a for entity in verb.subject for mine in group.entities)
            and verb.tense not in ("inf", "ger")
            and verb.k >= group.k1
        ):
            return verb, "subject"
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


_TOLD = frozenset("schedule plan hold host set expect convene call arrange organise organize broker mediate chair lead attend sponsor propose postpone cancel begin start".split())


def _told_after(r: Reading, group: Group) -> Verb | None:
    """ "talks scheduled for Thursday", "a summit hosted by Qatar", "talks due to be held": the verb that follows its noun."""
    k = group.k1
    while k < len(r.chunks) and (r.chunks[k].kind in ("P", "A", "W") or (r.chunks[k].kind == "NP" and r.s.lows[r.chunks[k].a] != "due" and r.group_at[k].prep)):
        k += 1
    if k < len(r.chunks) and r.chunks[k].kind == "NP" and r.s.lows[r.chunks[k].a] == "due":
        k += 1
        verb = r.chunks[k].verb if k < len(r.chunks) else None
        return verb if verb is not None and verb.tense == "inf" else None
    verb = r.chunks[k].verb if k < len(r.chunks) else None
    if verb is None or verb.lemma not in _TOLD or verb.tense not in ("past", "part") or verb.a + 1 != verb.b:
        return None
    return verb


def _from_governor(article: Article, index: int, r: Reading, verb: Verb | None, role: str, group: Group, mention: Mention) -> None:
    """The subject of the verb that holds, attends or follows the meeting takes part in it."""
    if verb is None or role == "subject":
        if verb is not None and (verb.passive or verb.tense in ("past", "part")) and verb.lemma in HOLDING:
            for other in r.prepositional(verb.k + 1):
                if other.prep.split()[-1] in ("by", "with", "between"):
                    for actor in article.actors(index, other.entities):
                        _add(mention, actor, "host" if other.prep.endswith("by") else "participant")
        return
    if verb.negated or len(mention.actors) > 1 or mention.owned:
        mention.score += 0.5 * (role == "object" and verb.lemma in HOLDING and not verb.negated)
        _status_of_holding(verb, role, mention)
        return
    actors = article.subject(index, verb)
    if role == "object":
        if verb.lemma in HOLDING:
            mention.score += 0.5
            mention.reasons.append(f"“{r.s.text(verb.a, verb.b)}” it")
            for actor in actors:
                _add(mention, actor, "host" if HOLDING[verb.lemma][1] else "participant")
            _status_of_holding(verb, role, mention)
        return
    prep = role.split()[-1]
    if prep not in _LINKING or verb.lemma in ("focus"):
        return
    if prep in ("for", "to", "with", "on") and verb.lemma not in _GOING and not mention.actors:
        return
    if prep not in ("for", "to", "with", "on") and verb.lemma not in _GOING and verb.lemma not in REPORT and verb.lemma not in _DONE_THERE:
        return
    said = verb.lemma in REPORT
    for actor in actors:
        if said and (mention.definite or actor.kind != "person" or not actor.proper):
            continue
        _add(mention, actor, "participant")


def _status_of_holding(verb: Verb, role: str, mention: Mention) -> None:
    if role == "object" and verb.lemma in HOLDING and HOLDING[verb.lemma][0] and not verb.negated:
        mention.status = HOLDING[verb.lemma][0]  # type: ignore[assignment]


def _noun_status(article: Article, r: Reading, group: Group, before: set[str], verb: Verb | None, role: str, mention: Mention) -> None:
    """Status from the words before the noun, else from its verb, else from the preposition."""
    status: str = mention.status if mention.status != "held" else ""
    if status:
        mention.tense_sure = True
    elif before & _CANCELLED_WORDS:
        status = "cancelled"
    elif before & _PLANNED_WORDS:
        status = "planned"
        mention.tense_sure = True
    elif before & _ONGOING_WORDS:
        status = "ongoing"
    elif before & _PROPOSED_WORDS and not mention.definite and not ("new" in before and mention.actors):
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
            own = (role == "subject" and verb.lemma in _SUBJECT_VERBS) or (role == "object" and verb.lemma in HOLDING)
            mention.tense_sure = own or (seen == "planned" and verb.lemma in _GOING)
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
            and item.verb.lemma in _STARTS
            and _kind(r, j + 1, j + 2) == "W"
        ):
            mention.reasons.append(STARTING)
        elif item.kind == "W":
            if dates(r, j):
                following += marks_of(r, item.a, item.b)
        elif item.kind not in ("P", "NP", "A", '"', "(", "-") and not (item.kind == "," and _kind(r, j + 1) in ("W", "P")):
            break
        j += 1
    own = verb is not None and ((role == "subject" and verb.lemma in _SUBJECT_VERBS) or (role == "object" and verb.lemma in HOLDING))
    joined = (
        verb is not None
        and role not in ("subject", "object")
        and (verb.lemma in _GOING or (verb.lemma in REPORT and role in ("at", "during", "in")))
    )
    return list(dict.fromkeys(inside + following + (verb_marks(r, verb) if verb is not None and (own or joined) else [])))


_STARTS = frozenset("start begin open commence".split())


def _kind(r: Reading, *places: int) -> str:
    """The kind of the first of some chunks that is no preposition."""
    for k in places:
        if k < len(r.chunks) and r.chunks[k].kind != "P":
            return r.chunks[k].kind
    return ""


def _weigh(mention: Mention, before: set[str], following: str) -> Mention | None:
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
    mention.score += 0.2 * bool(before & _URGENT) + 0.2 * bool(mention.level)
    if people == 1 and mention.family in ("talks", "call", "meeting") and not mention.place and not mention.when and not mention.definite:
        mention.score -= 0.5
    if mention.family == "visit" and not _official(mention):
        mention.score -= 0.6
    if not mention.actors and not mention.place:
        mention.score -= 0.25
    if before & {"no", "any", "such", "every", "each", "regular", "annual", "weekly", "daily"}:
        mention.score -= 0.8
    if following in ("process", "plan", "tactic", "room", "strategy", "schedule"):
        mention.score -= 1.0
    return mention


def _official(mention: Mention) -> bool:
    """Does anybody here hold an office or act for a state or body?"""
    return any(actor.office or actor.state or actor.kind in ("state", "body") or not actor.proper for actor, _ in mention.actors)


# ------------------------------------------------------------------ verbs

_MOVE = frozenset("travel fly head go arrive come return".split())
_OFFICIAL = frozenset("person office group".split())


def _from_verb(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    handler = _VERBS.get(verb.lemma)
    if handler is None or (verb.tense == "part" and not verb.passive):
        return None
    mention = Mention("meeting", index, verb.main, verb.lemma, "meeting", "held", [], 0.0, [f"“{r.s.text(verb.a, verb.b)}”"])
    if not handler(article, index, r, verb, mention):
        return None
    seen = outlook(verb)
    if seen == "none":
        return None
    mention.when = verb_marks(r, verb)
    if seen == "present":
        seen = "held" if r.s.headline or not mention.when else "planned"
    if seen == "ongoing" and mention.family != "talks" and mention.when:
        seen = "planned"
    if seen == "unknown":
        seen = "held"
    mention.status = seen  # type: ignore[assignment]
    mention.tense_sure = True
    groups = r.prepositional(verb.k + 1)
    mention.place = mention.place or place_of(article, r, groups)
    proper = sum(actor.proper for actor, _ in mention.actors)
    mention.score += 0.25 * min(proper, 2) + 0.2 * bool(mention.when) + 0.2 * bool(mention.place)
    return mention


def _objects(r: Reading, verb: Verb) -> Group | None:
    group = r.group_after(verb.k + 1)
    return group if group is not None and not group.prep else None


def _take(article: Article, index: int, entities: tuple[Entity, ...], mention: Mention, role: Role = "participant") -> int:
    before = len(mention.actors)
    for entity in entities:
        if entity.head in _BAD_OBJECTS or entity.sort == "thing":
            continue
        for actor in article.resolved[index].get(entity.a, ()):
            _add(mention, actor, role)
    return len(mention.actors) - before


def _with(article: Article, index: int, r: Reading, verb: Verb, mention: Mention, preps: tuple[str, ...]) -> int:
    taken = 0
    for group in r.prepositional(verb.k + 1):
        if group.prep.split()[-1] in preps and group.entities[0].head not in _AUDIENCE:
            taken += _take(article, index, group.entities, mention)
    return taken


def _meet(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    group = _objects(r, verb)
    if group is not None and (group.entities[0].head in _BAD_OBJECTS or group.entities[0].sort == "thing"):
        return False
    if verb.passive:
        return False
    subjects = _take(article, index, verb.subject, mention)
    if not subjects:
        return False
    others = _take(article, index, group.entities, mention) if group is not None else 0
    others += _with(article, index, r, verb, mention, ("with",))
    mention.score = 1.3 if others else 0.7
    if not others:
        several = subjects > 1 or any(actor.kind in ("group", "body") for actor, _ in mention.actors)
        if not several:
            # "will meet in London with ...": somebody unnamed
            mention.score = 0.1
    return True


def _visit(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "visit"
    if verb.passive:
        return False
    group = _objects(r, verb)
    if group is None or not _take(article, index, verb.subject, mention):
        return False
    first = group.entities[0]
    if first.sort in ("state", "place", "name") and not article.registry.short.get(first.name):
        names = [entity.name for entity in group.entities if entity.sort in ("state", "place", "name")]
        mention.place = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        mention.score = 0.9 if _official(mention) else 0.3
    elif first.sort in ("person", "office"):
        _take(article, index, group.entities, mention)
        mention.score = 0.8
    else:
        mention.score = -0.3
    return True


def _move(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "visit"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    if not any(actor.kind == "person" and (actor.proper or actor.office) for actor, _ in mention.actors):
        return False
    wanted = ("in", "at") if verb.lemma == "arrive" else ("to",)
    for group in r.prepositional(verb.k + 1):
        prep = group.prep.split()[-1]
        first = group.entities[0]
        if (
            prep in wanted
            and first.sort in ("state", "place")
            or prep in wanted
            and first.sort == "name"
            and not article.registry.short.get(first.name)
        ):
            names = [entity.name for entity in group.entities if entity.sort in ("state", "place", "name")]
            mention.place = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
            mention.score = (0.55 if verb.lemma in ("travel", "fly", "arrive") else 0.1) - (0.0 if _official(mention) else 0.4)
            _with(article, index, r, verb, mention, ("with",))
            return True
    return False


def _speak(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "call" if any(word in r.s.lows for word in ("phone", "telephone", "call")) else "talks"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    if any(entity.owner.lower() in lexicon.MEDIA or entity.head in ("reporter", "correspondent", "host", "anchor", "journalist") for entity in verb.subject):
        return False
    others = _with(article, index, r, verb, mention, ("with", "to"))
    mention.score = 0.75
    people = [actor for actor, _ in mention.actors if actor.kind in ("person", "state", "group")]
    return others > 0 and len(people) == len(mention.actors)


def _discuss(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "talks"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    others = _with(article, index, r, verb, mention, ("with",))
    several = len(mention.actors) > 1 or any(actor.kind == "group" for actor, _ in mention.actors)
    mention.score = 0.8 if others else 0.3
    return others > 0 or several


def _phone(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "call"
    group = _objects(r, verb)
    if verb.passive or group is None or group.entities[0].sort not in ("person", "office"):
        return False
    after = r.chunks[group.k1].kind if group.k1 < len(r.chunks) else "."
    target = article.actors(index, group.entities[:1])
    known = bool(target) and (bool(target[0].office) or target[0].name.split()[0].lower() in lexicon.GIVEN_NAMES)
    if verb.lemma == "call" and (not known or verb.relative or r.s.forms[verb.main] in ("Z", "G", "I") and verb.tense == "present"):
        return False
    if verb.lemma == "call" and (after in ("NP", '"', "N") or r.s.quoted[verb.main]):
        return False
    if not _take(article, index, verb.subject, mention) or not _take(article, index, group.entities, mention):
        return False
    mention.score = 0.6
    return True


def _receive(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    group = _objects(r, verb)
    if verb.passive or group is None or group.entities[0].sort not in ("person", "office", "group"):
        return False
    target = article.actors(index, group.entities[:1])
    if group.k1 < len(r.chunks) and r.chunks[group.k1].kind == "V":
        return False  # "welcomed Putin to mediate"
    if group.entities[0].sort == "group" and not group.entities[0].state:
        return False
    if group.entities[0].sort == "person" and not (target and (target[0].office or target[0].name.split()[0].lower() in lexicon.GIVEN_NAMES)):
        return False
    if not _take(article, index, verb.subject, mention, "host") or not _take(article, index, group.entities, mention):
        return False
    mention.score = 0.5
    return True


def _gather(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    if _objects(r, verb) is not None or verb.passive or not _take(article, index, verb.subject, mention):
        return False
    official = [
        actor
        for actor, _ in mention.actors
        if actor.kind == "person"
        or actor.state
        or actor.kind == "body"
        or actor.key.split()[-1] in ("leaders", "ministers", "officials", "diplomats", "delegates", "envoys")
    ]
    mention.score = 0.6
    return (
        len(mention.actors) > 1 and bool(official) or bool(official) and any(actor.kind in ("group", "body") for actor, _ in mention.actors)
    )


def _negotiate(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "talks"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    others = _with(article, index, r, verb, mention, ("with",))
    mention.score = 0.7
    return others > 0


_VERBS = {
    "meet": _meet,
    "visit": _visit,
    "tour": _visit,
    **dict.fromkeys(_MOVE, _move),
    "speak": _speak,
    "talk": _speak,
    "discuss": _discuss,
    "call": _phone,
    "phone": _phone,
    "telephone": _phone,
    "receive": _receive,
    "welcome": _receive,
    "host": _receive,
    "gather": _gather,
    "convene": _gather,
    "assemble": _gather,
    "negotiate": _negotiate,
    "consult": _negotiate,
    "confer": _negotiate,
    "dine": _negotiate,
}
