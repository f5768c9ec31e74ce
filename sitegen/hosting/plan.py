"""What a publication changes at its target, and in which order: pure, no disk and no network.

The order keeps the live site whole at every step: what pages lean on, then pages that are new (nothing links to them yet), then pages
that changed, the deepest first, then the lists that tell machines of them (feeds, sitemap), the front page, and only then what is no
longer wanted is removed.  Whatever step fails, each page that is there has its style sheet and scripts: the old ones are still there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sitegen.model.outputs import MANIFEST
from sitegen.publish.plan import path_fault
from sitegen.publish.swap import digest

Foreign = Literal["keep", "replace", "delete"]  # files at the target that we did not put there
UNSURE = "0" * 32  # in a target's manifest: a file of ours that is being sent, its bytes not known
ASSETS, NEW_PAGES, CHANGED_PAGES, LISTS, FRONT = range(5)
LIST_SUFFIXES = (".atom", ".xml", ".ics", ".json", ".csv", ".mw", ".txt")  # they name pages, to other programs
LIST_NAMES = ("_redirects", "_headers", "CNAME")


class OutputChangedError(Exception):
    """A file of the output folder is no longer what it was when the plan was made."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site."""

    path: str  # relative to the site, "/"-separated
    size_bytes: int
    digest: str
    source: Path | None = None  # in the output folder; None: `body`
    body: bytes = b""

    def read(self) -> bytes:
        """Its bytes; OutputChangedError where somebody has written the output since it was looked at."""
        if self.source is None:
            return self.body
        try:
            body = self.source.read_bytes()
        except OSError as fault:
            raise OutputChangedError(self.path) from fault
        if digest(body) != self.digest:
            raise OutputChangedError(self.path)
        return body


def file_of(path: str, body: bytes) -> File:
    """A file that stands in no folder."""
    return File(path, len(body), digest(body), None, body)


@dataclass(frozen=True, slots=True)
class There:
    """What stands at a target."""

    files: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()  # of the site's files: those whose bytes are there already
    published: Mapping[str, str] = field(default_factory=dict)  # path: digest, by the manifest that the last publication left
    altered: frozenset[str] = frozenset()  # of the published: changed there by someone since, where the target can tell


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, each group in its order."""

    site: Mapping[str, File]
    new: tuple[File, ...] = ()
    changed: tuple[File, ...] = ()
    unchanged: tuple[File, ...] = ()
    clear: tuple[str, ...] = ()  # to be removed before anything is put: a file where a folder is needed, or the other way round
    remove: tuple[str, ...] = ()  # to be removed last
    foreign: tuple[str, ...] = ()  # not ours: left alone
    in_the_way: tuple[str, ...] = ()  # not ours, and a page belongs there: nothing can be published
    published: Mapping[str, str] = field(default_factory=dict)

    @property
    def idle(self) -> bool:
        """Is the target what it should be?"""
        return not (self.new or self.changed or self.clear or self.remove) and self.published == self.manifest

    @property
    def manifest(self) -> dict[str, str]:
        """path: digest of the finished publication."""
        return {path: file.digest for path, file in self.site.items()}

    @property
    def claims(self) -> dict[str, str]:
        """path: digest while it goes on: ours are the old files and the new ones, so that a second try knows both as ours."""
        return {**self.published, **{file.path: UNSURE for file in (*self.new, *self.changed)}}

    @property
    def stages(self) -> tuple[tuple[File, ...], ...]:
        """The files to put: a stage begins when the one before is done.  Within one the order is ours where the target keeps it."""
        fresh = {file.path for file in self.new}
        stages: list[list[File]] = [[] for _ in range(FRONT + 1)]
        for file in sorted((*self.new, *self.changed), key=lambda file: (-file.path.count("/"), file.path)):
            stages[stage_of(file.path, file.path in fresh)].append(file)
        return tuple(tuple(stage) for stage in stages if stage)


def stage_of(path: str, new: bool) -> int:
    """When a file is put."""
    if path == "index.html":
        return FRONT
    if path.endswith(".html"):
        return NEW_PAGES if new else CHANGED_PAGES
    return LISTS if path.endswith(LIST_SUFFIXES) or path in LIST_NAMES else ASSETS


def make_plan(site: Mapping[str, File], there: There, foreign: Foreign = "keep") -> Plan:
    """What turns `there` into the site.  Files that we did not put there are kept unless the caller says otherwise; hidden ones always."""
    ours = there.published.keys() - there.altered
    gone = {path for path in ours if path in there.files and path not in site}
    others = {path for path in there.files if path not in site and path not in ours and path != MANIFEST}
    clashing = set(_clashing(site, gone | others))
    in_the_way = (clashing & others) | {
        path for path in site if path in there.files and path not in there.same and path not in there.published
    }
    seen = {path for path in others if not hidden(path)}
    if foreign != "keep":
        gone |= clashing & others
        in_the_way = set()
    if foreign == "delete":
        gone |= seen
    return Plan(
        site=site,
        new=_files(site, (path for path in site if path not in there.files)),
        changed=_files(site, (path for path in site if path in there.files and path not in there.same)),
        unchanged=_files(site, there.same),
        clear=tuple(sorted(gone & clashing)),
        # A page goes before what it needs: it may be read until it is gone.
        remove=tuple(sorted(gone - clashing, key=lambda path: (-stage_of(path, new=False), path))),
        foreign=tuple(sorted(seen - gone - in_the_way)),
        in_the_way=tuple(sorted(in_the_way)),
        published=there.published,
    )


def _files(site: Mapping[str, File], paths: Iterable[str]) -> tuple[File, ...]:
    return tuple(site[path] for path in sorted(paths))


def _clashing(site: Mapping[str, File], others: Iterable[str]) -> Iterator[str]:
    """Those of the others that are a file where the site has a folder, or lie below what is a file of the site."""
    folders = {folder for path in site for folder in above(path)}
    for path in others:
        if path in folders or any(folder in site for folder in above(path)):
            yield path


def above(path: str) -> Iterator[str]:
    """The folders above a path: "a/b" and "a" of "a/b/c"."""
    for depth in range(1, path.count("/") + 1):
        yield path.rsplit("/", depth)[0]


def hidden(path: str) -> bool:
    """Is the file, or a folder above it, one of those that start with a dot (.git, .well-known)?"""
    return path.startswith(".") or "/." in path


def write_manifest(published: Mapping[str, str]) -> File:
    """The list of our files at a target, in the form that the output folder's own has."""
    return file_of(MANIFEST, "".join(f"{mark} {path}\n" for path, mark in sorted(published.items())).encode())


def parse_manifest(body: bytes) -> dict[str, str]:
    """path: digest; empty for a damaged list."""
    published = {}
    for line in body.decode("utf-8", "replace").split("\n"):
        mark, _, path = line.partition(" ")
        if len(mark) == len(UNSURE) and not path_fault(path):
            published[path] = mark
    return published
