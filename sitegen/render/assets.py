"""The few files beside the pages: one style sheet, small scripts, an icon; named by their content."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import jinja2

from sitegen.model.corpus import Page
from sitegen.model.slug import digest
from sitegen.model.theme import Palette, Theme

ASSETS = (
    "site.css",
    "site.js",
    "form.js",
    "filters.js",
    "search.js",
    "fulltext.js",
    "ledger.js",
    "snippet.js",
    "embed.js",
    "minisearch.js",
    "favicon.svg",
)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files, and where the templates find each by its plain name."""

    pages: tuple[Page, ...]
    names: dict[str, str]


def read_assets(engine: jinja2.Environment, theme: Theme) -> Assets:
    """The assets as they stand, from the templates' folder `assets/`: a site shadows them like any template.

    The style sheet begins with the theme's colours and type and ends with the theme's own rules (`assets/theme-NAME.css`).
    A digest in the name lets a host cache them for ever.
    """
    pages, names = [], {}
    for name in ASSETS:
        text = _source(engine, name)
        if name == "site.css":
            text = "\n".join((variables(theme), text, _source(engine, f"theme-{theme.name}.css")))
        stem, _, suffix = name.rpartition(".")
        names[name] = f"assets/{stem}.{digest(text, 8)}.{suffix}"
        pages.append(Page(names[name], text.encode("utf-8")))
    return Assets(tuple(pages), names)


def _source(engine: jinja2.Environment, name: str) -> str:
    assert engine.loader is not None
    return engine.loader.get_source(engine, f"assets/{name}")[0]


def variables(theme: Theme) -> str:
    """The theme as custom properties of CSS; a reader's own setting chooses light or dark."""
    kind = theme.type
    fonts = f"  --text: {kind.text};\n  --interface: {kind.interface};\n  --code: {kind.code};\n  --size: {kind.size / 16:g}rem;\n"
    return (
        f":root {{\n  color-scheme: light dark;\n{_colours(theme.light, '  ')}{fonts}}}\n"
        f"@media (prefers-color-scheme: dark) {{\n  :root {{\n{_colours(theme.dark, '    ')}  }}\n}}"
    )


def _colours(palette: Palette, indent: str) -> str:
    return "".join(f"{indent}--{name.replace('_', '-')}: {value};\n" for name, value in asdict(palette).items())
