"""No text, name or number makes the stage fail; and its work grows with the number of claims, not with their pairs."""

# ruff: noqa: E501 - one case a line
from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.merge import merge
from sitegen.merge.actors import fold, identify
from sitegen.merge.block import candidates
from sitegen.merge.facts import gather
from sitegen.merge.figures import disagreements
from sitegen.merge.offices import judge
from sitegen.merge.states import place_key, place_relation, states_in
from sitegen.model.actor import Actor, Gazetteer, Office, Tenure
from sitegen.model.corpus import SiteConfig
from tests.merge.desk import AS_OF, Desk, all_events, document, note
from tests.merge.test_conflicts import GAZETTEER

ANY = st.text(max_size=200)
WORDS = st.lists(
    st.sampled_from(["Mayor", "mayor", "of", "Port Vale", ",", "Hart", "Ada Quill", "harbour chief", "’s", "the", "former", "$5bn", "of frozen bank assets", "\n", "İ", "."]),
    max_size=30,
).map(" ".join)  # fmt: skip
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.one_of(ANY, WORDS), st.one_of(ANY, WORDS), st.one_of(ANY, WORDS))
def test_any_text_can_be_read(one: str, other: str, name: str) -> None:
    documents = (document("a", one, "2024-05-14"), document("b", other, "2024-05-15"))
    for verdict in judge(documents, GAZETTEER, {}):
        text = next(one.text for one in documents if one.id == verdict.article)
        assert all(0 <= start < end <= len(text) for start, end in verdict.places)
    disagreements(documents)
    states_in(name)
    place_relation(place_key(one), place_key(name))
    fold(name)


@QUICK
@given(ANY, st.lists(ANY.filter(lambda name: ";" not in name and "=" not in name), max_size=3), ANY, ANY)
def test_any_claim_can_be_merged(sentence: str, names: list[str], place: str, about: str) -> None:
    desk = Desk()
    for article in ("a", "b"):
        desk.report(article, "2024-05-14", sentence, ";".join(names), place=place)
    gazetteer = Gazetteer((Actor("x", about or "x", "person"),), (Office(sentence or "x", (place,), held=(Tenure(about, None, None),)),))
    merged, _ = desk.merge([note("n", about=about, same=(about, sentence), different=(place,))], gazetteer=gazetteer)
    assert sum(len(event.claims) for event in all_events(merged)) == 2


def test_a_claim_without_its_article_is_still_an_event() -> None:
    desk = Desk()
    one = desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", when="2024-05-14")
    merged, findings = merge([one, replace(one, id="other", quote=(5, 9_999))], {}, [], Gazetteer(), SiteConfig(), AS_OF)
    assert sum(len(event.claims) for event in all_events(merged)) == 2
    assert findings == ()


def test_two_claims_of_one_id_are_both_kept() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", when="2024-05-14")
    desk.claims.append(replace(desk.claims[0], title="another"))
    assert sum(len(event.claims) for event in desk.events()) == 2


def pairs_per_claim(count: int) -> float:
    """How many pairs are proposed for each claim when a few names are in most of the news."""
    dice = random.Random(count)
    desk = Desk()
    names = [f"Name{number} Surname{number}" for number in range(max(20, count // 20))]
    weights = [1 / (rank + 1) for rank in range(len(names))]
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(days=dice.randrange(max(10, count // 20)))
        who = ";".join(dict.fromkeys(dice.choices(names, weights, k=2)))
        desk.report(
            f"a{number:05d}",
            day.isoformat(),
            f"Report {number} of {who}.",
            who,
            when=day.isoformat(),
            place=dice.choice(("Port Vale", "Harrow Sands", "")),
        )
    facts, rarity = gather(desk.claims, desk.documents, identify(desk.claims, Gazetteer()), Gazetteer())
    return len(candidates(facts, rarity)) / count


def test_pairs_grow_with_the_number_of_claims() -> None:
    small, large = pairs_per_claim(400), pairs_per_claim(3200)
    assert large < 2 * small + 5
    assert large < 40
