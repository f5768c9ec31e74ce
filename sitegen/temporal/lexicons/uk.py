"""Ukrainian words of time, as tables; the rows are those of `continental.py`.  A word stands in all its cases."""

from __future__ import annotations

from typing import Any

from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import forms as f
from sitegen.temporal.reading.continental import CYRILLIC_ROMAN, HEADS, MARKS, ROWS, SHAPES, absent, numbered, words
from sitegen.temporal.reading.continental import forms as spread
from sitegen.temporal.reading.continental_guards import GUARDS, later_with_past
from sitegen.temporal.reading.grammar import Row
from sitegen.temporal.reading.verbs import Verbs

__all__ = ["BEFORE", "CLASSES", "CROSSING", "GUARDS", "HEADS", "HOLIDAYS", "ROWS", "RULES", "SETTLE", "SHAPES", "TENSE"]
__getattr__ = absent

_HARD = "ий ого ому им им а ої ій у ою е і их ими".split()  # endings of an adjective: минулий, минулого ...
_SOFT = "ій ього ьому ім їм я ьої ю ьою є і іх іми".split()  # останній


def _bent(stems: str, value: Any, endings: list[str] = _HARD) -> dict[str, Any]:
    return {stem + ending: value for stem in stems.split() for ending in endings}


def _apostrophes(classes: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The same with each of the three apostrophes that are written: п'ять, п’ять, пʼять."""
    return {
        name: {word.replace("'", mark): value for word, value in table.items() for mark in (("'", "’", "ʼ") if "'" in word[1:] else ("'",))}
        for name, table in classes.items()
    }


_MONTHS = numbered(
    "січень/січня/січні/січню/січнем лютий/лютого/лютому/лютим березень/березня/березні/березню/березнем"
    " квітень/квітня/квітні/квітню/квітнем"
    " травень/травня/травні/травню/травнем червень/червня/червні/червню/червнем липень/липня/липні/липню/липнем"
    " серпень/серпня/серпні/серпню/серпнем вересень/вересня/вересні/вересню/вереснем жовтень/жовтня/жовтні/жовтню/жовтнем"
    " листопад/листопада/листопаді/листопаду/листопадом грудень/грудня/грудні/грудню/груднем"
)
_WEEKDAYS = numbered(
    "понеділок/понеділка/понеділку/понеділком вівторок/вівторка/вівторку/вівторком середа/середи/середу/середі/середою"
    " четвер/четверга/четвергу/четвергом п'ятниця/п'ятниці/п'ятницю/п'ятницею субота/суботи/суботу/суботі/суботою"
    " неділя/неділі/неділю/неділею",
    0,
)
_NUM = {
    **spread(
        {
            "один одна одне одну одного одному": 1,
            "два дві двох двом двома": 2,
            "три трьох трьом трьома": 3,
            "чотири чотирьох чотирьом чотирма": 4,
            "п'ять п'яти п'ятьох п'ятьма": 5,
            "шість шести шістьох": 6,
            "сім семи сімох": 7,
            "вісім восьми вісьмох": 8,
            "дев'ять дев'яти": 9,
            "десять десяти десятьох": 10,
            "одинадцять": 11,
            "дванадцять": 12,
            "тринадцять": 13,
            "чотирнадцять": 14,
            "п'ятнадцять": 15,
            "шістнадцять": 16,
            "сімнадцять": 17,
            "вісімнадцять": 18,
            "дев'ятнадцять": 19,
            "двадцять двадцяти": 20,
            "тридцять тридцяти": 30,
            "сорок": 40,
            "п'ятдесят": 50,
            "шістдесят": 60,
            "сімдесят": 70,
            "вісімдесят": 80,
            "дев'яносто": 90,
            "півтора півтори": 1.5,
        }
    )
}
_ORDINALS = {
    **_bent("перш", 1),
    **_bent("друг", 2),
    **_bent("трет", 3, _SOFT),
    **_bent("четверт", 4),
    **_bent("п'ят", 5),
    **_bent("шост", 6),
    **_bent("сьом", 7),
    **_bent("восьм", 8),
    **_bent("дев'ят", 9),
    **_bent("десят", 10),
    **_bent("одинадцят", 11),
    **_bent("дванадцят", 12),
    **_bent("тринадцят", 13),
    **_bent("чотирнадцят", 14),
    **_bent("п'ятнадцят", 15),
    **_bent("шістнадцят", 16),
    **_bent("сімнадцят", 17),
    **_bent("вісімнадцят", 18),
    **_bent("дев'ятнадцят", 19),
    **_bent("двадцят", 20),
    **_bent("тридцят", 30),
}
_PREFIXES = {"одно": 1, "дво": 2, "три": 3, "чотири": 4, "п'яти": 5, "шести": 6, "семи": 7, "восьми": 8, "десяти": 10}

CLASSES: dict[str, dict[str, Any]] = _apostrophes(
    {
        **MARKS,
        "MONTH": _MONTHS,
        "MONTHABBR": numbered("січ лют бер квіт трав черв лип серп вер жовт лист груд"),
        "WEEKDAY": _WEEKDAYS,
        "WEEKDAYABBR": numbered("пн вт ср чт пт сб нд", 0),
        "WEEKDAYS": numbered(
            "понеділках/щопонеділка вівторках/щовівторка середах/щосереди четвергах/щочетверга п'ятницях/щоп'ятниці"
            " суботах/щосуботи неділях/щонеділі",
            0,
        ),
        "UNIT": spread(
            {
                "хвилина хвилину": "MI",
                "година годину": "H",
                "день дня дню днем доба добу доби": "D",
                "вихідні вихідних вихідними": "WE",
                "тиждень тижня тижню тижні тижнем": "W",
                "місяць місяця місяцю місяці місяцем": "M",
                "квартал кварталу кварталі": "Q",
                "півріччя півроку": "HY",
                "рік року році роком": "Y",
                "десятиліття": "DE",
                "століття": "CE",
            }
        ),
        "UNITS": spread(
            {
                "секунд секунди": "S",
                "хвилини хвилин хвилинами": "MI",
                "години годин годинами": "H",
                "дні днів днями днях діб добами": "D",
                "тижні тижнів тижнями тижнях": "W",
                "місяці місяців місяцями місяцях": "M",
                "квартали кварталів": "Q",
                "роки років роками роках літ": "Y",
                "десятиліття десятиліть": "DE",
                "століття століть": "CE",
            }
        ),
        "LENGTHADJ": {
            number + stem + ending: (n, code)
            for number, n in {**_PREFIXES, "кілька": None}.items()
            for stem, code, endings in (("денн", "D", _HARD), ("тижнев", "W", _HARD), ("місячн", "M", _HARD), ("годинн", "H", _HARD))
            for ending in endings
        },
        "UNITADV": {
            "торік": (-1, "Y", "publication"),
            "позаторік": (-2, "Y", "publication"),
            "цьогоріч": (0, "Y", "publication"),
            "напередодні": (-1, "D", "reference"),
            "назавтра": (1, "D", "reference"),
        },
        "YEARWORD": words("рік року році", "Y"),
        "YEARTAIL": words("року рік році роком років роках роки рр"),
        "YEARLETTER": words("р рр"),
        "YEARSUFFIX": words("го му й м"),
        "DECADEWORD": words("роки років роках рр"),
        "TENSUFFIX": words("х ті тих их"),
        "DECADE": {
            stem + ending: n
            for stem, n in {
                "тридцят": 3,
                "сороков": 4,
                "п'ятдесят": 5,
                "шістдесят": 6,
                "сімдесят": 7,
                "вісімдесят": 8,
                "дев'яност": 9,
            }.items()
            for ending in ("і", "их")
        },
        "CENTURYWORD": words("століття столітті сторіччя сторіччі"),
        "CENTURYLETTERS": words("ст"),
        "ROMAN": CYRILLIC_ROMAN,
        "QUARTERWORD": words("квартал кварталу кварталі кварталом"),
        "HALFWORD": words("півріччя півріччі"),
        "HALFOFYEAR": words("половина половини половину половині"),
        "SEASON": spread({"весна весни весну весні": "SP", "літо літа літі": "SU", "осінь осені": "FA", "зима зими зиму зимі": "WI"}),
        "SEASONADV": {
            "навесні": "SP",
            "весною": "SP",
            "влітку": "SU",
            "улітку": "SU",
            "літом": "SU",
            "восени": "FA",
            "взимку": "WI",
            "узимку": "WI",
            "зимою": "WI",
        },
        "BEFORESEASON": words("до з від на"),
        "DAYPART": spread(
            {
                "вранці уранці зранку ранок ранку ранком": "TMO",
                "вдень удень": "TAF",
                "ввечері увечері вечір вечора вечором": "TEV",
                "вночі уночі ніч ночі": "TNI",
            }
        ),
        "CLOCKPART": {"ранку": "TMO", "дня": "TAF", "вечора": "TEV", "ночі": "TNI"},
        "BY": {},
        "NIGHTWORD": words("ніч"),
        "NIGHTTO": words("на"),
        "CLOCKWORD": words("годині година годину годин год"),
        "HOURNAME": {word: n for word, n in _ORDINALS.items() if n < 13 and word.endswith(("ій", "у", "ої"))},
        "AT": words("о об близько після"),
        "BEFORENOON": {},
        "MIDNIGHT": {"опівдні": "T12:00", "опівночі": "T24:00"},
        # numbers
        "NUM": _NUM,
        "MAGNITUDE": {"сто": 100, "тисяча": 1000, "тисячу": 1000, "десяток": 10, "двісті": 200, "триста": 300},
        "A": {},
        "ORD": _ORDINALS,
        "ORDSUFFIX": words("го му е ій й а та те я ме ше ий го"),
        "FEW": words("кілька кількох декілька декількох багато", None),
        "COUPLE": words("пара пару", 2),
        "HALF": words("пів половиною", 0.5),
        "WITH": words("з"),
        "SAMEWORD": words("ж же самий самого самому саму"),
        "PARTTO": words("у в"),
        "ATDOT": words("о об"),
        "QUALIFIER": words("близько приблизно майже орієнтовно десь", "APPROX")
        | {"понад": "MORE_THAN", "більше": "MORE_THAN", "менше": "LESS_THAN"},
        "THAN": words("ніж за як"),
        # small words
        "AND": words("і й та"),
        "OR": words("або чи"),
        "TO": words("або чи до"),
        "UNTIL": words("до по та і й"),
        "BEFOREDAY": words("до з від на по"),
        "BEFOREYEAR": {},
        # relations
        "REL": {
            **_bent("минул попередн", (-1, "publication")),
            **_bent("позаминул", (-2, "publication")),
            **_bent("попередн", (-1, "reference"), _SOFT),
            **_bent("наступн", (1, "publication")),
            **_bent("поточн", (0, "publication")),
            **_bent("нинішн", (0, "publication"), _SOFT),
            **_bent("торішн", (-1, "publication"), _SOFT),
            **_bent("вчорашн учорашн", (-1, "publication"), _SOFT),
            **_bent("завтрашн", (1, "publication"), _SOFT),
            **_bent("найближч", (1, "publication")),
            **words("цей цього цьому цим ця цю цієї цій це ці цих цими", (0, "publication")),
            **words("той того тому тим та ту тієї тій те", (0, "reference")),
        },
        "RELMANY": {
            **_bent("останн", (-1, "publication"), _SOFT),
            **_bent("минул", (-1, "publication")),
            **_bent("наступн найближч", (1, "publication")),
        },
        "AGO": words("тому"),
        "AGOBEFORE": {},
        "INBEFORE": words("через"),
        "INACCUSATIVE": words("через"),
        "LATER": words("потому пізніше"),
        "EARLIER": words("раніше"),
        "FORWORD": words("протягом упродовж впродовж"),
        "DURING": words("за протягом упродовж впродовж"),
        "LASTONE": _bent("останн", (-1, "publication"), _SOFT),
        "FORBARE": words("протягом упродовж впродовж"),
        "EDGE": {
            **words("початку початок початком", "START"),
            **words("середині середини середину", "MID"),
            **words("кінці кінця кінець наприкінці", "END"),
            "напочатку": "START",
        },
        "DEICTIC": {"сьогодні": 0, "вчора": -1, "учора": -1, "завтра": 1, "позавчора": -2, "післязавтра": 2},
        # references
        "PRESENT": words("зараз нині тепер наразі", "PRESENT_REF"),
        "PASTADV": words("нещодавно недавно", "PAST_REF"),
        "FUTUREADV": words("незабаром невдовзі скоро", "FUTURE_REF"),
        "FUTURENOUN": words("майбутньому", "FUTURE_REF"),
        "NEAR": words("найближчому недалекому"),
        # what comes back
        "OFTEN": {
            "щодня": "P1D",
            "щоденно": "P1D",
            "щотижня": "P1W",
            "щотижнево": "P1W",
            "щомісяця": "P1M",
            "щомісячно": "P1M",
            "щокварталу": "P3M",
            "щороку": "P1Y",
            "щорічно": "P1Y",
            "щогодини": "PT1H",
        },
        "EVERY": words("кожен кожного кожної кожну кожні кожний кожна кожне", "EVERY"),
        "EVERYBEFORE": words("по"),
        "PER": words("на"),
        "TIMES": {"раз": 1, "двічі": 2, "тричі": 3},
        "TIMESWORD": words("раз рази разів"),
        "AGED": words("віці"),
        "PERSON": {},
        # pieces of phrases
        "TIMEWORD": words("час"),
        "GIVEN": words("даний теперішній"),
        "NOWIN": words("у в на"),
        "NEARTIME": words("найближчим"),
        "TIMEBY": words("часом"),
        "HALFYEARWORD": words("півроку", "HY"),
        "WEEKENDWORD": words("вихідні вихідних", "WE"),
        "REFERENCEHEAD": words("час часом"),
    }
)

RULES: list[Row] = [
    ("present", "GIVEN TIMEWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("future", "NEARTIME TIMEBY", b.fixed("FUTURE_REF"), "DATE"),
    ("weekend", "skip=NOWIN u=WEEKENDWORD", f.weekend, "DATE"),
    ("length", "u=HALFYEARWORD", f.length, "DURATION"),
    ("age", "AGED n=AMOUNT (u=UNITS | u2=UNIT)", f.nothing, "DATE"),
]

# Christmas is kept on two days, and Independence Day is a country's own: neither is told by the name alone.
HOLIDAYS: dict[str, str] = {
    "день святого валентина": "valentine",
    "новорічна ніч": "new-year-eve",
    "новорічну ніч": "new-year-eve",
}

BEFORE_MONTH = frozenset("у в з із до від на по за і й та або початку кінці кінця наприкінці середині ще вже цього ( - –".split())
WEAK_BEFORE_YEAR: frozenset[str] = frozenset()
SETTLE = later_with_past
SLASH_IN_DOUBT = True
EVENT_BEHIND = frozenset("після до від по".split())
ABBREVIATIONS = frozenset("ім р рр ст млн млрд тис грн вул обл див проф акад гр т м с д н пн вт ср чт пт сб нд".split())
REPORTING = frozenset(
    "сказав сказала заявив заявила заявили повідомив повідомила повідомили додав додала написав зазначив зазначила".split()
)
BEFORE = {
    "з": "since",
    "із": "since",
    "від": "since",
    "до": "until",
    "по": "through",
    "на": "for",
    "у": "on",
    "в": "on",
    "о": "at",
    "після": "after",
    "перед": "before",
    "між": "between",
    "протягом": "during",
}
CROSSING = {
    ",": 4.0,
    "що": 3.0,
    "який": 4.0,
    "яка": 4.0,
    "які": 4.0,
    "коли": 4.0,
    "і": 3.0,
    "та": 3.0,
    "але": 4.0,
    "а": 4.0,
    "«": 3.0,
    "»": 3.0,
    '"': 3.0,
    "“": 3.0,
    "”": 3.0,
    ")": 3.0,
}
TENSE = Verbs(
    neither=frozenset(
        """або коли хвили справи школи сили цілі відділи школа сила рано давно важливо можливо необхідно звичайно відповідно
        держав справ прав глав частин""".split()
    ),
    future=frozenset(
        """буде будуть планує планують має мають повинен повинна повинні очікується очікуються заплановано запланована запланований
        заплановані
        призначено призначена проведе проведуть відвідає відвідають прибуде прибудуть приїде приїдуть зустріне поїде поїдуть вирушить
        вирушає прилетить почне почнуть підпише підпишуть обговорить обговорять візьме візьмуть виступить ухвалить хоче хочуть намір
        передбачено запланували""".split()
    ),
    past=frozenset(
        """був була було були вів вела вели пішов прийшов прийшла провів провела провели приїхав приїхала прибув прибула прибули сказав
        сказала
        заявив заявила повідомив повідомила зустрівся відбувся почав мав мала мали відбулося відбулася пройшов пройшла""".split()
    ),
    past_endings=(
        "вся", "лася", "лося", "лися", "вшись", "ила", "или", "ило", "ала", "али", "ало", "ула", "ули", "іла", "іли", "яла",
        "яли", "зли", "сла", "сли",
        "ував", "ював", "увала", "ано", "ено", "яв", "ив",
    ),
    future_endings=("їде", "їдуть", "йде", "йдуть", "стане", "стануть",
        "еться", "ється", "иться", "ються", "уться", "яться", "аться", "тиме", "тимуть", "тиметься"),
    least_chars=5,
)  # fmt: skip
