"""Pages to the output folder, so that a reader finds the old site or the new one, whatever happens in between.

1. Pages are compared with what stands in the output; those that changed go to a staging folder on the same disk (plan.py), where they
   were drawn to if nothing hinders it (spool.py). Pages that the last build made the same are only looked at, whether they stand so.
2. A journal of what is to be put and removed is written and renamed into place: from here on the new site is whole.
3. Each staged file is renamed over its predecessor (which is kept aside): what pages lean on first, pages before the lists that name
   them; what is no longer wanted is removed last (swap.py).

Killed before 2: the old site stands, and the next run sweeps the staging away.  Killed in 3 (milliseconds of renames): the next run
completes it from the journal.  A fault in 3: everything is put back.  Renaming a whole new folder over the old one would be one step,
but it breaks a server or container that holds the folder open, a mount point, and files of the user's own in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.model.corpus import File
from sitegen.model.drawn import Sheet
from sitegen.model.finding import Finding
from sitegen.publish.plan import ChangedError, PagesFailedError, Plan, make_plan
from sitegen.publish.spool import Spool, sweep
from sitegen.publish.swap import (
    Steps,
    apply,
    interrupted,
    lock,
    mend,
    new_staging,
    take_back,
    unwritable,
    write_journal,
)

__all__ = ["ChangedError", "Published", "Spool", "check_folders", "publish", "recover"]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files one publication wrote, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)  # of all files of the new site, by path


def publish(pages: Iterable[File], output: Path, kept: Mapping[str, Sheet] | None = None) -> tuple[Published, tuple[Finding, ...]]:
    """Put the pages into the output folder and take away those that an earlier run put there and this one does not.

    Files that are `kept` belong to the new site as they stand.  Raises ChangedError where one of them does not stand so any more, the
    output as it was.

    With an error among the findings (P070-P077) the output is as it was.  Files that no run of ours wrote are never touched.
    What `pages` raises goes on to the caller, the output as it was.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        home = output.resolve()
        with lock(home) as locked:
            if not locked:
                hint = "wait until it is done, or stop the preview, and build again"
                return Published(), (Finding(output.as_posix(), 0, 0, "P077", "error", "another build is writing this folder", hint),)
            found = mend(home, output)
            sweep(home)
            if any(finding.severity == "error" for finding in found):
                return Published(), found
            published, findings = _publish(pages, home, output, kept or {})
            return published, tuple(sorted({*found, *findings}))
    except PagesFailedError as failed:
        raise failed.fault from None
    except OSError as fault:
        return Published(), (unwritable(output, fault),)


def recover(output: Path) -> tuple[Finding, ...]:
    """Complete or take back what a killed run left half done (P074); nothing where there is nothing to mend."""
    if not output.is_dir():
        return ()
    try:
        home = output.resolve()
        with lock(home) as locked:
            return mend(home, output) if locked else ()
    except OSError as fault:
        return (unwritable(output, fault),)


def check_folders(content: Path, output: Path) -> tuple[Finding, ...]:
    """P076 where one of the two folders lies in the other: a build would then read or sweep away what it must not."""
    inner, outer = output.resolve(), content.resolve()
    if inner == outer or inner in outer.parents or outer in inner.parents:
        message = f"the output folder and the content folder ({content.as_posix()}) lie in each other"
        return (Finding(output.as_posix(), 0, 0, "P076", "error", message, "name another folder with --output"),)
    return ()


def _publish(pages: Iterable[File], home: Path, shown: Path, kept: Mapping[str, Sheet]) -> tuple[Published, tuple[Finding, ...]]:
    staging = new_staging(home)
    try:
        plan = make_plan(pages, home, shown, staging, kept)
        if any(finding.severity == "error" for finding in plan.findings):
            return Published(unchanged=plan.unchanged), tuple(plan.findings)
        if fault := _swap(home, shown, staging, plan):
            return Published(), (*plan.findings, fault)
    finally:
        # What stands in a journal is for the next run to complete: a fault while putting back, or Ctrl-C.
        if not interrupted(staging):
            shutil.rmtree(staging, ignore_errors=True)
    return Published(plan.written, plan.unchanged, len(plan.remove), plan.manifest), tuple(plan.findings)


def _swap(home: Path, shown: Path, staging: Path, plan: Plan) -> Finding | None:
    """Commit the plan and carry it out; the fault that made that impossible, after everything was put back."""
    steps = Steps(tuple(plan.put), tuple(plan.fresh), tuple(plan.remove))
    if not steps.put and not steps.remove:
        return None
    write_journal(staging, steps)
    try:
        apply(home, staging, steps)
    except OSError as fault:
        take_back(home, staging, steps)
        return unwritable(shown, fault)
    return None
