"""Whatever bytes a file holds: values or findings, never an exception; every finding with a place that exists."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sitegen.config import load_config
from sitegen.model.codes import CODES
from sitegen.model.corpus import SiteConfig
from sitegen.model.finding import Finding
from sitegen.model.forms import is_timezone
from sitegen.model.rawfile import RawFile
from sitegen.model.suggest import nearest_timezone
from sitegen.parse import parse_article, parse_note, worker
from sitegen.parse.amount import read_amount
from sitegen.parse.dates import read_date
from sitegen.parse.published import by_file_name, by_text
from sitegen.report import findings_json, format_findings

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
pieces = st.sampled_from(
    "--- \n ... : title published written date actors sources amount due same about kind [ ] { } , ' \" & * ! > | % @ ` # - ? "
    "2025-03-18 2025-02-30 EUR 40bn € \t \x00 \x07 \ufeff \ud800 é 日本 😀 0 9999999999 null ~ yes << true 1e9 0x1 "
    "http:// https://[x [[actor]] = { <p> <div> </p> <!-- "
    "<script type=application/ld+json> {\"@type\":\"Article\"} <meta charset=utf-7> <time datetime=2025> \\ \r \u2028 \u202e".split(" ")
)  # fmt: skip
texts = st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=30).map("".join) | st.text()
bodies = (
    st.binary()
    | texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | texts.map(lambda text: text.encode("utf-16", "surrogatepass"))
)
fronted = texts.map(lambda text: f"---\n{text}\n---\nWords.".encode("utf-8", "surrogatepass"))


def sound(findings: tuple[Finding, ...], body: bytes) -> None:
    """Are the findings fit to be printed, and do their places exist?"""
    lines = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for finding in findings:
        assert finding.code in CODES
        assert finding.message
        assert 0 <= finding.line <= lines
        assert finding.column >= 0 and finding.length_chars >= 1
        assert finding.line or not finding.column
    assert "\x1b" not in format_findings(findings) and "\x00" not in format_findings(findings)
    format_findings(findings).encode("utf-8")
    findings_json(findings).encode("utf-8")


@relaxed
@given(bodies | fronted, st.sampled_from([".md", ".txt", ".html", ".xyz", ""]))
@example(b"---\ntitle: &a [*a]\n---\nx", ".md")
@example(b"---\n" + b"- " * 5000 + b"\n---\nx", ".md")
@example(b"---\na: " + b"[" * 5000 + b"\n---\nx", ".md")
@example(b"---\ntitle: " + b"[" * 49000 + b"]" * 49000 + b"\n---\nx", ".md")
@example(b"---\n" + b"- " * 49000 + b"a\n---\nx", ".md")
@example(b"---\n" + b"? " * 49000 + b"a\n---\nx", ".md")
@example(b"\xff\xfe", ".md")
@example("---\n\u2028\u2028words\n---".encode(), ".md")
@example(b"---", ".md")
@example(b"---\n---", ".txt")
@example(b'<script type="application/ld+json">' + b"[" * 100000 + b"</script><p>words</p>", ".html")
def test_articles(monkeypatch: pytest.MonkeyPatch, body: bytes, suffix: str) -> None:
    monkeypatch.setattr(worker, "extract", lambda page: ("", "not asked here"))
    document, findings = parse_article(RawFile("article", f"content/articles/a{suffix}", "a", body), SiteConfig())
    sound(findings, body)
    assert document is not None or any(finding.severity != "info" for finding in findings), "a file was lost without a word"
    if document is not None:
        assert document.text.strip()
        assert document.title
        document.text.encode("utf-8")
        assert all(earlier[0] <= later[0] for earlier, later in zip(document.lines, document.lines[1:], strict=False))


@relaxed
@given(bodies | fronted)
@example(b"---\ntitle: " + b"[" * 49000 + b"]" * 49000 + b"\n---\nx")
def test_notes(body: bytes) -> None:
    note, findings = parse_note(RawFile("note", "content/notes/a.md", "a", body))
    sound(findings, body)
    assert note is not None or any(finding.severity == "error" for finding in findings)


@relaxed
@given(bodies, st.sampled_from(["config", "sources", "actors"]))
@example(b"x = " + b"[" * 3000, "config")
@example(b"x = 1" + b"0" * 5000, "config")
@example(b"[[actor]]\nname = 'A'\n[[office]]\nname = 'B'\nheld = 3", "actors")
@example(b"[[office]]\nname = 'B'\nheld = [3, {by = 2}, {by = 'x', from = 07:30:00}]", "actors")
@example(b"actor = 3\noffice = [1]", "actors")
@example(b"[source]\nname = 'x'", "sources")
def test_config(body: bytes, kind: str) -> None:
    settings_read, findings = load_config([RawFile(kind, f"content/{kind}.toml", kind, body)])  # type: ignore[arg-type]
    sound(findings, body)
    assert settings_read.digest


@relaxed
@given(texts | st.text(st.sampled_from("0123456789-/. :TZ+MarApr,")))
def test_small_readers(words: str) -> None:
    read_date(words)
    read_date(words, order="DMY", language="qq-x")
    read_amount(words)
    by_text(words)
    by_file_name(words)
    is_timezone(words)


@settings(max_examples=10, deadline=None)
@given(texts)
def test_zones(words: str) -> None:
    assert nearest_timezone(words) == "" or is_timezone(nearest_timezone(words))
