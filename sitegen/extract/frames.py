"""The day that a sentence inherits from the story around it: “On Tuesday he flew to Oslo. He met the king.”

Only what is told in the past outside quotations inherits, only from a day that the text itself names for a past event of the same
story, and never across a step back in time ("in 2015", "had agreed").  The day is not a fact of the sentence: claims say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.extract.meetings.occasions import ENDING, day_told
from sitegen.extract.mentions import Mention, marks_of
from sitegen.extract.offsets import count_from
from sitegen.extract.pledges.nouns import made_by
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.clause import REPORT
from sitegen.extract.reading.groups import Reading
from sitegen.extract.times import said_when, verb_marks

# Rules of `temporal` whose expressions name one day of a news story.
_DAY_RULES = frozenset("weekday day-word related-part tonight month-day day-month month-day-year day-month-year iso-date".split())
_NOT_THIS_STORY = re.compile(r"\b(?:last|next|tomorrow|previous|every|coming|following)\b", re.IGNORECASE)
_LAST_NIGHT = re.compile(r"last (?:night|evening)$", re.IGNORECASE)
_OPEN = frozenset("since until till by for from before to".split())  # "since Monday" names no day on which something happened
_TOLD_PAST = ("past", "perfect")
_PROMISING = frozenset("promise pledge vow threaten offer propose".split())  # they say, but what they themselves undertake
_NOT_FINITE = ("inf", "ger", "part")
# Words that take a clause out of the story's day.
_ELSEWHEN = frozenset(
    "ago previously repeatedly often frequently regularly always ever never once recently formerly originally historically"
    " traditionally routinely twice earlier last constantly consistently continually persistently already long".split()
)
_AFAR = frozenset("since recent recently previously ago formerly".split())  # anywhere in the sentence
_SOURCES = frozenset("source sources adviser advisers advisor advisors aide aides insiders people reports".split())
_AT_THE_TIME = (["at", "the", "time"], ["at", "that", "time"])
_AT = frozenset("after during at in following amid on".split())
_AHEAD = re.compile(r"\b(?:next|coming|tomorrow|future|following)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:hours?|minutes|moments)\b", re.IGNORECASE)
_EVE_WORDS = 5
_LATER_THAN = ("after", "before")
_PARTS = frozenset("day days morning evening night week weeks month months year years".split())
_YEAR = re.compile(r"\d{4}$")
_DATELINE_CHARS = 300
_LEAD_SENTENCES = 6  # a day named in the first sentences is the day of the story
_REACH_SENTENCES = 8  # a day named further back than this is not carried on
_PAUSED = -2  # the text has just stepped back in time
_ONE_STORY = 4  # an article with more wordings of days than this tells of several days
_PAUSE_SENTENCES = 2  # so long a step back in time lasts within one paragraph


@dataclass(slots=True)
class Frames:
    """For each sentence the time marks that give its day, the nearest first."""

    own: list[list[int]]  # days that the sentence itself names for past events
    carried: list[tuple[int, int]]  # the day carried from the sentences before, and its sentence; (-1, -1): none, (-2, -1): a step back
    stepped_back: list[int]  # where in the text the sentence first steps back in time, or -1
    lead: int  # the day of the story, or -1
    days: list[int] = field(default_factory=list)  # every day of a past event, each wording once
    today: int = -1  # the first "today" of a past event: the day of the report


def read_frames(article: Article) -> Frames:
    """The days that the sentences of an article carry on; linear in its marks and sentences."""
    frames = Frames([], [], [], -1)
    current, since, paused, first = -1, 0, 0, 0
    words: dict[str, int] = {}
    for index, reading in enumerate(article.readings):
        s = reading.s
        if index and "\n" in article.text[article.readings[index - 1].s.end : s.start]:
            paused = 0
        days: list[int] = []
        back = -1
        while first < len(article.marks) and article.marks[first].start < s.end:
            if article.marks[first].end > s.start:
                if _names_a_day(article, first):
                    if _told_past(reading, first):
                        days.append(first)
                        words.setdefault(article.marks[first].text.lower(), first)
                        if frames.today < 0 and article.marks[first].text.lower() in _TODAY:
                            frames.today = first
                elif back < 0 and steps_back(article, first):
                    back = article.marks[first].start
            first += 1
        frames.own.append(days)
        frames.carried.append((_PAUSED, -1) if paused else (current, since) if index - since <= _REACH_SENTENCES else (-1, -1))
        frames.stepped_back.append(back)
        if days:
            current, since, paused = days[-1], index, 0
            if frames.lead < 0 and index < _LEAD_SENTENCES:
                frames.lead = days[0]
        elif back >= 0:
            paused = _PAUSE_SENTENCES
        elif paused:
            paused -= 1
    frames.days = list(words.values())
    return frames


_TODAY = frozenset(("today", "this morning", "this afternoon", "this evening", "earlier today", "tonight"))
_BACKGROUND = frozenset(
    "year month-day-year day-month-year month month-year units-ago decade season season-year related-month related-season the-unit".split()
)
_SINCE = "since "
_BACK = re.compile(r"\b(?:last|past|previous|earlier|that)\b", re.IGNORECASE)


def steps_back(article: Article, mark: int) -> bool:
    """ "in 2015", "last year", "earlier this month"."""
    found = article.marks[mark]
    if article.text[max(0, found.start - len(_SINCE)) : found.start].lower() == _SINCE:
        return False  # "the worst attack since last May" stays where it is
    return found.type == "DATE" and (found.rule in _BACKGROUND or (found.rule == "related-unit" and _BACK.search(found.text) is not None))


def _names_a_day(article: Article, mark: int) -> bool:
    found = article.marks[mark]
    if found.rule not in _DAY_RULES:
        return False
    if _YEAR.search(found.text) is not None and found.start > _DATELINE_CHARS:
        return False  # with its year a day is told from afar, unless it is the dateline
    return _NOT_THIS_STORY.search(found.text) is None or _LAST_NIGHT.search(found.text) is not None


def _told_past(r: Reading, mark: int) -> bool:
    """Does a past event of this sentence bear the mark?"""
    if not r.chunks:
        # A sentence that nobody needed to read holds no word of the future.
        return "had" not in r.s.lows
    k = next((i for i, item in enumerate(r.chunks) if item.kind == "W" and mark in r.s.marks[item.a : item.b]), -1)
    if k < 0 or r.s.quoted[r.chunks[k].a] or r.s.tags[r.chunks[k].b - 1] == "'":
        return False
    if k and r.chunks[k - 1].kind == "P" and r.s.lows[r.chunks[k - 1].b - 1] in _OPEN:
        return False
    finite = [verb for verb in r.verbs if verb.tense not in _NOT_FINITE]
    if any(verb.tense == "part" and verb.k < k and mark in verb_marks(r, verb) for verb in r.verbs):
        return True  # "the missiles fired on Monday"
    for verb in finite:
        if mark in verb_marks(r, verb) or (verb.lemma in REPORT and mark in said_when(r, verb)):
            return verb.tense in _TOLD_PAST and not _was_to_come(verb)
    return (
        bool(finite)
        and all(verb.tense in ("past", "perfect", "pluperfect", "present") for verb in finite)
        and finite[0].tense in _TOLD_PAST
    )


def _was_to_come(verb: Verb) -> bool:
    """ "Was due to meet later on Tuesday": no day of what has happened."""
    return verb.predicate in ("due", "set", "expected", "scheduled") or (verb.passive and verb.lemma in _ARRANGED)


_ARRANGED = frozenset("schedule expect plan slate".split())

# ------------------------------------------------------------------ what inherits


def frame_of(article: Article, frames: Frames, mention: Mention) -> list[int]:
    """Time marks that may date a mention without date words of its own, the likeliest first; [] when it must stay undated."""
    r = article.readings[mention.index]
    if not _in_story(r, mention):
        return []
    if any(r.s.lows[i] in _LATER_THAN and r.s.lows[i - 1] in _PARTS for i in range(1, mention.at)):
        return []  # "the morning after she announced": the story's day is the morning's
    back = frames.stepped_back[mention.index]
    if 0 <= back < r.s.starts[mention.at]:
        return []
    own = frames.own[mention.index]
    if own:
        mine = own[0] not in mention.due and _same_clause(r, mention, own[0]) and count_from(r, mention, own[0]) == 0
        return own[:1] if mine else []
    if any(article.marks[mark].type == "DATE" and not _same_day(article.marks[mark].text) for mark in marks_of(r, 0, mention.at)):
        return []  # "Iran this month threatened, after Reed vowed": a stretch of time of its own, and no day
    if _perfect(r, mention):  # "has held a meeting" is news of the report's own day
        fresh = mention.kind == "meeting" or mention.index < _LEAD_SENTENCES  # what "has been promised" further down is background
        if frames.today >= 0 or not fresh:
            return [frames.today] if fresh else []
        ahead = frames.lead >= 0 and mention.index < _LEAD_SENTENCES and article.marks[frames.lead].start >= r.s.end
        return [frames.lead] if ahead else []  # "have agreed", and the next sentence: "they met on Tuesday", when that is today
    carried, told_in = frames.carried[mention.index]
    if carried >= 0 and (_one_day(article, carried, frames.lead) or _share_actors(article, told_in, mention.index)):
        return [carried]
    if carried == _PAUSED:
        return []
    if frames.lead >= 0 and carried < 0 and mention.index < _LEAD_SENTENCES:
        return [frames.lead]
    # Far from any day: the story's, if the article tells of one day only (the wall's other side sees whether they are one).
    return frames.days if carried < 0 and frames.lead >= 0 and len(frames.days) <= _ONE_STORY else []


def _same_day(words: str) -> bool:
    """Words that leave the day of a saying what it is: "in the coming days he will", "hours later"."""
    return _AHEAD.search(words) is not None or _HOURS.search(words) is not None


def _same_clause(r: Reading, mention: Mention, mark: int) -> bool:
    """Not "agreed to join the talks that began on Monday": the day of a relative clause is that of its own verb."""
    behind = next((i for i, item in enumerate(r.chunks) if item.kind == "W" and mark in r.s.marks[item.a : item.b]), 0)
    if any(item.kind == "S" and item.a > mention.at for item in r.chunks[:behind]):
        return False  # "met, while on Tuesday he flew"
    aside = [verb for verb in r.verbs if verb.relative or (verb.a > mention.at and _after_that(r, verb))]
    return not any(mark in verb_marks(r, verb) for verb in aside if not verb.a <= mention.at < verb.b)


def _after_that(r: Reading, verb: Verb) -> bool:
    """ "the conference that began": its "that" stands behind a noun."""
    k = verb.k - 1
    return k > 0 and r.chunks[k].kind == "H" and r.chunks[k - 1].kind == "NP"


def _one_day(article: Article, first: int, second: int) -> bool:
    """Are two marks the same words, or "Monday" and "noon on Monday"?"""
    if first == second or second < 0:
        return first == second
    one, other = article.marks[first].text.lower(), article.marks[second].text.lower()
    return one in other or other in one


def _share_actors(article: Article, first: int, second: int) -> bool:
    """Does the later sentence speak of somebody of whom the earlier one spoke, or of the same state?"""
    return not _spoken_of(article, first).isdisjoint(_spoken_of(article, second))


def _spoken_of(article: Article, index: int) -> set[str]:
    actors = [actor for found in article.resolved[index].values() for actor in found]
    return {actor.key for actor in actors} | {actor.state for actor in actors if actor.state}


def _in_story(r: Reading, mention: Mention) -> bool:
    """Is it told in the past, by the writer, as part of the story?"""
    if mention.kind == "meeting" and mention.status != "held" and not any(day_told(reason) for reason in mention.reasons):
        return False
    if mention.kind == "meeting" and r.s.quoted[mention.at]:
        return False
    verb = _teller(r, mention)
    if verb is None or _governing(verb).tense not in _TOLD_PAST or verb.relative or _says_which(r, verb):
        return False
    if mention.kind == "pledge" and verb.lemma in REPORT and any(entity.head in _SOURCES for entity in verb.subject):
        return False  # what sources say was decided, they do not say when
    if any(r.s.lows[i : i + 3] in _AT_THE_TIME for i in range(mention.at)):
        return False
    k0 = max(0, verb.k - 2)
    near = {r.s.lows[i] for item in r.chunks[k0 : verb.k + 3] for i in range(item.a, item.b) if r.s.marks[i] < 0}
    return _ELSEWHEN.isdisjoint(near) and _AFAR.isdisjoint(r.s.lows)


def _governing(verb: Verb) -> Verb:
    """Of "he left it at that, saying" the verb that the "saying" goes with."""
    return verb.governor if verb.tense == "ger" and verb.governor is not None else verb


def _says_which(r: Reading, verb: Verb) -> bool:
    """ "Is one of the few firms committed to", "remains committed to": a participle that only tells of what kind."""
    above = next((other for other in reversed(r.verbs) if other.k < verb.k), None)
    if above is not None and above.k == verb.k - 1 and above.lemma in ("remain", "stay"):
        return True
    between = {item.kind for item in r.chunks[above.k + 1 : verb.k]} if above is not None else set()
    return above is not None and above.lemma == "be" and not above.predicate and "NP" in between and between <= {"NP", "P", "A"}


def _perfect(r: Reading, mention: Mention) -> bool:
    verb = _teller(r, mention)
    return verb is not None and verb.tense == "perfect"


def _teller(r: Reading, mention: Mention) -> Verb | None:
    """The finite verb that tells of a mention: its own, the one above its infinitive, of a noun the one that it goes with."""
    at = mention.at
    verb = next((verb for verb in r.verbs if verb.a <= at < verb.b), None)
    if verb is None:
        k = next((i for i, item in enumerate(r.chunks) if item.a <= at < item.b), -1)
        group = r.group_at.get(k)
        if group is None:
            return None
        if mention.kind == "pledge" and made_by(r, group) is None:
            return None  # "defended its decision", "stalled on a commitment": told of, not made
        if "eve" in r.s.lows[max(0, at - _EVE_WORDS) : at]:
            return None  # "on the eve of a visit": the visit is another day's
        if mention.kind == "meeting" and group.prep and group.prep.split()[0] not in _AT and ENDING not in mention.reasons:
            return None
        mine = {entity.a for entity in group.entities}
        verb = next((verb for verb in r.verbs if any(entity.a in mine for entity in verb.subject)), None)
        if verb is None:
            verb = next((verb for verb in reversed(r.verbs) if verb.k < group.k0), None)
        if verb is None and group.prep:
            verb = next((verb for verb in r.verbs if verb.k >= group.k1), None)
    for _ in range(4):
        if verb is None or verb.tense not in _NOT_FINITE:
            break
        verb = verb.governor
    if mention.kind == "pledge" and verb is not None and verb.tense not in (*_TOLD_PAST, "pluperfect"):
        # “It will send troops”, the minister said: the day of the saying.
        told = (other for other in r.verbs if other.lemma in REPORT and other.lemma not in _PROMISING and not r.s.quoted[other.main])
        said = [other for other in told if _governing(other).tense == "past"]
        return said[0] if said else verb
    return verb
