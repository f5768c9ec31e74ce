"""Who is meant: short names, offices, pronouns and "the two leaders" traced back within the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sitegen.extract.reading import lexicon, states
from sitegen.extract.reading.names import Entity, identify
from sitegen.model.actor import ActorKind, Gazetteer

_KIND: dict[str, ActorKind] = {
    "person": "person",
    "office": "person",
    "name": "person",
    "state": "state",
    "body": "body",
    "group": "group",
    "pronoun": "person",
}
_PLURAL_BACK = frozenset(
    (
        "leaders presidents ministers men women sides parties countries nations pair two duo officials governments neighbours"
        " neighbors allies delegations chiefs premiers"
    ).split()
)
_OF_PEOPLE = frozenset("leaders presidents ministers men women officials chiefs premiers".split())
# After "the leaders of 25 countries in a coalition of the willing": words that mean all of it.
_OF_ALL = frozenset("group coalition alliance bloc grouping leaders countries nations allies members partners participants".split())
_COUNT = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "sides": 2}
_HEADS = frozenset("president premier chancellor prime king pm leader".split())  # "the Turkish leader"
_SINGULAR_PERSON = frozenset("he she him her his himself herself".split())
_OF_A_WOMAN = frozenset("she her herself".split())
_PLURAL = frozenset("they them their themselves both".split())
_FIRST_PLURAL = frozenset("we us our ourselves".split())
_RECENT = 40
_SHORT_FORMS = frozenset(("North", "South", "the North", "the South"))  # of the Koreas: short for a name, as a surname is


# "The company" is any firm; "the fund" and "the ministry" are bodies with the word in their names.  "The committee" may be another one.
_CALLED = frozenset(
    "fund bank agency organisation organization alliance association federation commission ministry department league institute foundation"
    " authority charity".split()
)
FIRMS = frozenset(
    "company firm carmaker automaker airline manufacturer retailer lender maker giant startup start-up conglomerate corporation".split()
)
_PUBLIC_BODIES = lexicon.BODIES - FIRMS - frozenset(("bank", "group", "co", "service", "services"))


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of this article, with the name that stands for it."""

    name: str
    key: str  # equal keys are one actor in this article
    kind: ActorKind | None
    office: str = ""
    state: str = ""
    proper: bool = True  # named, not only described
    head: str = ""  # of a group: "leaders"
    speaks_for: str = ""  # key of the actor whose spokesman this is


_WOMENS_OFFICES = frozenset("queen princess baroness duchess chairwoman congresswoman spokeswoman lady dame".split())
_MENS_OFFICES = frozenset("king prince emperor sultan sheikh pope cardinal chairman congressman statesman spokesman imam ayatollah".split())


def _may_be(actor: Actor, woman: bool) -> bool:
    """Can "she" (`woman`) or "he" mean this person, as far as given name and office tell?"""
    if actor.name.endswith("s spokesman"):
        return False
    told = _told(actor.name, actor.office)
    return told is None or told is woman


@lru_cache(maxsize=1 << 12)
def _told(name: str, office: str) -> bool | None:
    """Do given name and office tell a woman (True), a man (False), or nothing (None)?"""
    given = name.split(" ", 1)[0].lower()
    titles = {given, *office.lower().split()}
    if given in lexicon.WOMENS_NAMES or titles & _WOMENS_OFFICES:
        return True
    known = given in lexicon.GIVEN_NAMES and given not in lexicon.EITHERS_NAMES
    return False if known or titles & _MENS_OFFICES else None


def _narrower(entity: Entity, actor: Actor) -> bool:
    """Is "the ministers" said of "Danish ministers", and "the economic advisers" not of "other advisers"?"""
    return actor.head == entity.head and set(entity.name.lower().split()) - set(_COUNT) <= set(actor.name.lower().split())


@dataclass(slots=True)
class Person:
    """What the article tells of one person."""

    name: str
    office: str = ""
    state: str = ""
    seen: int = 0
    principal: str = ""  # for whom a spokesman or aide speaks, as written


@dataclass(slots=True)
class Registry:
    """The actors of one article, in reading order."""

    gazetteer: Gazetteer
    people: dict[str, Person] = field(default_factory=dict)  # by full name
    short: dict[str, str] = field(default_factory=dict)  # any tail of a full name -> full name
    acronyms: dict[str, str] = field(default_factory=dict)
    recent: list[tuple[int, Actor, bool]] = field(default_factory=list)  # (order, actor, was subject)
    pairs: list[tuple[Actor, ...]] = field(default_factory=list)  # coordinated actors, latest last
    clock: int = 0
    collective: Actor | None = None  # the alliance the article speaks of, by its name

    forms: dict[str, str] = field(default_factory=dict)  # canonical name of a state or body -> the article's own name for it
    times: dict[str, int] = field(default_factory=dict)  # how often the article has each of these names

    opened: int = 0  # the clock when this sentence began
    earlier: int = 0  # and when the one before it did
    chain: tuple[Actor, ...] = ()  # whom the last "he" or "she" of this sentence meant, until another subject comes

    identities: dict[str, tuple[str, str, ActorKind | None]] = field(default_factory=dict)  # memo of `identify`

    def identity(self, name: str) -> tuple[str, str, ActorKind | None]:
        """(id, canonical name, kind) of a name, remembered."""
        found = self.identities.get(name)
        if found is None:
            found = self.identities[name] = identify(name, self.gazetteer)
        return found

    # -------------------------------------------------------- learning

    def learn(self, entity: Entity) -> None:
        """Remember a full name, its office and its state; and by which names the article calls a state or body."""
        if entity.sort in ("state", "body"):
            self._learn_form(entity)
        if entity.sort != "person":
            return
        words = entity.name.split()
        full = self.short.get(entity.name, entity.name)
        if len(words) == 1 and full == entity.name and entity.name in self.short:
            full = self.short[entity.name]
        person = self.people.get(full)
        if person is None:
            person = self.people[full] = Person(full, seen=len(self.people))
            for i in range(len(words)):
                self.short.setdefault(" ".join(words[i:]), full)
            if len(words) > 1:
                self.short.setdefault(words[0], full)
        if entity.office and not person.office and "counterpart" not in entity.office:
            person.office = entity.office
        if entity.state and not person.state:
            person.state = entity.state
        if entity.owner and not person.principal and any(word in lexicon.SPOKESMEN for word in entity.office.lower().split()):
            person.principal = " ".join(word for word in entity.owner.split() if word.lower().rstrip(".") not in ("mr", "mrs", "ms"))

    def _learn_form(self, entity: Entity) -> None:
        known = states.lookup(entity.name)
        if known is None or known.sort != "name" or entity.adjective or entity.name in _SHORT_FORMS:
            return
        had = self.forms.get(known.name, "")
        times = self.times[entity.name] = self.times.get(entity.name, 0) + 1
        if (times > self.times.get(had, 0)) if known.state else len(entity.name) > len(had):
            self.forms[known.name] = entity.name

    def begin_sentence(self) -> None:
        """Another sentence begins."""
        self.earlier, self.opened, self.chain = self.opened, self.clock, ()

    def settle_state(self, name: str, state: str) -> None:
        """Remember for which state a person of this article speaks."""
        person = self.people.get(name)
        if person is not None and not person.state:
            person.state = state

    def state(self, name: str) -> Actor:
        """A state by its canonical name."""
        return Actor(self.called(name), *self.identity(name)[::2], state=name)

    def called(self, name: str) -> str:
        """A state as the article names it most, a body by the fullest form that the article has; the name itself when it has none."""
        known = states.lookup(name)
        return self.forms.get(known.name, name) if known is not None else name

    # -------------------------------------------------------- naming

    def actor(self, entity: Entity, avoid: frozenset[str] = frozenset()) -> Actor | None:
        """The actor that an entity names by itself, pronouns excepted; None for things and places."""
        if entity.sort in ("thing", "place", "pronoun") or not entity.name:
            return None
        if entity.sort in ("person", "name"):
            return self._named(entity)
        if entity.sort == "office":
            return self._office(entity, avoid)
        if entity.sort in ("state", "body"):
            return self._body(entity)
        actor_id, canonical, kind = self.identity(entity.name)
        if kind is not None:
            actor = Actor(canonical, actor_id, kind, head=entity.head)
        else:
            named = entity.name[:1].isupper() or entity.collective
            actor = Actor(self._owned(entity), "group:" + entity.name.lower(), "group", state=entity.state, proper=named, head=entity.head)
        if entity.collective:
            self.collective = actor
        return actor

    def _named(self, entity: Entity) -> Actor:
        name = entity.name
        full = self.short.get(name)
        if full is None:
            parts = name.split()
            full = self.short.get(parts[-1]) if len(parts) > 1 and parts[0].lower() in lexicon.COURTESY else None
        if full is None:
            if name in self.acronyms or (name.isupper() and len(name) <= 6):
                full = self.acronyms.get(name, name)
                return Actor(full, "body:" + full.lower(), "body")
            actor_id, canonical, kind = self.identity(name)
            return Actor(
                canonical if kind == "person" else name,
                actor_id,
                kind or ("person" if entity.sort == "person" else None),
                entity.office,
                entity.state,
            )
        person = self.people[full]
        actor_id, canonical, kind = self.identity(full)
        principal = self.short.get(person.principal, person.principal)
        speaks_for = self.identity(principal)[0] if principal else ""
        return Actor(
            canonical if kind else full,
            actor_id,
            kind or "person",
            entity.office or person.office,
            person.state or entity.state,
            speaks_for=speaks_for,
        )

    def _office(self, entity: Entity, avoid: frozenset[str]) -> Actor:
        person = self.holder(entity, avoid)
        if person is not None:
            actor_id, canonical, kind = self.identity(person.name)
            return Actor(
                canonical if kind else person.name, actor_id, kind or "person", person.office or entity.office, person.state or entity.state
            )
        name = self._owned(entity)
        described = entity.name if entity.name[:1].isupper() and " of " in entity.name else entity.head
        return Actor(
            name, f"office:{entity.state}:{described.lower()}", "person", entity.name, entity.state, proper=described != entity.head
        )

    def members(self, entity: Entity) -> tuple[Actor, ...]:
        """ "The presidents of Ghana and Mali": those whom the article names as such, else the states and bodies for which they come."""
        head = entity.head.removesuffix("s")
        title = next((part for part in (" of ", " from ") if part in entity.name), "")
        office = entity.name.partition(title)[0] if title else entity.head
        found: list[Actor] = []
        for member in entity.members:
            name = f"{office.removesuffix('s')} of {member.state}"
            asked = Entity("office", name, head, office=name, state=member.state, definite=True)
            person = self.holder(asked, frozenset(actor.name for actor in found)) if head in lexicon.OFFICES and member.state else None
            if person is not None and person.state != member.state:
                person = None  # of whom no state is told: not the president of this one
            actor = self._named(Entity("person", person.name, "")) if person is not None else self._body(member)
            if actor not in found:
                found.append(actor)
        return tuple(found)

    def _owned(self, entity: Entity) -> str:
        """ "Egypt's president" keeps its owner, "his counterpart" does not."""
        if entity.owner and entity.owner.lower() not in ("his", "her", "its", "their", "our", "my", "your"):
            plural = entity.owner.rsplit(maxsplit=1)[-1].lower() in lexicon.GROUPS  # "Teachers' unions"
            return f"{entity.owner}' {entity.name}" if plural else f"{entity.owner}'s {entity.name}"
        return entity.name

    def holder(self, entity: Entity, avoid: frozenset[str] = frozenset()) -> Person | None:
        """The person of this article who holds the described office, the latest first; none of the full names in `avoid`."""
        if entity.count in ("a", "an") and not entity.owner:
            return None  # "hosted by a French president": no one that the text has named
        if entity.plural or entity.head in ("official", "diplomat", "officer", "expert", "analyst") or entity.head in lexicon.SPOKESMEN:
            return None
        wanted = set(entity.name.lower().split()) - {"the", "of", "new"}
        found: list[Person] = []
        for person in self.people.values():
            words = person.office.lower().split()
            if not words or (person.name in avoid and not (len(words) > 2 and wanted <= set(words) and len(wanted) > 2)):
                continue  # beside his name "the minister" is another one, "the US national security adviser" is he
            if entity.head not in words and not (entity.head == "leader" and _HEADS & set(words)):
                continue
            if entity.state and person.state and entity.state != person.state:
                continue
            if not entity.state and not entity.definite:
                continue
            kinds = {"foreign", "prime", "defence", "defense", "finance", "vice", "deputy", "interior", "energy", "trade"}
            if (wanted & kinds) - set(words) or (set(words) & kinds and not wanted & kinds and entity.head in ("minister",)):
                continue
            found.append(person)
        return self._last_named(found) if len(found) > 1 else found[0] if found else None

    def _last_named(self, people: list[Person]) -> Person:
        """Of several who hold such an office the one last spoken of; the last in the article when none has been yet."""
        names = {person.name: person for person in people}
        for _, actor, _ in reversed(self.recent[-_RECENT:]):
            if actor.name in names:
                return names[actor.name]
        return people[-1]

    def _body(self, entity: Entity) -> Actor:
        known = states.lookup(entity.name)
        if known is not None:
            actor_id, _, kind = self.identity(entity.name)
            name = entity.name
            if entity.adjective or not entity.head or name in _SHORT_FORMS:
                name = self.forms.get(known.name, known.name if entity.adjective or name in _SHORT_FORMS else name)
            elif not known.state:
                name = self.acronyms.get(name, name)  # "MSF" is Médecins Sans Frontières where the article spells it out
            return Actor(name, actor_id, kind, state=known.of or known.name)
        if entity.name.lower() in ("government", "administration") and entity.definite and not entity.state and not entity.owner:
            # "The government": of the state last spoken of.
            for _, actor, _ in reversed(self.recent[-8:]):
                if actor.kind == "state" and (known_as := states.lookup(actor.name)) is not None and known_as.sort != "capital":
                    return Actor(actor.name, actor.key, "state", state=actor.state)
        if entity.definite and not entity.state and not entity.owner and entity.name.islower() and (named := self._body_meant(entity)):
            return named
        full = self.acronyms.get(entity.name)
        actor_id, canonical, kind = self.identity(full or entity.name)
        if entity.head in ("government", "administration", "authorities", "regime") and entity.state:
            actor_id = self.identity(entity.state)[0]
            kind = "state"
        name = self._owned(entity) if not entity.name[:1].isupper() else entity.name
        return Actor(
            canonical if full else name,
            actor_id,
            kind or "body",
            state=entity.state,
            proper=entity.name[:1].isupper() or bool(entity.state),
        )

    # -------------------------------------------------------- pointing back

    def _body_meant(self, entity: Entity) -> Actor | None:
        """ "The fund" after the International Monetary Fund, "the company" after Volta AG: the latest body that is called so, or None."""
        firm = entity.name in FIRMS
        if not firm and entity.name not in _CALLED:
            return None
        for _, actor, _ in reversed(self.recent[-_RECENT:]):
            if not actor.proper or actor.kind not in ("body", None):
                continue
            known = states.lookup(actor.name)
            words = (known.name if known is not None else actor.name).lower().split()
            if entity.head in words or (firm and known is None and not _PUBLIC_BODIES & set(words)):
                return actor
        return None

    def note(self, actors: Iterable[Actor], subject: bool) -> None:
        """The text has just named these actors together."""
        together = tuple(dict.fromkeys(actors))
        for actor in together:
            self.clock += 1
            if subject and actor.kind == "person" and actor not in self.chain:
                self.chain = ()
            self.recent.append((self.clock, actor, subject))
        if len(together) > 1:
            self.pairs.append(together)
        if len(self.recent) > 4 * _RECENT:
            del self.recent[: -2 * _RECENT]

    def pronoun(self, word: str, speaker: tuple[Actor, ...] = (), avoid: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """Whom a pronoun means: the latest fitting subject, else the latest fitting actor; () when nobody fits."""
        low = word.lower()
        if low in _FIRST_PLURAL or low in ("i", "me", "my"):
            return speaker
        if low in _SINGULAR_PERSON:
            woman = low in _OF_A_WOMAN
            if not (self.chain and self.chain[0].key not in avoid and _may_be(self.chain[0], woman)):
                self.chain = self._latest(
                    lambda actor: actor.kind == "person" and _may_be(actor, woman) and not actor.name.endswith("s spokesman"), avoid
                )
            return self.chain
        if low in _PLURAL:
            last = self.recent[-1] if self.recent else None
            named_last = low == "they" and last is not None and last[0] > self.opened and last[1].kind == "person"
            if named_last and (met := self._named_here(True, 2)):  # "Petrov met Gross and they agreed"
                return met
            if not self.pairs and (met := self._named_before(True, 2)):  # "Petrov met Gross.  They agreed"
                return met
            if self.pairs and low != "both":
                group = self._latest(lambda actor: actor.kind in ("group", "body"), avoid)
                pair_names = {actor.key for actor in self.pairs[-1]}
                latest = self.recent[-1][1].key if self.recent else ""
                if latest in pair_names or not group:
                    return self.pairs[-1]
                return group
            return self._latest(lambda actor: actor.kind in ("group", "body"), avoid)
        if low in ("it", "its", "itself"):
            return self._latest(lambda actor: actor.kind in ("state", "body", None), avoid)
        return ()

    def _latest(self, fits: object, avoid: frozenset[str]) -> tuple[Actor, ...]:
        assert callable(fits)
        window = self.recent[-_RECENT:]
        for wanted in (True, False):
            for _, actor, subject in reversed(window):
                if subject is wanted and actor.key not in avoid and fits(actor):
                    return (actor,)
        return ()

    def country(self) -> tuple[Actor, ...]:
        """ "The country": the state last spoken of, not by its capital; () when there was none."""
        for _, actor, _ in reversed(self.recent[-_RECENT:]):
            if actor.kind == "state" and (known := states.lookup(actor.name)) is not None and known.sort == "name":
                return (actor,)
        return ()

    def described(self, entity: Entity) -> tuple[Actor, ...]:
        """Whom "the two leaders", "both countries", "the coalition" means; () when it is a description of its own.

        States come by their own names: "the two countries" are South Korea and Japan, though the text last said "Seoul" and "Tokyo".
        """
        found = self._meant(entity)
        return tuple(replace(actor, name=self.called(actor.name)) if actor.kind == "state" else actor for actor in found)

    def _named_here(self, people: bool, count: int) -> tuple[Actor, ...]:
        """The people (or states) that this sentence has named so far, when there are just so many."""
        fits = (actor for order, actor, _ in self.recent[-_RECENT:] if order > self.opened and actor.proper)
        found = tuple(dict.fromkeys(actor for actor in fits if actor.kind == ("person" if people else "state")))
        return found if len(found) == count else ()

    def _sides_before(self, entity: Entity) -> tuple[Actor, ...]:
        """ "Both sides", after a sentence that names two people."""
        return self._named_before(True, 2) if entity.head in ("sides", "parties", "delegations") else ()

    def _named_before(self, people: bool, count: int) -> tuple[Actor, ...]:
        """The people (or states) of the sentence before, when just so many are named there, no group is told of, and nobody since."""
        found: dict[str, Actor] = {}
        for order, actor, _ in reversed(self.recent[-_RECENT:]):
            if order <= self.earlier:
                break
            if order > self.opened or actor.kind == "group":
                return ()
            if actor.proper and actor.kind == ("person" if people else "state"):
                found.setdefault(actor.key, actor)
        return tuple(reversed(found.values())) if len(found) == count else ()

    def _meant(self, entity: Entity) -> tuple[Actor, ...]:  # noqa: PLR0912
        if entity.collective:
            return ()
        if self.collective is not None and entity.definite and not entity.state and entity.head in _OF_ALL and not entity.owner:
            return (self.collective,)
        if entity.sort != "group" or not entity.definite and entity.count != "both":
            return ()
        words = entity.name.lower().split()
        if words and words[0] not in _COUNT:
            words = [entity.count, *words] if entity.count else words
        if len(words) > 3 or entity.state:
            return ()
        people = entity.head in _OF_PEOPLE
        if entity.head in _PLURAL_BACK and (named := self._named_here(people, _COUNT.get(words[0], 2))):
            return named
        if words[0] in _COUNT and (met := self._named_before(entity.head in _OF_PEOPLE, _COUNT[words[0]]) or self._sides_before(entity)):
            return met
        if entity.head in _PLURAL_BACK and self.pairs:
            for pair in reversed(self.pairs):
                if all((actor.kind == "person") is people for actor in pair) and len(pair) == _COUNT.get(words[0], len(pair)):
                    return pair
        if entity.head in _PLURAL_BACK and _COUNT.get(words[0]) == 2:
            found: dict[str, Actor] = {}
            times: dict[str, int] = {}
            for _, actor, _ in reversed(self.recent[-_RECENT:]):
                if actor.proper and (actor.kind == "person" and bool(actor.office) if people else actor.kind == "state"):
                    found.setdefault(actor.key, actor)
                    times[actor.key] = times.get(actor.key, 0) + 1
            if len(found) > 1:  # the two of whom the text speaks most, the latest of equals
                return tuple(reversed(sorted(found.values(), key=lambda actor: -times[actor.key])[:2]))
        if not entity.name[:1].islower():
            return ()  # "the Social Democrats" are nobody else
        for _, actor, _ in reversed(self.recent[-_RECENT:]):
            if actor.kind == "group" and actor.key != "group:" + entity.name.lower() and _narrower(entity, actor):
                return (actor,)
        return ()
