"""Tables (CSV): our own events.csv, the Google sheet of TimelineJS, and any other whose first line names its columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from sitegen.importing import columns
from sitegen.importing.row import Row, Table
from sitegen.model.finding import Finding, Severity
from sitegen.model.suggest import did_you_mean

MAX_ROWS = 20_000
DELIMITERS = ",;\t|"
_NAMES = tuple(dict.fromkeys(name for names in columns.COLUMNS.values() for name in names))


class _Faults(list[Finding]):
    """The findings of one table."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path, self.lines = path, lines

    def add(self, line: int, code: str, severity: Severity, message: str, hint: str) -> None:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.append(Finding(self.path, line, 0, code, severity, message, hint, excerpt[:400]))


def read_sheet(path: str, text: str, meant: Mapping[str, str] | None = None) -> Table:
    """The events of a table whose lines end with "\\n".  A record that is none is told (P091-P093), and the others go on.

    `meant`: {column's name: one of `columns.COLUMNS`} for columns of other names.
    """
    told = {columns.plain(name): what for name, what in (meant or {}).items()}
    faults = _Faults(path, text.split("\n"))
    rows: list[Row] = []
    try:
        records = _records(text, _delimiter(text, told))
        line, head = next(records, (0, []))
        found = columns.columns_of(head, told)
        for name in told:
            if name not in map(columns.plain, head):
                hint = did_you_mean(name, head) or f"its columns are: {', '.join(head)[:300]}"
                faults.add(line, "P091", "error", f"the table has no column “{name[:60]}”, which --map names", hint)
        if lacking := columns.missing(found):
            hint = (
                "the first line names the columns: title (or headline), and date (or edtf, or start and end, or year, month and day); "
                f"for a column of another name: --map “NAME={lacking}”"
            )
            faults.add(line, "P091", "error", f"the table has no column for the {lacking}", hint)
            return Table((), tuple(faults))
        for name in columns.unread(head, found):
            if used := columns.used_instead(name, head, found):
                message = f"the column “{name[:60]}” is not read: “{used[:60]}” holds the same"
                faults.add(line, "P092", "info", message, "what it holds is left out; put both into one column")
                continue
            hint = did_you_mean(name, _NAMES) or f"what it holds is left out; to say what it is: --map “{name[:60]}=text”"
            faults.add(line, "P092", "info", f"no note has a place for the column “{name[:60]}”", hint)
        for number, (line, cells) in enumerate(records, 1):
            if number > MAX_ROWS:
                message = f"the table has more than {MAX_ROWS:,} rows; those from here on were left out"
                faults.add(line, "P090", "error", message, "import it in parts")
                break
            if any(cell.strip() for cell in cells[len(head) :]):
                message = f"row {number} has {len(cells)} cells, and the table {len(head)} columns"
                faults.add(line, "P093", "error", message, "put a cell that holds a comma between double quotes")
            elif row := columns.row_of(f"row {number}", line, faults.lines[line - 1], cells, found):
                rows.append(row)
            else:
                faults.add(
                    line, "P092", "info", f"row {number} is the sheet's title or an era, and no event", "a title belongs into site.toml"
                )
    except _BrokenError as broken:
        hint = "look there for a double quote that is not closed; within a cell it is written twice"
        faults.add(broken.line, "P093", "error", f"the table cannot be read from here on: {broken}", hint)
    return Table(tuple(rows), tuple(faults))


class _BrokenError(ValueError):
    """CSV that is none, from a line on."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(line on which it begins, cells) of each record that is not blank.  Raises _BrokenError."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise _BrokenError(line, str(fault)) from fault
        if any(cell.strip() for cell in cells):
            yield line, cells


def _lines(text: str) -> Iterator[str]:
    """Each line with its end; nothing but "\\n" ends one."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def _delimiter(text: str, told: Mapping[str, str]) -> str:
    """The mark between cells: that with which the first line names the most columns."""
    first = next((line for line in _lines(text) if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: len(columns.columns_of([cell.strip(' "\n') for cell in first.split(mark)], told)))
