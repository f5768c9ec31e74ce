"""Markdown as plain text, and the way back to the file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.corpus import SiteConfig
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_article
from sitegen.parse.plain import line_map, plain_text

LINES = Path(__file__).with_name("plain.cases").read_text("utf-8").splitlines()
ROWS = [tuple(line.split(" -> ", 1)) for line in LINES if line.strip() and not line.startswith("# ") or line.startswith(("# Talks",))]
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(("markdown", "expected"), ROWS, ids=[row[0].strip()[:50] for row in ROWS])
def test_case(markdown: str, expected: str) -> None:
    body = markdown.rstrip().replace("¶", "\n")
    text = body if expected.strip() == "=" else expected.replace("¶", "\n")
    assert plain_text(body).text == text


marked = st.text(st.sampled_from("ab \n#*_`[]()<>!&;|-=~\\1.:/é😀"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(marked)
def test_every_character_leads_back_to_the_file(body: str) -> None:
    traced = plain_text(body)
    lines = line_map(traced, body, 1)
    rows = body.split("\n")
    assert list(traced.origin) == sorted(traced.origin)
    for offset, source in enumerate(traced.origin):
        start, line, column = max((entry for entry in lines if entry[0] <= offset), key=lambda entry: entry[0])
        place = (line, column + offset - start)
        expected = (body.count("\n", 0, source) + 1, source - body.rfind("\n", 0, source))
        assert place == expected
        if len(traced.text) == len(body):
            assert traced.text[offset] == (rows[line - 1] + "\n")[place[1] - 1]


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=200),
    st.sampled_from(["", "---\ntitle: T\n---\n"]),
)
def test_locate_agrees_with_the_file(body: str, front: str) -> None:
    """In a plain text every character stands where `locate` says; offsets are those of the body."""
    for suffix in ("txt", "md"):
        text = "Words first.\n" + body
        found, _ = parse_article(RawFile("article", f"a.{suffix}", "a", (front + text).encode()), SiteConfig())
        assert found is not None
        if suffix == "txt":
            assert found.text == text
        rows = (front + text).split("\n")
        for offset, character in enumerate(found.text):
            line, column = found.locate(offset)
            if found.text == text:
                assert (rows[line - 1] + "\n")[column - 1] == character


def test_line_ends_of_every_sort_are_one(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        for mark in ("", "\ufeff"):
            body = (mark + end.join(["---", "title: T", "---", "One.", "", "Two."])).encode()
            found, findings = parse_article(RawFile("article", "a.md", "a", body), SiteConfig())
            assert found is not None
            assert not findings
            assert found.text == "One.\n\nTwo."
            assert found.locate(6) == (6, 1)


@pytest.mark.parametrize(
    "unit",
    ["[", "*a", "`a", "<!--", "<a ", "[a](", "![", "*a\n", "_a ", "# ", "&a", "> ", "|---", "\\", "~~~\n", "[\\[", "<script", "a\n=\n"],
)
def test_no_markup_takes_more_than_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        body = unit * (length // len(unit))
        start = time.perf_counter()
        plain_text(body)
        return time.perf_counter() - start

    assert seconds(100_000) < 2.0, "0.1 s is usual"


def test_bodies_of_real_articles_come_out_as_they_went_in() -> None:
    files = sorted((SHARED / "seeds" / "content" / "articles").glob("*.md"))
    if not files:
        pytest.skip("no ../shared here: real articles were not read")
    for file in files:
        body = file.read_text("utf-8").split("---\n", 2)[2]
        found, _ = parse_article(RawFile("article", str(file), file.stem, file.read_bytes()), SiteConfig())
        assert found is not None
        assert found.text == body
