"""The small site in a real browser, from disk: what reads without a script, what must not move, what hostile titles may not do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drawn import draw
from reading import SHIFTS, Reader, needs_browser, write

pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]
KEY_PAGES = (
    "index.html",
    "events/2025-ingrid-halvorsen-and-davit-petrosyan-meet-in-port-ansel/index.html",
    "pledges/index.html",
    "meetings/index.html",
    "actors/norvia/index.html",
    "sources/the-norvia-courier/index.html",
    "conflicts/index.html",
    "corrections/index.html",
    "search/index.html",
    "about/index.html",
)


def test_everything_is_there_without_a_script(browser: Any, root: Path) -> None:
    reader = Reader(browser, java_script_enabled=False)
    reader.page.goto((root / "index.html").as_uri())
    text = " ".join(reader.page.locator("body").inner_text().split())
    for told in (
        "Norvia, Kelland and Estmark to hold a summit in Vik",
        "“A summit of the three states is planned for July in Vik.”",
        "Date not known",
    ):
        assert told in text
    assert reader.page.locator(".filters").is_hidden()
    reader.page.locator("details.how summary").first.click()
    assert reader.page.locator(".how__in").first.is_visible()
    reader.page.goto((root / "search/index.html").as_uri())
    assert reader.page.get_by_role("link", name="Harbour Fund", exact=True).is_visible()


def test_printing_opens_what_is_folded(browser: Any, root: Path) -> None:
    reader = Reader(browser)
    page = reader.open(root, "index.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.how:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.how[open]").count() == 0


def test_no_layout_shift(browser: Any, root: Path) -> None:
    page = Reader(browser, 390).page
    page.add_init_script(SHIFTS)
    for path in KEY_PAGES:
        page.goto((root / path).as_uri())
        page.wait_for_timeout(150)
        assert page.evaluate("window.shift") == 0, path


def test_hostile_titles_run_nothing(browser: Any, tmp_path: Path) -> None:
    from drawn import hostile

    folder = write(draw(hostile('"><img src=x onerror=alert(1)><script>alert(1)</script>')), tmp_path)
    reader = Reader(browser)
    dialogs: list[str] = []
    reader.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in ("index.html", "search/index.html?q=img", "corrections/index.html"):
        reader.open(folder, path)
    assert dialogs == [] and reader.complaints == []
