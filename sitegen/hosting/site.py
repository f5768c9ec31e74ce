"""The output folder as what is to be published: its files, and what speaks against publishing it."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.hosting.plan import File, file_of, hidden
from sitegen.model.finding import Finding, Severity
from sitegen.model.outputs import MANIFEST
from sitegen.model.record import RECORD, BuildRecord, read_record
from sitegen.publish.plan import bytes_of, read_manifest
from sitegen.publish.swap import digest, interrupted, staging_places

TOLD_FILES = 5  # how many names a finding lists
OWN = ".dateline"  # files that start so are the program's, not the site's
SENT_THOUGH_HIDDEN = (".well-known/",)
SHARED_DOMAINS = ("github.io", "gitlab.io", "codeberg.page", "localhost")  # whose hosts need no CNAME
BUILD_AGAIN = "run build, then publish again"


@dataclass(frozen=True, slots=True)
class Site:
    """What the output folder holds."""

    files: dict[str, File]
    record: BuildRecord
    findings: tuple[Finding, ...]


def read_site(output: Path) -> Site:
    """All files to be sent: those of the build, and what the user has put beside them; hidden files of the user's stay behind.

    An error among the findings (P100-P103) says that this should not be published; P113 what is not sent.
    """
    reader = _Reader(output)
    try:
        return reader.read()
    except OSError as fault:
        reader.find(
            "P100",
            f"this folder cannot be read: {(fault.strerror or 'unknown fault').lower()} ({fault.filename})",
            "give yourself the right to read it",
        )
        return Site({}, BuildRecord("", ""), tuple(reader.findings))


class _Reader:
    """One reading of an output folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.findings: list[Finding] = []

    def find(self, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        self.findings.append(Finding(self.output.as_posix(), 0, 0, code, severity, message, hint))

    def read(self) -> Site:
        built = read_manifest(self.output)
        record = read_record(bytes_of(self.output / RECORD) or b"")
        if not built or record is None:
            self.find("P100", "this folder holds no finished build", f"{BUILD_AGAIN}, or name the folder of a build with --output")
            return Site({}, record or BuildRecord("", ""), tuple(self.findings))
        if any(interrupted(staging) for staging in staging_places(self.output.resolve())):
            self.find("P100", "the last build of this folder was stopped before it was done", BUILD_AGAIN)
        files = dict(self._of_the_build(built))
        files |= {file.path: file for file in self._of_the_user(set(built))}
        self._judge(record)
        return Site(dict(sorted(files.items())), record, tuple(self.findings))

    def _of_the_build(self, built: dict[str, str]) -> Iterator[tuple[str, File]]:
        changed, gone = [], []
        for path, mark in built.items():
            body = bytes_of(self.output / path)
            if body is None:
                gone.append(path)
                continue
            now = digest(body)
            if now != mark:
                changed.append(path)
            if not path.startswith(OWN):
                yield path, File(path, len(body), now, self.output / path)
        for paths, what in ((changed, "changed"), (gone, "taken away")):
            if paths:
                was = "a file was" if len(paths) == 1 else f"{len(paths)} files were"
                hint = f"{BUILD_AGAIN}; words belong into the content folder, a changed look into templates"
                self.find("P101", f"{was} {what} after the build: {listed(paths)}", hint)

    def _of_the_user(self, built: set[str]) -> Iterator[File]:
        odd = []
        for path, place in _walk(self.output):
            if path in built or path == MANIFEST or (hidden(path) and not path.startswith(SENT_THOUGH_HIDDEN)):
                continue
            body = None if "\n" in path or "\\" in path or not _is_utf8(path) else bytes_of(place)
            if body is None:
                odd.append(path)
            else:
                yield File(path, len(body), digest(body), place)
        if odd:
            what = "a link or file that cannot be sent is" if len(odd) == 1 else f"{len(odd)} links or files that cannot be sent are"
            self.find("P113", f"{what} left out: {listed(sorted(odd))}", "put a plain file of a plain name in its place", "warning")

    def _judge(self, record: BuildRecord) -> None:
        if record.errors:
            told = "an error" if record.errors == 1 else f"{record.errors} errors"
            self.find("P102", f"the site was built in spite of {told} (--keep-going)", f"mend what check lists, {BUILD_AGAIN}")
        if record.drafts:
            self.find("P103", "the site was built with its drafts (--drafts)", f"{BUILD_AGAIN}, without --drafts")


def _walk(root: Path, folder: str = "") -> Iterator[tuple[str, Path]]:
    for entry in sorted(os.scandir(root / folder), key=lambda entry: entry.name):
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        else:
            yield path, root / path


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def listed(paths: Sequence[str]) -> str:
    """The first few names, and how many more."""
    more = f" and {len(paths) - TOLD_FILES} more" if len(paths) > TOLD_FILES else ""
    return ", ".join(paths[:TOLD_FILES]) + more


def cname_file(cname: str | None, base_url: str) -> File | None:
    """The file CNAME by which GitHub Pages knows the site's own domain; None where there is none to tell."""
    domain = _own_domain(base_url) if cname is None else cname
    return file_of("CNAME", f"{domain}\n".encode()) if domain else None


def _own_domain(base_url: str) -> str:
    """The host of a site that stands at its top, unless it is one of a hosting service's own or no name at all."""
    parts = urlsplit(base_url)
    domain = parts.hostname or ""
    if parts.path not in ("", "/") or parts.port or "." not in domain:
        return ""
    try:
        ipaddress.ip_address(domain)
    except ValueError:
        return "" if domain.endswith(tuple(f".{shared}" for shared in SHARED_DOMAINS)) else domain
    return ""
