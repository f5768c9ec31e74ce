"""Two papers, two sums."""

from __future__ import annotations

from sitegen.model.finding import Finding
from tests.merge.desk import Desk


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    desk.report(
        "a",
        "2024-05-14",
        "Norland pledged money for the flooded valleys.",
        "Norland; Sylvania = recipient",
        kind="pledge",
        amount="EUR 30000000",
    )
    desk.report(
        "b",
        "2024-05-14",
        "Norland pledged money for the flooded valleys.",
        "Norland; Sylvania = recipient",
        kind="pledge",
        amount="EUR 31000000",
    )
    return desk.merge()[1]
