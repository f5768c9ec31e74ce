"""The page on method tells what was really done; its measured figures are those of docs/ACCURACY.md."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import norvia
from drawn import draw, small

from sitegen.model.corpus import Corpus
from sitegen.render.canvas import Canvas
from sitegen.render.views.method import MEASURED, tallies

ACCURACY = Path(__file__).parents[2] / "docs" / "ACCURACY.md"


def told(corpus: Corpus) -> dict[str, list[tuple[str, ...]]]:
    return {table.key: list(table.rows) for table in tallies(Canvas(corpus, None).book)}


def test_every_expression_event_and_article_is_counted_once() -> None:
    corpus = norvia.small_corpus()
    found = told(corpus)
    timexes = [timex for _, found in corpus.timexes for timex in found]
    assert sum(int(row[1]) for row in found["rules"]) == len(timexes)
    dated = [timex for timex in timexes if timex.extent]
    assert sum(int(row[1]) for row in found["anchors"]) == len(dated) == sum(int(row[1]) for row in found["sure"])
    assert sum(int(row[1]) for row in found["claims"]) == sum(len(event.claims) for event in (*corpus.events, *corpus.undated))
    assert sum(int(row[1]) for row in found["published"]) == len(corpus.documents)


def test_a_corpus_without_articles_has_no_tables() -> None:
    bare = replace(norvia.small_corpus(), documents=(), timexes=(), events=(), undated=(), review=(), notes=())
    assert told(bare) == {}


def test_the_measured_figures_are_those_of_the_docs() -> None:
    rows = re.findall(r"^\| (\d\.\d\d)–(\d\.\d\d) \| [^|]+\| (\d\.\d\d) \((\d+)\) \|$", ACCURACY.read_text("utf-8"), re.MULTILINE)
    floors = [floor for floor, _ in MEASURED]
    right: dict[float, float] = dict.fromkeys(floors, 0.0)
    number: dict[float, int] = dict.fromkeys(floors, 0)
    for low, _, share, count in rows:
        floor = next(floor for floor in floors if float(low) >= floor)
        right[floor] += float(share) * int(count)
        number[floor] += int(count)
    assert rows and {floor: round(right[floor] / number[floor], 2) for floor in floors} == dict(MEASURED)


def test_sources_tell_their_share_of_the_evidence() -> None:
    page = small()["sources/index.html"].decode()
    shares = [int(share) for share in re.findall(r'<td class="num">(\d+)%</td>', page)]
    assert len(shares) > 1 and 98 <= sum(shares) <= 102
    assert "No quotation on this site is longer than" in page
    empty = draw(replace(norvia.small_corpus(), events=(), undated=(), review=(), notes=()))
    assert "–</td>" in empty["sources/index.html"].decode()
