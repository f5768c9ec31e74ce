"""Two builds of one timeline compared: what came, what went, what changed."""

from sitegen.history.changes import compare
from sitegen.history.words import in_words
from sitegen.model.change import Change

__all__ = ["Change", "compare", "in_words"]
