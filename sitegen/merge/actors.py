"""Who is who across articles: one key for each actor under the names that different articles give it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.merge.states import STATES, state_id, states_in
from sitegen.merge.words import word_list
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim, Participant
from sitegen.model.slug import slugify

TITLES = word_list("titles.txt")
DOMINANT = 4  # a bare surname means the bearer whom this many times more articles name in full


@dataclass(frozen=True, slots=True)
class Actors:
    """The keys of all actors of a corpus."""

    keys: dict[str, str]  # actor_id -> key
    states: dict[str, frozenset[str]]  # a person's key -> the states of the offices that any article gives them

    def key(self, participant: Participant) -> str:
        """The actor's key: equal keys are one actor."""
        return self.keys.get(participant.actor_id, participant.actor_id)


def identify(claims: Iterable[Claim], gazetteer: Gazetteer) -> Actors:
    """One key for each actor id.

    The desk's aliases come first; states have their table; a person named by surname only is the one full name of the corpus
    with that surname, or the one that far outweighs the others; else stays alone.  Independent of the claims' order.
    """
    aliases = {slugify(name): actor.id for actor in gazetteer.actors for name in (actor.name, *actor.aliases)}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    people: set[str] = {actor.id for actor in gazetteer.actors if actor.kind == "person"}
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for participant in claim.actors:
            actor_id = aliases.get(participant.actor_id, participant.actor_id)
            articles[actor_id].add(claim.article)
            if participant.kind == "person":
                people.add(actor_id)
            if participant.office:
                offices[actor_id].add(participant.office)
    known = {actor.id for actor in gazetteer.actors}
    keys = {actor_id: state_id(actor_id) for actor_id in articles if actor_id not in people}
    keys |= _people({actor_id: len(articles[actor_id]) for actor_id in people}, known)
    keys |= {alias: keys.get(actor_id, actor_id) for alias, actor_id in aliases.items() if alias not in people}
    states: defaultdict[str, set[str]] = defaultdict(set)
    for actor_id, told in offices.items():
        for office in told:
            states[keys[actor_id]].update(states_in(office)[:1])
    return Actors(keys, {key: frozenset(values) for key, values in states.items() if key not in STATES})


def fold(token: str) -> str:
    """A name's spelling with the habits of transliteration taken out: Zelensky, Zelenskyy, Zelenskiy; Gaddafi, Qadhafi."""
    token = re.sub(r"(?:yi|iy|yy|ii|ij|yj|y|i)$", "y", token)
    token = re.sub(r"^(?:kh|q|g(?=ad))", "k", token)
    token = re.sub(r"ph", "f", re.sub(r"dh", "d", token))
    return re.sub(r"(.)\1", r"\1", token)


def _people(counts: dict[str, int], known: set[str]) -> dict[str, str]:
    """actor id -> key for persons; `counts` says how many articles name each."""
    tokens = {actor_id: _tokens(actor_id) for actor_id in counts}
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    # Desk's names, then the most reported: the representative of a group does not depend on the order of claims.
    for actor_id in sorted(counts, key=lambda one: (one not in known, -counts[one], one)):
        names = tokens[actor_id]
        if len(names) > 1:
            by_surname[names[-1]].append(actor_id)
            by_first[names[0]].append(actor_id)
    keys: dict[str, str] = {}
    for group in by_surname.values():
        heads: list[str] = []
        for actor_id in group:
            head = next((one for one in heads if _same_person(tokens[one], tokens[actor_id])), None)
            keys[actor_id] = keys[head] if head else actor_id
            if head is None:
                heads.append(actor_id)
    weight: defaultdict[str, int] = defaultdict(int)
    for actor_id, key in keys.items():
        weight[key] += counts[actor_id] + (1 if actor_id in known else 0)
    for actor_id, names in tokens.items():
        if len(names) == 1:
            bearers = by_surname.get(names[0]) or by_first.get(names[0]) or []
            keys[actor_id] = _bearer({keys[one] for one in bearers}, weight) or actor_id
    return keys


def _tokens(actor_id: str) -> tuple[str, ...]:
    names = [token for token in actor_id.split("-") if token]
    while len(names) > 1 and names[0] in TITLES:
        names = names[1:]
    return tuple(fold(token) for token in names)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two full names with one surname name one person?  The given names share a word, or one is the other's initial."""
    left, right = one[:-1], other[:-1]
    return bool(set(left) & set(right)) or (left[0][:1] == right[0][:1] and 1 in (len(left[0]), len(right[0])))


def _bearer(candidates: Iterable[str], weight: dict[str, int]) -> str | None:
    """The one key that a bare surname means, or None when several are likely."""
    ranked = sorted(candidates, key=lambda key: (-weight[key], key))
    if not ranked:
        return None
    return ranked[0] if len(ranked) == 1 or weight[ranked[0]] >= DOMINANT * weight[ranked[1]] else None
