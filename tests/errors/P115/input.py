"""A target inside the output folder."""

from tests.hosting.desk import build, found


def findings():
    build()
    return found("output/www")
