"""Events become pages, feeds and files: `render`; what waits for an editor: `review`; what went wrong in a template."""

from sitegen.render.faults import template_fault
from sitegen.render.review import review
from sitegen.render.site import render

__all__ = ["render", "review", "template_fault"]
