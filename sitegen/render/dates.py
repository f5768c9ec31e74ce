"""Extents in the words of a page: "18 March 2025", "week of 31 January 2022", "since February 2022"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, parse_pattern

from sitegen.model.edtf import format_edtf, unit
from sitegen.model.extent import Extent, Granularity
from sitegen.render.strings import Words

G = Granularity
_FIRST = re.compile(r"(?<!\d)1(?![\d.])")
_RTL = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """The value of `dir` for a page in that language."""
    return "rtl" if language.replace("_", "-").split("-")[0].lower() in _RTL else "ltr"


class Dates:
    """Writes dates in one language, by the Unicode CLDR tables that babel ships."""

    def __init__(self, language: str, words: Words) -> None:
        """An unknown language writes its dates the English way."""
        tag = language.replace("-", "_")
        try:
            # Plain "en" would be American: a desk that says no more gets the order most of the world reads.
            self.locale: Any = Locale.parse("en_GB" if tag.lower() == "en" else tag)
        except (ValueError, UnknownLocaleError):
            self.locale = Locale.parse("en_GB")
        self._month_pattern = str(self.locale.datetime_skeletons["yMMMM"].pattern)
        self.words = words
        self._days: dict[date, str] = {}

    def day(self, day: date) -> str:
        """ "18 March 2025"."""
        if day not in self._days:
            self._days[day] = self._ordinal(format_date(day, format="long", locale=self.locale))
        return self._days[day]

    def weekday(self, day: date) -> str:
        """ "Tuesday"."""
        return str(self.locale.days["format"]["wide"][day.weekday()])

    def full(self, day: date) -> str:
        """ "Tuesday 18 March 2025"."""
        return self.words("weekday_day", weekday=self.weekday(day), day=self.day(day))

    def month(self, day: date) -> str:
        """ "March 2025"."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def _inflected_month(self, day: date) -> str:
        """The month as it stands inside a phrase: "лютого 2022 р." where the name alone is "лютий 2022 р." (CLDR: format, stand-alone)."""
        return self._pattern(day, self._month_pattern.replace("L", "M"))

    def month_name(self, month: int) -> str:
        """ "March"; `month` from 1."""
        return str(self.locale.months["stand-alone"]["wide"][month])

    def month_short(self, month: int) -> str:
        """ "Mar"; `month` from 1."""
        return str(self.locale.months["stand-alone"]["abbreviated"][month])

    def month_tiny(self, month: int) -> str:
        """ "Mar" for a narrow column, "juil" where three letters are two months; "م" in a language without abbreviations."""
        names = self.locale.months["stand-alone"]
        if names["abbreviated"] == names["wide"]:
            return str(names["narrow"][month])
        short = [str(name).rstrip(".") for _, name in sorted(names["abbreviated"].items())]
        tiny = [name[:3] for name in short]
        return (tiny if len(set(tiny)) == len(tiny) else short)[month - 1]

    def label(self, extent: Extent) -> str:
        """The extent in words, no finer than it was told."""
        plain = self._plain(extent)
        if extent.clock is not None and extent.length_days == 1:
            plain = self.words("date_at", date=plain, clock=extent.clock.strftime("%H:%M"))
        if extent.approximate:
            plain = self.words("date_about_day" if extent.length_days == 1 else "date_about", date=plain)
        return self.words("date_uncertain", date=plain) if extent.uncertain else plain

    def bounds(self, extent: Extent) -> str:
        """What is left of an unknown date: "between … and …", "not before …", "not after …"."""
        if extent.start is None:
            return self._open("bounds_until", extent, extent.last)
        if extent.stop is None:
            return self._open("bounds_from", extent, extent.start)
        if extent.length_days == 1:
            return self._plain(extent)
        grain = _grain(extent)
        assert extent.last is not None
        return self.words(f"bounds_between_{grain}", start=self._at(extent.start, grain), end=self._at(extent.last, grain))

    def _plain(self, extent: Extent) -> str:
        if extent.start is None:
            return self._open("date_until", extent, extent.last)
        if extent.stop is None:
            return self._open("date_since", extent, extent.start)
        last = extent.last
        assert last is not None
        if extent.start == last:
            return self.day(last)
        if extent.granularity is G.WEEK and extent.length_days == 7:
            return self.words("date_week", date=self.day(extent.start))
        if extent.granularity is G.WEEKEND and extent.length_days == 2:
            return self.words("date_weekend", date=self.span(extent.start, last))
        if extent.granularity >= G.MONTH and (whole := self._unit(extent)):
            return whole
        return self.span(extent.start, last, _grain(extent))

    def _unit(self, extent: Extent) -> str:
        """The name of one whole calendar unit, or "" where the extent is not one."""
        start = extent.start
        assert start is not None
        try:
            whole = unit(extent.granularity, start.year, start.month)
        except ValueError:
            return ""
        if (whole.start, whole.stop) != (extent.start, extent.stop):
            return ""
        if extent.granularity is G.MONTH:
            return self.month(start)
        if extent.granularity is G.YEAR:
            return self._pattern(start, "y")
        if extent.granularity is G.QUARTER:
            return str(format_skeleton("yQQQ", start, locale=self.locale))
        if extent.granularity is G.SEASON:
            year = f"{start.year}–{(start.year + 1) % 100:02d}" if start.month == 12 else str(start.year)
            return self.words(f"season_{start.month}", year=year)
        if extent.granularity is G.HALF:
            return self.words(f"half_{start.month}", year=start.year)
        if extent.granularity is G.DECADE:
            return self.words("decade", year=start.year // 10 * 10)
        number = start.year // 100 + 1
        return self.words("century", year=start.year // 100 * 100, number=number, roman=_roman(number))

    def span(self, start: date, last: date, grain: str = "day") -> str:
        """Both ends with nothing said twice: "31 January – 6 February 2022"; `grain` is "day", "month" or "year"."""
        if grain == "year":
            return f"{self._pattern(start, 'y')}–{self._pattern(last, 'y')}"
        differs = "y" if start.year != last.year else "M" if grain == "month" or start.month != last.month else "d"
        formats = self.locale.interval_formats
        patterns = (formats.get("yMMMMd") or formats.get("yMMMd", {}) if grain == "day" else formats.get("yMMMM", {})).get(differs)
        if not patterns or len(patterns) != 2:
            one = self.day if grain == "day" else self.month
            return f"{one(start)} – {one(last)}"
        long = [part.replace("MMMM", "MMM").replace("MMM", "MMMM") for part in patterns]
        # CLDR sets thin spaces about the dash; a label is also searched for and compared, so they become plain ones.
        return self._ordinal((self._pattern(start, long[0]) + self._pattern(last, long[1])).replace("\N{THIN SPACE}", " "))

    def _open(self, key: str, extent: Extent, edge: date | None) -> str:
        """The phrase for an extent open at one end: `edge` is the other."""
        assert edge is not None
        grain = _grain(extent)
        return self.words(f"{key}_{grain}", date=self._at(edge, grain))

    def _at(self, day: date, grain: str) -> str:
        """The day, its month or its year, in the form that a phrase asks for."""
        return self.day(day) if grain == "day" else self._inflected_month(day) if grain == "month" else self._pattern(day, "y")

    def _ordinal(self, text: str) -> str:
        """The same with the first of a month as the language writes it: "1er mai", where CLDR has no form for it."""
        return _FIRST.sub(self.words("first_day"), text)

    def _pattern(self, day: date, pattern: str) -> str:
        return str(parse_pattern(pattern).apply(day, self.locale))


# From the coarsest: the unit, the granularity from which on it may be said, what tells that a day begins one.
_GRAINS: tuple[tuple[str, Granularity, Callable[[date], bool]], ...] = (
    ("year", G.YEAR, lambda day: (day.month, day.day) == (1, 1)),
    ("month", G.MONTH, lambda day: day.day == 1),
)


def _grain(extent: Extent) -> str:
    """The coarsest unit that names the ends there are and loses no day: "year", "month", "day"."""
    edges = [edge for edge in (extent.start, extent.stop) if edge is not None]
    return next((name for name, finest, begins in _GRAINS if extent.granularity >= finest and all(map(begins, edges))), "day")


def _roman(number: int) -> str:
    """A number up to 39 in Roman figures: more centuries than dates have."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as a page shows it."""

    label: str
    weekday: str  # "" unless it is one sure day
    edtf: str
    machine: str  # the value of <time datetime>, "" where HTML has no form for it
    certainty: str  # "day", "span", "approximate", "disputed", "open"
    glyph: str
    word: str  # "exact day", "to the month", "approximate", "sources disagree", "date not known"


GLYPHS = {"day": "●", "span": "◐", "approximate": "≈", "disputed": "⇄", "open": "○"}


def certainty(extent: Extent | None, disputed: bool = False) -> str:
    """How sure a date is: the key of GLYPHS.  A dispute outranks the rest, for the reader must not take one side's day for sure."""
    if extent is None:
        return "open"
    if disputed:
        return "disputed"
    if extent.approximate or extent.uncertain:
        return "approximate"
    return "day" if extent.length_days == 1 else "span"


def view_date(dates: Dates, extent: Extent | None, bounds: Extent | None = None, disputed: bool = False) -> DateView:
    """The date of an event for a page; without an extent, what its bounds leave."""
    kind = certainty(extent, disputed)
    if extent is None:
        return DateView(dates.bounds(bounds) if bounds else "", "", "", "", kind, GLYPHS[kind], dates.words("certainty_open"))
    weekday = dates.weekday(extent.start) if extent.length_days == 1 and extent.start and not extent.approximate else ""
    return DateView(
        dates.label(extent), weekday, format_edtf(extent), _machine(extent), kind, GLYPHS[kind], _word(dates.words, extent, kind)
    )


def of_the_story(view: DateView, words: Words) -> DateView:
    """The same date, told to be that of the story around an event whose own sentence names none: no reader shall take it for stated."""
    if view.certainty not in ("day", "span"):
        return view
    return replace(view, certainty="approximate", glyph=GLYPHS["approximate"], word=words("certainty_story"))


def _word(words: Words, extent: Extent, kind: str) -> str:
    if kind == "approximate":
        return words("certainty_uncertain" if extent.uncertain else "certainty_approximate")
    if kind != "span":
        return words(f"certainty_{kind}")
    if extent.start is None or extent.stop is None:
        return words("certainty_open_end")
    return words(f"certainty_to_{extent.granularity.name.lower()}") if extent.granularity > G.DAY else words("certainty_days")


def _machine(extent: Extent) -> str:
    """The `datetime` value HTML allows: a day, a month, a year; "" for all else and for anything in doubt."""
    edtf = format_edtf(extent)
    plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdigit() and not edtf.startswith("0")
    return edtf if plain and not (len(edtf) == 7 and int(edtf[5:]) > 12) else ""
