"""What a person should know of a finished timeline."""

from sitegen.check.checks import CHECKS, check
from sitegen.check.pages import links, links_drawn, look

__all__ = ["CHECKS", "check", "links", "links_drawn", "look"]
