"""Two names that are almost one: a slip of the pen makes two pages of one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from sitegen.check.dates import documents_by_id
from sitegen.model.corpus import Corpus
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.locate import finding_at
from sitegen.model.slug import slugify

CLOSE_AT_MOST = 12  # names of which all but a letter is one: more are looked at no further
LEAST_OF_WORD = 3  # letters: initials differ as people do
LEAST_LETTERS = 8  # shorter names that differ in a letter are mostly two people: Ann Lee, Ann Lea


def alike(corpus: Corpus) -> Iterator[Finding]:
    """A name that differs in one letter from one that is told more often, or that actors.toml knows: at its first event.

    A warning where a note writes it (an editor can mend it), to know where an article does.  Names that actors.toml gives to two
    actors are two.
    """
    events = (*corpus.events, *corpus.undated)
    told = Counter(name for event in events for name in {actor.name for actor in event.actors})
    own = {name: actor.id for actor in corpus.gazetteer.actors for name in (actor.name, *actor.aliases)}
    doubtful: dict[str, str] = {}
    for left, right in _pairs(frozenset((*told, *own))):
        if left in own and right in own:
            continue
        rare, usual = sorted((left, right), key=lambda name: (name in own, told[name], name))
        if told[rare]:
            doubtful.setdefault(rare, own.get(usual) and _name_of(corpus, own[usual]) or usual)
    first: dict[str, Event] = {}
    for event in events if doubtful else ():
        for actor in event.actors:
            if actor.name in doubtful:
                first.setdefault(actor.name, event)
    for rare, event in first.items():
        yield _finding(corpus, event, rare, doubtful[rare])


def _name_of(corpus: Corpus, actor_id: str) -> str:
    return next(actor.name for actor in corpus.gazetteer.actors if actor.id == actor_id)


@lru_cache(maxsize=2)  # the preview asks again at every save, mostly for the same names
def _pairs(names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of names of two words or more that one letter of one word parts: left out, put in, or another in its place.

    Names meet by the words they share, which leaves few together; only those are looked at letter by letter.
    """
    together: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names):
        words = tuple(name.casefold().replace("-", " ").split())
        if len(words) > 1 and len(name) >= LEAST_LETTERS and not any(char.isdigit() for char in name):
            for at, word in enumerate(words):
                if len(word) >= LEAST_OF_WORD:
                    together[at, words[:at] + words[at + 1 :]].append((word, name))
    return tuple(pair for group in together.values() if len(group) > 1 for pair in _near(group))


def _near(group: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of (word, name) the pairs of names whose words are one letter apart: words meet in what is left when a letter is taken out."""
    buckets: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, name in group:
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            buckets[rest].append((word, name))
    met: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        for (word, left), (other, right) in combinations(bucket[:CLOSE_AT_MOST], 2):
            if (left, right) not in met and _one_apart(word, other) and slugify(left) != slugify(right):
                met.add((left, right))
                yield left, right


def _one_apart(word: str, other: str) -> bool:
    """Not merely what is left of each: "abc" and "bcd" leave "bc" both, and are two letters apart."""
    if len(word) == len(other):
        return sum(one != another for one, another in zip(word, other, strict=True)) == 1
    return abs(len(word) - len(other)) == 1


def _finding(corpus: Corpus, event: Event, rare: str, usual: str) -> Finding:
    message = f"“{rare}” is almost “{usual}”: two people, or one of them misspelt?"
    note = next((note for note in event.notes if any(actor.name == rare for actor in note.actors or ())), None)
    if note is not None:
        line, column = note.locate("actors")
        hint = f"did you mean “{usual}”?  If they are two, give each an entry in actors.toml"
        return Finding(note.path, line, column, "C105", "warning", message, hint, length_chars=len("actors") if column else 1)
    hint = f"if they are one, add “{rare}” to the aliases of “{usual}” in actors.toml; if they are two, give each an entry there"
    documents = documents_by_id(corpus)
    for claim in event.claims:
        document = documents.get(claim.article)
        if document is not None and any(actor.name == rare for actor in claim.actors):
            at = document.text.find(rare, *claim.quote)
            span = (at, at + len(rare)) if at >= 0 else claim.quote
            return finding_at(document, *span, "C105", "info", message, hint)
    return Finding(event.claims[0].article if event.claims else event.id, 0, 0, "C105", "info", message, hint)
