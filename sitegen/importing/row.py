"""What a row of a table, or a slide, says of one event: in its own words, before anybody has checked them."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.finding import Finding
from sitegen.model.suggest import nearest


@dataclass(frozen=True, slots=True)
class Person:
    """An actor as the row names one; `role` "" where the row tells none."""

    name: str
    role: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A source."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One event.  A field that the row does not give is empty."""

    place: str  # where in the file, in words: "row 3", "slide 2"
    line: int = 0  # from 1; 0: not known
    excerpt: str = ""  # the line itself
    id: str = ""  # the event's id where it came from
    title: str = ""
    when: tuple[str, ...] = ()  # one date, or first and last; () : it is not known when
    kind: str = ""
    status: str = ""
    actors: tuple[Person, ...] = ()
    where: str = ""
    amount: str = ""  # "EUR 40000000"
    amount_words: str = ""  # "at least €40 million": more than the number tells
    due: tuple[str, ...] = ()
    condition: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[Link, ...] = ()
    text: str = ""  # Markdown


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one file, and what is wrong with the file or with some of them."""

    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()


KINDS = ("meeting", "pledge", "other")
# What other programs call a kind that we have; another word becomes a tag.
KIND_WORDS = {
    "meeting": "meeting", "meetings": "meeting", "talks": "meeting", "summit": "meeting", "call": "meeting",
    "pledge": "pledge", "pledges": "pledge", "promise": "pledge", "commitment": "pledge", "other": "other",
}  # fmt: skip


def kind_of(word: str) -> tuple[str, tuple[str, ...]]:
    """(kind, tags) of a word for the sort of an event: what is no kind of ours is kept as a tag, a slip of the pen as it is."""
    word = " ".join(word.replace(",", " ").split())
    kind = KIND_WORDS.get(word.casefold()) or (word if nearest(word, KINDS) else "")
    return (kind, ()) if kind or not word else ("", (word,))
