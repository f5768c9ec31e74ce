"""Findings as an editor reads them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.finding import Finding
from sitegen.report import findings_github, findings_json, format_finding, format_findings, summary


def finding(excerpt: str, column: int, length: int = 1, line: int = 14) -> Finding:
    return Finding("content/articles/a.md", line, column, "T103", "warning", "which Friday?", "write the date", excerpt, length)


def test_the_form_of_the_house() -> None:
    assert format_finding(finding("Oslo meeting Friday", 14, 6)) == (
        "content/articles/a.md:14:14: warning T103: which Friday?\n"
        "   14 | Oslo meeting Friday\n"
        "      |              ^^^^^^\n"
        "   write the date"
    )


def test_a_line_without_a_column_and_a_whole_file() -> None:
    assert format_finding(finding("Oslo meeting Friday", 0)).split("\n")[:3] == [
        "content/articles/a.md:14: warning T103: which Friday?",
        "   14 | Oslo meeting Friday",
        "   write the date",
    ]
    assert format_finding(finding("", 0, line=0)).split("\n")[0] == "content/articles/a.md: warning T103: which Friday?"


def caret_columns(text: str) -> str:
    """What stands above the carets, in a terminal where each of these characters takes one column."""
    source, carets = text.split("\n")[1:3]
    return source[carets.index("^") : carets.rindex("^") + 1]


def test_long_lines_are_cut_round_the_words() -> None:
    for start in (0, 30, 500, 4990):
        line = "x" * start + "Friday" + "y" * (4994 - start)
        text = format_finding(finding(line, start + 1, 6))
        assert caret_columns(text) == "Friday"
        assert max(map(len, text.split("\n"))) < 120


def test_wide_and_joined_characters_keep_the_caret_in_its_place() -> None:
    source, carets = format_finding(finding("東京で Friday", 5, 6)).split("\n")[1:3]
    assert carets == "      | " + " " * 7 + "^" * 6, "three characters of two columns and a space"
    carets = format_finding(finding("cafe\u0301 Friday", 7, 6)).split("\n")[2]
    assert carets == "      | " + " " * 5 + "^" * 6, "an accent of its own takes no column"
    carets = format_finding(finding("\tFriday", 2, 6)).split("\n")[2]
    assert carets == "      | " + " " * 4 + "^" * 6
    assert "東京で" in source


def test_a_terminal_obeys_nothing_in_a_finding() -> None:
    text = format_finding(Finding("a\x1b[2J.md", 1, 1, "P021", "error", "bad\nword\x07", "\u202ehint", "\x1b[31mred\x9b", 3))
    assert not any(character in text for character in "\x1b\x07\x9b\u202e")
    assert len(text.split("\n")) == 4


def test_colours_only_when_asked_for() -> None:
    assert "\x1b" not in format_findings([finding("Friday", 1)])
    assert "\x1b[33m" in format_findings([finding("Friday", 1)], colour=True)


def test_sorted_by_place_each_once() -> None:
    first, second = finding("a", 1, line=2), finding("b", 1, line=10)
    text = format_findings([second, first, second])
    assert text.index(":2:1:") < text.index(":10:1:")
    assert text.count("T103") == 2


def test_the_summary_counts() -> None:
    error = Finding("b.md", 0, 0, "P012", "error", "is empty")
    assert summary([]) == "no findings"
    assert summary([error]) == "1 error in 1 file"
    assert summary([error, finding("a", 1), finding("a", 2), error]) == "1 error, 2 warnings in 2 files"


def test_json_has_the_keys_of_the_contract() -> None:
    (row,) = json.loads(findings_json([finding("Friday", 3)]))
    assert list(row) == ["code", "severity", "path", "line", "column", "message", "hint"]


def test_annotations_for_github() -> None:
    told = Finding("content/notes/a,b:c.md", 3, 5, "P041", "error", "“100%” is\nno word", "did you mean\r::error::x?", "", 6)
    assert findings_github([told, Finding("b.md", 0, 0, "T112", "info", "by its name"), finding("Friday", 0)]) == (
        "::notice file=b.md,title=T112::by its name\n"
        "::warning file=content/articles/a.md,line=14,title=T103::which Friday?%0Awrite the date\n"
        "::error file=content/notes/a%2Cb%3Ac.md,line=3,col=5,endColumn=11,title=P041::“100%25” is no word%0Adid you mean�::error::x?"
    )
    assert findings_github([]) == ""


any_text = st.text(st.characters())  # lone surrogates too


@given(any_text, st.integers(-5, 400), st.integers(-5, 400), any_text, any_text)
def test_any_finding_can_be_told(excerpt: str, column: int, length: int, path: str, message: str) -> None:
    told = Finding(path, 3, column, "P021", "error", message, message, excerpt, length)
    text = format_findings([told], colour=False)
    text.encode("utf-8")
    json.loads(findings_json([told]).encode("utf-8"))
    (annotation,) = findings_github([told]).encode("utf-8").decode("utf-8").splitlines()
    assert annotation.startswith("::error file=")
    assert len(text.split("\n")) <= 4
