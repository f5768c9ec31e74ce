"""What a person reads of a run over an archive: the line of progress, and docs/scale.md."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from sitegen.archive.table import CLAIM_COLUMNS, EVENT_COLUMNS
from sitegen.commands.meter import Meter, in_words

ROOT = Path(__file__).resolve().parents[2]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        return [line.strip() for line in self.getvalue().split("\r") if line.strip()]


class Clock:
    """Seconds that a test decides."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_time_that_is_left_is_that_of_the_work_done_in_this_run() -> None:
    terminal, clock = Terminal(), Clock()
    meter = Meter(terminal, clock)
    meter.show("a work of a moment needs no line", 1, 0, 1000)
    clock.now += 1
    meter.show("0 articles read", 0, 500, 1000)  # half of it was there: nothing is known of the rest yet
    clock.now += 59
    meter.show("100 articles read", 100, 500, 1000)
    clock.now += 240
    meter.show("400 articles read", 500, 500, 1000)
    assert terminal.lines() == ["0 articles read, 50%", "100 articles read, 60%, about 4 minutes left", "400 articles read, 100%"]


def test_nothing_is_said_where_nobody_looks_or_the_size_is_not_known() -> None:
    pipe, terminal = io.StringIO(), Terminal()
    clock = Clock()
    for meter in (Meter(pipe, clock), Meter(terminal, clock)):
        clock.now += 2
        meter.show("5 articles read", 5, 0, 0)
    assert (pipe.getvalue(), terminal.lines()) == ("", ["5 articles read"])


def test_a_line_makes_room_for_what_has_to_be_said_and_stages_begin_anew() -> None:
    terminal, clock = Terminal(), Clock()
    meter = Meter(terminal, clock)
    clock.now += 2
    meter.stage("claims sorted", 7, 0)
    clock.now += 600
    meter.stage("claims compared", 1, 3)
    clock.now += 60
    meter.stage("claims compared", 2, 3)
    meter.clear()
    assert terminal.lines() == [
        "7 claims sorted",
        "claims compared, 33%, less than a minute left",
        "claims compared, 66%, less than a minute left",
    ]
    assert terminal.getvalue().endswith(" \r")


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "less than a minute"), (60, "about 1 minute"), (5000, "about 83 minutes"), (90000, "about 25 hours")]
)
def test_time_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize(("name", "sort", "told"), [*CLAIM_COLUMNS, *EVENT_COLUMNS])
def test_every_column_stands_in_the_documents(name: str, sort: str, told: str) -> None:
    assert f"| `{name}` | {sort} | {told} |" in (ROOT / "docs" / "scale.md").read_text("utf-8")
