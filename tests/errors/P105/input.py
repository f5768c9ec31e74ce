"""A target that holds the front page of another program."""

from pathlib import Path

from tests.hosting.desk import build, found


def findings():
    build()
    Path("www").mkdir()
    Path("www/index.html").write_text("It works!", "utf-8")
    return found("www")
