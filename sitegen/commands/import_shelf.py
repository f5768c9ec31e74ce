"""What the content folder holds already: so that nothing is imported twice, nothing is overwritten, and copies are told."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.commands.import_articles import DIGEST_CHARS, article_key
from sitegen.commands.import_notes import Wanted
from sitegen.model.finding import Finding
from sitegen.model.likeness import copies, share_in, sketch
from sitegen.model.slug import digest

COPIED_WITHIN_DAYS = 7  # papers print an agency's report at once
_URL = re.compile(rb"^url:[ \t]*[\"']?(https?://[^\s\"']{1,2000})", re.MULTILINE)
_PUBLISHED = re.compile(rb"^published:[ \t]*[\"']?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_FRONT = re.compile(r"\A\ufeff?---\n.*?\n---\n", re.DOTALL)
_HEAD_BYTES = 8000


class Shelf:
    """What the content folder holds already; a file that was imported may have been moved to another folder since."""

    def __init__(self, content: Path) -> None:
        self.notes = {path.name: path for path in sorted((content / "notes").rglob("*.md"))}
        self.new: list[Wanted] = []  # articles written in this run
        self._home = content.resolve()
        self._articles = content / "articles"
        self._known: dict[str, Path] | None = None
        self._days: dict[Path, date] = {}

    def article(self, known: str) -> Path | None:
        """Where the article lies that is known by this: by its `url`, or by the digest at the end of its name."""
        if self._known is None:
            self._known = dict(self._read())
        return self._known.get(known) or self._known.get(digest(known, DIGEST_CHARS))

    def holds(self, path: Path) -> bool:
        """Does the file lie in the content folder, whatever links lead there?"""
        return path.parent.resolve().is_relative_to(self._home)

    def around(self, days: Iterable[date]) -> Iterator[tuple[Path, date]]:
        """The articles that were there before, and the days of publication of those published near one of these."""
        near = {day.toordinal() + apart for day in days for apart in range(-COPIED_WITHIN_DAYS, COPIED_WITHIN_DAYS + 1)}
        return ((path, day) for path, day in sorted(self._days.items()) if day.toordinal() in near)

    def add(self, one: Wanted) -> None:
        """A file was written."""
        if one.known:
            self.new.append(one)
        if one.known and self._known is not None:
            self._known[one.known] = self._known[digest(one.known, DIGEST_CHARS)] = one.path
        elif not one.known:
            self.notes[one.path.name] = one.path

    def _read(self) -> Iterator[tuple[str, Path]]:
        for path in sorted(self._articles.rglob("*")):
            if path.suffix.lower() not in (".md", ".txt", ".html") or not path.is_file():
                continue
            yield path.stem.rpartition("-")[2], path
            try:
                with path.open("rb") as file:
                    head = file.read(_HEAD_BYTES)
            except OSError:
                continue  # the build tells it (P002)
            if not head.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
                continue
            if day := _day(head):
                self._days[path] = day
            if url := _URL.search(head):
                yield article_key(url[1].decode("utf-8", "replace")), path


def _day(head: bytes) -> date | None:
    """The day of publication in the head of an article."""
    match = _PUBLISHED.search(head)
    try:
        return date.fromisoformat(match[1].decode()) if match else None
    except ValueError:
        return None


def repeated(shelf: Shelf) -> Iterator[Finding]:
    """C131 for each new article that repeats the text of another, new or published within days of it: as the build will tell it."""
    texts: dict[str, str] = {}
    ranked: list[tuple[date, int, str]] = []

    def put(path: Path, day: date | None, body: bytes) -> None:
        texts[str(path)] = _FRONT.sub("", body.decode("utf-8", "replace"), count=1)
        ranked.append((day or date.max, -len(texts[str(path)]), str(path)))

    days = {one.path: _day(one.body[:_HEAD_BYTES]) for one in shelf.new}
    for one in shelf.new:
        put(one.path, days[one.path], one.body)
    for path, day in shelf.around({day for day in days.values() if day}):
        with contextlib.suppress(OSError):
            put(path, day, path.read_bytes())
    sketches = ((name, sketch(texts[name])) for _, _, name in sorted(ranked))
    found = copies(((name, sample) for name, sample in sketches if sample), lambda copy, original: share_in(texts[copy], texts[original]))
    for one in shelf.new:
        if original := found.get(str(one.path)):
            message = f"{one.path} repeats the text of {original}: the two count as one source"
            hint = f"if it is a report of its own, write `copy_of: no` into {one.path}"
            yield replace(one.origin, code="C131", severity="info", message=message, hint=hint)
