"""Held in one paper, called off in another."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk

WHO = "Ada Quill; Tom Brandt"


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14", place="Port Vale")
    desk.report(
        "b",
        "2024-05-16",
        "The meeting of Ada Quill and Tom Brandt was called off.",
        WHO,
        status="cancelled",
        when="2024-05-14",
        place="Port Vale",
    )
    return desk.merge()[1]
