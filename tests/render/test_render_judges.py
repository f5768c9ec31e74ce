"""What other people's tools say of the sites: axe, the Nu HTML checker, TimelineJS, markwhen, feed and calendar readers."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import norvia
import pytest
from drawn import ROOT, Site, arabic, draw, kinds, sample, small
from reading import NODE_MODULES, Reader, host, needs_browser, tool, until, write

from sitegen.manual.__main__ import read_docs
from sitegen.manual.pages import manual
from sitegen.model.corpus import SiteConfig
from sitegen.render import review

pytestmark = pytest.mark.xdist_group("browser")
SITES = {"sample": sample, "english": small, "arabic": arabic}
AXE_KINDS = ("index.html", "events/*", "pledges", "meetings", "places", "search", "about", "sources/*", "timeline.html")
ARABIC_AXE_KINDS = ("index.html", "events/*", "pledges")
REVIEW = "-dateline/review/index.html"
AXE = """() => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  return axe.run(document, {preload: false, resultTypes: ['violations']})
    .then(found => found.violations.map(fault => [fault.id, fault.nodes.length, fault.nodes[0].html.slice(0, 120)]));
}"""


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    places = {name: write(site(), tmp_path_factory.mktemp(name)) for name, site in SITES.items()}
    for name, settings in (
        ("english", SiteConfig(title="The Norvia Talks")),
        ("arabic", SiteConfig(title="The Norvia Talks", language="ar")),
    ):
        write({page.path: page.body for page in review(norvia.small_corpus(site=settings))}, places[name])
    return places | {"manual": write(dict(manual(read_docs(ROOT))), tmp_path_factory.mktemp("manual"))}


def axe_faults(browser: Any, pages: list[Path], scheme: str, width: int) -> list[Any]:
    script = tool("axe-core/axe.min.js").read_text("utf-8")
    reader = Reader(browser, width, color_scheme=scheme, bypass_csp=True)
    faults = []
    for path in pages:
        reader.page.goto(path.as_uri())
        reader.page.evaluate(script)
        faults += [(path.name, path.parent.name, *fault) for fault in reader.page.evaluate(AXE)]
    reader.context.close()
    return faults


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, roots: dict[str, Path], scheme: str) -> None:
    pages = [roots["sample"] / kinds(sample())[kind] for kind in AXE_KINDS]
    pages += [roots["arabic"] / kinds(arabic())[kind] for kind in ARABIC_AXE_KINDS]
    pages += [roots[name] / REVIEW for name in ("english", "arabic")]
    pages += [roots["manual"] / path for path in ("index.html", "tutorial/index.html", "reference/fields/index.html")]
    assert axe_faults(browser, pages, scheme, 1280) == []


@needs_browser
def test_axe_finds_nothing_on_a_phone(browser: Any, roots: dict[str, Path]) -> None:
    pages = [roots["english"] / path for path in (*kinds(small()).values(), REVIEW)]
    assert axe_faults(browser, [*pages, roots["manual"] / "how-to" / "correct" / "index.html"], "light", 320) == []


def test_the_html_checker_finds_nothing(roots: dict[str, Path]) -> None:
    """Errors, warnings and remarks alike.

    Only one is left out: the checker takes files for pages of no host, so that nothing is 'self' to it; browsers judge the policy.
    """
    checker = tool("vnu-jar/build/dist/vnu.jar", "java")
    told = subprocess.run(
        ["java", "-Xss4m", "-jar", str(checker), "--skip-non-html", "--format", "json", *map(str, roots.values())],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(told.stderr)["messages"]
    faults = [(m["url"], m.get("lastLine"), m["message"]) for m in messages if "Content Security Policy" not in m["message"]]
    assert faults == []
    assert len(messages) > 100  # it did read the pages: on each it speaks of the policy


@needs_browser
@pytest.mark.parametrize("name", SITES)
def test_timelinejs_loads_what_is_given_to_it(browser: Any, roots: dict[str, Path], tmp_path: Path, name: str) -> None:
    tool("@knight-lab/timelinejs/dist/js/timeline.js")
    data = json.loads(SITES[name]()["timelinejs.json"])
    (tmp_path / "tl").symlink_to(NODE_MODULES / "@knight-lab" / "timelinejs" / "dist")
    (tmp_path / "timelinejs.json").write_bytes(SITES[name]()["timelinejs.json"])
    (tmp_path / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="tl/css/timeline.css"><div id="line" style="height: 600px"></div>'
        '<script src="tl/js/timeline.js"></script>'
        '<script>window.line = new TL.Timeline("line", "timelinejs.json", {ga_measurement_id: ""});</script>',
        encoding="utf-8",
    )
    reader = Reader(browser)
    with host(tmp_path) as (address, _):
        reader.context.route(lambda url: not url.startswith(address), lambda route: route.abort())
        reader.page.goto(address)
        until(reader.page, "window.line.config && document.querySelectorAll('.tl-timemarker').length > 0")
        events = reader.page.evaluate(
            "window.line.config.events.map(event => [event.unique_id, event.start_date.data.date_obj.getFullYear()])"
        )
        assert reader.page.locator(".tl-timemarker").count() == len(data["events"])
        assert reader.page.locator(".tl-message-error, .tl-error").count() == 0
    told = {event["unique_id"]: event["start_date"]["year"] for event in data["events"]}
    assert dict(events) == told and len(told) > 5


@pytest.mark.parametrize("name", SITES)
def test_markwhen_reads_every_line(name: str) -> None:
    tool("@markwhen/parser/package.json", "node")
    text = SITES[name]()["timeline.mw"].decode("utf-8")
    lines = [line for line in text.splitlines() if re.match(r"\d{4}", line)]
    script = NODE_MODULES.parent / "markwhen.mjs"
    told = subprocess.run(["node", str(script)], input=text, capture_output=True, text=True, check=True)
    read = json.loads(told.stdout)
    assert read["messages"] == [] and read["title"]
    assert len(read["events"]) == len(lines) > 5
    for line, event in zip(lines, read["events"], strict=True):
        day, _, rest = line.partition(": ")
        assert event["start"].startswith(day.partition("/")[0])
        if last := day.partition("/")[2]:
            assert event["end"] == str(date.fromisoformat(last) + timedelta(days=1))
        assert event["tags"] == re.findall(r"#(\w+)", rest), line
        assert event["title"].split(" [")[0] == re.split(r" (?:#|\[)", rest)[0]


def in_the_web(language: str) -> Site:
    return draw(norvia.small_corpus(site=SiteConfig(title="Talks", language=language, base_url="https://desk.example/talks/")))


@pytest.mark.parametrize("draw_site", [sample, partial(in_the_web, "en"), partial(in_the_web, "ar")])
def test_feed_and_calendar_readers_find_nothing_wrong(draw_site: Callable[[], Site]) -> None:
    site = draw_site()
    feeds = [path for path in site if path.endswith(".atom")]
    assert len(feeds) > 5
    for path in feeds:
        feed = feedparser.parse(site[path])
        assert not feed.bozo and feed.version == "atom10" and feed.feed.title, path
        assert len({entry.id for entry in feed.entries}) == len(feed.entries), path
        assert all(entry.title and entry.updated_parsed and entry.link for entry in feed.entries), path
    calendars = [path for path in site if path.endswith(".ics")]
    assert calendars
    for path in calendars:
        calendar = icalendar.Calendar.from_ical(site[path])
        assert calendar.errors == [] and calendar["version"] == "2.0" and calendar["prodid"], path
        entries = calendar.walk("VEVENT")
        assert entries and all(entry.errors == [] and entry.start < entry.end and entry["dtstamp"] for entry in entries)
        assert len({str(entry["uid"]) for entry in entries}) == len(entries)
