"""What YAML's reader complains of, in an editor's words: the fact, and the line as it should be written."""

from __future__ import annotations

import re

GENERAL_REMEDY = "write each line as “key: value”, and put a value with : # [ ] { } or quotation marks in quotes"
_PAIR = re.compile(r"([\w-]+):\s+(\S.*?)\s*$")
_KEPT_SIGN = re.compile(r"([\w-]+):[ \t]+([&!*%@`])")  # of a top-level line; inside block text lines are indented
_NO_SPACE = re.compile(r"([\w-]+):(\S.*)")

# (a part of libyaml's message, the fact, the remedy; "": the line put into quotes where that can be done)
FACTS = (
    ("found unexpected end of stream", "a quotation mark is opened here and never closed", "close the quotation mark"),
    ("did not find expected ',' or ']'", "a list is opened here and never closed", "close it with ], or put the value in quotes"),
    ("did not find expected ',' or '}'", "braces are opened here and never closed", "close them with }, or put the value in quotes"),
    ("could not find expected ':'", "this line is no “key: value”", "mend it, or write --- above it if the text begins here"),
    ("unknown escape character", "a backslash in double quotes means something else", "use single quotes: 'like this'"),
    ("mapping values are not allowed", "a colon and a space inside the value look like another key", ""),
    ("did not find expected key", "something follows the end of the value, or the line is indented unlike those above", ""),
    ("block sequence entries are not allowed", "the value begins with “- ” as if it were a list", ""),
    ("did not find expected comment or line break", "the value begins with a sign that opens a block of text", ""),
    ("cannot start any token", "the value begins with a sign that YAML keeps for itself", ""),
    ("single document", "a second block of front matter begins here", "delete the line --- or ... that ends the first too early"),
)
AT_OPENING = ("found unexpected end of stream", "did not find expected ','")  # told where it ends; it is mended where it begins


def words_for(problem: str, line: str, column: int) -> tuple[str, str]:
    """(fact, remedy) for a complaint of libyaml about a line; `column` from 0."""
    if line[column : column + 1] == "\t":
        return "a tab stands where only spaces may", "put spaces in its place"
    if "mapping values" in problem and line.startswith(" "):
        return "this line is indented, so it goes on with the value above", "take the spaces at its beginning away"
    for part, fact, remedy in FACTS:
        if part in problem:
            return fact, remedy or in_quotes(line)
    return problem, GENERAL_REMEDY


def in_quotes(line: str) -> str:
    """“write title: "Talks: what we know"”, or the general remedy for a line that is no key and value."""
    match = _PAIR.match(line)
    if not match or len(match[2]) > 200:
        return GENERAL_REMEDY
    value = match[2]
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1]  # 'It's done': the marks were meant, the one inside was not
    if '"' in value or "\\" in value:
        return f"write {match[1]}: '{value.replace(chr(39), chr(39) * 2)}'"
    return f'write {match[1]}: "{value}"'


def kept_sign(line: str) -> int:
    """The column (from 0) of a sign at the beginning of a value that YAML would take for itself, without a word for some; -1: none."""
    match = _KEPT_SIGN.match(line)
    return match.start(2) if match else -1


def missing_space(line: str) -> str:
    """“write title: Talks” for “title:Talks”; "" for any other line."""
    match = _NO_SPACE.match(line)
    return f"write a space after the colon: {match[1]}: {match[2]}" if match and not match[2].startswith("//") else ""
