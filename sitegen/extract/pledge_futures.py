"""Pledges told as a plain future: "will provide", "is to triple", "said it would free", and threats told from their target."""

from __future__ import annotations

from sitegen.extract import lexicon
from sitegen.extract.amounts import amounts
from sitegen.extract.article import Article
from sitegen.extract.chunks import Verb
from sitegen.extract.conditions import condition_of
from sitegen.extract.groups import Reading
from sitegen.extract.mentions import Mention, reporter
from sitegen.extract.names import Entity
from sitegen.extract.pledge_parts import (
    MEETING_ACTS,
    finish,
    hypothetical,
    matters,
    official_subject,
    set_times,
    tail,
)
from sitegen.extract.pledge_people import doers, name_actors, take_part
from sitegen.extract.reference import Actor
from sitegen.extract.undertakings import (
    ACTS,
    MATTERS,
    NOT_UNDERTAKEN,
    NOUNS,
    PLAIN_ACTS,
    UNDER_WAY,
)


def from_future(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:  # noqa: PLR0912
    """ "will provide 137m euros", "is to triple its aid", "said it would free them", "is sending $2.5m"."""
    if (special := _consequence(article, index, r, verb) or _ruled_out(article, index, r, verb)) is not None:
        return special
    how = _future_how(r, verb)
    if not how or verb.relative and how == "would" or not _acts(verb) or hypothetical(r, verb):
        return None
    report = reporter(article, index, verb)
    if report is not None and report.lemma in NOT_UNDERTAKEN and report.lemma not in ("insist", "warn"):
        return None
    told = _noun_telling(r, verb) if report is None else None
    speakers = article.subject(index, report) if report is not None else ()
    own = bool(set(speakers) & set(doers(article, index, verb, report))) or told is not None
    money = bool(amounts(tail(r, verb)))
    if _idiom(r, verb) or _opens_talks(r, verb):
        return None
    matter = matters(r, verb.k + 1) or _territory_object(r, verb)
    firm = verb.lemma in PLAIN_ACTS or matter or money or own or (verb.passive and report is not None)
    if not firm and not condition_of(r, verb, None, verb.negated):
        return None
    score = _first_score(article, index, verb, how, report is not None, own)
    quoted = r.s.quoted[verb.main]
    mention = Mention("pledge", index, verb.main, verb.lemma, "", "stated", [], 0.0, [f"“{r.s.text(verb.a, verb.b)}”"])
    if verb.passive:
        matter = matter or any(entity.head in MATTERS for entity in verb.subject)
        agents = _by_agents(article, index, r, verb)
        if (report is None and not quoted and not agents) or not matter:
            return None
        score += 0.2
        for actor in agents or (speakers if report is not None else article.speakers[index]):
            mention.actors.append((actor, "pledger"))
    else:
        name_actors(article, index, r, verb, verb, mention)
        _owners_pledge(article, index, verb, told, mention)
    if not mention.who("pledger"):
        return None
    mention.score += score
    mention.score += 0.35 * matter + 0.5 * money
    if how == "would" and report is None and told is None and not quoted:
        if not (matter or money) or not _goes_on(article, index, mention):
            return None
        mention.score += 0.15
    if report is not None:
        same = set(speakers) & {actor for actor, _ in mention.actors}
        mention.score += 0.35 if same or _speaks_for(speakers, mention) else -0.1
    elif told is not None:
        mention.score += 0.45
    elif quoted:
        mention.score += 0.3 if any(low in ("we", "i") for low in _subject_words(r, verb)) else -0.3
    if how == "progressive" and not (money or (report is not None and report.lemma == "announce")):
        given = r.group_after(verb.k + 1)
        if not (
            verb.lemma in UNDER_WAY
            and verb.tense == "present"
            and given is not None
            and any(item.head in MATTERS for item in given.entities)
        ):
            return None
        mention.score += 0.3
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
    set_times(article, r, verb, verb, report, mention)
    finish(article, index, r, verb, verb, mention)
    return mention


def _owners_pledge(article: Article, index: int, verb: Verb, told: Entity | None, mention: Mention) -> None:
    """Whose threat it is, and whose troops would leave, pledges: not the troops."""
    if told is not None:
        for actor in article.owner(index, told):
            take_part(mention, actor, "pledger")
    arms = next((entity for entity in verb.subject if entity.owner and entity.head in _ARMS), None)
    owners = article.owner(index, arms) if arms is not None else ()
    if owners:
        mention.actors = [(actor, role) for actor, role in mention.actors if role != "pledger" or actor.proper]
        for actor in owners:
            take_part(mention, actor, "pledger")


_ARMS = frozenset("troops forces soldiers army military navy police ships warships government authorities side".split())
_IDLE_OBJECTS = frozenset(
    (
        "place effect shape part charge charges pressure root hit loss losses toll time years months days hours minutes advantage stock"
        " note form off"
    ).split()
)


def _by_agents(article: Article, index: int, r: Reading, verb: Verb) -> tuple[Actor, ...]:
    """ "will be paid by the EU"."""
    groups = [group for group in r.prepositional(verb.k + 1) if group.prep == "by"]
    found = article.actors(index, groups[0].entities) if groups else ()
    return tuple(actor for actor in found if actor.proper)


def _goes_on(article: Article, index: int, mention: Mention) -> bool:
    """ "It would also double its aid", after a sentence in which the same one says something."""
    before = article.speakers[index - 1] if index else ()
    return bool(set(before) & {actor for actor, _ in mention.actors}) or (bool(before) and _speaks_for(before, mention))


def _acts(verb: Verb) -> bool:
    if verb.lemma in MEETING_ACTS and verb.lemma != "host":
        return False
    return verb.lemma in ACTS or verb.lemma in PLAIN_ACTS or (verb.passive and verb.lemma == "take")


_BY_FORM = {"future": 0.4, "is to": 0.5, "would": 0.25, "progressive": -0.1, "ready": 0.0}


def _first_score(article: Article, index: int, verb: Verb, how: str, reported: bool, own: bool) -> float:
    """What form, act and subject say, before the matter."""
    r = article.readings[index]
    pronoun = any(entity.sort == "pronoun" for entity in verb.subject)
    score = _BY_FORM[how] - 0.3 * (verb.lemma not in PLAIN_ACTS) - 0.3 * (len(r.s.words) > 70)
    if pronoun and not reported and not r.s.quoted[verb.main]:
        score -= 0.3
    if not official_subject(article, index, verb):
        score -= 0.15 if own else 0.3
    if pronoun and own:
        score += 0.15  # "said it would": nobody else can be meant
    return score


def _noun_telling(r: Reading, verb: Verb) -> Entity | None:
    """The owned noun of an undertaking whose clause this is: "Iran's threat that it would"."""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first < item.b), verb.k)
    if k < 2 or r.chunks[k - 1].kind != "H" or r.chunks[k - 2].kind != "NP":
        return None
    entity = r.chunks[k - 2].entity
    return entity if entity is not None and entity.owner and entity.head in NOUNS else None


def _opens_talks(r: Reading, verb: Verb) -> bool:
    """ "will begin talks": a meeting to come, which other rules read."""
    group = r.group_after(verb.k + 1)
    return (
        verb.lemma in ("begin", "start", "resume", "restart", "continue")
        and group is not None
        and any(entity.head in ("talks", "negotiations", "discussions", "dialogue", "consultations") for entity in group.entities)
    )


def _idiom(r: Reading, verb: Verb) -> bool:
    """ "will take effect", "will take a $3bn charge", "will lift off": things that happen, not things undertaken."""
    group = r.group_after(verb.k + 1)
    head = group.entities[0].head if group is not None and not group.prep else ""
    following = r.s.lows[verb.b] if verb.b < len(r.s.lows) else ""
    return verb.lemma in ("take", "lift", "cut", "set") and (head in _IDLE_OBJECTS or following == "off")


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
    (
        "consequences consequence sanctions price fire fury retaliation response reprisals action strikes penalties penalty"
        " punishment wrath tariffs measures annihilation devastation destruction war force justice cost costs"
    ).split()
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
        take_part(mention, actor, "target")
    set_times(article, r, verb, verb, report, mention)
    finish(article, index, r, verb, None, mention)
    mention.words = f"{r.s.text(r.chunks[group.k0].a, r.chunks[group.k1 - 1].b)}"
    mention.head = "threaten"
    mention.family = "threat"
    return mention


_SHARE = frozenset(
    "participation involvement deployment contribution support assistance help aid intervention troops presence membership".split()
)


def _ruled_out(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """A refusal without a refuser as subject: "Danish participation in the force is not planned"."""
    if not (verb.negated and verb.passive and verb.lemma in ("envisage", "plan", "foresee", "consider", "contemplate", "intend")):
        return None
    entity = next((entity for entity in verb.subject if any(word in _SHARE for word in entity.name.lower().split())), None)
    actor = article.registry.actor(Entity("state", entity.state, "", state=entity.state)) if entity is not None and entity.state else None
    if actor is None:
        return None
    mention = Mention("pledge", index, verb.main, "refuse", "", "refused", [(actor, "pledger")], 1.6, [f"“{r.s.text(verb.a, verb.b)}”"])
    set_times(article, r, verb, verb, reporter(article, index, verb), mention)
    finish(article, index, r, verb, None, mention)
    mention.status = "refused"
    mention.words = "take part"
    mention.own_verb = False
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
