"""From matched words to a `Meaning`: the builders of what is counted, of lengths, of what comes back, and of times of day."""

from __future__ import annotations

from dataclasses import replace

from sitegen.temporal.lexicons.lexicon import Vocabulary
from sitegen.temporal.mention import Base, Meaning
from sitegen.temporal.reading.build import day_of_month, how_many, relation, roughly
from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.numbers import duration_value, whole


def hour_tonight(m: Match) -> Meaning | None:
    """ "at 9 tonight"."""
    hour = int(m.words("h")[0])
    if m.previous() not in m.vocabulary.module.AT_AN_HOUR or not 1 <= hour <= 12:
        return None
    return Meaning("shift", unit="D", n=0, base="publication", time=f"T{hour % 12 + 12:02d}:00")


def related_unit(m: Match) -> Meaning | None:
    """ "last week", "next year", "this month", "the following day"."""
    n, base = relation(m)
    if m.words("r9"):
        n, base = m.get("r9")
    unit = m.get("u")
    if unit in ("S", "MI") or (unit == "H" and n == 0):
        return None  # "the last minute" is no sixty seconds, "this hour" no length
    if unit == "D" and n == -1 and base == "publication":
        return None  # "the last day" is not yesterday
    if unit == "H":
        return Meaning("duration", unit=unit, n=1, value=duration_value(1, unit))
    words = m.tokens.words[m.first : m.stop]
    if unit in ("DE", "CE", "ML") and n and ("past" in words or "the" in words):
        return None  # a stretch up to now, not the last whole one
    return Meaning("shift", unit=unit, n=n, base=base, mod=m.get("o", ""))


def next_unit(m: Match) -> Meaning | None:
    """ "the next day", "the day after": counted from the day that the text speaks of."""
    if m.get("u") in ("S", "MI", "H"):
        return None
    return Meaning(
        "shift", unit=m.get("u", "D"), n=m.get("r", (1, ""))[0] if "r" in m else m.get("x", 1), base="reference", time=m.get("p", "")
    )


def next_but_one(m: Match) -> Meaning | None:
    """ "the week after next", "the year before last"."""
    followed = {"UNIT", "WEEKDAY"} & m.vocabulary.values.get(m.following(), {}).keys()
    if followed or m.get("u") == "D":
        return None  # "the day before last Tuesday's hearing"
    return Meaning("shift", unit=m.get("u"), n=2 * m.get("x"), base="publication")


def same_unit(m: Match) -> Meaning | None:
    """ "that day", "the same week", "the year"."""
    if m.get("u") in ("S", "MI", "H"):
        return None
    return Meaning("shift", unit=m.get("u"), n=0, base="reference", mod=m.get("o", ""), time=m.get("p", ""))


def hour_of_part(m: Match) -> Meaning | None:
    """ "at 4 this morning", "by 8 last night"."""
    part, told = related_part(m), int(m.words("h")[0])
    if part is None or m.previous() not in m.vocabulary.module.AT_AN_HOUR or not 1 <= told <= 12:
        return None
    if m.get("p") == "TNI" and told < 5:  # "3 last night" is of this day
        return replace(part, n=(part.n or 0) + 1, time=f"T{told:02d}:00")
    hours = told % 12 if m.get("p") == "TMO" else 24 if (m.get("p"), told) == ("TNI", 12) else told % 12 + 12
    return replace(part, time=f"T{hours:02d}:00")


def related_part(m: Match) -> Meaning | None:
    """ "last night", "this morning"; "that evening" and "the next morning" are of the day that the text speaks of, or the next."""
    n, base = relation(m)
    if "y" in m:  # "that", "the"
        base = "reference"
    return Meaning("shift", unit="D", n=n, base=base, time=m.get("p"), mod=m.get("o", ""))


def counted(m: Match) -> Meaning | None:
    """ "two weeks ago", "three days later", "a year earlier", "two months from now"."""
    n, sign = how_many(m) if "n" in m else None, m.get("x", 1)
    base: Base = "publication" if "a" in m or "b" in m else "reference"
    if "a" in m:
        sign = -1
    approximate = "g" in m or not {"OR", "COUPLE"}.isdisjoint(name for word in m.words("n") for name in m.vocabulary.values.get(word, {}))
    return Meaning(
        "shift",
        unit=m.get("u"),
        n=None if n is None else sign * n,
        base=base,
        approximate=approximate,
        counted=True,
        mod=_vague_sign(n, sign),
    )


def _vague_sign(n: float | None, sign: int) -> str:
    return "" if n is not None else "PAST" if sign < 0 else "FUTURE"


def window(m: Match) -> Meaning | None:
    """ "the past three months", "the next two weeks", "the last few years"."""
    unit = m.get("u")
    n = how_many(m) if "n" in m else 1.0
    sign, base = relation(m)
    if sign == 0:
        return None
    if unit in ("DE", "CE") and base == "reference" and "n" not in m:  # "the following decade"
        return Meaning("shift", unit=unit, n=sign, base=base)
    return Meaning("window", unit=unit, n=n, base=base, value=duration_value(n, unit), mod="PAST" if sign < 0 else "FUTURE")


def first_units(m: Match) -> Meaning | None:
    """ "the first nine months": a length."""
    n, unit = how_many(m), m.get("u")
    return Meaning("duration", unit=unit, n=n, value=duration_value(n, unit))


def within(m: Match) -> Meaning | None:
    """ "recent years", "coming months": a stretch without a number."""
    unit, past = m.get("u"), "b" in m
    value = duration_value(None, unit) if past else "FUTURE_REF"
    if "c" in m:
        value = "PAST_REF"
    return Meaning("window" if past else "ref", unit=unit, value=value, mod="PAST" if past else "")


def length(m: Match) -> Meaning | None:
    """ "two weeks", "a year and a half", "several months", "weeks"."""
    unit = m.get("u")
    n = how_many(m) if "n" in m else None
    value = duration_value(n, unit)
    if "k" in m:  # "ten working days": no stretch of the calendar
        n = None
    return Meaning("duration", unit=unit, n=n, value=value, mod=roughly(m))


def one_long(m: Match) -> Meaning | None:
    """ "day-long", "weeklong"."""
    unit = m.get("u")
    return Meaning("duration", unit=unit, n=1, value=duration_value(1, unit)) if unit not in ("S", "MI", "WE") else None


def seasons(m: Match) -> Meaning | None:
    """ "two winters", "the past three summers": so many of them, with what lies between."""
    n = how_many(m)
    return Meaning("duration", n=n, value=f"P{'X' if n is None else whole(n)}{m.get('u')}")


def day_part(m: Match) -> Meaning | None:
    """ "the night", "late afternoon": its day is told beside it."""
    return Meaning("clock", time=m.get("p"), mod=m.get("o", ""))


def then(m: Match) -> Meaning | None:
    """ "until then": what the text spoke of last."""
    return Meaning("shift", n=0, base="reference", value="then")


def often(m: Match) -> Meaning | None:
    """ "daily", "weekly"."""
    return Meaning("set", value=m.get("v"))


def each(m: Match) -> Meaning | None:
    """ "every day", "each year", "every two weeks", "every Thursday", "each July"."""
    quant = m.get("e", "")
    if "u" in m:
        n = m.get("x") or how_many(m) or 1
        if m.get("u") == "WE" and n == 1:
            return Meaning("set", value="XXXX-WXX-WE", quant=quant)
        return Meaning("set", value=duration_value(n, m.get("u")), quant=quant)
    if "m" in m:
        day = day_of_month(m)
        return Meaning("set", value=f"XXXX-{m.get('m'):02d}" + (f"-{day:02d}" if day else ""), quant=quant)
    if "s" in m:
        return Meaning("set", value=f"XXXX-{m.get('s')}", quant=quant)
    if "w" in m:
        return Meaning("set", value=f"XXXX-WXX-{m.get('w') + 1}{m.get('p', '')}", quant=quant)
    return Meaning("set", value=f"XXXX-XX-XX{m.get('p', '')}", quant=quant)


def rate(m: Match) -> Meaning | None:
    """ "twice a week", "per month", "a year" after a number."""
    freq = m.get("f") or (m.words("n")[0] if "n" in m else "")
    return Meaning("set", value=duration_value(1, m.get("u")), freq=f"{freq}X" if freq else "")


def clock(m: Match) -> Meaning | None:
    """ "10 p.m.", "10:35 a.m.", "noon", "1430 GMT", "4 in the morning", "nine o'clock"."""
    if "v" in m:
        twelve = m.words("h") in ([], ["12"])  # "12 noon"
        return Meaning("clock", time=m.get("v"), zone=_zone(m)) if twelve else None
    word = m.words("h")[0]
    hour, minute, second = _hands(word, m.vocabulary)
    if hour is None or hour > 24 or minute > 59:
        return None
    if "ap" in m:
        if hour > 12:
            return None
        hour = hour % 12 + m.get("ap")
    elif "p" in m and hour < 12 and m.get("p") in ("TAF", "TEV", "TNI"):
        hour = hour + 12 if not (m.get("p") == "TNI" and hour < 5) else hour
    time = f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    return Meaning("clock", time=time, zone=_zone(m))


def _zone(m: Match) -> str:
    words = m.words("z")
    return words[0].upper() if words else ""


def _hands(word: str, words: Vocabulary) -> tuple[int | None, int, int | None]:
    if not word[0].isdigit():
        return words.values[word].get("NUM"), 0, None
    if ":" in word or "." in word:
        parts = [int(part) for part in word.replace(".", ":").split(":")]
        return parts[0], parts[1], parts[2] if len(parts) > 2 else None
    if len(word) == 4:
        return int(word[:2]), int(word[2:]), None
    return (int(word), 0, None) if len(word) <= 2 else (None, 0, None)
