"""new: starting files for a note, an article or a whole site."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from sitegen.model.slug import slugify

ARTICLE = """---
title: {title}
publisher: {publisher}
published: {published}
url:
---
Paste the article's text here, as it was published.
"""
NOTE = """---
title: {title}
{about}date: {written}
written: {written}
kind: other
actors: []
place:
sources: []
---
What happened, in Markdown.  The date may be EDTF (2025-03-18, 2025-03, 2025-03-01/2025-03-07) or words counted from `written`.
"""
COMMENT = """---
title: {title}
about: {about}
written: {written}
---
What readers should know about this event.  A field given above (date, place, status, amount, actors …) corrects it.
"""
SITE = {
    "site.toml": 'title = {title}\nlanguage = "en"\ntimezone = "UTC"\n# base_url = "https://example.org/timeline/"\n',
    "sources.toml": '# [[source]]\n# name = "Example Times"\n# homepage = "https://example.org/"\n# timezone = "Europe/London"\n',
    "actors.toml": '# [[actor]]\n# name = "Jane Roe"\n# kind = "person"\n# aliases = ["Dr Jane Roe"]\n',
}


def new(args: argparse.Namespace) -> int:
    """The command `new`: writes files that do not exist yet, and says which."""
    day = args.today()
    try:
        if args.what == "site":
            return _new_site(Path(args.name))
        return _new_text(args, day)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
        return 2


def _new_site(folder: Path) -> int:
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        print(f"{folder}: exists already and is not empty; choose another name", file=sys.stderr)
        return 2
    for name in ("articles", "notes"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in SITE.items():
        _write(folder / name, text.replace("{title}", _quoted(folder.name)))
    print(f"put articles into {folder / 'articles'}, then: build --content {folder}")
    return 0


def _new_text(args: argparse.Namespace, day: date) -> int:
    written = day.isoformat()
    if args.what == "article":
        published = args.published.isoformat() if args.published else ""
        path = args.content / "articles" / f"{slugify(args.name)}.md"
        text = ARTICLE.format(title=_quoted(args.name), publisher=_quoted(args.publisher) if args.publisher else "", published=published)
    else:
        path = args.content / "notes" / f"{slugify(args.name)}.md"
        text = (COMMENT if args.about else NOTE).format(
            title=_quoted(args.name), about=_quoted(args.about) if args.about else "", written=written
        )
    if not args.content.is_dir():
        print(f"{args.content}: no such folder; start one with: new site {args.content}", file=sys.stderr)
        return 2
    if path.exists():
        print(f"{path}: exists already; choose another title", file=sys.stderr)
        return 2
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, text)
    return 0


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)


def _quoted(text: str) -> str:
    """A string that YAML and TOML both read as written: JSON's spelling is valid in either."""
    return json.dumps(text, ensure_ascii=False)
