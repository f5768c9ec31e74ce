"""A saved page that nowhere says when it was published."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    Path("saved.html").write_text("<title>Talks</title><article><p>The two ministers met on the ferry on Tuesday.</p></article>", "utf-8")
    return take(["saved.html"], Path("content"))[2]
