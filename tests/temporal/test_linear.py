"""Work grows with the length of the text and no faster: counted in rule attempts, not in seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sitegen.temporal import recognize
from sitegen.temporal.reading.grammar import Rule
from sitegen.temporal.reading.tokens import Tokens

HARD = {
    "no spaces": "a",
    "digits": "7",
    "digits and points": "1.",
    "digits and colons": "1:2",
    "the": "the ",
    "one": "one ",
    "twenty": "twenty-",
    "last": "last ",
    "weeks": "weeks ",
    "may": "May ",
    "quotes": '"',
    "new lines": "\n",
    "spaces": " ",
    "dots": ".",
    "1990s": "1990",
    "open": "the last two hundred and ",
    "apostrophes": "'s",
    "years": "in 1990 ",
    "edges": "end of the ",
    "weekdays": "on Friday ",
    "clocks": "9am ",
    "years in full": "3 May 1807 ",
    "told on": "two days later ",
}


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    count = [0]
    plain = Rule.match

    def counted(self: Rule, codes: str, start: int, stop: int) -> object:
        count[0] += 1
        return plain(self, codes, start, stop)

    monkeypatch.setattr(Rule, "match", counted)
    yield count


@pytest.mark.parametrize("name", sorted(HARD))
def test_rule_attempts_grow_linearly(name: str, attempts: list[int]) -> None:
    counts = []
    for repeats in (400, 800):
        attempts[0] = 0
        recognize(HARD[name] * repeats)
        counts.append(attempts[0])
    assert counts[1] <= 2.2 * counts[0] + 200, counts


@pytest.mark.parametrize("name", ["no spaces", "digits", "the", "quotes"])
def test_a_megabyte_of_it_passes(name: str) -> None:
    recognize(HARD[name] * (200_000 // len(HARD[name])))


def test_clues_look_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    from sitegen.temporal.reading import clues

    seen: list[int] = []
    plain = clues.Surroundings._verb

    def counted(self: clues.Surroundings, at: int) -> object:
        seen.append(at)
        return plain(self, at)

    monkeypatch.setattr(clues.Surroundings, "_verb", counted)
    recognize("word " * 5000 + "on Friday " + "word " * 5000)
    assert 0 < len(seen) <= 2 * clues.REACH
    assert Tokens.__slots__
