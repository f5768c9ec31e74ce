"""What waits for review: each note that the preview offers does what it says, once it is saved."""

from __future__ import annotations

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.model.corpus import Corpus
from sitegen.pipeline import Options, draw, publishable, read_corpus
from sitegen.render import review

SITE = 'title = "The Quay"\nthreshold = {threshold}\n'
ARTICLE = "---\ntitle: At the harbour\npublished: {published}\npublisher: The Quay\n---\n{text}\n"
MET = "Ada Quill met Tom Brandt in Oslo on Monday."
OPTIONS = Options(as_of=date(2024, 6, 1))


class Desk:
    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.write("site.toml", SITE.format(threshold=0.9))
        self.write("articles/a.md", ARTICLE.format(published="2024-03-12", text=MET))

    def write(self, name: str, text: str) -> None:
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def corpus(self) -> Corpus:
        return publishable(read_corpus(self.content, OPTIONS), self.content)

    def offers(self) -> dict[str, tuple[str, str]]:
        """key -> (path, text) of the notes that the first waiting event is offered."""
        (page, *_) = review(self.corpus())
        tree = HTMLParser(page.body.decode("utf-8"))
        first = tree.css(".offers")[0].css(".offer")
        told: Any = zip(("accept", "correct", "merge", "hide"), first, strict=True)
        return {key: (one.css_first("code").text(), unescape(one.css_first("textarea").text())) for key, one in told}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_everything_waits_and_nothing_of_it_is_in_the_site(desk: Desk) -> None:
    corpus = desk.corpus()
    assert len(corpus.review) == 1 and not corpus.events
    drawing, findings = draw(corpus, None)
    assert not any("review" in page.path or b"waiting for review" in page.body for page in drawing.pages)
    assert [finding for finding in findings if finding.severity != "info"] == []


def test_accepted(desk: Desk) -> None:
    desk.write(*desk.offers()["accept"])
    corpus = desk.corpus()
    assert [str(event.extent.start) for event in corpus.events if event.extent] == ["2024-03-11"]
    assert corpus.events[0].corrected == () and corpus.review == ()


def test_corrected(desk: Desk) -> None:
    path, text = desk.offers()["correct"]
    for line in ("date: 2024-03-11\n", "status: held\n", 'place: "Oslo"\n', '  - {name: "Ada Quill", role: "participant"}\n'):
        assert line in text
    desk.write(path, text)
    assert desk.corpus().events[0].corrected == (), "as it was read"
    desk.write(path, text.replace("2024-03-11", "2024-03-10").replace("Oslo", "Bergen"))
    (event,) = desk.corpus().events
    assert event.corrected == ("date", "place")


def test_hidden(desk: Desk) -> None:
    desk.write(*desk.offers()["hide"])
    corpus = desk.corpus()
    assert (corpus.events, corpus.undated, corpus.review) == ((), (), ())


def test_merged_with_the_event_it_most_likely_is(desk: Desk) -> None:
    desk.write(
        "notes/known.md",
        "---\ntitle: They met again\ndate: 2024-03-18\nkind: meeting\nactors: [Ada Quill, Tom Brandt]\nsources: [https://example.org/x]\n---\n",
    )
    desk.write(
        "notes/other.md",
        "---\ntitle: Another\ndate: 2024-03-12\nkind: meeting\nactors: [Ada Quill]\nsources: [https://example.org/x]\n---\n",
    )
    path, text = desk.offers()["merge"]
    assert "  - known\n" in text, "both people, though the other is nearer in time"
    desk.write(path, text)
    corpus = desk.corpus()
    assert [event.id for event in corpus.review] == []
    assert len(corpus.events) == 2 and any("known" in event.same_as for event in corpus.events)


def test_without_another_event_the_note_to_merge_says_what_to_fill_in(desk: Desk) -> None:
    assert "  - the-id-of-the-other-event\n" in desk.offers()["merge"][1]
