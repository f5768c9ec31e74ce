"""Amounts as told: in their own currency, never summed, never converted."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any, Literal

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol

from sitegen.model.claim import Amount
from sitegen.render.strings import Words

_IN_WORDS = 1_000_000  # from here on a figure is told in the language's own words of scale: "40 billion", "40 Milliarden"


def plain_number(value: Decimal) -> str:
    """The number without exponent or trailing zeros: "40000000000", "2.5"."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def amount_label(amount: Amount, words: Words, locale: Any) -> str:
    """ "at least €40 billion a year": the figure in words, with what the source says of its exactness."""
    number = _figure(amount.value, locale)
    symbol = get_currency_symbol(amount.currency, locale) if amount.currency else ""
    label = number
    if symbol and abs(amount.value) >= _IN_WORDS and words("money_words"):
        name = get_currency_name(amount.currency, _IN_WORDS, locale)  # in the form that follows "million"
        label = words("money_words_vowel" if name[0].lower() in "aeiouéèê" else "money_words", number=number, name=name)
    elif symbol:
        label = words("money_code" if symbol[-1:].isalpha() else "money", symbol=symbol, number=number)
    if amount.modifier:
        label = words("amount_" + amount.modifier.replace(" ", "_"), amount=label)
    return words("amount_per", amount=label, unit=words.find(f"unit_{amount.per}", amount.per)) if amount.per else label


def amount_forms(currency: str, words: Words, locale: Any) -> tuple[str, str]:
    """How amounts below and from a million are written, %s standing for the figure: "€%s", "%s Euro"."""

    def form(value: Decimal) -> str:
        return amount_label(Amount(value, currency, ""), words, locale).replace(_figure(value, locale), "%s", 1)

    return form(Decimal(2)), form(Decimal(2 * _IN_WORDS))


def _figure(value: Decimal, locale: Any) -> str:
    with localcontext() as context:
        context.prec = max(context.prec, value.adjusted() + 8)  # babel rounds in it, and fails where a figure has more digits
        if abs(value) >= _IN_WORDS:
            form: Literal["long", "short"] = (
                "long" if "long" in locale.compact_decimal_formats else "short"
            )  # many languages have but one: Chinese
            text = format_compact_decimal(value, format_type=form, fraction_digits=3, locale=locale)
        else:
            text = format_decimal(value, format="#,##0.###", locale=locale)
    return str(text).replace(" ", "\N{NO-BREAK SPACE}")
