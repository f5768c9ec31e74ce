"""A small content folder, and what a careless hand, a bad disk or another program may do to it; all by a seed."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

FILES = {
    "site.toml": """title = "The strait"
language = "en"
timezone = "Europe/Oslo"
quote_limit = 300
threshold = 0.5
theme = "paper"

[colours]
accent = "#8f1d1d"
""",
    "sources.toml": """[[source]]
name = "Example Times"
aliases = ["The Times of Example"]
homepage = "https://times.example.org/"
timezone = "Europe/London"
date_order = "DMY"
""",
    "actors.toml": """[[actor]]
name = "Anna Berg"
kind = "person"
aliases = ["Berg"]

[[actor]]
name = "Norway"
kind = "state"

[[office]]
name = "Foreign Minister of Norway"
body = "Norway"
held = [{by = "Carla Vik", from = 2020-01-01, to = 2023-10-14}, {by = "Anna Berg", from = 2023-10-14}]
""",
    "articles/oslo.md": """---
title: Talks in Oslo
publisher: Example Times
published: 2024-03-12T22:30:00Z
url: https://times.example.org/oslo
language: en
---
# Ministers to meet

OSLO - Foreign Minister Anna Berg will meet Carlos Ruiz in Oslo on Friday, the ministry said on Monday. *Two days later* they
travel to [Lima](https://example.org/lima). Norway would give €40 million by the end of June.
""",
    "articles/2024/03-18 after.txt": """LIMA, March 18, 2024 - Anna Berg met Carlos Ruiz in Lima yesterday.

Norway pledged 40 million euros to Peru last week, and "we shall pay in the third quarter", Berg said.
""",
    "articles/page.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A call</title>
<meta property="article:published_time" content="2024-03-20T08:00:00+01:00"><meta property="og:site_name" content="Example Post">
<link rel="canonical" href="https://post.example.org/call"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "A call", "datePublished": "2024-03-20T08:00:00+01:00"}</script></head>
<body><nav>Home</nav><article><h1>A call</h1><p>Carlos Ruiz and Anna Berg spoke by telephone on Tuesday about the strait between the
islands, officials in both capitals said.</p><p>They are to meet again in Geneva on 4 April, when the papers shall be signed.</p></article>
</body></html>
""",
    "notes/moved.md": """---
title: Moved to Saturday
about: FIRST
date: 2024-03-16
author: Desk
---
The ministry has told us so.[^1]

[^1]: By telephone.
""",
    "notes/own.md": """---
title: Harbour opened
date: last Tuesday
written: 2024-03-21
kind: meeting
status: held
actors: [Anna Berg, {name: Carlos Ruiz, role: host}]
place: Lima
sources: [{title: Letter, url: "https://example.org/letter", published: 2024-03-20}]
tags: [harbour]
---
With **many** people, says [[Anna Berg]].

| Who | When |
|-----|------|
| Berg | 10:00 |
""",
    "notes/ruling.md": "---\ntitle: Two calls\ndifferent: [FIRST, SECOND]\npublish_on: 2024-01-01\n---\n",
}
# What a slip of the pen, another program or malice may leave in a text.
PIECES = (
    "\0", "\ufeff", "\u202e", "\u2028", "\x1b[2J", "\ud800", "---\n", "---", "...\n", "\t", ": ", "- ", "[", "]]", "{", "}", "'", '"', "\\",
    "&a ", "*a",
    "!!python/object:os.system ", "<<: *a\n", "? ", "| \n", "> \n", "%YAML 9\n", "[[office]]\n", "[site]\n", "= 3\n", "date: 2024-02-30\n",
    "published: 31/31/2024\n", "about: [1, {a: b}]\n", "actors: {}\n", "same: x\n", "hide: maybe\n", "due: never\n", "amount: lots\n",
    "timezone: ../../etc/passwd\n", "language: ../x\n", "<div>" * 60, "<script>", "<!--", "]]>", "<![CDATA[", "&#xd800;", "&nbsp;",
    "{{ 1/0 }}",
    "{% raw %}", "9" * 400, "2024-13-45", "0000-00-00", "99999-01-01", "-1", "1e999", "nan", "true", "null", "~", "٣٤", "𝟙𝟚", "ﷺ" * 20, "é́́́́",
    "in two weeks and in 10000000000 years ", "9999-12-31 ", "since 1 January 0001 ", "a" * 3000, "\r", "\r\n\r\n", "[x](javascript:1)",
    "![](x)",
    "[[Nobody]]", "[^1]: x\n", "|a|\n|-|\n" * 5, "../" * 40, "http://[", "https://x/%zz", "%s%n", "$$",
)  # fmt: skip
NAMES = (
    "a" * 250 + ".md", "ø" * 120 + ".md", ".md", "..md", "...", "-.md", "a b\tc.md", "a\nb.md", "\x1b[31m.md", "\u202egpj.md", "CON.md",
    "a.MD", "a.md.",
    "%2e%2e.md", "a%00.md", "é.md", "e\u0301.md", "?.md", "a#b.md", "'\".md", "<b>.md", "2024-02-30 x.md", "20249999.txt", "x.htm", "x.pdf",
    "index.md", "timeline.json", "__proto__.md", "\\..\\x.md", "x.md~", "README.md", "日本.md", "🕰.html",
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "koi8-r", "utf-7", "cp037", "utf-8-sig")

Damage = Callable[[Path, random.Random], None]


def make(folder: Path, events: Sequence[str] = ("first", "second")) -> None:
    """The folder whole; its notes speak of these two events."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("FIRST", events[0]).replace("SECOND", events[1]), "utf-8")


def damage(folder: Path, chance: random.Random) -> list[str]:
    """One to four kinds of harm done to it; their names."""
    done = chance.choices(KINDS, k=chance.randint(1, 4))
    for harm in done:
        harm(folder, chance)
    return [harm.__name__ for harm in done]


def _file(folder: Path, chance: random.Random) -> Path | None:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return chance.choice(files) if files else None


def _rewritten(change: Callable[[bytes, random.Random], bytes]) -> Damage:
    def harm(folder: Path, chance: random.Random) -> None:
        if file := _file(folder, chance):
            file.chmod(0o644)
            file.write_bytes(change(file.read_bytes(), chance))

    harm.__name__ = change.__name__
    return harm


def truncated(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randint(0, len(body))]


def beheaded(body: bytes, chance: random.Random) -> bytes:
    return body[chance.randint(0, len(body)) :]


def bits_flipped(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randint(1, 12) if body else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def encoded_otherwise(body: bytes, chance: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def something_put_in(body: bytes, chance: random.Random) -> bytes:
    at = chance.choice([0, len(body), chance.randint(0, len(body)), body.find(b"\n") + 1])
    piece = "".join(chance.choices(PIECES, k=chance.randint(1, 3)))
    return body[:at] + piece.encode("utf-8", "surrogatepass") + body[at:]


def a_value_replaced(body: bytes, chance: random.Random) -> bytes:
    """One line's value becomes something else: YAML and TOML of a wrong type."""
    lines = body.split(b"\n")
    at = [number for number, line in enumerate(lines) if b":" in line or b"=" in line]
    if at:
        number = chance.choice(at)
        mark = b":" if b":" in lines[number] else b"="
        key = lines[number].split(mark, 1)[0]
        lines[number] = key + mark + b" " + chance.choice(PIECES).strip("\n").encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def lines_shuffled(body: bytes, chance: random.Random) -> bytes:
    lines = body.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def a_line_repeated(body: bytes, chance: random.Random) -> bytes:
    lines = body.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join(lines[:at] + [lines[at]] * chance.choice([2, 50]) + lines[at + 1 :])


def noise(body: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.choice([0, 1, 3, 200, 5000]))


def crossed(folder: Path, chance: random.Random) -> None:
    """One file's bytes stand in another."""
    first, second = _file(folder, chance), _file(folder, chance)
    if first and second:
        second.write_bytes(first.read_bytes())


def gone(folder: Path, chance: random.Random) -> None:
    if file := _file(folder, chance):
        file.unlink()


def folder_gone(folder: Path, chance: random.Random) -> None:
    shutil.rmtree(folder / chance.choice(["articles", "notes"]), ignore_errors=True)


def folder_for_file(folder: Path, chance: random.Random) -> None:
    if file := _file(folder, chance):
        file.unlink()
        file.mkdir()


def file_for_folder(folder: Path, chance: random.Random) -> None:
    place = folder / chance.choice(["articles", "notes"])
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
        place.write_text("no folder", "utf-8")


def renamed(folder: Path, chance: random.Random) -> None:
    file = _file(folder, chance)
    target = file.parent / chance.choice(NAMES) if file else None
    if file and target and not target.exists():
        file.rename(target)


def named_in_bytes(folder: Path, chance: random.Random) -> None:
    if file := _file(folder, chance):
        os.rename(file, os.fsencode(file.parent) + b"/" + bytes([chance.randint(0x80, 0xFF), 0x2F - 1]) + b"md")  # noqa: PTH104 - no text


def linked(folder: Path, chance: random.Random) -> None:
    link = folder / chance.choice(["articles/link.md", "notes/link.md", "articles/deep", "site.toml", "notes"])
    if link.is_file() and not link.is_symlink():
        link.unlink()
    if not link.exists() and not link.is_symlink() and link.parent.is_dir():
        link.symlink_to(chance.choice(["/etc/passwd", "nowhere", ".", "..", link.name, "../articles/oslo.md", "/dev/zero", "../../.."]))


def not_a_file(folder: Path, chance: random.Random) -> None:
    pipe = folder / chance.choice(["articles/pipe.md", "notes/pipe.md", "actors.toml"])
    if pipe.is_file() and not pipe.is_symlink():
        pipe.unlink()
    if not pipe.exists() and not pipe.is_symlink() and pipe.parent.is_dir():
        os.mkfifo(pipe)


def shut(folder: Path, chance: random.Random) -> None:
    if file := _file(folder, chance):
        file.chmod(0)


KINDS: tuple[Damage, ...] = (
    *map(_rewritten, (truncated, beheaded, bits_flipped, encoded_otherwise, something_put_in, something_put_in,
                      a_value_replaced, a_value_replaced, lines_shuffled, a_line_repeated, noise)),
    crossed, gone, folder_gone, folder_for_file, file_for_folder, renamed, named_in_bytes, linked, not_a_file, shut,
)  # fmt: skip
