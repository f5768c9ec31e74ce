"""The preview over a real socket: pages with the reload script, no way out of the folder, a rebuild on save."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from sitegen import overlay, preview
from sitegen.model.finding import Finding

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
PAGE = f"<!doctype html><html><head>{POLICY}</head><body>{{}}</body></html>"

REVIEW = PAGE.format("to review").encode()


class Site:
    """A served folder and what its builds say."""

    def __init__(self, folder: Path) -> None:
        self.content, self.output = folder / "content", folder / "output"
        self.content.mkdir()
        self.output.mkdir()
        self.findings = ""
        self.rows: tuple[Finding, ...] = ()
        self.builds = 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def rebuild(self) -> preview.Outcome:
        self.builds += 1
        if not self.findings:
            (self.output / "index.html").write_text(PAGE.format(self.builds), "utf-8")
        return preview.Outcome(self.findings, self.rows, waiting=2, review=lambda: {"-dateline/review/index.html": REVIEW})

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site, stop = Site(tmp_path), threading.Event()
    thread = threading.Thread(
        target=preview.serve,
        args=(site.rebuild, site.output, [site.content]),
        kwargs={"host": "127.0.0.1", "port": site.port, "open_browser": False, "stop": stop},
    )
    thread.start()
    for _ in range(200):
        try:
            site.get("/")
            break
        except OSError:
            time.sleep(0.05)
    yield site
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_pages_carry_the_reload_script_and_files_do_not(site: Site) -> None:
    status, body = site.get("/")
    assert status == 200
    assert preview.SCRIPT_TAG.format(1) in body
    assert preview.CONNECT in body
    assert preview.OWN not in (site.output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt"])
def test_nothing_outside_the_folder_is_served(site: Site, path: str) -> None:
    secret = site.output.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    (site.output / "link.txt").symlink_to(secret)
    status, body = site.get(path)
    assert status == 404
    assert "secret" not in body


@pytest.mark.parametrize("path", ["/", preview.OWN + "events", preview.OWN + "review/", preview.OWN + "file?path=x"])
def test_a_foreign_host_name_is_refused(site: Site, path: str) -> None:
    assert site.get(path, host="evil.example")[0] == 400


def test_what_waits_for_review_is_drawn_when_asked_for_and_lies_in_no_output(site: Site) -> None:
    assert site.get(preview.OWN + "review/")[1] == site.get(preview.OWN + "review/index.html")[1]
    assert "to review" in site.get(preview.OWN + "review/")[1]
    assert preview.SCRIPT_TAG.format(1) in site.get(preview.OWN + "review/")[1]
    assert site.get(preview.OWN + "review/p/9/index.html")[0] == 404
    assert site.get(preview.OWN + "review/../../index.html")[0] == 404
    assert not [path for path in site.output.rglob("*") if "review" in path.name]


def test_the_preview_shows_its_own_files_and_those_it_watches(site: Site) -> None:
    for name in preview.OWN_FILES:
        assert site.get(preview.OWN + name)[0] == 200
    note = site.content / "a b.md"
    note.write_text("one\n<script>two</script>\n", "utf-8")
    status, body = site.get(preview.OWN + "file?path=" + quote(str(note)))
    assert status == 200
    assert '<li id="L2"><code>&lt;script&gt;two&lt;/script&gt;</code></li>' in body
    secret = site.content.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    (site.content / "link.md").symlink_to(secret)
    for path in (secret, site.content / ".." / "secret.txt", site.content / "link.md", site.content, site.content / "none.md", "\0", ""):
        status, body = site.get(preview.OWN + "file?path=" + quote(str(path)))
        assert (status, "secret" in body) == (404, False), path


def test_findings_link_to_file_and_line(tmp_path: Path) -> None:
    note = tmp_path / "content" / "ä b.md"
    note.parent.mkdir()
    note.write_text("x")
    finding = Finding(str(note), 3, 7, "P041", "error", "no word", "mend it", "kind: metting", 7)
    (row,) = overlay.rows([finding], [note.parent])
    assert row["href"] == f"{preview.OWN}file?path={quote_plus(str(note))}#L3"
    assert (row["place"], row["fact"], row["severity"], row["code"]) == (f"{note}:3:7", "no word", "error", "P041")
    assert row["rest"].splitlines()[-1] == "   mend it"
    assert overlay.rows([finding], [note.parent], "vscode")[0]["href"] == f"vscode://file{quote(str(note))}:3:7"
    assert overlay.rows([finding], [note.parent], "ed://{path}?{line}")[0]["href"] == f"ed://{quote(str(note))}?3"
    assert overlay.rows([replace(finding, path="index.html")], [note.parent])[0]["href"] == "", "a page of the site is no file of the desk"
    assert [overlay.is_editor(one) for one in ("vscode", "x://{path}", "javascript://{path}", "word", "x://y")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_save_rebuilds_and_a_fault_is_told(site: Site) -> None:
    def news(after: int) -> str:
        deadline = time.monotonic() + 20
        while site.builds <= after and time.monotonic() < deadline:
            time.sleep(0.05)
        with urllib.request.urlopen(f"http://127.0.0.1:{site.port}{preview.OWN}events", timeout=10) as stream:
            return str(stream.readline().decode())

    time.sleep(0.5)  # the watcher has to be up before the save
    before = site.builds
    (site.content / "a.md").write_text("one", "utf-8")
    assert '"findings": ""' in news(before)
    site.findings = "a.md:1:1: error P101: broken"
    before = site.builds
    (site.content / "a.md").write_text("two", "utf-8")
    deadline = time.monotonic() + 20
    while "broken" not in (told := news(before)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "broken" in told
    assert site.get("/")[0] == 200, "the last good site stays up"


@pytest.mark.parametrize("path", ["/%00", "/a%00b.html", "/" + "x" * 5000, "/" + "x/" * 3000, "/%ff%fe"])
def test_odd_addresses_are_not_found(site: Site, path: str) -> None:
    assert site.get(path)[0] == 404


def test_a_page_that_is_not_utf8_is_shown(site: Site) -> None:
    (site.output / "old.html").write_bytes(b"<html><head></head>caf\xe9</html>")
    status, body = site.get("/old.html")
    assert status == 200
    assert preview.SCRIPT_TAG.format(1) in body


def test_a_build_that_breaks_does_not_end_the_watch(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    calls: list[int] = []

    def rebuild() -> preview.Outcome:
        calls.append(1)
        if len(calls) <= 2:
            raise RuntimeError("the disk\nwent away")
        return preview.Outcome()

    async def watch() -> tuple[str, str, int]:
        state = preview.State()
        task = asyncio.create_task(preview._watch(state, rebuild, [tmp_path]))
        await asyncio.sleep(0.5)  # the watcher has to be up before the save
        told = []
        for number in (1, 2, 3):
            waiting = state.changed
            (tmp_path / "a.md").write_text(str(number), "utf-8")
            await asyncio.wait_for(waiting.wait(), 20)
            told.append(state.findings)
        task.cancel()
        return told[0], told[2], state.build

    first, last, builds = asyncio.run(watch())
    assert first == "the build failed: RuntimeError: the disk went away"
    assert (last, builds) == ("", 1)
    assert "the build failed" in capfd.readouterr().err


def test_a_first_build_that_breaks_is_shown(tmp_path: Path) -> None:
    def rebuild() -> preview.Outcome:
        raise OSError(28, "No space left on device", "output/index.html")

    assert preview._built(rebuild) == preview.Outcome("the build failed: output/index.html: no space left on device")


def test_an_open_browser_does_not_keep_it_from_ending(tmp_path: Path) -> None:
    site, stop = Site(tmp_path), threading.Event()
    options = {"host": "127.0.0.1", "port": site.port, "open_browser": False, "stop": stop}
    thread = threading.Thread(target=preview.serve, args=(site.rebuild, site.output, [site.content]), kwargs=options)
    thread.start()
    for _ in range(200):
        try:
            stream = urllib.request.urlopen(f"http://127.0.0.1:{site.port}{preview.OWN}events", timeout=30)
            break
        except OSError:
            time.sleep(0.05)
    with stream:
        assert stream.readline().startswith(b"data: ")
        stop.set()
        thread.join(timeout=20)
        assert not thread.is_alive()
