"""Calls and input that once ended in a traceback, or in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.door.test_cli import ROOT, run

BUILD = [sys.executable, str(ROOT / "build.py")]
ARTICLE = "---\ntitle: T\npublished: {}\n---\nAnna Berg will meet Carlos Ruiz in Oslo on Friday.\n"


def content(place: Path, published: str = "2024-03-12") -> Path:
    folder = place / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text(ARTICLE.format(published), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("template", "line", "word"),
    [
        ("x\n{{ nosuch }}\n", 2, "nosuch"),
        ("x\n\n{% if %}\n", 3, "cannot be read"),
        ("{{ 1 / 0 }}\n", 1, "ZeroDivisionError"),
        ("{{ 1|nofilter }}", 1, "nofilter"),
        ('{% extends "abuot.html" %}', 1, "did you mean “about.html”"),
        ('{% extends "about.html" %}', 0, "itself"),
        (b"\n\xff", 2, "not UTF-8"),
    ],
)
def test_a_template_error_names_file_line_and_remedy(tmp_path: Path, template: str | bytes, line: int, word: str) -> None:
    content(tmp_path)
    assert run("build", "--as-of", "2024-04-01", cwd=tmp_path).returncode == 0
    before = sorted((tmp_path / "output").rglob("*"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "about.html").write_bytes(template if isinstance(template, bytes) else template.encode())
    for more in ([], ["--keep-going"]):
        done = run("build", "--as-of", "2024-04-01", "--templates", "mine", *more, cwd=tmp_path)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert word in done.stderr
        assert f"about.html:{line}" in done.stderr or not line
    assert sorted((tmp_path / "output").rglob("*")) == before, "the last site stays whole"


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--base-url", "javascript:alert(1)"],
        ["build", "--base-url", "https://[::1"],
        ["build", "--base-url", "https://x/\r\nSitemap: http://evil"],
        ["build", "--base-url", "https://example.org/?q=1"],
        ["build", "--base-url", "https://user:pw@example.org/"],
        ["build", "--base-url", 'https://x/"><script>'],
        ["build", "--templates", "no-such-folder"],
        ["build", "--output", ""],
        ["build", "--output", "x" * 300],
        ["build", "--content", "x" * 300],
        ["serve", "--host", ""],
        ["events", "--jsonl", "-", "--content", "no-such-folder"],
    ],
)
def test_a_call_that_cannot_work_is_status_2(tmp_path: Path, arguments: list[str]) -> None:
    content(tmp_path)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar(tmp_path: Path, published: str) -> None:
    folder = content(tmp_path, published)
    (folder / "notes").mkdir()
    (folder / "notes" / "n.md").write_text("---\ntitle: N\ndate: 9999-12-31\ndue: 9999-12-31\n---\nText.\n", "utf-8")
    for as_of in ("9999-12-31", "2024-01-01"):
        done = run("build", "--as-of", as_of, "--keep-going", cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
        assert "fault in Dateline" not in done.stderr


def test_half_a_character_costs_no_line(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id":"\\ud800","title":"\\udfff","text":"They meet on \\ud800 Tuesday."}\n{"id":"b","text":"Tuesday"}\n', "utf-8")
    for command in ("dates", "events"):
        done = run(command, "--jsonl", str(lines))
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
    rows = [json.loads(line) for line in run("dates", "--jsonl", str(lines)).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["?", "b"]
    assert rows[0]["timexes"][0]["start"] == len("They meet on ? ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
def test_output_is_utf8_whatever_the_terminal(encoding: str) -> None:
    command = [*BUILD, "explain", "They met on Tuesday", "--published", "2025-03-18"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False)
    assert done.returncode == 0
    assert "“Tuesday”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("redirect", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(tmp_path: Path, redirect: str) -> None:
    content(tmp_path)
    for command in ("build --as-of 2024-04-01", "dates", "check"):
        line = f"{sys.executable} {ROOT / 'build.py'} {command} {redirect}"
        done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr


def test_a_full_disk_is_said() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} {ROOT / 'build.py'} explain Tuesday >/dev/full"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "standard output" in done.stderr


def test_a_broken_actors_file_is_told_by_events(tmp_path: Path) -> None:
    folder = content(tmp_path)
    (folder / "actors.toml").write_text("[[actor]\n", "utf-8")
    done = run("events", "--jsonl", "-", "--content", str(folder), stdin='{"id": "a", "text": "Anna Berg met Carlos Ruiz."}\n')
    assert done.returncode == 1
    assert "actors.toml:1" in done.stderr
