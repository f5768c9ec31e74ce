"""What is to change in the output folder: changed pages staged, orphans found, files of other people's left alone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.model.corpus import File, Page
from sitegen.model.drawn import Sheet, mark_of
from sitegen.model.finding import Finding, Severity
from sitegen.model.outputs import MANIFEST, STAGING
from sitegen.publish.spool import Spooled
from sitegen.publish.swap import NEW, digest, held

TOLD_FILES = 5  # how many names a finding lists
RENAME = "change the title or name that this address was made from"


class PagesFailedError(Exception):
    """What came out of the caller's pages: not a fault of the output folder, even if it is an OSError (a template gone)."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(slots=True)
class Plan:
    """What is to change, gathered page by page."""

    put: list[str] = field(default_factory=list)  # staged, to be renamed into place
    fresh: list[str] = field(default_factory=list)  # of `put`: no file stood there before
    remove: list[str] = field(default_factory=list)
    manifest: dict[str, str] = field(default_factory=dict)  # path: digest, of the whole new site
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def written(self) -> int:
        """How many pages are to be put, our own list not counted."""
        return len(self.put) - (MANIFEST in self.put)


class ChangedError(Exception):
    """A file that was to be left standing is not as it was left."""


def make_plan(pages: Iterable[File], home: Path, shown: Path, staging: Path, kept: Mapping[str, Sheet]) -> Plan:
    """Stage what changed; find what is no longer wanted and what is in the way (P070-P073, P075).  Pages are taken one at a time.

    Raises ChangedError where a file to be kept is another than it was.
    """
    planner = _Planner(home, shown, staging)
    planner.keep(kept)
    return planner.plan_for(_given(pages))


def _given(pages: Iterable[File]) -> Iterator[File]:
    """The pages, what goes wrong in making them kept apart from what goes wrong in writing them."""
    try:
        yield from pages
    except Exception as fault:
        raise PagesFailedError(fault) from fault


class _Planner:
    """One run over the pages."""

    def __init__(self, home: Path, shown: Path, staging: Path) -> None:
        self.home, self.shown, self.staging = home, shown, staging
        self.before = read_manifest(home)
        self.plan = Plan()
        self.pages: set[str] = set()  # in small letters: many disks do not tell capitals apart
        self.folders: set[str] = set()  # above pages, likewise
        self.looked: dict[str, bool] = {}  # folder: may pages be put into it?
        self.in_the_way: list[str] = []

    def keep(self, kept: Mapping[str, Sheet]) -> None:
        """Files that stay as they stand; they stood side by side before."""
        root = os.fspath(self.home)
        for path, sheet in kept.items():
            try:
                as_it_was = path in self.before and mark_of(os.lstat(f"{root}/{path}")) == sheet.mark
            except OSError:
                as_it_was = False
            if not as_it_was:
                raise ChangedError(path)
            self._clash(path)
            self.plan.manifest[path] = sheet.digest
        self.plan.unchanged = len(kept)

    def plan_for(self, pages: Iterable[File]) -> Plan:
        """The whole plan."""
        for page in pages:
            if fault := path_fault(page.path):
                self._find("P071", f"the page “{page.path}” {fault}", RENAME)
                continue
            if fault := self._clash(page.path):
                self._find("P075", f"the page “{page.path}” {fault}", RENAME)
                continue
            self.plan.manifest[page.path] = page.digest if isinstance(page, Spooled) else digest(page.body)
            if self._folders_free(page.path):
                self._stage(page)
        self._orphans()
        self._manifest()
        if self.in_the_way:
            hint = "move away what is yours; if nothing in the folder is, empty it and build again"
            stand = "stands" if len(self.in_the_way) == 1 else "stand"
            message = f"{_count(len(self.in_the_way))} that no build wrote {stand} where pages belong: {_listed(sorted(self.in_the_way))}"
            self._find("P072", message, hint)
        return self.plan

    def _find(self, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        self.plan.findings.append(Finding(self.shown.as_posix(), 0, 0, code, severity, message, hint))

    def _clash(self, path: str) -> str:
        """Why the page cannot stand beside the others; "" for a path that is taken from now on."""
        plain = path.casefold()
        above = {plain.rsplit("/", depth)[0] for depth in range(1, plain.count("/") + 1)}
        if plain in self.pages:
            return "has the path of another page"
        if plain in self.folders or above & self.pages:
            return "would be a file and a folder at once"
        self.pages.add(plain)
        self.folders |= above
        return ""

    def _folders_free(self, path: str) -> bool:
        """May the page's folders be made or used?  None may be a link that leads away, or a file of someone else's."""
        return all(self._folder_free(path.rsplit("/", depth)[0]) for depth in range(path.count("/"), 0, -1))

    def _folder_free(self, folder: str) -> bool:
        if folder not in self.looked:
            self.looked[folder] = self._look(folder)
        return self.looked[folder]

    def _look(self, folder: str) -> bool:
        place = self.home / folder
        if place.is_symlink():
            message = f"“{folder}” in it is a link to another place, and pages would be written there"
            self._find("P071", message, f"delete the link {self.shown / folder}")
            return False
        if place.is_dir():
            if os.access(place, os.W_OK | os.X_OK):
                return True
            self._find("P070", f"the folder “{folder}” in it cannot be written", "give yourself the right to write it (chmod -R u+rwX)")
            return False
        if place.exists() and folder not in self.before:
            self.in_the_way.append(folder)
            return False
        return True

    def _stage(self, page: File) -> None:
        """Stage a page that differs from what stands in its place, if that is ours to replace."""
        target, plan = self.home / page.path, self.plan
        if self._stands(target, page):
            plan.unchanged += 1
            return
        if not os.path.lexists(target):
            plan.fresh.append(page.path)
        elif target.is_dir() and not target.is_symlink():
            if not self._all_ours(target):
                self.in_the_way.append(page.path)
                return
            plan.fresh.append(page.path)
        elif page.path not in self.before:
            self.in_the_way.append(page.path)
            return
        self._write(page)

    def _stands(self, target: Path, page: File) -> bool:
        """Does the very page stand there already?"""
        if isinstance(page, Spooled) and self.before.get(page.path, page.digest) != page.digest:
            return False
        now = bytes_of(target)
        return now is not None and now == page.body

    def _all_ours(self, folder: Path) -> bool:
        """Are all files in the folder pages of an earlier run?"""
        files = (Path(inner) / name for inner, _, names in os.walk(folder) for name in names)
        return all(file.relative_to(self.home).as_posix() in self.before for file in files)

    def _write(self, page: File) -> None:
        staged = held(self.staging / NEW, page.path)
        if not self.plan.put:
            staged.parent.mkdir(exist_ok=True)
        self.plan.put.append(page.path)
        if isinstance(page, Spooled):
            with contextlib.suppress(OSError):  # of another disk
                Path(page.file).replace(staged)
                return
        staged.write_bytes(page.body)

    def _orphans(self) -> None:
        """Files of an earlier run that this one does not have; one that a person has changed since is kept, and said."""
        kept = []
        for path in sorted(self.before.keys() - self.plan.manifest.keys()):
            old = bytes_of(self.home / path)
            if old is None:
                continue
            if digest(old) == self.before[path]:
                self.plan.remove.append(path)
            else:
                kept.append(path)
        kept += _foreign(self.home, self.before.keys() | self.plan.manifest.keys())
        if kept:
            message = f"{_count(len(kept))} that no build wrote {'was' if len(kept) == 1 else 'were'} left there: {_listed(kept)}"
            self._find("P073", message, "delete what is not meant to be part of the site", "info")

    def _manifest(self) -> None:
        """The list of our own files goes the same way as a page."""
        lines = [f"{mark} {path}\n" for path, mark in sorted(self.plan.manifest.items())]
        page = Page(MANIFEST, "".join(lines).encode("utf-8"))
        if bytes_of(self.home / MANIFEST) == page.body:
            return
        if not os.path.lexists(self.home / MANIFEST):
            self.plan.fresh.append(MANIFEST)
        self._write(page)


def bytes_of(file: Path) -> bytes | None:
    """The bytes of a plain file, None for everything else (a link is not a page of ours)."""
    try:
        return None if file.is_symlink() or not file.is_file() else file.read_bytes()
    except OSError:
        return None


def read_manifest(home: Path) -> dict[str, str]:
    """{path: digest} of the files that the last run put there; empty where there is no list, or a damaged one."""
    ours: dict[str, str] = {}
    for line in (bytes_of(home / MANIFEST) or b"").decode("utf-8", "replace").split("\n"):
        mark, _, path = line.partition(" ")
        if len(mark) == 32 and not path_fault(path):
            ours[path] = mark
    return ours


def path_fault(path: str) -> str:
    """Why a path is none of a page; "" when it is one."""
    parts = path.split("/")
    if not path or "\0" in path or "\n" in path or "\\" in path or any(part in ("", ".", "..") for part in parts):
        return "is no path inside the output folder"
    if path == MANIFEST or parts[0] == STAGING:
        return "is no path for a page: the program keeps that name for itself"
    try:
        too_long = any(len(part.encode("utf-8")) > 255 for part in parts)
    except UnicodeEncodeError:
        return "cannot be written as UTF-8"
    return "cannot be written: a part of its path has more than 255 bytes" if too_long else ""


def _foreign(home: Path, ours: Iterable[str]) -> list[str]:
    """The files and folders beside our pages that are not ours, sorted; hidden ones (.git, .gitkeep) are passed over."""
    known = set(ours)
    folders = {path.rsplit("/", depth)[0] for path in known for depth in range(1, path.count("/") + 1)}
    found = []
    for folder in ["", *folders]:
        try:
            names = [entry.name for entry in os.scandir(home / folder)]
        except OSError:  # a folder that this run will make
            continue
        paths = (f"{folder}/{name}" if folder else name for name in names if not name.startswith("."))
        found += [path for path in paths if path not in known and path not in folders]
    return sorted(found)


def _count(number: int) -> str:
    return "a file" if number == 1 else f"{number} files"


def _listed(paths: list[str]) -> str:
    more = f" and {len(paths) - TOLD_FILES} more" if len(paths) > TOLD_FILES else ""
    return ", ".join(paths[:TOLD_FILES]) + more
