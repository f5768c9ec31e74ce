"""The words without which no sentence tells of a meeting or a pledge.  Kept in step with the rules by tests/extract."""

from __future__ import annotations

from functools import cache

from sitegen.extract.pledges.undertakings import COMMISSIVES, HANDING_ON, NOUNS, READY, UNDER_WAY
from sitegen.extract.reading import lexicon

# Verbs of meeting and going; the rules of meetings.py start from these.
MEETING_VERBS = frozenset(
    (
        "meet visit tour travel fly head go arrive come return speak talk discuss call phone telephone receive welcome host"
        " gather convene assemble negotiate consult confer dine attend represent be expect greet huddle sit testify appear"
    ).split()
)
MEETING_NOUNS = frozenset(
    "meeting meetings meet talks summit summits conference consultations consultation negotiations negotiation"
    " discussions discussion conversation conversations call calls"
    " teleconference videoconference visit visits trip trips tour dialogue session gathering encounter briefing hearing"
    " forum lunch dinner retreat assembly participants attendees".split()
)
# A future, or money on its way ("is sending $2.5m").
_FUTURE = frozenset("will 'll ’ll won't won’t wo shall would wouldn't wouldn’t 'd ’d going $ € £ ¥".split())


_MOVING = frozenset("travel fly head go arrive come return expect".split())


@cache
def moving_words() -> frozenset[str]:
    """The forms that tell of a visit only before a place; "going" may be a future."""
    forms = {form for form, (lemma, _) in lexicon.verb_forms().items() if lemma in _MOVING}
    return frozenset(forms - set(NOUNS) - {"going"})


# A pledge kept or turned down in words that hold no promise: "completed the withdrawal", "ruled out sending troops".
_OUTCOMES = frozenset("completed implemented fulfilled ruled rejected rebuffed envisaged intention intentions".split())


@cache
def trigger_words() -> frozenset[str]:
    """Every lower-case word form that can start a rule."""
    lemmas = MEETING_VERBS | frozenset(COMMISSIVES)
    forms = {
        form
        for form, (lemma, letters) in lexicon.verb_forms().items()
        if lemma in lemmas or letters == "G" and lemma in UNDER_WAY | HANDING_ON
    }
    forms.discard("back")  # mostly an adverb, and where it is a verb a future stands before it
    return frozenset(forms | MEETING_NOUNS | set(NOUNS) | set(READY) | _FUTURE | _OUTCOMES)
