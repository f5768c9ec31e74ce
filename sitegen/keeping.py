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
from pathlib import Path
from typing import Any

from sitegen.model.drawn import Drawing, Drawn, Mark, Parts, Piece, Seen, Sheet, mark_of
from sitegen.standing import libraries

LAYOUT = "1"
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
        except (OSError, ValueError, KeyError, TypeError, IndexError, OverflowError):
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
            _write(fresh, Drawn(pieces, sheets, frozenset(), drawing.weights, drawing.parts))
            fresh.replace(self._file)

    def _mark(self, path: str) -> Mark | None:
        try:
            return mark_of(os.lstat(f"{self._output}/{path}"))
        except (OSError, ValueError):
            return None


# The file: a line of JSON for each thing, so that neither its writer nor its reader has it all in memory twice; the last line is the seal.


def _write(file: Path, drawn: Drawn) -> None:
    seal = hashlib.sha256()
    with file.open("wb") as out:
        for row in _rows(drawn):
            line = json.dumps(row, separators=(",", ":")).encode() + b"\n"
            seal.update(line)
            out.write(line)
        out.write(json.dumps(seal.hexdigest()).encode())


def _rows(drawn: Drawn) -> Iterator[object]:
    """Addresses and sets of anchors, which many pages have in common, stand there once: with the first page that has them."""
    yield LAYOUT
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
    for path, parts in drawn.parts.items():
        yield [3, path, parts.made_of, parts.places.tolist()]


class _Numbers(dict[Any, int]):
    """Values by the number that each was given when it was first asked for."""

    def __missing__(self, value: Any) -> int:
        self[value] = len(self)
        return self[value]


def _read(file: Path) -> Drawn:
    """Raises what data of another form, or without its seal, raise."""
    pieces: dict[str, Piece] = {}
    sheets: dict[str, Sheet] = {}
    weights: dict[str, int] = {}
    parts: dict[str, Parts] = {}
    addresses: list[str] = []
    anchors: list[frozenset[str]] = []
    one: dict[str, str] = {}  # a text that stands in several places is kept once
    seal = hashlib.sha256()
    with file.open("rb") as lines:
        first = next(lines, b"")
        seal.update(first)
        if json.loads(first) != LAYOUT:
            raise ValueError(LAYOUT)
        for line in lines:
            row = json.loads(line)
            if isinstance(row, str) and row == seal.hexdigest():
                return Drawn(pieces, sheets, frozenset(), weights, parts)
            seal.update(line)
            sort, name, *rest = row
            name = one.setdefault(name, name)
            if sort == 0:
                digest, mark, listed, doubtful, wanted, names, new, named = rest
                addresses += new
                if named is not None:
                    anchors.append(frozenset(named))
                seen = Seen(anchors[names], tuple([addresses[number] for number in wanted]), bool(doubtful))
                sheets[name] = Sheet(digest, mark, bool(listed), seen)
            elif sort == 1:
                pieces[name] = Piece(rest[0], tuple([one.setdefault(path, path) for path in rest[1:]]))
            elif sort == 2:
                weights[name] = rest[0]
            else:
                parts[name] = Parts(tuple([one.setdefault(made_of, made_of) for made_of in rest[0]]), array("Q", rest[1]))
    raise ValueError("no seal")


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
