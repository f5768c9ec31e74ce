"""Pages to the output folder: the old site or the new one, whatever happens in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.corpus import Page
from sitegen.publish import Published, check_folders, publish, recover
from sitegen.publish import swap as swap_module
from sitegen.publish.swap import MANIFEST, STAGING

OLD = {"index.html": b"old", "a/index.html": b"a", "b/index.html": b"b", "style.css": b"css", "gone/index.html": b"x", "page": b"p"}
NEW = {
    "index.html": b"new",
    "a/index.html": b"a",
    "b/index.html": b"b2",
    "style.css": b"css2",
    "fresh/deep/index.html": b"f",
    "page/index.html": b"q",
}


def pages(site: dict[str, bytes]) -> list[Page]:
    return [Page(path, body) for path, body in site.items()]


def tree(folder: Path) -> dict[str, bytes]:
    """{path: bytes} of all files but our own list."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.name != MANIFEST}


def codes(result: tuple[Published, tuple[object, ...]]) -> list[str]:
    return [finding.code for finding in result[1]]  # type: ignore[attr-defined]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site" / "output"


def test_first_build_writes_all_then_only_what_changed(output: Path) -> None:
    published, findings = publish(pages(OLD), output)
    assert published == Published(len(OLD), 0, 0)
    assert not findings
    assert tree(output) == OLD
    before = {path: (output / path).stat().st_ino for path in OLD}
    published, findings = publish(pages(NEW), output)
    assert (published, findings) == (Published(5, 1, 2), ())
    assert tree(output) == NEW
    assert (output / "a/index.html").stat().st_ino == before["a/index.html"], "an unchanged file was written again"
    assert not (output / "gone").exists(), "an empty folder of an orphan was left"
    assert publish(pages(NEW), output)[0] == Published(0, len(NEW), 0)
    assert [path.name for path in output.parent.iterdir()] == ["output"], "staging was left behind"


def test_a_folder_of_pages_becomes_a_page_and_back(output: Path) -> None:
    publish(pages({"x/index.html": b"1", "x/y/z": b"2"}), output)
    assert publish(pages({"x": b"3"}), output)[1] == ()
    assert tree(output) == {"x": b"3"}
    assert publish(pages({"x/index.html": b"1"}), output)[1] == ()
    assert tree(output) == {"x/index.html": b"1"}


def test_files_of_the_users_own_are_kept_and_said(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "CNAME").write_text("example.org")
    (output / ".gitkeep").write_text("")
    (output / "a").mkdir()
    (output / "a" / "mine.txt").write_text("mine")
    published, findings = publish(pages(OLD), output)
    assert published.written == len(OLD)
    assert [(f.code, f.severity) for f in findings] == [("P073", "info")]
    assert "CNAME, a/mine.txt" in findings[0].message
    publish(pages({"index.html": b"x"}), output)
    assert (output / "CNAME").exists() and (output / ".gitkeep").exists() and (output / "a" / "mine.txt").exists()


def test_a_foreign_file_is_never_overwritten(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "index.html").write_text("a page of my own")
    result = publish(pages(OLD), output)
    assert codes(result) == ["P072"]
    assert tree(output) == {"index.html": b"a page of my own"}
    (output / "index.html").write_bytes(OLD["index.html"])  # the very same bytes: nothing is lost by taking it over
    assert publish(pages(OLD), output)[1] == ()


def test_an_orphan_that_a_person_changed_is_kept(output: Path) -> None:
    publish(pages(OLD), output)
    (output / "gone/index.html").write_text("my own words")
    result = publish(pages(NEW), output)
    assert codes(result) == ["P073"]
    assert (output / "gone/index.html").read_text() == "my own words"


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "", ".", "a//b", "a\\b", "a\0b", MANIFEST, f"{STAGING}/x", "a/\udc80", "x" * 300, "a\nb"]
)
def test_a_path_that_leaves_the_output_is_refused(output: Path, path: str) -> None:
    publish(pages(OLD), output)
    result = publish([Page("ok.html", b"1"), Page(path, b"2")], output)
    assert codes(result) == ["P071"]
    assert tree(output) == OLD
    assert not (output.parent / "x").exists()


@pytest.mark.parametrize("paths", [("a", "a"), ("a", "A"), ("a", "a/b"), ("a/b", "a"), ("a/b/c", "A")])
def test_two_pages_of_one_path_are_refused(output: Path, paths: tuple[str, str]) -> None:
    result = publish([Page(paths[0], b"1"), Page(paths[1], b"2")], output)
    assert codes(result) == ["P075"]
    assert tree(output) == {}


def test_a_link_out_of_the_output_is_not_written_through(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output.mkdir(parents=True)
    (output / "a").symlink_to(elsewhere)
    result = publish(pages(OLD), output)
    assert "P071" in codes(result)
    assert list(elsewhere.iterdir()) == []


def test_the_output_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real")
    assert publish(pages(OLD), tmp_path / "output")[1] == ()
    assert tree(tmp_path / "real") == OLD
    assert (tmp_path / "output").is_symlink()


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    result = publish(pages(OLD), tmp_path / "output")
    assert codes(result) == ["P070"]
    assert "a file stands where a folder is needed" in result[1][0].hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_without_the_right_to_write(output: Path) -> None:
    publish(pages(OLD), output)
    output.chmod(0o500)
    output.parent.chmod(0o500)
    try:
        assert codes(publish(pages(NEW), output)) == ["P070"]
    finally:
        output.parent.chmod(0o700)
        output.chmod(0o700)
    assert tree(output) == OLD


def test_a_fault_of_the_pages_goes_to_the_caller(output: Path) -> None:
    publish(pages(OLD), output)

    def broken() -> Iterator[Page]:
        yield Page("index.html", b"half")
        raise FileNotFoundError("template.html")

    with pytest.raises(FileNotFoundError, match=r"template\.html"):
        publish(broken(), output)
    assert tree(output) == OLD
    assert [path.name for path in output.parent.iterdir()] == ["output"]


MUTATIONS = (
    (os, "link"),
    (Path, "replace"),
    (Path, "unlink"),
    (Path, "rmdir"),
    (Path, "mkdir"),
    (Path, "write_bytes"),
    (Path, "write_text"),
)


def counted(act: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Run `act` before every change of the disk; the function given tells how many there were."""
    count = [0]
    for owner, name in MUTATIONS:
        original = getattr(owner, name)

        def wrapped(*args: object, _original: Callable[..., object] = original, **kwargs: object) -> object:
            count[0] += 1
            act()
            return _original(*args, **kwargs)

        monkeypatch.setattr(owner, name, wrapped)
    return lambda: count[0]


def run_until(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that dies, as by kill -9, before its `step`-th change of the disk; was it killed?"""
    child = os.fork()
    if child == 0:
        patch, left = pytest.MonkeyPatch(), [step]

        def die() -> None:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)

        counted(die, patch)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_killed_at_any_moment_the_site_is_old_or_new_at_the_next_run(tmp_path: Path) -> None:
    whole, step = 0, 0
    while True:
        output = tmp_path / str(step) / "output"
        publish(pages(OLD), output)
        killed = run_until(step, lambda output=output: publish(pages(NEW), output))
        staging = output.parent / f".output{STAGING}"
        if not (staging / "journal").exists() and killed:
            whole += tree(output) in (OLD, NEW)
            assert tree(output) in (OLD, NEW), f"a half-written site without a journal, killed before change {step}"
        findings = recover(output)
        assert tree(output) in (OLD, NEW), f"not mended after a kill before change {step}: {findings}"
        assert not staging.exists()
        assert all(finding.code == "P074" for finding in findings)
        publish(pages(NEW), output)
        assert tree(output) == NEW
        if not killed:
            break
        step += 1
    assert step > 30, "the disk was hardly changed: is the test still counting?"
    assert whole > 10


def test_killed_while_mending_it_is_mended_again(tmp_path: Path) -> None:
    for first in range(18, 40, 3):
        for second in range(0, 12, 2):
            output = tmp_path / f"{first}-{second}" / "output"
            publish(pages(OLD), output)
            run_until(first, lambda output=output: publish(pages(NEW), output))
            run_until(second, lambda output=output: recover(output))
            recover(output)
            assert tree(output) in (OLD, NEW), (first, second)


def test_a_fault_of_the_disk_puts_everything_back(tmp_path: Path) -> None:
    step, faults = 0, 0
    while True:
        output = tmp_path / str(step) / "output"
        publish(pages(OLD), output)
        patch, left = pytest.MonkeyPatch(), [step]

        def fail(left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:  # once: the disk lets us put back what was there
                raise OSError(28, "No space left on device")

        with patch.context():
            counted(fail, patch)
            result = publish(pages(NEW), output)
            patch.undo()
        if left[0] >= 0:
            break
        if "P070" in codes(result):
            faults += 1
            assert tree(output) == OLD, f"not put back after a fault at change {step}"
        else:  # a folder that could not be removed, a link that became a copy: nothing that a reader sees
            assert tree(output) == NEW
        step += 1
    assert faults > 20


def test_a_real_kill(tmp_path: Path) -> None:
    """A build of many pages, killed by the system at odd times."""
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from sitegen.model.corpus import Page
        from sitegen.publish import publish
        publish((Page(f"{i % 50}/{i}.html", sys.argv[2].encode() * 500) for i in range(800)), Path(sys.argv[1]))
    """)
    output = tmp_path / "output"

    def site(word: bytes) -> dict[str, bytes]:
        return {f"{i % 50}/{i}.html": word * 500 for i in range(800)}

    publish(pages(site(b"A")), output)
    chance = random.Random(7)
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", program, str(output), "B"])
        time.sleep(0.1 + chance.random() * 0.5)
        child.send_signal(signal.SIGKILL)
        child.wait()
        recover(output)
        assert tree(output) in (site(b"A"), site(b"B"))
        publish(pages(site(b"A")), output)
        assert tree(output) == site(b"A")


def test_another_build_holds_the_folder(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap_module, "LOCK_SECONDS", 0.2)
    publish(pages(OLD), output)
    with swap_module.lock(output) as locked:
        assert locked
        result = publish(pages(NEW), output)
    assert codes(result) == ["P077"]
    assert tree(output) == OLD
    assert publish(pages(NEW), output)[1] == ()


def test_damaged_lists_are_survived(output: Path) -> None:
    publish(pages(OLD), output)
    (output / MANIFEST).write_bytes(b"\xff\x00 nonsense\n../../etc/passwd\n")
    result = publish(pages(OLD), output)
    assert all(finding.severity == "info" for finding in result[1])
    assert tree(output) == OLD
    staging = output.parent / f".output{STAGING}"
    staging.mkdir()
    (staging / "journal").write_text("0000\n{}")
    assert publish(pages(OLD), output)[0].unchanged == len(OLD)
    assert not staging.exists()


def test_content_and_output_must_lie_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    assert check_folders(content, tmp_path / "output") == ()
    for output in (content, content / "output", tmp_path):
        assert [finding.code for finding in check_folders(content, output)] == ["P076"]


names = st.text(st.sampled_from("ab/.x"), min_size=1, max_size=6)
sites = st.dictionaries(names, st.binary(max_size=3), max_size=6)


@settings(max_examples=40)
@given(st.lists(sites, min_size=1, max_size=3))
def test_any_series_of_builds_leaves_the_last_good_one(tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]) -> None:
    output, good = tmp_path_factory.mktemp("p") / "output", {}
    for build in builds:
        published, findings = publish(pages(build), output)
        if not any(finding.severity == "error" for finding in findings):
            good = build
            assert published.written + published.unchanged == len(build)
        assert tree(output) == good
