"""Events become pages, feeds and files: `render(corpus, templates)`, and what went wrong in a template."""

from sitegen.render.faults import template_fault
from sitegen.render.site import render

__all__ = ["render", "template_fault"]
