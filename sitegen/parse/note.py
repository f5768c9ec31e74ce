"""One file of notes/ becomes a `Note`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import cast

from sitegen.model.claim import MEETING_STATUSES, PLEDGE_STATUSES, Amount, Kind, Participant, Role, Status
from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent
from sitegen.model.finding import Finding
from sitegen.model.markup import IMAGE_SUFFIXES, IMAGES, finding_in, image_path, image_uses
from sitegen.model.note import Note, NoteSource
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.model.slug import slugify
from sitegen.parse.amount import read_amount
from sitegen.parse.dates import DateFault, calendar_fault, read_date
from sitegen.parse.fields import Fields, short
from sitegen.parse.frontmatter import split
from sitegen.parse.plainfields import Node

KEYS = (
    "title", "date", "written", "headline", "kind", "status", "actors", "place", "amount", "due", "condition", "sources", "about", "same",
    "different", "hide", "author", "tags", "draft", "publish_on",
)  # fmt: skip
SYNONYMS = {
    "when": "date", "who": "actors", "participants": "actors", "where": "place", "location": "place", "url": "sources", "source": "sources",
    "links": "sources", "link": "sources", "event": "about", "deadline": "due", "type": "kind", "by": "author", "provided": "condition",
    "published": "written", "created": "written", "scheduled": "publish_on", "hidden": "hide", "keywords": "tags",
}  # fmt: skip
KINDS: tuple[Kind, ...] = ("meeting", "pledge", "other")
ROLES: tuple[Role, ...] = ("participant", "host", "mediator", "pledger", "recipient", "target")
STATUSES_OF: dict[str, tuple[Status, ...]] = {"meeting": MEETING_STATUSES, "pledge": PLEDGE_STATUSES}
ALL_STATUSES: tuple[Status, ...] = tuple(dict.fromkeys((*MEETING_STATUSES, *PLEDGE_STATUSES)))
ACTOR_KEYS = ("name", "role", "office")
SOURCE_KEYS = ("url", "title", "published")
# Meant as a date, and no words that the engine reads: of years before the first or beyond 9999 too (EDTF: -0044, Y170000).
_EDTF_LIKE = re.compile(r"[+\-−Y]{0,2}[\dXTZ][\dXTZ\-−/.:?~%+ ]*|\.\./.*")
_ISO_POINT = re.compile(r"(?<![\d+\-−])(\d{4})-(\d{2})-(\d{2})")
_DAY_OF_ANY_MONTH = re.compile(r"\d-XX-\d")  # EDTF level 2: which days these are is not one span of time


def parse_note(raw: RawFile) -> tuple[Note | None, tuple[Finding, ...]]:
    """The note in a file, or None where there is an error in it; with everything that an editor should know."""
    text, findings = decode_utf8(raw)
    if text is None:
        return None, findings
    if not text.strip():
        fact = "is empty" if not raw.body else "holds nothing but blank lines"
        hint = "begin with three lines, ---, title: … and ---, and write below them; or delete the file"
        return None, (Finding(raw.path, 0, 0, "P012", "error", fact, hint),)
    front, split_findings = split(raw.path, text)
    fields = Fields(front, split_findings)
    fields.check_keys(KEYS, SYNONYMS)
    note = None if front.broken else _note(raw, fields)
    return None if fields.faulty else note, tuple(sorted(set(fields.findings)))


def _note(raw: RawFile, fields: Fields) -> Note:
    title = fields.text("title")
    kind = cast("Kind | None", fields.choice("kind", KINDS) or None)
    date_words, extent = _when(fields, "date")
    due_words, due = _when(fields, "due")
    note = Note(
        id=raw.id,
        path=raw.path,
        title=title,
        body=fields.front.body,
        date_words=date_words,
        due_words=due_words,
        extent=extent,
        due=due,
        written=_day(fields, "written"),
        kind=kind,
        status=_status(fields, kind),
        actors=_actors(fields, kind),
        place=fields.text("place") or None,
        headline=fields.text("headline"),
        condition=fields.text("condition"),
        amount=_amount(fields),
        sources=_sources(fields),
        about=fields.text("about"),
        same=fields.texts("same"),
        different=fields.texts("different"),
        hide=fields.flag("hide"),
        author=fields.text("author"),
        tags=fields.texts("tags"),
        draft=fields.flag("draft"),
        publish_on=_day(fields, "publish_on"),
        body_line=fields.front.body_line,
        keys="\n".join(f"{key.line}:{key.column}:{' '.join(key.text.split())}" for key, _ in fields.front.fields),
    )
    _check_whole(raw, fields, note)
    fields.findings += _check_images(note)
    return note


def _check_images(note: Note) -> Iterator[Finding]:
    """P047 for a picture without words for those who do not see it; P048 for one that no page will show."""
    for use in image_uses(note.body):
        if not use.alt:
            message = f"the picture “{short(use.source)}” has no alternative text: who cannot see it learns nothing of it"
            hint = f"say between the brackets what it shows: ![Turnout by district, highest in the north]({short(use.source)})"
            yield finding_in(note, use.start, use.stop, "P047", "error", message, hint)
        elif use.source.startswith(("https://", "http://")):
            message = "a picture of another host becomes a link: no page asks another host for anything"
            hint = f"save it into {IMAGES}/ beside notes/, if you may publish it, and write ![{short(use.alt)}]({IMAGES}/…)"
            yield finding_in(note, use.start, use.stop, "P048", "warning", message, hint)
        elif not image_path(use.source):
            message = f"“{short(use.source)}” is no picture that can be shown"
            hint = f"put the file into {IMAGES}/ beside notes/ and write its path from there, as {IMAGES}/chart.png; it may end in "
            yield finding_in(note, use.start, use.stop, "P048", "error", message, hint + ", ".join(IMAGE_SUFFIXES))


def _check_whole(raw: RawFile, fields: Fields, note: Note) -> None:
    """What no field can tell by itself: P040, P045, P046."""
    if not note.title and fields.front.get("title") is None:
        message, hint = "a note needs a title", "add a line “title: …” between the fences (--- above and below)"
        fields.findings.append(Finding(raw.path, 0, 0, "P040", "error", message, hint))
    for key in ("same", "different"):
        ids = note.same if key == "same" else note.different
        node = fields.front.key(key)
        if node is not None and len(ids) + bool(note.about) == 1 and not note.about:
            fields.wrong(node, "P046", f"“{key}” names one event; a ruling is about two or more", "add the other id, or name it in “about”")
    rules = note.date_words or note.about or note.same or note.different
    if note.title and not rules and fields.front.key("date") is None:
        message = "says nothing to the timeline: it has no date of its own, and is about no event"
        hint = "add “date” for an event of its own, or “about” with the id or address of an event"
        fields.findings.append(Finding(raw.path, 0, 0, "P045", "warning", message, hint))
    if note.hide and not note.about:
        hide = cast(Node, fields.front.key("hide"))
        fields.wrong(hide, "P045", "“hide” does not say which event", "add “about” with the id or address of the event to hide", "warning")


def _when(fields: Fields, key: str) -> tuple[str, Extent | None]:
    """(the words, their extent where they are EDTF): other words are left to the temporal engine.  P025 where they are neither."""
    node = fields.front.get(key)
    words = "" if node is None else fields.text_of(node, f"“{key}”")
    if node is None or not words:
        return "", None
    try:
        if _DAY_OF_ANY_MONTH.search(words):
            raise ValueError(f"“{words}” gives a day and not its month")
        return words, parse_edtf(words)
    except ValueError as fault:
        if not _EDTF_LIKE.fullmatch(unicodedata.normalize("NFKC", words)):  # "²⁰²⁴": digits, yet none that can be read
            return words, None
        points = (map(int, point.groups()) for point in _ISO_POINT.finditer(words))
        told = next((why for year, month, day in points if (why := calendar_fault(year, month, day, first_year=1))), "")
        message = f"“{key}” is not in the calendar: {told}" if told else f"“{key}” is no date that can be read: {str(fault)[:200]}"
        hint = "write 2025-03-18, 2025-03, 2025 or 2025-03-01/2025-03-07, or words such as “last Tuesday”"
        fields.wrong(node, "P025" if told else "P027", message, hint)
        return "", None


def _day(fields: Fields, key: str) -> date | None:
    """A field that is one day."""
    node = fields.front.get(key)
    words = "" if node is None else fields.text_of(node, f"“{key}”")
    return None if node is None or not words else _day_of(fields, node, words, f"“{key}”")


def _day_of(fields: Fields, node: Node, words: str, what: str) -> date | None:
    read = read_date(words)
    if isinstance(read, DateFault):
        fields.wrong(node, read.code, f"{what}: {read.message}", read.hint)
        return None
    fields.zone_of(node, what, read)
    if read.day is None:
        fields.wrong(node, "P027", f"{what} gives no day", "add the day, as 2025-03-18")
    return read.day


def _status(fields: Fields, kind: Kind | None) -> Status | None:
    word = fields.choice("status", ALL_STATUSES)
    allowed = STATUSES_OF.get(kind or "", ALL_STATUSES)
    if word and word not in allowed:
        node = cast(Node, fields.front.get("status"))
        fields.wrong(node, "P042", f"a {kind} cannot be “{word}”", f"write one of: {', '.join(allowed)}")
        return None
    return word or None


def _actors(fields: Fields, kind: Kind | None) -> tuple[Participant, ...] | None:
    """The actors, or None when the field is absent."""
    node = fields.front.get("actors")
    if node is None:
        return None
    items = node.items if node.sort == "list" else (node,)
    actors = tuple(actor for item in items if (actor := _actor(fields, item, kind, len(items))) is not None)
    without = [item for item in items if item.sort == "text"]
    if kind == "pledge" and len(items) > 1 and without:
        hint = "write {name: …, role: pledger}, {name: …, role: recipient}; without a role each counts as a pledger"
        fields.wrong(without[0], "P044", "the actors of a pledge do not say who promises and who receives", hint, "warning")
    return actors


def _actor(fields: Fields, item: Node, kind: Kind | None, count: int) -> Participant | None:
    """One actor: a name, or {name, role, office}."""
    usual: Role = "pledger" if kind == "pledge" else "participant"
    if item.sort == "nothing":
        return None
    if item.sort == "keys":
        values = _keyed(fields, item, "an actor", ACTOR_KEYS)
        if "name" not in values:
            fields.wrong(item, "P024", "an actor has no name", "write {name: Maria Silva, role: host}")
            return None
        name = fields.text_of(values["name"], "an actor's name")
        role = fields.choice_of(values["role"], "an actor's role", ROLES) if "role" in values else ""
        office = fields.text_of(values["office"], "an actor's office") if "office" in values else ""
        return Participant(name, cast(Role, role or usual), slugify(name), office=office) if name else None
    name = fields.text_of(item, "an actor")
    return Participant(name, usual, slugify(name)) if name else None


def _keyed(fields: Fields, item: Node, what: str, known: tuple[str, ...]) -> dict[str, Node]:
    """The values of a group of keys, each known."""
    from sitegen.model.suggest import did_you_mean

    for key, _ in item.pairs:
        if key.text not in known:
            hint = did_you_mean(key.text, known) or f"known keys: {', '.join(known)}"
            fields.wrong(key, "P022", f"the key “{short(key.text)}” of {what} is not known, so its value is lost", hint)
    return {key.text: value for key, value in item.pairs if key.text in known and value.sort != "nothing"}


def _amount(fields: Fields) -> Amount | None:
    node = fields.front.get("amount")
    words = "" if node is None else fields.text_of(node, "“amount”")
    if node is None or not words:
        return None
    amount = read_amount(words)
    if amount is None:
        fields.wrong(
            node,
            "P043",
            f"“{words[:60]}” is no amount that can be read",
            "write currency and number: EUR 40000000000, €40bn or $1.5 million",
        )
    return amount


def _sources(fields: Fields) -> tuple[NoteSource, ...]:
    node = fields.front.get("sources")
    if node is None:
        return ()
    items = node.items if node.sort == "list" else (node,)
    return tuple(source for item in items if (source := _source(fields, item)) is not None)


def _source(fields: Fields, item: Node) -> NoteSource | None:
    """One source: an address, or {url, title, published}."""
    if item.sort == "nothing":
        return None
    if item.sort != "keys":
        url = fields.address_of(item, "a source")
        return NoteSource(url) if url else None
    values = _keyed(fields, item, "a source", SOURCE_KEYS)
    if "url" not in values:
        fields.wrong(item, "P030", "a source has no address", "add url: https://…")
        return None
    url = fields.address_of(values["url"], "a source's url")
    title = fields.text_of(values["title"], "a source's title") if "title" in values else ""
    published = None
    if "published" in values and (words := fields.text_of(values["published"], "a source's date")):
        published = _day_of(fields, values["published"], words, "a source's date")
    return NoteSource(url, title, published) if url else None
