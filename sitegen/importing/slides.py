"""TimelineJS's JSON: our own, whose slides carry what TimelineJS passes over, and anybody's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.importing.columns import ymd
from sitegen.importing.markup import markdown, words
from sitegen.importing.row import Link, Person, Row, Table, kind_of
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address

OURS = "dateline"  # the key under which our own slides carry the event whole


def read_slides(path: str, text: str) -> Table:
    """The events of a slide show.  P090 where the text is none; a slide that is no event is told (P093), and the others go on."""
    try:
        show = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = getattr(fault, "lineno", 0)
        told = "it is nested too deeply" if isinstance(fault, RecursionError) else getattr(fault, "msg", "a number in it is too long")
        message = f"the file is not JSON: {told}"
        return Table((), (Finding(path, line, getattr(fault, "colno", 0), "P090", "error", message, "export it again"),))
    slides = show.get("events") if isinstance(show, dict) else None
    if not isinstance(slides, list):
        message, hint = (
            "the JSON has no list of “events”, so it is no timeline of TimelineJS",
            "of our own files, timelinejs.json can be imported",
        )
        return Table((), (Finding(path, 0, 0, "P090", "error", message, hint),))
    rows: list[Row] = []
    findings: list[Finding] = []
    for place, slide in (*_numbered("slide", slides), *_numbered("undated event", _dict(show, OURS).get("undated"))):
        if isinstance(slide, dict):
            rows.append(_ours(place, slide) if isinstance(slide.get(OURS), dict) else _slide(place, slide))
        else:
            message, hint = f"{place} is no group of keys", 'a slide is written {"start_date": {…}, "text": {"headline": …}}'
            findings.append(Finding(path, 0, 0, "P093", "error", message, hint))
    if eras := show.get("eras"):
        message = f"the eras ({len(eras) if isinstance(eras, list) else 1}) are left out: an era is no event"
        findings.append(Finding(path, 0, 0, "P092", "info", message, "write a note for what is to stay"))
    return Table(tuple(rows), tuple(findings))


def _numbered(what: str, items: object) -> Iterator[tuple[str, object]]:
    return ((f"{what} {number}", item) for number, item in enumerate(items if isinstance(items, list) else (), 1))


def _ours(place: str, slide: Mapping[str, Any]) -> Row:
    event = _dict(slide, OURS)
    actors = tuple(
        Person(_text(actor, "name"), _text(actor, "role"), _text(actor, "office"))
        for actor in _list(event, "actors")
        if isinstance(actor, dict)
    )
    return Row(
        place=place,
        id=_text(event, "id"),
        title=_text(event, "title"),
        when=tuple(filter(None, (_text(event, "edtf"),))),
        kind=_text(event, "kind"),
        status=_text(event, "status"),
        actors=actors,
        where=_text(event, "place"),
        amount=_text(event, "amount"),
        amount_words=_text(event, "amount_words"),
        due=tuple(filter(None, (_text(event, "due"),))),
        condition=_text(event, "condition"),
        sources=tuple(Link(url) for url in _list(event, "sources") if isinstance(url, str)),
        text=_text(event, "quote"),
    )


def _slide(place: str, slide: Mapping[str, Any]) -> Row:
    told, media = _dict(slide, "text"), _dict(slide, "media")
    kind, tags = kind_of(words(_text(slide, "group")))
    url = _text(media, "url").strip()
    return Row(
        place=place,
        id=_text(slide, "unique_id"),
        title=words(_text(told, "headline")),
        when=tuple(filter(None, (_date(slide, "start_date"), _date(slide, "end_date")))),
        kind=kind,
        tags=tags,
        sources=(Link(url, words(_text(media, "caption"))),) if is_address(url) else (),
        text=markdown(_text(told, "text")),
    )


def _date(slide: Mapping[str, Any], key: str) -> str:
    date = _dict(slide, key)
    return ymd(_text(date, "year"), _text(date, "month"), _text(date, "day"))


def _dict(group: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = group.get(key)
    return value if isinstance(value, dict) else {}


def _list(group: Mapping[str, Any], key: str) -> list[Any]:
    value = group.get(key)
    return value if isinstance(value, list) else []


def _text(group: Mapping[str, Any], key: str) -> str:
    """A value as words: numbers too, for TimelineJS takes either; anything else is ""."""
    value = group.get(key)
    told = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return told.encode("utf-8", "replace").decode("utf-8")  # JSON may name half a character ("\ud800"), which no file can hold
