"""The memo between builds: never wrong, at worst empty."""

from __future__ import annotations

import os
import pickle
import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import cache
from sitegen.cache import FILE, Memo, source_digest
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


def test_what_is_put_comes_back(memo: Memo) -> None:
    key = memo.key(b"bytes", "path", "config")
    assert memo.get(key) is None
    memo.put(key, VALUE)
    assert memo.get(key) == VALUE


def test_what_is_packed_already_is_not_packed_again(memo: Memo) -> None:
    key, other = memo.key(b"bytes"), memo.key(b"others")
    memo.put(key, "not looked at", pickle.dumps(VALUE))
    assert memo.get(key) == VALUE
    assert memo.get(other) is None


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


def again(tmp_path: Path) -> Memo:
    return Memo(tmp_path / "cache", "1")


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "text", "folder"])
def test_a_damaged_memo_is_passed_over(memo: Memo, tmp_path: Path, damage: str) -> None:
    key = memo.key(b"a")
    memo.put(key, VALUE)
    memo.keep()
    memo.close()
    file = tmp_path / "cache" / FILE
    body = file.read_bytes()
    if damage == "cut":
        file.write_bytes(body[: len(body) // 2])
    elif damage == "flip":
        place = body.index(b"words")
        file.write_bytes(body[:place] + b"sword" + body[place + 5 :])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "foreign":
        file.write_bytes(pickle.dumps(VALUE))
    elif damage == "text":
        file.write_bytes(b"SQLite format 3\0" + b"x" * 4000)
    else:
        file.unlink()
        file.mkdir()
    memo = again(tmp_path)
    assert memo.get(key) is None
    memo.put(key, VALUE)
    assert damage == "folder" or memo.get(key) == VALUE


@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=200))
def test_wherever_it_is_damaged_it_gives_the_value_or_nothing(place: int, scrap: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        memo = Memo(Path(folder), "1")
        keys = [memo.key(bytes([number])) for number in range(20)]
        for key in keys:
            memo.put(key, key * 20)
        memo.keep()
        memo.close()
        file = Path(folder, FILE)
        body = file.read_bytes()
        place %= len(body)
        file.write_bytes(body[:place] + scrap + body[place + len(scrap) :])
        memo = Memo(Path(folder), "1")
        for key in keys:
            assert memo.get(key) in (None, key * 20)
            memo.put(key, key)
        memo.keep()
        memo.prune(keys[:3])
        memo.close()


def test_a_value_under_another_key_is_no_answer(memo: Memo, tmp_path: Path) -> None:
    key, other = memo.key(b"a"), memo.key(b"b")
    memo.put(key, VALUE)
    memo.keep()
    with sqlite3.connect(tmp_path / "cache" / FILE) as base:
        base.execute("UPDATE memo SET key = ?", (bytes.fromhex(other),))
    assert again(tmp_path).get(other) is None


def test_what_was_kept_outlives_a_killed_run(memo: Memo, tmp_path: Path) -> None:
    memo.put(memo.key(b"a"), 1)
    memo.keep()
    memo.put(memo.key(b"b"), 2)
    memo.close()  # as if killed: what was not kept is gone
    assert [again(tmp_path).get(memo.key(body)) for body in (b"a", b"b")] == [1, None]


def test_two_at_once(memo: Memo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PATIENCE_SECONDS", 0.05)
    other = again(tmp_path)
    memo.put(memo.key(b"a"), 1)  # begins a transaction
    other.put(other.key(b"b"), 2)  # cannot: and goes on without
    memo.keep()
    assert again(tmp_path).get(memo.key(b"a")) == 1
    assert other.get(other.key(b"a")) is None and other.prune([]) == 0


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


def test_prune_keeps_what_is_asked_for(memo: Memo, tmp_path: Path) -> None:
    keys = [memo.key(bytes([number])) for number in range(5)]
    for key in keys:
        memo.put(key, key * 2000)
    memo.keep()
    size = (tmp_path / "cache" / FILE).stat().st_size
    (tmp_path / "cache" / "note").write_text("mine")
    assert memo.prune(keys[:2]) == 3
    assert [memo.get(key) for key in keys] == [*(key * 2000 for key in keys[:2]), None, None, None]
    assert (tmp_path / "cache" / FILE).stat().st_size < size
    assert (tmp_path / "cache" / "note").read_text() == "mine"
    assert memo.prune(keys[1:2]) == 1


def test_the_digest_of_the_source_knows_rooms() -> None:
    assert source_digest(["model"]) == source_digest(["model"])
    assert source_digest(["model"]) != source_digest(["model", "parse"])
    assert source_digest(["parse", "model"]) == source_digest(["model", "parse"])
