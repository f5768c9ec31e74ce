"""Front matter in its plainest form, read without YAML in a tenth of its time.

Each line is a key and bare words, words in double quotes without a backslash, or a list of both in brackets.  Where anything else stands
in it, all of it is left to YAML: a property test asks that both give the same values at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Not among the characters of a value: what YAML takes for a sign of its own, or for the end of a line.
_BARE = r"[^\W_](?:[^\s:\ufeff]|:(?=[^\s\ufeff])| (?=[^\s#\ufeff]))*"
_QUOTED = r'"[^"\\\t\x85\u2028\u2029\ufeff]*"'
_ITEM = rf"{_QUOTED}|[^\W_](?:[\w.'’()/&+%-]| (?=[\w(]))*"
_LINE = re.compile(rf"([A-Za-z]\w{{0,60}}):(?: +(?:({_BARE})|({_QUOTED})|(\[(?:(?:{_ITEM})(?:, *(?:{_ITEM}))*)?\])))?")
_ITEMS = re.compile(_ITEM)
NOTHING = ("~", "null", "Null", "NULL")  # bare words that say that there is no value


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the front matter, and where it stands in the file (both from 1)."""

    value: str | tuple[Node, ...] | tuple[tuple[Node, Node], ...] | None  # None: nothing was written after the key
    sort: str  # "text", "list", "keys" or "nothing"
    line: int
    column: int
    length: int = 1

    @property
    def text(self) -> str:
        """The words of a scalar, trimmed; "" for anything else."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; none for anything else."""
        return self.value if self.sort == "list" else ()  # type: ignore[return-value]

    @property
    def pairs(self) -> tuple[tuple[Node, Node], ...]:
        """The keys and values of a mapping; none for anything else."""
        return self.value if self.sort == "keys" else ()  # type: ignore[return-value]


Pairs = tuple[tuple[Node, Node], ...]


def plain_fields(lines: Sequence[str], first: int) -> Pairs | None:
    """The keys and values on these lines, the first of which is line `first` (from 1) of the file; None where YAML must read them."""
    pairs: list[tuple[Node, Node]] = []
    for number, line in enumerate(lines, first):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match[1] in NOTHING:
            return None
        key = Node(match[1], "text", number, 1, len(match[1]))
        pairs.append((key, _value(match, number)))
    return tuple(pairs) if len({key.value for key, _ in pairs}) == len(pairs) else None


def _value(match: re.Match[str], line: int) -> Node:
    kind = match.lastindex or 0
    if kind == 1:
        return Node(None, "nothing", line, match.end() + 1)
    if kind == 4:
        start = match.start(4)
        items = (_words(item[0], line, start + item.start() + 1) for item in _ITEMS.finditer(match[4]))
        return Node(tuple(items), "list", line, start + 1, len(match[4]))
    return _words(match[kind], line, match.start(kind) + 1)


def _words(written: str, line: int, column: int) -> Node:
    """Bare or quoted words; quotes without words say nothing."""
    words = written[1:-1] if written.startswith('"') else written
    if not words.strip() or written in NOTHING:
        return Node(None, "nothing", line, column, len(written))
    return Node(words, "text", line, column, len(written))
