"""What an event is called, for ever: the id and the address of its oldest claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.model.claim import Claim
from sitegen.model.document import Document
from sitegen.model.slug import digest, event_slug

Rank = tuple[int, str, int, int, str]


def rank(claim: Claim, documents: Mapping[str, Document]) -> Rank:
    """Oldest first: by publication day (unknown last), then article, then place in the article, then id."""
    document = documents.get(claim.article)
    day = document.publication.day if document else None
    return (day.toordinal() if day else 1 << 30, claim.article, *claim.quote, claim.id)


def slug_for(claim: Claim) -> str:
    """The address of an event whose oldest claim this is."""
    return event_slug(claim.title, claim.id)


def unique_slugs(wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """event id -> address, for (id, slug) pairs; of two with one slug the later id gets a longer digest."""
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    for event_id, slug in sorted(wanted):
        slugs[event_id] = slug if slug not in taken else f"{slug}-{digest(event_id)}"
        taken.add(slugs[event_id])
    return slugs
