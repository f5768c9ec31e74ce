"""A target folder that is a file."""

from pathlib import Path

from tests.hosting.desk import build, found


def findings():
    build()
    Path("www").write_text("a file", "utf-8")
    return found("www")
