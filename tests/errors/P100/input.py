"""An output folder in which no build was finished."""

from pathlib import Path

from tests.hosting.desk import found, write_note


def findings():
    write_note()
    Path("output").mkdir()
    Path("output/index.html").write_text("half a page", "utf-8")
    return found("www")
