"""Rows that languages with the day before the month share, and what speaks against them: German, French, Spanish, Ukrainian, Russian.

The classes are the lexicons' own; a class that a language lacks never matches, so a row may hold pieces of several languages.
A token labelled "skip" is only seen in front: the expression begins behind it (TimeML leaves prepositions out).
Labels beside those of `build.py`: h hour, mi minutes, k "Uhr", l "las", cp part of the day behind a clock; x Roman number; z "and a half".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sitegen.temporal.lexicons import en as lexicon_en
from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import forms as f
from sitegen.temporal.reading.grammar import Row

# --- for the lexicons ---


def words(text: str, value: Any = "") -> dict[str, Any]:
    """Each word with one value."""
    return dict.fromkeys(text.split(), value)


def numbered(text: str, first: int = 1) -> dict[str, Any]:
    """Words of one row, counted up; words joined by "/" share a number."""
    return {word: first + i for i, names in enumerate(text.split()) for word in names.split("/")}


def forms(table: dict[str, Any]) -> dict[str, Any]:
    """{"word word": value} spread to {word: value}."""
    return {word: value for names, value in table.items() for word in names.split()}


# What the guards below ask a lexicon for, where it has no entry of its own.
_DEFAULTS: dict[str, Any] = {
    "SMALL_NAMES": True,  # weekdays and months are written small
    "SLASH_IN_DOUBT": False,  # "03/04/2025" is not the language's own way of writing a date
    "EVENT_BARE": False,  # "deux jours après": any word behind makes it a preposition
    "NOT_BEFORE": {},  # word of a day: words in front that speak against it
    "NOT_WITH_UNIT": {},  # unit: relations that do not go with it
    **dict.fromkeys(
        (
            "BEFORE_MONTH",  # words that lead to a month alone
            "AMBIGUOUS_DAYS",  # weekdays that are also common words ...
            "BEFORE_DAY",  # ... and what must stand in front of them
            "NOUN_IF_CAPITAL",  # "Morgen"
            "WEAK_BEFORE_YEAR",  # prepositions that also lead to numbers of things
            "SMALL_WORDS",  # what may follow such a year
            "EVENT_BEHIND",  # "two weeks after ..."
            "ALSO_PREPOSITIONS",  # "après", "después"
            "COMING",  # "das kommende Wochenende" is the one of this week
            "LAST_OF",  # "the last week of ..."
            "OF_SOMETHING",
        ),
        frozenset(),
    ),
}


def absent(name: str) -> Any:
    """For a lexicon's `__getattr__`: the default of a table of the guards; empty for what only the English lexicon has."""
    if name in _DEFAULTS:
        return _DEFAULTS[name]
    if name.isupper() and name not in _OWN_SEAM and hasattr(lexicon_en, name):
        return type(getattr(lexicon_en, name))()
    raise AttributeError(name)


_OWN_SEAM = frozenset(("TENSE", "BEFORE", "CROSSING", "SETTLE", "SHAPES", "GUARDS", "ROWS", "HEADS", "RULES"))


ROMAN = numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi")
_SWAPS: tuple[dict[str, str | int | None], ...] = ({"i": "і"}, {"x": "х"}, {"i": "і", "x": "х"}, {})
# The same in Cyrillic letters, and mixed: typists take what is at hand.
CYRILLIC_ROMAN = {roman.translate(str.maketrans(swap)): n for roman, n in ROMAN.items() for swap in _SWAPS}
MARKS: dict[str, dict[str, Any]] = {
    "HYPHEN": words("- – ‑ —"),
    "APOSTROPHE": words("' ’"),
    "DOT": words("."),
    "COMMA": words(","),
    "OPEN": words("("),
    "CLOSE": words(")"),
}
SHAPES = (
    (r"[0-9]{1,3},[0-9]{1,2}", "NUM"),
    (r"[0-9]{1,3}(?:\.[0-9]{3})+", "NUM"),
    (r"(?:0?[1-9]|1[0-9]|2[0-3])\.(?:0[1-9]|1[0-2])", "NUM CLOCKDOT DAYMONTH"),
    (r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])", "NUM DAYMONTH"),
    (r"(?:[1-9]|[12][0-9]|3[01])\.?[-–/](?:[1-9]|[12][0-9]|3[01])", "DAYSPAN NUMSPAN"),
)

# --- pieces ---

_ART = "(THE APOSTROPHE? | THESE)?"
_OF = "(OF APOSTROPHE?)? (THE APOSTROPHE?)?"
_NTH = "(DOT? HYPHEN? ORDSUFFIX | DOT)?"  # what makes "18" an ordinal: "18.", "18-го", "1er", "1.º"
_DAY = f"(d=DAY {_NTH} | d2=ORD)"
_MONTH = "(m=MONTH | m2=MONTHABBR DOT?)"
_TAIL = "(YEARTAIL | YEARLETTER DOT)?"
_BESIDE = "((THE APOSTROPHE?)? (w=WEEKDAY | w2=WEEKDAYABBR DOT?) COMMA? (THE APOSTROPHE?)?)?"
_PART = "(p=DAYPART | APRES HYPHEN p2=PMWORD | BY THE? (p3=DAYPART | APRES HYPHEN p4=PMWORD))"
_EDGE = f"(o=EDGE HYPHEN? {_OF})?"
_UNIT = "(u=UNITS | u2=UNIT)"
_HALF = "(z=AND A? HALF)?"
_BEHIND_CLOCK = "(OF? THE? cp=CLOCKPART)?"
_HOUR = "(h3=HOUR | h4=HOURNAME) (HYPHEN? ORDSUFFIX)? (k=CLOCKWORD mi=NUM?)?"
_CLOCK = f"COMMA? (AT? LAS? h=CLOCK CLOCKWORD? | AT? h2=CLOCKDOT CLOCKWORD | AT l=LAS? {_HOUR}) {_BEHIND_CLOCK}"


def _with_clock(rows: Iterable[Row]) -> list[Row]:
    """Each row, and the same with a time of day behind it."""
    return [
        row for name, pattern, build, kind in rows for row in ((name, pattern, build, kind), (name, f"{pattern} {_CLOCK}", build, kind))
    ]


_DATES: list[Row] = [
    ("numeric-date", f"{_BESIDE} t=NUMDATE {_TAIL}", f.numeric, "DATE"),
    ("day-month-year", f"{_BESIDE} (THE APOSTROPHE?)? {_DAY} OF? {_MONTH} (OF | COMMA)? y=YEAR {_TAIL}", f.calendar, "DATE"),
    ("day-month", f"{_BESIDE} (THE APOSTROPHE?)? {_DAY} OF? {_MONTH}", f.calendar, "DATE"),
    ("weekday", "DAYTHE? w=WEEKDAY", f.calendar, "DATE"),
    ("day-word", "w=DEICTIC", f.deictic, "DATE"),
]

_CALENDAR: list[Row] = [
    ("iso-date", "t=ISO", b.iso, "DATE"),
    *_with_clock(_DATES),
    ("day-month", "(skip=BEFOREDAY | w=WEEKDAY COMMA? BEFOREDAY?) t=DAYMONTH DOT", f.day_and_month, "DATE"),
    ("day-month", f"{_BESIDE} (THE APOSTROPHE?)? {_DAY} OF? {_MONTH} {_OF} r=REL YEARWORD", f.of_related_year, "DATE"),
    ("day-month", f"{_BESIDE} (THE APOSTROPHE?)? {_DAY} OF? {_MONTH} {_OF} YEARWORD r=RELPOST", f.of_related_year, "DATE"),
    ("day-month", f"{_DAY} {_MONTH} v=UNITADV", f.of_year_word, "DATE"),
    ("day-month", f"{_BESIDE} {_DAY} OF? {_MONTH} {_PART}", f.calendar, "DATE"),
    ("day-month-year", f"{_BESIDE} {_DAY} OF? {_MONTH} OF? y=YEAR {_TAIL} {_PART}", f.calendar, "DATE"),
    ("day-range", f"THE? t=DAYSPAN DOT? OF? {_MONTH} (OF? y=YEAR {_TAIL})?", f.day_span, "DATE"),
    (
        "day-range",
        f"d=DAY {_NTH} (UNTIL THE? | HYPHEN | c=AND THE?) e=DAY {_NTH} OF? {_MONTH} (OF? y=YEAR {_TAIL})?",
        f.day_span,
        "DATE",
    ),
    ("month-year", f"{_EDGE} (MONTHWORD OF APOSTROPHE?)? {_MONTH} {_OF} YEARWORD? y=YEAR {_TAIL}", b.calendar, "DATE"),
    ("month", f"{_EDGE} THE? (MONTHWORD OF APOSTROPHE?)? m=MONTH", b.calendar, "DATE"),
    ("month", f"{_EDGE} m=MONTH {_OF} r=REL YEARWORD", f.of_related_year, "DATE"),
    ("month", f"{_EDGE} m=MONTH {_OF} YEARWORD r=RELPOST", f.of_related_year, "DATE"),
    ("month", f"{_EDGE} m=MONTH v=UNITADV", f.of_year_word, "DATE"),
    ("related-month", f"{_EDGE} {_ART} r=REL m=MONTH", f.related, "DATE"),
    ("related-month", f"{_EDGE} m=MONTH (r=RELPOST | QUE r2=COMES)", f.related, "DATE"),
    ("year", f"{_EDGE} YEARWORD y=YEAR", b.calendar, "DATE"),
    ("year", "y=YEAR (YEARTAIL | YEARLETTER DOT)", b.calendar, "DATE"),
    ("year", "y=YEAR HYPHEN YEARSUFFIX YEARTAIL?", b.calendar, "DATE"),
    ("year", f"o=EDGE {_OF} y=YEAR {_TAIL}", b.calendar, "DATE"),
    ("bare-year", "skip=BEFOREYEAR THE? y=YEAR", b.calendar, "DATE"),
    ("bare-year", "skip=OPEN y=YEAR", b.calendar, "DATE"),
    ("year-first", "y=YEAR", b.calendar, "DATE"),
    ("year-range", f"(YEARSWORD)? t=YEARSPAN {_TAIL}", f.year_span, "DATE"),
    ("year-range", f"y=YEAR HYPHEN e=YEAR {_TAIL}", f.year_span, "DATE"),
    ("decade", "(THE APOSTROPHE?)? (o=EDGE OF? THE?)? (y=YEAR | y2=YY) HYPHEN? TENSUFFIX (HYPHEN? DECADEWORD)?", f.decade, "DATE"),
    ("decade", f"{_ART} DECADEWORD OF? THE? (y=YEAR | y2=YY)", f.decade, "DATE"),
    ("decade", f"{_ART} w=DECADE HYPHEN? DECADEWORD", f.decade, "DATE"),
    ("decade", f"{_ART} DECADEWORD w=DECADE", f.decade, "DATE"),
    (
        "century",
        f"{_ART} (o=EDGE {_OF})? (d=DAY {_NTH} | d2=ORD | x=ROMAN (HYPHEN? ORDSUFFIX)?) (CENTURYWORD | CENTURYLETTERS DOT)",
        f.century,
        "DATE",
    ),
    ("century", f"{_ART} (o=EDGE {_OF})? CENTURYWORD x=ROMAN", f.century, "DATE"),
    ("season-year", f"{_EDGE} {_ART} (s=SEASON | s2=SEASONADV) {_OF} y=YEAR {_TAIL}", b.calendar, "DATE"),
    ("season-year", f"{_EDGE} {_ART} s=SEASON t=YEARSPAN", f.winter, "DATE"),
    ("season", f"skip=BEFORESEASON {_ART} s=SEASON", b.calendar, "DATE"),
    ("season", "s=SEASONADV", b.calendar, "DATE"),
    ("season", f"o=EDGE HYPHEN? {_OF} s=SEASON", b.calendar, "DATE"),
    ("related-season", f"{_EDGE} {_ART} r=REL (s=SEASON | s2=SEASONADV)", f.related, "DATE"),
    ("related-season", f"{_EDGE} {_ART} s=SEASON (r=RELPOST | QUE r2=COMES)", f.related, "DATE"),
    ("season", f"(s=SEASON | s2=SEASONADV) {_OF} r=REL YEARWORD", f.of_related_year, "DATE"),
    ("season", f"s=SEASON {_OF} YEARWORD r=RELPOST", f.of_related_year, "DATE"),
    ("weekday", f"DAYTHE? w=WEEKDAY {_PART}", b.calendar, "DATE"),
    ("weekday", f"{_ART} p=DAYPART (OF | PARTTO)? (THE APOSTROPHE?)? w=WEEKDAY", b.calendar, "DATE"),
    (
        "day-month",
        f"{_ART} p=DAYPART (OF | PARTTO)? {_BESIDE} (THE APOSTROPHE?)? {_DAY} OF? {_MONTH} (OF? y=YEAR {_TAIL})?",
        b.calendar,
        "DATE",
    ),
    ("weekday", "v=WEEKDAYPART", f.weekday_part, "DATE"),
    ("related-weekday", f"{_ART} r=REL w=WEEKDAY {_PART}?", f.related, "DATE"),
    ("related-weekday", f"{_ART} w=WEEKDAY (r=RELPOST | QUE r2=COMES) {_PART}?", f.related, "DATE"),
    (
        "night-into",
        f"{_ART} NIGHTWORD NIGHTTO (THE)? (w=WEEKDAY COMMA? THE?)? {_DAY} OF? {_MONTH} (OF? y=YEAR {_TAIL})?",
        f.night_into,
        "DATE",
    ),
    ("night-into", f"{_ART} NIGHTWORD NIGHTTO (THE)? w=WEEKDAY", f.night_into, "DATE"),
    ("night-into", f"{_ART} NIGHTWORD NIGHTTO w=DEICTIC", f.night_into_deictic, "DATE"),
    ("night-into", f"{_ART} NIGHTWORD OF WEEKDAY UNTIL THE? w=WEEKDAY", f.night_into, "DATE"),
]

_NUMBERED_PART = f"(q=ORD | q2=DAY {_NTH} | q3=ROMAN)"
_QUARTERS: list[Row] = [
    (name, f"{_EDGE} {head}{tail}", f.part_of_year, "DATE")
    for tail in ("", f" {_OF} y=YEAR {_TAIL}", f" {_OF} r=REL YEARWORD", f" {_OF} YEARWORD r=RELPOST")
    for name, head in (
        ("quarter", f"{_ART} {_NUMBERED_PART} QUARTERWORD"),
        ("half", f"{_ART} {_NUMBERED_PART} k=HALFWORD"),
        *([("half", f"{_ART} q=ORD k=HALFOFYEAR")] if tail else []),
    )
]
_QUARTERS += [
    ("quarter", "QLETTER q=DAY (OF? y=YEAR)?", f.part_of_year, "DATE"),
    ("quarter", "q=DAY QLETTER (OF? y=YEAR)", f.part_of_year, "DATE"),
]

_COUNTED: list[Row] = [
    ("day-word", f"w=DEICTIC {_PART}", f.deictic, "DATE"),
    ("tonight", "t=TONIGHT", b.deictic, "TIME"),
    ("related-part", f"{_ART} r=REL (p=DAYPART | APRES HYPHEN p2=PMWORD)", f.related_part, "TIME"),
    ("related-part", f"{_ART} p=DAYPART r=RELPOST", f.related_part, "TIME"),
    ("related-unit", f"{_EDGE} {_ART} r=REL u=UNIT", f.related_unit, "DATE"),
    ("related-unit", f"{_ART} r=REL SAMEWORD u=UNIT", f.related_unit, "DATE"),
    ("related-unit", f"{_ART} REL r=SAMEREL u=UNIT", f.related_unit, "DATE"),
    ("related-unit", f"{_EDGE} {_ART} u=UNIT (r=RELPOST | QUE r2=COMES)", f.related_unit, "DATE"),
    ("related-unit", f"{_EDGE} {_ART} v=UNITADV {_PART}?", f.adverb_unit, "DATE"),
    ("this-unit", f"o=EDGE {_OF} u=UNIT", f.this_unit, "DATE"),
    ("this-unit", "v=UNITEND", f.adverb_unit, "DATE"),
    ("units-ago", f"AGOBEFORE THAN? (g=QUALIFIER THAN?)? n=AMOUNT {_UNIT} {_HALF}", f.ago, "DATE"),
    ("units-ago", f"(g=QUALIFIER)? n=AMOUNT {_UNIT} {_HALF} AGO", f.ago, "DATE"),
    ("units-ago", "u=UNITS n=NUMBER AGO", f.ago, "DATE"),
    ("units-ago", "u=UNIT AGO", f.ago, "DATE"),
    ("units-ago", "AGOBEFORE FEW? u=UNITS", f.long_ago, "DATE"),
    ("units-ago", "u=UNITS AGO", f.long_ago, "DATE"),
    ("units-in", f"(skip=INBEFORE | DENTRO skip2=OF) (g=QUALIFIER THAN?)? n=AMOUNT {_UNIT} {_HALF}", f.ahead, "DATE"),
    ("units-in", "skip=INACCUSATIVE u=UNIT", f.ahead, "DATE"),
    ("units-later", f"(g=QUALIFIER)? n=AMOUNT {_UNIT} PLUS? LATER", f.later, "DATE"),
    ("units-later", f"LATERBEFORE n=AMOUNT {_UNIT}", f.later, "DATE"),
    ("units-earlier", f"(g=QUALIFIER)? n=AMOUNT {_UNIT} PLUS? EARLIER", f.earlier, "DATE"),
    ("units-later", "u=UNIT PLUS? LATER", f.later, "DATE"),
    ("units-earlier", "u=UNIT PLUS? EARLIER", f.earlier, "DATE"),
    ("window", f"{_ART} r=RELMANY n=AMOUNT {_UNIT}", f.window, "DURATION"),
    ("window", f"{_ART} n=AMOUNT r=RELMANY {_UNIT}", f.window, "DURATION"),
    ("window", f"{_ART} n=AMOUNT u=UNITS r=RELMANYPOST", f.window, "DURATION"),
    ("window", "skip=DURING r=LASTONE u=UNIT", f.one_unit, "DURATION"),
    ("recent-units", f"{_ART} r=RELMANY u=UNITS", f.many_units, "DATE"),
    ("recent-units", f"{_ART} u=UNITS r=RELMANYPOST", f.many_units, "DATE"),
]

_LENGTHS: list[Row] = [
    ("length", f"(g=QUALIFIER THAN?)? n=AMOUNT {_UNIT} {_HALF}", f.length, "DURATION"),
    ("length-adjective", "v=LENGTHADJ", f.adjective_length, "DURATION"),
    ("length", "skip=FORBARE u=UNIT", f.length, "DURATION"),
    ("length", "skip=FORWORD SOME? u=UNITS", f.vague_length, "DURATION"),
]

_REFERENCES: list[Row] = [
    ("present", "v=PRESENT", b.reference, "DATE"),
    ("past", "v=PASTADV", b.reference, "DATE"),
    ("past", f"{_ART} NEAR? v=PASTNOUN", b.reference, "DATE"),
    ("future", "v=FUTUREADV", b.reference, "DATE"),
    ("future", f"{_ART} NEAR? v=FUTURENOUN", b.reference, "DATE"),
    ("future", "THE? v=FUTURENOUN NEARPOST", b.reference, "DATE"),
]

_SETS: list[Row] = [
    ("often", "v=OFTEN", f.often, "SET"),
    ("each", "EVERY (u=UNIT | w=WEEKDAY p=DAYPART? | m=MONTH | s=SEASON | p2=DAYPART)", f.each, "SET"),
    ("each", "EVERY n=NUMBER (u=UNITS | u2=UNIT)", f.each, "SET"),
    ("each", "EVERYALL THE (n=NUMBER)? (u=UNITS | w=WEEKDAYS | w2=WEEKDAY | p=DAYPARTS)", f.each, "SET"),
    ("each", "(EVERYBEFORE | THE)? w=WEEKDAYS", f.each, "SET"),
    ("rate", "(f=TIMES | n=NUMBER TIMESWORD | TIMESWORD) PER THE? u=UNIT", f.rate, "SET"),
    ("working-days", "w=WEEKDAY UNTIL THE? y=WEEKDAY", f.working_days, "SET"),
]

_CLOCKS: list[Row] = [
    ("clock", f"skip=AT LAS? h=CLOCK CLOCKWORD? {_BEHIND_CLOCK}", f.clock, "TIME"),
    ("clock", f"skip=AT l=LAS? {_HOUR} {_BEHIND_CLOCK}", f.clock, "TIME"),
    ("clock", "skip=ATDOT h=CLOCKDOT", f.clock, "TIME"),
    ("clock", f"(h=CLOCK | h2=CLOCKDOT) k=CLOCKWORD {_BEHIND_CLOCK}", f.clock, "TIME"),
    ("clock", f"h=HOUR k=SURECLOCK mi=NUM? {_BEHIND_CLOCK}", f.clock, "TIME"),
    ("clock", "h=HOUR k=LETTERH mi=NUM", f.clock, "TIME"),
    ("noon", "skip=BEFORENOON v=NOON", f.clock, "TIME"),
    ("noon", "v=MIDNIGHT", f.clock, "TIME"),
]

# What looks like an expression and is none.
_NOTHING: list[Row] = [
    (name, pattern, f.nothing, "DATE")
    for name, pattern in (
        ("age", f"n=AMOUNT {_UNIT} OLD"),
        ("age", f"AGED OF? APOSTROPHE? QUALIFIER? n=AMOUNT {_UNIT}"),
        ("age", f"PERSON OF n=AMOUNT {_UNIT}"),
    )
]

ROWS: list[Row] = _CALENDAR + _QUARTERS + _COUNTED + _LENGTHS + _REFERENCES + _SETS + _CLOCKS + _NOTHING

HEADS = """
    MONTH MONTHABBR WEEKDAY WEEKDAYPART WEEKDAYS UNIT UNITS YEAR ISO NUMDATE DAYMONTH YEARSPAN DECADE DECADEWORD TENSUFFIX CENTURYWORD
    SEASON SEASONADV QUARTERWORD HALFWORD HALFOFYEAR CENTURYLETTERS QLETTER DEICTIC TONIGHT DAYPART DAYPARTS PMWORD NOON MIDNIGHT
    CLOCK CLOCKDOT CLOCKWORD SURECLOCK LETTERH LAS OFTEN PRESENT PASTADV FUTUREADV PASTNOUN FUTURENOUN UNITADV UNITEND LENGTHADJ
    REFERENCEHEAD HOLIDAYHEAD
""".split()
