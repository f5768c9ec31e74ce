"""Files made to harm: each ends as a finding, and the other files' events are as if it were not there."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.pipeline import Options, read_corpus
from sitegen.report import format_findings

OPTIONS = Options(as_of=date(2024, 4, 1))
GOOD = "---\ntitle: T\npublished: 2024-03-12\n---\nAnna Berg will meet Carlos Ruiz in Oslo on Friday.\n"
WORDS = "<p>Anna Berg met Carlos Ruiz in Oslo yesterday.</p>"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]><rss><channel><title>&e11;</title></channel></rss>'
XXE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
MB = 1_000_000
# name: (the file's name, its bytes, the code that is told)
PAGES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "100,000 attributes": ("a.html", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x</p>{WORDS}".encode, "P060"),
    "100,000 bare attributes": ("a.html", f"<p {'a ' * 100_000}>x</p>{WORDS}".encode, "P060"),
    "depth 50,000": ("a.html", lambda: b"<div>" * 50_000 + WORDS.encode() + b"</div>" * 50_000, "P060"),
    "depth 50,000, never closed": ("a.html", lambda: b"<b><i>" * 25_000 + WORDS.encode(), "P060"),
    "100 MB": ("a.html", lambda: b"<p>word</p>\n" * (100 * MB // 12), "P006"),
    "100 MB of text": ("a.txt", lambda: b"x" * (100 * MB), "P006"),
    "19 MB of dates": ("a.txt", lambda: b"They met on Tuesday. " * 900_000, "P006"),
    "19 MB of marks": ("a.md", lambda: b"*a* " * 4_700_000, "P006"),
    "100 MB of front matter": ("a.md", lambda: b"---\ntitle: " + b"[" * (100 * MB), "P006"),
    "a compressed bomb": ("a.html", lambda: gzip.compress(bytes(100 * MB)), "P014"),
    "a compressed bomb of text": ("a.md", lambda: gzip.compress(bytes(100 * MB)), "P014"),
    "an entity bomb": ("a.html", BOMB.encode, "P060"),
    "an outer entity": ("a.html", XXE.encode, "P060"),
    "control characters alone": ("a.md", lambda: bytes(range(1, 32)) * 1000, "P014"),
}


def events(content: Path) -> tuple[Event, ...]:
    corpus = read_corpus(content, OPTIONS)
    return (*corpus.events, *corpus.undated)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "good.md").write_text(GOOD, "utf-8")
    return folder


def after(content: Path, before: tuple[Event, ...]) -> tuple[Finding, ...]:
    """What a build finds now; what the good file told before it tells still."""
    corpus = read_corpus(content, OPTIONS)
    assert before and set(before) <= {*corpus.events, *corpus.undated}
    told = format_findings(corpus.findings)
    assert "P099" not in told and not set(told) & {"\x1b", "\0", "\u202e", "\u2066"}
    return corpus.findings


def test_a_deep_page_is_read_plainly_in_linear_time(content: Path) -> None:
    """Just within the limits: once each paragraph was held against every element around it, by their HTML; it took five minutes."""
    before = events(content)
    (content / "articles" / "deep.html").write_text(
        "<div>" * 390 + "<p>The harbour was quiet all day.</p>" * 1000 + "</div>" * 390, "utf-8"
    )
    assert [one.code for one in after(content, before) if "deep.html" in one.path and one.code.startswith("P")] == ["P062"]


def test_a_page_of_scripts_is_searched_once(content: Path) -> None:
    """200,000 scripts and no comment: once the comment was looked for to the end after each of them."""
    before = events(content)
    (content / "articles" / "scripts.html").write_text("<script>x</script>" * 200_000 + "<p>The harbour was quiet all day.</p>", "utf-8")
    assert not [one for one in after(content, before) if one.severity == "error"]


@pytest.mark.parametrize("what", PAGES)
def test_a_hostile_file_is_told(content: Path, what: str) -> None:
    name, body, code = PAGES[what]
    before = events(content)
    (content / "articles" / name).write_bytes(body())
    assert code in {one.code for one in after(content, before) if one.severity == "error" and one.hint}


def test_a_link_out_of_the_folder(content: Path) -> None:
    before = events(content)
    (content.parent / "secret.md").write_text("The password is pear.", "utf-8")
    (content / "articles" / "out.md").symlink_to("../../secret.md")
    (content / "articles" / "absolute.txt").symlink_to("/etc/passwd")
    found = after(content, before)
    assert [one.code for one in found if one.severity == "error"] == ["P003", "P003"]
    assert "pear" not in format_findings(found)


@pytest.mark.parametrize(
    "name", ["ø" * 126 + ".md", "x" * 252 + ".md", "\u202edm.x.md", "a\x1b[2Jb.md", "a\nb.md", "..md", "...md", "%2e%2e%2fx.md"]
)
def test_odd_names_are_read_and_harm_no_terminal(content: Path, name: str) -> None:
    before = events(content)
    (content / "articles" / name).write_text(GOOD.replace("Carlos", "Ada").replace("Oslo", "Lima") + "\x1b[31m\u202e", "utf-8")
    found = after(content, before)
    assert not [one for one in found if one.severity == "error"]
