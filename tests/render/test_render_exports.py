"""timeline.json, CSV, TimelineJS, Atom, iCalendar, sitemap: read back by other people's readers."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import icalendar
import jsonschema
import norvia
import pytest
from drawn import draw, hostile, small, with_base
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.document import Publication
from sitegen.model.edtf import parse_edtf
from sitegen.render.ical import folded

DATE = {"edtf": str, "start": (str, type(None)), "end": (str, type(None)), "granularity": str, "approximate": bool, "label": str}
SCHEMA: dict[str, Any] = {
    "event": {
        "id": str,
        "url": str,
        "kind": str,
        "title": str,
        "status": (str, type(None)),
        "date": (dict, type(None)),
        "due": (dict, type(None)),
        "place": (dict, type(None)),
        "actors": list,
        "amount": (dict, type(None)),
        "condition": (str, type(None)),
        "claims": list,
        "conflicts": list,
        "notes": list,
        "same_as": list,
    },
    "claim": {"article": str, "quote": str, "span": list, "edtf": (str, type(None)), "why": str, "status": str},
    "actor": {"id": str, "name": str, "role": str, "office": str},
    "article": {"id": str, "title": str, "publisher": str, "url": str, "published": (str, type(None)), "published_by": (str, type(None))},
    "finding": {"code": str, "severity": str, "path": str, "line": int, "column": int, "message": str, "hint": str},
}


def fits(value: dict[str, Any], form: dict[str, Any]) -> bool:
    return all(name in value and isinstance(value[name], kind) for name, kind in form.items())


def timeline() -> dict[str, Any]:
    return json.loads(small()["timeline.json"])  # type: ignore[no-any-return]


def test_the_contract_s_form() -> None:
    data = timeline()
    assert list(data) == ["schema", "site", "as_of", "events", "undated", "articles", "findings"]
    assert (data["schema"], data["as_of"], data["site"]["title"], data["site"]["base_url"]) == (1, "2025-06-15", "The Norvia Talks", "")
    for event in data["events"] + data["undated"]:
        assert fits(event, SCHEMA["event"]), event
        assert all(fits(claim, SCHEMA["claim"]) and len(claim["span"]) == 2 for claim in event["claims"])
        assert all(fits(actor, SCHEMA["actor"]) for actor in event["actors"])
        assert all({"code", "message"} <= set(conflict) for conflict in event["conflicts"])
        assert small()[event["url"] + "index.html"]
        for extent in filter(None, (event["date"], event["due"], event["bounds"])):
            assert fits(extent, DATE)
            back = parse_edtf(extent["edtf"])
            assert (back.start and back.start.isoformat(), back.last and back.last.isoformat()) == (extent["start"], extent["end"])
    assert all(fits(article, SCHEMA["article"]) for article in data["articles"])
    assert all(fits(finding, SCHEMA["finding"]) for finding in data["findings"])


CORPORA = {"small": norvia.small_corpus(), "hostile": hostile("<script>"), "large": norvia.large_corpus(300)}


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
def test_the_published_schema_fits_what_is_published(corpus: Corpus) -> None:
    site = draw(corpus)
    schema = json.loads(site["timeline.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(site["timeline.json"])))
    assert [fault.json_path for fault in faults] == []


def test_the_schema_refuses_what_the_contract_does_not_have() -> None:
    schema = jsonschema.Draft202012Validator(json.loads(small()["timeline.schema.json"]))
    for path, wrong in (("as_of", "yesterday"), ("schema", 2), ("events", [{}]), ("undated", timeline()["events"])):
        assert list(schema.iter_errors({**timeline(), path: wrong})), path


def test_order_and_undated() -> None:
    data = timeline()
    keys = [(event["date"]["start"], event["date"]["end"], event["kind"], event["id"]) for event in data["events"]]
    assert keys == sorted(keys)
    assert [(event["date"], event["bounds"]["edtf"]) for event in data["undated"]] == [(None, "../2025-06-15")]


def test_what_one_event_says() -> None:
    events = {event["title"]: event for event in timeline()["events"]}
    pledge = events["Norvia pledges at least €40 million to the harbour fund"]
    assert (pledge["amount"]["value"], pledge["amount"]["currency"], pledge["due"]["edtf"]) == ("40000000", "EUR", "2025-06-30")
    assert pledge["claims"][0]["quote"].startswith("She said on Monday that Norvia")
    assert [amount["sense"] for amount in events["Kelland pledges to pay for the dredging"]["amounts"]] == ["promised", "delivered"]
    week = events["Estmark refuses to join the harbour fund"]["date"]
    assert (week["granularity"], week["start"], week["end"]) == ("week", "2025-04-21", "2025-04-27")
    articles = {article["id"]: article for article in timeline()["articles"]}
    assert (articles["2025/ansel-mayors"]["published"], articles["2025/ansel-mayors"]["published_by"]) == (None, None)
    assert articles["2025/03-20-strait"]["published_by"] == "inferred"


def test_bounds_are_not_a_publication_date() -> None:
    corpus = norvia.small_corpus()
    bounded = replace(corpus.documents[0], publication=Publication(date(2025, 1, 1), date(2025, 1, 9), None))
    data = json.loads(draw(replace(corpus, documents=(bounded, *corpus.documents[1:])))["timeline.json"])
    article = next(article for article in data["articles"] if article["id"] == bounded.id)
    assert (article["published"], article["published_by"], article["earliest"]) == (None, None, "2025-01-01")


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


def test_csv_has_one_line_for_each_event() -> None:
    read = rows(small()["events.csv"])
    assert len(read) == 9
    told = next(row for row in read if row["kind"] == "pledge" and row["status"] == "conditional")
    assert (told["edtf"], told["amount"], told["currency"], told["pledgers"], told["recipients"]) == (
        "2025-03-17",
        "40000000",
        "EUR",
        "Norvia",
        "Harbour Fund",
    )


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    read = rows(draw(hostile(formula))["events.csv"])
    assert all(not cell or cell[0] not in "=+-@\t\r" for row in read for cell in row.values())
    assert any(formula.strip() in cell for row in read for cell in row.values())


def test_timelinejs_invents_no_day() -> None:
    data = json.loads(small()["timelinejs.json"])
    slides = {slide["unique_id"]: slide for slide in data["events"]}
    assert slides["2025-norvia-kelland-and-estmark-to-hold-a-summit-in-vik"]["start_date"] == {"year": 2025, "month": 7}
    assert slides["2024-kelland-pledges-to-pay-for-the-dredging"]["start_date"] == {"year": 2024}
    assert slides["2025-estmark-refuses-to-join-the-harbour-fund"]["end_date"] == {"year": 2025, "month": 4, "day": 27}
    assert len(slides) == 8


def test_atom() -> None:
    for site, prefix in ((small(), "tag:localhost,2000:"), (with_base(), "https://desk.example/talks/events/")):
        feed = feedparser.parse(site["feed.atom"])
        assert not feed.bozo, feed.bozo_exception
        assert feed.version == "atom10" and len(feed.entries) == 9
        assert all(entry.id.startswith(prefix) and entry.updated and entry.title and entry.link for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == 9
        newest = [entry.updated for entry in feed.entries]
        assert newest == sorted(newest, reverse=True) and feed.feed.updated == newest[0]
    assert "2025-05-02T00:00:00+00:00" in small()["feed.atom"].decode()
    assert feedparser.parse(with_base()["feed.atom"]).feed.links[1].rel == "self"


def test_feed_and_calendar_of_hostile_and_of_empty_corpora_are_sound() -> None:
    for corpus in (hostile("<&]]>\x00\x0b\ud800\n;,:\\"), Corpus(SiteConfig(timezone="Mars/Base"), norvia.AS_OF)):
        site = draw(corpus)
        assert not feedparser.parse(site["feed.atom"]).bozo
        icalendar.Calendar.from_ical(site["calendar.ics"])


def test_calendar() -> None:
    calendar = icalendar.Calendar.from_ical(small()["calendar.ics"])
    entries = {str(entry["summary"]): entry for entry in calendar.walk("VEVENT")}
    day = entries["Ingrid Halvorsen and Davit Petrosyan meet in Port Ansel"]
    assert (day.start, day.end) == (date(2025, 3, 18), date(2025, 3, 19))
    assert (day["dtstamp"].dt.date(), str(day["location"])) == (date(2025, 3, 21), "Port Ansel")
    month = entries["Norvia, Kelland and Estmark to hold a summit in Vik"]
    assert (month.start, month.end, str(month["status"])) == (date(2025, 7, 1), date(2025, 8, 1), "TENTATIVE")
    assert entries["Due: Norvia pledges at least €40 million to the harbour fund"].start == date(2025, 6, 30)
    assert "≈ Central banks meet in Estmark City" in entries and "⇄ Norvia and Kelland open ferry talks" in entries
    assert not [name for name in entries if "mayors" in name]
    uids = [str(entry["uid"]) for entry in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    assert b"\r\n" in small()["calendar.ics"] and all(len(line) <= 75 for line in small()["calendar.ics"].split(b"\r\n"))


@given(st.text(max_size=300).filter(lambda text: not set(text) & set("\r\n")))
def test_long_lines_of_the_calendar_are_folded_without_cutting_a_character(text: str) -> None:
    body = folded(text.encode("utf-8", "replace").decode())
    assert all(len(line) <= 75 and line.decode("utf-8") is not None for line in body.split(b"\r\n"))
    assert body.replace(b"\r\n ", b"").decode() == text.encode("utf-8", "replace").decode() + "\r\n"


def test_text_of_the_calendar_comes_back_as_it_was() -> None:
    title = "a; b, c\\n d: “e” 会议"
    site = draw(replace(norvia.small_corpus(), events=(replace(norvia.small_corpus().events[0], title=title),)))
    (entry, *_) = icalendar.Calendar.from_ical(site["calendar.ics"]).walk("VEVENT")
    assert str(entry["summary"]).endswith(title)


def test_open_ends_are_left_out_of_the_calendar_and_the_page_says_so() -> None:
    corpus = norvia.small_corpus()
    opened = replace(corpus.events[0], extent=parse_edtf("2022-02-03/.."))
    site = draw(replace(corpus, events=(opened, *corpus.events[1:])))
    assert "open ferry talks" not in site["calendar.ics"].decode().replace("\r\n ", "")
    assert "Left out: 1 without a date, 1 open at one end." in site["about/index.html"].decode()


def test_sitemap_and_robots() -> None:
    places = re.findall(r"<loc>(.*?)</loc>", with_base()["sitemap.xml"].decode())
    pages = {path for path in with_base() if path.endswith("index.html")}
    listed = {place.removeprefix("https://desk.example/talks/") + "index.html" for place in places}
    assert listed <= pages
    left_out = {path for path in pages - listed if not path.startswith("events/")}
    assert left_out == {"embed/index.html"}
    assert b"<lastmod>2025-03-21</lastmod>" in with_base()["sitemap.xml"]
    assert b"Sitemap: https://desk.example/talks/sitemap.xml" in with_base()["robots.txt"]
    assert b"<loc>" not in small()["sitemap.xml"] and b"Sitemap:" not in small()["robots.txt"]


def test_nothing_says_the_day_on_which_the_program_runs() -> None:
    today = date.today()
    for path, body in small().items():
        for day in (today, today + timedelta(days=1)):
            assert day.isoformat().encode() not in body and f"{day:%Y%m%d}".encode() not in body, path


def test_changes_have_a_feed_of_their_own() -> None:
    read = feedparser.parse(with_base()["changes.atom"])
    assert not read.bozo and read.entries
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert any(entry.title.endswith(": held") for entry in read.entries) and any("corrected" in entry.title for entry in read.entries)
    days = [entry.updated for entry in read.entries]
    assert days == sorted(days, reverse=True)
    page = with_base()[read.entries[0].link.removeprefix("https://desk.example/talks/").split("#")[0] + "index.html"].decode()
    assert f'id="{read.entries[0].link.split("#")[1]}"' in page


def test_every_actor_and_place_can_be_subscribed_to() -> None:
    for site in (small(), with_base()):
        for path in [path for path in site if path.startswith(("actors/", "places/")) and path.endswith("/feed.atom")]:
            read = feedparser.parse(site[path])
            assert not read.bozo and read.entries, path
            page = site[path.replace("feed.atom", "index.html")].decode()
            assert f'href="../../{path}"' in page
            if site is small():
                folder = path.rsplit("/", 1)[0]
                linked = posixpath.normpath(f"{folder}/{read.entries[0].link}")
                assert linked in site, read.entries[0].link
    assert "actors/norvia/feed.atom" in small()


def test_markwhen_has_a_line_for_each_dated_event_and_nothing_that_its_parser_takes_for_its_own() -> None:
    for corpus in (norvia.small_corpus(), hostile("<script>")):
        lines = draw(corpus)["timeline.mw"].decode().splitlines()
        events = [line for line in lines if re.match(r"\d{4}(-\d\d){0,2}(/\d{4}-\d\d-\d\d)?: ", line)]
        closed = [event for event in corpus.events if event.extent and event.extent.start and event.extent.last]
        assert len(events) == len(closed) == len(lines) - 6
        assert all(line.count("#") == 1 + (event.status is not None) for line, event in zip(events, closed, strict=True))


@pytest.mark.parametrize("title", ["Norvia: the talks", '"Talks" of Norvia', "true", "2025", "*star", "- key: x"])
def test_the_header_of_markwhen_is_yaml_whatever_the_title(title: str) -> None:
    corpus = norvia.small_corpus(site=SiteConfig(title=title))
    header = draw(corpus)["timeline.mw"].decode().split("\n#")[0]
    assert header == f"title: {json.dumps(title)}\ntimezone: UTC"


def test_a_link_shows_a_picture_where_the_site_knows_its_address() -> None:
    site = with_base()
    shown = {path for path in site if path.endswith("share.png")}
    assert len(shown) == 1 + len(norvia.small_corpus().events) + len(norvia.small_corpus().undated)
    assert not [path for path in small() if path.endswith(".png")]
    for path in [path for path in site if path.endswith(".html") and "og:image" in site[path].decode()]:
        picture = re.search(r'property="og:image" content="https://desk.example/talks/([^"]+)"', site[path].decode())
        assert picture and site[picture[1]].startswith(b"\x89PNG")
    assert len({site[path] for path in shown}) == len(shown)
    large = draw(norvia.large_corpus(301, words=3))
    assert not [path for path in large if path.startswith("events/") and path.endswith(".png")]
