"""Two papers, two days."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk

WHO = "Ada Quill; Tom Brandt"


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    desk.report("a", "2024-05-15", "Ada Quill and Tom Brandt met in Port Vale on Tuesday.", WHO, when="2024-05-14", place="Port Vale")
    desk.report("b", "2024-05-16", "Ada Quill and Tom Brandt met in Port Vale on Wednesday.", WHO, when="2024-05-15", place="Port Vale")
    return desk.merge()[1]
