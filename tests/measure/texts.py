"""The labelled texts of `tests/temporal/texts` as documents; the format is told in the README beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "temporal/texts"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\|([^\[\]|]+)\]\]")

CLOCK = r"T(?:\d\d(?::\d\d){0,2}|MO|MI|AF|EV|NI|DT|PM)"
REFERENCE = r"(?:PAST|PRESENT|FUTURE)_REF"
PART = r"\d\d(?:-\d\d)?|W\d\d(?:-WE|-[1-7])?|Q[1-4X]|H[12X]|SP|SU|FA|WI"
CALENDAR = rf"\d{{2,4}}|\d{{4}}-(?:{PART})|FY\d{{4}}(?:-(?:Q[1-4]|H[12]))?|{REFERENCE}"
AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
LENGTH = rf"P(?:{AMOUNT}(?:Y|M|W|D|Q|DE|CE|WE))*(?:T(?:{AMOUNT}[HMS])+)?(?<!P)"
REPEATED = rf"XXXX-(?:\d\d(?:-\d\d)?|XX-\d\d|W(?:XX|\d\d)-(?:[1-7]|WE|WD)|SP|SU|FA|WI|Q[1-4])(?:{CLOCK})?|XXXX-XX-XX{CLOCK}"
VALUES = {
    "DATE": CALENDAR,
    "TIME": rf"\d{{4}}-(?:\d\d-\d\d|W\d\d-[1-7]){CLOCK}|XXXX-XX-XX{CLOCK}|{CLOCK}|{REFERENCE}",
    "DURATION": LENGTH,
    "SET": rf"{LENGTH}|{REPEATED}",
}


@dataclass(frozen=True, slots=True)
class Label:
    """One marked expression; `start` and `end` are half-open offsets in code points into the text without its marks."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels in order."""

    name: str
    published: date | None
    language: str  # code; empty: the text itself tells
    text: str
    labels: tuple[Label, ...]

    @property
    def blind(self) -> bool:
        """Is it an even number, which nobody who writes rules looks at?"""
        return int(self.name) % 2 == 0

    def row(self) -> dict[str, Any]:
        """The document as a line of the scorer's gold, which is a line for `dates --jsonl` as well."""
        timexes = [
            {"start": at.start, "end": at.end, "text": self.text[at.start : at.end], "type": at.type, "value": at.value}
            for at in self.labels
        ]
        published = self.published and self.published.isoformat()
        return {"id": self.name, "published": published, "language": self.language, "text": self.text, "timexes": timexes}


def genres(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the folders of labelled texts, sorted."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))


def read_genre(genre: str, folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """The texts of a genre in order of their numbers.  Raises ValueError as `parse` does."""
    return tuple(parse(path.stem, path.read_text("utf-8")) for path in sorted((folder / genre).glob("*.txt")))


def parse(name: str, source: str) -> Labelled:
    """A file's text and labels.  Raises ValueError, with the words at fault, for anything that the format does not know."""
    if not re.fullmatch(r"\d\d", name):
        raise ValueError(f"{name}: a file is named by two digits")
    head = re.match(r"published:(?: (\d{4}-\d\d-\d\d))?\n(?:language: ([a-z]{2})\n)?\n(?=\S)", source)
    if head is None:
        raise ValueError(f"{name}: begins with `published: YYYY-MM-DD` (or no day), perhaps `language: xx`, an empty line, then the text")
    text, labels, at = "", [], head.end()
    for mark in MARK.finditer(source, at):
        text += source[at : mark.start()]
        words, kind, value = mark.groups()
        if words != words.strip() or re.fullmatch(VALUES.get(kind, "(?!)"), value) is None:
            raise ValueError(f"{name}: not well-formed: {mark[0]}")
        labels.append(Label(len(text), len(text) + len(words), kind, value))
        text, at = text + words, mark.end()
    text += source[at:].rstrip("\n")
    if stray := re.search(r"\[\[|\]\]|\|", text):
        raise ValueError(f"{name}: a broken mark: {text[max(0, stray.start() - 20) : stray.end() + 20]!r}")
    return Labelled(name, date.fromisoformat(head[1]) if head[1] else None, head[2] or "", text, tuple(labels))
