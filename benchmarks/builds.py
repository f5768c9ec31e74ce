"""Builds of N notes, ours and others': cold, with nothing changed, with one note changed, with one template changed."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.makers import Maker, makers
from benchmarks.measure import TICK_SECONDS, Taken, head, middle, ratio, row, timed

CASES = ("cold", "unchanged", "one note", "one template")
OURS = ("Dateline", "Dateline, CommonMark")
BESIDE = "Hugo"
OTHERS = ("Eleventy", "Pelican")


def round_of(maker: Maker, number: int) -> dict[str, Taken]:
    """Each case once."""
    for name in maker.made:
        shutil.rmtree(maker.folder / name, ignore_errors=True)
    found = {"cold": timed(maker.command, maker.folder)}
    time.sleep(TICK_SECONDS)
    timed(maker.command, maker.folder)
    found["unchanged"] = timed(maker.command, maker.folder)
    maker.note.write_text(f"{maker.note.read_text(encoding='utf-8')}\nround {number}\n", encoding="utf-8")
    found["one note"] = timed(maker.command, maker.folder)
    command = (*maker.command, *maker.shadowed)
    if maker.shadowed:
        timed(command, maker.folder)
    text = maker.template.read_text(encoding="utf-8")
    maker.template.write_text(maker.changed(text, number), encoding="utf-8")
    found["one template"] = timed(command, maker.folder)
    maker.template.write_text(text, encoding="utf-8")
    return found


def beside(counts: Sequence[int], rounds: int) -> Iterator[str]:
    """The table of all numbers of notes, line by line; the rounds of the programs are interleaved."""
    yield head("notes", "", *(f"{name} : {BESIDE}" for name in OURS), *OURS, BESIDE, *OTHERS)
    cold: dict[int, Taken] = {}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            programs = makers(Path(folder), count)
            runs = [{maker.name: round_of(maker, number) for maker in programs} for number in range(rounds)]
        for case in CASES:
            took = {maker.name: middle(run[maker.name][case] for run in runs) for maker in programs}
            ratios = (ratio(took.get(name), took.get(BESIDE)) for name in OURS)
            yield row(f"{count:,}", case, *ratios, *(took.get(name) for name in (*OURS, BESIDE, *OTHERS)))
            if case == "cold":
                cold[count] = took["Dateline"]
    for few, many in pairwise(counts):
        each = cold[many].seconds / cold[few].seconds / (many / few)
        yield f"\n{many:,} notes took {each:.2f} times what {many / few:g} times {few:,} would take."
