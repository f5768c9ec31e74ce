"""The rows: how words of the lexicon's classes make a time expression.

(name, pattern over classes, builder, type).  The longest match wins, then the earlier row.  Labels are said in
`build.py` and `build_counted.py`.
"""

from __future__ import annotations

from sitegen.temporal.counting.ancient import before_christ
from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import build_counted as c
from sitegen.temporal.reading.grammar import Row
from sitegen.temporal.reading.informal import hour, this_half

_D = "THE?"  # a determiner that belongs to the expression
_MOD = "(THE? o=MOD HYPHEN?)?"
_QUARTER = "QUARTERWORD"

CALENDAR: list[Row] = [
    ("weekday-day", "w=WEEKDAY DOT? COMMA? THE? d=DAY ORDSUFFIX", b.calendar, "DATE"),
    ("iso-date", "t=ISO", b.iso, "DATE"),
    ("numeric-date", "t=NUMDATE", b.numeric, "DATE"),
    ("named-day", "NAMEDDAY", b.named_day, "DATE"),
    ("bare-day", "THE d=DAY ORDSUFFIX", b.calendar, "DATE"),
    ("anno-domini", "AD y=NUM", b.anno_domini, "DATE"),
    ("anno-domini", "y=NUM AD", b.anno_domini, "DATE"),
    ("century", "THE? (o=MOD HYPHEN?)? d=DAYNUM HYPHEN? CENTURYWORD AD", b.century, "DATE"),
    ("before-christ", f"{_MOD} y=NUM ERA", before_christ, "DATE"),
    ("before-christ", "THE? (o=MOD HYPHEN?)? y=NUM s=S ERA", before_christ, "DATE"),
    ("before-christ", "THE? (o=MOD HYPHEN?)? f=SEASON OF? y=NUM ERA", before_christ, "DATE"),
    ("before-christ", f"{_MOD} m=MONTH OF? y=NUM ERA", before_christ, "DATE"),
    ("before-christ", "d=DAYNUM OF? m=MONTH COMMA? y=NUM ERA", before_christ, "DATE"),
    ("before-christ", "m=MONTH d=DAYNUM COMMA y=NUM ERA", before_christ, "DATE"),
    ("before-christ", "THE? (o=MOD HYPHEN?)? d=DAYNUM HYPHEN? c=CENTURYWORD ERA", before_christ, "DATE"),
    ("month-day-year", "(w=WEEKDAY DOT? COMMA?)? m=MONTH DOT? d=DAYNUM COMMA? y=YEAR", b.calendar, "DATE"),
    ("day-month-year", "(w=WEEKDAY DOT? COMMA? THE?)? THE? d=DAYNUM HYPHEN? OF? m=MONTH DOT? HYPHEN? COMMA? y=YEAR", b.calendar, "DATE"),
    ("month-day", "(w=WEEKDAY DOT? COMMA?)? m=MONTH DOT? THE? d=DAYNUM", b.calendar, "DATE"),
    ("day-month", "(w=WEEKDAY DOT? COMMA? THE?)? THE? d=DAYNUM OF? m=MONTH", b.calendar, "DATE"),
    ("nth-weekday", "THE x=NTH w=WEEKDAY (OF | IN) m=MONTH (COMMA? y=YEAR)?", b.nth_weekday, "DATE"),
    ("each-nth-weekday", "THE? x=NTH (AND NTH)? w=WEEKDAY (OF | IN)? (e=EVERY | THE) MONTHWORD", c.each, "SET"),
    ("weekday-month-day", "r=REL r9=REL? w=WEEKDAY COMMA? m=MONTH DOT? d=DAYNUM", b.calendar, "DATE"),
    ("day-range", "m=MONTH DOT? t=DAYSPAN (COMMA? y=YEAR)?", b.day_span, "DATE"),
    ("short-date", "t=DAYSPAN", b.short_date, "DATE"),
    ("day-range", "t=DAYSPAN m=MONTH (COMMA? y=YEAR)?", b.day_span, "DATE"),
    ("month-year", f"{_MOD} m=MONTH DOT? COMMA? OF? y=YEAR", b.calendar, "DATE"),
    ("month-year", f"{_MOD} m=MONTH COMMA? OF? THE? YEARWORD? y=SPELLED", b.calendar, "DATE"),
    ("month-year", "m=MONTH (UNIT | DAYPART) (IN | OF) y=YEAR", b.calendar, "DATE"),
    ("month", f"{_MOD} m=MONTH", b.calendar, "DATE"),
    ("month", "o=MOD IN m=MONTH", b.calendar, "DATE"),
    ("month-year", "o=MOD IN m=MONTH DOT? COMMA? OF? y=YEAR", b.calendar, "DATE"),
    ("month", "THE MONTHWORD OF m=MONTH (COMMA? y=YEAR)?", b.calendar, "DATE"),
    ("month-year", f"{_MOD} m=MONTH APOSTROPHE (y=YY | y2=DAY)", b.short_year, "DATE"),
    ("related-month", "(THE? o=MOD)? THE? r=REL r9=REL? m=MONTH", b.related, "DATE"),
    ("year", f"{_MOD} y=YEAR", b.calendar, "DATE"),
    ("year", "THE YEARWORD y=YEAR", b.calendar, "DATE"),
    ("year", "o=MOD IN THE? YEARWORD? y=YEAR", b.calendar, "DATE"),
    ("year", "(THE YEARWORD)? y=SPELLED", b.calendar, "DATE"),
    ("year", "APOSTROPHE (y=YY | y2=DAY)", b.short_year, "DATE"),
    ("season-year", "THE? (o=MOD HYPHEN?)? s=SEASON OF? APOSTROPHE (y=YY | y2=DAY)", b.short_year, "DATE"),
    ("year-range", "t=YEARSPAN", b.year_span, "DATE"),
    ("year-end", "YEARWORD (HYPHEN | POSS_S)? ENDWORD", b.year_end, "DATE"),
    ("decade", "THE? (o=MOD HYPHEN?)? y=YEAR S", b.decade, "DATE"),
    ("decade", "THE? (o=MOD HYPHEN?)? APOSTROPHE? y=YY S", b.decade, "DATE"),
    ("decade", "THE? (o=MOD HYPHEN?)? (TEEN HYPHEN?)? w=DECADE", b.decade, "DATE"),
    ("century", "THE? (o=MOD HYPHEN?)? d=DAYNUM HYPHEN? CENTURYWORD", b.century, "DATE"),
    ("season-year", "THE? (o=MOD HYPHEN?)? s=SEASON (OF | COMMA)? (y=YEAR | THE? YEARWORD? y2=SPELLED)", b.calendar, "DATE"),
    ("season-year", "THE? (o=MOD HYPHEN?)? s=SEASON OF? t=YEARSPAN", b.season_span, "DATE"),
    ("that-season", "(THAT SAME? | THE SAME) s=SEASON", b.that_season, "DATE"),
    ("season", "THE (o=MOD HYPHEN?)? s=SEASON", b.calendar, "DATE"),
    ("season", "o=MOD HYPHEN? s=SEASON", b.calendar, "DATE"),
    ("season", "s=SEASON", b.calendar, "DATE"),
    ("related-season", "THE? (o=MOD HYPHEN?)? r=REL r9=REL? s=SEASON", b.related, "DATE"),
    ("quarter", f"{_D} (o=MOD)? (f=FISCAL HYPHEN?)? q=ORD {_QUARTER}", b.part_of_year, "DATE"),
    ("quarter", f"(f=FISCAL HYPHEN?)? q=ORD HYPHEN {_QUARTER}", b.part_of_year, "DATE"),
    ("quarter", f"THE FISCAL HYPHEN? q=ORD HYPHEN? {_QUARTER}", b.part_of_year, "DATE"),
    ("quarter", f"{_D} q=FIRST {_QUARTER}", b.part_of_year, "DATE"),
    ("second-quarters", "q=ORD QUARTERS (OF y=YEAR)?", b.part_of_year, "DATE"),
    ("quarter", f"{_D} q=ORD {_QUARTER} OF f=FISCAL? YEARWORD? y=YEAR", b.part_of_year, "DATE"),
    ("quarter", f"THE? f=FISCAL? y=YEAR q=ORD HYPHEN? {_QUARTER}", b.part_of_year, "DATE"),
    ("half", "THE? (FIRST | q=ORD) TWO QUARTERS OF y=YEAR", b.first_half, "DATE"),
    ("quarter", "QLETTER q=DAY (OF? y=YEAR)?", b.part_of_year, "DATE"),
    ("quarter", f"r=REL YEARWORD POSS_S f=FISCAL? q=ORD HYPHEN? {_QUARTER}", b.part_of_year, "DATE"),
    ("quarter", f"THE q=ORD {_QUARTER} (OF | IN)? r=REL YEARWORD", b.part_of_year, "DATE"),
    ("half", "THE q=ORD h=HALFWORD ((OF | IN)? y=YEAR)?", b.part_of_year, "DATE"),
    ("half", "THE? q=FIRST h=HALFWORD OF y=YEAR", b.part_of_year, "DATE"),
    ("half", "THE q=ORD h=HALFWORD (OF | IN)? r=REL YEARWORD", b.part_of_year, "DATE"),
    ("half", "THE q=ORD h=HALFWORD OF t=THE YEARWORD", b.part_of_year, "DATE"),
    ("quarter", f"THE q=ORD {_QUARTER} OF t=THE YEARWORD", b.part_of_year, "DATE"),
    ("half", "h=HLETTER q=DAY OF? y=YEAR", b.part_of_year, "DATE"),
    (
        "year-ago-quarter",
        f"THE? COMPARABLE? YEARWORD HYPHEN? YEARAGO FISCAL? ((q=ORD HYPHEN?)? u={_QUARTER} | PERIODWORD)",
        b.year_ago_part,
        "DATE",
    ),
    ("year-ago-quarter", f"THE {_QUARTER} A YEARWORD YEARAGO", b.year_ago_part, "DATE"),
    ("year-ago-quarter", f"THE COMPARABLE (u={_QUARTER} | PERIODWORD) (A YEARWORD YEARAGO | LASTWORD YEARWORD)", b.year_ago_part, "DATE"),
    ("year-ago-quarter", f"LASTWORD YEARWORD POSS_S (q=ORD HYPHEN?)? u={_QUARTER}", b.year_ago_part, "DATE"),
    ("year-ago", "YEARWORD HYPHEN? YEARAGO", b.year_ago_part, "DATE"),
    ("same-quarter", f"(THE | THAT) LATEST? {_QUARTER}", b.same_part, "DATE"),
    ("same-quarter", "(THE | THIS) (LATEST | PRESENTADJ) PERIODWORD", b.same_part, "DATE"),
    ("same-quarter", f"THE y=YEAR ({_QUARTER} | PERIODWORD)", b.same_part, "DATE"),
    ("fiscal-year", "THE? FISCAL YEARWORD? y=YEAR", b.fiscal_year, "DATE"),
    ("fiscal-year", "FISCAL HYPHEN YEARWORD y=YEAR", b.fiscal_year, "DATE"),
    ("fiscal-year", "THE y=YEAR FISCAL YEARWORD", b.fiscal_year, "DATE"),
    ("fiscal-year", "FYLETTERS APOSTROPHE? (y=YEAR | y2=YY | y3=DAY)", b.fiscal_year, "DATE"),
    ("fiscal-year", "THE (r=REL)? FISCAL YEARWORD", b.fiscal_year, "DATE"),
    ("fiscal-year", "r=REL FISCAL YEARWORD", b.fiscal_year, "DATE"),
    ("weekday", "(o=MOD HYPHEN?)? w=WEEKDAY p=DAYPART?", b.calendar, "DATE"),
    ("weekday-short-date", "w=WEEKDAY DOT? COMMA? t=DAYSPAN", b.weekday_short_date, "DATE"),
    ("weekday-week", "w=WEEKDAY WEEKWORD", b.weekday_week, "DATE"),
    ("weekday-week", "A WEEKWORD (ON | FROM) w=WEEKDAY", b.weekday_week, "DATE"),
    ("weekday", "o=MOD ON? w=WEEKDAY p=DAYPART?", b.calendar, "DATE"),
    ("related-weekday", "(o=MOD)? THE? r=REL r9=REL? w=WEEKDAY p=DAYPART?", b.related, "DATE"),
]

COUNTED: list[Row] = [
    ("day-word", "(o=MOD)? w=DEICTIC p=DAYPART?", b.deictic, "DATE"),
    ("tonight", "h=HOUR t=TONIGHT", c.hour_tonight, "TIME"),
    ("tonight", "(o=MOD)? t=TONIGHT", b.deictic, "TIME"),
    ("related-part", "(o=MOD)? r=REL p=DAYPART", c.related_part, "TIME"),
    ("hour-part", "h=HOUR r=REL p=DAYPART", c.hour_of_part, "TIME"),
    ("this-half", "r=REL ap=AMPM", this_half, "TIME"),
    ("related-unit", "(o=MOD)? THE? r=REL r9=REL? u=UNIT", c.related_unit, "DATE"),
    ("next-unit", "THE r=NEXTWORD SINGLE? u=DAYWORD", c.next_unit, "DATE"),
    ("next-part", "y=THE r=REL p=DAYPART", c.related_part, "TIME"),
    ("following-units", "THE NEXTWORD u=UNITS", c.length, "DURATION"),
    ("day-after", "THE p=DAYPART x=AFTER", c.next_unit, "TIME"),
    ("day-before", "THE p=DAYPART x=BEFORE", c.next_unit, "TIME"),
    ("day-after", "THE u=UNIT x=AFTER", c.next_unit, "DATE"),
    ("day-before", "THE u=UNIT x=EARLIER", c.next_unit, "DATE"),
    ("related-unit", "THE u=UNIT (x=AFTER NEXTWORD | x2=BEFORE LASTWORD)", c.next_but_one, "DATE"),
    ("same-unit", "(o=MOD ON? IN?)? (THAT SAME? | THE SAME) SINGLE? u=UNIT", c.same_unit, "DATE"),
    ("same-part", "(y=THAT SAME? | y2=THE SAME) p=DAYPART", c.related_part, "TIME"),
    ("the-unit", "(o=MOD IN)? THE FULL? u=UNIT", c.same_unit, "DATE"),
    ("units-ago", "(g=APPROX | g2=OVER)? n=COUNT STRAIGHT? u=UNITS (z=AND A HALF)? (OR SO)? a=AGO", c.counted, "DATE"),
    ("units-ago", "(g=APPROX | g2=OVER)? n=COUNT u=UNIT (z=AND A HALF)? (OR SO | OR TWO)? a=AGO", c.counted, "DATE"),
    ("units-ago", "(o=MOD)? u=UNITS a=AGO", c.counted, "DATE"),
    ("units-from-now", "(g=APPROX)? n=COUNT (u=UNITS | u2=UNIT) (FROM (b=NOW | b2=DEICTIC) | b3=HENCE)", c.counted, "DATE"),
    ("units-earlier", "(g=APPROX | g2=OVER)? n=COUNT STRAIGHT? u=UNITS x=EARLIER", c.counted, "DATE"),
    ("units-earlier", "(g=APPROX | g2=OVER)? n=COUNT u=UNIT x=EARLIER", c.counted, "DATE"),
    ("units-earlier", "u=UNITS x=EARLIER", c.counted, "DATE"),
    ("units-later", "u=UNITS x=LATER", c.counted, "DATE"),
    ("units-later", "(g=APPROX | g2=OVER)? n=COUNT STRAIGHT? u=UNITS (z=AND A HALF)? x=LATER", c.counted, "DATE"),
    ("units-later", "(g=APPROX | g2=OVER)? n=COUNT u=UNIT (z=AND A HALF)? x=LATER", c.counted, "DATE"),
    ("window", "(g=APPROX)? (THE | THESE)? r=REL n=COUNT STRAIGHT? u=UNITS (OR SO)?", c.window, "DURATION"),
    ("window", "(g=APPROX)? THE? r=REL n=COUNT u=UNIT", c.window, "DURATION"),
    ("window", "THE r=REL u=LONGUNIT", c.window, "DURATION"),
    ("first-units", "THE? FIRST n=COUNT u=UNITS", c.first_units, "DURATION"),
    ("recent-units", "(THE | THESE)? b=RECENT u=UNITS (AND UNITS)?", c.within, "DURATION"),
    ("coming-units", "THE? COMING u=UNITS", c.within, "DATE"),
    ("past-units", "c=PAST u=UNITS", c.within, "DATE"),
    ("units-ahead", "THE u=UNITS AHEADWORD", c.within, "DATE"),
    ("units-ahead", "THE? u=UNITS TOWORD COME", c.within, "DATE"),
]

LENGTHS: list[Row] = [
    (
        "length",
        "((g=APPROX)? (THE | THOSE | THESE)? | g2=OVER) n=COUNT (SORT | k=WORKING)? u=UNITS (z=AND A HALF)? (OR SO)?",
        c.length,
        "DURATION",
    ),
    ("length", "(g=APPROX | g2=OVER)? n=COUNT SORT? u=UNIT (z=AND A HALF)? (OR SO)?", c.length, "DURATION"),
    ("length", "n=COUNT HYPHEN (u=UNIT | u2=UNITS)", c.length, "DURATION"),
    ("length", "THE? YEARWORD HYPHEN? YEARAGO n=COUNT u=UNITS", c.length, "DURATION"),
    ("seasons", "(THE? r=REL)? n=COUNT u=SEASONS", c.seasons, "DURATION"),
    ("length-adjective", "n=COUNT HYPHEN (u=UNIT | u2=UNITS) HYPHEN LONG", c.length, "DURATION"),
    ("length-adjective", "u=UNITS HYPHEN LONG", c.length, "DURATION"),
    ("length-adjective", "u=UNIT HYPHEN LONG", c.one_long, "DURATION"),
    ("length-adjective", "u=UNITLONG", c.one_long, "DURATION"),
    ("length", "u=UNITS", c.length, "DURATION"),
    ("length", "A? QUARTERWORD (HYPHEN | OF A) CENTURYWORD", lambda m: Meaning("duration", unit="Y", n=25, value="P25Y"), "DURATION"),
    ("some-time", "SOME TIMEWORD", lambda m: Meaning("duration", value="PXX"), "DURATION"),
    ("a-while", "A WHILE", lambda m: Meaning("duration", value="PXX"), "DURATION"),
    ("a-while", "A VERY? LONGADJ (TIMEWORD | PERIODWORD | WHILE)", lambda m: Meaning("duration", value="PXX"), "DURATION"),
]

REFERENCES: list[Row] = [
    ("present", "RIGHT? v=PRESENT", b.reference, "DATE"),
    ("present", "RIGHT? v=NOW", b.reference, "DATE"),
    ("present", "v=PRESENTADJ", b.reference, "DATE"),
    ("present", "THESE DAYSWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("present", "THE v=MOMENT", b.reference, "DATE"),
    ("then", "THENWORD", c.then, "DATE"),
    ("past", "(MORE | MOST)? v=PASTADV", b.reference, "DATE"),
    ("past", "(A? VERY? LONGADJ (TIMEWORD | WHILE)? | SOME TIMEWORD | A WHILE | MOMENTS) SINCEAGO", b.fixed("PAST_REF"), "DATE"),
    ("past", "THE OTHERWORD DAYWORD", b.fixed("PAST_REF"), "DATE"),
    ("past", "THE RECENT? v=PASTNOUN", b.reference, "DATE"),
    ("future", "v=FUTUREADV", b.reference, "DATE"),
    ("future", "THE (NOT HYPHEN TOO HYPHEN)? NEAR? v=FUTURENOUN", b.reference, "DATE"),
    ("future", "THE NEAR HYPHEN? TERM", b.fixed("FUTURE_REF"), "DATE"),
    ("future", "AS SOON AS POSSIBLE", b.fixed("FUTURE_REF"), "DATE"),
    ("future", "A LATERWORD DATEWORD", b.fixed("FUTURE_REF"), "DATE"),
]

SETS: list[Row] = [
    ("often", "v=OFTEN", c.often, "SET"),
    ("each", "e=EVERY (x=OTHERWORD | x2=ORD)? u=UNIT", c.each, "SET"),
    ("each", "e=EVERY (OTHERWORD | ORD) w=WEEKDAY", c.each, "SET"),
    ("weekday-span", "w=WEEKDAY HYPHEN v=WEEKDAY", b.weekday_span, "SET"),
    ("each", "e=EVERY n=COUNT u=UNITS", c.each, "SET"),
    ("each", "e=EVERY (m=MONTH | w=WEEKDAY p=DAYPART? | s=SEASON)", c.each, "SET"),
    ("each", "e=EVERY p=DAYPART", c.each, "SET"),
    ("each", "w=WEEKDAY p=DAYPARTS", c.each, "SET"),
    ("each", "w=WEEKDAYS", c.each, "SET"),
    ("weekends", "v=WEEKENDS", c.often, "SET"),
    ("weekdays", "v=WEEKDAYSWORD", c.often, "SET"),
    ("each", "e=EVERY (d=DAYNUM OF? m=MONTH | m2=MONTH d2=DAYNUM)", c.each, "SET"),
    ("rate", "f=TIMES (A | PER) u=UNIT", c.rate, "SET"),
    ("rate", "n=NUMBER TIMESWORD (A | PER) u=UNIT", c.rate, "SET"),
    ("rate", "PER u=UNIT", c.rate, "SET"),
]

CLOCKS: list[Row] = [
    ("clock", "(h=CLOCK | h2=CLOCKDOT | h3=HOUR | h4=NUM) ap=AMPM (z=ZONE | LOCAL TIMEWORD)?", c.clock, "TIME"),
    ("clock", "h=CLOCK (LOCAL TIMEWORD | z=ZONE)?", c.clock, "TIME"),
    ("clock", "h=HHMM (z=ZONE | LOCAL TIMEWORD | HOURSWORD | DAYSHORT)", c.clock, "TIME"),
    ("clock", "h=CLOCK (HOURSWORD | DAYSHORT)", c.clock, "TIME"),
    ("clock", "h=CLOCKDOT z=ZONE", c.clock, "TIME"),
    ("clock", "(h=HOUR | h3=NUM) OH APOSTROPHE OCLOCK (IN THE p=DAYPART)?", c.clock, "TIME"),
    ("clock", "(h=HOUR | h3=NUM | h2=CLOCK) IN THE p=DAYPART", c.clock, "TIME"),
    ("clock", "(h=CLOCK | h3=HOUR) ap=AMPMLETTER", c.clock, "TIME"),
    ("hour", "(h=HOUR | h2=CLOCKDOT)", hour, "TIME"),
    ("hour", "h=HOUR HYPHEN? i=ISH", hour, "TIME"),
    ("hour", "f=HALFWORD (p=PASTWORD)? h=HOUR", hour, "TIME"),
    ("hour", "q=QUARTERWORD (p=PASTWORD | t=TOWORD) h=HOUR", hour, "TIME"),
    ("noon", "h=HOUR? v=NOON (LOCAL TIMEWORD | z=ZONE)?", c.clock, "TIME"),
    ("day-part", "THE? (o=MOD HYPHEN?)? p=DAYPART", c.day_part, "TIME"),
    ("day-part", "o=MOD IN THE p=DAYPART", c.day_part, "TIME"),
]

# What looks like an expression and is none: the longest match wins here too, and takes its words away.
NOTHING: list[Row] = [
    (name, pattern, b.nothing, "DATE")
    for name, pattern in (
        ("age", "n=COUNT HYPHEN? (UNIT | UNITS) HYPHEN? OLD"),
        ("age", "DIGITS S"),
        ("fraction", "APPROX? NUMBER HYPHEN? QUARTERS OF?"),
        ("fraction", "APPROX? (NUMBER | A) HYPHEN? QUARTERWORD OF"),
        ("then-current", "THENWORD HYPHEN? PRESENTADJ"),
        ("rate", "COUNT (UNIT | UNITS) A UNIT"),
        ("soon-after", "SOON (AFTER | BEFORE | AS)"),
        ("soon-as", "AS SOON AS"),
        ("to-quarter", "THE? QUARTERWORD HYPHEN TO HYPHEN QUARTERWORD"),
        ("to-quarter", "A? (UNIT | YEARWORD) HYPHEN (TO | ON | OVER) HYPHEN UNIT"),
        ("units-of-age", "APPROX? COUNT UNITS OLD"),
    )
]

ROWS: list[Row] = CALENDAR + COUNTED + LENGTHS + REFERENCES + SETS + CLOCKS + NOTHING

# Classes of which every expression holds at least one: only there the rules are tried.
HEADS = (
    """MONTH WEEKDAY WEEKDAYS UNIT UNITS YEAR ISO NUMDATE YEARSPAN DECADE YY CENTURYWORD SEASON SEASONS QUARTERWORD PERIODWORD HALFWORD
    QLETTER HLETTER YEARWORD DEICTIC TONIGHT DAYPART DAYPARTS NOON AMPM CLOCK HHMM OCLOCK OFTEN PRESENT NOW PRESENTADJ
    PASTADV PASTADJ PASTNOUN FUTUREADV FUTURENOUN TERM MOMENT DATEWORD WHILE TIMEWORD TEEN QUARTERS OLD SOON HOLIDAYHEAD
    WEEKDAYSWORD UNITLONG ISH ZONE THENWORD SINCEAGO DAYSPAN THOUSAND NAMEDDAY ORDSUFFIX ERA AD"""
).split()
