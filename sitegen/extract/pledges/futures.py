"""Pledges told as a plain future: "will provide", "is to triple", "said it would free", "under the deal, Peru must"."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.extract.mentions import Mention, reporter, said
from sitegen.extract.pledges.amounts import amounts
from sitegen.extract.pledges.conditions import condition_of
from sitegen.extract.pledges.parts import (
    finish,
    hypothetical,
    matters,
    meets,
    official_subject,
    owners_pledge,
    set_times,
    stands,
    tail,
)
from sitegen.extract.pledges.people import by_agents, doers, name_actors
from sitegen.extract.pledges.taking import take_group, take_part
from sitegen.extract.pledges.threats import from_target, without_refuser
from sitegen.extract.pledges.undertakings import (
    ACTS,
    HANDING_ON,
    MATTERS,
    NOT_UNDERTAKEN,
    NOUNS,
    PLAIN_ACTS,
    UNDER_WAY,
)
from sitegen.extract.reading import lexicon
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.reference import Actor


@dataclass(frozen=True, slots=True)
class _Telling:
    """How a future is told: in what form, by whom, and what is in it."""

    how: str  # a key of _BY_FORM
    report: Verb | None
    speakers: tuple[Actor, ...]  # the subject of the report
    givers: tuple[Actor, ...]  # whose promise, threat or word it is: "Iran's threat that it would"
    under: str  # the agreement or plan it stands under: "under the deal, Peru will"
    quoted: bool
    money: bool
    matter: bool
    counted: bool  # so and so many of something
    own: bool  # who says it is who would do it

    @property
    def bare(self) -> bool:
        """A future that nobody is said to have told."""
        return self.report is None and not self.givers and not self.quoted and not self.under


def from_future(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:  # noqa: PLR0912
    """ "will provide 137m euros", "is to triple its aid", "said it would free them", "is sending $2.5m"."""
    if (special := from_target(article, index, r, verb) or without_refuser(article, index, r, verb)) is not None:
        return special
    told = _telling(article, index, r, verb)
    if told is None:
        return None
    mention = Mention("pledge", index, verb.main, verb.lemma, "", "stated", [], 0.0, [said(r.s.text(verb.a, verb.b))])
    matter = told.matter
    if verb.passive or _comes_about(r, verb):
        matter = (
            matter
            or any(not MATTERS.isdisjoint(r.s.lows[max(0, entity.a) : entity.b]) for entity in verb.subject)
            or _money_subject(r, verb)
            or _done_to_people(verb, told)
        )
        if not matter or not _pledged_by_others(article, index, r, verb, told, mention):
            return None
        mention.score += 0.2
    else:
        name_actors(article, index, r, verb, verb, mention)
        _owners_pledge(article, index, verb, told.givers, mention)
    if not mention.who("pledger"):
        return None
    spoken_for = told.report is not None and (
        bool(set(told.speakers) & {actor for actor, _ in mention.actors}) or _speaks_for(told.speakers, mention)
    )
    firm = verb.lemma in PLAIN_ACTS or stands(r, verb) or matter or told.money or told.own or bool(told.under) or spoken_for
    if not firm and not (verb.passive and told.report is not None) and not condition_of(r, verb, None, verb.negated):
        return None
    mention.score += _first_score(article, index, verb, told) + 0.35 * matter + 0.5 * told.money
    mention.score += 0.2 * (told.counted and not matter and not told.money)
    if told.how == "would" and told.bare:
        if not (matter or told.money) or not _goes_on(article, index, mention):
            return None
        mention.score += 0.15
    if told.report is not None:
        mention.score += 0.4 if spoken_for else -0.1
    elif told.givers:
        mention.score += 0.45
    elif told.quoted:
        mention.score += 0.3 if any(low in ("we", "i") for low in _subject_words(r, verb)) else -0.3
    if told.under:
        mention.score += 0.4
        mention.under = mention.definite = True
    if told.how == "progressive":
        if _under_way(r, verb, told) or (told.own and verb.lemma in HANDING_ON):
            mention.score += 0.3
        elif not (told.money or (told.report is not None and told.report.lemma == "announce")):
            return None
    if stands(r, verb):
        mention.score += 0.3
    elif verb.negated and "longer" not in r.s.lows[verb.a : verb.b]:
        mention.status = "refused"
    elif told.under in _PLANS and told.how == "would":
        mention.status = "proposed"
    if verb.lemma in _NEED_A_MATTER and not (matter or told.money):
        mention.score -= 0.5
    set_times(article, r, verb, verb, told.report, mention)
    finish(article, index, r, verb, verb, mention)
    return mention


_NEED_A_MATTER = frozenset("continue help support defend protect respond join announce allow host return launch".split())


def _telling(article: Article, index: int, r: Reading, verb: Verb) -> _Telling | None:
    """How this verb's future is told; None when it is none, or another's wish or guess."""
    if not _acts(r, verb):
        return None
    under = _under(r, verb)
    how = _future_how(r, verb) or ("must" if under and under not in _PLANS and "must" in r.s.lows[verb.a : verb.b] else "")
    if not how or verb.relative and how == "would" or hypothetical(r, verb):
        return None
    report = reporter(article, index, verb)
    if report is not None and report.lemma in NOT_UNDERTAKEN and report.lemma not in ("insist", "warn"):
        return None
    if _idiom(r, verb) or _opens_talks(r, verb) or _feared(r, verb):
        return None
    givers = _givers(article, index, r, verb) if report is None else ()
    speakers = article.subject(index, report) if report is not None else ()
    return _Telling(
        how,
        report,
        speakers,
        givers,
        under,
        r.s.quoted[verb.main],
        money=bool(amounts(tail(r, verb))),
        matter=matters(r, verb.k + 1) or _territory_object(r, verb),
        counted=_counted(r, verb),
        own=bool(set(speakers) & set(doers(article, index, verb, report))) or bool(givers),
    )


def _pledged_by_others(article: Article, index: int, r: Reading, verb: Verb, told: _Telling, mention: Mention) -> bool:
    """Name who undertakes it where the subject is what is given or stopped: "the ban will be lifted, the EU said"."""
    if verb.lemma in ("allow", "permit", "force"):
        return False
    agents = by_agents(article, index, r, verb) if verb.passive else ()
    if told.report is None and not told.quoted and not agents and not told.givers:
        return False
    found = agents or told.givers or (told.speakers if told.report is not None else article.speakers[index])
    if not verb.passive and not any(actor.office or actor.state or actor.kind in ("state", "body") for actor in found):
        return False
    mention.actors += [(actor, "pledger") for actor in found]
    if verb.passive and verb.lemma in lexicon.GIVING:  # "the victims will be given $4m, the premier said"
        take_group(article, index, Group(verb.subject, verb.k, verb.k), mention, "recipient", True)
    return True


_COME_ABOUT = frozenset("end resume reopen start begin remain stay go".split())


def _comes_about(r: Reading, verb: Verb) -> bool:
    """ "the restrictions will end", "a further $5m will go to": told of the matter itself."""
    if verb.lemma not in _COME_ABOUT or not verb.subject or any(entity.sort != "thing" for entity in verb.subject):
        return False
    group = r.group_after(verb.k + 1)
    told = any(entity.head in _COURSES for entity in verb.subject) or _money_subject(r, verb)
    return told and (group is None or bool(group.prep))


# What somebody begins or ends, though the words have it begin or end: not a war.
_COURSES = frozenset(
    "restrictions sanctions ban bans embargo tariffs duties flights deliveries withdrawal deployment aid payments strike strikes operation"
    " operations curfew ceasefire truce blockade lockdown production exports mission services service shipments subsidies".split()
)


_TO_PEOPLE = frozenset(
    "deport release free extradite pardon expel repatriate evacuate prosecute compensate execute punish resettle".split()
)


def _done_to_people(verb: Verb, told: _Telling) -> bool:
    """ "the men would be deported, the ministry said"."""
    return (
        verb.passive and verb.lemma in _TO_PEOPLE and any(actor.office or actor.state or actor.kind != "person" for actor in told.speakers)
    )


def _money_subject(r: Reading, verb: Verb) -> bool:
    return any(entity.a >= 0 and bool(amounts(r.s.text(entity.a, entity.b))) for entity in verb.subject)


def _counted(r: Reading, verb: Verb) -> bool:
    """ "will open ten clinics"."""
    group = r.group_after(verb.k + 1)
    return group is not None and not group.prep and r.s.tags[r.chunks[group.k0].a] == "Q" and group.entities[0].sort in ("thing", "group")


def _under_way(r: Reading, verb: Verb, told: _Telling) -> bool:
    """ "is sending a platoon", "said it was expelling ten diplomats": on its way, and so undertaken."""
    given = r.group_after(verb.k + 1)
    if verb.lemma not in UNDER_WAY or given is None or not (verb.tense == "present" or told.own):
        return False
    return any(item.head in MATTERS for item in given.entities) or r.s.tags[r.chunks[given.k0].a] in ("Q", "$")


_PLANS = frozenset("plan plans proposal proposals scheme".split())
_ARRANGEMENTS = _PLANS | frozenset("agreement agreements deal deals accord accords pact treaty truce ceasefire terms arrangement".split())


def _under(r: Reading, verb: Verb) -> str:
    """The agreement or plan that a future stands under, or ""."""
    if "under" not in r.s.lows and "according" not in r.s.lows:
        return ""
    for group in r.groups:
        head = group.entities[-1].head
        if head in _ARRANGEMENTS and group.k1 < verb.k and r.s.lows[(b := r.chunks[group.k1 - 1].b) : b + 2] == ["under", "which"]:
            return head
        if head in _ARRANGEMENTS and (group.prep.endswith("under") or group.prep == "according to"):
            low, high = sorted((group.k0, verb.k))
            if not any(item.kind in (";", ":", "S") for item in r.chunks[low:high]):
                return head
    return ""


def _owners_pledge(article: Article, index: int, verb: Verb, givers: tuple[Actor, ...], mention: Mention) -> None:
    """Whose threat it is, and whose troops would leave, pledges: not the troops."""
    for actor in givers:
        take_part(mention, actor, "pledger")
    owners_pledge(article, index, verb, mention)


_IDLE_OBJECTS = frozenset(
    (
        "place effect shape part charge charges pressure root hit loss losses toll time years months days hours minutes advantage stock"
        " note form off"
    ).split()
)


def _goes_on(article: Article, index: int, mention: Mention) -> bool:
    """ "It would also double its aid", after a sentence in which the same one says something."""
    before = article.speakers[index - 1] if index else ()
    return bool(set(before) & {actor for actor, _ in mention.actors}) or (bool(before) and _speaks_for(before, mention))


def _acts(r: Reading, verb: Verb) -> bool:
    if meets(r, verb):
        return False
    if verb.lemma in ("remain", "stay"):  # of sanctions and of troops, not of people and levels
        return _comes_about(r, verb) or any(entity.head in ("troops", "forces", "soldiers") for entity in verb.subject)
    if verb.lemma == "go":
        return _comes_about(r, verb) and (_money_subject(r, verb) or r.s.lows[verb.b : verb.b + 1] == ["ahead"])
    if verb.lemma == "use":
        return bool(condition_of(r, verb, None, verb.negated))  # "the weapons will be used only if"
    return (
        verb.lemma in ACTS or verb.lemma in PLAIN_ACTS or verb.lemma == "hold" or stands(r, verb) or (verb.passive and verb.lemma == "take")
    )


_BY_FORM = {"future": 0.4, "is to": 0.5, "would": 0.25, "progressive": -0.1, "must": 0.4}


def _first_score(article: Article, index: int, verb: Verb, told: _Telling) -> float:
    """What form, act and subject say, before the matter."""
    r = article.readings[index]
    pronoun = any(entity.sort == "pronoun" for entity in verb.subject)
    score = _BY_FORM[told.how] - (0.2 if told.report is not None else 0.3) * (verb.lemma not in PLAIN_ACTS) - 0.3 * (len(r.s.words) > 70)
    if pronoun and told.report is None and not told.quoted:
        score -= 0.3
    if not official_subject(article, index, verb):
        score -= 0.15 if told.own else 0.3
    if pronoun and told.own:
        score += 0.15  # "said it would": nobody else can be meant
    return score


_WORD = frozenset(("word", "vows", "threats"))  # undertakings only where a clause tells of what
_GIVE = frozenset("give make issue repeat renew reiterate offer".split())


def _givers(article: Article, index: int, r: Reading, verb: Verb) -> tuple[Actor, ...]:
    """Whose noun of undertaking has this clause: "Iran's threat that it would", "gave an assurance that", "a promise by X that"."""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first < item.b), verb.k)
    if k < 2 or r.chunks[k - 1].kind != "H" or r.chunks[k - 2].kind != "NP":
        return ()
    group = r.group_at[k - 2]
    if group.prep in ("by", "from", "to") and group.k0 > 1 and r.chunks[group.k0 - 2].kind == "NP":
        noun = r.group_at[group.k0 - 2]
        if noun.entities[-1].head not in NOUNS:
            return ()
        if group.prep != "to":
            return article.actors(index, group.entities)
        group = noun
    entity = r.chunks[group.k1 - 1].entity
    if entity is None or entity.head not in NOUNS and entity.head not in _WORD:
        return ()
    giver = r.chunks[group.k0 - 1].verb if group.k0 else None
    if giver is not None and giver.lemma in _GIVE and not giver.negated:
        return article.subject(index, giver)
    return article.owner(index, entity) if entity.owner else ()


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
    if verb.lemma == "take" and head == "part":
        return not matters(r, group.k1 if group is not None else verb.k)  # but "take part in the mission"
    if verb.lemma == "put" and following == "out":
        return True
    return verb.lemma in ("take", "lift", "cut", "set") and (head in _IDLE_OBJECTS or following == "off")


_FEARS = frozenset("concern concerns fear fears worry worries danger risk hope hopes expectation theory assumption likelihood odds".split())


_GUESSED = frozenset("likely unlikely possible probable conceivable doubtful inevitable chance likelihood possibility risk".split())


def _feared(r: Reading, verb: Verb) -> bool:
    """ "The concern is that customers will withdraw money": a guess."""
    first = min((entity.a for entity in verb.subject), default=-1)
    if first > 1 and r.s.lows[first - 1] == "that" and r.s.lows[first - 2] in _GUESSED:
        return True
    return any(
        other.lemma == "be"
        and other.k < verb.k
        and r.chunks[other.k + 1].kind in ("H", ",", "A")
        and any(entity.head in _FEARS for entity in other.subject)
        for other in r.verbs
    )


def _territory_object(r: Reading, verb: Verb) -> bool:
    """ "would leave Syria", "will quit the European Union"."""
    group = r.group_after(verb.k + 1)
    return (
        verb.lemma in ("leave", "quit", "invade", "recognise", "recognize", "attack", "join")
        and group is not None
        and not group.prep
        and (
            group.entities[0].sort in ("state", "body", "place")
            or (verb.lemma in ("join", "quit", "leave") and group.entities[0].head in _UNIONS)
        )
    )


_UNIONS = frozenset("alliance union bloc eurozone treaty pact accord coalition court convention cartel".split())


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


_FOR_A_STATE = frozenset("minister president premier chancellor secretary king queen emir".split())


def _speaks_for(speakers: tuple[Actor, ...], mention: Mention) -> bool:
    """A spokesman or minister of the pledger's state or body."""
    states_here = {actor.state for actor, _ in mention.actors if actor.state} | {actor.name for actor, _ in mention.actors}
    if any(
        actor.name.split()[-1].lower() in ("government", "administration", "ministry", "cabinet", "company", "party") and not actor.state
        for actor, _ in mention.actors
    ):
        return True
    sides = any(actor.kind in ("state", "body") for actor, _ in mention.actors)
    if sides and any(not actor.state and not _FOR_A_STATE.isdisjoint(actor.office.lower().split()) for actor in speakers):
        return True  # a minister of no state that we know, of his own as like as not
    return any(actor.state in states_here or any(word in lexicon.SPOKESMEN for word in actor.office.lower().split()) for actor in speakers)
