"""A newcomer's walk, from a clone to a published correction and back: the commands as README has them, and what a browser shows.

One thing differs from a newcomer's machine: `make site` uses the environment that runs this test (its `install` is taken as done), since a
fresh one would need the network.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.render.reading import BROWSER, CI, needs_browser

ROOT = Path(__file__).resolve().parents[2]
SAVED_PAGE = """<!doctype html>
<html lang="en"><head><title>Harbour talks agreed</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour talks agreed",
"datePublished": "2025-03-18T09:00:00Z", "publisher": {"@type": "Organization", "name": "Quay Courier"}}</script></head>
<body><nav>Home | Ships | Weather</nav><article><h1>Harbour talks agreed</h1>
<p>Foreign Minister Anna Berg will meet Carlos Ruiz in Oslo on Friday, her office said. The harbour has waited for years.</p>
<p>Fishermen on the quay said that they hoped for calm water and for a better price of diesel before the season begins.</p>
</article><footer>Terms</footer></body></html>
"""


class Desk:
    """The clone, and how its commands are run."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        names = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@desk.example",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@desk.example",
        }
        (home / "gitconfig").write_text("[safe]\n\tdirectory = *\n", "utf-8")
        self.environment = {**names, **person, "GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "PYTHONUNBUFFERED": "1"}

    def run(self, *command: str, cwd: Path | None = None) -> str:
        """What the command prints; it must succeed."""
        done = subprocess.run(command, cwd=cwd or self.folder, capture_output=True, text=True, check=False, env=self.environment)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def build_py(self, *words: str) -> str:
        return self.run(sys.executable, "build.py", *words)

    @contextmanager
    def preview(self) -> Iterator[str]:
        """`build.py serve` on a free port; stopped as an editor stops it, with Ctrl-C."""
        command = [sys.executable, "build.py", "serve", "--port", "0"]
        said = self.folder.with_name("preview.txt")
        environment = {**self.environment, "PYTHONFAULTHANDLER": "1"}  # should it not end: where its threads stand
        with said.open("w") as errors:
            server = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)
        try:
            assert server.stdout is not None
            address = next((found[0] for line in server.stdout if (found := re.search(r"http://\S+/", line))), "")
            assert address, "the preview never said where it is"
            yield address
        finally:
            server.send_signal(signal.SIGINT)
            try:
                assert server.wait(timeout=60) == 0
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGABRT)
                server.wait(timeout=10)
                pytest.fail(f"the preview did not end:\n{said.read_text()[-8000:]}")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A clone of this project, with the changes of the work tree that are not committed yet."""
    desk = Desk(tmp_path / "dateline", tmp_path)
    desk.run("git", "clone", "--quiet", str(ROOT), str(desk.folder), cwd=tmp_path)
    for path in desk.run("git", "ls-files", "-z", "--modified", "--others", "--exclude-standard", cwd=ROOT).split("\0"):
        if path and (ROOT / path).is_file():
            (desk.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, desk.folder / path)
    return desk


@needs_browser
@pytest.mark.skipif((shutil.which("git") is None or shutil.which("make") is None) and not CI, reason="no git or no make here")
def test_from_a_clone_to_a_published_correction_and_back(desk: Desk, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    # Set up: one command builds the sample.
    desk.run("make", "--old-file=install", f"BIN={Path(sys.executable).parent}", "site")
    assert (desk.folder / "output/index.html").is_file()

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        page = browser.new_page()
        with desk.preview() as address:
            slug = add_an_article(desk, page, address, tmp_path)
            note = correct_its_date(desk, page, address, slug)
        publish_and_undo(desk, page, slug, note, tmp_path)
        browser.close()


def add_an_article(desk: Desk, page: Any, address: str, home: Path) -> str:
    """A saved page is imported while the preview is open; its event appears there.  The event's address."""
    page.goto(f"{address}2025/index.html")
    assert page.get_by_text("Anna Berg").count() == 0
    (home / "saved.html").write_text(SAVED_PAGE, "utf-8")
    assert "1 new file" in desk.build_py("import", str(home / "saved.html"))
    link = page.locator("a[href*='events/']", has_text="Anna Berg").first
    link.wait_for(timeout=60_000)  # the page reloads itself
    link.click()
    page.wait_for_url("**/events/*/index.html")
    assert page.get_by_text("21 March 2025").count(), "Friday after Tuesday 18 March, the day in the page's metadata"
    assert page.get_by_text("Quay Courier").count()
    return re.sub(r".*/(events/[^/]+)/.*", r"\1", page.url)


def correct_its_date(desk: Desk, page: Any, address: str, slug: str) -> Path:
    """A note moves the meeting to Saturday; the open page shows the new day, the old one and who says so."""
    printed = desk.build_py("new", "note", "Moved to Saturday", "--about", f"{slug}/").strip()
    note = desk.folder / printed.split()[-1]
    text = note.read_text("utf-8")
    corrected = re.sub(r"(?m)^# date:.*$", "date: 2025-03-22", text, count=1)
    assert corrected != text, "the starting file has a line for the date, ready to be used"
    note.write_text(corrected, "utf-8")
    page.get_by_text("22 March 2025").first.wait_for(timeout=60_000)
    page.goto(f"{address}corrections/index.html")
    assert page.locator("main").get_by_text("Anna Berg").count(), "the correction is listed with the others"
    return note


def publish_and_undo(desk: Desk, page: Any, slug: str, note: Path, home: Path) -> None:
    """To a folder and to a bare repository; then back, by the desk's own files and by git."""
    folder, bare = home / "www", home / "site.git"
    desk.run("git", "init", "--quiet", "--bare", str(bare))
    desk.build_py("build", "--base-url", "https://timeline.example.org/")
    plan = desk.build_py("publish", str(folder), "--dry-run")
    assert f"new      {slug}/index.html" in plan and not folder.exists()
    assert "published" in desk.build_py("publish", str(folder))
    assert "published" in desk.build_py("publish", f"git:{bare}")
    for target in (str(folder), f"git:{bare}"):
        assert ", 0 bytes to send" in desk.build_py("publish", target).replace(";", ",")

    def on_branch(path: str) -> str:
        return desk.run("git", "-C", str(bare), "show", f"gh-pages:{path}")

    page.goto((folder / slug / "index.html").as_uri())
    assert page.get_by_text("22 March 2025").count() and page.get_by_text("21 March 2025").count(), "the old value stays visible"
    assert "22 March 2025" in on_branch(f"{slug}/index.html")
    assert on_branch("CNAME") == "timeline.example.org\n" and on_branch(".nojekyll") == ""

    # Undo: take the note away, build, publish.
    note.unlink()
    desk.build_py("build", "--base-url", "https://timeline.example.org/")
    for target in (str(folder), f"git:{bare}"):
        assert "published" in desk.build_py("publish", target)
    page.goto((folder / slug / "index.html").as_uri())
    assert page.get_by_text("21 March 2025").count() and not page.get_by_text("22 March 2025").count()
    assert "22 March 2025" not in on_branch(f"{slug}/index.html")

    # Or on the branch alone, without building anything: the correction is back.
    work = home / "work"
    desk.run("git", "clone", "--quiet", "--branch", "gh-pages", str(bare), str(work))
    desk.run("git", "-C", str(work), "revert", "--no-edit", "HEAD")
    desk.run("git", "-C", str(work), "push", "--quiet")
    assert "22 March 2025" in on_branch(f"{slug}/index.html")
    assert desk.run("git", "-C", str(bare), "rev-list", "--count", "gh-pages").strip() == "3", "one commit each, and the revert"
