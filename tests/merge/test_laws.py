"""Laws of merging: nothing lost, nothing twice, no order, editors first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.merge import merge
from sitegen.model.actor import Gazetteer
from sitegen.model.corpus import SiteConfig
from tests.merge.desk import AS_OF, Desk, all_events, note, partition

PEOPLE = ("Ada Quill", "Tom Brandt", "Iris Moon", "Quill", "Jean Roc (French foreign minister)", "France", "Ruritania", "pilots")
PLACES = ("", "Port Vale", "Harrow Sands")
FIRST = date(2024, 5, 1)

reports = st.lists(
    st.tuples(
        st.integers(0, 7),  # article
        st.lists(st.sampled_from(PEOPLE), min_size=0, max_size=3, unique=True),
        st.sampled_from(("meeting", "pledge")),
        st.sampled_from((None, 0, 1, 2, 30)),  # the day told, if any
        st.sampled_from(PLACES),
        st.sampled_from(("held", "planned", "cancelled")),
        st.sampled_from(("about the ferry line", "about grain", "")),
    ),
    max_size=14,
)


def desk_of(rows: list[tuple[int, list[str], str, int | None, str, str, str]]) -> Desk:
    desk = Desk()
    for number, (article, who, kind, day, place, status, words) in enumerate(rows):
        published = FIRST + timedelta(days=article)
        desk.report(
            f"article{article}",
            "" if article == 7 else published.isoformat(),
            f"Sentence {number}: {' and '.join(who)} {kind} {words}.",
            ";".join(who),
            kind=kind,
            status=status if kind == "meeting" else None,
            when=(FIRST + timedelta(days=day)).isoformat() if day is not None else "",
            place=place,
        )
    return desk


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(rows, random) -> None:  # type: ignore[no-untyped-def]
    desk = desk_of(rows)
    straight = merge(desk.claims, desk.documents, [], Gazetteer(), SiteConfig(), AS_OF)
    mixed = list(desk.claims)
    random.shuffle(mixed)
    documents = dict(sorted(desk.documents.items(), reverse=True))
    assert merge(mixed, documents, [], Gazetteer(), SiteConfig(), AS_OF) == straight


@QUICK
@given(reports)
def test_every_claim_is_in_exactly_one_event(rows) -> None:  # type: ignore[no-untyped-def]
    desk = desk_of(rows)
    merged, _ = desk.merge()
    listed = sorted(claim.id for event in all_events(merged) for claim in event.claims)
    assert listed == sorted(claim.id for claim in desk.claims)
    for event in all_events(merged):
        assert event.claims
        assert event.id == event.claims[0].id
        assert set(event.same_as) == {claim.id for claim in event.claims[1:]} - {event.id}
        assert {claim.kind for claim in event.claims} == {event.kind}


@QUICK
@given(reports)
def test_events_are_in_the_contracts_order_and_their_addresses_differ(rows) -> None:  # type: ignore[no-untyped-def]
    merged, _ = desk_of(rows).merge()
    keys = [(e.extent.start, e.extent.stop, ("meeting", "pledge").index(e.kind), e.id) for e in merged.events if e.extent]
    assert keys == sorted(keys)
    assert len(keys) == len(merged.events)
    assert all(event.extent is None for event in merged.undated)
    slugs = [event.slug for event in all_events(merged)]
    assert len(slugs) == len(set(slugs))


@QUICK
@given(reports, st.data())
def test_editors_rulings_hold_whatever_the_scores(rows, data) -> None:  # type: ignore[no-untyped-def]
    desk = desk_of(rows)
    ids = [claim.id for claim in desk.claims]
    if len(ids) < 4:
        return
    one, two, three, four = data.draw(st.permutations(ids))[:4]
    groups = partition(desk.events([note("together", same=(one, two)), note("apart", different=(three, four))]))
    assert any({one, two} <= group for group in groups)
    assert not any({three, four} <= group for group in groups)


@QUICK
@given(reports)
def test_one_event_never_holds_a_pair_that_an_editor_parted(rows) -> None:  # type: ignore[no-untyped-def]
    desk = desk_of(rows)
    together = [pair for group in partition(desk.events()) for pair in combinations(sorted(group), 2)]
    for pair in together[:3]:
        assert not any(set(pair) <= group for group in partition(desk.events([note("ruling", different=pair)])))


def test_what_one_adds_later_does_not_change_an_address() -> None:
    """A newer report, and a corrected title of it, leave the event's id and address as they were."""
    desk = Desk()
    first = desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", when="2024-05-14")
    (before,) = desk.events()
    desk.report("b", "2024-05-15", "Quill and Brandt met on Tuesday.", "Quill; Brandt", when="2024-05-14")
    (after,) = desk.events()
    assert (before.id, before.slug) == (after.id, after.slug) == (first.id, before.slug)
    desk.claims[0] = replace(first, extent=None, dated_by="")
    (undated,) = [event for event in desk.events() if event.id == first.id]
    assert undated.slug == before.slug


def test_the_address_of_a_merged_away_report_can_be_found() -> None:
    """Its own slug is that of the event it would be alone, so that a redirect can be made."""
    alone = Desk()
    second = alone.report("b", "2024-05-15", "Quill and Brandt met on Tuesday.", "Ada Quill; Tom Brandt", when="2024-05-14")
    (event,) = alone.events()
    both = Desk()
    both.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", when="2024-05-14")
    both.report("b", "2024-05-15", "Quill and Brandt met on Tuesday.", "Ada Quill; Tom Brandt", when="2024-05-14")
    (merged,) = both.events([note("to-the-old-address", about=f"https://news.example/site/events/{event.slug}/")])
    assert merged.same_as == (second.id,)
    assert [one.id for one in merged.notes] == ["to-the-old-address"]


def test_an_empty_corpus_is_an_empty_timeline() -> None:
    merged, findings = Desk().merge()
    assert (all_events(merged), findings) == ([], ())
