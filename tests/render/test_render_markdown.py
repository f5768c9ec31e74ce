"""Editors' Markdown: useful, and harmless."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser
from strict_html import read

from sitegen.render.html import rooted
from sitegen.render.markdown import LIMIT_CHARS, OPENING_CHARS, opening, to_html
from sitegen.render.pymarkdown import reader

SAFE = [
    ("**b** -- “q”", "<p><strong>b</strong> – “q”</p>"),
    ("# Title", "<h3>Title</h3>"),
    ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("[a](https://x.example/)", '<p><a href="https://x.example/" rel="noopener nofollow">a</a></p>'),
    ("![a chart](https://x.example/c.png)", '<p><a href="https://x.example/c.png" rel="noopener nofollow">a chart</a></p>'),
    ("[a](javascript:alert(1))", '<p><a rel="noopener nofollow">a</a></p>'),
    ("[a](//x.example/)", '<p><a rel="noopener nofollow">a</a></p>'),
    ("[a](../up)", '<p><a rel="noopener nofollow">a</a></p>'),
    ("a<script>alert(1)</script>b", "ab"),
    ('p\n{: onclick="alert(1)" style="color:red" .x}', "<p>p</p>"),
    ("<p style='x' onmouseover=alert(1)>t</p>", "<p>t</p>"),
    ("<iframe src='https://x.example'></iframe>", ""),
    ("<!-- c -->", ""),
    ("\x00\ud800a", "<p>a</p>"),
]


@pytest.mark.parametrize(("text", "html"), SAFE)
def test_to_html(text: str, html: str) -> None:
    assert to_html(text).replace("<p></p>", "") in (html, f"<p>{html}</p>")


HERE = (("Ada Quill", "actors/ada-quill/index.html"), ("opening", "events/opening-1/index.html"))
PICTURES = (("images/a b.png", 640, 480),)
NAMED = [
    ("[[Ada Quill]]", '<a href="site:actors/ada-quill/index.html" rel="noopener nofollow">Ada Quill</a>'),
    ("[[ Ada   Quill ]]", '<a href="site:actors/ada-quill/index.html" rel="noopener nofollow">Ada Quill</a>'),
    ("[[opening|the *day*]]", '<a href="site:events/opening-1/index.html" rel="noopener nofollow">the <em>day</em></a>'),
    ("[[Rolf Winter|her deputy]] [[Nobody]]", "her deputy Nobody"),
    ("`[[Ada Quill]]`", "<code>[[Ada Quill]]</code>"),
    ("\\[[Ada Quill]]", "[[Ada Quill]]"),
    ("[[Ada Quill](https://x.example/)", '[<a href="https://x.example/" rel="noopener nofollow">Ada Quill</a>'),
    ("[[<b onclick=x>|y]]", "y"),
    ("[x](site:actors/../../etc/index.html)", '<a rel="noopener nofollow">x</a>'),
    ("![a view](images/a%20b.png)", '<img src="site:images/a%20b.png" alt="a view" width="640" height="480" loading="lazy">'),
    ("![a view](<images/a b.png>)", '<img src="site:images/a%20b.png" alt="a view" width="640" height="480" loading="lazy">'),
    ('<img src="images/a b.png" alt="v" onerror="x">', '<img src="site:images/a%20b.png" alt="v" width="640" height="480" loading="lazy">'),
    ("![](images/a%20b.png)", '<a rel="noopener nofollow">images/a%20b.png</a>'),
    ("![v](images/other.png)", '<a rel="noopener nofollow">v</a>'),
    ("![v](../images/a%20b.png)", '<a rel="noopener nofollow">v</a>'),
    ("![v](https://x.example/a.png)", '<a href="https://x.example/a.png" rel="noopener nofollow">v</a>'),
]


@pytest.mark.parametrize(("text", "html"), NAMED)
def test_links_by_name_and_pictures(text: str, html: str) -> None:
    assert to_html(text, HERE, PICTURES) == f"<p>{html}</p>"


def test_a_link_by_name_in_a_table() -> None:
    html = to_html("| who | when |\n|---|---|\n| [[Ada Quill|she]] | Monday |", HERE)
    assert '<td><a href="site:actors/ada-quill/index.html" rel="noopener nofollow">she</a></td>\n<td>Monday</td>' in html


def test_links_lead_from_the_page_on_which_they_stand() -> None:
    html = to_html('[[Ada Quill]] ![v](images/a%20b.png) `<a href="site:x">` [out](https://x.example/)', HERE, PICTURES)
    assert rooted(html, "../../") == (
        '<p><a href="../../actors/ada-quill/index.html">Ada Quill</a> '
        '<img src="../../images/a%20b.png" alt="v" width="640" height="480" loading="lazy"> '
        '<code>&lt;a href="site:x"&gt;</code> <a href="https://x.example/" rel="noopener nofollow">out</a></p>'
    )


def test_footnotes_of_two_notes_do_not_share_an_id() -> None:
    one, two = to_html("a[^1]\n\n[^1]: one"), to_html("b[^1]\n\n[^1]: two")
    ids = read(one.encode()).ids + read(two.encode()).ids
    assert len(ids) == len(set(ids)) > 2
    page = read(one.encode())
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


HOSTILE = [
    "[" * 40_000,
    "[a" * 30_000,
    "*" * 50_000,
    "> " * 20_000,
    "<" * 50_000,
    "a_b" * 20_000,
    "`" * 50_000,
    "(" * 60_000,
    "[a](" * 9000,
    "[[a" * 20_000,
    "![" * 30_000,
    "| [[a|" * 9000,
    "<a " * 9000,
    "*[a]: b\n" * 4000,
    "# a\n" * 9000,
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_input_takes_no_more_than_a_moment(hostile: str) -> None:
    start = time.process_time()
    to_html(hostile)
    assert time.process_time() - start < 12


def test_nothing_of_a_very_long_note_is_lost() -> None:
    text = "".join(f"Paragraph *{number}* & more.\n\n" for number in range(LIMIT_CHARS // 20))
    html = to_html(text)
    assert "<em>1</em>" in html and f"*{LIMIT_CHARS // 20 - 1}* &amp; more." in html
    assert html.count("<p>") == LIMIT_CHARS // 20


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("[]()!*_<>\"'`#-=\n scriptonerror:javascript/{}.&;\x00é"), max_size=120))
def test_whatever_is_written_stays_harmless(text: str) -> None:
    page = read(to_html(text).encode())
    assert page.faults == [fault for fault in page.faults if fault.startswith(("h", "id"))]
    assert not [tag for tag, _ in page.elements if tag in ("script", "img", "iframe", "style", "svg")]
    assert all(link.startswith(("http://", "https://", "mailto:", "#fn")) for link in page.links)


@given(st.lists(st.sampled_from([*"ab <>&\"'/\n", "<p>", "</p>", "&lt;", "<a title='>'>", "<pre>", "<table><tr><td>"])).map("".join))
def test_the_opening_is_what_a_reader_of_pages_reads(text: str) -> None:
    for html in (to_html(text), to_html(text * 50), to_html("<b></b>\n" * 300 + text)):
        whole = " ".join(LexborHTMLParser(html).text().split())
        assert opening(html) == (whole if len(whole) <= OPENING_CHARS else whole[:OPENING_CHARS].rsplit(" ", 1)[0] + "…")


MARKS = st.lists(
    st.sampled_from(
        [
            *"ab `*_[]()<>&!\\'\"-.:{}|#\n",
            "  \n",
            "\n\n",
            "--",
            "...",
            "[^1]",
            "[a](https://x.example/)",
            "**b**",
            "&amp;",
            "*[a]: b\n",
            "\n=",
            "\n> ",
            "\n- ",
            "1. ",
            "\n: ",
            "    ",
            "```\n",
            "<p>",
            "</p>",
            "[TOC]",
            "{: .x}",
            "|-|\n",
        ]
    )
)


@given(MARKS.map("".join))
@example("a*b*\n ")  # a last line of spaces
@example("one\n\n*two*\n\n- three\n\n    four's\n\nfive")
def test_the_quicker_pass_gives_what_the_whole_one_gives(text: str) -> None:
    whole = Markdown(
        extensions=["extra", "smarty", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 3, "anchorlink": False}},
        output_format="html",
    )
    assert reader({}).convert(text) == whole.convert(text)
