"""A quote that lies outside its article."""

from __future__ import annotations

from sitegen.check import check
from sitegen.model.finding import Finding
from tests.check.test_checks import claim, corpus, event


def findings() -> tuple[Finding, ...]:
    return check(corpus(events=(event(claim(quote=(11, 9999))),)))
