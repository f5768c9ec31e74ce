"""The whole small site: valid, linked, self-contained, harmless, and the same each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jinja2
import norvia
import pytest
from drawn import Site, draw, hostile, pages, small, sound, with_base
from hypothesis import given, settings
from hypothesis import strategies as st
from strict_html import read

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.event import Correction, Place
from sitegen.model.note import Note
from sitegen.model.theme import THEMES
from sitegen.render.canvas import Canvas
from sitegen.render.strings import catalog
from sitegen.render.views.notes import changes_of


@pytest.mark.parametrize("site", [small, with_base], ids=["no base_url", "base_url"])
def test_markup_links_and_hosts(site: object) -> None:
    assert sound(site()) == []  # type: ignore[operator]


def test_the_contract_s_files_are_there() -> None:
    wanted = "index.html 404.html timeline.json events.csv timelinejs.json feed.atom calendar.ics sitemap.xml robots.txt .nojekyll".split()
    folders = "2022 2025 actors places sources pledges meetings conflicts corrections search about actors/norvia places/vik"
    wanted += [f"{name}/index.html" for name in folders.split()]
    assert [path for path in wanted if path not in small()] == []


def test_every_page_has_the_policy_a_language_a_title_and_one_h1() -> None:
    for path in pages(small()):
        page = read(small()[path])
        metas = [attributes for tag, attributes in page.elements if tag == "meta"]
        policy = next(meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy and "unsafe" not in policy, path
        assert page.headings.count(1) == 1, path
        assert next(attributes for tag, attributes in page.elements if tag == "html")["lang"] == "en"
        assert {"main"} <= {tag for tag, _ in page.elements}, path


def test_outside_links_do_not_hand_the_window_over() -> None:
    for path in pages(small()):
        for tag, attributes in read(small()[path]).elements:
            if tag == "a" and attributes.get("href", "").startswith("http"):
                assert "noopener" in attributes["rel"], (path, attributes)
                assert "target" not in attributes


def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert draw(norvia.small_corpus()) == small()


def test_canonical_addresses_only_where_the_site_knows_its_own() -> None:
    assert b'rel="canonical"' not in small()["index.html"]
    assert b'<link rel="canonical" href="https://desk.example/talks/actors/norvia/">' in with_base()["actors/norvia/index.html"]
    assert b'href="/talks/index.html"' in with_base()["404.html"]
    assert b'href="index.html"' in small()["404.html"]


def test_review_and_redirects_ask_not_to_be_indexed() -> None:
    assert not any("review" in path for path in small()), "what waits for review is for the preview alone"
    redirect = small()["events/2025-03-20-strait-meeting-0/index.html"]
    assert b'url=../../events/2025-ingrid-halvorsen-and-davit-petrosyan-meet-in-port-ansel/index.html"' in redirect
    assert b'content="noindex"' in redirect
    assert b"noindex" not in small()["index.html"]


def text_of(path: str, site: Site | None = None) -> str:
    return " ".join("".join(read((site or small())[path]).text).split())


def test_a_card_tells_date_certainty_words_and_working() -> None:
    text = text_of("index.html")
    for told in (
        "18 March 2025 Tuesday ● exact day",
        "week of 21 April 2025 ◐ to the week",
        "about 18 April 2025 ≈ approximate",
        "3 February 2022 Thursday ⇄ sources disagree",
        "not after 15 June 2025 ○ date not known",
        "Norvia → to Harbour Fund",
        "Not reported: allocated, delivered.",
        "On condition: provided that the ferry line reopens",
        "“Tuesday” → 18 March 2025 2025-03-18 · high confidence",
        "25 March 2025 2025-03-25 – “next” is taken as the first one to come",
    ):
        assert told in text, told
    assert "<mark>Tuesday</mark>" in small()["index.html"].decode()
    assert "2024, no month given" in text  # an event told to the year stands in no month


def test_states_follow_the_day_of_the_build_not_the_clock() -> None:
    text = text_of("index.html")
    assert "planned upcoming" in text and "pledged overdue" in text
    later = draw(norvia.small_corpus(as_of=norvia.AS_OF.replace(year=2026)))
    assert "planned date passed, no report yet" in text_of("index.html", later)
    assert "conditional overdue" in text_of("index.html", later)
    early = draw(norvia.small_corpus(as_of=norvia.AS_OF.replace(year=2020)))
    assert "overdue" not in text_of("index.html", early)


def test_an_event_page_lays_reports_history_and_notes_side_by_side() -> None:
    text = text_of("events/2025-ingrid-halvorsen-and-davit-petrosyan-meet-in-port-ansel/index.html")
    for told in (
        "The Norvia Courier Halvorsen to meet Kelland’s envoy",
        "Published: Thursday 20 March 2025 (inferred)",
        "of the days left only 20 March 2025 fits",
        "planned 18 March 2025",
        "held 20 March 2025",
        "both name Ingrid Halvorsen, Davit Petrosyan; both in Port Ansel",
        "R. Lindqvist, 21 March 2025",
        "Vik → Port Ansel",
        "Ingrid Halvorsen, Foreign Minister of Norvia · participant",
    ):
        assert told in text, told


def test_an_undated_event_says_what_is_missing() -> None:
    text = text_of("events/undated-the-mayors-of-port-ansel-and-vik-meet/index.html")
    assert "Add “published:” to content/articles/2025/ansel-mayors.md: “Earlier this week” is counted from that day." in text


def test_ledger_matrix_and_people() -> None:
    ledger = text_of("pledges/index.html")
    assert "NOK\xa012.5\xa0million a year" in small()["pledges/index.html"].decode()
    assert ledger.index("Refusals") < ledger.index("Estmark refuses")
    assert "Norvia – Kelland: 1 meeting, 1 planned" in text_of("meetings/index.html")
    actor = text_of("actors/ingrid-halvorsen/index.html")
    assert "Foreign Minister of Norvia since 8 January 2024" in actor
    assert b'<td class="num">1</td><td class="num">\xe2\x80\x93</td>' in small()["actors/ingrid-halvorsen/index.html"]


def test_json_ld_is_one_object_and_keeps_a_month_a_month() -> None:
    for path in pages(small()):
        if not path.startswith("events/"):
            continue
        for script in read(small()[path]).scripts:
            data = json.loads(script)
            assert data["@type"] == "Event" and data["name"]
    summit = read(small()["events/2025-norvia-kelland-and-estmark-to-hold-a-summit-in-vik/index.html"]).scripts[0]
    assert json.loads(summit)["startDate"] == "2025-07"


ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "]]>",
    "{{ 7*7 }}",
    "\x00\x1b\ud800",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_a_source_writes_becomes_markup(attack: str) -> None:
    site = draw(hostile(attack))
    assert sound(site) == []
    for path in pages(site):
        page = read(site[path])
        assert not [tag for tag, _ in page.elements if tag == "img"], path
        for tag, attributes in page.elements:
            if tag == "script":
                assert "src" in attributes or attributes.get("type") == "application/ld+json", path
    assert b"\x00" not in site["timeline.json"]
    json.loads(site["timeline.json"])


def test_an_address_that_is_no_web_address_becomes_no_link() -> None:
    for path, body in draw(hostile("x")).items():
        if path.endswith((".html", ".atom")):
            assert b"javascript:" not in body, path


words = st.text(st.characters(), max_size=12)


@settings(max_examples=8, deadline=None)
@given(words, words, words, st.integers(0, 30))
def test_no_text_at_all_makes_it_fail(title: str, name: str, identity: str, limit: int) -> None:
    corpus = hostile(title)
    events = tuple(replace(e, id=identity + e.id, slug=name, place=e.place and replace(e.place, name=name)) for e in corpus.events)
    site = replace(corpus.site, title=name, quote_limit=limit, language=identity or "en", timezone=title)
    assert sound(draw(replace(corpus, events=events, site=site))) == []


def test_an_empty_corpus_is_a_site_all_the_same() -> None:
    site = draw(Corpus(SiteConfig(), norvia.AS_OF))
    assert sound(site) == []
    assert "No events yet" in text_of("index.html", site)
    assert json.loads(site["timeline.json"])["events"] == []


def test_a_site_shadows_templates_by_name_and_may_extend_ours(tmp_path: Path) -> None:
    (tmp_path / "method.html").write_text("<p>Ask the desk.</p>")
    (tmp_path / "404.html").write_text('{% extends "dateline/404.html" %}{% block main %}<h1>Lost</h1>{{ super() }}{% endblock %}')
    site = draw(norvia.small_corpus(), tmp_path)
    assert "Ask the desk." in text_of("about/index.html", site)
    assert "Lost" in text_of("404.html", site)
    assert site["pledges/index.html"] == small()["pledges/index.html"]


def test_a_wrong_template_names_itself(tmp_path: Path) -> None:
    (tmp_path / "about.html").write_text("{{ nobody.knows }}")
    with pytest.raises(jinja2.UndefinedError):
        draw(norvia.small_corpus(), tmp_path)
    (tmp_path / "about.html").write_text("one\n{% if %}")
    with pytest.raises(jinja2.TemplateSyntaxError) as error:
        draw(norvia.small_corpus(), tmp_path)
    assert (error.value.name, error.value.lineno) == ("about.html", 2)
    with pytest.raises(FileNotFoundError):
        draw(norvia.small_corpus(), tmp_path / "none")


def test_every_phrase_that_is_asked_for_is_in_the_table() -> None:
    root = Path(__file__).parents[2]
    table = set(catalog("en")) | {f"{key}.other" for key in catalog("en")["count"]}
    used = set()
    for path in (root / "templates").glob("*.html"):
        used |= set(re.findall(r"\bt\('([\w.]+)'", path.read_text())) | {
            f"{key}.other" for key in re.findall(r"t\.count\('([\w.]+)'", path.read_text())
        }
    for path in (root / "sitegen" / "render").rglob("*.py"):
        used |= set(re.findall(r"words\(\s*\"([\w.]+)\"", path.read_text())) | {
            f"{key}.other" for key in re.findall(r"words\.count\(\"([\w.]+)\"", path.read_text())
        }
    used = {key for key in used if not key.endswith("_")}
    assert used - table == set()


def test_scripts_are_small_named_by_their_content_and_loaded_only_where_they_are_needed() -> None:
    named = {match[1]: len(body) for path, body in small().items() if (match := re.fullmatch(r"assets/([\w-]+)\.[0-9a-f]{8}\.js", path))}
    assert named.pop("minisearch") < 20_000  # not ours
    assert named.pop("fulltext") < 4_000  # of an option
    assert sum(size for name, size in named.items() if not name.startswith("search-")) < 26_000 and named["site"] < 1_000
    wanted = {
        "index.html": ["site", "form", "filters"],
        "pledges/index.html": ["site", "form", "ledger", "filters"],
        "search/index.html": ["site", "form", "minisearch", "search", "snippet"],
        "embed/index.html": ["form", "minisearch", "search", "embed"],
        "actors/norvia/index.html": ["site"],
        "meetings/index.html": ["site"],
        "events/2025-ingrid-halvorsen-and-davit-petrosyan-meet-in-port-ansel/index.html": ["site"],
    }
    for path, scripts in wanted.items():
        assert re.findall(rb'<script defer src="[./]*assets/(\w+)\.', small()[path]) == [name.encode() for name in scripts], path


def test_a_page_in_arabic_runs_from_right_to_left() -> None:
    site = draw(norvia.small_corpus(site=SiteConfig(title="x", language="ar")))
    assert b'<html lang="ar" dir="rtl">' in site["index.html"]
    assert "18 مارس 2025" in text_of("index.html", site)


def test_a_theme_sets_the_variables_in_front_and_its_own_rules_behind() -> None:
    sheets = {}
    for name, theme in THEMES.items():
        site = draw(norvia.small_corpus(site=SiteConfig(title="x", theme=theme)))
        sheets[name] = next(body.decode() for path, body in site.items() if path.endswith(".css"))
        assert sheets[name].startswith(":root {") and f"--accent: {theme.light.accent};" in sheets[name]
        used = set(re.findall(r"var\(--([a-z-]+)\)", sheets[name]))
        assert used <= set(re.findall(r"--([a-z-]+):", sheets[name]))
    assert len(set(sheets.values())) == len(THEMES)


def test_a_note_on_an_event_that_is_not_shown_says_on_which() -> None:
    lost = Note("lost", "content/notes/lost.md", "Was it so?", "Nobody knows.", about="some-talks-1234")
    text = " ".join(" ".join(read(draw(norvia.small_corpus(notes=(lost,)))["corrections/index.html"]).text).split())
    assert "On: some-talks-1234 (not on this timeline)" in text


def test_two_corrections_of_one_field_each_tell_their_own_step() -> None:
    corpus = norvia.small_corpus()
    some = next(event for event in corpus.events if event.corrections)
    first, second = some.notes[0], replace(some.notes[0], id="again", title="Moved again")
    states = [replace(some, place=Place(name.lower(), name)) for name in ("Vik", "Ansel", "Harrow")]
    steps = tuple(Correction(note.id, ("place",), state) for note, state in zip((first, second), states, strict=False))
    event = replace(states[2], notes=(first, second), corrections=steps)
    book = Canvas(replace(corpus, events=(event,), undated=(), review=()), None).book
    told = [[(change.before, change.after) for change in changes_of(book, note, event)] for note in event.notes]
    assert told == [[("Vik", "Ansel")], [("Ansel", "Harrow")]]
    assert changes_of(book, replace(first, id="other"), event) == ()
