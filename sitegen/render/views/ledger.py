"""Pledges as a ledger: a table to read, sort and filter, its sums, and its lines for a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import get_currency_name

from sitegen.model.claim import Amount, Sense
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Event
from sitegen.render.csvlines import csv_line, joined
from sitegen.render.links import public
from sitegen.render.money import plain_number
from sitegen.render.paging import chunks
from sitegen.render.views.book import Book
from sitegen.render.views.event import CardView, SumView, state_of, view_step, view_sums
from sitegen.render.views.filters import LEAST_TO_FILTER, Filter, choices, named, status_of
from sitegen.render.views.people import newest_first, page_path, pager
from sitegen.render.views.totals import SENSES, addable, totals

Card = Callable[[Event], CardView]


@dataclass(frozen=True, slots=True)
class Column:
    """A head of the ledger that the reader can sort by."""

    name: str
    label: str
    by: str  # "value": dates and figures; "text"


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """One of promised, allocated, delivered and due."""

    sum: SumView
    sort: str  # what its column sorts by; "" comes last


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One pledge."""

    card: CardView
    made_sort: str
    cells: tuple[LedgerCell, ...]  # promised, allocated, delivered, due; () for a refusal
    steps: tuple[str, ...]  # "pledged, 5 November 2024"; () unless the status changed
    pledgers: str  # for the filters: slugs and codes, space-separated
    recipients: str
    currencies: str
    due: str  # "passed", "ahead", "none"
    figures: str  # what may be added: "promised:EUR:40000000 …"
    more_figures: bool  # has others, which may not
    csv: str  # its line of pledges.csv, without the end


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """Promises apart from refusals."""

    title: str
    anchor: str
    columns: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]


def ledger_pages(book: Book, card: Card) -> list[dict[str, Any]]:
    """What each page of the ledger shows, newest pledge first, refusals after the promises; the sums are those of the whole."""
    pledges = newest_first([event for event in book.shown if event.kind == "pledge"])
    rows = [(name, event) for name in ("promises", "refusals") for event in pledges if (event.status == "refused") == (name == "refusals")]
    pages = chunks(rows, lambda row: 400 + 2 * len(row[1].title) + 2 * len(row[1].condition))
    counts = Counter(event.status for event in pledges if event.status)
    states = Counter(state for event in pledges if (state := card(event).state))
    summary = [(book.words(f"status_{status}"), counts[status]) for status in ("stated", "conditional", "proposed", "fulfilled", "refused")]
    summary.append((book.words("state_overdue"), states["overdue"]))
    sums = totals(book, pledges)
    left_out = sum(addable(event)[1] for event in pledges)
    views = []
    for number, page in enumerate(pages, 1):
        drawn = [(name, _row(book, event, card(event))) for name, event in page]
        views.append(
            {
                "path": page_path(("pledges",), number),
                "pager": pager(("pledges",), number, len(pages)),
                "parts": _parts(book, drawn),
                "filters": _filters(book, [row for _, row in drawn]),
                "totals": sums,
                "left_out": left_out,
                "csv_header": csv_line(CSV_HEADER).rstrip(),
                "summary": tuple(line for line in summary if line[1]),
                "count": book.words.count("pledges", len(pledges)),
            }
        )
    return views


def pledges_csv(book: Book) -> str:
    """Every pledge of the ledger, in its order, a line each: what pledges.csv holds."""
    pledges = newest_first([event for event in book.shown if event.kind == "pledge"])
    return "".join([csv_line(CSV_HEADER), *(_csv_line(book, event) for event in pledges)])


def _parts(book: Book, rows: Sequence[tuple[str, LedgerRow]]) -> tuple[LedgerPart, ...]:
    groups: dict[str, list[LedgerRow]] = {}
    for name, row in rows:
        groups.setdefault(name, []).append(row)
    return tuple(
        LedgerPart(book.words(f"ledger_{name}"), name, tuple(_columns(book, name == "promises")), tuple(group))
        for name, group in groups.items()
    )


def _columns(book: Book, promises: bool) -> Iterator[Column]:
    """The heads, in the table's order; a refusal has no sums."""
    yield Column("made", book.words("made"), "value")
    yield Column("what", book.words("kind_pledge"), "text")
    for name in (*(f"sense_{sense}" for sense in SENSES), "due") if promises else ():
        yield Column(name, book.words(name), "value")
    yield Column("status", book.words("status"), "text")


def _row(book: Book, event: Event, card: CardView) -> LedgerRow:
    changed = len({step.status for step in event.history}) > 1
    steps = (view_step(book, event, step) for step in event.history if changed)
    figures, more = addable(event)
    last = event.due.last if event.due else None
    sorts = (*(_amount_sort(event, sense) for sense in SENSES), last.isoformat() if last else "")
    return LedgerRow(
        card,
        event.extent.start.isoformat() if event.extent and event.extent.start else "",
        tuple(map(LedgerCell, view_sums(book, event), sorts)) if event.status != "refused" else (),
        tuple(book.words("step_on", status=step.status, date=step.on) if step.on else step.status for step in steps),
        _slugs(book, event, "pledger", "participant"),
        _slugs(book, event, "recipient"),
        " ".join(dict.fromkeys(amount.currency for amount in event.amounts if amount.currency)),
        "none" if last is None else "passed" if last < book.corpus.as_of else "ahead",
        " ".join(f"{sense}:{currency}:{plain_number(value)}" for (sense, currency), value in figures.items()),
        more,
        _csv_line(book, event).rstrip(),
    )


def _slugs(book: Book, event: Event, *roles: str) -> str:
    return " ".join(dict.fromkeys(book.actor_slug(actor.actor_id) for actor in event.actors if actor.role in roles))


def _amount_sort(event: Event, sense: str) -> str:
    """By currency first: figures in two currencies are not compared.  Padded, so that text sorts as the figures do."""
    amount = next((amount for amount in event.amounts if amount.sense == sense), None)
    if amount is None:
        return ""
    whole, _, part = plain_number(amount.value).partition(".")
    return f"{amount.currency} {whole.zfill(18)}.{part}"


def _filters(book: Book, rows: Sequence[LedgerRow]) -> tuple[Filter, ...]:
    """The drop-downs of one page; none for a handful."""
    if len(rows) < LEAST_TO_FILTER:
        return ()
    words = book.words
    actors = {person.path.split("/")[1]: person.name for person in book.people.values()}
    statuses = dict(status_of(row.card) for row in rows)
    currencies = {code: get_currency_name(code, locale=book.dates.locale) for row in rows for code in row.currencies.split()}
    due = {state: words(f"due_{state}") for state in ("passed", "ahead", "none")}
    return named(
        words,
        (
            ("status", choices(words, (key for row in rows if (key := status_of(row.card)[0])), statuses)),
            ("pledger", choices(words, (slug for row in rows for slug in row.pledgers.split()), actors)),
            ("recipient", choices(words, (slug for row in rows for slug in row.recipients.split()), actors)),
            ("currency", choices(words, (code for row in rows for code in row.currencies.split()), currencies)),
            ("due", choices(words, (row.due for row in rows), due)),
        ),
    )


# fmt: off
CSV_HEADER = (
    "id", "url", "made", "status", "state", "title", "pledgers", "recipients", "promised", "allocated", "delivered", "due", "condition",
    "place", "reports",
)
# fmt: on


def _csv_line(book: Book, event: Event) -> str:
    """A pledge for a spreadsheet: dates as EDTF; figures as "at least 40000000 EUR per year", several joined by "; "."""

    def actors(*roles: str) -> str:
        return joined(actor.name for actor in event.actors if actor.role in roles)

    def told(sense: Sense) -> str:
        return joined(_figure(amount) for amount in event.amounts if amount.sense == sense)

    return csv_line(
        (
            event.id,
            public(book.paths[event.id]),
            format_edtf(event.extent) if event.extent else "",
            event.status or "",
            state_of(event, book.corpus.as_of),
            event.title,
            actors("pledger", "participant"),
            actors("recipient"),
            *map(told, SENSES),
            format_edtf(event.due) if event.due else "",
            event.condition,
            event.place.name if event.place else "",
            str(len(event.claims)),
        )
    )


def _figure(amount: Amount) -> str:
    told = (amount.modifier, plain_number(amount.value), amount.currency, f"per {amount.per}" if amount.per else "")
    return " ".join(part for part in told if part)
