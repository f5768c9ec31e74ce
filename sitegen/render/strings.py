"""Every phrase the pages add of their own, by language: one catalogue a language in `catalogs/`, English complete."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

CATALOGS = files(__package__) / "catalogs"


def base_of(language: str) -> str:
    """The language of a BCP 47 tag without region or script: "de" for "de-AT"."""
    return language.replace("_", "-").split("-")[0].lower()


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, ascending."""
    return tuple(sorted(item.name.removesuffix(".toml") for item in CATALOGS.iterdir() if item.name.endswith(".toml")))


@cache
def catalog(code: str) -> dict[str, Any]:
    """The phrases of a language by key, `count` holding the counted ones by plural category; {} for a language without a catalogue."""
    file = CATALOGS / f"{code}.toml"
    return tomllib.loads(file.read_text("utf-8")) if code in languages() else {}


class Words:
    """The phrases of one language: `words("date_since_month", date="March 2025")`."""

    def __init__(self, language: str) -> None:
        """Takes a BCP 47 tag; a phrase that a language lacks is given in English."""
        english, own = catalog("en"), catalog(base_of(language))
        self.language = base_of(language) if own else "en"
        self._phrases: dict[str, str] = {**english, **own}
        self.reasons: dict[str, str] = own.get("reason", {})  # see telling.py
        self._counted: dict[str, dict[str, str]] = {**english["count"], **own.get("count", {}), **own.get("told", {})}
        try:
            self._locale = Locale.parse(language.replace("-", "_") if own else "en")
        except (ValueError, UnknownLocaleError):  # an unknown region of a language that has a catalogue
            self._locale = Locale.parse(self.language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The phrase with its values filled in.  Raises KeyError for an unknown key: a bug, and a test looks for it."""
        phrase = self._phrases[key]
        return phrase.format(**values) if values else phrase

    def find(self, key: str, otherwise: str) -> str:
        """The phrase of a key made from data, or `otherwise` where there is none."""
        return self._phrases.get(key, otherwise)

    def number(self, number: float) -> str:
        """ "1,200", as the language groups its figures."""
        return str(number) if isinstance(number, int) and -1000 < number < 1000 else str(format_decimal(number, locale=self._locale))

    def decimal(self, number: float) -> str:
        """ "0.50", as the language writes it."""
        return str(format_decimal(number, format="0.00", locale=self._locale))

    def count(self, key: str, number: float) -> str:
        """A counted phrase in the plural category that CLDR gives the number: "1 event", "1,200 events"."""
        forms = self._counted[key]
        category = self._locale.plural_form(number)
        return forms.get(category, forms["other"]).format(n=self.number(number))
