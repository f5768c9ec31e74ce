"""The timeline as data: timeline.json, events.csv, timelinejs.json."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from sitegen.model.claim import Amount, Claim, Participant
from sitegen.model.document import Document
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.extent import Extent, Granularity
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.reason import in_words
from sitegen.render.csvlines import csv_line, joined
from sitegen.render.dates import certainty
from sitegen.render.links import public, safe_url
from sitegen.render.money import plain_number
from sitegen.render.quotes import plain, quote_parts
from sitegen.render.sliced import NO_MEMORY, SlicedFiles
from sitegen.render.views.book import Book, leading_claim
from sitegen.render.views.notes import changes_of

Parts = Iterator[str | tuple[str, bytes]]


def to_json(value: Mapping[str, Any]) -> Parts:
    """The object as JSON, one line for each key and for each item of a list under a key: quick to write, easy to compare.

    An item that is a slice of a file (`SlicedFiles.slice`) is taken as it is.
    """
    before = "{\n"
    for key, item in value.items():
        if isinstance(item, list) and item:
            yield f"{before}{json.dumps(key)}: ["
            for number, part in enumerate(item):
                yield ",\n" if number else "\n"
                yield part if isinstance(part, tuple) else dumped(part)
            yield "\n]"
        else:
            yield f"{before}{json.dumps(key)}: {dumped(item)}"
        before = ",\n"
    yield "\n}\n"


def dumped(value: Any) -> str:
    """The value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def timeline_json(book: Book, files: SlicedFiles = NO_MEMORY) -> bytes:
    """timeline.json, schema 1 of the contract."""
    corpus, path = book.corpus, "timeline.json"

    def line(event: Event) -> tuple[str, bytes]:
        return files.slice(path, event, lambda: dumped(event_json(book, event)), words=True)

    whole = {
        "schema": 1,
        "site": {"title": corpus.site.title, "base_url": corpus.site.base_url, "language": corpus.site.language},
        "as_of": corpus.as_of.isoformat(),
        "events": [line(event) for event in corpus.events],
        "undated": [line(event) for event in corpus.undated],
        "articles": [_article_json(document) for document in corpus.documents],
        "findings": [_finding_json(finding) for finding in corpus.findings],
    }
    return files.file(path, to_json(whole))


def event_json(book: Book, event: Event) -> dict[str, Any]:
    """One event in the contract's form, with a few fields more."""
    return {
        "id": event.id,
        "url": public(book.paths[event.id]),
        "kind": event.kind,
        "title": event.title,
        "status": event.status,
        "date": extent_json(book, event.extent),
        "bounds": extent_json(book, event.bounds),
        "due": extent_json(book, event.due),
        "place": {"id": event.place.id, "name": event.place.name} if event.place else None,
        "actors": [_actor_json(actor) for actor in event.actors],
        "amount": _amount_json(event.amounts[0]) if event.amounts else None,
        "amounts": [_amount_json(amount) for amount in event.amounts],
        "condition": event.condition or None,
        "claims": [_claim_json(book, claim) for claim in event.claims],
        "conflicts": [
            {"code": conflict.code, "message": str(conflict.message), "what": conflict.what, "claims": list(conflict.claims)}
            for conflict in event.conflicts
        ],
        "notes": [_note_json(note) for note in event.notes],
        "history": [
            {"status": step.status, "on": extent_json(book, step.on), "claim": step.claim or None, "note": step.note or None}
            for step in event.history
        ],
        "same_as": list(event.same_as),
        "why": in_words(event.why),
        "confidence": round(event.confidence, 4),
        "corrected": list(event.corrected),
        "corrections": [
            _correction_json(book, event, note) for note in event.notes if any(one.note == note.id for one in event.corrections)
        ],
    }


def extent_json(book: Book, extent: Extent | None) -> dict[str, Any] | None:
    """An extent in the contract's form; `start` or `end` null where it is open; `end` is the last day inside."""
    if extent is None:
        return None
    return {
        "edtf": format_edtf(extent),
        "start": _iso(extent.start),
        "end": _iso(extent.last),
        "granularity": extent.granularity.label,
        "approximate": extent.approximate,
        "uncertain": extent.uncertain,
        "clock": extent.clock.strftime("%H:%M") if extent.clock else None,
        "label": book.dates.label(extent),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _actor_json(actor: Participant) -> dict[str, Any]:
    return {"id": actor.actor_id, "name": actor.name, "role": actor.role, "office": actor.office, "kind": actor.kind}


def _amount_json(amount: Amount) -> dict[str, Any]:
    return {
        "value": plain_number(amount.value),
        "currency": amount.currency,
        "text": amount.text,
        "modifier": amount.modifier,
        "per": amount.per,
        "sense": amount.sense,
    }


def _claim_json(book: Book, claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "article": claim.article,
        "quote": quote_text(book, claim),
        "span": list(claim.quote),
        "edtf": format_edtf(claim.extent) if claim.extent else None,
        "due": format_edtf(claim.due) if claim.due else None,
        "moved_from": format_edtf(claim.moved_from) if claim.moved_from else None,
        "why": in_words(claim.why),
        "status": claim.status,
        "when": [list(span) for span in claim.when],
        "place": claim.place or None,
        "amounts": [_amount_json(amount) for amount in claim.amounts],
        "confidence": round(claim.confidence, 4),
    }


def quote_text(book: Book, claim: Claim) -> str:
    """The quoted sentence, within the site's limit."""
    document = book.documents.get(claim.article)
    return plain(quote_parts(document.text, claim.quote, claim.when, book.site.quote_limit)) if document else ""


def _note_json(note: Note) -> dict[str, Any]:
    return {"id": note.id, "title": note.title, "author": note.author, "written": _iso(note.written), "body": note.body}


def _correction_json(book: Book, event: Event, note: Note) -> dict[str, Any]:
    """What a note of the desk changed, from what to what."""
    changes = [{"field": change.name, "before": change.before, "after": change.after} for change in changes_of(book, note, event)]
    return {"note": note.id, "author": note.author, "written": _iso(note.written), "fields": changes}


def _article_json(document: Document) -> dict[str, Any]:
    publication = document.publication
    day = publication.day
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": safe_url(document.url),
        "published": _iso(day),
        "published_by": publication.by if day else None,
        "earliest": _iso(publication.earliest),
        "latest": _iso(publication.latest),
        "evidence": [str(line) for line in publication.evidence],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
    }


# fmt: off
CSV_HEADER = (
    "id", "url", "kind", "status", "title", "edtf", "start", "end", "granularity",
    "approximate", "certainty", "date", "due_edtf", "due_start", "due_end", "place", "actors", "pledgers",
    "recipients", "amount", "currency", "amount_words", "condition", "articles", "published", "publishers", "quote",
    "why", "conflicts", "targets", "hosts", "mediators", "sources",
)
# fmt: on


def events_csv(book: Book, files: SlicedFiles = NO_MEMORY) -> bytes:
    """Every event, dated first: UTF-8, a header line, CRLF (RFC 4180); several values in one cell are joined by "; "."""
    path = "events.csv"
    rows = (files.slice(path, event, lambda event=event: csv_line(_csv_row(book, event))) for event in book.shown)  # type: ignore[misc]
    return files.file(path, chain((csv_line(CSV_HEADER),), rows))


def _csv_row(book: Book, event: Event) -> list[str]:
    extent, due = event.extent, event.due
    documents = [book.documents[claim.article] for claim in event.claims if claim.article in book.documents]
    leading = leading_claim(event)
    amount = event.amounts[0] if event.amounts else None
    return [
        event.id,
        public(book.paths[event.id]),
        event.kind,
        event.status or "",
        event.title,
        *_csv_extent(extent),
        extent.granularity.label if extent else "",
        ("yes" if extent.approximate else "no") if extent else "",
        certainty(extent, any(conflict.what == "date" for conflict in event.conflicts)),
        book.dates.label(extent) if extent else book.dates.bounds(event.bounds) if event.bounds else "",
        *_csv_extent(due),
        event.place.name if event.place else "",
        joined(actor.name for actor in event.actors),
        joined(actor.name for actor in event.actors if actor.role == "pledger"),
        joined(actor.name for actor in event.actors if actor.role == "recipient"),
        plain_number(amount.value) if amount else "",
        amount.currency if amount else "",
        amount.text if amount else "",
        event.condition,
        joined(document.id for document in documents),
        joined(_iso(document.publication.day) or "" for document in documents),
        joined(document.publisher for document in documents),
        quote_text(book, leading) if leading else "",
        in_words(event.why),
        joined(str(conflict.message) for conflict in event.conflicts),
        *(joined(actor.name for actor in event.actors if actor.role == role) for role in ("target", "host", "mediator")),
        " ".join(source_urls(book, event)),
    ]


def source_urls(book: Book, event: Event) -> list[str]:
    """The addresses of the articles that report the event, and of those that editors name for it."""
    told = [book.documents[claim.article].url for claim in event.claims if claim.article in book.documents]
    named = [source.url for note in event.notes for source in note.sources]
    return list(dict.fromkeys(url for url in map(safe_url, (*told, *named)) if url))


def _csv_extent(extent: Extent | None) -> list[str]:
    return [format_edtf(extent), _iso(extent.start) or "", _iso(extent.last) or ""] if extent else ["", "", ""]


def timelinejs_json(book: Book, files: SlicedFiles = NO_MEMORY) -> bytes:
    """The dated events as TimelineJS 3 reads them; no month or day that the words do not give.

    What TimelineJS has no place for stands under a key that it passes over, `dateline`: of each slide the event as `import` takes it
    back, of the whole the events without a date.
    """
    corpus, path = book.corpus, "timelinejs.json"
    slides = [
        files.slice(path, event, lambda event=event, extent=event.extent: dumped(_slide(book, event, extent)))  # type: ignore[misc]
        for event in corpus.events
        if event.extent is not None and (event.extent.start or event.extent.last)
    ]
    title = {"text": {"headline": html.escape(corpus.site.title), "text": html.escape(corpus.site.description)}}
    undated = [{"dateline": _importable(book, event)} for event in book.shown if event.extent is None]
    return files.file(path, to_json({"title": title, "events": slides, "dateline": {"undated": undated}}))


def _slide(book: Book, event: Event, extent: Extent) -> dict[str, Any]:
    first, last = extent.start or extent.last, extent.last or extent.start
    assert first is not None and last is not None
    leading = leading_claim(event)
    quote = f"<blockquote>{html.escape(quote_text(book, leading))}</blockquote>" if leading else ""
    slide: dict[str, Any] = {
        "unique_id": book.paths[event.id].split("/")[1],
        "start_date": _slide_date(first, extent.granularity),
        "display_date": book.dates.label(extent),
        "group": book.words(f"kind_{event.kind}"),
        "text": {"headline": html.escape(event.title), "text": f"{quote}<p>{html.escape(book.told(event.why))}</p>"},
    }
    if last != first and extent.granularity <= Granularity.WEEK:
        slide["end_date"] = _slide_date(last, extent.granularity)
    slide["dateline"] = _importable(book, event)
    return slide


def _importable(book: Book, event: Event) -> dict[str, Any]:
    """The event in the words of a note's front matter, and the sentence that tells of it."""
    leading = leading_claim(event)
    amount = event.amounts[0] if event.amounts else None
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "status": event.status,
        "edtf": format_edtf(event.extent) if event.extent else None,
        "due": format_edtf(event.due) if event.due else None,
        "place": event.place.name if event.place else None,
        "actors": [{"name": actor.name, "role": actor.role, "office": actor.office} for actor in event.actors],
        "amount": f"{amount.currency} {plain_number(amount.value)}" if amount else None,
        "amount_words": amount.text if amount else None,
        "condition": event.condition or None,
        "sources": source_urls(book, event),
        "quote": quote_text(book, leading) if leading else None,
    }


def _slide_date(day: date, granularity: Granularity) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    keep = 3 if granularity <= Granularity.WEEK else 2 if granularity <= Granularity.HALF else 1
    return dict(list(parts.items())[:keep])
