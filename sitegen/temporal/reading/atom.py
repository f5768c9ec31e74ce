"""A match before neighbours are joined."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.timex import TimexType
from sitegen.temporal.mention import Meaning


@dataclass(slots=True)
class Atom:
    """Tokens [first, stop) and what they mean by themselves."""

    first: int
    stop: int
    rule: str
    type: TimexType
    meaning: Meaning
    beside: tuple[int, int] | None = None  # tokens of the name that it shares: in "April 24 and 25" the verb of the first tells of both
