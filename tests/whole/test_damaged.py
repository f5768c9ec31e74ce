"""2,000 damaged content folders: whatever was done to one, its editor gets findings and an exit status, never a traceback.

Every folder is read, dated, merged and checked; one in `DRAWN` is built through the door, pages and all.
`DAMAGED=123 pytest tests/whole/test_damaged.py` does a single one again.
"""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.model.codes import CODES
from sitegen.model.finding import Finding
from sitegen.pipeline import Options, read_corpus
from sitegen.report import findings_json, format_findings
from tests.whole.damage import damage, make

FOLDERS = 2000
BLOCK = 100
DRAWN = 50
AS_OF = date(2024, 4, 1)
ONE = os.environ.get("DAMAGED", "")
SEEDS = [range(int(ONE), int(ONE) + 1)] if ONE else [range(start, start + BLOCK) for start in range(0, FOLDERS, BLOCK)]


def sound(findings: tuple[Finding, ...]) -> None:
    """Does each say where, what and with a code that is known, and is none a fault of ours?"""
    for one in findings:
        assert one.code in CODES and one.code != "P099", one
        assert one.path and one.message, one
        assert one.hint or one.severity == "info" or not one.code.startswith("P"), one
    told = format_findings(findings) + findings_json(findings)
    assert "\x1b" not in told and "\0" not in told
    told.encode("utf-8")


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The ids of two events of the folder as it was: its notes are about them."""
    whole = tmp_path_factory.mktemp("whole") / "content"
    make(whole)
    return [event.id for event in read_corpus(whole, Options(as_of=AS_OF)).events if event.claims][:2]


def read(seed: int, place: Path, events: list[str]) -> None:
    """Make the folder of this seed, and read it."""
    content = place / f"{seed}"
    make(content, events)
    done = damage(content, random.Random(seed))
    try:
        sound(read_corpus(content, Options(as_of=AS_OF, drafts=bool(seed % 2))).findings)
        if seed % DRAWN == 0:
            built(content, place / f"{seed}.out")
    except BaseException as fault:
        fault.add_note(f"seed {seed}: {', '.join(done)}")
        raise


def built(content: Path, output: Path) -> None:
    """Through the door: the statuses of the contract, and a site where `--keep-going` asks for one."""
    call = ["build", "--content", str(content), "--output", str(output), "--as-of", str(AS_OF), "--no-cache"]
    status = main(call)
    assert status in (0, 1) and (output / "index.html").is_file() == (status == 0)
    assert main([*call, "--keep-going"]) == status
    assert (output / "index.html").is_file()


@pytest.mark.parametrize("seeds", SEEDS, ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}")
def test_damaged_folders(
    seeds: range, events: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_DEBUG", "1")  # a fault of ours is raised, not told in one line
    for seed in seeds:
        read(seed, tmp_path, events)
    capsys.readouterr()
