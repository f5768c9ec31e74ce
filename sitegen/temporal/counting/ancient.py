"""Years before Christ: told as such, and what a text then counts from them ("the following year", "that summer", "in August").

The calendar used here begins with the year 1: such a day has a value and no extent.
"""

from __future__ import annotations

from sitegen.model.reason import because
from sitegen.temporal.counting.answer import Answer
from sitegen.temporal.mention import Meaning, Mention
from sitegen.temporal.reading.build import day_of_month
from sitegen.temporal.reading.grammar import Match

_YEARS = {"Y": 1, "DE": 10, "CE": 100}


def before_christ(m: Match) -> Meaning | None:
    """ "44 BC", "the summer of 480 BC", "15 March 44 BC", "the 490s BC", "the 3rd century BC"."""
    mod = m.get("o", "")
    if "c" in m:
        return Meaning("ref", value=f"BC{(day_of_month(m) or 1) - 1:02d}", mod=mod)
    word = m.words("y")[0]
    if not word.isdigit() or not 0 < int(word) < 10000:
        return None
    year = f"BC{int(word):04d}"
    if "s" in m:
        return Meaning("ref", value=year[:-1], mod=mod)
    if "f" in m:
        return Meaning("ref", value=f"{year}-{m.get('f')}", mod=mod)
    if "m" not in m:
        return Meaning("ref", value=year, mod=mod)
    day = day_of_month(m)
    return Meaning("ref", value=f"{year}-{m.get('m'):02d}" + (f"-{day:02d}" if day else ""), mod=mod)


def year_told(m: Meaning) -> int | None:
    """480 of "480 BC", "August 480 BC"; None of anything else."""
    return int(m.value[2:6]) if m.kind == "ref" and m.value.startswith("BC") and m.value[2:6].isdigit() and len(m.value) > 5 else None


def counted_from(year: int, mention: Mention) -> Answer | None:
    """The answer to what is counted from that year before Christ; None to what is not counted from it."""
    m = mention.meaning
    if m.kind == "shift" and m.base == "reference" and m.n is not None and m.unit in _YEARS and not m.part:
        return _in_year(year - int(m.n * _YEARS[m.unit]), "")
    if m.kind != "calendar" or m.year is not None or m.decade is not None or m.century is not None or m.weekday is not None or m.holiday:
        return None
    year -= int(m.n) if m.n is not None and m.base == "reference" else 0
    if m.month is not None:
        return _in_year(year, f"-{m.month:02d}" + (f"-{m.day:02d}" if m.day is not None else ""))
    return _in_year(year, f"-{m.part}") if m.part in ("SP", "SU", "FA", "WI") else None


def _in_year(year: int, rest: str) -> Answer | None:
    if year <= 0:
        return None
    return Answer(f"BC{year:04d}{rest}", anchor="timex", how=because("before-christ", year=year))
