"""Tables of cases as text: one line a case, the negatives beside the positives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen.extract import amounts, claims, date_claims
from sitegen.extract.pledges.amounts import plain
from sitegen.extract.reading.article import read_article
from sitegen.extract.reading.headlines import headline_end
from sitegen.extract.reading.sentences import split
from sitegen.model.actor import Gazetteer
from sitegen.model.claim import Claim
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import format_edtf
from sitegen.temporal import recognize, resolve

CASES = Path(__file__).parent / "cases"
SHOWN = 0.5


def rows(name: str, cells: int) -> list[tuple[str, ...]]:
    """The rows of a case file, each cut into `cells` cells; the text may not hold " | "."""
    out = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            parts = tuple(part.strip() for part in line.split(" | "))
            assert len(parts) == cells, f"{name}: {line}"
            out.append(parts)
    return out


def shown(text: str, published: str, kind: str = "") -> list[Claim]:
    """The claims of one kind (or of both) that the site would show for a text."""
    publication = Publication.on(date.fromisoformat(published), "front-matter")
    marks = recognize(text, "en")
    found = claims(Document("case", "case", "", text, publication=publication), marks, Gazetteer())
    dated = date_claims(found, resolve(text, marks, publication), publication)
    return [claim for claim in dated if kind in ("", claim.kind) and claim.confidence >= SHOWN]


@pytest.mark.parametrize("row", (CASES / "sentences.txt").read_text(encoding="utf-8").splitlines()[1:])
def test_sentences(row: str) -> None:
    wanted = row.split("|")
    text = " ".join(wanted)
    assert [text[start:end] for start, end in split(text)] == wanted


@pytest.mark.parametrize(("head", "rest"), rows("headlines.txt", 2))
def test_headlines(head: str, rest: str) -> None:
    text = rest if head == "-" else f"{head} {rest}"
    assert headline_end(text, 0, len(text)) == (None if head == "-" else len(head))


@pytest.mark.parametrize(("text", "wanted"), rows("amounts.txt", 2))
def test_amounts(text: str, wanted: str) -> None:
    found = " + ".join(f"{plain(item)};{item.modifier};{item.per};{item.sense}" for item in amounts(text, 0, len(text))) or "-"
    assert found == wanted
    assert all(item.text in text for item in amounts(text, 0, len(text)))


@pytest.mark.parametrize(("text", "lemma", "wanted"), rows("actors.txt", 3))
def test_subjects(text: str, lemma: str, wanted: str) -> None:
    article = read_article(text + " He will visit and meet them and speak.", recognize(text, "en"), Gazetteer())
    told = reversed(list(enumerate(article.readings))[:-1])
    index, verb = next((index, verb) for index, reading in told for verb in reading.verbs if verb.lemma == lemma)
    assert "; ".join(actor.name for actor in article.subject(index, verb)) == wanted


@pytest.mark.parametrize(("published", "text", "wanted"), rows("meetings.txt", 3))
def test_meetings(published: str, text: str, wanted: str) -> None:
    found = shown(text, published, "meeting")
    told = " + ".join(f"{claim.status}; {', '.join(actor.name for actor in claim.actors)}; {claim.place or '-'}" for claim in found) or "-"
    assert told == wanted, [(claim.title, claim.confidence, claim.reasons) for claim in found]


@pytest.mark.parametrize(("published", "text", "wanted"), rows("pledges.txt", 3))
def test_pledges(published: str, text: str, wanted: str) -> None:
    found = shown(text, published, "pledge")
    told = (
        " + ".join(f"{claim.status}; {', '.join(actor.name for actor in claim.actors if actor.role == 'pledger')}" for claim in found)
        or "-"
    )
    assert told == wanted, [(claim.title, claim.confidence, claim.reasons) for claim in found]


@pytest.mark.parametrize(("kind", "text", "wanted"), rows("who.txt", 3))
def test_who(kind: str, text: str, wanted: str) -> None:
    found = shown(text, "2024-05-14", kind)
    assert " + ".join(_parts(claim) for claim in found) == wanted, [(claim.title, claim.confidence, claim.reasons) for claim in found]


def _parts(claim: Claim) -> str:
    """ "Norway > Chad": those who meet or pledge; after ">" to whom, after "!" against whom."""
    who = ", ".join(actor.name for actor in claim.actors if actor.role not in ("recipient", "target"))
    for role, mark in (("recipient", ">"), ("target", "!")):
        names = ", ".join(actor.name for actor in claim.actors if actor.role == role)
        who += f" {mark} {names}" if names else ""
    return who


@pytest.mark.parametrize(("published", "text", "wanted"), rows("titles.txt", 3))
def test_titles(published: str, text: str, wanted: str) -> None:
    found = shown(text, published, "pledge")
    assert (" + ".join(claim.title for claim in found) or "-") == wanted, [(claim.confidence, claim.reasons) for claim in found]


@pytest.mark.parametrize(("published", "text", "wanted"), rows("moved.txt", 3))
def test_moved(published: str, text: str, wanted: str) -> None:
    found = shown(text, published, "meeting")
    days = [[format_edtf(extent) if extent else "-" for extent in (claim.extent, claim.moved_from)] for claim in found]
    told = " + ".join(f"{claim.status}; {'; '.join(both)}" for claim, both in zip(found, days, strict=True)) or "-"
    assert told == wanted, [(claim.title, claim.why, claim.reasons) for claim in found]


WRAPPED = """Anna Berg flew to Oslo on Monday for two days of talks with
Denmark and Norway about the cables. On Tuesday she met Carlos
Ruiz, who had come from Madrid the evening before.

Nothing was signed, said an aide to the president. The Danish
Minister of Energy stayed at home."""


def test_the_line_ends_of_a_wrapped_text_end_no_sentence() -> None:
    sentences = [WRAPPED[start:end].replace("\n", " ") for start, end in split(WRAPPED)]
    assert sentences[1] == "On Tuesday she met Carlos Ruiz, who had come from Madrid the evening before."
    assert sentences[3] == "The Danish Minister of Energy stayed at home." and len(sentences) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet in Oslo\nAnna Berg\nOur correspondent in Oslo writes:\nThe talks went on into the night.",
        "Talks end\nOslo, Tuesday\nNorway\nDenmark\nSweden",
    ],
)
def test_lines_that_had_room_for_more_are_not_wrapped(text: str) -> None:
    assert len(split(text)) == text.count("\n") + 1
