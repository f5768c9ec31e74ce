"""One article dates one journey twice."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.finding import Finding
from tests.merge.desk import Desk, document
from tests.merge.test_conflicts import timex


def findings() -> tuple[Finding, ...]:
    desk = Desk()
    made = desk.report("a", "2024-05-15", "Ada Quill travels to Port Vale next week.", "Ada Quill", status="planned", place="Port Vale")
    text = desk.documents["a"].text + "\nShe is expected there in the coming days."
    desk.documents["a"] = document("a", text, "2024-05-15", "The Weir Gazette")
    told = [timex(text, "next week", "2024-W21", "2024-05-20/2024-05-26"), timex(text, "in the coming days", "FUTURE_REF")]
    spans = (made.quote, (made.quote[1] + 1, len(text)))
    desk.claims[0] = replace(made, spans=spans, when=tuple((one.start, one.end) for one in told), extent=told[0].extent)
    return desk.merge(timexes={"a": told})[1]
