"""What looks like a time expression and is none: names, modal verbs, numbers of other things."""

from __future__ import annotations

from sitegen.temporal.grammar import Match


def refused(m: Match, rule: str) -> bool:
    """Does what stands around (or how it is written) speak against this reading?"""
    check = _GUARDS.get(rule)
    return check is not None and check(m)


def _lower_case_name(m: Match) -> bool:
    """ "may", "march", "sun" without a capital, "MAY" aside."""
    for at in range(m.first, m.stop):
        if m.tokens.words[at] in m.vocabulary.module.NEED_CAPITAL and not m.capital(at):
            return True
    return False


def _month(m: Match) -> bool:
    """Is the month's name a person's, a place's, or a verb's?"""
    if _lower_case_name(m):
        return True
    word = m.words("m")[0]
    if m.stop - m.first > 1:
        return False
    before, after = m.previous(), m.following()
    if before in m.vocabulary.module.HONORIFICS:
        return True
    if word in ("march", "may") and _sentence_start(m) and after not in (",", "-", "'s", "’s"):
        return True
    if word == "march" and after in ("on", "of", "for", "against", "to") and before not in ("in", "since", "by", "until", "last", "next"):
        return True
    nxt = m.stop
    if word in ("april", "may", "june", "august", "jan") and nxt < len(m.tokens.words) and m.tokens.words[nxt].isalpha() and m.capital(nxt):
        return before not in ("in", "since", "by", "until", "last", "next", "from", "to", "this", "of", "for", "through", "during")
    return False


def _sentence_start(m: Match) -> bool:
    return (
        m.first == 0
        or m.previous() in (".", "!", "?", "\n\n", "“", '"', "``")
        or "\n" in m.tokens.text[m.tokens.ends[m.first - 1] : m.tokens.starts[m.first]]
    )


def _year(m: Match) -> bool:
    """A number of four digits that counts or costs something."""
    if "y" not in m or not m.words("y")[-1].isdigit():
        return False
    year = int(m.words("y")[-1])
    before, after = m.previous(), m.following()
    if before in (
        "$",
        "€",
        "£",
        "¥",
        "#",
        "no",
        "/",
        "+",
        "us$",
        "c$",
        "flight",
        "-",
        "x",
        "room",
        "than",
        "about",
        "some",
        "nearly",
    ) or after in ("%", "€", "/"):
        return True
    if before == "." and m.tokens.ends[m.first - 1] == m.tokens.starts[m.first] and m.previous(2) in ("no", "dlrs") or before.isdigit():
        return True
    if after in m.vocabulary.module.MEASURED:
        return True
    if after == "-" and m.following(1) in (
        "year",
        "day",
        "page",
        "foot",
        "mile",
        "strong",
        "member",
        "pound",
        "ton",
        "metre",
        "meter",
        "man",
    ):
        return True
    if not 1700 <= year <= 2099:
        return before not in (
            "in",
            "since",
            "of",
            "until",
            "from",
            "by",
            "before",
            "after",
            "year",
            "(",
            "between",
            "around",
            "to",
            "circa",
            "and",
        )
    return False


def _weekday(m: Match) -> bool:
    word = m.words("w")[0]
    if word in m.vocabulary.module.NEED_CAPITAL:
        at = m.found.start("w")
        if not m.capital(at):
            return True
        if word == "sun":
            return (
                m.tokens.text[m.tokens.starts[at] : m.tokens.ends[at]] == "Sun"
                and m.following() not in (",", ".", ")")
                and m.previous() not in ("on", ",", "last", "next")
            )
    return m.following() in ("prayers", "prayer", "mass") and m.previous() not in ("on", "this", "last")


def _season(m: Match) -> bool:
    word = m.words("s")[0]
    if m.stop - m.first == 1:
        if word == "fall":
            return m.previous() not in ("in", "by", "until", "since", "during", "last", "through")
        return m.previous() not in ("in", "by", "until", "since", "during", "through", "for") or m.following() in ("-",)
    return (
        word == "fall"
        and m.following() in ("of", "in", "from", "to")
        and m.previous() not in ("in", "during", "by", "since", "until")
        and "y" not in m
    )


def _half(m: Match) -> bool:
    return "y" not in m and "r" not in m


def _quarter_the(m: Match) -> bool:
    return m.following() in ("of", "century", "mile", "back", "final", "finals") or m.capital(m.stop - 1)


def _unit_word(m: Match) -> bool:
    """ "second" is seldom a unit; "the year", "the week" only stand alone."""
    unit = m.get("u")
    return unit in ("S", "MI", "H", "CE", "ML", "DE", "Q") or m.following() in ("-", "of") or m.capital(m.stop - 1)


def _length(m: Match) -> bool:
    """A person's age is no time expression, a "second" is seldom one."""
    words = m.tokens.words
    if "n" not in m:
        last = words[m.stop - 1]
        return (
            last in ("seconds", "minutes", "hours", "nights")
            and m.previous() not in ("for", "in", "within", "after")
            or m.previous() in ("-",)
        )
    if m.get("u") == "S" and words[m.stop - 1] == "second" and m.words("n")[0] in ("a", "one", "only", "another"):
        return True
    if m.following() == "old" or (m.following() == "-" and m.following(1) in ("old", "olds")):
        return True
    return words[m.stop - 1] == "may"


def _length_adjective(m: Match) -> bool:
    return m.tokens.words[m.stop - 1] == "old" and m.get("u") == "Y"


def _present(m: Match) -> bool:
    return "v" in m and m.words("v") == ["present"] and m.previous() not in ("at", "the", "for")


def _moment(m: Match) -> bool:
    return m.previous() not in ("at", "for")


def _past(m: Match) -> bool:
    return m.words("v") == ["past"] and (
        m.following() not in (".", ",", "", ";", '"', "''", "”", "?", "and", "but") and m.previous() != "in"
    )


def _daypart(m: Match) -> bool:
    return m.stop - m.first < 2


def _clock(m: Match) -> bool:
    """ "2:1" and other scores and ratios are no times; times alone need help."""
    return False


def _spelled(m: Match) -> bool:
    return _year(m) or ("y" in m and m.words("y")[0].isalpha() and m.following() in m.vocabulary.module.MEASURED)


def _past_units(m: Match) -> bool:
    return False


_GUARDS = {
    "month": _month,
    "related-month": _lower_case_name,
    "month-day": _lower_case_name,
    "day-month": _lower_case_name,
    "month-year": _lower_case_name,
    "year": _spelled,
    "weekday": _weekday,
    "season": _season,
    "half": _half,
    "same-quarter": _quarter_the,
    "the-unit": _unit_word,
    "length": _length,
    "length-adjective": _length_adjective,
    "present": _present,
    "past": _past,
    "day-part": _daypart,
    "clock": _clock,
}
