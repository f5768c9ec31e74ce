"""`make bench` runs, with a handful of notes and articles; what it measures decides nothing here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import makers, measure
from tests.render.reading import needs_browser

HUGO = """#!/bin/sh
[ "$1" = version ] && echo "hugo v0.1.2-abc+extended" && exit
mkdir -p public && cp content/notes/* public/
"""
FIGURE = r"\d+\.\d\d s, \d+ MB"


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One engine, no waiting for the clock, and no program but a Hugo of our own that copies its notes."""
    program = tmp_path / "hugo"
    program.write_text(HUGO, "utf-8")
    program.chmod(0o755)
    for module in (bench, makers):
        monkeypatch.setattr(module, "found", lambda name: str(program) if name == "hugo" else "")
    monkeypatch.setattr(makers, "find_spec", lambda name: None)
    monkeypatch.setattr("benchmarks.builds.TICK_SECONDS", 0)
    monkeypatch.setattr("benchmarks.newsroom.TICK_SECONDS", 0)


def test_builds_beside_another_generator(quick: None, capsys: pytest.CaptureFixture[str]) -> None:
    bench.main(["notes", "--notes", "3", "6", "--rounds", "1"])
    told = capsys.readouterr().out
    assert "Hugo 0.1.2." in told.split("\n")[0]
    rows = re.findall(rf"^\| ([36]) \| (.+?) \| \d+\.\d{{3}} \| – \| {FIGURE} \| – \| {FIGURE} \| – \| – \|$", told, re.MULTILINE)
    assert rows == [(count, case) for count in "36" for case in ("cold", "unchanged", "one note", "one template")]
    assert "6 notes took" in told


def test_articles(quick: None, capsys: pytest.CaptureFixture[str]) -> None:
    bench.main(["articles", "--articles", "3", "--rounds", "1"])
    rows = re.findall(rf"^\| 3 \| (.+?) \| (\d+\.\d{{3}}) \| \d+ \| {FIGURE} \|$", capsys.readouterr().out, re.MULTILINE)
    assert [case for case, _ in rows] == ["read", "read and merged", "a site, cold", "unchanged", "one article"]
    assert dict(rows)["a site, cold"] == "1.000"


@needs_browser
def test_the_preview(quick: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(makers, "found", lambda name: "")
    bench.main(["preview", "--notes", "3", "--saves", "1"])
    assert re.search(r"^\| 3 \| – \| \d+ ms \| \d+ \| – \| – \|$", capsys.readouterr().out, re.MULTILINE)


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such file"):
        measure.timed(("sh", "-c", "echo no such file; exit 3"), tmp_path)


def test_a_part_that_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["notse"])
    assert "no such part: notse" in capsys.readouterr().err


def test_the_report_takes_the_place_of_the_last_one() -> None:
    first = bench.kept("# Results\n\nwords\n", "one\n\n### Builds\n")
    assert first == f"# Results\n\nwords\n\n{bench.HEADING}\n\none\n\n### Builds\n"
    between = first + "\n## Others\n\nmore\n"
    assert bench.kept(between, "two") == f"# Results\n\nwords\n\n{bench.HEADING}\n\ntwo\n\n## Others\n\nmore\n"
