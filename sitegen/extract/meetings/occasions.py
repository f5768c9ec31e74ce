"""The vocabulary of meetings, as tables, and who may take part in one."""

from __future__ import annotations

from sitegen.extract.mentions import Mention
from sitegen.extract.reading import lexicon
from sitegen.extract.reading.names import Entity
from sitegen.extract.reading.reference import Actor
from sitegen.model.claim import Role
from sitegen.model.reason import Count, Reason, because

STARTING = Reason("first-day")
BEGUN = Reason("begun")
ENDING = Reason("last-day")
AFTERWARDS = Reason("over-that-day")
_DAYS = "two three four five six seven eight nine ten".split()
# "The final day of the summit"; "the second day of his visit": it goes on.
LAST_WORDS = frozenset("last final closing concluding".split())
LATER_WORDS = frozenset("second third fourth fifth 2nd 3rd 4th 5th".split())


_NTH = "second third fourth fifth sixth seventh".split()


def tells_length(reason: Reason) -> bool:
    """Does a reason say how long a meeting lasts, or which of its days the words name?"""
    return reason.key in ("first-day", "last-day", "over-that-day", "nth-day", "lasts")


def nth_day(word: str) -> Reason | None:
    """The reason for "the second day of"; None for another word."""
    return because("nth-day", n=_NTH.index(word) + 2) if word in _NTH else None


def day_told(reason: Reason) -> int:
    """Which day of a meeting such a reason names, from 2; 0 for another reason."""
    n = reason.get("n") if reason.key == "nth-day" else None
    return n if isinstance(n, int) else 0


def lasting(word: str) -> Reason | None:
    """The reason for "two-day", "5-day" before a meeting's noun; None for another word."""
    count, _, unit = word.partition("-")
    days = _DAYS.index(count) + 2 if count in _DAYS else int(count) if count.isdecimal() and len(count) < 3 else 0
    return because("lasts", days=Count(days, "D")) if unit == "day" and days > 1 else None


def days_told(reason: Reason) -> int:
    """The days of such a reason; 0 for another one."""
    days = reason.get("days") if reason.key == "lasts" else None
    return int(days.n) if isinstance(days, Count) else 0


# "He regularly attended meetings": no one occasion.
HABITS = frozenset("regularly often frequently routinely usually typically always never sometimes occasionally".split())
SPORT = frozenset(
    "cup match matches league tournament season goal goals coach championship semi-final semi-finals quarter-final"
    " quarter-finals semifinals quarterfinals derby playoff"
    " playoffs innings wicket striker midfielder goalkeeper fixture".split()
)
URGENT = frozenset(
    (
        "emergency urgent crisis crunch trade peace bilateral trilateral high-level direct face-to-face closed-door marathon"
        " secret official state"
    ).split()
)


# noun: (family, evidence by itself)
NOUNS: dict[str, tuple[str, float]] = {
    "meeting": ("meeting", 0.4),
    "meetings": ("meeting", 0.1),
    "meet": ("meeting", 0.0),
    "talks": ("talks", 0.3),
    "summit": ("summit", 0.6),
    "summits": ("summit", 0.0),
    "conference": ("conference", 0.1),
    "consultations": ("talks", 0.2),
    "consultation": ("talks", -0.1),
    "negotiations": ("talks", 0.0),
    "negotiation": ("talks", -0.3),
    "discussions": ("talks", 0.0),
    "discussion": ("talks", -0.3),
    "conversation": ("call", -0.2),
    "conversations": ("call", -0.6),
    "call": ("call", 0.0),
    "calls": ("call", -0.4),
    "teleconference": ("call", 0.5),
    "videoconference": ("call", 0.5),
    "visit": ("visit", 0.4),
    "visits": ("visit", 0.0),
    "trip": ("visit", -0.1),
    "trips": ("visit", -0.2),
    "tour": ("visit", -0.4),
    "dialogue": ("talks", -0.5),
    "session": ("meeting", -0.4),
    "gathering": ("meeting", 0.0),
    "encounter": ("meeting", -0.7),
    "briefing": ("meeting", -0.4),
    "hearing": ("meeting", -0.5),
    "forum": ("conference", -0.4),
    "lunch": ("meeting", -0.5),
    "dinner": ("meeting", -0.5),
    "retreat": ("meeting", -0.8),
    "assembly": ("conference", -1.0),
}


NOT_A_MEETING = frozenset(
    "press news sports training exercise recording trading training viewing sales earnings party-political football title"
    " farewell photo concert comedy book promotional reunion stadium fan q&a guided shopping school business-as-usual".split()
)


# "phone call", "video call"; a bare "call" is often a demand.
CALL_WORDS = frozenset(
    "phone telephone video conference courtesy scheduled hotline conference skype zoom joint hour-long minute-long".split()
)


PLANNED_WORDS = frozenset("planned scheduled upcoming forthcoming expected anticipated future coming next impending looming".split())


PROPOSED_WORDS = frozenset("possible potential proposed eventual any further prospective new would-be further".split())


CANCELLED_WORDS = frozenset("cancelled canceled postponed aborted abandoned scrapped shelved".split())


ONGOING_WORDS = frozenset("ongoing current continuing".split())


LEVELS = {
    "military": "military",
    "ministerial": "ministerial",
    "ministers": "ministerial",
    "high-level": "high-level",
    "working-level": "working",
    "technical": "technical",
    "leaders": "leaders",
    "top-level": "high-level",
    "trilateral": "",
    "cabinet": "cabinet",
}


# verb of holding -> (status it sets, or "": by tense; is the subject the host?)
HOLDING: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(
        (
            "hold have attend join lead open begin start resume conclude conduct continue finish complete enter chair co-"
            " chair arrive pay make undertake end wrap kick stage give take use leave"
        ).split(),
        ("", False),
    ),
    **dict.fromkeys("host convene call co-host organise organize arrange summon".split(), ("", True)),
    **dict.fromkeys("schedule plan announce set agree prepare".split(), ("planned", False)),
    **dict.fromkeys("propose offer suggest seek request urge demand want float".split(), ("proposed", False)),
    **dict.fromkeys("cancel postpone scrap suspend abandon shelve refuse reject spurn decline".split(), ("cancelled", False)),
}


SUBJECT_VERBS = frozenset(
    "take begin start open end conclude resume continue focus cover coordinate centre center discuss address last fail"
    " collapse break produce highlight follow come bring"
    " conclude agree decide reach review gather hold schedule plan expect postpone cancel set be go call work kick make"
    " adjourn yield mark run get wrap".split()
)


BAD_OBJECTS = frozenset(
    "demand demands target targets need needs requirement requirements condition conditions deadline deadlines criteria"
    " challenge challenges expectation"
    " expectations goal goals obligation obligations commitment commitments resistance standard standards fate end death"
    " cost costs quota threshold test"
    " husband wife girlfriend boyfriend mother father brother sister family friend friends fans people crowd crowds voters"
    " fan son daughter children parents"
    " opposition criticism approval quota reporters journalists media press".split()
)


def bad_object(entity: Entity) -> bool:
    """Is this what is met without a meeting: a target, a wife, a crowd?  "Ri Son" is a name."""
    return entity.head in BAD_OBJECTS and not (entity.sort == "person" and entity.name[:1].isupper())


AUDIENCE = frozenset(
    (
        "reporters journalists correspondent correspondents reporter interviewer"
        " media press crowd crowds supporters audience audiences television radio magazine newspaper"
        " viewers rally voters fans outlet broadcaster"
    ).split()
)


# Prepositions that tie the subject of a verb to the meeting, and verbs of going there.
LINKING = frozenset("for in at after following during on to with".split())


DONE_THERE = frozenset(
    "lead decide sign reach adopt approve present raise launch propose warn urge accept represent chair conclude hold"
    " address push seek press demand brief secure win try use endorse back host"
    " call agree commit offer reject refuse express stress outline make tell reaffirm review exchange denounce condemn"
    " criticise criticize praise thank shake embrace hug part pose".split()
)


GOING = frozenset(
    (
        "arrive travel fly go come gather meet sit join take participate return speak engage be head invite appear agree"
        " discuss host receive stop convene represent"
    ).split()
)


# Whoever comes out of a meeting was in it.
COMING_OUT = frozenset("emerge return come leave walk step exit".split())


# To refuse these does not call the meeting off.
ATTENDING = frozenset("attend participate join go travel come take send speak fly".split())


TAKING_PART = frozenset("participate join attend mediate broker host chair lead moderate facilitate".split())


# Bodies that a meeting is of: "a cabinet meeting".
SITTING = {
    **{word: word for word in "cabinet board committee council parliament commission".split()},
    "parliamentary": "parliament",
}


TOLD = frozenset(
    (
        "schedule plan hold host set expect convene call arrange organise organize broker mediate chair lead attend sponsor"
        " propose postpone cancel begin start"
    ).split()
)


STARTS = frozenset("start begin open commence".split())


BEGINNING = STARTS | {"kick", "continue", "enter", "resume"}


MOVE = frozenset("travel fly head go arrive come return".split())


_PRESS = frozenset("reporter correspondent journalist columnist anchor blogger presenter editor".split())


def take_part(mention: Mention, actor: Actor, role: Role, first: bool = False) -> None:
    low = actor.name.lower()
    if actor.office and not _PRESS.isdisjoint(actor.office.lower().split()):
        return  # who tells of it
    if low in lexicon.MEDIA or low in AUDIENCE or low in NOUNS or not lexicon.OUTLETS.isdisjoint(low.split()):
        return  # nobody meets a newspaper, or a summit
    if actor.key not in mention.who():
        mention.actors.insert(0 if first else len(mention.actors), (actor, role))


# Heads of groups whose meetings are public business, whoever they are.
PUBLIC_GROUPS = frozenset(
    (
        "leaders ministers officials presidents envoys diplomats negotiators delegates delegation delegations representatives"
        " agencies ministries councils lawmakers senators"
        " mps governments countries nations states members allies generals commanders chiefs ambassadors premiers secretaries"
        " governors mayors executives donors rebels militants factions parties sides mediators inspectors counterparts advisers"
        " advisors aides legislators parliamentarians negotiator powers counterparts creditors lenders unions bankers regulators"
    ).split()
)


def official(mention: Mention) -> bool:
    """Does anybody here hold an office or act for a state or body?"""
    return any(public(actor) for actor, _ in mention.actors)


def public(actor: Actor) -> bool:
    """Does this actor hold an office, or act for a state or body?"""
    if actor.kind == "group" and actor.name[-1:].islower():  # "U.S. citizens", "local residents" as against "European leaders"
        return actor.proper and not actor.head or not PUBLIC_GROUPS.isdisjoint(actor.name.lower().split())
    return bool(actor.office or actor.state) or actor.kind in ("state", "body") or not actor.proper
