"""Lines of CSV that a spreadsheet opens without harm: RFC 4180, CRLF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from sitegen.render.html import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for a formula (OWASP, CSV injection)


def csv_line(cells: Iterable[str]) -> str:
    """One record with its line end; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def joined(values: Iterable[str]) -> str:
    """Several values for one cell, each once."""
    return "; ".join(dict.fromkeys(value for value in values if value))


def guarded(cell: str) -> str:
    """The cell without what no page may hold, an apostrophe before anything that a spreadsheet would run as a formula."""
    cell = clean(cell)
    return "'" + cell if cell.startswith(_FORMULA) else cell
