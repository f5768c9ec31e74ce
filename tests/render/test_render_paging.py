"""Large timelines: what goes onto which page, and how heavy a page is."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date, timedelta
from functools import cache

import norvia
from drawn import Site, draw, pages, sound
from hypothesis import given
from hypothesis import strategies as st
from strict_html import read

from sitegen.model.event import Event
from sitegen.model.extent import Extent
from sitegen.render.paging import chunks, front, leaves


@given(st.lists(st.integers(0, 50)), st.integers(1, 9), st.integers(1, 100))
def test_chunks_lose_nothing_and_keep_the_order(items: list[int], max_items: int, max_weight: int) -> None:
    pages = chunks(items, lambda item: item, max_items, max_weight)
    assert [item for page in pages for item in page] == items
    assert all(len(page) <= max_items and (sum(page) <= max_weight or len(page) == 1) for page in pages)


def one(day: date, number: int) -> Event:
    return Event(f"e{number}", f"e{number}", "other", None, f"Event {number}", Extent.day(day))


def test_a_light_year_is_one_page_a_heavy_year_goes_by_month_a_heavy_month_in_parts() -> None:
    light = [one(date(2023, 5, 1), 1)]
    heavy = [one(date(2024, 1, 1) + timedelta(days=n % 360), n) for n in range(400)]
    month = [one(date(2025, 3, 1), 1000 + n) for n in range(700)]
    found = leaves(light + heavy + month, lambda _: 100)
    assert [leaf.folder for leaf in found[:4]] == [("2025", "03"), ("2025", "03", "2"), ("2025", "03", "3"), ("2024", "12")]
    assert found[-1].folder == ("2023",)
    assert sum(len(leaf.events) for leaf in found) == 1101
    assert front(found, lambda _: 100) == 1
    assert front(leaves(light, lambda _: 100), lambda _: 100) == 1


@cache
def large() -> Site:
    return draw(norvia.large_corpus(900, words=60))


def test_no_page_is_over_its_budget() -> None:
    assert sound(large()) == []
    for path in pages(large()):
        assert len(gzip.compress(large()[path], 6)) < 100_000, path
        cards = re.findall(rb'class="event"', large()[path])
        assert len(cards) <= 500, path


def test_every_event_is_on_a_period_s_page_and_is_reached_from_the_first() -> None:
    events = {event["url"].split("/")[1] for event in json.loads(large()["timeline.json"])["events"]}
    shown: set[str] = set()
    for path in pages(large()):
        if re.fullmatch(r"\d{4}/.*", path):
            shown |= {name.removeprefix("e-") for name in read(large()[path]).ids if name.startswith("e-")}
    assert shown == events
    reached, open_now = {"index.html"}, ["index.html"]
    while open_now:
        path = open_now.pop()
        for link in read(large()[path]).links:
            if "://" in link or link.startswith("#"):
                continue
            parts = (path.rsplit("/", 1)[0] + "/" if "/" in path else "") + link.split("#")[0]
            target = re.sub(r"[^/]+/\.\./", "", parts)
            while "../" in target:
                target = re.sub(r"[^/]+/\.\./", "", target)
            if target in large() and target.endswith(".html") and target not in reached:
                reached.add(target)
                open_now.append(target)
    assert set(pages(large())) - reached == {"404.html"}


def test_the_first_page_shows_the_newest_and_the_years_lead_to_the_rest() -> None:
    first = read(large()["index.html"])
    assert [link for link in first.links if re.fullmatch(r"2016/index.html", link)]
    newest = json.loads(large()["timeline.json"])["events"][-1]["url"]
    assert f"e-{newest.split('/')[1]}" in first.ids


def test_a_heavy_year_has_an_overview_and_its_part_says_of_how_many() -> None:
    events = tuple(one(date(2025, 1, 1) + timedelta(days=n % 300), n) for n in range(700))
    site = draw(norvia.small_corpus(events=tuple(sorted(events, key=lambda e: (str(e.extent and e.extent.start), e.id))), undated=()))
    assert sound(site) == []
    assert '<a href="2025/index.html">of all 700 events</a>' in site["index.html"].decode()
    overview = read(site["2025/index.html"])
    assert [link for link in overview.links if "#" not in link and link.startswith("../2025/")][-10:] == [
        f"../2025/{month:02d}/index.html" for month in range(10, 0, -1)
    ]


def test_many_undated_events_have_pages_of_their_own() -> None:
    corpus = norvia.large_corpus(1)
    undated = tuple(Event(f"u{n}", f"u{n}", "meeting", "held", f"Undated {n}", None) for n in range(400))
    site = draw(norvia.small_corpus(events=corpus.events, documents=corpus.documents, undated=undated))
    assert sound(site) == []
    assert "undated/p/2/index.html" in site
