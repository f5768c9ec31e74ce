"""Who is taken for one of an undertaking, and who, or what, never is."""

from __future__ import annotations

from sitegen.extract.mentions import Mention
from sitegen.extract.pledges.undertakings import MATTERS
from sitegen.extract.reading import lexicon
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.groups import Group
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role


def take_part(mention: Mention, actor: Actor, role: Role) -> None:
    """Add somebody who has no role yet; the paper that reports takes no part."""
    low = actor.name.lower()
    if low in lexicon.MEDIA or (role != "pledger" and not lexicon.OUTLETS.isdisjoint(low.split())):
        return
    if actor.key not in mention.who():
        mention.actors.append((actor, role))


# Abbreviations of things.
_NO_BODIES = frozenset(
    "VAT GDP GNP CO2 TV HIV AIDS PPE DNA RNA IPO GPS CCTV DVD ID ICU PCR WMD LNG LPG CPI FDI PPP MRI NATO-led AI IT PC R&D HQ Q&A".split()
)


_GREAT = frozenset("world great big major foreign western european regional nuclear occupying colonial allied".split())
_NO_GETTERS = frozenset("force service services mission office summit house front movement".split())  # "use force": nobody


def take_group(article: Article, index: int, group: Group, mention: Mention, role: Role, people: bool = False) -> None:
    """Add the actors of a group; things are none.  `people`: even troops and refugees are those to whom, not what is given."""
    for entity in group.entities:
        if entity.sort == "thing" and people and entity.head in lexicon.RECEIVERS:
            if entity.name.startswith("other "):
                continue  # "to them and any other women": nobody told apart
            take_part(mention, Actor(entity.name, "group:" + entity.name.lower(), "group", state=entity.state, proper=False), role)
            continue
        if entity.sort in ("thing", "place", "pronoun") and entity.head not in ("country", "nation") or entity.name in _NO_BODIES:
            continue
        if entity.sort == "body" and entity.name in _NO_GETTERS:
            continue
        if entity.head == "powers" and not entity.state and _GREAT.isdisjoint(entity.name.lower().split()):
            continue  # "transfer some powers"
        matter = entity.head in MATTERS or any(low in MATTERS for low in entity.name.lower().split() if entity.sort == "group")
        if matter and not (people and entity.sort == "group") and not (entity.sort == "body" and entity.name[:1].isupper()):
            continue  # "send troops": what is given, to nobody yet
        for actor in article.resolved[index].get(entity.a, ()):
            take_part(mention, actor, role)
