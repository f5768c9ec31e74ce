"""When a meeting is and when a pledge was made, as text: the words, the clause and the verb that give the date."""

from __future__ import annotations

import pytest

from sitegen.model.edtf import format_edtf
from tests.extract.test_cases import rows, shown


@pytest.mark.parametrize(("published", "text", "wanted"), rows("dates.txt", 3))
def test_dates(published: str, text: str, wanted: str) -> None:
    found = shown(text, published)
    told = " + ".join(f"{claim.kind} {format_edtf(claim.extent) if claim.extent else '-'} {claim.dated_by or '-'}" for claim in found)
    assert told == wanted, [(claim.title, claim.confidence, claim.why) for claim in found]
