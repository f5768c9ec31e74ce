"""A weekday that may be either of two."""

from __future__ import annotations

from sitegen.check import check
from sitegen.model.finding import Finding
from tests.check.test_checks import claim, corpus, event, timex


def findings() -> tuple[Finding, ...]:
    doubtful = timex("Friday", "2024-03-15", alternatives=("2024-03-08",), why_not=("no verb to tell",), confidence=0.5)
    return check(corpus(events=(event(claim()),), timexes=(doubtful,)))
