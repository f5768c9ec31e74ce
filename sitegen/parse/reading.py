"""What the body of a file says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Text with its way back to the file, and what the body itself tells of its publication."""

    text: str
    lines: tuple[tuple[int, int, int], ...]  # as `Document.lines`
    title: str = ""  # the body's own: its first heading, or the page's
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    dated: tuple[tuple[str, str], ...] = ()  # (a date's words, where the page says so), the most trustworthy first
