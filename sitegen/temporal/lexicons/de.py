"""German words of time, as tables; the rows are those of `continental.py`."""

from __future__ import annotations

from typing import Any

from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import forms as f
from sitegen.temporal.reading.continental import HEADS, MARKS, ROMAN, ROWS, SHAPES, absent, numbered, words
from sitegen.temporal.reading.continental import forms as spread
from sitegen.temporal.reading.continental_guards import GUARDS, length_with_past
from sitegen.temporal.reading.grammar import Row
from sitegen.temporal.reading.verbs import Verbs

__all__ = ["BEFORE", "CLASSES", "CROSSING", "GUARDS", "HEADS", "HOLIDAYS", "ROWS", "RULES", "SETTLE", "SHAPES", "TENSE"]
__getattr__ = absent

_ENDINGS = ("e", "en", "er", "em", "es")  # of an adjective in front of its noun


def _bent(stems: str, value: Any) -> dict[str, Any]:
    return {stem + ending: value for stem in stems.split() for ending in _ENDINGS}


_DAYS = "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag"
_WEEKDAYS = numbered(_DAYS, 0)
_PARTS = {"früh": "TMO", "morgen": "TMO", "vormittag": "TMO", "mittag": "TMI", "nachmittag": "TAF", "abend": "TEV", "nacht": "TNI"}
_ONES = numbered("ein zwei drei vier fünf sechs sieben acht neun")
_NUMBERS = numbered(
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = {word: 10 * n for word, n in numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 2).items()}
_COMPOUND = {one + "und" + ten: n + m for one, n in _ONES.items() for ten, m in _TENS.items()}
_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, **{one + "einhalb": n + 0.5 for one, n in _ONES.items() if n > 1}}
_NUM: dict[str, float] = {**_NUMBERS, **_TENS, **_COMPOUND, **_HALVES}
_ORDINAL_STEMS = {
    **numbered(
        "erst zweit dritt viert fünft sechst siebt/siebent acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt"
        " siebzehnt achtzehnt neunzehnt"
    ),
    **{ten + "st": n for ten, n in _TENS.items() if n < 40},
    **{compound + "st": n for compound, n in _COMPOUND.items() if n < 32},
}
_ORDINALS = {stem + ending: n for stem, n in _ORDINAL_STEMS.items() for ending in _ENDINGS}
_UNIT_STEMS = {"stünd": "H", "täg": "D", "wöch": "W", "monat": "M"}
_LENGTHS = {
    number + unit + "ig" + ending: (n, code)
    for unit, code in _UNIT_STEMS.items()
    for number, n in {**_ONES, "mehr": None, **{k: v for k, v in _NUMBERS.items() if v in (10, 11, 12)}}.items()
    for ending in ("", *_ENDINGS)
}

CLASSES: dict[str, dict[str, Any]] = {
    **MARKS,
    "MONTH": numbered(
        "januar/jänner/januars februar/feber/februars märz aprils/april mai juni juli august september oktober november dezember"
    ),
    "MONTHABBR": numbered("jan feb mär/mrz apr mai jun jul aug sept/sep okt nov dez"),
    "MONTHWORD": {},
    "WEEKDAY": _WEEKDAYS,
    "WEEKDAYABBR": numbered("mo di mi do fr sa so", 0),
    "WEEKDAYS": {day + "s": n for day, n in _WEEKDAYS.items()},
    "WEEKDAYPART": {day + part: (n, told) for day, n in _WEEKDAYS.items() for part, told in _PARTS.items()},
    "UNIT": spread(
        {
            "sekunde": "S",
            "minute": "MI",
            "stunde": "H",
            "tag tags tages tage": "D",
            "wochenende wochenendes": "WE",
            "woche": "W",
            "monat monats monates": "M",
            "quartal quartals": "Q",
            "halbjahr halbjahres": "HY",
            "jahr jahres jahre": "Y",
            "jahrzehnt jahrzehnts": "DE",
            "jahrhundert jahrhunderts": "CE",
        }
    ),
    "UNITS": spread(
        {
            "sekunden": "S",
            "minuten": "MI",
            "stunden": "H",
            "tage tagen": "D",
            "wochenenden": "WE",
            "wochen": "W",
            "monate monaten": "M",
            "quartale quartalen": "Q",
            "jahre jahren": "Y",
            "jahrzehnte jahrzehnten": "DE",
            "jahrhunderte jahrhunderten": "CE",
        }
    ),
    "LENGTHADJ": _LENGTHS,
    "UNITADV": {
        "vorjahr": (-1, "Y", "publication"),
        "vorjahres": (-1, "Y", "publication"),
        "vormonat": (-1, "M", "publication"),
        "vorwoche": (-1, "W", "publication"),
        "vortag": (-1, "D", "reference"),
        "vorabend": (-1, "D", "reference"),
        "folgetag": (1, "D", "reference"),
        "folgejahr": (1, "Y", "reference"),
        "heuer": (0, "Y", "publication"),
    },
    "UNITEND": {"jahresende": (0, "Y", "publication"), "monatsende": (0, "M", "publication"), "jahresbeginn": (0, "Y", "publication")},
    "YEARWORD": words("jahr jahre jahres jahren", "Y"),
    "YEARSWORD": words("jahre jahren jahr"),
    "DECADEWORD": words("jahre jahren jahrzehnt"),
    "TENSUFFIX": words("er ern"),
    "DECADE": {
        stem: n
        for n, stem in enumerate("zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger".split(), 2)
        if n > 2
    },
    "CENTURYWORD": words("jahrhundert jahrhunderts jahrhunderte"),
    "CENTURYLETTERS": words("jh jhd jhdt"),
    "ROMAN": ROMAN,
    "QUARTERWORD": words("quartal quartals vierteljahr"),
    "HALFWORD": words("halbjahr halbjahres halbjahrs jahreshälfte"),
    "HALFOFYEAR": words("hälfte"),
    "QLETTER": words("q"),
    "SEASON": spread(
        {"frühling frühlings frühjahr frühjahrs": "SP", "sommer sommers": "SU", "herbst herbstes herbsts": "FA", "winter winters": "WI"}
    ),
    "BEFORESEASON": words("im seit ab bis zum vom"),
    "DAYPART": _PARTS,
    "CLOCKPART": {
        "morgens": "TMO",
        "früh": "TMO",
        "vormittags": "TMO",
        "mittags": "TAF",
        "nachmittags": "TAF",
        "abends": "TEV",
        "nachts": "TNI",
    },
    "NIGHTWORD": words("nacht"),
    "NIGHTTO": words("zum auf zu"),
    "CLOCKWORD": words("uhr"),
    "SURECLOCK": words("uhr"),
    "HOURNAME": {word: n for word, n in _NUMBERS.items() if n < 13} | {"ein": 1},
    "AT": words("um ab gegen bis seit von"),
    "BEFORENOON": {},
    "MIDNIGHT": {"mitternacht": "T24:00"},
    # numbers
    "NUM": _NUM,
    "MAGNITUDE": {"hundert": 100, "tausend": 1000, "dutzend": 12},
    "A": _bent("ein", 1) | {"ein": 1},
    "ORD": _ORDINALS | {"letztes": -1},
    "ORDSUFFIX": {},
    "FEW": _bent("einig mehrer wenig etlich viel", None) | words("paar viele mehrere", None),
    "HALF": _bent("halb", 0.5) | {"halb": 0.5},
    "QUALIFIER": words("etwa rund circa ca ungefähr gut knapp fast beinahe annähernd", "APPROX")
    | {"über": "MORE_THAN", "mehr": "MORE_THAN", "weniger": "LESS_THAN", "mindestens": "EQUAL_OR_MORE", "höchstens": "EQUAL_OR_LESS"},
    "THAN": words("als"),
    # small words
    "DAYTHE": words("der den dem des"),
    "THE": words("der die das den dem des"),
    "OF": words("des der von vom"),
    "AND": words("und"),
    "OR": words("oder"),
    "TO": words("bis oder"),
    "UNTIL": words("bis und auf"),
    "BEFOREDAY": words("am vom zum bis ab seit dem den der"),
    "BEFOREYEAR": words("seit ab bis von zwischen und in vor nach bereits schon anno gegründet geborene um"),
    # relations
    "REL": {
        **_bent("letzt vergangen vorig", (-1, "publication")),
        **_bent("vorletzt vorvergangen", (-2, "publication")),
        **_bent("nächst kommend", (1, "publication")),
        **_bent("übernächst", (2, "publication")),
        **_bent("dies laufend", (0, "publication")),
        "dies": (0, "publication"),
        **_bent("folgend darauffolgend", (1, "reference")),
        **_bent("vorhergehend vorangegangen", (-1, "reference")),
        **_bent("jen selb gleich", (0, "reference")),
        **_bent("gestrig", (-1, "publication")),
        **_bent("heutig", (0, "publication")),
        **_bent("morgig", (1, "publication")),
    },
    "RELMANY": {
        **_bent("letzt vergangen zurückliegend vorig", (-1, "publication")),
        **_bent("nächst kommend", (1, "publication")),
        **_bent("folgend", (1, "reference")),
    },
    "AGOBEFORE": words("vor"),
    "INBEFORE": words("in binnen"),
    "LATER": words("später danach darauf nachher"),
    "EARLIER": words("zuvor vorher davor früher"),
    "FORWORD": words("seit für über während jahrelang"),
    "EDGE": {
        "anfang": "START",
        "beginn": "START",
        "mitte": "MID",
        "ende": "END",
    },
    "DEICTIC": {"heute": 0, "gestern": -1, "morgen": 1, "vorgestern": -2, "übermorgen": 2},
    # references
    "PRESENT": words("jetzt derzeit zurzeit gegenwärtig momentan aktuell heutzutage", "PRESENT_REF"),
    "PASTADV": words("kürzlich neulich jüngst unlängst", "PAST_REF"),
    "FUTUREADV": words("bald demnächst künftig", "FUTURE_REF"),
    "FUTURENOUN": {"zukunft": "FUTURE_REF"},
    "PASTNOUN": {"vergangenheit": "PAST_REF"},
    "NEAR": words("naher nahen nähere näherer jüngsten jüngster ferner"),
    # what comes back
    "OFTEN": {
        **{
            "stündlich": "PT1H",
            "täglich": "P1D",
            "wöchentlich": "P1W",
            "monatlich": "P1M",
            "vierteljährlich": "P3M",
            "jährlich": "P1Y",
            "alljährlich": "P1Y",
        },
    },
    "EVERY": _bent("jed", "EVERY"),
    "EVERYALL": {},
    "PER": words("pro je in die am im"),
    "TIMES": {"einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5},
    "TIMESWORD": words("mal"),
    "OLD": words("alt alte alter alten altes"),
    "AGED": {},
    "REFERENCEHEAD": words("kürze bälde kurzem moment augenblick"),
    "SHORTLY": words("kürze bälde"),
    "RECENTLY": words("kurzem"),
    "SAMEREL": {},
    "ATDOT": {},
    "WEEKENDWORD": {"wochenende": "WE"},
    "ALLWORD": words("alle", "EVERY"),
    "MOMENTWORD": words("moment augenblick"),
    "IN": words("in im am"),
}

RULES: list[Row] = [
    ("past", "AGOBEFORE RECENTLY", b.fixed("PAST_REF"), "DATE"),
    ("future", "IN SHORTLY", b.fixed("FUTURE_REF"), "DATE"),
    ("present", "IN MOMENTWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("weekend", "skip=IN u=WEEKENDWORD", f.weekend, "DATE"),
    ("each", "EVERY n=ORD (u=UNIT)", f.each_nth, "SET"),
    ("each", "ALLWORD n=AMOUNT u=UNITS", f.each, "SET"),
]

HOLIDAYS: dict[str, str] = {
    "weihnachten": "christmas",
    "erster weihnachtstag": "christmas",
    "heiligabend": "christmas-eve",
    "heiliger abend": "christmas-eve",
    "silvester": "new-year-eve",
    "neujahr": "new-year",
    "neujahrstag": "new-year",
    "ostern": "easter",
    "ostersonntag": "easter",
    "ostermontag": "easter-monday",
    "karfreitag": "good-friday",
    "palmsonntag": "palm-sunday",
    "aschermittwoch": "ash-wednesday",
    "pfingsten": "pentecost",
    "pfingstsonntag": "pentecost",
    "allerheiligen": "all-saints",
    "valentinstag": "valentine",
}

SMALL_NAMES = False
NOUN_IF_CAPITAL = frozenset(("morgen",))
NOT_BEFORE = {"morgen": frozenset("am jeden den zum vom guten diesem diesen nächsten frühen dem der heute gestern".split())}
BEFORE_MONTH = frozenset(
    """im in seit bis ab von vom zum anfang mitte ende und oder der den des dem für nach vor noch schon bereits erst spätestens frühestens
    wie gegen über - – ( /""".split()
)
WEAK_BEFORE_YEAR = frozenset("bis von in und um vor nach schon bereits zwischen ab".split())
SMALL_WORDS = frozenset(
    """und oder bis als wurde wurden war waren hatte hatten ist sind hat haben wird werden soll sollen will wollen in im an am auf mit
    von zu zur
    zum bei nach vor für der die das den dem des ein eine einen einem er sie es sich noch nicht auch begann begannen gab kam führte dort
    erstmals wieder um gegen durch aus seit regiert bestehende geltende gültige lebt""".split()
)
MEASURED = frozenset(
    "prozent euro dollar soldaten menschen kilometer meter tonnen quadratmeter hektar grad stück mann personen millionen milliarden".split()
)
NAMED_AFTER_DAYS = frozenset("gebet gebete".split())
SETTLE = length_with_past
SLASH_IN_DOUBT = True
EVENT_BEHIND = frozenset("nach vor nachdem bevor seit".split())
COMING = frozenset("kommende kommenden kommendes".split())
LAST_OF = frozenset("letzte letzten letzter letztem letztes".split())
OF_SOMETHING = frozenset("des der vor von im".split())
NOT_WITH_UNIT = {"D": frozenset("vergangenen kommenden".split())}
ABBREVIATIONS = frozenset(
    "dr prof hr fr st nr bzw ca etwa z b u a d h v chr mio mrd jan feb mär apr aug sept okt nov dez di mi mo do sa so jh".split()
)

REPORTING = frozenset("sagte sagten erklärte erklärten teilte teilten berichtete betonte schrieb kündigte meldete bestätigte".split())
BEFORE = {
    "seit": "since",
    "seit dem": "since",
    "bis": "until",
    "bis zum": "until",
    "bis zu": "until",
    "spätestens": "by",
    "spätestens am": "by",
    "ab": "from",
    "ab dem": "from",
    "von": "from",
    "vom": "from",
    "am": "on",
    "im": "in",
    "vor": "before",
    "vor dem": "before",
    "nach": "after",
    "nach dem": "after",
    "während": "during",
    "zwischen": "between",
    "für": "for",
}
CROSSING = {
    ",": 4.0,
    "dass": 3.0,
    "der": 1.0,
    "und": 3.0,
    "aber": 4.0,
    "während": 4.0,
    "als": 3.0,
    "nachdem": 4.0,
    "weil": 4.0,
    "“": 3.0,
    "„": 3.0,
    '"': 3.0,
}
TENSE = Verbs(
    neither=frozenset(
        """vierte vierten werte werten experten konzerte konzerten wörter leute heute bitte seite weite breite zweite dritte fünfte geplante
        elterte erwarten warten starten arbeiten vertreten treten bieten bereiten begleiten leiten reiten streiten beste besten letzte
        letzten
        staaten beamten soldaten minuten daten kosten raketen""".split()
    ),
    future=frozenset(
        """wird werden werde würde würden soll sollen will wollen plant planen beabsichtigt beabsichtigen geplant vorgesehen erwartet
        angesetzt
        bevorstehende bevorstehenden steht dürfte dürften muss müssen kann können möchte trifft treffen reist reisen empfängt empfangen
        beginnt
        beginnen startet tagt tagen findet finden kommt kommen besucht endet stimmt wählt wählen berät beraten entscheidet fliegt eröffnet
        spricht hält veröffentlicht läuft tritt folgt fährt telefoniert verhandelt verhandeln verkündet unterzeichnet""".split()
    ),
    past=frozenset(
        """war waren wurde wurden hat haben hatte hatten traf trafen kam kamen ging gingen gab gaben sprach sprachen fand fanden nahm
        nahmen begann
        begannen starb starben hielt hielten ließ ließen lief stand standen sah sahen schrieb schrieben flog flogen fuhr fuhren verließ
        trat traten
        blieb blieben schloss schlossen beschloss beschlossen rief riefen warf griff griffen schlug schlugen gewann verlor fiel fielen
        stieg stiegen
        sank bekam zog zogen brach brachen empfing lud bat schien sagte sagten teilte teilten erklärte erklärten forderte kündigte
        reiste reisten
        besuchte besuchten betonte warnte brachte brachten dachte wusste wollte wollten sollte sollten musste mussten konnte konnten
        machte machten
        lehnte sicherte nannte versprach versprachen unterschrieb worden gewesen führte führten stimmte stimmten einigte einigten""".split()
    ),
    present=frozenset("ist sind hat haben".split()),
    nouns=frozenset("treffen reisen folgt besucht wählen kommen empfangen beraten verhandeln können wollen sollen müssen".split()),
    determiners=frozenset(
        """das ein dem beim zum im des vom am kein dieses jedes erstes ersten erste zweites zweiten nächstes nächsten letztes
        letzten seine seiner
        ihre ihrer die der bei vor nach mit auf von für ohne gemeinsames gemeinsamen neues neuen""".split()
    ),
    past_endings=(
        "ierte",
        "ierten",
        "igte",
        "igten",
        "tete",
        "teten",
        "nete",
        "neten",
        "dete",
        "deten",
        "chte",
        "chten",
        "elte",
        "elten",
        "erte",
        "erten",
    ),
    future_endings=(),
    least_chars=6,
)
