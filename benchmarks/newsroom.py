"""Articles: read and merged (`events --parquet --merge`), a whole site of them, and one of them changed."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.archive import write
from benchmarks.makers import AS_OF, ROOT
from benchmarks.measure import TICK_SECONDS, Taken, head, middle, ratio, row, timed

BUILD = (sys.executable, str(ROOT / "build.py"), "build", "--as-of", AS_OF)
EVENTS = (sys.executable, str(ROOT / "build.py"), "events", "--jsonl", "articles.jsonl")
CASES = ("read", "read and merged", "a site, cold", "unchanged", "one article")


def round_of(folder: Path, number: int) -> dict[str, Taken]:
    """Each case once; reading and merging where pyarrow is there."""
    for name in ("output", ".cache", "claims"):
        shutil.rmtree(folder / name, ignore_errors=True)
    found = {"read": timed(EVENTS, folder)}
    if find_spec("pyarrow"):
        found["read and merged"] = timed((*EVENTS, "--parquet", "claims", "--merge"), folder)
    found["a site, cold"] = timed(BUILD, folder)
    time.sleep(TICK_SECONDS)
    timed(BUILD, folder)
    found["unchanged"] = timed(BUILD, folder)
    article = sorted((folder / "content/articles").rglob("*.md"))[0]
    article.write_text(f"{article.read_text(encoding='utf-8')}\nThe desk read it a {number}th time.\n", encoding="utf-8")
    found["one article"] = timed(BUILD, folder)
    return found


def archives(counts: Sequence[int], rounds: int) -> Iterator[str]:
    """The table of all numbers of articles, line by line."""
    yield head("articles", "", ": cold", "articles a second", "Dateline")
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
            folder = Path(name)
            write(count, folder / "articles.jsonl")
            write(count, folder / "content/articles")
            runs = [round_of(folder, number) for number in range(rounds)]
        took = {case: middle(run[case] for run in runs) for case in CASES if case in runs[0]}
        for case, taken in took.items():
            yield row(f"{count:,}", case, ratio(taken, took["a site, cold"]), f"{count / taken.seconds:,.0f}", taken)
