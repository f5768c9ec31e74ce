"""Every kind of target does the same: one set of tests, run on a folder, a bare repository, a bucket and rsync."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sitegen.hosting.branch import Branch
from sitegen.hosting.folder import Folder
from sitegen.hosting.host import Host, HostError, send
from sitegen.hosting.plan import File, Foreign, OutputChangedError, Plan, file_of, make_plan
from sitegen.hosting.programs import Ran, run
from sitegen.hosting.rsync import Rsync
from sitegen.hosting.site import cname_file
from sitegen.hosting.targets import place_of
from sitegen.model.target import Target
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


@pytest.fixture(params=["folder", pytest.param("git", marks=needs("git")), "s3", pytest.param("rsync", marks=needs("rsync"))])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kind]:
    output, there = tmp_path / "output", tmp_path / "there"
    if request.param == "folder":
        yield Kind(lambda: Folder(there), lambda: read(there), plant_in(there), output)
    elif request.param == "rsync":
        yield Kind(lambda: Rsync(str(there), output), lambda: read(there), plant_in(there), output)
    elif request.param == "git":
        git("init", "--quiet", "--bare", str(there))
        yield Kind(lambda: Branch(str(there), "gh-pages"), lambda: tree_of(there), lambda *more: commit(there, *more), output)
    else:
        yield from bucket(request.getfixturevalue("monkeypatch"), output)


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


def test_only_what_changed_is_sent_and_old_files_go(kind: Kind) -> None:
    first = publish(kind, OLD)
    assert (len(first.new), first.changed, first.remove) == (len(OLD), (), ())
    assert without_list(kind.files()) == OLD
    second = publish(kind, NEW)
    assert [file.path for file in second.new] == ["assets/site.4567abcd.css", "e/ä ö/index.html"]
    assert [file.path for file in second.changed] == ["e/b/index.html", "index.html"]
    assert second.remove == ("assets/site.0123abcd.css", "gone/x/index.html")
    assert without_list(kind.files()) == NEW
    assert publish(kind, NEW).idle
    assert publish(kind, OLD).changed, "an older build again"
    assert without_list(kind.files()) == OLD


def test_what_others_put_there_is_kept(kind: Kind) -> None:
    kind.plant("mine/notes [1].txt", b"mine")
    kind.plant(".well-known/x", b"theirs")
    for tree in (OLD, NEW):
        assert publish(kind, tree).foreign == ("mine/notes [1].txt",)
        assert without_list(kind.files()) == {**tree, "mine/notes [1].txt": b"mine", ".well-known/x": b"theirs"}
    publish(kind, NEW, "delete")
    assert without_list(kind.files()) == {**NEW, ".well-known/x": b"theirs"}


def test_what_stands_in_the_way_is_replaced_only_when_asked(kind: Kind) -> None:
    kind.plant("index.html", b"somebody's front page")
    assert publish(kind, OLD).in_the_way == ("index.html",)
    assert kind.files() == {"index.html": b"somebody's front page"}
    publish(kind, OLD, "replace")
    assert without_list(kind.files()) == OLD


def test_a_file_lost_at_the_target_comes_back(kind: Kind) -> None:
    publish(kind, {path: body for path, body in OLD.items() if path != "e/b/index.html"})
    kind.plant("e/a/index.html", b"damaged")
    publish(kind, OLD)
    assert without_list(kind.files()) == OLD


def test_a_failure_at_any_step_leaves_pages_with_their_assets_and_a_second_try_finishes(kind: Kind) -> None:
    publish(kind, OLD)
    failures = 0
    while True:
        try:
            publish(kind, NEW, steps=failures)
        except HostError:
            files = kind.files()
            front = files["index.html"]
            assert f"assets/site.{'4567' if front == b'new' else '0123'}abcd.css" in files
            assert {"e/a/index.html", "e/b/index.html"} <= files.keys()
            assert ("e/ä ö/index.html" in files) or front == b"old"
            assert publish(kind, NEW).foreign == ()
            assert without_list(kind.files()) == NEW
            publish(kind, OLD)
            failures += 1
            continue
        break
    assert failures > 5
    assert without_list(kind.files()) == NEW


def test_a_file_written_while_it_is_published_is_not_sent(kind: Kind) -> None:
    site = lay_out(OLD, kind.output)
    changed = {**site, "index.html": File("index.html", 3, digest(b"was"), kind.output / "index.html")}
    with pytest.raises(OutputChangedError):
        changed["index.html"].read()
    assert site["index.html"].read() == b"old"


# A folder


def test_a_link_in_a_folder_is_not_written_through(tmp_path: Path) -> None:
    there, elsewhere = tmp_path / "there", tmp_path / "elsewhere"
    there.mkdir()
    elsewhere.mkdir()
    (there / "e").symlink_to(elsewhere)
    site = lay_out(OLD, tmp_path / "output")
    plan = make_plan(site, Folder(there).look(site))
    assert plan.in_the_way == ("e",)
    send(Folder(there), make_plan(site, Folder(there).look(site), "replace"), "", lambda *told: None)
    assert not any(elsewhere.iterdir())
    assert without_list(read(there)) == OLD


def test_a_folder_that_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    site = lay_out(OLD, tmp_path / "output")
    with pytest.raises(HostError, match="cannot be read or written"):
        Folder(tmp_path / "file").look(site)
    with pytest.raises(HostError, match="cannot be read or written"):
        Folder(tmp_path / "file" / "deeper").put(tuple(site.values()))


# A branch


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git("init", "--quiet", "--bare", str(tmp_path / "site.git"))
    return tmp_path / "site.git"


def to_branch(tree: Tree, bare: Path, runner: Callable[..., Ran] = run) -> None:
    site = lay_out(tree, bare.parent / "output")
    host = Branch(str(bare), "gh-pages", runner)
    try:
        send(host, make_plan(site, host.look(site)), "Publish", lambda *told: None)
    finally:
        host.close()


def log(bare: Path) -> list[str]:
    return git("-C", str(bare), "log", "--format=%s", "gh-pages").decode().split("\n")[:-1]


@needs("git")
def test_one_commit_for_each_publication_and_none_without_a_change(bare: Path) -> None:
    for tree in (OLD, OLD, NEW, NEW):
        to_branch(tree, bare)
    assert log(bare) == ["Publish", "Publish"]
    assert git("-C", str(bare), "fsck", "--no-dangling") == b""


@needs("git")
def test_a_revert_on_the_branch_undoes_and_the_next_publication_knows_it(bare: Path) -> None:
    to_branch(OLD, bare)
    to_branch(NEW, bare)
    clone = bare.parent / "work"
    git("clone", "--quiet", "--branch", "gh-pages", str(bare), str(clone))
    git("-C", str(clone), "revert", "--no-edit", "HEAD")
    git("-C", str(clone), "push", "--quiet")
    assert without_list(tree_of(bare)) == OLD
    to_branch(NEW, bare)
    assert without_list(tree_of(bare)) == NEW


@needs("git")
def test_no_work_tree_is_touched(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    git("init", "--quiet", str(work))
    git("-C", str(work), "remote", "add", "origin", str(bare))
    (work / "draft.txt").write_text("not finished")
    git("-C", str(work), "add", "draft.txt")
    before = {path: body for path, body in read(work).items() if "/hooks/" not in path}
    monkeypatch.chdir(work)
    monkeypatch.setenv("GIT_DIR", str(work / ".git"))  # as in a hook
    monkeypatch.setenv("GIT_INDEX_FILE", str(work / ".git/index"))
    site = lay_out(OLD, tmp_path / "output")
    host = Branch("origin", "pages")
    send(host, make_plan(site, host.look(site)), "Publish", lambda *told: None)
    host.close()
    assert {path: body for path, body in read(work).items() if "/hooks/" not in path} == before
    monkeypatch.undo()
    assert without_list(tree_of(bare, "pages")) == OLD


@needs("git")
def test_a_branch_that_moves_meanwhile_is_not_overwritten(bare: Path) -> None:
    to_branch(OLD, bare)

    def meanwhile(command: Sequence[str], given: bytes, settings: Mapping[str, str]) -> Ran:
        if "push" in command:
            commit(bare, "hotfix.html", b"by hand")
        return run(command, given, settings)

    with pytest.raises(HostError) as fault:
        to_branch(NEW, bare, meanwhile)
    assert fault.value.code == "P109"
    assert without_list(tree_of(bare)) == {**OLD, "hotfix.html": b"by hand"}
    to_branch(NEW, bare)
    assert without_list(tree_of(bare)) == {**NEW, "hotfix.html": b"by hand"}


@needs("git")
def test_only_the_tree_is_fetched_where_the_server_can(bare: Path) -> None:
    git("-C", str(bare), "config", "uploadpack.allowFilter", "true")
    git("-C", str(bare), "config", "uploadpack.allowAnySHA1InWant", "true")
    for tree in (OLD, NEW, OLD):
        to_branch(tree, bare)
    assert without_list(tree_of(bare)) == OLD
    assert git("-C", str(bare), "fsck", "--no-dangling") == b""


@needs("git")
def test_git_fails_at_every_call(bare: Path) -> None:
    to_branch(OLD, bare)
    calls = 0

    def counting(command: Sequence[str], given: bytes, settings: Mapping[str, str]) -> Ran:
        nonlocal calls
        calls += 1
        return run(command, given, settings)

    to_branch(NEW, bare, counting)
    to_branch(OLD, bare)
    for failing in range(calls):
        left = failing

        def broken(command: Sequence[str], given: bytes, settings: Mapping[str, str]) -> Ran:
            nonlocal left
            left -= 1
            return run(command, given, settings) if left >= 0 else Ran(128, b"", "fatal: No space left on device\n")

        try:
            to_branch(NEW, bare, broken)
        except HostError as fault:
            assert "No space left" in fault.message
            assert without_list(tree_of(bare)) == OLD
        else:  # asking git who commits has an answer of its own
            to_branch(OLD, bare)


@needs("git")
def test_a_branch_that_is_checked_out_there(tmp_path: Path) -> None:
    git("init", "--quiet", "--initial-branch=gh-pages", str(tmp_path / "work"))
    with pytest.raises(HostError, match="checked out"):
        to_branch(OLD, tmp_path / "work")


@pytest.mark.parametrize(
    ("cname", "base_url", "expected"),
    [
        (None, "https://timeline.example.org/", b"timeline.example.org\n"),
        (None, "https://desk.github.io/", None),
        (None, "https://example.org/timeline/", None),
        (None, "https://127.0.0.1/", None),
        (None, "http://localhost:8000/", None),
        (None, "", None),
        ("", "https://timeline.example.org/", None),
        ("other.example.org", "", b"other.example.org\n"),
    ],
)
def test_the_domain_of_a_branch(cname: str | None, base_url: str, expected: bytes | None) -> None:
    file = cname_file(cname, base_url)
    assert (file.body if file else None) == expected


# A bucket


def test_a_bucket_is_told_types_and_how_long_to_keep(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import boto3

    for kind in bucket(monkeypatch, tmp_path / "output"):
        publish(
            kind,
            {"index.html": b"<p>", "assets/site.0123abcd.css": b"p{}", "feed.atom": b"<feed/>", "share.png": b"1", "x.odd": b"?"},
        )
        client = boto3.client("s3")
        told = {path: client.head_object(Bucket="desk", Key=f"site/{path}") for path in kind.files()}
        types = {path: head["ContentType"] for path, head in told.items()}
        assert types["index.html"] == "text/html; charset=utf-8"
        assert types["feed.atom"] == "application/atom+xml; charset=utf-8"
        assert types["x.odd"] == "application/octet-stream"
        for_ever = [path for path, head in told.items() if "immutable" in head["CacheControl"]]
        assert for_ever == ["assets/site.0123abcd.css"]


def test_a_bucket_that_encrypts_with_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its marks say nothing about the bytes: our manifest does, unless an object was written after it."""
    import datetime

    from sitegen.hosting import s3
    from sitegen.hosting.plan import write_manifest

    site = lay_out(OLD, tmp_path / "output")
    manifest = write_manifest({path: file.digest for path, file in site.items()})
    early, late = (datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2))
    rows = [{"Key": path, "Size": file.size_bytes, "ETag": '"0123"', "LastModified": early} for path, file in site.items()]
    rows[0]["LastModified"] = late
    rows.append({"Key": MANIFEST, "Size": manifest.size_bytes, "ETag": '"4567"', "LastModified": early})

    class Client:
        def get_paginator(self, name: str) -> Any:
            return self

        def paginate(self, **options: str) -> list[dict[str, Any]]:
            return [{"Contents": rows}, {}]

        def get_object(self, **options: str) -> Any:
            return {"Body": io.BytesIO(manifest.body)}

    monkeypatch.setattr(s3, "_client", lambda endpoint, region: Client())
    there = s3.Bucket("desk").look(site)
    assert there.same == OLD.keys() - {"index.html"}
    del site["e/a/index.html"]
    assert s3.Bucket("desk").look(site).altered == frozenset()
    del site["index.html"]
    assert s3.Bucket("desk").look(site).altered == {"index.html"}


def test_a_bucket_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sitegen.hosting.s3 import Bucket

    for _ in bucket(monkeypatch, tmp_path / "output"):
        with pytest.raises(HostError, match="NoSuchBucket") as fault:
            Bucket("nobodys-bucket").look({})
        assert fault.value.hint == "make the bucket, or mend its name"


def test_without_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sitegen.hosting.s3 import Bucket

    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(HostError, match="no credentials"):
        Bucket("desk", region="eu-north-1").look({})


def test_boto3_is_imported_only_when_used() -> None:
    code = "import sys, sitegen.commands.publishing, sitegen.hosting.branch, sitegen.hosting.rsync; sys.exit('boto3' in sys.modules)"
    assert run([sys.executable, "-c", code]).status == 0


# Addresses


@pytest.mark.parametrize(
    ("address", "kind", "shown"),
    [
        ("s3://bucket/prefix", "s3", "s3://bucket/prefix"),
        ("s3://bucket", "s3", "s3://bucket"),
        ("git:.", "git", ".#gh-pages"),
        ("git:origin#pages", "git", "origin#pages"),
        ("git:git@host.example:me/site.git#main", "git", "git@host.example:me/site.git#main"),
        ("git@host.example:me/site.git", "git", "git@host.example:me/site.git#gh-pages"),
        ("https://host.example/me/site.git", "git", "https://host.example/me/site.git#gh-pages"),
        ("ssh://git@host.example/me/site", "git", "ssh://git@host.example/me/site#gh-pages"),
        ("ada@host.example:/srv/www", "rsync", "ada@host.example:/srv/www"),
        ("host.example:www", "rsync", "host.example:www"),
        ("rsync://host.example/module/x", "rsync", "rsync://host.example/module/x"),
        ("../www", "folder", "../www"),
        ("/srv/www", "folder", "/srv/www"),
        ("C:\\www", "folder", "C:\\www"),
        ("./a:b", "folder", "a:b"),
    ],
)
def test_what_an_address_means(address: str, kind: str, shown: str) -> None:
    place = place_of(Target(address))
    assert (place.kind, place.shown) == (kind, shown)


@pytest.mark.parametrize("address", ["", "-oProxyCommand=x:y", "ftp://host.example/www", "s3://", "git:-x", "git:x#-f", "--delete", "a\nb"])
def test_what_is_no_target(address: str) -> None:
    with pytest.raises(HostError) as fault:
        place_of(Target(address))
    assert fault.value.code == "P114"


@pytest.mark.parametrize(
    "address", ["https://ada:pa55@host.example/x.git", "git:https://t0ken@host.example/x", "ssh://ada:pa55@host.example/x"]
)
def test_an_address_with_a_password_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(HostError) as fault:
        place_of(Target(address))
    assert fault.value.code == "P111"
    assert "pa55" not in fault.value.message + fault.value.hint and "t0ken" not in fault.value.message + fault.value.hint


def test_what_a_program_says_is_told_without_passwords() -> None:
    ran = run([sys.executable, "-c", "import sys; sys.exit('fatal: https://ada:pa55@host.example/x: no')"])
    assert "pa55" not in ran.told and "host.example" in ran.told
    with pytest.raises(HostError) as fault:
        run(["no-such-program-here"])
    assert fault.value.code == "P110"


def test_a_file_that_stands_in_no_folder() -> None:
    assert file_of("CNAME", b"x\n").read() == b"x\n"
