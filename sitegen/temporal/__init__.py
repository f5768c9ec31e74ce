"""Words become dates: recognize, anchor, resolve.

>>> read("The ministers will meet on Tuesday.", "2025-03-18")[0].value
'2025-03-18'
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.claim import Claim
    from sitegen.model.document import Document, Publication
    from sitegen.model.timex import Timex
    from sitegen.temporal.mention import Mention

__all__ = ["infer", "read", "recognize", "resolve"]


def recognize(text: str, language: str = "en") -> tuple[Mention, ...]:
    """The time expressions of a text, in order, none overlapping; independent of any publication date.  Never raises."""
    from sitegen.temporal.reading.recognizer import recognize as _recognize

    return _recognize(text, language)


def resolve(text: str, mentions: tuple[Mention, ...], publication: Publication, *, timezone: str = "") -> tuple[Timex, ...]:
    """One `Timex` for each mention, in the same order, counted from the publication; never from the running day."""
    from sitegen.temporal.counting.resolver import resolve as _resolve

    return _resolve(text, mentions, publication, timezone=timezone)


def infer(texts: Sequence[tuple[Document, tuple[Mention, ...], tuple[Claim, ...]]], as_of: date | None) -> dict[str, Publication]:
    """The publication of each document by id: given, inferred where the evidence leaves one day, else bounds.

    Independent of the order of `texts`; a given date is never touched.
    """
    from sitegen.temporal.context import infer as _infer

    return _infer(texts, as_of)


def read(text: str, published: date | datetime | str | None = None, *, language: str = "en", timezone: str = "") -> tuple[Timex, ...]:
    """The time expressions of a text as frozen values.

    `published` is a date, a date and time, or either in ISO 8601; None leaves open what is counted from it.
    `timezone` (an IANA name) says in which zone "today" is meant.  Raises ValueError when `published` is no ISO date.
    """
    return resolve(text, recognize(text, language), _publication(published), timezone=timezone)


def _publication(published: date | datetime | str | None) -> Publication:
    from sitegen.model.document import Publication

    if published is None:
        return Publication()
    if isinstance(published, str):
        published = datetime.fromisoformat(published) if len(published.strip()) > 10 else date.fromisoformat(published.strip())
    if isinstance(published, datetime):
        return Publication.on(published.date(), "front-matter", moment=published)
    return Publication.on(published, "front-matter")
