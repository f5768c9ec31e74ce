"""Amounts as told: in their own currency, never summed, never converted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, get_currency_symbol

from sitegen.model.claim import Amount
from sitegen.render.strings import Words

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def plain_number(value: Decimal) -> str:
    """The number without exponent or trailing zeros: "40000000000", "2.5"."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def amount_label(amount: Amount, words: Words, locale: Any) -> str:
    """ "at least €40 billion a year": the figure in words, with what the source says of its exactness."""
    scale, name = next(((scale, name) for scale, name in _SCALES if abs(amount.value) >= scale), (Decimal(1), ""))
    number = format_decimal(amount.value / scale, format="#,##0.###", locale=locale)
    symbol = get_currency_symbol(amount.currency, locale) if amount.currency else ""
    gap = "\N{NO-BREAK SPACE}" if symbol[-1:].isalpha() else ""
    label = f"{symbol}{gap}{number}" + (f"\N{NO-BREAK SPACE}{words(name)}" if name else "")
    if amount.modifier:
        label = words("amount_" + amount.modifier.replace(" ", "_"), amount=label)
    return words("amount_per", amount=label, unit=words.table.get(f"unit_{amount.per}", amount.per)) if amount.per else label
