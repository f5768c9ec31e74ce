"""One id twice."""

from __future__ import annotations

from sitegen.check import links
from sitegen.model.corpus import Page
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    return links((Page("index.html", b'<p id="a">\n<p id="a">'),))
