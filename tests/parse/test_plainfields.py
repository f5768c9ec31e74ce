"""The quick reader of plain front matter gives what YAML gives, or leaves it to YAML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.parse.plainfields import plain_fields
from sitegen.parse.yamlfields import by_yaml

READ = [
    "title: Talks at the weir",
    'title: "Talks: at the #1 weir"',
    "date: 2025-03-18",
    "at: 12:30",
    "url: https://example.org/a#b?c=d,e",
    "empty:",
    'quoted: ""',
    "none: null",
    "actors: []",
    'actors: ["Ada Quill", "Rolf, the mayor"]',
    "actors: [Ada O'Dell, Rolf Winter,Norvia (the state)]",
    "place: Łódź 🏛",
    "# words for the desk",
    "",
    "said: yes, no [maybe] {x} \"q\" 'it' – ok!",
]
LEFT = [
    "title: Talks: part two",
    "title: Talks # of the weir",
    "title: ends with a colon:",
    'title: "a \\"b\\""',
    'title: "open',
    'title: "a" b',
    "actors: [a, [b]]",
    "actors: [{name: a}]",
    "actors: [a: b]",
    "actors: [a, b",
    "actors: [a,,b]",
    "actors:\n  - a",
    "title: one\n  goes on",
    "title: *a",
    "title: &a b",
    "title: 'single'",
    "title: |",
    "title: a\ntitle: b",
    "title:a",
    "title : a",
    "null: a",
    "? a",
    "title: a\tb",
    "title: a ",
    "title: a  b",
    "title: \u2028a",
    "  indented: a",
    "- a",
    "actors: {a: b}",
]


@pytest.mark.parametrize("text", READ)
def test_plain_lines_are_read(text: str) -> None:
    lines = ("---", "a: b", *text.split("\n"), "---")
    assert plain_fields(lines[1:-1], 2) == by_yaml("a.md", lines, 1, len(lines) - 1)[0]


@pytest.mark.parametrize("text", LEFT)
def test_all_else_is_left_to_yaml(text: str) -> None:
    assert plain_fields(("a: b", *text.split("\n")), 2) is None


PIECES = [*"ab1é🏛 :#,[]{}\"'&*!|>%@`-?~.\\()", "\t", "\x85", "\u2028", "\ufeff", "\xa0", ": ", " #", '"x"', "null", "on"]
ANY = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
TAME = st.lists(st.sampled_from(["a", "b1", "É", "it's", "x-y", "12:30", "a#b", "(q)", "null", "no"]), min_size=1, max_size=3).map(" ".join)
ITEMS = st.lists(st.one_of(ANY, TAME, TAME.map('"{}"'.format)), max_size=3)
VALUE = st.one_of(TAME, TAME.map('"{}"'.format), ITEMS.map(", ".join).map("[{}]".format), ANY)
LINE = st.builds("{}: {}".format, st.sampled_from(["a", "b", "c_1", "d", "e2", "f", "null", "on"]), VALUE)


@given(st.lists(st.one_of(LINE, LINE, ANY), max_size=2))
@example(['a: "x"', "b: [null, on, ~]", "c_1: ~"])
def test_both_give_the_same_values_at_the_same_places(written: list[str]) -> None:
    lines = tuple("\n".join(written).split("\n"))
    plain = plain_fields(lines, 1)
    if plain is not None:
        assert (plain, ()) == by_yaml("a.md", lines, 0, len(lines))


@pytest.mark.parametrize(
    ("text", "sort"), [("a: null", "nothing"), ("a: ~", "nothing"), ('a: "null"', "text"), ("a: Nullarbor", "text"), ("a: no", "text")]
)
def test_what_says_that_there_is_no_value(text: str, sort: str) -> None:
    fields, _ = by_yaml("a.md", (text,), 0, 1)
    assert fields[0][1].sort == sort
