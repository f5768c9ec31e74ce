"""A site built with --drafts."""

from tests.hosting.desk import build, found


def findings():
    build(drafts=True)
    return found("www")
