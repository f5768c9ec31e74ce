"""Dates as pages show them.  One row a case: EDTF (and granularity where EDTF has none), language, label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.render.dates import GLYPHS, Dates, certainty, view_date
from sitegen.render.strings import Words

LABELS = [
    # EDTF                    | en                                    | what a reader must not be told
    ("2025-03-18", "en", "18 March 2025"),
    ("2025-03-18", "en-US", "March 18, 2025"),
    ("2025-03-18", "de", "18. März 2025"),
    ("2025-03-18", "xx-nonsense", "18 March 2025"),
    ("2025-03-18~", "en", "about 18 March 2025"),
    ("2025-03-18?", "en", "possibly 18 March 2025"),
    ("2022-01-31/2022-02-06", "en", "week of 31 January 2022"),
    ("2022-02-05/2022-02-06", "en", "weekend of 5–6 February 2022"),
    ("2025-08-18/2025-08-21", "en", "18–21 August 2025"),
    ("2022-02-01/2022-02-09", "en", "1–9 February 2022"),
    ("2025-12-30/2026-01-02", "en", "30 December 2025 – 2 January 2026"),
    ("2022-01-29/2022-02-03", "en", "29 January – 3 February 2022"),
    ("2025-03", "en", "March 2025"),
    ("2025-03", "fr", "mars 2025"),
    ("2025-01/2025-03", "en", "January – March 2025"),
    ("2024-11/2025-02", "en", "November 2024 – February 2025"),
    ("2025-33", "en", "Q1 2025"),
    ("2025-21", "en", "spring 2025"),
    ("2025-24", "en", "winter 2025–26"),
    ("2025-40", "en", "first half of 2025"),
    ("2025", "en", "2025"),
    ("2022/2024", "en", "2022–2024"),
    ("202X", "en", "2020s"),
    ("19XX", "en", "1900s (century)"),
    ("2022-02/..", "en", "since February 2022"),
    ("2022-02-10/..", "en", "since 10 February 2022"),
    ("2014/..", "en", "since 2014"),
    ("../2025-06-30", "en", "until 30 June 2025"),
    ("../2025-06", "en", "until June 2025"),
    # after a preposition the genitive; an article before a day, none before a month; "1er"; "de" within a stretch
    ("2025-05-01", "de", "1. Mai 2025"),
    ("2025-03-18~", "de", "um den 18. März 2025"),
    ("2025-03~", "de", "etwa März 2025"),
    ("2025-03-18?", "de", "vermutlich 18. März 2025"),
    ("2022-01-31/2022-02-06", "de", "Woche ab 31. Januar 2022"),
    ("2022-02-05/2022-02-06", "de", "Wochenende 5.–6. Februar 2022"),
    ("2025-08-18/2025-08-21", "de", "18.–21. August 2025"),
    ("2025-12-30/2026-01-02", "de", "30. Dezember 2025 – 2. Januar 2026"),
    ("2022-01-29/2022-02-03", "de", "29. Januar – 3. Februar 2022"),
    ("2025-03", "de", "März 2025"),
    ("2025-01/2025-03", "de", "Januar–März 2025"),
    ("2024-11/2025-02", "de", "November 2024 – Februar 2025"),
    ("2025-33", "de", "Q1 2025"),
    ("2025-21", "de", "Frühjahr 2025"),
    ("2025-24", "de", "Winter 2025–26"),
    ("2025-40", "de", "erstes Halbjahr 2025"),
    ("2022/2024", "de", "2022–2024"),
    ("202X", "de", "2020er Jahre"),
    ("19XX", "de", "20. Jahrhundert"),
    ("2022-02/..", "de", "seit Februar 2022"),
    ("2022-02-10/..", "de", "seit dem 10. Februar 2022"),
    ("2014/..", "de", "seit 2014"),
    ("../2025-06-30", "de", "bis zum 30. Juni 2025"),
    ("../2025-06", "de", "bis Juni 2025"),
    ("../2025", "de", "bis 2025"),
    ("2025-05-01", "fr", "1er mai 2025"),
    ("2025-03-18~", "fr", "vers le 18 mars 2025"),
    ("2025-03~", "fr", "mars 2025 environ"),
    ("2025-03-18?", "fr", "peut-être 18 mars 2025"),
    ("2022-01-31/2022-02-06", "fr", "semaine du 31 janvier 2022"),
    ("2022-02-05/2022-02-06", "fr", "week-end du 5–6 février 2022"),
    ("2025-08-18/2025-08-21", "fr", "18–21 août 2025"),
    ("2025-12-30/2026-01-02", "fr", "30 décembre 2025 – 2 janvier 2026"),
    ("2022-01-29/2022-02-03", "fr", "29 janvier – 3 février 2022"),
    ("2025-01/2025-03", "fr", "janvier – mars 2025"),
    ("2024-11/2025-02", "fr", "novembre 2024 – février 2025"),
    ("2025-33", "fr", "T1 2025"),
    ("2025-21", "fr", "printemps 2025"),
    ("2025-24", "fr", "hiver 2025–26"),
    ("2025-40", "fr", "premier semestre 2025"),
    ("2022/2024", "fr", "2022–2024"),
    ("202X", "fr", "années 2020"),
    ("19XX", "fr", "XXᵉ siècle"),
    ("2022-02/..", "fr", "depuis février 2022"),
    ("2022-02-10/..", "fr", "depuis le 10 février 2022"),
    ("2014/..", "fr", "depuis 2014"),
    ("../2025-06-30", "fr", "jusqu’au 30 juin 2025"),
    ("../2025-06", "fr", "jusqu’en juin 2025"),
    ("../2025", "fr", "jusqu’en 2025"),
    ("2025-05-01", "es", "1 de mayo de 2025"),
    ("2025-03-18~", "es", "hacia el 18 de marzo de 2025"),
    ("2025-03~", "es", "hacia marzo de 2025"),
    ("2025-03-18?", "es", "quizá 18 de marzo de 2025"),
    ("2022-01-31/2022-02-06", "es", "semana del 31 de enero de 2022"),
    ("2022-02-05/2022-02-06", "es", "fin de semana del 5–6 de febrero de 2022"),
    ("2025-08-18/2025-08-21", "es", "18–21 de agosto de 2025"),
    ("2025-12-30/2026-01-02", "es", "30 de diciembre de 2025 – 2 de enero de 2026"),
    ("2022-01-29/2022-02-03", "es", "29 de enero – 3 de febrero de 2022"),
    ("2025-03", "es", "marzo de 2025"),
    ("2025-01/2025-03", "es", "enero–marzo de 2025"),
    ("2024-11/2025-02", "es", "noviembre de 2024 – febrero de 2025"),
    ("2025-33", "es", "T1 2025"),
    ("2025-21", "es", "primavera de 2025"),
    ("2025-24", "es", "invierno de 2025–26"),
    ("2025-40", "es", "primer semestre de 2025"),
    ("2022/2024", "es", "2022–2024"),
    ("202X", "es", "década de 2020"),
    ("19XX", "es", "siglo XX"),
    ("2022-02/..", "es", "desde febrero de 2022"),
    ("2022-02-10/..", "es", "desde el 10 de febrero de 2022"),
    ("2014/..", "es", "desde 2014"),
    ("../2025-06-30", "es", "hasta el 30 de junio de 2025"),
    ("../2025-06", "es", "hasta junio de 2025"),
    ("../2025", "es", "hasta 2025"),
    ("2025-05-01", "uk", "1 травня 2025 р."),
    ("2025-03-18~", "uk", "близько 18 березня 2025 р."),
    ("2025-03~", "uk", "орієнтовно березень 2025 р."),
    ("2025-03-18?", "uk", "можливо, 18 березня 2025 р."),
    ("2022-01-31/2022-02-06", "uk", "тиждень від 31 січня 2022 р."),
    ("2022-02-05/2022-02-06", "uk", "вихідні 5–6 лютого 2022 р."),
    ("2025-08-18/2025-08-21", "uk", "18–21 серпня 2025 р."),
    ("2025-12-30/2026-01-02", "uk", "30 грудня 2025 – 2 січня 2026 рр."),
    ("2022-01-29/2022-02-03", "uk", "29 січня – 3 лютого 2022 р."),
    ("2025-03", "uk", "березень 2025 р."),
    ("2025-01/2025-03", "uk", "січень – березень 2025 р."),
    ("2024-11/2025-02", "uk", "листопад 2024 – лютий 2025 рр."),
    ("2025-33", "uk", "1-й кв. 2025"),
    ("2025-21", "uk", "весна 2025 р."),
    ("2025-24", "uk", "зима 2025–26 рр."),
    ("2025-40", "uk", "перше півріччя 2025 р."),
    ("2022/2024", "uk", "2022–2024"),
    ("202X", "uk", "2020-ті роки"),
    ("19XX", "uk", "XX століття"),
    ("2022-02/..", "uk", "з лютого 2022 р."),
    ("2022-02-10/..", "uk", "з 10 лютого 2022 р."),
    ("2014/..", "uk", "з 2014 р."),
    ("../2025-06-30", "uk", "до 30 червня 2025 р."),
    ("../2025-06", "uk", "до червня 2025 р."),
    ("../2025", "uk", "до 2025 р."),
    ("2025-05-01", "ar", "1 مايو 2025"),
    ("2025-03-18~", "ar", "نحو 18 مارس 2025"),
    ("2025-03~", "ar", "نحو مارس 2025"),
    ("2025-03-18?", "ar", "ربما 18 مارس 2025"),
    ("2022-01-31/2022-02-06", "ar", "أسبوع 31 يناير 2022"),
    ("2022-02-05/2022-02-06", "ar", "نهاية أسبوع 5–6 فبراير 2022"),
    ("2025-08-18/2025-08-21", "ar", "18–21 أغسطس 2025"),
    ("2025-12-30/2026-01-02", "ar", "30 ديسمبر 2025 – 2 يناير 2026"),
    ("2022-01-29/2022-02-03", "ar", "29 يناير – 3 فبراير 2022"),
    ("2025-03", "ar", "مارس 2025"),
    ("2025-01/2025-03", "ar", "يناير – مارس 2025"),
    ("2024-11/2025-02", "ar", "نوفمبر 2024 – فبراير 2025"),
    ("2025-33", "ar", "الربع الأول 2025"),
    ("2025-21", "ar", "ربيع 2025"),
    ("2025-24", "ar", "شتاء 2025–26"),
    ("2025-40", "ar", "النصف الأول من 2025"),
    ("2022/2024", "ar", "2022–2024"),
    ("202X", "ar", "عقد 2020"),
    ("19XX", "ar", "القرن 20"),
    ("2022-02/..", "ar", "منذ فبراير 2022"),
    ("2022-02-10/..", "ar", "منذ 10 فبراير 2022"),
    ("2014/..", "ar", "منذ 2014"),
    ("../2025-06-30", "ar", "حتى 30 يونيو 2025"),
    ("../2025-06", "ar", "حتى يونيو 2025"),
    ("../2025", "ar", "حتى 2025"),
]


@pytest.mark.parametrize(("edtf", "language", "label"), LABELS, ids=[f"{edtf} {language}" for edtf, language, _ in LABELS])
def test_label(edtf: str, language: str, label: str) -> None:
    assert Dates(language, Words(language)).label(parse_edtf(edtf)) == label


def test_a_time_of_day_stays_with_its_day() -> None:
    dates = Dates("en", Words("en"))
    assert dates.label(replace(Extent.day(date(2025, 3, 18)), clock=time(15, 30))) == "18 March 2025, 15:30"


BOUNDS = [
    ("../2025-06-14", "en", "not after 14 June 2025"),
    ("2025-06-14/..", "en", "not before 14 June 2025"),
    ("2025-06-02/2025-06-14", "en", "between 2 June 2025 and 14 June 2025"),
    ("../2025-06", "en", "not after June 2025"),
    ("2025-06/..", "en", "not before June 2025"),
    ("2025-02/2025-06", "en", "between February 2025 and June 2025"),
    ("2022/2024", "en", "between 2022 and 2024"),
    ("../2025-06-14", "de", "spätestens am 14. Juni 2025"),
    ("2025-06-14/..", "de", "frühestens am 14. Juni 2025"),
    ("2025-06-02/2025-06-14", "de", "zwischen dem 2. Juni 2025 und dem 14. Juni 2025"),
    ("../2025-06", "de", "spätestens im Juni 2025"),
    ("2025-06/..", "de", "frühestens im Juni 2025"),
    ("2025-02/2025-06", "de", "zwischen Februar 2025 und Juni 2025"),
    ("2022/2024", "de", "zwischen 2022 und 2024"),
    ("../2025-06-14", "fr", "au plus tard le 14 juin 2025"),
    ("2025-06-14/..", "fr", "au plus tôt le 14 juin 2025"),
    ("2025-06-02/2025-06-14", "fr", "entre le 2 juin 2025 et le 14 juin 2025"),
    ("../2025-06", "fr", "au plus tard en juin 2025"),
    ("2025-06/..", "fr", "au plus tôt en juin 2025"),
    ("2025-02/2025-06", "fr", "entre février 2025 et juin 2025"),
    ("2022/2024", "fr", "entre 2022 et 2024"),
    ("../2025-06-14", "es", "no después del 14 de junio de 2025"),
    ("2025-06-14/..", "es", "no antes del 14 de junio de 2025"),
    ("2025-06-02/2025-06-14", "es", "entre el 2 de junio de 2025 y el 14 de junio de 2025"),
    ("../2025-06", "es", "no después de junio de 2025"),
    ("2025-06/..", "es", "no antes de junio de 2025"),
    ("2025-02/2025-06", "es", "entre febrero de 2025 y junio de 2025"),
    ("2022/2024", "es", "entre 2022 y 2024"),
    ("../2025-06-14", "uk", "не пізніше 14 червня 2025 р."),
    ("2025-06-14/..", "uk", "не раніше 14 червня 2025 р."),
    ("2025-06-02/2025-06-14", "uk", "у проміжку від 2 червня 2025 р. до 14 червня 2025 р."),
    ("../2025-06", "uk", "не пізніше червня 2025 р."),
    ("2025-06/..", "uk", "не раніше червня 2025 р."),
    ("2025-02/2025-06", "uk", "у проміжку від лютого 2025 р. до червня 2025 р."),
    ("2022/2024", "uk", "у проміжку від 2022 до 2024 р."),
    ("../2025-06-14", "ar", "في موعد أقصاه 14 يونيو 2025"),
    ("2025-06-14/..", "ar", "ليس قبل 14 يونيو 2025"),
    ("2025-06-02/2025-06-14", "ar", "بين 2 يونيو 2025 و14 يونيو 2025"),
    ("../2025-06", "ar", "في موعد أقصاه يونيو 2025"),
    ("2025-06/..", "ar", "ليس قبل يونيو 2025"),
    ("2025-02/2025-06", "ar", "بين فبراير 2025 ويونيو 2025"),
    ("2022/2024", "ar", "بين 2022 و2024"),
]


@pytest.mark.parametrize(("edtf", "language", "label"), BOUNDS, ids=[f"{edtf} {language}" for edtf, language, _ in BOUNDS])
def test_bounds(edtf: str, language: str, label: str) -> None:
    assert Dates(language, Words(language)).bounds(parse_edtf(edtf)) == label


@pytest.mark.parametrize(
    ("edtf", "kind", "word", "machine"),
    [
        ("2025-03-18", "day", "exact day", "2025-03-18"),
        ("2025-03-18~", "approximate", "approximate", ""),
        ("2025-03-18?", "approximate", "in doubt", ""),
        ("2025-03", "span", "to the month", "2025-03"),
        ("2025", "span", "to the year", "2025"),
        ("2025-33", "span", "to the quarter", ""),
        ("2025-08-18/2025-08-21", "span", "a span of days", ""),
        ("2022-02/..", "span", "open-ended", ""),
    ],
)
def test_certainty(edtf: str, kind: str, word: str, machine: str) -> None:
    view = view_date(Dates("en", Words("en")), parse_edtf(edtf))
    assert (view.certainty, view.glyph, view.word, view.machine, view.edtf) == (kind, GLYPHS[kind], word, machine, edtf)


def test_a_dispute_outranks_an_exact_day_and_no_extent_is_open() -> None:
    assert certainty(parse_edtf("2025-03-18"), disputed=True) == "disputed"
    assert certainty(None, disputed=True) == "open"
    assert view_date(Dates("en", Words("en")), None).edtf == ""


def test_every_granularity_has_a_word() -> None:
    words = Words("en")
    assert all(words.find(f"certainty_to_{granularity.name.lower()}", "") for granularity in Granularity if granularity > Granularity.DAY)
