"""Everything a page can be drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from sitegen.model.actor import Gazetteer
from sitegen.model.document import Document, Source
from sitegen.model.event import Event
from sitegen.model.finding import Finding
from sitegen.model.markup import Image
from sitegen.model.note import Note
from sitegen.model.theme import PAPER, Theme
from sitegen.model.timex import Timex

Search = Literal["minisearch", "pagefind", "none"]  # pagefind: that, and the full text beside it
Markdown = Literal["python-markdown", "commonmark"]
MARKDOWN_LIBRARIES: dict[Markdown, str] = {"python-markdown": "markdown", "commonmark": "pyromark"}  # to import, and of that release


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """site.toml; every key has a default."""

    title: str = "Timeline"
    description: str = ""
    base_url: str = ""  # "" : links stay relative and feeds use tag: ids
    language: str = "en"
    timezone: str = "UTC"
    author: str = ""
    quote_limit: int = 400  # characters of a source quoted on a page
    threshold: float = 0.5  # claims below it go to the review page, not to the timeline
    week_start: int = 0  # Monday = 0
    theme: Theme = PAPER
    single_file: bool = False  # also the whole timeline in one file
    search: Search = "minisearch"
    markdown: Markdown = "python-markdown"  # what reads the bodies of notes


@dataclass(frozen=True, slots=True)
class Corpus:
    """The finished timeline, before it is drawn."""

    site: SiteConfig
    as_of: date
    documents: tuple[Document, ...] = ()  # with their final Publication; by id
    timexes: tuple[tuple[str, tuple[Timex, ...]], ...] = ()  # (document id, its expressions), same order as documents
    sources: tuple[Source, ...] = ()  # by id
    gazetteer: Gazetteer = Gazetteer()
    events: tuple[Event, ...] = ()  # dated; by start, stop, kind, id
    undated: tuple[Event, ...] = ()  # by kind, id
    review: tuple[Event, ...] = ()  # below the threshold: for editors
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    images: tuple[Image, ...] = ()  # that public notes show; by path
    content: str = ""  # the digest of all files that it was made from


class File(Protocol):
    """One file of the output folder, wherever its bytes are."""

    @property
    def path(self) -> str:
        """As of a Page."""

    @property
    def body(self) -> bytes:
        """The bytes; they may have to be read first."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output folder."""

    path: str  # relative to output/, "/"-separated
    body: bytes
