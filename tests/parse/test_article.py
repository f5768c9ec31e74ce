"""An article in each format: its fields, its text, its publisher."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document, Source
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_article, worker
from sitegen.parse.fields import READ_LANGUAGES
from sitegen.parse.page import beyond_limits
from sitegen.temporal.lexicons.lexicon import LEXICONS

SOURCES = (
    Source(
        "the-weir-gazette", "The Weir Gazette", "https://www.weirgazette.example/", "Europe/Oslo", "en-GB", "DMY", ("Weir Gazette", "WG")
    ),
)


def read(text: str | bytes, name: str = "desk/talks.md") -> tuple[Document | None, tuple[Finding, ...]]:
    body = text if isinstance(text, bytes) else text.encode()
    return parse_article(RawFile("article", f"content/articles/{name}", name.rsplit(".", 1)[0], body), SiteConfig(), SOURCES)


def document(text: str | bytes, name: str = "desk/talks.md") -> Document:
    found, findings = read(text, name)
    assert found is not None, findings
    return found


def test_every_field() -> None:
    found, findings = read(
        "---\ntitle: Talks\npublished: 2025-03-18\npublisher: wg\nurl: https://example.org/talks\nauthor: Ada Holm\n"
        "language: uk\ntimezone: Europe/Kyiv\ndraft: yes\n---\nThey met.\n"
    )
    assert findings == ()
    assert found is not None
    assert (found.id, found.path, found.title, found.text) == ("desk/talks", "content/articles/desk/talks.md", "Talks", "They met.\n")
    assert (found.publisher, found.source_id, found.url, found.author) == (
        "wg",
        "the-weir-gazette",
        "https://example.org/talks",
        "Ada Holm",
    )
    assert (found.language, found.timezone, found.draft) == ("uk", "Europe/Kyiv", True)


@pytest.mark.parametrize(
    ("front", "publisher", "source"),
    [
        ("publisher: The Weir Gazette", "The Weir Gazette", "the-weir-gazette"),
        ("publisher: WEIR GAZETTE", "WEIR GAZETTE", "the-weir-gazette"),
        ("publisher: www.weirgazette.example", "www.weirgazette.example", "the-weir-gazette"),
        ("url: https://weirgazette.example/2025/talks", "The Weir Gazette", "the-weir-gazette"),
        ("publisher: Another\nurl: https://weirgazette.example/2025/talks", "Another", "another"),
        ("publisher: unknown", "", ""),
        ("title: T", "", ""),
    ],
)
def test_publishers(front: str, publisher: str, source: str) -> None:
    found = document(f"---\n{front}\n---\nThey met.")
    assert (found.publisher, found.source_id) == (publisher, source)
    known = source == "the-weir-gazette"
    assert (found.timezone, found.language) == (("Europe/Oslo", "en-GB") if known else ("", ""))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Intro.\n\n# The *talks*\n\nThey met.", "The *talks*"),
        ("\n\nTalks end\n\nThey met.", "Talks end"),
        ("word " * 100, ("word " * 40).strip() + " …"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert document(text).title == title.replace("*", "")


@pytest.mark.parametrize("front", ["title: 12:30", "title: NO", "title: 1.10", "title: 2025-03-18", "title: 'true'", "title: 0o17"])
def test_words_stay_words(front: str) -> None:
    assert document(f"---\n{front}\n---\nThey met.").title == front.removeprefix("title: ").strip("'")


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("title: " + "[" * 49000 + "]" * 49000, 19),
        ("- " * 49000 + "a", 25),
        ("? " * 49000 + "a", 25),
        ("title: " + "{a: " * 13 + "}" * 13, None),
    ],
    ids=["brackets", "dashes", "question marks", "braces"],
)
def test_front_matter_nested_too_deep_is_told_where_it_is(value: str, column: int | None) -> None:
    found, (finding,) = read(f"---\n{value}\n---\nThey met.\n")
    assert found is None
    assert (finding.code, finding.line) == ("P021", 2)
    assert "deep" in finding.message
    assert column is None or finding.column == column


@pytest.mark.parametrize("marks", [1, 2, 3])
@pytest.mark.parametrize("name", ["talks.md", "talks.txt"])
def test_byte_order_marks_do_not_hide_the_front_matter(marks: int, name: str) -> None:
    found = document("\ufeff" * marks + "---\ntitle: Talks\n---\nThey met.\n", name)
    assert (found.title, found.text) == ("Talks", "They met.\n")


def test_byte_order_marks_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "extract", lambda page: ("They met.", ""))
    assert document("\ufeff\ufeff---\ntitle: Talks\n---\n<p>They met.</p>", "talks.html").title == "Talks"


@pytest.mark.parametrize("text", ["---\n\nThey met.\n\n---\n\nAnd parted.", "--- \nThey met.", "They met.\n---\ntitle: T\n---\n"])
def test_a_rule_across_the_page_is_no_front_matter(text: str) -> None:
    if text.startswith("---\n\n"):
        found, findings = read(text)
        assert found is None
        assert [finding.code for finding in findings] == ["P031"]
    else:
        assert document(text).text


def test_front_matter_without_its_closing_fence_names_the_line() -> None:
    found, (finding,) = read("---\ntitle: T\npublished: 2025-03-18\n\nThey met.\n")
    assert found is None
    assert (finding.code, finding.line, finding.column) == ("P020", 1, 1)
    assert "after line 3" in finding.hint


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Talks end | The Weir Gazette</title>
<link rel="canonical" href="https://weirgazette.example/talks">
<meta property="og:site_name" content="The Weir Gazette"><meta name="author" content="Ada Holm">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Talks end",
 "datePublished": "2025-03-18T23:30:00Z", "dateModified": "2025-04-01"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Talks end</h1>
<p>The mayor of Weir met the envoy on Monday, and both said that the lock would be mended before the winter comes.</p>
<p>They will meet <b>again</b> on Friday in Bridge End, where the envoy is to speak to the council about the river.</p>
</article><footer>Copyright 1999</footer></body></html>
"""


@pytest.mark.parametrize("with_trafilatura", [True, False])
def test_a_saved_page(with_trafilatura: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not with_trafilatura:
        monkeypatch.setattr(worker, "extract", lambda page: ("", "it is not here"))
    found, findings = read(PAGE, "talks.html")
    assert found is not None
    assert [finding.code for finding in findings] == ([] if with_trafilatura else ["P062"])
    assert (found.title, found.publisher, found.source_id, found.author) == (
        "Talks end",
        "The Weir Gazette",
        "the-weir-gazette",
        "Ada Holm",
    )
    assert (found.url, found.language) == ("https://weirgazette.example/talks", "en-GB")
    assert (str(found.publication.day), found.publication.by) == ("2025-03-19", "metadata"), "half past midnight in Oslo"
    assert "They will meet again on Friday" in found.text
    assert "Home" not in found.text and "Copyright" not in found.text
    first, second = found.text.index("The mayor"), found.text.index("They will")
    assert found.locate(first) == (9, 4)
    assert found.locate(second + 40) == (10, 0), "the column is not known behind a tag"


def test_front_matter_of_a_page_goes_before_what_the_page_says() -> None:
    found = document("---\ntitle: Ours\npublished: 2025-03-17\n---\n" + PAGE, "talks.html")
    assert (found.title, str(found.publication.day), found.publication.by) == ("Ours", "2025-03-17", "front-matter")
    assert found.locate(found.text.index("The mayor"))[0] == 13


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-18">', "2025-03-18"),
        ('<meta name="DC.date.issued" content="18 March 2025">', "2025-03-18"),
        ('<meta itemprop="datePublished" content="2025-03-18T10:00+01:00">', "2025-03-18"),
        ('<time datetime="2025-03-18">today</time>', "2025-03-18"),
        ('<time datetime="2025-03-18">x</time><time datetime="2025-03-11">y</time>', "None"),
        ('<meta property="article:modified_time" content="2025-03-18">', "None"),
        ('<meta name="date" content="03/04/2025">', "None"),
        ('<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-03-18"}</script>', "None"),
        ('<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2025-03-18"}</script>', "2025-03-18"),
        ('<script type="application/ld+json">not JSON</script><meta name="pubdate" content="20250318">', "2025-03-18"),
    ],
)
def test_dates_of_pages(head: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "extract", lambda page: ("They met.", ""))
    found = document(f"<html><head></head><body>{head}<p>They met.</p></body></html>", "talks.html")
    assert str(found.publication.day) == day


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<meta charset=windows-1252><p>Málaga</p>".encode("cp1252"), "Málaga"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Киев</p>'.encode("koi8-r"), "Киев"),
        ("<p>Málaga</p>".encode(), "Málaga"),
        ("<p>Málaga</p>".encode("utf-16"), "Málaga"),
        ("<meta charset=utf-7><p>Málaga</p>".encode(), "Málaga"),
        ("<meta charset=rot13><p>Málaga</p>".encode(), "Málaga"),
        ("<meta charset=iso-8859-1><p>“Málaga”</p>".encode("cp1252"), "“Málaga”"),
    ],
)
def test_encodings_of_pages(body: bytes, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "extract", lambda page: ("", "it is not here"))
    assert word in document(body, "a.html").text


@pytest.mark.parametrize(
    "page", ["<div>" * 1000, "<p " + " ".join(f"a{n}" for n in range(2000)), "<p " + "a=1 " * 2000 + ">", "x" * 5_000_001]
)
def test_pages_beyond_the_limits_are_not_parsed(page: str) -> None:
    assert beyond_limits(page)
    assert [finding.code for finding in read(page, "a.html")[1]] == ["P060"]


def test_ordinary_pages_are_within_the_limits() -> None:
    assert beyond_limits("<p>x<br>" * 5000 + "<script>" + "if (a<b) {}" * 5000 + "</script>" + "<!-- <div> -->" * 5000) == ""


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = worker.Extractor()
    assert extractor.extract(PAGE)[1] == ""
    process = extractor._process
    assert process is not None
    monkeypatch.setattr(worker, "PAGE_SECONDS", 0.0)
    text, fault = extractor.extract(PAGE * 50)
    assert (text, "did not come to an end" in fault) == ("", True)
    assert process.wait(5) != 0, "the worker was not stopped"
    monkeypatch.setattr(worker, "PAGE_SECONDS", 20.0)
    assert extractor.extract(PAGE)[0], "no new worker was started"
    extractor.stop()


@pytest.mark.parametrize(
    ("body", "column", "guess"),
    [
        ("Málaga – here".encode("cp1252"), 2, "Windows-1252"),
        ("Здравствуйте, друзья".encode("cp1251"), 1, "Windows-1251"),
        ("Words".encode("utf-16"), 1, "UTF-16 (little-endian)"),
        ("é".encode() + b"\xff", 2, ""),
        ("\ufeff\ufeffé".encode() + b"\xff", 2, ""),
    ],
)
def test_bytes_that_are_not_utf8(body: bytes, column: int, guess: str) -> None:
    marked = guess == "UTF-16 (little-endian)" or body.startswith("\ufeff".encode())
    found, (finding,) = read(b"First line.\n" * (not marked) + body)
    assert found is None
    assert (finding.code, finding.column) == ("P010", column)
    assert guess in finding.message


@pytest.mark.parametrize("zone", ["+99:99", "+99:00", "+12:60", "+15:00", "-13:00", " FOO", " IST", " Europe/Atlantis"])
def test_a_time_zone_that_is_not_known_is_told_and_the_day_is_kept(zone: str) -> None:
    found, (finding,) = read(f"---\npublished: 2024-03-12T10:00:00{zone}\n---\nThey met.\n")
    assert found is not None
    assert str(found.publication.day) == "2024-03-12"
    assert (finding.code, finding.severity, finding.line, finding.column) == ("P028", "warning", 2, 12)
    assert zone.strip() in finding.message


@pytest.mark.parametrize("zone", ["", "Z", "+14:00", "-12:00", "+0545", "-03", " EST", " GMT+2", " Europe/Kyiv", " UTC"])
def test_time_zones_that_are_known(zone: str) -> None:
    assert read(f"---\npublished: 2024-03-12T10:00:00{zone}\n---\nThey met.\n")[1] == ()


@pytest.mark.parametrize("words", ["12 March 2024, 10:00 hrs", "12 March 2024 10:00 Uhr", "March 12, 2024 10:00 h"])
def test_the_word_for_hours_is_no_time_zone(words: str) -> None:
    assert read(f"---\npublished: {words}\n---\nThey met.\n")[1] == ()


@pytest.mark.parametrize("code", ["zz", "it", "pt-BR", "zh_Hant"])
def test_a_language_that_nothing_reads_is_told(code: str) -> None:
    found, (finding,) = read(f"---\nlanguage: {code}\n---\nThey met.\n")
    assert found is not None and found.language == code.replace("_", "-")
    assert (finding.code, finding.severity, finding.line, finding.column) == ("P034", "warning", 2, 11)
    assert "as English" in finding.message
    assert "en, de, fr, es, uk, ru" in finding.hint


@pytest.mark.parametrize("code", ["en", "EN-gb", "de_AT", "uk", "ru-UA", "eng", "ukr"])
def test_languages_that_are_read(code: str) -> None:
    told = [finding.code for finding in read(f"---\nlanguage: {code}\n---\nThey met.\n")[1]]
    assert told == (["P034"] if len(code) == 3 else [])


def test_the_languages_read_are_those_of_the_engine() -> None:
    assert tuple(LEXICONS) == READ_LANGUAGES


def test_the_language_of_a_page_or_a_publisher_is_told_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "extract", lambda page: ("Si sono visti.", ""))
    _, findings = read('<html lang="it"><p>Si sono visti.</p></html>', "talks.html")
    assert [(finding.code, finding.line) for finding in findings] == [("P034", 0)]


def test_long_values_are_cut_in_findings() -> None:
    for front in ("draft: " + "x" * 50000, "published: " + "x" * 50000, "timezone: " + "x" * 50000, "? " + "x" * 50000 + "\n: y"):
        findings = read(f"---\n{front}\n---\nThey met.\n")[1]
        assert findings and all(len(finding.message) < 400 for finding in findings), front[:10]


@pytest.mark.parametrize(("words", "said"), [("unknown", True), ("Unknown", True), ("tbd", False), ("2024-03-12", False)])
def test_an_editor_says_that_nobody_knows_the_day(words: str, said: bool) -> None:
    document, _ = read(f"---\ntitle: T\npublished: {words}\n---\nThey met.\n")
    assert document is not None and document.date_unknown is said


def test_a_page_that_works_too_long_is_ended_by_the_system() -> None:
    code = "from sitegen.parse import worker; worker.WORK_SECONDS = 0; worker._allow_work()\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGXCPU
