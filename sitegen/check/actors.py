"""Two names that are almost one: a slip of the pen makes two pages of one person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sitegen.check.dates import documents_by_id
from sitegen.model.corpus import Corpus
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.locate import finding_at
from sitegen.model.slug import slugify

LEAST_LETTERS = 8  # shorter names that differ in a letter are mostly two people: Ann Lee, Ann Lea


def alike(corpus: Corpus) -> Iterator[Finding]:
    """A name that differs in one letter from one that is told more often, or that actors.toml knows: at its first event.

    A warning where a note writes it (an editor can mend it), to know where an article does.  Names that actors.toml gives to two
    actors are two.  Linear: names meet in buckets of what is left when a letter is taken out.
    """
    events = (*corpus.events, *corpus.undated)
    told = Counter(name for event in events for name in {actor.name for actor in event.actors})
    own = {name: actor.id for actor in corpus.gazetteer.actors for name in (actor.name, *actor.aliases)}
    doubtful: dict[str, str] = {}
    for left, right in _pairs({*told, *own}):
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


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names of two words or more that one letter parts: left out, put in, or another in its place."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        letters = slugify(name)
        if letters.count("-") and len(letters) >= LEAST_LETTERS and not any(char.isdigit() for char in letters):
            for rest in {letters, *(f"{letters[:at]}{letters[at + 1 :]}" for at in range(len(letters)))}:
                buckets[rest].append(name)
    seen: set[tuple[str, str]] = set()
    for together in buckets.values():
        for left, right in pairwise(together):
            if (left, right) not in seen and slugify(left) != slugify(right) and _differ_in_one(slugify(left), slugify(right)):
                seen.add((left, right))
                yield left, right


def _differ_in_one(left: str, right: str) -> bool:
    """By one letter, of words of more than two letters, and no more: "berg" and "bergs" are; "a-berg" and "b-berg" are not."""
    parts, others = left.split("-"), right.split("-")
    if len(parts) != len(others):
        return False
    changed = [(one, other) for one, other in zip(parts, others, strict=True) if one != other]
    return len(changed) == 1 and min(map(len, changed[0])) > 2


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
