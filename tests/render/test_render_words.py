"""The catalogues: each language says all that English says, with the same values filled in, in its own plural forms and its own words."""

from __future__ import annotations

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

import sitegen
from sitegen.model.claim import Amount
from sitegen.model.english import COUNTED, PHRASES
from sitegen.model.extent import Extent
from sitegen.model.forms import PAGE_LANGUAGES
from sitegen.model.point import Point
from sitegen.model.reason import Code, Count, Reason, Value
from sitegen.render.dates import Dates, direction
from sitegen.render.money import amount_label
from sitegen.render.strings import Words, catalog, languages
from sitegen.render.telling import teller

DAY = date(2025, 3, 18)
VALUES: dict[str, Value] = {  # of each name that a phrase of a reason may hold; other names hold a day
    **dict.fromkeys(
        ("text", "cue", "word", "words", "zone", "source", "who", "office", "title", "thing", "one", "other", "place"), "Tuesday"
    ),
    **dict.fromkeys(("found", "name", "zone", "source", "who", "office", "place"), "Oslo"),
    **dict.fromkeys(("length", "age", "wait", "gap", "days"), Count(2, "D")),
    **dict.fromkeys(("year", "n", "more"), 3),
    **dict.fromkeys(("how", "whole", "evidence", "fact", "reading"), Reason("same-day")),
    **dict.fromkeys(("why", "own"), (Reason("same-day"), Reason("first-day"))),
    **dict.fromkeys(("sides", "sources", "names"), ("The Courier", "Vik Weekly")),
    "result": Point("D", DAY),
    "before": Extent.day(DAY),
    "others": Count(2, "sources"),
    "people": Count(2, "people"),
    "kind": Code("kind", "meeting"),
    "weekday": Code("weekday", "1"),
}
OTHERS = [code for code in languages() if code != "en"]
_VALUE = re.compile(r"\{\w*\}|%d")
# Values that a language may choose among, or leave out where its word for the number says it: "two meetings" in Arabic.
CHOICE = {
    "century": {"{year}", "{number}", "{roman}"},
    "money_words": {"{number}", "{name}"},
    "money_words_vowel": {"{number}", "{name}"},
}
OF_ITSELF = ("zero", "one", "two")
REASON_VALUE = re.compile(r"\{(\w+)")  # without how it is told: that is the language's own
# Phrases that are the same in both languages: values with a comma, figures, and words that the two share.
SHARED = {"list_comma", "list_semicolon", "total_of", "date_at", "step_on", "first_day", "tenure_open", "colon"}
SAME = {
    "fr": {
        *("weekday_day", "nav_site", "nav_sources", "nav_corrections", "nav_pages", "date", "article_id", "what_date", "note_correction"),
        *("source", "source_articles"),
    },
    "es": {"original", "severity_error"},
}


def plain(code: str) -> dict[str, str]:
    """The phrases of a language that are not counted."""
    return {key: phrase for key, phrase in catalog(code).items() if isinstance(phrase, str)}


def counted(code: str) -> dict[str, dict[str, str]]:
    """The counted ones, by plural category."""
    return {**catalog(code)["count"], **catalog(code).get("told", {})}


def values(phrase: str) -> list[str]:
    return sorted(_VALUE.findall(phrase))


def test_six_languages_have_a_catalogue() -> None:
    assert languages() == ("ar", "de", "en", "es", "fr", "uk") == PAGE_LANGUAGES


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_the_keys_of_the_english_one_and_no_other(code: str) -> None:
    assert set(plain(code)) ^ set(plain("en")) == set()
    assert set(catalog(code)["count"]) ^ set(catalog("en")["count"]) == set()


@pytest.mark.parametrize("code", OTHERS)
def test_a_phrase_has_the_values_of_the_english_one(code: str) -> None:
    own = plain(code)
    wrong = {key: own[key] for key, phrase in plain("en").items() if key not in CHOICE and values(own[key]) != values(phrase)}
    wrong |= {key: own[key] for key, choice in CHOICE.items() if not set(values(own[key])) <= choice or not values(own[key])}
    assert wrong == {}


@pytest.mark.parametrize("code", languages())
def test_a_counted_phrase_has_the_plural_forms_of_its_language(code: str) -> None:
    categories = {*Locale.parse(code).plural_form.tags, "other"}
    for key, forms in counted(code).items():
        assert set(forms) == categories, key
        assert all(values(phrase) == ["{n}"] for form, phrase in forms.items() if not (code == "ar" and form in OF_ITSELF)), key


@pytest.mark.parametrize("code", OTHERS)
def test_every_reason_has_a_phrase_with_the_values_of_the_english_one(code: str) -> None:
    """A phrase may have a sister for what is counted from a week, a month or a year: "back-unit" beside "back"."""
    own = catalog(code)["reason"]
    assert set(PHRASES) - set(own) == set()
    assert {key.removesuffix("-unit") for key in own} - set(PHRASES) == set()
    assert set(catalog(code)["told"]) ^ set(COUNTED) == set()
    english = {key: sorted(set(REASON_VALUE.findall(PHRASES[key.removesuffix("-unit")]))) for key in own}
    assert {key: own[key] for key in own if sorted(set(REASON_VALUE.findall(own[key]))) != english[key]} == {}
    same = {key for key in PHRASES if own[key] == PHRASES[key]}
    assert same <= {"told", "result"}


@pytest.mark.parametrize("code", OTHERS)
def test_every_reason_can_be_told(code: str) -> None:
    """Whatever its values are: each phrase asks of a value only what such a value can be asked."""
    words = Words(code)
    own = teller(words, Dates(code, words), direction(code))
    for key, phrase in PHRASES.items():
        for start in (date(2025, 3, 18), Point("Q", date(2025, 1, 1))):
            values = {name: VALUES.get(name, start) for name in REASON_VALUE.findall(phrase)}
            text = own.tell(Reason(key, tuple(values.items())))
            assert text and "{" not in text and "Reason(" not in text, (key, text)


def test_every_key_that_the_program_gives_has_a_phrase_and_every_phrase_is_given() -> None:
    """Keys are literals where a reason is made, or a way with "-only" and "-window" behind it, a sort with "neighbour-" before it."""
    given, literals = set(), set()
    for file in Path(sitegen.__file__).parent.glob("*/**/*.py"):
        if file.name in ("english.py", "reason.py"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("because", "Reason") and node.args:
                given |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    made = {f"{way}-{end}" for way in ("back", "forward") for end in ("only", "window")}
    made |= {f"neighbour-{sort}" for sort in ("weekday", "day")} | {"result"}
    assert given - set(PHRASES) <= {"same amount", "-only", "-window", "neighbour-", "-unit"}, "what is compared with, and parts of keys"
    assert set(PHRASES) - literals - made == set()


@pytest.mark.parametrize("code", OTHERS)
def test_a_phrase_is_in_its_own_language(code: str) -> None:
    own = plain(code)
    assert {key for key, phrase in plain("en").items() if own[key] == phrase} <= SHARED | SAME.get(code, set())


@pytest.mark.parametrize("code", languages())
def test_quotation_marks_and_spaces_are_set_well(code: str) -> None:
    told = [
        *plain(code).values(),
        *catalog(code).get("reason", {}).values(),
        *(phrase for forms in counted(code).values() for phrase in forms.values()),
    ]
    assert not [phrase for phrase in told if '"' in phrase or "'" in phrase or "  " in phrase or "..." in phrase]
    if code == "fr":
        assert not [phrase for phrase in told if re.search(r" [:;?!»]|« |\w[?!;](?:\s|$)", phrase)]


MONEY = [
    ("en", "40000000", "EUR", "", "€40 million"),
    ("en", "12500000", "NOK", "year", "NOK 12.5 million a year"),
    ("de", "40000000", "EUR", "", "40 Millionen Euro"),
    ("de", "900000", "EUR", "", "900.000 €"),
    ("fr", "40000000", "EUR", "", "40 millions d’euros"),
    ("fr", "12500000", "NOK", "year", "12,5 millions de couronnes norvégiennes par an"),
    ("es", "40000000000", "USD", "", "40 mil millones de dólares estadounidenses"),
    ("uk", "12500000", "EUR", "", "12,5 мільйона євро"),
    ("ar", "40000000", "EUR", "year", "40 مليون يورو سنويًا"),
]


@pytest.mark.parametrize(("code", "value", "currency", "per", "label"), MONEY)
def test_money(code: str, value: str, currency: str, per: str, label: str) -> None:
    amount = Amount(Decimal(value), currency, "", per=per)
    assert " ".join(amount_label(amount, Words(code), Locale.parse(code)).split()) == label


@pytest.mark.parametrize(("language", "figure"), [("zh", "300万"), ("zh-Hant", "300萬"), ("yue", "300萬")])
def test_a_language_without_words_of_scale_has_its_short_form(language: str, figure: str) -> None:
    assert figure in amount_label(Amount(Decimal(3_000_000), "EUR", ""), Words(language), Locale.parse(language, sep="-"))


@pytest.mark.parametrize("value", ["9" * 40, "9" * 400, "1E+50", "-" + "9" * 40, "0." + "3" * 40])
def test_a_figure_of_many_digits_has_a_label(value: str) -> None:
    assert amount_label(Amount(Decimal(value), "EUR", ""), Words("en"), Locale.parse("en"))


def test_months_under_the_bars_are_short_and_none_is_another() -> None:
    short = {code: [Dates(code, Words(code)).month_tiny(month) for month in range(1, 13)] for code in languages()}
    assert all(len(set(names)) == 12 and max(map(len, names)) <= 4 for code, names in short.items() if code != "ar")
    assert (short["en"][8], short["uk"][9], short["fr"][6], short["ar"][2]) == ("Sep", "жов", "juil", "م")


COUNTS = [
    # language, key, number, phrase
    ("en", "events", 1, "1 event"),
    ("en", "events", 1200, "1,200 events"),
    ("de", "more_reports", 1, "und 1 weiterer Bericht"),
    ("de", "events", 12345, "12.345 Ereignisse"),
    ("fr", "meetings", 0, "0 rencontre"),
    ("fr", "events", 1_000_000, "1 000 000 d’événements"),
    ("es", "overdue", 2, "2 vencidos"),
    ("uk", "meetings", 1, "1 зустріч"),
    ("uk", "meetings", 3, "3 зустрічі"),
    ("uk", "meetings", 11, "11 зустрічей"),
    ("uk", "meetings", 21, "21 зустріч"),
    ("ar", "meetings", 1, "لقاء واحد"),
    ("ar", "meetings", 2, "لقاءان"),
    ("ar", "meetings", 5, "5 لقاءات"),
    ("ar", "meetings", 11, "11 لقاءً"),
    ("ar", "meetings", 100, "100 لقاء"),
]


@pytest.mark.parametrize(("code", "key", "number", "phrase"), COUNTS)
def test_count(code: str, key: str, number: int, phrase: str) -> None:
    assert " ".join(Words(code).count(key, number).split()) == phrase
