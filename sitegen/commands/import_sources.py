"""What an import is asked to read: files, folders of them, and addresses; each becomes a `Material` with its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from sitegen.importing import is_feed, marked
from sitegen.importing.fetch import Fetched, FetchError, Policy, fetch
from sitegen.load import PAGE_FURNITURE
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address

MB = 1_000_000
# What is read, by its ending, and how large it may be: an article's own limit, and more for what holds many.
LIMITS = {
    ".csv": 20 * MB, ".tsv": 20 * MB, ".json": 20 * MB,
    ".txt": 20 * MB, ".html": 20 * MB, ".htm": 20 * MB, ".xhtml": 20 * MB,
    ".xml": 20 * MB, ".rss": 20 * MB, ".atom": 20 * MB, ".rdf": 20 * MB,
    ".mbox": 200 * MB, ".eml": 20 * MB, ".mhtml": 20 * MB, ".mht": 20 * MB, ".warc": 2000 * MB, ".warc.gz": 2000 * MB,
}  # fmt: skip
STREAMED = (".warc", ".warc.gz")  # read from disk, not held
FEEDS = (".xml", ".rss", ".atom", ".rdf")
PAGES = (".html", ".htm", ".xhtml")
KINDS = {  # media types, where a server names one
    "text/html": ".html", "application/xhtml+xml": ".html", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml", "text/xml": ".xml", "application/xml": ".xml", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "application/json": ".json", "message/rfc822": ".eml", "multipart/related": ".mhtml", "application/mbox": ".mbox",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to import."""

    shown: str  # as the editor named it: where findings point
    below: Path  # its path below what was named
    suffix: str  # one of LIMITS
    body: bytes = b""  # of those of STREAMED nothing
    file: Path | None = None
    url: str = ""  # where it was fetched from


@dataclass
class Gathering:
    """Goes through what was named; what cannot be read is collected in `findings`."""

    policy: Policy
    findings: list[Finding] = field(default_factory=list)

    def materials(self, names: Sequence[str]) -> Iterator[Material]:
        """Everything to import, in the order named, folders sorted."""
        for name in names:
            if is_address(name):
                yield from self._fetched(name)
            else:
                yield from self._named(name)

    def _wrong(self, shown: str, code: str, message: str, hint: str) -> None:
        self.findings.append(Finding(shown, 0, 0, code, "error", message, hint))

    def _fetched(self, url: str) -> Iterator[Material]:
        try:
            found = fetch(url, self.policy)
        except FetchError as fault:
            self._wrong(url, "P090", str(fault), fault.remedy)
            return
        suffix = _suffix_of(found)
        if not suffix:
            hint = "web pages, feeds, CSV, TimelineJS (JSON) and plain text can be imported"
            self._wrong(url, "P090", f"it is of the kind “{found.kind[:60]}”, which cannot be imported", hint)
            return
        body = found.body
        if found.charset and suffix in (*PAGES, *FEEDS, ".csv", ".tsv", ".txt"):
            body = marked(body, found.charset)
        name = PurePosixPath(urlsplit(found.url).path).name or "page"
        yield Material(url, Path(name), suffix, body, url=found.url)

    def _named(self, name: str) -> Iterator[Material]:
        path = Path(name)
        try:
            if path.is_dir():
                yield from self._folder(path)
            elif not path.is_file():
                self._wrong(name, "P002", "there is no such file", "check the name")
            elif not suffix_of(path):
                told = (
                    f"files that end in “{path.suffix[:20]}” cannot be imported"
                    if path.suffix
                    else "a file without an ending cannot be imported"
                )
                self._wrong(name, "P090", told, f"these can be: {', '.join(LIMITS)}")
            else:
                yield from self._read(path, Path(path.name))
        except (OSError, ValueError) as error:  # a name that no file can have
            self._wrong(name, "P002", f"cannot be read: {getattr(error, 'strerror', '') or error}", "check the name")

    def _folder(self, folder: Path) -> Iterator[Material]:
        """All files of a folder that can be imported; not those hidden, nor what a browser saved beside a page, nor links out of it."""
        root = folder.resolve()
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder)
            aside = any(part.startswith(".") for part in below.parts) or any(part.endswith(PAGE_FURNITURE) for part in below.parts[:-1])
            if aside or not suffix_of(path):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                hint = "put a copy of the file in the place of the link, or name the file itself"
                self._wrong(str(path), "P003", "is a link that leads out of the folder, so it was not read", hint)
            elif path.is_file():
                yield from self._read(path, below)

    def _read(self, file: Path, below: Path) -> Iterator[Material]:
        suffix = suffix_of(file)
        shown = str(file)
        try:
            if file.stat().st_size > LIMITS[suffix]:
                self._wrong(shown, "P090", f"the file is larger than {LIMITS[suffix] // MB} MB", "export it in parts")
                return
            body = b"" if suffix in STREAMED else file.read_bytes()
        except OSError as error:
            self._wrong(shown, "P002", f"the file cannot be read: {error.strerror}", "check its permissions")
            return
        yield Material(shown, below, suffix, body, file)


def suffix_of(path: Path) -> str:
    """The ending by which a file is read, "" where it is not."""
    name = path.name.lower()
    return next((suffix for suffix in sorted(LIMITS, key=len, reverse=True) if name.endswith(suffix) and name != suffix), "")


def _suffix_of(found: Fetched) -> str:
    """The ending by which what was fetched is read: by its first words where they are a feed's, its media type, its name."""
    if is_feed(found.body[:8000].decode("utf-8", "replace").lstrip("\ufeff")):
        return ".xml"
    named = suffix_of(Path(PurePosixPath(urlsplit(found.url).path).name or "page"))
    if found.kind in KINDS:
        return KINDS[found.kind]
    named = "" if named in STREAMED else named
    return named or (".txt" if found.kind == "text/plain" else "")
