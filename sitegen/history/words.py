"""Changes as lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitegen.model.change import Change

_WORDS = {
    "new": "new event",
    "gone": "no longer on the timeline",
    "merged": "now also holds “{before}”",
    "reports": "reports: {before} → {after}",
    "conflict": "sources now disagree: {after}",
    "settled": "no longer in dispute: {before}",
}
_CAME = "{field} added: {after}"
_WENT = "{field} taken away: {before}"
_CHANGED = "{field}: {before} → {after}"


def in_words(changes: Iterable[Change]) -> Iterator[str]:
    """A line for each event with its id, and below it one for each of its changes, indented."""
    for (id, title), group in groupby(changes, key=lambda change: (change.event, change.title)):
        yield _shown(f"{title}  [{id}]")
        for change in group:
            yield "  " + _shown(_line(change))


def _line(change: Change) -> str:
    if change.what == "changed":
        phrase = _CHANGED if change.before and change.after else _CAME if change.after else _WENT
    else:
        phrase = _WORDS[change.what]
    return phrase.format(field=change.field, before=change.before, after=change.after)


def _shown(line: str) -> str:
    """The line without what would move a terminal's cursor, end the line or turn its direction."""
    return line if line.isprintable() else "".join(char if char.isprintable() else " " for char in line)
