"""An amount as an editor writes it in a note: currency and number, in the simple forms."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from sitegen.model.claim import Amount

SIGNS = {
    "€": "EUR", "£": "GBP", "US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "$": "USD",
    "₴": "UAH", "₽": "RUB", "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₦": "NGN", "zł": "PLN",
}  # fmt: skip
WORDS = {
    "euro": "EUR", "euros": "EUR", "pounds": "GBP", "pound": "GBP", "sterling": "GBP", "dollars": "USD", "dollar": "USD",
    "us dollars": "USD", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN", "yen": "JPY", "rubles": "RUB",
    "roubles": "RUB", "yuan": "CNY", "swiss francs": "CHF",
}  # fmt: skip
MULTIPLES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6, "b": 9, "bn": 9, "bln": 9, "billion": 9,
    "billions": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12,
}  # fmt: skip
MODIFIERS: dict[str, Literal["about", "at least", "at most"]] = {
    "about": "about", "around": "about", "approximately": "about", "some": "about", "roughly": "about", "nearly": "about",
    "almost": "about", "~": "about", "≈": "about", "at least": "at least", "more than": "at least", "over": "at least",
    ">": "at least", "at most": "at most", "up to": "at most", "less than": "at most", "under": "at most", "<": "at most",
}  # fmt: skip
_PER = re.compile(r"\s*(?:a|an|per|each|every|/)\s*(year|month|week|day|quarter)$", re.IGNORECASE)
_NUMBER = r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_MULTIPLE = r"\s*(?P<multiple>" + "|".join(sorted(MULTIPLES, key=len, reverse=True)) + r")?"
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<currency>[A-Za-z]{{3}}(?=[\s\d])|{_SIGN})\s*{_NUMBER}{_MULTIPLE}(?:\s+dollars)?", re.IGNORECASE)
_AFTER = re.compile(
    rf"{_NUMBER}{_MULTIPLE}\s*(?:in\s+)?(?P<currency>[A-Za-z]{{3}}|{_SIGN}|{'|'.join(sorted(WORDS, key=len, reverse=True))})", re.IGNORECASE
)


def read_amount(words: str) -> Amount | None:
    """The amount that the words name, or None; “EUR 40000000000”, “€40bn”, “more than $1.5 million a year”, “40 billion euros”."""
    if len(words) > 120:
        return None
    rest, per = words.strip(), ""
    if match := _PER.search(rest):
        rest, per = rest[: match.start()].strip(), match[1].casefold()
    modifier = next((sign for sign in sorted(MODIFIERS, key=len, reverse=True) if rest.casefold().startswith(sign)), "")
    rest = rest[len(modifier) :].strip()
    match = _BEFORE.fullmatch(rest) or _AFTER.fullmatch(rest)
    currency = _currency(match["currency"]) if match else ""
    if not match or not currency:
        return None
    try:
        number = Decimal(re.sub(r"[^\d.]", "", match["number"]))
    except InvalidOperation:
        return None
    value = number.scaleb(MULTIPLES[match["multiple"].casefold()]) if match["multiple"] else number
    whole = value.to_integral_value()
    return Amount(Decimal(int(whole)) if whole == value else value, currency, words, MODIFIERS.get(modifier, ""), per)


def _currency(word: str) -> str:
    """The ISO 4217 code of a sign, a word or a code; "" when it is none."""
    if word.upper() in SIGNS or word in SIGNS:
        return SIGNS.get(word) or SIGNS[word.upper()]
    if word.casefold() in WORDS:
        return WORDS[word.casefold()]
    from babel.numbers import is_currency

    return word.upper() if is_currency(word.upper()) else ""
