"""The picture that a link to an event shows where it is shared: its day, its certainty, its headline, its site."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitegen.model.theme import Palette
from sitegen.render.html import clean

WIDTH, HEIGHT = 1200, 630  # pixels: what the Open Graph protocol's readers crop nothing of
MARGIN = 80
LINES = 4  # of a headline
_FONT = "DejaVuSans-Bold.ttf"  # Latin, Greek, Cyrillic, Arabic; the same file everywhere, so that every machine draws the same bytes


@dataclass(frozen=True, slots=True)
class Share:
    """What a picture says."""

    site: str
    kind: str  # "Meeting · held"
    date: str  # "18 March 2025"
    certainty: str  # "exact day"
    headline: str
    colour: str  # "#rrggbb", of the kind


def draw_share(share: Share, palette: Palette, rtl: bool = False) -> bytes:
    """A PNG of 1200 × 630 pixels in few colours; the same input gives the same bytes."""
    from PIL import Image, ImageDraw  # 40 ms that only a site with an address of its own needs

    image = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    pen = ImageDraw.Draw(image)
    side = WIDTH - MARGIN if rtl else MARGIN
    anchor = "ra" if rtl else "la"

    def say(y: int, words: str, size: int, colour: str) -> None:
        pen.text((side, y), words, fill=colour, font=_font(size), anchor=anchor)

    bar = (WIDTH - 24, 0, WIDTH, HEIGHT) if rtl else (0, 0, 24, HEIGHT)
    pen.rectangle(bar, fill=share.colour)
    say(70, _cut(clean(share.kind), 30, WIDTH - 2 * MARGIN), 30, share.colour)
    say(120, _cut(clean(share.date), 60, WIDTH - 2 * MARGIN), 60, palette.ink)
    say(200, _cut(clean(share.certainty), 28, WIDTH - 2 * MARGIN), 28, palette.soft)
    for number, line in enumerate(_lines(clean(share.headline), 46, WIDTH - 2 * MARGIN)):
        say(270 + number * 60, line, 46, palette.ink)
    pen.line((MARGIN, HEIGHT - 96, WIDTH - MARGIN, HEIGHT - 96), fill=palette.line, width=2)
    say(HEIGHT - 74, _cut(clean(share.site), 28, WIDTH - 2 * MARGIN), 28, palette.soft)
    out = io.BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


@cache
def _font(size: int) -> Any:
    from PIL import ImageFont

    with (files(__package__) / "fonts" / _FONT).open("rb") as file:
        return ImageFont.truetype(io.BytesIO(file.read()), size)


def _lines(text: str, size: int, width: int) -> list[str]:
    """The text in lines of that width, an ellipsis where more would not fit."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _font(size).getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1] + " …"]
    return [_cut(line, size, width) for line in lines]


def _cut(text: str, size: int, width: int) -> str:
    """The text, or its beginning with an ellipsis where it is wider."""
    text = text[:200]
    while text and _font(size).getlength(text) > width:
        text = text[: -max(2, len(text) // 12)].rstrip(" …") + "…"
    return text
