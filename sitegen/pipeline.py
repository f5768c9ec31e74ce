"""The whole story in one place: the only file that knows the order of the stages.

Left of the wall every article is read by itself: no publication date, no other article, so that work is parallel and remembered
between builds.  Right of it everything is small, always fresh, and sees the whole corpus.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.config import Settings, at_key, load_config
from sitegen.load import content_digest, read_images, read_tree
from sitegen.model.claim import Claim
from sitegen.model.corpus import Corpus, File, Page
from sitegen.model.document import Document
from sitegen.model.drawn import Drawing
from sitegen.model.finding import Finding, ordered
from sitegen.model.note import Note
from sitegen.model.timex import Timex
from sitegen.readings import Held, Progress, Reader, Reading, quiet, read_document

if TYPE_CHECKING:
    from sitegen.render import Memory

Findings = tuple[Finding, ...]


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
    jobs: int = 1  # processes; AUTO: this machine's own measure
    cache: Path | None = None
    base_url: str | None = None
    single_file: bool = False


def read_corpus(content: Path, options: Options, progress: Progress = quiet, held: Held | None = None) -> Corpus:
    """Everything from the content folder to the finished timeline, with all findings of the run (in `Corpus.findings`).

    What is `held` from the last time is not read again.
    """
    files, findings = read_tree(content, held.files if held else None)
    settings, config_findings = load_config(files)
    if options.base_url is not None:
        settings = replace(settings, site=replace(settings.site, base_url=options.base_url))
    if options.single_file:
        settings = replace(settings, site=replace(settings.site, single_file=True))
    findings += config_findings

    reader = Reader(settings, options.cache, options.jobs, progress, held)
    readings = reader.articles([file for file in files if file.kind == "article"])
    note_readings = reader.notes([file for file in files if file.kind == "note"])
    reader.close()
    digest = content_digest(files, content, settings.digest)
    del files  # the bytes of an archive need not lie in memory beside what they say
    findings += tuple(finding for reading in readings for finding in reading.findings)
    findings += tuple(finding for reading in note_readings for finding in reading.findings)
    public = [reading for reading in readings if reading.document and (options.drafts or not reading.document.draft)]
    notes = tuple(reading.note for reading in note_readings if reading.note and _is_public(reading.note, options))
    images, image_findings = read_images(content, notes)
    findings += image_findings

    progress("dating", 0, len(public))
    dated = date_articles(public, options.as_of)
    progress("merging", 0, len(dated.claims))
    corpus = assemble(dated, notes, settings, options, findings)
    return replace(corpus, images=images, content=digest)


def _is_public(note: Note, options: Options) -> bool:
    """Is the note to be seen on the day?"""
    return (options.drafts or not note.draft) and not (note.publish_on and note.publish_on > options.as_of)


def date_articles(readings: Iterable[Reading], as_of: date | None) -> Dated:
    """The wall: publication dates given or inferred, then every expression and every claim dated from them."""
    known = sorted(((r.document, r) for r in readings if r.document is not None), key=lambda pair: pair[0].id)
    if not known:  # a desk of notes alone waits for none of these rooms
        return Dated((), {}, ())
    from sitegen.extract import date_claims
    from sitegen.merge import link_copies
    from sitegen.temporal import infer, resolve

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
    return Dated(link_copies(documents), timexes, tuple(claims))


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
    return replace(corpus, findings=ordered((*findings, *merge_findings, *check(corpus))))


def publishable(corpus: Corpus, content: Path) -> Corpus:
    """The corpus with paths as readers may see them: from the content folder on, so that no page tells (or depends on) where it lies.

    Notes keep theirs: a page names a note by its id.
    """
    shown = content.as_posix().rstrip("/") + "/"
    return replace(
        corpus,
        documents=tuple(replace(document, path=document.path.removeprefix(shown)) for document in corpus.documents),
        findings=tuple(finding.seen_from(shown) for finding in corpus.findings),
    )


class StoppedError(Exception):
    """Nobody wants the pages any more: what they were made of has changed."""


def nothing() -> None:
    """The interruption of those who wait to the end."""


def draw(
    corpus: Corpus,
    templates: Path | None,
    settings: Path = Path("site.toml"),
    tool: Sequence[str] | None = None,
    jobs: int = 1,
    alive: Callable[[], None] = nothing,
    memory: Memory | None = None,
    store: Callable[[Page], File] | None = None,
) -> tuple[Drawing, Findings]:
    """The site, and what is wrong with the links between its pages; no page at all when a template fails.

    `tool` runs the indexer of the full text (None: the one that is installed).  Where it fails, the site is drawn without, and a
    finding at the key of `settings`, where site.toml lies, says so (P081).  `alive` is asked before each page, and may raise StoppedError.
    `store` may put pages aside as they are drawn; where it fails they are all kept in memory.
    With a `memory` pages that stand as the last build left them are not drawn again, but where a full text of all is wanted.
    """
    from sitegen.check import links_drawn, look
    from sitegen.render import draw_site, template_fault

    glance = partial(look, exact=templates is not None)
    full_text = corpus.site.search == "pagefind"
    try:
        drawing = draw_site(corpus, templates, jobs, alive, None if full_text else memory, glance, store)
    except Exception as error:
        # From another process an error comes without the place in the template, and to store pages the disk may be too small.
        if (jobs != 1 or store) and not isinstance(error, StoppedError):
            return draw(corpus, templates, settings, tool, alive=alive)
        fault = template_fault(error, templates)
        if fault is None:
            raise
        return Drawing(), (fault,)
    if full_text:
        from sitegen.fulltext import FullTextError, index_text, installed

        try:
            indexed = index_text(drawing.pages, installed() if tool is None else tool)
        except FullTextError as fault:
            drawing, found = draw(replace(corpus, site=replace(corpus.site, search="minisearch")), templates, jobs=jobs, alive=alive)
            return drawing, (at_key(settings, "search", "P081", str(fault), fault.remedy), *found)
        drawing.pages += indexed
        drawing.seen |= {page.path: glance(page) for page in indexed}
    last = memory.last.sheets if memory else {}
    return drawing, links_drawn(drawing, last, lambda path: (memory.output / path).read_bytes() if memory else b"")


def tell_changes(pages: Sequence[File], corpus: Corpus, templates: Path | None, old: Mapping[str, Any]) -> list[File]:
    """The pages, with what changed since an earlier `timeline.json` told on the page of corrections and in the feed of changes."""
    from sitegen.history import compare
    from sitegen.render import edition

    new = json.loads(next(page.body for page in pages if page.path == "timeline.json"))
    told = {page.path: page for page in edition(corpus, templates, compare(old, new), date.fromisoformat(old["as_of"]))}
    return [told.get(page.path, page) for page in pages]


def read_alone(document: Document, settings: Settings) -> Dated:
    """One article by itself, no other beside it: what the batch command `events` prints."""
    mentions, claims = read_document(document, settings)
    return date_articles([Reading(document, mentions, claims, ())], None)
