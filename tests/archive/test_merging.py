"""Merging an archive: on disk the same events as in memory, and in memory those of a site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.manifest import EVENTS
from sitegen.archive.merging import Policy, merge_archive
from sitegen.cli import main
from sitegen.commands import archive as command
from sitegen.config import Settings
from sitegen.merge import merge
from sitegen.merge.actors import identify
from sitegen.merge.block import candidates
from sitegen.merge.facts import gather
from sitegen.merge.groups import EdgeList, groups_of
from sitegen.merge.identity import rank
from sitegen.merge.outgrown import EdgeTable, Shelf, Store
from sitegen.merge.outgrown import candidates as outgrown_candidates
from sitegen.model.actor import Gazetteer
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document
from sitegen.model.reason import in_words
from sitegen.pipeline import read_alone
from tests.archive.paper import lines_file, read, tasks_of
from tests.merge.desk import AS_OF, all_events, note
from tests.merge.test_laws import desk_of, reports


@settings(max_examples=25)
@given(reports)
def test_claims_that_outgrow_memory_come_together_as_those_in_memory(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    desk = desk_of(rows * 2)  # every sentence twice: copies, and keys that several claims share
    claims = sorted(desk.claims, key=lambda claim: rank(claim, desk.documents))
    facts, rarity = gather(claims, desk.documents, identify(claims, Gazetteer()), Gazetteer())
    pairs = candidates(facts, rarity)
    folder = tmp_path_factory.mktemp("store")
    store, shelf = Store(folder, 64), Shelf(folder / "facts", 3)
    for one in facts:
        shelf.append(one)
    assert list(outgrown_candidates(store, shelf, rarity)) == pairs
    assert groups_of(shelf, rarity, pairs, EdgeTable(store)) == groups_of(facts, rarity, pairs, EdgeList())
    store.close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("archive")
    return folder, read(lines_file(folder, range(120)), folder, size=20)[0]


def test_an_archive_is_merged_on_disk_as_in_memory(archive: tuple[Path, Any]) -> None:
    root, summary = archive
    merge_archive(root, summary.whole, Gazetteer(), Policy(in_memory=1 << 30))
    in_memory = (root / EVENTS).read_bytes()
    told: list[tuple[str, int, int]] = []
    number = merge_archive(root, summary.whole, Gazetteer(), Policy(in_memory=0, memory_mb=64), lambda *step: told.append(step))
    assert (root / EVENTS).read_bytes() == in_memory
    assert told[-1] == ("events written", number, number)
    assert not (root / ".merging").exists()


def test_the_events_of_an_archive_are_those_of_a_site(archive: tuple[Path, Any]) -> None:
    root, summary = archive
    number = merge_archive(root, summary.whole, Gazetteer(), Policy())
    rows = pq.read_table(root / EVENTS).to_pylist()
    dated = [read_alone(item, Settings()) for task in tasks_of(root / "paper.jsonl") for item in task.items if isinstance(item, Document)]
    documents = {one.documents[0].id: one.documents[0] for one in dated}
    merged, _ = merge([claim for one in dated for claim in one.claims], documents, [], Gazetteer(), SiteConfig(), AS_OF)
    expected = {event.id: event for event in all_events(merged)}
    assert {row["event"] for row in rows} == set(expected)
    assert number == len(rows) < summary.claims
    for row in rows:
        event = expected[row["event"]]
        assert row["claims"] == [claim.id for claim in event.claims]
        assert (row["title"], row["why"], row["reasons"]) == (event.title, in_words(event.why), list(map(str, event.reasons)))
        assert [one["code"] for one in row["conflicts"]] == [one.code for one in event.conflicts if one.code < "M106"]


def test_many_claims_and_no_duckdb_is_a_finding(
    archive: tuple[Path, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "duckdb" else True)
    monkeypatch.setattr(command, "Policy", lambda memory_mb: Policy(in_memory=1))
    call = ["events", "--jsonl", str(archive[0] / "paper.jsonl"), "--parquet", str(tmp_path), "--jobs", "1", "--merge"]
    assert main(call) == 2
    assert "pip install 'dateline[duckdb]'" in capsys.readouterr().err
    monkeypatch.undo()
    assert main(call) == 0
    assert (tmp_path / EVENTS).is_file()


@settings(max_examples=15)
@given(reports, st.data())
def test_a_site_of_many_claims_is_merged_on_disk_to_the_same_events(rows: Any, data: Any) -> None:
    """Editors' rulings too."""
    desk = desk_of(rows)
    ids = [claim.id for claim in desk.claims]
    notes = []
    if len(ids) > 3:
        one, two, three, four = data.draw(st.permutations(ids))[:4]
        notes = [note("together", same=(one, two)), note("apart", different=(three, four))]
    given = desk.claims, desk.documents, notes, Gazetteer(), SiteConfig(), AS_OF
    assert merge(*given, in_memory=-1) == merge(*given)
