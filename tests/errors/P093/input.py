"""Rows and slides that are no events."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding

TABLE = """date,title,place
2025-03-18,,Vik
2025-03-19,Talks in Vik, Norvia,Vik
2025-03-20,Talks on the pier,Vik
2025-03-21,"Talks at sea,Vik
"""


def findings() -> tuple[Finding, ...]:
    Path("talks.csv").write_text(TABLE, "utf-8")
    Path("show.json").write_text('{"events": ["the talks", {"start_date": {"year": 2025}, "text": {}}]}', "utf-8")
    return take(["talks.csv", "show.json"], Path("content"))[2]
