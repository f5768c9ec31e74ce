"""A file that somebody put beside the published site."""

from pathlib import Path

from tests.hosting.desk import build, found


def findings():
    build()
    Path("www").mkdir()
    Path("www/press-kit.zip").write_bytes(b"PK")
    return found("www")
