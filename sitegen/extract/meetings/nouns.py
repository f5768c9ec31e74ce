"""Meetings told by a noun: "talks with", "the Warsaw summit", "a scheduled call between"."""

from __future__ import annotations

from sitegen.extract.meetings.moved import reschedule
from sitegen.extract.meetings.occasions import (
    AFTERWARDS,
    ATTENDING,
    BEGINNING,
    BEGUN,
    CALL_WORDS,
    CANCELLED_WORDS,
    ENDING,
    GOING,
    HABITS,
    HOLDING,
    LAST_WORDS,
    LATER_WORDS,
    LEVELS,
    MOVE,
    NOT_A_MEETING,
    NOUNS,
    ONGOING_WORDS,
    PLANNED_WORDS,
    PROPOSED_WORDS,
    STARTING,
    STARTS,
    SUBJECT_VERBS,
    TOLD,
    URGENT,
    days_told,
    lasting,
    nth_day,
    official,
)
from sitegen.extract.meetings.people import (
    acting_there,
    attached,
    from_governor,
    governing,
    other_side,
    own_verbs,
    premodifiers,
    together,
    with_groups,
)
from sitegen.extract.mentions import Mention, marks_of, outlook, place_of, said
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT
from sitegen.extract.reading.groups import Group, Reading
from sitegen.extract.reading.names import Entity
from sitegen.extract.times import dates, verb_marks


def own_group(r: Reading, k: int) -> Group:
    """The group that a noun phrase heads, or one of its own for a phrase inside: "the day of the summit"."""
    group = r.group_at[k]
    if group.k0 == k:
        return group
    entity, first = r.chunks[k].entity, group.entities[0]
    assert entity is not None
    if (
        (first.head in _ROUNDS or (first.count and first.head in ("days", "hours", "weeks")))
        and k == group.k0 + 2
        and r.s.lows[entity.a - 1] == "of"
    ):
        return Group((entity, first), group.k0, group.k1, group.prep)
    return Group((entity,), k, group.k1, group.prep or "of")


_ROUNDS = frozenset("round rounds series set string flurry".split())  # "a round of talks" is talks


_SPEECHES = frozenset("address speech remarks statement message testimony lecture presentation keynote".split())


def _spoken_to(r: Reading, group: Group) -> bool:
    """ "In an address to a joint session", "told the closing session": an audience."""
    before = r.chunks[group.k0 - 1] if group.k0 else None
    if group.prep == "to" and group.k0 > 1:
        return r.s.lows[r.chunks[group.k0 - 2].b - 1] in _SPEECHES
    return before is not None and before.verb is not None and before.verb.lemma in ("tell", "address")


STANDING = frozenset("general national legislative constituent state".split())  # "the General Assembly" is a body


def _noun_head(r: Reading, entity: Entity) -> tuple[str, int] | None:
    """The meeting noun of a phrase and its token."""
    last = entity.b - 1
    low = r.s.lows[last]
    if low not in NOUNS or r.s.tags[last] not in ("N", "Z"):
        return None
    if r.s.tags[last] == "Z" and entity.sort == "body" and " " not in entity.name:
        return None
    return low, last


def from_noun(article: Article, index: int, r: Reading, group: Group, entity: Entity) -> Mention | None:
    found = _noun_head(r, entity)
    if found is None:
        return None
    head, at = found
    if _spoken_to(r, group):
        return None
    family, score = NOUNS[head]
    lows = r.s.lows
    before = set(lows[entity.a : at])
    if before & NOT_A_MEETING or (head == "assembly" and before & STANDING) or "newsletter" in lows:
        return None
    if head == "consultation" and lows[at + 1 : at + 2] in (["on"], ["paper"], ["period"], ["process"]) and "with" not in lows[at:]:
        return None  # the public is asked
    if head in ("call", "calls") and not _is_call(r, group, before, at):
        return None
    mention = Mention("meeting", index, at, head, family, "held", [], score, [said(r.s.text(entity.a, at + 1))])
    possessed = group.k0 > 0 and r.chunks[group.k0 - 1].kind == "W" and r.s.tags[r.chunks[group.k0 - 1].b - 1] == "'"
    mention.definite = (entity.definite or possessed) and not (before & (PLANNED_WORDS | CANCELLED_WORDS))
    if before & {"a", "an", "another"}:
        mention.definite = False
    premodifiers(article, index, r, entity, at, mention)
    had = bool(mention.actors)
    groups = attached(r, group, at)
    with_groups(article, index, r, groups, mention)
    together(article, index, r, groups[-1].k1 if groups else group.k1, mention)
    place = place_of(article, r, groups)
    mention.place = mention.place or place
    verb, role = governing(r, group)
    if role == "subject":
        for own in own_verbs(r, group) or ([verb] if verb is not None else []):
            mention.place = mention.place or place_of(article, r, r.prepositional(own.k + 1))
    elif verb is not None and role in ("for", "on") and verb.k < group.k0:  # "was in Oslo for talks"
        mention.place = mention.place or place_of(article, r, r.prepositional(verb.k + 1))
    mention.at_noun = not mention.actors
    if verb is not None and not HABITS.isdisjoint(lows[max(0, verb.a - 1) : verb.b + 1]):
        mention.score -= 2.0
    from_governor(article, index, r, verb, role, group, mention, not any(other.prep.endswith(("between", "among")) for other in groups))
    if role == "subject" and verb is not None and mention.actors and not had and {other.prep for other in groups} & {"with"}:
        other_side(article, index, verb, mention)
    acting_there(article, index, r, group, mention)
    _which_day(r, entity, mention)
    _how_long(r, group, entity, mention)
    _noun_status(r, group, before, verb, role, mention)
    if mention.status == "held" and _begun(verb, role):
        mention.reasons.append(BEGUN)
    runs = _runs(r, group)
    mention.when = verb_marks(r, runs) if runs is not None else []
    _first_or_last(verb, role, runs, mention)
    mention.when = mention.when or _noun_marks(r, group, entity, at, verb, role, mention)
    reschedule(r, group, verb, role, mention)
    mention.level = next((level for word, level in LEVELS.items() if word in before or word in lows[at + 1 : at + 6]), "")
    return _weigh(mention, before, lows[at + 1] if at + 1 < len(lows) else "", r.s.words[at][:1].isupper() and at > 0)


def _is_call(r: Reading, group: Group, before: set[str], at: int) -> bool:
    lows = r.s.lows
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if following in ("for", "to", "on", "by"):
        return bool(before & CALL_WORDS)
    if before & CALL_WORDS or following in ("with", "between"):
        return True
    k = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), 0)
    if k and r.chunks[k - 1].kind == "W":
        return True
    return group.prep in ("on", "in", "during", "after", "to") and (
        "the" in before or "this" in before or "’s" in before or "'s" in before or "a" in before
    )


def _which_day(r: Reading, entity: Entity, mention: Mention) -> None:
    """ "On the final day of the summit", "the second day of his visit"."""
    lows = r.s.lows
    if entity.a < 3 or lows[entity.a - 1] != "of" or lows[entity.a - 2] != "day":
        return
    words = set(lows[max(0, entity.a - 5) : entity.a - 2])
    if words & LAST_WORDS:
        mention.reasons.append(ENDING)
    elif words & LATER_WORDS:
        mention.status = "ongoing"
        mention.tense_sure = True
        mention.reasons += [reason for word in words if (reason := nth_day(word))][:1]


def _runs(r: Reading, group: Group) -> Verb | None:
    """The verb of "a summit in Lima that opened on Sunday": it tells when the meeting itself began or ended."""
    k = group.k1
    while k + 1 < len(r.chunks) and (r.chunks[k].kind in ("P", "A", ",") or (r.chunks[k].kind == "NP" and r.chunks[k - 1].kind == "P")):
        k += 1
    verb = r.chunks[k + 1].verb if k + 1 < len(r.chunks) and r.chunks[k].kind in ("R", "H") else None
    own = verb is not None and (not verb.subject or any(entity in group.entities for entity in verb.subject))
    return verb if verb is not None and own and verb.lemma in STARTS | _STOPS else None


def _first_or_last(verb: Verb | None, role: str, runs: Verb | None, mention: Mention) -> None:
    """Whether the day told is the first of several ("starts a two-day meeting", "arrived for a two-day visit") or the last of them."""
    days = any(days_told(reason) for reason in mention.reasons)
    if runs is not None and mention.when:
        if days and runs.lemma in _STOPS:
            mention.reasons.append(ENDING)
        elif runs.lemma in STARTS and (days or mention.status == "ongoing"):
            mention.reasons.append(STARTING)
    elif (
        days
        and verb is not None
        and (
            (role in ("subject", "object") and verb.lemma in STARTS)
            or (mention.family == "visit" and role in ("for", "on") and verb.lemma in MOVE and verb.tense in ("past", "perfect"))
        )
    ):
        mention.reasons.append(STARTING)


_STOPS = frozenset("end conclude close finish".split())


def _how_long(r: Reading, group: Group, entity: Entity, mention: Mention) -> None:
    """ "A two-day summit"; "after two-day talks", "after two days of talks": the day told is that of their end."""
    lows, after = r.s.lows, group.prep.startswith(("after", "following"))
    told = next((reason for word in lows[entity.a : mention.at] if (reason := lasting(word))), None)
    if not told and entity.a > 3 and lows[entity.a - 2 : entity.a] == ["days", "of"]:
        told, after = lasting(f"{lows[entity.a - 3]}-day"), lows[entity.a - 4] in ("after", "following")
    if told:
        mention.reasons.append(told)
        if after:
            mention.reasons.append(AFTERWARDS)


_GOING_ON = frozenset("mediate broker continue drag stall falter focus end".split())


def _is_there(verb: Verb, role: str) -> bool:
    """ "Who is on a visit to Peru", "are in talks", "is in Lima for talks": somebody who acts is there now."""
    there = verb.lemma in ("be", "remain", "stay") and not verb.passive or verb.lemma in ("gather", "assemble") and verb.passive
    return role in ("on", "in", "for", "at") and there and not verb.predicate and any(entity.acts for entity in verb.subject)


def _off(r: Reading, verb: Verb, role: str) -> bool:
    """ "Was cancelled", "has been put off"; "pulled out of the talks"."""
    if role == "subject":
        return verb.passive and (
            verb.lemma in ("cancel", "postpone", "scrap", "suspend", "shelve", "call")
            or (verb.lemma == "put" and r.s.lows[verb.b : verb.b + 1] == ["off"])
        )
    return verb.lemma in ("pull", "back", "withdraw", "drop") and role in ("out of", "from") and not verb.passive


_ASKING = frozenset("call ask press push appeal plead argue invite beg lobby".split())


def _only_wanted(r: Reading, verb: Verb, role: str, seen: str) -> bool:
    """ "Called for talks", "opened the door to talks", "a summit is possible"."""
    if role == "subject":
        return verb.lemma == "be" and r.s.lows[verb.b : verb.b + 1] in (["possible"], ["conceivable"], ["feasible"])
    if verb.predicate in ("ready", "willing", "prepared", "keen", "eager"):
        return role in ("for", "to")
    return seen == "held" and (role == "for" and verb.lemma in _ASKING or role == "to" and verb.lemma in ("invite", "open"))


def _under_way(r: Reading, group: Group) -> bool:
    """ "talks are under way"."""
    lows = r.s.lows
    return "underway" in lows or any(lows[i : i + 2] == ["under", "way"] for i in range(r.chunks[group.k0].a, len(lows) - 1))


def _noun_status(r: Reading, group: Group, before: set[str], verb: Verb | None, role: str, mention: Mention) -> None:
    """Status from the words before the noun, else from what prepares for it or goes on, else from its preposition, else from its verb."""
    status, sure = _by_words(r, group, before, verb, role, mention) or _by_preposition(r, group, verb, role) or ("", False)
    if not status and verb is not None:
        status, sure = _by_verb(r, verb, role, mention)
    mention.tense_sure = mention.tense_sure or sure
    if status:
        mention.status = status  # type: ignore[assignment]


Told = tuple[str, bool]  # a status, or "" for none, and: does it rest on a tense or on plain words?


def _by_words(r: Reading, group: Group, before: set[str], verb: Verb | None, role: str, mention: Mention) -> Told | None:
    if mention.status != "held":
        return mention.status, True
    if before & CANCELLED_WORDS:
        return "cancelled", False
    if before & PLANNED_WORDS or _made_ready(r, group, verb, role) or _eve(r, group):
        return "planned", True
    if before & ONGOING_WORDS or (role == "subject" and _under_way(r, group)):
        return "ongoing", False
    if before & PROPOSED_WORDS and not mention.definite and not ("new" in before and mention.actors):
        return "proposed", False
    return None


def _by_preposition(r: Reading, group: Group, verb: Verb | None, role: str) -> Told | None:
    prep = group.prep.split()[0] if group.prep else ""
    if role == "subject" and verb is not None and _next_day(r, verb):
        return "ongoing", True
    if prep in ("ahead", "before") and (verb is None or outlook(verb) in ("held", "present", "ongoing", "planned", "proposed")):
        return "planned", False
    return ("held", True) if prep in ("after", "following", "since") or _failed(r, group) else None


def _by_verb(r: Reading, verb: Verb, role: str, mention: Mention) -> Told:
    seen = outlook(verb)
    if seen in ("cancelled", "none") and verb.lemma in ATTENDING and role != "subject":
        seen = "present"
    if _off(r, verb, role):
        return "cancelled", False
    if _only_wanted(r, verb, role, seen):
        return "proposed", False
    if role == "subject" and verb.lemma in _SETTING_UP and (verb.passive or verb.a + 1 == verb.b):
        return "planned", True
    if seen == "present" and (role == "subject" and verb.lemma in _GOING_ON or _is_there(verb, role)):
        return "ongoing", role != "subject"  # "are mediated by", "drag on"; "is on a visit"
    if seen == "present":
        return "planned" if role == "subject" and not r.s.headline else "held", False
    if role == "object" and verb.lemma not in HOLDING:
        return "", False  # "criticised the summit" does not say when it is
    if seen == "held" and role == "object" and verb.lemma in ("call", "arrange", "summon") and not mention.definite:
        return "planned", False  # "called an emergency session"
    if seen in ("held", "ongoing", "planned", "proposed", "cancelled"):
        own = (role == "subject" and verb.lemma in SUBJECT_VERBS) or (role == "object" and verb.lemma in HOLDING)
        return seen, own or (seen == "planned" and verb.lemma in GOING)
    mention.score -= 1.0 * (seen == "none")
    return "", False


_SETTING_UP = frozenset("schedule expect plan set arrange fix book".split())


def _made_ready(r: Reading, group: Group, verb: Verb | None, role: str) -> bool:
    """ "Are preparing for the summit", "a date has been set for a summit"."""
    return verb is not None and role == "for" and not verb.negated and verb.lemma in ("prepare", "set", "fix", "brace", "gear")


def _eve(r: Reading, group: Group) -> bool:
    """ "On the eve of the summit", "in the run-up to it"."""
    before = r.chunks[group.k0 - 2] if group.k0 > 1 and r.chunks[group.k0 - 1].kind == "P" else None
    return before is not None and r.s.lows[before.b - 1] in ("eve", "run-up", "lead-up", "runup")


def _next_day(r: Reading, verb: Verb) -> bool:
    """ "Talks entered their third day", "went into a second day"."""
    words = r.s.lows[verb.b : verb.b + 5]
    return verb.lemma in ("enter", "go", "stretch", "move") and "day" in words and not LATER_WORDS.isdisjoint(words)


_ENDS = frozenset("collapse breakdown failure rupture".split())


def _failed(r: Reading, group: Group) -> bool:
    """ "(Following) the collapse of talks": they are over, whatever day the sentence gives."""
    before = r.chunks[group.k0 - 2].entity if group.k0 > 1 and r.chunks[group.k0 - 1].kind == "P" else None
    return before is not None and before.head in _ENDS


def _begun(verb: Verb | None, role: str) -> bool:
    """ "The meeting opened on Sunday", "the two sides began talks": no word of its end."""
    return verb is not None and role in ("subject", "object") and verb.lemma in BEGINNING and verb.tense in ("past", "perfect")


def _noun_marks(r: Reading, group: Group, entity: Entity, at: int, verb: Verb | None, role: str, mention: Mention) -> list[int]:
    """Time marks of the meeting: in its phrase, beside it, else in the clause of the verb that tells of it."""
    inside = marks_of(r, entity.a, at + 1)
    k = group.k0 - 1
    if k >= 0 and r.chunks[k].kind == "W" and not group.prep:
        inside += marks_of(r, r.chunks[k].a, r.chunks[k].b)
    j = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), group.k0) + 1
    following: list[int] = []
    while j < len(r.chunks):
        item = r.chunks[j]
        if (
            item.kind == "V"
            and item.verb is not None
            and item.verb.tense == "ger"
            and item.verb.lemma in STARTS
            and _kind(r, j + 1, j + 2) == "W"
        ):
            mention.reasons.append(STARTING)
        elif item.kind == "W":
            before = r.s.lows[r.chunks[j - 1].b - 1]
            if dates(r, j) or before in ("for", "from"):  # "a meeting for Friday"; a length of time is no mark here
                following += marks_of(r, item.a, item.b)
                mention.reasons += [STARTING] * (before == "from" and not dates(r, j))
        elif item.kind == "P" and r.s.lows[item.a] in ("ahead", "before", "after", "since", "until") and _kind(r, j + 1) == "NP":
            break  # "ahead of the elections next week"
        elif item.kind == "C" and _kind(r, j + 1) == "NP":
            pass  # "a call between Gross and Petrov on Tuesday"
        elif item.kind not in ("P", "NP", "A", '"', "(", "-") and not (item.kind == "," and _kind(r, j + 1) in ("W", "P")):
            break
        j += 1
    if verb is not None and verb.lemma == "set" and r.s.lows[verb.b : verb.b + 1] == ["up"]:
        return list(dict.fromkeys(inside))  # "the meeting was set up in 2007": not its day
    if verb is not None and role == "object" and HOLDING.get(verb.lemma, ("",))[0] and verb.tense in ("past", "perfect", "ger"):
        return list(dict.fromkeys(inside + following))  # "announced on Monday a summit in June": the day of the announcement
    held = SUBJECT_VERBS | TOLD if verb is not None and verb.tense == "inf" else SUBJECT_VERBS  # "a summit to be hosted in June"
    own = verb is not None and ((role == "subject" and verb.lemma in held) or (role == "object" and verb.lemma in HOLDING))
    joined = (
        verb is not None
        and role not in ("subject", "object")
        and not _failed(r, group)
        and (
            verb.lemma in GOING
            or (verb.lemma in REPORT and role == "in")
            or role in ("at", "during")
            or (verb.k < group.k0 and (role, mention.family) == ("on", "visit"))
        )
    )
    return list(
        dict.fromkeys(
            inside + following + (verb_marks(r, verb) if verb is not None and (own or joined) else []) + _others(r, group, verb, role)
        )
    )


def _others(r: Reading, group: Group, verb: Verb | None, role: str) -> list[int]:
    """Time marks of the noun's other verbs: "planned for June"."""
    if role != "subject":
        return []
    return [mark for other in own_verbs(r, group) if other is not verb and other.lemma in TOLD for mark in verb_marks(r, other)]


def _kind(r: Reading, *places: int) -> str:
    """The kind of the first of some chunks that is no preposition."""
    for k in places:
        if k < len(r.chunks) and r.chunks[k].kind != "P":
            return r.chunks[k].kind
    return ""


def _weigh(mention: Mention, before: set[str], following: str, named: bool) -> Mention | None:
    """Add up the evidence."""
    people = len(mention.actors)
    proper = sum(actor.proper for actor, _ in mention.actors)
    mention.score += 0.55 * min(people, 2) + 0.25 * min(proper, 2)
    mention.score += 0.35 * bool(mention.place) + 0.35 * bool(mention.when)
    if mention.definite:
        mention.score += 0.3
    elif (
        not before & {"a", "an", "another", "one", "two", "three", "several"}
        and not mention.actors
        and not mention.when
        and not mention.place
    ):
        mention.score -= 0.4
    if named and mention.head in ("dialogue", "forum", "assembly", "retreat", "session") and not mention.when:
        mention.score -= 0.5  # "the Inter-American Dialogue" is a body as often as an occasion
    mention.score += 0.2 * bool(before & URGENT) + 0.2 * bool(mention.level)
    if people == 1 and mention.family in ("talks", "call", "meeting") and not mention.place and not mention.when and not mention.definite:
        mention.score -= 0.5
    if mention.family == "visit" and not official(mention):
        mention.score -= 1.0 if mention.head in ("tour", "trip", "trips") else 0.6
    if not mention.actors and not mention.place:
        mention.score -= 0.25
    if mention.family == "visit" and mention.actors and not any(actor.kind in ("person", "state", "group") for actor, _ in mention.actors):
        mention.score -= 0.6  # a company does not visit
    if before & {"no", "any", "such", "every", "each", "regular", "annual", "weekly", "daily"}:
        mention.score -= 0.8
    if following in ("process", "plan", "tactic", "room", "strategy", "schedule"):
        mention.score -= 1.0
    return mention
