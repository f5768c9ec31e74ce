"""Groups of coordinated noun phrases: lists, appositions, and what "of" adds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sitegen.extract.reading import lexicon
from sitegen.extract.reading.chunks import Chunk, Verb
from sitegen.extract.reading.names import NO_QUOTES, Entity, named_after_body
from sitegen.extract.reading.tokens import Sentence

TRANSPARENT = frozenset(("W", "A", '"'))


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
        while k < len(self.chunks) and (
            self.chunks[k].kind in TRANSPARENT or (self.chunks[k].kind == "P" and self.s.lows[self.chunks[k].b - 1] in _PARTICLES)
        ):
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


def make_groups(r: Reading) -> None:
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


_PARTICLES = frozenset("up out off down".split())


def _prep_before(r: Reading, k: int) -> str:
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ('"', "A"):
        j -= 1
    if j >= 0 and r.chunks[j].kind == "P":
        if j and r.chunks[j - 1].kind == "V" and r.s.lows[r.chunks[j].b - 1] in _PARTICLES:
            return ""  # "step up support", "rule out a deal": part of the verb
        return " ".join(r.s.lows[r.chunks[j].a : r.chunks[j].b])
    return ""


def kind_at(r: Reading, k: int) -> str:
    return r.chunks[k].kind if 0 <= k < len(r.chunks) else ""


def entity_at(r: Reading, k: int) -> Entity | None:
    return r.chunks[k].entity if 0 <= k < len(r.chunks) else None


_JOINING = ("and", "&", "or", "nor", "as", "along", "together")  # "as well as", "along with"


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
        kind = kind_at(r, j)
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
        if kind == "NP" and (named := _first_member(entities[-1], entity_at(r, j))) is not None:
            entities[-1] = named
            j += 1
            continue
        if kind == '"' and kind_at(r, j + 1) in ("C", ",") and entities[-1].acts:
            j += 1
            continue
        if kind in (",", "-"):
            step = _after_comma(r, j, entities, in_object, prep)
            if step is None:
                break
            j = step
            continue
        if kind == "C" and r.s.lows[r.chunks[j].a] in _JOINING:
            step = _after_and(r, j, entities, in_object, prep)
            if step is None:
                break
            j = step
            continue
        break
    return Group(tuple(entities), k, j, prep)


def _first_member(group: Entity, named: Entity | None) -> Entity | None:
    """ "Mayors Tom Reed and Ana Ruiz": the first of those who are named right behind a group that is called by their office, or None."""
    if group.sort != "group" or group.head.removesuffix("s") not in lexicon.OFFICES or named is None or named.sort != "person":
        return None
    if group.members:  # "the French and Greek ministers Ana Ruiz and Tom Reed": whose is whose
        return replace(named, a=group.a)
    return replace(named, office=named.office or group.name.removesuffix("s"), state=named.state or group.state, a=group.a)


def _skip_parenthesis(r: Reading, j: int, before: Entity) -> int:
    end = j + 1
    while end < len(r.chunks) and end - j < 10 and r.chunks[end].kind != ")":
        end += 1
    if kind_at(r, end) != ")":
        return j
    inner = entity_at(r, j + 1)
    if inner is not None and end == j + 2 and inner.name.isupper() and before.name[:1].isupper() and len(before.name.split()) > 1:
        first = _spelled_out(r.s, before, inner.name)
        if first >= 0:  # "Danish Sea Rescue (DSR)": nobody's name, and all of it
            before.sort, before.name = "body", r.s.text(first, before.b)
        r.acronyms.append((inner.name, before.name))
    return end + 1


def _spelled_out(s: Sentence, before: Entity, letters: str) -> int:
    """The token from which the capitalised words of a phrase begin with these letters, or -1."""
    capitals = [i for i in range(before.a, before.b) if s.words[i][0].isupper() and s.lows[i] != "the"]
    last = capitals[-len(letters) :]
    return last[0] if len(letters) > 1 and "".join(s.words[i][0] for i in last) == letters else -1


def _absorb_prepositional(r: Reading, j: int, last: Entity) -> tuple[Entity, int] | None:
    """ "president of South Korea", "ambassador to Turkey", "leaders of around 25 countries"."""
    chunk_here = r.chunks[j]
    prep = r.s.lows[chunk_here.b - 1]
    k = j + 1
    while kind_at(r, k) in ("A", '"'):
        k += 1
    inner = entity_at(r, k)
    if inner is None:
        return None
    if prep == "in" and last.sort == "group" and inner.head in COLLECTIVES or (prep == "in" and _collective(r, k)):
        end = _collective_end(r, k)
        if end and last.sort == "group":
            # "the leaders of 25 countries in a “coalition of the willing”": the name of all of them.
            return replace(last, name=_named_collective(r, k, end), b=r.chunks[end - 1].b, collective=True), end
    if inner.adjective and last.sort == "thing" and kind_at(r, k + 1) in (",", "C") and not inner.plural:
        return None  # "a meeting of the Danish and Finnish ministers"
    if prep == "of" and last.sort == "thing" and last.head in _PARTITIVE:
        return inner, k + 1  # "all of the members"
    named = (
        inner.proper or inner.sort == "office" or (inner.sort == "body" and inner.head != "summit") or r.s.words[inner.b - 1][:1].isupper()
    )
    tied = (
        prep == "of"
        or (prep in ("around", "across", "throughout") and last.head in _OF_REGIONS and inner.sort == "place")
        or (prep == "in" and last.sort == "office" and inner.sort == "body")
        or (prep in ("for", "to", "at", "on") and last.sort == "office" and (named or (prep == "for" and inner.head in lexicon.POLICY)))
        or (prep == "from" and last.sort == "group" and inner.owner not in _OWN)
        or (prep == "from" and last.sort == "office" and inner.sort in ("state", "place", "name"))
    )
    if not tied or (last.sort == "thing" and prep != "of"):
        return None
    if last.sort in ("state", "place") or (last.sort == "person" and inner.sort not in ("state", "body")):
        return None
    state = last.state or inner.state if last.sort == "office" else inner.state or last.state
    if last.sort == "person":
        return replace(last, state=state, b=inner.b), k + 1
    if last.sort == "office" and inner.sort == "body" and (start := named_after_body(r.s, inner.a, inner.b)):
        office = _joined(r.s, last, start)  # "the head of the Refugee Council Tom Reed"
        return replace(last, sort="person", name=r.s.text(start, inner.b), head=inner.head, office=office, state=state, b=inner.b), k + 1
    names, end = _listed_states(r, k, last, inner)
    b = names[-1].b
    name = _joined(r.s, last, b)
    if last.sort == "thing":
        return replace(last, b=b, state=last.state or (inner.state if prep == "of" else "")), end
    members = tuple(names) if len(names) > 1 and last.head in lexicon.DELEGATES else ()
    return replace(last, name=name, office=name if last.sort == "office" else last.office, state=state, b=b, members=members), end


def _listed_states(r: Reading, k: int, last: Entity, inner: Entity) -> tuple[list[Entity], int]:
    """ "The leaders of France, Germany and Italy": the states from chunk k on, and the chunk after them."""
    end = k + 1
    names = [inner]
    while last.sort in ("group", "office") and names[-1].sort in ("state", "body", "name") and kind_at(r, end) in (",", "C"):
        nxt = end + 1 if kind_at(r, end + 1) == "NP" else end + 2 if kind_at(r, end + 1) == "C" else 0
        other = entity_at(r, nxt) if nxt else None
        if (
            other is None
            or other.sort not in ("state", "body")
            and not (other.sort == "name" and last.sort == "group")
            or (last.sort == "office" and not last.plural)
        ):
            break
        names.append(other)
        end = nxt + 1
    return names, end


_OF_REGIONS = frozenset("countries nations states governments leaders cities companies".split())
_PARTITIVE = frozenset(
    "all some many most several both none one two three four half each dozens scores hundreds thousands millions".split()
)
_OWN = frozenset("his her its their our my your".split())
COLLECTIVES = frozenset("coalition alliance bloc grouping league".split())


def _collective(r: Reading, k: int) -> bool:
    entity = entity_at(r, k)
    return entity is not None and any(word in COLLECTIVES for word in entity.name.lower().split())


def _collective_end(r: Reading, k: int) -> int:
    """Chunk after a collective's name ("coalition of the willing"), or 0 when the chunk at k names none."""
    if not _collective(r, k):
        return 0
    end = k + 1
    if kind_at(r, end) == "P" and r.s.lows[r.chunks[end].a] == "of" and kind_at(r, end + 1) == "NP":
        end += 2
    return end


def _named_collective(r: Reading, k: int, end: int) -> str:
    words = r.s.text(r.chunks[k].a, r.chunks[end - 1].b).translate(NO_QUOTES).strip()
    return words.split(" ", 1)[1] if words.split(" ", 1)[0].lower() in ("a", "an", "the") and " " in words else words


def _joined(s: Sentence, entity: Entity, b: int) -> str:
    tail = s.text(entity.b, b).strip()
    return f"{entity.name} {tail}".strip("“”\"‘’' ")


def _after_comma(r: Reading, j: int, entities: list[Entity], in_object: bool, prep: str) -> int | None:
    """An apposition or a further member of a list after a comma; the chunk after it, or None."""
    k = j + 1
    while kind_at(r, k) == '"':
        k += 1
    if kind_at(r, k) == "C" and kind_at(r, k + 1) == "A" and r.s.lows[r.chunks[k].a] in _JOINING:
        return _after_and(r, k, entities, in_object, "")  # "Norway, along with Denmark,"
    if (
        kind_at(r, k) == "C"
        and entity_at(r, k + 1) is not None
        and (len(entities) > 1 or entities[-1].office or entities[-1].members)
        and r.chunks[j].kind == ","
    ):
        return _after_and(r, k, entities, in_object, "")
    inner = entity_at(r, k)
    last = entities[-1]
    if inner is None or not last.acts:
        return None
    if last.sort in ("person", "name") and kind_at(r, k + 1) == "," and _age(r, k):
        return k + 1
    inner, end = _with_tail(r, k, inner)
    if _describes_body(r, last, inner, end):
        entities[-1] = replace(last, sort="body", state=last.state or inner.state, b=inner.b, apposed=True)
        return end
    opening = prep not in ("", "between", "among", "with", "of", "involving") and not any(item.kind == "V" for item in r.chunks[:j])
    if _is_apposition(last, inner) and not (last.apposed and inner.sort == "office"):
        entities[-1] = _apposed(last, inner)
        return end
    if last.sort == "group" and inner.sort == "person" and not inner.office and last.head in _NAMED_GROUPS and _list_goes_on(r, end, inner):
        entities[-1] = inner  # "the leaders of France and Germany, Macron and Merkel"
        return end
    if opening:
        return None  # "According to the ministry, Lavrov and ..."
    if (
        len(entities) > 1
        and inner.sort == "group"
        and inner.definite
        and inner.head.removesuffix("s") in lexicon.OFFICES
        and all(entity.sort in ("person", "name") for entity in entities)
        and kind_at(r, end) in (",", ".", "-", ")")
    ):
        return end  # "Petrov and Ruiz, the presidents of Chile and Peru,"
    if r.s.words[-1] not in ".!?”" and r.chunks[j].kind == "," and inner.proper and last.proper and kind_at(r, end) == "V":
        entities.append(inner)  # a headline: "Lammy, Kallas lead talks"
        return end
    member = r.chunks[j].kind == "," and inner.acts and inner.sort != "pronoun" and last.sort != "pronoun"
    if member and _list_goes_on(r, end, inner):
        entities.append(inner)
        return end
    return None


def _age(r: Reading, k: int) -> bool:
    """ "Ana Ruiz, 35, said"."""
    item = r.chunks[k]
    return item.b - item.a == 1 and r.s.words[item.a].isdecimal() and len(r.s.words[item.a]) < 4


_NAMED_GROUPS = frozenset(
    "counterparts leaders ministers presidents envoys negotiators secretaries ambassadors premiers chiefs colleagues partners".split()
)


def _with_tail(r: Reading, k: int, inner: Entity) -> tuple[Entity, int]:
    end = k + 1
    if kind_at(r, end) == "(":
        end = _skip_parenthesis(r, end, inner)
    while kind_at(r, end) == "P":
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
            entity = entity_at(r, k + 1)
            return entity is not None and entity.acts and r.s.lows[r.chunks[k].a] in _JOINING
        if kind not in (",", "NP", "P", "(", ")", '"'):
            return False
        entity = r.chunks[k].entity
        if kind == "NP" and entity is not None and not (entity.acts or entity.sort == "thing"):
            return False
        k += 1
        steps += 1
    return False


_TIMES = frozenset("day week month year hour minute decade moment night weekend fortnight".split())


def _is_apposition(first: Entity, second: Entity) -> bool:
    if first.sort in ("person", "name"):
        if second.sort == "office" and not second.plural:
            return True
        if second.sort in ("thing", "name") and second.count in ("a", "an") and not second.plural and second.head not in _TIMES:
            return True  # "Ana Ruiz, a Knesset member,", "Tom Reed, a Democrat,"
        return (
            second.sort == "thing"
            and not second.plural
            and second.definite
            and second.head in ("ally", "backer", "founder", "veteran", "man", "woman", "son", "brother")
        )
    if first.sort == "office":
        return second.sort in ("person", "name") and not second.office
    return False


def _describes_body(r: Reading, first: Entity, second: Entity, end: int) -> bool:
    """ "Petrobras, the Brazilian oil company, ...": what a name is, up to a comma or the end; "and" goes on with a list."""
    if first.sort not in ("name", "person", "body") or first.office or not first.name[:1].isupper() or first.apposed:
        return False
    article = r.s.lows[second.a] in ("the", "a", "an")
    common = second.head in lexicon.BODIES and second.head in r.s.words[second.a : second.b]
    return common and (article or bool(second.owner)) and kind_at(r, end) in (",", ".", ";", ")", "-", "")


def _apposed(first: Entity, second: Entity) -> Entity:
    if first.sort == "office":
        return replace(
            second, sort="person", office=first.name, state=second.state or first.state, a=first.a, owner=first.owner, apposed=True
        )
    office = second.name if not second.owner or second.owner in ("his", "her", "its", "their") else f"{second.owner}'s {second.name}"
    return replace(first, sort="person", office=first.office or office, state=first.state or second.state, b=second.b, apposed=True)


_KIN = frozenset("wife husband partner spouse family son daughter brother sister mother father children aides entourage".split())


def _hangs_on_subject(r: Reading, j: int, prep: str) -> bool:
    """ "Members in the House and Senate voted": does the group before "and" hang on a noun that opens the clause?"""
    k = j - 1
    while k >= 0 and r.chunks[k].kind in ("NP", ","):
        k -= 1
    k -= kind_at(r, k) == "P" and kind_at(r, k - 1) == "V"  # "talks attended by Chad and Niger took place"
    return bool(prep) and kind_at(r, k) in ("P", "V") and kind_at(r, k - 1) == "NP" and kind_at(r, k - 2) in ("", '"', "S", "H")


def _after_and(r: Reading, j: int, entities: list[Entity], in_object: bool, prep: str) -> int | None:  # noqa: PLR0912
    k = j + 1
    while kind_at(r, k) in ('"', "A"):
        k += 1
    if kind_at(r, k) == "P" and prep and " ".join(r.s.lows[r.chunks[k].a : r.chunks[k].b]) == prep:
        k += 1  # "with Putin and with Xi"
    inner = entity_at(r, k)
    last = entities[-1]
    if inner is None or inner.sort == "pronoun" and last.sort == "thing":
        return None
    if last.sort in ("person", "name", "office") and inner.head in _KIN and inner.owner.lower() in _OWN:
        return k + 1  # "the king and his wife"
    if (
        last.sort == "office"
        and inner.sort == "person"
        and inner.office
        and len(entities) == 1
        and not last.owner
        and not last.definite
        and not last.count
        and r.s.lows[r.chunks[j].a] == "and"
    ):
        entities[-1] = replace(inner, office=f"{last.name} and {inner.office}", a=last.a)
        return k + 1  # "Volta chief and Orel founder Ana Ruiz": one person
    if not last.acts and inner.acts and last.sort != "place":
        return None
    if last.acts and not inner.acts and inner.sort != "place":
        return None
    inner, end = _with_tail(r, k, inner)
    if in_object or prep:
        after = end
        while kind_at(r, after) in TRANSPARENT:
            after += 1
        verb = r.chunks[after].verb if kind_at(r, after) == "V" else None
        if verb is not None and verb.tense not in ("inf", "ger", "part") and prep != "between" and not _hangs_on_subject(r, j, prep):
            return None
    if kind_at(r, end) == ",":
        second = entity_at(r, end + 1)
        if second is not None and second.sort != "pronoun":
            second, end2 = _with_tail(r, end + 1, second)
            if _is_apposition(inner, second):
                inner = _apposed(inner, second)
                end = end2
    if inner.sort == "group" and inner.state and not inner.proper:
        # "his Greek, Cypriot and French counterparts": adjectives of one noun, not actors beside it.
        own = Entity("state", inner.state, "", state=inner.state, adjective=True)
        while entities and entities[-1].sort == "state" and entities[-1].adjective:
            members = (entities[-1], *(inner.members or (own,))) if inner.head in lexicon.DELEGATES else ()
            inner = replace(inner, name=f"{entities[-1].name} and {inner.name}", a=entities[-1].a, members=members)
            entities.pop()
    entities.append(inner)
    return end
