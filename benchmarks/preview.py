"""From save to new page in the preview, as a browser sees it: `python benchmarks/preview.py CONTENT [SAVES]`.

`serve` runs on a copy of the content folder; chromium shows the page of one event, whose note is then changed again and again.  Told
are the milliseconds from the end of the write to the changed words on the page: the median, and all of them.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent


def main(content: Path, saves: int) -> None:
    """Print the times of so many saves."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "content")
        shutil.copytree(content, desk)
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", "content", "--port", "0", "--as-of", "2026-11-22"]
        begun = time.perf_counter()
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[0]
            print(f"ready after {time.perf_counter() - begun:.1f} s")
            print(told(times(address, desk, saves)))
        finally:
            server.terminate()
            server.wait(20)


def told(found: list[float]) -> str:
    """The times in words."""
    return f"median {statistics.median(found):.0f} ms of {len(found)}: {', '.join(f'{ms:.0f}' for ms in found)}"


def times(address: str, desk: Path, saves: int) -> list[float]:
    """The milliseconds of each save."""
    notes = sorted((desk / "notes").glob("*.md"))
    note = notes[len(notes) // 2]
    text = note.read_text(encoding="utf-8")
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        page = browser.new_page()
        page.goto(f"{address}events/{note.stem}/")
        for number in range(saves):
            time.sleep(1.5)  # the desk goes on with the rest of the site, as it would
            note.write_text(re.sub(r'(?m)^title: ".*"$', f'title: "Changed for the {number}th time"', text), encoding="utf-8")
            begun = time.perf_counter()
            page.get_by_role("heading", name=f"Changed for the {number}th time", level=1).wait_for(timeout=120_000)
            found.append((time.perf_counter() - begun) * 1000)
        browser.close()
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
