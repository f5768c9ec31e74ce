"""Arithmetic of the calendar: units, their names in TIMEX3, and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from sitegen.model.edtf import unit as whole_unit
from sitegen.model.point import GRANULARITY
from sitegen.model.point import Point as Point  # noqa: PLC0414  (others ask this module for it)
from sitegen.model.point import extent_of as extent_of  # noqa: PLC0414

MONTHS_IN = {"M": 1, "Q": 3, "SEASON": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
FINENESS = {unit: rank for rank, unit in enumerate(("S", "MI", "H", "D", "WE", "W", "FN", "M", "Q", "SEASON", "HY", "Y", "DE", "CE", "ML"))}
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "FN": 14}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_OF_MONTH = {month: name for name, month in SEASON_MONTH.items()}


def floor(day: date, unit: str) -> Point:
    """The calendar unit that holds the day."""
    if unit in ("FN", "ML"):
        unit = "W" if unit == "FN" else "CE"
    start = whole_unit(GRANULARITY[unit], day.year, day.month, day.day).start
    assert start is not None
    return Point(unit, start)


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Days in the month."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days if year < 9999 else 31


def add(day: date, unit: str, n: float) -> date:
    """The day so many units on; halves of a year count as months, halves of others as days.

    Raises OverflowError or ValueError when that leaves the calendar.
    """
    if unit in DAYS_IN:
        return day + timedelta(days=round(DAYS_IN[unit] * n))
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit] * n
        moved = add_months(day, int(months))
        return moved if months == int(months) else moved + timedelta(days=round((months - int(months)) * 30))
    return day + timedelta(hours={"H": n, "MI": n / 60, "S": n / 3600}[unit])


def value_of(point: Point) -> str:
    """The TIMEX3 value: "2025-03-18", "2025-W12", "2025-W12-WE", "2025-Q1", "2025-SU", "2025", "199", "19"."""
    unit, day = point
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return day.isoformat()[:7]
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "HY":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if unit == "SEASON":
        return f"{day.year:04d}-{SEASON_OF_MONTH[day.month]}"
    if unit == "DE":
        return f"{day.year // 10:03d}"
    if unit == "CE":
        return f"{day.year // 100:02d}"
    return f"{day.year:04d}"


def part_point(part: str, year: int) -> Point:
    """The quarter, half or season of a year: "Q3", "H1", "SU"."""
    if part[0] == "Q":
        return Point("Q", date(year, int(part[1]) * 3 - 2, 1))
    if part[0] == "H":
        return Point("HY", date(year, 1 if part[1] == "1" else 7, 1))
    return Point("SEASON", date(year, SEASON_MONTH[part], 1))


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of the western churches, or of the eastern ones."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as easter_sunday

    return easter_sunday(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)


# name: (month, day) | (month, weekday, which; -1 the last) | ("easter", days after) | ("thanksgiving", days after)
# Those that follow the moon are in moon.py.
ABOUT_DAYS = {"ramadan": 29, "eid-al-fitr": 1, "eid-al-adha": 1}  # so many days long, from about the day that arithmetic gives
WEEK_LONG = frozenset(("easter-week",))  # holidays that are a whole week
HOLIDAYS: dict[str, tuple[object, ...]] = {
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "boxing-day": (12, 26),
    "new-year": (1, 1),
    "new-year-eve": (12, 31),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "st-patrick": (3, 17),
    "may-day": (5, 1),
    "independence-day-us": (7, 4),
    "bastille-day": (7, 14),
    "halloween": (10, 31),
    "all-saints": (11, 1),
    "veterans-day": (11, 11),
    "thanksgiving": (11, 3, 4),
    "labor-day-us": (9, 0, 1),
    "memorial-day-us": (5, 0, -1),
    "presidents-day": (2, 0, 3),
    "columbus-day": (10, 0, 2),
    "mlk-day": (1, 0, 3),
    "mothers-day-us": (5, 6, 2),
    "fathers-day-us": (6, 6, 3),
    "orthodox-christmas": (1, 7),
    "burns-night": (1, 25),
    "australia-day": (1, 26),
    "groundhog-day": (2, 2),
    "april-fools": (4, 1),
    "patriots-day": (4, 0, 3),
    "st-george": (4, 23),
    "anzac-day": (4, 25),
    "cinco-de-mayo": (5, 5),
    "ve-day": (5, 8),
    "victory-day": (5, 9),
    "flag-day-us": (6, 14),
    "juneteenth": (6, 19),
    "canada-day": (7, 1),
    "bonfire-night": (11, 5),
    "remembrance-sunday": (11, 6, 2),
    "st-andrew": (11, 30),
    "black-friday": ("thanksgiving", 1),
    "cyber-monday": ("thanksgiving", 4),
    "shrove-tuesday": ("easter", -47),
    "maundy-thursday": ("easter", -3),
    "holy-saturday": ("easter", -1),
    "ascension": ("easter", 39),
    "whit-monday": ("easter", 50),
    "easter": ("easter", 0),
    "easter-monday": ("easter", 1),
    "good-friday": ("easter", -2),
    "palm-sunday": ("easter", -7),
    "ash-wednesday": ("easter", -46),
    "pentecost": ("easter", 49),
}


def holiday(name: str, year: int) -> date:
    """The day of the holiday in that year."""
    if name == "election-day-us":
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)  # the Tuesday after the first Monday
    if name == "easter-week":
        return easter(year)
    if name == "orthodox-easter":
        return easter(year, orthodox=True)
    if name not in HOLIDAYS:
        from sitegen.temporal.counting import moon

        return moon.jewish(name, year) if name in moon.JEWISH else moon.muslim(name, year)
    rule = HOLIDAYS[name]
    if rule[0] == "thanksgiving":
        return holiday("thanksgiving", year) + timedelta(days=int(str(rule[1])))
    if rule[0] == "easter":
        return easter(year) + timedelta(days=int(str(rule[1])))
    if len(rule) == 2:
        return date(year, int(str(rule[0])), int(str(rule[1])))
    return nth_weekday(year, int(str(rule[0])), int(str(rule[1])), int(str(rule[2])))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month; -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = date(year, month, month_length(year, month))
    return last - timedelta(days=(last.weekday() - weekday) % 7)
