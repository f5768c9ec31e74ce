"""Our own templates are kept as they were compiled; a site's own are not, and what is damaged is compiled anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.render import html


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "base.html").write_text("<p>{{ 1 + 1 }}</p>")
    monkeypatch.setattr(html, "built_in_templates", lambda: folder)
    return folder


def drawn(templates: Path | None = None, name: str = "base.html") -> str:
    return html.environment(templates).get_template(name).render()


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*.cache"))


def test_ours_are_kept_and_theirs_are_not(ours: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "base.html").write_text("<p>{{ 2 + 2 }}</p>")
    assert drawn(theirs) == "<p>4</p>" and kept(ours) == [] and list(theirs.iterdir()) == [theirs / "base.html"]
    assert drawn() == "<p>2</p>" and len(kept(ours)) == 1
    assert drawn(theirs) == "<p>4</p>" and drawn(theirs, "dateline/base.html") == "<p>2</p>" == drawn()


@pytest.mark.parametrize("body", [b"", b"no code", b"\x00" * 200])
def test_what_is_damaged_or_old_is_compiled_anew(ours: Path, body: bytes) -> None:
    drawn()
    (file,) = kept(ours)
    whole = file.read_bytes()
    file.write_bytes(body)
    assert drawn() == "<p>2</p>" and file.read_bytes() == whole
    file.write_bytes(whole[:-5])
    assert drawn() == "<p>2</p>"
    (ours / "base.html").write_text("<p>{{ 3 + 3 }}</p>")
    assert drawn() == "<p>6</p>"


def test_a_folder_that_cannot_be_written(ours: Path) -> None:
    (ours / "__pycache__").write_text("in the way")
    assert drawn() == "<p>2</p>"


@pytest.mark.parametrize("text", ["plain", "tab\tand\nline", "nul \x00", "bell \x07 é", "c1 \x85", "half \ud800", "not \ufffe", "£ « ﷐"])
def test_clean_bytes_are_what_clean_gives(text: str) -> None:
    assert html.clean_bytes(text) == html.clean(text).encode("utf-8")
