"""What a person should know of a finished timeline."""

from sitegen.check.checks import CHECKS, check
from sitegen.check.pages import links

__all__ = ["CHECKS", "check", "links"]
