"""Pledges: who undertakes what towards whom, on what condition; proposals, refusals and threats among them."""

from __future__ import annotations

from sitegen.extract import lexicon
from sitegen.extract.amounts import amounts
from sitegen.extract.article import Article
from sitegen.extract.chunks import Verb
from sitegen.extract.clause import CONTENT_NOUNS, REPORT, Group, Reading, owner_entity
from sitegen.extract.mentions import Mention, clause_bounds, marks_of, outlook, reporter
from sitegen.extract.names import Entity
from sitegen.extract.reference import Actor
from sitegen.extract.times import marks_after, marks_before, marks_between, said_when
from sitegen.extract.undertakings import (
    ACTS,
    COMMISSIVES,
    CONDITION_WORDS,
    DECLINED_SPEECH,
    MATTERS,
    NEGATIVE_CONDITIONS,
    NOT_UNDERTAKEN,
    NOUNS,
    PLAIN_ACTS,
    READY,
    SPEECH_OBJECTS,
)
from sitegen.model.claim import Role

_MEETING_ACTS = frozenset("meet visit talk speak negotiate discuss travel hold attend gather convene host welcome receive".split())
AGREEMENTS = frozenset("agreement deal accord pact ceasefire truce treaty".split())
_STOP = frozenset(
    "the a an of in on to for and or that more up new further other own such all any least most part way time year years month months week weeks day days government country countries people".split()
)


def find_pledges(article: Article, index: int) -> list[Mention]:
    """The mentions of pledges in sentence `index`."""
    r = article.readings[index]
    out: list[Mention] = []
    used: set[int] = set()  # verbs that are the content of another pledge
    for verb in r.verbs:
        mention = _commissive(article, index, r, verb, used)
        if mention is not None:
            out.append(mention)
    for verb in r.verbs:
        if verb.main not in used:
            mention = _future(article, index, r, verb)
            if mention is not None:
                out.append(mention)
    for group in r.groups:
        for entity in group.entities:
            mention = _noun(article, index, r, group, entity)
            if mention is not None:
                out.append(mention)
    return _distinct(out)


def _distinct(found: list[Mention]) -> list[Mention]:
    """Of mentions with one pledger and one matter in one sentence, the best."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (-item.score, item.at)):
        twin = next(
            (
                other
                for other in kept
                if (
                    mention.topic & other.topic
                    or mention.keys("pledger") & other.keys("pledger")
                    and abs(mention.at - other.at) < 8
                    or not mention.actors
                )
                and (not mention.keys("pledger") or not other.keys("pledger") or mention.keys("pledger") & other.keys("pledger"))
            ),
            None,
        )
        if twin is None:
            kept.append(mention)
            continue
        twin.amounts = twin.amounts or mention.amounts
        twin.when = twin.when or mention.when
        twin.condition = twin.condition or mention.condition
    return sorted(kept, key=lambda item: item.at)


# ------------------------------------------------------------------ in an if-clause


def _hypothetical(r: Reading, verb: Verb) -> bool:
    """Is this verb inside a condition or a question: "if Russia agrees to", "whether it will"?"""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first < item.b), verb.k)
    k = r.group_at[k].k0 if k in r.group_at else k
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("A", '"', "W"):
        j -= 1
    if j < 0:
        return False
    word = r.s.lows[r.chunks[j].a]
    return (
        r.chunks[j].kind == "S"
        and word in ("if", "unless", "whether", "lest", "how", "why", "where", "when", "once", "whenever", "until")
        or (r.chunks[j].kind == "R" and word in ("which", "what") and _asks(r, j))
    )


def _asks(r: Reading, k: int) -> bool:
    """ "declined to say which countries had committed"."""
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("A", '"', "P"):
        j -= 1
    return j >= 0 and r.chunks[j].kind == "V"


def _embedded_in_wish(r: Reading, verb: Verb, report: Verb | None) -> bool:
    return report is not None and report.lemma in NOT_UNDERTAKEN


# ------------------------------------------------------------------ commissive verbs


def _commissive(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:
    word, (status, score) = _commitment(verb)
    if not word or _hypothetical(r, verb) or not verb.subject:
        return None
    if verb.tense in ("may", "should", "can", "part") or (
        verb.negated and word not in ("refuse", "decline", "prepare") and verb.tense != "future"
    ):
        if not (verb.negated and word in READY):
            return None
    if verb.tense == "inf":
        governor = verb.governor
        if (
            governor is None
            or governor.lemma not in ("be", "refuse", "decline", "continue", "have", "go", "expect", "set")
            or governor.negated
        ):
            return None
        if governor.lemma == "be" and governor.predicate not in ("", "set", "expected", "going", "due", "ready", "willing", "prepared"):
            return None
        if governor.lemma in ("refuse", "decline"):
            status, score = "refused", 0.2
    if verb.passive and word not in ("commit", "prepare", "agree", "determine", "set"):
        return None
    content = _content(r, verb)
    if content is not None:
        used.add(content.main)
        if (
            content.lemma in _MEETING_ACTS
            and content.lemma not in ("host",)
            or content.lemma in DECLINED_SPEECH
            and word in ("decline", "refuse")
        ):
            return None
    obj = _object(r, verb)
    weight = _content_weight(r, verb, word, content, obj)
    if weight is None:
        return None
    mention = Mention(
        "pledge",
        index,
        verb.main,
        verb.lemma if word == verb.lemma else word,
        "",
        "stated",
        [],
        score + weight,
        [f"“{r.s.text(verb.a, verb.b)}”"],
    )
    mention.status = status  # type: ignore[assignment]
    if verb.negated:
        mention.status = "refused"
        mention.score -= 0.4
    _actors(article, index, r, verb, content or verb, mention)
    if not mention.keys("pledger"):
        return None
    report = reporter(article, index, verb)
    if _embedded_in_wish(r, verb, report):
        mention.score -= 1.2
    _times(article, r, verb, content, report, mention)
    _finish(article, index, r, verb, content, mention)
    return mention


WEAK = frozenset("decide plan intend prepare announce approve signal warn set ready willing determined due agree".split())


def _weighty(r: Reading, verb: Verb, content: Verb | None) -> bool:
    """Is there money, a matter of state or business, or a state in what is undertaken?"""
    if amounts(_tail(r, verb)) or _matters(r, verb.k + 1):
        return True
    k = (content or verb).k + 1
    group = r.group_after(k)
    if group is not None and any(entity.state for entity in group.entities):
        return True
    return any(entity.state for item in r.prepositional(k) for entity in item.entities)


def _official_subject(article: Article, index: int, verb: Verb) -> bool:
    """Is the promiser a state, a body, a group, or a person whose office the article tells?"""
    found = article.subject(index, verb)
    return not found or any(actor.office or actor.state or actor.kind in ("state", "body", "group") or not actor.proper for actor in found)


def _commitment(verb: Verb) -> tuple[str, tuple[str, float]]:
    if verb.predicate in READY and verb.lemma == "be":
        return verb.predicate, ("stated", READY[verb.predicate])
    found = COMMISSIVES.get(verb.lemma)
    if found is None:
        return "", ("", 0.0)
    if verb.passive and verb.lemma in ("set", "determine", "prepare"):
        return verb.lemma, ("stated", READY.get(verb.lemma, 0.1))
    return verb.lemma, found


def _content(r: Reading, verb: Verb) -> Verb | None:
    """The verb of what is undertaken: "to send", "(that) it would send", "sending"."""
    for other in r.verbs:
        if other.k <= verb.k:
            continue
        if other.tense == "inf" and other.governor is verb:
            noun = other.governor_noun
            return other if noun is None or noun.head in CONTENT_NOUNS or verb.predicate else None
        if other.tense == "ger" and other.k == verb.k + 1:
            return other
        between = {r.chunks[i].kind for i in range(verb.k + 1, other.k)}
        if other.tense in ("would", "future", "may", "past", "present", "perfect", "can") and between <= {
            "NP",
            "H",
            "A",
            "W",
            "P",
            '"',
            ",",
        }:
            if ("," in between and "H" not in between) or other.tense in ("past", "perfect", "may"):
                return None
            if "H" in between and "NP" in {r.chunks[i].kind for i in range(verb.k + 1, _that(r, verb.k))} and verb.lemma not in _TELLING:
                return None  # "offered land to any Haitian that wants it": a relative clause
            return other
        return None
    return None


_TELLING = frozenset("promise warn guarantee signal".split())


def _that(r: Reading, k: int) -> int:
    """The chunk of the first "that" after chunk k."""
    return next((i for i in range(k + 1, len(r.chunks)) if r.chunks[i].kind == "H"), len(r.chunks))


def _object(r: Reading, verb: Verb) -> Group | None:
    group = r.group_after(verb.k + 1)
    if group is None or group.prep or any(other.subject == group.entities and other.k >= group.k1 and other.tense not in ("ger", "part") for other in r.verbs):
        return None  # what follows is a clause with a subject of its own
    return group


def _content_weight(r: Reading, verb: Verb, word: str, content: Verb | None, obj: Group | None) -> float | None:
    """How much an undertaking the complement is; None when it is none."""
    matter = _matters(r, verb.k + 1)
    money = bool(amounts(_tail(r, verb)))
    if content is not None:
        if content.lemma in ACTS:
            return 0.5 + 0.3 * matter + 0.3 * money
        if word in ("announce", "warn", "signal") and content.tense not in ("future", "would") and not content.progressive:
            return None
        if content.lemma in ("be", "have", "become", "see", "know", "think", "feel", "win", "lose"):
            return None if word in ("announce", "agree", "warn", "signal", "approve", "guarantee") else -0.4 + 0.4 * matter
        return (0.1 if word not in ("warn", "announce") else -0.2) + 0.3 * matter
    if obj is not None:
        head = obj.entities[0].head
        if head in SPEECH_OBJECTS:
            return None
        if money or head in MATTERS:
            return 0.4 + 0.3 * money
        if word in ("pledge", "promise", "vow", "offer"):
            return 0.0 if obj.entities[0].sort == "thing" else -0.4
        return None
    if word in ("agree", "commit"):
        preps = {group.prep.split()[-1] for group in r.prepositional(verb.k + 1)}
        if preps & {"to", "on"}:
            return 0.1 + 0.3 * matter
    return None if word not in ("commit",) else -0.2


def _tail(r: Reading, verb: Verb) -> str:
    return r.s.text(verb.b, len(r.s.words))


def _matters(r: Reading, k: int) -> bool:
    """Does the rest of the clause name something worth a pledge?"""
    while k < len(r.chunks) and r.chunks[k].kind not in (";", "R"):
        item = r.chunks[k]
        if item.kind == "NP" and any(low in MATTERS for low in r.s.lows[item.a : item.b]):
            return True
        k += 1
    return False


# ------------------------------------------------------------------ plain futures


def _future(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """ "will provide 137m euros", "is to triple its aid", "said it would free them", "is sending $2.5m"."""
    consequence = _consequence(article, index, r, verb)
    if consequence is not None:
        return consequence
    if verb.lemma not in ACTS and verb.lemma not in PLAIN_ACTS and not (verb.passive and verb.lemma == "take") or _hypothetical(r, verb):
        return None
    how = _future_how(r, verb)
    if not how or verb.relative and how == "would":
        return None
    report = reporter(article, index, verb)
    if report is not None and report.lemma in NOT_UNDERTAKEN and report.lemma not in ("insist", "warn", "hope"):
        return None
    money = bool(amounts(_tail(r, verb)))
    matter = _matters(r, verb.k + 1) or _territory_object(r, verb)
    score = {"future": 0.4, "is to": 0.5, "would": 0.25, "progressive": -0.1, "ready": 0.0}[how]
    if verb.lemma not in PLAIN_ACTS:
        score -= 0.3
        if not (matter or money or (verb.passive and report is not None)) and not _condition(r, verb, None, verb.negated):
            return None
    if report is None and any(entity.sort == "pronoun" for entity in verb.subject) and not r.s.quoted[verb.main]:
        score -= 0.3
    if not _official_subject(article, index, verb):
        score -= 0.3
    if len(r.s.words) > 70:
        score -= 0.3
    quoted = r.s.quoted[verb.main]
    mention = Mention("pledge", index, verb.main, verb.lemma, "", "stated", [], 0.0, [f"“{r.s.text(verb.a, verb.b)}”"])
    if verb.passive:
        matter = matter or any(entity.head in MATTERS for entity in verb.subject)
        if (report is None and not quoted) or not matter:
            return None
        score += 0.2
        for actor in article.subject(index, report) if report is not None else article.speakers[index]:
            mention.actors.append((actor, "pledger"))
    else:
        _actors(article, index, r, verb, verb, mention)
    if not mention.keys("pledger"):
        return None
    mention.score += score
    mention.score += 0.35 * matter + 0.5 * money
    if how == "would" and report is None and not quoted:
        return None
    if report is not None:
        same = set(article.subject(index, report)) & {actor for actor, _ in mention.actors}
        mention.score += 0.35 if same or _speaks_for(article.subject(index, report), mention) else -0.1
    elif quoted:
        mention.score += 0.3 if any(low in ("we", "i") for low in _subject_words(r, verb)) else -0.3
    if how == "progressive" and not (money or (report is not None and report.lemma == "announce")):
        return None
    if verb.negated:
        mention.status = "refused"
        mention.score -= 0.1
    if verb.lemma in (
        "continue",
        "help",
        "support",
        "defend",
        "protect",
        "respond",
        "join",
        "announce",
        "allow",
        "host",
        "return",
        "launch",
    ) and not (matter or money):
        mention.score -= 0.5
    _times(article, r, verb, verb, report, mention)
    _finish(article, index, r, verb, verb, mention)
    return mention


def _territory_object(r: Reading, verb: Verb) -> bool:
    """ "would leave Syria", "will quit the European Union"."""
    group = r.group_after(verb.k + 1)
    return (
        verb.lemma in ("leave", "quit", "invade", "recognise", "recognize", "attack", "join")
        and group is not None
        and not group.prep
        and group.entities[0].sort in ("state", "body", "place")
    )


_CONSEQUENCES = frozenset(
    "consequences consequence sanctions price fire fury retaliation response reprisals action strikes penalties penalty punishment wrath tariffs measures annihilation devastation destruction war force justice cost costs".split()
)


def _consequence(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """A threat told from its target's side: "said the North would face “fire and fury” if ..."."""
    if (
        verb.lemma not in ("face", "suffer", "pay", "meet", "regret", "feel")
        or verb.tense not in ("future", "would")
        or verb.negated
        or verb.passive
    ):
        return None
    group = r.group_after(verb.k + 1)
    if group is None or group.prep or not any(entity.head in _CONSEQUENCES for entity in group.entities):
        return None
    report = reporter(article, index, verb)
    speakers = article.subject(index, report) if report is not None else article.speakers[index] if r.s.quoted[verb.main] else ()
    targets = article.subject(index, verb)
    if not targets or not speakers or set(targets) & set(speakers):
        return None
    mention = Mention(
        "pledge",
        index,
        verb.main,
        verb.lemma,
        "",
        "stated",
        [(actor, "pledger") for actor in speakers],
        0.9,
        [f"“{r.s.text(verb.a, verb.b)}”"],
    )
    for actor in targets:
        _add(mention, actor, "target")
    _times(article, r, verb, verb, report, mention)
    _finish(article, index, r, verb, None, mention)
    mention.words = f"{r.s.text(r.chunks[group.k0].a, r.chunks[group.k1 - 1].b)}"
    mention.head = "threaten"
    mention.family = "threat"
    return mention


def _future_how(r: Reading, verb: Verb) -> str:
    if verb.tense == "future":
        return "future"
    if verb.tense == "would":
        return "would"
    if verb.tense == "inf" and verb.governor is not None:
        governor = verb.governor
        if (
            governor.lemma == "be"
            and not governor.predicate
            and not governor.negated
            and governor.k == verb.k - 1
            and governor.tense in ("present", "past")
        ):
            return "is to"
        if governor.lemma == "go" and governor.progressive:
            return "future"
        return ""
    if verb.progressive and verb.tense in ("present", "past"):
        return "progressive"
    return ""


def _subject_words(r: Reading, verb: Verb) -> list[str]:
    return [entity.head for entity in verb.subject]


def _speaks_for(speakers: tuple[Actor, ...], mention: Mention) -> bool:
    """A spokesman or minister of the pledger's state or body."""
    states_here = {actor.state for actor, _ in mention.actors if actor.state} | {actor.name for actor, _ in mention.actors}
    if any(
        actor.name.split()[-1].lower() in ("government", "administration", "ministry", "cabinet", "company", "party") and not actor.state
        for actor, _ in mention.actors
    ):
        return True
    return any(actor.state in states_here or any(word in lexicon.SPOKESMEN for word in actor.office.lower().split()) for actor in speakers)


# ------------------------------------------------------------------ nouns


def _noun(article: Article, index: int, r: Reading, group: Group, entity: Entity) -> Mention | None:
    """ "its promise of cash", "a deal between A and B", "an EU proposal to invest"."""
    own = _own_chunk(r, entity)
    head = r.s.lows[own[1] - 1]
    if head not in NOUNS or r.s.tags[own[1] - 1] not in ("N", "Z"):
        return None
    status, score = NOUNS[head]
    mention = Mention("pledge", index, own[1] - 1, head, "", "stated", [], score, [f"“{r.s.text(own[0], own[1])}”"])
    mention.status = status  # type: ignore[assignment]
    before = set(r.s.lows[own[0] : own[1] - 1])
    if before & {"no", "any", "peace", "possible", "potential", "future", "election", "campaign"} and not before & {"election"}:
        return None
    mention.definite = entity.definite
    _noun_actors(article, index, r, group, entity, own, mention)
    _reached(article, index, r, group, entity, mention)
    inf = next((verb for verb in r.verbs if verb.governor_noun is not None and verb.governor_noun.a == entity.a), None)
    found = amounts(r.s.text(own[0], len(r.s.words)))
    if not mention.keys("pledger"):
        if not mention.definite:
            return None
        mention.score -= 0.5
    pair = head in AGREEMENTS
    if pair:
        mention.score += 0.9 if len(mention.keys("pledger")) > 1 else -0.4
    if inf is not None and inf.lemma in ACTS:
        mention.score += 0.4
    elif inf is not None and inf.lemma in _MEETING_ACTS:
        return None
    elif inf is None and not found and head == "threat":
        return None
    elif inf is None and head in ("threat", "plan", "plans", "decision", "announcement", "offer", "vow") and not found:
        mention.score -= 0.5
    if found:
        mention.score += 0.5
    if group.prep == "" and (giver := _received(r, group)) is not None:
        mention.score += 0.6
        mention.reasons.append(f"“{r.s.text(giver.a, giver.b)}” it")
        for actor in article.subject(index, giver):
            _add(mention, actor, "recipient")
    if before & {"aid", "rescue", "bailout", "stimulus", "support", "relief", "new"} and head == "package":
        mention.score += 0.4
    _noun_times(r, group, own, mention)
    mention.amounts = found
    mention.topic = _topic(r, own[0], len(r.s.words))
    mention.words = _phrase(r, own[0], entity.b if entity.b > own[1] else own[1])
    return mention


_REACH = frozenset("agree reach sign strike broker conclude seal clinch finalise finalize negotiate hammer make announce forge".split())
_MAKE = frozenset(
    "make give offer announce reach sign strike conclude seal clinch unveil present issue repeat renew reiterate break honour honor fulfil fulfill keep reverse drop shelve confirm stall renege backtrack deliver".split()
)


def _reached(article: Article, index: int, r: Reading, group: Group, entity: Entity, mention: Mention) -> None:
    """ "a ceasefire agreed last year between A and B", "reached by the three countries", "A and B signed an accord", "made a promise"."""
    k = group.k1
    while k < len(r.chunks) and r.chunks[k].kind in ("A", "W", ",", "P", "NP") and not (k > group.k1 + 4):
        k += 1
    after = r.chunks[k].verb if k < len(r.chunks) else None
    if (
        after is not None
        and after.lemma in _REACH
        and mention.head in AGREEMENTS
        and (after.passive or after.tense in ("past", "part"))
        and not after.negated
    ):
        mention.score += 0.5
        mention.reasons.append(f"“{r.s.text(after.a, after.b)}”")
        mention.when += marks_of(r, after.a, after.b)
        for item in r.prepositional(after.k + 1):
            if item.prep.split()[-1] in ("between", "by", "with", "among"):
                for actor in article.actors(index, tuple(inner for inner in item.entities if inner.sort not in ("thing", "place"))):
                    _add(mention, actor, "pledger")
        mention.when += [
            mark for j in range(after.k, len(r.chunks)) if r.chunks[j].kind == "W" for mark in marks_of(r, r.chunks[j].a, r.chunks[j].b)
        ][:1]
        return
    k = group.k0 - 1 if not group.prep else group.k0 - 2
    before = r.chunks[k].verb if k >= 0 and r.chunks[k].kind == "V" else None
    if before is None or before.negated or before.lemma not in _MAKE or outlook(before) not in ("held", "ongoing", "planned", "present"):
        return
    if group.prep and group.prep.split()[-1] not in ("on", "off", "with"):
        return
    mention.score += 0.5
    mention.reasons.append(f"“{r.s.text(before.a, before.b)}” it")
    for actor in article.subject(index, before):
        if not mention.keys("pledger") or mention.head in AGREEMENTS:
            _add(mention, actor, "pledger")


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


def _noun_actors(article: Article, index: int, r: Reading, group: Group, entity: Entity, own: tuple[int, int], mention: Mention) -> None:
    owner = owner_entity(r, entity)
    if owner is not None:
        for actor in article.owner(index, entity):
            _add(mention, actor, "pledger")
    elif entity.state and entity.b == own[1]:
        from sitegen.extract import states

        for i in range(own[0], own[1] - 1):
            known = states.lookup(r.s.words[i]) if r.s.tags[i] == "Z" else None
            if known is not None:
                actor_here = article.registry.actor(
                    Entity(
                        "state" if known.state else "body", known.name if known.sort == "adjective" else r.s.words[i], "", state=known.name
                    )
                )
                if actor_here is not None:
                    _add(mention, actor_here, "pledger")
            halves = r.s.words[i].replace("–", "-").split("-")
            if len(halves) == 2:
                for half in halves:
                    known = states.lookup(half)
                    if known is not None:
                        actor_here = article.registry.actor(Entity("state", known.name, "", state=known.name))
                        if actor_here is not None:
                            _add(mention, actor_here, "pledger")
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
        if prep == "from" and mention.head not in ("pledge", "pledges", "promise", "promises", "commitment", "commitments", "offer", "threat", "proposal"):
            continue
        if prep == "with" and mention.head not in ("agreement", "deal", "accord", "pact"):
            continue
        if role is None:
            continue
        for inner in item.entities:
            if inner.sort in ("thing", "place"):
                continue
            for actor in article.resolved[index].get(inner.a, ()):
                _add(mention, actor, role)


def _after_noun(r: Reading, group: Group, own: tuple[int, int]) -> list[Group]:
    inner = [
        Group((item.entity,), k, k + 1, r.s.lows[r.chunks[k - 1].b - 1])
        for k in range(group.k0, group.k1)
        if (item := r.chunks[k]).kind == "NP" and item.a >= own[1] and item.entity is not None and k and r.chunks[k - 1].kind == "P"
    ]
    return inner + r.prepositional(group.k1)


def _noun_times(r: Reading, group: Group, own: tuple[int, int], mention: Mention) -> None:
    """Marks in the phrase and just behind it, else those beside the verb that says so."""
    mention.when += marks_of(r, own[0], own[1])
    k = group.k1
    while k < len(r.chunks) and r.chunks[k].kind in ("W", "P", "NP", "A"):
        mention.when += marks_between(r, k, k + 1)
        k += 1
    if not mention.when:
        for verb in r.verbs:
            if verb.lemma in REPORT and verb.k < group.k0 and verb.tense in ("past", "perfect"):
                mention.when = said_when(r, verb)


# ------------------------------------------------------------------ actors, times, the rest


def _add(mention: Mention, actor: Actor, role: Role) -> None:
    if actor.name.lower() in lexicon.MEDIA:
        return
    if actor.key not in mention.keys():
        mention.actors.append((actor, role))


def _actors(article: Article, index: int, r: Reading, verb: Verb, content: Verb, mention: Mention) -> None:
    for actor in article.subject(index, verb):
        _add(mention, actor, "pledger")
    if content is not verb and content.tense != "inf":
        for actor in article.subject(index, content):
            _add(mention, actor, "pledger")
    report = reporter(article, index, verb)
    if report is not None:
        for actor in article.subject(index, report):
            if actor.kind == "person" and actor.proper and _answers_for(actor, mention):
                _add(mention, actor, "pledger")
    elif r.s.quoted[verb.main]:
        for actor in article.speakers[index]:
            _add(mention, actor, "pledger")
    group = r.group_after(content.k + 1)
    hostile = ACTS.get(content.lemma) in ("sanctions", "troops") or content.lemma in ("threaten", "punish", "prevent", "stop", "deter", "counter")
    if group is not None and not group.prep and content.lemma not in ("leave", "quit", "join", "announce"):
        _take(article, index, group, mention, "target" if hostile else "recipient")
    for item in r.prepositional(content.k + 1):
        prep = item.prep.split()[-1] if item.prep else ""
        if prep in ("to", "for"):
            _take(article, index, item, mention, "recipient")
        elif prep in ("against", "on"):
            _take(article, index, item, mention, "target")
            for entity in item.entities:
                if entity.sort == "thing" and entity.state and not entity.owner:  # "sanctions on Iranian oil"
                    actor = article.registry.actor(Entity("state", entity.state, "", state=entity.state))
                    if actor is not None and actor.kind == "state":
                        _add(mention, actor, "target")


def _answers_for(speaker: Actor, mention: Mention) -> bool:
    """Does this person speak for the state or body that pledges?"""
    pledgers = [actor for actor, role in mention.actors if role == "pledger"]
    if not pledgers or any(actor.kind == "person" for actor in pledgers):
        return False
    if speaker.state:
        return any(actor.state == speaker.state or actor.name == speaker.state for actor in pledgers)
    words = set(speaker.office.lower().split())
    return (
        bool(
            words & {"minister", "president", "secretary", "premier", "chancellor", "chief", "ceo", "chairman", "spokesman", "spokeswoman", "manager", "director", "head", "ambassador", "envoy", "governor"}
        )
        and len(pledgers) == 1
    )


def _take(article: Article, index: int, group: Group, mention: Mention, role: Role) -> None:
    for entity in group.entities:
        if entity.sort in ("thing", "place", "pronoun"):
            continue
        for actor in article.resolved[index].get(entity.a, ()):
            _add(mention, actor, role)


def _times(article: Article, r: Reading, verb: Verb, content: Verb | None, report: Verb | None, mention: Mention) -> None:
    """Marks beside the verb of undertaking (or of saying) tell when it was made, marks after its content when it is due."""
    before = marks_before(r, verb, clause_bounds(r, verb.k)[0])
    if content is verb:
        due = marks_of(r, verb.a, verb.b) + marks_after(r, verb) + ([] if report is not None else before)
        made: list[int] = []
    elif content is not None:
        made = before + marks_between(r, verb.k + 1, content.k)
        due = marks_after(r, content)
    else:
        after = marks_after(r, verb)
        past = [mark for mark in after if verb.tense in ("past", "perfect", "pluperfect") and _looks_back(article.marks[mark].text)]
        made, due = before + past, [mark for mark in after if mark not in past]
    if report is not None:
        beside = said_when(r, report)
        made = beside + made
        due = [mark for mark in due if mark not in beside]
    mention.when = list(dict.fromkeys(made))
    mention.due = [mark for mark in dict.fromkeys(due) if mark not in mention.when]


_DAY_WORDS = ("day", "yesterday", "last ", "earlier", "ago", "this morning", "tonight")


def _looks_back(words: str) -> bool:
    """After "pledged $5m": does "on Monday" tell when it was pledged, rather than when it is due?"""
    low = words.lower()
    return any(word in low for word in _DAY_WORDS) and "next" not in low


def _finish(article: Article, index: int, r: Reading, verb: Verb, content: Verb | None, mention: Mention) -> None:
    """Amounts, condition, matter and the words for a title."""
    end = _clause_end(r, verb)
    first, last = r.s.starts[verb.a], r.s.ends[end - 1]
    mention.amounts = amounts(article.text, first, last)
    mention.condition = _condition(
        r, verb, content, mention.status == "refused" or verb.negated or (content is not None and content.negated)
    )
    if mention.condition:
        if mention.status in ("stated", "refused"):
            mention.status = "conditional"
        mention.score += 0.3
    if (
        content is not None
        and content.negated
        and mention.status == "stated"
        and content is not verb
        and content.tense in ("future", "would")
    ):
        mention.status = "refused"
        mention.score -= 0.4
    mention.topic = _topic(r, (content or verb).a, end)
    mention.family = ACTS.get((content or verb).lemma, "")
    act = content if content is not None else verb
    rest = _phrase(r, act.main + 1, end) if act.main + 1 < end else ""
    mention.words = f"{act.lemma} {rest}".strip()
    mention.own_verb = content is None
    if mention.status == "refused" and not (_matters(r, verb.k + 1) or mention.amounts):
        mention.score -= 0.6


def _clause_end(r: Reading, verb: Verb) -> int:
    """Token after the last one of what is undertaken: up to the reporting clause, a semicolon, or a relative clause of another actor."""
    k = verb.k + 1
    while k < len(r.chunks):
        item = r.chunks[k]
        if item.kind == ";" or (
            item.kind == "V"
            and item.verb is not None
            and item.verb.lemma in REPORT
            and item.verb.tense in ("past", "present")
            and item.verb is not verb
            and not item.verb.relative
        ):
            return max(verb.b, min(item.a, len(r.s.words)))
        k += 1
    return len(r.s.words)


def _condition(r: Reading, verb: Verb, content: Verb | None, negated: bool) -> str:
    """The words of the condition on this undertaking, or "": before its clause, or after it up to another actor's clause."""
    lows = r.s.lows
    limit = _condition_limit(r, verb, content)
    for i in range(limit):
        if r.s.marks[i] >= 0 or verb.a <= i < verb.b:
            continue
        words = _condition_words(r, i, negated)
        if not words or (words[0] == "only" and i and lows[i - 1] == "not"):
            continue
        end = _condition_end(r, i + len(words), words[-1] in ("of", "for", "on", "upon", "to"))
        if i > verb.b or (
            end <= verb.a
            and (i == 0 or r.s.tags[i - 1] in ('"', ",", "C", "H", "-"))
            and end < len(r.s.words)
            and r.s.words[end] in (",", "—", "–")
        ):
            return r.s.text(i, end).strip(" ,.;“”\"'‘’")
    return ""


def _condition_words(r: Reading, i: int, negated: bool) -> tuple[str, ...]:
    lows = r.s.lows
    for words in CONDITION_WORDS:
        if lows[i] != words[0] or tuple(lows[i : i + len(words)]) != words:
            continue
        if words[-1] in NEGATIVE_CONDITIONS and not negated:
            continue
        if words == ("should",) and not (i == 0 or r.s.tags[i - 1] in (",", '"')):
            continue
        if (
            words == ("if",)
            and i
            and lows[i - 1] in ("as", "even", "what", "ask", "asked", "see", "know", "unclear", "unsure", "only", "say", "asking")
        ):
            continue
        return words
    return ()


def _condition_limit(r: Reading, verb: Verb, content: Verb | None) -> int:
    """Token up to which a condition after the verb can be its own: not beyond another actor's finite verb."""
    seen_condition = False
    for k in range(verb.k + 1, len(r.chunks)):
        item = r.chunks[k]
        if item.kind == "S" and r.s.lows[item.a] in ("if", "unless"):
            seen_condition = True
        if item.kind == "V" and item.verb is not None and item.verb is not content and not seen_condition:
            other = item.verb
            if other.tense in ("inf", "ger", "part") or other.relative or other.subject == verb.subject:
                continue
            if content is not None and other.subject == content.subject:
                continue
            return item.a
    return len(r.s.words)


def _condition_end(r: Reading, i: int, noun: bool) -> int:
    """Token after the condition that goes on from token i: to the clause's end, or to the noun phrase's."""
    if noun:
        k = next((k for k, item in enumerate(r.chunks) if item.b > i), len(r.chunks))
        group = r.group_at.get(k) or r.group_at.get(k + 1)
        if group is not None:
            return r.chunks[group.k1 - 1].b
    while i < len(r.s.words) and not (r.s.words[i] in (",", ";", "—", "–", "”", ".") or r.s.tags[i] == "."):
        i += 1
    return i


def _topic(r: Reading, a: int, b: int) -> frozenset[str]:
    """Stems of the nouns and names in tokens [a, b)."""
    out = set()
    for i in range(a, b):
        low = r.s.lows[i]
        if r.s.tags[i] in ("N", "Z") and low not in _STOP and len(low) > 2:
            out.add(low.removesuffix("s"))
    return frozenset(out)


def _phrase(r: Reading, a: int, b: int) -> str:
    """What is undertaken in at most a dozen words, cut where a phrase ends."""
    end = a
    k = next((i for i, item in enumerate(r.chunks) if item.b > a), len(r.chunks))
    while k < len(r.chunks) and r.chunks[k].a < b:
        item = r.chunks[k]
        if item.kind in (",", ";", ":", ".", "(", "-", "S", "R", "H") or (item.b - a > 14 and end > a + 2):
            break
        if item.kind != '"' or item.b < b:
            end = item.b
        k += 1
    while end > a + 1 and r.s.tags[end - 1] in ("P", "C", "D", "W", "A", '"', "T"):
        end -= 1
    return r.s.text(a, max(end, a + 1))
