"""Small invented corpora to draw: no country, person or paper in here exists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from sitegen.model.actor import Actor, Gazetteer, Office, Tenure
from sitegen.model.claim import Amount, Claim, Kind, Participant, Role, Sense, Status
from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.document import Document, Publication, Source
from sitegen.model.edtf import parse_edtf
from sitegen.model.event import Conflict, Correction, Event, Place, Step
from sitegen.model.extent import Extent
from sitegen.model.finding import Finding
from sitegen.model.note import Note, NoteSource
from sitegen.model.point import Point
from sitegen.model.reason import Code, Count, Reason, Value, because
from sitegen.model.slug import slugify
from sitegen.model.timex import Timex

AS_OF = date(2025, 6, 15)


def on(edtf: str) -> Extent:
    """An extent from its EDTF."""
    return parse_edtf(edtf)


def article(
    id: str,
    text: str,
    published: str = "",
    publisher: str = "The Norvia Courier",
    title: str = "",
    by: str = "front-matter",
    **more: object,
) -> Document:
    """An article of one paragraph; `published` "" leaves its publication unknown."""
    publication = Publication.on(date.fromisoformat(published), by, *more.pop("evidence", ())) if published else Publication()  # type: ignore[arg-type,misc]
    return Document(
        id=id,
        path=f"content/articles/{id}.md",
        title=title or text.split(".", maxsplit=1)[0][:60],
        text=text,
        publisher=publisher,
        source_id=slugify(publisher) if publisher else "",
        publication=publication,
        **{"url": f"https://news.example/{id}", **more},  # type: ignore[arg-type]
    )


def person(name: str, role: Role = "participant", office: str = "", kind: str = "person") -> Participant:
    """An actor of a claim."""
    return Participant(name, role, slugify(name), kind, office)  # type: ignore[arg-type]


def money(value: str, currency: str, text: str, sense: Sense = "promised", **more: str) -> Amount:
    """An amount as told."""
    return Amount(Decimal(value), currency, text, sense=sense, **more)  # type: ignore[arg-type]


def span(document: Document, words: str) -> tuple[int, int]:
    """Where the words stand in the article."""
    at = document.text.index(words)
    return at, at + len(words)


def counted(key: str, words: str, start: str, result: Value, **more: Value) -> Reason:
    """The reason for date words: counted so from the day `start`."""
    how = because(key, start=date.fromisoformat(start), result=result, **{name: value for name, value in more.items() if name != "cue"})
    return because("timex-cue", text=words, cue=more["cue"], how=how) if "cue" in more else because("timex", text=words, how=how)


def timex(
    document: Document, words: str, edtf: str, why: Reason, alternatives: dict[str, Reason] | None = None, confidence: float = 0.93
) -> Timex:
    """A resolved (or, with "" for `edtf`, an open) time expression."""
    start, end = span(document, words)
    rivals = alternatives or {}
    return Timex(
        start,
        end,
        words,
        "DATE",
        edtf,
        on(edtf) if edtf else None,
        "weekday",
        "publication",
        "future",
        why,
        confidence,
        alternatives=tuple(rivals),
        why_not=tuple(rivals.values()),
        needs_publication=not edtf,
    )


def claim(
    document: Document,
    quote: str,
    kind: Kind,
    status: Status,
    title: str,
    actors: tuple[Participant, ...],
    when: str = "",
    edtf: str = "",
    **more: object,
) -> Claim:
    """A claim whose sentence is `quote` and whose date words are `when`."""
    sentence = span(document, quote)
    return Claim(
        id=f"{document.id}-{kind}-{sentence[0]}",
        article=document.id,
        kind=kind,
        status=status,
        title=title,
        actors=actors,
        spans=(sentence,),
        quote=sentence,
        when=(span(document, when),) if when else (),
        extent=on(edtf) if edtf else None,
        dated_by="timex" if edtf else "",
        **{"confidence": 0.9, "why": (), **more},  # type: ignore[arg-type]
    )


def event(claims: tuple[Claim, ...], **more: object) -> Event:
    """An event as its first claim tells it; keywords override."""
    first = claims[0]
    place = Place(slugify(first.place), first.place) if first.place else None
    fields: dict[str, object] = {
        "id": first.id,
        "slug": slugify(f"{first.extent.start.year if first.extent and first.extent.start else 'undated'} {first.title}"),
        "kind": first.kind,
        "status": first.status,
        "title": first.title,
        "extent": first.extent,
        "actors": first.actors,
        "due": first.due,
        "place": place,
        "amounts": first.amounts,
        "condition": first.condition,
        "claims": claims,
        "why": first.why,
        "confidence": first.confidence,
    }
    return Event(**{**fields, **more})  # type: ignore[arg-type]


@dataclass
class Desk:
    """Collects what a corpus is made of."""

    documents: dict[str, Document] = field(default_factory=dict)
    timexes: dict[str, list[Timex]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def add(self, document: Document, *timexes: Timex) -> Document:
        """Files an article with its time expressions."""
        self.documents[document.id] = document
        self.timexes[document.id] = list(timexes)
        return document

    def corpus(self, **more: object) -> Corpus:
        """The frozen corpus, everything in its contract's order."""
        dated = sorted(
            (e for e in self.events if e.extent), key=lambda e: (e.extent.start or date.min, e.extent.stop or date.max, e.kind, e.id)
        )  # type: ignore[union-attr]
        ids = sorted(self.documents)
        sources = {d.source_id: Source(d.source_id, d.publisher, "https://news.example/") for d in self.documents.values() if d.source_id}
        fields: dict[str, object] = {
            "site": SiteConfig(title="The Norvia Talks", description="Who met whom over the Port Ansel strait, and who promised what."),
            "as_of": AS_OF,
            "documents": tuple(self.documents[id] for id in ids),
            "timexes": tuple((id, tuple(self.timexes[id])) for id in ids),
            "sources": tuple(sources[id] for id in sorted(sources)),
            "events": tuple(dated),
            "undated": tuple(sorted((e for e in self.events if not e.extent), key=lambda e: (e.kind, e.id))),
        }
        return Corpus(**{**fields, **more})  # type: ignore[arg-type]


TUESDAY = counted("counted-forward", "Tuesday", "2025-03-18", Reason("same-day"), cue="will meet")
MONDAY = counted("counted-back", "Monday", "2025-03-18", Point("D", date(2025, 3, 17)), cue="said")
THE_END_OF_JUNE = counted("in-year", "the end of June", "2025-03-18", Point("D", date(2025, 6, 30)))
TWO_DAYS_AGO = counted("back", "two days ago", "2025-03-20", Point("D", date(2025, 3, 18)), length=Count(2, "D"))
EARLIER = because("timex-open", text="Earlier this week")
LAST_WEEK = counted("back", "last week", "2025-05-02", Point("W", date(2025, 4, 21)), length=Count(1, "W"))
JULY = counted("next-after", "July", "2025-05-02", Point("M", date(2025, 7, 1)))
TWO_WEEKS_AGO = counted("back", "About two weeks ago", "2025-05-02", because("about-day", day=date(2025, 4, 18)), length=Count(2, "W"))
THURSDAY = counted("counted-back", "Thursday", "2022-02-05", Point("D", date(2022, 2, 3)))
FRIDAY = counted("counted-back", "Friday", "2022-02-06", Point("D", date(2022, 2, 4)))
A_YEAR = because("timex", text="2024", how=because("named", result=Point("Y", date(2024, 1, 1))))


def differ(key: str, courier: Value, weekly: Value) -> Reason:
    """Two papers that say two things."""
    sides = (("The Norvia Courier", courier), ("Vik Weekly", weekly))
    return because(key, sides=tuple(because("side", reading=reading, sources=(paper,)) for paper, reading in sides))


def small_desk() -> Desk:
    """Nine events that between them use every part of the pages."""
    desk = Desk()
    halvorsen = person("Ingrid Halvorsen", office="Foreign Minister of Norvia")
    petrosyan = person("Davit Petrosyan", office="Envoy of Kelland")

    a1 = article(
        "2025/03-18-halvorsen",
        "Foreign Minister Ingrid Halvorsen will meet the envoy of Kelland, Davit Petrosyan, in Port Ansel on Tuesday. "
        "She said on Monday that Norvia would give at least 40 million euros to the harbour fund by the end of June, "
        "provided that the ferry line reopens.",
        "2025-03-18",
        title="Halvorsen to meet Kelland’s envoy",
    )
    a2 = article(
        "2025/03-20-strait",
        "Ms Halvorsen and Mr Petrosyan met in Port Ansel two days ago, officials confirmed. The talks lasted three hours.",
        "2025-03-20",
        publisher="Kelland Press Agency",
        title="Strait talks “useful”, say both sides",
        by="inferred",
        evidence=(
            because(
                "neighbour-day",
                source="2025/03-18-halvorsen (The Norvia Courier)",
                kind=Code("kind", "meeting"),
                who="Ingrid Halvorsen",
                day=date(2025, 3, 18),
            ),
            because("only-left", day=date(2025, 3, 20)),
        ),
    )
    a3 = article(
        "2025/ansel-mayors",
        "Earlier this week the mayors of Port Ansel and Vik signed nothing, but they met for the first time since the floods.",
        publisher="Vik Weekly",
        title="Mayors meet, and sign nothing",
    )
    a4 = article(
        "2025/05-02-estmark",
        "Estmark refused last week to join the harbour fund. A summit of the three states is planned for July in Vik. "
        "About two weeks ago the central banks met in Estmark City, with Kelland’s bank as host.",
        "2025-05-02",
        title="Estmark stays out of the harbour fund",
        author="Rosa Lindqvist",
    )
    desk.add(
        a1,
        timex(
            a1,
            "Tuesday",
            "2025-03-18",
            TUESDAY,
            {"2025-03-25": Reason("not-next-but-one")},
        ),
        timex(a1, "Monday", "2025-03-17", MONDAY),
        timex(a1, "the end of June", "2025-06-30", THE_END_OF_JUNE, confidence=0.8),
    )
    desk.add(a2, timex(a2, "two days ago", "2025-03-18", TWO_DAYS_AGO, confidence=0.9))
    desk.add(a3, timex(a3, "Earlier this week", "", EARLIER, confidence=0.4))
    desk.add(
        a4,
        timex(a4, "last week", "2025-04-21/2025-04-27", LAST_WEEK, confidence=0.85),
        timex(a4, "July", "2025-07", JULY),
        timex(a4, "About two weeks ago", "2025-04-18~", TWO_WEEKS_AGO, confidence=0.7),
    )

    c1 = claim(
        a1,
        "Foreign Minister Ingrid Halvorsen will meet the envoy of Kelland, Davit Petrosyan, in Port Ansel on Tuesday.",
        "meeting",
        "planned",
        "Ingrid Halvorsen and Davit Petrosyan meet in Port Ansel",
        (halvorsen, petrosyan),
        "Tuesday",
        "2025-03-18",
        place="Port Ansel",
        why=(TUESDAY,),
    )
    c2 = claim(
        a2,
        "Ms Halvorsen and Mr Petrosyan met in Port Ansel two days ago, officials confirmed.",
        "meeting",
        "held",
        "Halvorsen and Petrosyan met",
        (halvorsen, petrosyan),
        "two days ago",
        "2025-03-18",
        place="Port Ansel",
        why=(TWO_DAYS_AGO,),
    )
    comment = Note(
        "harbour-room",
        "content/notes/harbour-room.md",
        "The room was changed",
        "The talks were moved from the *town hall* to the harbour office; see [the harbour’s notice](https://harbour.example/notice).",
        about=c1.id,
        written=date(2025, 3, 21),
        author="R. Lindqvist",
        place="Port Ansel",
    )
    told = event(
        (c1, c2),
        status="held",
        history=(Step("planned", on("2025-03-18"), c1.id), Step("held", on("2025-03-20"), c2.id)),
        notes=(comment,),
        same_as=(c2.id,),
        reasons=(because("both-name", names=("Ingrid Halvorsen", "Davit Petrosyan")), because("both-in", place="Port Ansel")),
    )
    before = replace(told, place=Place("vik", "Vik"), notes=())
    desk.events.append(replace(told, corrected=("place",), corrections=(Correction(comment.id, ("place",), before),)))
    c3 = claim(
        a1,
        "She said on Monday that Norvia would give at least 40 million euros to the harbour fund by the end of June, "
        "provided that the ferry line reopens.",
        "pledge",
        "conditional",
        "Norvia pledges at least €40 million to the harbour fund",
        (person("Norvia", "pledger", kind="state"), person("Harbour Fund", "recipient", kind="body")),
        "Monday",
        "2025-03-17",
        amounts=(money("40000000", "EUR", "at least 40 million euros", modifier="at least"),),
        condition="provided that the ferry line reopens",
        due=on("2025-06-30"),
        due_when=(span(a1, "the end of June"),),
        why=(MONDAY, because("to-be-kept", why=THE_END_OF_JUNE)),
        reasons=(because("words", words="would give"),),
    )
    desk.events.append(event((c3,)))
    c4 = claim(
        a3,
        "Earlier this week the mayors of Port Ansel and Vik signed nothing, but they met for the first time since the floods.",
        "meeting",
        "held",
        "The mayors of Port Ansel and Vik meet",
        (person("Mayor of Port Ansel"), person("Mayor of Vik")),
        "Earlier this week",
        why=(EARLIER,),
    )
    desk.events.append(event((c4,), bounds=Extent(None, date(2025, 6, 16), on("2025-06-15").granularity)))
    c5 = claim(
        a4,
        "Estmark refused last week to join the harbour fund.",
        "pledge",
        "refused",
        "Estmark refuses to join the harbour fund",
        (person("Estmark", "pledger", kind="state"), person("Harbour Fund", "recipient", kind="body")),
        "last week",
        "2025-04-21/2025-04-27",
        why=(LAST_WEEK,),
    )
    desk.events.append(event((c5,)))
    c6 = claim(
        a4,
        "A summit of the three states is planned for July in Vik.",
        "meeting",
        "planned",
        "Norvia, Kelland and Estmark to hold a summit in Vik",
        tuple(person(name, kind="state") for name in ("Norvia", "Kelland", "Estmark")),
        "July",
        "2025-07",
        place="Vik",
        why=(JULY,),
    )
    desk.events.append(event((c6,)))
    c7 = claim(
        a4,
        "About two weeks ago the central banks met in Estmark City, with Kelland’s bank as host.",
        "meeting",
        "held",
        "Central banks meet in Estmark City",
        (person("Bank of Estmark", kind="body"), person("Bank of Kelland", "host", kind="body")),
        "About two weeks ago",
        "2025-04-18~",
        place="Estmark City",
        why=(TWO_WEEKS_AGO,),
    )
    desk.events.append(
        event(
            (c7,),
            conflicts=(Conflict("M102", differ("place-differs", "Estmark City", "Vik"), (c7.id,), "place"),),
        )
    )
    desk.events.append(_disputed(desk))
    desk.events += [_overdue(desk), _own_note()]
    return desk


def _disputed(desk: Desk) -> Event:
    one = desk.add(
        article(
            "2022/02-05-ferry",
            "Norvia and Kelland have held ferry talks in Vik since Thursday.",
            "2022-02-05",
            title="Ferry talks open in Vik",
        )
    )
    two = desk.add(
        article(
            "2022/02-06-ferry", "The ferry talks in Vik opened on Friday.", "2022-02-06", publisher="Vik Weekly", title="Ferries: day three"
        )
    )
    desk.timexes[one.id].append(timex(one, "Thursday", "2022-02-03", THURSDAY))
    desk.timexes[two.id].append(timex(two, "Friday", "2022-02-04", FRIDAY))
    states = (person("Norvia", kind="state"), person("Kelland", kind="state"))
    first = claim(
        one,
        one.text,
        "meeting",
        "ongoing",
        "Norvia and Kelland open ferry talks",
        states,
        "Thursday",
        "2022-02-03",
        place="Vik",
        why=(THURSDAY,),
    )
    second = claim(two, two.text, "meeting", "held", "Ferry talks open", states, "Friday", "2022-02-04", place="Vik", why=(FRIDAY,))
    return event(
        (first, second),
        extent=on("2022-02-03"),
        conflicts=(Conflict("M101", differ("date-differs", on("2022-02-03"), on("2022-02-04")), (first.id, second.id), "date"),),
    )


def _overdue(desk: Desk) -> Event:
    text = "In 2024 Kelland said it would pay 12.5 million crowns a year for the dredging by April 2025; 3 million had been paid in."
    paper = desk.add(article("2024/dredging", text, "2024-11-05", title="Who pays for the dredging"))
    desk.timexes[paper.id].append(timex(paper, "2024", "2024", A_YEAR))
    told = claim(
        paper,
        text,
        "pledge",
        "stated",
        "Kelland pledges to pay for the dredging",
        (person("Kelland", "pledger", kind="state"),),
        "2024",
        "2024",
        amounts=(money("12500000", "NOK", "12.5 million crowns a year", per="year"), money("3000000", "NOK", "3 million", "delivered")),
        due=on("2025-04"),
        due_when=(span(paper, "April 2025"),),
        why=(A_YEAR,),
    )
    return event((told,))


def _own_note() -> Event:
    note = Note(
        "bridge-opens",
        "content/notes/bridge-opens.md",
        "The Ansel bridge opens",
        "The bridge over the strait **opened** to walkers.\n\n* no cars yet\n* ferries keep running\n",
        date_words="2023-09-02",
        extent=on("2023-09-02"),
        written=date(2023, 9, 3),
        kind="other",
        author="R. Lindqvist",
        sources=(NoteSource("https://harbour.example/bridge", "Harbour office"),),
    )
    return Event(
        "bridge-opens",
        "bridge-opens",
        "other",
        None,
        "The Ansel bridge opens",
        on("2023-09-02"),
        notes=(note,),
        why=(because("editor-gave", words="2023-09-02"),),
    )


def small_corpus(**more: object) -> Corpus:
    """The small desk as a corpus, with a gazetteer, a finding, and an event for review."""
    desk = small_desk()
    gazetteer = Gazetteer(
        (Actor("ingrid-halvorsen", "Ingrid Halvorsen", "person", ("Ms Halvorsen",)),),
        (Office("Foreign Minister of Norvia", held=(Tenure("Ingrid Halvorsen", date(2024, 1, 8), None),)),),
    )
    weak = replace(desk.events[3], id="weak", slug="weak", confidence=0.3, reasons=(because("words", words="met"),))
    finding = Finding(
        "content/articles/2025/ansel-mayors.md", 1, 1, "T201", "warning", "the publication date is not known", "add “published:”"
    )
    fields = {"gazetteer": gazetteer, "review": (weak,), "findings": (finding,), "notes": tuple(n for e in desk.events for n in e.notes)}
    return desk.corpus(**{**fields, **more})


def large_corpus(count: int, words: int = 30) -> Corpus:
    """`count` dated events over ten years, each with a sentence of its own: to measure budgets."""
    import random

    dice = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(6000)]
    names = [" ".join(word.title() for word in dice.sample(vocabulary, 2)) for _ in range(400)]
    desk = Desk()
    for number in range(count):
        day = date(2016, 1, 1) + timedelta(days=dice.randrange(3650))
        sentence = " ".join(dice.choices(vocabulary, k=words)).capitalize()
        text = f"{sentence} on {day:%A}."
        paper = desk.add(
            article(
                f"{day.year}/{number:05d}",
                text,
                day.isoformat(),
                publisher=f"Paper {number % 12}",
                title=" ".join(dice.choices(vocabulary, k=6)),
            )
        )
        why = counted("counted", f"{day:%A}", day.isoformat(), Reason("same-day"))
        desk.timexes[paper.id].append(timex(paper, f"{day:%A}", day.isoformat(), why))
        kind: Kind = "meeting" if dice.random() < 0.6 else "pledge"
        roles: tuple[Role, Role] = ("participant", "participant") if kind == "meeting" else ("pledger", "recipient")
        actors = tuple(person(name, role) for name, role in zip(dice.sample(names, 2), roles, strict=True))
        told = claim(
            paper,
            text,
            kind,
            "held" if kind == "meeting" else "stated",
            f"{actors[0].name} and {actors[1].name}: {' '.join(dice.choices(vocabulary, k=4))}",
            actors,
            f"{day:%A}",
            day.isoformat(),
            place=names[dice.randrange(40)],
            why=(why,),
        )
        desk.events.append(event((told,), slug=slugify(f"{day} {told.title} {number}")))
    return desk.corpus()
