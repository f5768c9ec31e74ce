"""Two reports each: one event or two?  A case is two lines; an editor could add one."""

# ruff: noqa: E501 - one case a line
from __future__ import annotations

from typing import Any

import pytest

from tests.merge.desk import Desk, partition

Told = tuple[str, str, str, dict[str, Any]]  # published, sentence, who, the rest
DAY = {"when": "2024-05-14"}
PORT = {"when": "2024-05-14", "place": "Port Vale"}
PLEDGE: dict[str, Any] = {"kind": "pledge"}

SAME: list[tuple[str, Told, Told]] = [
    (
        "a group that is only described, its state under two names",
        ("2024-05-10", "EU development ministers will hold talks in Port Vale.", "EU development ministers", PORT),
        ("2024-05-14", "European Union development ministers met in Port Vale.", "European Union development ministers", PORT),
    ),
    (
        "a group that one report gives no state",
        ("2024-05-14", "Ada Quill met her national security team.", "Ada Quill; national security team", DAY),
        ("2024-05-14", "Ada Quill gathered the national security team.", "Ada Quill; national security team", DAY),
    ),
    (
        "somebody whom the other report names in its sentence alone",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-15", "After Brandt had come, Ada Quill and Iris Moon spoke of the port.", "Ada Quill; Iris Moon", DAY),
    ),
    (
        "a day of the story around, next to the day that another report tells",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", {"when": "2024-05-14", "dated_by": "context"}),
        ("2024-05-15", "Ada Quill met Tom Brandt on Monday.", "Ada Quill; Tom Brandt", {"when": "2024-05-13"}),
    ),
    (
        "put off, told of a group that is only described",
        ("2024-05-10", "The leaders of France and Germany will meet in Port Vale.", "leaders of France; leaders of Germany", PORT),
        (
            "2024-05-12",
            "The meeting of French leaders and the leaders of Germany in Port Vale was postponed to June.",
            "French leaders; leaders of Germany",
            {"when": "2024-06-03", "place": "Port Vale"},
        ),
    ),
    (
        "the same two people on the same day",
        ("2024-05-14", "Ada Quill and Tom Brandt met in Port Vale on Tuesday.", "Ada Quill; Tom Brandt", PORT),
        ("2024-05-15", "Quill sat down with Brandt a day earlier in Port Vale.", "Quill; Brandt", PORT),
    ),
    (
        "one report names one participant more",
        ("2024-05-14", "Ada Quill and Tom Brandt held talks.", "Ada Quill; Tom Brandt", PORT),
        ("2024-05-14", "Ada Quill, Tom Brandt and Iris Moon held talks.", "Ada Quill; Tom Brandt; Iris Moon", PORT),
    ),
    (
        "planned, then held, on the same day",
        ("2024-05-10", "Ada Quill will meet Tom Brandt on Tuesday.", "Ada Quill; Tom Brandt", {"status": "planned", **DAY}),
        ("2024-05-15", "Ada Quill met Tom Brandt on Tuesday.", "Ada Quill; Tom Brandt", DAY),
    ),
    (
        "a follow-up weeks later names the day",
        ("2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", "Ada Quill; Tom Brandt", PORT),
        ("2024-07-02", "When Ada Quill saw Tom Brandt in Port Vale on 14 May, she was hopeful.", "Ada Quill; Tom Brandt", PORT),
    ),
    (
        "a month holds the day, and the place agrees",
        ("2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", "Ada Quill; Tom Brandt", PORT),
        (
            "2024-06-20",
            "The two saw each other in Port Vale last month.",
            "Ada Quill; Tom Brandt",
            {"when": "2024-05", "place": "Port Vale"},
        ),
    ),
    (
        "an undated report of the day after",
        ("2024-05-14", "Ada Quill met Tom Brandt on Tuesday.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-15", "Ada Quill has met Tom Brandt.", "Ada Quill; Tom Brandt", {}),
    ),
    (
        "a minister stands in for the state",
        ("2024-05-14", "Foreign minister Jean Roc met Tom Brandt in Port Vale.", "Jean Roc (French foreign minister); Tom Brandt", PORT),
        ("2024-05-14", "France and Tom Brandt held talks in Port Vale.", "France; Tom Brandt", PORT),
    ),
    (
        "another spelling of a name from another script",
        ("2024-05-14", "Oleg Voronsky met Tom Brandt.", "Oleg Voronsky; Tom Brandt", DAY),
        ("2024-05-14", "Oleg Voronskiy met Tom Brandt.", "Oleg Voronskiy; Tom Brandt", DAY),
    ),
    (
        "sources a day apart, all else the same",
        ("2024-05-15", "Ada Quill and Tom Brandt met in Port Vale on Tuesday.", "Ada Quill; Tom Brandt", PORT),
        (
            "2024-05-16",
            "Ada Quill and Tom Brandt met in Port Vale on Wednesday.",
            "Ada Quill; Tom Brandt",
            {"when": "2024-05-15", "place": "Port Vale"},
        ),
    ),
    (
        "put off, and the report says so",
        ("2024-05-10", "Ada Quill will meet Tom Brandt on 14 May in Port Vale.", "Ada Quill; Tom Brandt", {"status": "planned", **PORT}),
        (
            "2024-05-13",
            "The meeting of Ada Quill and Tom Brandt in Port Vale has been postponed to 4 June.",
            "Ada Quill; Tom Brandt",
            {"status": "planned", "when": "2024-06-04", "place": "Port Vale"},
        ),
    ),
    (
        "the same pledge of the same amount",
        (
            "2024-05-14",
            "Norland pledged 30 million euros for the flooded valleys of Sylvania.",
            "Norland; Sylvania = recipient",
            {**PLEDGE, "amount": "EUR 30000000"},
        ),
        (
            "2024-05-15",
            "Norland will send 30 million euros to flooded Sylvania.",
            "Norland; Sylvania = recipient",
            {**PLEDGE, "amount": "EUR 30000000"},
        ),
    ),
    (
        "the same promise in like words, by a rare name",
        ("2024-05-14", "Ada Quill vowed to reopen the Tarn bridge and the ferry line.", "Ada Quill", PLEDGE),
        ("2024-05-15", "Ada Quill promised that the Tarn bridge and ferry line would be reopened.", "Ada Quill", PLEDGE),
    ),
]

SAME += [
    (
        "one agency's sentence, its pledger read in two ways",
        ("2024-05-14", "As part of its safety drill the ferry company will send the barge back to Port Vale harbour, it said.", "Captain Bligh", PLEDGE),
        ("2024-05-15", "As part of its safety drill the ferry company will send the barge back to Port Vale harbour, it said.", "ferry company", PLEDGE),
    ),
    (
        "one agency's sentence, its weekday counted from two publications",
        ("2024-05-14", "Ada Quill will meet the harbour masters of the northern coast on Thursday about dredging, her office said.", "Ada Quill", {"status": "planned", "when": "2024-05-16"}),
        ("2024-05-17", "Ada Quill will meet the harbour masters of the northern coast on Thursday about dredging, her office said.", "Ada Quill", {"status": "planned", "when": "2024-05-23"}),
    ),
    (
        "a council has one session at a time",
        ("2024-05-14", "Ada Quill asked for an urgent meeting of the Hill Council.", "Hill Council; Ada Quill", {"status": "proposed"}),
        ("2024-05-15", "The Hill Council met.", "Hill Council", {"when": "2024-05-15"}),
    ),
    (
        "a title says what a long sentence buries",
        (
            "2024-05-14",
            "After a winter of storms, quarrels over money and two resignations, Ada Quill, who grew up there, vowed to rebuild the Tarn lighthouse.",
            "Ada Quill",
            {**PLEDGE, "title": "Ada Quill vows to rebuild the Tarn lighthouse"},
        ),
        (
            "2024-05-15",
            "Farmers, still waiting for seed, heard with little joy that the mayor, Ada Quill, means to rebuild the lighthouse at Tarn by spring.",
            "Ada Quill",
            {**PLEDGE, "title": "Ada Quill to rebuild the Tarn lighthouse"},
        ),
    ),
]  # fmt: skip

OTHER: list[tuple[str, Told, Told]] = [
    (
        "officials are anybody's",
        ("2024-05-14", "Ada Quill met officials.", "Ada Quill; officials", DAY),
        ("2024-05-14", "Tom Brandt met officials.", "Tom Brandt; officials", DAY),
    ),
    (
        "ministers of two states",
        ("2024-05-14", "French health ministers met.", "French health ministers", PORT),
        ("2024-05-14", "German health ministers met.", "German health ministers", {"when": "2024-05-14"}),
    ),
    (
        "two told days are two meetings, where a day of the story might be a mistake",
        ("2024-05-14", "Ada Quill met Tom Brandt on Tuesday.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-15", "Ada Quill met Tom Brandt on Monday.", "Ada Quill; Tom Brandt", {"when": "2024-05-13"}),
    ),
    (
        "one man, two partners, one day and place",
        ("2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", "Ada Quill; Tom Brandt", PORT),
        ("2024-05-14", "Ada Quill met Iris Moon in Port Vale.", "Ada Quill; Iris Moon", PORT),
    ),
    (
        "the same two, a week apart",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-21", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", {"when": "2024-05-21"}),
    ),
    (
        "the second day of talks, and the report says so",
        ("2024-05-14", "Ada Quill and Tom Brandt met in Port Vale.", "Ada Quill; Tom Brandt", PORT),
        (
            "2024-05-15",
            "Ada Quill and Tom Brandt met again in Port Vale.",
            "Ada Quill; Tom Brandt",
            {"when": "2024-05-15", "place": "Port Vale"},
        ),
    ),
    (
        "held before, planned again: undated both, told weeks apart",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", DAY),
        ("2024-06-10", "Ada Quill is to meet Tom Brandt.", "Ada Quill; Tom Brandt", {"status": "planned"}),
    ),
    (
        "two states that always talk",
        ("2024-05-14", "Russia and Ukraine held talks on prisoners.", "Russia; Ukraine", {}),
        ("2024-05-29", "Ukraine and Russia held talks on grain ships.", "Russia; Ukraine", {}),
    ),
    (
        "a meeting and a pledge of the same sentence",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-14", "Ada Quill promised Tom Brandt a bridge.", "Ada Quill; Tom Brandt = recipient", {**PLEDGE, **DAY}),
    ),
    (
        "two amounts for two purposes",
        (
            "2024-05-14",
            "Norland pledged 30 million euros for schools in Sylvania.",
            "Norland; Sylvania = recipient",
            {**PLEDGE, "amount": "EUR 30000000"},
        ),
        (
            "2024-05-14",
            "Norland promised Sylvania 900 million euros for tanks.",
            "Norland; Sylvania = recipient",
            {**PLEDGE, "amount": "EUR 900000000"},
        ),
    ),
    (
        "two pledgers, one purpose",
        ("2024-05-14", "France pledged aid for the flooded valleys.", "France; Sylvania = recipient", PLEDGE),
        ("2024-05-14", "Germany pledged aid for the flooded valleys.", "Germany; Sylvania = recipient", PLEDGE),
    ),
    (
        "two people of one surname",
        ("2024-05-14", "Ada Quill met Tom Brandt.", "Ada Quill; Tom Brandt", DAY),
        ("2024-05-14", "Rolf Quill met Zoe Hart.", "Rolf Quill; Zoe Hart", DAY),
    ),
    (
        "a call and a visit",
        ("2024-05-14", "Ada Quill spoke to Tom Brandt by phone.", "Ada Quill; Tom Brandt", {"when": "2024-05"}),
        ("2024-05-20", "Ada Quill visited Tom Brandt.", "Ada Quill; Tom Brandt", {"when": "2024-05"}),
    ),
    (
        "different places on one day",
        ("2024-05-14", "Ada Quill opened talks in Port Vale.", "Ada Quill; Hill Council", PORT),
        (
            "2024-05-14",
            "Ada Quill held talks in Harrow Sands.",
            "Ada Quill; Free Port Union",
            {"when": "2024-05-14", "place": "Harrow Sands"},
        ),
    ),
    (
        "a promise and its refusal by another",
        ("2024-05-14", "Ada Quill promised to open the border.", "Ada Quill", PLEDGE),
        ("2024-06-14", "Ada Quill refused to open the border.", "Ada Quill", {**PLEDGE, "status": "refused"}),
    ),
]


OTHER += [
    (
        "a parliament sits every week",
        ("2024-05-14", "Ada Quill answered questions on ferries.", "Parliament; Ada Quill", {}),
        ("2024-05-15", "Iris Moon was heard on schools.", "Parliament; Iris Moon", {}),
    ),
    (
        "another council at the same time",
        ("2024-05-14", "The Hill Council met on the drought.", "Hill Council", {}),
        ("2024-05-14", "The Free Port Union met on tariffs.", "Free Port Union", {}),
    ),
    (
        "one man's two promises of one day",
        ("2024-05-14", "Ada Quill promised to rebuild the lighthouse.", "Ada Quill", {**PLEDGE, **DAY}),
        ("2024-05-14", "Ada Quill vowed to sack the treasurer.", "Ada Quill", {**PLEDGE, **DAY}),
    ),
    (
        "officials and officials",
        ("2024-05-14", "Norland officials vowed to inspect dams.", "officials", PLEDGE),
        ("2024-05-14", "Sylvanian officials promised cheaper bread.", "officials", PLEDGE),
    ),
]  # fmt: skip


def together(first: Told, second: Told) -> tuple[bool, str]:
    """Are the two reports one event, and why."""
    desk = Desk()
    for article, (published, sentence, who, more) in zip(("north", "south"), (first, second), strict=True):
        desk.report(article, published, sentence, who, **more)
    events = desk.events()
    return len(partition(events)) == 1, "; ".join(str(reason) for event in events for reason in event.reasons)


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_one_event(first: Told, second: Told) -> None:
    joined, reasons = together(first, second)
    assert joined
    assert reasons, "an event of two reports says why they are one"


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_two_events(first: Told, second: Told) -> None:
    joined, reasons = together(first, second)
    assert not joined, reasons


def test_a_common_actor_does_not_chain_two_meetings() -> None:
    desk = Desk()
    desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", "Ada Quill; Tom Brandt", **PORT)
    desk.report("b", "2024-05-14", "Ada Quill was in Port Vale for talks.", "Ada Quill", **PORT)
    desk.report("c", "2024-05-14", "Ada Quill met Iris Moon in Port Vale.", "Ada Quill; Iris Moon", **PORT)
    events = desk.events()
    casts = [{p.name for p in event.actors} for event in events]
    assert not any({"Tom Brandt", "Iris Moon"} <= cast for cast in casts)


def test_one_article_that_tells_of_two_meetings_keeps_them_apart() -> None:
    desk = Desk()
    first = desk.report("a", "2024-05-14", "Ada Quill met Tom Brandt in Port Vale.", "Ada Quill; Tom Brandt", **PORT)
    second = desk.report("a", "2024-05-14", "Ada Quill then sat with the harbour masters.", "Ada Quill; harbour masters; pilots", **PORT)
    desk.report("b", "2024-05-14", "Ada Quill and Tom Brandt met in Port Vale.", "Ada Quill; Tom Brandt", **PORT)
    assert not any({first.id, second.id} <= group for group in partition(desk.events()))
