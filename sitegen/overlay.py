"""What the preview adds to a site: the findings laid over its pages, each with its file and line, and the file itself to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from sitegen.model.finding import Finding
from sitegen.report import format_finding

OWN = "/-dateline/"  # addresses of the preview itself: no page of a site starts with "-"
SHOWN_AT_MOST = 200  # findings over a page; the terminal has all
# `--editor NAME`, or a pattern of one's own: how a link opens a file in an editor.
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}


def is_editor(pattern: str) -> bool:
    """A name of the table, or an address with a scheme and a place for the path."""
    scheme, colon, _ = pattern.partition("://")
    return pattern in EDITORS or (
        bool(colon) and scheme.isalnum() and scheme.casefold() not in ("javascript", "data") and "{path}" in pattern
    )


def rows(findings: Iterable[Finding], watched: Sequence[Path], editor: str = "") -> list[dict[str, Any]]:
    """The findings for the browser, by place: words, and `href` to file and line ("" where the finding is about no file of ours)."""
    return [_row(finding, watched, editor) for finding in sorted(set(findings))[:SHOWN_AT_MOST]]


def _row(finding: Finding, watched: Sequence[Path], editor: str) -> dict[str, Any]:
    head, _, rest = format_finding(finding).partition("\n")
    place, _, fact = head.partition(f": {finding.severity} {finding.code}: ")
    return {
        "severity": finding.severity,
        "code": finding.code,
        "place": place,
        "fact": fact,
        "rest": rest,
        "href": _href(finding, editor) if watched_file(finding.path, watched) else "",
    }


def _href(finding: Finding, editor: str) -> str:
    line = max(1, finding.line)
    if editor:
        pattern = EDITORS.get(editor, editor)
        path = quote(Path(finding.path).absolute().as_posix())
        return pattern.replace("{path}", path).replace("{line}", str(line)).replace("{column}", str(max(1, finding.column)))
    return f"{OWN}file?{urlencode({'path': finding.path})}#L{line}"


def watched_file(path: str, watched: Sequence[Path]) -> Path | None:
    """The file at this path if it lies in one of the watched folders, links followed; else None: nothing else is shown."""
    try:
        file = Path(path).resolve()
        inside = any(file.is_relative_to(folder.resolve()) for folder in watched)
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def file_page(path: str, file: Path) -> str:
    """The file line by line, each with its number and an anchor, as HTML that runs nothing.  Raises OSError."""
    text = file.read_bytes().decode("utf-8", "replace")
    lines = "".join(f'<li id="L{number}"><code>{escape(line)}</code></li>\n' for number, line in enumerate(text.split("\n"), 1))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
        f'<title>{escape(path)}</title><link rel="stylesheet" href="{OWN}overlay.css"></head>\n'
        f'<body class="file"><h1>{escape(path)}</h1>\n<ol>\n{lines}</ol></body></html>\n'
    )
