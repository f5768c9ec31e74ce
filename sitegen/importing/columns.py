"""What the columns of a table are called, and a row from its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.importing.markup import markdown, words
from sitegen.importing.row import Link, Person, Row, kind_of

# What a column holds: the names that columns have for it, the one to prefer first, in small letters and without signs.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "unique id"),
    "title": ("title", "headline", "event", "name", "summary"),
    "edtf": ("edtf",),
    "date": ("date", "when", "day"),
    "start": ("start", "start date", "from", "begin"),
    "end": ("end", "end date", "to", "until"),
    "year": ("year",),
    "month": ("month",),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "kind": ("kind", "type", "category"),
    "group": ("group",),
    "status": ("status",),
    "place": ("place", "location", "where", "city", "venue"),
    "actors": ("actors", "who", "participants", "people", "actor"),
    "pledger": ("pledgers", "pledger"),
    "recipient": ("recipients", "recipient"),
    "target": ("targets", "target"),
    "host": ("hosts", "host"),
    "mediator": ("mediators", "mediator"),
    "amount": ("amount", "sum", "value"),
    "currency": ("currency",),
    "amount words": ("amount words",),
    "due edtf": ("due edtf",),
    "due": ("due", "due date", "deadline"),
    "condition": ("condition",),
    "tags": ("tags", "keywords"),
    "sources": ("sources", "source", "source url", "url", "link", "links", "media"),
    "source title": ("source title", "media caption"),
    "text": ("text", "description", "quote", "body"),
}
# What our own table and the sheet of TimelineJS have beside: no note has a field for it.
KNOWN_BESIDE = (
    "url", "start", "end", "granularity", "approximate", "certainty", "date", "due start", "due end", "articles", "published", "publishers",
    "why", "conflicts", "time", "end time", "display date", "media credit", "media thumbnail", "background", "alt text",
)  # fmt: skip
ROLES = ("pledger", "recipient", "target", "host", "mediator")
NOT_EVENTS = ("title", "era")  # rows of TimelineJS's sheet, by their type
_FORMULA = re.compile(r"'(?=[=+\-@\t\r\n])")  # the apostrophe that keeps a spreadsheet from running a cell
_BETWEEN = re.compile(r"\s*[;\n]\s*")


def columns_of(head: Sequence[str], meant: Mapping[str, str] | None = None) -> dict[str, int]:
    """What is found in which column, counted from 0; what is told in EDTF is taken from there alone.

    `meant` says what other columns hold: {plain name of the column: one of COLUMNS}, and goes before what is found by name.
    """
    names = [plain(name) for name in head]
    told = {what: names.index(name) for name, what in (meant or {}).items() if name in names}
    names = ["" if at in told.values() else name for at, name in enumerate(names)]
    found = {what: names.index(name) for what, words in COLUMNS.items() for name in words[::-1] if name in names}
    if "year" in found and "day" in names:
        found["day"] = names.index("day")
    found |= told
    for better, others in (("edtf", ("date", "start", "end")), ("due edtf", ("due",)), ("year", ("date", "start", "end"))):
        if better in found:
            found = {what: at for what, at in found.items() if what not in others}
    return found


def plain(name: str) -> str:
    """A column's name in small letters, without signs: "End_Date" is "end date"."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("_", " ")))


def missing(columns: Mapping[str, int]) -> str:
    """What a table cannot do without, in words; "" where nothing is missing."""
    dated = any(name in columns for name in ("edtf", "date", "start", "year"))
    return "title" if "title" not in columns else "" if dated else "date"


def unread(head: Sequence[str], columns: Mapping[str, int]) -> list[str]:
    """The names of columns that nothing is taken from, and that nobody told us of."""
    taken = {*columns.values()}
    return [name for at, name in enumerate(head) if at not in taken and plain(name) and plain(name) not in KNOWN_BESIDE]


def used_instead(name: str, head: Sequence[str], columns: Mapping[str, int]) -> str:
    """The column that is read for what an unread one is named to hold, as the table writes it; "" where none is."""
    return next((head[columns[what]] for what, names in COLUMNS.items() if plain(name) in names and what in columns), "")


def row_of(place: str, line: int, excerpt: str, cells: Sequence[str], columns: Mapping[str, int]) -> Row | None:
    """The event of one record; None where it is TimelineJS's title or era."""
    values = {name: _FORMULA.sub("", cells[at], count=1).strip() for name, at in columns.items() if at < len(cells)}
    if "year" in columns and values.get("kind", "").casefold() in NOT_EVENTS:
        return None

    def get(name: str) -> str:
        return values.get(name, "")

    html = "year" in columns  # as TimelineJS's sheet has it
    kind, tags = kind_of(get("group") if html and get("group") else get("kind"))
    amount, currency = get("amount"), get("currency")
    links = [url for url in get("sources").split() if "/" in url or "." in url]
    return Row(
        place=place,
        line=line,
        excerpt=excerpt,
        id=get("id"),
        title=words(get("title")) if html else " ".join(get("title").split()),
        when=_when(values),
        kind=kind,
        status=get("status"),
        actors=_actors(values),
        where=get("place"),
        amount=f"{currency} {amount}" if amount and currency else amount,
        amount_words=get("amount words"),
        due=_points(get("due edtf") or get("due")),
        condition=get("condition"),
        tags=(*tags, *_listed(get("tags").replace(",", ";"))),
        sources=tuple(Link(url.rstrip(";"), get("source title") if len(links) == 1 else "") for url in links),
        text=markdown(get("text")) if html else get("text"),
    )


def _when(values: Mapping[str, str]) -> tuple[str, ...]:
    """One date or two, of whichever columns the table has."""
    if "year" in values:
        first, last = (
            ymd(values.get(f"{end}year", ""), values.get(f"{end}month", ""), values.get(f"{end}day", "")) for end in ("", "end ")
        )
        return tuple(filter(None, (first, last)))
    if values.get("edtf") or values.get("date"):
        return _points(values.get("edtf") or values["date"])
    return tuple(filter(None, (values.get("start", ""), values.get("end", ""))))


def _points(words: str) -> tuple[str, ...]:
    """One date as written: an interval of EDTF stays one."""
    return (words,) if words else ()


def ymd(year: str, month: str, day: str) -> str:
    """Year, month and day as EDTF: the parts that are there, as they are written where they are no numbers."""
    parts = [part for part in (year, month, day) if part]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        return " ".join(reversed(parts))
    return "-".join([year.zfill(4), *(part.zfill(2) for part in parts[1:])]) if year else "-".join(parts)


def _actors(values: Mapping[str, str]) -> tuple[Person, ...]:
    """Those whom a column for a role names, in it; others of the column of actors as participants where the table knows roles."""
    told = [Person(name, role) for role in ROLES for name in _listed(values.get(role, ""))]
    usual = "participant" if any(role in values for role in ROLES) else ""
    named = {person.name for person in told}
    others = [name for name in _listed(values.get("actors", "")) if name not in named]
    return (*(Person(name, usual) for name in others), *told)


def _listed(cell: str) -> list[str]:
    return [item for item in _BETWEEN.split(cell) if item.strip()]
