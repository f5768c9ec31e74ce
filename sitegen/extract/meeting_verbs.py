"""Meetings told by a verb: "met", "visited", "spoke to", "gathered"."""

from __future__ import annotations

from sitegen.extract import lexicon
from sitegen.extract.article import Article
from sitegen.extract.chunks import Verb
from sitegen.extract.groups import Group, Reading
from sitegen.extract.mentions import Mention, outlook, place_of
from sitegen.extract.names import Entity
from sitegen.extract.occasions import AUDIENCE, BAD_OBJECTS, HABITS, MOVE, NOUNS, SPORT, official, take_part
from sitegen.extract.times import verb_marks
from sitegen.model.claim import Role


def from_verb(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    handler = VERBS.get(verb.lemma)
    if handler is None or (verb.tense == "part" and not verb.passive):
        return None
    mention = Mention("meeting", index, verb.main, verb.lemma, "meeting", "held", [], 0.0, [f"“{r.s.text(verb.a, verb.b)}”"])
    if not handler(article, index, r, verb, mention):
        return None
    seen = outlook(verb)
    if seen == "none":
        return None
    mention.when = verb_marks(r, verb)
    above = _future_above(r, verb) if seen == "present" else None
    if above is not None:
        seen = "planned"
        mention.when = mention.when or verb_marks(r, above)
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
        if entity.head in BAD_OBJECTS or entity.sort == "thing":
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
    group = objects(r, verb)
    if group is not None and (group.entities[0].head in BAD_OBJECTS or group.entities[0].sort == "thing"):
        return False
    if verb.passive:
        return False
    subjects = _take(article, index, verb.subject, mention)
    if not subjects:
        return False
    others = _take(article, index, group.entities, mention) if group is not None else 0
    others += _with(article, index, r, verb, mention, ("with",))
    mention.score = (1.3 if others else 0.7) - 1.2 * (not SPORT.isdisjoint(r.s.lows))
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
            mention.score = (0.55 if verb.lemma in ("travel", "fly", "arrive") else 0.1) - (0.0 if official(mention) else 0.8)
            _with(article, index, r, verb, mention, ("with",))
            return True
    return False


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


def _receive(article: Article, index: int, r: Reading, verb: Verb, mention: Mention) -> bool:
    group = objects(r, verb)
    if verb.passive or group is None or group.entities[0].sort not in ("person", "office", "group"):
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
    return others > 0


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
    "gather": _gather,
    "convene": _gather,
    "assemble": _gather,
    "negotiate": _negotiate,
    "consult": _negotiate,
    "confer": _negotiate,
    "dine": _negotiate,
}
