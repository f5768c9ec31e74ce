"""A target that is none."""

from tests.hosting.desk import build, found


def findings():
    build()
    return found("ftp://host.example/www")
