"""Small values told by their form: addresses, language codes, time zones."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")  # BCP 47, and the form with _ that POSIX and Open Graph use


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
