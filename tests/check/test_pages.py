"""Links of finished pages."""

# ruff: noqa: E501 - one case a line
from __future__ import annotations

import time

import pytest

from sitegen.check import links
from sitegen.model.corpus import Page


def page(path: str, body: str) -> Page:
    return Page(path, f"<!doctype html>\n<title>x</title>\n{body}".encode())


SITE = (
    page("index.html", '<a href="events/one/">one</a><p id="here">x</p>'),
    page("events/one/index.html", '<h1 id="top-of-it">One</h1><a href="../../">home</a>'),
    page("assets/style.css", ""),
    page("a b/index.html", ""),
)

GOOD = [
    "events/one/", "events/one/index.html", "./events/one/#top-of-it", "index.html#here", "#own", "#", "#top", "assets/style.css?v=3", "https://x.example/y", "mailto:desk@x.example",
    "//x.example/z", "tag:x.example,2024:1", "data:image/png;base64,AAAA", "?page=2", "", "a%20b/", "events/one", "events/../events/one/",
]  # fmt: skip
BAD = [
    ("events/two/", "leads to no page"), ("events/one/#nothing", "no anchor “nothing”"), ("#nowhere", "no anchor"), ("../outside.html", "leads out of the site"),
    ("/events/one/", "root of the host"), ("assets/", "leads to no page"), ("Events/one/", "leads to no page"), ("http://[broken", "no address"),
]  # fmt: skip


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("address", GOOD)
def test_a_link_that_leads_somewhere(address: str, exact: bool) -> None:
    assert links((*SITE, page("new.html", f'<a id="own" href="{address}">x</a>')), exact) == ()


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(("address", "message"), BAD)
def test_a_link_that_leads_nowhere(address: str, message: str, exact: bool) -> None:
    (finding,) = links((*SITE, page("new.html", f'<p>\n  <a class="x" href="{address}">x</a>')), exact)
    assert (finding.path, finding.line, finding.code) == ("new.html", 4, "C121")
    assert message in finding.message


@pytest.mark.parametrize(
    "form",
    [
        "<img src='{}'>",
        "<link rel=icon href={}>",
        '<script src="{}"></script>',
        '<img srcset="events/one/ 1x, {} 2x">',
        '<a\nhref="{}">',
        '<form action="{}">',
    ],
)
def test_all_ways_to_link(form: str) -> None:
    assert len(links((*SITE, page("new.html", form.format("gone.png"))))) == 1


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        '<!-- <a href="gone">x</a> -->',
        '<p title=\'<a href="gone"> <b id="a"> <b id="a">\'>',
        '<p>a href="gone"</p>',
        '<script>let x = "<a href=gone>";</script>',
        "<p>a href=gone</p>",
        '<p title="<a href=gone>">',
        '<a data-href="gone">',
    ],
)
def test_what_is_no_link(body: str, exact: bool) -> None:
    assert links((*SITE, page("new.html", body)), exact) == ()


DEEP = [
    ("../index.html", ""),
    ("../../index.html", "out of the site"),
    ("b.html#x", "no anchor"),
    ("b.html#y", ""),
    ("../a/b.html", ""),
    ("b", "no page"),
]


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize(("address", "message"), DEEP)
def test_links_between_folders(address: str, message: str, exact: bool) -> None:
    site = (page("index.html", ""), page("a/b.html", '<p id="y">'), page("a/new.html", f'<a href="{address}">x</a>'))
    found = links(site, exact)
    assert [finding.code for finding in found] == ["C121"] * bool(message) and all(message in finding.message for finding in found)


def test_the_page_for_missing_addresses_may_count_from_the_root() -> None:
    assert links((*SITE, page("404.html", '<a href="/any/where/">x</a>'))) == ()


def test_an_id_that_stands_twice() -> None:
    (finding,) = links((page("new.html", '<p id="a"></p>\n<p id="a"></p>'),))
    assert (finding.code, finding.line) == ("C122", 4)


def test_escaped_addresses_and_other_files() -> None:
    assert (
        links(
            (
                page("new.html", '<a href="?a=1&amp;b=2#x&amp;y">x</a><p id="x&amp;y">'),
                Page("feed.atom", b'<a href="gone"/>'),
                Page("x.png", b"\x89\xff<a href='q'>"),
            )
        )
        == ()
    )


def test_many_pages_in_linear_time() -> None:
    body = "".join(f'<a href="../p{n}/#t{n}">x</a><p id="t{n}">' for n in range(60))
    pages = [page(f"p{n}/index.html", body) for n in range(400)]
    start = time.process_time()
    assert len(links(pages)) == 0
    assert time.process_time() - start < 10


def test_a_hostile_page_does_not_hang() -> None:
    start = time.process_time()
    links(
        (
            Page("x.html", b"<a " * 20_000),
            Page("y.html", b"<" * 100_000),
            Page("z.html", b"<!--" * 30_000),
            Page("w.html", b'<a href="' * 20_000),
            Page("v.html", b"<script" * 20_000),
        )
    )
    assert time.process_time() - start < 5
