"""What looks like a time expression and is none: names, verbs, numbers of other things.

Each guard answers: do the words around (or how they are written) speak against this rule's reading?  Words are lexicon tables.
"""

from __future__ import annotations

from collections.abc import Callable

from sitegen.temporal.lexicons.lexicon import OTHER
from sitegen.temporal.reading.grammar import Match
from sitegen.temporal.reading.guards_counted import COUNTED, starts_sentence
from sitegen.temporal.reading.informal import no_hour

BESIDE = 6  # tokens on either side that tell how a line writes its words

_STRONG = frozenset(
    "in since by until till last next this from to of for through during before after between early late mid and every each".split()
)


_BEFORE_MONTH = frozenset("in since by until till til last next this from to through during early late mid between".split())

_BEFORE_OLD_YEAR = frozenset("year ( around circa c ad the a an , – ; or".split())  # "the 1848 risings", "(1564–1616)"


_BEFORE_SHORT_YEAR = frozenset("summer autumn fall winter spring class early late mid season model election".split())


def refused(m: Match, rule: str) -> bool:
    """Does what stands around speak against this reading?"""
    check = getattr(m.vocabulary.module, "GUARDS", _GUARDS).get(rule)
    return check is not None and check(m)


def _lower_case_name(m: Match) -> bool:
    """A calendar name that is also a common word, without its capital: "may", "march", "sun"."""
    risky = m.vocabulary.module.NEED_CAPITAL
    if m.tokens.casual and (m.previous() in _BEFORE_MONTH or "d" in m):
        return False  # "will do it in may"
    return any(m.tokens.words[at] in risky and not m.capital(at) for at in range(m.first, m.stop))


def _month(m: Match) -> bool:
    """A month's name alone that is a person's, a place's or a verb's."""
    if _lower_case_name(m):
        return True
    if m.stop - m.first > 1:
        return False
    module, before, after = m.vocabulary.module, m.previous(), m.following()
    title = m.previous(2) if before == "." else before
    hyphened = after == "-" and m.following(1).isalpha() and not _is_calendar(m, m.stop + 1)
    if title in module.HONORIFICS or (hyphened and before not in _BEFORE_MONTH):
        return True
    word = m.words("m")[0]
    if before == "%":
        return True  # "59.9% APR": a rate
    if word in module.SHORT_MONTHS and after != "." and before not in _BEFORE_MONTH:
        return True
    if word not in module.ALSO_NAMES:
        return False
    if after in module.PERSONS_NOUNS:
        return True
    if word in ("march", "may") and starts_sentence(m) and after not in (",", "-", "'s", "’s"):
        return True
    if word == "march" and before in ("'s", "’s"):
        return True  # "the Women's March"
    if word == "march" and after in ("on", "of", "for", "against", "to", "in") and before not in _BEFORE_MONTH:
        return True
    nxt = m.stop
    capital_follows = nxt < len(m.tokens.words) and m.tokens.words[nxt].isalpha() and m.capital(nxt)
    return before not in _BEFORE_MONTH and (capital_follows or m.capital_before() or after in ("says", "said", "told"))


def _is_calendar(m: Match, at: int) -> bool:
    return at < len(m.tokens.words) and "MONTH" in m.vocabulary.values.get(m.tokens.words[at], {})


def _year(m: Match) -> bool:
    """A number of four digits that counts, names or costs something."""
    words = m.words("y")
    if not words:
        return False
    if len(words[-1]) == 2:  # "'98": behind a preposition, and no quotation that begins with a number
        return m.previous() not in _STRONG and m.previous() not in _BEFORE_SHORT_YEAR or m.following() in ("'", "’", "s", "'s", "’s", "%")
    module, before, after = m.vocabulary.module, m.previous(), m.following()
    counts = before not in _STRONG or (after.isalpha() and after not in module.PREPOSITIONS)
    if counts and words[-1] in ("hundred", "thousand") and "year" not in m.tokens.words[m.first : m.stop]:
        return True
    if after.isalpha() and m.capital(m.stop) and not {after, m.following(1), m.following(2)}.isdisjoint(module.STREETS):
        return True
    if after in module.MEASURED or (after == "-" and m.following(1) in module.MEASURED_ADJECTIVES):
        return True
    if not words[-1].isdigit():
        return (
            words[0] == "twenty"
            and len(words) > 1
            and not words[1].endswith("een")
            and words[1] not in ("ten", "eleven", "twelve", "twenty", "oh")
        )
    year = int(words[-1])
    until_at_least = before == "least" and m.previous(3) in ("until", "till", "through", "by", "since")
    if (before in module.NOT_BEFORE_YEAR and not until_at_least) or before.isdigit() or after in ("%", "€", "$", "°"):
        return True
    if before in ("/", "-", ".", ":") and m.tokens.ends[m.first - 1] == m.tokens.starts[m.first] and not m.previous(2).isalpha():
        return True
    if m.stop < len(m.tokens.words) and after in ("/", "-", ":") and m.following(1)[:1].isdigit():
        return True
    if not 1900 <= year <= 2049:
        return before not in _STRONG and before not in _BEFORE_OLD_YEAR
    return before == "." and m.previous(2) in ("no", "nos")


def _weekday(m: Match) -> bool:
    """ "Sun", "sat", "wed"; "Friday prayers"."""
    word, at = m.words("w")[0], m.found.start("w")
    if m.stop < len(m.tokens.words) and word == "sun" and m.following().isalpha() and m.capital(m.stop):
        return True  # "Sun City"
    if word in m.vocabulary.module.NEED_CAPITAL and m.stop - m.first == 1 and not _short_weekday(m, word, m.capital(at)):
        return True
    if word in ("sun", "sat", "mon", "wed") and not m.capital(at) and "p" not in m and m.stop - m.first > 1:
        return True
    after = m.following()
    if m.previous() in m.vocabulary.module.NAMED_DAYS and m.capital(m.first - 1):
        return True
    if after in m.vocabulary.module.NAMED_DAYS and m.capital(m.stop) and "WEEKDAY" in m.vocabulary.values.get(m.following(1), {}):
        return True  # "Sunday Bloody Sunday"
    return after in m.vocabulary.module.NAMED_AFTER_DAYS and (m.previous() not in ("on", "this", "last") or m.capital(m.stop))


def _short_weekday(m: Match, word: str, capital: bool) -> bool:
    """Does "Sun", "sat", "wed" by itself stand where a weekday stands?"""
    before, after = m.previous(), m.following()
    led = before in m.vocabulary.module.BEFORE_SHORT_WEEKDAY
    timed = after[:1].isdigit() or "AMPM" in m.vocabulary.values.get(after, {})
    closed = after in (".", ",", ")", "", "!", "?", "at", "@", "and", "or", "\n\n")
    if m.tokens.casual and not capital:
        return before not in m.vocabulary.module.NO_WEEKDAY_BEHIND.get(word, ())
    if not capital and word in ("sun", "sat", "wed", "mon"):
        return (led and closed and (word, before) != ("sun", "from")) or (timed and word != "sun")
    if not capital or word in ("sun", "sat", "mon", "wed", "fri"):
        return led or timed or (word != "sun" and closed and before not in ("the", "a"))
    return True


def _season(m: Match) -> bool:
    """ "fall" the verb, "spring" the well; a season alone needs a preposition."""
    word = m.words("s")[0]
    before, after = m.previous(), m.following()
    if m.capital(m.stop - 1) and m.stop < len(m.tokens.words) and after.isalpha() and m.capital(m.stop):
        return True  # "the Spring Offensive"
    if m.stop - m.first == 1:
        return before not in ("in", "by", "until", "since", "during", "through", "for", "each", "every") or (
            word == "fall" and before == "for"
        )
    return (
        word in ("fall", "spring")
        and after in ("of", "in", "from", "to")
        and before not in ("in", "during", "by", "since", "until", "over")
    )


def _half(m: Match) -> bool:
    """ "the first half" of a match or of anything else."""
    return "y" not in m and "r" not in m and "t" not in m


def _decade(m: Match) -> bool:
    """ "in his 30s" is an age, and so are two digits without "the" or an apostrophe."""
    words = m.words("y")
    if "w" in m and m.previous() in m.vocabulary.module.POSSESSIVES:
        return True  # "well into her eighties"
    return bool(words) and len(words[-1]) == 2 and (m.previous() in m.vocabulary.module.POSSESSIVES or m.first == m.found.start("y"))


def _related_weekday(m: Match) -> bool:
    """ "following Tuesday's earthquake": after it."""
    return m.tokens.words[m.first] == "following"


def _related_month(m: Match) -> bool:
    """ "this Dec. 13, 2016, photo": the date begins behind "this"."""
    behind = m.following(1) if m.following() == "." else m.following()
    return _lower_case_name(m) or behind.isdigit()


def _numeric(m: Match) -> bool:
    """A version, a section, an address."""
    return m.previous() in m.vocabulary.module.NOT_BEFORE_NUMERIC


def _named_day(m: Match) -> bool:
    """A score or a vote of 9-11."""
    return m.previous().isdigit() or m.following() in m.vocabulary.module.MEASURED


def _weekday_day(m: Match) -> bool:
    """ "Friday 3rd": not "Friday 3rd Battalion men"."""
    module, after = m.vocabulary.module, m.following()
    known = after in module.PREPOSITIONS or after in module.VERB_WORDS or after in ("and", "or")
    return (_lower_case_name(m) and after.isalnum() and not m.tokens.casual) or (after.isalpha() and not known)


def _bare_day(m: Match) -> bool:
    """ "on the 24th": not "the 24th floor"."""
    after, things = m.following(), m.vocabulary.module.NUMBERED_THINGS
    if m.tokens.casual and (not after.isalnum() or after in m.vocabulary.module.BEHIND_AN_HOUR) and after != "-":
        return False  # "rent is due the 1st"
    if m.stop < len(m.tokens.words) and m.capital(m.stop) and (after in things or m.following(1) in things):
        return True  # "to the 11th Circuit", "by the 3rd Infantry Division"
    if m.previous() not in (
        "on",
        "by",
        "until",
        "till",
        "til",
        "from",
        "to",
        "since",
        "before",
        "after",
        "and",
        "of",
        "between",
        "through",
    ):
        return True
    return (
        after.isalpha()
        and after not in m.vocabulary.module.PREPOSITIONS
        and after not in ("and", "or", "the", "he", "she", "they", "it", "we", "a")
        and not m.capital(m.stop)
    )


def _day_word(m: Match) -> bool:
    """ "USA Today reported": a name among words that are written small; in a headline all are written so."""
    at = m.stop - 1
    if m.tokens.words[at] not in m.vocabulary.module.ALSO_TITLES or m.stop - m.first > 1 or not m.capital(at) or not m.capital_before():
        return False
    if starts_sentence(m) or m.tokens.codes[m.first - 1] != OTHER:  # "On Tuesday Today"
        return False
    beside = [*range(max(0, m.first - BESIDE), m.first), *range(m.stop, min(len(m.tokens.words), m.stop + BESIDE))]
    return any(len(word := m.tokens.words[i]) > 3 and word.isalpha() and not m.capital(i) for i in beside)


def _short_date(m: Match) -> bool:
    """A score, a fraction."""
    return m.previous() not in m.vocabulary.module.BEFORE_SHORT_DATE or m.following() == "of"


def _month_day(m: Match) -> bool:
    """ "Long March 4C": a number with a letter behind it is no day."""
    return _lower_case_name(m) or _glued(m) or _next_sentence(m)


def _next_sentence(m: Match) -> bool:
    """ "in September. The first battle": a full stop behind a month that is not shortened ends the sentence."""
    words = m.tokens.words[m.first : m.stop]
    at = m.found.start("m") - m.first
    return words[at + 1 : at + 2] == ["."] and words[at] not in m.vocabulary.module.SHORT_MONTHS


def _glued(m: Match) -> bool:
    at = m.stop
    if at >= len(m.tokens.words) or m.tokens.starts[at] != m.tokens.ends[at - 1]:
        return False
    return m.tokens.words[at - 1].isdigit() and m.tokens.words[at].isalpha()


def _year_range(m: Match) -> bool:
    """A part of a name or number: "RXJ1131-1231", "555 1200-1300"."""
    return m.first > 0 and (
        m.tokens.ends[m.first - 1] == m.tokens.starts[m.first] and m.previous() not in ("(", "[") or m.previous().isdigit()
    )


def _weekday_week(m: Match) -> bool:
    """ "Monday week-long": no."""
    return m.following() == "-" or m.following().isdigit()


def _anno(m: Match) -> bool:
    """An "ad" on page 3."""
    return not any(m.capital_all(at) for at in range(m.first, m.stop))


_GUARDS: dict[str, Callable[[Match], bool]] = {
    **COUNTED,
    "month": _month,
    "related-weekday": _related_weekday,
    "related-month": _related_month,
    "month-day": _month_day,
    "day-month": _lower_case_name,
    "month-year": _lower_case_name,
    "year": _year,
    "year-range": _year_range,
    "weekday": _weekday,
    "season": _season,
    "half": _half,
    "short-date": _short_date,
    "decade": _decade,
    "weekday-week": _weekday_week,
    "hour": no_hour,
    "anno-domini": _anno,
    "bare-day": _bare_day,
    "day-word": _day_word,
    "weekday-day": _weekday_day,
    "numeric-date": _numeric,
    "named-day": _named_day,
}
