"""A page that somebody corrected by hand in the output folder, and one that somebody took away."""

from pathlib import Path

from tests.hosting.desk import build, found


def findings():
    build()
    Path("output/index.html").write_text("corrected by hand", "utf-8")
    Path("output/events/a/index.html").unlink()
    return found("www")
