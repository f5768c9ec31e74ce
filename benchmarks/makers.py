"""The same notes as a site of ours and as sites of other generators: a page a note, pages of actors, a first page, a feed of twenty."""

# ruff: noqa: E501 - templates of other programs
from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    "anchor basin beacon berth breeze buoy cargo channel chart coast crane current delta dock estuary ferry fjord gale gulf harbour".split()
)
PEOPLE = [f"{first} {last}" for first in ("Ada", "Bo", "Cem", "Dua", "Eli") for last in ("Quill", "Reed", "Stone", "Thorn", "Vale", "Wren")]
PLACES = ("Vik", "Port Ansel", "Lund", "Tarn", "Estmark")
KINDS = ("meeting", "pledge", "other")
AS_OF = "2026-11-22"
ARTICLE = '<header class="event-head'  # in our page of an event: where a changed template differs
HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "Notes"\n[taxonomies]\nactor = "actors"\n[services.rss]\nlimit = 20\n',
    "layouts/_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
    '<nav>{{ range .Site.Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a> {{ end }}</nav>{{ block "main" . }}{{ end }}</body></html>',
    "layouts/_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }} · {{ .Params.place }}</p>'
    '<ul>{{ range .Params.actors }}<li><a href="/actors/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>{{ .Content }}'
    "{{ with .PrevInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
    "{{ with .NextInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</article>{{ end }}",
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li>{{ .Date.Format "2006-01-02" }} '
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "layouts/index.html": '{{ define "main" }}{{ range (where .Site.RegularPages "Section" "notes").GroupByDate "2006-01" }}<h2>{{ .Key }}</h2><ul>'
    '{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}{{ end }}',
}
ELEVENTY = {
    "eleventy.config.js": "module.exports = config => { config.addCollection('actors', api => { const by = {};"
    " for (const note of api.getFilteredByGlob('notes/*.md')) for (const actor of note.data.actors) (by[actor] ??= []).push(note);"
    " return Object.entries(by).map(([name, notes]) => ({name, notes})); });"
    " config.addCollection('dated', api => api.getFilteredByGlob('notes/*.md'));"
    " return {markdownTemplateEngine: false, dir: {input: '.', includes: '_includes', output: '_site'}}; };\n",
    "notes/notes.11tydata.js": "module.exports = {layout: 'note.njk', permalink: data => `/notes/${data.page.fileSlug}/`};\n",
    "_includes/base.njk": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>',
    "_includes/note.njk": "---\nlayout: base.njk\n---\n<article><h1>{{ title }}</h1><p>{{ date }} · {{ place }}</p>"
    '<ul>{% for actor in actors %}<li><a href="/actors/{{ actor | slugify }}/">{{ actor }}</a></li>{% endfor %}</ul>{{ content | safe }}</article>',
    "index.njk": "---\nlayout: base.njk\ntitle: Notes\n---\n<ul>{% for note in collections.dated %}"
    '<li><a href="{{ note.url }}">{{ note.data.title }}</a></li>{% endfor %}</ul>',
    "actors.njk": "---\nlayout: base.njk\npagination: {data: collections.actors, size: 1, alias: actor}\npermalink: '/actors/{{ actor.name | slugify }}/'\n---\n"
    '<h1>{{ actor.name }}</h1><ul>{% for note in actor.notes %}<li><a href="{{ note.url }}">{{ note.data.title }}</a></li>{% endfor %}</ul>',
    "feed.njk": "---\npermalink: /feed.xml\n---\n<feed>{% for note in collections.dated | reverse %}{% if loop.index <= 20 %}"
    "<entry><title>{{ note.data.title }}</title>{{ note.content }}</entry>{% endif %}{% endfor %}</feed>",
}
PELICAN = {
    "pelicanconf.py": "SITENAME = 'Notes'\nSITEURL = 'https://example.org'\nTIMEZONE = 'UTC'\nTHEME = 'simple'\nARTICLE_URL = ARTICLE_SAVE_AS = 'notes/{slug}/index.html'\n"
    "FEED_ALL_ATOM = 'feed.xml'\nFEED_MAX_ITEMS = 20\nCATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
    "THEME_TEMPLATES_OVERRIDES = ['templates']\nCACHE_CONTENT = LOAD_CONTENT_CACHE = True\nCONTENT_CACHING_LAYER = 'generator'\nSTATIC_PATHS = []\n",
    "templates/article.html": '{% extends "base.html" %}{% block content %}<article><h1>{{ article.title }}</h1><p>{{ article.place }}</p>{{ article.content }}</article>{% endblock %}',
}


@dataclass(frozen=True, slots=True)
class Maker:
    """A program that makes a site of the notes in a folder."""

    name: str
    folder: Path
    command: tuple[str, ...]
    note: Path  # one of the notes, to be changed
    template: Path  # of the pages of notes
    made: tuple[str, ...]  # what it leaves in the folder
    shadowed: tuple[str, ...] = ()  # what the command is told besides, where a template is not the program's own
    changed: Callable[[str, int], str] = lambda text, number: f"{text}<!-- {number} -->"


def notes(count: int) -> Iterator[tuple[str, dict[str, object], str]]:
    """(name, fields, body) of each note; about 2 KB, the same ones each time."""
    rnd = random.Random(11)

    def words(number: int) -> str:
        return " ".join(rnd.choice(WORDS) for _ in range(number)).capitalize()

    for number in range(count):
        day = date(2015, 1, 1) + timedelta(days=rnd.randrange(3650))
        fields = {"title": words(6), "kind": rnd.choice(KINDS), "actors": sorted(rnd.sample(PEOPLE, 2)), "place": rnd.choice(PLACES)}
        body = "\n\n".join(
            (
                f"{words(40)}, **{words(3)}**, *{words(2)}*. See [{words(3)}](https://example.org/{number}).",
                f"> {words(24)}.",
                "\n".join(f"- {words(8)}" for _ in range(4)),
                f"{words(90)}.",
                f"{words(60)}.",
            )
        )
        yield f"n{number:06d}", {**fields, "date": day.isoformat()}, body


def _fenced(fields: dict[str, object], body: str) -> str:
    head = "".join(f"{key}: {value if key == 'date' else json.dumps(value)}\n" for key, value in fields.items())
    return f"---\n{head}---\n\n{body}\n"


def _pelican(fields: dict[str, object], body: str) -> str:
    actors = fields["actors"]
    assert isinstance(actors, list)
    return f"Title: {fields['title']}\nDate: {fields['date']}\nCategory: {fields['kind']}\nPlace: {fields['place']}\nTags: {', '.join(actors)}\n\n{body}\n"


def _site(folder: Path, count: int, place: str, files: dict[str, str], form: Callable[[dict[str, object], str], str] = _fenced) -> Path:
    """The site's own files and its notes; gives the note that will be changed."""
    (folder / place).mkdir(parents=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, fields, body in notes(count):
        (folder / place / f"{name}.md").write_text(form(fields, body), encoding="utf-8")
    return folder / place / f"n{min(7, count - 1):06d}.md"


def _ours(name: str, folder: Path, count: int, engine: str) -> Maker:
    note = _site(folder, count, "content/notes", {"content/site.toml": f'title = "Notes"\nmarkdown = "{engine}"\n'})
    template = folder / "own/event.html"
    template.parent.mkdir()
    shutil.copyfile(ROOT / "templates/event.html", template)

    def changed(text: str, number: int) -> str:
        assert text.count(ARTICLE) == 1
        return text.replace(ARTICLE, f"{ARTICLE} n{number}")

    command = (sys.executable, str(ROOT / "build.py"), "build", "--as-of", AS_OF)
    return Maker(name, folder, command, note, template, ("output", ".cache"), ("--templates", "own"), changed)


def found(name: str) -> str:
    """The program of that name beside this Python, in node_modules here, or on the path; "" where there is none."""
    places = (Path(sys.executable).with_name(name), Path(__file__).with_name("node_modules") / ".bin" / name)
    return next((str(place) for place in places if place.is_file()), shutil.which(name) or "")


def makers(folder: Path, count: int) -> list[Maker]:
    """Dateline, and those of the others that are installed, each with its site of so many notes."""
    made = [_ours("Dateline", folder / "dateline", count, "python-markdown")]
    if find_spec("pyromark"):
        made.append(_ours("Dateline, CommonMark", folder / "commonmark", count, "commonmark"))
    if program := found("hugo"):
        site = folder / "hugo"
        note = _site(site, count, "content/notes", HUGO)
        made.append(Maker("Hugo", site, (program,), note, site / "layouts/_default/single.html", ("public", "resources")))
    if program := found("eleventy"):
        site = folder / "eleventy"
        note = _site(site, count, "notes", ELEVENTY)
        made.append(Maker("Eleventy", site, (program, "--quiet"), note, site / "_includes/note.njk", ("_site",)))
    if program := found("pelican"):
        site = folder / "pelican"
        note = _site(site, count, "content", PELICAN, _pelican)
        command = (program, "content", "-o", "output", "-s", "pelicanconf.py", "--quiet")
        made.append(Maker("Pelican", site, command, note, site / "templates/article.html", ("output", "cache", "__pycache__")))
    return made
