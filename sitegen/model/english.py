"""Reasons in English: every phrase by its key, and how days and counts are written in them.

A phrase names its values in braces, and after a colon how they are told (see `reason.Teller.value`).  Other languages: `[reason]` in
`render/catalogs/<language>.toml`.
"""

from __future__ import annotations

from datetime import date

from sitegen.model.point import Point

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}

# what is counted: (one, more); "#" is the number
COUNTED = {
    "S": ("# second", "# seconds"),
    "MI": ("# minute", "# minutes"),
    "H": ("# hour", "# hours"),
    "D": ("# day", "# days"),
    "WE": ("# weekend", "# weekends"),
    "W": ("# week", "# weeks"),
    "FN": ("# fortnight", "# fortnights"),
    "M": ("# month", "# months"),
    "Q": ("# quarter", "# quarters"),
    "HY": ("# half-year", "# half-years"),
    "SEASON": ("# season", "# seasons"),
    "Y": ("# year", "# years"),
    "DE": ("# decade", "# decades"),
    "CE": ("# century", "# centuries"),
    "ML": ("# millennium", "# millenniums"),
    "sources": ("# other source agrees", "# other sources agree"),
    "people": ("# person", "# people"),
}

PHRASES = {
    "told": "{words}",  # a reason that was read back from a table of words
    # ---------------------------------------------------------------- a time expression: its words, and what they were counted from
    "timex": "“{text}”, {how}",
    "timex-cue": "“{text}” after “{cue}”, {how}",
    "timex-open": "“{text}” is counted from the day of publication, which is not known: it stays open",
    "timex-same": "“{text}” is the same on each day of publication that is left (published between {first} and {last})",
    "timex-between": (
        "“{text}” is counted from the day of publication, of which only bounds are known (published between {first} and {last}): {whole}"
    ),
    "somewhere": "somewhere between {start} and {stop}",
    "somewhere-later": "somewhere between {start} and later",
    "not-after": "not after {stop}",
    "not-after-later": "not after later",
    # what names no day
    "no-day": "names no day of the calendar",
    "no-calendar-day": "names no calendar day",
    "a-length": "a length of time, not a date",
    "repeats": "something that comes back, not one date",
    "habit": "at that time of each of them; no one day",
    "how-many": "how many is not told",
    "no-day-before": "no day was named before",
    "no-quarter-before": "no quarter was named before",
    "nothing-before": "nothing was spoken of before",
    "beside-unknown": "the day beside it is not known",
    "not-yet": "{length} on from {start} has not come yet: it is counted from another day",
    "stretch-length": "a stretch of time, how long is not told",
    "stretch-ends": "a stretch of time; no day that it begins or ends with was told",
    "quarter-which": "a quarter of {year}; which one is not told",
    "before-christ": "of the year {year} BC, which the text speaks of",
    # what is complete
    "named": "named in full: {result}",
    "years": "the years {first} to {last}",
    "range": "{how} to {last}",
    "result": "{how}: {result}",
    # what is counted
    "counted": "counted from {start}: {result}",
    "counted-forward": "counted forward from {start}: {result}",
    "counted-back": "counted back from {start}: {result}",
    "counted-on": "counted on from {start}: {result}",
    "counted-before": "counted back from {start}: {result}",
    "counted-within": "counted within {start}: {result}",
    "back": "{length} back from {start}: {result}",
    "forward": "{length} forward from {start}: {result}",
    "back-only": "{length} back from {start}",
    "forward-only": "{length} forward from {start}",
    "back-window": "{length} back from {start}: {first} to {last}",
    "forward-window": "{length} forward from {start}: {first} to {last}",
    "same-day": "the same day",
    "about-day": "about {day}",
    "last-before": "the last one before {start}: {result}",
    "next-after": "the next one after {start}: {result}",
    "in-week": "the one in the week of {start}: {result}",
    "in-year": "the one in the year of {start}: {result}",
    "nearest": "the one nearest to {start}: {result}",
    "weekday-in": "the {result:weekday} in {start}: {result}",
    "weekday-before": "the {result:weekday} before {start}: {result}",
    "weekday-after": "the {result:weekday} after {start}: {result}",
    "day-weekday": "the {day} that is a {result:weekday}, counted from {start}: {result}",
    # what the text itself gives
    "day-beside": "on the day named beside it, {result}",
    "on-publication": "on the day of publication, {result}",
    "ended": "by the day on which it ended: {result}",
    "spoken-last": "what the text spoke of last: {result}",
    "told-of": "told of {start}: {result}",
    "story-named": "the day that was named in full: {result}",
    "story-on": "the story goes on from {start}: {result}",
    "month-spoken": "in the month that the text speaks of: {result}",
    "months-of-year": "so many months of that year: {result}",
    "quarter-spoken": "the quarter that the text speaks of: {result}",
    "quarter-spoken-in": "the quarter that the text speaks of, in {year}: {result}",
    # ---------------------------------------------------------------- why another reading lost
    "not-month-first": "the month is read first",
    "not-word-forward": "“{word}” points forward",
    "not-word-back": "“{word}” points back",
    "not-word-nearer": "“{word}” points to the nearer one",
    "not-called-off": "of what was called off, it is farther away",
    "not-verb-forward": "the verb points forward",
    "not-verb-past": "the verb is in the past",
    "not-news-ahead": "news without a verb beside it tells of what has happened",
    "not-that-weekday": "that year it falls on another weekday",
    "not-just-ended": "the one before has just ended",
    "not-come-yet": "it has not come yet",
    "not-long-back": "it lies {age:n} back, the next one {wait:n} ahead",
    "not-far-ahead": "the next one is {wait:n} ahead",
    "not-over": "what ended with it is over",
    "not-farther": "it is farther away",
    "not-yesterday": "that would be “yesterday”",
    "not-last-month": "that would be “last month”",
    "not-next-but-one": "“next” is taken as the first one to come",
    # ---------------------------------------------------------------- how the day of publication is known
    "front-matter-says": "The front matter says “published: {words}”.",
    "found-at": "{evidence} Where that was found: {found}",
    "page-says": "The page's {place} says “{words}”.",
    "file-name-holds": "The name of the file holds the date {day}.",
    "dateline-reads": "The dateline reads “{words}”.",
    "line-reads": "A line near the top reads “{words}”.",
    "zone-publisher": "{evidence} In {zone}, where the publisher is, that was {day}.",
    "zone-site": "{evidence} In {zone}, by which this site counts its days, that was {day}.",
    "dateline-says": "the dateline says “{words}”",
    "text-says": "the text says “{words}”",
    "looks-back": "it looks back on “{words}”, so it is not older than that",
    "looks-back-since": "it looks back on “since {words}”, so it is not older than that",
    "not-later": "it cannot be later than {day:long}, the day this timeline was built for",
    "says-no-more": "the article itself says no more",
    "neighbour-weekday": "{source} puts the same {kind} ({who}) on a {weekday}",
    "neighbour-day": "{source} puts the same {kind} ({who}) on {day}",
    "only-left": "of the days left only {day:long} fits",
    # ---------------------------------------------------------------- how a claim got its date
    "to-be-kept": "To be kept: {why}",
    "was-moved": "It was moved: before, it was to be on {before}.",
    "agreed-there": "It was agreed at a meeting that this article dates.",
    "by-story": "Its own sentence names no day; the story around it is told of “{text}”.",
    "by-report": "The text names no day; it goes on, and the report is of {day:long}.",
    "of-the-visit": "It belongs to the visit that this article dates.",
    "from-to": "From “{first}” to “{last}”.",
    "was-nth-day": "That was day {n} of it.",
    "ended-after": "It ended then, after {days:n}.",
    "begins-lasts": "It begins then, and lasts {days:n}.",
    # which words told of it
    "words": "“{words}”",
    "words-it": "“{words}” it",
    "first-day": "the words name its first day",
    "begun": "it had begun",
    "last-day": "the words name its last day",
    "nth-day": "the words name its {n:nth} day",
    "over-that-day": "told on the day on which it was over",
    "lasts": "it lasts {days:n}",
    "days-after": "{days:n} after the day that the words name",
    "days-before": "{days:n} before the day that the words name",
    # ---------------------------------------------------------------- an event's date, of all its reports and notes
    "others-agree": "{why:open}; {others:n}",
    "set-by-note": "Set by the editor's note “{title}”: {own}.",
    "before": "Before: {why}",
    "editor-gave": "given by the editor: “{words}”",
    # ---------------------------------------------------------------- why reports are one event
    "ruled-same": "an editor's note says that they are the same",
    "both-name": "both name {names:,}",
    "speaks-for": "one speaks for another: {names:,}",
    "named-by-other": "named in the sentence of the other: {names:,}",
    "same-words": "same words: {words:,}",
    "both-in": "both in {place}",
    "date-changed": "one report says that the date was changed",
    "story-near": "the day of the story around one of them is next to the other's",
    "days-apart": "the dates are {gap:n} apart, and all else agrees",
    "both-on": "both on {day:iso}",
    "within-week": "the dates agree within a week",
    "within-month": "the dates agree within a month",
    "same-amount": "the same amount",
    "near-amount": "nearly the same amount",
    # ---------------------------------------------------------------- where sources disagree
    "side": "{reading} in {sources:,}",
    "side-more": "{reading} in {sources:,} and {more} more",
    "date-differs": "the date differs: {sides:;}",
    "place-differs": "the place differs: {sides:;}",
    "amount-differs": "the amount differs: {sides:;}",
    "participants-differ": "the participants differ: {sides:;}",
    "status-differs": "reports disagree on what became of it: {sides:;}",
    "figures-differ": "figures for “{thing}” differ: {sides:;}",
    "says-both": "{source} says both “{one}” ({first}) and “{other}” ({second})",
    "open": "open",
    "two-holders": "{source} gives the office “{office}” to {people:n}: {names:and}",
    "other-holder": "“{words}”: by actors.toml {names:and} held the office “{office}” on {day:iso}",
    "other-holder-between": "“{words}”: by actors.toml {names:and} held the office “{office}” between {first:iso} and {last:iso}",
    "term-to": "{fact}; {name} held it from {start:iso} to {stop:iso}",
    "term-on": "{fact}; {name} held it from {start:iso} on",
}


def day_words(day: date) -> str:
    """ "Tuesday 18 March 2025"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def long_words(day: date) -> str:
    """ "18 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def unit_words(point: Point) -> str:
    """A unit longer than a day, as a reader would name it."""
    unit, day = point
    if unit == "W":
        return f"the week of Monday {long_words(day)}"
    if unit == "WE":
        return f"the weekend of Saturday {long_words(day)}"
    if unit == "M":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if unit == "Q":
        return f"the {NTH[(day.month + 2) // 3]} quarter of {day.year}"
    if unit == "HY":
        return f"the {'first' if day.month < 7 else 'second'} half of {day.year}"
    if unit == "SEASON":
        return f"{SEASONS[day.month]} {day.year}"
    if unit == "DE":
        return f"the {day.year}s"
    if unit == "CE":
        return f"the years {day.year} to {day.year + 99}"
    return str(day.year)
