"""Mentions of one event within one article become one: the same people, "the talks", the same matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sitegen.extract.frames import steps_back
from sitegen.extract.meetings.occasions import NOUNS
from sitegen.extract.mentions import Mention
from sitegen.extract.pledges.undertakings import ANAPHORIC
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.reference import Actor
from sitegen.extract.reading.states import lookup
from sitegen.model.claim import Role

_PAST = frozenset(("held", "ongoing", "fulfilled"))
_FUTURE = frozenset(("planned", "proposed", "cancelled"))
_KINDRED: dict[str, frozenset[str]] = {
    "meeting": frozenset("meeting talks summit conference call visit".split()),
    "talks": frozenset("meeting talks summit conference visit call".split()),
    "summit": frozenset("meeting talks summit conference".split()),
    "conference": frozenset("meeting talks summit conference".split()),
    "call": frozenset("call meeting talks".split()),
    "visit": frozenset("visit meeting talks".split()),
}
_LIGHT = frozenset("step make take do give increase boost continue support launch".split())  # verbs that say little without their object
_LOOK_BACK = 40  # clusters a mention is compared with, latest first: what lies further back is another story
_SAMPLE = 6  # mentions at either end of a large cluster that stand for it
_DAY_WORDS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april may"
        " june july august september october november december"
    ).split()
)


@dataclass(slots=True)
class Cluster:
    """The mentions of one event, in reading order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def sample(self) -> list[Mention]:
        """The mentions, or of a large cluster those at its ends."""
        return self.mentions if len(self.mentions) <= 2 * _SAMPLE else self.mentions[:_SAMPLE] + self.mentions[-_SAMPLE:]

    @property
    def best(self) -> Mention:
        """The mention with the strongest evidence; the earlier one of equals."""
        return max(self.sample, key=lambda mention: mention.score)

    def who(self) -> frozenset[str]:
        """All actors' keys."""
        return frozenset(key for mention in self.sample for key in mention.who())

    def places(self) -> frozenset[str]:
        """All places named, lower case."""
        return frozenset(mention.place.lower() for mention in self.sample if mention.place)


def merge(article: Article, mentions: list[Mention]) -> list[Cluster]:
    """Clusters of the mentions of one kind, in the order of their first mention."""
    clusters: list[Cluster] = []
    joins = _same_meeting if mentions and mentions[0].kind == "meeting" else _same_pledge
    for mention in mentions:
        best, strength = None, 0.0
        for distance, cluster in enumerate(reversed(clusters[-_LOOK_BACK:])):
            pull = joins(article, mention, cluster) - 0.02 * distance
            if pull > strength:
                best, strength = cluster, pull
        if best is not None:
            best.mentions.append(mention)
        elif not _idle(mention):
            clusters.append(Cluster([mention]))
    return clusters


def _idle(mention: Mention) -> bool:
    """A bare "peace talks" without people, place or day starts no event of its own."""
    return mention.kind == "meeting" and mention.score < 0.5 and not (mention.actors or mention.place or mention.when or mention.definite)


def _same_words(article: Article, mention: Mention, cluster: Cluster) -> bool:
    mine = {article.marks[mark].text.lower() for mark in mention.when}
    return any(article.marks[mark].text.lower() in mine for other in cluster.sample for mark in other.when)


def _days(article: Article, marks: list[int]) -> frozenset[str]:
    words = {word for mark in marks[:1] for word in article.marks[mark].text.lower().replace("'s", "").replace("’s", "").split()}
    return frozenset(word for word in words if word in _DAY_WORDS or word.isdigit())


def _same_meeting(article: Article, mention: Mention, cluster: Cluster) -> float:  # noqa: PLR0912
    """How strongly a mention belongs to a cluster; 0 or less: not at all."""
    if any(other.index == mention.index and other.margin is not mention.margin for other in cluster.sample):
        return 0.0
    first = cluster.best
    families = {other.family for other in cluster.sample}
    if not any(mention.family in _KINDRED[family] for family in families):
        return 0.0
    mine, theirs = mention.who(), cluster.who()
    shared = mine & theirs
    strength = 0.0
    if shared:
        strength = 0.5 + 0.4 * min(len(shared), 2)
        left, right = _named(mention) - shared, frozenset(key for other in cluster.sample for key in _named(other)) - shared
        if left and right and not _one_side(mention, cluster, shared):
            strength -= 1.1 if len(shared) == 1 and not mention.at_noun else 0.35 * min(len(left), len(right)) + 0.2
    elif not mine:
        # "before any negotiations", "the path to dialogue" speak of no one occasion
        vague = -0.1 if mention.when or mention.place or NOUNS.get(mention.head, ("", 1.0))[1] <= 0 else 0.35
        strength = 0.8 if mention.definite else vague
    elif not theirs:
        strength = 0.5 if mention.definite or first.definite else 0.3
    elif _states(mention, cluster):
        strength = 0.9 if len(_states(mention, cluster)) > 1 else 0.5
    elif mention.definite and (mention.at_noun or mention.family == "summit" == first.family):
        strength = 0.5  # "joined the talks", "announced the summit": somebody new at what was told
    elif (
        mention.place
        and cluster.places()
        and _place_known(mention.place, cluster)
        and not (_named(mention) and all(_named(other) for other in cluster.sample))
    ):
        strength = 0.3
    else:
        return 0.0
    days, other_days = _days(article, mention.when), _days(article, next((item.when for item in cluster.sample if item.when), []))
    if mention.shifted or any(other.shifted for other in cluster.sample):
        pass  # one meeting with two days: it was moved
    elif days and other_days:
        strength += 0.4 if days & other_days else -1.2
    elif mention.when and any(other.when for other in cluster.sample) and not _same_words(article, mention, cluster):
        named = article.readings[mention.index].s.words[mention.at][:1].isupper() and mention.head != first.head
        strength -= 0.2 if mention.definite and not named else 0.7 if mention.definite or len(shared) != 1 else 1.0
    elif _from_afar(article, mention, cluster) and not mention.definite:
        strength -= 1.4  # "three years ago she met rebels in Rome", after a cabinet meeting without a day
    if mention.place and cluster.places():
        strength += 0.4 if _place_known(mention.place, cluster) else -0.4 if mine == theirs else -0.9
    if mention.family not in families:
        strength -= _family_gap(article, mention, cluster, len(shared), bool(days & other_days))
    past, other_past = mention.status in _PAST, first.status in _PAST
    if mention.tense_sure and first.tense_sure and past != other_past:
        strength -= 1.2
    if mention.head == cluster.mentions[-1].head and mention.definite:
        strength += 0.2
    if not mention.definite and mine and theirs and not shared:
        strength -= 0.3
    if mention.index - cluster.mentions[-1].index > 12 and not shared:
        strength -= 0.3
    return strength


def _from_afar(article: Article, mention: Mention, cluster: Cluster) -> bool:
    """Is the mention told of another time ("in 2019", "last year"), and the cluster of none?"""
    return any(steps_back(article, mark) for mark in mention.when) and not any(other.when for other in cluster.sample)


def _named(mention: Mention) -> frozenset[str]:
    return frozenset(actor.key for actor, _ in mention.actors if actor.proper)


_IN_PERSON = frozenset("meeting summit conference".split())


def _family_gap(article: Article, mention: Mention, cluster: Cluster, shared: int, same_day: bool) -> float:
    """What a different kind of occasion costs: talks within a visit are cheap when people, place or day agree."""
    families = {other.family for other in cluster.sample}
    if (families == {"call"} and mention.family in _IN_PERSON) or (mention.family == "call" and families <= _IN_PERSON):
        return 0.4 if mention.definite else 1.3  # after a telephone call "an emergency meeting" is another occasion
    if mention.family != "visit" and families - {"visit", "call"} and mention.family != "call":
        return 0.25
    if "visit" in {mention.family, *families} and shared < 2:
        near = bool(mention.place and cluster.places() and _place_known(mention.place, cluster)) or same_day
        within_it = mention.definite and mention.family != "visit" and mention.who() <= cluster.who()
        return 0.4 if near or within_it else 1.0
    return 0.4


def _one_side(mention: Mention, cluster: Cluster, shared: frozenset[str]) -> bool:
    """Do the others only describe the same side: "Russia" where the cluster has "Lavrov"?"""
    named = [actor for actor, _ in mention.actors if actor.proper and actor.key not in shared]
    return bool(_states(mention, cluster)) and not all(actor.kind == "person" for actor in named)


def _states(mention: Mention, cluster: Cluster) -> frozenset[str]:
    mine = {actor.state for actor, _ in mention.actors if actor.state}
    theirs = {actor.state for other in cluster.sample for actor, _ in other.actors if actor.state}
    return frozenset(mine & theirs) if len(mine & theirs) >= min(2, len(mine)) else frozenset()


def _some_state(mention: Mention, cluster: Cluster) -> bool:
    mine = {actor.state for actor, _ in mention.actors if actor.state}
    return any(actor.state in mine for other in cluster.sample for actor, _ in other.actors)


def _place_known(place: str, cluster: Cluster) -> bool:
    low = place.lower()
    if any(low in known or known in low for known in cluster.places()):
        return True
    territory = lookup(place)
    return territory is not None and any(
        (other := lookup(item.place)) is not None and other.name == territory.name for item in cluster.sample if item.place
    )


def _same_pledge(article: Article, mention: Mention, cluster: Cluster) -> float:
    first = cluster.best
    mine = _pledgers(mention)
    theirs = frozenset(key for other in cluster.sample for key in _pledgers(other))
    shared = mine & theirs
    points_back = (mention.head in ANAPHORIC or mention.under) and mention.definite
    topics = frozenset(stem for other in cluster.sample for stem in other.topic)
    names = {
        word.removesuffix("s")
        for other in (mention, *cluster.sample)
        for actor, role in other.actors
        if role == "pledger"
        for word in actor.name.lower().split()
    }
    common = (mention.topic & topics) - names
    if not shared and mine and theirs and any(other.index == mention.index for other in cluster.sample):
        return 0.0  # one sentence gives two their own plans
    if not shared and mine and theirs and not (points_back and len(common) >= 2):
        return 0.0
    refused, other_refused = mention.status == "refused", first.status == "refused"
    if refused != other_refused:
        return 0.0
    strength = -0.35 + 0.2 * min(len(common), 4)
    if shared:
        strength += 0.2
    if mention.family and first.family:
        strength += 0.2 if mention.family == first.family else -0.15
    if mention.head == first.head and shared:
        strength += 0.1 if common else 0.0
    if mention.act and first.act and mention.objects and first.objects and not mention.objects & first.objects:
        # "step up support" and "increase sanctions" of one group are two things; "offer land" and "offer housing" may be one.
        strength -= 0.35 if mention.act != first.act or mention.act in _LIGHT else 0.0
        strength -= 0.15 if "conditional" in (mention.status, first.status) and mention.status != first.status else 0.0
    if points_back and mention.definite and (shared or not mine):
        strength += 0.35
    if {mention.head, first.head} == {"threaten", "vow"} or (
        mention.condition and first.condition and mention.condition != first.condition
    ):
        strength -= 0.2
    days, other_days = _days(article, mention.when), _days(article, first.when)
    if days and other_days and not days & other_days:
        strength -= 0.4
    if mention.amounts and first.amounts:
        strength += (
            0.6
            if {(money.value, money.currency) for money in mention.amounts} & {(money.value, money.currency) for money in first.amounts}
            else -0.1
        )
    return strength


def _pledgers(mention: Mention) -> frozenset[str]:
    """Keys of the pledgers, and of the states they speak for."""
    keys = set(mention.who("pledger"))
    for actor, role in mention.actors:
        if role == "pledger" and actor.speaks_for:
            keys.add(actor.speaks_for)
        if role == "pledger" and actor.state and actor.kind in ("person", "body", "state"):
            keys.add("of:" + actor.state)
    return frozenset(keys)


def actors_of(article: Article, cluster: Cluster) -> list[tuple[Actor, Role]]:
    """Every actor of the cluster once, with the role of the strongest mention, named ones before described ones.

    A visited state receives, unless somebody of it is named.
    """
    found: dict[str, tuple[Actor, Role]] = {}
    beside: dict[str, set[str]] = {}  # who is named beside each actor somewhere
    for mention in sorted(cluster.mentions, key=lambda item: -item.score):
        people = {actor.key for actor, _ in mention.actors if _a_named_person(actor)}
        for actor, role in mention.actors:
            known = found.setdefault(actor.key, (actor, role))
            if actor.kind in ("state", "body") and len(actor.name) > len(known[0].name):
                found[actor.key] = actor, known[1]  # "the United Kingdom" once is more than "UK" twice
            beside.setdefault(actor.key, set()).update(people)
    named = {actor.key for actor, _ in found.values() if _a_named_person(actor)}
    if cluster.best.kind == "meeting":
        if len(named) >= 2:
            found = _without_their_states(found)
        found = {key: pair for key, pair in found.items() if not _stands_for_others(pair[0], beside[key], named)}
        found = {key: pair for key, pair in found.items() if not _told_better(pair[0], found)}
        for state in _visited(cluster):
            host = article.registry.state(state)
            if not any(actor.state == state for actor, _ in found.values()):
                found.setdefault(host.key, (host, "host"))
    elif (getter := _in_need(article, cluster, found)) is not None:
        found[getter.key] = getter, "recipient"
    kept = [pair for pair in found.values() if pair[0].proper or pair[0].kind != "person" or len(named) < 2]
    return sorted(kept, key=lambda pair: not pair[0].proper)


_RELIEF = frozenset("aid relief humanitarian donate donation".split())


def _in_need(article: Article, cluster: Cluster, found: dict[str, tuple[Actor, Role]]) -> Actor | None:
    """Aid that the words give to nobody is for the state of which the article speaks most, by far; or None."""
    if any(role in ("recipient", "target") for _, role in found.values()):
        return None
    if not any(_RELIEF & mention.topic or _RELIEF & {mention.act} for mention in cluster.sample):
        return None
    own = {actor.state for actor, _ in found.values()}
    named = (actor for resolved in article.resolved for actors in resolved.values() for actor in actors)
    ranked = Counter(actor.state for actor in named if actor.kind == "state" and actor.state not in own).most_common(2)
    if not ranked or ranked[0][1] < 4 or (len(ranked) > 1 and 2 * ranked[1][1] > ranked[0][1]):
        return None
    return article.registry.state(ranked[0][0])


def _visited(cluster: Cluster) -> list[str]:
    """The states to which a visit goes, by their own names: a capital may be the place of anybody's talks."""
    places = dict.fromkeys(mention.place for mention in cluster.sample if mention.family == "visit" and mention.place)
    known = [lookup(place) for place in places]
    return [territory.name for territory in known if territory is not None and territory.state and territory.sort == "name"]


def _a_named_person(actor: Actor) -> bool:
    return actor.proper and actor.kind == "person"


def _without_their_states(found: dict[str, tuple[Actor, Role]]) -> dict[str, tuple[Actor, Role]]:
    """Where people are named, the states and bodies for which they speak are not further participants."""
    spoken_for = {actor.state for actor, _ in found.values() if _a_named_person(actor) and actor.state}
    return {key: pair for key, pair in found.items() if pair[0].kind not in ("state", "body") or pair[0].state not in spoken_for}


def _stands_for_others(actor: Actor, beside: set[str], named: set[str]) -> bool:
    """ "Talks with British officials", where the article elsewhere names who they were; "Kalin and other officials" are more people."""
    described = actor.kind == "group" and (not actor.proper or actor.head in actor.name.lower().split())
    return described and len(named) > 1 and not named <= beside


def _told_better(actor: Actor, found: dict[str, tuple[Actor, Role]]) -> bool:
    """ "Rebels" beside "rebel military officials"."""
    if actor.proper or actor.kind != "group":
        return False
    words = {word.removesuffix("s") for word in actor.name.lower().split()}
    return any(
        other.key != actor.key and words < {word.removesuffix("s") for word in other.name.lower().split()} for other, _ in found.values()
    )
