"""Events become pages, feeds and files: `render(corpus, templates)` is all that the rest of the house needs."""

from sitegen.render.site import render

__all__ = ["render"]
