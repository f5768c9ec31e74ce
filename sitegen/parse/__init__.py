"""A file becomes a `Document` or a `Note`.

What reads articles is imported when an article is read: a build in which one note has changed needs none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitegen.parse.article import PARSERS, parse_article
    from sitegen.parse.note import parse_note

__all__ = ["PARSERS", "parse_article", "parse_note"]
_PLACES = {"PARSERS": "article", "parse_article": "article", "parse_note": "note"}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
