"""A link among the files of the output folder."""

from pathlib import Path

from tests.hosting.desk import build, found


def findings():
    build()
    Path("output/press-kit").symlink_to("/srv/press-kit")
    return found("www", "--dry-run")
