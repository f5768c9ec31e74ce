"""What of a claim can be compared with another: computed once, then only looked at."""

from __future__ import annotations

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sitegen.merge.actors import Actors
from sitegen.merge.states import STATES, place_key, states_in
from sitegen.merge.words import stem, word_list
from sitegen.model.actor import Gazetteer, Office
from sitegen.model.claim import Claim, Participant
from sitegen.model.document import Document, Publication
from sitegen.model.extent import Extent, Granularity
from sitegen.model.slug import digest, slugify
from sitegen.model.stored import stored

FAR = 1 << 30  # stands for an open end, in days
AHEAD_DAYS = 120  # how far ahead an undated plan is looked for
COPY_WORDS = 10
BEHIND_DAYS = 60  # how far back an undated report of something done is looked for
#: How much an approximate date may be off, in days, by the granularity it was told in.
SLACK_DAYS = {
    Granularity.DAY: 2, Granularity.WEEKEND: 3, Granularity.WEEK: 4, Granularity.MONTH: 16, Granularity.QUARTER: 45, Granularity.SEASON: 45,
    Granularity.HALF: 90, Granularity.YEAR: 200, Granularity.DECADE: 1000, Granularity.CENTURY: 10000,
}  # fmt: skip
#: How telling an actor of a kind is: many things happen between the same two states, few between the same two people.
KIND_WEIGHT = {"person": 1.0, "body": 0.7, "group": 0.6, "state": 0.5, None: 0.6}
FORMS = (
    #  form       words that tell it
    ("call", r"phone|telephon\w*|call(?:ed|s)?|video\s?(?:call|conference)|video\s?link"),
    ("summit", r"summit\w*"),
    ("visit", r"visit\w*|trip|travel\w*|tour|arriv\w*"),
    ("conference", r"conferences?"),
    ("hearing", r"hearings?|testif\w*"),
    ("dinner", r"dinners?|lunch\w*|breakfast"),
)  # fmt: skip
_FORMS = tuple((form, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for form, words in FORMS)
_AGAIN = re.compile(
    r"\b(?:again|resum\w+|(?:second|third|fourth|fifth|next|another|latest|new|further|follow-up|previous) "
    r"(?:round|day|meeting|talks|summit|session|phase))\b",
    re.IGNORECASE,
)
#: Those that come together now and then.  Parliaments and cabinets sit every week, and all sorts of people come before them.
_ASSEMBLY = re.compile(r"\b(?:council|assembly|forum|quartet|politburo|conclave|G-?\d+|group of \w+)\b", re.IGNORECASE)
MOVED = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|put off|pushed back|brought forward|delay(?:ed|s)|moved (?:to|from)|instead of)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STOP = word_list("stopwords.txt")


@stored
@dataclass(frozen=True, slots=True)
class Facts:
    """One claim, ready to compare.  Days are ordinals; [start, stop) half-open; an open end is +-FAR."""

    claim: Claim
    index: int  # where its claim stands among all
    publisher: str
    published: tuple[int, int] | None  # first and last possible day, both inclusive
    actors: frozenset[str]  # keys of those who take part
    people: frozenset[str]
    vague: frozenset[str]  # those with no name of their own: "the company", "British officials"
    leads: frozenset[str]  # a pledge's pledgers; all who take part in a meeting
    others: frozenset[str]  # a pledge's recipients and targets
    called: Mapping[str, tuple[str, ...]]  # what each of the vague is called, without its state: ("health", "ministers")
    names: Mapping[str, frozenset[str]]  # the words of each actor's name by which a sentence names it: the surname, all of a body's
    said: frozenset[str]  # every word of the quote
    near: frozenset[str]  # states and offices that those who take part stand for
    stands: Mapping[str, frozenset[str]]  # the same for each of them
    dated: bool  # the window below is what date words say, and not what only the publication date allows
    day: bool  # one sure day
    by_story: bool  # the day is that of the story around the sentence: right three times in four
    window: tuple[int, int]
    place: str
    words: frozenset[str]  # of the quote and the title
    head: frozenset[str]  # of the title alone: what is done, without the rest of a long sentence
    amounts: frozenset[tuple[str, Decimal]]
    due: tuple[int, int] | None
    form: str
    moved: bool  # it says that the date was changed
    again: bool  # it says that this is one of several
    sessions: frozenset[str]  # councils, forums, groups of states that take part: each has one session at a time
    copy: str  # the digest of its sentence, when that is long enough to be known again; else ""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling actors and words are, in thousandths: 1000 for a person named once, less for what many articles name.

    Whole numbers, so that a sum over a set does not depend on its order.
    """

    actors: Mapping[str, int]
    words: Mapping[str, int]
    actor_totals: Sequence[int]  # by the index of the claim: the sum over its actors
    word_totals: Sequence[int]  # likewise over its words
    head_totals: Sequence[int]  # and over those of its title


def gather(
    claims: Iterable[Claim], documents: Mapping[str, Document], actors: Actors, gazetteer: Gazetteer
) -> tuple[tuple[Facts, ...], Rarity]:
    """The facts of each claim, in the claims' order, and how common their actors and words are."""
    facts = tuple(facts_of(claims, documents, actors, gazetteer))
    return facts, rarity_of(facts, actors)


def rarity_of(facts: Sequence[Facts], actors: Actors) -> Rarity:
    """How common the actors and words of all claims are; those of an article come one after the other."""
    census = Census(actors)
    for one in facts:
        census.add(one)
    return census.rarity(facts)


def facts_of(claims: Iterable[Claim], documents: Mapping[str, Document], actors: Actors, gazetteer: Gazetteer) -> Iterator[Facts]:
    """The facts of each claim, in the claims' order, numbered from 0."""
    offices = _Offices(gazetteer, actors)
    for index, claim in enumerate(claims):
        yield _facts(claim, index, documents.get(claim.article), actors, offices)


class Census:
    """Counts in how many articles each actor and each word stands: first everybody is added, then all are weighed.

    The claims of an article come one after the other, so that no article need be remembered but the last that named somebody.
    """

    def __init__(self, actors: Actors) -> None:
        self._identities = actors
        self._kinds: dict[str, float] = {}
        self._actors: dict[str, tuple[int, str]] = {}  # key -> (articles, the last of them)
        self._words: dict[str, tuple[int, str]] = {}
        self._articles, self._last = 0, ""

    def add(self, one: Facts) -> None:
        """One claim more."""
        article = one.claim.article
        self._articles += self._articles == 0 or article != self._last
        self._last = article
        for participant in one.claim.actors:
            key = self._identities.key(participant)
            weight = KIND_WEIGHT["state"] if key in STATES else KIND_WEIGHT[participant.kind]
            self._kinds[key] = max(self._kinds.get(key, 0.0), weight)
        for counts, found in ((self._actors, one.actors | one.near), (self._words, one.words)):
            for name in found:
                count, last = counts.get(name, (0, None))
                if last != article:
                    counts[name] = count + 1, article

    def rarity(self, facts: Iterable[Facts]) -> Rarity:
        """The weights of all, and their sums for each of the claims that were added, in the same order."""
        total = max(10, self._articles)
        actors = {key: round(1000 * self._kinds.get(key, 0.5) / (1.0 + math.log10(count))) for key, (count, _) in self._actors.items()}
        words = {word: round(1000 * max(0.15, math.log(total / count) / math.log(total))) for word, (count, _) in self._words.items()}
        sums = array("q"), array("q"), array("q")
        for one in facts:
            for weights, names, put in zip((actors, words, words), (one.actors, one.words, one.head), sums, strict=True):
                put.append(sum(weights[name] for name in names))
        return Rarity(actors, words, *sums)


class _Offices:
    """The gazetteer's offices: under which names, and whose on which day."""

    def __init__(self, gazetteer: Gazetteer, actors: Actors) -> None:
        self.names: dict[str, Office] = {slugify(name): office for office in gazetteer.offices for name in (office.name, *office.aliases)}
        self.tenures: defaultdict[str, list[tuple[date, date, str]]] = defaultdict(list)
        for office in gazetteer.offices:
            for tenure in office.held if not office.shared else ():
                key = actors.keys.get(slugify(tenure.by), slugify(tenure.by))
                self.tenures[key].append((tenure.start or date.min, tenure.stop or date.max, office_key(office)))

    def told(self, words: str) -> str:
        """The key of the office that these words name, or ""."""
        office = self.names.get(slugify(words)) if words else None
        return office_key(office) if office and not office.shared else ""

    def held(self, key: str, day: date | None) -> list[str]:
        """The keys of the offices that an actor holds on a day by actors.toml."""
        return [office for start, stop, office in self.tenures.get(key, ()) if day and start <= day < stop]


def office_key(office: Office) -> str:
    """The key under which all who stand for an office meet."""
    return "office:" + slugify(office.name)


def _facts(claim: Claim, index: int, document: Document | None, actors: Actors, offices: _Offices) -> Facts:
    keys = {actors.key(participant): participant for participant in claim.actors}
    publication = document.publication if document else Publication()
    stands = {key: frozenset(_stands_for(key, participant, publication.earliest, actors, offices)) for key, participant in keys.items()}
    near = frozenset().union(*stands.values())
    leads = frozenset(actors.key(p) for p in claim.actors if p.role == "pledger") if claim.kind == "pledge" else frozenset(keys)
    others = frozenset(actors.key(p) for p in claim.actors if p.role in ("recipient", "target")) if claim.kind == "pledge" else frozenset()
    quote = document.text[claim.quote[0] : claim.quote[1]] if document else ""
    dated = is_told(claim)
    named = (claim.place, *(participant.name for participant in claim.actors))
    head = _words(claim.title, named)
    vague = {
        key: p.name
        for key, p in keys.items()
        if p.kind in ("group", "body", None) and key not in STATES and p.name.split()[-1:] == p.name.lower().split()[-1:]
    }
    return Facts(
        claim=claim,
        index=index,
        publisher=(document.source_id or document.publisher) if document else "",
        published=_published(publication),
        actors=frozenset(keys),
        people=frozenset(key for key, p in keys.items() if p.kind == "person"),
        vague=frozenset(vague),
        leads=leads,
        others=others,
        called={key: called for key, name in vague.items() if (called := _called(name, stands[key]))},
        names={key: name for key, p in keys.items() if key not in vague and (name := _name_words(p))},
        said=frozenset(_WORD.findall(quote.casefold().replace("’s", "").replace("'s", ""))),
        near=near - keys.keys(),
        stands=stands,
        dated=dated,
        day=dated and claim.extent is not None and claim.extent.is_day,
        by_story=by_story(claim),
        window=window_of(claim.extent) if dated and claim.extent is not None else _implied(claim, publication),
        place=place_key(claim.place),
        words=head | _words(quote, named),
        head=head,
        amounts=frozenset((amount.currency, amount.value) for amount in claim.amounts),
        due=window_of(claim.due) if claim.due is not None else None,
        form=next((form for form, words in _FORMS if words.search(claim.title)), "")
        or next((form for form, words in _FORMS if words.search(quote)), ""),
        moved=bool(MOVED.search(quote)),
        again=bool(_AGAIN.search(quote)),
        sessions=frozenset(key for key, p in keys.items() if p.kind != "person" and _ASSEMBLY.search(p.name)),
        copy=_copy(quote),
    )


def _stands_for(key: str, participant: Participant, day: date | None, actors: Actors, offices: _Offices) -> set[str]:
    """The states and offices behind an actor: "Foreign Secretary David Lammy" speaks for the United Kingdom."""
    near = set(actors.states.get(key, ())) | set(states_in(participant.office)[:1])
    if participant.kind in ("group", "body", None) and key not in STATES:
        near |= set(states_in(participant.name)[:1])
    near |= {told for told in (offices.told(participant.office), offices.told(participant.name)) if told}
    return near | set(offices.held(key, day))


def is_told(claim: Claim) -> bool:
    """Is the claim dated by words (even if they are counted from the publication), and not merely put on the day of its report?"""
    return claim.extent is not None and (bool(claim.when) or claim.dated_by != "publication")


def _called(name: str, stands: frozenset[str]) -> tuple[str, ...]:
    """What a group is called, without its state: "health ministers" of "EU health ministers", "officials" of "officials of Peru".

    () for mere "officials", who may be anybody's.
    """
    words = name.lower().split()
    states = stands & STATES
    if "of" in words[1:]:
        words = words[: words.index("of")]
    else:
        cut = next((cut for cut in range(1, len(words)) if states & set(states_in(" ".join(words[:cut])))), 0)
        words = words[cut:]
    return tuple(words[-2:]) if states or len(words) > 1 else ()


def _name_words(participant: Participant) -> frozenset[str]:
    """The words that a sentence must hold to name somebody: a person's last, all of another's."""
    words = _WORD.findall(participant.name.casefold())
    return frozenset(words[-1:] if participant.kind == "person" else words)


def by_story(claim: Claim) -> bool:
    """Does its date come from the story around its sentences, and not from their words?"""
    return claim.dated_by == "context"


def window_of(extent: Extent) -> tuple[int, int]:
    """The days of an extent as ordinals, wider by what "about" allows."""
    slack = SLACK_DAYS.get(extent.granularity, 2) if extent.approximate or extent.uncertain else 0
    start = -FAR if extent.start is None else extent.start.toordinal() - slack
    return start, FAR if extent.stop is None else extent.stop.toordinal() + slack


def _published(publication: Publication) -> tuple[int, int] | None:
    if publication.earliest is None and publication.latest is None:
        return None
    return (
        publication.earliest.toordinal() if publication.earliest else -FAR,
        publication.latest.toordinal() if publication.latest else FAR,
    )


def _implied(claim: Claim, publication: Publication) -> tuple[int, int]:
    """Where an undated event is looked for: a plan lies ahead of its report, what was held lies behind."""
    published = _published(publication)
    if published is None:
        return -FAR, FAR
    first, last = published
    if claim.kind == "pledge":
        return first - BEHIND_DAYS, last + 1
    if claim.status in ("planned", "proposed", "cancelled"):
        return first, last + AHEAD_DAYS
    if claim.status == "ongoing":
        return first - 7, last + 2
    return first - BEHIND_DAYS, last + 1


def _copy(quote: str) -> str:
    """The digest of a sentence's letters; "" for one of fewer than COPY_WORDS words: "The two met on Monday." is anybody's."""
    words = _WORD.findall(quote.casefold())
    return digest(" ".join(words)) if len(words) >= COPY_WORDS else ""


def _words(text: str, named: Iterable[str]) -> frozenset[str]:
    """The telling words: stems, without grammar, calendar, and names that are weighed by themselves (of actors, of the place)."""
    names = {token for name in named for token in _WORD.findall(name.casefold())}
    return frozenset(
        stem(word)
        for word in _WORD.findall(text.casefold())
        if len(word) > 2 and word not in STOP and word not in names and word.removesuffix("’s").removesuffix("'s") not in names
    )
