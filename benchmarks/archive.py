"""An archive of made-up articles of any size, and what reading and merging it takes.

`python benchmarks/archive.py write 100000 articles.jsonl` writes one article a line, the same ones each time; with a folder instead of
a file, one Markdown file an article.  `python benchmarks/archive.py run articles.jsonl out [options of events]` runs
`events --parquet out --merge` over them and prints time, processor time and the greatest memory of all its processes together.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST = (
    "Alma Bela Cato Dina Egil Fara Gita Henk Ines Jori Kaia Loke Mina Nils Olga Pavo Runa Sven Tara Ugo Vera Wim Yara Zeno Aino Bram Cleo "
    "Dario Elin Falk Greta Hugo Ilka Jens Kira Lars Marta Noor Oto Petra Rasa Stig Tove Urs Vida Wanda Ylva Zora Anouk Birk"
).split()
LAST = (
    "Aalto Brandt Casals Dorn Ekman Falkner Grieg Holm Ivarsson Jansky Kessler Lindqvist Marchetti Nyberg Okafor Palmgren Quist Rasmussen "
    "Salo Tamm Ulrich Varga Wallin Yilmaz Zeller Abbasi Bergman Costa Duarte Eriksen Fontaine Gallo Haddad Ibsen Jelinek Karlsen Laurent "
    "Moreau Novotny Olsson Petrov Rinaldi Soto Torres Uribe Vasquez Winter Ximenes Youssef Zanetti"
).split()
STATES = (
    "Norway Chile Kenya Japan Portugal Estonia Peru Ghana Canada Jordan Austria Brazil Denmark Egypt Finland Greece Hungary India "
    "Latvia Mexico"
).split()
OFFICES = "foreign minister,defence minister,prime minister,finance minister,trade minister,energy minister".split(",")
PLACES = "Oslo Lima Nairobi Geneva Lisbon Tallinn Accra Ottawa Amman Tokyo Vienna Riga Cairo Helsinki Athens Budapest Delhi Bern".split()
PAPERS = [f"{town} {name}" for town in "Harbour Northern Valley Capital Border Island".split() for name in "Courier Herald Ledger".split()]
TOPICS = (
    "the ferry timetable,grain quotas,the reservoir,fishing rights,the rail tunnel,customs papers,the vaccine store,radio masts,"
    "the pilgrim road,coal barges,nurses' visas,the observatory,flood dykes,school exchanges,the copper tariff,night trains"
).split(",")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
BEFORE = (
    "{a}, the {o} of {s}, will meet {b} in {p} on {w} to talk about {t}.",
    "{a} and {b} are due to meet in {p} on {w}, with {t} on the table.",
    "The {o} of {s}, {a}, is to hold talks with {b} in {p} on {w}, officials said.",
)
AFTER = (
    "{a}, the {o} of {s}, met {b} in {p} on {w} and spoke about {t}.",
    "{a} and {b} held talks in {p} on {w}, chiefly on {t}.",
    "On {w} {b} received {a} in {p}, where they discussed {t}.",
)
PLEDGES = (
    "{s} pledged €{n} million to {u} on {w} for {t}.",
    "{a} said on {w} that {s} would give {u} €{n} million for {t} by the end of {m}.",
    "On {w} {s} promised €{n} million towards {t} in {u}.",
)
PLAIN = (
    "The clerk read the minutes aloud and nobody asked for a change.",
    "Traders by the quay said that {t} had kept them busy since {y}.",
    "A spokesman would not be drawn on the bill for the work.",
    "Rain held up the cranes for most of the week.",
    "The last report on {t} was printed in {m} {y}.",
    "Shopkeepers in {p} put up their shutters two hours early.",
    "An old map of the district hangs in the hall, its corners worn.",
    "Three years earlier the same office had closed for repairs.",
    "{c} was born in {p} and keeps bees there.",
    "Neither side had put a figure to the delay, the paper wrote last month.",
    "The archive of the company lists forty names for the summer of {y}.",
    "Boats were moved upstream yesterday as a precaution.",
)
MONTHS = "January February March April May June July August September October November December".split()
REPORTS = 5  # of one happening, on the whole: by several papers, before and after it


@dataclass(frozen=True, slots=True)
class Happening:
    """What several articles tell of."""

    day: date
    words: dict[str, str]
    pledge: bool


def _happening(rnd: random.Random, day: date, people: list[str]) -> Happening:
    one, other = rnd.sample(people, 2)
    giver, taker = rnd.sample(STATES, 2)
    words = {
        "a": one, "b": other, "s": giver, "u": taker, "o": rnd.choice(OFFICES), "p": rnd.choice(PLACES), "t": rnd.choice(TOPICS),
        "n": str(rnd.randrange(2, 900)), "m": MONTHS[rnd.randrange(12)],
    }  # fmt: skip
    return Happening(day, words, rnd.random() < 0.4)


def _told(rnd: random.Random, happening: Happening, published: date) -> str:
    """One paper's sentence of a happening."""
    told = PLEDGES if happening.pledge else AFTER if published >= happening.day else BEFORE
    return rnd.choice(told).format(w=DAYS[happening.day.weekday()], **happening.words)


def _plain(rnd: random.Random, people: list[str]) -> str:
    return rnd.choice(PLAIN).format(
        t=rnd.choice(TOPICS), y=rnd.randrange(1960, 2019), m=rnd.choice(MONTHS), p=rnd.choice(PLACES), c=rnd.choice(people)
    )


def articles(number: int) -> Iterator[dict[str, str]]:
    """The articles, by day: each tells of one or two happenings of the days around it among sentences that tell of none."""
    rnd = random.Random(70)
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    rnd.shuffle(people)
    known = people[: max(40, min(len(people), number // 20))]
    a_day = max(4, number // 3000)
    near: list[Happening] = []
    for index in range(number):
        published = date(2019, 1, 1) + timedelta(days=index // a_day)
        if index % a_day == 0:
            fresh = [
                _happening(rnd, published + timedelta(days=rnd.randrange(-1, 4)), known) for _ in range(max(1, 3 * a_day // (2 * REPORTS)))
            ]
            near = [*near, *fresh][-3 * len(fresh) :]
        told = [
            one
            for one in rnd.sample(near, min(len(near), 2))
            if abs((one.day - published).days) < 6 and (not one.pledge or one.day <= published)
        ]
        told = told[: 1 + (rnd.random() < 0.5)]
        sentences = [_plain(rnd, known) for _ in range(rnd.randrange(8, 16))]
        for one in told:
            sentences.insert(rnd.randrange(len(sentences)), _told(rnd, one, published))
        title = f"{told[0].words['p']}: {told[0].words['t']}" if told else "Notes of the day"
        paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
        yield {
            "id": f"{published:%Y/%m/%d}/{index:07}",
            "published": published.isoformat(),
            "publisher": rnd.choice(PAPERS),
            "title": title,
            "text": "\n\n".join(paragraphs),
        }


def write(number: int, place: Path) -> None:
    """One JSON line an article, or one Markdown file where `place` has no ending."""
    if place.suffix:
        with place.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles(number))
        return
    for row in articles(number):
        path = place / f"{row['id']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "".join(f"{key}: {json.dumps(row[key], ensure_ascii=False)}\n" for key in ("title", "published", "publisher"))
        path.write_text(f"---\n{head}---\n{row['text']}\n", "utf-8")


def run(source: Path, out: Path, more: list[str]) -> int:
    """Runs the command and prints what it took."""
    place = ["--articles" if source.is_dir() else "--jsonl", str(source)]
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(ROOT / "build.py"), "events", *place, "--parquet", str(out), "--merge", *more])
    most = alone = 0
    while process.poll() is None:
        held = _memory(process.pid)
        most, alone = max(most, sum(held)), max(alone, *held, 0)
        time.sleep(0.25)
    seconds = time.perf_counter() - began
    spent = os.times()
    print(
        f"{seconds:.0f} s, {spent.children_user + spent.children_system:.0f} s of processors, {most / 1e6:.0f} MB in all processes "
        f"together ({alone / 1e6:.0f} MB in the largest), load {os.getloadavg()[0]:.1f}"
    )
    return process.returncode


def _memory(root: int) -> list[int]:
    """The bytes that a process and those below it hold, each; what two share is counted for both.  Linux only."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            below.setdefault(int(stat.read_text().rsplit(")", 1)[1].split()[1]), []).append(int(stat.parent.name))
        except OSError:
            continue
    held, waiting = [0], [root]
    while waiting:
        process = waiting.pop()
        waiting += below.get(process, [])
        try:
            held.append(int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
        except OSError:
            continue
    return held


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(run(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))
