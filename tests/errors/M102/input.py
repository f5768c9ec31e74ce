"""Two papers, two places."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk

WHO = "Ada Quill; Tom Brandt"


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    desk.report(
        "a", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty in Port Vale.", WHO, when="2024-05-14", place="Port Vale"
    )
    desk.report(
        "b", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty in Harrow Sands.", WHO, when="2024-05-14", place="Harrow Sands"
    )
    return desk.merge()[1]
