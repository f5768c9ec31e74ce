"""Meetings told by a verb: "met", "visited", "spoke to", "gathered"."""

from __future__ import annotations

from sitegen.extract.meetings.occasions import AUDIENCE, HABITS, MOVE, NOUNS, SPORT, bad_object, official, public, take_part
from sitegen.extract.mentions import Mention, outlook, place_of, said
from sitegen.extract.reading import lexicon
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.times import verb_marks
from sitegen.model.claim import Role


def from_verb(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    handler = VERBS.get(verb.lemma)
    if handler is None or (verb.tense == "part" and not verb.passive):
        return None
    mention = Mention("meeting", index, verb.main, verb.lemma, "meeting", "held", [], 0.0, [said(r.s.text(verb.a, verb.b))])
    if not handler(article, index, r, verb, mention):
        return None
    seen = outlook(verb) if handler is not _awaited else "cancelled" if verb.negated else "planned"
    if seen == "none":
        return None
    mention.when = verb_marks(r, verb)
    above = _future_above(r, verb) if seen == "present" else None
    if above is not None:
        seen = "planned"
        mention.when = mention.when or verb_marks(r, above)
    if seen == "present":
        seen = "held" if r.s.headline or not mention.when else "planned"
    this = any(article.marks[mark].text.lower() in ("this week", "this month") for mark in mention.when)
    if seen == "ongoing" and mention.family != "talks" and mention.when and not this:
        seen = "planned"
    if seen == "unknown":
        seen = "held"
    if verb.progressive and verb.tense == "past" and "still" in r.s.lows[max(0, verb.a - 1) : verb.b]:
        seen = "ongoing"  # "were still meeting late on Monday"
    mention.status = seen  # type: ignore[assignment]
    mention.tense_sure = True
    groups = r.prepositional(verb.k + 1)
    mention.place = mention.place or place_of(article, r, groups)
    if not HABITS.isdisjoint(r.s.lows[max(0, verb.a - 1) : verb.b + 1]):
        mention.score -= 2.0
    proper = sum(actor.proper for actor, _ in mention.actors)
    if not official(mention):
        mention.score -= 0.4 if proper > 1 else 0.9
    mention.score += 0.25 * min(proper, 2) + 0.2 * bool(mention.when) + 0.2 * bool(mention.place)
    return mention


def _future_above(r: Reading, verb: Verb) -> Verb | None:
    """ "Will discuss it next week when he meets ...": the verb that makes this present a future, or None."""
    k = verb.k - 1
    while k >= 0 and r.chunks[k].kind not in ("S", "V", ";", ":"):
        k -= 1
    if k < 0 or r.chunks[k].kind != "S" or r.s.lows[r.chunks[k].a] != "when":
        return None
    main = next((other for other in reversed(r.verbs) if other.k < k and other.tense not in ("inf", "ger", "part")), None)
    return main if main is not None and main.tense in ("future", "would", "may", "can") else None


def objects(r: Reading, verb: Verb) -> Group | None:
    group = r.group_after(verb.k + 1)
    return group if group is not None and not group.prep else None


def _take(article: Article, index: int, entities: tuple[Entity, ...], mention: Mention, role: Role = "participant") -> int:
    before = len(mention.actors)
    for entity in entities:
        if bad_object(entity) or entity.sort == "thing":
            continue
        for actor in article.resolved[index].get(entity.a, ()):
            take_part(mention, actor, role)
    return len(mention.actors) - before


def _with(article: Article, index: int, r: Reading, verb: Verb, mention: Mention, preps: tuple[str, ...]) -> int:
    taken = 0
    for group in r.prepositional(verb.k + 1):
        if group.entities[0].owner.lower() in lexicon.MEDIA:
            return 0  # "spoke to the BBC's ...": an interview
        if group.k0 > 1 and r.s.lows[r.chunks[group.k0 - 2].b - 1] in NOUNS and group.prep == "to":
            continue  # "spoke on his visit to Peru"
        if group.prep.split()[-1] in preps and group.entities[0].head not in AUDIENCE:
            taken += _take(article, index, group.entities, mention)
    return taken


def _meet(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    if verb.passive:
        return _received_by(article, index, r, verb, mention)
    group = objects(r, verb)
    if group is not None and (bad_object(group.entities[0]) or group.entities[0].sort == "thing"):
        return False
    subjects = _take(article, index, verb.subject, mention)
    if not subjects:
        return False
    others = _take(article, index, group.entities, mention) if group is not None else 0
    others += _with(article, index, r, verb, mention, ("with", "under"))
    known = {word for actor, _ in mention.actors if actor.kind == "body" and actor.state for word in actor.name.lower().split()}
    mention.score = (1.3 if others else 0.7) - 1.2 * (not (SPORT - known).isdisjoint(r.s.lows))  # the Arab League plays no football
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
    group = objects(r, verb)
    if group is None or not _take(article, index, verb.subject, mention):
        return False
    first = group.entities[0]
    if first.sort in ("state", "place", "name") and not article.registry.short.get(first.name):
        names = [entity.name for entity in group.entities if entity.sort in ("state", "place", "name")]
        mention.place = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        mention.score = 0.9 if official(mention) else 0.3
    elif first.sort in ("person", "office"):
        _take(article, index, group.entities, mention)
        mention.score = 0.8
    else:
        mention.score = -0.3
    return True


def _move(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    if r.s.lows[verb.b : verb.b + 1] == ["together"]:
        return "behind" not in r.s.lows[verb.b : verb.b + 3] and _gather(article, index, r, verb, mention)
    mention.family = "visit"
    if verb.passive or not _travellers(article, index, verb, mention):
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
            mention.score = (0.55 if verb.lemma in ("travel", "fly", "arrive") else 0.1) - (0.0 if official(mention) else 0.8)
            _with(article, index, r, verb, mention, ("with",))
            _seen_there(article, index, r, verb, mention)
            return True
    return False


def _seen_there(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> None:
    """ "Flew to Rome to see the president": a purpose of going."""
    for other in r.verbs:
        group = objects(r, other) if other.lemma == "see" and other.tense == "inf" and other.governor is verb else None
        if group is not None and group.entities[0].sort in ("person", "office"):
            _take(article, index, group.entities, mention)


def _travellers(article: Article, index: int, verb: Verb, mention: Mention) -> bool:
    """Take the subject: people, or ministers and delegations, who go somewhere on public business."""
    return _take(article, index, verb.subject, mention) > 0 and any(
        actor.kind == "person" and (actor.proper or bool(actor.office)) or actor.kind == "group" and public(actor)
        for actor, _ in mention.actors
    )


def _awaited(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    """ "is due in Oslo", "is expected in Oslo on Monday"."""
    mention.family = "visit"
    if not (verb.predicate == "due" if verb.lemma == "be" else verb.passive) or not _travellers(article, index, verb, mention):
        return False
    group = next(iter(r.prepositional(verb.k + 1)), None)
    if group is None or group.prep not in ("in", "at") or group.entities[0].sort not in ("state", "place", "name"):
        return False
    mention.place = place_of(article, r, [group])
    mention.score = 0.55 if mention.place and official(mention) else -0.3
    return True


def _speak(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "call" if any(word in r.s.lows for word in ("phone", "telephone", "call")) else "talks"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    if any(
        entity.owner.lower() in lexicon.MEDIA or entity.head in ("reporter", "correspondent", "host", "anchor", "journalist")
        for entity in verb.subject
    ):
        return False
    others = _with(article, index, r, verb, mention, ("with", "to"))
    mention.score = 0.75
    people = [actor for actor, _ in mention.actors if actor.kind in ("person", "state", "group")]
    return (others > 0 or _among_themselves(r, verb, mention)) and len(people) == len(mention.actors)


_TOPICAL = frozenset("of about up down to at tough on".split())


def _among_themselves(r: Reading, verb: Verb, mention: Mention) -> bool:
    """ "The two presidents spoke by telephone", "Chad and Niger are talking again"; not "spoke at a rally", "talked of peace"."""
    several = len(mention.actors) > 1 or any(actor.kind == "group" for actor, _ in mention.actors)
    by_phone = "telephone" in r.s.lows or "phone" in r.s.lows
    talked = verb.lemma == "talk" and _TOPICAL.isdisjoint(r.s.lows[verb.b : verb.b + 1])
    heard = any(group.entities[0].head in AUDIENCE for group in r.prepositional(verb.k + 1))
    return several and (by_phone or talked) and not heard and official(mention)


def _sit(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    """ "sat down with union leaders"."""
    if verb.passive or r.s.lows[verb.b : verb.b + 1] != ["down"] or not _take(article, index, verb.subject, mention):
        return False
    mention.score = 0.7
    several = len(mention.actors) > 1 or any(actor.kind == "group" for actor, _ in mention.actors)
    return _with(article, index, r, verb, mention, ("with",)) > 0 or several and official(mention)


_PANELS = frozenset(
    "congress senate parliament committee subcommittee commission panel council lawmakers mps senators house board inquiry".split()
)


def _testify(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    """ "testified before the Senate", "will appear before the committee"."""
    group = next((group for group in r.prepositional(verb.k + 1) if group.prep in ("before", "to")), None)
    if verb.passive or group is None or (group.prep == "to" and verb.lemma != "testify"):
        return False
    if not any(_PANELS & set(entity.name.lower().split()) for entity in group.entities):
        return False
    mention.score = 0.6
    return _take(article, index, verb.subject, mention) > 0 and _take(article, index, group.entities, mention) > 0


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
    group = objects(r, verb)
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


def _received_by(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    """ "was received in Oslo by Prime Minister Lea Gross"."""
    hosts = [group for group in r.prepositional(verb.k + 1) if group.prep == "by" and group.entities[0].sort in ("person", "office")]
    mention.score = 0.5
    return bool(hosts) and _travellers(article, index, verb, mention) and _take(article, index, hosts[0].entities, mention, "host") > 0


def _receive(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    if verb.passive:
        return _received_by(article, index, r, verb, mention)
    group = objects(r, verb)
    if group is None or group.entities[0].sort not in ("person", "office", "group"):
        return False
    target = article.actors(index, group.entities[:1])
    if group.k1 < len(r.chunks) and r.chunks[group.k1].kind == "V":
        return False  # "welcomed Putin to mediate"
    if group.entities[0].sort == "group" and not group.entities[0].state:
        return False
    if group.entities[0].sort == "person" and not (
        target and (target[0].office or target[0].name.split()[0].lower() in lexicon.GIVEN_NAMES)
    ):
        return False
    if not _take(article, index, verb.subject, mention, "host") or not _take(article, index, group.entities, mention):
        return False
    mention.score = 0.5
    return True


def _gather(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    group = objects(r, verb)
    if verb.lemma == "convene" and group is not None and group.entities[0].sort in ("body", "group") and not verb.passive:
        mention.score = 0.6  # "convened the committee of experts"
        return _take(article, index, verb.subject, mention, "host") > 0 and _take(article, index, group.entities, mention) > 0
    if objects(r, verb) is not None or verb.passive or not _take(article, index, verb.subject, mention):
        return False
    mention.score = 0.6
    several = len(mention.actors) > 1 or any(actor.kind in ("group", "body") for actor, _ in mention.actors)
    return several and official(mention)


def _negotiate(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    mention.family = "talks"
    if verb.passive or not _take(article, index, verb.subject, mention):
        return False
    others = _with(article, index, r, verb, mention, ("with",))
    mention.score = 0.7
    return others > 0 or len(mention.actors) > 1 and official(mention)


VERBS = {
    "meet": _meet,
    "visit": _visit,
    "tour": _visit,
    **dict.fromkeys(MOVE, _move),
    "speak": _speak,
    "talk": _speak,
    "discuss": _discuss,
    "call": _phone,
    "phone": _phone,
    "telephone": _phone,
    "receive": _receive,
    "welcome": _receive,
    "host": _receive,
    "greet": _receive,
    "gather": _gather,
    "huddle": _gather,
    "convene": _gather,
    "assemble": _gather,
    "negotiate": _negotiate,
    "consult": _negotiate,
    "confer": _negotiate,
    "dine": _negotiate,
    "sit": _sit,
    "testify": _testify,
    "appear": _testify,
    "be": _awaited,
    "expect": _awaited,
}
