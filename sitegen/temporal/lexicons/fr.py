"""French words of time, as tables; the rows are those of `continental.py`."""

from __future__ import annotations

from typing import Any

from sitegen.temporal.reading import build as b
from sitegen.temporal.reading import forms as f
from sitegen.temporal.reading.continental import HEADS, MARKS, ROMAN, ROWS, SHAPES, absent, numbered, words
from sitegen.temporal.reading.continental import forms as spread
from sitegen.temporal.reading.continental_guards import GUARDS, habit_with_past
from sitegen.temporal.reading.grammar import Row
from sitegen.temporal.reading.verbs import Verbs

__all__ = ["BEFORE", "CLASSES", "CROSSING", "GUARDS", "HEADS", "HOLIDAYS", "ROWS", "RULES", "SETTLE", "SHAPES", "TENSE"]
__getattr__ = absent

_WEEKDAYS = numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0)
_NUM = {
    **numbered("un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
    **{"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90},
}
# Numbers of two words that are no sums: dix-sept is one, quatre-vingt is not.
PAIRS = {("quatre", "vingt"): "80", ("quatre", "vingts"): "80"}
_LAST = {
    "publication": "dernier dernière derniers dernières passé passée passés passées",
    "reference": "précédent précédente précédents précédentes",
}
_NEXT = {"publication": "prochain prochaine prochains prochaines", "reference": "suivant suivante suivants suivantes"}
_ORDINALS = spread(
    {
        "premier première 1er 1ère": 1,
        "deuxième second seconde": 2,
        "troisième": 3,
        "quatrième": 4,
        "cinquième": 5,
        "sixième": 6,
        "septième": 7,
        "huitième": 8,
        "neuvième": 9,
        "dixième": 10,
        "onzième": 11,
        "douzième": 12,
        "treizième": 13,
        "quatorzième": 14,
        "quinzième": 15,
        "seizième": 16,
        "vingtième": 20,
    }
)

CLASSES: dict[str, dict[str, Any]] = {
    **MARKS,
    "MONTH": numbered("janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre"),
    "MONTHABBR": numbered("janv/jan févr/fév/fev mars avr mai juin juil août sept oct nov déc/dec"),
    "MONTHWORD": words("mois"),
    "WEEKDAY": _WEEKDAYS,
    "WEEKDAYABBR": numbered("lun mar mer jeu ven sam dim", 0),
    "WEEKDAYS": {day + "s": n for day, n in _WEEKDAYS.items()},
    "UNIT": spread(
        {
            "minute": "MI",
            "heure": "H",
            "jour journée": "D",
            "semaine": "W",
            "quinzaine": "FN",
            "mois": "M",
            "trimestre": "Q",
            "semestre": "HY",
            "an année": "Y",
            "décennie": "DE",
            "siècle": "CE",
        }
    ),
    "UNITS": spread(
        {
            "secondes": "S",
            "minutes": "MI",
            "heures": "H",
            "jours journées": "D",
            "semaines": "W",
            "mois": "M",
            "trimestres": "Q",
            "semestres": "HY",
            "ans années": "Y",
            "décennies": "DE",
            "siècles": "CE",
        }
    ),
    "UNITADV": {"lendemain": (1, "D", "reference"), "surlendemain": (2, "D", "reference"), "veille": (-1, "D", "reference")},
    "YEARWORD": words("an année", "Y"),
    "YEARSWORD": words("années"),
    "DECADEWORD": words("années décennie"),
    "DECADE": {"trente": 3, "quarante": 4, "cinquante": 5, "soixante": 6},
    "CENTURYWORD": words("siècle"),
    "CENTURYLETTERS": words("s"),
    "ROMAN": {
        **ROMAN,
        **{roman + suffix: n for roman, n in ROMAN.items() for suffix in ("e", "ᵉ", "ème", "er", "è") if n > 1 or suffix == "er"},
    },
    "QUARTERWORD": words("trimestre"),
    "HALFWORD": words("semestre"),
    "HALFOFYEAR": words("moitié"),
    "QLETTER": words("t"),
    "SEASON": {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"},
    "BEFORESEASON": words("depuis"),
    "DAYPART": {"matin": "TMO", "matinée": "TMO", "soir": "TEV", "soirée": "TEV", "nuit": "TNI"},
    "DAYPARTS": {"matins": "TMO", "soirs": "TEV", "nuits": "TNI"},
    "CLOCKPART": {"matin": "TMO", "soir": "TEV"},
    "APRES": words("après"),
    "PMWORD": {"midi": "TAF"},
    "BY": words("dans en au"),
    "NIGHTWORD": words("nuit"),
    "NIGHTTO": {},
    "CLOCKWORD": words("h heures heure"),
    "SURECLOCK": {},
    "LETTERH": words("h"),
    "HOURNAME": {word: n for word, n in _NUM.items() if n < 13},
    "AT": words("à vers dès"),
    "BEFORENOON": words("à vers avant dès"),
    "NOON": {"midi": "T12:00", "minuit": "T24:00"},
    "MIDNIGHT": {},
    # numbers
    "NUM": {word: n for word, n in _NUM.items() if word not in ("un", "une")} | {"un": 1, "une": 1},
    "MAGNITUDE": {"cent": 100, "cents": 100, "mille": 1000, "dizaine": 10, "douzaine": 12, "vingtaine": 20, "centaine": 100},
    "A": words("un une", 1),
    "ORD": _ORDINALS,
    "ORDSUFFIX": words("er ère e ème ᵉ"),
    "FEW": words("quelques plusieurs", None),
    "HALF": words("demi demie demis", 0.5),
    "QUALIFIER": words("environ près presque quasiment autour", "APPROX") | {"plus": "MORE_THAN", "moins": "LESS_THAN"},
    "THAN": words("de d"),
    # small words
    "THE": words("le la l les"),
    "THESE": words("ces"),
    "OF": words("de d du des"),
    "AND": words("et"),
    "OR": words("ou"),
    "TO": words("à ou"),
    "UNTIL": words("au à"),
    "BEFOREDAY": {},
    "BEFOREYEAR": words("en depuis dès de d à et vers jusqu entre avant après courant"),
    # relations
    "REL": {**words("ce cet cette", (0, "publication")), **words("même", (0, "reference"))},
    "RELPOST": {
        **words(_LAST["publication"], (-1, "publication")),
        **words(_LAST["reference"], (-1, "reference")),
        **words(_NEXT["publication"], (1, "publication")),
        **words(_NEXT["reference"], (1, "reference")),
    },
    "RELMANY": {
        **words("dernières derniers dernière dernier", (-1, "publication")),
        **words("prochaines prochains", (1, "publication")),
    },
    "RELMANYPOST": {
        **words("passées passés écoulées écoulés", (-1, "publication")),
        **words("prochaines prochains", (1, "publication")),
        **words("suivantes suivants", (1, "reference")),
    },
    "COMES": {"vient": (1, "publication")},
    "QUE": words("qui"),
    "AGOBEFORE": words("voici voilà"),
    "INBEFORE": words("dans"),
    "PLUS": words("plus"),
    "LATER": words("tard après"),
    "EARLIER": words("tôt auparavant avant"),
    "FORWORD": words("depuis pendant durant après"),
    "SOME": words("des"),
    "EDGE": {"début": "START", "mi": "MID", "milieu": "MID", "fin": "END"},
    "DEICTIC": {"hier": -1, "demain": 1},
    "AUJOURD": words("aujourd"),
    "HUI": {"hui": 0},
    "AVANT": words("avant"),
    "YESTERDAYWORD": {"hier": -2},
    "TOMORROWWORD": {"demain": 2},
    # references
    "PRESENT": words("actuellement maintenant désormais", "PRESENT_REF"),
    "PASTADV": words("récemment dernièrement autrefois jadis naguère", "PAST_REF"),
    "FUTUREADV": words("bientôt prochainement", "FUTURE_REF"),
    "FUTURENOUN": {"avenir": "FUTURE_REF"},
    "PASTNOUN": {},
    "NEAR": words("proche"),
    "NEARPOST": words("proche"),
    # what comes back
    "OFTEN": {
        "quotidiennement": "P1D",
        "hebdomadairement": "P1W",
        "mensuellement": "P1M",
        "annuellement": "P1Y",
        "hebdomadaire": "P1W",
        "quotidien": "P1D",
        "quotidienne": "P1D",
    },
    "EVERY": words("chaque", "EVERY"),
    "EVERYALL": words("tous toutes"),
    "PER": words("par"),
    "TIMESWORD": words("fois"),
    "OLD": {},
    "AGED": words("âgé âgée âgés âgées"),
    "PERSON": words("homme femme garçon fille enfant personne adolescent adolescente jeune habitant habitante"),
    # pieces of phrases
    "IL": words("il"),
    "Y": words("y"),
    "HAS": words("a"),
    "WEEKWORD": words("week weekend"),
    "ENDWORD": words("end"),
    "WEEKENDWORD": words("weekend"),
    "THIS": {"ce": (0, "publication")},
    "PAIR": words("ci là"),
    "MOMENTWORD": words("moment heure"),
    "IN": words("en à"),
    "PRESENTADJ": words("actuel actuelle"),
    "NOWDAYS": words("nos"),
    "COMING": words("venir"),
    "AU": words("au"),
    "TOUR": words("cours"),
    "SOUS": words("sous"),
    "SHORTLY": words("peu"),
    "SEASONAGE": words("été"),
    "TO_LA": words("à"),
    "ICI": words("ici"),
    "REFERENCEHEAD": words("hui end moment peu venir"),
}
_END = "(WEEKENDWORD | WEEKWORD HYPHEN ENDWORD)"

RULES: list[Row] = [
    ("day-word", "AUJOURD APOSTROPHE w=HUI", f.deictic, "DATE"),
    ("day-word", "AVANT HYPHEN w=YESTERDAYWORD", f.deictic, "DATE"),
    ("day-word", "APRES HYPHEN w=TOMORROWWORD", f.deictic, "DATE"),
    ("units-ago", "IL Y HAS THAN? (g=QUALIFIER THAN? APOSTROPHE?)? n=AMOUNT (u=UNITS | u2=UNIT) (z=AND A? HALF)?", f.ago, "DATE"),
    ("units-ago", "IL Y HAS OF u=UNITS", f.long_ago, "DATE"),
    ("same-unit", "r=THIS u=UNIT HYPHEN PAIR", f.this_or_that, "DATE"),
    ("same-unit", "r=REL u=UNIT HYPHEN PAIR", f.this_or_that, "DATE"),
    ("weekend", f"THE? {_END}", f.weekend, "DATE"),
    ("weekend", f"r=REL {_END}", f.weekend, "DATE"),
    ("related-unit", f"THE? {_END} r=RELPOST", f.related_weekend, "DATE"),
    ("season", "THE skip=APOSTROPHE s=SEASON", b.calendar, "DATE"),
    ("season", "skip=IN (s=SEASON)", b.calendar, "DATE"),
    ("season", "skip=AU s=SEASON", b.calendar, "DATE"),
    ("habit", "THE w=WEEKDAY p=DAYPART?", f.habit, "SET"),
    ("weekday-day", "THE? w=WEEKDAY d=DAY", f.calendar, "DATE"),
    ("present", "IN REL MOMENTWORD", b.fixed("PRESENT_REF"), "DATE"),
    ("present", "OF NOWDAYS UNITS", b.fixed("PRESENT_REF"), "DATE"),
    ("future", "SOUS SHORTLY", b.fixed("FUTURE_REF"), "DATE"),
    ("recent-units", "THE u=UNITS TO_LA COMING", f.coming_units, "DATE"),
    ("night-into", "NIGHTWORD OF WEEKDAY UNTIL THE? w=WEEKDAY d=DAY? m=MONTH?", f.night_into, "DATE"),
]

HOLIDAYS: dict[str, str] = {
    "noël": "christmas",
    "nouvel an": "new-year",
    "jour de l'an": "new-year",
    "saint-sylvestre": "new-year-eve",
    "pâques": "easter",
    "lundi de pâques": "easter-monday",
    "vendredi saint": "good-friday",
    "mercredi des cendres": "ash-wednesday",
    "pentecôte": "pentecost",
    "toussaint": "all-saints",
    "épiphanie": "epiphany",
    "saint-valentin": "valentine",
}

BEFORE_MONTH = frozenset("en de d' depuis dès à d jusqu'en début fin mi vers courant pour et ou au avant après entre ce - – ( ' ’".split())
NOT_BEFORE: dict[str, frozenset[str]] = {}
WEAK_BEFORE_YEAR = frozenset("de d à et vers entre en jusqu avant après".split())
SMALL_WORDS = frozenset(
    """et ou à au aux en dans sur par pour avec sans contre entre jusqu de du des le la les l un une il elle ils elles on qui que dont où
    est sont était étaient a ont avait avaient ne n se s y puis mais avant après depuis lors alors sous chez selon comme car""".split()
)
MEASURED = frozenset(
    "euros dollars soldats hommes personnes kilomètres mètres tonnes hectares morts blessés exemplaires habitants places".split()
)
NAMED_AFTER_DAYS = frozenset("gras saint".split())
SETTLE = habit_with_past
EVENT_BEHIND = frozenset("après avant".split())
ALSO_PREPOSITIONS = frozenset("après avant".split())
EVENT_BARE = True
LAST_OF = frozenset("dernier dernière".split())
OF_SOMETHING = frozenset("de du des d".split())
ABBREVIATIONS = frozenset("m mme mlle mm dr st ste av bd env cf etc janv févr avr juil sept oct nov déc".split())
REPORTING = frozenset(
    [
        f"{aux} {told}"
        for aux in ("a", "ont")
        for told in "dit déclaré annoncé affirmé indiqué ajouté assuré précisé expliqué confirmé".split()
    ]
)
BEFORE = {
    "depuis": "since",
    "depuis le": "since",
    "jusqu ' à": "until",
    "jusqu ’ à": "until",
    "jusqu ' au": "until",
    "jusqu ’ au": "until",
    "jusqu ' en": "until",
    "jusqu ’ en": "until",
    "d ' ici": "by",
    "d ’ ici": "by",
    "d ' ici à": "by",
    "d ’ ici à": "by",
    "avant": "before",
    "avant le": "before",
    "après": "after",
    "en": "within",
    "à": "at",
    "le": "on",
    "de": "of",
    "à partir de": "from",
    "à partir du": "from",
    "dès": "from",
    "entre": "between",
    "pendant": "during",
    "vers": "around",
}
CROSSING = {
    ",": 4.0,
    "que": 3.0,
    "qui": 4.0,
    "dont": 4.0,
    "où": 3.0,
    "et": 3.0,
    "mais": 4.0,
    "alors": 3.0,
    "«": 3.0,
    "»": 3.0,
    '"': 3.0,
    "“": 3.0,
    "”": 3.0,
    ")": 3.0,
}
TENSE = Verbs(
    neither=frozenset(
        """opéra caméra para extra ukraine front affront mont jamais mais fait français anglais palais marais relais délais succès été
        trait portrait
        attrait retrait extrait lait parfait satisfait souhait devra contrat désormais militaire""".split()
    ),
    future=frozenset(
        """prévu prévue prévus prévues attendu attendue attendus attendues programmé programmée programmés fixé fixée doit doivent
        devrait devraient
        prévoit prévoient envisage envisagent compte comptent rencontre rencontrent reçoit reçoivent visite commence commencent débute
        débutent
        arrive arrivent participe participent ouvre ouvrent entame entament rejoint s'envole accueille préside devra devront veut
        veulent espère
        vote votent retrouve retrouvent""".split()
    ),
    past=frozenset(
        """était étaient fut furent eut eurent avait avaient fit firent dit put prit prirent vint vinrent tint tinrent déclara annonça
        rencontra signa
        affirma arriva commença lança rentra entra montra tira retira attira inspira admira expira
        livra délivra assura jura dura espéra""".split()
    ),
    present=frozenset("est sont ont".split()),
    nouns=frozenset("rencontre visite vote compte accueille commence envisage".split()),
    determiners=frozenset(
        "la une le un cette sa leur première dernière prochaine nouvelle de d en ' ’ chaque toute seconde brève longue".split()
    ),
    past_endings=("aient", "èrent", "irent", "urent", "ait"),
    # Not "tra", "ura": those end the past of "rencontrer", "assurer".
    future_endings=(
        *("era", "eront", "ira", "iront", "dra", "dront", "vra", "vront", "aura", "auront", "rra", "rront", "fera", "feront"),
        *("ttra", "îtra", "aitra", "tront"),
        # "would": what was announced for later
        *("erait", "eraient", "drait", "draient", "aurait", "auraient", "vrait", "vraient", "rrait", "rraient", "ttrait"),
    ),
    least_chars=4,
    auxiliaries=frozenset("a ont avait avaient est sont était étaient s'est ai avons".split()),
    participles=(
        "é",
        "és",
        "ée",
        "ées",
        "i",
        "is",
        "ie",
        "ies",
        "it",
        "its",
        "ite",
        "u",
        "us",
        "ue",
        "ues",
        "ert",
        "erte",
        "ort",
        "orte",
        "orts",
        "int",
        "ints",
    ),
    ahead=frozenset("va vont doit doivent peut peuvent devait devaient veut".split()),
    infinitives=("er", "ir", "re", "oir"),
)
