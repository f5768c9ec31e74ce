"""How a site looks: colours for light and for dark, and type.  Two finished themes; site.toml may change any value."""

from __future__ import annotations

from dataclasses import dataclass, field

_SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'
_SERIF = 'Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, "Noto Serif", serif'
_MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace'


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#rrggbb", each named by what it is used for."""

    paper: str  # the ground
    raised: str  # the ground of what stands out: the foot, a table's head
    ink: str  # text
    soft: str  # what is said beside
    line: str  # rules
    strong: str  # heavier rules
    accent: str  # the desk's own colour: what is chosen, what is pressed
    underline: str  # under a link
    meeting: str
    pledge: str
    other: str
    mark: str  # behind date words
    mark_ink: str  # the date words themselves


@dataclass(frozen=True, slots=True)
class Type:
    """Font families as CSS lists them, and the size of running text."""

    text: str = _SERIF
    interface: str = _SYSTEM
    code: str = _MONO
    size: int = 18  # pixels at a browser's usual setting; pages scale with the reader's own


@dataclass(frozen=True, slots=True)
class Theme:
    """One look."""

    name: str
    light: Palette
    dark: Palette
    type: Type = field(default_factory=Type)


PAPER = Theme(
    "paper",
    light=Palette(
        paper="#fdfcf9",
        raised="#f5f2ea",
        ink="#1c1b19",
        soft="#5c5850",
        line="#ddd8cc",
        strong="#1c1b19",
        accent="#8f1d1d",
        underline="#b3ab9b",
        meeting="#1f5a7d",
        pledge="#935400",
        other="#5d5d6b",
        mark="#fbe7a1",
        mark_ink="#1c1b19",
    ),
    dark=Palette(
        paper="#151618",
        raised="#1e2023",
        ink="#e8e5de",
        soft="#aaa59b",
        line="#36383c",
        strong="#8b877e",
        accent="#f2958c",
        underline="#77736a",
        meeting="#86c3e8",
        pledge="#e8b56d",
        other="#b7b7c6",
        mark="#5b4a10",
        mark_ink="#fff6d8",
    ),
)
SLATE = Theme(
    "slate",
    light=Palette(
        paper="#ffffff",
        raised="#eff3f6",
        ink="#14202b",
        soft="#4d5c69",
        line="#d3dbe2",
        strong="#14202b",
        accent="#00685a",
        underline="#9db0c1",
        meeting="#1f4fa8",
        pledge="#8a4b00",
        other="#5b5872",
        mark="#ffe9a8",
        mark_ink="#14202b",
    ),
    dark=Palette(
        paper="#10171d",
        raised="#18222a",
        ink="#e6edf3",
        soft="#a3b1bd",
        line="#2d3a45",
        strong="#8696a3",
        accent="#5fd3bc",
        underline="#6b7c8a",
        meeting="#8db8ff",
        pledge="#f0b56b",
        other="#bdb8d6",
        mark="#55460f",
        mark_ink="#fff4cf",
    ),
    type=Type(text=_SYSTEM, size=17),
)
THEMES: dict[str, Theme] = {theme.name: theme for theme in (PAPER, SLATE)}

# (what is written, what it is written on): each pair stands on some page.
PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ground in ("paper", "raised") for ink in ("ink", "soft", "accent", "meeting", "pledge", "other")),
    ("mark_ink", "mark"),
    ("paper", "ink"),
)
ENOUGH = 4.5  # of WCAG 2.2, success criterion 1.4.3, level AA, for text of any size


def contrast(one: str, other: str) -> float:
    """The contrast of two colours "#rrggbb", from 1 to 21, as WCAG 2.2 defines it ("contrast ratio", "relative luminance")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
