"""A site built on an earlier day."""

from datetime import date

from tests.hosting.desk import build, found


def findings():
    build(as_of=date(2025, 12, 24))
    return found("www", "--dry-run")
