"""Many claims become one event, with all its sources; what they disagree on is kept and shown."""

from sitegen.merge.stage import Merged, merge

__all__ = ["Merged", "merge"]
