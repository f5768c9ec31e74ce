"""Undertakings told from the other side: a threat by its target ("would face sanctions"), a refusal without a refuser."""

from __future__ import annotations

from sitegen.extract.mentions import Mention, reporter, said
from sitegen.extract.pledges.parts import finish, set_times
from sitegen.extract.pledges.taking import take_part
from sitegen.extract.reading.article import Article
from sitegen.extract.reading.chunks import Verb
from sitegen.extract.reading.groups import Reading
from sitegen.extract.reading.names import Entity

CONSEQUENCES = frozenset(
    (
        "consequences consequence sanctions price fire fury retaliation response reprisals action strikes penalties penalty"
        " punishment wrath revenge reprisal tariffs measures annihilation devastation destruction war force justice cost costs"
    ).split()
)


def from_target(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """A threat told from its target's side: "said the North would face “fire and fury” if ..."."""
    if (
        verb.lemma not in ("face", "suffer", "pay", "meet", "regret", "feel")
        or verb.tense not in ("future", "would")
        or verb.negated
        or verb.passive
    ):
        return None
    group = r.group_after(verb.k + 1)
    if group is None or group.prep or not any(entity.head in CONSEQUENCES for entity in group.entities):
        return None
    report = reporter(article, index, verb)
    speakers = article.subject(index, report) if report is not None else article.speakers[index] if r.s.quoted[verb.main] else ()
    targets = article.subject(index, verb)
    if not targets or not speakers or set(targets) & set(speakers):
        return None
    mention = Mention(
        "pledge",
        index,
        verb.main,
        verb.lemma,
        "",
        "stated",
        [(actor, "pledger") for actor in speakers],
        0.9,
        [said(r.s.text(verb.a, verb.b))],
    )
    for actor in targets:
        take_part(mention, actor, "target")
    set_times(article, r, verb, verb, report, mention)
    finish(article, index, r, verb, None, mention)
    mention.words = f"{r.s.text(r.chunks[group.k0].a, r.chunks[group.k1 - 1].b)}"
    mention.head = "threaten"
    mention.family = "threat"
    return mention


_SHARE = frozenset(
    "participation involvement deployment contribution support assistance help aid intervention troops presence membership".split()
)


def without_refuser(article: Article, index: int, r: Reading, verb: Verb) -> Mention | None:
    """A refusal without a refuser as subject: "Danish participation in the force is not planned"."""
    if not (verb.negated and verb.passive and verb.lemma in ("envisage", "plan", "foresee", "consider", "contemplate", "intend")):
        return None
    entity = next((entity for entity in verb.subject if any(word in _SHARE for word in entity.name.lower().split())), None)
    actor = article.registry.actor(Entity("state", entity.state, "", state=entity.state)) if entity is not None and entity.state else None
    if actor is None:
        return None
    mention = Mention("pledge", index, verb.main, "refuse", "", "refused", [(actor, "pledger")], 1.6, [said(r.s.text(verb.a, verb.b))])
    set_times(article, r, verb, verb, reporter(article, index, verb), mention)
    finish(article, index, r, verb, None, mention)
    mention.status = "refused"
    mention.words = "take part"
    mention.own_verb = False
    return mention
