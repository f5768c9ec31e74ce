"""Many claims become one event, with all its sources; what they disagree on is kept and shown."""

from sitegen.merge.copies import link_copies
from sitegen.merge.stage import Merged, merge

__all__ = ["Merged", "link_copies", "merge"]
