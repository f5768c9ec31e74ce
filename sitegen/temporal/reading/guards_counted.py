"""What looks like a length, a count or a time of day and is none.  As in `guards.py`."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.informal import letter
from sitegen.temporal.reading.numbers import number_of

QUOTES = ("“", '"', "``", "`", "'", "‘", "''")


_OF_THE_SUN = frozenset("dawn daybreak sunrise dusk sunset sundown nightfall".split())  # "at dawn"; but "the dawn of man"
_ONLY_BESIDE_A_DAY = frozenset("eve aft arvo".split())  # "thurs eve", "this aft"
_BEFORE_THE_SUN = frozenset("at before by until till after from since around near".split())


def starts_sentence(m: Match) -> bool:
    """Does the match open a sentence or a line?"""
    if m.first == 0 or m.previous() in (".", "!", "?", ":", "\n\n", *QUOTES):
        return True
    return "\n" in m.tokens.text[m.tokens.ends[m.first - 1] : m.tokens.starts[m.first]]


def _same_quarter(m: Match) -> bool:
    return "y" not in m and (
        m.following() in ("of", "century", "mile", "back", "final", "finals", "pounder") or m.capital(m.stop - 1) and not starts_sentence(m)
    )


def _the_unit(m: Match) -> bool:
    """ "the second", "the hour", "the day of ..." name no day by themselves."""
    unit = m.get("u")
    beside_an_event = m.following() in ("before", "after", "prior") and m.following(1).isalnum()
    if beside_an_event and unit != "D" and m.previous() != "of":  # "the month before they won": told by an event
        return True
    if unit == "Y" and m.following() == "end":
        return True  # "the year end"
    if unit == "Y" and m.previous() == "of" and m.previous(2) in m.vocabulary.module.OF_ANY_YEAR:
        return True
    if unit == "D" and "o" not in m and (m.previous() != "of" or m.following() == "of"):
        return True
    return (
        unit in ("S", "MI", "H", "CE", "ML", "DE", "Q", "FN") or m.following() in ("-",) or m.capital(m.stop - 1) and not starts_sentence(m)
    )


def _related_unit(m: Match) -> bool:
    """ "This Week" between quotation marks is a programme's name."""
    return m.capital(m.stop - 1) and m.capital(m.first) and m.previous() in QUOTES


def _length(m: Match) -> bool:
    """Ages, "a second", "60 Minutes", plurals that only decorate."""
    words, before, after = m.tokens.words, m.previous(), m.following()
    if m.capital(m.stop - 1) and not m.capital_all(m.stop - 1) and m.first != m.stop - 1 and before in QUOTES:
        return True
    if _is_rate(m) or _particle(m) or (m.get("u") == "WE" and "n" in m and number_of(m.words("n"), m.vocabulary) == 1):
        return True
    if "n" not in m:
        unit = m.get("u")
        idle = before.isalpha() and before not in m.vocabulary.module.BEFORE_BARE_UNITS and not starts_sentence(m)
        if unit != "H" and idle and after not in ("after", "before", "and", "or") and (after != "of" or unit == "D"):
            return True  # "the old days", "calendar days"
        if unit in ("S", "MI", "H", "Q", "WE") or before in ("-", "'s", "’s"):
            return unit not in ("H", "MI") or not (
                before in ("for", "within", "after", "in") or after in ("later", "earlier", "after", "before")
            )
        return False
    if before == "as" and m.words("n") == ["many"]:
        return True  # "four storms in as many weeks"
    if m.get("u") == "Q" and words[m.stop - 1] == "quarter" and m.words("n")[0] in ("a", "one", "half", "only"):
        return True
    if m.get("u") == "S" and words[m.stop - 1] == "second" and m.words("n")[0] in ("a", "one", "only", "another"):
        return True
    if m.words("n") in (["a"], ["an"]) and after == "-" and m.following(1) in ("long", "earlier", "ago"):
        return True  # "a day-long strike" begins behind the article, and so does "a year-earlier loss"
    return after == "-" and m.following(1) in ("old", "olds")


def _is_rate(m: Match) -> bool:
    """ "$2 million a year", "four flights a week", "20% a year": so much for each, which is no stretch of time."""
    if m.words("n") not in (["a"], ["an"]):
        return False
    module, before, earlier = m.vocabulary.module, m.previous(), {m.previous(2), m.previous(3)} - {"one"}
    if before in module.SHARES or before[:1].isdigit():
        return True
    plural = before.endswith("s") and before.isalpha() and before not in module.BEFORE_BARE_UNITS
    return plural and any(word in module.SHARES or word[:1].isdigit() or _is_number(m, word) for word in earlier)


def _is_number(m: Match, word: str) -> bool:
    return not {"NUM", "MAGNITUDE"}.isdisjoint(m.vocabulary.values.get(word, {}))


def _second_quarters(m: Match) -> bool:
    """ "the second and fourth quarters" have a first of them in front; those of a match are of a match."""
    return (m.following() == "of" and "y" not in m) or m.previous() not in ("and", "or", "to", "through")


def _some_time(m: Match) -> bool:
    """ "for some time"; not "some time in May"."""
    return m.previous() not in ("for", "quite", "take", "takes", "took", "last", "spend", "spent", "needs", "need")


def _length_adjective(m: Match) -> bool:
    """A child of six months is a person, a truce of eight months is old."""
    if m.tokens.words[m.stop - 1] != "old":
        return False
    return m.get("u") == "Y" or m.following() in m.vocabulary.module.PERSONS


def _quarter(m: Match) -> bool:
    """A quarter of a game."""
    return "y" not in m and (m.following() in m.vocabulary.module.OF_A_GAME or "scored" in (m.previous(2), m.previous(3)))


def _same_part(m: Match) -> bool:
    """ "told them that overnight it rained"."""
    return m.words("p") == ["overnight"]


def _unit_beside(m: Match) -> bool:
    """ "the week before the vote" is told by an event; the day is looked at when its neighbours are known."""
    return m.get("u", "D") != "D" and m.following().isalnum()


def _noon(m: Match) -> bool:
    """ "high noon" is a showdown."""
    return m.previous() == "high"


def _moment(m: Match) -> bool:
    if m.words("v") == ["now"] and m.following() == "," and m.capital(m.first) and starts_sentence(m):
        return True  # "Now, he said, ...": a word of speech
    return "v" in m and m.words("v")[0] in ("moment", "present") and m.previous() not in ("at",)


def _past(m: Match) -> bool:
    return "v" in m and m.words("v") == ["past"] and m.previous() not in ("in", "from", "of") and m.following() not in (".", ",", "", ";")


def _day_part(m: Match) -> bool:
    """ "morning" alone, "the night" that is not said of which day."""
    at = m.found.start("p")
    if m.words("p")[0] in _ONLY_BESIDE_A_DAY:
        return True
    led = m.tokens.words[m.first] == "the" or m.previous() in m.vocabulary.module.PREPOSITIONS
    if m.tokens.words[at - 1] == "-" and not led:
        return True  # "a late-night show"
    if m.words("p")[0] in _OF_THE_SUN and m.previous() in _BEFORE_THE_SUN and m.stop - m.first == 1:
        return m.following() in ("of", "in") or m.capital(at)
    return m.stop - m.first < 2 or (m.capital(at) and not m.capital_all(at))  # "The Morning Star"


def _particle(m: Match) -> bool:
    """ "were handed over two days later": the first word belongs to the verb."""
    return m.tokens.words[m.first] == "over" and m.previous() in m.vocabulary.module.VERBS_WITH_OVER


def _before_after(m: Match) -> bool:
    """ "two days after the attack": the length is the expression, the event is its anchor; "two days earlier than usual" compares."""
    if m.following() == "than" or _particle(m):
        return True
    return m.tokens.words[m.stop - 1] in ("before", "after", "prior") and m.following().isalnum()


def _clock(m: Match) -> bool:
    """A price, a share, or the length of a film: "1:35" alone needs a preposition in front."""
    if m.tokens.words[m.stop - 1] in ("a", "p"):
        return letter(m)
    before = m.previous()
    if before in ("$", "€", "£") or m.following() == "%":
        return True
    alone = m.stop - m.first == 1
    return alone and before not in m.vocabulary.module.PREPOSITIONS and before not in ("", "and", "-", "–", "(", ",", ":")


def _weekends(m: Match) -> bool:
    """ "on weekends"; "weekends" alone may be anything's name."""
    return m.previous() not in ("on", "at", "during", "most", "and", "or", "over")


def _per(m: Match) -> bool:
    return m.get("u") in ("S",)


def _window(m: Match) -> bool:
    """ "will last 22 days": the verb."""
    return m.tokens.words[m.first] == "last" and m.previous() in m.vocabulary.module.BEFORE_THE_VERB_LAST


def _then(m: Match) -> bool:
    """ "then" names a time only behind a preposition."""
    return m.previous() not in ("until", "till", "since", "by")


def _often(m: Match) -> bool:
    """A "quarterly dividend" is a sort of dividend; "the People's Daily" and "the daily Granma" are newspapers; 20% annually is a rate."""
    word, after = m.words("v")[0], m.following()
    named = after.isalpha() and m.capital(m.stop) and not m.capital_all(m.stop)
    if named or (m.capital(m.first) and not starts_sentence(m)):
        return True
    if word in ("annually", "yearly") and (m.previous() in m.vocabulary.module.SHARES or m.previous(2)[:1].isdigit()):
        return True
    return (
        m.words("v")[0] in ("quarterly", "yearly")
        and m.following().isalpha()
        and m.following() not in ("and", "or", "in", "by", "to", "for", "at")
    )


COUNTED: dict[str, Callable[[Match], bool]] = {
    "same-quarter": _same_quarter,
    "the-unit": _the_unit,
    "related-unit": _related_unit,
    "length": _length,
    "length-adjective": _length_adjective,
    "second-quarters": _second_quarters,
    "some-time": _some_time,
    "present": _moment,
    "past": _past,
    "day-part": _day_part,
    "noon": _noon,
    "day-before": _unit_beside,
    "day-after": _unit_beside,
    "same-part": _same_part,
    "quarter": _quarter,
    "window": _window,
    "first-units": _window,
    "units-earlier": _before_after,
    "units-later": _before_after,
    "clock": _clock,
    "rate": _per,
    "weekends": _weekends,
    "often": _often,
    "then": _then,
}
