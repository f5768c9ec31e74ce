"""Clauses: which group of actors is the subject of which verb, and which verb governs which."""

from __future__ import annotations

from dataclasses import replace

from sitegen.extract.reading.chunks import Verb, chunk
from sitegen.extract.reading.groups import TRANSPARENT, Group, Reading, entity_at, kind_at, make_groups
from sitegen.extract.reading.names import Entity, read_phrase
from sitegen.extract.reading.tokens import Sentence

OBJECT_CONTROL = frozenset(
    "leave ask urge tell call invite summon allow permit force press pressure push encourage persuade order instruct want expect"
    " require request enable help"
    " convince warn advise recommend beg implore remind authorise authorize lead prompt compel oblige".split()
)


REPORT = frozenset(
    "say tell announce state declare add note confirm report claim insist explain argue write tweet suggest warn admit acknowledge reveal"
    " indicate signal stress emphasise emphasize reiterate repeat remark respond reply comment conclude believe think hope expect"
    " estimate predict promise pledge vow agree assure inform underline underscore maintain assert allege deny concede"
    " disclose quote hint".split()
)


PREDICATES = frozenset(
    (
        "due set ready willing likely unlikely able unable prepared scheduled expected poised bound keen eager determined"
        " reluctant free certain sure unwilling"
    ).split()
)


# Nouns whose infinitive tells their content: "an offer to hold talks".
CONTENT_NOUNS = frozenset(
    "plan plans offer proposal decision agreement deal promise promises pledge pledges commitment threat vow intention"
    " invitation call calls request effort efforts refusal"
    " readiness willingness attempt bid chance opportunity need way hope right suggestion idea announcement".split()
)


def read(s: Sentence) -> Reading:
    """Chunk a tagged sentence and link its clauses."""
    chunks = chunk(s)
    reading = Reading(s, chunks, [], [item.verb for item in chunks if item.verb is not None])
    make_groups(reading)
    for verb in reading.verbs:
        _mark_predicate(reading, verb)
        _link(reading, verb)
    if reading.verbs and reading.verbs[0].tense == "ger" and not reading.verbs[0].subject:
        _link_opening(reading)
    _link_companions(reading)
    for verb in reading.verbs:
        if verb.subject and 0 <= verb.subject[0].a < verb.a and s.lows[verb.subject[0].a] == "neither":
            verb.negated = True  # "neither Chad nor Niger will pay"
    if reading.s.lows[:1] in (["among"], ["also"]):
        _link_inverted(reading)
    return reading


def _link_inverted(r: Reading) -> None:
    """ "Among those who promised aid were Norway and Denmark", "Also at the summit was Ana Ruiz": the subject stands behind."""
    verb = next((verb for verb in r.verbs if verb.lemma == "be" and not verb.relative), None)
    group = r.group_after(verb.k + 1) if verb is not None else None
    if verb is None or group is None or group.prep or not group.entities[0].acts:
        return
    for other in r.verbs:
        if other is verb or (other.subject and other.subject[0].head in ("those", "guests", "people") and other.k < verb.k):
            other.subject = group.entities


_BESIDE = frozenset("join accompany".split())


def _link_companions(r: Reading) -> None:
    """ "Norway, joined by Denmark, promised", "joined Denmark in promising", "is among those promising": who does it too."""
    for verb in r.verbs:
        if verb.lemma in _BESIDE and verb.tense in ("past", "part") and (verb.passive or verb.b == verb.a + 1) and verb.subject:
            by = next((group.entities for group in r.prepositional(verb.k + 1) if group.prep == "by"), ())
            main = _main_beside(r, verb) if by else None
            if main is not None:
                main.subject = (*main.subject, *by)
        elif verb.tense == "ger" and len(verb.subject) and kind_at(r, verb.k - 1) in ("P", "NP"):
            above = next((other for other in reversed(r.verbs) if other.k < verb.k), None)
            if above is None or not above.subject:
                continue
            word = r.s.lows[verb.a - 1]
            if word == "in" and above.lemma == "join" and above.k < verb.k and not above.passive:
                verb.subject = (*above.subject, *(entity for entity in verb.subject if entity not in above.subject))
            elif word == "those" and above.lemma == "be" and r.s.lows[verb.a - 2] == "among":
                verb.subject = above.subject


def _main_beside(r: Reading, verb: Verb) -> Verb | None:
    """The finite verb to whose subject a participle "joined by" hangs: the one behind its comma, else the one before."""
    finite = [other for other in r.verbs if other is not verb and other.tense not in ("inf", "ger", "part") and not other.relative]
    later = next((other for other in finite if other.k > verb.k and other.subject and other.subject[0] == verb.subject[0]), None)
    if later is not None or kind_at(r, verb.k - 1) != ",":
        return later
    return next((other for other in reversed(finite) if other.k < verb.k and other.subject), None)


def _link_opening(r: Reading) -> None:
    """ "Arriving in Oslo, Ana Ruiz said": participles that open a sentence have the subject of the clause behind their comma."""
    if any(item.kind not in ("A", "W", '"', "P", "S") for item in r.chunks[: r.verbs[0].k]):
        return
    main = next((verb for verb in r.verbs if verb.tense not in ("inf", "ger", "part") and not verb.relative), None)
    first = main.subject[0] if main is not None and main.subject else None
    if main is None or first is None or first.a < r.chunks[r.verbs[0].k].b:
        return
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first.a < item.b), 0)
    if kind_at(r, _back(r, k)) == ",":
        for verb in r.verbs:
            if verb.k < k and verb.tense == "ger" and not verb.subject:
                verb.subject = main.subject


def _mark_predicate(r: Reading, verb: Verb) -> None:
    """ "is due to", "is ready to": remember the adjective."""
    if verb.lemma not in ("be", "seem", "appear", "remain", "look", "stand", "become"):
        return
    k = verb.k + 1
    while kind_at(r, k) in ("A", "W", '"'):
        if r.s.lows[r.chunks[k].a] in ("likely", "unlikely"):
            verb.predicate = r.s.lows[r.chunks[k].a]
            return
        k += 1
    entity = entity_at(r, k)
    if entity is not None:
        verb.predicate = next((low for low in (r.s.lows[r.chunks[k].a], r.s.lows[r.chunks[k].b - 1]) if low in PREDICATES), "")


def _back(r: Reading, k: int) -> int:
    """Chunk index left of k, across time words, adverbs, quotation marks and "on Monday"."""
    j = k - 1
    while j >= 0:
        kind = r.chunks[j].kind
        if kind in TRANSPARENT or (kind == "P" and kind_at(r, j + 1) == "W"):
            j -= 1
            continue
        break
    return j


def _link(r: Reading, verb: Verb) -> None:
    if verb.tense == "inf":
        _link_infinitive(r, verb)
        first = r.group_at.get(0)
        if verb.governor is None and first is not None and first.k1 == _back(r, verb.k) + 1 and first.entities[0].acts:
            verb.subject = first.entities  # a headline: "Petrov to meet Gross"
    else:
        _link_finite(r, verb)


def _link_infinitive(r: Reading, verb: Verb) -> None:
    j = _back(r, verb.k)
    passed: list[Group] = []
    while j >= 0:
        kind = r.chunks[j].kind
        if kind == "V":
            governor = r.chunks[j].verb
            assert governor is not None
            verb.governor = governor
            direct = next((group for group in reversed(passed) if not group.prep), None)
            if direct is not None and governor.lemma in OBJECT_CONTROL and not governor.passive:
                verb.governor_object = direct.entities
                verb.subject = direct.entities
            else:
                verb.subject = governor.subject
                if governor.lemma == "be" and governor.subject and governor.subject[0].head == "it":
                    verb.subject = ()  # "it is a bad idea to hold a summit": nobody in particular
            owner = owner_entity(r, verb.governor_noun) if verb.governor_noun is not None else None
            if owner is not None:
                # "Seoul's offer to hold talks": who offers is who would hold them.  Negative: the owner, not the phrase.
                verb.subject = (replace(owner, a=-1 - verb.governor_noun.a),) if verb.governor_noun is not None else ()
            if governor.predicate == "" and passed and governor.lemma in ("be", "have") and direct is not None:
                verb.governor_noun = direct.entities[-1]
            return
        if kind == "NP":
            group = r.group_at[j]
            passed.append(group)
            if len(passed) == 1 and group.entities[-1].sort == "thing" and (group.prep == "" or group.entities[-1].head in CONTENT_NOUNS):
                verb.governor_noun = group.entities[-1]
            j = group.k0 - 1
            continue
        if kind == "C":
            earlier = next((r.chunks[i].verb for i in range(j - 1, -1, -1) if r.chunks[i].kind == "V"), None)
            if earlier is not None:
                verb.governor = earlier.governor if earlier.tense == "inf" and earlier.governor is not None else earlier
                verb.governor_noun = earlier.governor_noun if earlier.tense == "inf" else None
                verb.subject = earlier.subject
            return
        if kind in ("S", "R", "H", ";", ":"):
            return
        j -= 1


def owner_entity(r: Reading, entity: Entity) -> Entity | None:
    """The possessor in a noun phrase, as an entity of its own: "Trump's" in "Trump's meeting"."""
    s = r.s
    for i in range(min(entity.b, len(s.words)) - 1, entity.a, -1):
        if s.tags[i] == "'":
            return read_phrase(s, entity.a, i)
    if entity.owner.lower() in ("his", "her", "its", "their", "our", "my"):
        return Entity("pronoun", entity.owner, entity.owner.lower(), a=entity.a, b=entity.a + 1)
    return None


def _inverted(r: Reading, verb: Verb) -> bool:
    """ "...,” said the president of the council": the subject stands behind."""
    if verb.lemma not in REPORT or verb.tense not in ("past", "present") or verb.passive or verb.k == 0:
        return False
    before = r.chunks[verb.k - 1]
    if before.kind not in ('"', ","):
        return False
    group = r.group_after(verb.k + 1)
    if group is None or group.prep or group.entities[0].sort not in ("person", "office", "name", "body", "state", "group"):
        return False
    after = r.chunks[group.k1].kind if group.k1 < len(r.chunks) else "."
    if after == "V":
        return False
    if not any(item.kind == '"' for item in r.chunks[: verb.k]) and not (verb.lemma == "say" and _told_before(r, verb, group, after)):
        return False
    verb.subject = group.entities
    return True


def _told_before(r: Reading, verb: Verb, group: Group, after: str) -> bool:
    """ "Troops will leave in June, said the minister." without quotation marks: a person behind, a whole clause before."""
    told = any(other.k < verb.k and not other.relative and other.subject and other.tense not in ("inf", "ger", "part") for other in r.verbs)
    return told and after in (".", ",", "W") and group.entities[0].sort in ("person", "office")


def _link_finite(r: Reading, verb: Verb) -> None:  # noqa: PLR0912
    if _inverted(r, verb):
        return
    j, joined = _back(r, verb.k), False
    while j >= 0:
        kind = r.chunks[j].kind
        if kind == "NP":
            group = r.group_at[j]
            before = _back(r, group.k0)
            owner = r.chunks[before].verb if before >= 0 and r.chunks[before].kind == "V" else None
            if owner is not None and _inserted(r, verb, group, before):
                # "Erdogan, signalling the rift, refused", "Olsen, who chaired the talks, said": what stands before the first comma
                j = _relative_start(r, before) - 1 if owner.relative else before - 2
                continue
            if owner is None and before > 0 and kind_at(r, before) == "P" and r.s.lows[r.chunks[before].a] in _PARTICLES:
                owner = r.chunks[before - 1].verb  # "will lay down their weapons and accept"
            thing = verb.tense == "ger" and group.entities[-1].sort == "thing"  # "sent a letter threatening to"
            after_comma = _before_verb(r, verb) == "," and (verb.tense == "ger" or (owner is not None and _serial(r, verb, owner)))
            trailing = joined or thing or after_comma
            if group.prep == "with" and verb.tense == "ger" and group.k1 == _right_edge(r, verb):
                verb.subject = group.entities  # "with Putin using a call"
                return
            edge = group.entities[-1].apposed and group.k1 == _right_edge(r, verb)  # "as the minister, Ana Ruiz, visited"
            if _asked_for(r, verb, group, before):
                return
            free = not group.prep or (group.prep.split()[-1] in _CONJUNCTIONS and (edge or group.k1 == _back(r, verb.k) + 1))
            said = owner is not None and owner.lemma in REPORT and not (joined and group.entities[-1].sort == "thing")
            if free and not (trailing and owner is not None and not said):  # "declared a truce and promised": not the truce
                verb.subject = (*_before_relative(r, group), *group.entities)
                return
            j = before if not group.prep else _back(r, group.k0 - 1)
            continue
        if kind == "R":
            verb.relative = True
            verb.subject = _antecedent(r, j, verb)
            return
        if kind == "V":
            other = r.chunks[j].verb
            assert other is not None
            if other.relative and _before_verb(r, verb) in (",", "-") and not joined and verb.tense != "ger":
                j = _relative_start(r, j) - 1
                continue
            if other.tense in ("part", "past") and not other.subject and not joined:
                j -= 1
                continue
            _share_clause(r, verb, other, joined)
            return
        if kind == "C":
            joined = True
        elif kind in ("S", "H", ";", ":"):
            if verb.tense == "ger":
                verb.subject = ()
            return
        j -= 1


def _before_relative(r: Reading, group: Group) -> tuple[Entity, ...]:
    """ "Reed, who leads the party, and Gross promised": those before the relative clause, to whom "and" joins this group."""
    k = group.k0 - 1
    if kind_at(r, k) != "C" or kind_at(r, k - 1) != "," or r.s.lows[r.chunks[k].a] != "and":
        return ()
    verb = next((verb for verb in reversed(r.verbs) if verb.k < k and verb.tense not in ("inf", "ger", "part")), None)
    start = _relative_start(r, verb.k) if verb is not None and verb.relative else 0
    before = r.group_at.get(start - 2) if kind_at(r, start - 1) == "," else None
    return before.entities if before is not None and before.entities[-1].acts and not before.prep and before.k0 < 2 else ()


def _serial(r: Reading, verb: Verb, earlier: Verb) -> bool:
    """ "Named a deputy, sacked the cabinet and announced": verbs of one tense in a row, the last behind "and"."""
    if earlier.relative or verb.passive or verb.tense != "past" or earlier.tense not in ("past", "perfect"):
        return False
    return any(
        other.k > verb.k and other.tense == "past" and kind_at(r, _back(r, other.k)) == "C" and not other.relative for other in r.verbs
    )


SUBJUNCTIVE = frozenset("request ask demand urge propose suggest insist recommend require order".split())


def _asked_for(r: Reading, verb: Verb, group: Group, k: int) -> bool:
    """ "Requested (that) the council hold talks": a plain form after a singular subject is read as an infinitive of the asking verb."""
    if verb.tense != "present" or group.prep or k < 0:
        return False
    asked = r.chunks[k].verb or (r.chunks[k - 1].verb if k and r.chunks[k].kind == "H" else None)
    plain = r.s.forms[verb.main].startswith("I") and len(group.entities) == 1 and not group.entities[0].plural
    if asked is None or asked.lemma not in SUBJUNCTIVE or not plain:
        return False
    verb.tense, verb.governor, verb.subject = "inf", asked, group.entities
    return True


def _share_clause(r: Reading, verb: Verb, other: Verb, joined: bool) -> None:
    """What a verb without a subject of its own takes from the verb before it: subject, and when joined its tense."""
    verb.subject = other.subject
    if joined and verb.tense in ("past", "perfect") and other.tense in ("future", "would"):
        verb.subject = _who_told(r, other) or verb.subject
    if joined and verb.tense == "present" and other.tense == "inf" and "I" in r.s.forms[verb.main]:
        verb.tense, verb.governor, verb.governor_noun = "inf", other.governor, other.governor_noun
    elif (
        joined
        and verb.tense == "present"
        and "I" in r.s.forms[verb.main]
        and other.tense in ("future", "would", "may", "can", "should")
        and not other.relative
    ):
        verb.tense, verb.negated = other.tense, other.negated
    if verb.tense == "ger":
        verb.governor = _finite(other) if _before_verb(r, verb) == "," else other


def _who_told(r: Reading, verb: Verb) -> tuple[Entity, ...]:
    """ "Said that it would rain and proposed a delay": what is past again is told of who said so."""
    for other in r.verbs:
        if other.k < verb.k and other.lemma in REPORT and other.tense in ("past", "perfect") and not r.s.quoted[other.main]:
            return other.subject
    return ()


def _inserted(r: Reading, verb: Verb, group: Group, k: int) -> bool:
    """Does a participle or relative verb at chunk k, between commas with its object, stand between a subject and this verb?"""
    owner = r.chunks[k].verb
    if owner is None or verb.tense in ("ger", "part", "inf") or _before_verb(r, verb) != ",":
        return False
    behind = [kind_at(r, i) for i in range(group.k1, _right_edge(r, verb)) if kind_at(r, i) != "NP" or kind_at(r, i - 1) != "P"]
    if behind and (not owner.relative or behind[-1] != "W" or not set(behind) <= {"P", "W", "A"}):
        return False  # "who won the vote in Chad in 2020, met": nothing but where and when stands behind the object
    if owner.relative:
        return kind_at(r, _relative_start(r, k) - 1) == ","
    return owner.tense in ("ger", "part") and kind_at(r, k - 1) == "," and kind_at(r, k - 2) == "NP"


def _finite(verb: Verb) -> Verb:
    """The finite verb above a chain of infinitives."""
    for _ in range(4):
        if verb.tense != "inf" or verb.governor is None:
            break
        verb = verb.governor
    return verb


_CONJUNCTIONS = frozenset("as after before since until".split())
_PARTICLES = frozenset("down up out off back over".split())


def _before_verb(r: Reading, verb: Verb) -> str:
    """The kind of chunk before a verb, across adverbs, time words and quotation marks."""
    return kind_at(r, _back(r, verb.k))


def _right_edge(r: Reading, verb: Verb) -> int:
    """The chunk after the last one that counts before a verb: where its subject would end."""
    j = _back(r, verb.k)
    if kind_at(r, j) == ",":
        j -= 1
    return j + 1


# What is done to, or with, an occasion and not to the place where it is.
_OF_OCCASIONS = frozenset("begin start open end conclude close last bring attend hold chair sponsor organise organize mediate aim".split())


def _antecedent(r: Reading, k: int, verb: Verb) -> tuple[Entity, ...]:
    """Whom or what "who", "which" at chunk k means: "talks in Doha, which were attended by" are the talks."""
    j = k - 1
    while j >= 0 and r.chunks[j].kind in (",", '"', "P", "-", "W"):
        j -= 1
    group = r.group_at.get(j)
    if group is None:
        return ()
    if group.prep in ("in", "at") and verb.lemma in _OF_OCCASIONS and group.entities[0].sort in ("state", "place", "name"):
        occasion = r.group_at.get(group.k0 - 2)
        group = occasion if occasion is not None and occasion.entities[-1].sort == "thing" else group
    people = [entity for entity in group.entities if entity.sort in ("person", "office", "group")]
    return tuple(people[-1:]) if people and r.s.lows[r.chunks[k].a] == "who" else group.entities[-1:]


def _relative_start(r: Reading, k: int) -> int:
    while k >= 0 and r.chunks[k].kind != "R":
        k -= 1
    return max(k, 0)


def deepest(r: Reading, verb: Verb) -> Verb:
    """ "continue to clear": the last of a chain of infinitives, which has the objects."""
    for _ in range(3):
        below = next((other for other in r.verbs if other.k == verb.k + 1), None)
        if below is None or not _goes_with(r, verb, below):
            break
        verb = below
    return verb


_WITH_GERUND = frozenset("continue keep stop start begin consider resume finish support".split())


def _goes_with(r: Reading, verb: Verb, below: Verb) -> bool:
    """ "Continue to clear", "keep sending", "help rebuild"."""
    if below.tense == "ger":
        return verb.lemma in _WITH_GERUND
    bare = verb.lemma == "help" and below.tense == "present" and r.s.forms[below.main].startswith("I") and below.b - below.a == 1
    return bare or (below.tense == "inf" and below.governor is verb)
