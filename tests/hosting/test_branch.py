"""A branch of a git repository: its commits, its history, and what happens when somebody else pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from sitegen.hosting.branch import Branch
from sitegen.hosting.host import HostError, send
from sitegen.hosting.plan import make_plan
from sitegen.hosting.programs import Ran, run
from sitegen.hosting.site import cname_file
from tests.hosting.kinds import NEW, OLD, Tree, commit, git, lay_out, needs, read, tree_of, without_list


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
