"""Each check finds what it is for, at its place, and is silent about what is in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sitegen.check import CHECKS, check
from sitegen.model.actor import Actor, Gazetteer, Office, Tenure
from sitegen.model.claim import Claim, Participant
from sitegen.model.codes import CODES
from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import parse_edtf
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.note import Note, NoteSource
from sitegen.model.reason import Reason
from sitegen.model.slug import slugify
from sitegen.model.timex import Timex
from sitegen.report import format_findings

AS_OF = date(2024, 6, 1)
TEXT = "A headline\nThe councils meet on Friday in Port Vale."
LINES = ((0, 5, 1), (11, 6, 1))


def article(published: str = "2024-03-12", **fields: Any) -> Document:
    publication = Publication.on(date.fromisoformat(published), "front-matter") if published else Publication()
    return replace(Document("a", "content/articles/a.md", "A headline", TEXT, publication=publication, lines=LINES), **fields)


def timex(words: str, edtf: str = "", **fields: Any) -> Timex:
    start = TEXT.index(words)
    base = Timex(
        start, start + len(words), words, "DATE", "", parse_edtf(edtf) if edtf else None, "weekday", "publication", "", "counted", 0.9
    )
    return replace(base, **fields)


def claim(**fields: Any) -> Claim:
    start = TEXT.index("Friday")
    base = Claim(
        "a-meeting-1",
        "a",
        "meeting",
        "planned",
        "Councils to meet",
        (),
        ((11, len(TEXT)),),
        (11, len(TEXT)),
        when=((start, start + 6),),
        extent=parse_edtf("2024-03-15"),
        dated_by="timex",
    )
    return replace(base, **fields)


def event(*claims: Claim, **fields: Any) -> Event:
    one = claims[0] if claims else None
    base = Event(
        one.id if one else "e",
        "slug",
        one.kind if one else "meeting",
        one.status if one else "held",
        "Councils to meet",
        one.extent if one else None,
        claims=claims,
        due=one.due if one else None,
    )
    return replace(base, **fields)


def findings(corpus: Corpus, code: str) -> list[Finding]:
    return [finding for finding in check(corpus) if finding.code == code]


def corpus(document: Document | None = None, events: tuple[Event, ...] = (), timexes: tuple[Timex, ...] = (), **fields: Any) -> Corpus:
    document = document or article()
    return Corpus(SiteConfig(), AS_OF, documents=(document,), timexes=(("a", timexes),), events=events, **fields)


def test_a_quiet_corpus_has_no_findings() -> None:
    held = claim(status="held", extent=parse_edtf("2024-03-08"))
    assert check(corpus(events=(event(held),), timexes=(timex("on Friday", "2024-03-08"),))) == ()
    assert check(Corpus(SiteConfig(), AS_OF)) == ()


def test_every_check_has_a_name_and_every_code_is_in_the_table() -> None:
    assert len({name for name, _ in CHECKS}) == len(CHECKS)
    assert {"T103", "T110", "T111", "T112", "T113", "T114", "T115", "C101", "C102", "C103", "C104", "C111", "C112", "C121", "C122"} <= set(
        CODES
    )


def test_a_doubtful_weekday_reads_as_in_the_house_style() -> None:
    doubtful = timex("Friday", "2024-03-15", alternatives=("2024-03-08",), why_not=(Reason("not-farther"),), confidence=0.5)
    (finding,) = findings(corpus(events=(event(claim()),), timexes=(doubtful,)), "T103")
    assert format_findings([finding]) == (
        "content/articles/a.md:6:22: warning T103: “Friday” may be 2024-03-15 or 2024-03-08\n"
        "    6 | The councils meet on Friday in Port Vale.\n"
        "      |                      ^^^^^^\n"
        "   took 2024-03-15 (it is farther away); to settle it, write the date in a note"
    )


def test_a_doubtful_date_on_which_nothing_rests_is_only_to_know() -> None:
    doubtful = timex("Friday", "2024-03-15", alternatives=("2024-03-08",), confidence=0.5)
    (finding,) = findings(corpus(timexes=(doubtful,)), "T103")
    assert finding.severity == "info"


@pytest.mark.parametrize("fields", [{"confidence": 0.9}, {"alternatives": ()}, {"extent": None}])
def test_a_sure_or_open_date_is_not_doubtful(fields: dict[str, Any]) -> None:
    told = timex("Friday", "2024-03-15", **{"alternatives": ("2024-03-08",), "confidence": 0.5, **fields})
    assert findings(corpus(timexes=(told,)), "T103") == []


def test_published_after_the_build() -> None:
    (finding,) = findings(corpus(article("2024-06-02")), "T110")
    assert (finding.path, finding.line, finding.severity) == ("content/articles/a.md", 0, "warning")
    assert findings(corpus(article("2024-06-01")), "T110") == []


def test_relative_dates_without_a_publication() -> None:
    waiting = timex("Friday", needs_publication=True)
    (finding,) = findings(corpus(article(""), timexes=(waiting,)), "T111")
    assert (finding.line, finding.column, finding.severity) == (6, 22, "warning")
    assert "published: YYYY-MM-DD" in finding.hint
    bounded = article("", publication=Publication(date(2024, 1, 1), date(2024, 2, 1)))
    (finding,) = findings(corpus(bounded, timexes=(waiting,)), "T111")
    assert "between 2024-01-01 and 2024-02-01" in finding.message
    assert findings(corpus(timexes=(waiting,)), "T111") == []
    nobody_knows = replace(article(""), date_unknown=True)
    assert [finding.severity for finding in findings(corpus(nobody_knows, timexes=(waiting,)), "T111")] == ["info"]


def test_an_inferred_publication_is_told_with_its_evidence() -> None:
    known = article(publication=Publication.on(date(2024, 3, 12), "inferred", "the text says “today, March 12”"))
    (finding,) = findings(corpus(known), "T112")
    assert finding.severity == "info"
    assert "“today, March 12”" in finding.message
    assert "published: 2024-03-12" in finding.hint


def test_a_notes_open_date_words() -> None:
    note = Note(
        "n",
        "content/notes/n.md",
        "N",
        "",
        date_words="the other day",
        due_words="2024-07",
        due=parse_edtf("2024-07"),
        keys="3:1:date\n4:1:due",
    )
    (finding,) = findings(corpus(notes=(note,)), "T113")
    assert (finding.path, finding.line, finding.column) == ("content/notes/n.md", 3, 1)
    assert findings(corpus(notes=(replace(note, extent=parse_edtf("2024-03-01")),)), "T113") == []


TENSES = [
    #  status     the claim's date          told?
    ("planned", "2024-03-08", True),
    ("planned", "2024-03-12", False),
    ("planned", "2024-03-11/2024-03-17", False),
    ("planned", "2024-03-08~", False),
    ("held", "2024-03-15", True),
    ("held", "2024-03", False),
    ("held", "2024-03-12", False),
    ("cancelled", "2024-03-08", False),
]


@pytest.mark.parametrize(("status", "edtf", "told"), TENSES)
def test_a_date_that_does_not_go_with_the_tense(status: str, edtf: str, told: bool) -> None:
    one = claim(status=status, extent=parse_edtf(edtf))
    assert bool(findings(corpus(events=(event(one),)), "T114")) is told


def test_a_date_far_from_its_report() -> None:
    assert findings(corpus(events=(event(claim(status="held", extent=parse_edtf("1815"))),)), "T115")
    assert not findings(corpus(events=(event(claim(status="held", extent=parse_edtf("1991"))),)), "T115")


def test_a_plan_whose_day_has_passed() -> None:
    (finding,) = findings(corpus(events=(event(claim()),)), "C111")
    assert (finding.line, finding.column, finding.severity) == (6, 1, "info")
    assert "no report that it took place" in finding.message
    for fine in (event(claim(), status="held"), event(claim(extent=parse_edtf("2024-06-01"))), event(claim(), status="cancelled")):
        assert findings(corpus(events=(fine,)), "C111") == []


def test_a_pledge_past_its_day() -> None:
    pledge = claim(kind="pledge", status="stated", due=parse_edtf("2024-05"))
    assert len(findings(corpus(events=(event(pledge),)), "C112")) == 1
    assert len(findings(corpus(undated=(event(pledge, extent=None),)), "C112")) == 1
    for fine in (
        event(pledge, status="fulfilled"),
        event(pledge, status="refused"),
        event(pledge, due=parse_edtf("2024-06")),
        event(pledge, due=None),
    ):
        assert findings(corpus(events=(fine,)), "C112") == []


def test_a_quote_outside_its_article_and_an_article_that_is_not_there() -> None:
    assert findings(corpus(events=(event(claim(quote=(11, 9999))),)), "C101")
    assert findings(corpus(events=(event(claim(article="gone")),)), "C101")
    assert not findings(corpus(events=(event(claim()),)), "C101")


def test_an_event_without_a_source() -> None:
    (finding,) = findings(corpus(events=(event(),)), "C102")
    assert finding.severity == "error"
    note = Note("n", "content/notes/n.md", "N", "", keys="2:1:title")
    assert findings(corpus(events=(event(notes=(note,)),)), "C102") == []
    (finding,) = findings(corpus(events=(event(notes=(note,)),)), "C104")
    assert (finding.line, finding.severity) == (2, "info")
    assert findings(corpus(events=(event(notes=(replace(note, sources=(NoteSource("https://x.example/"),)),)),)), "C104") == []


def test_a_holder_spelt_almost_like_an_actor() -> None:
    actor = Actor("ada-quill", "Ada Quill", "person")
    office = Office("Mayor", held=(Tenure("Adah Quill", None, None),))
    assert [finding.code for finding in check(corpus(gazetteer=Gazetteer((actor,), (office,))))] == ["C103"]
    for name in ("Ada Quill", "Rolf Quill", "Somebody Else"):
        fine = Office("Mayor", held=(Tenure(name, None, None),))
        assert check(corpus(gazetteer=Gazetteer((actor,), (fine,)))) == ()


def told_of(*names: str, note: bool = False) -> Event:
    people = tuple(Participant(name, "participant", slugify(name)) for name in names)
    if note:
        own = Note("n", "content/notes/n.md", "N", "", actors=people, keys="2:1:title\n4:1:actors")
        return event(id="-".join(map(slugify, names)), actors=people, notes=(own,))
    return event(claim(actors=people), id="-".join(map(slugify, names)), actors=people)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Marta Oldenvik", "Marta Oldenwik", True),
        ("Marta Oldenvik", "Marta Oldenvikk", True),
        ("Marta Oldenvik", "Mart Oldenvik", True),
        ("Marta Oldenvik", "Marta Oldervig", False),  # two letters
        ("Marta Oldenvik", "Berta Oldenvik", False),
        ("Marta Oldenvik", "Martat Oldenvikk", False),
        ("Marta Oldenvik", "Oldenvik Marta", False),
        ("Marta Oldenvik", "Artam Oldenvik", False),  # two letters, though both leave "arta"
        ("Anna-Lena Oldenvik", "Anna Lina Oldenvik", True),
        ("Ann Lee", "Ann Lea", False),  # short names
        ("A Oldenvik", "E Oldenvik", False),  # initials
        ("Working Group 7", "Working Group 8", False),
        ("Marta Oldenvik", "MARTA OLDENVIK", False),  # one actor already
    ],
)
def test_actors_spelt_almost_alike(one: str, other: str, alike: bool) -> None:
    events = (told_of(one), replace(told_of(one), id="e2"), told_of(other))
    found = findings(corpus(events=events), "C105")
    assert bool(found) == alike
    assert all(other in finding.message.split(" is almost ")[0] and finding.severity == "info" for finding in found), "the rarer is doubted"
    known = Gazetteer(tuple(Actor(slugify(name), name, "person") for name in (one, other)))
    assert findings(corpus(events=events, gazetteer=known), "C105") == [], "actors.toml says that they are two"


def test_a_misspelt_actor_of_a_note_is_a_warning_at_its_actors() -> None:
    known = Gazetteer((Actor("marta-oldenvik", "Marta Oldenvik", "person"),))
    (finding,) = findings(corpus(events=(told_of("Marta Oldenwik", note=True),), gazetteer=known), "C105")
    assert (finding.severity, finding.path, finding.line) == ("warning", "content/notes/n.md", 4)
    assert "did you mean “Marta Oldenvik”" in finding.hint


def test_an_article_without_a_date() -> None:
    undated = article("")
    assert [finding.severity for finding in findings(corpus(undated, (event(claim()),)), "T116")] == ["warning"]
    assert [finding.severity for finding in findings(corpus(undated), "T116")] == ["info"], "no event rests on it"
    assert findings(corpus(events=(event(claim()),)), "T116") == []
    waiting = timex("Friday", needs_publication=True)
    assert findings(corpus(undated, timexes=(waiting,)), "T116") == [], "T111 has said it"
    assert findings(corpus(undated, timexes=(waiting,)), "T111") != []


def test_words_counted_from_another_event() -> None:
    text = "A headline\nThe councils met two days after the flood in Port Vale."
    told = article(text=text)
    start = text.index("two days")
    length = Timex(start, start + 8, "two days", "DURATION", "P2D", None, "length", "none", "", "a length", 0.9)
    waiting = event(claim(quote=(11, len(text)), spans=((11, len(text)),), when=(), extent=None))
    (finding,) = findings(corpus(told, undated=(waiting,), timexes=(length,)), "T117")
    assert (finding.line, finding.column) == (6, 18)
    assert findings(corpus(told, (event(claim(quote=(11, len(text)))),), (length,)), "T117") == [], "the event has its date elsewhere"
    plain = article(text=text.replace(" after the flood", ""))
    assert findings(corpus(plain, undated=(waiting,), timexes=(length,)), "T117") == []
