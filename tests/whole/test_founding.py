"""The founding articles, where they are at hand: what the finished timeline must show, and the figures.

They lie beside the project, not in it; without them these tests are skipped and say so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding articles are not beside the project (../shared/seeds)")


def build(content: Path, place: Path) -> dict[str, Any]:
    """The timeline.json of a build."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--as-of", "2026-11-22", "--no-cache"],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    timeline: dict[str, Any] = json.loads((place / "output" / "timeline.json").read_text("utf-8"))
    return timeline


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return build(SEEDS / "content", tmp_path_factory.mktemp("founding"))


def articles_of(event: dict[str, Any]) -> set[str]:
    return {claim["article"] for claim in event["claims"]}


def names_of(event: dict[str, Any]) -> set[str]:
    return {actor["name"] for actor in event["actors"]}


def the_event(
    timeline: dict[str, Any], *articles: str, names: tuple[str, ...] = (), kind: str = "meeting", edtf: str = ""
) -> dict[str, Any]:
    """The one dated event that these articles report, with these names."""
    found = [
        event
        for event in timeline["events"] + timeline["undated"]
        if event["kind"] == kind
        and set(articles) <= articles_of(event)
        and set(names) <= names_of(event)
        and (not edtf or (event["date"] or {}).get("edtf") == edtf)
    ]
    assert len(found) == 1, [(event["title"], event["date"], sorted(articles_of(event)), sorted(names_of(event))) for event in found]
    return found[0]


def test_one_event_from_two_articles(timeline: dict[str, Any]) -> None:
    event = the_event(timeline, "000", "004", names=("Kaja Kallas", "David Lammy"))
    assert event["date"]["edtf"] == "2025-03-18"
    assert event["place"]["name"] == "London"


def test_the_year_of_000_is_inferred_and_shown(timeline: dict[str, Any]) -> None:
    article = next(article for article in timeline["articles"] if article["id"] == "000")
    assert (article["published"], article["published_by"]) == ("2025-03-18", "inferred")
    finding = next(f for f in timeline["findings"] if f["path"].endswith("000.md") and "2025-03-18" in f["message"])
    assert "today, March 18" in finding["message"]
    assert "since February 2022" in finding["message"]


def test_001_stays_open_and_says_what_to_add(timeline: dict[str, Any]) -> None:
    article = next(article for article in timeline["articles"] if article["id"] == "001")
    assert article["published"] is None
    assert article["published_by"] is None
    assert any(articles_of(event) == {"001"} for event in timeline["undated"])
    assert not any("001" in articles_of(event) for event in timeline["events"])
    assert any(f["path"].endswith("001.md") and "published" in f["hint"] for f in timeline["findings"])


def test_two_holders_of_one_office(timeline: dict[str, Any]) -> None:
    assert any(f["path"].endswith("000.md") and "Borrell" in f["message"] and "Kallas" in f["message"] for f in timeline["findings"])
    event = the_event(timeline, "000", "004", names=("Kaja Kallas",))
    assert any("Borrell" in conflict["message"] for conflict in event["conflicts"])


def test_the_wrong_prime_minister_once_001_has_a_date(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SEEDS / "content", content)
    article = content / "articles" / "001.md"
    article.chmod(0o644)
    article.write_text(article.read_text("utf-8").replace("---\n", "---\npublished: 2025-08-21\n", 1), "utf-8")
    timeline = build(content, tmp_path)
    assert any(f["path"].endswith("001.md") and "Sunak" in f["message"] and "Starmer" in f["message"] for f in timeline["findings"])
    dates = {event["date"]["edtf"] for event in timeline["events"] if "001" in articles_of(event)}
    assert "2025-08-18/2025-08-21" in dates


def test_standfirst_against_body(timeline: dict[str, Any]) -> None:
    event = the_event(timeline, "003", names=("Boris Johnson",), edtf="2022-01-31/2022-02-06")
    assert any("next week" in c["message"] and "coming days" in c["message"] for c in event["conflicts"])


def test_figures_side_by_side(timeline: dict[str, Any]) -> None:
    values = [(event["amount"] or {}).get("value") for event in timeline["events"] + timeline["undated"]]
    assert "480000000000" not in values
    for event in timeline["events"] + timeline["undated"]:
        assert not ({"002", "004"} <= articles_of(event) and event["kind"] == "pledge")


def test_the_london_summit_is_about_a_day(timeline: dict[str, Any]) -> None:
    event = next(e for e in timeline["events"] if "002" in articles_of(e) and e["date"]["edtf"] == "2025-03-01~")
    assert event["date"]["approximate"] is True


def test_no_pledge_where_none_was_made(timeline: dict[str, Any]) -> None:
    everything = timeline["events"] + timeline["undated"]
    pledges = [
        event for event in everything if event["kind"] == "pledge" and event["status"] != "refused"
    ]  # an American refusal may quote it
    assert not any("declined to say which countries" in claim["quote"] for event in pledges for claim in event["claims"])
    refused = [event for event in everything if event["status"] == "refused" and "002" in articles_of(event)]
    named = set().union(*(names_of(event) for event in refused)) if refused else set()
    assert named & {"Italy"}, named
    assert named & {"US", "United States", "Donald Trump"}, named


def test_days_counted_from_a_saturday(timeline: dict[str, Any]) -> None:
    dates = {event["date"]["edtf"] for event in timeline["events"] if "003" in articles_of(event)}
    assert {"2022-01-28", "2022-01-31/2022-02-06", "2022-01-29/2022-02-12"} <= dates
    due = {(event["due"] or {}).get("edtf") for event in timeline["events"] + timeline["undated"] if "003" in articles_of(event)}
    assert "2022-01-31" in due


def scores(texts: Path, place: Path) -> dict[str, Any]:
    """What the scorer says of the command `events` on the labelled articles of a folder."""
    rows = []
    for path in sorted(texts.glob("*.json")):
        if not path.name.endswith(".gold.json") and path.with_suffix("").with_suffix(".gold.json").exists():
            row = json.loads(path.read_text("utf-8"))
            rows.append(json.dumps({key: row.get(key) for key in ("id", "published", "publisher", "title", "text")}))
    lines, out = place / "in.jsonl", place / "out.jsonl"
    lines.write_text("\n".join(rows), "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "events", "--jsonl", str(lines)], capture_output=True, text=True, check=True
    )
    out.write_text(done.stdout, "utf-8")
    scorer = [sys.executable, str(SHARED / "tools" / "score_events.py"), str(texts), str(out), "--texts", str(texts), "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    return result


def test_figures_on_the_founding_articles(tmp_path: Path) -> None:
    result = scores(SEEDS, tmp_path)
    assert result["meeting"]["f1"] >= 0.95
    assert result["pledge"]["f1"] >= 0.90
    assert result["both"]["date_exact"] >= 0.95
    assert result["both"]["participants_f1_suffix_only"] >= 0.80


def test_figures_on_the_development_articles(tmp_path: Path) -> None:
    result = scores(SHARED / "data" / "events" / "dev", tmp_path)
    assert result["meeting"]["f1"] >= 0.70
    assert result["pledge"]["f1"] >= 0.55


@pytest.mark.parametrize(("name", "least"), [("timebank", 75.0)])
def test_figures_on_time_expressions(name: str, least: float, tmp_path: Path) -> None:
    gold = SHARED / "data" / "time" / f"{name}.jsonl"
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "dates", "--jsonl", str(gold)], capture_output=True, text=True, check=True
    )
    out = tmp_path / "out.jsonl"
    out.write_text(done.stdout, "utf-8")
    scorer = [sys.executable, str(SHARED / "tools" / "score_time.py"), str(gold), str(out), "--json"]
    assert json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)["value"] >= least
