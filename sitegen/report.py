"""Findings as an editor reads them: place, code, fact; the words themselves; the remedy.  And as JSON, for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from sitegen.model.finding import Finding, ordered

GUTTER_CHARS = 5  # room for a line number of five digits; longer ones push the gutter out
WINDOW_COLUMNS = 100  # a longer line is cut around the finding
TAB_COLUMNS = 4
COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m", "faint": "\x1b[2m", "bold": "\x1b[1m", "off": "\x1b[0m"}
_TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))  # marks that turn the direction of writing
SEVERITIES = ("error", "warning", "info")


def format_findings(findings: Iterable[Finding], *, colour: bool = False) -> str:
    """All findings, sorted by place, each once; "" when there are none.  No newline at the end."""
    return "\n".join(format_finding(finding, colour=colour) for finding in ordered(findings))


def format_finding(finding: Finding, *, colour: bool = False) -> str:
    """One finding: its line of place, code and fact; the source line with the words underlined; the remedy."""
    paint = COLOURS if colour else dict.fromkeys(COLOURS, "")
    place = _harmless(finding.path)
    if finding.line > 0:
        place += f":{finding.line}" + (f":{finding.column}" if finding.column > 0 else "")
    severity = f"{paint[finding.severity]}{finding.severity} {finding.code}{paint['off']}"
    lines = [f"{paint['bold']}{place}:{paint['off']} {severity}: {_harmless(finding.message)}"]
    if finding.line > 0 and finding.excerpt.strip():
        lines += _excerpt(finding, paint)
    if finding.hint:
        lines.append(f"   {_harmless(finding.hint)}")
    return "\n".join(lines)


def _excerpt(finding: Finding, paint: dict[str, str]) -> list[str]:
    """The source line in its gutter and, where the column is known, the carets below."""
    number = f"{finding.line:>{GUTTER_CHARS}}"
    text, start, width = _window(finding.excerpt, finding.column - 1, finding.length_chars)
    lines = [f"{paint['faint']}{number} |{paint['off']} {text}"]
    if finding.column > 0:
        carets = f"{paint[finding.severity]}{'^' * width}{paint['off']}"
        lines.append(f"{paint['faint']}{' ' * len(number)} |{paint['off']} {' ' * start}{carets}")
    return lines


def _window(line: str, offset: int, length: int) -> tuple[str, int, int]:
    """(the line, or the part of it around the finding; the caret's first column; how many carets), in terminal columns."""
    offset = min(max(offset, 0), len(line))
    first = 0
    if len(line) > WINDOW_COLUMNS:
        first = max(0, min(offset - WINDOW_COLUMNS // 3, len(line) - WINDOW_COLUMNS))
    # A character may take no column at all (a combining accent): the part must not begin with one.
    while first > 0 and _columns(line[first]) == 0:
        first -= 1
    head = "…" if first else ""
    shown = line[first : first + WINDOW_COLUMNS]
    tail = "…" if first + len(shown) < len(line) else ""
    inside = offset - first
    marked = shown[inside : inside + max(1, length)]
    start = len(head) + sum(map(_columns, shown[:inside]))
    width = max(1, sum(map(_columns, marked)))
    return (head + "".join(map(_drawn, shown)) + tail).rstrip(), start, width


def _columns(character: str) -> int:
    """How many columns of a terminal the drawn character takes."""
    if character == "\t":
        return TAB_COLUMNS
    if _is_control(character):
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _drawn(character: str) -> str:
    if character == "\t":
        return " " * TAB_COLUMNS
    return "�" if _is_control(character) else character


def _is_control(character: str) -> bool:
    """Would it move the cursor, colour the terminal, break the line or turn the writing round?"""
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Zl", "Zp") or character in _TURNING


def _harmless(text: str) -> str:
    """The text on one line, without characters that a terminal would obey."""
    if text.isprintable():  # nearly all; signs that turn the writing round are no printable ones
        return text
    return "".join(" " if character in "\n\t" else "�" if _is_control(character) else character for character in text)


def findings_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON array, sorted by place; the form that timeline.json uses."""
    return json.dumps([as_dict(finding) for finding in ordered(findings)], ensure_ascii=False, indent=2)


def as_dict(finding: Finding) -> dict[str, str | int]:
    """One finding with the contract's keys."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": _encodable(finding.path),
        "line": finding.line,
        "column": finding.column,
        "message": _encodable(finding.message),
        "hint": _encodable(finding.hint),
    }


def _encodable(text: str) -> str:
    """The text without lone surrogates, which stand for bytes of a file's name that are not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def findings_github(findings: Iterable[Finding]) -> str:
    """The findings as workflow commands of GitHub Actions, one a line, sorted by place: each becomes an annotation beside its line.

    The escapes are those of GitHub's own toolkit: without them a title with a newline could give the runner an order.
    """
    return "\n".join(_annotation(finding) for finding in ordered(findings))


def _annotation(finding: Finding) -> str:
    properties = {"file": _encodable(_harmless(finding.path))}
    if finding.line > 0:
        properties["line"] = str(finding.line)
        if finding.column > 0:
            properties |= {"col": str(finding.column), "endColumn": str(finding.column + max(1, finding.length_chars))}
    properties["title"] = finding.code
    told = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(_encodable(_harmless(words)) for words in (finding.message, finding.hint) if words)
    return f"::{GITHUB_LEVELS[finding.severity]} {told}::{message.translate(_IN_MESSAGE)}"


def summary(findings: Iterable[Finding]) -> str:
    """One line that counts: "2 errors, 1 warning in 2 files"; "no findings" when there are none."""
    unique = set(findings)
    counts = [(sum(finding.severity == severity for finding in unique), severity) for severity in SEVERITIES]
    told = [counted(number, "remark" if severity == "info" else severity) for number, severity in counts if number]
    if not told:
        return "no findings"
    return f"{', '.join(told)} in {counted(len({finding.path for finding in unique}), 'file')}"


def counted(number: int, word: str) -> str:
    """ "1 file", "2 files"."""
    return f"{number} {word}" + ("" if number == 1 else "s")
