"""What a build drew, as far as the next one may leave it standing: pieces of the site by what they are made of, and their files."""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from sitegen.model.corpus import File

Mark = int


def mark_of(found: os.stat_result) -> Mark:
    """By what a file is known to be as it was left: a digest of its size, its times of modification and of change, and its inode."""
    told = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the check of links keeps of a page."""

    names: frozenset[str] = frozenset()  # its anchors
    wanted: tuple[str, ...] = ()  # the addresses of its links, those to its own anchors left out
    doubtful: bool = False  # it must be read more closely


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as a build left it in the output."""

    digest: str  # of its bytes, as the manifest has it
    mark: Mark
    listed: bool = False  # does a sitemap name it?
    seen: Seen = Seen()


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of the site, as it is kept: files that are drawn together."""

    made_of: str  # a digest: where it is the same, so are the files
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slices:
    """Where the slices of a file lie that has one for each event."""

    made_of: tuple[str, ...]  # of each slice
    places: array[int]  # two for each slice: where it begins, and how many bytes it takes


@dataclass(frozen=True, slots=True)
class Drawn:
    """One whole site."""

    pieces: Mapping[str, Kept] = field(default_factory=dict)  # by name
    sheets: Mapping[str, Sheet] = field(default_factory=dict)  # by path
    standing: frozenset[str] = frozenset()  # paths of the sheets that are as they were left
    weights: Mapping[str, int] = field(default_factory=dict)  # of an event's card, by what the event is made of
    slices: Mapping[str, Slices] = field(default_factory=dict)  # by path


@dataclass(slots=True)
class Drawing:
    """One drawing of a site: what was drawn now, and what stands as the last build left it."""

    pages: list[File] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)  # of `pages`, by path
    kept: dict[str, Sheet] = field(default_factory=dict)  # by path
    pieces: dict[str, Kept] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)  # paths of both kinds
    weights: dict[str, int] = field(default_factory=dict)
    slices: dict[str, Slices] = field(default_factory=dict)
