"""Two papers, two partners; an editor says that it is one meeting."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk, note

WHO = "Ada Quill; Tom Brandt"


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    one = desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14", place="Port Vale")
    two = desk.report("b", "2024-05-15", "Ada Quill met Iris Moon.", "Ada Quill; Iris Moon", when="2024-05-14", place="Port Vale")
    return desk.merge([note("ruling", same=(one.id, two.id))])[1]
