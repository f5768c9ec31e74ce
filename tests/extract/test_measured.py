"""The figures of the issue, measured where ../shared is there; a line says what was skipped where it is not."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sitegen.extract import claims, date_claims
from sitegen.extract.pledges.amounts import plain
from sitegen.model.actor import Gazetteer
from sitegen.model.document import Document, Publication
from sitegen.model.edtf import format_edtf
from sitegen.temporal import recognize, resolve

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "tools" / "score_events.py"

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="skipped the measured figures: no ../shared with labelled articles")


def scored(folder: Path, tmp_path: Path) -> dict[str, dict[str, float]]:
    """The scorer's figures for a folder of labelled articles."""
    lines = []
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        day = data.get("published")
        publication = Publication.on(date.fromisoformat(day), "front-matter") if day else Publication()
        marks = recognize(data["text"], "en")
        found = claims(Document(name, name, "", data["text"], publication=publication), marks, Gazetteer())
        for claim in date_claims(found, resolve(data["text"], marks, publication), publication):
            if claim.confidence >= 0.5:
                lines.append(
                    {
                        "article": name,
                        "kind": claim.kind,
                        "status": claim.status,
                        "edtf": format_edtf(claim.extent) if claim.extent else "",
                        "place": claim.place,
                        "actors": [{"name": actor.name, "role": actor.role} for actor in claim.actors],
                        "amount": plain(claim.amounts[0]) if claim.amounts else "",
                        "spans": [list(span) for span in claim.spans],
                    }
                )
    predictions = tmp_path / "pred.jsonl"
    predictions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    call = [sys.executable, str(SCORER), str(folder), str(predictions), "--texts", str(folder), "--json"]
    return json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout)  # type: ignore[no-any-return]


def test_founding_articles(tmp_path: Path) -> None:
    figures = scored(SHARED / "seeds", tmp_path)
    assert figures["meeting"]["f1"] >= 0.95
    assert figures["pledge"]["f1"] >= 0.90
    assert figures["both"]["date_exact"] >= 0.95
    assert figures["both"]["participants_f1_suffix_only"] >= 0.80


def test_development_articles(tmp_path: Path) -> None:
    figures = scored(SHARED / "data" / "events" / "dev", tmp_path)
    assert figures["meeting"]["f1"] >= 0.85
    assert figures["pledge"]["f1"] >= 0.75
    assert figures["both"]["status_accuracy"] >= 0.75
