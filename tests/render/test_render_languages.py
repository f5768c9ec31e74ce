"""A site in another language than its sources: what is English on it says so, names keep their direction, lists their order."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import norvia
import pytest
from drawn import Site, draw, pages, sound
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.model.corpus import SiteConfig
from sitegen.model.event import Correction
from sitegen.model.note import Note
from sitegen.render.html import isolated
from sitegen.render.views.people import initial, sort_key

OTHERS = ("ar", "de", "es", "fr", "uk")


@cache
def site_in(language: str) -> Site:
    return draw(norvia.small_corpus(site=SiteConfig(title="Ansel", language=language)))


def language_of(node: LexborNode | None) -> str:
    """The language that the nearest `lang` around the node gives."""
    while node is not None:
        if found := node.attributes.get("lang"):
            return found
        node = node.parent
    return ""


@pytest.mark.parametrize("language", OTHERS)
def test_a_site_in_another_language_is_sound(language: str) -> None:
    assert sound(site_in(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_an_english_source_says_is_marked_as_english(language: str) -> None:
    corpus = norvia.small_corpus()
    told = {event.title for event in (*corpus.events, *corpus.undated) if event.claims} | {document.title for document in corpus.documents}
    told |= {"provided that the ferry line reopens", "40 million euros"}
    wrong, seen = set(), set()
    for path in pages(site_in(language)):
        main = LexborHTMLParser(site_in(language)[path].decode()).css_first("main")
        for node in main.css("*"):
            text = node.text(deep=False)
            found = {words for words in told if words in text} if node.tag not in ("title", "option") else set()
            seen |= found
            wrong |= {(path, words) for words in found if language_of(node) != "en"}
    assert wrong == set()
    assert seen == told


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_in_english_but_what_a_source_says(language: str) -> None:
    """Every reason, conflict and piece of evidence is told in the language of the site."""
    corpus = norvia.small_corpus()
    sources = [*(document.text for document in corpus.documents), *(document.title for document in corpus.documents)]
    for event in (*corpus.events, *corpus.undated, *corpus.review):
        sources += [event.title, event.condition, *(actor.office for actor in event.actors), *(amount.text for amount in event.amounts)]
        sources += [f"{actor.name}, {actor.office}" for actor in event.actors]
    said = " | ".join(" ".join(text.split()) for text in sources)
    reasons = [timex.why for _, timexes in corpus.timexes for timex in timexes] + [
        reason for event in corpus.events for reason in (*event.why, *event.reasons, *(one.message for one in event.conflicts))
    ]
    for path in pages(site_in(language)):
        main = LexborHTMLParser(site_in(language)[path].decode()).css_first("main")
        for node in main.css('[lang="en"]'):
            for text in _words_of(node):
                assert text in said, (path, text)
        text = main.text()
        assert not [str(reason) for reason in reasons if str(reason) in text], path


def _words_of(node: LexborNode) -> list[str]:
    """Its pieces of text, without the marks that the site sets around and between them."""
    return [piece for part in re.split("[«»„“”;؛…]", node.text()) if (piece := " ".join(part.split()))]


def test_a_headline_that_the_desk_gave_is_in_the_sites_language_and_shows_the_old_one_struck_out() -> None:
    corpus = norvia.small_corpus(site=SiteConfig(language="de"))
    place = next(place for place, event in enumerate(corpus.events) if event.condition)
    before = corpus.events[place]
    note = Note("headline", "content/notes/headline.md", "Titel", "", about=before.id)
    change = Correction(note.id, ("title",), before)
    after = replace(before, title="Norvia will zahlen", notes=(note,), corrected=("title",), corrections=(change,))
    events = (*corpus.events[:place], after, *corpus.events[place + 1 :])
    page = LexborHTMLParser(draw(replace(corpus, events=events))[f"events/{before.slug}/index.html"].decode())
    title, condition = page.css_first("h1"), page.css_first(".condition span")
    assert (title.text(), language_of(title)) == ("Norvia will zahlen", "de")
    assert (condition.text(), language_of(condition)) == (before.condition, "en")
    assert [node.text() for node in page.css("del")] == [before.title]


def test_an_editors_own_title_is_in_the_sites_language() -> None:
    page = LexborHTMLParser(site_in("fr")["events/bridge-opens/index.html"].decode())
    assert language_of(page.css_first("h1")) == "fr"


def test_an_english_site_of_english_sources_marks_nothing() -> None:
    site = draw(norvia.small_corpus())
    for path in pages(site):
        html = site[path].decode()
        assert html.count(' lang="') == 1, path
        assert "<bdi>" not in html, path


def test_a_name_against_the_direction_of_the_page_is_set_apart() -> None:
    assert "<bdi>Vik</bdi>" in site_in("ar")["index.html"].decode()
    assert "<h1><bdi>Norvia</bdi> " in site_in("ar")["actors/norvia/index.html"].decode()
    assert "<bdi>" not in site_in("uk")["index.html"].decode()
    assert str(isolated("ltr")("فيك")) == "<bdi>فيك</bdi>"
    assert str(isolated("ltr")("Vik 7")) == "Vik 7"
    assert str(isolated("rtl")("فيك 7")) == "فيك 7"
    assert str(isolated("rtl")("<Vik>")) == "<bdi>&lt;Vik&gt;</bdi>"


def test_time_in_the_picture_runs_as_the_reader_reads() -> None:
    def first_and_last(language: str) -> tuple[float, float]:
        found = [float(x) for x in re.findall(r'stroke__line" d="M([\d.]+)', site_in(language)["meetings/index.html"].decode())]
        return found[0], found[-1]

    first, last = first_and_last("de")
    assert first < last
    first, last = first_and_last("ar")
    assert first > last


def test_feeds_speak_the_language_of_the_site() -> None:
    atom = site_in("de")["feed.atom"].decode()
    assert '<category term="meeting" label="Treffen"/>' in atom
    assert '<title xml:lang="en">' in atom
    assert "„Estmark refused" in atom
    assert "CATEGORIES:Zusage" in site_in("de")["calendar.ics"].decode()
    assert "SUMMARY:Fällig: " in site_in("de")["calendar.ics"].decode()


ORDERS = [
    # Cyrillic as in Ukraine, with letters of their own; Spanish ñ; accents elsewhere aside; Arabic hamza aside
    ("ганок", "ґудзик", "дім"),
    ("ера", "єнот", "жук"),
    ("икло", "іва", "їжак", "йод", "кіт"),
    ("Nuria", "Ñuble", "Oaxaca"),
    ("Adler", "Ähre", "Ali"),
    ("أحمد", "بدر", "يوسف"),
]


@pytest.mark.parametrize("names", ORDERS, ids=[names[0] for names in ORDERS])
def test_names_are_sorted_by_their_alphabet(names: tuple[str, ...]) -> None:
    backwards = tuple(reversed(names))
    assert tuple(sorted(backwards, key=sort_key)) == names


def test_a_name_stands_under_a_letter_of_its_alphabet() -> None:
    names = ("їжак", "Йод", "ґанок", "Ñuble", "Ähre", "أحمد", "école", "42", "«Сила»")
    assert [initial(name) for name in names] == ["Ї", "Й", "Ґ", "Ñ", "A", "ا", "E", "#", "С"]
