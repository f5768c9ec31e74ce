"""Markdown as plain text for reading, with the way back to the file for every character.

Only marks are taken away: a body without markup comes out as it went in.  What is left of a link is its words, of an image nothing, of
code the code.  Every step is one pass of a pattern whose repetitions are bounded: no body takes more than linear time.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]  # [start, end) becomes these words

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
# Not the quotation marks of typesetters, “``so''” and “` so '”: code touches its marks, and no '' stands in it.
_CODE_SPAN = re.compile(r"(?<![`\w])(`{1,5})(?![`\s])((?:(?!'')[^`\n]){1,1000})(?<!\s)\1(?!`)")
_HEADING = re.compile(
    r"^ {0,3}#{1,6}[ \t]{1,20}(\S[^\n]*?)(?:[ \t]{1,20}#{1,6})?(?:[ \t]{0,20}\{[#.][\w #.:-]{1,80}\})?[ \t]{0,20}$", re.MULTILINE
)
_HEADING_LINE = re.compile(r"^ {0,3}#{1,6}[ \t]+\S[^\n]*\n(?=[^\n])", re.MULTILINE)
_SETEXT = re.compile(r"(?<=\S\n) {0,3}(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,40}|(?:-[ \t]*){3,40}|(?:_[ \t]*){3,40})$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?){1,10}", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+<?\S{1,2000}>?(?:[ \t]+[\"'(][^\n]{0,300})?[ \t]*$", re.MULTILINE)
_FOOTNOTE_TEXT = re.compile(r"^ {0,3}\[\^[^\[\]\n]{1,60}\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\n]{1,60}\]")
_IMAGE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s+[\"'][^\"\n]{0,300}[\"'])?\)|\[[^\[\]\n]{0,200}\])"
)
_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.){0,1000})\]\(\s{0,9}<?[^()<>\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?>?(?:\s{1,9}[\"'(][^\"\n]{0,300}[\"')])?\s{0,9}\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,500})\]\[([^\[\]\n]{0,200})\]")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>")
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))  # what no reader of the page sees
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,2000})?/?>")
_BREAK = re.compile(r"\\$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TABLE_RULE = re.compile(r"^ {0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|){1,40}(?:[ \t]*:?-{3,}:?[ \t]*)?$\n?", re.MULTILINE)
# An opening mark stands before a word, a closing one after it (CommonMark's flanking rules, without their rarest cases).
_INNER = r"(?=\S)(?:[^{0}\n]|\n(?!\s*\n)){{1,1000}}(?<=\S)"
_EMPHASIS = tuple(
    re.compile(rf"(?<![{escaped}\\\w]){mark}(?!{escaped})({_INNER.format(escaped)}){mark}(?![{escaped}\w])")
    if escaped == "_"
    else re.compile(rf"(?<![{escaped}\\]){mark}(?!{escaped})({_INNER.format(escaped)}){mark}(?!{escaped})")
    for mark, escaped in ((r"\*\*\*", r"\*"), (r"\*\*", r"\*"), (r"\*", r"\*"), ("___", "_"), ("__", "_"), ("_", "_"), ("~~", "~"))
)
_LOWER = {upper: upper + 32 for upper in range(65, 91)}
_MARKED = re.compile(r"[#*_`~>\[\]<&\\|=]|^ {0,3}-[ \t-]*-[ \t-]*-", re.MULTILINE)  # without one of these nothing is markup


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and, for each of its characters, the offset of the body that it came from."""

    text: str
    origin: array[int]

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """The text with these stretches replaced; edits are in order and do not overlap."""
        pieces: list[str] = []
        origin = array("l")
        position = 0
        for start, end, words in edits:
            pieces += (self.text[position:start], words)
            origin += self.origin[position:start]
            # Words that stand for others point at the first of those; nothing is invented about their inside.
            origin.extend([self.origin[start] if start < len(self.origin) else 0] * len(words))
            position = end
        if not pieces:
            return self
        pieces.append(self.text[position:])
        return Traced("".join(pieces), origin + self.origin[position:])

    def replaced(self, pattern: re.Pattern[str], edit: Callable[[re.Match[str]], list[Edit]], code: frozenset[int]) -> Traced:
        """The text with the edits of each match that does not begin in code.  `code`: the offsets of the body that are code."""
        edits: list[Edit] = []
        for match in pattern.finditer(self.text):
            if match.start() < len(self.origin) and self.origin[match.start()] in code:
                continue
            edits += edit(match)
        return self.edited(edits) if edits else self


def plain_text(body: str) -> Traced:
    """The body of a Markdown file as plain text; unchanged where it has no markup."""
    traced = Traced(body, array("l", range(len(body))))
    if not _MARKED.search(body):
        return traced
    traced, code = _without_fences(traced)
    defined = {match.group().split("]", 1)[0].strip(" [").casefold() for match in _DEFINITION.finditer(traced.text)}
    traced, code = _without_code_marks(traced, code)
    if "<" in traced.text:
        for opening, closing in _HIDDEN:
            traced = traced.edited(_hidden(traced, opening, closing, code))
    for pattern, edit in _STEPS:
        traced = traced.replaced(pattern, edit, code)
        if pattern is _LINK:
            traced = traced.replaced(_REFERENCE, lambda match: _reference(match, defined), code)
    return traced


def _hidden(traced: Traced, opening: str, closing: str, code: frozenset[int]) -> list[Edit]:
    """Everything from an opening to its closing; by search, for a pattern would look to the end again for each that stays open."""
    low, position = _lower(traced.text), 0
    edits: list[Edit] = []
    while (start := low.find(opening, position)) >= 0:
        end = low.find(closing, start)
        if end < 0:
            break
        position = end + len(closing)
        if traced.origin[start] not in code:
            edits.append((start, position, ""))
    return edits


def _lower(text: str) -> str:
    """The text with small ASCII letters, each character in its place (str.lower lengthens some)."""
    return text.translate(_LOWER)


def _gone(match: re.Match[str]) -> list[Edit]:
    return [(match.start(), match.end(), "")]


def _inside(match: re.Match[str]) -> list[Edit]:
    """Only the first group stays."""
    return [(match.start(), match.start(1), ""), (match.end(1), match.end(), "")]


def _reference(match: re.Match[str], defined: set[str]) -> list[Edit]:
    """[words][label] is a link only if the label is defined somewhere."""
    return _inside(match) if (match[2] or match[1]).casefold() in defined else []


def _heading(match: re.Match[str]) -> list[Edit]:
    """An empty line after a heading that has none: it is no part of the sentence below."""
    return [(match.end(), match.end(), "\n")]


def _entity(match: re.Match[str]) -> list[Edit]:
    words = html.unescape(match.group())
    usable = words != match.group() and "\0" not in words and not any("\ud800" <= character <= "\udfff" for character in words)
    return [(match.start(), match.end(), words)] if usable else []


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Edit]]], ...] = (
    (_HEADING_LINE, _heading),
    (_QUOTE, _gone),
    (_HEADING, _inside),
    (_TABLE_RULE, _gone),
    (_SETEXT, _gone),
    (_RULE, _gone),
    (_FOOTNOTE_TEXT, _gone),
    (_DEFINITION, _gone),
    (_FOOTNOTE_MARK, _gone),
    (_IMAGE, _gone),
    (_LINK, _inside),
    (_AUTOLINK, _inside),
    (_TAG, _gone),
    *((pattern, _inside) for pattern in _EMPHASIS),
    (_BREAK, _gone),
    (_ESCAPE, _inside),
    (_ENTITY, _entity),
)


def _without_fences(traced: Traced) -> tuple[Traced, frozenset[int]]:
    """The text without the lines that fence code in, and which offsets of the body are code."""
    edits: list[Edit] = []
    code: set[int] = set()
    opened: tuple[str, int] | None = None
    for match in _FENCE.finditer(traced.text):
        if opened is None:
            opened = (match[1], match.end())
            edits.append((match.start(), match.end(), ""))
        elif match[1].startswith(opened[0]) and match.group().strip() == match[1]:
            code.update(range(opened[1], match.start()))
            edits.append((match.start(), match.end(), ""))
            opened = None
    if opened is not None:  # a fence that is never closed reaches to the end
        code.update(range(opened[1], len(traced.text)))
    return traced.edited(edits), frozenset(code)


def _without_code_marks(traced: Traced, code: frozenset[int]) -> tuple[Traced, frozenset[int]]:
    """The text without the back-ticks round code, the code itself kept from every later step."""
    inside = set(code)

    def marks(match: re.Match[str]) -> list[Edit]:
        inside.update(traced.origin[match.start(2) : match.end(2)])
        return [(match.start(), match.start(2), ""), (match.end(2), match.end(), "")]

    edited = traced.replaced(_CODE_SPAN, marks, code)
    return edited, frozenset(inside)


def line_map(traced: Traced, body: str, body_line: int) -> tuple[tuple[int, int, int], ...]:
    """`Document.lines` of the text: (offset, line, column) wherever the file's line or column does not simply run on."""
    if traced.text == body:
        return whole_lines(body, body_line)
    entries: list[tuple[int, int, int]] = []
    line, line_start, looked = body_line, 0, 0
    expected = -1
    for offset, source in enumerate(traced.origin):
        if source != expected or (offset and traced.text[offset - 1] == "\n"):
            if source >= looked:
                newlines = body.count("\n", looked, source)
                if newlines:
                    line += newlines
                    line_start = body.rfind("\n", 0, source) + 1
                looked = source
            entries.append((offset, line, source - line_start + 1))
        expected = source + 1
    return tuple(entries)


def whole_lines(body: str, body_line: int) -> tuple[tuple[int, int, int], ...]:
    """`Document.lines` of a body that is its own text: every line from its first column."""
    entries, offset = [], 0
    for number, line in enumerate(body.split("\n"), body_line):
        entries.append((offset, number, 1))
        offset += len(line) + 1
    return tuple(entries)
