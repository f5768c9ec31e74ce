"""A site that is built again at every save: first what an editor looks at, then all of it.

A save is read, merged and checked at once, and pages are drawn when the browser asks for them; the whole site is drawn and written to
the output folder behind that, and left off as soon as something else is saved.
"""

from __future__ import annotations

import argparse
import sys
import threading

import jinja2

from sitegen.commands.site import complete, faults, in_brief, options_of
from sitegen.model.corpus import Corpus
from sitegen.model.finding import Finding
from sitegen.pipeline import StoppedError, publishable, read_corpus
from sitegen.preview import Outcome
from sitegen.publish import check_folders, recover
from sitegen.readings import Held
from sitegen.render import review
from sitegen.render.demand import Engines, Pages
from sitegen.report import format_findings

Findings = tuple[Finding, ...]


class Desk:
    """What `serve` asks for; one build at a time, pages from any thread."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._held = Held()
        self._engines = Engines(args.templates)
        self._lock = threading.Lock()
        self._pages: Pages | None = None
        self._corpus: Corpus | None = None
        self._told: frozenset[Finding] = frozenset()
        self._options = options_of(args, None)

    def rebuild(self) -> Outcome:
        """The site as it stands now, as far as it must be known before a page can be shown."""
        args = self._args
        before = (*check_folders(args.content, args.output), *recover(args.output))
        if faults(before, False):
            return self._failed(before)
        self._options = options_of(args, None)
        corpus = read_corpus(args.content, self._options, held=self._held)
        findings = (*before, *corpus.findings)
        if faults(findings, False):
            return self._failed(findings)
        self._say(findings)
        shown = publishable(corpus, args.content)
        with self._lock:
            try:
                self._pages = Pages(shown, args.templates, self._engines.engine(shown))
            except (jinja2.TemplateError, OSError):  # `finish` tells what is wrong with it, and where
                self._pages = None
        self._corpus = corpus
        return Outcome(waiting=len(corpus.review), review=lambda: {page.path: page.body for page in review(shown, args.templates)})

    def finish(self, stopped: threading.Event) -> Outcome | None:
        """The whole site into the output folder: what stopped it, if anything did; None also where something else was saved meanwhile."""

        def alive() -> None:
            if stopped.is_set():
                raise StoppedError

        corpus = self._corpus
        if corpus is None:
            return None
        try:
            built = complete(self._args, self._options, corpus, alive=alive)
        except StoppedError:
            return None
        if built.failed:
            return self._failed(built.findings)
        self._say(built.findings)
        return None

    def page(self, path: str) -> bytes | None:
        """The newest bytes of a page; None for what is no page, or cannot be drawn."""
        with self._lock:
            try:
                page = self._pages.page(path) if self._pages else None
            except jinja2.TemplateError:
                return None
            return page.body if page else None

    def _say(self, findings: Findings) -> None:
        """Tell what was not told at the last save."""
        if brief := in_brief(tuple(finding for finding in findings if finding not in self._told), self._args.content):
            print(brief, file=sys.stderr)
        self._told = frozenset(findings)

    def _failed(self, findings: Findings) -> Outcome:
        self._say(findings)
        stopping = faults(findings, False)
        return Outcome(format_findings(stopping) or "nothing was built", stopping)
