"""Builders for the rows of `continental.py`: languages in which the day stands before the month and the comma before the tenths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.temporal.mention import Meaning
from sitegen.temporal.reading import build as b
from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.numbers import duration_value, number_of

CLOCK_UNITS = ("S", "MI", "H")
LATE_PARTS = ("TAF", "TEV", "TNI")


def _plain(m: Match, words: list[str]) -> list[str]:
    """Number words in the form that `number_of` reads: "2,5" -> "2.5", "1.500" -> "1500", "quatre-vingt" -> "80"."""
    pairs: dict[tuple[str, str], str] = getattr(m.vocabulary.module, "PAIRS", {})
    words = [word for word in words if word != "-"] if pairs else words
    out: list[str] = []
    for word in words:
        if out and (out[-1], word) in pairs:
            out[-1] = pairs[out[-1], word]
        elif word[0].isdigit() and "," in word:
            out.append(word.replace(".", "").replace(",", "."))
        elif word[0].isdigit() and len(word) > 4 and word[-4] == ".":
            out.append(word.replace(".", ""))
        else:
            out.append(word)
    return out


def amount(m: Match) -> tuple[float | None, str]:
    """(how many, None when not said; unit): "anderthalb Jahre" are 18 months, "half-years" are six each; 1 where no number stands."""
    words, unit = m.words("n"), m.get("u")
    if len(words) > 1 and "A" in m.vocabulary.values.get(words[0], {}) and "HALF" in m.vocabulary.values.get(words[1], {}):
        words = words[1:]  # "une demi-heure": the article is no one
    n = number_of(_plain(m, words), m.vocabulary) if words else 1.0
    if n is None:
        return None, unit
    if "z" in m:
        n += 0.5
    if unit == "HY":
        return n * 6, "M"
    if unit == "Y" and n != int(n):
        return round(n * 12), "M"
    return n, unit


def _vague(m: Match) -> bool:
    """Is the number only about right: "some two weeks", "two or three years"?"""
    values = [m.vocabulary.values.get(word, {}) for word in m.words("n")]
    return "g" in m or any("FEW" in known or "TO" in known or "COUPLE" in known for known in values)


def _shift(m: Match, sign: int, base: str) -> Meaning:
    n, unit = amount(m)
    mod = "" if n is not None else "PAST" if sign < 0 else "FUTURE"
    return Meaning(
        "shift",
        unit=unit,
        n=None if n is None else sign * n,
        base="publication" if base == "publication" else "reference",
        approximate=_vague(m),
        counted=True,
        mod=mod,
    )


def ago(m: Match) -> Meaning | None:
    """ "vor zwei Wochen", "il y a un an", "два тижні тому"."""
    return _shift(m, -1, "publication")


def ahead(m: Match) -> Meaning | None:
    """ "in zwei Wochen", "dans trois jours", "через два года"."""
    return _shift(m, 1, "publication")


def earlier(m: Match) -> Meaning | None:
    """ "zwei Tage zuvor": before the day that the text speaks of."""
    return _shift(m, -1, "reference")


def later(m: Match) -> Meaning | None:
    """ "deux jours plus tard": after the day that the text speaks of."""
    return _shift(m, 1, "reference")


def long_ago(m: Match) -> Meaning | None:
    """ "vor Jahren", "hace meses": so many are not told."""
    return Meaning("shift", unit=m.get("u"), n=None, base="publication", mod="PAST", counted=True)


def length(m: Match) -> Meaning | None:
    """ "zwei Wochen", "un an et demi", "кілька місяців"; 1 where no number stands."""
    n, unit = amount(m)
    return Meaning("duration", unit=unit, n=n, value=duration_value(n, unit), mod=m.get("g", "") if "g" in m else "")


def vague_length(m: Match) -> Meaning | None:
    """ "seit Jahren", "pendant des mois"."""
    unit = m.get("u")
    return Meaning("duration", unit=unit, value=duration_value(None, unit))


def adjective_length(m: Match) -> Meaning | None:
    """ "dreitägig", "двухдневный": the length is one word."""
    n, unit = m.get("v")
    return Meaning("duration", unit=unit, n=n, value=duration_value(n, unit))


def window(m: Match) -> Meaning | None:
    """ "die vergangenen drei Monate", "les deux prochaines semaines"."""
    sign, base = m.get("r")
    n, unit = amount(m)
    if sign not in (-1, 1):
        return None
    if n is None:
        return many_units(m)
    return Meaning("window", unit=unit, n=n, base=base, value=duration_value(n, unit), mod="PAST" if sign < 0 else "FUTURE")


def many_units(m: Match) -> Meaning | None:
    """ "in den letzten Jahren", "les prochains jours": a stretch without a number."""
    sign, unit = m.get("r")[0], m.get("u")
    if not sign:
        return None
    value = duration_value(None, unit) if sign < 0 else "FUTURE_REF"
    return Meaning("window" if sign < 0 else "ref", unit=unit, value=value, mod="PAST" if sign < 0 else "")


def one_unit(m: Match) -> Meaning | None:
    """ "la última semana": the seven days up to now, not the week before."""
    sign, unit = m.get("r")[0], m.get("u")
    if sign >= 0 or unit == "D":
        return None
    return Meaning("window", unit=unit, n=1.0, base="publication", value=duration_value(1.0, unit), mod="PAST")


def related_unit(m: Match) -> Meaning | None:
    """ "letzte Woche", "le mois prochain", "минулого року".  The next and the day before count from the day spoken of."""
    (n, base), unit = m.get("r"), m.get("u")
    if unit in CLOCK_UNITS:
        return None
    if unit == "D":
        base = "reference"
    if unit == "WE" and m.words("r")[0] in m.vocabulary.module.COMING:
        n = 0
    return Meaning("shift", unit=unit, n=n, base=base, mod=m.get("o", ""))


def adverb_unit(m: Match) -> Meaning | None:
    """One word that holds relation and unit: "торік", "Vorjahr", "lendemain"."""
    n, unit, base = m.get("v")
    return Meaning("shift", unit=unit, n=n, base=base, time=_part(m), mod=m.get("o", ""))


def this_unit(m: Match) -> Meaning | None:
    """ "Ende des Jahres", "fin de l'année": of the year that holds the day of publication."""
    unit = m.get("u")
    if unit in (*CLOCK_UNITS, "D", "WE"):
        return None
    return Meaning("shift", unit=unit, n=0, base="publication", mod=m.get("o", ""))


def this_or_that(m: Match) -> Meaning | None:
    """ "cette semaine-là" is the one spoken of, "ce mois-ci" the one that runs."""
    that = m.tokens.words[m.stop - 1] == "là"
    unit = m.get("u")
    if unit in CLOCK_UNITS:
        return None
    return Meaning("shift", unit=unit, n=0, base="reference" if that or unit == "D" else "publication")


def related_weekend(m: Match) -> Meaning | None:
    """ "le week-end dernier", "el próximo fin de semana"."""
    n, base = m.get("r")
    if n == 1 and m.words("r")[0] in m.vocabulary.module.COMING:
        n = 0
    return Meaning("shift", unit="WE", n=n, base=base)


def weekend_this(m: Match) -> Meaning | None:
    """ "este fin de semana"; other relations have rows of their own."""
    return weekend(m) if m.get("r")[0] == 0 else None


def last_night(m: Match) -> Meaning | None:
    """ "anoche"."""
    return Meaning("shift", unit="D", n=-1, base="publication", time="TNI")


def habit(m: Match) -> Meaning | None:
    """ "le mardi", "los martes": on Tuesdays."""
    return Meaning("set", value=f"XXXX-WXX-{m.get('w') + 1}{_part(m)}")


def coming_units(m: Match) -> Meaning | None:
    """ "les jours à venir", "los próximos días"."""
    return Meaning("ref", unit=m.get("u"), value="FUTURE_REF")


def weekend(m: Match) -> Meaning | None:
    """ "am Wochenende", "ce week-end": the one that the verb points to."""
    return Meaning("shift", unit="WE", n=0, base="reference")


def _part(m: Match) -> str:
    return str(m.get("p", ""))


def deictic(m: Match) -> Meaning | None:
    """ "heute", "gestern Abend", "demain à 14 h"."""
    time = _clock(m) if "h" in m else _part(m)
    if time is None:
        return None
    return Meaning("shift", unit="D", n=m.get("w"), base="publication", time=time)


def related_part(m: Match) -> Meaning | None:
    """ "ce soir", "vergangene Nacht", "цього ранку"."""
    n, base = m.get("r")
    return Meaning("shift", unit="D", n=n, base=base, time=_part(m)) if abs(n) < 2 else None


# --- names of the calendar ---


def calendar(m: Match) -> Meaning | None:
    """As `build.calendar`; with a time of day where a clock stands behind the date."""
    found = b.calendar(m)
    if found is None or "h" not in m:
        return found
    time = _clock(m)
    return replace(found, time=time) if time else None


def weekday_part(m: Match) -> Meaning | None:
    """ "Dienstagabend": weekday and part of the day in one word."""
    weekday, part = m.get("v")
    return Meaning("calendar", weekday=weekday, time=part)


def related(m: Match) -> Meaning | None:
    """ "vergangenen Dienstag", "mars prochain", "прошлым летом"."""
    n, base = m.get("r")
    plain = b.calendar(m)
    return replace(plain, n=n, base=base) if plain is not None and abs(n) < 2 else None


def of_related_year(m: Match) -> Meaning | None:
    """ "im März vergangenen Jahres", "18 березня цього року"."""
    n, base = m.get("r")
    plain = b.calendar(m)
    return plain and replace(plain, inner=Meaning("shift", unit="Y", n=n, base=base))


def of_year_word(m: Match) -> Meaning | None:
    """The same where one word holds the relation: "у березні торік"."""
    n, unit, base = m.get("v")
    plain = b.calendar(m)
    return plain and replace(plain, inner=Meaning("shift", unit="Y", n=n, base=base)) if unit == "Y" else None


def numeric(m: Match) -> Meaning | None:
    """A date in numbers, day before month: "18.3.2025", "18/03/25"; a version ("1.2.10") is none."""
    word = m.words("t")[0]
    separator = next(mark for mark in word if not mark.isdigit())
    first, second, year_word = word.split(separator)
    if len(year_word) == 2 and (len(first) < 2 or len(second) < 2):
        return None
    day, month, year, weekday = int(first), int(second), b.full_year(year_word), m.get("w")
    slash = separator == "/" and m.vocabulary.module.SLASH_IN_DOUBT and day <= 12 and month <= 12 and day != month
    if slash and weekday is not None and date(year, day, month).weekday() == weekday != date(year, month, day).weekday():
        day, month = month, day  # written as Americans do: the weekday tells
    time = _clock(m) if "h" in m else ""
    if time is None or not 1 <= month <= 12 or not b._valid(month, day, year):
        return None
    return Meaning("calendar", year=year, month=month, day=day, weekday=weekday, time=time, approximate=slash and weekday is None)


def day_and_month(m: Match) -> Meaning | None:
    """ "18.3." without a year."""
    day, month = (int(part) for part in m.words("t")[0].split("."))
    return Meaning("calendar", month=month, day=day, weekday=m.get("w")) if b._valid(month, day, None) else None


def day_span(m: Match) -> Meaning | None:
    """Days of one month: "18.–20. März", "du 18 au 20 mars", "18 y 19 de marzo"."""
    month, year = m.get("m"), b._year(m)
    if "t" in m:
        first, last = (int(part.strip(".")) for part in m.words("t")[0].replace("–", "-").replace("/", "-").split("-"))
    else:
        first, last = int(m.words("d")[0]), int(m.words("e")[0])
    if last <= first or ("c" in m and last != first + 1) or not b._valid(month, first, year) or not b._valid(month, last, year):
        return None
    return Meaning("calendar", year=year, month=month, day=first, until=last)


def year_span(m: Match) -> Meaning | None:
    """ "2014–2018", "2024/25"."""
    if "t" in m:
        return b.year_span(m)
    first, last = int(m.words("y")[0]), int(m.words("e")[0])
    return Meaning("calendar", year=first, until=last) if 1000 <= first < last else None


def winter(m: Match) -> Meaning | None:
    """ "Winter 2024/25": named by the year in which it begins."""
    years = b.year_span(m)
    return Meaning("calendar", year=years.year, part="WI") if years is not None and m.get("s") == "WI" else None


def decade(m: Match) -> Meaning | None:
    """ "1990er Jahre", "années 90", "девяностые годы"."""
    if "y" in m:
        word = m.words("y")[-1]
        if int(word) % 10 or len(word) == 4 and int(word) < 1500:
            return None
        ten = int(word) // 10
    else:
        ten = m.get("w")
    return Meaning("calendar", decade=ten if ten > 99 else 190 + ten, mod=m.get("o", ""))


def century(m: Match) -> Meaning | None:
    """ "20. Jahrhundert", "XXe siècle", "XIX століття"."""
    n = m.get("x") if "x" in m else b.day_of_month(m)
    return Meaning("calendar", century=int(n) - 1, mod=m.get("o", "")) if n and int(n) < 22 else None


def part_of_year(m: Match) -> Meaning | None:
    """ "erstes Quartal 2025", "troisième trimestre", "I півріччя минулого року"."""
    kind = "H" if "k" in m else "Q"
    n = int(m.get("q"))
    limit = 2 if kind == "H" else 4
    if n == -1:
        n = limit
    if not 1 <= n <= limit:
        return None
    inner = Meaning("shift", unit="Y", n=m.get("r")[0], base=m.get("r")[1]) if "r" in m else None
    return Meaning("calendar", year=b._year(m), part=f"{kind}{n}", inner=inner, mod=m.get("o", ""))


# --- what comes back, and clocks ---


def often(m: Match) -> Meaning | None:
    """ "täglich", "chaque semaine", "щоденно"."""
    return Meaning("set", value=m.get("v"))


def each(m: Match) -> Meaning | None:
    """ "jeden Tag", "tous les mardis", "каждые две недели", "montags"."""
    quant = m.get("q", "EVERY")
    if "u" in m:
        n, unit = amount(m)
        return Meaning("set", value=duration_value(n, unit), quant=quant) if unit != "S" else None
    if "m" in m:
        return Meaning("set", value=f"XXXX-{m.get('m'):02d}", quant=quant)
    if "s" in m:
        return Meaning("set", value=f"XXXX-{m.get('s')}", quant=quant)
    if "w" in m:
        return Meaning("set", value=f"XXXX-WXX-{m.get('w') + 1}{_part(m)}", quant=quant)
    return Meaning("set", value=f"XXXX-XX-XX{_part(m)}", quant=quant)


def each_nth(m: Match) -> Meaning | None:
    """ "jeden zweiten Tag", "каждый второй день"."""
    return Meaning("set", value=duration_value(m.get("n"), m.get("u")), quant="EVERY")


def rate(m: Match) -> Meaning | None:
    """ "zweimal pro Woche", "deux fois par an", "раз на місяць"."""
    unit = m.get("u")
    times = m.get("f") if "f" in m else int(amount(m)[0] or 0) if "n" in m else 1
    return Meaning("set", value=duration_value(1, unit), freq=f"{times}X") if unit not in ("S",) and times else None


def clock(m: Match) -> Meaning | None:
    """ "14 Uhr", "14 h 30", "a las tres de la tarde", "о 14:00", "Mittag"."""
    if "v" in m:
        return Meaning("clock", time=m.get("v"))
    time = _clock(m)
    return Meaning("clock", time=time) if time else None


def _clock(m: Match) -> str | None:
    """ "T14:30" of the labels h (hour or clock), mi (minutes), cp (part of the day); None when it is no time of day.

    An hour without minutes needs a word beside it (k "Uhr", l "las", cp "du matin").
    """
    word = m.words("h")[0]
    parts = [int(part) for part in word.replace(".", ":").split(":")] if word[0].isdigit() else [m.get("h")]
    if len(parts) < 2 and not ("k" in m or "l" in m or "cp" in m):
        return None
    if "mi" in m and not str(m.get("mi")).isdigit():
        return None  # "18 h 18.3"
    minute = int(m.get("mi")) if "mi" in m else parts[1] if len(parts) > 1 else 0
    hour = parts[0]
    if not 0 <= hour <= 24 or minute > 59 or (hour == 24 and minute):
        return None
    part = m.get("cp", "")
    if part in LATE_PARTS and hour < 12 and not (part == "TNI" and hour < 5):
        hour += 12
    return f"T{hour:02d}:{minute:02d}"


def night_into(m: Match) -> Meaning | None:
    """ "in der Nacht zum Dienstag", "в ночь на 18 марта": named after the day that it ends in."""
    plain = b.calendar(m)
    return plain and replace(plain, time="TNI")


def night_into_deictic(m: Match) -> Meaning | None:
    """ "in der Nacht auf heute"."""
    return Meaning("shift", unit="D", n=m.get("w"), base="publication", time="TNI")


def nothing(m: Match) -> Meaning | None:
    """No time expression: the words are taken away from other rules."""
    return b.NOTHING


def working_days(m: Match) -> Meaning | None:
    """ "du lundi au vendredi": what comes back, no one day."""
    return b.NOTHING if m.get("w") == 0 and m.get("y") in (4, 5, 6) else None
