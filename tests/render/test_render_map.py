"""The map of places: every dot where its place lies, inside the frame; names that do not lie on each other."""

from __future__ import annotations

import re
from dataclasses import replace

import norvia
import pytest
from drawn import draw, small
from strict_html import read

from sitegen.model.corpus import Corpus
from sitegen.model.event import Place
from sitegen.model.slug import slugify
from sitegen.render.canvas import Canvas
from sitegen.render.views.worldmap import GEO, NORTH, SCALE, SOUTH, WorldMap, draw_map


def corpus_of(*places: str) -> Corpus:
    some = norvia.small_corpus().events[0]
    events = tuple(
        replace(some, id=f"e{n}", slug=f"e{n}", place=Place(slugify(name), name), claims=(), conflicts=(), history=(), same_as=())
        for n, name in enumerate(places)
    )
    return replace(norvia.small_corpus(), events=events, undated=(), review=())


def world(*places: str) -> WorldMap:
    found = draw_map(Canvas(corpus_of(*places), None).book)
    assert found
    return found


def where(found: WorldMap, name: str) -> tuple[float, float]:
    dot = next(dot for dot in found.dots if dot.place.name == name)
    return NORTH - dot.y / SCALE, dot.x / SCALE - 180


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [("Kyiv", 50.4, 30.5), ("Wellington", -41.3, 174.8), ("Lima", -12.0, -77.0), ("Reykjavík", 64.1, -21.9), ("Saudi Arabia", 24, 44.5)],
)
def test_a_place_is_drawn_where_it_lies(name: str, latitude: float, longitude: float) -> None:
    found = where(world(name, "London"), name)
    assert abs(found[0] - latitude) < 0.5 and abs(found[1] - longitude) < 0.5


@pytest.mark.parametrize("places", [("London", "Paris"), ("Lima", "Tokyo", "Wellington"), ("Oslo", "Cape Town", "Nuuk", "Suva")])
def test_every_dot_and_name_is_inside_the_frame(places: tuple[str, ...]) -> None:
    found = world(*places)
    left, top, width, height = map(float, found.view.split())
    assert left >= 0 and left + width <= 360 * SCALE + 0.1 and top >= 0 and top + height <= (NORTH - SOUTH) * SCALE + 0.1
    for dot in found.dots:
        assert left <= dot.x <= left + width and top <= dot.y <= top + height


def test_more_events_make_a_larger_dot_and_an_unknown_place_is_counted() -> None:
    found = world("London", "London", "London", "Paris", "Qwertystan")
    radius = {dot.place.name: dot.radius for dot in found.dots}
    assert radius["London"] > radius["Paris"] and found.missing == 1 and "Qwertystan" not in radius


def test_fewer_than_two_known_places_make_no_map() -> None:
    assert draw_map(Canvas(corpus_of("London", "Qwertystan"), None).book) is None
    assert b"map__in" not in small()["places/index.html"]


def test_the_page_is_sound_and_its_dots_lead_to_the_places() -> None:
    site = draw(corpus_of("London", "Kyiv", "Saudi Arabia"))
    page = site["places/index.html"].decode()
    assert not read(site["places/index.html"]).faults
    drawing = re.search(r'<svg class="map__in".*?</svg>', page, re.DOTALL)
    assert drawing and drawing[0].count('tabindex="-1"') == 3
    assert {f"places/{slug}/index.html" for slug in ("london", "kyiv", "saudi-arabia")} <= {
        link.removeprefix("../") for link in re.findall(r'href="([^"]+)"', drawing[0])
    }


def test_the_table_is_well_formed() -> None:
    rows = [line.split("\t") for line in (GEO / "places.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(len(row) == 4 and row[0] == slugify(row[0]) and row[3] in ("city", "state") for row in rows)
    assert all(-90 <= float(row[1]) <= 90 and -180 <= float(row[2]) <= 180 for row in rows)
    assert len({row[0] for row in rows}) == len(rows) > 3000


def test_no_name_runs_over_a_dot() -> None:
    """Whichever of the two is drawn later."""
    drawn = world("Brussels", "Berlin", "London", "Paris", "Warsaw", "Kyiv", "Moscow", "Washington", *["Brussels", "London"] * 4)
    for named in drawn.dots:
        for other in drawn.dots if named.label else ():
            x, y, anchor = named.label or (0.0, 0.0, "")
            width = len(named.place.name) * drawn.size * 0.5
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            beside = other.x + other.radius <= left or other.x - other.radius >= left + width
            assert beside or other.y + other.radius <= y - drawn.size * 0.7 or other.y - other.radius >= y, (
                named.place.name,
                other.place.name,
            )
