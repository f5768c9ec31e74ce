"""The whole story in one place: the only file that knows the order of the stages.

Left of the wall every article is read by itself: no publication date, no other article, so that work is parallel and remembered
between builds.  Right of it everything is small, always fresh, and sees the whole corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.cache import Memo, source_digest
from sitegen.config import Settings, at_key, load_config
from sitegen.load import RawFile, content_digest, read_images, read_tree
from sitegen.model.claim import Claim
from sitegen.model.corpus import Corpus, Page
from sitegen.model.document import Document
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.timex import Timex

if TYPE_CHECKING:
    from sitegen.temporal.mention import Mention

Progress = Callable[[str, int, int], None]  # (stage, done, total)
Findings = tuple[Finding, ...]
READING_ROOMS = ("model", "parse", "temporal", "extract")  # whose source decides what a reading is
READING_LIBRARIES = ("trafilatura", "dateparser", "PyYAML")  # and whose release


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says, before anyone knows when it was published."""

    document: Document | None  # None: the file could not be read; the findings say why
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    findings: Findings


@dataclass(frozen=True, slots=True)
class Dated:
    """All articles once every one has its publication date, or bounds."""

    documents: tuple[Document, ...]  # by id
    timexes: dict[str, tuple[Timex, ...]]  # by document id
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller wants of a build."""

    as_of: date
    drafts: bool = False
    jobs: int = 1
    cache: Path | None = None
    base_url: str | None = None
    single_file: bool = False


def quiet(stage: str, done: int, total: int) -> None:
    """The progress of those who did not ask for any."""


def read_corpus(content: Path, options: Options, progress: Progress = quiet) -> Corpus:
    """Everything from the content folder to the finished timeline, with all findings of the run (in `Corpus.findings`)."""
    files, findings = read_tree(content)
    settings, config_findings = load_config(files)
    if options.base_url is not None:
        settings = replace(settings, site=replace(settings.site, base_url=options.base_url))
    if options.single_file:
        settings = replace(settings, site=replace(settings.site, single_file=True))
    findings += config_findings

    readings = read_articles([file for file in files if file.kind == "article"], settings, options, progress)
    findings += tuple(finding for reading in readings for finding in reading.findings)
    public = [reading for reading in readings if reading.document and (options.drafts or not reading.document.draft)]

    notes, note_findings = read_notes([file for file in files if file.kind == "note"], settings, options)
    findings += note_findings
    images, image_findings = read_images(content, notes)
    findings += image_findings

    progress("dating", 0, len(public))
    dated = date_articles(public, options.as_of)
    progress("merging", 0, len(dated.claims))
    corpus = assemble(dated, notes, settings, options, findings)
    return replace(corpus, images=images, content=content_digest(files, content, settings.digest))


def read_articles(files: Sequence[RawFile], settings: Settings, options: Options, progress: Progress) -> list[Reading]:
    """One reading for each file, in the files' order, from memory where the file and the program are unchanged."""
    memo = None
    if options.cache is not None:
        memo = Memo(options.cache, source_digest(READING_ROOMS) + "".join(f" {name} {version(name)}" for name in READING_LIBRARIES))
    seen = settings.digest
    readings: list[Reading | None] = [None] * len(files)
    keys = [memo.key(file.body, file.path, seen) if memo else "" for file in files]
    missing = []
    for index in range(len(files)):
        value = memo.get(keys[index]) if memo else None
        if isinstance(value, Reading):
            readings[index] = value
        else:
            missing.append(index)
    work = _read_many([files[index] for index in missing], settings, options.jobs)
    for done, (index, reading) in enumerate(zip(missing, work, strict=True), 1):
        readings[index] = reading
        if memo:
            memo.put(keys[index], reading)
        progress("reading", done, len(missing))
    if memo:
        memo.prune(keys)
    return [reading for reading in readings if reading is not None]


def _read_many(files: Sequence[RawFile], settings: Settings, jobs: int) -> Iterator[Reading]:
    """Readings in order; more than one process only where the start of processes is worth it."""
    if jobs <= 1 or len(files) < 2 * jobs:
        yield from (read_article(file, settings) for file in files)
        return
    done = 0
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for reading in pool.map(read_article, files, [settings] * len(files), chunksize=max(1, min(32, len(files) // (4 * jobs)))):
                done += 1
                yield reading
        except BrokenProcessPool:
            yield from (Reading(None, (), (), (_fault(file, "the process that read it ended; try --jobs 1"),)) for file in files[done:])


def read_article(file: RawFile, settings: Settings) -> Reading:
    """Left of the wall: parse, recognize, extract.  Never raises: one file that meets a bug of ours does not stop the others."""
    try:
        return _read_article(file, settings)
    except Exception as error:
        return Reading(None, (), (), (_fault(file, f"{type(error).__name__}: {error}"),))


def _fault(file: RawFile, what: str) -> Finding:
    message = f"a fault in Dateline itself kept the file from being read ({' '.join(what.split())[:200]})"
    return Finding(file.path, 0, 0, "P099", "error", message, "leave the file out for now, and report the fault with the file")


def _read_article(file: RawFile, settings: Settings) -> Reading:
    from sitegen.parse import parse_article
    from sitegen.temporal.language import detect

    document, findings = parse_article(file, settings.site, settings.sources)
    if document is None:
        return Reading(None, (), (), tuple(findings))
    if not document.language:
        document = replace(document, language=detect(document.text))
    mentions, claims = read_document(document, settings)
    return Reading(document, mentions, claims, tuple(findings))


def read_document(document: Document, settings: Settings) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """The time expressions and the claims of one text."""
    from sitegen.extract import claims
    from sitegen.temporal import recognize

    mentions = recognize(document.text, document.language)
    return mentions, claims(document, mentions, settings.gazetteer)


def read_notes(files: Sequence[RawFile], settings: Settings, options: Options) -> tuple[tuple[Note, ...], Findings]:
    """The notes that are public on the day, their date words resolved from the day they were written."""
    from sitegen.parse import parse_note

    notes: list[Note] = []
    findings: list[Finding] = []
    for file in files:
        note, found = parse_note(file)
        findings += found
        if note is None or (note.draft and not options.drafts) or (note.publish_on and note.publish_on > options.as_of):
            continue
        notes.append(date_note(note, settings))
    return tuple(notes), tuple(findings)


def date_note(note: Note, settings: Settings) -> Note:
    """The note with the extents of its date words, where they can be resolved without inventing anything.

    They are read in the site's language, then in English: what a desk writes for itself need not be in its readers' language.
    """
    from sitegen.temporal import read

    def extent_of(words: str) -> Timex | None:
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


def date_articles(readings: Iterable[Reading], as_of: date | None) -> Dated:
    """The wall: publication dates given or inferred, then every expression and every claim dated from them."""
    from sitegen.extract import date_claims
    from sitegen.temporal import infer, resolve

    known = sorted(((r.document, r) for r in readings if r.document is not None), key=lambda pair: pair[0].id)
    publications = infer([(document, reading.mentions, reading.claims) for document, reading in known], as_of)
    documents: list[Document] = []
    timexes: dict[str, tuple[Timex, ...]] = {}
    claims: list[Claim] = []
    for document, reading in known:
        publication = publications[document.id]
        documents.append(replace(document, publication=publication))
        resolved = resolve(document.text, reading.mentions, publication, timezone=document.timezone)
        timexes[document.id] = resolved
        claims += date_claims(reading.claims, resolved, publication)
    return Dated(tuple(documents), timexes, tuple(claims))


def assemble(dated: Dated, notes: tuple[Note, ...], settings: Settings, options: Options, findings: Findings) -> Corpus:
    """Right of the wall: merge and check."""
    from sitegen.check import check
    from sitegen.merge import merge

    by_id = {document.id: document for document in dated.documents}
    merged, merge_findings = merge(dated.claims, by_id, notes, settings.gazetteer, settings.site, options.as_of, dated.timexes)
    corpus = Corpus(
        site=settings.site,
        as_of=options.as_of,
        documents=dated.documents,
        timexes=tuple(dated.timexes.items()),
        sources=settings.sources,
        gazetteer=settings.gazetteer,
        events=merged.events,
        undated=merged.undated,
        review=merged.review,
        notes=notes,
    )
    return replace(corpus, findings=tuple(sorted({*findings, *merge_findings, *check(corpus)})))


def publishable(corpus: Corpus, content: Path) -> Corpus:
    """The corpus with paths as readers may see them: from the content folder on, so that no page tells (or depends on) where it lies."""
    shown = content.as_posix().rstrip("/") + "/"
    return replace(
        corpus,
        documents=tuple(replace(document, path=document.path.removeprefix(shown)) for document in corpus.documents),
        findings=tuple(replace(finding, path=finding.path.removeprefix(shown)) for finding in corpus.findings),
        notes=tuple(replace(note, path=note.path.removeprefix(shown)) for note in corpus.notes),
    )


def draw(
    corpus: Corpus, templates: Path | None, settings: Path = Path("site.toml"), tool: Sequence[str] | None = None
) -> tuple[tuple[Page, ...], Findings]:
    """All pages, and what is wrong with the links between them; no page at all when a template fails.

    `tool` runs the indexer of the full text (None: the one that is installed).  Where it fails, the site is drawn without, and a
    finding at the key of `settings`, where site.toml lies, says so (P081).
    """
    from sitegen.check import links
    from sitegen.render import render, template_fault

    try:
        pages = tuple(render(corpus, templates))
    except Exception as error:
        fault = template_fault(error, templates)
        if fault is None:
            raise
        return (), (fault,)
    if corpus.site.search == "pagefind":
        from sitegen.fulltext import FullTextError, index_text, installed

        try:
            pages += index_text(pages, installed() if tool is None else tool)
        except FullTextError as fault:
            pages, found = draw(replace(corpus, site=replace(corpus.site, search="minisearch")), templates)
            return pages, (at_key(settings, "search", "P081", str(fault), fault.remedy), *found)
    return pages, links(pages, exact=templates is not None)


def read_alone(document: Document, settings: Settings) -> Dated:
    """One article by itself, no other beside it: what the batch command `events` prints."""
    mentions, claims = read_document(document, settings)
    return date_articles([Reading(document, mentions, claims, ())], None)
