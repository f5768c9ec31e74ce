"""Meetings: found by their nouns ("talks with") and by their verbs ("met", "visited")."""

from __future__ import annotations

from sitegen.extract.meetings.attendance import add_named, add_presiding, from_attendance
from sitegen.extract.meetings.nouns import from_noun, own_group
from sitegen.extract.meetings.occasions import tells_length
from sitegen.extract.meetings.verbs import from_verb
from sitegen.extract.mentions import Mention
from sitegen.extract.reading.article import Article


def find_meetings(article: Article, index: int) -> list[Mention]:
    """The mentions of meetings in sentence `index`."""
    r = article.readings[index]
    out = []
    for k, item in enumerate(r.chunks):
        if item.entity is not None:
            mention = from_noun(article, index, r, own_group(r, k), item.entity)
            if mention is not None:
                out.append(mention)
    for verb in r.verbs:
        mention = from_verb(article, index, r, verb)
        if mention is not None:
            out.append(mention)
    kept = _one_per_clause(out)
    if kept:
        add_presiding(article, index, r, kept[0])
        add_named(article, index, r, kept[0])
    for verb in r.verbs:
        there = from_attendance(article, index, r, verb)
        if there is not None:
            kept.append(there)
    return kept


def _one_per_clause(found: list[Mention]) -> list[Mention]:
    """ "will meet X for talks": a verb and a noun of one clause are one mention when they share their people."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (-item.score, item.at)):
        same = next(
            (
                other
                for other in kept
                if mention.who() <= other.who()
                and (mention.who() or abs(mention.at - other.at) < 12)
                and mention.family != "call"
                and mention.margin is other.margin
            ),
            None,
        )
        if same is not None and not (same.place and mention.place and same.place != mention.place):
            same.when = same.when or mention.when
            same.place = same.place or mention.place
            same.level = same.level or mention.level
            same.reasons += [reason for reason in mention.reasons if tells_length(reason) and reason not in same.reasons]
            continue
        kept.append(mention)
    return sorted(kept, key=lambda item: item.at)
