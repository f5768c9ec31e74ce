"""A plan whose day has passed."""

from __future__ import annotations

from sitegen.check import check
from sitegen.model.finding import Finding
from tests.check.test_checks import claim, corpus, event


def findings() -> tuple[Finding, ...]:
    return check(corpus(events=(event(claim()),)))
