"""Filters, search and ledger as a reader uses them, from file:// and from a sub-folder."""

from __future__ import annotations

import csv
import gzip
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import norvia
import pytest
from drawn import Site, draw, small, sound
from norvia import money, person
from reading import Reader, needs_browser, write

from sitegen.model.claim import Status
from sitegen.model.corpus import SiteConfig
from sitegen.model.event import Event
from sitegen.model.extent import Extent
from sitegen.render.views.totals import addable

pytestmark = needs_browser


def shown(page: Any) -> list[str]:
    return [str(text) for text in page.locator(".event:visible .headline").all_inner_texts()]


def choices(page: Any, name: str) -> list[str]:
    return [str(text) for text in page.locator(f"select[name={name}] option").all_inner_texts()]


def test_filters_narrow_the_page_and_live_in_the_address(browser: Any, root: Path) -> None:
    reader = Reader(browser)
    page = reader.open(root, "index.html")
    assert len(shown(page)) == 9
    page.get_by_text("Filter the events on this page").click()
    page.get_by_label("Kind").select_option("pledge")
    page.wait_for_url("**/index.html?kind=pledge")
    assert len(shown(page)) == 3
    assert page.get_by_role("status").inner_text() == "3 of 9 events on this page"
    assert page.locator(".year:visible, .month:visible").count() == len(
        page.locator(".year, .month").filter(has=page.locator(".event:visible")).all()
    )
    page.get_by_label("Status").select_option("overdue")
    page.wait_for_url("**status=overdue")
    assert shown(page) == ["Kelland pledges to pay for the dredging"]
    address = page.url
    page.get_by_role("button", name="Clear").click()
    page.wait_for_url(re.compile(r"index.html$"))
    assert len(shown(page)) == 9
    page.get_by_label("Words").fill("REFUSES harbour")
    page.wait_for_url("**q=REFUSES*")
    assert shown(page) == ["Estmark refuses to join the harbour fund"]
    page.get_by_label("Words").fill("no such thing")
    page.wait_for_url("**q=no*")
    assert shown(page) == [] and page.get_by_role("status").inner_text() == "Nothing matches."
    page.goto(address)
    assert shown(page) == ["Kelland pledges to pay for the dredging"]
    page = reader.open(root, "index.html?actor=harbour-fund&year=2025")
    assert len(shown(page)) == 2
    page = reader.open(root, "index.html?actor=nobody-here")
    assert shown(page) == [] and page.get_by_role("status").inner_text() == "Nothing matches."
    assert reader.complaints == []


def test_choices_tell_how_many_each_would_leave(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "index.html?kind=pledge")
    assert choices(page, "status") == ["All", "conditional (1)", "overdue (1)", "refused (1)"]
    assert choices(page, "kind") == ["All", "Meetings (5)", "Other events (1)", "Pledges (3)"]  # its own choice does not narrow it
    page.get_by_role("button", name="Clear").click()
    page.wait_for_url(re.compile(r"index.html$"))
    assert choices(page, "year")[:2] == ["All", "2025 (5)"]


def test_filters_by_keyboard_alone(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "index.html")
    page.locator(".filters > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("summit")
    page.wait_for_url("**q=summit")
    assert len(shown(page)) == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"index.html$"))
    assert len(shown(page)) == 9


# Five hundred events on a page


def test_filters_hold_at_five_hundred_events_a_page(browser: Any, tmp_path: Path) -> None:
    site = draw(norvia.large_corpus(250))
    folder = write({path: body for path, body in site.items() if path.count("/") < 2}, tmp_path)
    path = max((path for path in site if path.endswith("index.html")), key=lambda path: site[path].count(b'class="event"'))
    reader = Reader(browser)
    reader.page.add_init_script(
        "document.addEventListener('readystatechange', () => { if (document.readyState !== 'interactive') return;"
        " const cards = [...document.querySelectorAll('.event')];"
        " for (let n = cards.length; n < 500; n++) cards[0].parentElement.append(cards[n % cards.length].cloneNode(true)); });"
    )
    page = reader.open(folder, f"{path}?kind=meeting")
    assert page.locator(".event").count() == 500
    meetings = page.locator('.event[data-kind="meeting"]').count()
    assert page.locator(".event:visible").count() == meetings > 0
    assert page.get_by_role("status").inner_text() == f"{meetings} of 500 events on this page"
    assert f"Meetings ({meetings})" in choices(page, "kind")
    assert reader.complaints == []


def test_pages_of_undated_events_are_filtered_too(browser: Any, tmp_path: Path) -> None:
    corpus = norvia.large_corpus(30)
    undated = tuple(replace(event, extent=None) for event in corpus.events)
    folder = write(draw(replace(corpus, events=(), undated=undated)), tmp_path)
    reader = Reader(browser)
    page = reader.open(folder, "undated/index.html?kind=meeting")
    assert len(shown(page)) == sum(event.kind == "meeting" for event in undated) < 30
    assert reader.complaints == []


# Search


def titles(page: Any) -> list[str]:
    return [str(text) for text in page.locator("[data-results] a").all_inner_texts()]


def told(page: Any, words: str) -> None:
    page.locator("form [role=status]").get_by_text(words, exact=True).wait_for()


def test_search_finds_by_words_spelling_actor_and_year(browser: Any, root: Path) -> None:
    reader = Reader(browser)
    page = reader.open(root, "search/index.html")
    field = page.get_by_label("Search for")
    for words in ("ferry norvia", "fer nor", "fery NORVIÀ"):
        field.fill(words)
        page.wait_for_url(f"**q={words[:3]}*")
        told(page, "2 of 9 events")
        assert titles(page)[0] == "Norvia and Kelland open ferry talks", words  # the other has the ferry in its quoted sentence only
        assert page.locator("[data-az]").is_hidden()
        field.fill("")
        page.wait_for_url(re.compile(r"index.html$"))
    assert page.locator("[data-az]").is_visible() and titles(page) == []
    page = reader.open(root, "search/index.html?q=ferry")
    page.get_by_role("link", name="Norvia and Kelland open ferry talks").first.click()
    assert page.locator("h1").inner_text() == "Norvia and Kelland open ferry talks"
    page = reader.open(root, "search/index.html?actor=bank-of-estmark&year=2025")
    told(page, "1 of 9 events")
    assert titles(page) == ["Central banks meet in Estmark City"]
    page = reader.open(root, "search/index.html?q=nothingofthekind")
    told(page, "Nothing matches.")
    assert reader.complaints == []


def test_best_match_first_and_newest_first_without_words(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "search/index.html?q=harbour+fund")
    told(page, "2 of 9 events")
    assert titles(page) == ["Estmark refuses to join the harbour fund", "Norvia pledges at least €40 million to the harbour fund"]
    page = Reader(browser).open(root, "search/index.html?kind=meeting")
    told(page, "5 of 9 events")
    assert titles(page)[0] == "Norvia, Kelland and Estmark to hold a summit in Vik"
    assert choices(page, "kind") == ["All", "Meetings (5)", "Other events (1)", "Pledges (3)"]
    assert "Norvia (2)" in choices(page, "actor")


def test_a_result_is_a_row_as_elsewhere(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "search/index.html?q=summit")
    told(page, "1 of 9 events")
    row = page.locator("[data-results] .row")
    assert " ".join(row.inner_text().split()) == (
        "July 2025 ◐ (to the month) Norvia, Kelland and Estmark to hold a summit in Vik MEETING planned upcoming · Vik"
    )
    assert row.locator(".badge--upcoming").count() == 1 and row.locator(".glyph--span").get_attribute("title") == "to the month"


def test_a_long_result_comes_by_pages_and_the_index_only_when_asked_for(browser: Any, tmp_path: Path) -> None:
    folder = write(draw(norvia.large_corpus(120)), tmp_path)
    reader = Reader(browser)
    page = reader.open(folder, "search/index.html")
    page.wait_for_timeout(200)
    assert not [url for url in reader.asked if "assets/search-" in url]
    page.get_by_label("Kind").select_option("meeting")
    page.locator("[data-results] .row").first.wait_for()
    count = int(page.locator("form [role=status]").inner_text().split()[0])
    assert page.locator("[data-results] .row").count() == 50 < count
    page.get_by_role("button", name="More").click()
    assert page.locator("[data-results] .row").count() == min(100, count)
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-results] a')[50]")
    assert [url for url in reader.asked if "assets/search-" in url]
    assert all((folder / "search" / link).is_file() for link in links(page))  # addresses come shortened
    assert reader.complaints == []


def links(page: Any) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator("[data-results] a").all()]


def test_titles_and_names_are_found_before_the_words_of_sentences_come(browser: Any, root: Path) -> None:
    reader = Reader(browser)
    held: list[Any] = []
    reader.page.route("**/assets/search-words-*", lambda route: held.append(route))  # noqa: PLW0108 (a built-in cannot be marked)
    page = reader.open(root, "search/index.html")
    page.get_by_label("Search for").fill("ferry")
    page.locator("[data-results] .row").first.wait_for()
    told(page, "Reading the index …")
    assert titles(page) == ["Norvia and Kelland open ferry talks"]
    held.pop().continue_()
    told(page, "2 of 9 events")  # the other has the ferry in its quoted sentence
    assert len(titles(page)) == 2 and reader.complaints == []


@cache
def many() -> Site:
    return draw(norvia.large_corpus(3000))


def test_the_index_comes_in_parts_within_the_budget() -> None:
    parts = {path: body for path, body in many().items() if path.startswith("assets/search-")}
    assert all(len(gzip.compress(body)) < 100_000 for body in parts.values())
    events = [body for path, body in parts.items() if "words" not in path]
    assert 1 < len(events) < len(parts)
    assert sum(body.count(b'"span"') + body.count(b'"day"') for body in events) >= 3000


def test_without_search_there_is_a_plain_list() -> None:
    site = draw(norvia.small_corpus(site=SiteConfig(search="none")))
    assert sound(site) == []
    page = site["search/index.html"].decode()
    assert "<form" not in page and "minisearch" not in page and "Harbour Fund" in page
    assert not [path for path in site if path.startswith("assets/search-")]


# The ledger


def pledge(number: int, status: Status, *amounts: Any, due: str = "", day: date = date(2024, 1, 1), to: str = "Harbour Fund") -> Event:
    actors = (person(f"Donor {number % 3}", "pledger"), person(to, "recipient"))
    title = f"Pledge {number:02}"
    return Event(
        f"p{number}", f"p{number}", "pledge", status, title, Extent.day(day + timedelta(days=number)), actors=actors, amounts=amounts,
        due=norvia.on(due) if due else None,
    )  # fmt: skip


PLEDGES = (
    pledge(1, "stated", money("5000000", "EUR", ""), due="2025-01"),
    pledge(2, "stated", money("30000000", "EUR", ""), money("2000000", "EUR", "", "delivered"), due="2026-01"),
    pledge(3, "stated", money("7", "NOK", "")),
    pledge(4, "stated", money("1000000", "EUR", "", modifier="about")),
    pledge(5, "proposed", money("9000000", "EUR", "")),
    pledge(6, "refused", money("4000000", "EUR", ""), to="=HYPERLINK(1)"),
)


@cache
def ledger() -> Site:
    return draw(norvia.small_corpus(events=PLEDGES, undated=(), review=()))


@pytest.fixture(scope="module")
def pledges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(ledger(), tmp_path_factory.mktemp("ledger"))


def test_only_plain_figures_are_added() -> None:
    assert addable(PLEDGES[1]) == ({("promised", "EUR"): 30000000, ("delivered", "EUR"): 2000000}, False)
    for other in PLEDGES[3:]:
        assert addable(other) == ({}, True)
    rival = replace(PLEDGES[0], amounts=(*PLEDGES[0].amounts, money("6000000", "EUR", "")))
    assert addable(rival) == ({}, True)
    assert addable(replace(PLEDGES[0], amounts=(PLEDGES[0].amounts * 2))) == ({("promised", "EUR"): 5000000}, False)
    assert addable(replace(PLEDGES[0], amounts=(money("5", "EUR", "", per="year"),))) == ({}, True)


def test_the_foot_has_the_sums_of_each_currency() -> None:
    foot = re.sub(r"<[^>]*>|\s+", " ", ledger()["pledges/index.html"].decode().split("<tfoot>")[1].split("</tfoot>")[0])
    assert " ".join(
        foot.split()
    ) == "Sums of the whole ledger In Euro (EUR) €35\xa0million – €2\xa0million In Norwegian Krone (NOK) NOK\xa07 – –".replace("\xa0", " ")
    assert "3 pledges have figures that are not added." in ledger()["pledges/index.html"].decode()


def test_the_whole_ledger_is_a_file_and_no_cell_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(ledger()["pledges.csv"].decode(), newline="")))
    assert [row["title"] for row in rows] == [event.title for event in reversed(PLEDGES)]
    assert rows[-1]["promised"] == "5000000 EUR" and rows[-1]["due"] == "2025-01" and rows[-1]["state"] == "overdue"
    assert rows[0]["recipients"] == "'=HYPERLINK(1)"
    assert rows[2]["promised"] == "about 1000000 EUR"


def ledger_rows(page: Any) -> list[str]:
    return [str(text) for text in page.locator(".ledger tbody tr:visible th > a").all_inner_texts()]


def test_the_ledger_sorts_by_value_and_says_so(browser: Any, pledges: Path) -> None:
    reader = Reader(browser)
    page = reader.open(pledges, "pledges/index.html")
    head = page.locator("#promises thead th[aria-sort]")
    assert head.inner_text() == "Made" and head.get_attribute("aria-sort") == "descending"
    before = ledger_rows(page)
    made = page.locator("#promises").get_by_role("button", name="Made")
    made.focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("[data-sorted]").inner_text() == "Sorted by “Made”, from the lowest or earliest"
    assert ledger_rows(page) == [*before[4::-1], *before[5:]]
    made.press("Enter")
    assert ledger_rows(page) == before
    page.locator("#promises").get_by_role("button", name="Promised").click()
    assert ledger_rows(page)[:5] == ["Pledge 04", "Pledge 01", "Pledge 05", "Pledge 02", "Pledge 03"]
    due = page.locator("#promises").get_by_role("button", name="Due")
    due.click()
    assert ledger_rows(page)[:2] == ["Pledge 01", "Pledge 02"]
    due.click()
    assert ledger_rows(page)[:2] == ["Pledge 02", "Pledge 01"]  # what has no due date stays at the end
    assert reader.complaints == []


def test_the_ledger_filters_and_its_sums_follow(browser: Any, pledges: Path) -> None:
    reader = Reader(browser)
    page = reader.open(pledges, "pledges/index.html?due=passed")
    assert ledger_rows(page) == ["Pledge 01"]
    foot = page.locator("tfoot tr:visible")
    assert [" ".join(text.split()) for text in foot.all_inner_texts()] == ["Sums of what is shown", "In Euro (EUR) €5 million – –"]
    assert page.locator("#refusals").is_hidden()
    page.locator("select[name=due]").select_option("")
    page.wait_for_url(re.compile(r"index.html$"))
    assert " ".join(foot.nth(1).inner_text().split()) == "In Euro (EUR) €35 million – €2 million"
    page.get_by_label("Status").select_option("refused")
    page.wait_for_url("**status=refused")
    assert ledger_rows(page) == ["Pledge 06"] and page.locator("#promises").is_hidden()
    page = reader.open(pledges, "pledges/index.html?pledger=donor-1&currency=EUR")
    assert ledger_rows(page) == ["Pledge 04", "Pledge 01"]
    assert page.locator("form [role=status]").inner_text() == "2 of 6 pledges on this page"
    assert page.get_by_text("Pledges shown with figures that are not added: 1.").is_visible()
    assert reader.complaints == []


def test_what_is_shown_is_a_file(browser: Any, pledges: Path) -> None:
    reader = Reader(browser)
    page = reader.open(pledges, "pledges/index.html?currency=EUR")
    page.locator("#promises").get_by_role("button", name="Made").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of what is shown").click()
    assert download.value.suggested_filename == "pledges.csv"
    whole = ledger()["pledges.csv"].decode().split("\r\n")
    given = Path(download.value.path()).read_bytes().decode().split("\r\n")
    assert given[0] == whole[0] and set(given) < set(whole)
    assert [line.split(",")[0] for line in given[1:-1]] == ["p1", "p2", "p4", "p5", "p6"]
    assert reader.complaints == []


def test_the_ledger_is_whole_without_a_script(browser: Any, pledges: Path) -> None:
    reader = Reader(browser, java_script_enabled=False)
    page = reader.open(pledges, "pledges/index.html")
    assert len(ledger_rows(page)) == 6
    assert page.get_by_role("link", name="All pledges as CSV").is_visible()
    assert page.get_by_role("button").count() == 0
    assert small()["pledges.csv"].startswith(b"id,url,made,")
