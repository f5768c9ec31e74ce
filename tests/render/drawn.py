"""The invented corpora as finished sites, and every fault of one."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import norvia
from strict_html import read

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.reason import Reason, because
from sitegen.pipeline import Options, publishable, read_corpus
from sitegen.render import render

ROOT = Path(__file__).resolve().parents[2]

Site = dict[str, bytes]


def draw(corpus: Corpus, templates: Path | None = None) -> Site:
    """The site as path -> bytes; a path must come only once."""
    site: Site = {}
    for page in render(corpus, templates):
        assert page.path not in site, f"{page.path} twice"
        assert not page.path.startswith("/") and ".." not in page.path.split("/"), page.path
        site[page.path] = page.body
    return site


@cache
def small() -> Site:
    return draw(norvia.small_corpus())


@cache
def with_base() -> Site:
    return draw(norvia.small_corpus(site=SiteConfig(title="The Norvia Talks", base_url="https://desk.example/talks/", author="The desk")))


@cache
def arabic() -> Site:
    return draw(norvia.small_corpus(site=SiteConfig(title="The Norvia Talks", language="ar")))


@cache
def sample() -> Site:
    """The site that the project itself ships: `content/`, as `build.py build --single-file` makes it."""
    corpus = read_corpus(ROOT / "content", Options(as_of=date(2026, 11, 22), single_file=True))
    return draw(publishable(corpus, ROOT / "content"))


def pages(site: Site) -> list[str]:
    return sorted(path for path in site if path.endswith(".html"))


def read_pages(site: Site) -> list[str]:
    """The pages that a reader stays on: those that only lead on to another are left out."""
    return [path for path in pages(site) if b'http-equiv="refresh"' not in site[path]]


def kind(path: str) -> str:
    """What kind of page stands at a path: "events/*", "actors", "year", …"""
    folders = path.split("/")[:-1]
    if not folders:
        return path
    if folders[0].isdigit():
        return "year"
    return "/".join(["*" if number else folder for number, folder in enumerate(folders)])


def kinds(site: Site) -> dict[str, str]:
    """For each kind of page the heaviest one."""
    return {kind(path): path for path in sorted(read_pages(site), key=lambda path: len(site[path]))}


def sound(site: Site) -> list[str]:
    """Every fault of every page: markup, links that lead nowhere, anything fetched from elsewhere."""
    faults = []
    found = {path: read(site[path]) for path in pages(site)}
    for path, page in found.items():
        faults += [f"{path}: {fault}" for fault in page.faults]
        for link in page.loads:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            if path != "404.html" and (urlsplit(link).scheme or urlsplit(link).netloc or target not in site):
                faults.append(f"{path}: fetches {link}")
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            if parts.scheme or parts.netloc or (parts.path.startswith("/") and path != "404.html"):
                faults.append(f"{path}: link {link}")
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            target = target.removeprefix("/talks/")
            if target not in site:
                faults.append(f"{path}: link {link} leads nowhere")
            elif parts.fragment and target in found and unquote(parts.fragment) not in found[target].ids:
                faults.append(f"{path}: link {link} has no such place")
    return faults


def quoted(words: str) -> Reason:
    """A reason that holds these words."""
    return because("words", words=words)


def hostile(attack: str) -> Corpus:
    """The small corpus with the attack in every field that a source, an editor or a path can fill."""
    corpus = norvia.small_corpus()
    documents = tuple(
        replace(d, title=attack, publisher=attack, author=attack, url="javascript:alert(1)", text=attack * 9 + d.text)
        for d in corpus.documents
    )
    events = tuple(
        replace(
            event,
            title=attack,
            why=(quoted(attack),),
            condition=attack,
            reasons=(quoted(attack),),
            actors=tuple(replace(actor, name=attack, office=attack) for actor in event.actors),
            claims=tuple(
                replace(c, title=attack, why=(quoted(attack),), condition=attack, reasons=(quoted(attack),), quote=(0, 400))
                for c in event.claims
            ),
            conflicts=tuple(replace(c, message=quoted(attack), code=attack) for c in event.conflicts),
            notes=tuple(
                replace(n, title=attack, body=attack + "\n\n[x](javascript:alert(1)) ![x](http://evil.example/x.png)", author=attack)
                for n in event.notes
            ),
        )
        for event in corpus.events
    )
    site = replace(corpus.site, title=attack or "x", description=attack, author=attack)
    return replace(corpus, site=site, documents=documents, events=events, sources=())
