"""dates, explain and events: the engine for scripts and for the curious."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sitegen.model.claim import Amount, Claim
from sitegen.model.codes import CODES
from sitegen.model.edtf import format_edtf
from sitegen.model.finding import Finding
from sitegen.model.timex import Timex
from sitegen.temporal import read

Row = dict[str, Any]


def timex_row(timex: Timex) -> Row:
    """A time expression in the form of the contract."""
    row: Row = {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": format_edtf(timex.extent) if timex.extent else None,
        "anchor": timex.anchor,
        "direction": timex.direction,
        "rule": timex.rule,
        "why": str(timex.why),
        "alternatives": list(timex.alternatives),
        "confidence": round(timex.confidence, 2),
    }
    for name in ("freq", "quant"):
        if getattr(timex, name):
            row[name] = getattr(timex, name)
    return row


def claim_row(claim: Claim) -> Row:
    """An event claim in the form of the contract."""
    return {
        "article": claim.article,
        "kind": claim.kind,
        "status": claim.status,
        "edtf": format_edtf(claim.extent) if claim.extent else "",
        "due": format_edtf(claim.due) if claim.due else "",
        "place": claim.place,
        "actors": [{"name": actor.name, "role": actor.role} for actor in claim.actors],
        "amount": amount_text(claim.amounts[0]) if claim.amounts else "",
        "condition": claim.condition,
        "title": claim.title,
        "spans": [list(span) for span in claim.spans],
        "when": [list(span) for span in claim.when],
        "confidence": round(claim.confidence, 2),
    }


def amount_text(amount: Amount) -> str:
    """ISO 4217 code and plain number: `EUR 40000000000`."""
    return f"{amount.currency} {amount.value.normalize():f}"


def dates(args: argparse.Namespace) -> int:
    """The command `dates`: of texts, or of a batch."""
    if args.jsonl is not None:
        if args.files or args.published:
            print("dates: --jsonl takes its texts and dates from its lines; leave out FILE and --published", file=sys.stderr)
            return 2

        def one(row: Row, published: date | None) -> Iterator[Row]:
            found = read(row["text"], published, language=args.language, timezone=args.timezone)
            yield {"id": row["id"], "timexes": [timex_row(timex) for timex in found]}

        return batch(args.jsonl, one)
    status = 0
    for name in args.files or ["-"]:
        text, problem = _text_of(name)
        if problem:
            print(f"{name}: {problem}", file=sys.stderr)
            status = 1
            continue
        for timex in read(text, args.published, language=args.language, timezone=args.timezone):
            print(json.dumps(timex_row(timex), ensure_ascii=False))
    return status


def _text_of(name: str) -> tuple[str, str]:
    """(text, what is wrong)."""
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return body.decode("utf-8-sig"), ""
    except OSError as error:
        return "", f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        return "", f"byte {error.start} (0x{error.object[error.start]:02x}) is not UTF-8; save the file as UTF-8"


def explain(args: argparse.Namespace) -> int:
    """The command `explain`: for each expression what it was counted from, the rule, the result, the runner-up.

    Of a finding's code (no text has a date of that form) what it means.
    """
    if (code := args.text.strip().upper()) in CODES:
        print(f"{code}: {CODES[code]}\nan example, and what to do: docs/reference/codes.md")
        return 0
    found = read(args.text, args.published, language=args.language, timezone=args.timezone)
    if not found:
        print("no time expression found")
    for timex in found:
        print(explanation(timex))
    return 0


def explanation(timex: Timex) -> str:
    """A few lines for a person; the site's “how the date was set” uses the same words."""
    result = format_edtf(timex.extent) if timex.extent else "open"
    lines = [
        f"“{timex.text}”  {timex.type} {timex.value}" + (f" ({timex.mod})" if timex.mod else ""),
        f"  date        {result}",
        f"  because     {timex.why}",
        f"  counted from {timex.anchor}" + (f", {timex.direction}" if timex.direction else ""),
        f"  rule        {timex.rule}",
        f"  confidence  {timex.confidence:.2f}",
    ]
    for index, other in enumerate(timex.alternatives):
        reason = timex.why_not[index] if index < len(timex.why_not) else ""
        lines.append(f"  runner-up   {other}" + (f": {reason}" if reason else ""))
    if timex.needs_publication:
        lines.append("  to settle   give the publication date: --published 2025-03-18")
    return "\n".join(lines)


def events(args: argparse.Namespace) -> int:
    """The command `events`: each article by itself, no merging across articles; with `--parquet` an archive."""
    if args.parquet is not None:
        from sitegen.commands.archive import events as into_parquet

        return into_parquet(args)
    wrong = [option for option, value in (("--articles", args.articles), ("--merge", args.merge), ("--scheduler", args.scheduler)) if value]
    if wrong:
        print(f"events: {wrong[0]} needs --parquet DIR", file=sys.stderr)
        return 2
    from sitegen.config import Settings, load_config
    from sitegen.load import read_tree
    from sitegen.model.document import Document, Publication
    from sitegen.pipeline import read_alone
    from sitegen.report import format_findings
    from sitegen.temporal.language import detect

    settings = Settings()
    findings: tuple[Finding, ...] = ()
    if args.content:
        files, file_findings = read_tree(args.content)
        settings, config_findings = load_config(files)
        findings = tuple(finding for finding in (*file_findings, *config_findings) if finding.severity == "error")
        print(format_findings(findings), end="\n" if findings else "", file=sys.stderr)
    threshold = 0.0 if args.all else settings.site.threshold

    def one(row: Row, published: date | None) -> Iterator[Row]:
        document = Document(
            id=str(row["id"]),
            path=args.jsonl,
            title=str(row.get("title") or ""),
            text=row["text"],
            publisher=str(row.get("publisher") or ""),
            language=str(row.get("language") or "") or detect(row["text"]),
            publication=Publication.on(published, "front-matter") if published else Publication(),
        )
        for claim in read_alone(document, settings).claims:
            if claim.confidence >= threshold:
                yield claim_row(claim)

    return max(batch(args.jsonl, one), 1 if findings else 0)


def batch(name: str, one: Callable[[Row, date | None], Iterator[Row]]) -> int:
    """Stream JSON lines through `one`; a bad line is reported with its number and the rest goes on (exit 1).

    One line is held at a time: memory stays flat however long the input.
    """
    from sitegen.archive.source import open_lines, read_row

    status = 0
    try:
        with open_lines(name) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                row, published, problem = read_row(line)
                if problem:
                    print(f"{name}:{number}: {problem}", file=sys.stderr)
                    status = 1
                    continue
                try:
                    told = [json.dumps(out, ensure_ascii=False) for out in one(row, published)]
                except Exception as error:  # a bug of ours costs one line, not the batch
                    print(
                        f"{name}:{number}: a fault in Dateline itself ({type(error).__name__}: {error}); the line was left out",
                        file=sys.stderr,
                    )
                    status = 1
                    continue
                sys.stdout.write("".join(line + "\n" for line in told))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        print(f"{name}: cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    return status
