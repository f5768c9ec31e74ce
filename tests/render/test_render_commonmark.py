"""Notes read as CommonMark: in what they are like those that Python-Markdown reads, and in what they differ (docs/how-to/commonmark.md)."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strict_html import read
from test_render_markdown import HERE, HOSTILE, NAMED, PICTURES, SAFE

from sitegen.render.markdown import LIMIT_CHARS, Links, to_html


def commonmark(text: str, links: Links = ()) -> str:
    return to_html(text, links, PICTURES, "commonmark")


def lines_joined(html: str) -> str:
    """The HTML without the line ends between its blocks, which no reader sees."""
    return re.sub(r"\s*\n\s*", "", html)


ATTRIBUTES = 'p\n{: onclick="alert(1)" style="color:red" .x}'


@pytest.mark.parametrize(("text", "html"), [case for case in SAFE if case[0] != ATTRIBUTES])
def test_it_is_as_harmless(text: str, html: str) -> None:
    assert commonmark(text).replace("<p></p>", "") in (html, f"<p>{html}</p>")


def test_a_list_of_attributes_is_words() -> None:
    assert commonmark(ATTRIBUTES) == "<p>p\n{: onclick=“alert(1)” style=“color:red” .x}</p>"


@pytest.mark.parametrize(("text", "html"), NAMED)
def test_links_by_name_and_pictures(text: str, html: str) -> None:
    block = text.startswith("<img")  # a line of HTML is a block of its own here
    assert commonmark(text, HERE) == (html if block else f"<p>{html}</p>")


LINKED = '<a href="site:actors/ada-quill/index.html" rel="noopener nofollow">'
BY_NAME = [
    ("| who |\n|---|\n| [[Ada Quill|she]] |", f"<td>{LINKED}she</a></td>"),
    ("| who |\n|---|\n| [[Ada Quill|she|he]] |", f"<td>{LINKED}she|he</a></td>"),
    ("words\n\n    [[Ada Quill|she]]", "<code>[[Ada Quill|she]]</code>"),
    ("```\n[[Ada Quill]] <i>\n```", "<code>[[Ada Quill]] &lt;i&gt;\n</code>"),
    ('<abbr title="[[Ada Quill]]">x</abbr>', '<abbr title="[[Ada Quill]]">x</abbr>'),
    ("[[Ada Quill]] and [x](by-name:1)", "</a> and x"),
    ("[x](by-name:0)", '<p><a rel="noopener nofollow">x</a></p>'),
    ("`[x](by-name:7)` [[Nobody]]", "<code>[x](by-name:7)</code> Nobody"),
]


@pytest.mark.parametrize(("text", "part"), BY_NAME)
def test_what_is_a_link_by_name_is_for_the_reader_to_say(text: str, part: str) -> None:
    html = commonmark(text, HERE)
    assert part in html
    assert "by-name:0" not in html


SAME = [
    'Two *words*, **three** and `four`.\nThe next line.\n\nAnother -- with “quotes”, "more" and \'90s...',
    "> Said she\n>\n> -- Ada\n\n- one\n- two [link](https://x.example/a_b)\n    - three\n\n1. first\n2. second",
    "# One\n\n## Two\n\nSetext\n------\n\n###### Six",
    "| a | b |\n|---|--:|\n| 1 | 2 |\n\nTerm\n: what it is",
    "```\ncode *here*\n```\n\n    and here\n\n***\n\nline  \nbreak <b>bold</b> &copy; a < b",
    '[one][1] ![a view](images/a%20b.png) <https://x.example/>\n\n[1]: https://x.example/ "t"',
]


@pytest.mark.parametrize("text", SAME)
def test_ordinary_notes_look_alike(text: str) -> None:
    assert lines_joined(commonmark(text)) == lines_joined(to_html(text, (), PICTURES))


#: as docs/how-to/commonmark.md tells them: text, Python-Markdown, CommonMark
DIFFERENT = [
    ("text\n- a", "<p>text- a</p>", "<p>text</p><ul><li>a</li></ul>"),
    ("- a\n  - b", "<ul><li>a</li><li>b</li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("1) a", "<p>1) a</p>", "<ol><li>a</li></ol>"),
    ("#a", "<h3>a</h3>", "<p>#a</p>"),
    ("~~a~~", "<p>~~a~~</p>", "<p><del>a</del></p>"),
    ("a\\\nb", "<p>a\\b</p>", "<p>a<br>b</p>"),
    ("EU\n\n*[EU]: Union", '<p><abbr title="Union">EU</abbr></p>', "<p>EU</p><p>*[EU]: Union</p>"),
    ("a\n{: .b}", "<p>a</p>", "<p>a{: .b}</p>"),
    ('<div markdown="1">*a*</div>', "<div><p><em>a</em></p></div>", "<div>*a*</div>"),
]


@pytest.mark.parametrize(("text", "python", "ours"), DIFFERENT)
def test_what_differs(text: str, python: str, ours: str) -> None:
    assert lines_joined(to_html(text)) == python
    assert lines_joined(commonmark(text)) == ours


def test_footnotes_and_their_calls_lead_to_each_other() -> None:
    html = commonmark("a[^x] b[^x] c[^none]\n\n[^x]: one\n\n    two\n\n[^x]: again\n\n[^y]: not called\n\n[^z]: - a list")
    page = read(html.encode())
    assert page.faults == [fault for fault in page.faults if fault.startswith("h")]
    assert len(page.ids) == len(set(page.ids)) == 4  # the call, and three footnotes
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert "c[^none]" in html and "not called" in html
    other = read(commonmark("b[^x]\n\n[^x]: other").encode())
    assert not set(page.ids) & set(other.ids)


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "> " * 9000, "|a" * 3000 + "\n" + "|-" * 3000 + "\n" + "|a\n" * 3000, "[^a]" * 5000 + "\n\n[^a]: b"]
)
def test_hostile_input_takes_no_more_than_a_moment(hostile: str) -> None:
    start = time.process_time()
    commonmark(hostile)
    assert time.process_time() - start < 4


def test_nothing_of_a_very_long_note_is_lost() -> None:
    html = commonmark("".join(f"Paragraph *{number}* & more.\n\n" for number in range(LIMIT_CHARS // 20)))
    assert "<em>1</em>" in html and f"*{LIMIT_CHARS // 20 - 1}* &amp; more." in html
    assert html.count("<p>") == LIMIT_CHARS // 20


PIECES = [
    *"[]()!*_<>\"'`#-=\n scriptonerror:javascript/{}.&;\x00é|~^:",
    "[[",
    "]]",
    "by-name:0",
    "[^1]",
    "\n\n[^1]: ",
    "    ",
    "<a href=",
    "<div>",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_whatever_is_written_stays_harmless(text: str) -> None:
    page = read(commonmark(text, HERE).encode())
    assert page.faults == [fault for fault in page.faults if fault.startswith(("h", "id"))]
    assert not [tag for tag, _ in page.elements if tag in ("script", "img", "iframe", "style", "svg")]
    assert all(link.startswith(("http://", "https://", "mailto:", "#", "site:actors/", "site:events/")) for link in page.links)
