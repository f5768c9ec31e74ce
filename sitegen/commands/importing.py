"""import: what other programs and the web hold becomes files of the content folder; nothing that is there is overwritten."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sitegen.commands.import_articles import DIGEST_CHARS, Desk, articles_of
from sitegen.commands.import_notes import Wanted, notes_of
from sitegen.commands.import_shelf import Shelf, repeated
from sitegen.commands.import_sources import Gathering
from sitegen.commands.site import say_findings
from sitegen.config import load_config
from sitegen.importing.columns import COLUMNS
from sitegen.importing.fetch import Policy
from sitegen.model.finding import Finding, Severity
from sitegen.model.rawfile import RawFile, RawKind
from sitegen.model.slug import digest
from sitegen.model.suggest import did_you_mean
from sitegen.report import counted

TABLES = (".csv", ".tsv", ".json")
NO_NAMES: Mapping[str, str] = {}
OPEN_WEB = Policy()


def import_(args: argparse.Namespace) -> int:
    """The command `import`: what is new is written, what is there stays as it is; 1 where something could not be read."""
    if not args.content.is_dir():
        print(f"{args.content}: no such folder; start one with: new site {args.content}", file=sys.stderr)
        return 2
    names, wrong = column_names(args.map)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        written, there, findings = take(args.paths, args.content, names)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    say_findings(findings)
    told = f"{counted(written, 'new file')} in {args.content}"
    print(told + (f", {there} already there" if there else ""))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def column_names(told: Sequence[str]) -> tuple[dict[str, str], str]:
    """({a column's name: what it holds}, "") of the words of `--map`, or ({}, what is wrong with them)."""
    names = {}
    for words in told:
        name, mark, what = (part.strip() for part in words.rpartition("="))
        if not mark or not name:
            return {}, f"--map {words}: write NAME=FIELD, such as “Datum=date”"
        if what not in COLUMNS:
            return {}, f"--map {words}: “{what}” is no field; {did_you_mean(what, COLUMNS)} The fields are: {', '.join(COLUMNS)}"
        names[name] = what
    return names, ""


def take(
    names: Sequence[str], content: Path, columns: Mapping[str, str] = NO_NAMES, policy: Policy = OPEN_WEB
) -> tuple[int, int, tuple[Finding, ...]]:
    """(files written, files that were there already, findings) of an import.  Raises OSError where it cannot write.

    `columns`: {column's name: field} for tables that call them otherwise.  `policy`: what may be fetched, where an address is named.
    """
    gathering = Gathering(policy)
    findings = gathering.findings
    desk = _desk(content)
    shelf = Shelf(content)
    written = there = 0
    for material in gathering.materials(names):
        found = notes_of(material, content, columns, findings) if material.suffix in TABLES else articles_of(material, desk, findings)
        new, old = _write(found, shelf, findings)
        written, there = written + new, there + old
    findings += repeated(shelf)
    return written, there, tuple(findings)


def _desk(content: Path) -> Desk:
    """What the content folder says of the site and of publishers; its own faults are told by the build."""
    kinds: dict[str, RawKind] = {"site.toml": "config", "sources.toml": "sources"}
    settings, _ = load_config(
        [RawFile(kind, name, name, (content / name).read_bytes()) for name, kind in kinds.items() if (content / name).is_file()]
    )
    return Desk(content, settings.site, settings.sources)


def _write(wanted: Iterable[Wanted], shelf: Shelf, findings: list[Finding]) -> tuple[int, int]:
    """(files written, files that were there already, word for word).  What is there with other words is kept, and told."""
    written = there = 0
    for one in wanted:
        article = shelf.article(one.known) if one.known else None
        path = article or (shelf.notes.get(one.path.name, one.path) if one.path.suffix == ".md" else one.path)
        if not shelf.holds(path):
            message, hint = f"{path} would lie outside the content folder: a link leads there", "put a folder in the place of the link"
            findings.append(replace(one.origin, code="P003", severity="error", message=message, hint=hint))
        elif not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(one.body)
            written += 1
            shelf.add(one)
        elif _same(path, one.body) or (article and path.stem.rpartition("-")[2] != digest(one.known, DIGEST_CHARS)):
            there += 1  # an article of this address that the desk wrote itself is left to it
        else:
            message = f"{path} is there already with other words, and was kept"
            hint = "compare the two; to take the new one, delete the file and import again"
            severity: Severity = "info" if article else "warning"  # an article may have been mended by the desk
            findings.append(replace(one.origin, code="P095", severity=severity, message=message, hint=hint))
    return written, there


def _same(path: Path, body: bytes) -> bool:
    return path.read_bytes().replace(b"\r\n", b"\n") == body.replace(b"\r\n", b"\n")
