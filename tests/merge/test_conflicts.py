"""Disagreement is kept, shown, and pointed at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.merge.conflicts import SEVERITY, WHAT
from sitegen.model.actor import Actor, Gazetteer, Office, Tenure
from sitegen.model.codes import CODES
from sitegen.model.edtf import parse_edtf
from sitegen.model.timex import Timex
from tests.merge.desk import Desk, document, note

WHO = "Ada Quill; Tom Brandt"
PORT = {"when": "2024-05-14", "place": "Port Vale"}


def codes(desk: Desk, **more: object) -> list[str]:
    return [conflict.code for event in desk.events(**more) for conflict in event.conflicts]


def test_each_code_is_in_the_shared_table() -> None:
    assert set(SEVERITY) == set(WHAT)
    assert set(SEVERITY) <= set(CODES)


def test_two_places() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty in Port Vale.", WHO, **PORT)
    desk.report(
        "b", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty in Harrow Sands.", WHO, when="2024-05-14", place="Harrow Sands"
    )
    (event,) = desk.events()
    (conflict,) = event.conflicts
    assert conflict.code == "M102"
    assert "Harrow Sands in B News (b)" in str(conflict.message)
    (finding,) = desk.merge()[1]
    assert (finding.path, finding.line, finding.code) == ("content/articles/b.md", 5, "M102")
    assert finding.excerpt.startswith("Ada Quill and Tom Brandt signed")


@pytest.mark.parametrize(
    ("one", "other"), [("Paris", "France"), ("Downing Street", "London"), ("the White House", "Washington"), ("Paris, France", "Paris")]
)
def test_a_city_and_its_country_or_house_are_no_two_places(one: str, other: str) -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty.", WHO, when="2024-05-14", place=one)
    desk.report("b", "2024-05-14", "Ada Quill and Tom Brandt signed the ferry treaty.", WHO, when="2024-05-14", place=other)
    assert codes(desk) == []


def test_a_changed_date_is_history_and_no_conflict() -> None:
    desk = Desk()
    desk.report("a", "2024-05-10", "Ada Quill will meet Tom Brandt on 14 May.", WHO, status="planned", **PORT)
    desk.report("b", "2024-05-13", "Their meeting was postponed to 4 June.", WHO, status="planned", when="2024-06-04", place="Port Vale")
    (event,) = desk.events()
    assert event.extent == parse_edtf("2024-06-04")
    assert event.conflicts == ()
    assert [step.claim for step in event.history] == [claim.id for claim in event.claims]


def test_planned_and_cancelled_on_one_day() -> None:
    desk = Desk()
    desk.report("a", "2024-05-12", "Ada Quill will meet Tom Brandt.", WHO, status="planned", **PORT)
    desk.report("b", "2024-05-12", "Ada Quill will not meet Tom Brandt after all.", WHO, status="cancelled", **PORT)
    assert codes(desk) == ["M105"]


def test_planned_and_cancelled_on_two_days_is_its_life() -> None:
    desk = Desk()
    desk.report("a", "2024-05-11", "Ada Quill will meet Tom Brandt.", WHO, status="planned", **PORT)
    desk.report("b", "2024-05-12", "Ada Quill will not meet Tom Brandt after all.", WHO, status="cancelled", **PORT)
    assert codes(desk) == []


def test_held_in_one_and_cancelled_in_another() -> None:
    desk = Desk()
    desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, **PORT)
    desk.report("b", "2024-05-16", "The meeting of Ada Quill and Tom Brandt was cancelled.", WHO, status="cancelled", **PORT)
    assert codes(desk) == ["M105"]


def test_another_partner_in_a_report_that_an_editor_joined() -> None:
    desk = Desk()
    one = desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, **PORT)
    two = desk.report("b", "2024-05-15", "Ada Quill met Iris Moon.", "Ada Quill; Iris Moon", **PORT)
    assert codes(desk, notes=[note("ruling", same=(one.id, two.id))]) == ["M104"]


def test_an_omission_is_no_contradiction() -> None:
    desk = Desk()
    desk.report("a", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, **PORT)
    desk.report("b", "2024-05-15", "Ada Quill met Tom Brandt and Iris Moon.", WHO + "; Iris Moon", **PORT)
    assert codes(desk) == []


def test_an_editors_correction_settles_the_finding_and_keeps_the_conflict() -> None:
    desk = Desk()
    one = desk.report("a", "2024-05-15", "Ada Quill and Tom Brandt met in Port Vale on Tuesday.", WHO, **PORT)
    desk.report("b", "2024-05-16", "Ada Quill and Tom Brandt met in Port Vale on Wednesday.", WHO, when="2024-05-15", place="Port Vale")
    assert [finding.code for finding in desk.merge()[1]] == ["M101"]
    merged, findings = desk.merge([note("it-was-tuesday", about=one.id, date_words="2024-05-14", extent=parse_edtf("2024-05-14"))])
    assert findings == ()
    assert [conflict.code for conflict in merged.events[0].conflicts] == ["M101"]


# ---------------------------------------------------------------- one article against itself


def timex(text: str, words: str, value: str, edtf: str = "", kind: str = "DATE") -> Timex:
    start = text.index(words)
    extent = parse_edtf(edtf) if edtf else None
    return Timex(start, start + len(words), words, kind, value, extent, "rule", "publication", "future", "", 0.9)  # type: ignore[arg-type]


WITHIN = [
    #  first sentence, its words and date             second sentence, its words and date                      conflict?
    (("next week", "2024-W21", "2024-05-20/2024-05-26"), ("in the coming days", "FUTURE_REF", "", "DATE"), True),
    (("next week", "2024-W21", "2024-05-20/2024-05-26"), ("coming days", "PXD", "", "DURATION"), True),
    (("next week", "2024-W21", "2024-05-20/2024-05-26"), ("on Wednesday", "2024-05-22", "2024-05-22"), False),
    (("next week", "2024-W21", "2024-05-20/2024-05-26"), ("in the coming weeks", "FUTURE_REF", "", "DATE"), False),
    (("on Tuesday", "2024-05-21", "2024-05-21"), ("on Thursday", "2024-05-23", "2024-05-23"), True),
    (("on Tuesday", "2024-05-21", "2024-05-21"), ("soon", "FUTURE_REF", "", "DATE"), False),
    (("on Tuesday", "2024-05-21", "2024-05-21"), ("in the coming days", "FUTURE_REF", "", "DATE"), False),
    (("in May", "2024-05", "2024-05"), ("next week", "2024-W21", "2024-05-20/2024-05-26"), False),
]


@pytest.mark.parametrize(("first", "second", "expected"), WITHIN)
def test_two_date_words_for_one_event_in_one_article(first: tuple[str, ...], second: tuple[str, ...], expected: bool) -> None:
    desk = Desk()
    made = desk.report("a", "2024-05-15", f"Ada Quill travels to Port Vale {first[0]}.", "Ada Quill", status="planned", place="Port Vale")
    text = desk.documents["a"].text + f"\nQuill is also expected to travel there {second[0]}."
    desk.documents["a"] = document("a", text, "2024-05-15", "A News")
    timexes = [timex(text, *first), timex(text, *second)]
    desk.claims[0] = replace(
        made,
        spans=(made.quote, (made.quote[1] + 1, len(text))),
        when=tuple((one.start, one.end) for one in timexes),
        extent=timexes[0].extent,
        dated_by="timex",
    )
    assert codes(desk, timexes={"a": timexes}) == (["M106"] if expected else [])
    if expected:
        (finding,) = desk.merge(timexes={"a": timexes})[1]
        assert (finding.line, finding.column) == (5, 1 + text.index(first[0]))


# ---------------------------------------------------------------- offices

OFFICE = Office(
    "Mayor of Port Vale",
    ("Port Vale's mayor", "harbour chief"),
    "Ruritania",
    held=(Tenure("Rolf Hart", date(2015, 1, 1), date(2020, 1, 1)), Tenure("Ada Quill", date(2020, 1, 1), None)),
)
GAZETTEER = Gazetteer((Actor("ada-quill", "Ada Quill", "person", ("Dame Ada Quill",)),), (OFFICE,))

OFFICE_CASES = [
    #  text                                                                              codes
    ("Mayor Ada Quill spoke.", []),
    ("Ada Quill, the harbour chief, spoke.", []),
    ("Mayor Hart spoke.", ["M108"]),
    ("Former mayor Rolf Hart spoke.", []),
    ("The then Mayor of Port Vale, Rolf Hart, spoke.", []),
    ("Harbour chief Rolf Hart spoke. Ada Quill, Port Vale’s mayor, listened.", ["M108", "M107"]),
    ("The Mayor of Port Vale, Zoe Lind, spoke.", ["M108"]),
    ("Mayor Zoe Lind of Elsewhere spoke.", []),
    ("Rolf Hart, harbour chief, spoke.", ["M108"]),
    ("Sylvanian Mayor Hart spoke.", ["M108"]),
    ("French Mayor Hart spoke.", []),
    ("The harbour chief on Tuesday spoke to Rolf Hart.", []),
    ("The mayor of Port Vale said: “Hart spoke.”", []),
]


@pytest.mark.parametrize(("text", "expected"), OFFICE_CASES)
def test_who_is_said_to_hold_an_office(text: str, expected: list[str]) -> None:
    desk = Desk()
    desk.documents["a"] = document("a", text, "2024-05-15", "A News")
    assert [finding.code for finding in desk.merge(gazetteer=GAZETTEER)[1]] == expected


def test_a_note_on_the_event_settles_what_is_told_of_an_office() -> None:
    """The conflict stays on the page; it is no warning any more."""
    desk = Desk()
    desk.report(
        "a", "2024-05-15", "Harbour chief Rolf Hart will meet Tom Brandt in Port Vale.", "Rolf Hart; Tom Brandt", status="planned", **PORT
    )
    ((event,), (before,)) = desk.merge(gazetteer=GAZETTEER)[0].events, desk.merge(gazetteer=GAZETTEER)[1]
    merged, (after,) = desk.merge([note("said", about=event.id)], gazetteer=GAZETTEER)
    assert (before.severity, after.severity) == ("warning", "info")
    assert merged.events[0].conflicts == event.conflicts != ()


def test_an_office_conflict_is_shown_on_the_event_and_has_a_place() -> None:
    desk = Desk()
    desk.report(
        "a", "2024-05-15", "Harbour chief Rolf Hart will meet Tom Brandt in Port Vale.", "Rolf Hart; Tom Brandt", status="planned", **PORT
    )
    desk.report("a", "2024-05-15", "Norland pledged grain.", "Norland", kind="pledge")
    merged, findings = desk.merge(gazetteer=GAZETTEER)
    (meeting,) = merged.events
    assert [(conflict.code, conflict.what) for conflict in meeting.conflicts] == [("M108", "office")]
    assert "by actors.toml Ada Quill held the office “Mayor of Port Vale” on 2024-05-15" in str(meeting.conflicts[0].message)
    assert all(not event.conflicts for event in merged.undated)
    assert [(finding.line, finding.column, finding.length_chars) for finding in findings] == [(5, 1, len("Harbour chief Rolf Hart"))]


def test_an_office_conflict_that_concerns_no_event_is_shown_on_all_that_rest_on_the_article() -> None:
    desk = Desk()
    desk.report("a", "2024-05-15", "Tom Brandt met Iris Moon.", "Tom Brandt; Iris Moon", **PORT)
    text = desk.documents["a"].text + "\nShe praised Mayor Hart."
    desk.documents["a"] = document("a", text, "2024-05-15")
    assert codes(desk, gazetteer=GAZETTEER) == ["M108"]


def test_a_sentence_about_an_earlier_year_may_name_the_earlier_holder() -> None:
    desk = Desk()
    text = "In 2018 Mayor Hart opened the quay. Mayor Hart was cheered."
    desk.documents["a"] = document("a", text, "2024-05-15")
    then = timex(text, "2018", "2018", "2018")
    assert [(finding.code, finding.column) for finding in desk.merge(gazetteer=GAZETTEER, timexes={"a": [then]})[1]] == [("M108", 37)]


def test_without_a_publication_date_nothing_is_held_against_the_tenures() -> None:
    desk = Desk()
    desk.documents["a"] = document("a", "Mayor Hart spoke.")
    assert desk.merge(gazetteer=GAZETTEER)[1] == ()


def test_two_names_in_one_office_do_not_part_one_meeting() -> None:
    desk = Desk()
    desk.report(
        "a",
        "2024-05-15",
        "Harbour chief Rolf Hart will meet Tom Brandt.",
        "Rolf Hart (harbour chief); Tom Brandt",
        status="planned",
        **PORT,
    )
    desk.report("b", "2024-05-15", "Ada Quill will meet Tom Brandt.", "Ada Quill; Tom Brandt", status="planned", **PORT)
    (event,) = desk.events(gazetteer=GAZETTEER)
    assert len(event.claims) == 2


# ---------------------------------------------------------------- figures

FIGURES = [
    #  one text                                                      another told?
    ("Norland froze more than €200bn of Sylvanian bank reserves.", "About $230 billion in frozen Sylvanian bank reserves.", True),
    ("Norland froze €200bn of Sylvanian bank reserves.", "Norland has €200 billion of Sylvanian bank reserves.", False),
    ("Norland froze €200bn of Sylvanian bank reserves.", "Norland spends €3bn of tax money on Sylvanian schools.", False),
    ("Norland froze €200bn of Sylvanian bank reserves.", "The reserves are €190bn.", False),
    ("Norland froze €200bn.", "Norland froze €190bn.", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "told"), FIGURES)
def test_two_figures_for_one_thing_stand_side_by_side(one: str, other: str, told: bool) -> None:
    desk = Desk()
    desk.documents = {"a": document("a", one, "2024-05-14", "A News"), "b": document("b", "Head\n" + other, "2024-05-20", "B News")}
    findings = desk.merge()[1]
    assert [(finding.code, finding.severity) for finding in findings] == ([("M109", "info")] if told else [])
    if told:
        assert "“more than €200bn” in A News (a); “About $230 billion” in B News (b)" in findings[0].message
        assert (findings[0].path, findings[0].line, findings[0].column) == ("content/articles/b.md", 6, 1)


def test_figures_of_two_seasons_are_two_states_of_things() -> None:
    desk = Desk()
    desk.documents = {
        "a": document("a", "Norland froze €200bn of Sylvanian bank reserves.", "2023-05-14"),
        "b": document("b", "Norland froze €150bn of Sylvanian bank reserves.", "2024-05-20"),
    }
    assert desk.merge()[1] == ()


def test_a_differing_figure_is_shown_on_the_event_whose_sentence_has_it() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill may seize €200bn of Sylvanian bank reserves.", "Ada Quill", kind="pledge", status="proposed")
    desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    desk.documents["b"] = document("b", "Norland holds $230 billion in Sylvanian bank reserves.", "2024-05-15")
    assert {(event.kind, conflict.code) for event in desk.events() for conflict in event.conflicts} == {("pledge", "M109")}


def test_a_report_with_a_doubtful_office_holder_does_not_give_the_headline() -> None:
    desk = Desk()
    sentence = "Harbour chief Rolf Hart will meet Tom Brandt."
    desk.report("a", "2024-05-15", sentence, "Rolf Hart (harbour chief); Tom Brandt", status="planned", confidence=0.95, **PORT)
    desk.report("b", "2024-05-15", "Ada Quill will meet Tom Brandt.", "Ada Quill; Tom Brandt", status="planned", confidence=0.6, **PORT)
    (event,) = desk.events(gazetteer=GAZETTEER)
    assert event.title == "Ada Quill will meet Tom Brandt"
    assert event.actors[0].name == "Tom Brandt", "whom most articles name comes first"
