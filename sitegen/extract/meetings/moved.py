"""A meeting that is moved: the day it is now planned for, and the day it had before."""

from __future__ import annotations

from sitegen.extract.meetings.people import own_verbs
from sitegen.extract.mentions import Mention, marks_of
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Group, Reading

_MOVING = frozenset("postpone delay defer reschedule adjourn".split())
_MOVING_ALONG = frozenset("move push put bring".split())  # only with a word of direction or with both days
_ALONG = frozenset("back off forward from".split())
_TO, _FROM, _FOR = frozenset("to until till for".split()), frozenset(("from",)), frozenset("for on in".split())


def reschedule(r: Reading, group: Group, verb: Verb | None, role: str, mention: Mention) -> None:
    """Make a mention planned for its new day, where the text gives one; its old day goes to `mention.moved`.

    Moved without a new day it stays as it was read: nobody has planned it.
    """
    mover = _mover(r, group, verb, role)
    if mover is None:
        return
    new: list[int] = []
    told: list[int] = []  # when it was moved, or said to be
    old = _before(r, group, mover)
    for k in range(mover.k + 1, len(r.chunks)):
        item = r.chunks[k]
        if item.kind in ("S", ";", ":", "R") or (item.verb is not None and item.verb.tense not in ("inf", "ger", "part")):
            break
        if item.kind == "W":
            word = r.s.lows[item.a - 1] if r.chunks[k - 1].kind == "P" else ""
            found = marks_of(r, item.a, item.b)
            old += found if word in _FROM else []
            new += found if word in _TO else []
            told += found if word not in _TO and word not in _FROM else []
    mention.when = [mark for mark in mention.when if mark not in told]
    if new:
        mention.status, mention.tense_sure = "planned", True
        mention.when, mention.moved, mention.shifted = new, [mark for mark in old if mark not in new], True


def _mover(r: Reading, group: Group, verb: Verb | None, role: str) -> Verb | None:
    """The verb that moves the meeting: "was postponed", "has postponed it"."""
    found = [own for own in own_verbs(r, group) if own.passive] if role == "subject" else [verb] if verb and role == "object" else []
    for one in found:
        if one.negated or one.tense in ("may", "should", "can", "inf"):
            continue
        if one.lemma in _MOVING or one.lemma in _MOVING_ALONG and not _ALONG.isdisjoint(r.s.lows[one.b : one.b + 2]):
            return one
    return None


def _before(r: Reading, group: Group, mover: Verb) -> list[int]:
    """Marks of the day it had: "Monday's talks were", "the summit, planned for June, was"."""
    first = group.k0 - 1 if group.k0 and r.chunks[group.k0 - 1].kind == "W" else group.k0
    out: list[int] = []
    for k in range(first, min(mover.k, len(r.chunks))):
        item = r.chunks[k]
        if item.kind == "W" and (r.s.tags[item.b - 1] == "'" or r.s.lows[item.a - 1] in _FOR and k > group.k0):
            out += marks_of(r, item.a, item.b)
    return out
