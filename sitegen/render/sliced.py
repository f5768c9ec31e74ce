"""Files that have a slice for each event (timeline.json, events.csv, calendar.ics): of what did not change the bytes are there already."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from pathlib import Path

from sitegen.model.drawn import Drawn, Slices
from sitegen.model.event import Event
from sitegen.render.html import clean_bytes
from sitegen.render.made import Made


class SlicedFiles:
    """The files of one drawing; a slice that the last build made is taken from its file."""

    def __init__(self, made: Made | None = None, last: Drawn | None = None, output: Path | None = None) -> None:
        """Without what was drawn last into `output`, every slice is made."""
        self._made, self._last, self._output = made, last, output
        self._slices: dict[str, dict[str, bytes]] = {}  # by file, and what a slice is made of
        self.kept: dict[str, Slices] = {}  # of the files written now, for the next build

    def slice(self, path: str, event: Event, make: Callable[[], str], sort: str = "", *, words: bool = False) -> tuple[str, bytes]:
        """(what it is made of, the bytes) of an event's slice of the file; `sort` tells apart the slices of one event.

        Slices with the `words` of notes must say so.
        """
        if self._made is None:
            return "", clean_bytes(make())
        if path not in self._slices:
            self._slices[path] = self._old(path)
        mark = (self._made.event(event) if words else self._made.card(event)) + sort
        known = self._slices[path].get(mark)
        if known is not None:
            return mark, known
        self._made.ask()
        return mark, clean_bytes(make())

    def file(self, path: str, pieces: Iterable[str | tuple[str, bytes]]) -> bytes:
        """The whole file of such slices and of what stands between them."""
        bodies: list[bytes] = []
        made_of: list[str] = []
        places = array("Q")
        here = 0
        for piece in pieces:
            mark, body = piece if isinstance(piece, tuple) else ("", clean_bytes(piece))
            bodies.append(body)
            if mark:
                made_of.append(mark)
                places.extend((here, len(body)))
            here += len(body)
        if self._made is not None:
            self.kept[path] = Slices(tuple(made_of), places)
        return b"".join(bodies)

    def _old(self, path: str) -> dict[str, bytes]:
        """The slices of the file as the last build left it; none where it does not stand so."""
        if self._last is None or self._output is None or path not in self._last.standing:
            return {}
        try:
            body = (self._output / path).read_bytes()
        except OSError:
            return {}
        last = self._last.slices.get(path)
        if last is None:
            return {}
        starts, lengths = last.places[::2], last.places[1::2]
        return {mark: body[start : start + length] for mark, start, length in zip(last.made_of, starts, lengths, strict=True)}


NO_MEMORY = SlicedFiles()
