"""Holidays that follow the moon, by the arithmetic calendars of Reingold and Dershowitz, "Calendrical Calculations".

The Jewish ones are exact (the day that begins the evening before); the Muslim ones are announced by sighting, so a day is about right.
"""

from __future__ import annotations

from datetime import date

_MUSLIM_EPOCH = 227015  # as `date.toordinal` counts
_JEWISH_EPOCH = -1373427
MUSLIM = {"ramadan": (9, 1), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}  # month, day
JEWISH = ("rosh-hashanah", "yom-kippur", "sukkot", "hanukkah", "purim", "passover")


def muslim(name: str, year: int) -> date:
    """The first day of the holiday that lies in that year of ours.  Raises ValueError where none does."""
    month, day = MUSLIM[name]
    about = int((year - 622) * 33 / 32)
    for there in range(about - 1, about + 3):
        ordinal = _MUSLIM_EPOCH - 1 + (there - 1) * 354 + (3 + 11 * there) // 30 + 29 * (month - 1) + month // 2 + day
        if ordinal > 0 and date.fromordinal(ordinal).year == year:
            return date.fromordinal(ordinal)
    raise ValueError(f"no {name} in {year}")


def jewish(name: str, year: int) -> date:
    """The first day of the holiday that lies in that year of ours."""
    there = year + (3760 if name in ("purim", "passover") else 3761)
    new_year, next_year = _jewish_new_year(there), _jewish_new_year(there + 1)
    long = (next_year - new_year) % 10 == 5  # a year whose second month has thirty days
    days = {
        "rosh-hashanah": new_year,
        "yom-kippur": new_year + 9,
        "sukkot": new_year + 14,
        "hanukkah": new_year + (84 if long else 83),
        "passover": next_year - 163,
        "purim": next_year - 193,
    }
    return date.fromordinal(days[name])


def _jewish_new_year(year: int) -> int:
    before, here, after = (_elapsed(year + n) for n in (-1, 0, 1))
    return _JEWISH_EPOCH + here + (2 if after - here == 356 else 1 if here - before == 382 else 0)


def _elapsed(year: int) -> int:
    """Days from the epoch to the first new moon of the year, put off so that feasts do not fall beside a sabbath."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
