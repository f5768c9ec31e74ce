"""Which engine reads the notes' Markdown is part of what a build remembers them by."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sitegen.cli import main
from tests.whole.small_desk import files

CALL = ["build", "--as-of", "2026-01-01"]
ALONE = "---\ntitle: The ferry sails\ndate: 2025-01-02\n---\n\n~~Not~~ today:\n- fog\n"
NAMING = "---\ntitle: The bridge opens\ndate: 2025-01-03\nactors: [Mara Quill]\n---\n\n[[Mara Quill]] was ~~not~~ there.\n"
#: what only CommonMark makes of them
STRUCK = ("<del>Not</del> today", "was <del>not</del> there")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/notes").mkdir(parents=True)
    (tmp_path / "content/notes/ferry.md").write_text(ALONE, "utf-8")
    (tmp_path / "content/notes/bridge.md").write_text(NAMING, "utf-8")
    return tmp_path


def built(desk: Path, engine: str) -> dict[str, bytes]:
    """The site of a build with that engine, the same with what was remembered and without."""
    (desk / "content/site.toml").write_text(f'title = "Vik"\nmarkdown = "{engine}"\n', "utf-8")
    assert main(CALL) == 0
    assert main([*CALL, "--no-cache", "--output", "clean"]) == 0
    site = files(desk / "output")
    assert site == files(desk / "clean")
    return site


def struck(site: dict[str, bytes]) -> list[bool]:
    pages = b"".join(body for path, body in site.items() if path.endswith(".html")).decode()
    return [words in pages for words in STRUCK]


def test_another_engine_reads_every_note_again(desk: Path) -> None:
    assert struck(built(desk, "python-markdown")) == [False, False]
    assert struck(built(desk, "commonmark")) == [True, True]
    assert struck(built(desk, "python-markdown")) == [False, False]


def test_an_engine_that_is_gone_and_comes_back(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert struck(built(desk, "commonmark")) == [True, True]
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "pyromark", None)  # as if it were not installed
        assert main(["check"]) == 0
        assert "P082" in capsys.readouterr().err
        assert struck(built(desk, "commonmark")) == [False, False]
    assert struck(built(desk, "commonmark")) == [True, True]
