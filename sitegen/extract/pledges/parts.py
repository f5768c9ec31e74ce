"""What the rules of pledges share: actors, times, and the finishing of a mention."""

from __future__ import annotations

from sitegen.extract.mentions import Mention, clause_bounds, marks_of
from sitegen.extract.pledges.amounts import amounts
from sitegen.extract.pledges.conditions import condition_of, topic
from sitegen.extract.pledges.taking import take_part
from sitegen.extract.pledges.undertakings import (
    ACTS,
    COMMISSIVES,
    MATTERS,
)
from sitegen.extract.pledges.words import act_words, object_words, proviso
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT, deepest
from sitegen.extract.reading.groups import Reading
from sitegen.extract.times import carried_marks, marks_after, marks_before, marks_between, said_when, when_marks

MEETING_ACTS = frozenset("meet visit talk speak negotiate discuss travel hold attend gather convene host welcome receive".split())


# What is done at an occasion: "will leave the summit early", "will host talks".
_AT_MEETINGS = frozenset("leave join open close chair host resume begin start continue lead".split())
OCCASIONS = frozenset("meeting meetings talks summit conference negotiations discussions consultations visit trip session forum".split())
# What is held and is no meeting: "will hold elections", "an inquiry will be held".
_POLLS = frozenset(
    "election elections referendum vote votes poll polls ballot primaries inquiry investigation review audit census auction tender exercise"
    " exercises drill drills manoeuvres maneuvers".split()
)


def meets(r: Reading, verb: Verb) -> bool:
    """Is this an act of meeting, which other rules read?  "Host" is an offer; "hold elections" is none of meeting."""
    group = r.group_after(verb.k + 1)
    held = verb.subject if verb.passive else group.entities if group is not None and not group.prep else ()
    if verb.lemma in _AT_MEETINGS and any(entity.head in OCCASIONS for entity in held):
        return verb.lemma != "host" or verb.tense != "inf"  # "ready to host talks" is an offer
    if verb.lemma not in MEETING_ACTS or verb.lemma == "host":
        return False
    return not (verb.lemma == "hold" and any(entity.head in _POLLS for entity in held))


_OFFICE = frozenset("re-election reelection election office presidency term leadership president premiership".split())


def stands(r: Reading, verb: Verb) -> bool:
    """ "will not seek re-election", "would not run for president": nothing asked and refused, but undertaken for oneself."""
    if verb.lemma not in ("seek", "run", "stand") or verb.passive:
        return False
    group = r.group_after(verb.k + 1)
    groups = [group] if group is not None and not group.prep else [item for item in r.prepositional(verb.k + 1) if item.prep == "for"][:1]
    return any(entity.head in _OFFICE for item in groups for entity in item.entities) or "again" in r.s.lows[verb.b : verb.b + 2]


def hypothetical(r: Reading, verb: Verb) -> bool:
    """Is this verb inside a condition or a question: "if Russia agrees to", "whether it will"?"""
    first = min((entity.a for entity in verb.subject if 0 <= entity.a < verb.a), default=verb.a)
    k = next((i for i, item in enumerate(r.chunks) if item.a <= first < item.b), verb.k)
    k = r.group_at[k].k0 if k in r.group_at else k
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("A", '"', "W"):
        j -= 1
    if j < 0:
        return False
    word = r.s.lows[r.chunks[j].a]
    if word in ("after", "since") and verb.tense in ("past", "perfect", "pluperfect"):
        return False  # "a month after they vowed to": told as a fact
    return (
        r.chunks[j].kind == "S"
        and word in ("if", "unless", "whether", "lest", "how", "why", "where", "when", "once", "whenever", "until")
        or (
            r.chunks[j].kind == "P" and r.s.lows[r.chunks[j].b - 1] in ("until", "till", "before", "after", "since") and verb.tense != "ger"
        )
        or (r.chunks[j].kind == "R" and word in ("which", "what") and _asks(r, j))
    )


def _asks(r: Reading, k: int) -> bool:
    """ "declined to say which countries had committed"."""
    j = k - 1
    while j >= 0 and r.chunks[j].kind in ("A", '"', "P"):
        j -= 1
    return j >= 0 and r.chunks[j].kind == "V"


def official_subject(article: Article, index: int, verb: Verb) -> bool:
    """Is the promiser a state, a body, a group, or a person whose office the article tells?"""
    found = article.subject(index, verb)
    return not found or any(actor.office or actor.state or actor.kind in ("state", "body", "group") or not actor.proper for actor in found)


# A side that acts for whoever it belongs to: "his troops", "her country".
_SIDES = frozenset(
    "troops forces soldiers army military navy police ships warships government authorities side country nation company firm party group"
    " ministry agency organisation organization union movement administration team men fighters".split()
)


def owners_pledge(article: Article, index: int, verb: Verb, mention: Mention) -> None:
    """Whose troops would leave, whose country is ready, pledges: not the troops."""
    side = next((entity for entity in verb.subject if entity.owner and entity.head in _SIDES), None)
    owners = article.owner(index, side) if side is not None else ()
    if owners:
        mention.actors = [(actor, role) for actor, role in mention.actors if role != "pledger" or actor.proper]
        for actor in owners:
            take_part(mention, actor, "pledger")


def tail(r: Reading, verb: Verb) -> str:
    return r.s.text(verb.b, len(r.s.words))


def matters(r: Reading, k: int) -> bool:
    """Does the rest of the clause name something worth a pledge?"""
    while k < len(r.chunks) and r.chunks[k].kind not in (";", ":", "R"):
        item = r.chunks[k]
        if item.kind == "NP" and any(low in MATTERS for low in r.s.lows[item.a : item.b]):
            return True
        k += 1
    return False


def set_times(article: Article, r: Reading, verb: Verb, content: Verb | None, report: Verb | None, mention: Mention) -> None:
    """Marks beside the verb of undertaking (or of saying) tell when it was made, marks after its content when it is due."""
    before = marks_before(r, verb, clause_bounds(r, verb.k)[0])
    if content is verb:
        # "On Monday, he said, Norway will": the day in front of a report is that of the report, where the words are not quoted.
        own = report is None or report.k > verb.k or (r.s.quoted[verb.main] and not r.s.quoted[report.main])
        ahead = before if own else []
        due = marks_of(r, verb.a, verb.b) + marks_after(r, verb, deadline=True) + ahead
        made: list[int] = []
    elif content is not None:
        first = _of_content(r, verb, content)
        made = before + marks_between(r, verb.k + 1, first)
        due = marks_between(r, first, content.k, deadline=True) + marks_after(r, content, deadline=True)
    else:
        after = marks_after(r, verb, deadline=True)
        past = [mark for mark in after if verb.tense in ("past", "perfect", "pluperfect") and _looks_back(article.marks[mark].text)]
        made, due = before + past, [mark for mark in after if mark not in past]
    if report is not None:
        # "… next month, the minister said": what stands behind the act is the act's.
        beside = [mark for mark in said_when(r, report) or carried_marks(r, report) if mark not in due]
        made = beside + made
        due = [mark for mark in due if mark not in beside]
    elif not made and content is not verb:
        made = carried_marks(r, verb) or [mark for mark in when_marks(r, verb) if mark not in due]
    mention.when = list(dict.fromkeys(made))
    mention.due = [mark for mark in dict.fromkeys(due) if mark not in mention.when]


def _of_content(r: Reading, verb: Verb, content: Verb) -> int:
    """The chunk with which the words of what is undertaken begin: "promised on Monday | that by 2030 it would"."""
    return next((k for k in range(verb.k + 1, content.k) if r.chunks[k].kind == "H"), content.k)


_DAY_WORDS = ("day", "yesterday", "last ", "earlier", "ago", "this morning", "tonight")


def _looks_back(words: str) -> bool:
    """After "pledged $5m": does "on Monday" tell when it was pledged, rather than when it is due?"""
    low = words.lower()
    return any(word in low for word in _DAY_WORDS) and "next" not in low


_BINDING = frozenset("pledge promise vow swear guarantee".split())  # "promised that it would not": undertaken, not refused


def finish(article: Article, index: int, r: Reading, verb: Verb, content: Verb | None, mention: Mention) -> None:
    """Amounts, condition, matter and the words for a title."""
    end = _clause_end(r, verb)
    first, last = r.s.starts[verb.a], r.s.ends[end - 1]
    mention.amounts = amounts(article.text, first, last)
    mention.condition = condition_of(
        r, verb, content, mention.status == "refused" or verb.negated or (content is not None and content.negated)
    )
    if mention.condition:
        if mention.status in ("stated", "refused"):
            mention.status = "conditional"
        mention.score += 0.3
    if (
        content is not None
        and content.negated
        and mention.status == "stated"
        and content is not verb
        and verb.lemma not in _BINDING
        and content.tense in ("future", "would")
        and not stands(r, content)
    ):
        mention.status = "refused"
        mention.score -= 0.4
    mention.topic = topic(r, (content or verb).a, end)
    mention.family = ACTS.get((content or verb).lemma, "")
    act = content if content is not None else verb
    mention.own_verb = content is None
    told = object_words if mention.own_verb else act_words
    mention.words = told(article, index, act, end)
    if content is not None and content.tense not in ("inf", "ger") and not content.passive and content is not verb:
        _other_agent(article, index, verb, content, mention)
    mention.denied = denies(r, act) and (content is not None or verb.lemma not in COMMISSIVES)
    mention.proviso = proviso(mention.condition) if mention.condition else ""
    deep = deepest(r, act)
    mention.act = deep.lemma
    given = next(
        (group for k in range(deep.k + 1, min(deep.k + 4, len(r.chunks))) if (group := r.group_at.get(k)) is not None and not group.prep),
        None,
    )
    mention.objects = (
        frozenset(word.removesuffix("s") for entity in given.entities for word in entity.name.lower().split()) if given else frozenset()
    )
    if mention.status == "refused" and not (matters(r, verb.k + 1) or mention.amounts):
        mention.score -= 0.6


def denies(r: Reading, act: Verb) -> bool:
    """ "will not send", "vowed not to send"."""
    return act.negated or (act.a > 0 and r.s.tags[act.a - 1] == "!")


def _other_agent(article: Article, index: int, verb: Verb, content: Verb, mention: Mention) -> None:
    """ "vowed that the authorities will investigate": who is to act, when it is not who vows; without a name there is no title in it."""
    agents = article.subject(index, content)
    if not agents and not any(entity.sort == "pronoun" for entity in content.subject):
        mention.words = ""
    mention.agents = frozenset(actor.key for actor in agents) - {actor.key for actor in article.subject(index, verb)}


def _clause_end(r: Reading, verb: Verb) -> int:
    """Token after the last one of what is undertaken: up to the reporting clause, a semicolon, or a relative clause of another actor."""
    k = verb.k + 1
    while k < len(r.chunks):
        item = r.chunks[k]
        if item.kind == ";" or (
            item.kind == "V"
            and item.verb is not None
            and item.verb.lemma in REPORT
            and item.verb.tense in ("past", "present")
            and item.verb is not verb
            and not item.verb.relative
        ):
            return max(verb.b, min(item.a, len(r.s.words)))
        k += 1
    return len(r.s.words)
