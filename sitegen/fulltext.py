"""Full text by Pagefind, an optional tool: it is run over the finished pages, and what it writes becomes pages of ours.

So publishing treats its files like all others: changed ones are swapped in, those no longer wanted are removed.  Pagefind names its
files by their content and writes no time, so the same pages give the same bytes (a test asks it).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from sitegen.model.corpus import File, Page

FOLDER = "pagefind"
MARK = b"data-pagefind-body"  # on the main element of the pages that are searched: Pagefind passes over all others
# What stands within it and tells nothing of its own: the way on, the events beside this one, the words for quoting it.
LEFT_OUT = "nav, form, button, template, .kicker, .id, [aria-labelledby=related-h], [aria-labelledby=cite-h]"
# Its own interfaces are not wanted: fulltext.js lists the hits as the site lists everything.
WANTED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.*.pagefind", "*.pf_meta", "index/*", "fragment/*")
PATIENCE_SECONDS = 1800  # ten thousand events took three minutes on a busy machine


class FullTextError(Exception):
    """The text could not be indexed; `remedy` says what would help."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.remedy = remedy


def installed() -> tuple[str, ...]:
    """The command that runs Pagefind; () where the extra is not installed."""
    return (sys.executable, "-m", "pagefind") if find_spec("pagefind") else ()


def index_text(pages: Iterable[File], command: Sequence[str]) -> tuple[Page, ...]:
    """The files of the full-text index of those pages that are marked for it, by path; none where no page is.

    Raises FullTextError where there is no tool or it fails.
    """
    if not command:
        raise FullTextError("the full text is not searched: Pagefind is not installed", "pip install 'dateline[pagefind]'")
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        site, out = Path(folder, "site"), Path(folder, "out")
        if not _write([page for page in pages if page.path.endswith(".html") and MARK in page.body], site):
            return ()
        options = ("--site", site, "--output-path", out, "--exclude-selectors", LEFT_OUT, "--keep-index-url", "--silent")
        _run([*command, *map(str, options)], folder)
        files = sorted({file.relative_to(out).as_posix(): file for pattern in WANTED for file in out.glob(pattern)}.items())
        if not files:
            raise FullTextError(
                "the full text is not searched: Pagefind wrote no index", f"see what it says: {' '.join(command)} --version"
            )
        return tuple(Page(f"{FOLDER}/{path}", file.read_bytes()) for path, file in files)


def _write(pages: Sequence[File], folder: Path) -> int:
    for page in pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.body)
    return len(pages)


def _run(command: Sequence[str], folder: str) -> None:
    """Run it in that folder: a pagefind.toml that lies where the build runs is not for us."""
    remedy = 'try it by itself; search = "minisearch" in site.toml builds without it'
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError) as fault:
        raise FullTextError(f"the full text is not searched: Pagefind could not be run ({fault})", remedy) from fault
    if done.returncode:
        told = [" ".join(line.split()) for line in (done.stderr or done.stdout).decode("utf-8", "replace").split("\n") if line.strip()]
        said = told[-1][:200] if told else f"status {done.returncode}"
        raise FullTextError(f"the full text is not searched: Pagefind failed and said “{said}”", remedy)
