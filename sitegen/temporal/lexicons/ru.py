"""Russian words of time, as tables; the rows are those of `continental.py`.  A word stands in all its cases."""

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

_HARD = "ый ого ому ым ом ая ой ую ое ые ых ыми".split()  # endings of an adjective: первый, первого ...
_OWN = "ой ого ому ым им ом ая ую ое ые ие ых их ыми ими ий".split()  # другой, второй, какой
_SOFT = "ий его ему им ем яя ей юю ее ие их ими".split()  # последний


def _bent(stems: str, value: Any, endings: list[str] = _HARD) -> dict[str, Any]:
    return {stem + ending: value for stem in stems.split() for ending in endings}


_MONTHS = numbered(
    "январь/января/январе/январю/январём/январем февраль/февраля/феврале/февралю/февралём/февралем март/марта/марте/марту/мартом"
    " апрель/апреля/апреле/апрелю/апрелем май/мая/мае/маю/маем июнь/июня/июне/июню/июнем июль/июля/июле/июлю/июлем"
    " август/августа/августе/августу/августом сентябрь/сентября/сентябре/сентябрю/сентябрём/сентябрем"
    " октябрь/октября/октябре/октябрю/октябрём/октябрем ноябрь/ноября/ноябре/ноябрю/ноябрём/ноябрем"
    " декабрь/декабря/декабре/декабрю/декабрём/декабрем"
)
_WEEKDAYS = numbered(
    "понедельник/понедельника/понедельнику/понедельником вторник/вторника/вторнику/вторником среда/среды/среду/среде/средой"
    " четверг/четверга/четвергу/четвергом пятница/пятницы/пятницу/пятнице/пятницей суббота/субботы/субботу/субботе/субботой"
    " воскресенье/воскресенья/воскресенью/воскресеньем",
    0,
)
_NUM = {
    **spread(
        {
            "один одна одно одну одного одной": 1,
            "два две двух двум двумя": 2,
            "три трёх трех трём трем тремя": 3,
            "четыре четырёх четырех четырьмя": 4,
            "пять пяти пятью": 5,
            "шесть шести": 6,
            "семь семи": 7,
            "восемь восьми": 8,
            "девять девяти": 9,
            "десять десяти": 10,
            "одиннадцать": 11,
            "двенадцать": 12,
            "тринадцать": 13,
            "четырнадцать": 14,
            "пятнадцать": 15,
            "шестнадцать": 16,
            "семнадцать": 17,
            "восемнадцать": 18,
            "девятнадцать": 19,
            "двадцать двадцати": 20,
            "тридцать тридцати": 30,
            "сорок": 40,
            "пятьдесят": 50,
            "шестьдесят": 60,
            "семьдесят": 70,
            "восемьдесят": 80,
            "девяносто": 90,
            "полтора полторы полутора": 1.5,
        }
    )
}
_ORDINALS = {
    **_bent("перв", 1),
    **_bent("втор", 2, _OWN),
    **_bent("трет", 3, "ий ьего ьему ьим ьем ья ьей ью ье ьи ьих".split()),
    **_bent("четвёрт четверт", 4),
    **_bent("пят", 5),
    **_bent("шест", 6, _OWN),
    **_bent("седьм", 7, _OWN),
    **_bent("восьм", 8, _OWN),
    **_bent("девят", 9),
    **_bent("десят", 10),
    **_bent("одиннадцат", 11),
    **_bent("двенадцат", 12),
    **_bent("тринадцат", 13),
    **_bent("четырнадцат", 14),
    **_bent("пятнадцат", 15),
    **_bent("шестнадцат", 16),
    **_bent("семнадцат", 17),
    **_bent("восемнадцат", 18),
    **_bent("девятнадцат", 19),
    **_bent("двадцат", 20),
    **_bent("тридцат", 30),
}
_PREFIXES = {
    "одно": 1,
    "двух": 2,
    "трёх": 3,
    "трех": 3,
    "четырёх": 4,
    "четырех": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "десяти": 10,
    "много": None,
}
_PREVIOUS = (-1, "publication")

CLASSES: dict[str, dict[str, Any]] = {
    **MARKS,
    "MONTH": _MONTHS,
    "MONTHABBR": numbered("янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек"),
    "WEEKDAY": _WEEKDAYS,
    "WEEKDAYABBR": numbered("пн вт ср чт пт сб вс", 0),
    "WEEKDAYS": numbered("понедельникам вторникам средам четвергам пятницам субботам воскресеньям", 0),
    "UNIT": spread(
        {
            "минута минуту": "MI",
            "час часа": "H",
            "день дня дню днём днем сутки": "D",
            "выходные выходных выходными": "WE",
            "неделя неделю неделе неделей": "W",
            "месяц месяца месяцу месяце месяцем": "M",
            "квартал квартала квартале": "Q",
            "полугодие полугодия полгода": "HY",
            "год года году годом": "Y",
            "десятилетие": "DE",
            "столетие": "CE",
        }
    ),
    "UNITS": spread(
        {
            "секунд секунды": "S",
            "минуты минут минутами": "MI",
            "часа часов часы часами": "H",
            "дня дней дни днями днях сутки суток": "D",
            "недели недель неделями неделях": "W",
            "месяца месяцев месяцы месяцами месяцах": "M",
            "квартала кварталов кварталы": "Q",
            "года лет годы годами годах годов": "Y",
            "десятилетия десятилетий": "DE",
            "столетия столетий": "CE",
        }
    ),
    "LENGTHADJ": {
        number + stem + ending: (n, code)
        for number, n in _PREFIXES.items()
        for stem, code, endings in (("дневн", "D", _HARD), ("недельн", "W", _HARD), ("месячн", "M", _HARD), ("часов", "H", _OWN))
        for ending in endings
    },
    "UNITADV": {"накануне": (-1, "D", "reference"), "назавтра": (1, "D", "reference")},
    "YEARWORD": words("год года году", "Y"),
    "YEARTAIL": words("года год году годом годов годах годы гг"),
    "YEARLETTER": words("г гг"),
    "YEARSUFFIX": words("го му й м"),
    "DECADEWORD": words("годы годов годах гг"),
    "TENSUFFIX": words("х е ых"),
    "DECADE": {
        stem + ending: n
        for stem, n in {
            "тридцат": 3,
            "сороков": 4,
            "пятидесят": 5,
            "шестидесят": 6,
            "семидесят": 7,
            "восьмидесят": 8,
            "девяност": 9,
        }.items()
        for ending in ("ые", "ых")
    },
    "CENTURYWORD": words("век века веке столетие столетия столетии"),
    "CENTURYLETTERS": words("в ст"),
    "ROMAN": CYRILLIC_ROMAN,
    "QUARTERWORD": words("квартал квартала квартале кварталом"),
    "HALFWORD": words("полугодие полугодия полугодии"),
    "HALFOFYEAR": words("половина половины половину половине"),
    "SEASON": spread({"весна весны весну весне": "SP", "лето лета лету": "SU", "осень осени": "FA", "зима зимы зиму зиме": "WI"}),
    "SEASONADV": {"весной": "SP", "летом": "SU", "осенью": "FA", "зимой": "WI"},
    "BEFORESEASON": words("до с на к"),
    "DAYPART": spread({"утром утро утра": "TMO", "днём днем": "TAF", "вечером вечер вечера": "TEV", "ночью ночь ночи": "TNI"}),
    "CLOCKPART": {"утра": "TMO", "дня": "TAF", "вечера": "TEV", "ночи": "TNI"},
    "NIGHTWORD": words("ночь"),
    "NIGHTTO": words("на"),
    "CLOCKWORD": words("часов часа час ч часу"),
    "HOURNAME": {word: n for word, n in _NUM.items() if n < 13 and n == int(n)},
    "AT": words("в во к около после с до"),
    "BEFORENOON": words("в около"),
    "NOON": {"полдень": "T12:00", "полночь": "T24:00"},
    "MIDNIGHT": {},
    # numbers
    "NUM": _NUM,
    "MAGNITUDE": {"сто": 100, "тысяча": 1000, "тысячу": 1000, "десяток": 10, "двести": 200, "триста": 300},
    "ORD": _ORDINALS,
    "ORDSUFFIX": words("го му е й я м ом ый ого"),
    "FEW": words("несколько нескольких много", None),
    "COUPLE": words("пара пару", 2),
    "HALF": words("пол половиной", 0.5),
    "WITH": words("с"),
    "SAMEWORD": words("же самый самого самом"),
    "PARTTO": words("в во"),
    "ATDOT": words("в"),
    "QUALIFIER": words("около примерно приблизительно почти порядка", "APPROX")
    | {"более": "MORE_THAN", "больше": "MORE_THAN", "свыше": "MORE_THAN", "менее": "LESS_THAN", "меньше": "LESS_THAN"},
    "THAN": words("чем"),
    # small words
    "AND": words("и"),
    "OR": words("или"),
    "TO": words("или до"),
    "UNTIL": words("по до и"),
    "BEFOREDAY": words("до с на по от к"),
    # relations
    "REL": {
        **_bent("прошл", _PREVIOUS),
        **_bent("минувш", _PREVIOUS, _SOFT),
        **_bent("позапрошл", (-2, "publication")),
        **_bent("предыдущ", (-1, "reference"), _SOFT),
        **_bent("следующ", (1, "publication"), _SOFT),
        **_bent("будущ", (1, "publication"), _SOFT),
        **_bent("ближайш", (1, "publication"), _SOFT),
        **_bent("текущ нынешн", (0, "publication"), _SOFT),
        **_bent("прошлогодн", _PREVIOUS, _SOFT),
        **_bent("вчерашн", _PREVIOUS, _SOFT),
        **_bent("завтрашн", (1, "publication"), _SOFT),
        **words("этот этого этому этим этом эта эту этой это эти этих этими", (0, "publication")),
        **words("тот того тому тем том та ту той то", (0, "reference")),
    },
    "RELMANY": {
        **_bent("последн", _PREVIOUS, _SOFT),
        **_bent("прошедш минувш", _PREVIOUS, _SOFT),
        **_bent("следующ ближайш", (1, "publication"), _SOFT),
    },
    "LASTONE": _bent("последн", _PREVIOUS, _SOFT),
    "DURING": words("за"),
    "THATTIME": words("тому"),
    "AGO": words("назад"),
    "INBEFORE": words("через"),
    "INACCUSATIVE": words("через"),
    "LATER": words("спустя позже"),
    "LATERBEFORE": words("спустя"),
    "EARLIER": words("ранее раньше"),
    "FORBARE": words("течение"),
    "UNITGEN": {"недели": "W", "месяца": "M", "года": "Y", "дня": "D", "часа": "H", "квартала": "Q", "суток": "D"},
    "HALFYEARWORD": words("полгода", "HY"),
    "EDGE": {
        **words("начале начала начало началу", "START"),
        **words("середине середины середину", "MID"),
        **words("конце конца конец концу", "END"),
    },
    "DEICTIC": {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2},
    # references
    "PRESENT": words("сейчас теперь ныне", "PRESENT_REF"),
    "PASTADV": words("недавно", "PAST_REF"),
    "FUTUREADV": words("скоро вскоре", "FUTURE_REF"),
    "FUTURENOUN": {"будущем": "FUTURE_REF"},
    "PASTNOUN": {},
    "NEAR": words("ближайшем недалёком недалеком обозримом"),
    # what comes back
    "OFTEN": {
        "ежедневно": "P1D",
        "ежесуточно": "P1D",
        "еженедельно": "P1W",
        "ежемесячно": "P1M",
        "ежеквартально": "P3M",
        "ежегодно": "P1Y",
        "ежечасно": "PT1H",
    },
    "EVERY": words("каждый каждого каждому каждую каждой каждые каждое каждая", "EVERY"),
    "EVERYBEFORE": words("по"),
    "PER": words("в"),
    "TIMES": {"раз": 1, "дважды": 2, "трижды": 3},
    "TIMESWORD": words("раз раза"),
    "AGED": words("возрасте"),
    # pieces of phrases
    "TIMEWORD": words("время"),
    "PRESENTADJ": words("настоящее данное нынешнее"),
    "NEARADJ": words("ближайшее скором"),
    "TIMEIN": words("время времени"),
    "ONWORD": words("на в"),
    "WEEKENDWORD": words("выходные выходных", "WE"),
    "REFERENCEHEAD": words("время времени"),
}

RULES: list[Row] = [
    ("present", "PRESENTADJ TIMEWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("future", "NEARADJ TIMEIN", b.fixed("FUTURE_REF"), "DATE"),
    ("weekend", "skip=ONWORD u=WEEKENDWORD", f.weekend, "DATE"),
    ("units-ago", "(g=QUALIFIER)? n=AMOUNT (u=UNITS | u2=UNIT) THATTIME AGO", f.ago, "DATE"),
    ("units-ago", "u=UNIT THATTIME AGO", f.ago, "DATE"),
    ("length", "skip=FORBARE u=UNITGEN", f.length, "DURATION"),
    ("length", "u=HALFYEARWORD", f.length, "DURATION"),
    ("age", "AGED n=AMOUNT (u=UNITS | u2=UNIT)", f.nothing, "DATE"),
]

# Christmas and Easter are kept on other days in the east: neither is told by the name alone.
HOLIDAYS: dict[str, str] = {
    "день святого валентина": "valentine",
    "день всех влюблённых": "valentine",
    "новогодняя ночь": "new-year-eve",
    "новогоднюю ночь": "new-year-eve",
}

BEFORE_MONTH = frozenset("в с до от на по к за и или начале начала конце конца середине уже этого ( - –".split())
AMBIGUOUS_DAYS = frozenset("среда среды среде средой".split())
BEFORE_DAY = frozenset("до с на к".split())
NAMED_AFTER_DAYS = frozenset("обитания".split())
SETTLE = later_with_past
SLASH_IN_DOUBT = True
EVENT_BEHIND = frozenset("после до с".split())
ABBREVIATIONS = frozenset("им г гг в вв млн млрд тыс руб ул обл проф акад тел т д п н э пн вт ср чт пт сб вс".split())
REPORTING = frozenset("сказал сказала заявил заявила заявили сообщил сообщила сообщили добавил добавила написал отметил отметила".split())
BEFORE = {
    "с": "since",
    "со": "since",
    "от": "from",
    "до": "until",
    "к": "by",
    "по": "through",
    "на": "for",
    "в": "on",
    "во": "on",
    "после": "after",
    "перед": "before",
    "между": "between",
}
CROSSING = {
    ",": 4.0,
    "что": 3.0,
    "который": 4.0,
    "которая": 4.0,
    "которые": 4.0,
    "когда": 4.0,
    "и": 3.0,
    "но": 4.0,
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
        """или если капитал канал журнал материал потенциал генерал квартал финал сигнал персонал скандал дела тела цели недели силы
        сила школа
        модели отдела раздела предела начала начал штаба число стола доли роли соли апрели интервал металл капитала генерала канала журнала
        материала финала сигнала персонала скандала квартала миссия тыла мили дали уровни идеала криминала арсенал арсенала мемориала
        берётся остается остаётся является""".split()
    ),
    future=frozenset(
        """будет будут планирует планируют намерен намерена намерены должен должна должны ожидается ожидаются запланирован
        запланирована запланировано
        запланированы назначен назначена предстоит предстоят проведет проведёт проведут посетит посетят прибудет прибудут встретит
        приедет приедут
        начнет начнёт начнут подпишет подпишут обсудит обсудят выступит примет примут хочет хотят отправится вылетит прилетит пройдет
        пройдёт пройдут
        рассмотрит рассмотрят объявит представит""".split()
    ),
    past=frozenset(
        """был была было были вел вёл вела вели пошел пошёл пришел пришёл пришла провел провёл провела провели нашел нашёл привез
        привёз прошел прошёл
        прошла прошли подписан подписана подписано подписаны умер умерла достиг достигли погиб погибли привели произошло
        произошел""".split()
    ),
    past_endings=(
        "лся",
        "лась",
        "лось",
        "лись",
        "ил",
        "ила",
        "или",
        "ило",
        "ал",
        "ала",
        "али",
        "ало",
        "ел",
        "ели",
        "ыл",
        "ул",
        "ула",
        "ули",
        "ял",
        "яла",
        "яли",
    ),
    future_endings=(
        "едет",
        "едут",
        "йдет",
        "йдёт",
        "йдут",
        "чнет",
        "чнёт",
        "станет",
        "станут",
        "ется",
        "ится",
        "утся",
        "ются",
        "атся",
        "ятся",
        "ётся",
    ),
    least_chars=5,
)
