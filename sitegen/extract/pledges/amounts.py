"""Money in prose: "€40bn", "up to $1.2 trillion", "£3 billion a year", "400m euros", "($164 billion)"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Literal

from sitegen.model.claim import Amount, Sense

# Signs and words of currencies -> ISO 4217.  A bare "dollar" is the US dollar, "pound" sterling; "#" is how old wire text spells "£".
SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "Rs.": "INR",
    "Rs": "INR",
    "#": "GBP",
}
_SIGNS = {sign.upper(): code for sign, code in SIGNS.items()}
CODES = "USD EUR GBP JPY CNY RMB CHF SEK NOK DKK PLN CZK HUF RUB UAH TRY INR KRW AUD CAD NZD BRL ZAR SAR AED ILS MXN SGD HKD".split()
WORDS = {
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "american dollars": "USD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "new zealand dollars": "NZD",
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "yen": "JPY",
    "chinese yuan": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "roubles": "RUB",
    "rubles": "RUB",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "rupees": "INR",
    "won": "KRW",
    "swiss francs": "CHF",
    "francs": "CHF",
    "norwegian kroner": "NOK",
    "danish kroner": "DKK",
    "swedish kronor": "SEK",
    "kronor": "SEK",
    "zloty": "PLN",
    "zlotys": "PLN",
    "liras": "TRY",
    "lira": "TRY",
    "rand": "ZAR",
    "riyals": "SAR",
    "dirhams": "AED",
    "shekels": "ILS",
    "pesos": "MXN",
    "reais": "BRL",
    "hong kong dollars": "HKD",
    "singapore dollars": "SGD",
    "japanese yen": "JPY",
    "south korean won": "KRW",
    "indian rupees": "INR",
    "pakistani rupees": "PKR",
    "egyptian pounds": "EGP",
    "lebanese pounds": "LBP",
    "syrian pounds": "SYP",
    "mexican pesos": "MXN",
    "argentine pesos": "ARS",
    "philippine pesos": "PHP",
    "colombian pesos": "COP",
    "kenyan shillings": "KES",
    "ugandan shillings": "UGX",
    "swedish krona": "SEK",
    "russian roubles": "RUB",
    "russian rubles": "RUB",
    "turkish lira": "TRY",
    "naira": "NGN",
    "forints": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
}
# Numbers in words, only before a scale: "two million pounds", never "one dollar".
NUMBERS = {
    **{word: Decimal(n) for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)},
    "fifteen": Decimal(15),
    "twenty": Decimal(20),
    "thirty": Decimal(30),
    "fifty": Decimal(50),
    "a hundred": Decimal(100),
    "one hundred": Decimal(100),
    "half a": Decimal("0.5"),
    "a": Decimal(1),
}
SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "billion": 9,
    "billions": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
    "trillion": 12,
    "trillions": 12,
    "crore": 7,
    "lakh": 5,
}
_NUMBER = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?!\d|,\d)"
# A blank of any width, or the end of a wrapped line ("£88\nmillion"); an empty line ends a paragraph and no sum crosses it.
_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
_SCALE_WORD = r"(?:" + "|".join(sorted(SCALES, key=len, reverse=True)) + r")\b"
_SCALE = rf"(?:(?:{_GAP}|-)?{_SCALE_WORD})?"
_IN_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True)).replace(" ", _GAP)
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_WORD = "|".join(re.escape(word).replace(r"\ ", _GAP) for word in sorted(WORDS, key=len, reverse=True))
_CODE = "|".join(CODES)
_MONEY = re.compile(
    rf"(?P<sign>(?<![A-Za-z])(?:{_SIGN})|\b(?:{_CODE})\b){_GAP}?(?P<n1>{_NUMBER})(?P<s1>{_SCALE})"
    rf"(?:[ ]?[-–][ ]?(?:{_SIGN})?(?P<n2>{_NUMBER})(?P<s2>{_SCALE}))?"
    rf"|\b(?P<n4>{_IN_WORDS})(?P<s4>(?:{_GAP}|-){_SCALE_WORD})(?:{_GAP}|-)(?P<word4>(?:{_WORD})\b)"
    rf"|(?<![\w.,])(?P<n3>{_NUMBER})(?P<s3>{_SCALE})(?:{_GAP}|-)(?P<word>(?:{_WORD}|{_CODE})\b)",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(r"\d|illion|ILLION")  # without one there is no sum, and most text has none
_MODIFIERS: tuple[tuple[str, Literal["about", "at least", "at most"]], ...] = (
    ("no more than", "at most"),
    ("not more than", "at most"),
    ("no less than", "at least"),
    ("well over", "at least"),
    ("just over", "at least"),
    ("just under", "at most"),
    ("more than", "at least"),
    ("at least", "at least"),
    ("over", "at least"),
    ("upwards of", "at least"),
    ("in excess of", "at least"),
    ("a minimum of", "at least"),
    ("up to", "at most"),
    ("at most", "at most"),
    ("as much as", "at most"),
    ("less than", "at most"),
    ("under", "at most"),
    ("a maximum of", "at most"),
    ("about", "about"),
    ("around", "about"),
    ("approximately", "about"),
    ("roughly", "about"),
    ("nearly", "about"),
    ("almost", "about"),
    ("some", "about"),
    ("an estimated", "about"),
    ("close to", "about"),
)
_BEFORE = re.compile(
    r"(?:\b(?P<half>half of|a third of|a quarter of|two[ -]thirds of|three[ -]quarters of)\s+)?"
    r"(?:(?:a|an|another|an additional|the|his|its|their)\s+)?(?:\b(?P<modifier>"
    + "|".join("(?<!handed )over" if words == "over" else words for words, _ in _MODIFIERS)
    + r")\s+)?(?:(?:a|an|another|additional|an additional|an extra|a further|further)\s+)?(?P<low>\d[\d.,]*\s(?:to|and)\s)?$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s*(?:-?a|per|each|every|/)[ -](?P<unit>year|month|week|day|quarter)\b|\s*(?P<adverb>annually|yearly|monthly|a head)\b", re.IGNORECASE
)
_SHARES = {
    "half of": Decimal(2),
    "a third of": Decimal(3),
    "a quarter of": Decimal(4),
    "two thirds of": Decimal(3) / 2,
    "two-thirds of": Decimal(3) / 2,
    "three quarters of": Decimal(4) / 3,
    "three-quarters of": Decimal(4) / 3,
}
_SENSES = re.compile(
    r"\b(?:(?P<delivered>delivered|disbursed|sent|given|paid|paid out|handed over|provided|transferred|spent|received|arrived)"
    r"|(?P<allocated>allocated|earmarked|set aside|approved|budgeted|appropriated)"
    r"|(?P<promised>promised|pledged|promises?|pledges?|offered|committed|agreed|announced|to provide|will provide))\b",
    re.IGNORECASE,
)
# What may stand between a sum and the word behind it that tells its sense: "$3bn of it has so far been delivered", "the $10bn it promised".
_BEHIND = re.compile(
    rf"(?:{_GAP}(?:of|it|that|this|them|which|has|have|had|was|were|been|being|is|so|far|already|now|only|yet|actually|they|he|she|in|aid"
    rf"|money|help|assistance))*{_GAP}?",
    re.IGNORECASE,
)
_LOOK_BACK_CHARS = 48
_MAX_DIGITS = 18


def amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """The sums of money in text[start:end], in order.

    A sum in brackets after another ("€150 billion ($164 billion)") is the same money and left out.  `sense` follows
    the word right behind it or the nearest one before: allocated, delivered, else promised.
    """
    end = len(text) if end is None else end
    found: list[Amount] = []
    if _A_NUMBER.search(text, start, end) is None:
        return ()
    last_end = -10
    for match in _MONEY.finditer(text, start, end):
        if found and (joined := _range(text, start, found[-1], last_end, match)) is not None:
            found[-1], last_end = joined, match.end()
            continue
        bracketed = found and text[last_end : match.start()].strip() in ("(", "[", "(about", "(around", "(roughly", "(some")
        amount = None if bracketed else _amount(text, start, match)
        if amount is not None:
            found.append(amount)
        last_end = match.end()
    return tuple(found)


def _range(text: str, floor: int, low: Amount, low_end: int, match: re.Match[str]) -> Amount | None:
    """ "$3bn to $5bn", "between $3bn and $5bn": the upper end, as a bound; "from $3bn to $5bn" is a rise to the second."""
    link = text[low_end : match.start()].strip().lower()
    begin = low_end - len(low.text)
    before = text[max(floor, begin - 10) : begin].rstrip().lower()
    if not (link == "to" and not before.endswith("by")) and not (link == "and" and before.endswith("between")):
        return None
    high = _amount(text, match.start(), match)
    if high is None or high.currency != low.currency or high.value <= low.value:
        return None
    if before.endswith("from"):
        return replace(high, sense=low.sense)
    return replace(high, modifier="at most", text=text[begin : match.start()] + high.text, sense=low.sense)


def _amount(text: str, floor: int, match: re.Match[str]) -> Amount | None:
    number = match["n2"] or match["n1"] or match["n3"] or match["n4"]
    scale = (match["s2"] if match["n2"] else None) or match["s1"] or match["s3"] or match["s4"] or (match["s2"] or "")
    sign = match["sign"] or match["word"] or match["word4"]
    currency = _SIGNS.get(sign.upper()) or WORDS.get(" ".join(sign.lower().split())) or ("CNY" if sign.upper() == "RMB" else sign.upper())
    try:
        value = NUMBERS[" ".join(number.lower().split())] if match["n4"] else Decimal(re.sub(r"[,\u202f\u00a0]", "", number))
    except InvalidOperation:
        return None
    if len(number) > _MAX_DIGITS:
        return None
    value *= Decimal(10) ** SCALES.get(scale.strip().strip("-").lower(), 0)
    if sign == "#" and not scale:
        return None  # "#3" is a rank
    before = _BEFORE.search(text, max(floor, match.start() - _LOOK_BACK_CHARS), match.start())
    modifier: Literal["", "about", "at least", "at most"] = ""
    begin = match.start()
    if before is not None:
        if before["modifier"]:
            modifier = dict(_MODIFIERS)[before["modifier"].lower()]
            begin = before.start("modifier")
        if before["half"]:
            value /= _SHARES[before["half"].lower()]
            begin = before.start("half")
    if before is not None and before["low"]:
        begin = min(begin, before.start("low"))
    if (match["n2"] or before is not None and before["low"]) and not modifier:
        modifier = "at most"  # "$300-400bn": the upper end, as a bound
    per = _PER.match(text, match.end())
    unit = (
        ""
        if per is None
        else (per["unit"] or {"annually": "year", "yearly": "year", "monthly": "month"}.get((per["adverb"] or "").lower(), ""))
    )
    stop = match.end() if per is None or not unit else per.end()
    return Amount(
        value.normalize() + 0, currency, text[begin:stop], modifier, unit.lower(), _sense(text, floor, match.start(), match.end())
    )


def _sense(text: str, floor: int, start: int, end: int) -> Sense:
    """The word right behind the sum tells, else the nearest one before it; a sum is promised unless told otherwise."""
    link = _BEHIND.match(text, end)
    word = _SENSES.match(text, link.end()) if link is not None else None
    word = word or next(iter([*_SENSES.finditer(text, max(floor, start - 60), start)][-1:]), None)
    return word.lastgroup if word is not None else "promised"  # type: ignore[return-value]


def plain(amount: Amount) -> str:
    """ "EUR 40000000000": code and plain number."""
    return f"{amount.currency} {amount.value:f}"
