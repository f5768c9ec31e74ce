"""When a pledge is due: words behind the act, with "by" too; never the day on which it was said."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.extract import claims, date_claims
from sitegen.model.actor import Gazetteer
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import format_edtf
from sitegen.temporal import recognize, resolve

CASES = [
    # text (published 2024-03-12) | made | due
    ("Norway will give Kenya €40 million by 10 June.", "", "2024-06-10"),
    ("Norway would give €40 million by the end of June, Anna Berg said on Monday.", "2024-03-11", "2024-06"),
    ("The government will impose sanctions on Russia next month, the minister said.", "", "2024-04"),
    ("Norway pledged to withdraw its troops within two weeks.", "", "2024-03-12/2024-03-26"),
    ("Norway pledged on Monday to withdraw its troops.", "2024-03-11", ""),
    ("On Monday, the minister said Norway would impose sanctions on Russia.", "2024-03-11", ""),
    ("On Monday, the minister said, Norway will impose sanctions on Russia.", "2024-03-11", ""),
    ("The minister said: “On Monday Norway will impose sanctions on Russia.”", "", "2024-03-18"),
    ("Norway pledged on Monday that by 2030 it would close its coal mines.", "2024-03-11", "2030"),
    ("Two days ago, President Lea Gross unveiled plans to send troops to Chad in June.", "2024-03-10", "2024-06"),
    ("President Lea Gross unveiled plans to send troops to Chad as early as 2026.", "", "2026"),
    ("President Lea Gross signed a treaty with Peru to build a port on Monday.", "2024-03-11", ""),
    ("On Monday Norway unveiled plans to rebuild the port that was lost in 2003.", "2024-03-11", ""),
    ("Norway offered Chad $5m for a port next year.", "", "2025"),
    ("Norway pledged to step up support for Chad, with talks due to be held in Oslo on Thursday.", "", ""),
    ("Norway on Saturday pledged its support for Chad in elections due in May.", "2024-03-09", ""),
    ("Norway pledged to send troops to Chad, due on Friday.", "", "2024-03-15"),
    ("Norway appeared to reverse plans to withdraw its troops from Chad on Tuesday.", "", ""),
    ("Norway announced plans to withdraw its troops from Chad on Friday.", "", "2024-03-15"),
    ("Norway pledged to send troops to Chad from 1 June.", "", "2024-06-01"),
    ("Norway pledged to send troops to Chad no later than 1 June.", "", "2024-06-01"),
    ("Norway pledged to send more troops to Chad than in 2019.", "", ""),
    ("Norway pledged to send troops to Chad later this year.", "", "2024"),
    ("Next month Norway will impose sanctions on Russia, its minister said on Monday.", "2024-03-11", "2024-04"),
    ("Norway pledged to send troops to Chad two days before the vote on Friday.", "", ""),
    ("Two days ago Norway unveiled plans to send its “midnight sun” to Chad in June.", "2024-03-10", "2024-06"),
]


@pytest.mark.parametrize(("text", "made", "due"), CASES)
def test_made_and_due(text: str, made: str, due: str) -> None:
    publication = Publication.on(date(2024, 3, 12), "front-matter")
    document = Document(id="a", path="a.md", title="", text=text, publication=publication)
    mentions = recognize(text)
    found = date_claims(claims(document, mentions, Gazetteer()), resolve(text, mentions, publication), publication)
    (pledge,) = [claim for claim in found if claim.kind == "pledge"]
    assert (pledge.extent and format_edtf(pledge.extent) or "", pledge.due and format_edtf(pledge.due) or "") == (made, due)
