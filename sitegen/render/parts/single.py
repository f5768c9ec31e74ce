"""The whole timeline as one file that needs no other: for an e-mail or an archive."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from sitegen.model.corpus import Page
from sitegen.render.canvas import Canvas
from sitegen.render.paging import leaves
from sitegen.render.parts.timeline import counts
from sitegen.render.views.editorial import view_key
from sitegen.render.views.timeline import Whereabouts, year_groups

PATH = "timeline.html"
# Links of our own templates: an `a` never holds another, and its `href` stands in double quotes.
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LEADS = ("#", "http://", "https://", "mailto:")


def single(canvas: Canvas) -> Iterator[Page]:
    """One page with every event, its style sheet inside; only where the site asks for it.

    Links to the site's other pages lead to its address where it knows its own, and are plain words where it does not.
    """
    if not canvas.book.site.single_file:
        return
    book = canvas.book
    pages = leaves(book.corpus.events, canvas.weight)
    events = [event for leaf in pages for event in leaf.events]
    sheet = next(page.body.decode("utf-8") for page in canvas.assets.pages if page.path == canvas.assets.names["site.css"])
    style = sheet.replace("</", "<\\/")  # nothing in it may close its element
    page = canvas.draw(
        "single.html",
        PATH,
        listed=False,
        title="",
        root=book.site.base_url,
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        groups=year_groups(book, events, canvas.card, Whereabouts(pages).counts),
        undated=[canvas.card(event) for event in book.corpus.undated],
        key=view_key(book),
        counts=counts(canvas),
    )
    yield replace(page, body=_LINK.sub(_unlinked, page.body.decode("utf-8")).encode("utf-8"))


def _unlinked(link: re.Match[str]) -> str:
    return link[0] if link[1].startswith(_LEADS) else link[2]
