"""What an archive holds, one article after the other: lines of JSON, or the files of a folder.

Nothing is held but the article at hand (and eight bytes of each id, to notice a second of the same), however large the archive.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from sitegen.config import Settings, load_config
from sitegen.load import ARTICLE_SUFFIXES, MAX_FILE_BYTES
from sitegen.model.document import Document, Publication
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile, RawKind

Row = dict[str, Any]
Item = RawFile | Document  # an article as it came: a file not yet read, or a line that says everything
Say = Callable[[str], None]  # takes a line about what could not be read
SETTINGS: dict[str, RawKind] = {"site.toml": "config", "sources.toml": "sources", "actors.toml": "actors"}


@dataclass(frozen=True, slots=True)
class Part:
    """An article of an archive, and how much of the archive has been read with it (in the unit of `Archive.size`)."""

    item: Item
    read: int

    @property
    def id(self) -> str:
        return self.item.id


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the articles are."""

    place: str  # the file of JSON lines, or the folder; "-": standard input
    folder: bool

    @property
    def size(self) -> int:
        """How large it is, in bytes of a file of lines or files of a folder; 0 when nobody can tell.  OSError: it cannot be read."""
        if self.folder:
            return sum(1 for _ in _files(Path(self.place), "", lambda _: None))
        return 0 if self.place == "-" else Path(self.place).stat().st_size

    def parts(self, say: Say) -> Iterator[Part]:
        """The articles in the archive's order, which is that of the lines, or of the paths.

        What cannot be read is said and passed over, and so is a second article of an id.  OSError: the archive itself cannot be read.
        """
        seen: set[int] = set()
        for place, part in self._folder(say) if self.folder else self._lines(say):
            short = int.from_bytes(hashlib.blake2b(part.id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
            if short in seen:
                say(f"{place}: an article before it has the same id, “{part.id}”; it was left out")
                continue
            seen.add(short)
            yield part

    def _lines(self, say: Say) -> Iterator[tuple[str, Part]]:
        read = 0
        name = "standard input" if self.place == "-" else PurePosixPath(Path(self.place).as_posix()).name
        with open_lines(self.place) as lines:
            for number, line in enumerate(lines, 1):
                read += len(line)
                if not line.strip():
                    continue
                row, published, problem = read_row(line)
                if problem:
                    say(f"{self.place}:{number}: {problem}")
                else:
                    yield f"{self.place}:{number}", Part(document_of(row, published, name), read)

    def _folder(self, say: Say) -> Iterator[tuple[str, Part]]:
        root = Path(self.place)
        for number, path in enumerate(_files(root, "", say), 1):
            shown = f"{root.as_posix()}/{path}"
            try:
                size = (root / path).stat().st_size
                if size > MAX_FILE_BYTES:
                    say(f"{shown}: is {size // 1_000_000} MB long, too large to be an article; it was left out")
                    continue
                body = (root / path).read_bytes()
            except OSError as fault:
                say(f"{shown}: cannot be read: {(fault.strerror or type(fault).__name__).lower()}; it was left out")
                continue
            identity = unicodedata.normalize("NFC", PurePosixPath(path).with_suffix("").as_posix())
            yield shown, Part(RawFile("article", path, identity, body), number)


def _files(root: Path, below: str, say: Say) -> Iterator[str]:
    """The paths of the articles under a folder, from `root` on, in the order of the whole paths; one folder is held at a time.

    Dot files, links and files with other endings are passed over in silence: an archive has other files, too.
    """
    with os.scandir(root / below) as entries:
        items = sorted((entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name, entry.is_symlink()) for entry in entries)
    for name, link in items:
        path = below + name
        if name.startswith(".") or link:
            continue
        if name.endswith("/"):
            try:
                yield from _files(root, path, say)
            except OSError as fault:
                say(f"{root.as_posix()}/{path}: cannot be read: {(fault.strerror or type(fault).__name__).lower()}; it was left out")
        elif PurePosixPath(name).suffix.lower() in ARTICLE_SUFFIXES:
            if name.isprintable() or _is_text(name):
                yield path
            else:
                say(f"{root.as_posix()}/{path.encode('utf-8', 'surrogateescape').decode('utf-8', 'replace')}: the name is not UTF-8")


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def open_lines(name: str) -> Iterator[IO[bytes]]:
    """The lines of a file, or of standard input (`-`)."""
    if name == "-":
        import sys

        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as lines:
        yield lines


def read_row(line: bytes) -> tuple[Row, date | None, str]:
    """(the row, its publication date, what is wrong with it) of a line of JSON."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {}, None, f"byte {error.start} of the line is not UTF-8; the line was left out"
    except (ValueError, RecursionError) as error:
        return {}, None, f"not a JSON object: {error}; the line was left out"
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("id"), str | int):
        return {}, None, 'needs an "id" and a "text"; the line was left out'
    # Half a surrogate pair is no character: it becomes "?", so that every offset stays what it was.
    row = {key: value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value for key, value in row.items()}
    published = row.get("published")
    if published in (None, ""):
        return row, None, ""
    try:
        return row, datetime.fromisoformat(str(published)).date(), ""
    except ValueError:
        return {}, None, f'"published" is {published!r}, not a date such as 2025-03-18; the line was left out'


def document_of(row: Row, published: date | None, path: str) -> Document:
    """The article of a row; its language is "" where the row does not say it."""
    return Document(
        id=str(row["id"]),
        path=path,
        title=str(row.get("title") or ""),
        text=row["text"],
        publisher=str(row.get("publisher") or ""),
        url=str(row.get("url") or ""),
        language=str(row.get("language") or ""),
        publication=Publication.on(published, "front-matter") if published else Publication(),
    )


def settings_of(content: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a content folder, its articles left alone.  OSError: a file of them cannot be read."""
    there = [(content / name, name, kind) for name, kind in SETTINGS.items() if (content / name).is_file()]
    return load_config(RawFile(kind, path.as_posix(), name, path.read_bytes()) for path, name, kind in there)
