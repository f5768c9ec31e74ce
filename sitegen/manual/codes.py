"""docs/reference/codes.md: every finding's code with what it means, an example, what the editor reads, and the remedy.

Written from `tests/errors/`, the files that the tests run, so that no example can go stale.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.model.codes import CODES

# Where the single files of an example lie in a content folder.
PLACES = {
    "input.note.md": "notes/input.md",
    "input.site.toml": "site.toml",
    "input.sources.toml": "sources.toml",
    "input.actors.toml": "actors.toml",
    "input.md": "articles/input.md",
    "input.txt": "articles/input.txt",
    "input.html": "articles/input.html",
}
ROOMS = {
    "P": "Reading and writing files",
    "T": "Dates",
    "M": "Merging, conflicts and rulings",
    "C": "The finished timeline",
}
SEVERITY_WORDS = {"error": "an error: the build stops", "warning": "a warning", "info": "a remark"}
SHOWN_LINES = 30
FENCE = "~~~~"
HEAD = """\
# Every finding and its remedy

`build`, `check` and `serve` tell what they find by place, code, fact and remedy:

~~~~text
content/notes/dinner.md:3:1: warning M110: the note is about “openning”, which is no known event
   did you mean “opening”?
~~~~

File, line and column; how grave it is; the code, under which it stands on this page; the fact; and, last and indented, what to do.
**Errors** stop a build and leave the last site as it was, **warnings** stop it with `--strict` only, **remarks** never. A code never
changes its meaning. `check --format json` gives the same for programs, `check --format github` as annotations of GitHub Actions.

This page is written from the cases in `tests/errors/` (`make docs`): each example below is run by a test.
"""
_PLACE = re.compile(r"^.*?: (error|warning|info) [PTEMC]\d{3}: ", re.MULTILINE)


def codes_page(cases: Path) -> str:
    """The page in Markdown.  `cases` holds a folder for each code; raises FileNotFoundError where a code has none."""
    parts = [HEAD]
    for letter, name in ROOMS.items():
        parts.append(f"\n## {name} ({letter})\n")
        parts += ["\n" + "\n".join(_entry(code, cases / code)) + "\n" for code in CODES if code.startswith(letter)]
    return "".join(parts)


def _entry(code: str, case: Path) -> Iterator[str]:
    expected = (case / "expected.txt").read_text("utf-8").rstrip("\n")
    severities = list(dict.fromkeys(_PLACE.findall(expected)))
    yield f"### {code}: {CODES[code]}"
    yield ""
    yield f"This is {' or '.join(SEVERITY_WORDS[severity] for severity in severities)}."
    yield ""
    script = case / "input.py"
    if script.is_file():
        yield f"Here: {(ast.get_docstring(ast.parse(script.read_text('utf-8'))) or '').splitlines()[0]}"
        yield ""
    for place, text in _inputs(case):
        yield f"`content/{place}`" + ("" if text.strip() else " (empty)")
        yield ""
        if text.strip():
            yield from _fenced(text)
    yield "What you read:"
    yield ""
    yield from _fenced(expected)
    if not remedies(expected):
        yield "There is nothing to do."
        yield ""


def remedies(expected: str) -> list[str]:
    """The remedies in a report: its indented lines that are no excerpt of a file."""
    return [line.strip() for line in expected.splitlines() if line.startswith("   ") and not re.match(r" *\d* \|", line)]


def _inputs(case: Path) -> Iterator[tuple[str, str]]:
    """(place in the content folder, text) of each file of an example, by place."""
    folder = case / "input"
    if folder.is_dir():
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield file.relative_to(folder).as_posix(), _text(file)
    for name, place in PLACES.items():
        if (case / name).is_file():
            yield place, _text(case / name)


def _text(file: Path) -> str:
    """The file as a page can show it: bytes that are no UTF-8 and NUL as signs that stand for them."""
    if file.read_bytes().startswith((b"\x89PNG", b"\xff\xd8")):
        return "(a picture)"
    return file.read_bytes().decode("utf-8", "replace").replace("\0", "␀")


def _fenced(text: str) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    yield FENCE + "text"
    yield from lines[:SHOWN_LINES]
    if len(lines) > SHOWN_LINES:
        yield f"… and {len(lines) - SHOWN_LINES} more lines"
    yield FENCE
    yield ""
