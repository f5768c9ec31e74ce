"""The look of a site in site.toml: a theme by name, its colours and type changed key by key, every colour still readable."""

from __future__ import annotations

import re
from dataclasses import asdict, fields, replace

from sitegen.config.toml import TableReader, inner
from sitegen.model.theme import ENOUGH, PAIRS, THEMES, Palette, Theme, Type, contrast

COLOURS = tuple(key.name for key in fields(Palette))
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
# A list of families, each in closed quotes or in none: nothing that could end a declaration, or swallow the next.
_FAMILY = r"""(?:"[\w .'-]+" ?|'[\w ."-]+' ?|[\w-][\w .-]*)"""
_FONTS = re.compile(rf"{_FAMILY}(?:, ?{_FAMILY})*")


def read_look(reader: TableReader, default: Theme) -> Theme:
    """The theme that site.toml names, with [colours], [colours.dark] and [type] laid over it.

    P051-P053 for what cannot be used, P058 (a warning) for a colour that cannot be read on its ground.
    """
    toml = reader.toml
    theme = THEMES[reader.choice("theme", THEMES, default.name)]
    colours = inner(toml, reader.table, "colours")
    dark = inner(toml, colours.table, "dark", "colours.dark")
    colours.known((*COLOURS, "dark"))
    dark.known(COLOURS)
    light = _palette(colours, theme.light)
    night = _palette(dark, theme.dark)
    look = replace(theme, light=light, dark=night, type=_type(inner(toml, reader.table, "type"), theme.type))
    if light != theme.light:
        _readable(colours, light, "")
    if night != theme.dark:
        _readable(dark, night, " in the dark")
    return look


def _palette(reader: TableReader, palette: Palette) -> Palette:
    told = {key: reader.text(key) for key in COLOURS if key in reader.table}
    for key in [key for key, value in told.items() if not _COLOUR.fullmatch(value)]:
        if told[key]:
            reader.wrong(key, "P053", f"“{key}” is “{told[key]}”, which is no colour", 'write red, green and blue in hex: "#8f1d1d"')
        del told[key]
    return replace(palette, **{key: _long(value) for key, value in told.items()})


def _long(colour: str) -> str:
    """ "#abc" as "#aabbcc"."""
    return colour.lower() if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:].lower())


def _readable(reader: TableReader, palette: Palette, where: str) -> None:
    """P058 for each pair of colours too near to each other, where the file set one of the two."""
    values = asdict(palette)
    for ink, ground in PAIRS:
        ratio = contrast(values[ink], values[ground])
        key = next((name for name in (ink, ground) if name in reader.table), "")
        if ratio < ENOUGH and key:
            message = f"“{ink}” on “{ground}” has a contrast of {ratio:.1f} to 1{where}: many readers cannot read it"
            reader.wrong(key, "P058", message, f"make the one darker or the other lighter, to {ENOUGH} to 1 at least", "warning")


def _type(reader: TableReader, default: Type) -> Type:
    reader.known(key.name for key in fields(Type))
    families = {}
    for key in ("text", "interface", "code"):
        value = reader.text(key)
        if value and not _FONTS.fullmatch(value):
            reader.wrong(key, "P053", f"“{key}” is no list of font families", "write names with commas between them: 'Georgia, serif'")
        elif value:
            families[key] = value
    return replace(default, **families, size=reader.number("size", int, default.size, 14, 28))
