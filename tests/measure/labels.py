"""Our own labels of meetings and pledges in articles of ../shared, joined with the texts they speak of.

A label file (`labels/events/NN.json`) holds no sentence of its article: it names the article by the `id` that it bears in `file`, and each
item says by code point offsets (half-open) which words of the text report it.  Even numbers are blind: whoever writes rules reads neither
these labels nor their articles, only the totals.  An empty list of items is a label too: nothing there belongs on a timeline.
"""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels" / "events"
PARITY = {"odd": 1, "even": 0}
ROUNDS = {"first": range(1, 54), "second": range(54, 84)}
"""When the articles were labelled: the odd ones of an earlier round have had more rules written on them."""


def join(shared: Path, part: str, numbers: Container[int], place: Path) -> None:
    """Write the articles of a part ("odd" or "even") that bear some numbers, and their gold, as they lie in ../shared/data/events/dev.

    `ValueError`: an anchor is not a part of its article's text.
    """
    texts: dict[tuple[str, str], dict[str, Any]] = {}
    for file in ("news_cluster", "t17_articles"):
        for line in (shared / "data" / "events" / f"{file}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            texts[file, row["id"]] = row
    for path in sorted(LABELS.glob("*.json")):
        if int(path.stem) in numbers and int(path.stem) % 2 == PARITY[part]:
            label = json.loads(path.read_text("utf-8"))
            row = texts[label["file"], label["article"]]
            article = {
                "id": path.stem,
                "published": row["date"],
                "publisher": row.get("publisher"),
                "title": row.get("title"),
                "text": row["text"],
            }
            gold = {"id": path.stem, "items": [_spelled(item, f"{path.stem}-{n}", row["text"]) for n, item in enumerate(label["items"], 1)]}
            (place / f"{path.stem}.json").write_text(json.dumps(article), "utf-8")
            (place / f"{path.stem}.gold.json").write_text(json.dumps(gold), "utf-8")


def _spelled(item: dict[str, Any], name: str, text: str) -> dict[str, Any]:
    """The item with a name, and with words of the text in place of offsets."""
    for start, end in item["anchors"]:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{name}: no such part of the text: {start}–{end}")
    return item | {"id": name, "anchors": [text[start:end] for start, end in item["anchors"]]}
