"""`build --since`: the site itself tells what changed since an earlier edition."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.cli import main

ATOM = "{http://www.w3.org/2005/Atom}"
ARTICLE = "---\ntitle: T\npublished: 2024-03-12\npublisher: The Quay\n---\nAda Quill met Tom Brandt in Oslo on Monday.\n"
NOTE = "---\ntitle: {title}\ndate: {date}\nkind: meeting\nplace: {place}\nsources: [https://example.org/x]\n{more}---\n"

Build = Callable[..., dict[str, str]]


def own(title: str, date: str = "2024-04-01", place: str = "Bergen", more: str = "") -> str:
    return NOTE.format(title=title, date=date, place=place, more=more)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.chdir(tmp_path)
    for name in ("articles", "notes"):
        (tmp_path / "content" / name).mkdir(parents=True)
    (tmp_path / "content" / "articles" / "a.md").write_text(ARTICLE, "utf-8")

    def run(output: str, *options: str, as_of: str = "2024-06-01", **notes: str) -> dict[str, str]:
        for name, text in notes.items():
            (tmp_path / "content" / "notes" / f"{name}.md").write_text(text, "utf-8")
        assert main(["build", "--output", output, "--as-of", as_of, "--no-cache", *options]) == 0
        files = [file for file in (tmp_path / output).rglob("*") if file.is_file() and file.suffix in (".html", ".atom", ".json")]
        return {file.relative_to(tmp_path / output).as_posix(): file.read_text("utf-8") for file in files}

    return run


def entries(site: dict[str, str]) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in ET.fromstring(site["changes.atom"]).iter(f"{ATOM}entry")]


def test_what_came_what_went_and_what_changed(build: Build, tmp_path: Path) -> None:
    build("before", stays=own("The one that moves"), goes=own("The one that goes", "2024-05-01"))
    (tmp_path / "content" / "notes" / "goes.md").unlink()
    notes = {"stays": own("The one that moves", "2024-04-02", "Oslo"), "comes": own("The one that comes", "2024-05-02")}
    after = build("after", "--since", "before", as_of="2024-06-08", **notes)
    page = after["corrections/index.html"].partition("<main")[2]
    assert "Since the edition of 1 June 2024" in page
    assert "<del>1 April 2024</del>" in page and "<ins>2 April 2024</ins>" in page and "<del>Bergen</del>" in page
    assert 'href="../events/comes/index.html">The one that comes</a><br><span class="muted">new on the timeline' in page
    assert "<li>The one that goes<br>" in page and "no longer on the timeline" in page, "it has no page to lead to"
    assert entries(after) == [
        "The one that moves: the date: 1 April 2024 → 2 April 2024; the place: Bergen → Oslo",
        "The one that comes: new on the timeline",
    ]
    assert "2024-06-08" in after["changes.atom"]


def test_what_a_note_corrects_is_told_once_in_the_feed(build: Build) -> None:
    before = build("before")
    (event,) = json.loads(before["timeline.json"])["events"]
    note = f"---\ntitle: It was Sunday\nabout: {event['id']}\ndate: 2024-03-10\nwritten: 2024-03-14\n---\n"
    after = build("after", "--since", "before/timeline.json", sunday=note)
    assert "<ins>10 March 2024</ins>" in after["corrections/index.html"].partition("Since the edition")[2].partition("</section>")[0]
    assert len([title for title in entries(after) if "the date" in title]) == 1


def test_the_same_two_give_the_same_bytes_and_nothing_else_differs(build: Build) -> None:
    plain = build("before", own=own("One"))
    assert "Since the edition" not in plain["corrections/index.html"]
    first, second = build("first", "--since", "before"), build("second", "--since", "before")
    assert first == second
    assert "Nothing changed." in first["corrections/index.html"]
    assert {path for path in plain if plain[path] != first[path]} == {"corrections/index.html"}


@pytest.mark.parametrize(
    "old", ["no JSON", "{}", '{"schema": 1, "events": [], "undated": []}', '{"schema": 1, "events": [], "undated": [], "as_of": 7}']
)
def test_what_is_no_earlier_edition_is_a_wrong_call(build: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str) -> None:
    (tmp_path / "old.json").write_text(old, "utf-8")
    assert main(["build", "--since", "old.json", "--output", "site"]) == 2
    assert capsys.readouterr().err.startswith("old.json: ")
    assert main(["build", "--since", "gone.json", "--output", "site"]) == 2
    assert not (tmp_path / "site").exists()
