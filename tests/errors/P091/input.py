"""A table that does not say when anything was."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    Path("talks.csv").write_text("headline,town\nTalks on the ferry,Vik\n", "utf-8")
    return take(["talks.csv"], Path("content"))[2]
