"""`python benchmarks/budgets.py output`: the heaviest pages of a built site; exit status 1 where one is over the budget."""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

HEAVIEST = 100_000  # bytes, gzip
MOST_EVENTS = 500
CARD = re.compile(rb'<li class="event"')
SHOWN = 5


def weigh(site: Path) -> list[tuple[int, int, str]]:
    """(bytes in gzip, events in full, path) of every page and script, the heaviest first; the single file is not a page of the site."""
    rows = []
    for path in [*site.rglob("*.html"), *site.rglob("*.js")]:
        body, name = path.read_bytes(), path.relative_to(site).as_posix()
        if name != "timeline.html":
            rows.append((len(gzip.compress(body, 6)), len(CARD.findall(body)), name))
    return sorted(rows, reverse=True)


def main(site: Path) -> int:
    """Prints the heaviest, and those over the budget."""
    rows = weigh(site)
    over = [row for row in rows if row[0] > HEAVIEST or row[1] > MOST_EVENTS]
    print(f"{len(rows)} files; over the budget: {len(over)}; most events on a page: {max((row[1] for row in rows), default=0)}")
    for weight, events, name in over or rows[:SHOWN]:
        print(f"{weight / 1000:8.1f} KB {events:5} events  {name}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
