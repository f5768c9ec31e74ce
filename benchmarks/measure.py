"""One command measured, and figures as tables."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

TICK_SECONDS = 2.1  # beyond the coarsest clock of a file system: a build does not remember what was changed a moment ago


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run of a program took."""

    seconds: float
    megabytes: float  # of its largest process, at the peak

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes:.0f} MB"


def timed(command: Sequence[str], folder: Path) -> Taken:
    """One run in that folder.  Raises RuntimeError with what it said where it fails."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed: {said.read()[-1000:].decode('utf-8', 'replace')}")
    return Taken(seconds, used.ru_maxrss / 1024)


def middle(runs: Iterable[Taken]) -> Taken:
    """The median of the seconds, and the most memory of any run."""
    runs = list(runs)
    return Taken(statistics.median(run.seconds for run in runs), max(run.megabytes for run in runs))


def ratio(ours: Taken | None, theirs: Taken | None) -> str:
    """How many times theirs ours took; a dash where one of them was not measured."""
    return f"{ours.seconds / theirs.seconds:.3f}" if ours and theirs else "–"


def row(*cells: object) -> str:
    """A line of a table."""
    return f"| {' | '.join('–' if cell is None else str(cell) for cell in cells)} |"


def head(*names: str) -> str:
    """The two lines that begin a table."""
    return f"{row(*names)}\n|{'|'.join('---' for _ in names)}|"
