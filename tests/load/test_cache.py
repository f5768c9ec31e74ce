"""The memo between builds: never wrong, at worst empty."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from sitegen.cache import Memo, source_digest
from sitegen.model.claim import Amount
from sitegen.model.document import Document, Publication
from sitegen.model.extent import Extent, Granularity

VALUE = (
    Document(
        "a",
        "a.md",
        "T",
        "words",
        publication=Publication.on(date(2025, 3, 18), "dateline", "it says so", moment=datetime(2025, 3, 18, tzinfo=UTC)),
    ),
    Extent.day(date(2025, 3, 18)),
    Granularity.WEEK,
    Amount(Decimal("40.5"), "EUR", "€40.5"),
    timezone(timedelta(hours=2)),
    {"a": [1, 2.5, None, "é"], "b": frozenset({1})},
)


@pytest.fixture
def memo(tmp_path: Path) -> Memo:
    return Memo(tmp_path / "cache", "1")


def stored(folder: Path) -> Path:
    (file,) = [file for file in folder.rglob("*") if file.is_file()]
    return file


def test_what_is_put_comes_back(memo: Memo) -> None:
    key = memo.key(b"bytes", "path", "config")
    assert memo.get(key) is None
    memo.put(key, VALUE)
    assert memo.get(key) == VALUE


def test_keys_tell_apart_bytes_seen_and_version(memo: Memo, tmp_path: Path) -> None:
    keys = {
        memo.key(b"a", "b"),
        memo.key(b"a", "c"),
        memo.key(b"ab"),
        memo.key(b"a", "b", ""),
        memo.key(b"", "a", "b"),
        Memo(tmp_path, "2").key(b"a", "b"),
    }
    assert len(keys) == 6
    assert memo.key(b"a", "b") == Memo(tmp_path / "elsewhere", "1").key(b"a", "b")


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "renamed", "folder"])
def test_a_damaged_memo_is_passed_over(memo: Memo, tmp_path: Path, damage: str) -> None:
    key, other = memo.key(b"a"), memo.key(b"b")
    memo.put(key, VALUE)
    file = stored(tmp_path)
    body = file.read_bytes()
    if damage == "cut":
        file.write_bytes(body[: len(body) // 2])
    elif damage == "flip":
        file.write_bytes(body[:-3] + bytes([body[-3] ^ 1]) + body[-2:])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "foreign":
        file.write_bytes(pickle.dumps(VALUE))
    elif damage == "renamed":
        target = tmp_path / "cache" / other[:2] / other
        target.parent.mkdir(exist_ok=True)
        file.rename(target)
        key = other
    else:
        file.unlink()
        file.mkdir()
    assert memo.get(key) is None
    memo.put(key, VALUE)
    assert damage == "folder" or memo.get(key) == VALUE


class Evil:
    """What a memo that came with a stranger's folder might hold: it asks for a function to be called."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("echo called > called",)


@dataclass(frozen=True)
class Foreign:
    value: int = 0


@pytest.mark.parametrize("value", [Evil(), Foreign(), print])
def test_a_memo_calls_nothing(memo: Memo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.chdir(tmp_path)
    key = memo.key(b"a")
    memo.put(key, value)
    assert memo.get(key) is None
    assert not (tmp_path / "called").exists()


def test_no_disk_no_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memo = Memo(tmp_path / "file" / "cache", "1")
    memo.put(memo.key(b"a"), VALUE)
    assert memo.get(memo.key(b"a")) is None
    assert memo.prune([]) == 0


def test_prune_keeps_what_is_asked_for_and_what_is_not_its_own(memo: Memo, tmp_path: Path) -> None:
    keys = [memo.key(bytes([number])) for number in range(5)]
    for key in keys:
        memo.put(key, key)
    (tmp_path / "cache" / keys[0][:2] / "mine.txt").write_text("mine")
    (tmp_path / "cache" / "note").write_text("mine")
    assert memo.prune(keys[:2]) == 3
    assert [memo.get(key) for key in keys] == [*keys[:2], None, None, None]
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 4


def test_the_digest_of_the_source_knows_rooms() -> None:
    assert source_digest(["model"]) == source_digest(["model"])
    assert source_digest(["model"]) != source_digest(["model", "parse"])
    assert source_digest(["parse", "model"]) == source_digest(["model", "parse"])


def test_a_folder_that_may_not_be_entered(memo: Memo, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, pattern: str) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(self))
        yield self

    monkeypatch.setattr(Path, "glob", refuse)
    assert memo.prune([memo.key(b"a")]) == 0
