"""Small values told by their form: addresses, language codes, time zones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")  # BCP 47, and the form with _ that POSIX and Open Graph use


PAGE_LANGUAGES = ("ar", "de", "en", "es", "fr", "uk")  # that have a catalogue in render/catalogs: a test compares
# What is written for a language in place of its code: its name, its code of three letters, the code of a state.
_MEANT = {
    "ara": "ar", "arabic": "ar", "de": "de", "deu": "de", "ger": "de", "german": "de", "deutsch": "de", "at": "de", "ch": "de",
    "eng": "en", "english": "en", "gb": "en", "us": "en", "spa": "es", "esp": "es", "spanish": "es", "castellano": "es", "mx": "es",
    "fra": "fr", "fre": "fr", "french": "fr", "ukr": "uk", "ua": "uk", "ukrainian": "uk", "rus": "ru", "russian": "ru",
}  # fmt: skip


def base_language(code: str) -> str:
    """The language of a code without region or script: "de" of "de-AT"."""
    return code.replace("_", "-").split("-", 1)[0].casefold()


def meant_language(words: str, known: Iterable[str]) -> str:
    """“did you mean “uk”?” for “ua”, “german” or “de-de-”; "" when no known language is near."""
    first = re.split(r"[^a-z]", words.casefold(), maxsplit=1)[0]
    meant = _MEANT.get(first, first)
    return f"did you mean “{meant}”?" if meant in known else ""


def is_address(words: str) -> bool:
    """Is it an http or https address with a host?"""
    try:
        parts = urlsplit(words)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in words)
    except ValueError:  # "http://[": a bracket that opens no address
        return False


def is_site(words: str) -> bool:
    """Is it an address that those of pages can be appended to: no query, no fragment, no password, nothing that markup would end at?"""
    if not is_address(words) or not words.isprintable() or set(words) & set("\"<>'\\"):
        return False
    parts = urlsplit(words)
    return not (parts.query or parts.fragment or "@" in parts.netloc)


def is_language(code: str) -> bool:
    """Has it the form of a language code: "en", "en-GB", "uk"?"""
    return bool(_LANGUAGE.fullmatch(code))


def is_timezone(name: str) -> bool:
    """Is it the name of a time zone in the IANA data base: "Europe/Kyiv", "UTC"?"""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # not found, absolute path, a folder of zones, an unreadable file
        return False
    return True
