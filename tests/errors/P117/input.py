"""The output of another, smaller site."""

from tests.hosting.desk import build, found


def findings():
    build({"index.html": b"front", **{f"events/{number}/index.html": b"event" for number in range(40)}})
    found("www")
    build({"index.html": b"another site"})
    return found("www")
