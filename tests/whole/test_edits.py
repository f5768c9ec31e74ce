"""Whatever is edited, deleted, renamed or killed: the next build gives the bytes of a clean one."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.commands.desk import Desk
from tests.whole.small_desk import begin, change, files

ROOT = Path(__file__).resolve().parents[2]
CALL = ["build", "--templates", "shadow", "--as-of", "2026-01-01"]
# What a page of its own does not show: what tells of all pages, and the record of the build.
NOT_DRAWN = ("sitemap", "robots.txt", "_headers", "_redirects", ".nojekyll", ".dateline")


def clean(number: int) -> dict[str, bytes]:
    """The site of a build that remembers nothing."""
    output = f"clean{number}"
    main([*CALL, "--no-cache", "--output", output])
    return files(Path(output))


def a_desk() -> Desk:
    """A preview of the content here."""
    paths = {"content": Path("content"), "output": Path("output"), "templates": Path("shadow")}
    return Desk(argparse.Namespace(**paths, as_of=date(2026, 1, 1), today=None, drafts=False, no_cache=False, jobs=1))


@pytest.mark.parametrize("seed", range(8))
def test_after_random_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """25 changes for each seed, 200 in all."""
    monkeypatch.chdir(tmp_path)
    rnd = random.Random(seed)
    begin(tmp_path, rnd)
    done: list[str] = []
    for number in range(25):
        done.append(change(tmp_path, rnd))
        assert main(CALL) == 0
        if number % 2 or number == 24 or done[-1] == "_lose":
            assert files(tmp_path / "output") == clean(number), done


@pytest.mark.parametrize("seed", range(4))
def test_the_preview_shows_what_a_clean_build_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """12 changes for each seed; what the desk finishes behind is the same site, too, and leaves off when it is told to."""
    monkeypatch.chdir(tmp_path)
    rnd = random.Random(100 + seed)
    begin(tmp_path, rnd)
    desk = a_desk()
    stopped = threading.Event()
    stopped.set()
    for number in range(12):
        done = change(tmp_path, rnd)
        outcome = desk.rebuild()
        assert outcome.findings == ""
        site = clean(number)
        assert desk.finish(stopped) is None
        for path, body in site.items():
            if not path.startswith(NOT_DRAWN):
                assert desk.page(path) == body, (done, path)
        assert desk.page("events/no-such-event/index.html") is None
    assert desk.finish(threading.Event()) is None
    assert files(tmp_path / "output") == clean(99)


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """10 killed builds for each seed, 50 in all, each of other content; the build after it gives a clean site."""
    monkeypatch.chdir(tmp_path)
    rnd = random.Random(200 + seed)
    begin(tmp_path, rnd)
    command = [sys.executable, str(ROOT / "build.py"), *CALL]
    begun = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - begun
    for number in range(10):
        change(tmp_path, rnd)
        build = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(rnd.uniform(0.1, 1.0) * whole)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert main(CALL) == 0
        assert files(tmp_path / "output") == clean(number)


def test_two_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two may refuse the folder; it is never left with a mix of both."""
    monkeypatch.chdir(tmp_path)
    begin(tmp_path, random.Random(7))
    command = [sys.executable, str(ROOT / "build.py"), *CALL]
    builds = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [build.communicate()[1] for build in builds]
    for build, said in zip(builds, told, strict=True):
        assert build.returncode == 0 or "P077" in said
    assert 0 in [build.returncode for build in builds]
    assert files(tmp_path / "output") == clean(0)


def test_a_failing_save_leaves_the_last_good_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin(tmp_path, random.Random(1))
    desk = a_desk()
    broken = tmp_path / "content" / "notes" / "n0.md"
    steps: list[tuple[Callable[[], object], bool]] = [
        (lambda: None, True),
        (lambda: broken.write_text("---\ntitle: [\n---\n"), False),
        (broken.unlink, True),
    ]
    shown = b""
    for step, good in steps:
        step()
        outcome = desk.rebuild()
        assert (outcome.findings == "") is good and bool(outcome.rows) is not good
        page = desk.page("index.html")
        assert page is not None and (good or page == shown)
        shown = page


def test_a_broken_template_is_told_when_the_site_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin(tmp_path, random.Random(1))
    desk = a_desk()
    (tmp_path / "shadow" / "404.html").write_text("{% for %}")
    assert desk.rebuild().findings == ""
    assert desk.page("404.html") is None and desk.page("index.html") is not None
    outcome = desk.finish(threading.Event())
    assert outcome is not None and "404.html" in outcome.findings
