"""A note saved after the build."""

from tests.hosting.desk import NOTE, build, found, write_note


def findings():
    build()
    write_note(NOTE + "More words.\n")
    return found("www")
