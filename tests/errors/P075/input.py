"""Two pages of one path, and a page that would be a folder."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish


def findings() -> tuple[object, ...]:
    pages = [Page("a/x.html", b"1"), Page("A/X.html", b"2"), Page("a", b"3")]
    return publish(pages, Path("output"))[1]
