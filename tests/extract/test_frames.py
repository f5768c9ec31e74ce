"""The day that a sentence inherits from its story, as text; and that such a date says whence it comes."""

from __future__ import annotations

import pytest

from sitegen.model.edtf import format_edtf
from sitegen.model.reason import in_words
from tests.extract.test_cases import rows, shown


@pytest.mark.parametrize(("published", "text", "wanted"), rows("frames.txt", 3))
def test_frames(published: str, text: str, wanted: str) -> None:
    found = shown(text, published, "meeting")
    told = " + ".join(f"{format_edtf(claim.extent)} {claim.dated_by}" if claim.extent else "-" for claim in found)
    assert told == wanted, [(claim.title, claim.confidence, claim.why) for claim in found]
    for claim in found:
        assert (claim.dated_by == "context") == ("names no day" in in_words(claim.why))
        assert not (claim.when and claim.dated_by == "context")
