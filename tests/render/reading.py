"""A browser to read the finished pages in, a page that keeps what it complains of, a host, and other people's tools that judge."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

CI = os.environ.get("CI") == "true"  # there nothing may be skipped: what is wanting is a failure
BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
needs_browser = pytest.mark.skipif(BROWSER is None and not CI, reason="no chromium here: on Debian, apt-get install chromium")
NODE_MODULES = Path(__file__).parents[1] / "browser" / "node_modules"
SHIFTS = (
    "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))"
    ".observe({type: 'layout-shift', buffered: true});"
)


def tool(path: str, program: str = "") -> Path:
    """A file of the npm packages in tests/browser, run by `program`; skips the test where either is not there."""
    file = NODE_MODULES / path
    if file.exists() and (not program or shutil.which(program)):
        return file
    reason = f"no {program} here" if file.exists() else f"no {path.split('/', maxsplit=1)[0]} here: make browser-tools (needs npm)"
    pytest.fail(reason) if CI else pytest.skip(reason)


class _Host(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, missing: list[str], **more: Any) -> None:
        self.missing = missing
        super().__init__(*args, **more)

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.missing.append(f"{code} {self.path}")
        super().send_error(code, message, explain)


@contextmanager
def host(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """(address of the folder on a server of its own, what was asked of it in vain)."""
    missing: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder), missing=missing))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", missing
    finally:
        server.shutdown()
        server.server_close()


def until(page: Any, expression: str, seconds: float = 20) -> None:
    """Returns as soon as the JavaScript expression is true in the page; fails with it when it does not become so.

    The browser's own waiting (`wait_for_function`) asks again by an `eval` inside the page, which our Content-Security-Policy forbids:
    it passes only where the first asking finds the answer, hence on a fast machine.  This one asks from outside each time.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)


def write(site: dict[str, bytes], folder: Path) -> Path:
    """The site as files; gives the folder back."""
    for path, body in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


class Reader:
    """A page that keeps what it complains of and whom it asks."""

    def __init__(self, browser: Any, width: int = 1280, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, **context)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, root: Path, path: str) -> Any:
        """The page, opened from disk; `path` may carry a query."""
        name, mark, query = path.partition("?")
        self.page.goto((root / name).as_uri() + mark + query)
        return self.page
