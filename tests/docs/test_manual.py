"""The manual as pages: every link leads somewhere, every field that is read is told of, nothing else is."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from sitegen.check import links
from sitegen.config import ACTOR_KEYS, OFFICE_KEYS, SITE_KEYS, SOURCE_KEYS
from sitegen.config.targets import KEYS as PUBLISH_KEYS
from sitegen.manual.__main__ import ROOT, read_docs
from sitegen.manual.pages import manual
from sitegen.model.corpus import Page
from sitegen.model.theme import Type
from sitegen.parse import article, note

DOCS = read_docs(ROOT)
PAGES = dict(manual(DOCS))
KEYS = {
    "Articles": article.KEYS,
    "Notes": note.KEYS,
    "site.toml": SITE_KEYS,
    "sources.toml": SOURCE_KEYS,
    "actors.toml": ACTOR_KEYS,
    "Offices": OFFICE_KEYS,
}


@pytest.mark.parametrize("heading", KEYS)
def test_the_reference_names_every_field_that_is_read(heading: str) -> None:
    text = DOCS["reference/fields.md"].partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted(KEYS[heading])


def test_the_words_allowed_are_those_that_are_read() -> None:
    text = DOCS["reference/fields.md"]
    for words in (
        note.KINDS,
        note.ALL_STATUSES,
        note.ROLES,
        note.ACTOR_KEYS,
        note.SOURCE_KEYS,
        PUBLISH_KEYS,
        [key.name for key in fields(Type)],
    ):
        assert [word for word in words if word not in text] == []


def test_every_page_is_linked_and_every_link_leads_somewhere() -> None:
    assert links(Page(path, body) for path, body in PAGES.items()) == ()
    assert len(PAGES) == len(DOCS) + 1
    linked = " ".join(re.findall(r"\]\(([^)]*)\)", DOCS["index.md"]))
    assert [path for path in DOCS if path not in linked and path != "index.md"] == []


@pytest.mark.parametrize("path", sorted(path for path in PAGES if path.endswith(".html")))
def test_a_page_is_whole(path: str) -> None:
    tree = HTMLParser(PAGES[path].decode("utf-8"))
    assert len(tree.css("h1")) == 1 and tree.css_first("title").text().endswith("– Dateline")
    for code in tree.css("pre, code"):
        code.decompose()
    text = tree.body.text() if tree.body else ""
    assert "```" not in text and "~~~~" not in text and "](" not in text, "Markdown that was not read"
    assert not tree.css("script") and not tree.css("[style]")


def test_a_link_that_leads_nowhere_is_told() -> None:
    for link in ("gone.md", "../index.md#no-such-part", "index.md#no-such-part"):
        with pytest.raises(ValueError, match="leads nowhere"):
            dict(manual({"index.md": f"# A\n\n[x]({link})\n"}))


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_what_the_front_door_links_to_is_there(name: str) -> None:
    places = re.findall(r"\]\(((?!https?:|#)[^()\s#]+)", (ROOT / name).read_text("utf-8"))
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert places or name != "README.md"
