"""The same events with TimelineJS, vis-timeline and Dateline: `python benchmarks/peers.py 100 1000 10000` prints a table (README.md)."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
SUBJECTS = "harbour bridge ferry school hospital railway budget border forest river market theatre airport museum canal library".split()
DOINGS = "opening talks review repair funding closure visit accord protest inspection renewal dispute".split()
PEOPLE = [f"{first} {last}" for first in "Ada Bo Cleo Dan Eva Finn Gro Hal".split() for last in "Lund Moor Nash Oake Pell Rook".split()]
PLACES = "Oslo Riga Bern Turin Porto Ghent Lviv Cork".split()
TITLE = re.compile(r"[A-Z][a-z]+ [a-z]+ \d+ in [A-Z][a-z]+")
WATCH = """
window.seen = {paint: 0, last: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime;
})).observe({type: 'paint', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.last = entry.startTime + entry.duration; }))
  .observe({type: 'longtask', buffered: true});
"""
USABLE = "Math.max(seen.paint, seen.last, performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)"
QUIET = f"performance.now() - {USABLE} > 1500"
AXE = """limit => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  const audit = axe.run(document, {preload: false, resultTypes: ['violations']})
    .then(found => `${found.violations.length} / ${found.violations.reduce((sum, fault) => sum + fault.nodes.length, 0)}`);
  return Promise.race([audit, new Promise(done => setTimeout(() => done(`over ${limit} s`), 1000 * limit))]);
}"""
TEXT = """body => {
  const copy = body.cloneNode(true);
  copy.querySelectorAll('script, style, template').forEach(part => part.remove());
  return copy.textContent.replace(/\\s+/g, ' ').trim().length;
}"""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as every one of the three is given it."""

    title: str
    day: date
    kind: str
    actors: tuple[str, ...]
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """One of the three, with the files it is shown from and what says that it stands."""

    name: str
    build: Any  # (events, folder) -> None
    ready: str  # a selector


def happenings(count: int) -> list[Happening]:
    """`count` events over ten years, the same ones at each run."""
    pick = random.Random(count)
    found = []
    for number in range(count):
        subject, doing = pick.choice(SUBJECTS), pick.choice(DOINGS)
        actors = tuple(pick.sample(PEOPLE, 2))
        place = pick.choice(PLACES)
        day = date(2015, 1, 1) + timedelta(days=pick.randrange(3650))
        text = f"{actors[0]} and {actors[1]} spoke in {place} of the {subject}; the {doing} is number {number} of its kind."
        title = f"{subject.capitalize()} {doing} {number} in {place}"
        found.append(Happening(title, day, pick.choice(("meeting", "pledge", "other")), actors, place, text))
    return sorted(found, key=lambda event: event.day)


def dateline(events: list[Happening], folder: Path) -> None:
    """Our site, from a content folder of notes."""
    content = folder.parent / "content"
    (content / "notes").mkdir(parents=True)
    (content / "site.toml").write_text('title = "Benchmark"\n', encoding="utf-8")
    for number, event in enumerate(events):
        head = {"title": event.title, "date": str(event.day), "kind": event.kind, "actors": list(event.actors), "place": event.place}
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
        (content / "notes" / f"{number:06}.md").write_text(f"---\n{lines}---\n{event.text}\n", encoding="utf-8")
    command = [
        sys.executable,
        str(HERE.parent / "build.py"),
        "build",
        "--content",
        str(content),
        "--output",
        str(folder),
        "--as-of",
        "2025-01-01",
    ]
    subprocess.run(command, check=True, capture_output=True)


def timelinejs(events: list[Happening], folder: Path) -> None:
    """TimelineJS with a JSON file beside the page, as its documentation shows."""
    slides = [
        {
            "start_date": {"year": event.day.year, "month": event.day.month, "day": event.day.day},
            "group": event.kind,
            "text": {"headline": event.title, "text": f"<p>{event.text}</p>"},
        }
        for event in events
    ]
    (folder / "events.json").write_text(json.dumps({"events": slides}), encoding="utf-8")
    (folder / "lib").symlink_to(MODULES / "@knight-lab" / "timelinejs" / "dist")
    page(
        folder,
        '<link rel="stylesheet" href="lib/css/timeline.css"><div id="line" style="width: 100%; height: 600px"></div>'
        '<script src="lib/js/timeline.js"></script><script>new TL.Timeline("line", "events.json", {ga_measurement_id: ""})</script>',
    )


def vis(events: list[Happening], folder: Path) -> None:
    """vis-timeline with its stand-alone build."""
    items = [{"id": number, "content": event.title, "start": str(event.day), "title": event.text} for number, event in enumerate(events)]
    (folder / "items.js").write_text(f"const items = {json.dumps(items)};", encoding="utf-8")
    (folder / "lib").symlink_to(MODULES / "vis-timeline" / "standalone" / "umd")
    (folder / "styles").symlink_to(MODULES / "vis-timeline" / "styles")
    page(
        folder,
        '<link rel="stylesheet" href="styles/vis-timeline-graph2d.min.css"><div id="line"></div>'
        '<script src="lib/vis-timeline-graph2d.min.js"></script><script src="items.js"></script>'
        '<script>new vis.Timeline(document.getElementById("line"), new vis.DataSet(items), {maxHeight: 600})</script>',
    )


def page(folder: Path, body: str) -> None:
    """A page around a peer."""
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    (folder / "index.html").write_text(f"{head}<title>Benchmark</title>{body}", encoding="utf-8")


TIMELINES = (
    Timeline("TimelineJS 3.9.11", timelinejs, ".tl-timemarker"),
    Timeline("vis-timeline 8.5.4", vis, ".vis-item"),
    Timeline("Dateline", dateline, "main"),
)


class Silent(SimpleHTTPRequestHandler):
    """A server that does not speak of what it serves."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """The address of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def opened(browser: Any, address: str, ready: str, limit: int, phone: bool = False, audit: bool = False) -> dict[str, Any]:
    """What one opening of the page costs, nothing when it takes longer than the limit; `audit`: also what it fetches and what axe says."""
    from playwright.sync_api import TimeoutError

    size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
    context = browser.new_context(viewport=size, bypass_csp=audit, is_mobile=phone)
    view = context.new_page()
    view.set_default_timeout(1000 * limit)
    view.add_init_script(WATCH)
    bodies: list[Any] = []
    if phone:
        context.new_cdp_session(view).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    view.on("response", lambda response: bodies.append(response) if audit else None)
    end = time.monotonic() + limit
    try:
        view.goto(address)
        view.wait_for_selector(ready, state="attached")
        while not view.evaluate(QUIET):  # not by wait_for_function, which a strict policy of the page forbids
            view.wait_for_timeout(250)
            if time.monotonic() > end:
                return {}
        told = {"usable": view.evaluate(USABLE), "elements": view.evaluate("document.querySelectorAll('*').length")}
        if audit:
            told["bytes"] = sum(len(gzip.compress(response.body())) for response in bodies)
            view.evaluate((MODULES / "axe-core" / "axe.min.js").read_text("utf-8"))
            told["axe"] = view.evaluate(AXE, limit)
        return told
    except TimeoutError:
        return {}
    finally:
        context.close()


def measure(browser: Any, timeline: Timeline, events: list[Happening], runs: int, limit: int) -> list[str]:
    """A row of the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        folder.mkdir()
        start = time.perf_counter()
        timeline.build(events, folder)
        built = time.perf_counter() - start
        told = {title for path in folder.rglob("*.html") for title in TITLE.findall(path.read_text("utf-8"))}
        with host(folder) as address:
            first = opened(browser, address, timeline.ready, limit, audit=True)
            rounds = [opened(browser, address, timeline.ready, limit) for _ in range(runs if first else 0)]
            phone = opened(browser, address, timeline.ready, limit, phone=True) if first else {}
            plain = browser.new_context(java_script_enabled=False).new_page()
            plain.goto(address)
            letters = plain.locator("body").evaluate(TEXT)
    times = [run["usable"] for run in rounds if "usable" in run]
    return [
        timeline.name,
        f"{len(events):,}",
        f"{first['bytes'] / 1000:,.0f}" if "bytes" in first else "–",
        f"{first['elements']:,}" if "elements" in first else "–",
        f"{median(times):,.0f}" if times else f"over {limit} s",
        f"{phone['usable']:,.0f}" if "usable" in phone else f"over {limit} s",
        first.get("axe", "–"),
        f"{letters:,}",
        f"{len(told & {event.title for event in events}):,}",
        f"{built:.1f}",
    ]


def main() -> None:
    """The table, in Markdown, with the machine it was made on."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=180, help="seconds after which a page is given up")
    parser.add_argument("--only", default="", help="the timeline whose name begins so")
    asked = parser.parse_args()
    if not MODULES.is_dir():
        sys.exit("no node_modules in benchmarks/: see benchmarks/README.md")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        print(f"{date.today()}, {os.cpu_count()} × {processor()}, Chromium {browser.version}, load {os.getloadavg()[0]:.1f}\n")
        heads = "timeline|events|KB|elements|usable ms|phone ms|axe|without JS|events in HTML|build s".split("|")
        print(f"| {' | '.join(heads)} |\n|---|{'---:|' * (len(heads) - 1)}")
        for count in asked.counts:
            for timeline in [timeline for timeline in TIMELINES if timeline.name.startswith(asked.only)]:
                print(f"| {' | '.join(measure(browser, timeline, happenings(count), asked.runs, asked.limit))} |", flush=True)
        browser.close()


def processor() -> str:
    """The processor's name, as far as the system tells."""
    known = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in known.read_text().splitlines() if line.startswith("model name")]
        if known.is_file()
        else []
    )
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
