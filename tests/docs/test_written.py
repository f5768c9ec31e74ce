"""Pages of docs/ that are written from tables and cases are as fresh as those."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.manual.__main__ import ROOT, written_pages
from sitegen.manual.codes import remedies
from sitegen.model.codes import CODES

PAGES = written_pages(ROOT)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_fresh(name: str) -> None:
    """Written anew by `make docs`, or with DATELINE_ACCEPT=1 as the examples are (in a run without -n: they come first)."""
    if os.environ.get("DATELINE_ACCEPT"):
        (ROOT / "docs" / name).write_text(PAGES[name], "utf-8")
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name], "write it anew: make docs"


def test_every_code_has_its_remedy() -> None:
    for code in CODES:
        expected = (ROOT / "tests" / "errors" / code / "expected.txt").read_text("utf-8")
        assert remedies(expected) or ": info " in expected, f"{code} does not say what to do"
        assert f"### {code}: " in PAGES["reference/codes.md"]


def test_a_remedy_is_no_excerpt() -> None:
    assert remedies("a.md:1:1: error P021: bad\n    1 | x\n      | ^\n   mend it") == ["mend it"]
    assert remedies("a.md:1:1: error P021: bad\n    1 | x\n      | ^") == []


def test_nothing_else_is_taken_for_a_written_page(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        written_pages(tmp_path)
