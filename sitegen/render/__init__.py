"""Events become pages: `render`; what waits for an editor: `review`; what is new: `edition`; what went wrong: `template_fault`."""

from sitegen.render.canvas import Memory
from sitegen.render.edition import edition
from sitegen.render.faults import template_fault
from sitegen.render.review import review
from sitegen.render.site import draw_site, render

__all__ = ["Memory", "draw_site", "edition", "render", "review", "template_fault"]
