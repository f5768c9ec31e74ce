"""`python -m tests.archive.dying SOURCE OUT N…`: for each N a run into OUT/N that is killed at its Nth step on the disk.

A step is anything that opens, renames or removes a file of OUT; between two of them nothing changes there but the end of the journal.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.archive.paper import read

STEPS = ("open", "os.rename", "os.remove", "os.mkdir")


def die_at(step: int, out: Path) -> None:
    """Ends this process, without a word to anybody, before its `step`th step under `out`."""
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(arguments[0]).startswith(str(out)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def main(source: Path, out: Path, steps: list[int]) -> None:
    """Each run in a process of its own, one after the other."""
    for step in steps:
        child = os.fork()
        if child == 0:
            die_at(step, out)
            read(source, out / str(step))
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(word) for word in sys.argv[3:]])
