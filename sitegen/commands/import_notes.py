"""Tables and slide shows as the notes that an import would write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.commands.import_sources import Material
from sitegen.importing import Row, Table, note_name, note_text, read_sheet, read_slides
from sitegen.model.edtf import parse_edtf
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.parse import parse_note
from sitegen.parse.amount import read_amount
from sitegen.parse.dates import DateFault, read_date

FOLDER = "imported"
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that the import would write."""

    path: Path
    body: bytes
    origin: Finding  # its place: where a finding about it points
    known: str = ""  # an article's: what it is known by, whatever it is called


def notes_of(material: Material, content: Path, names: Mapping[str, str], findings: list[Finding]) -> Iterator[Wanted]:
    """The notes of a table or slide show; `names` says what is meant by columns of other names."""
    text, faults = decode_utf8(RawFile("note", material.shown, "", material.body))
    findings += faults
    if text is None:
        return
    table = _table(material, text, names)
    findings += table.findings
    undated = [row for row in table.rows if not row.when]
    if undated:
        message = f"events without a date: {len(undated)} of {len(table.rows)}; their notes say “date: unknown”"
        hint = "they stand among the events whose date is not known; write the date into the note when it is"
        findings.append(Finding(material.shown, undated[0].line, 0, "P094", "info", message, hint, undated[0].excerpt))
    order = _order(table.rows)
    for row in table.rows:
        written, wrong = _note(row, material.shown, order)
        findings += wrong
        if written:
            place = Finding(material.shown, row.line, 0, "P002", "error", "", excerpt=row.excerpt)
            yield Wanted(content / "notes" / FOLDER / f"{note_name(row)}.md", written.encode(), place)


def _table(material: Material, text: str, names: Mapping[str, str]) -> Table:
    return read_slides(material.shown, text) if material.suffix == ".json" else read_sheet(material.shown, text, names)


def _note(row: Row, path: str, order: str) -> tuple[str, list[Finding]]:
    """The note of a row, read once as the build will read it, and what is wrong with the row; "" where there is an error in it."""

    def told(code: str, message: str, hint: str) -> Finding:
        return Finding(path, row.line, 0, code, "error", f"{row.place}: {message}", hint, row.excerpt)

    if not row.title:
        return "", [told("P093", "the event has no title", "give it one, or leave it out")]
    faults: list[Finding] = []
    points: dict[str, str] = {}
    for words in (*row.when, *row.due):
        read = _point(words, order)
        if isinstance(read, DateFault):
            faults.append(told(read.code, read.message, read.hint.split(", or give")[0]))
        else:
            points[words] = read
    row = replace(row, when=tuple(points.get(words, "") for words in row.when), due=tuple(points.get(words, "") for words in row.due))
    row = replace(row, amount=_amount(row))
    text = note_text(row)
    note, found = parse_note(RawFile("note", path, "", text.encode()))
    faults += [replace(fault, line=row.line, column=0, excerpt=row.excerpt, message=f"{row.place}: {fault.message}") for fault in found]
    return "" if note is None or any(fault.severity == "error" for fault in faults) else text, faults


def _point(words: str, order: str) -> str | DateFault:
    """A date as EDTF."""
    try:
        parse_edtf(words)
        return words
    except ValueError:
        read = read_date(words, order=order)
    if isinstance(read, DateFault):
        return read
    first = read.first.isoformat()
    return first if read.day else first[:7] if read.first.month == read.last.month else first[:4]


def _order(rows: Iterable[Row]) -> str:
    """Does the day stand before the month in the file's numeric dates?  Those tell that have one reading only; "" where none has."""
    found = (_NUMERIC.fullmatch(words) for row in rows for words in (*row.when, *row.due))
    pairs = [(int(match[1]) > 12, int(match[2]) > 12) for match in found if match]
    told = {"DMY" if day_first else "MDY" for day_first, month_first in pairs if day_first != month_first}
    return told.pop() if len(told) == 1 else ""


def _amount(row: Row) -> str:
    """The words of the amount where they say the same as its number, which they tell more of; else the number."""
    number, words = read_amount(row.amount), read_amount(row.amount_words)
    same = number and words and (number.value, number.currency) == (words.value, words.currency)
    return row.amount_words if same or not row.amount else row.amount
