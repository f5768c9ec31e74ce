"""Who is found and who is missed, by role: of matched core events, how many actors each role has, how many were found, and how many of
the missed ones stand in the sentences that we quote.  Totals only: nothing of the texts is printed."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any


def scorer(shared: Path) -> ModuleType:
    """The scorer beside the project, as a module."""
    spec = importlib.util.spec_from_file_location("score_events", shared / "tools" / "score_events.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_role(score: ModuleType, gold: Path, texts: Path, found: Path) -> str:
    """ "recipient 9 of 14, 3 missed in the sentence; …" for a folder of labels, the folder of its texts and a file of claims."""
    items, claims = score.load_gold(str(gold), str(texts)), score.load_pred(str(found))
    counts: Counter[tuple[str, str]] = Counter()
    for article, labelled in items.items():
        text = json.loads((texts / f"{article}.json").read_text("utf-8"))["text"]
        for kind in score.KINDS:
            wanted = [item for item in labelled if item["kind"] == kind and item["core"]]
            for claim in (claim for claim in claims if claim["article"] == article and claim["kind"] == kind):
                item = max(wanted, key=lambda item: score.shared_chars(claim["_spans"], item["_spans"]), default=None)
                if item is not None and score.shared_chars(claim["_spans"], item["_spans"]):
                    _count(score, item, claim, " ".join(text[start:end] for start, end in claim["_spans"]), counts)
    roles = sorted({role for role, _ in counts if counts[role, "all"]})
    told = (
        f"{role} {counts[role, 'found']} of {counts[role, 'all']}, {counts[role, 'there']} missed in the sentence, "
        f"{counts[role, 'wrong']} wrong"
        for role in roles
    )
    return "; ".join(told)


def _count(score: ModuleType, item: dict[str, Any], claim: dict[str, Any], sentences: str, counts: Counter[tuple[str, str]]) -> None:
    for actor in item["actors"]:
        counts[actor["role"], "all"] += 1
        if any(score.same_name(actor["name"], name, True) for name in claim["_actors"]):
            counts[actor["role"], "found"] += 1
        elif actor["name"].split()[-1] in sentences:
            counts[actor["role"], "there"] += 1
    for actor in claim["actors"]:
        if not any(score.same_name(actor["name"], other["name"], True) for other in item["actors"]):
            counts[actor["role"], "wrong"] += 1
