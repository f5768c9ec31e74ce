"""English words of time, as tables.  The shape that every language's lexicon has; see `lexicon.py`."""

from __future__ import annotations

from typing import Any


def _words(text: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(text.split(), value)


def _numbered(text: str, first: int = 1) -> dict[str, Any]:
    """Words of one row, counted up; words joined by "/" share a number."""
    return {word: first + i for i, names in enumerate(text.split()) for word in names.split("/")}


MONTHS = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec"
)
WEEKDAYS = _numbered(
    "monday/mon/mondays tuesday/tue/tues/tuesdays wednesday/wed/weds/wednesdays thursday/thu/thur/thurs/thursdays friday/fri/fridays"
    " saturday/sat/saturdays sunday/sun/sundays",
    0,
)
DIGITS_AS_WORDS = _numbered("one two three four five six seven eight nine")
TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
TENS = {word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth twenty-first"
) | {"thirtieth": 30}

# code of a unit: its words, one and many
UNITS = {
    "S": ("second", "seconds secs"),
    "MI": ("minute", "minutes mins"),
    "H": ("hour", "hours hrs"),
    "D": ("day", "days"),
    "WE": ("weekend", "weekends"),
    "W": ("week", "weeks wks"),
    "FN": ("fortnight", "fortnights"),
    "M": ("month", "months"),
    "Q": ("quarter", "quarters"),
    "Y": ("year", "years yrs"),
    "DE": ("decade", "decades"),
    "CE": ("century", "centuries"),
    "ML": ("millennium", "millennia millenniums"),
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "nite": "TNI",
    "dawn": "TMO",
    "daybreak": "TMO",
    "dusk": "TEV",
    "overnight": "TNI",
}
REL = {
    "last": (-1, "publication"),
    "past": (-1, "publication"),
    "previous": (-1, "reference"),
    "preceding": (-1, "reference"),
    "prior": (-1, "reference"),
    "next": (1, "publication"),
    "coming": (1, "publication"),
    "upcoming": (1, "publication"),
    "following": (1, "reference"),
    "ensuing": (1, "reference"),
    "succeeding": (1, "reference"),
    "this": (0, "publication"),
    "current": (0, "publication"),
    "same": (0, "reference"),
}

CLASSES: dict[str, dict[str, Any]] = {
    "MONTH": MONTHS,
    "WEEKDAY": {word: n for word, n in WEEKDAYS.items() if not word.endswith("days")},
    "WEEKDAYS": {word: n for word, n in WEEKDAYS.items() if word.endswith("days")},
    "UNIT": {one: code for code, (one, _) in UNITS.items()} | {"yr": "Y", "min": "MI", "hr": "H", "sec": "S"},
    "UNITS": {word: code for code, (_, many) in UNITS.items() for word in many.split()},
    "YEARWORD": {"year": "Y"},
    "MONTHWORD": {"month": "M"},
    "LONGUNIT": {"decade": "DE", "century": "CE"},
    "QUARTERWORD": {"quarter": "Q"},
    "QUARTERS": {"quarters": "Q"},
    "PERIODWORD": {"period": ""},
    "CENTURYWORD": {"century": "CE"},
    "HALFWORD": {"half": ""},
    "SEASON": SEASONS,
    "SEASONS": {"springs": "SP", "summers": "SU", "autumns": "FA", "falls": "FA", "winters": "WI"},
    "DAYPART": DAYPARTS,
    "DAYPARTS": {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"},
    "NOON": {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"},
    "OCLOCK": {"clock": ""},
    "OH": {"o": "", "oh": 0},
    "AMPM": {
        **dict.fromkeys(("a.m.", "a.m", "am", "a. m."), 0),
        **dict.fromkeys(("p.m.", "p.m", "pm", "p. m."), 12),
    },
    "ZONE": _words("gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et ist jst msk eest eet z", ""),
    "LOCAL": {"local": ""},
    "TIMEWORD": {"time": ""},
    # numbers
    "NUM": {**DIGITS_AS_WORDS, **TEENS, **TENS},
    "DIGIT": DIGITS_AS_WORDS,
    "TWO": {"two": 2},
    "THOUSAND": {"thousand": 1000},
    "TEEN": {**TEENS, "twenty": 20},
    "TENS": {**TENS, **TEENS},
    "MAGNITUDE": {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20},
    "ORD": ORDINALS,
    "ORDSUFFIX": _words("st nd rd th", ""),
    "FIRST": {"first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1},
    "COUPLE": {"couple": 2, "pair": 2},
    "FEW": _words("few several many numerous some", None),
    "MANY": _words("some various", None),
    "GOOD": _words("good", None),
    "HALF": {"half": 0.5},
    "MORE": _words("more additional extra further other", ""),
    "ANOTHER": {"another": 1},
    # determiners and small words
    "THE": {"the": ""},
    "A": {"a": 1, "an": 1},
    "THIS": {"this": 0},
    "THAT": {"that": ""},
    "THESE": {"these": ""},
    "THOSE": {"those": ""},
    "POSSESSIVE": _words("its his her their our my your", ""),
    "OF": {"of": ""},
    "IN": {"in": ""},
    "AT": {"at": ""},
    "ON": {"on": ""},
    "AND": {"and": ""},
    "OR": {"or": ""},
    "SO": {"so": ""},
    "TO": {"to": "", "and": "", "or": ""},
    "UNTILWORD": {"to": "", "until": "", "through": "", "and": ""},
    "FROM": {"from": ""},
    "THAN": {"than": ""},
    "AS": {"as": ""},
    "POSS_S": {"'s": "", "’s": "", "'": "", "’": ""},
    "S": {"s": "", "'s": "", "’s": ""},
    "HYPHEN": {"-": "", "–": "", "‑": ""},
    "APOSTROPHE": {"'": "", "’": "", "‘": "", "`": ""},
    "DOT": {".": ""},
    "COMMA": {",": ""},
    "SLASH": {"/": ""},
    "OPEN": {"(": ""},
    "CLOSE": {")": ""},
    # relations
    "REL": REL,
    "NEXTWORD": {"next": 1, "following": 1, "ensuing": 1},
    "LASTWORD": {"last": -1, "past": -1},
    "SAME": {"same": 0, "very": 0},
    "SINGLE": {"single": ""},
    "AGO": {"ago": -1, "back": -1},
    "SINCEAGO": {"ago": -1},
    "EARLIER": {"earlier": -1, "before": -1, "previously": -1, "prior": -1, "beforehand": -1},
    "LATER": {"later": 1, "afterwards": 1, "afterward": 1, "after": 1, "thereafter": 1},
    "BEFORE": {"before": -1},
    "AFTER": {"after": 1},
    "NOW": {"now": "PRESENT_REF"},
    "HENCE": {"hence": 1},
    "AHEAD": {"ahead": 1, "to": 1},
    "AHEADWORD": {"ahead": 1},
    "YEARAGO": {"ago": "", "earlier": ""},
    "COMPARABLE": _words("comparable corresponding same similar equivalent", ""),
    "LATEST": _words("latest current recent", ""),
    "FULL": _words("full whole entire calendar", ""),
    "FISCAL": _words("fiscal financial", ""),
    "ENDED": _words("ended ending", ""),
    "LONG": _words("long old plus", ""),
    "OLD": {"old": ""},
    "ADDED": _words("additional extra further more", ""),
    # how much of it, how exactly
    "MOD": {
        "early": "START",
        "late": "END",
        "mid": "MID",
        "earlier": "EARLIER",
        "later": "LATER",
        "middle": "MID",
    },
    "EDGE": {
        "end": "END",
        "close": "END",
        "beginning": "START",
        "start": "START",
        "outset": "START",
        "middle": "MID",
        "midst": "MID",
        "turn": "START",
        "dawn": "START",
        "eve": "START",
    },
    "QUALIFIER": {
        **_words("about around approximately roughly circa nearly almost", "APPROX"),
        **_words("exactly just barely", ""),
    },
    "OVER": {"over": "MORE_THAN", "under": "LESS_THAN"},
    "MORETHAN": {"more": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN"},
    "UPTO": {"up": "EQUAL_OR_LESS"},
    "HUNDRED": {"hundred": 100},
    "HUNDREDS": _words("hundreds thousands dozens scores millions tens", None),
    "LEAST": {"least": "EQUAL_OR_MORE"},
    "MOST": {"most": "EQUAL_OR_LESS"},
    "ONLY": _words("full whole entire additional extra single mere further", ""),
    "GOODPART": {"part": ""},
    # days told from today
    "DEICTIC": {"today": 0, "yesterday": -1, "tomorrow": 1, **_words("tmrw tmr tomoz tomoro tomorow tommorow tmw", 1)},
    "TONIGHT": {"tonight": "TNI", "tonite": "TNI", "2nite": "TNI"},
    "DAYWORD": {"day": "D"},
    "DAYSWORD": {"days": ""},
    "WEEKWORD": {"week": "W"},
    "WEEKENDWORD": {"weekend": "WE"},
    "MIDNIGHTHOUR": {"midnight": "T24:00"},
    # references
    "PRESENT": _words("now currently presently nowadays", "PRESENT_REF"),
    "PRESENTADJ": _words("current", "PRESENT_REF"),
    "PASTADV": _words("recently lately", "PAST_REF"),
    "FUTUREADV": _words("soon shortly", "FUTURE_REF"),
    "FUTURENOUN": {"future": "FUTURE_REF"},
    "PASTNOUN": {"past": "PAST_REF"},
    "TERM": {"term": "", "run": ""},
    "NEAR": _words("near immediate short foreseeable not-too-distant distant medium", ""),
    "RIGHT": {"right": "", "just": ""},
    "MOMENT": {"moment": "PRESENT_REF", "present": "PRESENT_REF"},
    "DATEWORD": {"date": ""},
    "LATERWORD": {"later": "", "future": ""},
    "RECENT": {"recent": -1},
    "COMING": {"coming": 1, "upcoming": 1, "future": 1, "succeeding": 1},
    "PAST": {"past": -1, "previous": -1, "earlier": -1, "prior": -1},
    "WHILE": {"while": ""},
    "LONGADJ": _words("long lengthy short brief considerable extended", ""),
    "VERY": _words("very fairly rather quite relatively", ""),
    "SOME": {"some": ""},
    "SOMETIME": {"sometime": ""},
    "THENWORD": {"then": "PAST_REF"},
    "ONEWORD": {"one": ""},
    "SOON": _words("soon shortly", ""),
    "POSSIBLE": {"possible": ""},
    "ENDWORD": {"end": ""},
    "PERSONAL": _words("man woman boy girl son daughter child baby", ""),
    # what comes back
    "OFTEN": {
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "bimonthly": "P2M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
    },
    "EVERY": {"every": "EVERY", "each": "EACH"},
    "OTHERWORD": {"other": 2},
    "PER": {"per": ""},
    "TIMES": {"once": 1, "twice": 2, "thrice": 3},
    "TIMESWORD": {"times": ""},
    "DECADE": {word: n for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)},
    "QLETTER": {"q": ""},
    "HLETTER": {"h": ""},
    "FYLETTERS": {"fy": ""},
    "ERA": _words("bc bce", ""),
    "AD": {"ad": ""},
    "HOURSWORD": {"hours": "", "hrs": ""},
    "DAYSHORT": {"h": ""},
    "DAYSPAN": {"9-11": ""},
    "NUMSPAN": {"9-11": ""},
    "NTH": {**ORDINALS, "last": -1, "final": -1},
    "MORO": _words("moro morrow mrw morro mro", 1),
    "NAMEDDAY": {"9/11": "2001-09-11", "9-11": "2001-09-11", "7/7": "2005-07-07"},
}

# Words that need a capital (or a day's number beside them) to be a name of the calendar.
NEED_CAPITAL = frozenset("may march mar august dec sun sat wed mon jan apr jun fri thu tue sep oct nov aug jul feb".split())
# Months that are also people, places and deeds.
ALSO_NAMES = frozenset("march april may june august jan".split())
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
STREETS = frozenset("street avenue road lane boulevard drive st ave rd blvd square way plaza place court".split())
POSSESSIVES = frozenset("his her their my your our its".split())
# Nouns after which "the May ..." is a person's: "the May government".
PERSONS_NOUNS = frozenset(
    "government cabinet administration ministry premiership team camp era campaign family household presidency".split()
)
NOT_BEFORE_NUMERIC = frozenset("version v build release section chapter ip article figure table".split())
REPORTING = frozenset("said told says reported announced added wrote declared stated confirmed tweeted posted insisted".split())
# Words that make a number of four digits something else than a year.
NOT_BEFORE_YEAR = frozenset(
    "$ € £ ¥ # + / no nos number flight room page route highway model us$ c$ than nearly some about approximately over least most"
    " x article section boeing airbus area code line channel top only up under almost worth".split()
)
MEASURED_ADJECTIVES = frozenset(
    "year day page foot mile strong member pound ton metre meter man seat word room square kilometre kilometer acre".split()
)
# What is named after a weekday and is none: "Friday prayers".
NAMED_AFTER_DAYS = frozenset(
    "prayers prayer sermon sermons times telegraph mirror express post mail herald tribune independent world school".split()
)
NAMED_DAYS = frozenset("bloody black super cyber giving".split())  # "Bloody Sunday"
OF_A_GAME = frozenset("touchdown touchdowns comeback lead buzzer goal goals basket interception field".split())  # "third-quarter touchdown"
PERSONS = frozenset("son daughter child baby boy girl infant toddler man woman twins puppy kitten brother sister".split())
# Words after which "May", "March", "April", "June", "August" are a person, a place or a deed.
HONORIFICS = frozenset("mr mrs ms miss dr sir lady lord president minister secretary theresa prof senator sen rep judge".split())

# holiday's name in calendar.py: its words
HOLIDAYS: dict[str, str] = {
    "christmas": "christmas",
    "christmas day": "christmas",
    "christmas eve": "christmas-eve",
    "boxing day": "boxing-day",
    "new year's day": "new-year",
    "new years day": "new-year",
    "new year's eve": "new-year-eve",
    "new years eve": "new-year-eve",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter-monday",
    "easter week": "easter-week",
    "good friday": "good-friday",
    "palm sunday": "palm-sunday",
    "ash wednesday": "ash-wednesday",
    "pentecost": "pentecost",
    "independence day": "independence-day-us",
    "labor day": "labor-day-us",
    "labour day": "may-day",
    "memorial day": "memorial-day-us",
    "veterans day": "veterans-day",
    "presidents day": "presidents-day",
    "columbus day": "columbus-day",
    "martin luther king day": "mlk-day",
    "martin luther king jr. day": "mlk-day",
    "election day": "election-day-us",
    "halloween": "halloween",
    "valentine's day": "valentine",
    "st. patrick's day": "st-patrick",
    "bastille day": "bastille-day",
    "may day": "may-day",
    "mother's day": "mothers-day-us",
    "father's day": "fathers-day-us",
    "all saints' day": "all-saints",
    "epiphany": "epiphany",
}

# --- verb forms, for clues.py ---
FUTURE_AUX = frozenset("will 'll ’ll shall wo would may might".split())  # "wo": won't
# What makes "to" + verb point forward: "is to", "plans to", "agreed to".
TO_VERB = frozenset(
    """is are was were be been 's ’s 're ’re set due scheduled expected slated planned plans plan planning going likely supposed about
    hopes hope intends intend wants want wanted agreed agrees vowed vows promised promises wish aims prepares preparing poised proposed
    decided pledged threatened ordered urged asked invited expects expecting willing need needs ready refuses refused order seeks seeking
    tries trying bound called calls""".split()
)
FUTURE_WORDS = frozenset(
    """due scheduled expected planned planning payable upcoming expiring slated effective forthcoming tentatively
    postponed delayed rescheduled intends hopes""".split()
)
# Present forms that news uses of what is arranged.
SCHEDULED = frozenset(
    """meets begins opens starts resumes reconvenes convenes expires travels arrives departs leaves faces returns kicks hosts closes ends
    airs appears runs goes meet expire resume reconvene""".split()
)
SCHEDULED_PLURAL = frozenset("close open start begin end leave arrive return go run".split())  # after a plural or a pronoun
PRESENT_VERBS = frozenset("is are am has have does do says say 're ’re im".split())
PREPOSITIONS = frozenset(
    "on in at by since until till from to through during before after for within of over between around due into as under".split()
)
DETERMINERS = frozenset("a an the its their his her our still newly recently".split())  # before a form in "ed" that is an adjective
CASUAL = frozenset("i u you im we me ur lets ya pls thx".split())  # who writes to whom: a message, not a report
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt sgt sen rep gov st jr sr inc corp co ltd llc dept no vs jan feb mar apr jun jul aug sep sept oct nov dec
    calif fla mich wis minn mass conn pa va wash ill ind tex ariz ore ga ala tenn okla colo kan ky md del mo neb nev""".split()
)
IRREGULAR_PAST = frozenset(
    """was were had did said told made went came took got saw gave knew thought found left felt kept began brought held met ran wrote sat
    stood lost paid led fell rose grew drew flew broke chose drove froze hid rode shook spoke stole swore threw wore won shot sent spent
    built bought caught fought taught sought sold hit cut put set let hurt shut quit split spread burst cost bet bid slid struck stuck
    sank sang rang drank swam hung dug fed fled bled bred sped slept swept wept dealt meant lent bent heard laid read became overcame
    withdrew withheld understood undertook upheld forgot forgave foresaw outdid plunged soared dropped named gained agreed died""".split()
)
# Words in "ed" that are no past forms, and past forms that are mostly participles of what is to come.
BETWEEN = frozenset("also not now only probably likely never again soon then still".split())  # between an auxiliary and its verb
NOT_PAST = frozenset(
    """need indeed hundred red bed speed feed seed weed deed greed breed bleed steed exceed proceed succeed embed united
    alleged so-called wed shed fed fled sacred naked wicked""".split()
)
VERB_WORDS = (
    FUTURE_AUX | FUTURE_WORDS | SCHEDULED | SCHEDULED_PLURAL | PRESENT_VERBS | IRREGULAR_PAST | {"to", "set"}
)  # all that tell a tense
MEASURED = frozenset(
    """people men women children soldiers troops police officers workers jobs employees members students prisoners refugees
    residents homes houses miles feet yards meters metres kilometers kilometres km acres hectares pounds tons tonnes kg
    barrels dollars euros percent points shares votes seats copies units aircraft planes tanks vehicles cars passengers
    dead wounded casualties deaths civilians fighters rebels square cubic block words pages cases families others times items
    bodies calories meters""".split()
)
