"""The commands as a user calls them: exit status, streams, and that no call ends in a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from sitegen.model.corpus import SiteConfig

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = """---
title: Talks in Oslo
publisher: Example Times
published: 2024-03-12
---
OSLO - Foreign Minister Anna Berg will meet Foreign Minister Carlos Ruiz in Oslo on Friday, the ministry said on Monday.
"""


def run(*arguments: str, cwd: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """`build.py` as a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments], cwd=cwd or ROOT, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "oslo.md").write_text(ARTICLE, "utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["build", "--help"], ["dates", "--help"], ["events", "--help"], ["--version"]],
)
def test_help_is_there(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nonsense"], "invalid choice"),
        (["build", "--as-of", "yesterday"], "is not a date"),
        (["build", "--jobs", "0"], "number of processes"),
        (["dates", "--timezone", "Mars/Olympus"], "no time zone"),
        (["build", "--content", "no-such-folder"], "no such folder"),
        (["events"], "--jsonl"),
        (["events", "--jsonl", "no-such-file.jsonl"], "cannot be read"),
        (["serve", "--port", "99999"], "not a port"),
    ],
)
def test_a_wrong_call_is_status_2_and_says_what(arguments: list[str], word: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_build_is_the_command_without_a_name(content: Path, tmp_path: Path) -> None:
    done = run("--content", str(content), "--as-of", "2024-04-01", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    timeline = json.loads((tmp_path / "output" / "timeline.json").read_text("utf-8"))
    assert timeline["schema"] == 1
    assert timeline["as_of"] == "2024-04-01"
    assert [event["date"]["edtf"] for event in timeline["events"] if event["kind"] == "meeting"] == ["2024-03-15"]
    assert timeline["articles"][0]["published_by"] == "front-matter"


def test_errors_stop_a_build_and_leave_the_last_site(content: Path, tmp_path: Path) -> None:
    assert run("build", "--content", str(content), "--as-of", "2024-04-01", cwd=tmp_path).returncode == 0
    before = (tmp_path / "output" / "index.html").read_bytes()
    (content / "articles" / "broken.md").write_text("---\ntitle: never closed\n\nText.\n", "utf-8")
    done = run("build", "--content", str(content), "--as-of", "2024-04-01", cwd=tmp_path)
    assert done.returncode == 1
    assert "broken.md:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "output" / "index.html").read_bytes() == before
    going = run("build", "--content", str(content), "--as-of", "2024-04-01", "--keep-going", cwd=tmp_path)
    assert going.returncode == 1
    assert (tmp_path / "output" / "index.html").is_file()


def test_check_writes_nothing(content: Path, tmp_path: Path) -> None:
    (content / "articles" / "broken.md").write_text("---\ntitel: x\n---\nText.\n", "utf-8")
    done = run("check", "--content", str(content), "--format", "json", "--as-of", "2024-04-01", cwd=tmp_path)
    findings = json.loads(done.stdout)
    assert any("titel" in finding["message"] and "title" in finding["message"] + finding["hint"] for finding in findings)
    assert not (tmp_path / "output").exists()


def test_dates_of_a_text() -> None:
    text = "Ministers will meet on Tuesday."
    done = run("dates", "--published", "2025-03-18", stdin=text)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["text"], row["value"], row["edtf"]) for row in rows] == [("Tuesday", "2025-03-18", "2025-03-18")]
    assert text[rows[0]["start"] : rows[0]["end"]] == "Tuesday"
    assert set(rows[0]) >= {
        "start",
        "end",
        "text",
        "type",
        "value",
        "mod",
        "edtf",
        "anchor",
        "direction",
        "rule",
        "why",
        "alternatives",
        "confidence",
    }


def test_dates_without_a_date_stay_open() -> None:
    row = json.loads(run("dates", stdin="They met on Tuesday.").stdout)
    assert row["edtf"] is None


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    good = {"id": "a", "published": "2024-03-12", "text": "They met yesterday."}
    lines.write_bytes(
        b"\n".join(
            [
                json.dumps(good).encode(),
                b"{broken",
                b'{"id": "x"}',
                b"\xff\xfe",
                b'{"id": "y", "text": "x", "published": "soon"}',
                json.dumps(good).encode(),
            ]
        )
    )
    done = run("dates", "--jsonl", str(lines))
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "a"]
    assert [f"in.jsonl:{number}:" in done.stderr for number in (2, 3, 4, 5)] == [True] * 4
    assert "Traceback" not in done.stderr


def test_events_of_a_batch(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    text = ARTICLE.rsplit("---\n", 1)[1]
    lines.write_text(json.dumps({"id": "1", "published": "2024-03-12", "publisher": None, "title": None, "text": text}) + "\n", "utf-8")
    done = run("events", "--jsonl", str(lines))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    meeting = next(row for row in rows if row["kind"] == "meeting")
    assert meeting["edtf"] == "2024-03-15"
    assert meeting["status"] == "planned"
    assert meeting["place"] == "Oslo"
    assert {actor["name"] for actor in meeting["actors"]} == {"Anna Berg", "Carlos Ruiz"}
    assert [text[start:end] for start, end in meeting["when"]] == ["Friday"]


def test_explain_knows_the_codes() -> None:
    done = run("explain", "p041")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "P041: a word that is not one of those allowed")


def test_explain_says_why() -> None:
    done = run("explain", "The ministers met on Monday.", "--published", "2025-03-18")
    assert "2025-03-17" in done.stdout
    assert "because" in done.stdout


@pytest.mark.parametrize(("words", "language"), [("last Tuesday", "de"), ("letzten Dienstag", "de"), ("last Tuesday", "ar")])
def test_the_date_of_a_note_is_read_in_the_language_of_the_site_or_in_english(words: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "content" / "notes").mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text(f'title = "T"\nlanguage = "{language}"\n', "utf-8")
    (tmp_path / "content" / "notes" / "quay.md").write_text(f"---\ntitle: The quay\ndate: {words}\nwritten: 2025-02-24\n---\n", "utf-8")
    assert run("build", cwd=tmp_path).returncode == 0
    (event,) = json.loads((tmp_path / "output" / "timeline.json").read_text("utf-8"))["events"]
    assert event["date"]["edtf"] == "2025-02-18"


def test_a_new_site_runs_and_explains_itself(tmp_path: Path) -> None:
    assert run("new", "site", "desk", cwd=tmp_path).returncode == 0
    done = run("check", "--content", "desk", "--strict", cwd=tmp_path)
    assert done.returncode == 0, "not even a warning: " + done.stderr
    assert run("build", "--content", "desk", cwd=tmp_path).returncode == 0
    timeline = json.loads((tmp_path / "output" / "timeline.json").read_text("utf-8"))
    dates = {event["title"]: event["date"]["edtf"] for event in timeline["events"]}
    assert {"2024-03-11", "2024-04"} <= set(dates.values()), dates
    assert [note["title"] for event in timeline["events"] for note in event["notes"]] == ["They met at the old harbour"]
    settings = (tmp_path / "desk" / "site.toml").read_text("utf-8")
    for key in (*(field.name for field in fields(SiteConfig)), "colours", "type", "publish"):
        assert re.search(rf"^(# )?(\[{key}\]|{key} = )", settings, re.MULTILINE) or f"[{key}]" in settings, f"{key} is not told of"
    tomllib.loads(re.sub(r"^# (?=\[|\w+ = )", "", settings, flags=re.MULTILINE))
    before = {path: path.read_bytes() for path in (tmp_path / "desk").rglob("*") if path.is_file()}
    again = run("new", "site", "desk", cwd=tmp_path)
    assert again.returncode == 2 and "not empty" in again.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "desk").rglob("*") if path.is_file()} == before


def test_new_files_build(tmp_path: Path) -> None:
    assert run("new", "site", "desk", cwd=tmp_path).returncode == 0
    for name in ("articles", "notes"):
        (tmp_path / "desk" / name / "example.md").unlink()
    assert (
        run("new", "article", 'A "quoted" title: with a colon', "--content", "desk", "--published", "2024-03-12", cwd=tmp_path).returncode
        == 0
    )
    assert run("new", "note", "A note", "--content", "desk", cwd=tmp_path).returncode == 0
    again = run("new", "note", "A note", "--content", "desk", cwd=tmp_path)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert run("new", "note", "A comment", "--content", "desk", "--about", "events/a-note", cwd=tmp_path).returncode == 0
    done = run("build", "--content", "desk", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 event, " in done.stdout
    page = (tmp_path / "output" / "corrections" / "index.html").read_text("utf-8")
    assert "A comment" in page
    assert "take away" not in page, "what a starting file tells its writer is not for readers"


ODD = os.fsdecode(b"a\xff b")


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", ODD],
        ["article", ODD],
        ["note", "Talks", "--about", ODD],
        ["article", "Talks", "--publisher", ODD],
        ["note", ""],
        ["note", " \t"],
        ["article", ""],
        ["site", ""],
        ["site", " "],
        ["site", ODD],
        ["site", f"{ODD}/desk"],
    ],
)
def test_new_refuses_what_cannot_be_a_title_and_leaves_nothing_behind(tmp_path: Path, content: Path, arguments: list[str]) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = run("new", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().split("\n")) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_site_in_this_folder_has_the_folders_name(tmp_path: Path) -> None:
    (tmp_path / "Harbour watch").mkdir()
    assert run("new", "site", ".", cwd=tmp_path / "Harbour watch").returncode == 0
    assert 'title = "Harbour watch"' in (tmp_path / "Harbour watch" / "site.toml").read_text("utf-8")


def test_odd_letters_of_a_title_build(tmp_path: Path) -> None:
    assert run("new", "site", "desk", cwd=tmp_path).returncode == 0
    assert run("new", "note", "A\x7f\x85\u2028\ufeff\nnote\x1b", "--content", "desk", cwd=tmp_path).returncode == 0
    done = run("check", "--content", "desk", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_build_counts_its_remarks_and_check_tells_them(content: Path) -> None:
    built = run("build", "--content", str(content), "--output", str(content.parent / "output"), "--as-of", "2026-11-22")
    assert built.stderr == f"1 remark, to be read with build.py check --content {content}\n"
    assert " info C111: " in run("check", "--content", str(content), "--as-of", "2026-11-22").stderr
