"""diff: what changed between two builds."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sitegen.history import compare, in_words

# How the last line counts the changes: "2 changed, 1 with other reports".
SUMMED = {"reports": "with other reports", "conflict": "newly in dispute"}


def diff(args: argparse.Namespace) -> int:
    """The command `diff`: the changes from one timeline.json to the other, in words or as JSON lines.

    Exit status 2 for files that are none.
    """
    timelines = []
    for path in (args.old, args.new):
        timeline = read_timeline(path)
        if isinstance(timeline, str):
            print(f"{path}: {timeline}", file=sys.stderr)
            return 2
        timelines.append(timeline)
    changes = compare(timelines[0], timelines[1])
    if args.format == "json":
        for change in changes:
            print(json.dumps(asdict(change), ensure_ascii=False))
        return 0
    for line in in_words(changes):
        print(line)
    counts = Counter(change.what for change in changes)
    told = ", ".join(f"{number} {SUMMED.get(what, what)}" for what, number in counts.items())
    print(f"{told}" if changes else "nothing changed", file=sys.stderr)
    return 0


def read_timeline(path: Path) -> dict[str, Any] | str:
    """The timeline in the file, or in the folder that holds one; or what is wrong with it."""
    path = path / "timeline.json" if path.is_dir() else path
    try:
        timeline: Any = json.loads(path.read_bytes())
    except OSError as error:
        return f"{error.strerror or error}.  Name the timeline.json of a build, or its output folder"
    except (ValueError, RecursionError):
        return "this is no JSON.  Name the timeline.json of a build, or its output folder"
    fits = isinstance(timeline, dict) and all(isinstance(timeline.get(key), list) for key in ("events", "undated"))
    if not fits or not all(isinstance(event, dict) and "id" in event for event in (*timeline["events"], *timeline["undated"])):
        return "this is no timeline.json: it has no lists “events” and “undated” with ids"
    if timeline.get("schema") != 1:
        return f"its schema is {timeline.get('schema')!r}; this program reads schema 1"
    found: dict[str, Any] = timeline
    return found
