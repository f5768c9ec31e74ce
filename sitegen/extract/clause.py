"""Clauses: which group of actors is the subject of which verb, what its objects are, and who reports it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sitegen.extract import lexicon, states
from sitegen.extract.chunks import Chunk, Verb, chunk
from sitegen.extract.names import Entity, read_phrase
from sitegen.extract.tokens import Sentence

OBJECT_CONTROL = frozenset(
    "leave ask urge tell call invite allow permit force press pressure push encourage persuade order instruct want expect require request enable help"
    " convince warn advise beg implore remind authorise authorize lead prompt compel oblige".split()
)
REPORT = frozenset(
    "say tell announce state declare add note confirm report claim insist explain argue write tweet suggest warn admit acknowledge reveal"
    " indicate signal stress emphasise emphasize reiterate repeat remark respond reply comment conclude believe think hope expect"
    " estimate predict promise pledge vow agree assure inform underline underscore maintain assert allege deny concede disclose quote hint".split()
)
PREDICATES = frozenset(
    "due set ready willing likely unlikely able unable prepared scheduled expected poised bound keen eager determined reluctant free certain sure unwilling".split()
)
# Nouns whose infinitive tells their content: "an offer to hold talks".
CONTENT_NOUNS = frozenset(
    "plan plans offer proposal decision agreement deal promise promises pledge pledges commitment threat vow intention invitation call calls request effort efforts refusal"
    " readiness willingness attempt bid chance opportunity need way hope right suggestion idea announcement".split()
)
_LIST_PREP = frozenset(("with", "between", "among", "amongst", "of", "from", "by", "to", "for", "against"))
_TRANSPARENT = frozenset(("W", "A", '"'))


@dataclass(slots=True)
class Group:
    """One or more coordinated noun phrases, with what hangs on them: [k0, k1) in chunks."""

    entities: tuple[Entity, ...]
    k0: int
    k1: int
    prep: str = ""  # the preposition before it


@dataclass(slots=True)
class Reading:
    """A sentence read: chunks, groups, verbs."""

    s: Sentence
    chunks: list[Chunk]
    groups: list[Group]
    verbs: list[Verb]
    group_at: dict[int, Group] = field(default_factory=dict)  # chunk -> group
    acronyms: list[tuple[str, str]] = field(default_factory=list)

    def group_after(self, k: int) -> Group | None:
        """The group that starts at chunk k, across time words, adverbs and quotation marks."""
        while k < len(self.chunks) and self.chunks[k].kind in _TRANSPARENT:
            k += 1
        found = self.group_at.get(k)
        return found if found is not None and found.k0 == k else None

    def prepositional(self, k: int) -> list[Group]:
        """The groups after prepositions that follow chunk k (exclusive), up to the next verb or clause boundary."""
        out = []
        j = k
        while j < len(self.chunks):
            kind = self.chunks[j].kind
            group = self.group_at.get(j)
            if group is not None:
                if group.prep == "with" and group.k1 < len(self.chunks) and _opens_absolute(self.chunks[group.k1]):
                    break  # "with the U.S. pushing for": a clause of its own
                if group.prep and group.k0 == j:
                    out.append(group)
                j = group.k1
                continue
            if kind == "(":
                j = next((i + 1 for i in range(j, min(j + 12, len(self.chunks))) if self.chunks[i].kind == ")"), len(self.chunks))
                continue
            if kind in ("V", "S", "R", "H", ";", ":", "."):
                break
            if kind == "C" and not (j + 1 < len(self.chunks) and self.chunks[j + 1].kind == "P"):
                break
            if kind == "," and not (j + 1 < len(self.chunks) and self.chunks[j + 1].kind in ("P", "W")):
                break
            j += 1
        return out


def _opens_absolute(item: Chunk) -> bool:
    return item.kind == "V" and item.verb is not None and item.verb.tense in ("ger", "part")


def read(s: Sentence) -> Reading:
    """Chunk a tagged sentence and link its clauses."""
    chunks = chunk(s)
    reading = Reading(s, chunks, [], [item.verb for item in chunks if item.verb is not None])
    _make_groups(reading)
    for verb in reading.verbs:
        _mark_predicate(reading, verb)
        _link(reading, verb)
    return reading


# ------------------------------------------------------------------ groups


def _make_groups(r: Reading) -> None:
    k, chunks = 0, r.chunks
    while k < len(chunks):
        if chunks[k].kind != "NP":
            k += 1
            continue
        group = _group(r, k)
        r.groups.append(group)
        for j in range(group.k0, group.k1):
            r.group_at[j] = group
        k = group.k1


def _prep_before(r: Reading, k: int) -> str:
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ('"', "A"):
        j -= 1
    if j >= 0 and r.chunks[j].kind == "P":
        return " ".join(r.s.lows[r.chunks[j].a : r.chunks[j].b])
    return ""


def _kind(r: Reading, k: int) -> str:
    return r.chunks[k].kind if 0 <= k < len(r.chunks) else ""


def _entity(r: Reading, k: int) -> Entity | None:
    return r.chunks[k].entity if 0 <= k < len(r.chunks) else None


def _object_position(r: Reading, k: int) -> bool:
    """Does the group at k follow a verb of its clause?"""
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("NP", "P", "W", "A", '"'):
        j -= 1
    return j >= 0 and r.chunks[j].kind == "V"


def _group(r: Reading, k: int) -> Group:
    prep = _prep_before(r, k)
    first = r.chunks[k].entity
    assert first is not None
    entities = [first]
    j = k + 1
    in_object = prep == "" and _object_position(r, k)
    while j < len(r.chunks):
        kind = _kind(r, j)
        if kind == "(":
            j2 = _skip_parenthesis(r, j, entities[-1])
            if j2 == j:
                break
            j = j2
            continue
        if kind == "P":
            absorbed = _absorb_prepositional(r, j, entities[-1])
            if absorbed is None:
                break
            entities[-1], j = absorbed
            continue
        if kind == '"' and _kind(r, j + 1) in ("C", ",") and entities[-1].acts:
            j += 1
            continue
        if kind in (",", "-"):
            step = _after_comma(r, j, entities, in_object, prep)
            if step is None:
                break
            j = step
            continue
        if kind == "C" and r.s.lows[r.chunks[j].a] in ("and", "&", "or"):
            step = _after_and(r, j, entities, in_object, prep)
            if step is None:
                break
            j = step
            continue
        break
    return Group(tuple(entities), k, j, prep)


def _skip_parenthesis(r: Reading, j: int, before: Entity) -> int:
    end = j + 1
    while end < len(r.chunks) and end - j < 10 and r.chunks[end].kind != ")":
        end += 1
    if _kind(r, end) != ")":
        return j
    inner = _entity(r, j + 1)
    if inner is not None and end == j + 2 and inner.name.isupper() and before.name[:1].isupper() and len(before.name.split()) > 1:
        r.acronyms.append((inner.name, before.name))
    return end + 1


def _absorb_prepositional(r: Reading, j: int, last: Entity) -> tuple[Entity, int] | None:
    """ "president of South Korea", "ambassador to Turkey", "leaders of around 25 countries"."""
    chunk_here = r.chunks[j]
    prep = r.s.lows[chunk_here.b - 1]
    k = j + 1
    while _kind(r, k) in ("A", '"'):
        k += 1
    inner = _entity(r, k)
    if inner is None:
        return None
    named = inner.proper or inner.sort in ("office", "body") or r.s.words[inner.b - 1][:1].isupper()
    if prep == "of" or (prep in ("for", "to", "at", "on") and last.sort == "office" and named) or (prep == "from" and last.sort == "group"):
        pass
    else:
        return None
    if last.sort in ("state", "place") or (last.sort == "person" and inner.sort not in ("state", "body")):
        return None
    if last.sort == "thing" and prep != "of":
        return None
    state = last.state or inner.state if last.sort == "office" else inner.state or last.state
    if last.sort == "person":
        return replace(last, state=state, b=inner.b), k + 1
    end = k + 1
    # "the leaders of France, Germany and Italy"
    names = [inner]
    while last.sort in ("group", "office") and inner.sort in ("state", "body") and _kind(r, end) in (",", "C"):
        nxt = end + 1 if _kind(r, end + 1) == "NP" else end + 2 if _kind(r, end + 1) == "C" else 0
        other = _entity(r, nxt) if nxt else None
        if other is None or other.sort not in ("state", "body") or (last.sort == "office" and not last.plural):
            break
        names.append(other)
        end = nxt + 1
    b = names[-1].b
    name = _joined(r.s, last, b)
    if last.sort == "thing":
        return replace(last, b=b, state=last.state or (inner.state if prep == "of" else "")), end
    return replace(last, name=name, office=name if last.sort == "office" else last.office, state=state, b=b), end


def _joined(s: Sentence, entity: Entity, b: int) -> str:
    tail = s.text(entity.b, b).strip()
    return f"{entity.name} {tail}".strip("“”\"‘’' ")


def _after_comma(r: Reading, j: int, entities: list[Entity], in_object: bool, prep: str) -> int | None:
    """An apposition or a further member of a list after a comma; the chunk after it, or None."""
    k = j + 1
    while _kind(r, k) == '"':
        k += 1
    if _kind(r, k) == "C" and _entity(r, k + 1) is not None and (len(entities) > 1 or entities[-1].office) and r.chunks[j].kind == ",":
        return _after_and(r, k, entities, in_object, "")
    inner = _entity(r, k)
    last = entities[-1]
    if inner is None or not last.acts:
        return None
    inner, end = _with_tail(r, k, inner)
    opening = prep not in ("", "between", "among", "with", "of") and not any(item.kind == "V" for item in r.chunks[:j])
    if _is_apposition(last, inner) and not (last.apposed and inner.sort == "office"):
        entities[-1] = _apposed(last, inner)
        return end
    if last.sort == "group" and inner.sort == "person" and not inner.office and last.head in _NAMED_GROUPS and _list_goes_on(r, end, inner):
        entities[-1] = inner  # "the leaders of France and Germany, Macron and Merkel"
        return end
    if opening:
        return None  # "According to the ministry, Lavrov and ..."
    if r.s.words[-1] not in ".!?”" and r.chunks[j].kind == "," and inner.proper and last.proper and _kind(r, end) == "V":
        entities.append(inner)  # a headline: "Lammy, Kallas lead talks"
        return end
    if r.chunks[j].kind == "," and inner.acts and inner.sort != "pronoun" and _list_goes_on(r, end, inner):
        if last.sort in ("person", "office", "state", "body", "group", "name"):
            entities.append(inner)
            return end
    return None


_NAMED_GROUPS = frozenset(
    "counterparts leaders ministers presidents envoys negotiators secretaries ambassadors premiers chiefs colleagues partners".split()
)


def _with_tail(r: Reading, k: int, inner: Entity) -> tuple[Entity, int]:
    end = k + 1
    if _kind(r, end) == "(":
        end = _skip_parenthesis(r, end, inner)
    while _kind(r, end) == "P":
        absorbed = _absorb_prepositional(r, end, inner)
        if absorbed is None:
            break
        inner, end = absorbed
    return inner, end


def _list_goes_on(r: Reading, k: int, inner: Entity) -> bool:
    """After a list member: is there an "and" still to come, with only actors before it?"""
    steps = 0
    while k < len(r.chunks) and steps < 24:
        kind = r.chunks[k].kind
        if kind == "C":
            entity = _entity(r, k + 1)
            return entity is not None and entity.acts and r.s.lows[r.chunks[k].a] in ("and", "&", "or")
        if kind not in (",", "NP", "P", "(", ")", '"'):
            return False
        entity = r.chunks[k].entity
        if kind == "NP" and entity is not None and not (entity.acts or entity.sort == "thing"):
            return False
        k += 1
        steps += 1
    return False


def _is_apposition(first: Entity, second: Entity) -> bool:
    if first.sort in ("person", "name"):
        if second.sort == "office" and not second.plural:
            return True
        return (
            second.sort == "thing"
            and not second.plural
            and second.definite
            and second.head in ("ally", "backer", "founder", "veteran", "man", "woman", "son", "brother")
        )
    if first.sort == "office":
        return second.sort in ("person", "name") and not second.office
    return False


def _apposed(first: Entity, second: Entity) -> Entity:
    if first.sort == "office":
        return replace(
            second, sort="person", office=first.name, state=second.state or first.state, a=first.a, owner=first.owner, apposed=True
        )
    office = second.name if not second.owner or second.owner in ("his", "her", "its", "their") else f"{second.owner}'s {second.name}"
    return replace(first, sort="person", office=first.office or office, state=first.state or second.state, b=second.b, apposed=True)


def _after_and(r: Reading, j: int, entities: list[Entity], in_object: bool, prep: str) -> int | None:
    k = j + 1
    while _kind(r, k) in ('"', "A"):
        k += 1
    if _kind(r, k) == "P" and prep and " ".join(r.s.lows[r.chunks[k].a : r.chunks[k].b]) == prep:
        k += 1  # "with Putin and with Xi"
    inner = _entity(r, k)
    last = entities[-1]
    if inner is None or inner.sort == "pronoun" and last.sort == "thing":
        return None
    if not last.acts and inner.acts and last.sort != "place":
        return None
    if last.acts and not inner.acts and inner.sort != "place":
        return None
    inner, end = _with_tail(r, k, inner)
    if in_object or prep:
        after = end
        while _kind(r, after) in _TRANSPARENT:
            after += 1
        verb = r.chunks[after].verb if _kind(r, after) == "V" else None
        if verb is not None and verb.tense not in ("inf", "ger", "part") and prep != "between":
            return None
    if _kind(r, end) == ",":
        second = _entity(r, end + 1)
        if second is not None and second.sort != "pronoun":
            second, end2 = _with_tail(r, end + 1, second)
            if _is_apposition(inner, second):
                inner = _apposed(inner, second)
                end = end2
    if inner.sort == "group" and inner.state and not inner.proper:
        # "his Greek, Cypriot and French counterparts": adjectives of one noun, not actors beside it.
        while entities and entities[-1].sort == "state" and entities[-1].adjective:
            inner = replace(inner, name=f"{entities[-1].name} and {inner.name}", a=entities[-1].a)
            entities.pop()
    entities.append(inner)
    return end


# ------------------------------------------------------------------ verbs


def _mark_predicate(r: Reading, verb: Verb) -> None:
    """ "is due to", "is ready to": remember the adjective."""
    if verb.lemma not in ("be", "seem", "appear", "remain", "look", "stand", "become"):
        return
    k = verb.k + 1
    while _kind(r, k) in ("A", "W", '"'):
        k += 1
    entity = _entity(r, k)
    if entity is not None:
        verb.predicate = next((low for low in (r.s.lows[r.chunks[k].a], r.s.lows[r.chunks[k].b - 1]) if low in PREDICATES), "")


def _back(r: Reading, k: int) -> int:
    """Chunk index left of k, across time words, adverbs, quotation marks and "on Monday"."""
    j = k - 1
    while j >= 0:
        kind = r.chunks[j].kind
        if kind in _TRANSPARENT or (kind == "P" and _kind(r, j + 1) == "W"):
            j -= 1
            continue
        break
    return j


def _link(r: Reading, verb: Verb) -> None:
    if verb.tense == "inf":
        _link_infinitive(r, verb)
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
    if not any(item.kind == '"' for item in r.chunks[: verb.k]) and before.kind != '"':
        return False
    after = r.chunks[group.k1].kind if group.k1 < len(r.chunks) else "."
    if after == "V":
        return False
    verb.subject = group.entities
    return True


def _link_finite(r: Reading, verb: Verb) -> None:
    if _inverted(r, verb):
        return
    j = _back(r, verb.k)
    joined = False
    while j >= 0:
        kind = r.chunks[j].kind
        if kind == "NP":
            group = r.group_at[j]
            before = _back(r, group.k0)
            owner = r.chunks[before].verb if before >= 0 and r.chunks[before].kind == "V" else None
            thing = verb.tense == "ger" and group.entities[-1].sort == "thing"  # "sent a letter threatening to"
            trailing = joined or thing or (verb.tense == "ger" and _before_verb(r, verb) == ",")
            if group.prep == "with" and verb.tense == "ger" and group.k1 == _right_edge(r, verb):
                verb.subject = group.entities  # "with Putin using a call"
                return
            free = not group.prep or (group.prep.split()[-1] in _CONJUNCTIONS and group.k1 == _back(r, verb.k) + 1)
            if free and not (trailing and owner is not None and owner.lemma not in REPORT):
                verb.subject = group.entities
                return
            j = before if not group.prep else _back(r, group.k0 - 1)
            continue
        if kind == "R":
            verb.relative = True
            verb.subject = _antecedent(r, j)
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
            verb.subject = other.subject
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
            return
        if kind == "C":
            joined = True
        elif kind in ("S", "H", ";", ":"):
            if verb.tense == "ger":
                verb.subject = ()
            return
        j -= 1


def _finite(verb: Verb) -> Verb:
    """The finite verb above a chain of infinitives."""
    for _ in range(4):
        if verb.tense != "inf" or verb.governor is None:
            break
        verb = verb.governor
    return verb


_CONJUNCTIONS = frozenset("as after before since until".split())


def _before_verb(r: Reading, verb: Verb) -> str:
    """The kind of chunk before a verb, across adverbs, time words and quotation marks."""
    return _kind(r, _back(r, verb.k))


def _right_edge(r: Reading, verb: Verb) -> int:
    """The chunk after the last one that counts before a verb: where its subject would end."""
    j = _back(r, verb.k)
    if _kind(r, j) == ",":
        j -= 1
    return j + 1


def _antecedent(r: Reading, k: int) -> tuple[Entity, ...]:
    j = k - 1
    while j >= 0 and r.chunks[j].kind in (",", '"', "P", "-"):
        j -= 1
    group = r.group_at.get(j)
    if group is None:
        return ()
    return group.entities[-1:]


def _relative_start(r: Reading, k: int) -> int:
    while k >= 0 and r.chunks[k].kind != "R":
        k -= 1
    return max(k, 0)


def territory_of(entity: Entity) -> str:
    """The canonical state or body an entity is or belongs to."""
    known = states.lookup(entity.name)
    return known.name if known is not None else entity.state


def speaks(lemma: str) -> bool:
    """Is it a verb of saying?"""
    return lemma in REPORT


MEDIA = lexicon.MEDIA
