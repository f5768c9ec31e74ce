"""Which target an address means: a table of forms, the folder last because everything can be one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitegen.hosting.host import Host, HostError
from sitegen.hosting.programs import without_password
from sitegen.model.target import Target

BRANCH = "gh-pages"
_HOST = r"(?:(?!-)[\w.-]+@)?(?!-)[\w.-]{2,}"  # one letter and a colon is a disk of Windows
_ON_BRANCH = r"(?:#(?P<branch>(?![-/.])[\w./-]+))?"


@dataclass(frozen=True, slots=True)
class Place:
    """A target that can be opened."""

    kind: str  # "folder", "git", "s3", "rsync"
    shown: str  # as people are told of it: no password
    open: Callable[[Path], Host]  # takes the output folder
    folder: Path | None = None  # where it is one of this machine


def place_of(target: Target) -> Place:
    """What the address means.  Raises HostError (P111, P114) for one that names a password or no place."""
    address = _at_home(target.address.strip())
    if without_password(address) != address:
        message = "the target's address holds a name or password"
        raise HostError("P111", message, "take it out: git asks its credential helper, boto3 the environment (AWS_…), rsync ssh")
    for pattern, make in FORMS:
        if found := pattern.fullmatch(address):
            return make(target, found)
    hint = "write a folder, git:REPOSITORY#BRANCH, s3://bucket/prefix or user@host:path"
    raise HostError("P114", f"“{address}” is no target", hint)


def _at_home(address: str) -> str:
    """The address with ~ written out: in site.toml no shell does it."""
    try:
        return re.sub(r"^((?:git:|rsync:)?)(~[^/]*)(?=/|$)", lambda found: found[1] + str(Path(found[2]).expanduser()), address)
    except RuntimeError:  # nobody of that name
        return address


def _s3(target: Target, found: re.Match[str]) -> Place:
    from sitegen.hosting.s3 import Bucket

    bucket, prefix = found["bucket"], found["prefix"] or ""
    return Place("s3", found[0], lambda output: Bucket(bucket, prefix, target.endpoint, target.region))


def _git(target: Target, found: re.Match[str]) -> Place:
    return _branch(found["repository"], found["branch"])


def _branch(repository: str, branch: str | None) -> Place:
    from sitegen.hosting.branch import Branch

    name = branch or BRANCH
    return Place("git", f"{repository}#{name}", lambda output: Branch(repository, name))


def _rsync(target: Target, found: re.Match[str]) -> Place:
    from sitegen.hosting.rsync import Rsync

    place = found["place"]
    return Place("rsync", place, lambda output: Rsync(place, output), Path(place) if ":" not in place else None)


def _folder(target: Target, found: re.Match[str]) -> Place:
    from sitegen.hosting.folder import Folder

    root = Path(found[0])
    if all((root / part).exists() for part in ("HEAD", "objects", "refs")):  # a bare repository, named without "git:"
        return _branch(found[0], None)
    return Place("folder", root.as_posix(), lambda output: Folder(root), root)


FORMS: tuple[tuple[re.Pattern[str], Callable[[Target, re.Match[str]], Place]], ...] = (
    (re.compile(r"s3://(?P<bucket>[a-zA-Z0-9][\w.-]+)(?:/(?P<prefix>.*))?"), _s3),
    (re.compile(rf"git:(?P<repository>(?!-)[^#]+){_ON_BRANCH}"), _git),
    # What only git knows, and what ends in .git on another machine: that is no folder of pages.
    (re.compile(rf"(?P<repository>(?:https?|ssh|git|file)://[^#]+){_ON_BRANCH}"), _git),
    (re.compile(rf"(?P<repository>{_HOST}:[^#]+\.git/?){_ON_BRANCH}"), _git),
    (re.compile(r"(?P<place>rsync://(?!-).+)"), _rsync),
    (re.compile(r"rsync:(?P<place>(?!-).+)"), _rsync),
    (re.compile(rf"(?!git:|s3:)(?P<place>{_HOST}:(?!//).*)"), _rsync),
    (re.compile(r"(?!-)(?!git:|\w+://).+"), _folder),
)
