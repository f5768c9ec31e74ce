"""The tables that an archive is given: their columns, a claim as a row, and the row as a claim again.

The columns stand in docs/scale.md, too; a test holds the two together.  pyarrow comes with an extra and is imported when it is used.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from sitegen.model.actor import ActorKind
from sitegen.model.claim import Amount, Claim, Kind, Participant, Role, Sense, Status
from sitegen.model.document import Document, Publication, PublishedBy
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.model.extent import Extent, Granularity, day_after
from sitegen.model.reason import because, in_words

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Span = tuple[int, int]
LAYOUT = 1  # of the columns below: a changed one makes every shard anew
GROUP_ROWS = 10_000  # of a row group: fixed, or the bytes would tell how much memory there was

#: name, type, what it holds.  The first ten are those of the JSON lines.
CLAIM_COLUMNS = (
    ("article", "text", "the article's id: of its line, or its path without the ending"),
    ("kind", "text", "`meeting` or `pledge`"),
    ("status", "text", "meeting: held, ongoing, planned, proposed, cancelled; pledge: stated, proposed, conditional, refused, fulfilled"),
    ("edtf", "text", "when the meeting is, or when the pledge was made, as EDTF; empty where no date is known"),
    ("due", "text", "when the pledge is to be kept, as EDTF; empty where no day is told"),
    ("place", "text", "the place as named; empty where none is"),
    ("actors", "actors", "who takes part, each with `role`; equal `actor_id` are one name"),
    ("amount", "text", "the headline amount: ISO 4217 code and plain number; empty where none is told"),
    ("condition", "text", "the words of the condition; empty where there is none"),
    ("title", "text", "one line for a headline"),
    ("confidence", "number", "how sure the claim is, 0 to 1"),
    ("claim", "text", "the claim's id, the same at every run; an event lists these"),
    ("file", "text", "the file that holds the article, from the archive's folder on"),
    ("line", "whole", "the line in that file where the sentence begins, from 1; null for JSON lines, whose offsets count in `text`"),
    ("column", "whole", "the column likewise, from 1"),
    ("publisher", "text", "as the article names it; empty where it does not"),
    ("source", "text", "the publisher's id in sources.toml; empty where it is not known"),
    ("url", "text", "the article's address; empty where it names none"),
    ("headline", "text", "the article's title"),
    ("language", "text", "the language in which the article was read"),
    ("timezone", "text", "the publisher's time zone; empty where it is not known"),
    ("published", "day", "the day of publication; null where it is not known to the day"),
    ("published_from", "day", "the earliest day of publication; null: no bound"),
    ("published_to", "day", "the latest, inclusive; null: no bound"),
    ("published_by", "text", "who says so: front-matter, metadata, file-name, dateline, inferred; null where nobody does"),
    ("sentence", "text", "the words of the best sentence, as they stand in the article"),
    ("quote", "span", "where it stands: [start, end) in code points of the article's text"),
    ("spans", "spans", "all sentences that report it, likewise"),
    ("sentences", "texts", "the words of each of `spans`"),
    ("when", "spans", "the time expressions that date it, the deciding one first"),
    ("due_when", "spans", "those of `due`"),
    ("frame", "spans", "those of the story around it, where its own sentence has none"),
    ("moved_when", "spans", "those of the day that it had before it was moved"),
    ("date", "extent", "`edtf` in columns: first and last day (inclusive; null: open), how finely it was told, whether about or in doubt"),
    ("due_date", "extent", "`due` likewise"),
    ("moved_from", "extent", "the day that it had before"),
    ("within", "extent", "where `date` is null: the days between which it lies"),
    ("dated_by", "text", "timex, publication, or context (the story around it); empty where undated"),
    ("why", "text", "how the date was set, in words"),
    ("amounts", "amounts", "all amounts: `value` a plain number as text, lossless; never summed, never converted"),
    ("level", "text", "military, ministerial, leaders …; empty where not told"),
    ("reasons", "texts", "which words and rules made the claim"),
    ("extractor", "text", "which reader made it"),
)
EVENT_COLUMNS = (
    ("event", "text", "the event's id: that of its oldest claim"),
    ("kind", "text", "`meeting` or `pledge`"),
    ("status", "text", "the status after the last report"),
    ("edtf", "text", "as for claims, by most of its articles"),
    ("due", "text", "likewise"),
    ("place", "text", "likewise"),
    ("actors", "actors", "all who take part by any claim"),
    ("amounts", "amounts", "all amounts that are told"),
    ("condition", "text", "the words of the condition"),
    ("title", "text", "the headline of its best claim"),
    ("confidence", "number", "how sure the event is, 0 to 1"),
    ("date", "extent", "`edtf` in columns"),
    ("due_date", "extent", "`due` in columns"),
    ("bounds", "extent", "where `date` is null: between which days it lies"),
    ("first_published", "day", "the publication of its oldest report; null where that is not known to the day"),
    ("articles", "whole", "how many articles report it"),
    ("claims", "texts", "the ids of its claims, oldest first: join them to `claim`"),
    (
        "conflicts",
        "conflicts",
        "where its sources disagree: code (M101 date, M102 place, M103 amount, M104 participants, M105 status), words",
    ),
    ("reasons", "texts", "why these claims are one event, the strongest first"),
    ("why", "text", "how its date was set"),
)


def _types() -> dict[str, pa.DataType]:
    """The types of the columns by the names above."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int32()
    span = pa.struct([("start", whole), ("end", whole)])
    words = ("name", "role", "actor_id", "kind", "office")
    money = ("value", "currency", "text", "modifier", "per", "sense")
    extent = [("start", pa.date32()), ("end", pa.date32()), ("granularity", text), ("approximate", pa.bool_()), ("uncertain", pa.bool_())]
    return {
        "text": text,
        "texts": pa.list_(text),
        "number": pa.float64(),
        "whole": whole,
        "day": pa.date32(),
        "span": span,
        "spans": pa.list_(span),
        "extent": pa.struct([*extent, ("clock", text)]),
        "actors": pa.list_(pa.struct([(name, text) for name in words])),
        "amounts": pa.list_(pa.struct([(name, text) for name in money])),
        "conflicts": pa.list_(pa.struct([("code", text), ("message", text)])),
    }


def schema(columns: Sequence[tuple[str, str, str]]) -> pa.Schema:
    """The Arrow schema of a table of columns."""
    import pyarrow as pa

    types = _types()
    return pa.schema([(name, types[sort]) for name, sort, _ in columns])


def table_bytes(rows: Sequence[Row]) -> bytes:
    """A Parquet file of claims: the same bytes for the same rows and the same release of pyarrow, whoever writes it."""
    import pyarrow as pa

    sink = io.BytesIO()
    with writer(sink, CLAIM_COLUMNS) as out:
        for start in range(0, len(rows), GROUP_ROWS):
            out.write_table(pa.Table.from_pylist(rows[start : start + GROUP_ROWS], out.schema), GROUP_ROWS)
    return sink.getvalue()


def writer(sink: Any, columns: Sequence[tuple[str, str, str]]) -> Any:
    """A Parquet writer with every setting fixed that would show in the bytes."""
    import pyarrow.parquet as pq

    return pq.ParquetWriter(
        sink, schema(columns), version="2.6", compression="zstd", compression_level=3, store_schema=False, data_page_version="1.0"
    )


# ---------------------------------------------------------------- a claim as a row


def claim_row(claim: Claim, document: Document) -> Row:
    """One claim of one article."""
    publication = document.publication
    line, column = document.locate(claim.quote[0])
    return {
        "article": claim.article,
        "kind": claim.kind,
        "status": claim.status,
        "edtf": _edtf(claim.extent),
        "due": _edtf(claim.due),
        "place": claim.place,
        "actors": [asdict(actor) for actor in claim.actors],
        "amount": f"{claim.amounts[0].currency} {claim.amounts[0].value.normalize():f}" if claim.amounts else "",
        "condition": claim.condition,
        "title": claim.title,
        "confidence": claim.confidence,
        "claim": claim.id,
        "file": document.path,
        "line": line or None,
        "column": column or None,
        "publisher": document.publisher,
        "source": document.source_id,
        "url": document.url,
        "headline": document.title,
        "language": document.language,
        "timezone": document.timezone,
        "published": publication.day,
        "published_from": publication.earliest,
        "published_to": publication.latest,
        "published_by": publication.by,
        "sentence": document.text[claim.quote[0] : claim.quote[1]],
        "quote": _span(claim.quote),
        "spans": _spans(claim.spans),
        "sentences": [document.text[start:end] for start, end in claim.spans],
        "when": _spans(claim.when),
        "due_when": _spans(claim.due_when),
        "frame": _spans(claim.frame),
        "moved_when": _spans(claim.moved_when),
        "date": _extent_row(claim.extent),
        "due_date": _extent_row(claim.due),
        "moved_from": _extent_row(claim.moved_from),
        "within": _extent_row(claim.within),
        "dated_by": claim.dated_by,
        "why": in_words(claim.why),
        "amounts": _amount_rows(claim.amounts),
        "level": claim.level,
        "reasons": [str(reason) for reason in claim.reasons],
        "extractor": claim.extractor,
    }


def event_row(event: Event, published: date | None) -> Row:
    """One event; `published` is the day of its oldest report."""
    return {
        "event": event.id,
        "kind": event.kind,
        "status": event.status,
        "edtf": _edtf(event.extent),
        "due": _edtf(event.due),
        "place": event.place.name if event.place else "",
        "actors": [asdict(actor) for actor in event.actors],
        "amounts": _amount_rows(event.amounts),
        "condition": event.condition,
        "title": event.title,
        "confidence": event.confidence,
        "date": _extent_row(event.extent),
        "due_date": _extent_row(event.due),
        "bounds": _extent_row(event.bounds),
        "first_published": published,
        "articles": len({claim.article for claim in event.claims}),
        "claims": [claim.id for claim in event.claims],
        "conflicts": [{"code": conflict.code, "message": str(conflict.message)} for conflict in event.conflicts],
        "reasons": [str(reason) for reason in event.reasons],
        "why": in_words(event.why),
    }


def _edtf(extent: Extent | None) -> str:
    return format_edtf(extent) if extent else ""


def _span(span: Span) -> Row:
    return {"start": span[0], "end": span[1]}


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [_span(span) for span in spans]


def _amount_rows(amounts: Iterable[Amount]) -> list[Row]:
    return [asdict(amount) | {"value": f"{amount.value:f}"} for amount in amounts]


def _extent_row(extent: Extent | None) -> Row | None:
    if extent is None:
        return None
    return {
        "start": extent.start,
        "end": extent.last,
        "granularity": extent.granularity.label,
        "approximate": extent.approximate,
        "uncertain": extent.uncertain,
        "clock": extent.clock.isoformat() if extent.clock else "",
    }


# ---------------------------------------------------------------- and back


def claim_of(row: Row) -> Claim:
    """The claim that `claim_row` wrote; of its reasons only the words are known."""
    return Claim(
        id=row["claim"],
        article=row["article"],
        kind=cast(Kind, row["kind"]),
        status=cast(Status, row["status"]),
        title=row["title"],
        actors=tuple(
            Participant(one["name"], cast(Role, one["role"]), one["actor_id"], cast("ActorKind | None", one["kind"]), one["office"])
            for one in row["actors"]
        ),
        spans=_spans_of(row["spans"]),
        quote=(row["quote"]["start"], row["quote"]["end"]),
        when=_spans_of(row["when"]),
        due_when=_spans_of(row["due_when"]),
        place=row["place"],
        amounts=tuple(
            Amount(Decimal(one["value"]), one["currency"], one["text"], one["modifier"], one["per"], cast(Sense, one["sense"]))
            for one in row["amounts"]
        ),
        condition=row["condition"],
        level=row["level"],
        confidence=row["confidence"],
        reasons=tuple(because("told", words=words) for words in row["reasons"]),
        extractor=row["extractor"],
        extent=_extent_of(row["date"]),
        due=_extent_of(row["due_date"]),
        dated_by=row["dated_by"],
        why=(because("told", words=row["why"]),) if row["why"] else (),
        moved_when=_spans_of(row["moved_when"]),
        moved_from=_extent_of(row["moved_from"]),
        within=_extent_of(row["within"]),
        frame=_spans_of(row["frame"]),
    )


def document_of(rows: Sequence[Row]) -> Document:
    """The article of claims, of which only their sentences are known: each stands at its own place, blanks between them."""
    text = ""
    for row in rows:
        for place, words in zip((*row["spans"], row["quote"]), (*row["sentences"], row["sentence"]), strict=True):
            text = text[: place["start"]].ljust(place["start"]) + words + text[place["end"] :]
    row = rows[0]
    by = cast("PublishedBy | None", row["published_by"])
    return Document(
        id=row["article"],
        path=row["file"],
        title=row["headline"],
        text=text,
        publisher=row["publisher"],
        source_id=row["source"],
        url=row["url"],
        language=row["language"],
        timezone=row["timezone"],
        publication=Publication(row["published_from"], row["published_to"], by),
    )


def _spans_of(rows: Iterable[Row]) -> tuple[Span, ...]:
    return tuple((row["start"], row["end"]) for row in rows)


def _extent_of(row: Row | None) -> Extent | None:
    if row is None:
        return None
    return Extent(
        row["start"],
        day_after(row["end"]) if row["end"] else None,
        Granularity[row["granularity"].upper().replace(" ", "_")],
        row["approximate"],
        row["uncertain"],
        time.fromisoformat(row["clock"]) if row["clock"] else None,
    )
