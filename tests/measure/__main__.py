"""`python -m tests.measure [time|texts|calibration|events|actors|merging|timelines]`: figures on the labelled data of ../shared."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.measure import actors, calibration, labels, merging, texts, timelines

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
# Documents of the time sets by their index, modulo ten, in the order of sorted id.  4 and 9 were both held out while most rules were
# written; 4 was opened then, to learn what the gap between seen and unseen is made of.
OPENED, HELD_OUT = 4, 9
TIME_PARTS = (
    ("all", range(10)),
    ("seen", sorted(set(range(10)) - {OPENED, HELD_OUT})),
    ("opened", [OPENED]),
    ("unseen", [HELD_OUT]),
)
HELD_OUT_ARTICLES = {f"d{number}" for number in range(25, 35)}


def run(*command: str) -> str:
    """The standard output of a command."""
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def time_expressions() -> Iterator[str]:
    """Value, relaxed and dated figures: all, the part that was always looked at, the part opened later, the part never looked at."""
    for name in ("timebank", "aquaint"):
        gold = sorted(
            (json.loads(line) for line in (SHARED / "data/time" / f"{name}.jsonl").open(encoding="utf-8")), key=lambda row: row["id"]
        )
        for label, keep in TIME_PARTS:
            rows = [row for index, row in enumerate(gold) if index % 10 in keep]
            yield f"{name:9} {label:7} " + _time_figures(rows)


def labelled_texts() -> Iterator[str]:
    """The same figures of each folder of `tests/temporal/texts`: all, the odd files that may be read, the even ones that are blind."""
    for genre in texts.genres():
        every = texts.read_genre(genre)
        for label, keep in (("all", (False, True)), ("odd", (False,)), ("even", (True,))):
            yield f"{genre:9} {label:7} " + _time_figures([text.row() for text in every if text.blind in keep])


def _time_figures(rows: list[dict[str, Any]]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        lines, out = Path(folder, "gold.jsonl"), Path(folder, "out.jsonl")
        found = ""
        for language in sorted({row.get("language") or "" for row in rows}):  # a batch is read in one language
            part = [row for row in rows if (row.get("language") or "") == language]
            lines.write_text("".join(json.dumps(row) + "\n" for row in part), "utf-8")
            found += run("build.py", "dates", "--jsonl", str(lines), *(("--language", language) if language else ()))
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        out.write_text(found, "utf-8")
        return run(str(SHARED / "tools/score_time.py"), str(lines), str(out)).strip()


def confidences() -> Iterator[str]:
    """How well confidences are kept where rules were written and elsewhere; then what each row of their table earned where they were."""
    parts: dict[str, list[dict[str, Any]]] = {"seen": [], "unseen": []}
    for name in ("timebank", "aquaint"):
        lines = (SHARED / "data/time" / f"{name}.jsonl").read_text("utf-8").splitlines()
        for index, row in enumerate(sorted(map(json.loads, lines), key=lambda row: str(row["id"]))):
            parts["unseen" if index % 10 == HELD_OUT else "seen"].append(row)
    for genre in texts.genres():
        for text in texts.read_genre(genre):
            parts["unseen" if text.blind else "seen"].append(text.row())
    judged = {label: list(calibration.judged(rows)) for label, rows in parts.items()}
    for label, results in judged.items():
        yield from calibration.table(label, results)
    yield from calibration.earned(judged["seen"])


def events() -> Iterator[str]:
    """F1, actors, status and dates on the founding and the development articles, and on those that we labelled ourselves."""
    return _labelled_events(_scored)


def event_actors() -> Iterator[str]:
    """Who is found and who is missed there, by role."""
    return _labelled_events(_by_role)


def _labelled_events(told: Callable[[Path, Path, Path], str]) -> Iterator[str]:
    """A line for each set of labelled articles; `told` has the folder of labels, the folder of texts, and the file of claims."""
    dev = SHARED / "data/events/dev"
    every = {path.name.split(".")[0] for path in dev.glob("*.gold.json")}
    for label, folder, keep in (
        ("founding", SHARED / "seeds", None),
        ("development", dev, every),
        ("seen", dev, every - HELD_OUT_ARTICLES),
        ("unseen", dev, HELD_OUT_ARTICLES),
    ):
        yield _extracted(label, folder, keep, told)
    for (name, numbers), part in itertools.product(labels.ROUNDS.items(), labels.PARITY):
        with tempfile.TemporaryDirectory() as place:
            labels.join(SHARED, part, numbers, Path(place))
            yield _extracted(f"own labels, {name}, {part}", Path(place), None, told)


def _extracted(label: str, folder: Path, keep: set[str] | None, told: Callable[[Path, Path, Path], str]) -> str:
    """What is told of the labelled articles in a folder, or of those among them whose names are kept."""
    with tempfile.TemporaryDirectory() as place:
        gold = Path(place, "gold")
        gold.mkdir()
        rows = []
        for path in sorted(folder.glob("*.gold.json")):
            name = path.name.split(".")[0]
            if (keep is None or name in keep) and name.lstrip("d").isdigit():
                (gold / path.name).write_bytes(path.read_bytes())
                row = json.loads((folder / f"{name}.json").read_text("utf-8"))
                rows.append(json.dumps({key: row.get(key) for key in ("id", "published", "publisher", "title", "text")}) + "\n")
        lines, out = Path(place, "in.jsonl"), Path(place, "out.jsonl")
        lines.write_text("".join(rows), "utf-8")
        out.write_text(run("build.py", "events", "--jsonl", str(lines)), "utf-8")
        return f"{label:24} {len(rows):3} articles: " + told(gold, folder, out)


def _scored(gold: Path, folder: Path, out: Path) -> str:
    found = json.loads(run(str(SHARED / "tools/score_events.py"), str(gold), str(out), "--texts", str(folder), "--json"))
    return _event_figures(found)


def _by_role(gold: Path, folder: Path, out: Path) -> str:
    return actors.by_role(actors.scorer(SHARED), gold, folder, out)


def _event_figures(found: dict[str, Any]) -> str:
    both = found["both"]
    parts = [f"meetings F1 {found['meeting']['f1'] or 0:.3f}", f"pledges F1 {found['pledge']['f1'] or 0:.3f}"]
    names = ("participants_f1_suffix_only", "participants (last tokens)"), ("status_accuracy", "status"), ("date_exact", "dates equal")
    return ", ".join(parts + [f"{label} {both[key] or 0:.3f}" for key, label in names])


def main() -> None:
    if not SHARED.is_dir():
        sys.exit("the labelled articles are not beside the project (../shared): nothing to measure")
    parts = {"time": time_expressions, "texts": labelled_texts, "calibration": confidences, "events": events}
    parts |= {"actors": event_actors, "merging": lambda: merging.report(SHARED), "timelines": lambda: timelines.report(SHARED)}
    for name in sys.argv[1:] or parts:
        for line in parts[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()
