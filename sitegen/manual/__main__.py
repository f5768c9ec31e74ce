"""`python -m sitegen.manual`: writes the pages of docs/ that come from tables and cases."""

from __future__ import annotations

from pathlib import Path

from sitegen.manual.codes import codes_page

ROOT = Path(__file__).resolve().parent.parent.parent


def written_pages(root: Path) -> dict[str, str]:
    """Path under docs/ -> Markdown of each page that nobody writes by hand."""
    return {"reference/codes.md": codes_page(root / "tests" / "errors")}


def main() -> None:
    """Write them."""
    for name, text in written_pages(ROOT).items():
        file = ROOT / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(file)


if __name__ == "__main__":
    main()
