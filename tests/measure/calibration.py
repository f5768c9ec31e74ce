"""Is a confidence kept?  Of results that promise so much, how many are right; and what each row of the table of confidences earned.

A label that is open (WXX, QX, PXY) agrees with a value that differs only where it is open, and so does one that names the day and not
its part.  Nothing of the texts is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from unittest import mock

from sitegen.temporal import read
from sitegen.temporal.counting import resolver
from sitegen.temporal.counting.confidence import MEASURED
from sitegen.temporal.mention import Mention

FLOORS = (0.95, 0.90, 0.85, 0.80, 0.75, 0.70, 0.0)
PRIOR, WEIGHT = 0.85, 4  # what a row seldom seen is drawn to, and how strongly
_PART = re.compile(r"(?<=\d)T(?:MO|MI|AF|EV|NI|DT)$")

Judged = tuple[str, float, bool]  # (row of the table, confidence, right)


def judged(rows: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Each result that overlaps a label, for documents as the scorer's gold has them."""
    keys: dict[tuple[int, int], str] = {}

    def remember(mention: Mention, sure: str, promise: Any = resolver.confidence) -> float:
        found = float(promise(mention, sure))
        keys[mention.start, mention.end] = sure if sure in MEASURED else mention.rule
        return found

    with mock.patch.object(resolver, "confidence", remember):
        for row in rows:
            keys.clear()
            day = row.get("published")
            found = read(row["text"], published=date.fromisoformat(day) if day else None, language=row.get("language") or "en")
            for timex in found:
                label = next((at for at in row["timexes"] if at["start"] < timex.end and timex.start < at["end"]), None)
                if label is not None:
                    yield keys.get((timex.start, timex.end), timex.rule), timex.confidence, agree(timex.value, label["value"])


def agree(value: str, label: str) -> bool:
    """Are the two values the same, as far as the label goes?"""
    if value == label or _PART.sub("", value) == _PART.sub("", label):
        return True
    open_at = label.find("X")
    return open_at > 0 and label[:open_at].rstrip("-") == value[:open_at].rstrip("-") and len(value) >= open_at


def table(name: str, results: Iterable[Judged]) -> Iterator[str]:
    """A line for each stretch of confidence: share right and number."""
    found: dict[float, list[bool]] = defaultdict(list)
    for _, confidence, right in results:
        found[next(floor for floor in FLOORS if confidence >= floor)].append(right)
    for floor in FLOORS:
        if rights := found[floor]:
            yield f"{name:9} {floor:.2f} and up: {sum(rights) / len(rights):.2f} right ({len(rights)})"


def earned(results: Iterable[Judged]) -> Iterator[str]:
    """A line for each row of the table of confidences: what it promises now, and what it earned, drawn to the mean where rare."""
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for key, confidence, right in results:
        found[key].append((confidence, right))
    for key, rights in sorted(found.items(), key=lambda item: -len(item[1])):
        number = sum(right for _, right in rights)
        rate = (number + PRIOR * WEIGHT) / (len(rights) + WEIGHT)
        yield f"{key:28} promises {rights[0][0]:.2f}  earned {rate:.2f}  ({number} of {len(rights)})"
