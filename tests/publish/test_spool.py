"""Pages wait on the disk until they are wanted; what a killed build left is swept away, what a living one holds is not."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sitegen.model.corpus import Corpus, Page, SiteConfig
from sitegen.pipeline import draw
from sitegen.publish import Spool, publish
from sitegen.publish.plan import read_manifest

PAGES = [Page("index.html", b"one"), Page("a/b.html", b"two"), Page("a/c.html", b"")]


def inside(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_is_stored_is_published_as_pages_are(tmp_path: Path) -> None:
    with Spool(tmp_path / "one") as spool:
        stored = [spool.store(page) for page in PAGES]
        assert [(page.path, page.body) for page in stored] == [(page.path, page.body) for page in PAGES]
        assert publish(stored, tmp_path / "one")[0] == publish(PAGES, tmp_path / "two")[0]
    assert inside(tmp_path / "one") == inside(tmp_path / "two")
    assert read_manifest(tmp_path / "one") == read_manifest(tmp_path / "two")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one", "two"]


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for written in (3, 0):
        with Spool(output) as spool:
            published, findings = publish([spool.store(page) for page in PAGES], output)
        assert (published.written, findings) == (written, ())
    (output / "a" / "b.html").write_bytes(b"mine")  # the manifest says otherwise
    with Spool(output) as spool:
        assert publish([spool.store(page) for page in PAGES], output)[0].written == 1
    assert (output / "a" / "b.html").read_bytes() == b"two"


def test_of_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def beyond(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    with Spool(tmp_path / "output") as spool:
        stored = [spool.store(page) for page in PAGES]
        with monkeypatch.context() as patch:
            real = Path.replace
            patch.setattr(Path, "replace", lambda file, to: beyond() if "staging-" in str(file) else real(file, to))
            assert publish(stored, tmp_path / "output")[0].written == 3
    assert (tmp_path / "output" / "a" / "b.html").read_bytes() == b"two"


def test_what_a_killed_build_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "output"
    program = f"from sitegen.publish import Spool\nimport os, pathlib\nSpool(pathlib.Path({str(output)!r})).__enter__()\nos._exit(1)"
    subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).resolve().parents[2])
    (left,) = tmp_path.iterdir()
    assert left.is_dir()
    with Spool(output) as spool:
        held = spool.store(PAGES[0])
        publish(PAGES, output)
        assert not left.exists() and held.body == b"one"
    assert sorted(os.listdir(tmp_path)) == ["output"]  # noqa: PTH208


def test_a_folder_above_that_is_not_there_yet(tmp_path: Path) -> None:
    output = tmp_path / "not" / "yet" / "output"
    with Spool(output) as spool:
        assert publish([spool.store(page) for page in PAGES], output)[0].written == 3
    assert sorted(os.listdir(output.parent)) == ["output"]  # noqa: PTH208


def test_without_room_the_site_is_drawn_in_memory() -> None:
    def full(_: Page) -> Page:
        raise OSError(errno.ENOSPC, "No space left on device")

    corpus = Corpus(SiteConfig(), date(2025, 3, 18))
    drawing, found = draw(corpus, None, store=full)
    assert found == () and [page.path for page in drawing.pages] == [page.path for page in draw(corpus, None)[0].pages]
