"""Left of the wall: every file read by itself, knowing of no other, so that the work is parallel and remembered between builds.

An article is remembered in two steps: what the file says (its fields and its text), and what the text says (its time expressions and
claims).  So a changed `published:` reads the fields again, and not the text.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

from sitegen.cache import Memo, source_digest
from sitegen.config import Settings
from sitegen.load import Known
from sitegen.model.claim import Claim
from sitegen.model.corpus import MARKDOWN_LIBRARIES
from sitegen.model.document import Document
from sitegen.model.finding import Finding
from sitegen.model.likeness import sketch
from sitegen.model.note import Note
from sitegen.model.rawfile import RawFile
from sitegen.model.stored import stored
from sitegen.model.timex import Timex
from sitegen.workers import jobs_for, spread

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.temporal.mention import Mention

Progress = Callable[[str, int, int], None]  # (stage, done, total)
Findings = tuple[Finding, ...]
ROOMS = ("model", "parse", "temporal", "extract")  # whose source decides what a reading of an article is
LIBRARIES = ("trafilatura", "dateparser", "PyYAML")  # and whose release
NOTE_ROOMS = ("render",)  # the same for notes, whose Markdown is read too
NOTE_LIBRARIES = ("nh3", "selectolax")  # and what reads the Markdown
FAULT = "P099"
ARTICLES_WORTH, NOTES_WORTH = 100, 1000  # as many as are worth a second process
Got = TypeVar("Got")
Known_ = TypeVar("Known_", "Reading", "NoteReading")


@stored
@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says, before anyone knows when it was published."""

    document: Document | None  # None: the file could not be read; the findings say why
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    findings: Findings


@stored
@dataclass(frozen=True, slots=True)
class Parsed:
    """What an article's file says: its fields, and its text."""

    document: Document | None
    findings: Findings


@stored
@dataclass(frozen=True, slots=True)
class Said:
    """What a text says."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@stored
@dataclass(frozen=True, slots=True)
class NoteReading:
    """What one note says."""

    note: Note | None
    findings: Findings


class Held:
    """What a program that builds again and again keeps of the last time: the files, and what each says."""

    def __init__(self) -> None:
        self.files = Known()
        self._said: dict[str, tuple[RawFile, str, Reading | NoteReading]] = {}

    def get(self, file: RawFile, seen: str, kind: type[Got]) -> Got | None:
        """What this very file said, read with the same settings."""
        held, with_, reading = self._said.get(file.path, (None, "", None))
        return reading if held is file and with_ == seen and isinstance(reading, kind) else None

    def put(self, file: RawFile, seen: str, reading: Reading | NoteReading) -> None:
        """Remember what the file says; not a fault of our own."""
        if all(finding.code != FAULT for finding in reading.findings):
            self._said[file.path] = (file, seen, reading)


def quiet(stage: str, done: int, total: int) -> None:
    """The progress of those who did not ask for any."""


class Reader:
    """Reads the files of one content folder, from memory where file and program are unchanged."""

    def __init__(self, settings: Settings, cache: Path | None, jobs: int, progress: Progress = quiet, held: Held | None = None) -> None:
        self._settings = settings
        self._jobs = jobs
        self._progress = progress
        self._memo = Memo(cache, _program()) if cache is not None else None
        self._seen = hashlib.sha256(repr((settings.site.language, settings.site.timezone, settings.sources)).encode()).hexdigest()
        library = MARKDOWN_LIBRARIES[settings.site.markdown]
        self._marked = f"{self._seen} {library} {version(library)}"
        self._known = hashlib.sha256(repr(settings.gazetteer).encode("utf-8", "surrogatepass")).hexdigest()
        self._used: list[str] = []
        self._held = held

    def articles(self, files: Sequence[RawFile]) -> list[Reading]:
        """One reading for each file, in the files' order."""
        return self._but_held(files, f"{self._seen} {self._known}", Reading, self._articles)

    def notes(self, files: Sequence[RawFile]) -> list[NoteReading]:
        """One reading for each file, in the files' order."""
        return self._but_held(files, self._marked, NoteReading, self._notes)

    def _but_held(
        self, files: Sequence[RawFile], seen: str, kind: type[Known_], read: Callable[[Sequence[RawFile]], list[Known_]]
    ) -> list[Known_]:
        """What is held of the files, and what `read` gives of the others."""
        held = self._held
        if held is None:
            return read(files)
        found = {file.path: reading for file in files if (reading := held.get(file, seen, kind)) is not None}
        others = [file for file in files if file.path not in found]
        for file, reading in zip(others, read(others), strict=True):
            held.put(file, seen, reading)
            found[file.path] = reading
        return [found[file.path] for file in files]

    def _articles(self, files: Sequence[RawFile]) -> list[Reading]:
        readings: list[Reading | None] = [None] * len(files)
        asked: list[tuple[RawFile, Document | None]] = []
        missing: list[tuple[int, str]] = []
        kept: dict[int, Parsed] = {}
        for index, file in enumerate(files):
            parsed = self._get(key := self._key(file.body, file.path, self._seen), Parsed)
            said = self._said(parsed.document) if parsed else None
            if parsed and (said or parsed.document is None):
                readings[index] = _joined(parsed, said)
            else:
                if parsed:
                    kept[index] = parsed
                missing.append((index, key))
                asked.append((file, parsed.document if parsed else None))
        jobs = jobs_for(self._jobs, len(asked), ARTICLES_WORTH)
        for done, ((index, key), (found, said)) in enumerate(zip(missing, self._read(asked, jobs), strict=True), 1):
            parsed = kept.get(index, found)
            self._put(key, parsed)
            if parsed.document is not None and said is not None:
                self._put(self._text_key(parsed.document), said)
            readings[index] = _joined(parsed, said)
            self._progress("reading articles", done, len(missing))
        return [reading for reading in readings if reading is not None]

    def _notes(self, files: Sequence[RawFile]) -> list[NoteReading]:
        keys = [self._key(file.body, file.path, self._marked, "note") for file in files]
        readings = [self._get(key, NoteReading) for key in keys]
        missing = [index for index, reading in enumerate(readings) if reading is None]
        jobs = jobs_for(self._jobs, len(missing), NOTES_WORTH)
        for done, (index, (reading, packed)) in enumerate(
            zip(missing, self._read_notes([files[i] for i in missing], jobs), strict=True), 1
        ):
            readings[index] = reading
            self._put(keys[index], reading, packed)
            self._progress("reading notes", done, len(missing))
        return [reading for reading in readings if reading is not None]

    def _read_notes(self, files: Sequence[RawFile], jobs: int) -> Iterator[tuple[NoteReading, bytes]]:
        """What each note says, and the same packed, as it came from another process: so it need not be packed again to be remembered."""
        if jobs <= 1:
            yield from ((read_note(file, self._settings), b"") for file in files)
            return
        read_note(files[0], self._settings)  # what reading needs is imported here, and not by each process again
        yield from ((pickle.loads(packed), packed) for packed in spread(partial(_packed_note, settings=self._settings), files, jobs))

    def close(self) -> None:
        """Keep what was remembered, and forget what no file asked for."""
        if self._memo:
            if self._held is None:
                self._memo.prune(self._used)
            self._memo.keep()
            self._memo.close()

    def _read(self, asked: Sequence[tuple[RawFile, Document | None]], jobs: int) -> Iterator[tuple[Parsed, Said | None]]:
        """What the files say; where the system kills a worker, those that are left are faulty."""
        done = 0
        if jobs > 1:
            import sitegen.extract
            import sitegen.parse.article
            import sitegen.temporal.language  # noqa: F401 - here, and not by each process again
        try:
            for result in spread(partial(_read_either, settings=self._settings), asked, jobs):
                done += 1
                yield result
        except BrokenExecutor:
            for file, _ in asked[done:]:
                yield Parsed(None, (_fault(file, "the process that read it ended; try --jobs 1"),)), None

    def _said(self, document: Document | None) -> Said | None:
        return self._get(self._text_key(document), Said) if document is not None else None

    def _text_key(self, document: Document) -> str:
        bare = _bare(document)
        return self._key(bare.text.encode("utf-8", "surrogatepass"), bare.id, bare.publisher, bare.language, self._known)

    def _key(self, body: bytes, *seen: str) -> str:
        return self._memo.key(body, *seen) if self._memo else ""

    def _get(self, key: str, kind: type[Got]) -> Got | None:
        if not self._memo:
            return None
        self._used.append(key)
        value = self._memo.get(key)
        return value if isinstance(value, kind) else None

    def _put(self, key: str, value: Parsed | Said | NoteReading, packed: bytes = b"") -> None:
        """Remember what was read; not a fault of our own, which may be this run's alone: a worker killed, a memory full."""
        if self._memo and (isinstance(value, Said) or all(finding.code != FAULT for finding in value.findings)):
            self._used.append(key)
            self._memo.put(key, value, packed)


def _program() -> str:
    releases = "".join(f" {name} {version(name)}" for name in (*LIBRARIES, *NOTE_LIBRARIES))
    return source_digest((*ROOMS, *NOTE_ROOMS)) + releases


def _joined(parsed: Parsed, said: Said | None) -> Reading:
    return Reading(parsed.document, said.mentions if said else (), said.claims if said else (), parsed.findings)


def read_article(file: RawFile, settings: Settings) -> Reading:
    """Parse, recognize, extract.  Never raises: one file that meets a bug of ours does not stop the others."""
    return _joined(*_read_either((file, None), settings))


def _read_either(asked: tuple[RawFile, Document | None], settings: Settings) -> tuple[Parsed, Said | None]:
    """What a file and its text say; of one whose document is known only the text is read."""
    file, document = asked
    try:
        parsed = Parsed(document, ()) if document is not None else _parse(file, settings)
        if parsed.document is None:
            return parsed, None
        return parsed, Said(*read_document(_bare(parsed.document), settings))
    except Exception as error:
        return Parsed(None, (_fault(file, f"{type(error).__name__}: {error}"),)), None


def _fault(file: RawFile, what: str) -> Finding:
    message = f"a fault in Dateline itself kept the file from being read ({' '.join(what.split())[:200]})"
    return Finding(file.path, 0, 0, FAULT, "error", message, "leave the file out for now, and report the fault with the file")


def _parse(file: RawFile, settings: Settings) -> Parsed:
    from sitegen.parse import parse_article
    from sitegen.temporal.language import detect

    document, findings = parse_article(file, settings.site, settings.sources)
    if document is not None:
        language = document.language or detect(document.text)
        document = replace(document, language=language, sketch=sketch(document.text), digest=_digest(file))
    return Parsed(document, tuple(findings))


def _digest(file: RawFile) -> str:
    return hashlib.sha256(file.body).hexdigest()[:32]


def _bare(document: Document) -> Document:
    """As much of a document as its reader may look at: what the text is remembered by."""
    return Document(document.id, "", "", document.text, publisher=document.publisher, language=document.language)


def read_document(document: Document, settings: Settings) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """The time expressions and the claims of one text."""
    from sitegen.extract import claims
    from sitegen.temporal import recognize

    mentions = recognize(document.text, document.language)
    return mentions, claims(document, mentions, settings.gazetteer)


def read_note(file: RawFile, settings: Settings) -> NoteReading:
    """A note's fields with its date words resolved, its opening words, and its Markdown as HTML where that hangs on nothing else.

    Never raises, as `read_article`.
    """
    try:
        return _read_note(file, settings)
    except Exception as error:
        return NoteReading(None, (_fault(file, f"{type(error).__name__}: {error}"),))


def _packed_note(file: RawFile, settings: Settings) -> bytes:
    """A note's reading as it is sent between processes, and remembered."""
    return pickle.dumps(read_note(file, settings), protocol=pickle.HIGHEST_PROTOCOL)


def _read_note(file: RawFile, settings: Settings) -> NoteReading:
    from sitegen.parse import parse_note
    from sitegen.render.markdown import opening, stands_alone, to_html

    note, findings = parse_note(file)
    if note is not None:
        note = date_note(note, settings)
        html = to_html(note.body, engine=settings.site.markdown)
        note = replace(
            note,
            html=html.encode("utf-8", "surrogatepass") if stands_alone(note.body) else None,
            opening=opening(html),
            digest=_digest(file),
        )
    return NoteReading(note, tuple(findings))


def date_note(note: Note, settings: Settings) -> Note:
    """The note with the extents of its date words, where they can be resolved without inventing anything.

    They are read in the site's language, then in English: what a desk writes for itself need not be in its readers' language.
    """

    def extent_of(words: str) -> Timex | None:
        from sitegen.temporal import read

        for language in dict.fromkeys((settings.site.language, "en")):
            found = [timex for timex in read(words, note.written, language=language) if timex.extent is not None]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    if note.date_words and note.extent is None and (timex := extent_of(note.date_words)):
        note = replace(note, extent=timex.extent, why=(timex.why,))
    if note.due_words and note.due is None and (timex := extent_of(note.due_words)):
        note = replace(note, due=timex.extent)
    return note
