"""A row that was changed after it had been imported."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    for place in ("Vik", "Port Ansel"):
        Path("talks.csv").write_text(f"date,title,place\n2025-03-18,Talks on the ferry,{place}\n", "utf-8")
        found = take(["talks.csv"], Path("content"))[2]
    return found
