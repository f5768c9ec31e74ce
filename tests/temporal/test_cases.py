"""The case files: one line a case, in which \\n is a new line; an editor can add one.  On failure the test prints every rule that fired."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.model.edtf import format_edtf
from sitegen.temporal import read

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    place: str
    published: str
    text: str
    span: tuple[int, int] | None  # None: nothing may be found
    value: str
    edtf: str
    rule: str
    language: str


def cases(folder: Path) -> list[Case]:
    """Every line of every case file; a file `name.de.txt` is German."""
    out = []
    for path in sorted(folder.glob("*.txt")):
        parts = path.name.split(".")
        language = parts[1] if len(parts) == 3 else "en"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                out.append(_case(f"{path.name}:{number}", line, language))
    return out


def _case(place: str, line: str, language: str) -> Case:
    fields = [field.strip() for field in line.split(" | ")]
    assert len(fields) == 5, f"{place}: five fields are needed: {line}"
    published, text, value, edtf, rule = fields
    text = text.replace(r"\n", "\n")
    start, end = text.find("["), text.find("]")
    span = None if start < 0 else (start, end - 1)
    return Case(place, published, text.replace("[", "").replace("]", ""), span, value, edtf, rule, language)


ALL = cases(CASES)


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_case(case: Case) -> None:
    found = read(case.text, None if case.published == "-" else case.published, language=case.language)
    fired = "; ".join(f"{t.text!r} {t.value} by {t.rule}" for t in found) or "no rule fired"
    if case.span is None:
        assert not found, f"{case.place}: nothing should be found: {fired}"
        return
    hit = next((t for t in found if (t.start, t.end) == case.span), None)
    assert hit is not None, f"{case.place}: not found: {fired}"
    value = hit.value + (f" {hit.mod}" if hit.mod else "")
    edtf = format_edtf(hit.extent) if hit.extent else "-"
    assert (value, edtf, hit.rule) == (case.value, case.edtf, case.rule), f"{case.place}: {fired}\n{hit.why}"


def test_there_are_several_hundred_cases_with_negatives_beside() -> None:
    assert len(ALL) >= 250
    assert sum(case.span is None for case in ALL) >= 35
