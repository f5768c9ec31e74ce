"""Texts to measure with: made of our own sentences, the same at every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

NAMES = [
    f"{first} {last}"
    for first in "Ana Boris Dalia Emil Hana Ivan Lena Marek Nadia Petra".split()
    for last in "Abdi Berg Castro Horvat Ito Novak Rossi Silva".split()
]
OFFICES = "foreign minister,defence secretary,prime minister,finance minister,trade envoy,president".split(",")
STATES = "Norway,Chile,Kenya,Japan,Portugal,Estonia,Peru,Ghana,Canada,Jordan".split(",")
PLACES = "Oslo,Lima,Nairobi,Geneva,Lisbon,Tallinn,Accra,Ottawa,Amman,Tokyo".split(",")
WHEN = (
    "on Tuesday,yesterday,next week,two weeks ago,in May,last year,on 12 April,within the next two weeks,earlier this week,"
    "at 10 a.m. on Friday,in the third quarter,since February 2022,a year earlier,by the end of 2026,this weekend,tomorrow"
).split(",")
FILL = (
    "The statement gave no further detail and officials would not be drawn on the cost of the plan. "
    "Farmers in the valley have waited for the new road since the old bridge was closed to lorries. "
    "Opposition members asked why the committee had not been told and wanted the papers published. "
    "The company, which employs most of the town, said its books were open to any inspector. "
).split(". ")
EVENTS = (
    "{a}, the {o} of {s}, will meet {b} in {p} {w}.",
    "{a} said {w} that {s} would provide €{n} million in aid to {t}.",
    "{a} held talks with {b} in {p} {w}.",
    "{s} pledged {w} to send observers to {t} if the truce holds.",
)
NO_EVENTS = (
    "The council heard {w} that the report on {s} was not ready.",
    "Prices in {p} had risen {w} for the {n}th time, traders said.",
    "{a} was born in {p} and has lived there since the war.",
    "The bridge at {p} was closed {w} after the flood.",
    "Sales in {s} fell by {n} tonnes, the ministry's figures showed {w}.",
)
EVENTS_IN_TEN = 1  # sentences with a date, of ten, that tell of a meeting or pledge: about two an article, as in the news


def _sentence(rnd: random.Random) -> str:
    a, b = rnd.sample(NAMES, 2)
    s, t = rnd.sample(STATES, 2)
    form = rnd.choice(EVENTS if rnd.randrange(10) < EVENTS_IN_TEN else NO_EVENTS)
    return form.format(a=a, b=b, o=rnd.choice(OFFICES), s=s, t=t, p=rnd.choice(PLACES), w=rnd.choice(WHEN), n=rnd.randrange(2, 900))


def text_of(rnd: random.Random, size_chars: int) -> str:
    """News-like paragraphs with an expression of time about every 250 characters."""
    parts: list[str] = []
    length = 0
    while length < size_chars:
        part = " ".join([_sentence(rnd), *(f"{line}." for line in rnd.sample(FILL[:4], 2))]) + "\n"
        parts.append(part)
        length += len(part)
    return "".join(parts)


def long_text(kilobytes: int) -> str:
    """One long text."""
    return text_of(random.Random(11), kilobytes * 1000)


def articles(number: int) -> Iterator[tuple[str, str, date, str]]:
    """(id, title, published, text) of articles of 5 KB over two years."""
    rnd = random.Random(12)
    for index in range(number):
        yield f"a{index:06d}", _sentence(rnd), date(2024, 1, 1) + timedelta(days=rnd.randrange(700)), text_of(rnd, 5000)
