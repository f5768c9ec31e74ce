"""A file where the output folder should be."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish


def findings() -> tuple[object, ...]:
    Path("output").write_text("a file")
    return publish([Page("index.html", b"page")], Path("output"))[1]
