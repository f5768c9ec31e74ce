"""The small site in a real browser, from file://: it fits, asks no host for anything, and reads without a script."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import norvia
import pytest
from drawn import draw, pages, small
from reading import Reader, needs_browser, write

pytestmark = needs_browser
SCHEMES = ("light", "dark")
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
    "review/index.html",
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_overflows_complains_or_asks_a_host(browser: Any, root: Path, scheme: str) -> None:
    reader = Reader(browser, 320, color_scheme=scheme)
    for path in pages(small()):
        if b'http-equiv="refresh"' in small()[path]:
            continue
        page = reader.open(root, path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    assert reader.complaints == []
    assert {url.split(":")[0] for url in reader.asked} == {"file"}


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
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
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
    for path in ("index.html", "search/index.html?q=img", "corrections/index.html", "review/index.html"):
        reader.open(folder, path)
    assert dialogs == [] and reader.complaints == []


def test_accessibility(browser: Any, root: Path) -> None:
    script = Path(os.environ.get("NODE_MODULES", "node_modules")) / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("no axe-core here: npm install axe-core, and set NODE_MODULES to its folder")
    months = norvia.small_corpus()  # one year only: an overview by months
    months = replace(months, events=tuple(event for event in months.events if "2025" in str(event.extent and event.extent.start)))
    other = write(draw(months), root.parent / "months")
    faults = []
    for scheme in SCHEMES:
        for width in (1280, 320):
            reader = Reader(browser, width, color_scheme=scheme, bypass_csp=True)
            for folder, path in [(other, "index.html"), *((root, path) for path in KEY_PAGES)]:
                page = reader.open(folder, path)
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                page.evaluate(script.read_text())
                found = page.evaluate("axe.run(document, {preload: false})")
                faults += [(path, scheme, width, fault["id"], fault["nodes"][0]["html"][:120]) for fault in found["violations"]]
    assert faults == []


def test_the_large_site_opens_fast(browser: Any, tmp_path: Path) -> None:
    folder = write(
        {path: body for path, body in draw(norvia.large_corpus(400)).items() if "/" not in path or path.startswith("assets/")}, tmp_path
    )
    page = Reader(browser).open(folder, "index.html")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 3000
