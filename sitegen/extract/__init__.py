"""Sentences become claims: who met whom, who pledged what to whom.  Imports the model and itself, nothing else of ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sitegen.extract.claims import claims_by_rules
from sitegen.extract.dating import date_claims
from sitegen.extract.pledges.amounts import amounts
from sitegen.extract.reading.names import identify
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim
from sitegen.model.document import Document
from sitegen.model.timex import TimeMark

Extractor = Callable[[Document, Sequence[TimeMark], Gazetteer], tuple[Claim, ...]]

# The seam: an extractor that uses a model comes in here under a name of its own.
EXTRACTORS: dict[str, Extractor] = {"rules": claims_by_rules}


def claims(document: Document, marks: Sequence[TimeMark], gazetteer: Gazetteer, extractor: str = "rules") -> tuple[Claim, ...]:
    """One claim for each meeting and pledge of an article, by offset; undated until `date_claims`.

    Raises KeyError for an extractor that is not in EXTRACTORS: callers check names where they come in.
    """
    return EXTRACTORS[extractor](document, marks, gazetteer)


__all__ = ["EXTRACTORS", "Extractor", "amounts", "claims", "date_claims", "identify"]
