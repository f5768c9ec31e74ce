"""What every target can do, and how a plan is carried out on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sitegen.hosting.plan import File, Plan, There, write_manifest

Progress = Callable[[str, int, int], None]  # (stage, done, total)


class HostError(Exception):
    """What a target, or a program on the way to it, did not let us do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Host(Protocol):
    """One target while it is published to.  Every method raises HostError for what the world does not let it do."""

    at_a_time: int  # how many files one `put` takes well: a word of progress, or a connection, for each

    def look(self, site: Mapping[str, File]) -> There:
        """What is there, compared with the site; changes nothing."""

    def put(self, files: Sequence[File]) -> None:
        """Each file is there in its whole or as it was before, never in part."""

    def remove(self, paths: Sequence[str]) -> None:
        """The files are gone, and folders that they left empty."""

    def finish(self, message: str) -> None:
        """What was put and removed is live now, where it was not yet."""

    def close(self) -> None:
        """Nothing of ours is left on this machine."""


def send(host: Host, plan: Plan, message: str, progress: Progress) -> None:
    """Carry the plan out.  What stops in between leaves a whole site and a manifest by which the next run knows its own files."""
    if plan.idle:
        return
    total, done = len(plan.new) + len(plan.changed), 0
    host.put((write_manifest(plan.claims),))
    if plan.clear:
        host.remove(plan.clear)
    for stage in plan.stages:
        for start in range(0, len(stage), host.at_a_time):
            batch = stage[start : start + host.at_a_time]
            host.put(batch)
            done += len(batch)
            progress("sending", done, total)
    if plan.remove:
        host.remove(plan.remove)
    host.put((write_manifest(plan.manifest),))
    host.finish(message)
