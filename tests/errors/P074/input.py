"""A build that was killed after its journal was written."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish
from sitegen.publish.swap import Steps, write_journal


def findings() -> tuple[object, ...]:
    publish([Page("index.html", b"old")], Path("output"))
    staging = Path(".output.dateline-staging")
    (staging / "new").mkdir(parents=True)
    (staging / "new" / "index.html").write_bytes(b"new")
    write_journal(staging, Steps(("index.html",), (), ()))
    found = publish([Page("index.html", b"new")], Path("output"))[1]
    assert Path("output/index.html").read_bytes() == b"new"
    return found
