"""A file becomes a `Document` or a `Note`."""

from sitegen.parse.article import PARSERS, parse_article
from sitegen.parse.note import parse_note

__all__ = ["PARSERS", "parse_article", "parse_note"]
