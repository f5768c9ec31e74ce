"""The parts of a site, in the order in which their pages are drawn: another kind of page is a module here and a row in PARTS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.parts.events import events, redirects
from sitegen.render.parts.files import files
from sitegen.render.parts.overviews import overviews
from sitegen.render.parts.people import people
from sitegen.render.parts.search import search
from sitegen.render.parts.shares import shares
from sitegen.render.parts.single import single
from sitegen.render.parts.sources import sources
from sitegen.render.parts.timeline import timeline

Part = Callable[[Canvas], Iterator[Page]]

# The files come last: the sitemap lists the rest.
PARTS: tuple[Part, ...] = (timeline, events, redirects, people, sources, overviews, search, single, shares, files)
