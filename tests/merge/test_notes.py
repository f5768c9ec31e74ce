"""Editors' notes: events of their own, corrections, comments, rulings, hiding; and what they get wrong."""

# ruff: noqa: E501 - one case a line
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sitegen.model.claim import Amount
from sitegen.model.corpus import SiteConfig
from sitegen.model.edtf import format_edtf, parse_edtf
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.reason import Reason
from tests.merge.desk import Desk, note, participant

WHO = "Ada Quill; Tom Brandt"
PORT = {"when": "2024-05-14", "place": "Port Vale"}


@pytest.fixture
def desk() -> Desk:
    newsroom = Desk()
    newsroom.report("a", "2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", WHO, **PORT)
    newsroom.report("b", "2024-05-15", "Ada Quill and Tom Brandt met in Port Vale.", WHO, **PORT)
    newsroom.report("b", "2024-05-15", "Norland pledged 30 million euros for the valleys.", "Norland", kind="pledge", amount="EUR 30000000")
    return newsroom


def meeting(events: list[Event]) -> Event:
    (found,) = [event for event in events if event.kind == "meeting"]
    return found


def test_a_note_with_a_date_is_an_event(desk: Desk) -> None:
    own = note(
        "harbour/opening",
        title="Harbour opened",
        date_words="2024-05-01",
        extent=parse_edtf("2024-05-01"),
        place="Port Vale",
        written=date(2024, 5, 2),
        kind="other",
    )
    (event,) = [event for event in desk.events([own]) if event.kind == "other"]
    assert (event.id, event.slug, event.title, event.claims) == ("harbour-opening", "harbour-opening", "Harbour opened", ())
    assert event.notes == (own,)
    assert (event.confidence, event.place and event.place.id) == (1.0, "port-vale")


def test_a_note_whose_date_words_stayed_open_is_an_undated_event(desk: Desk) -> None:
    merged, _ = desk.merge([note("some-time", date_words="some Tuesday", kind="meeting", status="planned")])
    assert [event.id for event in merged.undated if not event.claims] == ["some-time"]


@pytest.mark.parametrize(
    "form",
    [
        "{id}",
        "{slug}",
        "events/{slug}/",
        "/events/{slug}",
        "https://desk.example/line/events/{slug}/",
        "https://desk.example/line/events/{slug}/index.html#top",
        "{second}",
    ],
)
def test_about_takes_an_id_or_any_form_of_the_address(desk: Desk, form: str) -> None:
    before = meeting(desk.events())
    about = form.format(id=before.id, slug=before.slug, second=before.same_as[0])
    merged, findings = desk.merge([note("remark", about=about)], site=SiteConfig(base_url="https://desk.example/line/"))
    assert [one.id for one in meeting(list(merged.events)).notes] == ["remark"]
    assert findings == ()


def test_a_comment_changes_nothing_but_vouches(desk: Desk) -> None:
    before = meeting(desk.events())
    after = meeting(desk.events([note("remark", about=before.id)]))
    assert after.corrected == ()
    assert (after.extent, after.status, after.actors, after.place) == (before.extent, before.status, before.actors, before.place)
    assert after.confidence >= before.confidence


def test_a_correction_sets_fields_and_keeps_what_was_there(desk: Desk) -> None:
    before = meeting(desk.events())
    fix = note(
        "fix", about=before.id, date_words="2024-05-13", extent=parse_edtf("2024-05-13"), place="Harrow Sands", status="cancelled", written=date(2024, 5, 20),
        actors=(participant("Ada Quill", "participant"),),
    )  # fmt: skip
    after = meeting(desk.events([fix]))
    assert format_edtf(after.extent) == "2024-05-13" if after.extent else False
    assert (after.place and after.place.name, after.status, [p.name for p in after.actors]) == ("Harrow Sands", "cancelled", ["Ada Quill"])
    assert after.corrected == ("date", "place", "status", "participants")
    assert [(one.note, one.fields, one.before) for one in after.corrections] == [("fix", after.corrected, before)]
    assert after.reasons == before.reasons, "what an editor changed is no reason to take reports for one event"
    assert after.history[-1].note == "fix"
    assert (after.history[-1].status, after.history[-1].on) == ("cancelled", parse_edtf("2024-05-20"))
    assert {claim.extent for claim in after.claims} == {parse_edtf("2024-05-14")}, "what the sources say stays"
    assert (after.id, after.slug) == (before.id, before.slug)


def test_a_note_gives_an_event_another_headline_and_a_pledge_its_condition(desk: Desk) -> None:
    (before,) = [event for event in desk.events() if event.kind == "pledge"]
    mended = note("mended", about=before.id, headline="Norland to pay for the valleys", condition="if the dam is finished")
    (after,) = [event for event in desk.events([mended]) if event.kind == "pledge"]
    assert (after.title, after.condition) == ("Norland to pay for the valleys", "if the dam is finished")
    assert after.corrected == ("title", "condition")
    assert after.corrections[0].before.title == before.title != after.title
    assert (after.id, after.slug, after.claims) == (before.id, before.slug, before.claims), "its address stays"


def test_an_editors_own_event_has_the_headline_that_its_note_gives(desk: Desk) -> None:
    own = note("own", title="On the pier", headline="Pier opened", condition="", date_words="2024-05-01", extent=parse_edtf("2024-05-01"))
    assert [event.title for event in desk.events([own]) if not event.claims] == ["Pier opened"]


def test_a_corrected_amount_goes_first_and_the_told_one_stays(desk: Desk) -> None:
    (pledge,) = [event for event in desk.events() if event.kind == "pledge"]
    fix = note("sum", about=pledge.id, amount=Amount(Decimal(32_000_000), "EUR", "EUR 32000000"))
    (after,) = [event for event in desk.events([fix]) if event.kind == "pledge"]
    assert [int(amount.value) for amount in after.amounts] == [32_000_000, 30_000_000]
    assert after.corrected == ("amount",)


def test_of_two_corrections_the_later_written_wins(desk: Desk) -> None:
    about = meeting(desk.events()).id
    late = note("a-late", about=about, place="Late Town", written=date(2024, 6, 2))
    early = note("z-early", about=about, place="Early Town", written=date(2024, 6, 1))
    event = meeting(desk.events([late, early]))
    assert event.place is not None
    assert event.place.name == "Late Town"
    assert [one.id for one in event.notes] == ["z-early", "a-late"]


def test_a_note_about_nothing_known_says_what_is_near(desk: Desk) -> None:
    slug = meeting(desk.events()).slug
    _, findings = desk.merge([note("stray", about=slug[:-2] + "xx")])
    (finding,) = findings
    assert (finding.path, finding.line, finding.column, finding.code) == ("content/notes/stray.md", 3, 1, "M110")
    assert slug in finding.hint


def test_hiding_takes_an_event_off_the_timeline_and_keeps_it(desk: Desk) -> None:
    about = meeting(desk.events()).id
    merged, findings = desk.merge([note("not-ours", about=about, hide=True)])
    assert [event.kind for event in (*merged.events, *merged.undated, *merged.review)] == ["pledge"]
    assert [event.id for event in merged.hidden] == [about]
    assert findings == ()


def test_hide_without_about_is_told(desk: Desk) -> None:
    _, findings = desk.merge([note("what", hide=True)])
    assert [(finding.code, finding.line) for finding in findings] == [("M113", 3)]


def test_an_unknown_id_in_a_ruling_is_told_and_the_others_hold(desk: Desk) -> None:
    first, second, pledge = (claim.id for claim in desk.claims)
    merged, findings = desk.merge([note("ruling", different=(first, "nonsense", second))])
    assert [(finding.code, finding.line) for finding in findings] == [("M111", 3)]
    assert len([event for event in merged.events if event.kind == "meeting"]) == 2
    assert pledge in {event.id for event in merged.undated}


def test_the_same_two_ruled_same_and_different_stay_apart(desk: Desk) -> None:
    first, second, _ = (claim.id for claim in desk.claims)
    merged, findings = desk.merge([note("one", same=(first, second)), note("two", different=(second, first))])
    assert len([event for event in merged.events if event.kind == "meeting"]) == 2
    (finding,) = findings
    assert (finding.path, finding.code) == ("content/notes/one.md", "M112")
    assert "content/notes/two.md" in finding.message


def test_same_joins_whole_events() -> None:
    newsroom = Desk()
    a = newsroom.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    b = newsroom.report("b", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    c = newsroom.report("c", "2024-06-20", "A gathering took place.", "Iris Moon; Zoe Hart", when="2024-06-19")
    d = newsroom.report("d", "2024-06-20", "A gathering took place.", "Iris Moon; Zoe Hart", when="2024-06-19")
    events = newsroom.events([note("ruling", same=(b.id, d.id))])
    assert [{claim.id for claim in event.claims} for event in events] == [{a.id, b.id, c.id, d.id}]
    assert Reason("ruled-same") in events[0].reasons
    assert [one.id for one in events[0].notes] == ["ruling"]


def test_different_outranks_same_through_a_third() -> None:
    newsroom = Desk()
    one = newsroom.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    two = newsroom.report("b", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    three = newsroom.report("c", "2024-05-14", "Ada Quill met Tom Brandt.", WHO, **PORT)
    events = newsroom.events([note("same", same=(one.id, two.id)), note("apart", different=(two.id, three.id))])
    assert sorted(sorted(claim.article for claim in event.claims) for event in events) == [["a", "b"], ["c"]]


def test_about_and_same_join_with_the_event_the_note_is_about(desk: Desk) -> None:
    stray = desk.report("c", "2024-08-01", "Some people had gathered.", "", when="2024-07")
    about = meeting([event for event in desk.events() if event.id != stray.id]).id
    event = next(event for event in desk.events([note("join", about=about, same=(stray.id,))]) if event.id == about)
    assert stray.id in {claim.id for claim in event.claims}


def test_same_with_a_notes_own_event_moves_the_note_into_the_reported_one(desk: Desk) -> None:
    own = note("own", date_words="2024-05-13", extent=parse_edtf("2024-05-13"), kind="meeting")
    about = meeting(desk.events()).id
    event = meeting(desk.events([own, note("ruling", same=("own", about))]))
    assert {one.id for one in event.notes} == {"own", "ruling"}
    assert event.extent == parse_edtf("2024-05-13")
    assert "own" in event.same_as


def test_a_note_that_has_not_come_out_says_nothing_yet(desk: Desk) -> None:
    about = meeting(desk.events()).id
    assert meeting(desk.events([note("later", about=about, place="Elsewhere", publish_on=date(2030, 1, 1))])).corrected == ()


def test_the_order_of_notes_does_not_matter(desk: Desk) -> None:
    first, second, pledge = (claim.id for claim in desk.claims)
    notes = [
        note("x", about=first, place="One"),
        note("y", about=second, place="Two"),
        note("z", different=(first, second)),
        note("w", about=pledge, hide=True),
    ]
    assert desk.merge(notes) == desk.merge(list(reversed(notes)))


DISAGREEING: list[tuple[str, object, object]] = [
    ("place", "Paris", "Rome"),
    ("date", parse_edtf("2024-05-12"), parse_edtf("2024-05-13")),
    ("due", parse_edtf("2024-06"), parse_edtf("2024-07")),
    ("status", "held", "cancelled"),
    ("kind", "meeting", "other"),
    ("actors", (participant("Ada Quill", "host"),), (participant("Tom Brandt", "host"),)),
    ("amount", Amount(Decimal(3), "EUR", "€3"), Amount(Decimal(4), "EUR", "€4")),
    ("headline", "They met", "They quarrelled"),
    ("condition", "if it rains", "if it snows"),
]


def disagreements(desk: Desk, *notes: Note) -> list[Finding]:
    return [finding for finding in desk.merge(notes)[1] if finding.code == "M114"]


@pytest.mark.parametrize(("key", "one", "other"), DISAGREEING, ids=[key for key, _, _ in DISAGREEING])
def test_two_notes_that_correct_one_field_differently_are_told(desk: Desk, key: str, one: object, other: object) -> None:
    about = meeting(desk.events()).id
    extra = {"date_words": "x"} if key == "date" else {}
    first, second = ({"extent" if key == "date" else key: value, **extra} for value in (one, other))
    (finding,) = disagreements(desk, note("a", about=about, **first), note("b", about=about, **second))
    assert (finding.path, finding.severity) == ("content/notes/b.md", "warning")
    assert f"`{key}`" in finding.message and "content/notes/a.md" in finding.message
    assert disagreements(desk, note("a", about=about, **first), note("b", about=about, **first)) == []
    assert disagreements(desk, note("a", about=about, **first), note("b", about=about, tags=("x",))) == []


def test_the_places_of_both_notes_are_told(desk: Desk) -> None:
    about = meeting(desk.events()).id
    (finding,) = disagreements(desk, note("a", about=about, place="Paris"), note("b", about=about, place="Rome"))
    assert (finding.line, finding.column, finding.length_chars) == (4, 1, 5)
    assert "content/notes/a.md:4:1" in finding.message
    assert "Paris" in finding.message and "Rome" in finding.message
    (event,) = [
        event for event in desk.events([note("a", about=about, place="Paris"), note("b", about=about, place="Rome")]) if event.notes
    ]
    assert event.place is not None and event.place.name == "Rome"


def test_a_later_note_may_correct_an_earlier_one(desk: Desk) -> None:
    about = meeting(desk.events()).id
    early, late = date(2024, 5, 20), date(2024, 6, 1)
    assert (
        disagreements(desk, note("a", about=about, place="Rome", written=late), note("b", about=about, place="Paris", written=early)) == []
    )
    assert (
        len(disagreements(desk, note("a", about=about, place="Rome", written=late), note("b", about=about, place="Paris", written=late)))
        == 1
    )
    assert len(disagreements(desk, note("a", about=about, place="Rome", written=late), note("b", about=about, place="Paris"))) == 1


def test_one_place_in_two_spellings_is_no_disagreement(desk: Desk) -> None:
    about = meeting(desk.events()).id
    assert disagreements(desk, note("a", about=about, place="port vale"), note("b", about=about, place="Port Vale")) == []


def test_a_note_that_corrects_an_editors_own_event_disagrees_with_nobody(desk: Desk) -> None:
    own = note("opening", date_words="2024-05-01", extent=parse_edtf("2024-05-01"), place="Paris")
    assert disagreements(desk, own, note("remark", about="opening", place="Rome")) == []
    assert len(disagreements(desk, own, note("remark", about="opening", place="Rome"), note("word", about="opening", place="Oslo"))) == 1


def test_a_note_that_hides_what_another_corrects_is_told(desk: Desk) -> None:
    about = meeting(desk.events()).id
    early, late = date(2024, 5, 20), date(2024, 6, 1)
    (finding,) = disagreements(desk, note("a", about=about, hide=True), note("b", about=about, place="Rome"))
    assert finding.path == "content/notes/a.md"
    assert "`place`" in finding.message and "content/notes/b.md:4:1" in finding.message
    (finding,) = disagreements(desk, note("a", about=about, hide=True), note("b", about=about, hide=False))
    assert "`hide`" in finding.message and "content/notes/b.md:4:1" in finding.message
    assert disagreements(desk, note("a", about=about, hide=True), note("b", about=about, tags=("x",))) == []
    assert disagreements(desk, note("a", about=about, hide=True), note("b", about=about, hide=True)) == []
    assert disagreements(desk, note("a", about=about, hide=True, place="Rome")) == []
    assert disagreements(desk, note("a", about=about, hide=True, written=late), note("b", about=about, place="Rome", written=early)) == []
    assert (
        len(disagreements(desk, note("a", about=about, hide=True, written=early), note("b", about=about, place="Rome", written=late))) == 1
    )


def test_a_comment_on_a_hidden_event_is_told(desk: Desk) -> None:
    about = meeting(desk.events()).id
    early, late = date(2024, 5, 20), date(2024, 6, 1)

    def lost(*notes: Note) -> list[str]:
        return [f"{finding.path}:{finding.line}" for finding in desk.merge(notes)[1] if finding.code == "M115"]

    assert lost(note("a", about=about, hide=True), note("b", about=about, body="Ada Quill was ill.")) == ["content/notes/b.md:3"]
    assert (
        lost(note("a", about=about, hide=True, written=late), note("b", about=about, written=early)) == []
    )  # hidden afterwards, on purpose
    assert lost(note("a", about=about, hide=True), note("b", about=about, place="Rome")) == []  # M114 tells it
    assert lost(note("b", about=about, body="Ada Quill was ill.")) == []


def test_many_notes_on_one_event_are_no_burden(desk: Desk) -> None:
    about = meeting(desk.events()).id
    assert len(disagreements(desk, *[note(f"n{number:04}", about=about, place=f"Town {number}") for number in range(300)])) == 299


def test_long_addresses_are_cut_in_findings(desk: Desk) -> None:
    long = "x" * 50000
    found = desk.merge([note("a", about=long), note("b", same=(long, "y" * 50000)), note("c", about=meeting(desk.events()).id, place=long),
                        note("d", about=meeting(desk.events()).id, place="y" * 50000)])[1]  # fmt: skip
    assert {"M110", "M111", "M114"} <= {finding.code for finding in found}
    assert max(len(finding.message) + len(finding.hint) for finding in found) < 600
