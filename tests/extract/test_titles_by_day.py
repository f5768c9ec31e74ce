"""A meeting's title says of its day what the date says: a weekday behind a bare noun shows it to be past, or ahead."""

from __future__ import annotations

import pytest

from tests.extract.test_cases import shown


@pytest.mark.parametrize(
    ("text", "status", "title"),
    [
        ("Chancellor Ilse Braun arrives in Oslo on Thursday for a two-day visit.", "planned", "Ilse Braun to visit Oslo"),
        ("The IMF prepared for its meeting in Oslo next month.", "planned", "IMF to hold a meeting in Oslo"),
        ("The IMF prepared for its meeting in Oslo last month.", "held", "IMF holds a meeting in Oslo"),
    ],
)
def test_title_and_status_agree(text: str, status: str, title: str) -> None:
    (claim,) = shown(text, "2024-05-14", "meeting")
    assert (claim.status, claim.title) == (status, title)
