"""German, French, Spanish, Ukrainian and Russian: case files, detection, and what holds for every text."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.temporal import read, recognize
from sitegen.temporal.language import detect
from sitegen.temporal.lexicons.lexicon import LEXICONS
from sitegen.temporal.reading.recognizer import _engine

HERE = Path(__file__).parent
LANGUAGES = ("de", "fr", "es", "uk", "ru")


def _runner() -> Any:
    """The runner of the English case files, by its path: these folders are no packages."""
    spec = importlib.util.spec_from_file_location("temporal_cases", HERE.parent / "test_cases.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RUNNER = _runner()
ALL = RUNNER.cases(HERE)


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_case(case: Any) -> None:
    RUNNER.test_case(case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_sixty_cases_and_negatives(language: str) -> None:
    own = [case for case in ALL if case.language == language]
    assert len(own) >= 60
    assert sum(case.span is None for case in own) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_compiles(language: str) -> None:
    for rules in _engine(language).rules.values():
        for rule in rules:
            rule.match("", 0, 0)


def test_the_language_may_be_left_to_the_text() -> None:
    told = read("Der Minister wird am Freitag nach Prag reisen, wie er gestern sagte.", "2025-03-18", language="auto")
    assert [timex.value for timex in told] == ["2025-03-21", "2025-03-17"]
    assert [timex.value for timex in read("He will travel to Prague on Friday.", "2025-03-18", language="")] == ["2025-03-21"]


TEXTS = {
    "en": "The minister said on Friday that the talks in Paris will go on, and that she expects an agreement with the union.",
    "de": "Die Ministerin sagte am Freitag, dass die Gespräche in Paris weitergehen und sie mit einer Einigung rechnet.",
    "fr": "La ministre a déclaré vendredi que les discussions se poursuivent à Paris et qu'elle attend un accord avec le syndicat.",
    "es": "La ministra dijo el viernes que las conversaciones siguen en París y que espera un acuerdo con el sindicato.",
    "uk": "Міністерка заявила в п'ятницю, що переговори в Парижі тривають і що вона очікує на угоду з профспілкою.",
    "ru": "Министр заявила в пятницу, что переговоры в Париже продолжаются и что она ожидает соглашения с профсоюзом.",
}
OTHERS = (
    "",
    "2025-03-18 14:30",
    "O ministro disse na sexta-feira que as negociações em Paris continuam e que espera um acordo.",
    "La ministra ha detto venerdì che i colloqui a Parigi vanno avanti e che si aspetta un accordo.",
    "De minister zei vrijdag dat het overleg in Parijs doorgaat en dat zij een akkoord verwacht.",
    "Министърът заяви в петък, че преговорите в Париж продължават и че очаква споразумение.",
    "Міністр заявіў у пятніцу, што перамовы ў Парыжы працягваюцца і што ён чакае пагаднення ў суботу.",
    "Министар је у петак изјавио да се преговори у Паризу настављају.",
)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_detection(language: str) -> None:
    assert detect(TEXTS[language]) == language
    assert detect(TEXTS[language] * 200) == language


@pytest.mark.parametrize("text", OTHERS)
def test_detection_falls_back_to_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_text_is_read_without_an_error_and_offsets_point_at_it(language: str, data: st.DataObject) -> None:
    words = sorted({word for name in _engine(language).words.module.CLASSES.values() for word in name})
    piece = st.one_of(st.sampled_from(words), st.sampled_from(["18", "2025", "14:30", "18.3.", "1990", ",", ".", " "]), st.text(max_size=8))
    text = data.draw(st.lists(piece, max_size=14).map(" ".join))
    for timex in read(text, "2025-03-18", language=language):
        assert text[timex.start : timex.end] == timex.text != ""
        assert timex.value and timex.why


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_publication_date_no_day_is_counted_from_one(language: str) -> None:
    words = _engine(language).words.module.CLASSES
    for word in words["DEICTIC"]:
        for timex in read(f"{word} 2.", None, language=language):
            assert timex.extent is None, f"{word}: {timex.value}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lines_pass_in_linear_time(language: str) -> None:
    words = _engine(language).words.module.CLASSES
    month, unit = next(iter(words["MONTH"])), next(iter(words["UNIT"]))
    for piece in (f"{month} ", f"2 {unit} ", "18.", "п'", "1 2 ", "и '"):
        start = time.process_time()
        recognize(piece * 1000, language)
        short = time.process_time() - start
        start = time.process_time()
        recognize(piece * 4000, language)
        assert time.process_time() - start < 12 * short + 0.5, piece


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_words_mean_nothing_in_another_language(language: str) -> None:
    """The English rows are not tried on it: words that only English has find nothing."""
    text = "Two weeks ago, last week, next year, earlier this month, every Tuesday, yesterday, the following day, in the third quarter."
    assert recognize(text, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_in_full_agree_with_a_second_opinion(language: str) -> None:
    dateparser = pytest.importorskip("dateparser")
    months = [word for word in _engine(language).words.module.CLASSES["MONTH"] if len(word) > 2]
    compared = 0
    for word in months:
        of = "de " if language == "es" else ""
        dot = "." if language == "de" else ""
        told = f"17{dot} {of}{word} {of}2019"
        other = dateparser.parse(told, languages=[language], settings={"STRICT_PARSING": True})
        if other is None:
            continue
        compared += 1
        assert [timex.value for timex in read(told, None, language=language)] == [other.date().isoformat()], told
    assert compared >= 8


def test_the_seam_names_what_it_has() -> None:
    assert set(LANGUAGES) | {"en"} <= set(LEXICONS)
