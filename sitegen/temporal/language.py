"""Which of the engine's languages a text is written in, told by its letters and its smallest words."""

from __future__ import annotations

import re
from itertools import islice

LOOKED_AT_CHARS = 6000
FEWEST_HITS = 1.5  # smallest words that must be met before anything but English is believed
LEAD = 1.25  # ... and so many times those of the next language

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")

# Words too small to be names, and the commonest words of time.  A word that two languages share counts for both.  The last languages
# have no table of time words: they are here so that their texts are not taken for a neighbour's.
_SMALL_WORDS = {
    "en": """the of and to in is was that for on with as by at from it be are were his her their has have had not which will said this
    an but
        monday tuesday wednesday thursday friday saturday sunday january february march june july october week year day ago last next""",
    "de": """der die das und ist nicht mit dem den ein eine einer von zu zum zur im am auf für auch es sich nach wird wurde hat sind bei aus
        über als dass seit vor bis sie er ich wir noch nur war waren montag dienstag mittwoch donnerstag freitag samstag sonntag januar
        februar
        märz juni juli oktober dezember woche jahr jahre jahren monat tage tagen heute gestern morgen uhr""",
    "fr": """le la les des et est une du dans pour pas sur avec au aux ce cette qui que par il elle sont ont été leur ses plus d l qu n s un
        de à en je nous lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre
        novembre décembre semaine mois année ans jours hier demain""",
    "es": """el la los las y en del que una por con para se su al es lo como más fue ha pero sus sin sobre este esta entre hasta desde de un
        hace lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
        noviembre diciembre semana mes año años días hoy ayer mañana""",
    "pt": """o a os as e em do da dos das não uma com para por se ao na no nas nos é um mais foi como são pela pelo às de que
        segunda terça quarta quinta sexta janeiro fevereiro março maio junho julho setembro outubro dezembro semana ano anos hoje ontem""",
    "it": """il lo la gli le e di del della dei delle che è un una con per non si da nel nella alla al sono anche ha dal sul più i
        lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settimana
        anno""",
    "nl": """de het een en van in is op te dat met voor zijn niet aan er om ook bij door naar heeft uit werd wordt was
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart week jaar""",
    "sv": """och att det som en är av för på med den till inte om ett har de i var från vid sedan
        måndag tisdag onsdag torsdag fredag lördag söndag vecka år""",
    "pl": """w i na z do się nie to że jest o po za od przez dla jak był oraz który
        poniedziałek wtorek środa czwartek piątek sobota niedziela tydzień rok roku""",
}
_COUNTED: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _COUNTED[_word] = (*_COUNTED.get(_word, ()), _language)

_OURS = frozenset(("en", "de", "fr", "es"))
# Letters of one of the two, and those that speak for another Slavic language.
_UKRAINIAN, _RUSSIAN, _OTHERS = "іїєґ", "ыэё", "ўјљњћђџѕѓќқғңүұһөә"
_WITHOUT_LETTERS = 40  # so many Cyrillic letters without і, ї, є are not Ukrainian
_CYRILLIC_WORDS = {
    "uk": frozenset("та що це від до на не як за або але був була було під його її який яка які вони він вона щоб у з й".split()),
    "ru": frozenset(
        "что это от до на не как за но или был была было под о его её который они он она чтобы из при также и с к в году года".split()
    ),
}


def detect(text: str) -> str:
    """ "en", "de", "fr", "es", "uk" or "ru"; "en" when in doubt.  Reads the first few thousand characters only; never raises."""
    sample = text[:LOOKED_AT_CHARS].lower()
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "en"
    if len(_CYRILLIC.findall(sample)) * 2 > letters:
        return _cyrillic(sample)
    hits = dict.fromkeys(_SMALL_WORDS, 0.0)
    for found in islice(_WORD.finditer(sample), 1000):
        for language in _COUNTED.get(found.group(), ()):
            hits[language] += 1.0 / len(_COUNTED[found.group()])
    (best, most), (_, next_most) = sorted(hits.items(), key=lambda item: (-item[1], item[0] != "en"))[:2]
    return best if best in _OURS and most >= FEWEST_HITS and most >= LEAD * next_most else "en"


def _cyrillic(sample: str) -> str:
    ukrainian, russian, others, hard = (sum(map(sample.count, letters)) for letters in (_UKRAINIAN, _RUSSIAN, _OTHERS, "ъ"))
    if others * 10 > ukrainian + russian or hard > russian + ukrainian:  # Bulgarian has ъ and none of the others
        return "en"
    if "і" in sample and "ы" in sample and "и" not in sample:  # Belarusian writes і and ы, never и
        return "en"
    if ukrainian != russian:
        return "uk" if ukrainian > russian else "ru"
    words = [found.group() for found in islice(_WORD.finditer(sample), 1000)]
    uk, ru = (sum(word in known for word in words) for known in _CYRILLIC_WORDS.values())
    if uk == ru or (uk > ru and not ukrainian and len(sample) > _WITHOUT_LETTERS):
        return "en" if uk == ru else "ru"
    return "uk" if uk > ru else "ru"
