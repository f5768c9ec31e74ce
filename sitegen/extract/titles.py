"""One headline line for each claim, built from its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.extract.mentions import Mention
from sitegen.extract.pledges.amounts import plain
from sitegen.extract.reading import lexicon
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role, Status

MAX_CHARS = 110
_MEETING_VERBS: dict[Status, tuple[str, str]] = {
    # status: (with several people, with one)
    "held": ("meet", "holds"),
    "ongoing": ("hold", "holds"),
    "planned": ("to meet", "to hold"),
    "proposed": ("may meet", "proposes"),
    "cancelled": ("will not meet", "calls off"),
}
_NOUN = {"meeting": "a meeting", "talks": "talks", "summit": "a summit", "conference": "a conference", "call": "a call", "visit": "a visit"}


def listed(names: Sequence[str], limit: int = 3) -> str:
    """ "A, B and C"; "A, B and others" beyond `limit`."""
    names = list(names)
    if len(names) > limit:
        names = [*names[: limit - 1], "others"]
    if len(names) <= 1:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def meeting_title(actors: Sequence[tuple[Actor, Role]], status: Status, family: str, place: str, level: str) -> str:
    """ "David Lammy and Kaja Kallas to meet in London"."""
    if family == "visit" and any(role != "host" for _, role in actors):
        actors = [(actor, role) for actor, role in actors if role != "host" or not place]  # the place says whom they visit
    names = [_in_row(actor, row) for row, (actor, _) in enumerate(actors)]
    where = f" in {_place(place)}" if place else ""
    if family == "visit" and names:
        verb = {
            "held": "visits" if len(names) == 1 and not is_plural(actors[0][0]) else "visit",
            "ongoing": "on a visit",
            "planned": "to visit",
            "proposed": "may visit",
            "cancelled": "cancels visit" if len(names) == 1 and not is_plural(actors[0][0]) else "cancel visit",
        }[status]
        target = f" {_place(place)}" if place and status not in ("ongoing",) else f" to {_place(place)}" if place else ""
        if not place and len(names) == 1:
            verb = {"held": "makes a visit", "planned": "to make a visit", "proposed": "may make a visit"}.get(status, verb)
            if is_plural(actors[0][0]):
                verb = verb.replace("makes", "make")
        if place or len(names) == 1:
            return _cut(f"{listed(names)} {verb}{target}".replace(" visit ", " visit to " if status == "cancelled" else " visit "))
    if len(names) >= 2:
        verb = _MEETING_VERBS[status][0]
        if family == "call":
            verb = {
                "held": "speak by phone",
                "ongoing": "speak by phone",
                "planned": "to speak by phone",
                "proposed": "may speak by phone",
                "cancelled": "will not speak",
            }[status]
            where = ""
        elif status == "ongoing" or (status == "held" and family in ("talks", "summit")):
            verb = f"hold {_NOUN.get(family, 'talks')}"
        return _cut(f"{listed(names)} {verb}{where}")
    noun = (
        f"{level} {_NOUN.get(family, 'a meeting').removeprefix('a ')}".strip()
        if level
        else _NOUN.get(family, "a meeting").removeprefix("a ")
    )
    if names:
        verb = {"held": "holds", "ongoing": "holds", "planned": "to hold", "proposed": "may hold", "cancelled": "calls off"}[status]
        if is_plural(actors[0][0]):
            verb = {"holds": "hold", "calls off": "call off"}.get(verb, verb)
        article = "" if noun.endswith(("talks", "s")) or not noun else "an " if noun[0] in "aeiou" else "a "
        if noun == "call" and verb in ("holds", "hold", "to hold", "may hold"):
            return _cut(f"{names[0]} {verb.replace('hold', 'speak')} by phone")
        return _cut(f"{names[0]} {verb} {article}{noun}{where}")
    word = {"held": "", "ongoing": " under way", "planned": " planned", "proposed": " proposed", "cancelled": " called off"}[status]
    return _cut(_upper(f"{noun}{word}{where}"))


_AGREEMENTS = frozenset("agreement deal accord pact treaty ceasefire truce".split())
# How a pledge is told when its own words do not make a phrase: (with somebody it is for, without).
_PLAIN: dict[Status, tuple[str, str]] = {
    "stated": ("pledges support for {}", "makes a commitment"),
    "proposed": ("makes a proposal to {}", "makes a proposal"),
    "conditional": ("sets conditions for help to {}", "makes a conditional offer"),
    "refused": ("turns down {}", "turns down a demand"),
    "fulfilled": ("keeps a promise to {}", "keeps a promise"),
}
_PLAIN_TARGET: dict[Status, str] = {
    "stated": "announces measures against {}",
    "proposed": "proposes measures against {}",
    "conditional": "threatens measures against {}",
    "refused": "refuses measures against {}",
    "fulfilled": "carries out measures against {}",
}
_MADE = {
    **dict.fromkeys(("promise", "promises", "vow"), "makes a promise"),
    **dict.fromkeys(("pledge", "pledges"), "makes a pledge"),
    "offer": "makes an offer",
    **dict.fromkeys(("plan", "plans", "intend", "announce", "announcement", "prepare", "set"), "announces plans"),
    **dict.fromkeys(("decide", "decision", "approve"), "takes a decision"),
    "agree": "agrees to act",
}
_TAIL = " if conditions are met"
# Verbs of undertaking that a headline keeps before what is undertaken: "promises to send"; after the others "to send" says it.
_KEPT = frozenset("threaten vow promise offer pledge agree refuse".split())
_WITH_OBJECT = frozenset(
    "pledge promise vow commit undertake guarantee agree offer threaten propose plan announce approve prepare deliver keep complete".split()
)


def pledge_title(actors: Sequence[tuple[Actor, Role]], status: Status, mention: Mention, is_verb: bool) -> str:
    """ "EU proposes €40 billion for Ukraine", "Britain and France to put troops on the ground"."""
    parties = _parties(actors, mention)
    names = [_in_row(actor, row) for row, actor in enumerate(parties)]
    who = listed(names, 2) or "Unnamed party"
    plural = len(parties) > 1 or (bool(parties) and is_plural(parties[0]))
    given = [_name(actor) for actor, role in actors if role == "recipient" and actor.proper]
    hit = [_name(actor) for actor, role in actors if role == "target" and actor.proper]
    if mention.family == "threat" and hit and mention.words:
        return _cut(f"{who} {_agree('threatens', plural)} {listed(hit, 2)} with {mention.words}")
    if len(parties) > 1 and mention.head in _AGREEMENTS and not mention.acts:
        on = f" on {mention.about}" if mention.about else ""
        return _cut(f"{who} reach {'an' if mention.head[0] in 'aeiou' else 'a'} {mention.head}{on}")
    acting = [actor for actor, role in actors if role == "pledger" and actor.key in mention.agents and actor.name.lower() not in _HIS_OWN]
    promising = [actor for actor in parties if actor.key not in mention.agents]
    if acting and promising and mention.words and status == "stated" and mention.head in ("promise", "vow", "pledge"):
        whose = listed([_in_row(actor, row) for row, actor in enumerate(promising)], 2)
        verb = _agree(third(mention.head), len(promising) > 1 or is_plural(promising[0]))
        told = _fits(f"{whose} {verb} {listed([_name(actor) for actor in acting], 2)} will {'not ' * mention.denied}{mention.words}", "")
        if told:
            return told
    elif acting and promising and mention.head == "announce":
        parties = acting  # "Musk announced that SpaceX will launch": SpaceX to launch
        who, plural = listed([_in_row(actor, row) for row, actor in enumerate(acting)], 2), len(acting) > 1 or is_plural(acting[0])
    words = _ownership(mention.words, parties, plural)
    if words and (is_verb or mention.acts):
        told = _told(who, plural, status, mention, words)
        if told:
            return told
    return _fallback(who, plural, status, mention, given, hit)


def _told(who: str, plural: bool, status: Status, mention: Mention, words: str) -> str:
    """The title from the words of the undertaking; "" when it would be too long or says nothing."""
    saying = mention.saying or mention.head
    tail = ""
    if status == "conditional":
        plain_tail = (
            ""
            if saying == "threaten" or not mention.condition or mention.condition.lower().startswith(("unless", "in the event", "any "))
            else _TAIL
        )
        tail = f" {mention.proviso}" if mention.proviso else plain_tail
        if mention.denied:
            return _fits(f"{who} will not {words}", f" {mention.proviso}" if mention.proviso else " unless conditions are met")
    if saying == "rule out":
        return _fits(f"{who} {_agree('rules', plural)} out {words}", tail if mention.proviso else "") if mention.own_verb else ""
    if mention.own_verb and status in ("stated", "conditional", "proposed", "fulfilled"):
        if saying not in _WITH_OBJECT and status != "fulfilled":
            return ""
        return _fits(f"{who} {_agree(third(saying), plural)} {words}", tail)
    if status == "fulfilled":
        return _fits(f"{who} {_agree('keeps', plural)} a promise to {words}", "")
    if status == "refused":
        if mention.denied and saying in ("vow", "promise", "pledge", "agree", "threaten"):
            return _fits(f"{who} {_agree(third(saying), plural)} not to {words}", "")
        return _fits(f"{who} {_agree('refuses', plural)} to {words}", "")
    negation = "not " if mention.denied else ""
    if status == "proposed":
        return _fits(f"{who} {_agree('proposes', plural)} {negation}to {words}", "")
    if saying in _KEPT and saying != words.split(" ", 1)[0] and (saying != "agree" or plural):
        return _fits(f"{who} {_agree(third(saying), plural)} {negation}to {words}", tail)
    return _fits(f"{who} {negation}to {words}" if not negation else f"{who} will not {words}", tail)


def _fallback(who: str, plural: bool, status: Status, mention: Mention, given: list[str], hit: list[str]) -> str:
    """A plain safe form, from what is sure: the sum, whom it is for, whom it is against."""
    if mention.amounts and status in ("stated", "proposed", "conditional", "fulfilled"):
        verb = {"proposed": "proposes", "fulfilled": "delivers"}.get(status, "offers" if mention.head == "offer" else "pledges")
        towards = f" for {listed(given, 2)}" if given else ""
        return _cut(f"{who} {_agree(verb, plural)} {mention.amounts[0].text}{towards}", _TAIL if status == "conditional" else "")
    if mention.head in _AGREEMENTS:
        on = f" on {mention.about}" if mention.about else ""
        return _cut(f"{who} {_agree('reaches', plural)} {'an' if mention.head[0] in 'aeiou' else 'a'} {mention.head}{on}")
    if mention.head in ("threaten", "threat"):
        return _cut(f"{who} {_agree('threatens', plural)} {listed(hit or given, 2) or 'action'}")
    if hit and not given:
        verb, _, rest = _PLAIN_TARGET[status].format(listed(hit, 2)).partition(" ")
        return _cut(f"{who} {_agree(verb, plural)} {rest}")
    if mention.head in ("package",) and not given:
        return _cut(f"{who} {_agree('announces', plural)} a {mention.head}")
    if mention.head == "agree" and plural and status == "stated":
        return _cut(f"{who} reach an agreement")
    if status in ("stated", "conditional") and (mention.denied or not given) and mention.head in _MADE:
        verb, _, rest = _MADE[mention.head].partition(" ")
        rest = rest.replace("a ", "a conditional ").replace("an ", "a conditional ") if status == "conditional" else rest
        return _cut(f"{who} {_agree(verb, plural)} {rest}")
    if mention.denied and status in ("stated", "conditional"):
        return _cut(f"{who} {_agree('sets', plural)} {'conditions' if status == 'conditional' else 'limits'}")
    if mention.saying == "rule out" and status == "conditional":
        return _cut(f"{who} {_agree('sets', plural)} conditions")
    verb, _, rest = _PLAIN[status][0 if given else 1].format(listed(given, 2)).partition(" ")
    return _cut(f"{who} {_agree(verb, plural)} {rest}")


def _fits(title: str, tail: str) -> str:
    """The title with its tail, without the tail, or "" when even that is too long: words are never cut."""
    title = _closed_up(title)
    return title + tail if len(title) + len(tail) <= MAX_CHARS else title if not tail and len(title) <= MAX_CHARS else ""


_HIS_OWN = frozenset("government the government administration company firm ministry party cabinet bank".split())


def _parties(actors: Sequence[tuple[Actor, Role]], mention: Mention) -> list[Actor]:
    """The pledgers, without those who only speak for another of them."""
    found = [actor for actor, role in actors if role == "pledger"]
    bodies = [actor for actor in found if actor.kind != "person"]
    if any(actor.kind == "person" for actor in found):  # "Holness announced that the government will": his
        found = [actor for actor in found if actor.proper or actor.kind == "person" or actor.name.lower() not in _HIS_OWN]
        bodies = [actor for actor in found if actor.kind != "person"]
    if any(actor.key not in mention.spoke for actor in found):  # "the president will sign, his spokesman said"
        found = [actor for actor in found if actor.key not in mention.spoke or actor.kind != "person"]
    kept = [
        actor
        for actor in found
        if not (
            bodies
            and actor.kind == "person"
            and (actor.key in mention.spoke or any(actor.state and actor.state in (body.name, body.state) for body in bodies))
        )
    ]
    return kept or found


def third(lemma: str) -> str:
    """The third person of a verb: "offer" -> "offers"."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _agree(verb: str, plural: bool) -> str:
    """A verb in the third person, made plural."""
    if not plural:
        return verb
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("shes", "ches", "xes", "sses")) else verb.removesuffix("s")


# Groups that take a singular verb in a headline, though many belong to them.
_COLLECTIVE = frozenset(
    "coalition alliance team trio quartet duo pair bloc opposition delegation delegations government family army force party group".split()
)
_PLURAL_WORDS = frozenset("police people troops kurds republicans democrats conservatives tories liberals socialists greens rebels".split())


def is_plural(actor: Actor) -> bool:
    """Does this actor take a plural verb: "Russian forces", "advisers from France"?  A state or a body does not."""
    head = _core(actor.name).split()[-1:]
    low = head[0].lower() if head else ""
    if low in _PLURAL_WORDS:
        return True
    if actor.kind in ("state", "person"):
        return actor.kind == "person" and low in lexicon.GROUPS and low.endswith("s") and not actor.proper
    if actor.kind == "body" and actor.proper:
        return low in lexicon.GROUPS and low.endswith(("ers", "ors", "ials", "ists", "orces"))
    return low.endswith("s") and not low.endswith("ss") and low not in _COLLECTIVE or low in lexicon.GROUPS and low.endswith("men")


def _core(name: str) -> str:
    """The words before "from", "of", "in": those that say what the actor is."""
    for link in (" from ", " of ", " in ", " for ", " at ", " around ", " across ", " throughout "):
        name = name.partition(link)[0]
    return name or "actor"


def _ownership(words: str, parties: Sequence[Actor], plural: bool) -> str:
    """ "Japan … Japan's forces", "two … his": an owner that repeats the subject becomes a pronoun, one that clashes is made to agree."""
    one_body = len(parties) == 1 and parties[0].kind in ("state", "body")
    for owner, other, when in ((" their ", " its ", one_body and not plural), (" his ", " their ", plural), (" her ", " their ", plural)):
        if when:
            words = f" {words} ".replace(owner, other, 1).strip()
    for actor in parties:
        for mark in ("’s ", "'s "):
            if actor.name + mark in words and actor.kind != "person":
                words = words.replace(actor.name + mark, "their " if plural else "its ", 1)
    return words


# Names that English uses with an article.
_THE = {
    **dict.fromkeys(
        ("Kremlin", "White House", "Pentagon", "Vatican", "Hermitage", "Bundestag", "Knesset", "Capitol", "Oval Office"), "the "
    ),
    **dict.fromkeys(("Elysée", "Élysée", "Elysee", "Elysée Palace", "Élysée Palace", "Elysee Palace"), "the "),
    **dict.fromkeys(
        ("Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "United States", "United Kingdom", "United Arab Emirates"), "the "
    ),
    **dict.fromkeys(("US", "UK", "UAE", "EU", "UN", "Czech Republic", "Dominican Republic", "Middle East", "Balkans", "Caucasus"), "the "),
    "Hague": "The ",
}


def _place(place: str) -> str:
    """A place as it stands after "in": "the Kremlin", "The Hague"; shouted names are calmed."""
    name = place.title() if place.isupper() and len(place) > 4 else place
    return _THE.get(name, "") + name


def _name(actor: Actor) -> str:
    """An actor's name inside a headline; "the" and quotation marks go, as headlines have it."""
    name = actor.name.strip(" “”\"'‘’,;:.-–—") if not actor.name.endswith(".") else actor.name.strip(' “”"‘’,;:-–—')
    if not actor.proper and name[:1].isupper() and name.split(" ", 1)[0].lower() in (lexicon.GROUPS | lexicon.BODIES | lexicon.OFFICES):
        name = name[:1].lower() + name[1:]
    return name


def _in_row(actor: Actor, row: int) -> str:
    return _upper(_name(actor)) if row == 0 else _name(actor)


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


_LOOSE = re.compile(r" (?=['’]s\b)|(?<=[$€£¥]) (?=\d)|\s(?=\s)| (?=,)")


def _closed_up(title: str) -> str:
    """One blank between words, none inside "Britain's" and "$6,000", as tokenised text has them."""
    return " ".join(_LOOSE.sub("", title).split())


def _cut(title: str, tail: str = "") -> str:
    title = _closed_up(title)
    if len(title) + len(tail) > MAX_CHARS:
        title = title[: MAX_CHARS - len(tail)].rsplit(" ", 1)[0].rstrip(",;:–- ")
    return title + tail


def money(mention: Mention) -> str:
    """The first amount in plain form, or ""."""
    return plain(mention.amounts[0]) if mention.amounts else ""
