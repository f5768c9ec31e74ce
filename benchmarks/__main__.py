"""`python -m benchmarks [PART …] [--notes N …] [--articles N …] [--rounds 3] [--keep]`: what `make bench` runs (README.md).

Parts: notes (builds beside other generators), articles, preview (from save to page), engine (dates and events of a text, start-up).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import builds, engine, newsroom, preview
from benchmarks.makers import found

RESULTS = Path(__file__).with_name("RESULTS.md")
HEADING = "## Last run of `make bench`"
Part = Callable[[argparse.Namespace], Iterator[str]]
PARTS: dict[str, tuple[str, Part]] = {
    "notes": ("Builds of notes", lambda args: builds.beside(args.notes, args.rounds)),
    "articles": ("Articles", lambda args: newsroom.archives(args.articles, args.rounds)),
    "preview": ("From save to page", lambda args: preview.saves(args.notes, args.saves)),
    "engine": ("Start-up, dates and events of a text", lambda args: engine.told()),
}


def machine() -> str:
    """What was measured with what, on what."""
    cpu = next((line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    others = filter(None, (_said("hugo", "version"), _said("eleventy"), _said("pelican")))
    programs = [f"Python {platform.python_version()}", f"Dateline {version('dateline')}", *others]
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    return f"{date.today()}, {os.cpu_count()} cores of {cpu}, {platform.system()}, {load}; {', '.join(programs)}."


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").split("\n")
    except OSError:
        return []


def _said(program: str, asked: str = "--version") -> str:
    """ "Hugo 0.168.0"; "" where the program is not there."""
    if not (path := found(program)):
        return ""
    words = subprocess.run([path, asked], capture_output=True, text=True, check=False).stdout.split()
    release = next((word.lstrip("v").split("+")[0].split("-")[0] for word in words if word.lstrip("v")[:1].isdigit()), "")
    return f"{program.capitalize()} {release}"


def report(args: argparse.Namespace) -> Iterator[str]:
    """The lines of the report, as they are known."""
    yield machine()
    for part in args.parts or PARTS:
        title, work = PARTS[part]
        yield f"\n### {title}\n"
        yield from work(args)


def kept(results: str, lines: str) -> str:
    """The file of results with these lines in the place of those of the last run."""
    before, _, after = results.partition(HEADING)
    _, mark, rest = after.partition("\n## ")
    return f"{before.rstrip()}\n\n{HEADING}\n\n{lines.strip()}\n{mark}{rest}"


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; none: all")
    parser.add_argument("--notes", nargs="+", type=int, default=[1000], metavar="N")
    parser.add_argument("--articles", nargs="+", type=int, default=[1000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=8, help="in the preview")
    parser.add_argument("--keep", action="store_true", help="write the report into RESULTS.md, in the place of the last one")
    args = parser.parse_args(argv)
    if unknown := [part for part in args.parts if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    lines = []
    for line in report(args):
        print(line, flush=True)
        lines.append(line)
    if args.keep:
        asked = " ".join(sys.argv[1:] if argv is None else argv)
        text = "\n".join((f"`python -m benchmarks {asked}`: {lines[0]}", *lines[1:]))
        RESULTS.write_text(kept(RESULTS.read_text("utf-8"), text), "utf-8")


if __name__ == "__main__":
    main()
