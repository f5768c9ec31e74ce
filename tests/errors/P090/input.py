"""Files that are no timeline, and one that is no file."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding


def findings() -> tuple[Finding, ...]:
    Path("board.json").write_text('{"cards": []}', "utf-8")
    Path("cut.json").write_text('{"events": [', "utf-8")
    Path("scan.pdf").write_bytes(b"%PDF")
    return take(["board.json", "cut.json", "scan.pdf", "http://127.0.0.1/timeline"], Path("content"))[2]
