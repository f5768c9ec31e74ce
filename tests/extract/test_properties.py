"""What must hold for any text: no exception, spans that point into it, linear time, the same answer twice."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.extract import amounts, claims, date_claims, identify
from sitegen.extract.meetings.occasions import NOUNS
from sitegen.extract.meetings.verbs import VERBS
from sitegen.extract.reading.sentences import split
from sitegen.extract.triggers import MEETING_NOUNS, MEETING_VERBS
from sitegen.model.actor import Actor, Gazetteer
from sitegen.model.claim import MEETING_STATUSES, PLEDGE_STATUSES
from sitegen.model.document import Document, Publication
from sitegen.temporal import recognize, resolve

WORDS = st.sampled_from(
    (
        "the a of and in to for with on at he she it they we will would has have was is not President Minister Ana Ruiz Peru Chile"
        " UK EU U.S. met meet talks summit visit call pledged agreed offered threatened promised if unless aid troops sanctions $5m"
        " €40bn Monday “ ” , . ' ’s 's \n — ( ) said that who which today next week sending"
    ).split(" ")
)
SOUP = st.lists(WORDS, max_size=60).map(" ".join)


def read(text: str) -> tuple[object, ...]:
    publication = Publication.on(date(2024, 5, 14), "front-matter")
    marks = recognize(text, "en")
    found = claims(Document("x", "x", "", text, publication=publication), marks, Gazetteer())
    dated = date_claims(found, resolve(text, marks, publication), publication)
    for claim in dated:
        assert claim.spans, "a claim rests on a sentence"
        assert claim.quote in claim.spans
        assert list(claim.spans) == sorted(claim.spans)
        for start, end in (*claim.spans, *claim.when, *claim.due_when):
            assert 0 <= start < end <= len(text)
        assert claim.status in (MEETING_STATUSES if claim.kind == "meeting" else PLEDGE_STATUSES)
        assert 0 < claim.confidence < 1
        assert claim.title and len(claim.title) <= 110 and "\n" not in claim.title
        for amount in claim.amounts:
            assert amount.text in text
        trigger = str(claim.reasons[0]).split("”")[0].lstrip("“")
        assert trigger.split()[-1] in text
    assert len({claim.id for claim in dated}) == len(dated)
    return dated


@settings(max_examples=150)
@given(SOUP)
def test_any_soup_of_its_own_words(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_unicode(text: str) -> None:
    read(text)
    amounts(text, 0, len(text))
    identify(text, Gazetteer())


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_sentences_lose_nothing(text: str) -> None:
    spans = split(text)
    assert list(spans) == sorted(spans)
    rest = list(text)
    for start, end in spans:
        assert start < end and not text[start].isspace() and not text[end - 1].isspace()
        rest[start:end] = " " * (end - start)
    assert not "".join(rest).strip()


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "x" * 200_000, "(" * 20_000, "“" * 20_000, "A, " * 20_000, "met and " * 10_000, "1" * 50_000, "$" * 20_000]
)
def test_linear_on_hostile_text(text: str) -> None:
    clock = time.process_time()
    claims(Document("x", "x", "", text), (), Gazetteer())
    assert time.process_time() - clock < 5


def test_triggers_cover_the_rules() -> None:
    assert set(VERBS) <= MEETING_VERBS
    assert set(NOUNS) <= MEETING_NOUNS


def test_one_actor_under_many_names() -> None:
    desk = Gazetteer((Actor("keir-starmer", "Keir Starmer", "person", ("Sir Keir Starmer", "the PM")),))
    names = ("Sir Keir Starmer", "Keir Starmer", "the PM", "sir keir starmer")
    assert {identify(name, desk) for name in names} == {("keir-starmer", "Keir Starmer", "person")}
    assert {identify(name, Gazetteer()) for name in ("UK", "Britain", "the United Kingdom", "Downing Street")} == {
        ("united-kingdom", "United Kingdom", "state")
    }
    assert identify("Sir Tom Reed", Gazetteer()) == identify("Tom Reed", Gazetteer())
    assert identify("NATO", Gazetteer())[2] == "body"
