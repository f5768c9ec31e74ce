"""A compressed file, a document and noise under the names of articles."""

import gzip
from pathlib import Path

from sitegen.model.finding import Finding
from tests.errors.test_errors import read_files


def findings() -> tuple[Finding, ...]:
    articles = Path("content/articles")
    articles.mkdir(parents=True)
    (articles / "packed.html").write_bytes(gzip.compress(b"<p>The ministers met.</p>"))
    (articles / "report.md").write_bytes(b"%PDF-1.7\n")
    (articles / "noise.txt").write_bytes(bytes(range(32)) * 20)
    return read_files()
