"""Two builds of one timeline compared: what came, what went, what changed."""

from sitegen.history.changes import Change, compare
from sitegen.history.words import in_words

__all__ = ["Change", "compare", "in_words"]
