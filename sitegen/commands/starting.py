"""new: starting files for a note, an article or a whole site."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from importlib import resources
from pathlib import Path

from sitegen.model.quoting import quoted
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
{about}date: {written}   # or 2025-03, 2025-03-01/2025-03-07, unknown, or words counted from `written`: "last Tuesday"
written: {written}
kind: other   # or meeting, pledge
actors: []
place:
sources: []
---
"""
COMMENT = """---
title: {title}
about: {about}
written: {written}
# A field given here corrects the event: take away its # and write your own.  Words below the second line of dashes comment on it.
# date: 2025-03-18
# place: Oslo
# status: held
# headline: Jane Roe meets the council of Oslo
# amount: EUR 40 million
# actors: [Jane Roe, Oslo city council]
---
"""
STARTER = ("site.toml", "sources.toml", "actors.toml", "articles/example.md", "notes/example.md")  # files of sitegen/starter/
EXAMPLES = {"site": "content", "article": '"Ministers meet in Oslo"', "note": '"The talks in Oslo"'}


def new(args: argparse.Namespace) -> int:
    """The command `new`: writes files that do not exist yet, and says which."""
    day = args.today()
    if not args.name.strip():
        needed = "a folder" if args.what == "site" else "a title"
        print(f"new {args.what} needs {needed}, not an empty one: new {args.what} {EXAMPLES[args.what]}", file=sys.stderr)
        return 2
    try:
        if args.what == "site":
            return _new_site(Path(args.name))
        return _new_text(args, day)
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}", file=sys.stderr)
    except UnicodeEncodeError as error:
        print(f"“{_shown(error.object)[:100]}” is not UTF-8, so no file can hold it; write it in UTF-8", file=sys.stderr)
    return 2


def _new_site(folder: Path) -> int:
    """Everything is made before anything is written: a name that no file can hold leaves no half of a site."""
    str(folder).encode()
    title = quoted(folder.resolve().name)
    starter = resources.files("sitegen") / "starter"
    files = {folder / name: (starter / name).read_text("utf-8").replace("{title}", title).encode() for name in STARTER}
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        print(f"{folder}: exists already and is not empty; choose another name", file=sys.stderr)
        return 2
    for name in ("articles", "notes"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for file, body in files.items():
        _write(file, body)
    print(f"see it and work on it: serve --content {folder} --open")
    return 0


def _new_text(args: argparse.Namespace, day: date) -> int:
    written = day.isoformat()
    if args.what == "article":
        published = args.published.isoformat() if args.published else ""
        path = args.content / "articles" / f"{slugify(args.name)}.md"
        text = ARTICLE.format(title=quoted(args.name), publisher=quoted(args.publisher) if args.publisher else "", published=published)
    else:
        path = args.content / "notes" / f"{slugify(args.name)}.md"
        text = (COMMENT if args.about else NOTE).format(
            title=quoted(args.name), about=quoted(args.about) if args.about else "", written=written
        )
    if not args.content.is_dir():
        print(f"{args.content}: no such folder; start one with: new site {args.content}", file=sys.stderr)
        return 2
    if path.exists():
        print(f"{path}: exists already; choose another title", file=sys.stderr)
        return 2
    body = text.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, body)
    return 0


def _write(path: Path, body: bytes) -> None:
    with path.open("xb") as file:
        file.write(body)
    print(_shown(str(path)))


def _shown(words: str) -> str:
    """Words of the command line as they can be printed: bytes that are no UTF-8 as replacement characters."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
