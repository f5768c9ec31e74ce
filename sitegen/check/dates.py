"""What an editor should know of the dates: doubtful, open, inferred, or out of their time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sitegen.model.claim import Claim
from sitegen.model.corpus import Corpus
from sitegen.model.document import Document
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.finding import Finding, Severity
from sitegen.model.locate import finding_at
from sitegen.model.note import UNKNOWN_DATE, Note
from sitegen.model.reason import in_words
from sitegen.model.timex import Timex

SURE = 0.7  # below it the runner-up of an expression is worth a person's look
FAR_BACK_DAYS = 366 * 60  # a report of a meeting longer ago than this is more likely a misread year
FAR_AHEAD_DAYS = 366 * 12
# Of "two days after the vote"; claims are read from English.
_COUNTED_FROM = re.compile(r"\s+(?:after|before)(?:\s+[\w'’-]+){1,4}", re.IGNORECASE)
BY_WORDS = {
    "metadata": "the page's metadata",
    "file-name": "the file's name",
    "dateline": "the dateline of the text",
    "inferred": "the text and the other articles",
}


def claims_of(corpus: Corpus) -> Iterator[tuple[Event, Claim]]:
    """Every claim of the corpus with its event."""
    return _claims((*corpus.events, *corpus.undated, *corpus.review))


def _claims(events: Iterable[Event]) -> Iterator[tuple[Event, Claim]]:
    for event in events:
        for claim in event.claims:
            yield event, claim


def documents_by_id(corpus: Corpus) -> dict[str, Document]:
    """The documents by id."""
    return {document.id: document for document in corpus.documents}


def published_ahead(corpus: Corpus) -> Iterator[Finding]:
    """An article that is dated after the day of the build: a typing mistake, or a scheduled text."""
    for document in corpus.documents:
        earliest = document.publication.earliest
        if earliest is not None and earliest > corpus.as_of:
            message = f"published on {earliest}, after the day of this build ({corpus.as_of})"
            yield Finding(document.path, 0, 0, "T110", "warning", message, "check `published`; or build with a later --as-of")


def dating_spans(corpus: Corpus) -> dict[str, set[tuple[int, int]]]:
    """article id -> the offsets of the expressions on which a claim's date or due date rests."""
    spans: dict[str, set[tuple[int, int]]] = {}
    for _, claim in claims_of(corpus):
        spans.setdefault(claim.article, set()).update(claim.when[:1], claim.due_when[:1])
    return spans


def ambiguous(corpus: Corpus) -> Iterator[Finding]:
    """An expression with two near readings and little to choose: a warning where an event rests on it, else to know."""
    documents, used = documents_by_id(corpus), dating_spans(corpus)
    for article, timexes in corpus.timexes:
        document = documents.get(article)
        if document is None:
            continue
        for timex in timexes:
            if timex.alternatives and timex.confidence < SURE and timex.extent is not None:
                rests = (timex.start, timex.end) in used.get(article, ())
                took = format_edtf(timex.extent)
                message = f"“{timex.text}” may be {took} or {timex.alternatives[0]}"
                hint = f"took {took}{_because(timex)}; to settle it, write the date in a note"
                yield finding_at(document, timex.start, timex.end, "T103", "warning" if rests else "info", message, hint)


def _because(timex: Timex) -> str:
    """Why the first alternative lost, else how the reading was made, in brackets."""
    reason = timex.why_not[0] if timex.why_not else timex.why
    return f" ({str(reason).rstrip('.')})"


ADD_PUBLISHED = "add `published: YYYY-MM-DD` to the front matter; where nobody knows it, `published: unknown`"


def unanchored(corpus: Corpus) -> Iterator[Finding]:
    """Relative dates in an article whose publication date is not known: one finding an article, at the first of them."""
    documents = documents_by_id(corpus)
    for article, timexes in corpus.timexes:
        document = documents.get(article)
        waiting = [timex for timex in timexes if timex.needs_publication]
        if document is None or document.publication.day is not None or not waiting:
            continue
        first = waiting[0]
        others = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
        message = f"“{first.text}”{others} cannot be dated: the day of publication is not known{_bounds(document)}"
        severity: Severity = "info" if document.date_unknown else "warning"
        yield finding_at(document, first.start, first.end, "T111", severity, message, ADD_PUBLISHED)


def undated_articles(corpus: Corpus) -> Iterator[Finding]:
    """An article whose day of publication is not known, where no T111 says so: a warning where events rest on it, else to know."""
    waiting = {article for article, timexes in corpus.timexes if any(timex.needs_publication for timex in timexes)}
    telling = {claim.article for _, claim in claims_of(corpus)}
    for document in corpus.documents:
        if document.publication.day is None and document.id not in waiting:
            message = f"the article has no date: its day of publication is not known{_bounds(document)}"
            severity: Severity = "warning" if document.id in telling and not document.date_unknown else "info"
            yield Finding(document.path, 0, 0, "T116", severity, message, ADD_PUBLISHED)


def counted_from_events(corpus: Corpus) -> Iterator[Finding]:
    """A report without a date whose sentence counts from another event ("two days after the vote"): nobody says when that was."""
    documents = documents_by_id(corpus)
    lengths = {article: [timex for timex in timexes if timex.type == "DURATION"] for article, timexes in corpus.timexes}
    for event, claim in _claims(corpus.undated):
        document = documents.get(claim.article)
        if document is None or claim.when:
            continue
        for timex in lengths.get(claim.article, ()):
            after = _COUNTED_FROM.match(document.text, timex.end, claim.quote[1])
            if after is not None and claim.quote[0] <= timex.start:
                message = (
                    f"“{document.text[timex.start : after.end()]}” stays open: it is counted from an event, and “{event.title}” has no date"
                )
                hint = f"give the `date` in a note with `about: {event.id}`"
                yield finding_at(document, timex.start, after.end(), "T117", "warning", message, hint)


def _bounds(document: Document) -> str:
    earliest, latest = document.publication.earliest, document.publication.latest
    if earliest is not None and latest is not None:
        return f" (between {earliest} and {latest})"
    if earliest is not None:
        return f" (not before {earliest})"
    return f" (not after {latest})" if latest is not None else ""


def inferred(corpus: Corpus) -> Iterator[Finding]:
    """A publication date that no front matter gave: to know, with its evidence."""
    for document in corpus.documents:
        publication = document.publication
        if publication.day is not None and publication.by is not None and publication.by != "front-matter":
            evidence = in_words(publication.evidence, "; ")
            message = f"published on {publication.day}, by {BY_WORDS[publication.by]}" + (f": {evidence}" if evidence else "")
            yield Finding(document.path, 0, 0, "T112", "info", message, f"to settle it, add `published: {publication.day}`")


def note_dates(corpus: Corpus) -> Iterator[Finding]:
    """A note whose date words could not be resolved to one date."""
    for note in corpus.notes:
        if note.date_words and note.extent is None and note.date_words.casefold() != UNKNOWN_DATE:
            yield _open(note, "date", note.date_words)
        if note.due_words and note.due is None:
            yield _open(note, "due", note.due_words)


def _open(note: Note, key: str, words: str) -> Finding:
    line, column = note.locate(key)
    counted = f"counted from {note.written}" if note.written else "and the note has no `written` to count from"
    hint = f"write `{key}` as EDTF (2025-03-18, 2025-03, 2025-03-01/2025-03-07)" + ("" if note.written else ", or add `written`")
    return Finding(note.path, line, column, "T113", "warning", f"“{words}” under `{key}` gives no one date, {counted}", hint)


def tense(corpus: Corpus) -> Iterator[Finding]:
    """A plan dated before its report, or something held dated after it: one of the two was misread."""
    documents = documents_by_id(corpus)
    for _, claim in claims_of(corpus):
        document = documents.get(claim.article)
        if document is None or claim.extent is None or claim.kind != "meeting" or not claim.when:
            continue
        message = _out_of_tense(claim, document)
        if message:
            start, end = claim.when[0] if claim.when else claim.quote
            yield finding_at(document, start, end, "T114", "warning", message, "check `published`, or give the date in a note with `about`")


def _out_of_tense(claim: Claim, document: Document) -> str:
    publication, extent = document.publication, claim.extent
    if extent is None or extent.approximate:
        return ""
    if (
        claim.status in ("planned", "proposed")
        and extent.last is not None
        and publication.earliest is not None
        and extent.last < publication.earliest
    ):
        return f"told as {claim.status}, but its date {format_edtf(extent)} lies before the publication ({publication.earliest})"
    if claim.status == "held" and extent.start is not None and publication.latest is not None and extent.start > publication.latest:
        return f"told as held, but its date {format_edtf(extent)} lies after the publication ({publication.latest})"
    return ""


def far_away(corpus: Corpus) -> Iterator[Finding]:
    """A date so far from its report that a misread year is likelier."""
    documents = documents_by_id(corpus)
    for _, claim in claims_of(corpus):
        document = documents.get(claim.article)
        if document is None or document.publication.day is None:
            continue
        spans = ((claim.extent, claim.when), (claim.due, claim.due_when))
        for extent, words in spans:
            if extent is not None and words and _far(extent.start or extent.last, document.publication.day):
                message = f"dated {format_edtf(extent)}, far from the publication on {document.publication.day}"
                yield finding_at(
                    document, *words[0], "T115", "info", message, "if the year is misread, give the date in a note with `about`"
                )


def _far(day: date | None, published: date) -> bool:
    return day is not None and not -FAR_BACK_DAYS <= (day - published).days <= FAR_AHEAD_DAYS
