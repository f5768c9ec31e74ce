"""A published text, and what is known of its publication."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sitegen.model.reason import Reason
from sitegen.model.stored import stored

PublishedBy = Literal["front-matter", "metadata", "file-name", "dateline", "inferred"]

NO_COPY = "no"  # what front matter says under `copy_of` of an article that only looks like another's copy


@stored
@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, from sources.toml or as first named by an article."""

    id: str  # a slug
    name: str
    homepage: str = ""
    timezone: str = ""  # IANA name; "": the site's
    language: str = ""  # BCP 47; "": the site's
    date_order: str = ""  # "DMY", "MDY", "YMD"; "": by language
    aliases: tuple[str, ...] = ()  # other names that articles use


@stored
@dataclass(frozen=True, slots=True)
class Publication:
    """When a text was published: one day, or the bounds that are left, and who says so."""

    earliest: date | None = None  # None: no bound
    latest: date | None = None  # inclusive; None: no bound
    by: PublishedBy | None = None  # None: not known to the day
    evidence: tuple[Reason, ...] = ()  # sentences for a reader, strongest first
    moment: datetime | None = None  # with a time (and zone) where the source gives one

    @property
    def day(self) -> date | None:
        """The one publication date, or None when more than one day is left."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None

    @classmethod
    def on(cls, day: date, by: PublishedBy, *evidence: Reason, moment: datetime | None = None) -> Publication:
        """Published on exactly that day."""
        return cls(day, day, by, evidence, moment)


@stored
@dataclass(frozen=True, slots=True)
class Document:
    """One article: plain text to read, and the way back to the editor's file.

    Offsets everywhere are half-open, in Unicode code points into `text`.
    """

    id: str  # the path under articles/ without its ending, "/"-separated
    path: str  # as the editor sees it
    title: str
    text: str
    publisher: str = ""  # as written; "" when unknown
    source_id: str = ""  # -> Source.id; "" when unknown
    url: str = ""
    author: str = ""
    language: str = "en"  # BCP 47; "" as parsed, where nothing tells it: the text itself is then asked
    timezone: str = ""  # IANA name; "" when unknown
    draft: bool = False
    date_unknown: bool = False  # its editor says so: `published: unknown`
    publication: Publication = Publication()  # as this one file gives it; context may infer more
    copy_of: str = ""  # the id of the article whose text it repeats; as parsed: its front matter's id or address, or NO_COPY
    sketch: tuple[int, ...] = ()  # of the text, by which copies are found (`likeness`)
    digest: str = ""  # of the file; "": not known
    # A piecewise map from text to file: (offset in text, line, column), ascending; between two entries the same line runs on.
    lines: tuple[tuple[int, int, int], ...] = ()

    def locate(self, offset: int) -> tuple[int, int]:
        """(line, column) in the editor's file, both from 1; (0, 0) where no honest place is known."""
        index = bisect_right(self.lines, (offset, 1 << 60, 0)) - 1
        if index < 0:
            return 0, 0
        start, line, column = self.lines[index]
        return line, (column + offset - start if column else 0)
