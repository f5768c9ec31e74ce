"""Bytes and paths of the content folder: what is there, in a fixed order, and what cannot be read."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import time
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sitegen.model.finding import Finding, Severity, ordered
from sitegen.model.markup import IMAGES, Image, finding_in, image_path, image_uses
from sitegen.model.note import Note
from sitegen.model.rawfile import RawFile, RawKind
from sitegen.model.suggest import did_you_mean

__all__ = ["RawFile", "content_digest", "read_images", "read_tree"]

ARTICLE_SUFFIXES = (".md", ".txt", ".html")
NOTE_SUFFIXES = (".md",)
SYNONYMS = {".markdown": ".md", ".mdown": ".md", ".text": ".txt", ".htm": ".html", ".xhtml": ".html"}  # remedy: rename
CONFIG_FILES: dict[str, RawKind] = {"site.toml": "config", "sources.toml": "sources", "actors.toml": "actors"}
FOLDERS: dict[str, RawKind] = {"articles": "article", "notes": "note"}
SUFFIXES: dict[RawKind, tuple[str, ...]] = {"article": ARTICLE_SUFFIXES, "note": NOTE_SUFFIXES}
MAX_FILE_BYTES = 20_000_000  # a long article is 200 KB; beyond this it is a data file that went astray
MAX_LIKE = 2000  # pictures among which the nearest name is looked for
GPS = 0x8825  # of EXIF: where its tags of place stand
MAX_IMAGE_BYTES = 10_000_000
BACKUP_SUFFIXES = ("~", ".swp", ".swo", ".swx", ".bak", ".orig", ".rej", ".tmp", ".part", ".crdownload")
NOT_CONTENT = ("thumbs.db", "desktop.ini", "4913")  # Windows, and the name with which vim tries a folder
PAGE_FURNITURE = ("_files", ".files", "_fichiers", "-Dateien", "_archivos")  # folders that browsers save beside a page
READ_ME = ("readme", "license", "licence", "copying", "makefile")  # beside the content, for people


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: RawKind
    shown: str  # as the editor sees it
    place: str  # under its folder
    file: str
    now: os.stat_result  # before it is read


class Known:
    """Files as they were read before, for a program that reads the same folder again and again.

    A file is taken for the same by size, times and inode; not one that had been written less than `TICK_NS` before it was read, for a
    second writing within one tick of the clock leaves no trace.
    """

    TICK_NS = 2_000_000_000

    def __init__(self) -> None:
        self._files: dict[str, tuple[tuple[int, ...], RawFile]] = {}

    def get(self, shown: str, found: os.stat_result) -> RawFile | None:
        """The file as it was, if it is still the same."""
        mark, file = self._files.get(shown, ((), None))
        return file if mark == _mark(found) else None

    def put(self, file: RawFile, found: os.stat_result) -> None:
        """Remember a file that was just read, `found` before the reading."""
        if max(found.st_mtime_ns, found.st_ctime_ns) < time.time_ns() - self.TICK_NS:
            self._files[file.path] = (_mark(found), file)


def _mark(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def read_tree(content: Path, known: Known | None = None) -> tuple[tuple[RawFile, ...], tuple[Finding, ...]]:
    """Every file of the content folder that is read, sorted by path, and what is wrong with the others (P001-P008).

    Files that are `known` are not read again.  Dot files and editors' backup files are passed over in silence.  Links are followed to
    files inside the folder only.  Of two files with one id the first by path is kept.
    """
    found: list[Finding] = []
    entries = sorted(_entries(content, found), key=lambda entry: entry.shown)
    files: list[RawFile] = []
    taken: dict[tuple[RawKind, str], str] = {}
    for entry in entries:
        identity = _identity(entry)
        first = taken.setdefault((entry.kind, identity), entry.shown)
        if first != entry.shown:
            found.append(_two_of_one_id(entry, first, identity))
            continue
        file = _read(entry, identity, known, found)
        if file is not None:
            files.append(file)
    return tuple(files), ordered(found)


def content_digest(files: Iterable[RawFile], content: Path, settings: str) -> str:
    """The digest of all that a build is made from: articles and notes by path and bytes, pictures by path and size, the `settings`'.

    It does not depend on where the folder lies.
    """
    shown = content.as_posix().rstrip("/") + "/"
    whole = hashlib.sha256(settings.encode())
    for file in files:
        if file.kind not in CONFIG_FILES.values():
            whole.update(f"\0{file.path.removeprefix(shown)}\0{len(file.body)}\0".encode("utf-8", "surrogateescape"))
            whole.update(file.body)
    for picture in sorted(file for file in (content / IMAGES).rglob("*") if file.is_file()):
        whole.update(f"\0{picture.relative_to(content).as_posix()}\0{picture.stat().st_size}".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()[:32]


def _identity(entry: _Entry) -> str:
    """The path under its folder without the ending, composed (NFC): a disk may store é as two characters."""
    name = entry.place if entry.kind in CONFIG_FILES.values() else os.path.splitext(entry.place)[0]  # noqa: PTH122
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _two_of_one_id(entry: _Entry, first: str, identity: str) -> Finding:
    return Finding(
        path=entry.shown,
        line=0,
        column=0,
        code="P005",
        severity="error",
        message=f"has the same id, “{identity}”, as {first}",
        hint="rename one of the two, or delete the one that is not wanted",
    )


def _entries(content: Path, found: list[Finding]) -> Iterator[_Entry]:
    """All files to read, in no order."""
    root = _real(content)
    for item in _scan(content, content.as_posix(), found):
        shown = f"{content.as_posix()}/{item.name}"
        if item.name in CONFIG_FILES:
            if now := _may_read(item, shown, root, found):
                yield _Entry(CONFIG_FILES[item.name], shown, item.name, item.path, now)
        elif item.name in FOLDERS and item.is_symlink() and not _may_read(item, shown, root, found):
            continue  # what it leads to is published by nobody's will, or twice
        elif item.name in FOLDERS and item.is_dir(follow_symlinks=False):
            yield from _walk(Path(item.path), shown, FOLDERS[item.name], root, found)
        elif item.name != IMAGES and PurePosixPath(item.name).stem.casefold() not in READ_ME:
            found.append(_stray(item.name, shown))


def _stray(name: str, shown: str) -> Finding:
    known = (*CONFIG_FILES, *FOLDERS, IMAGES)
    hint = did_you_mean(name, known) or "move it into articles/ or notes/ if it is content, or out of the folder if it is not"
    return _finding(shown, "P008", "warning", f"nothing reads this; only {', '.join(known[:-1])} and {known[-1]} are read", hint)


def _walk(folder: Path, shown: str, kind: RawKind, root: str, found: list[Finding]) -> Iterator[_Entry]:
    """The files to read under articles/ or notes/, at any depth."""
    waiting = [(folder, shown)]
    while waiting:
        here, here_shown = waiting.pop()
        items = list(_scan(here, here_shown, found))
        saved_pages = {_stem(item.name) for item in items if item.name.lower().endswith((".html", ".htm"))}
        for item in items:
            item_shown = f"{here_shown}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                if not _is_page_furniture(item.name, saved_pages):
                    waiting.append((Path(item.path), item_shown))
            elif (now := _may_read(item, item_shown, root, found)) and _has_suffix(item.name, item_shown, kind, found):
                yield _Entry(kind, item_shown, item_shown[len(shown) + 1 :], item.path, now)


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _is_page_furniture(name: str, saved_pages: set[str]) -> bool:
    """The folder of pictures and scripts that a browser saves beside "Talks.html"."""
    return any(name == stem + ending for stem in saved_pages for ending in PAGE_FURNITURE)


def _scan(folder: Path, shown: str, found: list[Finding]) -> Iterator[os.DirEntry[str]]:
    """The entries of one folder that are content or meant to be; a folder that cannot be read is a finding."""
    try:
        with os.scandir(folder) as entries:
            items = list(entries)
    except OSError as fault:
        hint = "make the folder, or name another with --content" if isinstance(fault, FileNotFoundError) else _remedy(fault)
        found.append(_finding(shown, "P001", "error", f"the folder cannot be read: {_why(fault)}", hint))
        return
    for item in items:
        name = item.name
        if name.startswith((".", "#")) or name.lower().endswith(BACKUP_SUFFIXES) or name.lower() in NOT_CONTENT:
            continue
        if _is_text(name):
            yield item
        else:
            printable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            hint = "rename the file; letters of any language will do, saved as UTF-8"
            found.append(_finding(f"{shown}/{printable}", "P007", "error", "the file's name is not UTF-8, so it can have no address", hint))


def _is_text(name: str) -> bool:
    """Can the name be written as UTF-8?  Bytes that were not come back from the system as lone surrogates."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _may_read(item: os.DirEntry[str], shown: str, root: str, found: list[Finding]) -> os.stat_result | None:
    """The state of a file inside the content folder, None for all else.  A link out of it would publish what nobody put there."""
    if item.is_symlink():
        target = _real(Path(item.path))
        if not os.path.exists(target):  # noqa: PTH110 - realpath gave a string
            found.append(
                _finding(shown, "P003", "error", "is a link to a file that does not exist", "delete the link, or put the file in its place")
            )
            return None
        if not f"{target}{os.sep}".startswith(root.rstrip(os.sep) + os.sep):
            hint = f"put a copy of the {'folder' if item.is_dir() else 'file'} in the place of the link"
            found.append(_finding(shown, "P003", "error", "is a link that leads out of the content folder, so it was not read", hint))
            return None
        if item.is_dir():
            hint = "move the folder itself here; links to folders could go round in a circle"
            found.append(_finding(shown, "P003", "error", "is a link to a folder, so nothing in it was read", hint))
            return None
    try:
        now = item.stat()
    except OSError as fault:
        found.append(_finding(shown, "P002", "error", f"cannot be read: {_why(fault)}", _remedy(fault)))
        return None
    regular = stat.S_ISREG(now.st_mode)
    if not regular:
        what = "is a folder" if item.is_dir() else "is neither a file nor a folder"
        found.append(_finding(shown, "P002", "error", f"cannot be read: it {what}", "put a file in its place"))
    return now if regular else None


def _has_suffix(name: str, shown: str, kind: RawKind, found: list[Finding]) -> bool:
    """Is the file's ending one that is read here?"""
    known = SUFFIXES[kind]
    if name.endswith(known) and not name.startswith("."):
        return True
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if suffix in known:
        return True
    folder = next(folder for folder, its_kind in FOLDERS.items() if its_kind == kind)
    hint = (
        f"rename it to end in {SYNONYMS[suffix]}"
        if SYNONYMS.get(suffix) in known
        else "convert it to one of those, or move it out of the folder"
    )
    message = f"is not read: under {folder}/ only files that end in {_or(known)} are"
    found.append(_finding(shown, "P004", "warning", message, hint))
    return False


def _read(entry: _Entry, identity: str, known: Known | None, found: list[Finding]) -> RawFile | None:
    try:
        if known and (file := known.get(entry.shown, entry.now)) is not None:
            return file
        size = entry.now.st_size
        if size > MAX_FILE_BYTES:
            message = f"is {size // 1_000_000} MB long, too large to be an article or a note"
            hint = f"split it, or move it out of the folder; the limit is {MAX_FILE_BYTES // 1_000_000} MB"
            found.append(_finding(entry.shown, "P006", "error", message, hint))
            return None
        file = RawFile(entry.kind, entry.shown, identity, Path(entry.file).read_bytes())
    except OSError as fault:
        found.append(_finding(entry.shown, "P002", "error", f"cannot be read: {_why(fault)}", _remedy(fault)))
        return None
    if known:
        known.put(file, entry.now)
    return file


def read_images(content: Path, notes: Iterable[Note]) -> tuple[tuple[Image, ...], tuple[Finding, ...]]:
    """The pictures that these notes show, by path, and a finding at each that cannot be shown (P048); no other picture is read.

    Only files inside the content folder are, and only what a decoder of pictures knows: a page renamed to .png is none.
    """
    images: dict[str, Image | str] = {}
    found: list[Finding] = []
    for note in notes:
        for use in image_uses(note.body):
            path = image_path(use.source)
            if not path or not use.alt:
                continue  # told when the note was read
            if path not in images:
                images[path] = _image(content, path)
            if isinstance(fault := images[path], Image) and fault.located:
                hint = "take it out with a program for pictures (exiftool -gps:all= FILE), or be sure that nobody is put at risk by it"
                found.append(finding_in(note, use.start, use.stop, "P049", "warning", f"“{path}” tells where it was taken", hint))
            elif isinstance(fault, str):
                hint = _like(content, path) or f"put a picture there, or write the path of one that is in {IMAGES}/"
                found.append(finding_in(note, use.start, use.stop, "P048", "error", f"“{path}” {fault}", hint))
    return tuple(image for _, image in sorted(images.items()) if isinstance(image, Image)), tuple(sorted(set(found)))


def _image(content: Path, path: str) -> Image | str:
    """The picture, or why there is none."""
    from PIL import Image as Pictures

    file = content / path
    try:
        if not f"{_real(file)}{os.sep}".startswith(_real(content).rstrip(os.sep) + os.sep):
            return "is a link that leads out of the content folder"
        if not stat.S_ISREG(file.stat().st_mode):
            return "is no file"
        if (size := file.stat().st_size) > MAX_IMAGE_BYTES:
            return f"is {size // 1_000_000} MB long: too much for a page (the limit is {MAX_IMAGE_BYTES // 1_000_000} MB)"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd tags are not for editors
            with Pictures.open(file) as picture:  # reads the head alone
                width, height = picture.size
                located = _located(picture)
        return Image(path, file.read_bytes(), width, height, located)
    except FileNotFoundError:
        return "is not there"
    except Pictures.DecompressionBombError:
        return "has more pixels than a page can show"
    except (
        OSError,
        ValueError,
        SyntaxError,
        KeyError,
        TypeError,
        IndexError,
        struct.error,
    ) as fault:  # Pillow's own words for a file that is no picture name a path of this machine
        return f"cannot be read: {_why(fault)}" if isinstance(fault, OSError) and fault.errno else "is no picture of a kind that is known"


def _located(picture: Any) -> bool:
    """Does the file tell where the picture was taken?  Asked of kinds whose head has it: a PNG would have to be decoded whole."""
    try:
        return picture.format in ("JPEG", "WEBP", "AVIF") and bool(picture.getexif().get_ifd(GPS))
    except (OSError, ValueError, KeyError, TypeError, IndexError, SyntaxError, struct.error):  # what a damaged head makes of Pillow
        return False


def _like(content: Path, path: str) -> str:
    """“did you mean …?” among the files of the folder of pictures."""
    try:
        there = sorted(file.relative_to(content).as_posix() for file in (content / IMAGES).rglob("*") if file.is_file())
    except OSError:
        return ""
    return "" if path in there else did_you_mean(path, there[:MAX_LIKE])


def _why(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()


def _remedy(fault: OSError) -> str:
    if isinstance(fault, PermissionError):
        return "give yourself the right to read it (chmod u+r)"
    if isinstance(fault, FileNotFoundError):
        return "it may have been moved while the build ran; build again"
    return "see whether the disk is in order and build again"


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _finding(path: str, code: str, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(path, 0, 0, code, severity, message, hint)
