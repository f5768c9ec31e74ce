"""A pledge past its day."""

from __future__ import annotations

from sitegen.check import check
from sitegen.model.edtf import parse_edtf
from sitegen.model.finding import Finding
from tests.check.test_checks import claim, corpus, event


def findings() -> tuple[Finding, ...]:
    return check(corpus(events=(event(claim(kind="pledge", status="stated", due=parse_edtf("2024-05"))),)))
