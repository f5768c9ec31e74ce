"""A page beside the output folder, and one through a link."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish


def findings() -> tuple[object, ...]:
    Path("output").mkdir()
    Path("elsewhere").mkdir()
    Path("output/events").symlink_to("../elsewhere")
    return publish([Page("../index.html", b"page"), Page("events/talks.html", b"page")], Path("output"))[1]
