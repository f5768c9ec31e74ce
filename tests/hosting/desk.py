"""A small desk that publishes: a content folder, its build, and the call, without a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sitegen.cli import parser
from sitegen.commands.publishing import Run, publication
from sitegen.config import load_config
from sitegen.hosting.host import HostError
from sitegen.load import content_digest, read_tree
from sitegen.model.corpus import Page
from sitegen.model.finding import Finding
from sitegen.model.record import BuildRecord
from sitegen.publish import publish

TODAY = date(2026, 1, 2)
PAGES: Mapping[str, bytes] = {"index.html": b"front", "events/a/index.html": b"a", "assets/site.0123abcd.css": b"p{}", ".nojekyll": b""}
NOTE = "---\ntitle: Talks\ndate: 2025-03-18\n---\nWords.\n"


def write_note(text: str = NOTE, name: str = "talks.md") -> None:
    """A note of the content folder."""
    Path("content/notes").mkdir(parents=True, exist_ok=True)
    (Path("content/notes") / name).write_text(text, "utf-8")


def build(pages: Mapping[str, bytes] = PAGES, *, as_of: date = TODAY, base_url: str = "", drafts: bool = False, errors: int = 0) -> None:
    """The output folder as a build of `content/` leaves it."""
    if not Path("content").is_dir():
        write_note()
    files, _ = read_tree(Path("content"))
    settings, _ = load_config(files)
    record = BuildRecord(content_digest(files, Path("content"), settings.digest), as_of.isoformat(), base_url, drafts, errors)
    publish([*(Page(path, body) for path, body in pages.items()), record.page()], Path("output"))


def call(*words: str) -> Run | str:
    """`publish` with these words."""
    args = parser().parse_args(["publish", *words])
    args.today = lambda: TODAY
    return publication(args)


def found(*words: str) -> tuple[Finding, ...]:
    """The findings of a call."""
    run = call(*words)
    assert not isinstance(run, str), run
    return run.findings


def told(place: str, fault: HostError) -> tuple[Finding, ...]:
    """A fault of a target as the command tells it."""
    return (Finding(place, 0, 0, fault.code, "error", fault.message, fault.hint),)
