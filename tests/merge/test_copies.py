"""An agency's report that many papers print: recognised, linked to the first, and counted as one source."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.merge.copies import link_copies
from sitegen.model.document import NO_COPY, Document, Publication
from sitegen.model.likeness import sketch
from sitegen.pipeline import Options, draw, read_corpus
from tests.merge.desk import Desk
from tests.merge.test_fusing import WHO, one_event

_WORDS = """ferry harbour minister island storm winter signed papers talks
envoy council bridge fishing quota border lorries customs
guards timber glass paper mills union strike vote parliament budget hospital school rail tunnel
coast lighthouse weather captain crew""".split()


def prose(seed: int, words: int) -> str:
    """So many words in sentences, the same for the same seed."""
    chance = random.Random(seed)
    told = [chance.choice(_WORDS) + ("." if number % 12 == 11 else "") for number in range(words)]
    return " ".join(told)


WIRE = prose(1, 400)
DAY = date(2025, 3, 18)


def article(identity: str, text: str, day: date | None = DAY, **more: str) -> Document:
    publication = Publication.on(day, "front-matter") if day else Publication()
    return Document(identity, f"{identity}.md", identity, text, publication=publication, sketch=sketch(text), **more)  # type: ignore[arg-type]


def linked(*documents: Document) -> dict[str, str]:
    return {one.id: one.copy_of for one in link_copies(documents) if one.copy_of}


LATER = date(2025, 3, 19)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (WIRE, True),
        ("Another headline altogether, and a line of our own.\n" + WIRE, True),
        (" ".join(WIRE.split()[:280]), True),
        (WIRE.replace("ferry", "FERRY").replace(".", " ."), True),
        (WIRE.replace("Monday", "Tuesday").replace("harbour", "port"), True),
        (prose(2, 400), False),
        (" ".join(WIRE.split()[:120]) + " " + prose(3, 400), False),
        (WIRE + " " + prose(4, 700), False),
        ("No comment.", False),
    ],
)
def test_what_is_a_copy(other: str, is_copy: bool) -> None:
    assert linked(article("wire", WIRE), article("post", other, LATER)) == ({"post": "wire"} if is_copy else {})


def test_the_first_published_is_the_original_and_of_one_day_the_longest() -> None:
    short = " ".join(WIRE.split()[:300])
    assert linked(article("a", WIRE, LATER), article("b", WIRE, DAY)) == {"a": "b"}
    assert linked(article("a", short), article("b", WIRE)) == {"a": "b"}
    assert linked(article("a", WIRE, None), article("b", WIRE, LATER)) == {"a": "b"}


def test_a_short_text_is_a_copy_only_from_end_to_end() -> None:
    brief = "The two ministers will meet in Port Vale on Friday, their offices said on Monday, to speak of the ferry."
    assert linked(article("a", brief), article("b", brief + "\n", LATER)) == {"b": "a"}
    assert linked(article("a", brief), article("b", brief.replace("Friday", "Sunday"), LATER)) == {}
    assert linked(article("a", "They met."), article("b", "They met.", LATER)) == {}


def test_what_front_matter_says_goes_first() -> None:
    wire, other = article("wire", WIRE, url="https://wire.example/1"), article("other", prose(5, 300))
    assert linked(wire, other, article("post", WIRE, LATER, copy_of=NO_COPY)) == {}
    assert linked(wire, other, article("post", WIRE, LATER, copy_of="other")) == {"post": "other"}
    assert linked(wire, other, article("post", prose(6, 300), LATER, copy_of="https://wire.example/1")) == {"post": "wire"}
    assert linked(wire, article("a", WIRE, LATER, copy_of="b"), article("b", "x", LATER, copy_of="a")) in (
        {},
        {"a": "b"},
        {"b": "a"},
        {"a": "b", "b": "a"},
    )
    assert linked(wire, article("post", WIRE, LATER, copy_of="nobody")) == {"post": "nobody"}


def test_copies_of_copies_lead_to_the_first_however_many() -> None:
    papers = [article(f"p{number:03}", f"{prose(number, 5)} {WIRE}", date(2025, 3, 19)) for number in range(100)]
    assert linked(article("wire", WIRE + " more words at the end", DAY), *papers) == {one.id: "wire" for one in papers}


def test_a_formula_that_all_share_makes_no_copies() -> None:
    formula = prose(99, 60)
    papers = [article(f"{number:03}", f"{prose(number, 300)} {formula}") for number in range(100, 200)]
    assert linked(*papers) == {}


def test_the_order_of_the_documents_makes_no_difference() -> None:
    papers = [
        article("wire", WIRE),
        article("a", WIRE, LATER),
        article("b", " ".join(WIRE.split()[:300]), LATER),
        article("c", prose(7, 300)),
    ]
    expected = linked(*papers)
    for seed in range(5):
        random.Random(seed).shuffle(papers)
        assert linked(*papers) == expected == {"a": "wire", "b": "wire"}


def test_copies_count_once() -> None:
    """Three papers that print one report do not outvote two that saw for themselves, nor make the event surer."""
    desk = Desk()
    told = (("a", "2024-05-14"), ("b", "2024-05-14"), ("c", "2024-05-15"), ("d", "2024-05-15"), ("e", "2024-05-15"))
    for name, day in told:
        desk.report(name, "2024-05-16", "Ada Quill met Tom Brandt in Port Vale.", WHO, when=day, place="Port Vale")
    alone = one_event(desk)
    assert alone.extent is not None and alone.extent.start == date(2024, 5, 15)
    for name in "de":
        desk.documents[name] = replace(desk.documents[name], copy_of="c")
    event = one_event(desk)
    assert event.extent is not None and event.extent.start == date(2024, 5, 14)
    assert event.confidence < alone.confidence
    assert len(event.claims) == 5, "every report stays visible"


def test_an_event_s_page_tells_of_whom_a_report_is_a_copy(tmp_path: Path) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    told = "Anna Berg will meet Carlos Ruiz in Oslo on Friday. " + WIRE
    for name, publisher, day in (("wire", "Example Wire", 18), ("post", "Example Post", 19)):
        (articles / f"{name}.md").write_text(f"---\npublisher: {publisher}\npublished: 2025-03-{day}\n---\n{told}\n", "utf-8")
    corpus = read_corpus(articles.parent, Options(as_of=date(2025, 4, 1)))
    (page,) = (page.body.decode() for page in draw(corpus, None)[0].pages if re.fullmatch(r"events/anna-berg[^/]*/index\.html", page.path))
    assert page.count("The same text as") == 1
    assert re.search(r'The same text as[^<]*<a href="[^"]*sources/example-wire/[^"]*">', page)
