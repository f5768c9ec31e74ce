"""What became of it: plans whose day has passed without a report, pledges past their day."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.check.dates import documents_by_id
from sitegen.model.corpus import Corpus
from sitegen.model.document import Document
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.locate import finding_at


def no_report(corpus: Corpus) -> Iterator[Finding]:
    """A planned meeting whose last day lies before the day of the build, and no article tells that it took place."""
    documents = documents_by_id(corpus)
    for event in corpus.events:
        last = event.extent.last if event.extent else None
        if event.kind == "meeting" and event.status in ("planned", "proposed") and last is not None and last < corpus.as_of:
            assert event.extent is not None
            message = f"“{event.title}”: planned for {format_edtf(event.extent)}, and no report that it took place"
            yield _at(event, documents, "C111", message, "add an article that tells of it, or a note with `about` and `status`")


def overdue(corpus: Corpus) -> Iterator[Finding]:
    """A pledge whose day has passed without a report that it was kept or taken back."""
    documents = documents_by_id(corpus)
    for event in (*corpus.events, *corpus.undated):
        last = event.due.last if event.due else None
        if event.kind == "pledge" and event.status in ("stated", "conditional") and last is not None and last < corpus.as_of:
            assert event.due is not None
            message = f"“{event.title}”: due {format_edtf(event.due)}, and no report that it was fulfilled"
            yield _at(event, documents, "C112", message, "add an article that tells of it, or a note with `about` and `status: fulfilled`")


def _at(event: Event, documents: dict[str, Document], code: str, message: str, hint: str) -> Finding:
    """An info finding at the latest report of the event, or at its note."""
    for claim in reversed(event.claims):
        document = documents.get(claim.article)
        if document is not None:
            return finding_at(document, *claim.quote, code, "info", message, hint)
    note = event.notes[0] if event.notes else None
    line, column = note.locate("date") if note else (0, 0)
    return Finding(note.path if note else "", line, column, code, "info", message, hint)
