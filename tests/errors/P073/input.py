"""The name of the host, which the desk put there."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish


def findings() -> tuple[object, ...]:
    Path("output").mkdir()
    Path("output/CNAME").write_text("timeline.example.org")
    return publish([Page("index.html", b"page")], Path("output"))[1]
