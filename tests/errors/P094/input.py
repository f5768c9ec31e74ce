"""An event without a date."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    Path("talks.csv").write_text("date,title\n2025-03-18,Talks on the ferry\n,Talks on the pier\n", "utf-8")
    return take(["talks.csv"], Path("content"))[2]
