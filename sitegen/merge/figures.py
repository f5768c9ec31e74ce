"""Two figures for one thing: "more than €200bn of frozen Russian assets" here, "approximately $280 billion" there.

Read from the whole text, for such figures mostly stand outside of the sentences that report events.  They are put side by side
for a person to weigh; no number is ever converted, added, or chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sitegen.merge.facts import STOP
from sitegen.merge.states import states_in
from sitegen.merge.words import stem
from sitegen.model.document import Document
from sitegen.model.event import Conflict
from sitegen.model.finding import Finding
from sitegen.model.locate import finding_at
from sitegen.model.reason import because

_MONEY = re.compile(r"[$€£¥]\s?(\d[\d.,]*)\s?-?(bn|billion|tn|trillion|m|mn|million)\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"(?:(?:more than|less than|at least|up to|about|around|approximately|roughly|nearly|almost|over|some|an estimated)\s+)?(?:US|A|C)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:\([^)]{1,40}\)\s+)?(?:of|in|worth of)\s+((?:[\w’'-]+[ ]?){1,7})")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Where the thing that is measured ends.
_END = frozenset(
    "was were is are be been being that which who has have had will would could can from for to and or by with as at on after before since"
    " including such through into over under during while but if when where because held".split()
)
SAME_WORDS = 3  # what the figures measure must agree in this many telling words
APART_DAYS = 92  # figures of two seasons are two states of things, not two opinions
CROWD = 60  # a phrase with more figures than this is a subject of its own ("budget deficit"): nothing is told
READINGS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of something, in words [start, end) of an article."""

    article: str
    start: int
    end: int
    amount: str  # as written
    number: str  # what makes it equal to another: currency sign and number
    thing: frozenset[str]  # the telling words of what is measured
    phrase: str  # the same as written
    day: int | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures of one thing that are not one number."""

    conflict: Conflict
    figures: tuple[Figure, ...]
    finding: Finding


def figures(document: Document) -> list[Figure]:
    """The amounts of a text of which it says what they are amounts of."""
    found = []
    day = document.publication.day.toordinal() if document.publication.day else None
    for match in _MONEY.finditer(document.text):
        hedge = _HEDGE.search(document.text, max(0, match.start() - 20), match.start())
        start = hedge.start() if hedge else match.start()
        thing, phrase = _thing(document.text, start, match.end())
        if len(thing) >= SAME_WORDS:
            amount = " ".join(document.text[start : match.end()].split())
            number = f"{match.group()[0]}{match.group(1).rstrip('.,')}{match.group(2)[0].casefold()}"
            found.append(Figure(document.id, start, match.end(), amount, number, thing, phrase, day))
    return found


def _thing(text: str, start: int, end: int) -> tuple[frozenset[str], str]:
    """The telling words right of the amount ("of frozen Russian assets") and the two before it ("have frozen"); the former as written."""
    match = _OBJECT.match(text, end)
    if match is None:
        return frozenset(), ""
    phrase: list[str] = []
    for word in _WORD.findall(match.group(1)):
        if word.casefold() in _END:
            break
        phrase.append(word)
    before = _WORD.findall(text[max(0, start - 40) : start])[-2:]
    return frozenset(token for word in (*before, *phrase) if (token := _token(word))), " ".join(phrase)


def _token(word: str) -> str:
    states = states_in(word)
    if states:
        return states[0]
    word = word.casefold()
    return "" if word in STOP or word in _END or len(word) < 3 else stem(word)


def disagreements(documents: Sequence[Document]) -> tuple[Disagreement, ...]:
    """Figures of one thing in two or more articles that differ, one for each thing; in the order of the documents."""
    by_words: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    known = {document.id: document for document in documents}
    for document in documents:
        for figure in figures(document):
            for key in combinations(sorted(figure.thing)[:8], SAME_WORDS):
                by_words[key].append(figure)
    told: set[tuple[str, int]] = set()
    found: list[Disagreement] = []
    for _, group in sorted(by_words.items(), key=lambda item: (-len(item[1]), item[0])):
        near = [figure for figure in group if (figure.article, figure.start) not in told and _near(figure, group)]
        if len(group) > CROWD or len({figure.article for figure in near}) < 2 or len({figure.number for figure in near}) < 2:
            continue
        told.update((figure.article, figure.start) for figure in near)
        found.append(_disagreement(near, known))
    return tuple(sorted(found, key=lambda one: (one.finding.path, one.finding.line, one.finding.column)))


def _near(figure: Figure, group: Iterable[Figure]) -> bool:
    """Is there another article's figure of about the same time?"""
    return any(
        other.article != figure.article and (figure.day is None or other.day is None or abs(figure.day - other.day) <= APART_DAYS)
        for other in group
    )


def _disagreement(near: Sequence[Figure], documents: dict[str, Document]) -> Disagreement:
    by_number: dict[str, list[Figure]] = {}
    for figure in near:
        by_number.setdefault(figure.number, []).append(figure)
    readings = []
    for same in sorted(by_number.values(), key=lambda one: (-len(one), one[0].article))[:READINGS]:
        amount = because("words", words=same[0].amount)
        readings.append(because("side", reading=amount, sources=(_name(documents[same[0].article]),)))
    thing = min((figure.phrase for figure in near), key=lambda phrase: (len(phrase), phrase))
    message = because("figures-differ", thing=thing, sides=tuple(readings))
    last = max(near, key=lambda figure: (figure.day or 0, figure.article, figure.start))
    hint = "both stay as they were told; a note can say which is right, or that they measure different things"
    finding = finding_at(documents[last.article], last.start, last.end, "M109", "info", str(message), hint)
    return Disagreement(Conflict("M109", message, (), "amount"), tuple(near), finding)


def _name(document: Document) -> str:
    return f"{document.publisher} ({document.id})" if document.publisher else document.id
