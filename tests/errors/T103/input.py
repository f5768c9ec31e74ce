"""A weekday that may be either of two."""

from __future__ import annotations

from sitegen.check import check
from sitegen.model.finding import Finding
from sitegen.model.reason import Reason
from tests.check.test_checks import claim, corpus, event, timex


def findings() -> tuple[Finding, ...]:
    doubtful = timex("Friday", "2024-03-15", alternatives=("2024-03-08",), why_not=(Reason("not-farther"),), confidence=0.5)
    return check(corpus(events=(event(claim()),), timexes=(doubtful,)))
