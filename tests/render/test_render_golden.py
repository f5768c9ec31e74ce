"""Key pages of the small site, word for word.

A changed page is read by a person, then accepted: ACCEPT=1 pytest tests/render/test_render_golden.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from drawn import small, with_base

HERE = Path(__file__).parent / "golden"
GOLDEN = {
    "index.html": small,
    "events/2025-ingrid-halvorsen-and-davit-petrosyan-meet-in-port-ansel/index.html": small,
    "events/undated-the-mayors-of-port-ansel-and-vik-meet/index.html": small,
    "events/2025-03-20-strait-meeting-0/index.html": small,
    "pledges/index.html": small,
    "meetings/index.html": small,
    "sources/kelland-press-agency/index.html": small,
    "timeline.json": small,
    "events.csv": small,
    "feed.atom": with_base,
    "calendar.ics": with_base,
    "sitemap.xml": with_base,
}


def golden(path: str) -> Path:
    return HERE / path.replace("/index.html", ".html").replace("/", "_")


@pytest.mark.parametrize("path", GOLDEN)
def test_golden(path: str) -> None:
    body = re.sub(rb"(assets/[\w-]+)\.[0-9a-f]{8}\.", rb"\1.*.", GOLDEN[path]()[path])  # a new style sheet changes no page
    if os.environ.get("ACCEPT"):
        HERE.mkdir(exist_ok=True)
        golden(path).write_bytes(body)
    assert body.decode() == golden(path).read_bytes().decode(), f"{path} changed: look at it, then accept it with ACCEPT=1"


def test_no_golden_is_unused() -> None:
    assert {path.name for path in HERE.iterdir()} == {golden(path).name for path in GOLDEN}
