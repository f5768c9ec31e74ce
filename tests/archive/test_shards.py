"""Shards: the same bytes whoever reads them, whatever is killed, and however often; and the claims in them are the claims."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sitegen.archive import runners
from sitegen.archive.manifest import CLAIMS, NAME, TakenError, alone
from sitegen.archive.run import Tally
from sitegen.archive.runners import Outcome, by_dask, by_processes
from sitegen.archive.shards import Done, OtherProgramError, Task, read_shard
from sitegen.archive.table import claim_of, document_of
from sitegen.model.claim import Claim
from sitegen.model.document import Document
from sitegen.model.reason import in_words
from sitegen.pipeline import read_alone
from tests.archive.paper import left_in, lines_file, read, row, tasks_of

ROOT = Path(__file__).resolve().parents[2]
Clean = tuple[Path, dict[str, bytes]]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """An archive of JSON lines, and what an undisturbed run leaves of it."""
    folder = tmp_path_factory.mktemp("clean")
    source = lines_file(folder, range(40))
    read(source, folder / "out")
    return source, left_in(folder / "out")


def disturbed(outcomes: Iterator[Outcome], disturb: Callable[[], None]) -> Iterator[Outcome]:
    """The outcomes, and something done after the first."""
    for number, outcome in enumerate(outcomes):
        if number == 0:
            disturb()
        yield outcome


# ---------------------------------------------------------------- who reads


def test_processes_give_the_same_bytes_and_survive_one_that_is_killed(clean: Clean, tmp_path: Path) -> None:
    source, expected = clean
    killed: list[int] = []

    def kill() -> None:
        killed.append(multiprocessing.active_children()[0].pid or 0)
        os.kill(killed[0], signal.SIGKILL)

    summary, said = read(source, tmp_path / "out", lambda tasks: disturbed(by_processes(2)(tasks), kill))
    assert killed
    assert (summary.faults, said) == (0, [])
    assert left_in(tmp_path / "out") == expected


def test_a_dask_cluster_gives_the_same_bytes_and_survives_a_worker_that_is_killed(clean: Clean, tmp_path: Path) -> None:
    from distributed import LocalCluster

    source, expected = clean
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=str(tmp_path)) as cluster:
        address = cluster.scheduler_address

        def kill() -> None:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

        summary, said = read(source, tmp_path / "out", lambda tasks: disturbed(by_dask(address)(tasks), kill))
    assert (summary.faults, said) == (0, [])
    assert left_in(tmp_path / "out") == expected


def test_a_worker_of_another_release_reads_nothing(clean: Clean) -> None:
    task = tasks_of(clean[0])[0]
    assert read_shard(task).key == task.key
    with pytest.raises(OtherProgramError):
        read_shard(replace(task, program="another"))


def test_a_shard_that_kills_every_worker_is_lost_and_no_other(clean: Clean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poison = tasks_of(clean[0])[2].key

    class Pool(runners._Pool):
        def submit(self, task: Task) -> runners.Future[Done]:
            return self._pool.submit(os._exit, 1) if task.key == poison else super().submit(task)  # type: ignore[arg-type]

    monkeypatch.setattr(runners, "_Pool", Pool)
    source, expected = clean
    summary, said = read(source, tmp_path / "out", by_processes(2))
    assert (summary.faults, len(said)) == (1, 1)
    left = left_in(tmp_path / "out")
    assert set(expected) - set(left) == {f"{CLAIMS}/{poison}.parquet"}
    assert b'"complete": false' in left[NAME]
    monkeypatch.undo()
    assert read(source, tmp_path / "out")[0].there == summary.shards
    assert left_in(tmp_path / "out") == expected


# ---------------------------------------------------------------- killed, damaged, grown


def test_a_run_killed_at_any_step_goes_on_and_gives_the_same_bytes(clean: Clean, tmp_path: Path) -> None:
    source, expected = clean
    steps = (1, 3, 8, 10, 11, 20, 33, 46, 49)
    subprocess.run([sys.executable, "-m", "tests.archive.dying", source, tmp_path, *map(str, steps)], cwd=ROOT, check=True)
    unfinished = [step for step in steps if not (tmp_path / str(step)).exists() or left_in(tmp_path / str(step)) != expected]
    assert len(unfinished) >= len(steps) - 2
    there = []
    for step in steps:
        summary, said = read(source, tmp_path / str(step))
        there.append(summary.there)
        assert (summary.faults, said) == (0, [])
        assert left_in(tmp_path / str(step)) == expected, step
    assert there == sorted(there)
    assert there[0] == 0
    assert 0 < there[5] < there[6] < summary.shards


def test_a_torn_or_foreign_line_and_a_damaged_or_missing_file_cost_their_shard_alone(clean: Clean, tmp_path: Path) -> None:
    source, expected = clean
    read(source, tmp_path)
    journal = tmp_path / NAME
    lines = journal.read_bytes().splitlines(keepends=True)[:-1]
    files = [tmp_path / json.loads(line)["file"] for line in lines]
    files[1].write_bytes(files[1].read_bytes()[:-1])
    files[2].unlink()
    journal.write_bytes(b"".join([lines[0], b"[]\n", b"\xff\n", *lines[1:-1], lines[-1][: len(lines[-1]) // 2]]))
    (tmp_path / CLAIMS / "new-1-x.parquet").write_bytes(b"left by a killed run")
    summary, _ = read(source, tmp_path)
    assert summary.there == len(lines) - 3
    assert left_in(tmp_path) == expected


def test_an_archive_that_has_grown_reads_what_is_new_alone(tmp_path: Path) -> None:
    source = lines_file(tmp_path, range(60))
    before, _ = read(source, tmp_path / "out")
    lines = [json.dumps(row(number)) + "\n" for number in range(64)]
    source.write_text("".join(lines[:20] + lines[21:]), "utf-8")  # one is gone, four are new
    after, _ = read(source, tmp_path / "out")
    assert after.articles == 63
    assert after.there >= before.shards - 4
    files = left_in(tmp_path / "out")
    assert len(files) == after.shards + 1  # and no other's file
    read(source, tmp_path / "anew")
    assert left_in(tmp_path / "anew") == files


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_stopped_leaves_no_process_behind(tmp_path: Path, number: signal.Signals) -> None:
    source = lines_file(tmp_path, range(3000))
    command = ["build.py", "events", "--jsonl", source, "--parquet", tmp_path / "out", "--shard-size", "50", "--jobs", "2"]
    with subprocess.Popen([sys.executable, *command], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not (tmp_path / "out" / NAME).exists() or not (tmp_path / "out" / NAME).read_bytes():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        _, told = process.communicate()
    if number is signal.SIGINT:
        assert (process.returncode, told) == (130, "stopped\n")
    while True:  # until the last of its session has ended
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.01)


def test_two_runs_at_once_do_not_write_one_folder(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(TakenError), alone(tmp_path):
        pass


# ---------------------------------------------------------------- what is in them


def _as_told(claim: Claim) -> tuple[Claim, str, tuple[str, ...]]:
    """The claim, its reasons as words."""
    return replace(claim, why=(), reasons=()), in_words(claim.why), tuple(map(str, claim.reasons))


def test_a_claim_comes_back_from_its_row_as_it_was(clean: Clean) -> None:
    """Whole; and the article that comes with it says the same at each of the claim's places."""
    (task,) = tasks_of(clean[0], size=1000)
    rows = pq.read_table(io.BytesIO(read_shard(task).body)).to_pylist()
    dated = [read_alone(item, task.settings) for item in task.items if isinstance(item, Document)]
    pairs = [(claim, one.documents[0]) for one in dated for claim in one.claims]
    assert [_as_told(claim_of(one)) for one in rows] == [_as_told(claim) for claim, _ in pairs]
    assert {one["kind"] for one in rows} == {"meeting", "pledge"}
    for one, (claim, document) in zip(rows, pairs, strict=True):
        again = document_of([one])
        assert replace(again, text="") == replace(document, text="", language="en")
        assert [again.text[start:end] for start, end in claim.spans] == [document.text[start:end] for start, end in claim.spans]
        assert one["sentence"] == document.text[claim.quote[0] : claim.quote[1]]
        assert one["edtf"] and one["date"]["start"] is not None


def test_files_of_a_folder_tell_where_their_sentences_stand(tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    for number in (2, 0, 1):
        (folder / f"y{number}").mkdir(parents=True)
        told = row(number)
        (folder / f"y{number}" / "a.md").write_text(f"---\ntitle: x\npublished: {told['published']}\n---\n{told['text']}\n", "utf-8")
    (folder / "y1" / "b.md").write_bytes(b"\xff\xfe not UTF-8")
    (folder / "y1" / "picture.png").write_bytes(b"")
    (folder / "y1" / ".hidden.md").write_text("nothing", "utf-8")
    summary, said = read(folder, tmp_path / "out", size=100)
    assert (summary.articles, summary.faults, len(said)) == (4, 1, 1)
    assert said[0].startswith("y1/b.md: ")
    (shard,) = (tmp_path / "out" / CLAIMS).iterdir()
    rows = pq.read_table(shard).to_pylist()
    assert [one["article"] for one in rows] == sorted(one["article"] for one in rows)
    assert {(one["file"], one["line"], one["column"]) for one in rows if one["article"] == "y1/a"} == {("y1/a.md", 5, 1), ("y1/a.md", 7, 1)}


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps(row(1)), "{", json.dumps(row(2)), "", json.dumps(row(1)), json.dumps(row(3) | {"published": "soon"})]
    source = tmp_path / "paper.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    summary, said = read(source, tmp_path / "out")
    assert (summary.articles, summary.faults) == (2, 3)
    assert [line.split(":")[1] for line in said] == ["2", "5", "6"]
    again, said_again = read(source, tmp_path / "out")
    assert (again.there, said_again) == (1, said)


def test_a_fault_of_an_article_is_told_again_by_the_run_that_passes_it_over(tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "a.md").write_text("---\npublished: [\n---\nWords.\n", "utf-8")
    (folder / "b.md").write_text("Ada Quill met Tom Brandt in Oslo on 4 May 2024.\n", "utf-8")
    first = read(folder, tmp_path / "out")
    again = read(folder, tmp_path / "out")
    assert len(first[1]) == 1
    assert (again[1], again[0].there) == (first[1], 1)


def test_progress_counts_up_to_the_size(clean: Clean, tmp_path: Path) -> None:
    source, _ = clean
    seen: list[Tally] = []
    read(source, tmp_path / "out", progress=seen.append)
    assert (seen[0].done, seen[-1].done, seen[-1].articles) == (0, source.stat().st_size, 40)
    assert [tally.done for tally in seen] == sorted(tally.done for tally in seen)
    read(source, tmp_path / "out", progress=seen.append)
    assert (seen[-1].done, seen[-1].there) == (0, source.stat().st_size)


def test_a_missing_library_is_a_finding_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sitegen.cli import main
    from sitegen.commands import archive

    monkeypatch.setattr(archive, "find_spec", lambda _: None)
    assert main(["events", "--jsonl", "-", "--parquet", str(tmp_path / "out"), "--scheduler", "tcp://nowhere"]) == 2
    told = capsys.readouterr().err
    assert "pip install 'dateline[archive]'" in told
    assert "pip install 'dateline[dask]'" in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--articles", "."], "--articles needs --parquet"),
        (["--jsonl", "-", "--merge"], "--merge needs --parquet"),
        (["--jsonl", "no-such.jsonl", "--parquet", "out"], "no-such.jsonl: No such file"),
        (["--jsonl", "-", "--parquet", "out", "--scheduler", "x", "--jobs", "2"], "leave one out"),
        (["--jsonl", "-", "--parquet", "out", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler answers"),
    ],
)
def test_a_call_that_is_wrong(
    options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sitegen.cli import main

    monkeypatch.setattr(runners, "CONNECT_SECONDS", 1)
    monkeypatch.chdir(tmp_path)
    assert main(["events", *options]) == 2
    assert told in capsys.readouterr().err
