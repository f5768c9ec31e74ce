"""One date as people write it in front matter, in a page's metadata or at the head of an article; never a guess.

Accepted are dates that name one day.  ISO 8601 and the English written forms are read here; dateparser, in its strict mode, is asked
only for the rest (other languages), and is imported only then.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from sitegen.model.forms import is_timezone

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Abbreviations of zones that stand on news pages and mean one offset: hours from UTC.  IST, CST (China) and the like mean several.
ZONE_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
HOUR_WORDS = ("UHR", "H", "HR", "HRS", "HOURS", "LOCAL")  # after a time of day, where a zone may stand
EAST_MOST, WEST_MOST = timedelta(hours=14), timedelta(hours=-12)  # Kiritimati, and ships west of the date line: no offset lies beyond
# Whose month names are tried where nobody says which language it is.  All two hundred that dateparser has take it seconds to load.
FOREIGN = tuple("en de fr es uk ru it pt nl pl cs ro tr el da fi nb sv bg sk hu hr sr sl lt lv et he ar fa hi id vi zh ja ko".split())
# The order of day and month in the numeric dates of a language, where all its countries agree.  English has no entry without a region.
LANGUAGE_ORDERS = {
    "de": "DMY", "fr": "DMY", "es": "DMY", "it": "DMY", "pt": "DMY", "nl": "DMY", "pl": "DMY", "uk": "DMY", "ru": "DMY", "cs": "DMY",
    "ro": "DMY", "tr": "DMY", "el": "DMY", "da": "DMY", "fi": "DMY", "no": "DMY", "nb": "DMY", "bg": "DMY", "sk": "DMY", "ar": "DMY",
    "en-gb": "DMY", "en-ie": "DMY", "en-au": "DMY", "en-nz": "DMY", "en-in": "DMY", "en-za": "DMY", "en-us": "MDY",
    "zh": "YMD", "ja": "YMD", "ko": "YMD", "hu": "YMD", "lt": "YMD",
}  # fmt: skip

_MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" if name != "September" else "Sept?(?:ember)?" for name in MONTHS) + r")\.?"
_WEEKDAY = r"(?:(?P<weekday>Mon(?:day)?|Tues?(?:day)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_HALF = r"[ap]\.?m\b\.?"
_CLOCK = (  # a bare number is no time: "March 18, 2025, 12 people …"
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}})(?!\d)(?::(?P<second>\d{{2}})(?:[.,]\d{{1,9}})?)?\s*(?P<half>{_HALF})?|\s*(?P<half_only>{_HALF}))"
)
_ZONE = r"\s*\(?(?P<zone>[+\-−]\d{2}(?::?\d{2})?|(?:UTC|GMT)[+\-−]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}\b|[A-Z][a-z]+(?:/[A-Z][A-Za-z_]+)+)?\)?"
_TIME = rf"(?:(?:T|\s*,?\s*(?:at\s+|-\s+|–\s+|\|\s*)?){_CLOCK}{_ZONE})?"
ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}")
DAY_FIRST = re.compile(rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH},?\s+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}", re.IGNORECASE)
WRITTEN = (ISO, DAY_FIRST, MONTH_FIRST)
_COMPACT = re.compile(
    rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE})?"
)
_NUMERIC = re.compile(rf"(?P<a>\d{{1,4}})\s?(?P<mark>[/.\-])\s?(?P<b>\d{{1,2}})\s?(?P=mark)\s?(?P<c>\d{{1,4}})\.?{_TIME}")
_MONTH_ONLY = re.compile(rf"(?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})|{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE)
FIRST_YEAR = 1500  # older than any newspaper: a slip of the pen
_YEAR_ONLY = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a date's words say.  `first` and `last` differ only where they name a month or a year."""

    first: date
    last: date  # inclusive
    moment: datetime | None = None  # with a zone where one is told, then at a fixed offset
    weekday: int | None = None  # as written (Monday = 0): the caller sees whether it fits
    unread_zone: str = ""  # a zone that is written and names no one offset: `moment` is then without a zone

    @property
    def day(self) -> date | None:
        """The one day, or None for a month or a year."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why words are no date: the code, the fact, the remedy."""

    code: str
    message: str
    hint: str


ZONE_REMEDY = "write the offset from UTC, such as +02:00 (there are those from -12:00 to +14:00), or leave the time of day out"
ISO_REMEDY = "write it as 2025-03-18"


def read_date(words: str, *, order: str = "", language: str = "") -> DateRead | DateFault:
    """The date that the words name, or why they name none.

    `order` ("DMY", "MDY", "YMD") settles 03/04/2025; without it the language does where all its countries agree, else it is P026.
    """
    words = " ".join(words.split())
    if len(words) > 80:
        return DateFault("P027", f"“{words[:40]}…” is too long to be a date", ISO_REMEDY)
    for pattern in (*WRITTEN, _COMPACT):
        if match := pattern.fullmatch(words):
            return from_match(match)
    if match := _NUMERIC.fullmatch(words):
        return _numeric(match, order or _order_of(language))
    if match := _MONTH_ONLY.fullmatch(words):
        year, month = int(match["iso_year"] or match["year"]), int(match["iso_month"] or 0) or _month_number(match["month"])
        if year >= FIRST_YEAR and 1 <= month <= 12:
            return DateRead(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    if _YEAR_ONLY.fullmatch(words) and int(words) >= FIRST_YEAR:
        return DateRead(date(int(words), 1, 1), date(int(words), 12, 31))
    return _foreign(words, language)


def _order_of(language: str) -> str:
    code = language.casefold().replace("_", "-")
    return LANGUAGE_ORDERS.get(code) or LANGUAGE_ORDERS.get(code.split("-", 1)[0], "")


def from_match(match: re.Match[str]) -> DateRead | DateFault:
    """The date of a match of one of the written patterns."""
    groups = match.groupdict()
    month = int(groups["month"]) if groups["month"].isdecimal() else _month_number(groups["month"])
    weekday = groups.get("weekday")
    return _build(match, int(groups["year"]), month, int(groups["day"]), None if not weekday else _weekday_number(weekday))


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word.casefold()[:3]))


def _weekday_number(word: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.casefold().startswith(word.casefold()[:3]))


def _numeric(match: re.Match[str], order: str) -> DateRead | DateFault:
    """03/04/2025, 3.4.2025, 2025/4/3: by what cannot be otherwise, then by the order known."""
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        return _build(match, a, b, c, None)
    if len(match["c"]) != 4:
        return DateFault("P026", f"“{match.group()}” has no year of four digits, so day, month and year cannot be told apart", ISO_REMEDY)
    if match["mark"] == "." and order != "MDY":  # with points the day stands first wherever points are used
        order = "DMY"
    if a > 12 or a == b:
        order = "DMY"
    elif b > 12:
        order = "MDY"
    if order not in ("DMY", "MDY"):
        if min(a, b) >= 1 and a <= 12:
            either = f"{a} {MONTHS[b - 1]} or {b} {MONTHS[a - 1]}"
            hint = f"{ISO_REMEDY}, or give the publisher's date_order in sources.toml"
            return DateFault("P026", f"“{match.group()}” may be {either}", hint)
        order = "DMY"
    return _build(match, c, b, a, None) if order == "DMY" else _build(match, c, a, b, None)


def _build(match: re.Match[str], year: int, month: int, day: int, weekday: int | None) -> DateRead | DateFault:
    fault = calendar_fault(year, month, day)
    if fault:
        return DateFault("P025", f"“{match.group()}” is not in the calendar: {fault}", "write the day that was meant, as 2025-03-18")
    groups = match.groupdict()
    here = date(year, month, day)
    if groups.get("hour") is None:
        return DateRead(here, here, None, weekday)
    clock = _clock(groups)
    if clock is None:
        return DateFault("P025", f"“{match.group()}” has a time that no clock shows", "write the time as 14:30")
    name = groups.get("zone") or ""
    zone = _zone(name)
    unread = name if name and zone is None and name.upper() not in HOUR_WORDS else ""
    moment = datetime.combine(here, clock)
    if zone is not None:
        offset = zone.utcoffset(moment) or timedelta(0)
        moment = moment.replace(tzinfo=timezone(offset))  # a fixed offset: values that travel hold no zone table
    return DateRead(here, here, moment, weekday, unread)


def zone_fault(read: DateRead) -> str:
    """What is wrong with the time zone that is written, in words; "" where it is known or none is written."""
    return f"the time zone “{read.unread_zone}” is not known, so the day was taken as it is written" if read.unread_zone else ""


def calendar_fault(year: int, month: int, day: int, first_year: int = FIRST_YEAR) -> str:
    """Why there is no such day, in words; "" when there is."""
    if not first_year <= year <= 9999:
        return f"no article is of the year {year}"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    days = monthrange(year, month)[1]
    return "" if 1 <= day <= days else f"{MONTHS[month - 1]} {year} has {days} days"


def _clock(groups: dict[str, str | None]) -> time | None:
    hour, minute, second = int(groups["hour"] or 0), int(groups["minute"] or 0), int(groups.get("second") or 0)
    half = (groups.get("half") or groups.get("half_only") or "").casefold()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def _zone(name: str) -> tzinfo | None:
    """The zone of “Z”, “+02:00”, “UTC+2”, “EST” or “Europe/Kyiv”; None where the words name none for sure."""
    if name.upper() in ZONE_HOURS:
        return timezone(timedelta(hours=ZONE_HOURS[name.upper()]))
    if match := re.fullmatch(r"(?:UTC|GMT)?([+\-−])(\d{1,2}):?(\d{2})?", name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0)) * (1 if match[1] == "+" else -1)
        if WEST_MOST <= offset <= EAST_MOST and int(match[3] or 0) < 60:
            return timezone(offset)
    return ZoneInfo(name) if "/" in name and is_timezone(name) else None


def _foreign(words: str, language: str) -> DateRead | DateFault:
    """A date in another language, by dateparser with everything that guesses switched off."""
    fact = f"“{words}” is no date that can be read"
    if not re.search(r"\d{4}", words) or not re.search(r"[^\W\d_]{3}", words):
        return DateFault("P027", fact, ISO_REMEDY)  # without a year or a month's name it would have to guess
    unread = DateFault("P027", fact, f"{ISO_REMEDY}, or give its language")
    import dateparser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # never used in strict mode; set so that no clock can be read
    }
    code = language.casefold().split("-", 1)[0]
    try:
        found = dateparser.parse(words, languages=[code] if code else list(FOREIGN), settings=settings)
    except (ValueError, TypeError, OverflowError, RecursionError, re.error):  # a language it does not know; its own slips on odd words
        return unread
    if found is None or found.year < FIRST_YEAR or str(found.year) not in words or str(found.day) not in re.findall(r"[1-9]\d*", words):
        return unread
    return DateRead(found.date(), found.date(), found if found.time() != time() else None)


def day_in_zone(read: DateRead, zone: str) -> date | None:
    """The publication day: the day of the moment in the publisher's zone, or as written where moment or zone is unknown."""
    if read.moment is None or read.moment.tzinfo is None or not zone:
        return read.day
    try:
        return read.moment.astimezone(ZoneInfo(zone)).date()
    except (OverflowError, ValueError):  # the first or last day of the calendar
        return read.day


def long_day(day: date) -> str:
    """“Tuesday 18 March 2025”."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
