"""From matched words to a `Meaning`: the builders of names of the calendar and of references, which the rows of `rules.py` name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sitegen.temporal.mention import Base, Meaning
from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.numbers import number_of, spelled_year


def how_many(m: Match, label: str = "n") -> float | None:
    """The number under the label, and a half where "and a half" stands behind the unit; None when it is not said; 1 without any."""
    words = m.words(label)
    n = number_of(words, m.vocabulary) if words else 1.0
    return n + 0.5 if "z" in m and n is not None else n


def roughly(m: Match) -> str:
    """MOD of "about", "more than", "at least" in front of a number; "" without one."""
    for word in m.words("g"):
        values = m.vocabulary.values.get(word, {})
        for name in ("QUALIFIER", "MORETHAN", "OVER", "UPTO", "LEAST", "MOST"):
            if values.get(name):
                return str(values[name])
    return ""


def day_of_month(m: Match) -> int | None:
    """A day of the month from "3", "3rd", "third", "twenty-third"."""
    words = m.words("d")
    if not words:
        return None
    if words[0][0].isdigit():
        return int(words[0])
    total = 0
    for word in words:
        values = m.vocabulary.values.get(word, {})
        total += values.get("ORD", values.get("TENS", 0))
    return total


def full_year(word: str) -> int:
    """A year of four digits, or of two: '38 to '99 are of the last century."""
    year = int(word)
    return year if year > 99 else 1900 + year if year > 37 else 2000 + year


def _year(m: Match) -> int | None:
    words = m.words("y")
    if not words:
        return None
    return full_year(words[-1]) if words[-1].isdigit() else spelled_year(words, m.vocabulary)


def _valid(month: int | None, day: int | None, year: int | None) -> bool:
    if day is None:
        return True
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def calendar(m: Match) -> Meaning | None:
    """Whatever names of the calendar the labels hold: y year, m month, d day, w weekday, s season, o mod, p part of the day."""
    month, day, year = m.get("m"), day_of_month(m), _year(m)
    if not _valid(month, day, year):
        return None
    return Meaning(
        "calendar", year=year, month=month, day=day, weekday=m.get("w"), part=m.get("s", ""), mod=m.get("o", ""), time=m.get("p", "")
    )


def season_span(m: Match) -> Meaning | None:
    """ "the winter of 1916-17": the season that began in the first of the two years."""
    years = year_span(m)
    return years and Meaning("calendar", year=years.year, part=m.get("s"), mod=m.get("o", ""))


def that_season(m: Match) -> Meaning | None:
    """ "that autumn": of the year that the text speaks of."""
    return Meaning("calendar", part=m.get("s"), inner=Meaning("shift", unit="Y", n=0, base="reference"))


def nth_weekday(m: Match) -> Meaning | None:
    """ "the second Tuesday of May"."""
    nth = m.get("x")
    if not (nth == -1 or 1 <= nth <= 5):
        return None
    return Meaning("calendar", year=_year(m), month=m.get("m"), weekday=m.get("w"), nth=nth)


def relation(m: Match, label: str = "r") -> tuple[int, Base]:
    value = m.get(label)
    return value if isinstance(value, tuple) else (0, "publication")


def related(m: Match) -> Meaning | None:
    """A calendar name with last, this or next: "last Monday", "this coming Sunday", "next summer"."""
    plain = calendar(m)
    n, base = relation(m)
    if "r9" in m and m.found.start("r9") >= 0:  # "this past spring", "this coming Sunday": the second word tells
        n, base = m.get("r9")
    return plain and replace(plain, n=n, base=base)


def short_year(m: Match) -> Meaning | None:
    """ "'98", "the summer of '68", "May '45": two digits close behind an apostrophe."""
    at = m.stop - 1
    glued = m.tokens.ends[at - 1] == m.tokens.starts[at] and m.tokens.starts[at - 1] != m.tokens.ends[at - 2]
    return calendar(m) if len(m.tokens.words[at]) == 2 and at > 1 and glued else None


def short_date(m: Match) -> Meaning | None:
    """ "31/10", "10/31": only where one number is no month."""
    first, second = (int(part) for part in re.split("[-–/]", m.words("t")[0]))
    if "/" not in m.words("t")[0] or max(first, second) < 13 or min(first, second) > 12:
        return None
    month, day = min(first, second), max(first, second)
    return Meaning("calendar", month=month, day=day) if _valid(month, day, None) else None


def weekday_short_date(m: Match) -> Meaning | None:
    """ "Thurs 3/1": which number is the month, the weekday tells."""
    if "/" not in m.words("t")[0]:
        return None
    first, second = (int(part) for part in m.words("t")[0].split("/"))
    month, day = (first, second) if first <= 12 else (second, first)
    return Meaning("calendar", month=month, day=day, weekday=m.get("w"), swapped=True) if _valid(month, day, None) and month <= 12 else None


def iso(m: Match) -> Meaning | None:
    """A date in the form of ISO 8601."""
    year, month, day = (int(part) for part in m.words("t")[0].replace("/", "-").split("-"))
    return Meaning("calendar", year=year, month=month, day=day) if _valid(month, day, year) and 1 <= month <= 12 else None


def numeric(m: Match) -> Meaning | None:
    """A date in numbers, "3/18/2025", "18.3.2025": day first where a point divides or only that fits, else month first."""
    word = m.words("t")[0]
    separator = next(mark for mark in word if not mark.isdigit())
    first, second, year = (int(part) for part in word.split(separator))
    year = full_year(str(year))
    day_first = first > 12 or (separator == "." and second <= 12)
    month, day = (second, first) if day_first else (first, second)
    if not 1 <= month <= 12 or not _valid(month, day, year) or (separator == "." and len(word) < 8):
        return None
    return Meaning("calendar", year=year, month=month, day=day, swapped=separator != "." and max(first, second) <= 12 and first != second)


def anno_domini(m: Match) -> Meaning | None:
    """ "AD 54"."""
    word = m.words("y")[0]
    return Meaning("calendar", year=int(word)) if word.isdigit() and int(word) else None


def weekday_week(m: Match) -> Meaning | None:
    """ "Thursday week", "a week on Thursday": a week after the next one."""
    return Meaning("shift", unit="D", n=7, inner=Meaning("calendar", weekday=m.get("w"), n=1, base="publication"))


def weekday_span(m: Match) -> Meaning | None:
    """ "Monday to Friday", "Mon-Fri": every week."""
    return Meaning("set", value=f"XXXX-WXX-{m.get('w') + 1}/XXXX-WXX-{m.get('v') + 1}")


def named_day(m: Match) -> Meaning | None:
    """Days that go by their number: "9/11"."""
    word = m.tokens.words[m.first]
    year, month, day = (int(part) for part in m.vocabulary.values[word]["NAMEDDAY"].split("-"))
    return Meaning("calendar", year=year, month=month, day=day)


def day_span(m: Match) -> Meaning | None:
    """Days of one month, "June 3-5"."""
    first, last = (int(part) for part in re.split("[-–/]", m.words("t")[0]))
    month, year = m.get("m"), _year(m)
    if last <= first or not _valid(month, first, year) or not _valid(month, last, year):
        return None
    return Meaning("calendar", year=year, month=month, day=first, until=last)


def year_span(m: Match) -> Meaning | None:
    """Years, "1991-97", "1993/94"."""
    first, last = m.words("t")[0].replace("–", "-").replace("/", "-").split("-")
    final = int(last) if len(last) == 4 else int(first[:2] + last)
    if final <= int(first):
        return None
    return Meaning("calendar", year=int(first), until=final)


def decade(m: Match) -> Meaning | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    if "y" in m:
        word = m.words("y")[-1]
        if int(word) % 10 or (len(word) == 4 and int(word) < 1500):
            return None
        ten = int(word) // 10
    else:
        ten = m.get("w")
    return Meaning("calendar", decade=ten if ten > 99 else 190 + ten, mod=m.get("o", ""))


def century(m: Match) -> Meaning | None:
    """ "the 20th century"."""
    n = day_of_month(m)
    return Meaning("calendar", century=n - 1, mod=m.get("o", "")) if n else None


def part_of_year(m: Match) -> Meaning | None:
    """A quarter or a half, with its year where one is named: "the third quarter of 1989", "this year's first half"."""
    n = m.get("q")
    kind = "H" if "h" in m else "Q"
    if isinstance(n, str):
        n = int(n)
    limit = 2 if kind == "H" else 4
    if n == -1:
        n = limit
    if n is not None and not 1 <= n <= limit:
        return None
    inner = Meaning("shift", unit="Y", n=relation(m)[0], base="publication") if "r" in m else None
    if "t" in m:  # "of the year"
        inner = Meaning("shift", unit="Y", n=0, base="reference")
    return Meaning("calendar", year=_year(m), part=f"{kind}{n or 'X'}", inner=inner, fiscal="f" in m, mod=m.get("o", ""))


def first_half(m: Match) -> Meaning | None:
    """ "the first two quarters of 1990"."""
    return Meaning("calendar", year=_year(m), part="H1")


def year_ago_part(m: Match) -> Meaning | None:
    """ "the year-earlier quarter": the quarter that the text speaks of, a year before."""
    n = m.get("q")
    part = f"Q{n}" if n else "QX" if "u" in m else ""
    if n is not None and not 1 <= n <= 4:
        return None
    return Meaning("shift", unit="Y", n=-1, base="reference", part=part or "same")


def same_part(m: Match) -> Meaning | None:
    """ "the quarter", "the latest period", "the 1988 quarter": the quarter that the text speaks of."""
    return Meaning("calendar", part="QX", year=_year(m), base="reference", n=0)


def fiscal_year(m: Match) -> Meaning | None:
    """ "fiscal 1989", "the current fiscal year"."""
    if "y" in m:
        return Meaning("calendar", year=_year(m), fiscal=True)
    return Meaning("shift", unit="Y", n=relation(m)[0], base="publication", fiscal=True)


def year_end(m: Match) -> Meaning | None:
    """ "year-end", "year's end": the last day of the year."""
    return Meaning("shift", unit="Y", n=0, base="publication", mod="END")


def nothing(m: Match) -> Meaning | None:
    """No time expression: the words are taken away from other rules."""
    return NOTHING


NOTHING = Meaning("ref")


def deictic(m: Match) -> Meaning | None:
    """ "today", "yesterday", "tomorrow morning"; "today's world" is no day but the present."""
    if m.get("w") == 0 and m.following() in ("'s", "’s") and m.following(1) in m.vocabulary.module.OF_OUR_TIME:
        return Meaning("ref", value="PRESENT_REF")
    return Meaning("shift", unit="D", n=m.get("w", 0), base="publication", mod=m.get("o", ""), time=m.get("p", "") or m.get("t", ""))


def fixed(value: str) -> Callable[[Match], Meaning | None]:
    """A builder that gives a reference with this value."""
    return lambda m: Meaning("ref", value=value)


def reference(m: Match) -> Meaning | None:
    """Past, present or future without more."""
    return Meaning("ref", value=m.get("v"))
