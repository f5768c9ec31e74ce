"""The preview over a real socket: pages with the reload script, no way out of the folder, a rebuild on save."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen import preview

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
PAGE = f"<!doctype html><html><head>{POLICY}</head><body>{{}}</body></html>"


class Site:
    """A served folder and what its builds say."""

    def __init__(self, folder: Path) -> None:
        self.content, self.output = folder / "content", folder / "output"
        self.content.mkdir()
        self.output.mkdir()
        self.findings = ""
        self.builds = 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def rebuild(self) -> str:
        self.builds += 1
        if not self.findings:
            (self.output / "index.html").write_text(PAGE.format(self.builds), "utf-8")
        return self.findings

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
    assert preview.SCRIPT_TAG in body
    assert preview.CONNECT in body
    assert preview.SCRIPT_TAG not in (site.output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt"])
def test_nothing_outside_the_folder_is_served(site: Site, path: str) -> None:
    secret = site.output.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    (site.output / "link.txt").symlink_to(secret)
    status, body = site.get(path)
    assert status == 404
    assert "secret" not in body


def test_a_foreign_host_name_is_refused(site: Site) -> None:
    assert site.get("/", host="evil.example")[0] == 400


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
    assert preview.SCRIPT_TAG in body


def test_a_build_that_breaks_does_not_end_the_watch(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    calls: list[int] = []

    def rebuild() -> str:
        calls.append(1)
        if len(calls) <= 2:
            raise RuntimeError("the disk\nwent away")
        return ""

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
    def rebuild() -> str:
        raise OSError(28, "No space left on device", "output/index.html")

    assert preview._built(rebuild) == "the build failed: output/index.html: no space left on device"


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
