"""A row as a note: its file's name and its text."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.importing.row import Link, Person, Row
from sitegen.model.note import UNKNOWN_DATE
from sitegen.model.quoting import quoted
from sitegen.model.slug import digest, slugify


def note_name(row: Row) -> str:
    """The file's name without its ending: words of the title, and a digest of what the event is known by.

    That is its id where it came from, else title and date: the same row has the same name for ever, and a row whose other cells were
    changed too.
    """
    known = row.id or "\n".join((row.title, *row.when))
    return f"{slugify(row.title, 60)}-{digest(known, 6)}"


def note_text(row: Row) -> str:
    """The note, front matter and body; one line for each field that the row gives."""
    lines = [
        ("title", quoted(row.title)),
        ("date", quoted(interval(row.when) or UNKNOWN_DATE)),
        ("kind", quoted(row.kind) if row.kind else ""),
        ("status", quoted(row.status) if row.status else ""),
        ("actors", _list(map(_actor, row.actors))),
        ("place", quoted(row.where) if row.where else ""),
        ("amount", quoted(row.amount) if row.amount else ""),
        ("due", quoted(interval(row.due)) if row.due else ""),
        ("condition", quoted(row.condition) if row.condition else ""),
        ("tags", "[" + ", ".join(map(quoted, row.tags)) + "]" if row.tags else ""),
        ("sources", _list(map(_source, row.sources))),
    ]
    front = "".join(f"{key}:{value if value.startswith(chr(10)) else ' ' + value}\n" for key, value in lines if value)
    body = row.text.strip()
    return f"---\n{front}---\n" + (body + "\n" if body else "")


def interval(points: Iterable[str]) -> str:
    """One date, or first and last as an interval of EDTF."""
    return "/".join(dict.fromkeys(points))


def _list(items: Iterable[str]) -> str:
    return "".join(f"\n  - {item}" for item in items)


def _actor(person: Person) -> str:
    more = [(key, value) for key, value in (("role", person.role), ("office", person.office)) if value]
    if not more:
        return quoted(person.name)
    return "{" + ", ".join([f"name: {quoted(person.name)}", *(f"{key}: {quoted(value)}" for key, value in more)]) + "}"


def _source(link: Link) -> str:
    return f"{{url: {quoted(link.url)}, title: {quoted(link.title)}}}" if link.title else quoted(link.url)
