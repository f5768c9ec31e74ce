"""“Did you mean …?”: the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from zoneinfo import available_timezones


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or "" when none is near; capitals and - / _ make no difference."""

    def plain(text: str) -> str:
        return text.casefold().replace("-", "").replace("_", "").replace(" ", "")

    by_plain: dict[str, str] = {}
    for name in known:
        by_plain.setdefault(plain(name), name)
    near = get_close_matches(plain(word[:80]), by_plain, n=1, cutoff=0.75)
    return by_plain[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“did you mean “published”?”, or "" when no known word is near."""
    near = nearest(word, known)
    return f"did you mean “{near}”?" if near else ""


def nearest_timezone(name: str) -> str:
    """The IANA zone most like this name, by its last part too ("Kiev" -> "Europe/Kiev"); "" when none is near."""
    zones = sorted(zone for zone in available_timezones() if not zone.startswith(("Etc/", "posix", "right", "SystemV/")))
    city = {zone.rsplit("/", 1)[-1]: zone for zone in reversed(zones) if "/" in zone}
    return nearest(name, zones) or city.get(nearest(name.rsplit("/", 1)[-1], city), "")
