"""Who else was there: sentences that tell of nothing but presence at a meeting told before ("The EU was also represented")."""

from __future__ import annotations

from sitegen.extract.meetings.occasions import NOUNS, take_part
from sitegen.extract.mentions import Mention, named_among, outlook, said
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Reading
from sitegen.extract.reading.names import Entity
from sitegen.model.claim import Role

_PRESENT = frozenset("participants attendees guests delegates delegations participant invitees those".split())
# verbs of presiding: the role of those who do it
PRESIDING: dict[str, Role] = {"mediate": "mediator", "broker": "mediator", "moderate": "mediator", "facilitate": "mediator", "host": "host"}
_LEADING = frozenset("lead head represent chair".split())  # "with the minister leading the delegation"
_TELLS_OF_PRESENCE = frozenset("accompany include comprise number bring represent attend participate join".split())
_SENT = frozenset("minister envoy ambassador official diplomat servant delegation representative deputy secretary negotiator".split())
_DELEGATIONS = frozenset("delegation delegations team mission party group contingent".split())
_ALONE = -1.5  # no meeting of its own: what joins no meeting of the article falls away


def from_attendance(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """A mention that only adds people to a meeting that the article has told of, or None."""
    entities = _present(r, verb) if verb.lemma in _TELLS_OF_PRESENCE else ()
    if not entities or verb.negated or outlook(verb) not in ("held", "present"):
        return None
    mention = Mention("meeting", index, verb.main, verb.lemma, "meeting", "held", [], _ALONE, [said(r.s.text(verb.a, verb.b))])
    mention.definite = mention.at_noun = True
    _take(article, index, entities, mention)
    return mention if mention.actors else None


def _present(r: Reading, verb: Verb) -> tuple[Entity, ...]:
    """The noun phrases of those who were there, () when the verb tells of no presence."""
    subject = verb.subject[0] if verb.subject else None
    after = r.group_after(verb.k + 1)
    told = after.entities if after is not None and not after.prep else ()
    if verb.lemma in ("include", "comprise", "number") and subject is not None and subject.head in _PRESENT:
        return told
    if verb.lemma == "bring" and subject is not None and subject.head in NOUNS and "together" in r.s.lows[verb.b : verb.b + 2]:
        return told
    if verb.lemma == "represent" and verb.passive and not _by(r, verb):
        return verb.subject
    if verb.lemma in ("attend", "participate") and not verb.passive and not told and not r.prepositional(verb.k + 1):
        return verb.subject
    if verb.lemma in ("join", "accompany"):
        if verb.passive and not verb.relative and subject is not None and subject.sort in ("pronoun", "person", "group"):
            return _by(r, verb)
        if not verb.passive and told and told[0].sort == "pronoun" and told[0].head in ("them", "him", "her"):
            return verb.subject
    return ()


def _by(r: Reading, verb: Verb) -> tuple[Entity, ...]:
    return next((group.entities for group in r.prepositional(verb.k + 1) if group.prep.endswith("by")), ())


def add_named(article: Article, index: int, r: Reading, mention: Mention) -> None:
    """ "Ministers, including Ana Ruiz", "a delegation led by Ana Ruiz": people named out of those who take part."""
    keys = mention.who()
    for whole, named in named_among(article, index, r):
        if any(actor.key in keys for actor in whole):
            _take(article, index, named, mention)
    for verb in r.verbs:
        sent = r.group_after(verb.k + 1) if verb.lemma == "send" and not verb.negated and not verb.passive else None
        if sent is not None and not sent.prep and sent.entities[0].head in _SENT and outlook(verb) != "none":
            _take(article, index, verb.subject, mention)  # "while Chad is sending a junior minister"
        if (
            verb.lemma in ("lead", "head")
            and verb.tense in ("past", "part")
            and any(entity.head in _DELEGATIONS for entity in verb.subject)
        ):
            had = len(mention.actors)
            _take(article, index, _by(r, verb), mention)
            if len(mention.actors) > had:  # a delegation that is told by its head
                mention.actors = [pair for pair in mention.actors if pair[0].proper or pair[0].head not in _DELEGATIONS]


def _take(article: Article, index: int, entities: tuple[Entity, ...], mention: Mention) -> None:
    for actor in article.actors(index, tuple(entity for entity in entities if entity.sort not in ("thing", "place"))):
        take_part(mention, actor, "participant")


def add_presiding(article: Article, index: int, r: Reading, mention: Mention) -> None:
    """ "..., with Egypt mediating", "hosted and mediated by Qatar": who brings the others together takes part."""
    for verb in r.verbs:
        role = PRESIDING.get(verb.lemma) or (
            "participant" if verb.lemma in _LEADING and (verb.tense == "ger" or verb.lemma == "chair") else None
        )
        if role is None or verb.a < mention.at or verb.tense not in ("ger", "part", "past"):
            continue
        apart = (
            verb.tense == "ger"
            and verb.k > 1
            and any(item.kind == "P" and item.b == entity.a for entity in verb.subject for item in r.chunks)
        )
        for entity in verb.subject if apart else _by(r, verb) if verb.lemma != "host" and verb.tense != "ger" else ():
            for actor in article.resolved[index].get(entity.a, ()):
                mention.actors = [(other, role if other.key == actor.key else had) for other, had in mention.actors]
                take_part(mention, actor, role)
