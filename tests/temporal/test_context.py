"""Publication dates inferred: the only possible day with its evidence, or bounds; never against a given date, never by file order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.claim import Claim, Participant
from sitegen.model.document import Document, Publication
from sitegen.model.reason import in_words
from sitegen.temporal import infer, recognize
from sitegen.temporal.context import Text

AS_OF = date(2026, 11, 22)
MINISTERS = ("Anna Berg", "Carlos Ruiz")


def text_of(
    name: str, words: str, published: date | None = None, *, when: str = "", people: tuple[str, ...] = MINISTERS, place: str = "Oslo"
) -> Text:
    """A document with, if `when` is given, one claim of a meeting dated by those words."""
    publication = Publication.on(published, "front-matter") if published else Publication()
    document = Document(id=name, path=f"{name}.md", title="", text=words, publication=publication)
    claims: tuple[Claim, ...] = ()
    if when:
        actors = tuple(Participant(person, "participant", person.lower().replace(" ", "-"), "person") for person in people)
        start = words.index(when)
        span = (0, len(words))
        claims = (
            Claim(f"{name}-1", name, "meeting", "planned", "", actors, (span,), span, when=((start, start + len(when)),), place=place),
        )
    return document, recognize(words), claims


# text (no date given) | as of | what is inferred | a word of the evidence
ALONE = [
    ("She lands today, 12 March 2024, for the talks.", AS_OF, date(2024, 3, 12), "today, 12 March 2024"),
    ("She landed yesterday (March 11, 2024) for the talks.", None, date(2024, 3, 12), "yesterday (March 11, 2024"),
    ("They will meet tomorrow, Wednesday, 13 March 2024.", AS_OF, date(2024, 3, 12), "tomorrow"),
    # 12 March is a Tuesday in 2024 alone among 2022-2026.
    ("Since June 2021 the border has been shut. The envoy arrives today, Tuesday, March 12.", AS_OF, date(2024, 3, 12), "since June 2021"),
    ("She lands today, March 12, for talks on a war that began in 2022.", AS_OF, None, ""),  # 2022-2026: five years are left
    ("They met on Tuesday.", AS_OF, None, ""),
    ("They met earlier this week.", AS_OF, None, ""),
    ("She was born today, 30 February 2024, the clerk joked.", AS_OF, None, ""),
    ("She lands today, March 12.", None, None, ""),
    ("She lands today, 12 March 2031.", AS_OF, None, ""),  # after the day of the build: a slip, not a date
]


@pytest.mark.parametrize(("words", "as_of", "day", "evidence"), ALONE)
def test_alone(words: str, as_of: date | None, day: date | None, evidence: str) -> None:
    found = infer([text_of("a", words)], as_of)["a"]
    assert found.day == day
    assert found.by == ("inferred" if day else None)
    assert evidence in in_words(found.evidence)


UNDATED = "Since June 2020 the border has been shut. Anna Berg and Carlos Ruiz meet in Oslo today, March 12."


def test_two_reports_date_each_other() -> None:
    neighbour = text_of("b", "Anna Berg and Carlos Ruiz will meet in Oslo on Tuesday.", when="Tuesday")  # has no date either
    found = infer([text_of("a", UNDATED, when="today"), neighbour], AS_OF)["a"]
    assert found.day == date(2024, 3, 12), "of the 12ths of March in 2021-2026 only that of 2024 is a Tuesday"
    assert any("Tuesday" in str(line) for line in found.evidence)
    assert any("since June 2020" in str(line) for line in found.evidence)


def test_a_neighbour_with_a_date_chooses_the_year() -> None:
    neighbour = text_of("b", "Anna Berg and Carlos Ruiz met in Oslo yesterday.", date(2023, 3, 13), when="yesterday")
    assert infer([text_of("a", UNDATED, when="today"), neighbour], AS_OF)["a"].day == date(2023, 3, 12)


def test_one_person_in_one_place_on_the_very_day_is_enough() -> None:
    neighbour = text_of("b", "She will be received on Tuesday.", date(2024, 3, 11), when="Tuesday", people=("Anna Berg", "Dora Falk"))
    assert infer([text_of("a", UNDATED, when="today"), neighbour], AS_OF)["a"].day == date(2024, 3, 12)


@pytest.mark.parametrize(
    "other",
    [
        {"people": ("Anna Berg", "Dora Falk")},  # one person in common is no proof of one meeting, if only the weekday fits
        {"place": "Lima"},
        {"people": ("Emil Gade", "Dora Falk")},
    ],
)
def test_another_meeting_dates_nothing(other: dict[str, object]) -> None:
    neighbour = text_of("b", "They will meet on Tuesday.", date(2024, 3, 14), when="Tuesday", **other)  # type: ignore[arg-type]
    assert infer([text_of("a", UNDATED, when="today"), neighbour], AS_OF)["a"].day is None


def test_bounds_are_kept_when_more_than_one_day_is_left() -> None:
    found = infer([text_of("a", UNDATED)], AS_OF)["a"]
    assert (found.earliest, found.latest, found.by) == (date(2021, 3, 12), date(2026, 3, 12), None)


def bounded(name: str, words: str, first: date, last: date) -> Text:
    """A text whose file gives the month alone."""
    document, mentions, claims = text_of(name, words)
    publication = Publication(first, last, None, ("The front matter says “2024-03”.",))
    return replace(document, publication=publication), mentions, claims


def test_the_month_that_a_file_gives_bounds_the_search() -> None:
    march = (date(2024, 3, 1), date(2024, 3, 31))
    found = infer([bounded("a", "They met last week.", *march)], AS_OF)["a"]
    assert (found.earliest, found.latest) == march
    found = infer([bounded("a", "She lands today, March 12.", *march)], AS_OF)["a"]
    assert found.day == date(2024, 3, 12) and "2024-03" in in_words(found.evidence)
    found = infer([bounded("a", "They met on 14 March 2024.", *march)], AS_OF)["a"]
    assert (found.earliest, found.latest) == (date(2024, 3, 14), date(2024, 3, 31))
    found = infer([bounded("a", "They met on 14 May 2024.", *march)], AS_OF)["a"]
    assert (found.earliest, found.latest) == march, "what contradicts the file changes nothing"


def test_a_given_date_is_never_touched() -> None:
    given_date = text_of("a", "She lands today, 12 March 2024.", date(2019, 1, 1))
    assert infer([given_date], AS_OF)["a"].day == date(2019, 1, 1)


WORDS = st.sampled_from(
    [
        "Anna Berg and Carlos Ruiz meet in Oslo today, March 12. It has been so since 2020.",
        "Anna Berg and Carlos Ruiz will meet in Oslo on Tuesday.",
        "Anna Berg and Carlos Ruiz met in Oslo yesterday, April 2. It has been so since May 2019.",
        "Nothing of note, since 2021.",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.none() | st.dates(date(2019, 1, 1), date(2026, 1, 1))), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.randoms())
def test_order_does_not_matter_and_given_dates_stand(rows: list[tuple[str, date | None]], rnd: object) -> None:
    texts = []
    for index, (words, day) in enumerate(rows):
        when = next((word for word in ("today", "Tuesday", "yesterday") if word in words), "")
        texts.append(text_of(f"t{index}", words, day, when=when))
    first = infer(texts, AS_OF)
    shuffled = list(texts)
    rnd.shuffle(shuffled)  # type: ignore[attr-defined]
    assert infer(shuffled, AS_OF) == first
    for document, _, _ in texts:
        given_day, found = document.publication.day, first[document.id]
        assert given_day is None or found == document.publication
        assert found.day is None or found.day <= AS_OF
