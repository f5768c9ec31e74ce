"""One line on a terminal that says how far a long work is and how long it will take; nothing where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

WIDTH = 78
QUIET_SECONDS = 1.0  # a work that is shorter needs no line
PAUSE_SECONDS = 0.2  # between two lines: a terminal at the other end of a network is slow


class Meter:
    """The line.  `clock` gives seconds that only grow."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._first = self._began = clock()
        self._last = 0.0
        self._told = ""
        self.shown = self._stream.isatty()

    def show(self, told: str, done: int, there: int, size: int) -> None:
        """`told`, the share, and the time that is left.

        `done` of `size` was done in this run, `there` before it: what was there took no time, and says nothing of what is to come.  Before
        anything is done nobody knows how long it takes, and nothing is said of it.
        """
        if not self.shown or not self._due(done + there == size):
            return
        parts = [told]
        if size and done + there:
            parts.append(f"{100 * (done + there) // size}%")
        if size and done and done + there < size:
            parts.append(f"{in_words((size - done - there) * (self._clock() - self._began) / done)} left")
        self._stream.write("\r" + ", ".join(parts)[:WIDTH].ljust(WIDTH))
        self._stream.flush()

    def _due(self, ended: bool) -> bool:
        """Is it time for another line?  The last of a work is always due where there was one before."""
        now = self._clock()
        if now - self._first < QUIET_SECONDS or (now - self._last < PAUSE_SECONDS and not (ended and self._last)):
            return False
        self._last = now
        return True

    def stage(self, told: str, done: int, size: int) -> None:
        """The same for one stage after another: a new word begins a new count."""
        if told != self._told:
            self._told, self._began = told, self._clock()
        self.show(f"{done:,} {told}" if not size else told, done, 0, size)

    def clear(self) -> None:
        """Takes the line away, so that another can be written."""
        if self.shown and self._last:
            self._stream.write("\r" + " " * WIDTH + "\r")
            self._stream.flush()


def in_words(seconds: float) -> str:
    """A stretch of time as finely as anybody can know it ahead: "less than a minute", "about 12 minutes", "about 3 hours"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 100:
        return f"about {minutes} minute{'s' * (minutes > 1)}"
    return f"about {round(seconds / 3600)} hours"
