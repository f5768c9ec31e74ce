"""Every page opened and every link followed, on a phone of 320 px: from disk, in a sub-folder of a host, in English and in Arabic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drawn import Site, arabic, kinds, pages, read_pages, sample, small
from reading import Reader, host, needs_browser, write

pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]
NOT_LINKED = {"404.html", "timeline.html"}
NAMED = {
    *("link", "button", "textbox", "searchbox", "combobox", "checkbox", "image", "img", "heading", "navigation", "region"),
    *("DisclosureTriangle", "table", "columnheader", "rowheader", "search"),
}
LOOK = """() => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  const root = document.documentElement;
  return {
    links: [...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), document.baseURI).href),
    ids: [...document.querySelectorAll('[id]')].map(part => part.id),
    wide: root.scrollWidth - root.clientWidth,
  };
}"""
WORDS = """text => [...document.querySelectorAll('main :not(form *, script, noscript)')].flatMap(part =>
  [...part.childNodes].filter(node => node.nodeType === 3 && node.data.trim() && (!text || part.checkVisibility()))
    .map(node => node.data.trim()))"""


class Walk:
    """What a reader finds who follows every link from the first page on."""

    def __init__(self, page: Any, start: str, site: Site) -> None:
        self.ids: dict[str, set[str]] = {}
        self.faults: list[str] = []
        links: set[str] = set()
        ahead = [start + "index.html"]
        while ahead:
            url = ahead.pop()
            if url in self.ids:
                continue
            path = url.removeprefix(start)
            if path not in site:
                self.faults.append(f"{path} is linked and not there")
                continue
            self.ids[url] = set()
            if not path.endswith(".html"):
                continue
            page.goto(url)
            seen = page.evaluate(LOOK)
            if seen["wide"] > 0:
                self.faults.append(f"{path} is {seen['wide']} px too wide")
            self.ids[page.url] = set(seen["ids"])  # where a page leads on, the browser may be on the next by now
            within = {link for link in seen["links"] if link.startswith(start)}
            self.faults += [f"{path} links {link}" for link in set(seen["links"]) - within if not link.startswith(("https://", "http://"))]
            links |= within
            ahead += [link.split("#")[0].split("?")[0] for link in within]
        for link in links:
            url, mark, anchor = link.partition("#")
            if mark and anchor not in self.ids[url.split("?")[0]]:
                self.faults.append(f"{link.removeprefix(start)} has no such place")
        self.seen = {url.removeprefix(start) for url in self.ids}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three sites on disk, each in a sub-folder with a blank in its name."""
    sites = {"sample": sample, "english": small, "arabic": arabic}
    return {name: write(site(), tmp_path_factory.mktemp(name) / "desk" / "sub folder") for name, site in sites.items()}


@pytest.mark.parametrize(("name", "site"), [("sample", sample), ("arabic", arabic)])
def test_every_link_leads_somewhere_from_disk(browser: Any, roots: dict[str, Path], name: str, site: Any) -> None:
    reader = Reader(browser, 320)
    walk = Walk(reader.page, roots[name].as_uri() + "/", site())
    assert walk.faults == []
    assert set(read_pages(site())) - walk.seen == {path for path in NOT_LINKED if path in site()}
    assert reader.complaints == []
    assert {url.split(":")[0] for url in reader.asked} == {"file"}


def test_every_link_leads_somewhere_in_a_sub_folder_of_a_host(browser: Any, roots: dict[str, Path]) -> None:
    reader = Reader(browser, 320, color_scheme="dark")
    with host(roots["english"].parent.parent) as (address, missing):
        start = address + "desk/sub%20folder/"
        walk = Walk(reader.page, start, small())
        assert [url for url in reader.asked if not url.startswith(start)] == []
    assert walk.faults == [] and missing == []
    assert set(read_pages(small())) - walk.seen == {"404.html"}
    assert reader.complaints == []


def test_the_address_of_a_merged_event_leads_on(browser: Any, roots: dict[str, Path]) -> None:
    leading = sorted(set(pages(small())) - set(read_pages(small())))
    assert leading
    page = Reader(browser).open(roots["english"], leading[0])
    page.wait_for_url(lambda url: leading[0] not in url)
    assert page.url.removeprefix(roots["english"].as_uri() + "/") in small()


def test_whatever_a_screen_reader_stops_at_has_a_name(browser: Any, roots: dict[str, Path]) -> None:
    reader = Reader(browser)
    ask = reader.context.new_cdp_session(reader.page)
    nameless, landmarks = [], []
    for path in kinds(arabic()).values():
        reader.open(roots["arabic"], path).evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        roles = []
        for node in ask.send("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            if not node["ignored"]:
                roles.append(role)
                if role in NAMED and not node.get("name", {}).get("value", "").strip():
                    nameless.append((path, role, node.get("backendDOMNodeId")))
        if not path.startswith(("404", "embed")) and [roles.count(role) for role in ("main", "banner", "contentinfo")] != [1, 1, 1]:
            landmarks.append(path)
    assert nameless == [] and landmarks == []


def test_what_a_script_shows_stands_on_the_page_without_one(browser: Any, roots: dict[str, Path]) -> None:
    """Beside forms, which need a script to work, every word that can be seen with scripts is there without them."""
    with_script, without = Reader(browser), Reader(browser, java_script_enabled=False)
    for path in kinds(small()).values():
        page = with_script.open(roots["english"], path)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        shown = set(page.evaluate(WORDS, True))
        plain = set(without.open(roots["english"], path).evaluate(WORDS, False))
        assert shown - plain == set(), path
        assert len(shown) > 1, path


def test_no_page_runs_or_styles_by_what_stands_in_it(browser: Any, roots: dict[str, Path]) -> None:
    reader = Reader(browser)
    page = reader.open(roots["english"], "index.html")
    page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      document.body.setAttribute('style', 'opacity: 0');
    }""")
    assert page.evaluate("[window.ran, getComputedStyle(document.body).opacity]") == [None, "1"]
    assert len(reader.complaints) == 2 and all("Content Security Policy" in complaint for complaint in reader.complaints)


def test_dark_is_dark(browser: Any, roots: dict[str, Path]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = Reader(browser, color_scheme=scheme).open(roots["english"], "index.html")
        colours = "[document.body, document.querySelector('h1')].map(part => getComputedStyle(part))"
        ground, ink = page.evaluate(f"(([body, h1]) => [body.backgroundColor, h1.color])({colours})")
        grounds.append([sum(map(int, colour[4:-1].split(","))) for colour in (ground, ink)])
    (ground, ink), (dark_ground, dark_ink) = grounds
    assert ground > ink and dark_ground < dark_ink
