"""What the program really did for this timeline: which rules read its dates, how sure they were, how articles and events were dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.render.views.book import Book

RULES_SHOWN = 15
# Of results that promise so much, how many were right on labelled news that no rule had been written for: docs/ACCURACY.md, "unseen".
MEASURED = ((0.95, 0.97), (0.90, 0.88), (0.85, 0.85), (0.80, 0.90), (0.70, 0.78), (0.0, 0.66))


@dataclass(frozen=True, slots=True)
class Tally:
    """A table of counts: (what, how many, its share as "12%", a further cell or "")."""

    key: str  # of its phrases: method_KEY, method_KEY_head
    rows: tuple[tuple[str, str, str, str], ...]
    extra: bool = False  # the further cell is told


def tallies(book: Book) -> tuple[Tally, ...]:
    """The tables of the page on method; one without a row is left out."""
    timexes = [timex for document in book.corpus.documents for timex in book.timexes(document.id)]
    dated = [timex for timex in timexes if timex.extent is not None]
    claims = [claim for event in book.shown for claim in event.claims]
    tables = (
        Tally("rules", _rows(book, Counter(timex.rule for timex in timexes).most_common(RULES_SHOWN), len(timexes))),
        Tally("anchors", _rows(book, _named(book, "anchor", (timex.anchor for timex in dated)), len(dated))),
        Tally("sure", _sure(book, [timex.confidence for timex in dated]), extra=True),
        Tally("claims", _rows(book, _named(book, "dated", (claim.dated_by or "open" for claim in claims)), len(claims))),
        Tally("published", _rows(book, _published(book), len(book.corpus.documents))),
    )
    return tuple(table for table in tables if table.rows)


def _rows(book: Book, counts: Iterable[tuple[str, int]], total: int) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((name, book.words.number(number), _share(number, total), "") for name, number in counts if number)


def _share(number: int, total: int) -> str:
    share = 100 * number / total
    return "<1%" if 0 < share < 1 else f"{share:.0f}%"


def _named(book: Book, prefix: str, kinds: Iterable[str]) -> list[tuple[str, int]]:
    return [(book.words.find(f"{prefix}_{kind}", kind), number) for kind, number in Counter(kinds).most_common()]


def _published(book: Book) -> list[tuple[str, int]]:
    by = (document.publication.by if document.publication.day else None for document in book.corpus.documents)
    return [(book.words(f"by_{(kind or 'unknown').replace('-', '_')}"), number) for kind, number in Counter(by).most_common()]


def _sure(book: Book, found: list[float]) -> tuple[tuple[str, str, str, str], ...]:
    """A row for each stretch of confidence: how many dates here, and how many of such dates were right where that was measured."""
    rows, above = [], 1.01
    for floor, right in MEASURED:
        number = sum(floor <= confidence < above for confidence in found)
        if number:
            rows.append((f"{floor:.2f}–{min(above, 1.0):.2f}", book.words.number(number), _share(number, len(found)), f"{right:.0%}"))
        above = floor
    return tuple(rows)
