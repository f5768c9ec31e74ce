"""When one file says it was published: the table of cases, and what cannot stand in a table."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document, Publication, Source
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_article

CASES = Path(__file__).with_name("published.cases").read_text("utf-8").splitlines()
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in CASES if line.strip() and not line.startswith("#")]


def document(identity: str, published: str, custom: str, text: str) -> Document | None:
    front = f"---\ntitle: T\npublisher: The Weir Gazette\n{f'published: {published}' if published else ''}\n---\n"
    zone, order = (custom, "") if "/" in custom else ("", custom)
    source = Source("the-weir-gazette", "The Weir Gazette", timezone=zone, date_order=order)
    raw = RawFile("article", f"content/articles/{identity}.txt", identity, (front + text.replace("¶", "\n")).encode())
    return parse_article(raw, SiteConfig(), (source,))[0]


def publication(identity: str, published: str, custom: str, text: str) -> Publication:
    found = document(identity, published, custom, text)
    assert found is not None
    return found.publication


def told(publication: Publication) -> str:
    if publication.day is not None:
        return f"{publication.day} {publication.by}"
    assert publication.by is None
    return "-" if publication.earliest is None else f"{publication.earliest}..{publication.latest}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " | ".join(part for part in row if part)[:70])
def test_case(row: tuple[str, ...]) -> None:
    identity, published, custom, *words, expected = row
    found = document(identity, published, custom, " | ".join(words))
    assert (found is None) == (expected == "error")
    if found is not None:
        assert told(found.publication) == expected, found.publication.evidence
        assert bool(found.publication.evidence) == (expected != "-"), "a date without a word on who says so, or the other way round"


def test_all_rows_are_whole() -> None:
    assert all(len(row) >= 5 for row in ROWS)
    assert len(ROWS) > 60


def test_the_moment_keeps_its_zone_as_an_offset() -> None:
    moment = publication("a", "2025-03-18 23:30 Europe/Kyiv", "", "Words.").moment
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=2)


def test_agreeing_evidence_is_kept_and_the_strongest_comes_first() -> None:
    found = publication("2025-03-18-a", "2025-03-18", "", "OSLO, March 18, 2025 — They met.")
    assert found.by == "front-matter"
    assert [str(line).split(" ")[1] for line in found.evidence] == ["front", "name", "dateline"]


def test_a_day_that_moves_with_the_zone_says_so() -> None:
    evidence = publication("a", "2025-03-18T23:30:00Z", "Europe/Kyiv", "Words.").evidence
    assert "In Europe/Kyiv, where the publisher is, that was Wednesday 19 March 2025." in str(evidence[0])


@pytest.mark.parametrize(
    ("language", "words"), [("uk", "18 березня 2025"), ("fr", "18 mars 2025"), ("de", "18. März 2025"), ("fr", "18/03/2025")]
)
def test_a_date_in_the_language_of_the_article(language: str, words: str) -> None:
    raw = RawFile("article", "a.txt", "a", f"---\npublished: {words}\nlanguage: {language}\n---\nWords.".encode())
    found, findings = parse_article(raw, SiteConfig())
    assert found is not None
    assert not findings
    assert told(found.publication) == "2025-03-18 front-matter"


def test_a_language_that_is_not_given_is_not_guessed() -> None:
    found, findings = parse_article(RawFile("article", "a.txt", "a", "---\npublished: 18 березня 2025\n---\nWords.".encode()), SiteConfig())
    assert found is None
    assert [(finding.code, finding.hint) for finding in findings] == [("P027", "write it as 2025-03-18, or give its language")]
