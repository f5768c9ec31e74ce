"""A site built with --keep-going."""

from tests.hosting.desk import build, found


def findings():
    build(errors=2)
    return found("www")
