"""Start-up, and the dates and events of a text: one figure a line, best of three.

Beside our own engine the same text is given to dateparser (which is installed) and to chrono (npm), where node and npm are there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.texts import articles, long_text

ROOT = Path(__file__).resolve().parents[1]
LONG_KB = 2000
SLOW_KB = 40  # the other readers get a shorter piece of the same text: at their speed that is seconds enough
CHRONO = """
const chrono = require("chrono-node");
const text = require("fs").readFileSync(process.argv[2], "utf8");
const from = new Date("2024-03-12T12:00:00Z");
chrono.parse(text.slice(0, 1000), from);
const start = process.hrtime.bigint();
let found = 0;
for (const paragraph of text.split("\\n")) found += chrono.parse(paragraph, from).length;
console.log(JSON.stringify({seconds: Number(process.hrtime.bigint() - start) / 1e9, found}));
"""


def best(work: Callable[[], int], rounds: int = 3) -> tuple[float, int]:
    """(seconds of the fastest round, what the work counted)."""
    times, count = [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        count = work()
        times.append(time.perf_counter() - start)
    return min(times), count


def dates() -> Iterator[str]:
    """The temporal engine: start-up, throughput, and the same text in other readers."""
    from sitegen.temporal import read

    start_up, _ = best(lambda: subprocess.run([sys.executable, "-c", "import sitegen.temporal"], check=True, cwd=ROOT).returncode)
    bare, _ = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True).returncode)
    yield f"dates: import sitegen.temporal        {1000 * (start_up - bare):7.0f} ms beside a bare Python of {1000 * bare:.0f} ms"
    text = long_text(LONG_KB)
    seconds, count = best(lambda: len(read(text, "2024-03-12")))
    yield f"dates: one text of {LONG_KB} KB              {LONG_KB / seconds:7.0f} KB/s, {count} expressions"
    short = long_text(SLOW_KB)
    from dateparser.search import search_dates

    def paragraphs() -> int:
        return sum(len(search_dates(line, languages=["en"]) or ()) for line in short.split("\n") if line)

    seconds, count = best(paragraphs, 1)
    yield f"  dateparser search, by paragraph     {SLOW_KB / seconds:7.0f} KB/s, {count} expressions in {SLOW_KB} KB"
    yield _chrono(text)
    for name, hostile in (
        ("1 MB without a space", "x" * 1_000_000),
        ("100,000 digits", "1" * 100_000),
        ("“the ” 250,000 times", "the " * 250_000),
    ):
        seconds, _ = best(lambda hostile=hostile: len(read(hostile, "2024-03-12")))  # type: ignore[misc]
        yield f"dates: {name:<30} {seconds:7.2f} s"


def _chrono(text: str) -> str:
    if not (shutil.which("node") and shutil.which("npm")):
        return "  chrono: not measured, node and npm are not here"
    with tempfile.TemporaryDirectory() as folder:
        install = subprocess.run(["npm", "install", "--silent", "--no-audit", "chrono-node"], cwd=folder, capture_output=True, check=False)
        if install.returncode:
            return "  chrono: not measured, npm could not install chrono-node"
        Path(folder, "text.txt").write_text(text, "utf-8")
        Path(folder, "run.js").write_text(CHRONO, "utf-8")
        done = subprocess.run(["node", "run.js", "text.txt"], cwd=folder, capture_output=True, text=True, check=True)
    row = json.loads(done.stdout)
    return f"  chrono (npm), by paragraph          {LONG_KB / row['seconds']:7.0f} KB/s, {row['found']} expressions"


def events() -> Iterator[str]:
    """The extractor on articles of 5 KB."""
    from sitegen.config import Settings
    from sitegen.model.document import Document, Publication
    from sitegen.pipeline import read_alone

    settings = Settings()
    documents = [
        Document(id=name, path=name, title=title, text=text, publication=Publication.on(day, "front-matter"))
        for name, title, day, text in articles(200)
    ]
    seconds, count = best(lambda: sum(len(read_alone(document, settings).claims) for document in documents), 2)
    size = sum(len(document.text) for document in documents) / 1000
    yield f"events: {len(documents)} articles, {size:.0f} KB       {seconds:7.1f} s, {size / seconds:.0f} KB/s, {count} claims"


def start() -> Iterator[str]:
    """How long a command takes that does nothing."""
    bare, _ = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True).returncode)
    for words in (["--help"], ["explain", "He left yesterday.", "--published", "2025-03-18"]):
        command = [sys.executable, str(ROOT / "build.py"), *words]
        seconds, _ = best(lambda command=command: subprocess.run(command, check=True, capture_output=True).returncode)  # type: ignore[misc]
        yield f"start-up: build.py {words[0]:<19}{1000 * seconds:7.0f} ms, a bare Python {1000 * bare:.0f} ms"


def told() -> Iterator[str]:
    """All figures, as a block of code."""
    yield "```"
    for part in (start, dates, events):
        yield from part()
    yield "```"
