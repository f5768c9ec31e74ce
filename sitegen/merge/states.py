"""States under their many names: what tells "Britain", "the UK prime minister" and "Downing Street" to be one party.

Only what comparing needs.  A word that is missing here costs a little evidence, never an error: the long tail of demonyms is
caught by their stem ("Slovenian", "Slovenia").
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.model.slug import slugify

#  id              other names and adjectives                      places that lie in it, the capital first
TABLE = (
    ("united-kingdom", "uk gb britain great-britain british england english scotland scottish wales",
     "london downing-street westminster whitehall chequers edinburgh"),
    ("united-states", "us usa u-s u-s-a america american united-states-of-america",
     "washington washington-dc white-house pentagon camp-david mar-a-lago new-york capitol oval-office"),
    ("european-union", "eu e-u european-commission european-council", "brussels"),
    ("russia", "russian russian-federation kremlin soviet-union ussr soviet", "moscow kremlin sochi st-petersburg"),
    ("ukraine", "ukrainian", "kyiv kiev odesa odessa lviv"),
    ("france", "french", "paris elysee elysee-palace versailles strasbourg"),
    ("germany", "german", "berlin munich hamburg bonn"),
    ("china", "chinese peoples-republic-of-china prc", "beijing shanghai great-hall-of-the-people"),
    ("taiwan", "taiwanese", "taipei"),
    ("japan", "japanese", "tokyo osaka hiroshima"),
    ("south-korea", "republic-of-korea s-korea south-korean rok", "seoul blue-house"),
    ("north-korea", "dprk north-korean n-korea democratic-peoples-republic-of-korea", "pyongyang panmunjom"),
    ("turkey", "turkish turkiye", "ankara istanbul"),
    ("iran", "iranian islamic-republic-of-iran", "tehran"),
    ("iraq", "iraqi", "baghdad"),
    ("israel", "israeli", "jerusalem tel-aviv"),
    ("palestine", "palestinian palestinian-authority palestinian-territories state-of-palestine", "ramallah gaza"),
    ("saudi-arabia", "saudi ksa", "riyadh jeddah"),
    ("united-arab-emirates", "uae emirati emirates", "abu-dhabi dubai"),
    ("qatar", "qatari", "doha"),
    ("egypt", "egyptian", "cairo sharm-el-sheikh tahrir-square"),
    ("syria", "syrian", "damascus aleppo idlib"),
    ("lebanon", "lebanese", "beirut"),
    ("jordan", "jordanian", "amman"),
    ("yemen", "yemeni", "sanaa aden"),
    ("libya", "libyan", "tripoli benghazi"),
    ("tunisia", "tunisian", "tunis"),
    ("afghanistan", "afghan", "kabul"),
    ("pakistan", "pakistani", "islamabad karachi"),
    ("india", "indian", "new-delhi delhi mumbai"),
    ("poland", "polish pole", "warsaw"),
    ("spain", "spanish", "madrid barcelona"),
    ("italy", "italian", "rome milan"),
    ("vatican-city", "vatican holy-see", ""),
    ("netherlands", "dutch holland", "the-hague amsterdam hague"),
    ("belgium", "belgian", "brussels"),
    ("switzerland", "swiss", "geneva bern davos zurich"),
    ("austria", "austrian", "vienna"),
    ("sweden", "swedish", "stockholm"),
    ("norway", "norwegian", "oslo"),
    ("denmark", "danish", "copenhagen"),
    ("finland", "finnish", "helsinki"),
    ("iceland", "icelandic", "reykjavik"),
    ("ireland", "irish", "dublin"),
    ("portugal", "portuguese", "lisbon"),
    ("greece", "greek", "athens"),
    ("cyprus", "cypriot", "nicosia"),
    ("hungary", "hungarian", "budapest"),
    ("czech-republic", "czech czechia", "prague"),
    ("slovakia", "slovak", "bratislava"),
    ("romania", "romanian", "bucharest"),
    ("bulgaria", "bulgarian", "sofia"),
    ("serbia", "serbian serb", "belgrade"),
    ("croatia", "croatian croat", "zagreb"),
    ("kosovo", "kosovan kosovar", "pristina"),
    ("georgia", "georgian", "tbilisi"),
    ("armenia", "armenian", "yerevan"),
    ("azerbaijan", "azerbaijani azeri", "baku"),
    ("belarus", "belarusian belorussia", "minsk"),
    ("lithuania", "lithuanian", "vilnius"),
    ("latvia", "latvian", "riga"),
    ("estonia", "estonian", "tallinn"),
    ("kazakhstan", "kazakh", "astana almaty"),
    ("canada", "canadian", "ottawa toronto montreal"),
    ("mexico", "mexican", "mexico-city"),
    ("cuba", "cuban", "havana"),
    ("haiti", "haitian", "port-au-prince"),
    ("dominican-republic", "dominican", "santo-domingo"),
    ("brazil", "brazilian", "brasilia rio-de-janeiro sao-paulo"),
    ("argentina", "argentine argentinian", "buenos-aires"),
    ("venezuela", "venezuelan", "caracas"),
    ("colombia", "colombian", "bogota"),
    ("chile", "chilean", "santiago"),
    ("peru", "peruvian", "lima"),
    ("australia", "australian", "canberra sydney melbourne"),
    ("new-zealand", "new-zealander", "wellington"),
    ("indonesia", "indonesian", "jakarta bali"),
    ("malaysia", "malaysian", "kuala-lumpur"),
    ("singapore", "singaporean", "singapore"),
    ("philippines", "philippine filipino", "manila"),
    ("vietnam", "vietnamese", "hanoi"),
    ("thailand", "thai", "bangkok"),
    ("myanmar", "burma burmese", "naypyidaw yangon"),
    ("south-africa", "south-african", "pretoria johannesburg cape-town"),
    ("nigeria", "nigerian", "abuja lagos"),
    ("kenya", "kenyan", "nairobi"),
    ("ethiopia", "ethiopian", "addis-ababa"),
    ("sudan", "sudanese", "khartoum"),
    ("south-sudan", "south-sudanese", "juba"),
    ("senegal", "senegalese", "dakar"),
    ("zimbabwe", "zimbabwean", "harare"),
    ("democratic-republic-of-congo", "drc dr-congo congolese democratic-republic-of-the-congo", "kinshasa"),
    ("united-nations", "un u-n", "un-headquarters"),
    ("nato", "n-a-t-o north-atlantic-treaty-organization north-atlantic-treaty-organisation", "nato-headquarters"),
)  # fmt: skip
STATES = frozenset(row[0] for row in TABLE)
NAMES = {name: row[0] for row in TABLE for name in (row[0], *row[1].split())}
# Brussels stands for the European Union before it stands for Belgium: the first row wins.
PLACES = {place: row[0] for row in reversed(TABLE) for place in row[2].split()}
SEATS = {  # a building in its city: "talks at the White House" are talks in Washington
    "white-house": "washington", "pentagon": "washington", "capitol": "washington", "oval-office": "washington",
    "washington-dc": "washington",
    "washington-d-c": "washington", "downing-street": "london", "westminster": "london", "whitehall": "london", "elysee": "paris",
    "elysee-palace": "paris", "kremlin": "moscow", "kiev": "kyiv", "blue-house": "seoul", "great-hall-of-the-people": "beijing",
    "tahrir-square": "cairo", "hague": "the-hague", "house-of-commons": "london", "commons": "london", "un-headquarters": "new-york",
    "nato-headquarters": "brussels", "capitol-hill": "washington", "no-10": "london", "number-10": "london",
}  # fmt: skip
_BUILDING = re.compile(
    r"(?:^|-)(?:ministry|palace|house|hotel|embassy|residence|office|offices|headquarters|hq|airport|base|castle|hall|parliament|university|"
    r"church|cathedral|hospital|square|building|centre|center|club|resort|estate|ranch|villa|mansion|region|area|border|summit|sidelines)(?:-|$)"
)
MIN_STEM_CHARS = 5


#: They speak for the state, and are not it: each keeps its own id and page.
PARTS = frozenset("england scotland wales european-commission european-council soviet-union ussr palestinian-authority".split())


def state_id(actor_id: str) -> str:
    """The one id of a state (or of a body that acts as one) under any of its names; the id itself when it is none."""
    return actor_id if actor_id in PARTS else NAMES.get(actor_id, actor_id)


@lru_cache(maxsize=65536)
def states_in(words: str) -> tuple[str, ...]:
    """The states that a phrase such as "UK Foreign Secretary" or "president of the Czech Republic" names, in order."""
    tokens = [token for token in slugify(words, 400).split("-") if token]
    found: list[str] = []
    taken = 0
    for index in range(len(tokens)):
        if index < taken:
            continue
        for width in (4, 3, 2, 1):
            name = "-".join(tokens[index : index + width])
            if index + width <= len(tokens) and (state := NAMES.get(name) or (_by_stem(name) if width == 1 else "")):
                found.append(state)
                taken = index + width
                break
    return tuple(dict.fromkeys(found))


_STEMS = {row[0][:MIN_STEM_CHARS]: row[0] for row in reversed(TABLE) if "-" not in row[0] and len(row[0]) >= MIN_STEM_CHARS}
_DEMONYM = re.compile(r"\w{4,}(?:an|ian|ese|ish|i|ic|er)")


def _by_stem(word: str) -> str:
    """The state whose name begins like this demonym: "Slovenian", "Slovenia"."""
    return _STEMS.get(word[:MIN_STEM_CHARS], "") if _DEMONYM.fullmatch(word) else ""


def place_key(name: str) -> str:
    """The address of a place, with a building replaced by its city, and the article dropped."""
    slug = slugify(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)) if name.strip() else ""
    head = slugify(name.split(",", maxsplit=1)[0]) if "," in name else slug  # "Paris, France" is Paris
    return SEATS.get(slug) or SEATS.get(head) or (state_id(slug) if slug in NAMES else head)


def place_relation(left: str, right: str) -> str:
    """How two place keys stand to each other: "same", "inside", "apart", or "" when that is not known."""
    if not left or not right:
        return ""
    if left == right:
        return "same"
    for inner, outer in ((left, right), (right, left)):
        if outer in STATES and PLACES.get(inner) == outer:
            return "inside"
        if f"-{outer}-" in f"-{inner}-":  # "central-london", "london"
            return "inside"
    if _BUILDING.search(left) or _BUILDING.search(right):
        return ""  # a ministry may well stand in the city that the other names
    known = [key in STATES or key in PLACES for key in (left, right)]
    return "apart" if all(known) or not any(key in STATES for key in (left, right)) else ""
