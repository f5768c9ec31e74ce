"""_headers and _redirects: read as a host reads them, and tried with a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import norvia
import pytest
from drawn import draw, small
from reading import Reader, needs_browser, until, write

from sitegen.model.corpus import SiteConfig
from sitegen.render.hosts import REDIRECTS_AT_MOST, RULES_AT_MOST, headers, redirects

META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def rules(body: bytes) -> dict[str, list[tuple[str, str]]]:
    """address: its headers, as a host reads the file."""
    found: dict[str, list[tuple[str, str]]] = {}
    here = ""
    for line in body.decode().splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[here].append((name, value))
        elif line and not line.startswith("#"):
            here = line
            assert here not in found
            found[here] = []
    return found


def sent(body: bytes, address: str) -> list[tuple[str, str]]:
    """What a host sends with the file at the address."""
    return [
        header
        for rule, lines in rules(body).items()
        if rule == address or (rule.endswith("*") and address.startswith(rule[:-1]))
        for header in lines
    ]


def page_addresses(site: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path in site:
        yield path, f"/{path.removesuffix('index.html')}"


def test_each_address_gets_every_header_once() -> None:
    site = small()
    for path, address in page_addresses(site):
        names = [name for name, _ in sent(site["_headers"], address)]
        assert len(names) == len(set(names)), path
        assert "X-Content-Type-Options" in names
        if path.endswith(".html"):
            assert ("X-Frame-Options" in names) != path.startswith("embed/"), path
        assert ("immutable" in dict(sent(site["_headers"], address)).get("Cache-Control", "")) == path.startswith("assets/")


def test_the_policy_is_the_pages_own_and_no_frame() -> None:
    site = small()
    for path, address in page_addresses(site):
        if not path.endswith(".html") or path.startswith("embed/"):
            continue
        own = META.search(site[path].decode())
        assert own
        if own[1] != "default-src 'none'":  # a page that leads on
            assert dict(sent(site["_headers"], address))["Content-Security-Policy"] == f"{own[1]}; frame-ancestors 'none'", path


def test_files_to_be_kept_for_ever_are_named_by_their_content() -> None:
    site = draw(norvia.small_corpus(site=SiteConfig(base_url="https://desk.example/")))
    assert all(re.search(r"\.[0-9a-f]{8}\.\w+$", path) for path in site if path.startswith("assets/"))


def test_the_full_text_is_allowed_its_engine_on_the_search_page_alone() -> None:
    body = headers(SiteConfig(search="pagefind"), ("index.html", "search/index.html", "about/index.html")).body
    assert [rule for rule, lines in rules(body).items() if "wasm" in str(lines)] == ["/search/*"]


def test_every_merged_event_leads_on() -> None:
    site = small()
    rows = [line.split(" ") for line in site["_redirects"].decode().splitlines() if not line.startswith("#")]
    pages = {f"/{path.removesuffix('index.html')}" for path, body in site.items() if b'http-equiv="refresh"' in body}
    assert {old for old, _, _ in rows} == pages and pages
    assert all(f"{new[1:]}index.html" in site and code == "301" for _, new, code in rows)


def test_a_site_in_a_sub_folder() -> None:
    site = SiteConfig(base_url="https://desk.example/talks/")
    assert b"/talks/a%20b/ /talks/c/ 301\n" in redirects(site, [("a b/index.html", "c/index.html")]).body
    assert set(rules(headers(site, ("index.html", "about/index.html")).body)) == {
        "/talks/*",
        "/talks/assets/*",
        "/talks/",
        "/talks/index.html",
        "/talks/about/*",
    }


def test_the_limits_of_hosts() -> None:
    many = [f"{year}/index.html" for year in range(1800, 2100)]
    found = rules(headers(SiteConfig(), ("index.html", "search/index.html", *many)).body)
    assert len(found) == RULES_AT_MOST and "/search/*" in found
    moved = [(f"events/{number}/index.html", "x/index.html") for number in range(REDIRECTS_AT_MOST + 5)]
    assert redirects(SiteConfig(), moved).body.count(b" 301\n") == REDIRECTS_AT_MOST


class _Host(SimpleHTTPRequestHandler):
    """Sends the headers of the folder's own `_headers`."""

    def end_headers(self) -> None:
        for name, value in sent((Path(self.directory) / "_headers").read_bytes(), self.path.partition("?")[0]):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def host(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@needs_browser
def test_a_browser_reads_the_site_under_these_headers(browser: Any, tmp_path: Path) -> None:
    with host(write(small(), tmp_path)) as address:
        reader = Reader(browser)
        for path in ("", "search/?q=norvia", "pledges/", "meetings/", "2025/"):
            reader.page.goto(address + path)
            assert reader.page.locator("main").count() == 1
        reader.page.goto(f"{address}search/?q=norvia")
        until(reader.page, "document.querySelectorAll('main a[href*=\"events/\"]').length > 0")
        assert reader.complaints == []


@needs_browser
@pytest.mark.parametrize(("path", "shown"), [("embed/", True), ("", False), ("pledges/", False)])
def test_only_the_page_for_frames_is_shown_in_one(browser: Any, tmp_path: Path, path: str, shown: bool) -> None:
    with host(write(small(), tmp_path / "site")) as address, host(write({"_headers": b""}, tmp_path / "other")) as other:
        (tmp_path / "other" / "index.html").write_text(f'<!doctype html><title>x</title><iframe src="{address}{path}"></iframe>')
        reader = Reader(browser)
        reader.page.goto(other)
        text = reader.page.frame_locator("iframe").locator("body").inner_text()
        assert ("Norvia" in text) == shown
