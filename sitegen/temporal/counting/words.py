"""Dates and arithmetic in words, for the sentence that tells a reader how a date was set."""

from __future__ import annotations

from datetime import date

from sitegen.temporal.counting.calendar import Point

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()
UNIT_NAMES = {
    "S": "second",
    "MI": "minute",
    "H": "hour",
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "FN": "fortnight",
    "M": "month",
    "Q": "quarter",
    "HY": "half-year",
    "SEASON": "season",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
}
ORDINALS = ("", "first", "second", "third", "fourth")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def day_words(day: date) -> str:
    """ "Tuesday 18 March 2025"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def point_words(point: Point) -> str:
    """The unit as a reader would name it."""
    unit, day = point
    if unit == "D":
        return day_words(day)
    if unit == "W":
        return f"the week of Monday {day.day} {MONTHS[day.month - 1]} {day.year}"
    if unit == "WE":
        return f"the weekend of Saturday {day.day} {MONTHS[day.month - 1]} {day.year}"
    if unit == "M":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if unit == "Q":
        return f"the {ORDINALS[(day.month + 2) // 3]} quarter of {day.year}"
    if unit == "HY":
        return f"the {'first' if day.month < 7 else 'second'} half of {day.year}"
    if unit == "SEASON":
        return f"{SEASONS[day.month]} {day.year}"
    if unit == "DE":
        return f"the {day.year}s"
    if unit == "CE":
        return f"the years {day.year} to {day.year + 99}"
    return str(day.year)


def amount_words(n: float, unit: str) -> str:
    """ "two weeks", "one day", "1.5 years"."""
    n = abs(n)
    number = NUMBERS[int(n)] if n == int(n) and n <= 12 else f"{n:g}"
    return (f"{number} {UNIT_NAMES[unit]}" + ("" if n == 1 else "s")).replace("centurys", "centuries")
