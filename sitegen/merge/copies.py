"""Copies linked to their originals: ten papers that print one agency's report are one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitegen.model.claim import Claim
from sitegen.model.document import NO_COPY, Document
from sitegen.model.likeness import copies, share_in


def link_copies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, in their order, each with `copy_of`: the id of the article whose text it repeats, or "".

    What front matter says goes before what the texts say: an id or an address, or that it is no copy; words that name no article stay as
    they are.  Else the original is that published first, of one day the longest.
    """
    named = {document.id: document.id for document in documents}
    for document in documents:
        if document.url:
            named.setdefault(document.url, document.id)
    told = {document.id: named.get(document.copy_of, document.copy_of) for document in documents if document.copy_of}
    ordered = sorted((document for document in documents if document.id not in told and document.sketch), key=_first)
    texts = {document.id: document.text for document in ordered}
    by_text = copies(((one.id, one.sketch) for one in ordered), lambda copy, original: share_in(texts[copy], texts[original]))
    found = {**by_text, **told}
    if not found:
        return tuple(documents)
    return tuple(replace(one, copy_of=_root(one.id, found)) if one.id in found else one for one in documents)


def _first(document: Document) -> tuple[int, int, str]:
    day = document.publication.earliest
    return (day.toordinal() if day else 1 << 30, -len(document.text), document.id)


def _root(identity: str, found: Mapping[str, str]) -> str:
    """The original of an original; "" where the article is none's copy, or its own."""
    seen = {identity}
    original = found[identity]
    while original in found and original not in seen and found[original] != NO_COPY:
        seen.add(original)
        original = found[original]
    return "" if original in (NO_COPY, identity) else original


def voice(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The article whose words the claim's are: a copy's original, so that it counts once however many print it."""
    document = documents.get(claim.article)
    return document.copy_of if document and document.copy_of in documents else claim.article


def by_voice(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Sequence[Claim]:
    """The claims as told by those whose words they are: for counting, never for quoting."""
    voices = [voice(claim, documents) for claim in claims]
    if all(claim.article == told for claim, told in zip(claims, voices, strict=True)):
        return claims
    return tuple(replace(claim, article=told) for claim, told in zip(claims, voices, strict=True))
