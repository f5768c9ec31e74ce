"""A document read whole: sentences, clauses, and whom each noun phrase means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitegen.extract.reading import sentences, states, tokens
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT, owner_entity, read
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.headlines import headline_end
from sitegen.extract.reading.lexicon import BE, GIVEN_NAMES, MEDIA, SPOKESMEN
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import FIRMS, Actor, Registry
from sitegen.extract.reading.tokens import Sentence
from sitegen.extract.triggers import moving_words, trigger_words
from sitegen.model.actor import Gazetteer
from sitegen.model.timex import TimeMark

# "Theresa May", "Mrs May": then a bare "May" in this article is she, not the month.
_SURNAME_MONTH = re.compile(r"\b(\w+)\.? (May|March|August|April|June|Friday|Monday)\b")
_BEFORE_SURNAME = GIVEN_NAMES | {"mr", "mrs", "ms", "minister", "chancellor"}
_ANY_QUOTE = re.compile("[“”„«»\"]|``|''")
_MONTH_NAMES = frozenset("May March August April June Friday Monday".split())
_OPEN, _CLOSE = ("“", "„", "«", "``"), ("”", "»", "''")


@dataclass(slots=True)
class Article:
    """The sentences of one document, in order, with what was found out about their actors."""

    text: str
    marks: Sequence[TimeMark]
    readings: list[Reading]
    registry: Registry
    resolved: list[dict[int, tuple[Actor, ...]]] = field(default_factory=list)  # sentence -> {first token of an entity: actors}
    speakers: list[tuple[Actor, ...]] = field(default_factory=list)  # sentence -> who says what is quoted in it
    owners: list[dict[int, tuple[Actor, ...]]] = field(default_factory=list)  # sentence -> {first token of an entity: whose it is}

    def actors(self, index: int, entities: Sequence[Entity]) -> tuple[Actor, ...]:
        """The actors of some entities of sentence `index`, each once, in order."""
        found = self.resolved[index]
        return tuple(dict.fromkeys(actor for entity in entities for actor in found.get(entity.a, ())))

    def owner(self, index: int, entity: Entity) -> tuple[Actor, ...]:
        """The actors behind a possessive: "Trump's", "his"."""
        return self.owners[index].get(entity.a, ())

    def subject(self, index: int, verb: Verb) -> tuple[Actor, ...]:
        """The actors of a verb's subject."""
        return self.actors(index, verb.subject)


def read_article(text: str, marks: Sequence[TimeMark], gazetteer: Gazetteer) -> Article:
    """Read a text.  Time marks may come in any order; overlapping ones are read first come, first served."""
    bare = {mark.text for mark in marks} & _MONTH_NAMES
    surnames = frozenset(name for first, name in _SURNAME_MONTH.findall(text) if first.lower() in _BEFORE_SURNAME) if bare else frozenset()
    ordered = sorted((mark for mark in marks if mark.text not in surnames), key=lambda mark: (mark.start, -mark.end))
    starts = [mark.start for mark in ordered]
    pieces = [tokens.tokenize(text, start, end) for start, end in _without_headline(text, sentences.split(text))]
    common = {low for piece in pieces for word, low in zip(piece.words, piece.lows, strict=True) if word == low}
    readings = []
    inside = False
    for piece, wanted in zip(pieces, _worth_reading(pieces), strict=True):
        inside = _mark_quotes(piece, inside, text)
        if wanted:
            tokens.tag(piece, _covered(text, piece, ordered, starts), common)
            readings.append(read(piece))
        else:
            readings.append(Reading(piece, [], [], []))
    article = Article(text, ordered, readings, Registry(gazetteer))
    _learn_names(article)
    _resolve(article)
    return article


def _without_headline(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, the first one cut where a headline runs into it."""
    cut = headline_end(text, *spans[0]) if spans else None
    if cut is None:
        return list(spans)
    begin = cut + len(text[cut:]) - len(text[cut:].lstrip())
    return [(spans[0][0], cut), (begin, spans[0][1]), *spans[1:]]


def _learn_names(article: Article) -> None:
    """Full names first: "Mr Reed" may stand before "Tom Reed"."""
    learn = article.registry.learn
    named = [entity for reading in article.readings for group in reading.groups for entity in group.entities]
    for entity in named:
        if entity.sort == "person" and " " in entity.name:
            learn(entity)
    for reading in article.readings:
        article.registry.acronyms.update(reading.acronyms)
        for group in reading.groups:
            for entity in group.entities:
                if entity.sort != "person" or " " not in entity.name:
                    learn(entity)
                if entity.owner[:1].isupper() and " " in entity.owner and (owner := owner_entity(reading, entity)) is not None:
                    learn(owner)
            for k in range(group.k0 + 1, group.k1):
                inner = reading.chunks[k].entity
                if inner is not None and inner.sort == "person" and inner.office:
                    learn(inner)


def _worth_reading(pieces: list[Sentence]) -> list[bool]:
    """Which sentences must be read: those that may tell of an event, stand right before one that may, or name somebody in full.

    Reading is most of the work; a fifth to a quarter of common news need not be read.
    """
    may_tell = [_may_tell(piece) for piece in pieces]
    if True not in may_tell:
        return may_tell
    following = [told and not _POINTING.isdisjoint(piece.lows) for told, piece in zip(may_tell[1:], pieces[1:], strict=True)] + [False]
    return [told or after or _full_name(piece.words) for piece, told, after in zip(pieces, may_tell, following, strict=True)]


# Words that point back to the sentence before.
_POINTING = frozenset(
    (
        "he she they it his her their its him them we our us i my both this that these those government coalition leaders ministers"
        " countries country sides two officials delegation delegations president minister group alliance"
    ).split()
)


def _may_tell(piece: Sentence) -> bool:
    found = trigger_words().intersection(piece.lows)
    if not found:
        return _is_to(piece.lows)
    return not found <= moving_words() or _to_a_place(piece)


def _to_a_place(piece: Sentence) -> bool:
    """ "went to Oslo", "arrived in the Philippines": without a name after its preposition a verb of going tells of no visit."""
    words, count = piece.words, len(piece.words)
    for i, low in enumerate(piece.lows[:-1]):
        if low in ("to", "in", "at"):
            after = words[i + 2] if piece.lows[i + 1] == "the" and i + 2 < count else words[i + 1]
            if after[0].isupper():
                return True
    return False


def _is_to(lows: list[str]) -> bool:
    """ "is to triple its aid"."""
    return "to" in lows and any(low in BE and lows[i + 1] == "to" for i, low in enumerate(lows[:-1]))


def _full_name(words: list[str]) -> bool:
    before = False
    for word in words[1:]:
        capital = word[0].isupper()
        if capital and before:
            return True
        before = capital
    return False


WITHIN = "within "


def _covered(text: str, s: Sentence, marks: Sequence[TimeMark], starts: Sequence[int]) -> list[int]:
    out = [-1] * len(s.words)
    index = max(0, bisect_right(starts, s.start) - 1)
    while index < len(marks) and marks[index].start < s.end:
        mark = marks[index]
        within = text[max(0, mark.start - len(WITHIN)) : mark.start].lower() == WITHIN  # "within two weeks": a length that says when
        if (mark.type in ("DATE", "TIME") or mark.rule == "window" or within) and mark.end > s.start:
            first = bisect_right(s.ends, mark.start)
            while first < len(s.words) and s.starts[first] < mark.end:
                if out[first] < 0:
                    out[first] = index
                first += 1
        index += 1
    return out


def _mark_quotes(s: Sentence, inside: bool, text: str) -> bool:
    """Note which tokens stand in quotation marks; a paragraph's end closes an unclosed quotation."""
    if inside and "\n" in text[max(0, s.start - 2) : s.start]:
        inside = False
    s.opens_quoted = inside
    if not _ANY_QUOTE.search(text, s.start, s.end):
        s.quoted = [inside] * len(s.words)
        return inside
    for word in s.words:
        if word in _OPEN:
            inside = True
        elif word in _CLOSE:
            inside = False
        elif word == '"':
            inside = not inside
        s.quoted.append(inside)
    return inside


# ------------------------------------------------------------------ who is meant


def _resolve(article: Article) -> None:
    last_speaker: tuple[Actor, ...] = ()
    for reading in article.readings:
        found: dict[int, tuple[Actor, ...]] = {}
        article.resolved.append(found)
        owned: dict[int, tuple[Actor, ...]] = {}
        article.owners.append(owned)
        speaker = _speaker(article.registry, reading, last_speaker)
        article.registry.begin_sentence()
        here: set[str] = set()  # people this sentence has named: a bare office beside them is somebody else
        subjects = {entity.a for verb in reading.verbs for entity in verb.subject}
        for group in reading.groups:
            named: list[Actor] = []
            is_subject = any(entity.a in subjects for entity in group.entities) and not group.prep
            for entity in group.entities:
                if entity.sort in ("thing", "place") and not entity.owner and not _the_country(entity):
                    continue
                avoid = frozenset([actor.key for actor in named])
                if entity.owner:
                    owned[entity.a] = _forward(article.registry, reading, group, entity) or _owner(
                        article.registry, reading, entity, speaker or last_speaker, speaker
                    )
                    found[-1 - entity.a] = owned[entity.a]
                    if entity.owner[:1].isupper():
                        article.registry.note(owned[entity.a], False)
                got = _one(
                    article.registry,
                    entity,
                    speaker or last_speaker,
                    avoid,
                    frozenset(here),
                    reading.s.quoted[entity.a] or reading.s.opens_quoted,
                    speaker,
                )
                if not got and entity.owner and entity.head in ("country", "nation"):
                    got = _home(article.registry, owned[entity.a])
                if entity.sort == "pronoun" and entity.head in _OBJECTS and (acting := _acting(reading, group, found)) & set(got):
                    others = article.registry.pronoun(entity.name, avoid=frozenset(actor.key for actor in acting))
                    got = tuple(actor for actor in others if any(actor in known for known in found.values()))
                if entity.sort in ("person", "name"):
                    here.update(actor.name for actor in got)
                if got:
                    found[entity.a] = got
                    named.extend(got)
            if named and not (len(group.entities) == 1 and group.entities[0].sort == "pronoun" and not is_subject):
                article.registry.note(named, is_subject)
            _note_inner(article.registry, reading, group, found)
        article.speakers.append(speaker)
        if speaker:
            last_speaker = speaker


def _the_country(entity: Entity) -> bool:
    return entity.head in ("country", "nation") and entity.sort == "thing" and entity.definite and not entity.owner and not entity.state


def _home(registry: Registry, owners: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Her country", of a minister: the state for which she speaks."""
    return (registry.state(owners[0].state),) if len(owners) == 1 and owners[0].kind == "person" and owners[0].state else ()


_OBJECTS = ("him", "her")


def _acting(reading: Reading, group: Group, found: dict[int, tuple[Actor, ...]]) -> set[Actor]:
    """The subject of the verb before a group: in "Ruiz invited Reed to meet with him" it is not Reed whom Reed meets."""
    verb = next((verb for verb in reversed(reading.verbs) if verb.k < group.k0), None)
    return {actor for entity in (verb.subject if verb is not None else ()) for actor in found.get(entity.a, ())}


def _speaker(registry: Registry, reading: Reading, last_speaker: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who says what a sentence tells; in a quotation that goes on, who spoke last."""
    saying = _saying(reading)
    speaker: tuple[Actor, ...] = ()
    if saying is not None:
        speaker = tuple(actor for entity in saying.subject for actor in _one(registry, entity, last_speaker, frozenset()))
        speaker = tuple(actor for actor in speaker if actor.name.lower() not in MEDIA)
        _learn_state(registry, reading, saying, speaker)
    if not speaker and (reading.s.opens_quoted or (reading.s.quoted and reading.s.quoted[0])):
        speaker = last_speaker
    return speaker


_GOVERNING = frozenset("minister president premier chancellor secretary spokesman spokeswoman spokesperson".split())


def _learn_state(registry: Registry, reading: Reading, saying: Verb, speaker: tuple[Actor, ...]) -> None:
    """ "The minister told reporters that Chad would pay": a minister of whom nothing else is told speaks for Chad."""
    if len(speaker) != 1 or speaker[0].state or _GOVERNING.isdisjoint(speaker[0].office.lower().split()):
        return
    told = next((verb for verb in reading.verbs if verb.k > saying.k and verb.tense in ("future", "would") and verb.subject), None)
    first = told.subject[0] if told is not None else None
    if first is not None and first.sort == "state" and (known := states.lookup(first.name)) is not None:
        registry.settle_state(speaker[0].name, known.name)


def _note_inner(registry: Registry, reading: Reading, group: Group, found: dict[int, tuple[Actor, ...]]) -> None:
    """ "The plans of President Petrov": those named inside a phrase are spoken of too."""
    if group.k1 - group.k0 < 3:
        return
    first = group.entities[0]  # "the plans of", "a spokesman for", "the head of Volta AG"
    inside: tuple[str, ...] = ("person", "office") if first.sort == "thing" else ("body", "name")
    if first.head in SPOKESMEN:
        inside = ("person", "office", "body", "name")
    for k in range(group.k0 + 1, group.k1):
        entity = reading.chunks[k].entity
        if entity is not None and entity.sort in inside and entity.a not in found:
            actor = registry.actor(entity)
            if actor is not None:
                registry.note((actor,), False)


def _forward(registry: Registry, reading: Reading, group: Group, entity: Entity) -> tuple[Actor, ...]:
    """ "In his talks with May, Erdogan ...": a possessive in an opening phrase points forward to the subject."""
    if entity.owner.lower() not in ("his", "her") or not group.prep or group.k0 > 2:
        return ()
    first = reading.verbs[0] if reading.verbs else None
    if first is None or not first.subject or first.k < group.k1:
        return ()
    subject = first.subject[0]
    found = registry.actor(subject) if subject.sort in ("person", "name", "office") else None
    return (found,) if found is not None else ()


def _owner(
    registry: Registry, reading: Reading, entity: Entity, speaker: tuple[Actor, ...], saying: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    owner = owner_entity(reading, entity)
    quoted = reading.s.quoted[entity.a] or reading.s.opens_quoted
    return _one(registry, owner, speaker, frozenset(), frozenset(), quoted, saying) if owner is not None else ()


def _one(
    registry: Registry,
    entity: Entity,
    speaker: tuple[Actor, ...],
    avoid: frozenset[str],
    names: frozenset[str] = frozenset(),
    quoted: bool = True,
    saying: tuple[Actor, ...] = (),
) -> tuple[Actor, ...]:
    """The actors that an entity means.  `speaker`: who speaks here, or spoke last; `saying`: only who speaks in this sentence."""
    if entity.sort == "pronoun":
        if entity.head in _FIRST:
            return registry.pronoun(entity.name, speaker, avoid) if quoted else ()  # the writer's own "we"
        if quoted and entity.head in _HE_OR_SHE:
            avoid |= {actor.key for actor in saying}  # who speaks says "I" of himself
        return registry.pronoun(entity.name, speaker, avoid)
    if entity.sort == "thing":
        return registry.country() if _the_country(entity) else ()
    if entity.members:
        return registry.members(entity)
    if entity.sort in ("group", "body"):
        pointed = registry.described(entity)
        if pointed:
            return pointed
    if (
        entity.sort == "body"
        and saying
        and saying[0].kind != "state"
        and entity.name.lower() in ("government", "administration")
        and not entity.state
        and not entity.owner
    ):
        # "The minister said the government would": his own.
        state = saying[0].state
        return (registry.state(state) if state else Actor("government", "government", "body"),)
    actor = registry.actor(entity, names)
    if (
        saying
        and entity.name in FIRMS
        and entity.definite
        and actor is not None
        and not actor.proper
        and (own := _OWN_FIRM.match(saying[0].office))
    ):
        actor = registry.actor(Entity("name", own[1], own[1].split()[-1].lower())) or actor
    return (actor,) if actor is not None else ()


# "Volta AG chief executive": whose "company" he speaks of.
_OWN_FIRM = re.compile(
    r"([A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*) (?:chief executive|chairman|chairwoman|boss|founder|director|spokesm|spokesw|CEO)"
)


_HE_OR_SHE = frozenset("he she him her his himself herself".split())
_FIRST = frozenset("i we me us my our ourselves".split())


def _saying(reading: Reading) -> Verb | None:
    """The verb of saying that stands outside the quotation and has a subject."""
    s = reading.s
    best = None
    for verb in reading.verbs:
        if verb.lemma in REPORT and verb.subject and verb.tense in ("past", "present", "perfect", "ger") and not s.quoted[verb.main]:
            best = verb
            if verb.lemma in ("say", "tell", "add"):
                return verb
    return best
