"""Two papers that print one agency's report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitegen.model.finding import Finding
from sitegen.pipeline import Options, read_corpus
from tests.merge.test_copies import WIRE


def findings() -> tuple[Finding, ...]:
    articles = Path("content/articles")
    articles.mkdir(parents=True)
    for name, publisher, day in (("wire", "Example Wire", 18), ("post", "Example Post", 19)):
        front = f"---\ntitle: Talks\npublisher: {publisher}\npublished: 2025-03-{day}\n---\n"
        (articles / f"{name}.md").write_text(front + WIRE, "utf-8")
    return read_corpus(Path("content"), Options(as_of=date(2026, 1, 1))).findings
