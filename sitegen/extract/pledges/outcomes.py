"""Pledges told by how they ended: kept ("has delivered the tanks it promised"), or turned down ("ruled out sending troops")."""

from __future__ import annotations

from sitegen.extract.mentions import Mention, reporter, said
from sitegen.extract.pledges.parts import finish, hypothetical, matters, set_times
from sitegen.extract.pledges.people import name_actors
from sitegen.extract.pledges.taking import take_group
from sitegen.extract.pledges.threats import CONSEQUENCES
from sitegen.extract.pledges.undertakings import ACTS, CALLS, DEEDS, DELIVERING, FINISHED, KEEPING, MATTERS, PROMISES, REFUSING
from sitegen.extract.pledges.words import noun_words
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Group, Reading
from sitegen.model.claim import Status

_GIVEN_WORD = frozenset("promised pledged agreed offered announced vowed committed".split())

_STARTS = KEEPING | DELIVERING | REFUSING | {"be", "have"}


def from_outcome(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:
    """A pledge kept or turned down; the verbs that only say that it had been made are added to `used`."""
    if not verb.subject or verb.lemma not in _STARTS or hypothetical(r, verb):
        return None
    return (
        _kept(article, index, r, verb, used)
        or _turned_down(article, index, r, verb, used)
        or _there_be(article, index, r, verb)
        or _no_intention(article, index, r, verb, used)
    )


def _mention(article: Article, index: int, r: Reading, verb: Verb, content: Verb | None, status: Status, score: float) -> Mention | None:
    mention = Mention("pledge", index, verb.main, verb.lemma, "", status, [], score, [said(r.s.text(verb.a, verb.b))])
    name_actors(article, index, r, verb, content or verb, mention)
    if not mention.who("pledger"):
        return None
    set_times(article, r, verb, content, reporter(article, index, verb), mention)
    finish(article, index, r, verb, content, mention)
    mention.status = status
    return mention


# ------------------------------------------------------------------ kept


def _kept(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:
    """ "kept its promise to", "completed the withdrawal of", "paid the loan it had pledged", "delivered the promised tanks"."""
    fulfils = verb.lemma in ("fulfil", "fulfill", "honour", "honor") and verb.tense == "present"
    if (verb.tense not in ("past", "perfect", "pluperfect") and not fulfils) or verb.negated or verb.passive or verb.progressive:
        return None
    group = r.group_after(verb.k + 1)
    if group is None or (group.prep and group.prep.split()[-1] not in ("on", "over")):
        return None
    heads = {entity.head for entity in group.entities}
    said = _said_before(r, verb)
    if verb.lemma in KEEPING and heads & PROMISES:
        score = 1.2
    elif verb.lemma in ("complete", "finish", "implement") and heads & FINISHED:
        score = 0.6 + 0.4 * bool(said)
    elif verb.lemma in DELIVERING and said:
        score = 0.6 + 0.4 * matters(r, verb.k + 1)
    else:
        return None
    mention = _mention(article, index, r, verb, None, "fulfilled", score)
    if mention is not None:
        used.update(said)
        for k in [k for k in range(verb.k + 1, len(r.chunks)) if said and said[-1] > verb.b and r.chunks[k].a <= said[-1] < r.chunks[k].b]:
            for item in r.prepositional(k + 1):  # "the loan it had pledged to Tunisia"
                if item.prep.split()[-1] in ("to", "for"):
                    take_group(article, index, item, mention, "recipient")
    return mention


def _said_before(r: Reading, verb: Verb) -> list[int]:
    """Tokens after a verb of doing that tell that it had been undertaken, up to the next clause of somebody else; [] when none."""
    lows = r.s.lows
    found = [i for i in range(1, len(lows)) if lows[i] in _GIVEN_WORD and lows[i - 1] == "as"]  # "as promised"
    for k in range(verb.k + 1, len(r.chunks)):
        item = r.chunks[k]
        if item.kind in (";", ":") or item.kind == "S" or (item.kind == "C" and k + 1 < len(r.chunks) and r.chunks[k + 1].kind == "V"):
            break
        if item.kind == "NP":
            found += [i for i in range(item.a, item.b - 1) if r.s.lows[i] in _GIVEN_WORD]  # "the promised tanks"
        elif item.verb is not None and r.s.lows[item.verb.main] in _GIVEN_WORD and not item.verb.negated:
            found.append(item.verb.main)
        elif item.verb is not None and item.verb.tense not in ("inf", "ger", "part"):
            break
    return found


# ------------------------------------------------------------------ turned down


def _turned_down(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:
    """ "ruled out sending troops", "rejected calls to release them"."""
    if verb.lemma not in REFUSING or verb.negated or verb.passive or verb.tense in ("may", "should", "can", "part", "inf"):
        return None
    k = verb.k + 1
    if verb.lemma == "rule":
        if k >= len(r.chunks) or r.s.lows[r.chunks[k].a] != "out":
            return None
        k += 1
    content = r.chunks[k].verb if k < len(r.chunks) else None
    if content is not None and content.tense == "ger" and content.lemma in ACTS and verb.lemma != "reject":
        score = 0.4
    else:
        group = r.group_at.get(k)
        content = _called_for(r, group) if group is not None else None
        named = group is not None and any(entity.head in DEEDS or entity.head in MATTERS for entity in group.entities)
        if content is None and not (verb.lemma == "rule" and named):
            return None
        score = 0.4
    mention = _mention(article, index, r, verb, content, "refused", score + 0.3)
    if mention is not None:
        mention.head = "refuse"
        mention.own_verb = content is None
        if content is None:
            mention.saying = "rule out"
            mention.words = noun_words(article, index, k, len(r.s.words))
        else:
            used.add(content.main)
    return mention


def _called_for(r: Reading, group: Group) -> Verb | None:
    """What others asked for: "calls to resign", "demands that" are not read."""
    if not any(entity.head in CALLS for entity in group.entities):
        return None
    return next(
        (
            other
            for other in r.verbs
            if other.tense == "inf" and other.lemma in ACTS and other.governor_noun is not None and other.governor_noun.head in CALLS
        ),
        None,
    )


_OFFERED = frozenset("inquiry investigation probe election elections referendum amnesty compensation review".split())


def _there_be(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """ "said there would be no amnesty": a refusal by whoever says it."""
    if verb.lemma != "be" or verb.tense not in ("future", "would") or [entity.head for entity in verb.subject] != ["there"]:
        return None
    k = verb.k + 1
    group = r.group_at.get(k)
    report = reporter(article, index, verb)
    if group is None or (report is None and not r.s.quoted[verb.main]):
        return None
    no = r.s.lows[r.chunks[group.k0].a] == "no" or verb.negated
    threatened = any(entity.head in CONSEQUENCES for entity in group.entities)
    if not no and not threatened and not any(entity.head in _OFFERED for entity in group.entities):
        return None
    if no and not any(entity.head in MATTERS or entity.head in DEEDS for entity in group.entities):
        return None
    speakers = article.subject(index, report) if report is not None else article.speakers[index]
    if not any(actor.office or actor.state or actor.kind in ("state", "body") for actor in speakers):
        return None
    head: tuple[str, Status] = ("refuse", "refused") if no else ("threaten" if threatened else "promise", "stated")
    mention = Mention("pledge", index, verb.main, head[0], "", head[1], [], 0.85, [said(r.s.text(verb.a, verb.b))])
    mention.actors += [(actor, "pledger") for actor in speakers]
    set_times(article, r, verb, verb, report, mention)
    finish(article, index, r, verb, None, mention)
    mention.saying, mention.own_verb = "rule out" if no else head[0], True
    mention.words = noun_words(article, index, k, len(r.s.words)).removeprefix("no ")
    return mention


_INTENTIONS = frozenset("plan plans intention intentions".split())


def _no_intention(article: Article, index: int, r: Reading, verb: Verb, used: set[int]) -> Mention | None:
    """ "has no plans to withdraw", "had no intention of resigning"."""
    group = r.group_after(verb.k + 1) if verb.lemma == "have" and verb.tense in ("present", "past", "perfect", "pluperfect") else None
    if group is None or group.prep or group.entities[0].head not in _INTENTIONS:
        return None
    if r.s.lows[r.chunks[group.k0].a] != "no" and not verb.negated:
        return None
    content = next((other for other in r.verbs if group.k1 <= other.k <= group.k1 + 2 and other.tense in ("inf", "ger")), None)
    if content is None or content.lemma not in ACTS or not (matters(r, content.k + 1) or content.lemma in ("resign", "leave", "quit")):
        return None
    mention = _mention(article, index, r, verb, content, "refused", 1.0)
    if mention is not None:
        mention.head = "refuse"
        used.add(content.main)
    return mention
