"""A newsroom in a few lines: claims and their documents from short descriptions, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from sitegen.merge import Merged, merge
from sitegen.model.actor import ActorKind, Gazetteer
from sitegen.model.claim import Amount, Claim, Kind, Participant, Role, Status
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import parse_edtf
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.reason import because
from sitegen.model.slug import digest, slugify
from sitegen.model.timex import Timex

AS_OF = date(2026, 11, 22)
STATES = ("Ruritania", "Sylvania", "France", "Germany", "United Kingdom", "Russia", "Ukraine", "European Union", "Norland")
BODIES = ("Free Port Union", "World Relief Fund", "Hill Council")


def participant(words: str, default: Role) -> Participant:
    """ "Ann Lee (mayor of Port) = host": name, office in brackets, role after "="."""
    words, _, role = words.partition("=")
    name, _, office = words.strip().rstrip(")").partition("(")
    name = name.strip()
    described = name[:1].islower() or name.rpartition(" ")[2][:1].islower()
    kind: ActorKind = "state" if name in STATES else "body" if name in BODIES else "group" if described else "person"
    return Participant(name, cast(Role, role.strip() or default), slugify(name), kind, office.strip())


def claim(
    article: str,
    sentence: str,
    who: str,
    *,
    kind: Kind = "meeting",
    status: Status | None = None,
    when: str = "",
    place: str = "",
    amount: str = "",
    due: str = "",
    title: str = "",
    condition: str = "",
    confidence: float = 0.8,
    start: int = 0,
    dated_by: str = "timex",
) -> Claim:
    """A claim that one sentence of an article makes; `who` lists participants by ";"."""
    default: Role = "participant" if kind == "meeting" else "pledger"
    currency, _, value = amount.partition(" ")
    return Claim(
        id=f"{article}-{kind}-{digest(sentence, 8)}",
        article=article,
        kind=kind,
        status=status or ("held" if kind == "meeting" else "stated"),
        title=title or sentence.split(".", maxsplit=1)[0],
        actors=tuple(participant(one, default) for one in who.split(";") if one.strip()),
        spans=((start, start + len(sentence)),),
        quote=(start, start + len(sentence)),
        place=place,
        amounts=(Amount(Decimal(value.split()[0]), currency, amount),) if amount else (),
        condition=condition,
        confidence=confidence,
        extent=parse_edtf(when) if when else None,
        due=parse_edtf(due) if due else None,
        dated_by=dated_by if when else "",
        why=(because("words", words=when),) if when else (),
    )


def document(article: str, text: str, published: str = "", publisher: str = "") -> Document:
    """An article whose file is its text from line 5 on."""
    lines = []
    offset = 0
    for number, line in enumerate(text.split("\n"), 5):
        lines.append((offset, number, 1))
        offset += len(line) + 1
    publication = Publication.on(date.fromisoformat(published), "front-matter") if published else Publication()
    return Document(
        article, f"content/articles/{article}.md", article, text, publisher=publisher, publication=publication, lines=tuple(lines)
    )


class Desk:
    """Articles and claims, collected one after the other."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.documents: dict[str, Document] = {}

    def report(self, article: str, published: str, sentence: str, who: str, **more: object) -> Claim:
        """One more sentence of an article, and the claim it makes."""
        known = self.documents.get(article)
        text = (known.text + "\n" if known else "") + sentence
        made = claim(article, sentence, who, start=len(text) - len(sentence), **more)  # type: ignore[arg-type]
        self.documents[article] = document(article, text, published, f"{article.title()} News")
        self.claims.append(made)
        return made

    def merge(
        self,
        notes: Sequence[Note] = (),
        gazetteer: Gazetteer | None = None,
        site: SiteConfig | None = None,
        timexes: Mapping[str, Sequence[Timex]] | None = None,
    ) -> tuple[Merged, tuple[Finding, ...]]:
        """The stage itself."""
        return merge(self.claims, self.documents, notes, gazetteer or Gazetteer(), site or SiteConfig(), AS_OF, timexes)

    def events(self, notes: Sequence[Note] = (), **more: object) -> list[Event]:
        """All events that are shown or reviewed."""
        return all_events(self.merge(notes, **more)[0])  # type: ignore[arg-type]


def all_events(merged: Merged) -> list[Event]:
    """Dated, undated and doubtful events."""
    return [*merged.events, *merged.undated, *merged.review]


def partition(events: Iterable[Event]) -> set[frozenset[str]]:
    """Which claims share an event."""
    return {frozenset(one.id for one in event.claims) for event in events if event.claims}


def note(name: str, **fields: object) -> Note:
    """A note; every given field stands on a line of its own from line 2 on."""
    keys = "\n".join(f"{number}:1:{key}" for number, key in enumerate(("title", *(key for key in fields if key != "title")), 2))
    base: dict[str, object] = {"id": name, "path": f"content/notes/{name}.md", "title": name.replace("-", " "), "body": "", "keys": keys}
    return Note(**{**base, **fields})  # type: ignore[arg-type]
