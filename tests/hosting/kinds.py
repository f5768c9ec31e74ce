"""Targets of each kind with something of their own behind them, for the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sitegen.hosting.host import Host, HostError, send
from sitegen.hosting.plan import File, Foreign, Plan, make_plan
from sitegen.publish.swap import MANIFEST, digest
from tests.render.reading import CI

Tree = dict[str, bytes]
OLD = {"index.html": b"old", "e/a/index.html": b"a", "e/b/index.html": b"b", "assets/site.0123abcd.css": b"css", "gone/x/index.html": b"x"}
NEW = {"index.html": b"new", "e/a/index.html": b"a", "e/b/index.html": b"b2", "assets/site.4567abcd.css": b"css2", "e/ä ö/index.html": b"f"}


def needs(program: str) -> Any:
    return pytest.mark.skipif(shutil.which(program) is None and not CI, reason=f"no {program} here: on Debian, apt-get install {program}")


@dataclass
class Kind:
    """A kind of target with something of its own behind it."""

    open: Callable[[], Host]
    files: Callable[[], Tree]  # what is live
    plant: Callable[[str, bytes], None]  # somebody else puts a file there
    output: Path


def lay_out(tree: Tree, output: Path) -> dict[str, File]:
    """The tree as an output folder, and its files."""
    shutil.rmtree(output, ignore_errors=True)
    for path, body in tree.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(body)
    return {path: File(path, len(body), digest(body), output / path) for path, body in tree.items()}


def read(folder: Path) -> Tree:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def plant_in(folder: Path) -> Callable[[str, bytes], None]:
    def plant(path: str, body: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)

    return plant


def git(*words: str, given: bytes = b"") -> bytes:
    identity = {
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    return subprocess.run(["git", *words], input=given, capture_output=True, check=True, env={**os.environ, **identity}).stdout


def tree_of(repository: Path, branch: str = "gh-pages") -> Tree:
    """The files of a branch."""
    if not git("-C", str(repository), "branch", "--list", branch):
        return {}
    rows = git("-C", str(repository), "ls-tree", "-r", "-z", branch).decode().split("\0")
    return {row.partition("\t")[2]: git("-C", str(repository), "cat-file", "blob", row.split()[2]) for row in rows if row}


def commit(repository: Path, path: str, body: bytes, branch: str = "gh-pages") -> None:
    """Somebody else's commit on a branch of a bare repository."""
    clone = repository.parent / "clone"
    git("clone", "--quiet", str(repository), str(clone))
    git("-C", str(clone), "checkout", "--quiet", *(["-B", branch, f"origin/{branch}"] if tree_of(repository) else ["--orphan", branch]))
    plant_in(clone)(path, body)
    git("-C", str(clone), "add", "-f", path)
    git("-C", str(clone), "commit", "--quiet", "-m", "by hand")
    git("-C", str(clone), "push", "--quiet", "origin", branch)
    shutil.rmtree(clone)


def bucket(monkeypatch: pytest.MonkeyPatch, output: Path) -> Iterator[Kind]:
    import boto3
    from moto import mock_aws

    from sitegen.hosting.s3 import Bucket

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(Bucket="desk", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        client.put_object(Bucket="desk", Key="elsewhere/index.html", Body=b"another site of the bucket")

        def files() -> Tree:
            keys = [row["Key"] for row in client.list_objects_v2(Bucket="desk", Prefix="site/").get("Contents", ())]
            return {key.removeprefix("site/"): client.get_object(Bucket="desk", Key=key)["Body"].read() for key in keys}

        def plant(path: str, body: bytes) -> None:
            client.put_object(Bucket="desk", Key=f"site/{path}", Body=body)

        yield Kind(lambda: Bucket("desk", "site"), files, plant, output)
        assert client.get_object(Bucket="desk", Key="elsewhere/index.html")["Body"].read() == b"another site of the bucket"


class Failing:
    """A target that takes one file at a time and fails after some steps."""

    at_a_time = 2

    def __init__(self, host: Host, steps: int) -> None:
        self.host, self.steps = host, steps
        self.look, self.close = host.look, host.close

    def step(self) -> None:
        if not self.steps:
            raise HostError("P107", "the line is dead", "wait")
        self.steps -= 1

    def put(self, files: Sequence[File]) -> None:
        for file in files:
            self.step()
            self.host.put((file,))

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.step()
            self.host.remove((path,))

    def finish(self, message: str) -> None:
        self.step()
        self.host.finish(message)


def publish(kind: Kind, tree: Tree, foreign: Foreign = "keep", steps: int | None = None) -> Plan:
    site = lay_out(tree, kind.output)
    host = kind.open()
    target = host if steps is None else Failing(host, steps)
    try:
        plan = make_plan(site, target.look(site), foreign)
        if not plan.in_the_way:
            send(target, plan, "Publish", lambda stage, done, total: None)
        return plan
    finally:
        host.close()


def without_list(files: Tree) -> Tree:
    return {path: body for path, body in files.items() if path != MANIFEST}
