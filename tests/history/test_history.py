"""Two timelines compared: what came, what went, what changed, in words."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import main
from sitegen.history import compare, in_words

TALKS = {
    "id": "a1",
    "kind": "meeting",
    "title": "Talks in Oslo",
    "status": "planned",
    "date": {"edtf": "2025-03-18"},
    "due": None,
    "place": {"id": "oslo", "name": "Oslo"},
    "actors": [{"name": "Ann Lee", "role": "participant"}],
    "amounts": [],
    "condition": None,
    "claims": [{}],
    "conflicts": [],
    "same_as": [],
}
AID = {**TALKS, "id": "b2", "kind": "pledge", "title": "Aid for Kyiv", "status": "stated", "amounts": [{"value": "40", "currency": "EUR"}]}


def timeline(*events: dict[str, Any], undated: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"schema": 1, "events": list(events), "undated": list(undated), "articles": [], "findings": []}


def told(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [line.strip() for line in in_words(compare(old, new))]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"status": "held"}, "status: planned → held"),
        ({"date": {"edtf": "2025-03-19"}}, "date: 2025-03-18 → 2025-03-19"),
        ({"date": None}, "date taken away: 2025-03-18"),
        ({"due": {"edtf": "2025-06"}}, "due added: 2025-06"),
        ({"place": {"name": "Bergen"}}, "place: Oslo → Bergen"),
        ({"title": "Talks on the fjord"}, "title: Talks in Oslo → Talks on the fjord"),
        ({"actors": [{"name": "Ann Lee", "role": "host"}]}, "actors: Ann Lee (participant) → Ann Lee (host)"),
        ({"amounts": [{"value": "5", "currency": "USD"}]}, "amount added: USD 5"),
        ({"claims": [{}, {}, {}]}, "reports: 1 → 3"),
        ({"conflicts": [{"message": "the date differs"}]}, "sources now disagree: the date differs"),
    ],
)
def test_a_change_of_one_field(change: dict[str, Any], line: str) -> None:
    changed = {**TALKS, **change}
    assert told(timeline(TALKS), timeline(changed)) == [f"{changed['title']}  [a1]", line]


def test_what_came_what_went_and_what_was_settled() -> None:
    disputed = {**TALKS, "conflicts": [{"message": "the place differs"}]}
    assert told(timeline(disputed), timeline(TALKS, AID)) == [
        "Talks in Oslo  [a1]",
        "no longer in dispute: the place differs",
        "Aid for Kyiv  [b2]",
        "new event",
    ]
    assert told(timeline(TALKS, AID), timeline(AID)) == ["Talks in Oslo  [a1]", "no longer on the timeline"]


def test_a_merged_event_is_neither_new_nor_gone() -> None:
    whole = {**TALKS, "same_as": ["b2"]}
    assert told(timeline(TALKS, AID), timeline(whole)) == ["Talks in Oslo  [a1]", "now also holds “Aid for Kyiv”"]
    renamed = {**AID, "same_as": ["a1"], "title": "Talks in Oslo", "kind": "meeting", "status": "planned", "amounts": []}
    assert told(timeline(TALKS), timeline(renamed)) == []  # the same event under an older claim's id


def test_an_event_that_got_its_date_is_the_same_one() -> None:
    undated = {**TALKS, "date": None}
    assert told(timeline(undated=(undated,)), timeline(TALKS)) == ["Talks in Oslo  [a1]", "date added: 2025-03-18"]


EVENTS = st.lists(st.sampled_from([TALKS, AID, {**TALKS, "id": "c3", "place": None}]), unique_by=lambda event: event["id"])


@given(EVENTS, EVENTS)
def test_nothing_changes_against_itself_and_all_that_is_gone_comes_back_as_new(
    one: list[dict[str, Any]], two: list[dict[str, Any]]
) -> None:
    a, b = timeline(*one), timeline(*two)
    assert compare(a, copy.deepcopy(a)) == ()
    assert {c.event for c in compare(a, b) if c.what == "gone"} == {c.event for c in compare(b, a) if c.what == "new"}


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=9))
def test_odd_values_in_a_field_are_no_crash(value: Any) -> None:
    for key in TALKS.keys() - {"id"}:
        assert list(in_words(compare(timeline(TALKS), timeline({**TALKS, key: value})))) is not None


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, events in (("old", (TALKS,)), ("new", ({**TALKS, "status": "held"}, AID))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "timeline.json").write_text(json.dumps(timeline(*events)), "utf-8")
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new" / "timeline.json")]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["Talks in Oslo  [a1]", "  status: planned → held", "Aid for Kyiv  [b2]", "  new event"]
    assert said.err == "1 changed, 1 new\n"
    assert main(["diff", "--format", "json", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert [json.loads(line)["what"] for line in capsys.readouterr().out.splitlines()] == ["changed", "new"]
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "old")]) == 0
    assert capsys.readouterr().err == "nothing changed\n"


@pytest.mark.parametrize(
    ("body", "said"), [("{", "no JSON"), ("[]", "no timeline.json"), ('{"events": [], "undated": []}', "schema"), (None, "No such file")]
)
def test_a_file_that_is_no_timeline_is_told(body: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(timeline(TALKS)), "utf-8")
    if body is not None:
        bad.write_text(body, "utf-8")
    assert main(["diff", str(good), str(bad)]) == 2
    assert said in capsys.readouterr().err


def test_a_title_does_not_move_the_terminal() -> None:
    assert told(timeline(), timeline({**TALKS, "title": "Talks\x1b[2J\n\u202eolsO"})) == ["Talks [2J  olsO  [a1]", "new event"]
