"""An editor's Markdown note: an event of its own, a correction, a ruling, or a comment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitegen.model.claim import Amount, Kind, Participant, Status
from sitegen.model.extent import Extent
from sitegen.model.reason import Reason
from sitegen.model.stored import stored

UNKNOWN_DATE = "unknown"  # what an editor writes under `date` for an event of which nobody knows when it was


@stored
@dataclass(frozen=True, slots=True)
class NoteSource:
    """An address an editor names for a note."""

    url: str
    title: str = ""
    published: date | None = None


@stored
@dataclass(frozen=True, slots=True)
class Note:
    """A note's front matter, checked, and its Markdown body.  A field the note does not give is None (or empty)."""

    id: str  # the path under notes/ without its ending
    path: str
    title: str
    body: str  # Markdown
    date_words: str = ""  # as written: EDTF or words
    due_words: str = ""
    extent: Extent | None = None  # of `date_words`; the pipeline fills in what is words, counted from `written`
    due: Extent | None = None
    written: date | None = None
    kind: Kind | None = None
    status: Status | None = None
    actors: tuple[Participant, ...] | None = None
    place: str | None = None
    headline: str = ""  # of the event, where it is not the note's own title
    condition: str = ""  # of a pledge, in words
    amount: Amount | None = None
    sources: tuple[NoteSource, ...] = ()
    about: str = ""  # an event's id or address
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    hide: bool = False
    author: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False
    publish_on: date | None = None
    opening: str | None = None  # the first words of the body as plain text; None: not yet looked at
    html: bytes | None = (
        None  # of the body, safe, as UTF-8: half the room; None where it hangs on other files: on what a name leads to, on a picture
    )
    body_line: int = 0  # the file's line on which the body begins, from 1; 0: not known
    why: tuple[Reason, ...] = ()  # how date words were resolved, for the page
    digest: str = ""  # of the file; "": not known
    keys: str = ""  # a line "LINE:COLUMN:KEY" for each front-matter key, where a finding points: in one text, for there may be many notes

    def locate(self, key: str) -> tuple[int, int]:
        """(line, column) of a front-matter key, (0, 0) when it is absent."""
        for told in self.keys.split("\n"):
            line, _, rest = told.partition(":")
            column, _, name = rest.partition(":")
            if name == key:
                return int(line), int(column)
        return 0, 0

    @property
    def is_event(self) -> bool:
        """With a date and no `about` the note is an event of its own."""
        return bool(self.date_words) and not self.about and not self.same and not self.different
