"""From a document to its claims: read, find, merge, name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.extract.confidence import confidence
from sitegen.extract.frames import Frames, frame_of, read_frames
from sitegen.extract.meetings.meetings import find_meetings
from sitegen.extract.mentions import Mention
from sitegen.extract.offsets import count_from, counted
from sitegen.extract.pledges.pledges import find_pledges
from sitegen.extract.reading.article import Article, read_article
from sitegen.extract.reading.reference import Actor
from sitegen.extract.reading.states import lookup
from sitegen.extract.titles import meeting_title, pledge_title
from sitegen.extract.within import Cluster, actors_of, merge
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim, Kind, Participant, Role, Status
from sitegen.model.document import Document
from sitegen.model.slug import digest, slugify
from sitegen.model.timex import TimeMark


def claims_by_rules(document: Document, marks: Sequence[TimeMark], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """One claim for each meeting and pledge of an article, by the offset of its first sentence."""
    article = read_article(document.text, marks, gazetteer)
    meetings: list[Mention] = []
    pledges: list[Mention] = []
    for index, reading in enumerate(article.readings):
        if reading.s.words[-1:] == ["?"]:
            continue  # what is asked is not told
        meetings += find_meetings(article, index)
        pledges += find_pledges(article, index)
    if not meetings and not pledges:
        return ()
    frames = read_frames(article)
    found = [_claim(document, article, frames, cluster, "meeting") for cluster in merge(article, meetings)]
    found += [_claim(document, article, frames, cluster, "pledge") for cluster in merge(article, pledges)]
    found = [claim for claim in found if claim.confidence > 0.05]
    return tuple(_numbered(sorted(found, key=lambda claim: (claim.spans[0], claim.kind, claim.quote, claim.title))))


_BY_DAY: tuple[Status, ...] = ("held", "ongoing", "planned")  # what the day of a meeting may show it to be


def _numbered(claims: list[Claim]) -> list[Claim]:
    """Ids made distinct: a second claim on one sentence gets "-2"."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    out = []
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        out.append(claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id}-{seen[claim.id]}"))
    return out


def _span(article: Article, mention: Mention) -> tuple[int, int]:
    sentence = article.readings[mention.index].s
    return sentence.start, sentence.end


def _claim(document: Document, article: Article, frames: Frames, cluster: Cluster, kind: Kind) -> Claim:
    best = cluster.best
    actors = actors_of(article, cluster)
    status = _status(cluster)
    spans = tuple(sorted({_span(article, mention) for mention in cluster.mentions}))
    quote = _span(article, best)
    place = best.place or next((mention.place for mention in cluster.mentions if mention.place), "")
    level = best.level or next((mention.level for mention in cluster.mentions if mention.level), "")
    when, days = _when(article, cluster, place)
    reasons = [reason for mention in cluster.mentions for reason in mention.reasons] + ([counted(days)] if days else [])
    retold: tuple[tuple[Status, str], ...] = ()
    if kind == "meeting":
        title = meeting_title(actors, status, best.family, place, level)
        retold = tuple((other, meeting_title(actors, other, best.family, place, level)) for other in _BY_DAY if other != status)
    else:
        title = pledge_title(
            actors,
            status,
            best,
            bool(best.reasons) and best.head not in ("package",) and article.readings[best.index].s.tags[best.at] in "vBVO",
        )
    amounts = best.amounts or next((mention.amounts for mention in cluster.mentions if mention.amounts), ())
    if status != "fulfilled":
        amounts = tuple(sorted(amounts, key=lambda amount: amount.sense != "promised"))  # what is pledged leads, what came of it follows
    condition = next((mention.condition for mention in cluster.mentions if mention.condition and _akin(mention, best)), "")
    first = document.text[spans[0][0] : spans[0][1]]
    return Claim(
        id=f"{document.id}-{kind}-{digest(' '.join(first.lower().split()), 8)}",
        article=document.id,
        kind=kind,
        status=status,
        title=title,
        actors=tuple(_participant(document.id, actor, role) for actor, role in actors),
        spans=spans,
        quote=quote,
        when=when,
        moved_when=_moved(article, cluster),
        due_when=_spans(article, (mark for mention in _in_turn(cluster.mentions) for mark in _due(article, mention))),
        place=place,
        amounts=amounts,
        condition=condition,
        level=level,
        confidence=confidence(kind, status, best.score, len(cluster.mentions)),
        reasons=tuple(dict.fromkeys(reasons)),
        frame=_frame(article, frames, cluster),
        retold=retold,
    )


def _participant(article_id: str, actor: Actor, role: Role) -> Participant:
    """An actor with its id: the same across articles for a name, of this article alone for a mere description ("leaders")."""
    name = " ".join(part for part in actor.key.split(":") if part not in ("office", "group", "body")) or actor.name
    if actor.proper:
        return Participant(actor.name, role, slugify(name), actor.kind, actor.office)
    return Participant(actor.name, role, f"{slugify(name, 60)}-{digest(article_id, 6)}", actor.kind, actor.office)


def _akin(mention: Mention, best: Mention) -> bool:
    """Do two mentions of a cluster tell of one act?  A condition on "sending a force" is none on "stepping up support"."""
    if mention is best or not mention.act or not best.act or mention.act == best.act:
        return True
    return not mention.objects or not best.objects or bool(mention.objects & best.objects)


def _status(cluster: Cluster) -> Status:
    """The best mention's status, unless only another one rests on a tense; a condition on the same act makes it conditional."""
    if any(mention.status == "conditional" and _akin(mention, cluster.best) for mention in cluster.mentions):
        return "conditional"
    sure = [mention for mention in cluster.mentions if mention.shifted] or [mention for mention in cluster.mentions if mention.tense_sure]
    return max(sure or cluster.mentions, key=lambda mention: mention.score).status


def _frame(article: Article, frames: Frames, cluster: Cluster) -> tuple[tuple[int, int], ...]:
    """Spans of the time marks of the story that may date a cluster, those of its best mention first."""
    found = dict.fromkeys(mark for mention in _by_score(cluster) for mark in frame_of(article, frames, mention))
    return tuple((article.marks[mark].start, article.marks[mark].end) for mark in found)


def _by_score(cluster: Cluster) -> list[Mention]:
    return sorted(cluster.sample, key=lambda mention: -mention.score)


def _elsewhere(place: str, other: str) -> bool:
    """Are two places named, and of two states?  "Oslo" and "Norway" are one."""
    first, second = lookup(place), lookup(other)
    return first is not None and second is not None and first.name != second.name


def _moved(article: Article, cluster: Cluster) -> tuple[tuple[int, int], ...]:
    """Spans of the day that a moved meeting had: told beside the moving, else by its other mentions."""
    shifted = [mention for mention in cluster.mentions if mention.shifted]
    new = {mark for mention in shifted for mark in mention.when}
    told = [mark for mention in shifted for mark in mention.moved]
    told = told or [mark for mention in cluster.mentions if shifted and not mention.shifted for mark in mention.when if mark not in new]
    return tuple((article.marks[mark].start, article.marks[mark].end) for mark in dict.fromkeys(told))


def _when(article: Article, cluster: Cluster, place: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """(spans of the deciding time marks, the best mention's first, how many days behind the first of them the event lies).

    Of a journey only those of the stay at `place`: "on 6 June he will go on to France" does not date his visit to Egypt.
    """
    here = [mention for mention in cluster.mentions if mention.family != "visit" or not _elsewhere(mention.place, place)]
    found: dict[int, int] = {}
    for mention in _in_turn(here):
        for mark in mention.when:
            days = count_from(article.readings[mention.index], mention, mark)
            if days is not None:
                found.setdefault(mark, days)
    return _spans(article, found), next(iter(found.values()), 0)


def _due(article: Article, mention: Mention) -> list[int]:
    """ "By the day before the vote on Thursday" is no Thursday."""
    return [mark for mark in mention.due if count_from(article.readings[mention.index], mention, mark) == 0]


def _in_turn(mentions: list[Mention]) -> list[Mention]:
    """A new day before the one it replaces, then by their evidence."""
    return sorted(mentions, key=lambda mention: (not mention.shifted, -mention.score))


def _spans(article: Article, marks: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple((article.marks[mark].start, article.marks[mark].end) for mark in dict.fromkeys(marks))
