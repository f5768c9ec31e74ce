"""A page that someone wrote by hand."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish


def findings() -> tuple[object, ...]:
    Path("output").mkdir()
    Path("output/index.html").write_text("my own page")
    return publish([Page("index.html", b"page")], Path("output"))[1]
