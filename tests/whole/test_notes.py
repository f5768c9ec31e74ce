"""A desk's notes from the file to the page: words of time, links, pictures, drafts, days of publication, corrections."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image as Pictures

from sitegen.model.finding import Finding
from sitegen.pipeline import Options, draw, publishable, read_corpus

ARTICLE = """---
title: At the harbour
published: 2024-03-12
publisher: The Quay
---
Ada Quill met Tom Brandt in Port Vale on Monday.
"""
OWN = """---
title: The pier is opened
date: last Tuesday
written: 2024-03-18
kind: other
actors: [Ada Quill]
sources: [https://example.org/pier]
---
[[Ada Quill]] cut the ribbon, as she had [[{id}|promised]].[^1]  "It holds," she said -- twice.

![The pier, seen from the sea](images/pier.png)

| hour | what |
|------|------|
| 10   | [[Tom Brandt|a speech]] |

[^1]: At dinner.
"""
CORRECTION = """---
title: It was Sunday
about: {id}
date: 2024-03-10
author: The desk
written: 2024-03-14
---
The harbour's own log says so: *Sunday*.
"""


class Desk:
    """A content folder that is built in memory."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.write("articles/harbour.md", ARTICLE)
        (event,) = read_corpus(self.content, Options(as_of=date(2024, 6, 1))).events
        self.id = event.id
        (self.content / "images").mkdir()
        for name in ("pier", "draft"):
            Pictures.new("RGB", (4, 3), "navy").save(self.content / "images" / f"{name}.png")

    def write(self, name: str, text: str) -> None:
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{id}", getattr(self, "id", "")), "utf-8")

    def site(self, as_of: str = "2024-06-01", drafts: bool = False) -> tuple[dict[str, bytes], list[Finding]]:
        corpus = read_corpus(self.content, Options(as_of=date.fromisoformat(as_of), drafts=drafts))
        drawing, findings = draw(publishable(corpus, self.content), None)
        return {page.path: page.body for page in drawing.pages}, [one for one in (*corpus.findings, *findings) if one.severity != "info"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def page(site: dict[str, bytes], path: str) -> str:
    return site[path].decode("utf-8")


def test_a_note_of_its_own(desk: Desk) -> None:
    desk.write("notes/2024/pier.md", OWN)
    site, findings = desk.site()
    assert findings == []
    (path,) = [path for path in site if path.startswith("events/2024-pier")]
    html = page(site, path)
    assert "12 March 2024" in html, "the Tuesday before the day on which it was written"
    assert '<a href="../../actors/ada-quill/index.html">Ada Quill</a> cut the ribbon' in html
    assert re.search(r'<a href="\.\./\.\./events/[^"]*/index\.html">promised</a>', html)
    assert '<td><a href="../../actors/tom-brandt/index.html">a speech</a></td>' in html
    assert '<img src="../../images/pier.png" alt="The pier, seen from the sea" width="4" height="3" loading="lazy">' in html
    assert "“It holds,” she said – twice." in html
    assert "At dinner." in html and 'class="footnote' not in html
    assert site["images/pier.png"] == (desk.content / "images" / "pier.png").read_bytes()
    assert "images/draft.png" not in site, "what no public note shows stays at the desk"


def test_drafts_and_days_of_publication(desk: Desk) -> None:
    text = "---\ntitle: Not yet\ndate: 2024-05-01\nsources: [https://example.org/x]\n{key}\n---\n![A view](images/draft.png)\n"
    for key, before, after in (("publish_on: 2024-06-02", "2024-06-01", "2024-06-02"), ("draft: true", "2024-06-01", "")):
        desk.write("notes/later.md", text.replace("{key}", key))
        hidden, _ = desk.site(before)
        assert "images/draft.png" not in hidden and not any(b"Not yet" in body for body in hidden.values())
        shown, _ = desk.site(after) if after else desk.site(before, drafts=True)
        assert "images/draft.png" in shown and b"Not yet" in shown["index.html"]


def test_a_correction_is_shown_with_the_old_value_author_day_and_reason(desk: Desk) -> None:
    before, _ = desk.site()
    desk.write("notes/sunday.md", CORRECTION)
    after, findings = desk.site()
    assert findings == []
    (path,) = [path for path in after if path.startswith("events/") and path.count("/") == 2 and path.endswith("index.html")]
    assert path in before, "a correction moves no address"
    for html in (page(after, path), page(after, "corrections/index.html")):
        told = html[html.index("note__by") :]
        assert "<del>11 March 2024</del>" in told and "<ins>10 March 2024</ins>" in told
        assert "The desk, 14 March 2024" in told
        assert "The harbour's own log" in told.replace("’", "'") and "<em>Sunday</em>" in told


def test_links_that_mean_nothing_stay_words(desk: Desk) -> None:
    desk.write(
        "notes/x.md", "---\ntitle: X\ndate: 2024-04-01\nsources: [https://example.org/x]\n---\n[[Ada Qill|She]] and [[Ada Quill|she]].\n"
    )
    site, findings = desk.site()
    assert [(one.code, one.line, one.column, one.hint) for one in findings] == [("C106", 6, 1, "did you mean [[Ada Quill]]?")]
    html = page(site, "events/x/index.html")
    assert '<p>She and <a href="../../actors/ada-quill/index.html">she</a>.</p>' in html
    assert "She and she." in page(site, "index.html"), "the card's summary is the words"
