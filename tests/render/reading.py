"""A browser to read the finished pages in, and a page that keeps what it complains of."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no chromium here: on Debian, apt-get install chromium")


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
