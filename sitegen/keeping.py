"""What a build drew, kept for the next one: as plain data, sealed; damaged, foreign or of another program it is as if there were none."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sitegen.model.drawn import Drawing, Drawn, Mark, Piece, Seen, Sheet, mark_of
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
            seal, _, body = self._file.read_bytes().partition(b"\n")
            if seal.decode("ascii", "replace") != _seal(body):
                return Drawn()
            drawn = _unpacked(json.loads(body))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return Drawn()
        standing = frozenset(path for path, sheet in drawn.sheets.items() if self._mark(path) == sheet.mark)
        return Drawn(drawn.pieces, drawn.sheets, standing, drawn.weights, drawn.lines)

    def keep(self, drawing: Drawing, digests: Mapping[str, str], faulty: Iterable[str]) -> None:
        """Remember a site that was just published; `digests` of its files.  A page that is `faulty` is to be drawn and read again."""
        new = {path: mark for path in digests if path not in drawing.kept and (mark := self._mark(path)) is not None}
        sheets = drawing.kept | {
            path: Sheet(digests[path], mark, path in drawing.listed, drawing.seen.get(path, Seen())) for path, mark in new.items()
        }
        sound = sheets.keys() - set(faulty)
        pieces = {name: piece for name, piece in drawing.pieces.items() if sound.issuperset(piece.paths)}
        body = json.dumps(_packed(Drawn(pieces, sheets, frozenset(), drawing.weights, drawing.lines)), separators=(",", ":")).encode()
        fresh = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_seal(body).encode() + b"\n" + body)
            fresh.replace(self._file)

    def _mark(self, path: str) -> Mark | None:
        try:
            return mark_of(os.lstat(f"{self._output}/{path}"))
        except (OSError, ValueError):
            return None


def _seal(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _packed(drawn: Drawn) -> dict[str, Any]:
    """As plain data: addresses and sets of anchors, which many pages have in common, stand there once."""
    addresses: dict[str, int] = {}
    anchors: dict[frozenset[str], int] = {}
    marks: dict[str, int] = {}
    sheets = [
        (
            path,
            sheet.digest,
            *sheet.mark,
            int(sheet.listed),
            int(sheet.seen.doubtful),
            anchors.setdefault(sheet.seen.names, len(anchors)),
            [addresses.setdefault(address, len(addresses)) for address in sheet.seen.wanted],
        )
        for path, sheet in drawn.sheets.items()
    ]
    lines = {
        path: [number for mark, start, length in parts for number in (marks.setdefault(mark, len(marks)), start, length)]
        for path, parts in drawn.lines.items()
    }
    return {
        "layout": LAYOUT,
        "pieces": [(name, piece.made_of, *piece.paths) for name, piece in drawn.pieces.items()],
        "sheets": sheets,
        "addresses": list(addresses),
        "anchors": [sorted(names) for names in anchors],
        "weights": dict(drawn.weights),
        "marks": list(marks),
        "lines": lines,
    }


def _unpacked(kept: dict[str, Any]) -> Drawn:
    """Raises what data of another form raises."""
    if kept["layout"] != LAYOUT:
        return Drawn()
    addresses, marks = kept["addresses"], kept["marks"]
    anchors = [frozenset(names) for names in kept["anchors"]]
    sheets = {}
    for path, digest, size, changed, touched, inode, listed, doubtful, names, wanted in kept["sheets"]:
        seen = Seen(anchors[names], tuple([addresses[number] for number in wanted]), bool(doubtful))
        sheets[path] = Sheet(digest, (size, changed, touched, inode), bool(listed), seen)
    lines = {path: tuple((marks[a], b, c) for a, b, c in zip(*[iter(numbers)] * 3, strict=True)) for path, numbers in kept["lines"].items()}
    pieces = {name: Piece(made_of, tuple(paths)) for name, made_of, *paths in kept["pieces"]}
    return Drawn(pieces, sheets, frozenset(), kept["weights"], lines)


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
