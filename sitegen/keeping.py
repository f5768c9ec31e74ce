"""What a build drew, kept for the next one: as plain data, sealed; damaged, foreign or of another program it is as if there were none."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen.model.drawn import Drawing, Drawn, Kept, Mark, Seen, Sheet, Slices, mark_of
from sitegen.standing import libraries

LAYOUT = "2"
ROWS = 100  # of a line
_PACKAGE = Path(__file__).parent


class Keeping:
    """The memory of what was drawn into one output folder."""

    def __init__(self, cache: Path, output: Path) -> None:
        self._output = os.path.realpath(output)
        self._file = cache / f"drawn-{hashlib.sha256(self._output.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"

    def load(self) -> Drawn:
        """What the last build drew, and which of its files stand as it left them; nothing where nothing is known."""
        try:
            drawn = _read(self._file)
        except (OSError, ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError):
            return Drawn()
        standing = frozenset(path for path, sheet in drawn.sheets.items() if self._mark(path) == sheet.mark)
        return replace(drawn, standing=standing)

    def keep(self, drawing: Drawing, digests: Mapping[str, str], faulty: Iterable[str]) -> None:
        """Remember a site that was just published; `digests` of its files.  A page that is `faulty` is to be drawn and read again."""
        new = {path: mark for path in digests if path not in drawing.kept and (mark := self._mark(path)) is not None}
        sheets = drawing.kept | {
            path: Sheet(digests[path], mark, path in drawing.listed, drawing.seen.get(path, Seen())) for path, mark in new.items()
        }
        sound = sheets.keys() - set(faulty)
        pieces = {name: piece for name, piece in drawing.pieces.items() if sound.issuperset(piece.paths)}
        fresh = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            _write(fresh, Drawn(pieces, sheets, frozenset(), drawing.weights, drawing.slices))
            fresh.replace(self._file)

    def _mark(self, path: str) -> Mark | None:
        try:
            return mark_of(os.lstat(f"{self._output}/{path}"))
        except (OSError, ValueError):
            return None


# The file: lines of JSON, a few rows each, so that neither its writer nor its reader has it all in memory twice; the seal is the last.


def _write(file: Path, drawn: Drawn) -> None:
    seal = hashlib.sha256()
    with file.open("wb") as out:
        rows = _rows(drawn)
        for first in rows:
            line = json.dumps([first, *islice(rows, ROWS - 1)], separators=(",", ":")).encode() + b"\n"
            seal.update(line)
            out.write(line)
        out.write(json.dumps(LAYOUT + seal.hexdigest()).encode())


def _rows(drawn: Drawn) -> Iterator[object]:
    """Addresses and sets of anchors, which many pages have in common, stand there once: with the first page that has them."""
    addresses, anchors = _Numbers(), _Numbers()
    for path, sheet in drawn.sheets.items():
        seen = sheet.seen
        new = [address for address in seen.wanted if address not in addresses]
        named = None if seen.names in anchors else sorted(seen.names)
        wanted, names = [addresses[address] for address in seen.wanted], anchors[seen.names]
        yield [0, path, sheet.digest, sheet.mark, int(sheet.listed), int(seen.doubtful), wanted, names, new, named]
    for name, piece in drawn.pieces.items():
        yield [1, name, piece.made_of, *piece.paths]
    for made_of, weight in drawn.weights.items():
        yield [2, made_of, weight]
    for path, slices in drawn.slices.items():
        yield [3, path, slices.made_of, slices.places.tolist()]


class _Numbers(dict[Any, int]):
    """Values by the number that each was given when it was first asked for."""

    def __missing__(self, value: Any) -> int:
        self[value] = len(self)
        return self[value]


class _Rows:
    """What the rows of a file tell."""

    def __init__(self) -> None:
        self.pieces: dict[str, Kept] = {}
        self.sheets: dict[str, Sheet] = {}
        self.weights: dict[str, int] = {}
        self.slices: dict[str, Slices] = {}
        self._addresses: list[str] = []
        self._anchors: list[frozenset[str]] = []
        self._texts: dict[str, str] = {}  # a text that stands in several places is kept once
        self.sorts = (self._sheet, self._piece, self._weight, self._slices_of)

    def _text(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def _sheet(self, path: str, digest: str, mark: int, listed: int, doubtful: int, *links: Any) -> None:
        wanted, names, new, named = links
        self._addresses += new
        if named is not None:
            self._anchors.append(frozenset(named))
        addresses = self._addresses
        seen = Seen(self._anchors[names], tuple([addresses[number] for number in wanted]), bool(doubtful))
        self.sheets[self._text(path)] = Sheet(digest, mark, bool(listed), seen)

    def _piece(self, name: str, made_of: str, *paths: str) -> None:
        self.pieces[self._text(name)] = Kept(made_of, tuple(map(self._text, paths)))

    def _weight(self, made_of: str, weight: int) -> None:
        self.weights[self._text(made_of)] = int(weight)

    def _slices_of(self, path: str, made_of: list[str], places: list[int]) -> None:
        self.slices[path] = Slices(tuple(map(self._text, made_of)), array("Q", places))


def _read(file: Path) -> Drawn:
    """Raises what data of another form, or without its seal, raise."""
    told = _Rows()
    seal = hashlib.sha256()
    with file.open("rb") as lines:
        for line in lines:
            rows = json.loads(line)
            if rows == LAYOUT + seal.hexdigest():
                return Drawn(told.pieces, told.sheets, frozenset(), told.weights, told.slices)
            seal.update(line)
            for sort, *row in rows:
                told.sorts[sort](*row)
    raise ValueError("no seal, or that of another layout")


def ground(templates: Path | None, *options: object) -> str:
    """What tells apart programs, their libraries, templates and options: the digest of their bytes and names."""
    whole = hashlib.sha256(repr((LAYOUT, sys.version, libraries(), options)).encode())
    for folder in (_PACKAGE, _PACKAGE.parent / "templates", *([templates] if templates else [])):
        for path in sorted(_files(folder)):
            body = Path(path).read_bytes()
            whole.update(f"{path.removeprefix(os.fspath(folder))} {len(body)}\n".encode("utf-8", "surrogateescape"))
            whole.update(body)
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for here, inner, names in os.walk(folder, followlinks=True):
        inner[:] = [name for name in inner if name != "__pycache__"]
        yield from (f"{here}/{name}" for name in names)
