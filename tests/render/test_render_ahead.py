"""What is coming, overdue or unconfirmed on the day of the build; silences; the event nearest to that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import norvia
import pytest
from drawn import draw
from strict_html import read

from sitegen.model.corpus import Corpus
from sitegen.render.canvas import Canvas
from sitegen.render.views.ahead import ahead, gaps, nearest


def lists(corpus: Corpus) -> dict[str, list[str]]:
    canvas = Canvas(corpus, None)
    return {part.key: [f"{row.label}: {row.card.status}" for row in part.rows] for part in ahead(canvas.book, canvas.card)}


def test_the_same_events_move_from_list_to_list_as_the_days_go_by() -> None:
    before, later = lists(norvia.small_corpus()), lists(norvia.small_corpus(as_of=date(2026, 6, 15)))
    assert before["upcoming"] and before["overdue"]
    assert "upcoming" not in later
    assert set(before["upcoming"]) <= set(later["overdue"]) | set(later["unconfirmed"])


def test_what_is_held_refused_or_fulfilled_is_neither_coming_nor_overdue() -> None:
    told = [row for rows in lists(norvia.small_corpus(as_of=date(2020, 1, 1))).values() for row in rows]
    assert told and not [row for row in told if row.endswith((": refused", ": fulfilled", ": held", ": cancelled"))]


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("2025-03-01", "2025-03-03"),  # two days on
        ("2025-03-05", "2025-03-03"),  # two days back beat five on
        ("2025-03-06", "2025-03-09"),  # as far on as back: what is to come
        ("1999-01-01", "2025-03-03"),
        ("2030-01-01", "2025-03-09"),
    ],
)
def test_nearest(today: str, found: str) -> None:
    some = norvia.small_corpus().events[0]
    events = [replace(some, id=day, extent=norvia.on(day)) for day in ("2025-03-03", "2025-03-09")]
    event = nearest(events, date.fromisoformat(today))
    assert event and event.id == found
    assert nearest([], date.fromisoformat(today)) is None


def test_a_silence_of_more_than_a_month_is_told_and_a_shorter_one_is_not() -> None:
    corpus = norvia.small_corpus()
    documents = tuple(
        replace(norvia.article(day, "Nothing.", day), id=day) for day in ("2025-01-01", "2025-01-31", "2025-03-20", "2025-03-21")
    )
    canvas = Canvas(replace(corpus, documents=documents, timexes=(), events=(), undated=(), review=(), notes=()), None)
    assert [(gap.label, gap.days) for gap in gaps(canvas.book)] == [("31 January 2025 to 20 March 2025", 47)]


def test_the_first_page_leads_to_the_day_nearest_to_the_build() -> None:
    site = draw(norvia.small_corpus())
    page = site["index.html"].decode()
    anchor = page.split('class="nearest"')[1].split('href="')[1].split('"')[0]
    assert anchor.startswith("#e-") and f'id="{anchor[1:]}"' in page
    assert not read(site["coverage/index.html"]).faults
