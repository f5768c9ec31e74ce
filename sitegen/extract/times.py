"""Which time words go with which verb of a sentence."""

from __future__ import annotations

from sitegen.extract.mentions import clause_bounds, marks_of
from sitegen.extract.offsets import told_from
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT
from sitegen.extract.reading.groups import Reading


def dates(r: Reading, k: int, deadline: bool = False) -> bool:
    """Does the time chunk k say when, not since when or until when?  `deadline`: "by June", "from June" say when a pledge is due."""
    before = r.chunks[k - 1] if k else None
    if r.s.tags[r.chunks[k].b - 1] == "'":  # "last week's earthquake", but "at last week's summit"
        return before is not None and before.kind == "P" and r.s.lows[before.b - 1] in ("at", "during", "in")
    if before is None or before.kind != "P":
        return True
    word = r.s.lows[before.b - 1]
    if word == "from" and _bounded(r, k) or word in _UP_TO and k > 3 and r.chunks[k - 2].kind == "W" and dates(r, k - 2):
        return True
    return word not in ("since", "until", "till", "by", "for", "from") or (deadline and word in ("by", "from"))


_UP_TO = ("until", "till", "through", "to")


def _bounded(r: Reading, k: int) -> bool:
    """ "From 6-10 June", "from Monday to Wednesday": a stretch with both its ends, not a mere beginning."""
    item = r.chunks[k]
    if any("-" in word or "–" in word for word in r.s.words[item.a : item.b]):
        return True
    return k + 2 < len(r.chunks) and r.chunks[k + 2].kind == "W" and r.s.lows[r.chunks[k + 1].b - 1] in _UP_TO


def verb_marks(r: Reading, verb: Verb) -> list[int]:
    """Time marks of the verb's clause: those after it first, nearest first; a mark beside another finite verb belongs to that one."""
    k0, k1 = clause_bounds(r, verb.k)
    k1 = _next_opens(r, verb, k1)
    after, late = marks_of(r, verb.a, verb.b), list[int]()
    passed = False
    for k in (*_own_part(r, verb, k1), *_resumed(r, verb, k1)):
        item = r.chunks[k]
        if item.verb is not None:
            passed = True
        if item.kind == "W" and (dates(r, k) or verb.lemma in ("schedule", "plan", "set")):
            if not passed:
                after += marks_of(r, item.a, item.b)
            elif all(r.chunks[i].kind in (".", '"', "W") for i in range(k, len(r.chunks))) and not _of_a_vote(r, k):
                late += marks_of(r, item.a, item.b)
    before = [] if _said_before(verb) or _day_of_report(r, verb) else marks_before(r, verb, k0)
    return (
        list(dict.fromkeys(after + before + late))
        or _opening_marks(r, verb)
        or carried_marks(r, verb)
        or when_marks(r, verb)
        or _caption_marks(r)
        or told_from(r, verb)
    )


_AHEAD_OF = ("ahead", "before", "since", "until", "till")
_VOTES = frozenset("election elections vote votes referendum poll polls ballot deadline".split())


def _own_part(r: Reading, verb: Verb, k1: int) -> range:
    """The chunks behind a verb that may say when: up to the next finite verb, and to "ahead of the vote", "since taking office".

    "…, the ministry said on Monday": what stands beside the next verb is not ours.
    """
    for k in range(verb.k + 1, k1):
        item = r.chunks[k]
        if item.verb is not None and item.verb.tense not in ("inf", "ger", "part"):
            return range(verb.k + 1, k)
        if _looks_ahead(r, k):
            return range(verb.k + 1, k)
    return range(verb.k + 1, k1)


def _resumed(r: Reading, verb: Verb, k1: int) -> range:
    """The chunks behind a relative clause that ends a verb's part: "met the king, who came to power in 2020, in Oslo on Monday"."""
    if k1 >= len(r.chunks) or r.chunks[k1].kind != "R" or r.chunks[k1 - 1].kind != ",":
        return range(0)
    comma = next((k for k in range(k1 + 2, len(r.chunks)) if r.chunks[k].kind == ","), len(r.chunks))
    end = next((k for k in range(comma, len(r.chunks)) if r.chunks[k].kind not in (",", "P", "W", "NP", "A")), len(r.chunks))
    return range(comma, end) if end == len(r.chunks) or r.chunks[end].kind in (".", '"') else range(0)


def _looks_ahead(r: Reading, k: int) -> bool:
    """Does "ahead of the vote", "since taking office" begin at chunk k?  Not "before dawn"."""
    item, behind = r.chunks[k], r.chunks[k + 1].kind if k + 1 < len(r.chunks) else ""
    return item.kind in ("P", "S") and r.s.lows[item.a] in _AHEAD_OF and behind in ("NP", "V")


def _of_a_vote(r: Reading, k: int) -> bool:
    """ "Met to discuss the elections in June": the month is theirs."""
    entity = r.chunks[k - 2].entity if k > 1 and r.chunks[k - 1].kind == "P" else r.chunks[k - 1].entity
    return entity is not None and entity.head in _VOTES


_PICTURES = frozenset("photo photograph picture image handout".split())
_CAPTION_WORDS = 14


def _caption_marks(r: Reading) -> list[int]:
    """ "In this 3 May 2018 file photo, …": the day of the picture."""
    if r.s.lows[:2] != ["in", "this"] or "," not in r.s.lows:
        return []
    end = next((i for i, low in enumerate(r.s.lows[:_CAPTION_WORDS]) if low in _PICTURES), 0)
    return marks_of(r, 0, end)


_OPENING = ("W", "P", "A", '"')


def _next_opens(r: Reading, verb: Verb, k1: int) -> int:
    """The chunk before `k1` with which a later clause begins, day and all: "… met, and on Tuesday he flew"; `k1` when none does."""
    behind = (other for other in r.verbs if verb.k < other.k < k1)
    later = next((other for other in behind if other.tense not in ("inf", "ger", "part") and other.subject), None)
    first = min((entity.a for entity in later.subject), default=-1) if later is not None else -1
    k = next((i for i in range(verb.k + 1, k1) if r.chunks[i].a <= first < r.chunks[i].b), 0)
    start = k
    while start - 1 > verb.k and r.chunks[start - 1].kind in _OPENING:
        start -= 1
    joined = start - 1 > verb.k and r.chunks[start - 1].kind in ("C", ",")
    return start if k and joined else k1


_CARRY_BACK = 4  # verbs: "visited Oslo in April, praised the king and offered help"
_NOT_THEN = frozenset("later earlier previously recently already before since once".split())


def carried_marks(r: Reading, verb: Verb) -> list[int]:
    """Time marks of the clause that a verb goes on from: "visited in April, praised and gave", "struck a deal on Friday, agreeing to"."""
    if verb.relative or r.s.quoted[verb.main] or not _NOT_THEN.isdisjoint(r.s.lows[max(0, verb.a - 2) : verb.b]):
        return []
    if verb.tense == "ger":
        above = verb.governor
        told = [above] if above is not None and above.tense == "past" and r.chunks[verb.k - 1].kind in (",", '"') else []
    elif verb.tense == "past" and verb.subject:
        place = r.verbs.index(verb)
        told = [other for other in r.verbs[max(0, place - _CARRY_BACK) : place] if other.tense == "past" and other.subject == verb.subject]
    else:
        return []
    for other in reversed(told):
        if other.relative or r.s.quoted[other.main] or _apposed(r, other):
            return []
        if found := _clause_marks(r, other):
            return found
    return []


def _apposed(r: Reading, verb: Verb) -> bool:
    """ "Gross, elected in 2020, promised": no clause of its own; "visited Oslo, praised the king" is one."""
    first = next((other for other in r.verbs if other.subject == verb.subject), verb)
    return first is verb and verb.b - verb.a == 1 and verb.k > 1 and r.chunks[verb.k - 1].kind == ","


def when_marks(r: Reading, verb: Verb) -> list[int]:
    """Time marks of the clause that tells when: "promised to help when she visited Oslo in May"."""
    if verb.tense != "past" or r.s.quoted[verb.main]:
        return []
    behind = (other for other in r.verbs if other.k > verb.k and other.tense not in ("inf", "ger", "part"))
    other = next(behind, None)
    if other is None or other.tense != "past" or not other.subject:
        return []
    first = min(entity.a for entity in other.subject)
    k = next((i for i in range(verb.k + 1, other.k) if r.chunks[i].a <= first < r.chunks[i].b), 0) - 1
    return _clause_marks(r, other) if k > verb.k and r.chunks[k].kind == "S" and r.s.lows[r.chunks[k].a] == "when" else []


def _clause_marks(r: Reading, verb: Verb) -> list[int]:
    """Time marks directly behind a verb's objects, or before it: no others."""
    after: list[int] = []
    for k in range(verb.k + 1, clause_bounds(r, verb.k)[1]):
        if r.chunks[k].kind == "V" or _looks_ahead(r, k):
            break
        after += marks_between(r, k, k + 1)
    return after + marks_before(r, verb, clause_bounds(r, verb.k)[0]) or _opening_marks(r, verb)


# "Agreed on Monday to meet": what stands before the infinitive is when they agreed.
_UNDERTAKING = frozenset(
    (
        "agree announce decide promise offer propose pledge vow ask urge refuse invite request order decline threaten demand call"
        " accept reject fail try seek want consider"
    ).split()
)


def _said_before(verb: Verb) -> bool:
    governor = verb.governor
    if verb.tense != "inf" or governor is None or governor.passive or governor.predicate:
        return False
    return governor.lemma in _UNDERTAKING and governor.tense in ("past", "perfect", "pluperfect")


def _day_of_report(r: Reading, verb: Verb) -> bool:
    """ "Told reporters on Monday he would meet": the day before the subject is that of the telling."""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=-1)
    k = next((i for i in range(verb.k) if r.chunks[i].a <= first < r.chunks[i].b), 0) - 1
    if k < 1 or r.chunks[k].kind != "W":
        return False
    while k > 0 and r.chunks[k].kind in ("W", "P", "NP"):
        k -= 1
    told = r.chunks[k].verb
    return told is not None and told.lemma in REPORT and told.tense in ("past", "perfect")


def _opening_marks(r: Reading, verb: Verb) -> list[int]:
    """ "Next week, A will visit X, while B will visit Y": the opening words date both, when the tenses agree."""
    k = 1 if r.chunks[0].kind == "P" else 0
    first = next((other for other in r.verbs if other.tense not in ("inf", "ger", "part")), None)
    if k >= len(r.chunks) or r.chunks[k].kind != "W" or not dates(r, k) or first is None:
        return []
    clear = verb.tense not in ("inf", "ger") and not verb.relative and not r.s.quoted[verb.main]
    same = first.tense == verb.tense and first.lemma not in REPORT
    return marks_of(r, r.chunks[k].a, r.chunks[k].b) if clear and same else []


_ARRANGED = frozenset("hold host schedule plan convene call arrange organise organize set".split())  # "talks held on Monday ended"


def marks_before(r: Reading, verb: Verb, k0: int) -> list[int]:
    """Time marks between the subject and its verb, and just before the subject: "On Monday, Xi"."""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    out: list[int] = []
    k = verb.k - 1
    at = next((i for i in range(k0) if r.chunks[i].a <= first < r.chunks[i].b), -1)
    if at >= 0 and not verb.relative:  # "On 6 May the council, the body that runs the town, promised": what stands before the whole subject
        k, k0 = at - 1, clause_bounds(r, at)[0]
    while k >= k0:
        item = r.chunks[k]
        if item.kind in ("S", "P") and r.s.lows[item.a] == "as" and k and r.chunks[k - 1].kind == ",":
            out, k = [], k - 1  # "In July, as in earlier years, she met"
            continue
        if item.verb is not None and item.verb is not verb.governor:
            if (
                item.verb.tense in ("part", "past") and item.a > first and item.verb.lemma not in _ARRANGED
            ):  # "Gross, elected in 2020, on Monday promised"
                comma = next((i for i in range(verb.k - 1, k, -1) if r.chunks[i].kind == ","), verb.k)
                return [mark for mark in out if mark in marks_between(r, comma, verb.k)]
            break
        if item.kind == "C" and verb.k - k < 4 and _goes_on(r, verb, k):
            break
        if item.kind == "C" and out and r.chunks[k - 1].kind != "W":
            break  # "met in Oslo, and on Tuesday he flew"; "on 17 and 18 May" are two days of one
        if item.a < first and (
            item.kind not in ("W", "P", ",", '"', "A", "C")
            or (item.kind == "P" and r.s.lows[item.a] in ("after", "before", "as", "since", "until") and k > k0)
        ):
            break
        if item.kind == "W" and dates(r, k):
            out += marks_of(r, item.a, item.b)
        k -= 1
    return out or _at_its_event(r, verb)


def _at_its_event(r: Reading, verb: Verb) -> list[int]:
    """ "At last week's summit in Oslo, Peru promised", "In Monday's speech, she promised": an event opens the sentence."""
    first = next((other for other in r.verbs if other.tense not in ("inf", "ger", "part")), None)
    if first is not verb or len(r.chunks) < 3 or r.chunks[1].kind != "W" or r.s.tags[r.chunks[1].b - 1] != "'" or not dates(r, 1):
        return []
    return marks_of(r, r.chunks[1].a, r.chunks[1].b)


def _goes_on(r: Reading, verb: Verb, k: int) -> bool:
    """Does the "and" at chunk k join a verb to an earlier one of its subject: "came on Monday and will leave"?"""
    return any(other.k < k and other.subject == verb.subject and other.tense != "inf" for other in r.verbs) and bool(verb.subject)


def marks_between(r: Reading, first: int, last: int, deadline: bool = False) -> list[int]:
    """Time marks of the chunks [first, last), those that say when."""
    return [
        mark
        for k in range(first, last)
        if r.chunks[k].kind == "W" and dates(r, k, deadline) and not _of_its_noun(r, k)
        for mark in marks_of(r, r.chunks[k].a, r.chunks[k].b)
    ]


def _of_its_noun(r: Reading, k: int) -> bool:
    """ "Elections due in May", "a vote scheduled for Friday": the day of what stands in front."""
    first = r.chunks[k].a - 1 if k and r.chunks[k - 1].kind != "P" else r.chunks[k - 1].a - 1
    return first > 0 and r.s.lows[first] in ("due", "scheduled", "slated") and r.s.tags[first - 1] == "N"


def marks_after(r: Reading, verb: Verb, deadline: bool = False) -> list[int]:
    """Time marks after a verb, up to the next finite verb with a subject of its own."""
    for k in range(verb.k + 1, len(r.chunks)):
        other = r.chunks[k].verb
        if other is not None and other.tense not in ("inf", "ger", "part") and other.subject != verb.subject:
            return marks_between(r, verb.k + 1, _next_opens(r, verb, k + 1), deadline)
        no_later = r.s.lows[max(0, r.chunks[k].a - 1) : r.chunks[k].b] == ["later", "than"]
        if (r.chunks[k].kind in ("S", ";", "R") and not no_later) or _with_others(r, k):
            return marks_between(r, verb.k + 1, k, deadline)
    return marks_between(r, verb.k + 1, len(r.chunks), deadline)


def _with_others(r: Reading, k: int) -> bool:
    """ "…, with talks due to be held on Thursday": beside it something else goes on; not "…, with effect from Thursday"."""
    if r.chunks[k].kind != "," or k + 2 >= len(r.chunks) or r.s.lows[r.chunks[k + 1].a] != "with":
        return False
    behind = (r.chunks[i].kind for i in range(k + 2, len(r.chunks)))
    return next((kind for kind in behind if kind in ("V", ",", ";", "W")), "") == "V"


def said_when(r: Reading, verb: Verb) -> list[int]:
    """Time marks beside a verb of saying: "said on Monday", "On Monday, he said", "told “Sky News” on Monday"; not what was quoted."""
    k = verb.k + 1
    out: list[int] = []
    while k < len(r.chunks) and r.chunks[k].kind in ("W", "P", "A", "NP", '"'):
        group = r.group_at.get(k)
        own = group is not None and not group.prep and any(other.subject == group.entities for other in r.verbs if other.k > k)
        if own or _looks_ahead(r, k):
            break
        if r.s.quoted[r.chunks[k].a] == r.s.quoted[verb.main]:
            out += marks_between(r, k, k + 1)
        k += 1
    return list(dict.fromkeys(out + marks_before(r, verb, clause_bounds(r, verb.k)[0])))
