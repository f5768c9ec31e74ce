"""Spanish words of time, as tables; the rows are those of `continental.py`."""

from __future__ import annotations

from typing import Any

from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import forms as f
from sitegen.temporal.reading.continental import HEADS, MARKS, ROMAN, ROWS, SHAPES, absent, numbered, words
from sitegen.temporal.reading.continental import forms as spread
from sitegen.temporal.reading.continental_guards import GUARDS
from sitegen.temporal.reading.grammar import Row
from sitegen.temporal.reading.verbs import Verbs

__all__ = ["BEFORE", "CLASSES", "CROSSING", "GUARDS", "HEADS", "HOLIDAYS", "ROWS", "RULES", "SHAPES", "TENSE"]
__getattr__ = absent

_WEEKDAYS = numbered("lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo", 0)
_NUM = {
    **numbered(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho"
        " diecinueve veinte"
    ),
    **numbered(
        "veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta", 21
    ),
    **{"cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90},
}
_ORDINALS = spread(
    {
        "primero primer primera": 1,
        "segundo segunda": 2,
        "tercero tercer tercera": 3,
        "cuarto cuarta": 4,
        "quinto quinta": 5,
        "sexto": 6,
        "séptimo": 7,
        "octavo": 8,
        "noveno": 9,
        "décimo": 10,
    }
)
_PAST = words("pasado pasada", (-1, "publication"))
_FUTURE = words("próximo próxima proximo proxima", (1, "publication"))

CLASSES: dict[str, dict[str, Any]] = {
    **MARKS,
    "MONTH": numbered("enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"),
    "MONTHABBR": numbered("ene feb mar abr may jun jul ago sept/sep/set oct nov dic"),
    "MONTHWORD": words("mes"),
    "WEEKDAY": _WEEKDAYS,
    "WEEKDAYABBR": numbered("lun mar mié/mie jue vie sáb/sab dom", 0),
    "WEEKDAYS": {**{day: n for day, n in _WEEKDAYS.items() if n < 5}, "sábados": 5, "domingos": 6},
    "UNIT": spread(
        {
            "minuto": "MI",
            "hora": "H",
            "día dia jornada": "D",
            "semana": "W",
            "quincena": "FN",
            "mes": "M",
            "trimestre": "Q",
            "semestre": "HY",
            "año": "Y",
            "década": "DE",
            "siglo": "CE",
        }
    ),
    "UNITS": spread(
        {
            "segundos": "S",
            "minutos": "MI",
            "horas": "H",
            "días dias jornadas": "D",
            "semanas": "W",
            "meses": "M",
            "trimestres": "Q",
            "semestres": "HY",
            "años": "Y",
            "décadas": "DE",
            "siglos": "CE",
        }
    ),
    "UNITADV": {"víspera": (-1, "D", "reference")},
    "YEARWORD": words("año", "Y"),
    "YEARSWORD": words("años"),
    "DECADEWORD": words("años década"),
    "DECADE": {"treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8, "noventa": 9},
    "CENTURYWORD": words("siglo"),
    "CENTURYLETTERS": {},
    "ROMAN": ROMAN,
    "QUARTERWORD": words("trimestre"),
    "HALFWORD": words("semestre"),
    "HALFOFYEAR": words("mitad"),
    "QLETTER": words("t"),
    "SEASON": {"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    "BEFORESEASON": words("en desde hasta del al durante"),
    "DAYPART": {"mañana": "TMO", "tarde": "TAF", "noche": "TNI", "madrugada": "TMO", "mediodía": "TMI"},
    "DAYPARTS": {"mañanas": "TMO", "tardes": "TAF", "noches": "TNI"},
    "CLOCKPART": {
        "mañana": "TMO",
        "tarde": "TAF",
        "noche": "TEV",
        "madrugada": "TMO",
        "mediodía": "TAF",
        **words("pm p.m. p.m", "TEV"),
        **words("am a.m. a.m", "TMO"),
    },
    "BY": words("por en de a"),
    "TONIGHT": {},
    "NIGHTWORD": words("noche madrugada"),
    "NIGHTTO": {},
    "CLOCKWORD": words("h horas hora hs hrs"),
    "SURECLOCK": {},
    "LETTERH": words("h"),
    "LAS": words("las la"),
    "HOURNAME": {word: n for word, n in _NUM.items() if n < 13} | {"una": 1},
    "AT": words("a hacia"),
    "BEFORENOON": words("al a hacia"),
    "NOON": {"mediodía": "T12:00", "medianoche": "T24:00"},
    "MIDNIGHT": {"medianoche": "T24:00"},
    # numbers
    "NUM": {word: n for word, n in _NUM.items() if word != "uno"},
    "MAGNITUDE": {"cien": 100, "ciento": 100, "mil": 1000, "decena": 10, "docena": 12, "centenar": 100},
    "A": words("un una uno", 1),
    "ORD": _ORDINALS,
    "ORDSUFFIX": words("º ° ª o er"),
    "FEW": words("algunos algunas varios varias pocos pocas unos unas", None),
    "COUPLE": {"par": 2},
    "HALF": words("medio media", 0.5),
    "QUALIFIER": words("cerca alrededor aproximadamente casi unos unas", "APPROX") | {"más": "MORE_THAN", "menos": "LESS_THAN"},
    "THAN": words("de que"),
    # small words
    "THE": words("el la los las"),
    "DAYTHE": words("el"),
    "OF": words("de del"),
    "AND": words("y e"),
    "OR": words("o u"),
    "TO": words("a o"),
    "UNTIL": words("al a hasta"),
    "BEFOREDAY": {},
    "BEFOREYEAR": words("en desde hasta de del a y hacia entre antes durante"),
    # relations
    "REL": {
        **_PAST,
        **_FUTURE,
        **words("este esta", (0, "publication")),
        **words("ese esa aquel aquella mismo misma", (0, "reference")),
        **words("siguiente", (1, "reference")),
    },
    "RELPOST": {
        **_PAST,
        **_FUTURE,
        **words("actual", (0, "publication")),
        **words("siguiente", (1, "reference")),
        **words("anterior", (-1, "reference")),
    },
    "RELMANY": {
        **words("últimos últimas pasados pasadas ultimos ultimas", (-1, "publication")),
        **words("próximos próximas proximos proximas", (1, "publication")),
        **words("siguientes", (1, "reference")),
    },
    "RELMANYPOST": {
        **words("pasados pasadas", (-1, "publication")),
        **words("próximos próximas", (1, "publication")),
        "siguientes": (1, "reference"),
    },
    "COMES": {"viene": (1, "publication"), "entra": (1, "publication")},
    "QUE": words("que"),
    "AGO": words("atrás"),
    "AGOBEFORE": words("hace"),
    "INBEFORE": {},
    "DENTRO": words("dentro"),
    "PLUS": words("más"),
    "LATER": words("después tarde despues"),
    "EARLIER": words("antes atrás"),
    "FORWORD": words("durante desde por"),
    "EDGE": {
        **words("principios comienzos inicios principio comienzo inicio", "START"),
        **words("mediados", "MID"),
        **words("finales fines fin final", "END"),
    },
    "DEICTIC": {"hoy": 0, "ayer": -1, "mañana": 1, "anteayer": -2, "antier": -2},
    # references
    "PRESENT": words("ahora actualmente", "PRESENT_REF"),
    "PASTADV": words("recientemente últimamente", "PAST_REF"),
    "FUTUREADV": words("pronto próximamente", "FUTURE_REF"),
    "FUTURENOUN": {"futuro": "FUTURE_REF"},
    "PASTNOUN": {},
    "NEAR": words("próximo"),
    "NEARPOST": words("próximo cercano"),
    # what comes back
    "OFTEN": {"diariamente": "P1D", "semanalmente": "P1W", "mensualmente": "P1M", "trimestralmente": "P3M", "anualmente": "P1Y"},
    "EVERY": words("cada", "EVERY"),
    "EVERYALL": words("todos todas"),
    "PER": words("por al a"),
    "TIMESWORD": words("veces vez"),
    "OLD": {},
    "AGED": {},
    "PERSON": words("hombre mujer niño niña joven persona señor señora adolescente hijo hija"),
    # pieces of phrases
    "LASTNIGHT": {"anoche": (-1, "publication")},
    "LAST": words("última último", (-1, "publication")),
    "BEFORELAST": words("pasado"),
    "SAMEREL": words("mismo misma", (0, "reference")),
    "TOMORROWWORD": {"mañana": 2},
    "FINWORD": words("fin"),
    "WEEKWORD": words("semana"),
    "SHORTLY": words("breve"),
    "INWORD": words("en"),
    "MOMENTWORD": words("momento momentos actualidad"),
    "LOSPL": words("los"),
    "ALWORD": words("al"),
    "DAYWORD": words("día"),
    "NEXTPOST": {"siguiente": (1, "D", "reference")},
    "AGE": words("edad"),
    "LITTLE": words("poco"),
    "MANY": words("mucho"),
    "HACE": words("hace"),
    "DEWORD": words("de"),
    "AWORD": words("a"),
    "REFERENCEHEAD": words("anoche breve momento momentos actualidad edad poco"),
}
_WEEKEND = "FINWORD OF WEEKWORD"

RULES: list[Row] = [
    ("related-part", "r=LASTNIGHT", f.last_night, "TIME"),
    ("day-word", "BEFORELAST w=TOMORROWWORD", f.deictic, "DATE"),
    ("window", "THE r=LAST u=UNIT", f.one_unit, "DURATION"),
    ("weekend", f"THE? {_WEEKEND}", f.weekend, "DATE"),
    ("weekend", f"r=REL {_WEEKEND}", f.weekend_this, "DATE"),
    ("related-unit", f"THE? r=REL {_WEEKEND}", f.related_weekend, "DATE"),
    ("related-unit", f"THE? {_WEEKEND} r=RELPOST", f.related_weekend, "DATE"),
    ("related-unit", f"THE? {_WEEKEND} QUE r=COMES", f.related_weekend, "DATE"),
    ("weekday-day", "THE? w=WEEKDAY d=DAY", f.calendar, "DATE"),
    ("each", "LOSPL w=WEEKDAYS", f.habit, "SET"),
    ("each", "EVERYALL LOSPL w=WEEKDAYS", f.habit, "SET"),
    ("future", "INWORD SHORTLY", b.fixed("FUTURE_REF"), "DATE"),
    ("present", "INWORD REL MOMENTWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("present", "INWORD THE MOMENTWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("past", "HACE LITTLE", b.fixed("PAST_REF"), "DATE"),
    ("working-days", "DEWORD w=WEEKDAY AWORD y=WEEKDAY", f.working_days, "SET"),
    ("age", "n=AMOUNT u=UNITS OF AGE", f.nothing, "DATE"),
    ("units-ago", "AGOBEFORE u=UNIT z=AND HALF", f.ago, "DATE"),
]

HOLIDAYS: dict[str, str] = {
    "navidad": "christmas",
    "nochebuena": "christmas-eve",
    "nochevieja": "new-year-eve",
    "año nuevo": "new-year",
    "domingo de resurrección": "easter",
    "viernes santo": "good-friday",
    "domingo de ramos": "palm-sunday",
    "miércoles de ceniza": "ash-wednesday",
    "pentecostés": "pentecost",
    "día de todos los santos": "all-saints",
    "día de reyes": "epiphany",
    "san valentín": "valentine",
}

BEFORE_MONTH = frozenset("en de desde hasta para principios mediados finales fines y o entre a por hacia durante antes este ( - –".split())
NOT_BEFORE = {"mañana": frozenset("la una esta cada misma aquella mismo el".split())}
WEAK_BEFORE_YEAR = frozenset("de del a y hacia entre antes en hasta".split())
SMALL_WORDS = frozenset(
    """y e o u a al en con por para sin contra entre hasta de del desde el la los las un una que se su sus lo le no ya fue fueron es
    son era ha han
    cuando donde como pero tras según sobre ante bajo hay""".split()
)
MEASURED = frozenset(
    "euros dólares pesos soldados personas kilómetros metros toneladas hectáreas muertos heridos habitantes hombres".split()
)
NAMED_AFTER_DAYS = frozenset("santo".split())
EVENT_BEHIND = frozenset("de del que".split())
ALSO_PREPOSITIONS = frozenset("después antes despues".split())
NOT_WITH_UNIT = {"part": frozenset(("pasado", "próximo"))}
COMING = frozenset("próximo".split())
ABBREVIATIONS = frozenset("sr sra srta dr dra ud uds av etc pág núm ene feb abr jun jul ago sept oct nov dic ee uu".split())
REPORTING = frozenset("dijo dijeron afirmó informó anunció declaró señaló aseguró añadió agregó escribió confirmó explicó".split())
BEFORE = {
    "desde": "since",
    "hasta": "until",
    "antes de": "before",
    "antes del": "by",
    "después de": "after",
    "después del": "after",
    "en": "in",
    "a": "at",
    "de": "of",
    "del": "of",
    "a partir de": "from",
    "a partir del": "from",
    "entre": "between",
    "durante": "during",
    "hacia": "around",
}
CROSSING = {
    ",": 4.0,
    "que": 3.0,
    "quien": 4.0,
    "donde": 3.0,
    "y": 3.0,
    "pero": 4.0,
    "mientras": 4.0,
    "cuando": 4.0,
    "«": 3.0,
    "»": 3.0,
    '"': 3.0,
    "“": 3.0,
    "”": 3.0,
    ")": 3.0,
}
TENSE = Verbs(
    neither=frozenset(
        """quizá jamás además ahora hora para obra mayoría minoría categoría garantía auditoría asesoría teoría memoria artillería
        infantería
        ingeniería librería guerrilla tesorería cancillería""".split()
    ),
    future=frozenset(
        """previsto prevista previstos previstas programado programada programados programadas prevé prevén planea planean espera
        esperan debe deben
        deberá deberán viaja viajan visita visitan recibe reciben comienza comienzan empieza empiezan llega llegan inicia participará
        reúne reúnen celebra celebran inaugura abre arranca tendrá habrá será serán irá irán hará harán dará vendrá""".split()
    ),
    past=frozenset(
        """fue fueron dijo dijeron hizo hicieron hubo tuvo tuvieron estuvo estuvieron pudo pudieron puso pusieron vino vinieron dio
        dieron vio vieron
        quiso supo trajo trajeron condujo era eran estaba estaban había habían iba iban murió""".split()
    ),
    present=frozenset("es son está están".split()),
    nouns=frozenset("visita visitan espera debe llega inicia".split()),
    determiners=frozenset("la una su esta esa de en primera segunda última próxima nueva breve larga".split()),
    past_endings=("ó", "aron", "ieron", "eron", "aban", "aba"),
    future_endings=("rá", "rán", "ría", "rían"),
    least_chars=4,
    auxiliaries=frozenset("ha han he hemos había habían".split()),
    participles=("ado", "ido", "ada", "ída", "ído", "cho", "sto", "rto", "elto", "rito"),
    ahead=frozenset("va van voy vamos debe deben puede pueden planea planean prevé prevén quiere quieren podría podrían".split()),
    infinitives=("ar", "er", "ir", "se", "a"),
)
