"""`python -m sitegen.manual [FOLDER]`: writes the pages of docs/ that come from tables and cases, and all of docs/ as HTML into FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from sitegen.manual.codes import codes_page
from sitegen.manual.commands import commands_page
from sitegen.manual.pages import manual

ROOT = Path(__file__).resolve().parent.parent.parent


def written_pages(root: Path) -> dict[str, str]:
    """Path under docs/ -> Markdown of each page that nobody writes by hand."""
    return {"reference/codes.md": codes_page(root / "tests" / "errors"), "reference/commands.md": commands_page()}


def read_docs(root: Path) -> dict[str, str]:
    """Path under docs/ -> Markdown of every page, by path."""
    docs = root / "docs"
    return {file.relative_to(docs).as_posix(): file.read_text("utf-8") for file in sorted(docs.rglob("*.md"))}


def main(folder: Path) -> None:
    """Write both."""
    for name, text in written_pages(ROOT).items():
        (ROOT / "docs" / name).write_text(text, "utf-8")
    for path, body in manual(read_docs(ROOT)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    print(f"open {folder / 'index.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "docs")
