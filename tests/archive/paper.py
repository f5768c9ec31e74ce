"""A small archive of made-up articles, and what a run over it leaves."""

from __future__ import annotations

import json
from pathlib import Path

from sitegen.archive.run import Summary, read_archive
from sitegen.archive.runners import Runner, inline
from sitegen.archive.shards import Task, shards
from sitegen.archive.source import Archive
from sitegen.config import Settings

NAMES = ("Ada Quill", "Tom Brandt", "Iris Moon", "Jon Vale", "Mia Holt")
PLACES = ("Oslo", "Riga", "Bern")


def row(number: int) -> dict[str, str]:
    """One article: a meeting, a pledge, and a sentence that tells of neither."""
    one, other = NAMES[number % 5], NAMES[(number + 1 + number // 5 % 3) % 5]
    return {
        "id": f"paper/{number:04}",
        "published": f"2024-05-{number % 27 + 1:02}",
        "publisher": f"Paper {number % 4}",
        "title": f"Report {number}",
        "text": f"Minister {one} will meet {other} in {PLACES[number % 3]} on Friday. The harbour was quiet — as ever.\n\n"
        f"Norway pledged €{number + 2} million to Chile on Monday, if parliament agrees, to be paid by the end of June.",
    }


def lines_file(folder: Path, numbers: range, name: str = "paper.jsonl") -> Path:
    """Articles as JSON lines."""
    path = folder / name
    path.write_text("".join(json.dumps(row(number)) + "\n" for number in numbers), "utf-8")
    return path


def read(source: Path, out: Path, runner: Runner = inline, size: int = 4, **more: object) -> tuple[Summary, list[str]]:
    """A run, and what it said."""
    said: list[str] = []
    archive = Archive(source.as_posix(), folder=source.is_dir())
    return read_archive(archive, out, Settings(), runner, size=size, say=said.append, **more), said  # type: ignore[arg-type]


def tasks_of(source: Path, size: int = 4) -> list[Task]:
    """An archive of JSON lines in shards."""
    return list(shards(Archive(source.as_posix(), folder=False).parts(print), size, Settings(), 0.0))


def left_in(out: Path) -> dict[str, bytes]:
    """Every file of a folder of claims, by path."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file() and path.name != ".lock"
    }
