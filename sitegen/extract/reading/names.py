"""Noun phrases read as actors: people with their offices, states, bodies, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.tokens import Sentence
from sitegen.model.actor import Actor, ActorKind, Gazetteer
from sitegen.model.slug import slugify

Sort = Literal["person", "office", "state", "body", "group", "pronoun", "place", "name", "thing"]
PARTICLES = frozenset("de van der von den bin al el da di la le du dos das ibn ben ter ten abu zu y".split())
MODIFIER_ONLY = frozenset(
    "republican democrat democratic labour conservative tory liberal green opposition former acting interim deputy vice"
    " outgoing incoming new senior top"
    " republicans democrats".split()
)


@dataclass(slots=True)
class Entity:
    """What a noun phrase names, before the rest of the article is asked.  Written to at birth only (`read_phrase`), for speed."""

    sort: Sort
    name: str  # as written, without article, title and owner: "David Lammy", "Turkish foreign minister"
    head: str  # the last word, lower case
    office: str = ""  # "UK Foreign Secretary"
    state: str = ""  # canonical name of the state or body that the phrase names or belongs to
    definite: bool = False
    plural: bool = False
    owner: str = ""  # whose, as written: "Saturday", "Trump", "his"
    a: int = 0  # tokens [a, b) of its sentence
    b: int = 0
    count: str = ""  # "two", "both"
    collective: bool = False  # a group called by the name of its alliance
    adjective: bool = False  # a bare adjective of a state: "Greek"
    apposed: bool = False  # an apposition has been taken in
    members: tuple[Entity, ...] = ()  # the states or bodies of "the presidents of Ghana and Mali"

    @property
    def acts(self) -> bool:
        """Can this phrase name an actor by itself?"""
        return self.sort in ("person", "office", "state", "body", "group", "pronoun", "name")

    @property
    def proper(self) -> bool:
        """Is it a name rather than a description?"""
        return self.sort in ("person", "state", "name") or (self.sort == "body" and self.name[:1].isupper())


def read_phrase(s: Sentence, a: int, b: int) -> Entity:
    """The entity of tokens [a, b): a noun phrase without its prepositional phrases."""
    if s.lows[b - 1] not in _ROLES and _PLAIN.issuperset(s.tags[a:b]):
        return _plain_thing(s, a, b)
    begin = a
    definite = False
    count = ""
    owner, owner_state = "", ""
    for i in range(b - 2, a - 1, -1):
        if s.tags[i] == "'" and i > a:
            owner = _strip(s.text(a, i))
            owner_state = _state_in(s, a, i)
            definite = True
            begin = i + 1
            break
    while begin < b - 1 and s.tags[begin] in ("D", "Q", '"', "X"):
        low = s.lows[begin]
        if s.tags[begin] == "Q" or low in ("both", "a", "an"):
            count = low
        if low in ("the", "this", "that", "these", "those", "both"):
            definite = True
        elif low in ("his", "her", "its", "their", "our", "my", "your"):
            definite, owner = True, owner or low
        begin += 1
    end = b
    while end > begin + 1 and s.tags[end - 1] in ('"', "'"):
        end -= 1
    if end - begin == 1 and s.tags[begin] == "X":
        return Entity("pronoun", s.words[begin], s.lows[begin], a=a, b=b)
    base = _proper(s, begin, end) if s.tags[end - 1] == "Z" else _common(s, begin, end)
    if base.adjective and s.lows[a] in ("a", "an", "any", "every", "each"):
        base = Entity("group", s.words[end - 1] + "s", base.head + "s", state=base.state, plural=True)  # "any Haitian"
    if base.sort == "body" and owner and not _OFFICE_WORDS.isdisjoint(owner.lower().split()) and (start := named_after_body(s, begin, end)):
        base = _person(s, start, end, office=_strip(s.text(a, start)), state=owner_state)  # "Director of China's Space Agency Lin Hua"
        owner = ""
    base.definite = definite
    base.owner, base.state, base.count = owner, base.state or owner_state, count
    base.a, base.b = a, b
    return base


_OFFICE_WORDS = lexicon.OFFICES - lexicon.COURTESY
_ROLES = lexicon.OFFICES | lexicon.GROUPS | lexicon.BODIES | {"state", "government", "us"}
_PLAIN = frozenset("DNQ")
_DEFINITE = frozenset("the this that these those both".split())
_OWNERS = frozenset("his her its their our my your".split())


def _plain_thing(s: Sentence, a: int, b: int) -> Entity:
    """The common case, quickly: lower-case words that name no actor."""
    definite, owner, count, begin = False, "", "", a
    while begin < b - 1 and s.tags[begin] != "N":
        low = s.lows[begin]
        if s.tags[begin] == "Q" or low == "both":
            count = low
        if low in _DEFINITE:
            definite = True
        elif low in _OWNERS:
            definite, owner = True, low
        begin += 1
    head = s.lows[b - 1]
    name = s.text(begin, b)
    return Entity(
        "thing", name, head, definite=definite, plural=head.endswith("s") and not head.endswith("ss"), owner=owner, a=a, b=b, count=count
    )


_ARTICLE = re.compile(r"(?:the |The |an? |An? )*")
NO_QUOTES = {ord(mark): None for mark in '“”"„«»'}


def _strip(text: str) -> str:
    if not text.isascii() or '"' in text:
        text = text.translate(NO_QUOTES)
    text = text.strip("‘’' ")
    return text[_ARTICLE.match(text).end() :] if text[:1] in "aAtT" else text  # type: ignore[union-attr]


def _state_in(s: Sentence, a: int, b: int) -> str:
    """The canonical state or body that a run of modifiers names, longest phrase first."""
    if not any(s.words[i][0].isupper() for i in range(a, b)):
        return ""
    for size in (4, 3, 2, 1):
        for i in range(a, b - size + 1):
            if s.tags[i] != "Z" and not s.words[i][0].isupper():
                continue
            found = states.lookup(s.text(i, i + size))
            if found is not None:
                return found.of or found.name
            if size == 1 and "-" in s.words[i]:
                found = states.lookup(s.words[i].split("-")[0])
                if found is not None and s.words[i].split("-")[-1].islower():
                    return ""
    return ""


def _proper(s: Sentence, a: int, b: int) -> Entity:  # noqa: PLR0912
    """A phrase that ends in a capitalised word."""
    whole = _strip(s.text(a, b))
    known = states.lookup(whole)
    if known is not None:
        sort: Sort = "state" if known.state else "body"
        if known.sort == "adjective":
            if whole.endswith("s"):
                return Entity("group", whole, s.lows[b - 1], state=known.name, plural=True)
            return Entity(sort, known.name, s.lows[b - 1], state=known.name, adjective=True)
        return Entity(sort, whole, s.lows[b - 1], state=known.name)
    split = _office_end(s, a, b)
    if split is not None:
        if split == b:
            return Entity("office", whole, s.lows[b - 1], office=whole, state=_state_in(s, a, b))
        return _person(s, split, b, office=_strip(s.text(a, split)), state=_state_in(s, a, split))
    start = b
    while start > a and (s.tags[start - 1] == "Z" or (start - 1 > a and s.lows[start - 1] in PARTICLES and s.tags[start - 2] == "Z")):
        start -= 1
    run = [s.lows[i] for i in range(start, b)]
    if any(word in lexicon.ORG_WORDS or word in lexicon.BODIES for word in run):
        return Entity("body", s.text(start, b), run[-1], state=_state_in(s, start, b), plural=False)
    if run[-1] in lexicon.PLACE_WORDS or " ".join(run) in lexicon.REGIONS:
        return Entity("place", s.text(start, b), run[-1])
    if run[-1] in lexicon.GROUPS:
        return Entity("group", s.text(start, b), run[-1], state=_state_in(s, start, b), plural=True)
    if b - start > 2 and s.lows[start + 1] in _OF_STATES and states.lookup(s.words[start]) is not None:
        return Entity("body", s.text(start, b), run[-1], state=_state_in(s, start, start + 1))
    while start < b - 1 and (s.lows[start] in MODIFIER_ONLY or states.lookup(s.words[start]) is not None and b - start > 2):
        start += 1
    state = _adjective_state(s, a, start)
    people = states.lookup(s.words[b - 1]) if run[-1].endswith("s") else None
    if people is not None and people.sort == "adjective":
        return Entity("group", s.text(start, b), run[-1], state=people.name, plural=True)  # "Furious Americans"
    if b - start == 1:
        known = states.lookup(s.words[start])
        if known is not None:
            return Entity("state" if known.state else "body", s.words[start], run[-1], state=known.name)
        word = s.words[start]
        if word.isupper() and 2 <= len(word) <= 6:
            return Entity("body", word, run[-1])
        return Entity("name", word, run[-1], state=state)
    return _person(s, start, b, office="", state=state)


_OF_STATES = frozenset("national state federal general international central united".split())  # "China National Petroleum" is a firm


def _adjective_state(s: Sentence, a: int, b: int) -> str:
    """The state of an adjective among the modifiers: "Russian"; a name beside a name ("Ukraine Kaja Kallas") is none."""
    for i in range(a, b):
        known = states.lookup(s.words[i]) if s.words[i][0].isupper() else None
        if known is not None and known.sort == "adjective":
            return known.name
    return ""


def _office_end(s: Sentence, a: int, b: int) -> int | None:
    """The token after the last office word, when one stands before (or as) the name."""
    for i in range(b - 1, a - 1, -1):
        low = s.lows[i]
        if i + 1 < b and low.endswith("s") and low[:-1] in lexicon.OFFICES and s.tags[i] == "Z" and low not in lexicon.OFFICES:
            return i + 1  # "Presidents Petrov and Gross"
        if low in lexicon.OFFICES or low == "pm":
            if i == b - 1 and i > a and s.lows[i - 1] in lexicon.GIVEN_NAMES and s.tags[i - 1] == "Z":
                return None  # "Stephen King", "Henry Judge"
            if low == "general" and i + 1 < b and s.lows[i + 1] in lexicon.ORG_WORDS:
                return None
            if i + 1 < b and s.lows[i + 1] in ("of", "for", "and", "at", "to", "the"):
                return _after_domain(s, i, b)
            if any(s.lows[j] in lexicon.ORG_WORDS or s.lows[j] in lexicon.BODIES for j in range(i + 1, b)):
                return named_after_body(s, i + 1, b) or None  # "General Electric", "President Trump administration"
            return i + 1
    return None


def named_after_body(s: Sentence, a: int, b: int) -> int:
    """ "Space Administration Lin Hua": the token from which a person's name follows that of a body, or 0."""
    last = max((j for j in range(a, b) if s.lows[j] in lexicon.ORG_WORDS or s.lows[j] in lexicon.BODIES), default=b)
    named = 2 <= b - last - 1 <= 3 and all(s.tags[j] == "Z" and s.lows[j] not in lexicon.PLACE_WORDS for j in range(last + 1, b))
    return last + 1 if named and s.lows[last] != "bank" else 0


def _after_domain(s: Sentence, i: int, b: int) -> int:
    """Token after "Secretary of State", "President of South Korea", "Minister of Foreign Affairs"; `b` when no name follows."""
    for phrase in lexicon.office_phrases().get(s.lows[i], ()):
        if tuple(s.lows[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    j = i + 1
    while j < b and s.lows[j] in ("of", "for", "the", "and", "at", "to"):
        j += 1
    for size in (5, 4, 3, 2, 1):
        if j + size <= b and states.lookup(s.text(j, j + size)) is not None:
            return j + size
    while j < b and s.lows[j] in lexicon.POLICY:
        j += 1
        if j + 1 < b and s.lows[j] in ("and", "&") and s.lows[j + 1] in lexicon.POLICY:
            j += 1
    given = next((k for k in range(j, b) if s.lows[k] in lexicon.GIVEN_NAMES), None)
    return given if given is not None and given > i + 1 else j if s.lows[j - 1] in lexicon.POLICY else b


def _person(s: Sentence, a: int, b: int, office: str, state: str) -> Entity:
    while a < b - 1 and (s.lows[a] in lexicon.COURTESY or s.tags[a] in (",", '"')):
        a += 1
    name = s.text(a, b).strip("“”\"‘’', ")
    known = states.lookup(name)
    if known is not None:
        return Entity("state" if known.state else "body", name, s.lows[b - 1], state=known.name)
    words = office.split()
    while words and words[-1].lower() in lexicon.COURTESY:
        words.pop()
    office = " ".join(words)
    if office and all(word in lexicon.COURTESY for word in office.lower().split()):
        office = ""
    return Entity("person", name, s.lows[b - 1], office=office, state=state)


def _common(s: Sentence, a: int, b: int) -> Entity:
    """A phrase that ends in a lower-case word (or a number)."""
    head = s.lows[b - 1]
    name = _strip(s.text(a, b))
    state = _state_in(s, a, b)
    if b - a > 2 and "of" in s.lows[a:b]:
        i = s.lows.index("of", a, b) - 1
        if i >= a and s.lows[i] in lexicon.OFFICES or s.lows[i] in lexicon.GROUPS:  # "Polish head of state"
            plural = s.lows[i] not in lexicon.OFFICES
            return Entity("group" if plural else "office", name, s.lows[i], office="" if plural else name, state=state, plural=plural)
    if head in lexicon.OFFICES and head not in lexicon.COURTESY:
        return Entity("office", name, head, office=name, state=state)
    if head in lexicon.GROUPS:
        if head in ("countries", "nations", "members", "states", "allies", "powers") and b - a >= 2:
            for start in range(a, b - 1):  # "the Group of 20 nations", "EU countries"
                known = states.lookup(s.text(start, b - 1))
                if known is not None and not known.state:
                    return Entity("body", s.text(start, b - 1), head, state=known.name, plural=True)
        return Entity("group", name, head, state=state, plural=True)
    if head in lexicon.BODIES:
        return Entity("body", name, head, state=state)
    known = states.lookup(name) if s.words[a][0].isupper() else None
    if known is not None:
        return Entity("state" if known.state else "body", name, head, state=known.name)
    return Entity("thing", name, head, state=state, plural=head.endswith("s") and not head.endswith("ss"))


_TITLE_WORDS = lexicon.COURTESY | {
    "president",
    "king",
    "queen",
    "pope",
    "general",
    "senator",
    "chancellor",
    "premier",
    "minister",
    "prime",
    "foreign",
    "secretary",
    "the",
}


def identify(name: str, gazetteer: Gazetteer) -> tuple[str, str, ActorKind | None]:
    """(actor id, canonical name, kind) of an actor as a source names it.

    The desk's actors.toml comes first, then the table of states and bodies; a name known to neither keeps its own
    words without titles: "Sir Keir Starmer" and "Keir Starmer" are one actor.
    """
    plain = _strip(name.strip())
    bare = _without_titles(plain)
    index = _index(gazetteer)
    actor = index.get(plain.casefold()) or index.get(bare.casefold())
    if actor is not None:
        return actor.id or slugify(actor.name), actor.name, actor.kind
    known = states.lookup(plain) or states.lookup(bare)
    if known is not None and known.sort != "adjective":
        return slugify(known.name), known.name, "state" if known.state else "body"
    words = plain.lower().split()
    if len(words) >= 2 and words[-1] in ("government", "administration", "authorities"):
        owner = plain.rsplit(" ", 1)[0].removesuffix("'s").removesuffix("’s")
        known = states.lookup(owner)
        if known is not None and known.state:
            return slugify(known.name), known.name, "state"
    return slugify(bare), bare, None


_INDEXES: list[tuple[Gazetteer, dict[str, Actor]]] = []  # the few gazetteers of a run, by identity: hashing one costs more than a look-up


def _index(gazetteer: Gazetteer) -> dict[str, Actor]:
    """Any name or alias, case-folded -> the actor; the first of two that share one."""
    for known, table in _INDEXES:
        if known is gazetteer:
            return table
    table = {}
    for actor in gazetteer.actors:
        for form in (actor.name, *actor.aliases):
            for key in (form, _strip(form), _without_titles(_strip(form))):
                table.setdefault(key.casefold(), actor)
    _INDEXES.insert(0, (gazetteer, table))
    del _INDEXES[4:]
    return table


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in _TITLE_WORDS and words[1][:1].isupper():
        words.pop(0)
    return " ".join(words)
