"""The keyboard alone: everything can be reached in the order of the page, is seen when it is reached, and works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading import Reader, needs_browser

pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(part => !part.disabled && part.tabIndex >= 0 && part.checkVisibility({visibilityProperty: true}))"""
HERE = f"""() => {{
  const part = document.activeElement, box = part.getClientRects()[0], style = getComputedStyle(part);
  return {{
    at: ({STOPS})().indexOf(part),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !part.contains(document.elementFromPoint(box.left + Math.min(4, box.width / 2), box.top + box.height / 2)),
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
    what: part.outerHTML.slice(0, 100),
  }};
}}"""


@pytest.mark.parametrize("path", ["index.html", "pledges/index.html", "search/index.html"])
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(browser: Any, root: Path, path: str) -> None:
    page = Reader(browser, reduced_motion="reduce").open(root, path)
    count = page.evaluate(f"({STOPS})().length")
    assert count > 20
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(HERE))
    assert [stop["at"] for stop in stops] == list(range(count))
    assert [stop["what"] for stop in stops if stop["covered"] or not (stop["seen"] and stop["marked"])] == []


def test_the_skip_link_leads_to_the_text(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "index.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("part => part === document.activeElement") and skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_folded_opens_and_closes(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "index.html")
    how = page.locator("details.how").first
    how.locator("summary").focus()
    page.keyboard.press("Enter")
    assert how.locator(".how__in").is_visible()
    page.keyboard.press("Space")
    assert not how.locator(".how__in").is_visible()


def test_filters_narrow_the_list_and_the_address_keeps_them(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "index.html")
    cards = page.locator("[data-list] .event:visible")
    every = cards.count()
    page.locator(".filters > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "kind":
        page.keyboard.press("Tab")
    page.keyboard.type("Pl")
    page.wait_for_url("**kind=pledge*")
    fewer = cards.count()
    assert 0 < fewer < every
    page.reload()
    assert cards.count() == fewer and page.locator("select[name=kind]").input_value() == "pledge"
    page.locator("select[name=kind]").focus()
    page.keyboard.press("Home")
    page.wait_for_url(lambda url: "kind" not in url)
    assert cards.count() == every


def test_the_ledger_sorts(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "pledges/index.html")
    rows = page.locator("#promises tbody th")
    before = rows.all_inner_texts()
    head = page.locator("#promises thead button").first
    head.focus()
    page.keyboard.press("Enter")
    assert head.evaluate("part => part === document.activeElement")
    once = rows.all_inner_texts()
    page.keyboard.press("Space")
    assert len(before) > 1 and once == before[::-1] and rows.all_inner_texts() == before


def test_a_search_is_typed_and_its_first_result_opened(browser: Any, root: Path) -> None:
    page = Reader(browser).open(root, "search/index.html")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("summit vik")
    first = page.locator("[data-results] a").first
    first.wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if first.evaluate("part => part === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    assert "summit in Vik" in page.locator("h1").inner_text()
