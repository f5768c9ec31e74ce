"""The page for other people's frames, and the code that the site offers for it."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import norvia
import pytest
from drawn import draw, small, with_base
from reading import Reader, needs_browser, until, write

from sitegen.model.corpus import SiteConfig

CODE = re.compile(r"<textarea[^>]*data-snippet[^>]*>(.*?)</textarea>", re.DOTALL)


def code(page: str) -> str:
    """The code that a page offers, as it is copied."""
    match = CODE.search(with_base()[page].decode())
    assert match
    return html.unescape(match[1])


def test_the_page_is_one_line_and_the_newest_events() -> None:
    site = draw(norvia.large_corpus(90))
    page = site["embed/index.html"].decode()
    assert page.count('<li class="row">') == 50 + 1  # and the shape of a row for the script
    assert '<base target="_top">' in page and "masthead" not in page and "foot" not in page and '"robots" content="noindex"' in page
    newest = json.loads(site["timeline.json"])["events"][:-51:-1]
    assert [event["url"] + "index.html" for event in newest] == re.findall(r'<a href="\.\./(events/[^"]+)"', page)


def test_the_code_names_the_page_its_filter_and_whose_events_they_are() -> None:
    frame = '<iframe src="https://desk.example/talks/embed/{}" title="{}" width="100%" height="600" loading="lazy"></iframe>'
    assert code("search/index.html") == frame.format("", "The Norvia Talks")
    assert code("actors/norvia/index.html") == frame.format("?actor=norvia", "Norvia – The Norvia Talks")
    assert code("places/vik/index.html") == frame.format("?place=vik", "Vik – The Norvia Talks")


def test_a_name_cannot_break_out_of_the_code() -> None:
    title = '"><script>alert(1)</script>'
    site = draw(norvia.small_corpus(site=SiteConfig(title=title, base_url="https://desk.example/")))
    match = CODE.search(site["search/index.html"].decode())
    assert match and html.unescape(match[1]).count(">") == 2


def test_without_an_address_the_site_says_what_is_missing() -> None:
    for path in ("search/index.html", "actors/norvia/index.html"):
        assert b"base_url in site.toml" in small()[path] and b"<iframe" not in small()[path]


def test_without_an_index_nothing_is_filtered() -> None:
    site = draw(norvia.small_corpus(site=SiteConfig(title="x", base_url="https://desk.example/", search="none")))
    assert b"data-embed" not in site["actors/norvia/index.html"] and b"data-search" not in site["embed/index.html"]
    assert b"data-embed" in site["search/index.html"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a port of its own."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


LISTENER = """<script>
addEventListener("message", (event) => {
  if (!event.data || event.data.dateline !== "height") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === event.source) frame.style.height = event.data.height + "px";
});
</script>"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(a paper's page, the site): each on a port of its own, the page with the site's events in a frame."""
    folder = tmp_path_factory.mktemp("embed")
    write(small(), folder / "site")
    with served(folder / "site") as site, served(folder / "paper") as paper:
        (folder / "paper").mkdir(exist_ok=True)
        for name, query in (("all", ""), ("norvia", "?actor=norvia&kind=meeting"), ("none", "?place=nowhere")):
            frame = f'<iframe src="{site}embed/index.html{query}" title="Events" width="600" height="80"></iframe>'
            (folder / "paper" / f"{name}.html").write_text(
                f"<!doctype html><link rel=icon href=data:,><title>A paper</title>{LISTENER}{frame}", "utf-8"
            )
        yield paper, site


@needs_browser
def test_in_a_frame_of_another_site(browser: Any, paper: tuple[str, str]) -> None:
    reader = Reader(browser)
    reader.page.goto(paper[0] + "norvia.html")
    frame = reader.page.frame_locator("iframe")
    frame.locator("[data-results] .row").first.wait_for()
    norvia_met = [
        event["title"]
        for event in json.loads(small()["timeline.json"])["events"]
        if event["kind"] == "meeting" and "norvia" in {actor["id"] for actor in event["actors"]}
    ]
    assert frame.locator("[data-results] a").all_inner_texts() == norvia_met[::-1]
    assert frame.locator("[data-az]").is_hidden()
    assert frame.locator("[data-state]").inner_text() == f"{len(norvia_met)} of 9 events"
    frame.locator("[data-results] a").first.click()
    reader.page.wait_for_url(paper[1] + "events/*/index.html")
    assert reader.complaints == []


@needs_browser
def test_it_tells_its_height(browser: Any, paper: tuple[str, str]) -> None:
    page = Reader(browser).page
    page.goto(paper[0] + "all.html")
    until(page, "document.querySelector('iframe').offsetHeight > 300")
    inside = page.frames[1].evaluate("[document.body.scrollHeight, document.documentElement.scrollHeight > innerHeight]")
    assert abs(inside[0] - page.evaluate("document.querySelector('iframe').clientHeight")) <= 1 and not inside[1]
    page.goto(paper[0] + "none.html")
    until(page, "document.querySelector('iframe').offsetHeight < 80")


@needs_browser
def test_without_a_script_the_newest_stand_there(browser: Any, paper: tuple[str, str]) -> None:
    page = Reader(browser, java_script_enabled=False).page
    page.goto(paper[0] + "norvia.html")
    assert page.frame_locator("iframe").locator("[data-az] .row").count() == 9


@needs_browser
def test_the_search_page_offers_what_it_shows(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser)
    page = reader.open(write(with_base(), tmp_path), "search/index.html?kind=meeting")
    page.locator("[data-embed] summary").click()
    box = page.locator("[data-snippet]")
    until(page, "document.querySelector('[data-snippet]').value.includes('embed/?kind=meeting\"')")
    page.select_option("select[name=actor]", "norvia")
    until(page, "document.querySelector('[data-snippet]').value.includes('&amp;actor=norvia\"')")
    assert page.locator("[data-alone]").get_attribute("href").endswith("embed/index.html?kind=meeting&actor=norvia")
    page.locator("[data-copy]").click()
    until(page, "document.querySelector('[data-copied]').textContent !== ''")
    page.locator("[data-reset]").click()
    until(page, "document.querySelector('[data-snippet]').value.includes('embed/\"')")
    assert box.input_value().startswith("<iframe ") and reader.complaints == []


@needs_browser
def test_undated_events_are_found_by_words(browser: Any, tmp_path: Path) -> None:
    corpus = norvia.small_corpus()
    page = Reader(browser).open(write(draw(replace(corpus, events=corpus.events[:1])), tmp_path), "embed/index.html?q=mayors")
    page.locator("[data-results] .row").first.wait_for()
    assert page.locator("[data-results] a").all_inner_texts() == ["The mayors of Port Ansel and Vik meet"]
