"""One office, two people: what an article says of office holders, against itself and against actors.toml.

Used to warn, never to date an article: articles get it wrong.  The whole text is read, not only the sentences of claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.merge.actors import fold
from sitegen.merge.states import STATES, state_id, states_in
from sitegen.merge.words import word_list
from sitegen.model.actor import Gazetteer, Office, Tenure
from sitegen.model.document import Document
from sitegen.model.event import Conflict
from sitegen.model.finding import Finding
from sitegen.model.locate import finding_at
from sitegen.model.reason import Count, Reason, Value, because
from sitegen.model.slug import slugify
from sitegen.model.timex import Timex

_NAME = r"(?:[A-ZÀ-ÖØ-ÞŠŽĆČŁİ]\.(?=\s)|[A-ZÀ-ÖØ-ÞŠŽĆČŁİ][\w’'-]*)"  # a word of a name, or an initial
_PARTICLE = r"(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos)"
#: A person's name right of an office: "Prime Minister Keir Starmer", "EU foreign policy chief, Josep Borrell,".
_AFTER = re.compile(
    r"(?:\s+(?:for|of)\s[^.;:!?\n,]{3,70},|,)?\s+"
    rf"((?:(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr)\.?\s+)?{_NAME}(?:\s+(?:{_PARTICLE}\s+)?{_NAME}){{0,3}})"
)
#: A person's name left of an office, in apposition: "Kaja Kallas, the EU's High Representative".
_BEFORE = re.compile(rf"({_NAME}(?:\s+(?:{_PARTICLE}\s+)?{_NAME}){{1,3}}),\s+(?:the\s+|who\s+is\s+(?:the\s+)?)?$")
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|incoming|next|future|deputy|vice|shadow|acting|onetime|one-time|previous|ousted|assistant|outgoing|"
    r"predecessor|successor)[\s-]+(?:[\w’'.-]+[\s-]+){0,2}$",
    re.IGNORECASE,
)
_NO_NAME = word_list("not_names.txt")
_HONORIFIC = re.compile(r"^(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr)\.?\s+")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Mention:
    """An article gives somebody an office, in the words [start, end) of its text."""

    office: Office
    name: str
    person: str  # the folded surname: what tells two people apart in one article
    start: int
    end: int


class Offices:
    """The phrases of the gazetteer's offices, ready to be looked up in texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.phrases: list[tuple[str, Office, bool]] = []  # (lower-case words, office, only for a known holder)
        for office in gazetteer.offices:
            if office.shared:
                continue
            self.phrases += [(_plain(name), office, False) for name in dict.fromkeys((office.name, *office.aliases)) if name]
            title = _plain(re.split(r"\s+(?:of|for)\s+", office.name, maxsplit=1)[0])
            if len(title) > 3:
                self.phrases.append((title, office, True))
        self.phrases.sort(key=lambda row: (-len(row[0]), row[0], row[1].name))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Who is given which office, in the text's order; former holders, and titles of other states, are left out."""
        plain = _plain(text)
        found: dict[tuple[str, str, int], Mention] = {}
        for phrase, office, holder_only in self.phrases:
            for start in _occurrences(plain, phrase):
                mention = self._at(text, start, start + len(phrase), office, holder_only)
                if mention:
                    found.setdefault((office.name, mention.person, mention.end), mention)
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.office.name)))

    def _at(self, text: str, start: int, end: int, office: Office, holder_only: bool) -> Mention | None:
        before = text[max(0, start - 90) : start]
        if _NOT_NOW.search(before) or (holder_only and _of_another_state(before, office)):
            return None
        match = _AFTER.match(text, end)
        if match and (name := _clean(match.group(1))) and (not holder_only or _holder(office, name)):
            return Mention(
                office, name, _surname(name), start, min(match.end(1), text.find(name.split()[-1], match.start(1)) + len(name.split()[-1]))
            )
        match = _BEFORE.search(before)
        if match and (name := _clean(match.group(1))) and (not holder_only or _holder(office, name)):
            return Mention(office, name, _surname(name), max(0, start - 90) + match.start(1), end)
        return None


def _plain(text: str) -> str:
    """Lower case of the same length, with straight apostrophes."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("’", "'")


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    """Where the phrase stands as whole words."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            yield start
        start = text.find(phrase, end)


def _clean(name: str) -> str:
    """The name without an honorific, cut before a word that cannot be part of one; "" when nothing is left."""
    words = []
    for word in _HONORIFIC.sub("", name).split():
        bare = re.sub(r"['’]s$", "", word)
        if bare.casefold() in _NO_NAME:
            break
        words.append(bare)
        if bare != word:
            break
    while len(words) > 2 and state_id(slugify(words[0])) in STATES:  # "... peace in Ukraine Kaja Kallas, High Representative"
        words = words[1:]
    return " ".join(words)


def _surname(name: str) -> str:
    return fold(slugify(name.rsplit(maxsplit=1)[-1]))


def _holder(office: Office, name: str) -> Tenure | None:
    """The last tenure of a holder of the office with this name or surname."""
    tokens = [fold(token) for token in slugify(name).split("-")]
    for tenure in reversed(office.held):
        known = [fold(token) for token in slugify(tenure.by).split("-")]
        if known[-1:] == tokens[-1:] and (len(tokens) == 1 or set(known[:-1]) & set(tokens[:-1])):
            return tenure
    return None


def _of_another_state(before: str, office: Office) -> bool:
    """ "French Prime Minister": not the British office that shares its title."""
    body = state_id(slugify(office.body)) if office.body else ""
    named = states_in(" ".join(before.split()[-2:])) if before.strip() else ()
    return bool(named and body and body not in named)


# ---------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing wrong with the offices of an article, and where."""

    article: str
    conflict: Conflict
    people: frozenset[str]  # folded surnames
    places: tuple[tuple[int, int], ...]
    finding: Finding


def judge(documents: Sequence[Document], gazetteer: Gazetteer, timexes: Mapping[str, Sequence[Timex]]) -> tuple[Verdict, ...]:
    """All contradictions about the gazetteer's offices, by document, in the text's order."""
    offices = Offices(gazetteer)
    verdicts: list[Verdict] = []
    if not offices.phrases:
        return ()
    for document in documents:
        mentions = [one for one in offices.mentions(document.text) if not _of_its_time(one, document, timexes.get(document.id, ()))]
        verdicts += _two_holders(document, mentions)
        verdicts += _wrong_holder(document, mentions)
    return tuple(verdicts)


def _two_holders(document: Document, mentions: Sequence[Mention]) -> list[Verdict]:
    """Two people in one office in one article."""
    by_office: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        people = by_office[mention.office.name]
        if mention.person not in people or len(mention.name) > len(people[mention.person].name):
            people[mention.person] = mention
    verdicts = []
    for office, people in sorted(by_office.items()):
        if len(people) < 2:
            continue
        ordered = sorted(people.values(), key=lambda one: one.start)
        names, people_told = tuple(one.name for one in ordered), Count(len(ordered), "people")
        message = because("two-holders", source=document.publisher or document.id, office=office, people=people_told, names=names)
        hint = "one of them is probably a mistake of the article: say so in a note, or set `shared = true` for the office in actors.toml"
        finding = finding_at(document, ordered[1].start, ordered[1].end, "M107", "warning", str(message), hint)
        places = tuple((one.start, one.end) for one in ordered)
        verdicts.append(Verdict(document.id, Conflict("M107", message, (), "office"), frozenset(people), places, finding))
    return verdicts


def _wrong_holder(document: Document, mentions: Sequence[Mention]) -> list[Verdict]:
    """Somebody in an office that by actors.toml another held when the article was published; once for each office and person."""
    publication = document.publication
    if publication.earliest is None or publication.latest is None:
        return []
    verdicts: dict[tuple[str, str], Verdict] = {}
    for mention in mentions:
        holders = _holders(mention.office, publication.earliest, publication.latest)
        own = _holder(mention.office, mention.name)
        if not holders or (own and own.by in {tenure.by for tenure in holders}) or _surname_of_any(mention, holders):
            continue
        words = " ".join(document.text[mention.start : mention.end].split())
        told: dict[str, Value] = {"words": words, "names": tuple(tenure.by for tenure in holders), "office": mention.office.name}
        if publication.day:
            message = because("other-holder", **told, day=publication.day)
        else:
            message = because("other-holder-between", **told, first=publication.earliest, last=publication.latest)
        message = _with_term(message, own)
        hint = "check the article and its publication date; if actors.toml is wrong, mend the office's `held`"
        finding = finding_at(document, mention.start, mention.end, "M108", "warning", str(message), hint)
        conflict = Conflict("M108", message, (), "office")
        verdict = Verdict(document.id, conflict, frozenset((mention.person,)), ((mention.start, mention.end),), finding)
        verdicts.setdefault((mention.office.name, mention.person), verdict)
    return list(verdicts.values())


def _with_term(fact: Reason, own: Tenure | None) -> Reason:
    """The fact, and when the one who is named held the office, where he ever did."""
    if own is None:
        return fact
    start = own.start or "…"
    if own.stop is None:
        return because("term-on", fact=fact, name=own.by, start=start)
    return because("term-to", fact=fact, name=own.by, start=start, stop=own.stop - timedelta(days=1))


def _holders(office: Office, first: date, last: date) -> list[Tenure]:
    """The tenures that touch the days from first to last, both inclusive."""
    return [
        tenure for tenure in office.held if (tenure.start is None or tenure.start <= last) and (tenure.stop is None or tenure.stop > first)
    ]


def _surname_of_any(mention: Mention, holders: Sequence[Tenure]) -> bool:
    return any(mention.person == _surname(tenure.by) for tenure in holders if tenure.by)


def _of_its_time(mention: Mention, document: Document, timexes: Sequence[Timex]) -> bool:
    """Does the sentence speak of a day on which the person did hold the office ("In 2023 Prime Minister Sunak signed")?"""
    own = _holder(mention.office, mention.name)
    publication = document.publication
    if own is None or (publication.day and _holders(mention.office, publication.day, publication.day) == [own]):
        return False
    start = max((match.end() for match in _SENTENCE_END.finditer(document.text, max(0, mention.start - 600), mention.start)), default=0)
    match = _SENTENCE_END.search(document.text, mention.end)
    end = match.start() if match else len(document.text)
    for timex in timexes:
        if start <= timex.start < end and timex.extent is not None and timex.extent.start is not None and timex.extent.stop is not None:
            inside = (own.start is None or own.start <= timex.extent.start) and (own.stop is None or timex.extent.stop <= own.stop)
            if inside:
                return True
    return False
