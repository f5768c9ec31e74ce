"""One note joins what another parts."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk, note

WHO = "Ada Quill; Tom Brandt"


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    one = desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14")
    two = desk.report("b", "2024-05-15", "Quill met Brandt.", WHO, when="2024-05-14")
    return desk.merge([note("one", same=(one.id, two.id)), note("two", different=(one.id, two.id))])[1]
