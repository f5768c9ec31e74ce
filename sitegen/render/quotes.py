"""A sentence of a source with its date words marked, no longer than the site quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]  # half-open, in code points
ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a quotation; `marked` are the words that give the date."""

    text: str
    marked: bool = False


def quote_parts(text: str, span: Span, marks: Iterable[Span], limit_chars: int) -> tuple[Part, ...]:
    """The words of `text[span]` with the marks inside it, cut at words to about `limit_chars` with an ellipsis at each cut.

    Marked words are never cut away: where all of them do not fit, the first one stays whole, whatever its length.
    Runs of white space become one space.  Offsets out of range are clipped; an empty span gives ().
    """
    start, end = max(0, span[0]), min(len(text), span[1])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return ()
    inside = _merge((max(start, a), min(end, b)) for a, b in marks)
    first, last = _window(text, (start, end), inside, limit_chars)
    parts = [Part(ELLIPSIS)] if first > start else []
    at = first
    for a, b in inside:
        if a < first or b > last:
            continue
        if a > at:
            parts.append(Part(_SPACE.sub(" ", text[at:a])))
        parts.append(Part(_SPACE.sub(" ", text[a:b]), True))
        at = b
    if at < last:
        parts.append(Part(_SPACE.sub(" ", text[at:last])))
    if last < end:
        parts.append(Part(ELLIPSIS))
    return tuple(parts)


def plain(parts: Iterable[Part]) -> str:
    """The quotation without its marks."""
    return "".join(part.text for part in parts)


def _merge(spans: Iterable[Span]) -> list[Span]:
    """Ascending, without empty or overlapping spans."""
    out: list[Span] = []
    for a, b in sorted(span for span in spans if span[0] < span[1]):
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _window(text: str, span: Span, marks: list[Span], limit: int) -> Span:
    """The part of `span` to show: its beginning if the marks are there, else a stretch around them, cut at words."""
    start, end = span
    if end - start <= limit:
        return span
    core = (start, start) if not marks else (marks[0][0], marks[-1][1])
    if marks and core[1] - core[0] > limit:
        core = marks[0]
    if core[1] - start <= limit:
        return start, _cut_after(text, start + limit, core[1], span)
    spare = max(0, limit - (core[1] - core[0]))
    after = core[1] + spare // 3
    before = core[0] - (spare - spare // 3)
    return _cut_before(text, before, core[0], span), _cut_after(text, after, core[1], span)


def _cut_after(text: str, cut: int, floor: int, span: Span) -> int:
    """The last end of a word at or before `cut`, never before `floor`; mid-word only where there is no space at all."""
    if cut >= span[1]:
        return span[1]
    here = cut
    while here > floor and not (text[here].isspace() and not text[here - 1].isspace()):
        here -= 1
    while here > floor and text[here - 1] in ",;:–—- ":  # no comma before an ellipsis
        here -= 1
    return here if here > floor else floor if floor > span[0] else max(cut, floor)


def _cut_before(text: str, cut: int, ceiling: int, span: Span) -> int:
    """The first beginning of a word at or after `cut`, never after `ceiling`."""
    if cut <= span[0]:
        return span[0]
    here = cut
    while here < ceiling and not (text[here - 1].isspace() and not text[here].isspace()):
        here += 1
    return here
