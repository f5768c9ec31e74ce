"""On paper: every word of the page, what is folded opened, nothing beyond the edge."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from drawn import kinds, sample
from reading import Reader, needs_browser, write

pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]
PRINTED = ("events/*", "year", "pledges")
A4 = 794  # px at 96 to the inch
WORDS = """() => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  return [...document.querySelectorAll('main :not(script, noscript, option, .vh)')].flatMap(part =>
    [...part.childNodes].filter(node => node.nodeType === 3 && node.data.trim() && part.checkVisibility()).map(node => node.data.trim()));
}"""
BEYOND = """() => {
  const cut = part => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible' && part.clientWidth > 1;
  return [...document.querySelectorAll('body *')]
    .filter(part => part.checkVisibility() && (part.getBoundingClientRect().right > innerWidth + 1 || cut(part)))
    .map(part => part.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(sample(), tmp_path_factory.mktemp("sample"))


def letters(text: str) -> str:
    """The text without blanks, case and ligatures: a line broken elsewhere is the same text."""
    return re.sub(r"\s|\u00ad", "", unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize("kind", PRINTED)
def test_paper_has_every_word_and_no_edge_cuts_any(browser: Any, site: Path, kind: str) -> None:
    from pypdf import PdfReader

    page = Reader(browser).open(site, kinds(sample())[kind])
    closed = page.locator("details:not([open])").count()
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert page.locator("details:not([open])").count() == closed  # on the screen all is as it was
    text = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1123})
    told = page.evaluate(WORDS)
    assert len(told) > 20
    assert [words for words in told if letters(words) not in text] == []
    assert page.evaluate(BEYOND) == []
    assert all(letters(link) in text for link in page.evaluate("[...document.querySelectorAll('main a.out')].map(link => link.href)"))


def test_paper_needs_no_script(browser: Any, site: Path) -> None:
    from pypdf import PdfReader

    path = kinds(sample())["events/*"]
    sheets = [
        "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(reader.open(site, path).pdf(format="A4"))).pages)
        for reader in (Reader(browser), Reader(browser, java_script_enabled=False))
    ]
    assert letters(sheets[0]) == letters(sheets[1])
