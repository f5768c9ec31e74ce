"""The places of a timeline on a small map that is part of the page: no tiles, no host, no script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitegen.model.slug import slugify
from sitegen.render.views.book import Book, LinkView

GEO = files("sitegen.render") / "geo"
SCALE = 4  # map units to a degree of longitude or latitude: the projection is plain (equirectangular)
NORTH, SOUTH = 84.0, -58.0  # what the drawing of the land holds
LEAST = 30.0  # degrees from west to east: a map of one town would show nothing
MARGIN = 0.12  # of the span, around the outermost places
NAMED = 14  # of the places told of most; the others are named when pointed at, and in the list
RATIO = 2.1  # of width to height, at most and at least
Box = tuple[float, float, float, float]  # left, top, right, bottom, in map units


@dataclass(frozen=True, slots=True)
class Dot:
    """One place."""

    x: float
    y: float
    radius: float
    place: LinkView
    told: str  # "London: 3 events"
    state: bool  # the dot is the middle of a state
    label: tuple[float, float, str] | None  # where its name stands, and how it is anchored there; None where there is no room


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The map, cut to the places on it."""

    view: str  # the SVG's viewBox
    land: str  # the SVG path
    size: float  # of the letters, in map units
    dots: tuple[Dot, ...]
    missing: int  # places that the table does not know


@cache
def _places() -> dict[str, tuple[float, float, bool]]:
    """slug -> (latitude, longitude, is it a state)."""
    rows = (line.split("\t") for line in (GEO / "places.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
    return {slug: (float(latitude), float(longitude), kind == "state") for slug, latitude, longitude, kind in rows}


@cache
def _land() -> str:
    return (GEO / "land.txt").read_text("utf-8").strip()


def draw_map(book: Book) -> WorldMap | None:
    """The map of every place whose name the table knows, or None where that is fewer than two."""
    counts = {place_id: len(book.events_at[place_id]) for place_id in book.places}
    known = _places()
    found = {place_id: known[slug] for place_id in counts if (slug := slugify(book.places[place_id].name)) in known}
    if len(found) < 2:
        return None
    points = {id: ((longitude + 180) * SCALE, (NORTH - latitude) * SCALE) for id, (latitude, longitude, _) in found.items()}
    left, top, right, bottom = _frame(list(points.values()))
    size = (right - left) / 62
    most = max(counts[id] for id in found)
    reach = {id: size * (0.32 + 0.6 * (counts[id] / most) ** 0.5) for id in found}  # of each dot
    taken: list[Box] = [(x - reach[id], y - reach[id], x + reach[id], y + reach[id]) for id, (x, y) in points.items()]
    dots: list[Dot] = []
    for id in sorted(found, key=lambda id: (-counts[id], id)):
        x, y = points[id]
        radius, name = reach[id], book.places[id].name
        label = _label(x, y, radius, name, size, (left, top, right, bottom), taken) if len(dots) < NAMED else None
        told = f"{name}: {book.words.count('events', counts[id])}"
        dots.append(Dot(round(x, 1), round(y, 1), round(radius, 2), book.places[id], told, found[id][2], label))
    view = " ".join(f"{value:.1f}" for value in (left, top, right - left, bottom - top))
    return WorldMap(view, _land(), round(size, 2), tuple(dots), len(counts) - len(found))


def _frame(points: list[tuple[float, float]]) -> Box:
    """The part of the world that holds the points, with room around them, in a pleasant shape."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max((max(xs) - min(xs)) * (1 + 2 * MARGIN), LEAST * SCALE)
    height = max((max(ys) - min(ys)) * (1 + 2 * MARGIN), width / RATIO)
    width = min(max(width, height * RATIO), 360.0 * SCALE)
    height = min(height, (NORTH - SOUTH) * SCALE)
    left = min(max(0.0, (max(xs) + min(xs) - width) / 2), 360 * SCALE - width)
    top = min(max(0.0, (max(ys) + min(ys) - height) / 2), (NORTH - SOUTH) * SCALE - height)
    return left, top, left + width, top + height


def _label(x: float, y: float, radius: float, name: str, size: float, frame: Box, taken: list[Box]) -> tuple[float, float, str] | None:
    """Room for the name beside, over or under its dot, in this order; marks it as taken."""
    width, gap = len(name) * size * 0.56, radius + size * 0.25
    tries = (
        (x + gap, y + size * 0.35, "start", x + gap, x + gap + width),
        (x - gap, y + size * 0.35, "end", x - gap - width, x - gap),
        (x, y - gap, "middle", x - width / 2, x + width / 2),
        (x, y + gap + size * 0.75, "middle", x - width / 2, x + width / 2),
    )
    for at_x, at_y, anchor, left, right in tries:
        box = (left, at_y - size * 0.85, right, at_y + size * 0.25)
        inside = frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return round(at_x, 1), round(at_y, 1), anchor
    return None


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
