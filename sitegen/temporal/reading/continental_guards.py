"""What speaks against a reading in the languages of `continental.py`, and readings that only the words around can tell.

The words asked for are tables of the lexicons; see `_DEFAULTS` in `continental.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from types import ModuleType

from sitegen.temporal.mention import Clues, Meaning
from sitegen.temporal.reading.atom import Atom
from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.numbers import duration_value


def _starts_sentence(m: Match) -> bool:
    return (
        m.first == 0
        or not m.previous()[-1:].isalnum()
        and m.previous() not in (",", "-", "–", "(", ")")
        or "\n" in m.tokens.text[m.tokens.ends[m.first - 1] : m.tokens.starts[m.first]]
    )


def _module(m: Match) -> ModuleType:
    module: ModuleType = m.vocabulary.module
    return module


def _at(m: Match, label: str) -> int:
    """The index of the first token under a label; of the match where it took no part."""
    words = m.words(label)
    return m.first + m.tokens.words[m.first : m.stop].index(words[0]) if words else m.first


def _name(m: Match, at: int) -> bool:
    """Written with a capital where the language writes the word small: a name, unless a headline capitalises everything."""
    module = _module(m)
    return module.SMALL_NAMES and m.capital(at) and not m.capital_all(at) and not (at == m.first and _starts_sentence(m))


def _month(m: Match) -> bool:
    """A month alone needs a word in front that leads to it: "mars" is a planet, "мая" a name, "mayo" a sauce."""
    module = _module(m)
    at = _at(m, "m")
    return _name(m, at) or (m.stop - m.first == 1 and m.previous() not in module.BEFORE_MONTH)


def _weekday(m: Match) -> bool:
    module = _module(m)
    at = _at(m, "w")
    if _name(m, at) or m.following() in module.NAMED_AFTER_DAYS:
        return True
    return m.tokens.words[at] in module.AMBIGUOUS_DAYS and m.stop - m.first == 1 and m.previous() not in module.BEFORE_DAY


def _weekday_day(m: Match) -> bool:
    """ "el lunes 3 personas …": the number counts what follows."""
    after = m.following()
    return after in ("%", "€", "$", ":", "-", "–") or (after[:1].isalnum() and after not in _module(m).SMALL_WORDS and not _tells_tense(m))


def _deictic(m: Match) -> bool:
    """ "am Morgen", "la mañana"."""
    module = _module(m)
    at = _at(m, "w")
    word = m.tokens.words[at]
    if word in module.NOUN_IF_CAPITAL and m.capital(at) and not _starts_sentence(m):
        return True
    return m.previous() in module.NOT_BEFORE.get(word, ())


def _bare_year(m: Match) -> bool:
    """Four digits behind a preposition may count something: "bis 2000 Soldaten", "de 1500 euros"."""
    module, after = _module(m), m.following()
    year = int(m.words("y")[0])
    if not 1500 <= year <= 2099 or after in ("%", "€", "$", "°", "km") or after in module.MEASURED:
        return True
    if m.tokens.words[m.start() - 1] in module.WEAK_BEFORE_YEAR or year % 100 == 0:
        name = module.SMALL_NAMES and m.stop < len(m.tokens.words) and m.capital(m.stop)  # "en 2014 Rusia …"
        return after.isalpha() and after not in module.SMALL_WORDS and not name and not _tells_tense(m)
    return False


def _year_first(m: Match) -> bool:
    """ "2014 annektierte …": a year opens the sentence and the verb follows."""
    return not (_starts_sentence(m) and 1900 <= int(m.words("y")[0]) <= 2099 and m.stop < len(m.tokens.words) and _tells_tense(m))


def _tells_tense(m: Match) -> bool:
    return bool(_module(m).TENSE.at(m.tokens.words, m.stop)[0])


def _no_number(m: Match) -> bool:
    """ "1939 — 1945 років", "G7 2026 года": a year is no count, and two numbers side by side are none."""
    words = m.words("n")
    digits = [at for at, word in enumerate(words) if word[0].isdigit()]
    return any(len(words[at]) == 4 and 1500 <= int(words[at]) <= 2099 for at in digits if words[at].isdigit()) or any(
        later - at == 1 for at, later in pairwise(digits)
    )


def _length(m: Match) -> bool:
    """ "42 ans," behind a name is an age."""
    if _no_number(m):
        return True
    if m.get("u") == "S" and "n" not in m:
        return True
    return (
        m.get("u") == "Y"
        and m.previous() in (",", "(")
        and m.following() in (",", ")")
        and m.words("n")[:1] != []
        and m.words("n")[0][0].isdigit()
    )


def _units_in(m: Match) -> bool:
    """ "dans deux semaines après …": counted from an event."""
    return m.following() in _module(m).EVENT_BEHIND or _no_number(m)


def _later(m: Match) -> bool:
    """ "deux jours après l'attaque": the length is the expression, the event is its anchor."""
    module = _module(m)
    if _no_number(m):
        return True
    return m.tokens.words[m.stop - 1] in module.ALSO_PREPOSITIONS and (
        m.following() in module.EVENT_BEHIND or module.EVENT_BARE and m.following().isalnum()
    )


def _related_unit(m: Match) -> bool:
    """ "die letzte Woche des Monats", "dernier jour": the last one of something; nothing of the week itself."""
    module = _module(m)
    last = m.words("r")[:1]
    if last and last[0] in module.LAST_OF and (m.get("u") == "D" or m.following() in module.OF_SOMETHING):
        return True
    return bool(last) and last[0] in module.NOT_WITH_UNIT.get(m.get("u", ""), ())


def _related_part(m: Match) -> bool:
    return m.words("r")[0] in _module(m).NOT_WITH_UNIT.get("part", ())


def _clock(m: Match) -> bool:
    """ "a las 10 personas"; "2:10" behind a number is a score."""
    if "l" in m and "k" not in m and "cp" not in m and m.words("h")[0].find(":") < 0:
        return m.following().isalpha() and m.following() not in _module(m).SMALL_WORDS
    return m.following() in ("%",)


def _numeric(m: Match) -> bool:
    """A number with three parts that goes on: an address, a version."""
    return m.following() in (".", "/") and m.following(1)[:1].isdigit() and m.tokens.ends[m.stop - 1] == m.tokens.starts[m.stop]


# --- readings that only the words around can tell ---


def habit_with_past(atom: Atom, clues: Clues) -> None:
    """ "le jeudi soir" beside a past verb is one Thursday."""
    if atom.rule == "habit" and clues.tense == "past":
        weekday, part = int(atom.meaning.value[9]) - 1, atom.meaning.value[10:]
        atom.rule, atom.type = "weekday", "TIME" if part else "DATE"
        atom.meaning = Meaning("calendar", weekday=weekday, time=part)


def later_with_past(atom: Atom, clues: Clues) -> None:
    """ "через два дня" beside a past verb: two days after the day spoken of."""
    if atom.rule == "units-in" and clues.tense == "past" and atom.meaning.kind == "shift":
        atom.rule, atom.meaning = "units-later", replace(atom.meaning, base="reference")


def length_with_past(atom: Atom, clues: Clues) -> None:
    """ "in zwei Wochen" beside a past verb: the time that it took."""
    meaning = atom.meaning
    if atom.rule == "units-in" and clues.tense == "past" and meaning.kind == "shift":
        atom.rule, atom.type = "length", "DURATION"
        atom.meaning = Meaning("duration", unit=meaning.unit, n=meaning.n, value=duration_value(meaning.n, meaning.unit))


GUARDS: dict[str, Callable[[Match], bool]] = {
    "month": _month,
    "related-month": lambda m: _name(m, _at(m, "m")),
    "weekday": _weekday,
    "related-weekday": _weekday,
    "weekday-day": _weekday_day,
    "day-word": _deictic,
    "bare-year": _bare_year,
    "year-first": _year_first,
    "length": _length,
    "units-ago": _no_number,
    "window": _no_number,
    "units-in": _units_in,
    "units-later": _later,
    "units-earlier": _later,
    "related-unit": _related_unit,
    "related-part": _related_part,
    "clock": _clock,
    "numeric-date": _numeric,
}
