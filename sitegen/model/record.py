"""What a build tells the later publication about itself: a small file in the output that is not sent anywhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sitegen.model.corpus import Page

RECORD = ".dateline-build"


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """One build.  Nothing in it depends on the clock, so that two builds of one folder stay byte-identical."""

    content: str  # the digest of what it was made from
    as_of: str  # ISO date
    base_url: str = ""
    drafts: bool = False
    errors: int = 0  # with --keep-going a site is written although there were some

    def page(self) -> Page:
        """The record as a file of the output."""
        return Page(RECORD, (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode())


def read_record(body: bytes) -> BuildRecord | None:
    """The record of a file's bytes, None for what is none."""
    try:
        told = json.loads(body)
        return BuildRecord(str(told["content"]), str(told["as_of"]), str(told["base_url"]), bool(told["drafts"]), int(told["errors"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
