"""Full text by Pagefind: what is indexed, the same bytes twice, and hits in a browser over http from a sub-folder."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import norvia
import pytest
from drawn import Site, small, sound
from reading import Reader, needs_browser, write

from sitegen.fulltext import FOLDER, FullTextError, index_text, installed
from sitegen.model.corpus import Page, SiteConfig
from sitegen.pipeline import draw

needs_pagefind = pytest.mark.skipif(not installed(), reason="no Pagefind here: pip install 'dateline[pagefind]'")
MARKED = b'<html lang="en"><body><main data-pagefind-body><h1>One</h1><p>A word.</p></main>'


@cache
def site() -> Site:
    drawing, found = draw(norvia.small_corpus(site=SiteConfig(title="The Norvia Talks", search="pagefind")), None)
    assert found == ()
    return {page.path: page.body for page in drawing.pages}


@needs_pagefind
def test_event_source_and_actor_pages_are_indexed_and_no_others() -> None:
    marked = {path.split("/")[0] for path, body in site().items() if b"data-pagefind-body" in body}
    assert marked == {"events", "sources", "actors"}
    assert not [path for path, body in small().items() if b"data-pagefind-body" in body]
    fragments = [path for path in site() if path.startswith(f"{FOLDER}/fragment/")]
    assert len(fragments) == sum(b"data-pagefind-body" in body for body in site().values())
    assert not [path for path in site() if path.startswith(f"{FOLDER}/pagefind-ui")]
    assert sound(site()) == []


@needs_pagefind
def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    pages = [Page(path, body) for path, body in site().items() if not path.startswith(FOLDER)]
    again = index_text(reversed(pages), installed())
    assert {page.path: page.body for page in again} == {path: body for path, body in site().items() if path.startswith(FOLDER)}


def test_no_page_to_index_no_tool_and_a_tool_that_fails() -> None:
    assert index_text([Page("index.html", b"<main>")], ("no-such-tool",)) == ()
    for command in ((), ("no-such-tool",), ("false",), ("true",)):
        with pytest.raises(FullTextError, match="the full text is not searched"):
            index_text([Page("events/a/index.html", MARKED)], command)


def test_only_the_search_page_may_run_wasm() -> None:
    corpus = norvia.small_corpus(site=SiteConfig(search="pagefind"))
    drawing, found = draw(corpus, None, tool=())
    assert [finding.code for finding in found] == ["P081"]
    plain = draw(replace(corpus, site=SiteConfig()), None)[0].pages
    assert drawing.pages == plain  # without the tool: as if it had not been asked for
    if installed():
        allowed = [path for path, body in site().items() if b"wasm-unsafe-eval" in body]
        assert allowed == ["search/index.html", "_headers"]
        (paths,) = re.findall(r"(?m)^(/\S*)\n(?:  .*\n)*?  .*wasm-unsafe-eval", site()["_headers"].decode())
        assert paths.startswith("/search/")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    top = tmp_path_factory.mktemp("served")
    write(site(), top / "sub")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(top)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub/"
    server.shutdown()


@needs_browser
@needs_pagefind
def test_hits_below_the_results_served_from_a_sub_folder(browser: Any, address: str) -> None:
    reader = Reader(browser)
    page = reader.page
    page.goto(f"{address}search/index.html")
    assert not [url for url in reader.asked if "/pagefind/" in url]
    page.get_by_label("Search for").fill("dredging")
    hits = page.locator("[data-hits] .row")
    hits.first.wait_for()
    assert page.get_by_role("heading", name="In the whole text").is_visible()
    assert hits.locator("mark").first.inner_text().lower().startswith("dredg")
    first = hits.locator("a").first
    title = first.inner_text()
    assert str(first.get_attribute("href")).startswith("/sub/")
    first.click()
    page.wait_for_load_state()
    assert title in page.locator("h1").inner_text()
    page.goto(f"{address}search/index.html?q=xyzzyq")
    page.locator("[data-told]").get_by_text("Nothing matches.", exact=True).wait_for()
    page.get_by_role("button", name="Clear").click()
    page.locator("[data-fulltext]").wait_for(state="hidden")
    assert reader.complaints == [] and {url.split("/sub/")[0] + "/sub/" for url in reader.asked} == {address}


@needs_browser
@needs_pagefind
def test_a_page_from_disk_says_that_it_cannot(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser)
    page = reader.open(write(site(), tmp_path), "search/index.html?q=ferry")
    page.locator("[data-results] .row").first.wait_for()
    assert page.locator("[data-told]").inner_text().startswith("The whole text can be searched only where the site stands on a web server")
    assert reader.complaints == []
