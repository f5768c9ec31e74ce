"""The preview in a real browser: what waits for review, findings over the page with links to their lines, and that it writes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn import ROOT
from reading import Reader, needs_browser

pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]
ARTICLE = "---\ntitle: At the harbour\npublished: 2024-03-12\npublisher: The Quay\n---\nAda Quill met Tom Brandt in Oslo on Monday.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """(content folder, address of its preview)."""
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "notes").mkdir()
    (content / "site.toml").write_text('title = "The Quay"\nthreshold = 0.9\n', "utf-8")
    (content / "articles" / "a.md").write_text(ARTICLE, "utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--as-of", "2024-06-01", "--no-cache"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield content, server.stdout.readline().split()[0]
        finally:
            server.terminate()  # open streams must not keep it alive


def told(address: str) -> Any:
    """What the preview tells a browser that begins to listen now."""
    with urllib.request.urlopen(f"{address}-dateline/events", timeout=10) as news:
        return json.loads(news.readline().removeprefix(b"data: "))


def test_from_what_waits_to_the_note_that_hides_it(browser: Any, desk: tuple[Path, str]) -> None:
    content, address = desk
    reader = Reader(browser)
    page = reader.page
    page.goto(address)
    page.get_by_role("link", name="1 event waits for review").click()
    assert page.url == f"{address}-dateline/review/index.html"
    offer = page.locator(".offer", has_text="Hide it")
    offer.locator("summary").click()
    offer.get_by_role("button", name="Copy").click()
    offer.get_by_text("Copied").wait_for()
    note = offer.locator("textarea").input_value()
    path = offer.locator("code").first.inner_text()
    assert "hide: true" in note and not list((content / "notes").iterdir()), "the preview itself writes nothing"
    (content / path).write_text(note, "utf-8")
    page.get_by_text("Nothing waits for review.").wait_for()


def test_a_page_fetched_before_a_save_that_hears_of_builds_after_it(browser: Any, desk: tuple[Path, str]) -> None:
    """What was built between the page and its first news is news, too."""
    content, address = desk
    page = Reader(browser).page

    def late(route: Any) -> None:
        note = content / "notes" / "dinner.md"
        if not note.exists():
            note.write_text("---\ntitle: Dinner\ndate: 2024-03-15\nkind: meeting\n---\n", "utf-8")
            end = time.monotonic() + 20
            while told(address)["build"] < 2:
                assert time.monotonic() < end, "no build after the save"
                time.sleep(0.05)
        route.continue_()

    page.route("**/overlay.js", late)
    page.goto(address)
    page.get_by_role("link", name="Dinner", exact=True).first.wait_for()


def test_a_fault_is_laid_over_the_page_with_a_link_to_its_line(browser: Any, desk: tuple[Path, str]) -> None:
    content, address = desk
    page = Reader(browser).page
    page.goto(address)
    page.locator(".dateline-corner").wait_for()  # the browser hears of builds
    note = content / "notes" / "dinner.md"
    note.write_text("---\ntitle: Dinner\ndate: 2024-03-15\nkind: metting\n---\n", "utf-8")
    findings = page.get_by_role("alert")
    findings.get_by_text("did you mean “meeting”?").wait_for()
    assert "The Quay" in page.locator(".masthead__title").inner_text(), "the last good site stays up"
    findings.get_by_role("link", name="content/notes/dinner.md:4:7").click()
    line = page.locator("li:target")
    line.wait_for()
    assert line.inner_text() == "kind: metting"
    page.go_back()
    page.get_by_role("alert").wait_for()
    note.write_text("---\ntitle: Dinner\ndate: 2024-03-15\nkind: meeting\n---\n", "utf-8")
    page.get_by_role("link", name="Dinner", exact=True).first.wait_for()
    page.get_by_role("alert").wait_for(state="detached")
