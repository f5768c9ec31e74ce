"""A site that stands as it was left is left standing; whatever changed, the next build sees it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import standing
from sitegen.cli import main
from sitegen.commands import site as commands

NOTE = "---\ntitle: {}\ndate: 2025-03-{:02d}\nactors: [Norvia]\n---\n\nThe bridge is open.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small site, in which the program runs; edits just before a build are taken for old ones."""
    (tmp_path / "content" / "notes").mkdir(parents=True)
    (tmp_path / "shadow").mkdir()
    (tmp_path / "content" / "site.toml").write_text('title = "Talks"\n')
    for number in (1, 2, 3):
        (tmp_path / "content" / "notes" / f"n{number}.md").write_text(NOTE.format(f"Event {number}", number))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(standing, "TICK_NS", -(10**18))
    return tmp_path


def build(*more: str) -> bool:
    """One build; True where the site was found standing."""
    built: list[object] = []
    whole = commands.build
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "build", lambda *given: (built.append(given), whole(*given))[1])
        assert main(["build", "--templates", "shadow", "--as-of", "2026-01-01", *more]) == 0
    return not built


def site() -> dict[str, bytes]:
    return {file.relative_to("output").as_posix(): file.read_bytes() for file in Path("output").rglob("*") if file.is_file()}


def test_it_says_again_what_it_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "content" / "notes" / "n4.md").write_text(NOTE.format("A warning", 4) + "\n[[Nobody]]\n")
    assert not build()
    first = capsys.readouterr()
    assert build()
    again = capsys.readouterr()
    assert again.err == first.err != "" and "Nobody" in again.err
    assert again.out.splitlines() == ["4 events, 0 files written: open output/index.html"]
    assert not build("--no-cache")


def same_size_and_time(file: Path) -> None:
    found = file.stat()
    file.write_bytes(file.read_bytes().replace(b"open", b"shut"))
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


CHANGES: dict[str, Callable[[], object]] = {
    "edited": lambda: Path("content/notes/n1.md").write_text(NOTE.format("Other", 9)),
    "edited, of the same size and time": lambda: same_size_and_time(Path("content/notes/n1.md")),
    "deleted": lambda: Path("content/notes/n1.md").unlink(),
    "renamed": lambda: Path("content/notes/n1.md").rename("content/notes/m1.md"),
    "added": lambda: Path("content/notes/n9.md").write_text(NOTE.format("More", 9)),
    "settings": lambda: Path("content/site.toml").write_text('title = "Other"\n'),
    "actors": lambda: Path("content/actors.toml").write_text('[[actor]]\nid = "n"\nname = "Norvia"\nkind = "state"\n'),
    "template": lambda: Path("shadow/404.html").write_text("{% extends 'dateline/404.html' %}"),
    "a page deleted": lambda: Path("output/index.html").unlink(),
    "a page damaged": lambda: same_size_and_time(Path("output/events/n2/index.html")),
    "the list of pages gone": lambda: Path("output/.dateline-manifest").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_sees_what_changed(desk: Path, change: str) -> None:
    assert not build() and build()
    CHANGES[change]()
    assert not build()
    after = site()
    assert build("--no-cache") is False and site() == after


def test_other_options_are_another_build(desk: Path) -> None:
    assert not build() and build()
    assert not build("--drafts") and not build("--base-url", "https://x.example/")
    assert main(["build", "--templates", "shadow", "--as-of", "2027-01-01"]) == 0
    assert not build()


def test_what_was_edited_within_a_tick_of_the_clock_is_read_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "TICK_NS", 10**12)
    assert not build() and not build()


def test_an_edit_while_the_build_runs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = standing.Standing.keep

    def edited(self: standing.Standing, told: standing.Told) -> None:
        Path("content/notes/n1.md").write_text(NOTE.format("Late", 9))
        whole(self, told)

    monkeypatch.setattr(standing.Standing, "keep", edited)
    assert main(["build", "--as-of", "2026-01-01"]) == 0
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    assert main(["build", "--as-of", "2026-01-01"]) == 0
    assert any(b"Late" in body for body in site().values())


def test_links_are_not_remembered(desk: Path) -> None:
    Path("content/notes/n9.md").symlink_to("n1.md")
    assert not build() and not build()


def test_a_damaged_memory_is_none(desk: Path) -> None:
    assert not build()
    for file in Path(".cache/dateline").glob("stands-*.json"):
        file.write_text('{"inputs": 1')
    assert not build() and build()
