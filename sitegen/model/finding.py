"""Something a person should know: place, fact, remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Literal

from sitegen.model.stored import stored

Severity = Literal["error", "warning", "info"]


@stored
@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend or to know.  Sorts by place.

    `code` is for ever: P parse, T temporal, E extract, M merge, C check, followed by three digits.
    """

    path: str  # as the editor sees it: relative to the working folder, or as given on the command line
    line: int  # from 1; 0: the whole file
    column: int  # from 1; 0: the whole line
    code: str
    severity: Severity
    message: str  # the fact, in words
    hint: str = ""  # the remedy, in words
    excerpt: str = ""  # the line itself, without its newline
    length_chars: int = 1  # how many characters to underline

    def seen_from(self, folder: str) -> Finding:
        """The same with its path from `folder` (with its final slash) on, where it lies in it."""
        path = self.path.removeprefix(folder)
        rest = self.line, self.column, self.code, self.severity, self.message, self.hint, self.excerpt, self.length_chars
        return Finding(path, *rest)  # `dataclasses.replace` takes six times as long, and there may be one for each note


_BY_PLACE = attrgetter(*(field.name for field in fields(Finding)))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, by place: what `sorted` gives, in a fifth of its time."""
    return tuple(sorted(set(findings), key=_BY_PLACE))
