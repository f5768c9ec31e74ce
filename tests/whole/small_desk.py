"""A small content folder of our own words, and ways to change it at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

PEOPLE = ("Mara Quill", "Ilse Brandt", "Tomas Reyes", "Norvia", "Kelland")
ARTICLE = """---
title: {one} and {two} talk in Vik
published: 2025-03-{day:02d}
publisher: The {paper}
---

{one} met {two} in Vik on {weekday}, officials said. {one} promised {two} €{sum} million for the harbour by {month} 2026.
"""
NOTE = """---
title: {title}
date: 2025-0{month}-{day:02d}
actors: [{one}, {two}]
place: {place}
---

{words} See [[{one}]].
"""


def article(rnd: random.Random) -> str:
    """An article that tells of a meeting and a pledge."""
    one, two = rnd.sample(PEOPLE, 2)
    weekday, month, paper = rnd.choice(("Monday", "Tuesday")), rnd.choice(("May", "June")), rnd.choice(("Herald", "Post"))
    return ARTICLE.format(one=one, two=two, day=rnd.randint(10, 20), weekday=weekday, month=month, paper=paper, sum=rnd.randint(2, 9))


def note(rnd: random.Random) -> str:
    """A note that is an event."""
    one, two = rnd.sample(PEOPLE, 2)
    title = f"{rnd.choice(('Bridge', 'Ferry', 'Harbour'))} {rnd.choice(('opens', 'closes', 'is painted'))}"
    words = rnd.choice(("The band *played*.", "It rained -- all day.", "Nobody came; see `the list`."))
    place = rnd.choice(("Vik", "Port Ansel"))
    return NOTE.format(title=title, month=rnd.randint(1, 3), day=rnd.randint(1, 3), one=one, two=two, place=place, words=words)


def begin(folder: Path, rnd: random.Random) -> None:
    """A folder with content/ and shadow/ (templates)."""
    for part, make, count in (("articles", article, 3), ("notes", note, 5)):
        (folder / "content" / part).mkdir(parents=True)
        for number in range(count):
            (folder / "content" / part / f"{part[0]}{number}.md").write_text(make(rnd), encoding="utf-8")
    (folder / "content" / "site.toml").write_text('title = "Talks"\n', encoding="utf-8")
    (folder / "shadow").mkdir()


def _some(folder: Path, rnd: random.Random) -> Path:
    return rnd.choice(sorted((folder / "content").glob("*/*.md")))


def _edit(folder: Path, rnd: random.Random) -> None:
    file = _some(folder, rnd)
    file.write_text((article if file.parent.name == "articles" else note)(rnd), encoding="utf-8")


def _touch(folder: Path, rnd: random.Random) -> None:
    """A word for another of the same length: nothing but the bytes differ."""
    file = _some(folder, rnd)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Vik", "Kiv") if "Vik" in text else text.replace("Kiv", "Vik"), encoding="utf-8")


def _add(folder: Path, rnd: random.Random) -> None:
    (folder / "content" / "notes" / f"n{rnd.randint(0, 30)}.md").write_text(note(rnd), encoding="utf-8")


def _delete(folder: Path, rnd: random.Random) -> None:
    if len(list((folder / "content").glob("*/*.md"))) > 3:
        _some(folder, rnd).unlink()


def _rename(folder: Path, rnd: random.Random) -> None:
    file = _some(folder, rnd)
    file.rename(file.with_name(f"{file.parent.name[0]}{rnd.randint(0, 30)}.md"))


def _correct(folder: Path, rnd: random.Random) -> None:
    about = _some(folder, rnd).stem
    head = f"title: Mended\nabout: {about}\nplace: Port Ansel\nauthor: Desk\nwritten: 2025-04-0{rnd.randint(1, 9)}\n"
    text = f"---\n{head}---\n\nWe had it wrong.\n"
    (folder / "content" / "notes" / f"c{rnd.randint(0, 3)}.md").write_text(text, encoding="utf-8")


def _settings(folder: Path, rnd: random.Random) -> None:
    text = f'title = "{rnd.choice(("Talks", "Meetings"))}"\nlanguage = "{rnd.choice(("en", "de"))}"\n'
    (folder / "content" / "site.toml").write_text(text, encoding="utf-8")


def _actors(folder: Path, rnd: random.Random) -> None:
    text = f'[[actor]]\nid = "mara"\nname = "Mara {rnd.choice(("Quill", "Quill-Brandt"))}"\naliases = ["Mara Quill"]\nkind = "person"\n'
    (folder / "content" / "actors.toml").write_text(text, encoding="utf-8")


def _template(folder: Path, rnd: random.Random) -> None:
    file = folder / "shadow" / "404.html"
    if file.exists() and rnd.random() < 0.5:
        file.unlink()
    else:
        file.write_text(f"{{% extends 'dateline/404.html' %}}{{# {rnd.randint(0, 9)} #}}", encoding="utf-8")


def _lose(folder: Path, rnd: random.Random) -> None:
    """A finished page that somebody deletes, or a folder of them."""
    pages = sorted((folder / "output").rglob("*.html"))
    if pages:
        rnd.choice(pages).unlink()


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    _edit, _edit, _touch, _add, _delete, _rename, _correct, _settings, _actors, _template, _lose,
)  # fmt: skip


def change(folder: Path, rnd: random.Random) -> str:
    """Change something, and say what."""
    chosen = rnd.choice(CHANGES)
    chosen(folder, rnd)
    return chosen.__name__


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
