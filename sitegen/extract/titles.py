"""One headline line for each claim, built from its parts."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.extract import lexicon
from sitegen.extract.amounts import plain
from sitegen.extract.mentions import Mention
from sitegen.extract.reference import Actor
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
    names = [_upper(actor.name) for actor, _ in actors]
    where = f" in {_place(place)}" if place else ""
    if family == "visit" and names:
        verb = {
            "held": "visits" if len(names) == 1 else "visit",
            "ongoing": "on a visit",
            "planned": "to visit",
            "proposed": "may visit",
            "cancelled": "cancels visit",
        }[status]
        target = f" {_place(place)}" if place and status not in ("ongoing",) else f" to {_place(place)}" if place else ""
        if place or len(names) == 1:
            return _cut(f"{listed(names)} {verb}{target}".replace("cancels visit ", "cancels visit to "))
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
        plural = names[0].lower().endswith(("leaders", "ministers", "officials", "members", "countries", "states", "negotiators"))
        verb = {"held": "hold", "ongoing": "hold", "planned": "to hold", "proposed": "may hold", "cancelled": "call off"}[status]
        if not plural and verb in ("hold", "call off"):
            verb = "holds" if verb == "hold" else "calls off"
        article = "" if noun.endswith(("talks", "s")) or not noun else "an " if noun[0] in "aeiou" else "a "
        return _cut(f"{names[0]} {verb} {article}{noun}{where}")
    word = {"held": "", "ongoing": " under way", "planned": " planned", "proposed": " proposed", "cancelled": " called off"}[status]
    return _cut(_upper(f"{noun}{word}{where}"))


def pledge_title(actors: Sequence[tuple[Actor, Role]], status: Status, mention: Mention, is_verb: bool) -> str:
    """ "EU proposes €40 billion for Ukraine", "Britain and France to put troops on the ground"."""
    pledgers = [_upper(actor.name) for actor, role in actors if role == "pledger"]
    others = [actor.name for actor, role in actors if role in ("recipient", "target")]
    who = listed(pledgers, 2) or "Unnamed party"
    tail = " – on a condition" if status == "conditional" else ""
    if mention.family == "threat" and others:
        return _cut(f"{who} {_agree('threatens', pledgers)} {listed(others, 2)} with {mention.words}", tail)
    if (is_verb or mention.acts) and mention.words:
        first, _, rest = mention.words.partition(" ")
        if mention.own_verb and status != "refused":
            return _cut(f"{who} {_agree(third(first), pledgers)} {rest}", tail)
        link = {"refused": _agree("refuses", pledgers) + " to", "proposed": _agree("proposes", pledgers) + " to"}.get(status, "to")
        if mention.head in ("threaten", "vow", "promise", "offer") and first != mention.head and status in ("stated", "conditional"):
            link = f"{_agree(third(mention.head), pledgers)} to"
        return _cut(f"{who} {link} {mention.words}", tail)
    if len(pledgers) > 1 and mention.head in ("agreement", "deal", "accord", "pact", "treaty", "ceasefire", "truce"):
        return _cut(f"{who} reach {'an' if mention.head[0] in 'aeiou' else 'a'} {mention.head}")
    verb = {"proposed": "proposes", "refused": "refuses", "fulfilled": "delivers"}.get(
        status, "offers" if mention.head == "offer" else "pledges"
    )
    what = mention.amounts[0].text if mention.amounts else _own_words(mention.words or mention.head, pledgers)
    towards = f" for {listed(others, 2)}" if others and listed(others, 2) not in what else ""
    return _cut(f"{who} {_agree(verb, pledgers)} {_lower_article(what)}{towards}", tail)


def third(lemma: str) -> str:
    """The third person of a verb: "offer" -> "offers"."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _agree(verb: str, names: Sequence[str]) -> str:
    """A verb in the third person, made plural for several names or a plural one."""
    plural = len(names) > 1 or (bool(names) and any(word in lexicon.GROUPS for word in names[0].lower().split()[:3]))
    if not plural:
        return verb
    return (
        verb[:-3] + "y" if verb.endswith("ies") else verb[:-2] if verb.endswith(("shes", "ches", "xes", "sses")) else verb.removesuffix("s")
    )


def _own_words(words: str, names: Sequence[str]) -> str:
    """ "the EU's new aid package" told of the EU: "new aid package"."""
    for cut in ("’s ", "'s "):
        head, found, rest = words.partition(cut)
        if found and any(head.lower().removeprefix("the ") == name.lower() for name in names):
            return rest
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("his", "her", "its", "their", "our") and rest else words


def _lower_article(words: str) -> str:
    return words[0].lower() + words[1:] if words[:2] in ("A ", "An") or words.startswith(("The ", "Its ")) else words


def _place(place: str) -> str:
    return place.title() if place.isupper() and len(place) > 4 else place


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _cut(title: str, tail: str = "") -> str:
    title = " ".join(title.split())
    if len(title) + len(tail) > MAX_CHARS:
        title = title[: MAX_CHARS - len(tail)].rsplit(" ", 1)[0].rstrip(",;:–- ")
    return title + tail


def money(mention: Mention) -> str:
    """The first amount in plain form, or ""."""
    return plain(mention.amounts[0]) if mention.amounts else ""
