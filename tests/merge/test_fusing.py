"""What an event says when its sources say several things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sitegen.model.claim import Amount
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Publication
from sitegen.model.edtf import format_edtf, parse_edtf
from sitegen.model.event import Event
from sitegen.model.extent import Extent, Granularity
from tests.merge.desk import Desk

WHO = "Ada Quill; Tom Brandt"


def one_event(desk: Desk, **more: object) -> Event:
    events = desk.events(**more)
    assert len(events) == 1, [event.title for event in events]
    return events[0]


DATES = [
    #  what the claims tell                       the event's date
    (("2024-05-14", "2024-05-14"), "2024-05-14"),
    (("2024-05", "2024-05-14"), "2024-05-14"),
    (("2024-05-14", "2024-05-13/2024-05-19"), "2024-05-14"),
    (("2024-05-13/2024-05-19", "2024-05"), "2024-05-13/2024-05-19"),
    (("2024-05-14~", "2024-05-14"), "2024-05-14"),
    (("2024-05-14~", "2024-05-15"), "2024-05-15"),
    (("", "2024-05-14"), "2024-05-14"),
]


@pytest.mark.parametrize(("told", "expected"), DATES)
def test_the_narrowest_date_on_which_reports_agree(told: tuple[str, ...], expected: str) -> None:
    desk = Desk()
    for article, when in zip("ab", told, strict=True):
        desk.report(article, "2024-05-15", f"Ada Quill met Tom Brandt in Port Vale, says {article}.", WHO, when=when, place="Port Vale")
    event = one_event(desk)
    assert event.extent is not None
    assert format_edtf(event.extent) == expected
    assert not [conflict for conflict in event.conflicts if conflict.what == "date"]


def test_most_articles_decide_between_two_dates_and_the_other_is_a_conflict() -> None:
    desk = Desk()
    for article, day in (("a", "2024-05-15"), ("b", "2024-05-14"), ("c", "2024-05-15")):
        desk.report(article, "2024-05-16", "Ada Quill met Tom Brandt in Port Vale.", WHO, when=day, place="Port Vale")
    event = one_event(desk)
    assert event.extent == parse_edtf("2024-05-15")
    (conflict,) = event.conflicts
    assert (conflict.code, conflict.what) == ("M101", "date")
    assert "2024-05-14 in B News (b)" in str(conflict.message)
    assert len(conflict.claims) == 3


def test_a_date_that_stands_for_a_publication_gives_way_to_a_told_one() -> None:
    desk = Desk()
    told = desk.report(
        "a", "2024-05-14", "Ada Quill promised to mend the ferry line and the quay.", "Ada Quill", kind="pledge", when="2024-05-13"
    )
    weak = desk.report("b", "2024-05-15", "Ada Quill promised to mend the ferry line and the quay.", "Ada Quill", kind="pledge")
    desk.claims[1] = replace(weak, extent=parse_edtf("2024-05-15"), dated_by="publication")
    event = one_event(desk)
    assert event.extent == told.extent
    assert not event.conflicts


LIVES = [
    #  (published, status) in order                                              -> the status in the end, the steps
    ("meeting", (("2024-05-10", "planned"), ("2024-05-15", "held")), "held", ["planned", "held"]),
    ("meeting", (("2024-05-10", "planned"), ("2024-05-12", "cancelled")), "cancelled", ["planned", "cancelled"]),
    ("meeting", (("2024-05-10", "proposed"), ("2024-05-11", "planned")), "planned", ["proposed", "planned"]),
    ("meeting", (("2024-05-14", "ongoing"), ("2024-05-15", "held")), "held", ["ongoing", "held"]),
    ("meeting", (("2024-05-15", "held"), ("2024-05-20", "planned")), "held", ["held", "planned"]),
    ("meeting", (("2024-05-11", "cancelled"), ("2024-05-12", "planned")), "planned", ["cancelled", "planned"]),
    (
        "pledge",
        (("2024-05-10", "stated"), ("2024-05-12", "conditional"), ("2024-06-30", "fulfilled")),
        "fulfilled",
        ["stated", "conditional", "fulfilled"],
    ),
    ("pledge", (("2024-05-10", "fulfilled"), ("2024-05-12", "stated")), "fulfilled", ["fulfilled", "stated"]),
    ("pledge", (("2024-05-10", "conditional"), ("2024-05-11", "stated")), "conditional", ["conditional", "stated"]),
]


@pytest.mark.parametrize(("kind", "reports", "final", "steps"), LIVES)
def test_the_life_of_an_event(kind: str, reports: tuple[tuple[str, str], ...], final: str, steps: list[str]) -> None:
    desk = Desk()
    for number, (published, status) in enumerate(reports):
        desk.report(
            f"a{number}",
            published,
            "Ada Quill, Tom Brandt: the Tarn bridge and the ferry line.",
            WHO,
            kind=kind,
            status=status,
            when="2024-05-14",
        )
    event = one_event(desk)
    assert event.status == final
    assert [step.status for step in event.history] == steps
    assert [step.claim for step in event.history] == [claim.id for claim in event.claims]
    assert [format_edtf(step.on) for step in event.history if step.on] == [published for published, _ in reports]


def test_a_headline_does_not_stay_in_the_future() -> None:
    desk = Desk()
    desk.report("a", "2024-05-10", "Ada Quill to meet Tom Brandt.", WHO, status="planned", when="2024-05-14", confidence=0.95)
    desk.report("b", "2024-05-15", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14", confidence=0.7)
    assert one_event(desk).title == "Ada Quill met Tom Brandt"


def test_the_cast_is_everybody_once_with_the_fullest_name() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Quill and Brandt met.", "Quill (mayor); Tom Brandt", when="2024-05-14")
    desk.report("b", "2024-05-14", "Ada Quill met Brandt and Moon.", "Ada Quill; Brandt; Iris Moon", when="2024-05-14")
    event = one_event(desk)
    assert [(p.name, p.office) for p in event.actors] == [("Ada Quill", "mayor"), ("Tom Brandt", ""), ("Iris Moon", "")]


def test_amounts_stand_side_by_side() -> None:
    desk = Desk()
    for article, amount in (("a", "EUR 30000000"), ("b", "EUR 31000000"), ("c", "EUR 30000000")):
        desk.report(
            article,
            "2024-05-14",
            "Norland pledged money for the flooded valleys.",
            "Norland; Sylvania = recipient",
            kind="pledge",
            amount=amount,
        )
    event = one_event(desk)
    assert [int(amount.value) for amount in event.amounts] == [30_000_000, 31_000_000]
    assert [conflict.code for conflict in event.conflicts] == ["M103"]


def test_at_least_is_no_contradiction() -> None:
    desk = Desk()
    for article, amount, modifier in (("a", "EUR 30000000", "at least"), ("b", "EUR 31000000", "")):
        made = desk.report(
            article,
            "2024-05-14",
            "Norland pledged money for the flooded valleys.",
            "Norland; Sylvania = recipient",
            kind="pledge",
            amount=amount,
        )
        desk.claims[-1] = replace(made, amounts=(replace(made.amounts[0], modifier=modifier),))
    assert not one_event(desk).conflicts


def test_promised_and_delivered_are_two_amounts() -> None:
    desk = Desk()
    made = desk.report(
        "a",
        "2024-05-14",
        "Norland pledged money for the flooded valleys.",
        "Norland; Sylvania = recipient",
        kind="pledge",
        amount="EUR 30000000",
    )
    paid: Amount = replace(made.amounts[0], sense="delivered")
    desk.claims[0] = replace(made, amounts=(made.amounts[0], paid))
    assert {amount.sense for amount in one_event(desk).amounts} == {"promised", "delivered"}


def test_an_undated_report_of_what_was_held_lies_not_after_it() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill has met Tom Brandt.", WHO)
    event = one_event(desk)
    assert event.extent is None
    assert event.bounds is not None
    assert (event.bounds.start, event.bounds.last) == (None, date(2024, 5, 14))


def test_an_undated_plan_lies_not_before_its_report() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill will meet Tom Brandt.", WHO, status="planned")
    event = one_event(desk)
    assert event.bounds is not None
    assert (event.bounds.start, event.bounds.stop) == (date(2024, 5, 14), None)


def test_bounds_of_a_publication_bound_the_event() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill has met Tom Brandt.", WHO)
    desk.documents["a"] = replace(desk.documents["a"], publication=Publication(date(2024, 5, 1), date(2024, 5, 20)))
    event = one_event(desk)
    assert event.bounds is not None
    assert event.bounds.last == date(2024, 5, 20)


def bounded_report(desk: Desk, name: str, first: date, last: date, status: str = "held") -> None:
    """A report without a day, whose words put the meeting between two days."""
    desk.report(name, "2024-05-14", "Ada Quill has met Tom Brandt.", WHO, status=status)
    at = next(index for index, claim in enumerate(desk.claims) if claim.article == name)
    desk.claims[at] = replace(desk.claims[at], within=Extent(first, last + timedelta(days=1), Granularity.DAY))
    desk.documents[name] = replace(desk.documents[name], publication=Publication(date(2024, 5, 1), date(2024, 5, 31)))


def test_words_counted_from_a_publication_with_bounds_bound_the_event() -> None:
    desk = Desk()
    bounded_report(desk, "a", date(2024, 4, 23), date(2024, 5, 21))
    event = one_event(desk)
    assert event.extent is None
    assert event.bounds is not None
    assert (event.bounds.start, event.bounds.last) == (date(2024, 4, 23), date(2024, 5, 21))


def test_what_is_doubtful_goes_to_review_and_a_second_source_brings_it_back() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14", confidence=0.45)
    merged, _ = desk.merge(site=SiteConfig(threshold=0.5))
    assert (len(merged.events), len(merged.review)) == (0, 1)
    desk.report("b", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, when="2024-05-14", confidence=0.45)
    merged, _ = desk.merge(site=SiteConfig(threshold=0.5))
    assert (len(merged.events), len(merged.review)) == (1, 0)


def test_a_commission_speaks_for_its_union_and_stays_itself() -> None:
    desk = Desk()
    desk.report(
        "a",
        "2024-05-14",
        "The European Commission and the European Union will plant trees.",
        "European Commission; European Union",
        kind="pledge",
    )
    (event,) = desk.events()
    assert [participant.name for participant in event.actors] == ["European Commission", "European Union"]
