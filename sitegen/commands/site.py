"""build, check and serve."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.commands.build import done
from sitegen.commands.meter import Meter
from sitegen.keeping import Keeping, ground
from sitegen.model.corpus import Corpus, File
from sitegen.model.finding import Finding, ordered
from sitegen.model.record import BuildRecord
from sitegen.pipeline import Options, draw, nothing, publishable, read_corpus, tell_changes
from sitegen.publish import ChangedError, Spool, check_folders, publish, recover
from sitegen.report import counted, findings_github, findings_json, format_findings, summary
from sitegen.standing import Told

if TYPE_CHECKING:
    from sitegen.render import Memory

Findings = tuple[Finding, ...]
FOR_PROGRAMS = {"json": findings_json, "github": findings_github}  # on stdout; what people read goes to stderr


@dataclass(frozen=True, slots=True)
class Built:
    """What one build gave: the findings of the run, and whether the site was written."""

    findings: Findings
    failed: bool
    stopped: bool = False  # nothing was written
    written: int = 0
    events: int = 0
    corpus: Corpus | None = None  # as it was published


def build(args: argparse.Namespace, keep: Callable[[Told], None] | None = None) -> int:
    """The command `build`; `keep` is told what was said of a site that is whole."""
    if (status := _no_folder(args.content)) is not None:
        return status
    since = earlier(args.since) if args.since else None
    if isinstance(since, str):
        print(f"{args.since}: {since}", file=sys.stderr)
        return 2
    options = options_of(args, args.base_url, args.single_file)
    built = build_site(args, options, strict=args.strict, keep_going=args.keep_going, since=since)
    told = Told(in_brief(built.findings, args.content), built.events)
    if told.findings:
        print(told.findings, file=sys.stderr)
    if not built.stopped:
        print(done(args, told, counted(built.written, "file")))
        if keep and not built.failed:
            keep(told)
    else:
        print(f"nothing was written; {args.output} holds the last good site, if there was one", file=sys.stderr)
    return 1 if built.failed else 0


def check(args: argparse.Namespace) -> int:
    """The command `check`: what `build` would report, without a site."""
    if (status := _no_folder(args.content)) is not None:
        return status
    options = Options(as_of=args.as_of or args.today(), drafts=args.drafts)
    meter = Meter()
    try:
        corpus = read_corpus(args.content, options, meter.stage)
        _, found = draw(publishable(corpus, args.content), None, args.content / "site.toml")
    finally:
        meter.clear()
    findings = ordered((*corpus.findings, *found))
    if args.format in FOR_PROGRAMS:
        print(FOR_PROGRAMS[args.format](findings))
    else:
        say_findings(findings)
        if not findings:
            print(f"nothing to mend: {counted(len(corpus.documents), 'article')}, {counted(len(corpus.notes), 'note')}")
    return 1 if faults(findings, args.strict) else 0


def serve(args: argparse.Namespace) -> int:
    """The command `serve`."""
    if (status := _no_folder(args.content)) is not None:
        return status
    from sitegen.commands.desk import Desk
    from sitegen.preview import serve as run

    desk = Desk(args)
    watched = [args.content, *([args.templates] if args.templates else [])]
    options = {"host": args.host, "port": args.port, "open_browser": args.open, "editor": args.editor}
    return run(desk.rebuild, args.output, watched, desk=desk, **options)


def options_of(args: argparse.Namespace, base_url: str | None, single_file: bool = False) -> Options:
    """The pipeline's options from the door's."""
    cache = None if args.no_cache else Path(".cache") / "dateline"
    return Options(
        as_of=args.as_of or args.today(), drafts=args.drafts, jobs=args.jobs, cache=cache, base_url=base_url, single_file=single_file
    )


def earlier(path: Path) -> dict[str, Any] | str:
    """The timeline.json of an earlier edition, with the day it was built for; or what is wrong with it."""
    from sitegen.commands.comparing import read_timeline

    timeline = read_timeline(path)
    if isinstance(timeline, str):
        return timeline
    try:
        date.fromisoformat(timeline["as_of"])
    except (KeyError, TypeError, ValueError):
        return "it does not say for which day it was built (“as_of”)"
    return timeline


def build_site(
    args: argparse.Namespace, options: Options, *, strict: bool, keep_going: bool, since: Mapping[str, Any] | None = None
) -> Built:
    """One build; with faults nothing is written unless `keep_going`.  What a killed build left half done is mended first."""
    before = (*check_folders(args.content, args.output), *recover(args.output))
    if faults(before, strict):
        return Built(before, True, stopped=True)
    meter = Meter()
    try:
        corpus = read_corpus(args.content, options, meter.stage)
        return complete(args, options, corpus, before, strict=strict, keep_going=keep_going, since=since)
    finally:
        meter.clear()


def complete(
    args: argparse.Namespace,
    options: Options,
    corpus: Corpus,
    before: Findings = (),
    *,
    strict: bool = False,
    keep_going: bool = False,
    since: Mapping[str, Any] | None = None,
    alive: Callable[[], None] = nothing,
) -> Built:
    """The whole site of a corpus, drawn, checked and written; raises StoppedError where `alive` does, the output as it was."""
    shown = publishable(corpus, args.content)
    keeping = Keeping(options.cache, args.output) if options.cache else None
    memory = _memory(keeping, args, options) if keeping and since is None else None
    with Spool(args.output) as spool:
        place, jobs = args.content / "site.toml", options.jobs
        drawing, found = draw(shown, args.templates, place, jobs=jobs, alive=alive, memory=memory, store=spool.store)
        pages: Sequence[File] = drawing.pages
        findings = (*before, *ordered((*corpus.findings, *found)))
        failed = bool(faults(findings, strict))
        if not pages or (failed and not keep_going):  # no pages: a template fails, and there is nothing to go on with
            return Built(findings, True, stopped=True)
        if since is not None:
            pages = tell_changes(pages, shown, args.templates, since)
        errors = len(faults(findings, strict=False))
        record = BuildRecord(corpus.content, options.as_of.isoformat(), corpus.site.base_url, options.drafts, errors)
        try:
            published, publish_findings = publish(_while(alive, chain(pages, (record.page(),))), args.output, drawing.kept)
        except ChangedError:  # by another build, or another hand, while this one drew: all is drawn anew
            again = replace(options, cache=None)
            return complete(args, again, corpus, before, strict=strict, keep_going=keep_going, since=since, alive=alive)
    if keeping and memory and not faults(publish_findings, strict=False):
        keeping.keep(drawing, published.digests, (finding.path for finding in found))
    events = len(corpus.events) + len(corpus.undated)
    failed = failed or bool(faults(publish_findings, strict))
    return Built(findings + publish_findings, failed, False, published.written, events, shown)


def _while(alive: Callable[[], None], pages: Iterable[File]) -> Iterator[File]:
    """The pages, one at a time, as long as they are wanted."""
    for page in pages:
        alive()
        yield page


def _memory(keeping: Keeping, args: argparse.Namespace, options: Options) -> Memory:
    from sitegen.render import Memory

    return Memory(ground(args.templates, options.drafts), keeping.load(), args.output)


def faults(findings: Findings, strict: bool) -> Findings:
    """The findings that stop a build."""
    return tuple(f for f in findings if f.severity == "error" or (strict and f.severity == "warning"))


def say_findings(findings: Findings) -> None:
    """All findings on stderr, sorted by place, then one line that counts them."""
    if findings:
        print(_as_text(findings), file=sys.stderr)


def in_brief(findings: Findings, content: Path) -> str:
    """What a build says: errors and warnings in full; of remarks how many there are, and what shows them."""
    pressing = tuple(finding for finding in findings if finding.severity != "info")
    remarks = len(set(findings)) - len(set(pressing))
    counts = f"{counted(remarks, 'remark')}, to be read with build.py check" + (
        "" if content == Path("content") else f" --content {content}"
    )
    return "\n".join(filter(None, (_as_text(pressing), counts if remarks else "")))


def _as_text(findings: Findings) -> str:
    return f"{format_findings(findings)}\n{summary(findings)}" if findings else ""


def _no_folder(content: Path) -> int | None:
    """Exit status 2 when there is no content folder to read."""
    if content.is_dir():
        return None
    print(f"{content}: no such folder.  Name the content folder with --content, or start one: new site {content}", file=sys.stderr)
    return 2
