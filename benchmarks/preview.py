"""From save to new page in the preview, as a browser sees it, ours and Hugo's: `python -m benchmarks preview`.

Each program serves the same notes; chromium shows the page of one of them, whose title is then changed again and again.  Told are the
milliseconds from the end of the write to the changed words on the page.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.makers import AS_OF, ROOT, Maker, makers
from benchmarks.measure import head, row

PATIENCE_SECONDS = 600
SETTLED_SECONDS = 1.5  # between two saves: the programs go on with the rest of the site, as they would
TITLE = re.compile(r'^title: ".*"$', re.MULTILINE)


def saves(counts: Sequence[int], number: int) -> Iterator[str]:
    """The table of all numbers of notes, line by line; the saves of the programs are interleaved."""
    if not (chromium := next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")):
        yield "The preview was not measured: no chromium here."
        return
    yield head("notes", ": Hugo", "Dateline, median", "all", "Hugo, median", "all")
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
            served = [maker for maker in makers(Path(folder), count) if maker.name in ("Dateline", "Hugo")]
            found = _times(served, chromium, number)
        middle = {name: statistics.median(times) for name, times in found.items()}
        compared = f"{middle['Dateline'] / middle['Hugo']:.3f}" if "Hugo" in middle else None
        cells = [cell for name in ("Dateline", "Hugo") for cell in _told(found.get(name))]
        yield row(f"{count:,}", compared, *cells)


def _told(times: list[float] | None) -> tuple[str | None, str | None]:
    return (f"{statistics.median(times):.0f} ms", ", ".join(f"{ms:.0f}" for ms in times)) if times else (None, None)


def _times(served: Sequence[Maker], chromium: str, number: int) -> dict[str, list[float]]:
    """The milliseconds of each save of each program."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {maker.name: [] for maker in served}
    servers = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
            pages: dict[str, Any] = {}
            for maker in served:
                server, address = _serve(maker)
                servers.append(server)
                pages[maker.name] = browser.new_page()
                pages[maker.name].goto(address)
            for save in range(number):
                for maker in served:
                    time.sleep(SETTLED_SECONDS)
                    title = f"Changed for the {save}th time"
                    maker.note.write_text(TITLE.sub(f'title: "{title}"', maker.note.read_text("utf-8")), encoding="utf-8")
                    begun = time.perf_counter()
                    pages[maker.name].get_by_role("heading", name=title, level=1).wait_for(timeout=PATIENCE_SECONDS * 1000)
                    found[maker.name].append((time.perf_counter() - begun) * 1000)
            browser.close()
    finally:
        for server in servers:
            server.terminate()
            server.wait(30)
    return found


def _serve(maker: Maker) -> tuple[subprocess.Popen[bytes], str]:
    """The program's server, ready, and the address of the page of its note."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    if maker.name == "Hugo":
        command = (*maker.command, "server", "--bind", "127.0.0.1", "--port", str(port), "--baseURL", address)
        page = f"{address}notes/{maker.note.stem}/"
    else:
        command = (sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port), "--as-of", AS_OF)
        page = f"{address}events/{maker.note.stem}/"
    server = subprocess.Popen(command, cwd=maker.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            urllib.request.urlopen(page, timeout=PATIENCE_SECONDS).close()
            return server, page
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                server.terminate()
                raise
            time.sleep(0.2)
