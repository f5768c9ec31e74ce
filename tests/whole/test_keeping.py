"""What a build drew and the next one leaves standing: by what each piece is made of, and only while its files are as they were left."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.keeping import LAYOUT, Keeping, ground
from sitegen.model.drawn import Drawing, Drawn
from sitegen.pipeline import Options, draw, publishable, read_corpus
from sitegen.publish import ChangedError, publish
from sitegen.render import Memory
from tests.whole.small_desk import begin, files

CALL = ["build", "--as-of", "2026-01-01"]
CACHE = Path(".cache/dateline")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin(tmp_path, random.Random(5))
    for number in range(30):  # apart in time and place from the others, and from each other
        note = f"---\ntitle: Weir {number}\ndate: {1900 + number}-05-04\nactors: [Keeper {number}]\nplace: Lock {number}\n---\n\nIt rose.\n"
        Path("content/notes", f"w{number}.md").write_text(note)


def drawn() -> Drawing:
    """One build, and what it drew."""
    corpus = publishable(read_corpus(Path("content"), Options(date(2026, 1, 1))), Path("content"))
    keeping = Keeping(CACHE, Path("output"))
    drawing, found = draw(corpus, None, memory=Memory(ground(None), keeping.load(), Path("output")))
    published, faults = publish(drawing.pages, Path("output"), drawing.kept)
    assert faults == ()
    keeping.keep(drawing, published.digests, (finding.path for finding in found))
    return drawing


def events(drawing: Drawing) -> set[str]:
    return {page.path.split("/")[1] for page in drawing.pages if page.path.startswith("events/")}


def test_only_what_is_made_of_the_changed_note_is_drawn() -> None:
    assert len(events(drawn())) > 30
    assert events(drawn()) == set()
    note = Path("content/notes/w9.md")
    note.write_text(note.read_text() + "\nThe gate was shut.\n")
    assert events(drawn()) == {"w8", "w9", "w10"}  # with its neighbours in time
    note.write_text(note.read_text().replace("Keeper 9", "Keeper 20"))
    assert events(drawn()) >= {"w8", "w9", "w10", "w20"}
    assert len(events(drawn())) == 0


def test_settings_templates_and_the_day_are_in_everything() -> None:
    every = events(drawn())
    Path("content/site.toml").write_text('title = "Other talks"\n')
    assert events(drawn()) == every
    assert ground(None) != ground(None, True) != ground(Path("content"))


def _shorter(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _another_byte(file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(bytes(body))


def _no_form(file: Path) -> None:
    line = b"[[0,3]]\n"
    file.write_bytes(line + json.dumps(LAYOUT + hashlib.sha256(line).hexdigest()).encode())


def _without_seal(file: Path) -> None:
    file.write_bytes(file.read_bytes().rpartition(b"\n")[0])


def _a_line_lost(file: Path) -> None:
    lines = file.read_bytes().split(b"\n")
    del lines[len(lines) // 2]
    file.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        _shorter,
        _another_byte,
        _no_form,
        _without_seal,
        _a_line_lost,
        lambda file: file.write_bytes(b"\xff\x00"),
        lambda file: file.write_bytes(b"[" * 100_000),
    ],
)
def test_a_damaged_memory_is_none(spoil: Callable[[Path], object]) -> None:
    assert main(CALL) == 0
    (file,) = CACHE.glob("drawn-*")
    spoil(file)
    assert Keeping(CACHE, Path("output")).load() == Drawn()
    Path("content/notes/w9.md").unlink()
    assert main(CALL) == 0
    assert main([*CALL, "--no-cache", "--output", "clean"]) == 0
    assert files(Path("output")) == files(Path("clean"))


def test_files_that_somebody_changed_or_deleted_are_drawn_again() -> None:
    drawn()
    changed, gone, touched = (Path("output/events", name, "index.html") for name in ("w1", "w2", "w3"))
    changed.write_bytes(changed.read_bytes().replace(b"rose", b"fell"))
    gone.unlink()
    os.utime(touched)
    assert events(drawn()) == {"w1", "w2", "w3"}
    assert b"fell" not in changed.read_bytes() and gone.exists()


def test_a_file_changed_while_the_rest_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is published that counts on it; the command then draws everything."""
    drawn()
    corpus = publishable(read_corpus(Path("content"), Options(date(2026, 1, 1))), Path("content"))
    drawing, _ = draw(corpus, None, memory=Memory(ground(None), Keeping(CACHE, Path("output")).load(), Path("output")))
    page = Path("output/events/w1/index.html")
    page.write_text("mine")
    before = files(Path("output"))
    with pytest.raises(ChangedError):
        publish(drawing.pages, Path("output"), drawing.kept)
    assert files(Path("output")) == before

    assert main(CALL) == 0
    real, done = draw, []

    def meddled(*args: object, **options: object) -> object:
        found = real(*args, **options)  # type: ignore[arg-type]
        if not done:
            done.append(page.write_text("mine again"))
        return found

    monkeypatch.setattr("sitegen.commands.site.draw", meddled)
    Path("content/notes/w9.md").unlink()
    assert main(CALL) == 0 and done
    assert main([*CALL, "--no-cache", "--output", "clean"]) == 0
    assert files(Path("output")) == files(Path("clean"))


def test_a_link_of_a_page_that_stands_is_followed_when_its_page_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    """The faults that are told are those of a build that remembers nothing, and none is kept for good."""
    about = '{% extends "dateline/about.html" %}{% block main %}{{ super() }}<a href="../events/w4/index.html">the weir</a>{% endblock %}'
    actor = about.replace("about.html", "actor.html").replace("../events", "../../events")
    Path("shadow/actor.html").write_text(actor)
    call = [*CALL, "--templates", "shadow"]
    assert main(call) == 0
    assert "C121" not in capsys.readouterr().err
    kept = Path("content/notes/w4.md").read_text()
    for step in (Path("content/notes/w4.md").unlink, lambda: Path("content/notes/w5.md").unlink()):
        step()
        assert main(call) == 0
        told = capsys.readouterr().err
        assert main([*call, "--no-cache", "--output", "clean"]) == 0
        assert told.count("C121") > 30 and told == capsys.readouterr().err
    Path("content/notes/w4.md").write_text(kept)
    assert main(call) == 0
    assert "C121" not in capsys.readouterr().err
