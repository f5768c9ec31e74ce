"""The few files beside the pages: one style sheet, one small script, an icon; named by their content."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from sitegen.model.corpus import Page
from sitegen.model.slug import digest

ASSETS = ("site.css", "site.js", "favicon.svg")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files, and where the templates find each by its plain name."""

    pages: tuple[Page, ...]
    names: dict[str, str]


def read_assets(engine: jinja2.Environment) -> Assets:
    """The assets as they stand, from the templates' folder `assets/`: a site shadows them like any template.

    A digest in the name lets a host cache them for ever.
    """
    assert engine.loader is not None
    pages, names = [], {}
    for name in ASSETS:
        text, _, _ = engine.loader.get_source(engine, f"assets/{name}")
        stem, _, suffix = name.rpartition(".")
        names[name] = f"assets/{stem}.{digest(text, 8)}.{suffix}"
        pages.append(Page(names[name], text.encode("utf-8")))
    return Assets(tuple(pages), names)
