"""What a user of the public API relies on."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from sitegen.model.document import Publication
from sitegen.temporal import read, recognize, resolve


def test_the_reason_names_words_anchor_arithmetic_and_result() -> None:
    tuesday = read("Ministers will meet on Tuesday.", "2025-03-18")[0]
    assert str(tuesday.why) == "“Tuesday” after “will meet”, counted forward from Tuesday 18 March 2025: the same day"
    assert tuesday.alternatives == ("2025-03-11",)
    monday = read("He said on Monday that it was over.", "2025-03-18")[0]
    assert str(monday.why) == "“Monday” after “said”, counted back from Tuesday 18 March 2025: Monday 17 March 2025"
    weeks = read("They met two weeks ago.", "2025-03-15")[0]
    assert str(weeks.why) == "“two weeks ago”, two weeks back from Saturday 15 March 2025: about Saturday 1 March 2025"


def test_published_may_be_a_day_a_moment_or_text() -> None:
    text = "It happened yesterday."
    moment = datetime(2025, 3, 18, 23, 30, tzinfo=UTC)
    for published in (date(2025, 3, 18), "2025-03-18", "2025-03-18T23:30:00+00:00", moment):
        assert read(text, published)[0].value == "2025-03-17"
    with pytest.raises(ValueError):
        read(text, "18 March")


def test_the_publishers_zone_says_which_day_today_is() -> None:
    late = datetime(2025, 3, 18, 23, 30, tzinfo=UTC)
    assert read("They meet today.", late, timezone="Europe/Kyiv")[0].value == "2025-03-19"
    assert read("They meet today.", late, timezone="America/New_York")[0].value == "2025-03-18"
    assert read("They meet today.", late, timezone="No/Such_Place")[0].value == "2025-03-18"


def test_bounds_far_apart_leave_relative_dates_open() -> None:
    text = "They met yesterday, after the treaty of 3 May 2001."
    open_day, treaty = resolve(text, recognize(text), Publication(date(2024, 3, 1), date(2025, 3, 9)))
    assert open_day.needs_publication and open_day.extent is None and open_day.value == "XXXX-XX-XX"
    assert not treaty.needs_publication and treaty.value == "2001-05-03"


def test_start_up_loads_nothing_heavy() -> None:
    heavy = ("dateparser", "dateutil", "babel", "sitegen.temporal.reading.rules")
    code = f"import sys, sitegen.temporal; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_an_unknown_language_is_read_with_the_english_table() -> None:
    assert read("It happened in March 1998.", None, language="xx")[0].value == "1998-03"
