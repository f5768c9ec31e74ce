"""What differs between two builds of one timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["new", "gone", "merged", "changed", "reports", "conflict", "settled"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.  `field`, `before` and `after` are those of a change of a field; of others they say what came or went."""

    what: What
    event: str  # id, in the newer timeline where it has one
    title: str
    field: str = ""
    before: str = ""
    after: str = ""
