"""import: tables, slide shows and article files of other programs become files of the content folder."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.commands.site import say_findings
from sitegen.importing import Row, Table, note_name, note_text, read_sheet, read_slides
from sitegen.model.edtf import parse_edtf
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.parse import parse_note
from sitegen.parse.amount import read_amount
from sitegen.parse.dates import DateFault, read_date
from sitegen.report import counted

READERS: dict[str, Callable[[str, str], Table]] = {
    ".csv": read_sheet,
    ".tsv": read_sheet,
    ".json": read_slides,
}
ARTICLES = {".txt": ".txt", ".html": ".html", ".htm": ".html"}
MAX_BYTES = 20_000_000  # as for an article
FOLDER = "imported"
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that the import would write."""

    path: Path
    body: bytes
    origin: Finding  # its place: where a finding about it points


def import_(args: argparse.Namespace) -> int:
    """The command `import`: what is new is written, what is there stays as it is; 1 where something could not be read."""
    if not args.content.is_dir():
        print(f"{args.content}: no such folder; start one with: new site {args.content}", file=sys.stderr)
        return 2
    try:
        written, there, findings = take(args.paths, args.content)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    say_findings(findings)
    told = f"{counted(written, 'new file')} in {args.content}"
    print(told + (f", {there} already there" if there else ""))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def take(names: Sequence[str], content: Path) -> tuple[int, int, tuple[Finding, ...]]:
    """(files written, files that were there already, findings) of an import.  Raises OSError where it cannot write."""
    findings: list[Finding] = []
    wanted = [one for name in names for file, below in _files(name, findings) for one in _read(file, below, content, findings)]
    written, there = _write(wanted, _notes_by_name(content), findings)
    return written, there, tuple(findings)


def _files(name: str, findings: list[Finding]) -> Iterator[tuple[Path, Path]]:
    """(file, its path below what was named) of a file, or of all that can be imported in a folder."""

    def wrong(code: str, message: str, hint: str) -> None:
        findings.append(Finding(name, 0, 0, code, "error", message, hint))

    path = Path(name)
    try:
        if path.is_dir():
            yield from _files_in(path)
        elif is_address(name):
            wrong("P090", "it is an address, and nothing is fetched from the network", "save the page or the file, and import that")
        elif not path.is_file():
            wrong("P002", "there is no such file", "check the name")
        elif path.suffix.lower() not in (*READERS, *ARTICLES):
            known = ", ".join((*READERS, *ARTICLES))
            wrong("P090", f"files that end in “{path.suffix[:20]}” cannot be imported", f"these can be: {known}")
        else:
            yield path, Path(path.name)
    except (OSError, ValueError) as error:  # a name that no file can have
        wrong("P002", f"cannot be read: {getattr(error, 'strerror', '') or error}", "check the name")


def _files_in(folder: Path) -> Iterator[tuple[Path, Path]]:
    """All files of a folder that can be imported, sorted; not those hidden, nor what a browser saved beside a page."""
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        aside = any(part.startswith(".") for part in below.parts) or any(part.endswith("_files") for part in below.parts[:-1])
        if not aside and path.suffix.lower() in (*READERS, *ARTICLES) and path.is_file():
            yield path, below


def _read(file: Path, below: Path, content: Path, findings: list[Finding]) -> Iterator[Wanted]:
    """The files that one file would become."""
    whole = Finding(str(file), 0, 0, "P002", "error", "")
    try:
        if file.stat().st_size > MAX_BYTES:
            hint = "export it in parts"
            findings.append(replace(whole, code="P090", message=f"the file is larger than {MAX_BYTES // 1_000_000} MB", hint=hint))
            return
        body = file.read_bytes()
    except OSError as error:
        findings.append(replace(whole, message=f"the file cannot be read: {error.strerror}", hint="check its permissions"))
        return
    suffix = file.suffix.lower()
    if suffix in ARTICLES:
        yield Wanted(content / "articles" / FOLDER / below.with_suffix(ARTICLES[suffix]), body, whole)
        return
    text, faults = decode_utf8(RawFile("note", str(file), "", body))
    findings += faults
    if text is None:
        return
    table = READERS[suffix](str(file), text)
    findings += table.findings
    undated = [row for row in table.rows if not row.when]
    if undated:
        message = f"events without a date: {len(undated)} of {len(table.rows)}; their notes say “date: unknown”"
        hint = "they stand among the events whose date is not known; write the date into the note when it is"
        findings.append(Finding(str(file), undated[0].line, 0, "P094", "info", message, hint, undated[0].excerpt))
    order = _order(table.rows)
    for row in table.rows:
        written, wrong = _note(row, str(file), order)
        findings += wrong
        if written:
            place = replace(whole, line=row.line, excerpt=row.excerpt)
            yield Wanted(content / "notes" / FOLDER / f"{note_name(row)}.md", written.encode(), place)


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


def _notes_by_name(content: Path) -> dict[str, Path]:
    """Where each note lies: one that was imported may have been moved to another folder since."""
    return {path.name: path for path in sorted((content / "notes").rglob("*.md"))}


def _write(wanted: Iterable[Wanted], notes: dict[str, Path], findings: list[Finding]) -> tuple[int, int]:
    """(files written, files that were there already, word for word).  What is there with other words is kept, and told."""
    written = there = 0
    for one in wanted:
        path = notes.get(one.path.name, one.path) if one.path.suffix == ".md" else one.path
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(one.body)
            written += 1
            notes[path.name] = path
        elif path.read_bytes().replace(b"\r\n", b"\n") == one.body.replace(b"\r\n", b"\n"):
            there += 1
        else:
            message = f"{path} is there already with other words, and was kept"
            hint = "compare the two; to take the new one, delete the file and import again"
            findings.append(replace(one.origin, code="P095", severity="warning", message=message, hint=hint))
    return written, there
