"""The preview over a real socket: pages with the reload script, no way out of the folder, a rebuild on save."""

from __future__ import annotations

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
