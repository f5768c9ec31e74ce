"""Two builds of one content folder are byte-identical: cold and warm, one process and two, from another folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def build(place: Path, *options: str, content: Path = ROOT / "content", seed: str = "0") -> dict[str, str]:
    """A build run inside `place`; path -> digest of everything it wrote."""
    place.mkdir(exist_ok=True)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--as-of", "2026-11-22", *options]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed})
    assert done.returncode == 0, done.stderr
    files = sorted(path for path in (place / "output").rglob("*") if path.is_file() and not path.name.startswith(".dateline"))
    return {path.relative_to(place / "output").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_cold_warm_and_parallel_builds_are_the_same(tmp_path: Path) -> None:
    cold = build(tmp_path / "a")
    assert len(cold) > 50
    assert build(tmp_path / "a") == cold, "warm"
    assert build(tmp_path / "b", "--no-cache", "--jobs", "2", seed="1") == cold, "two processes, no cache, another hash seed"
    shutil.copytree(ROOT / "content", tmp_path / "c" / "content")
    assert build(tmp_path / "c", content=Path("content")) == cold, "another place, named relative to it"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    content = tmp_path / "content" / "articles"
    content.mkdir(parents=True)
    article = content / "a.md"
    article.write_text("---\npublished: 2024-03-12\n---\nAnna Berg will meet Carlos Ruiz in Oslo on Friday.\n", "utf-8")
    before = build(tmp_path / "site", content=tmp_path / "content")
    article.write_text("---\npublished: 2024-03-12\n---\nAnna Berg will meet Carlos Ruiz in Lima on Friday.\n", "utf-8")
    after = build(tmp_path / "site", content=tmp_path / "content")
    assert before["timeline.json"] != after["timeline.json"]
    assert after == build(tmp_path / "other", "--no-cache", content=tmp_path / "content")


@pytest.mark.parametrize("day", ["2024-01-01", "2024-03-14", "2024-12-31"])
def test_a_corrected_publication_date_moves_the_events(tmp_path: Path, day: str) -> None:
    content = tmp_path / "content" / "articles"
    content.mkdir(parents=True)
    (content / "a.md").write_text(f"---\npublished: {day}\n---\nAnna Berg met Carlos Ruiz in Oslo yesterday.\n", "utf-8")
    build(tmp_path / "site", content=tmp_path / "content")
    timeline = (tmp_path / "site" / "output" / "timeline.json").read_text("utf-8")
    expected = {"2024-01-01": "2023-12-31", "2024-03-14": "2024-03-13", "2024-12-31": "2024-12-30"}[day]
    assert f'"edtf": "{expected}"' in timeline
