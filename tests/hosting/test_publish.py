"""The command `publish`: what it refuses, what it says, and how it ends."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from sitegen.cli import main
from sitegen.commands.publishing import amount
from sitegen.config import load_config
from sitegen.hosting.folder import Folder
from sitegen.hosting.targets import place_of
from sitegen.load import read_tree
from sitegen.model.target import Target
from tests.hosting.desk import NOTE, PAGES, TODAY, build, call, found, write_note
from tests.render.reading import CI


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sitegen.cli.today", lambda: TODAY)


def codes(*words: str) -> list[str]:
    return [finding.code for finding in found(*words)]


def settings(text: str) -> None:
    write_note()
    Path("content/site.toml").write_text(text, "utf-8")


def test_the_plan_then_the_deed(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    assert main(["publish", "www", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "new      events/a/index.html\n" in told
    assert told.endswith("www: 4 new; 9 bytes to send (dry run: nothing was changed)\n")
    assert not Path("www").exists()
    assert main(["publish", "www"]) == 0
    assert capsys.readouterr().out == "www: 4 new; 9 bytes to send\npublished\n"
    assert Path("www/index.html").read_bytes() == PAGES["index.html"]
    assert not Path("www/.dateline-build").exists()
    assert main(["publish", "www"]) == 0
    assert capsys.readouterr().out == "www: 4 unchanged; 0 bytes to send\n"


def test_files_of_the_users_own_go_with_the_site() -> None:
    build()
    for path in ("favicon.ico", ".well-known/security.txt", ".git/config", ".env"):
        Path("output", path).parent.mkdir(exist_ok=True)
        Path("output", path).write_text("own")
    assert codes("www") == []
    assert Path("www/favicon.ico").exists() and Path("www/.well-known/security.txt").exists()
    assert not Path("www/.git").exists() and not Path("www/.env").exists()


@pytest.mark.parametrize(("built", "code"), [({"errors": 1}, "P102"), ({"drafts": True}, "P103")])
def test_what_should_not_be_public_needs_force(built: dict[str, object], code: str) -> None:
    build(**built)  # type: ignore[arg-type]
    assert codes("www") == [code]
    assert not Path("www").exists()
    run = call("www", "--force")
    assert not isinstance(run, str) and not run.failed
    assert [(finding.code, finding.severity) for finding in run.findings] == [(code, "warning")]
    assert Path("www/index.html").exists()


def test_a_site_older_than_its_content() -> None:
    build()
    write_note(NOTE.replace("Words", "Other words"))
    assert codes("www") == ["P104"]
    write_note()
    assert codes("www") == [], "back to what was built: by content, not by time"
    settings('[publish]\ntarget = "www"\n')
    assert codes() == [], "where it is published is not what it is made from"
    write_note(name="second.md")
    assert codes("www") == ["P104"]


def test_a_build_of_which_a_part_is_missing() -> None:
    assert codes("www") == ["P100"]
    build()
    Path("output/index.html").unlink()
    assert codes("www") == ["P101"]
    Path("output/.dateline-build").unlink()
    assert codes("www") == ["P100"]
    assert codes("www", "--force") == ["P100"], "what is no build is none with force"


def test_named_targets_and_the_default() -> None:
    settings('[publish]\ntarget = "live"\n[publish.live]\ntarget = "www"\n[publish.try]\ntarget = "try-www"\n')
    build()
    assert codes() == []
    assert Path("www/index.html").exists()
    assert codes("try") == []
    assert Path("try-www/index.html").exists()
    wrong = call("lvie")
    assert isinstance(wrong, str) and "did you mean “live”?" in wrong


def test_without_a_target(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    assert main(["publish"]) == 2
    assert "which target?" in capsys.readouterr().err
    assert main(["publish", "www", "--foreign", "burn"]) == 2


def test_settings_with_an_error_stop_it_and_show_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    settings('[publish]\ntarget = "www"\naws_secret_access_key = "abc123"\n')
    build()
    assert main(["publish"]) == 1
    told = capsys.readouterr()
    assert "P111" in told.err and "abc123" not in told.err + told.out
    assert not Path("www").exists()


def test_the_address_that_readers_will_use() -> None:
    settings('[publish]\ntarget = "www"\nurl = "https://a.example/"\n')
    build(base_url="https://b.example/")
    assert codes() == ["P112"]
    build(base_url="https://a.example/")
    assert codes() == []


@pytest.mark.parametrize("target", ["output", "output/x", "content/x", "."])
def test_a_target_in_our_own_folders(target: str) -> None:
    build()
    assert codes(target) == ["P115"]


@pytest.mark.skipif(shutil.which("git") is None and not CI, reason="no git here")
def test_the_domain_that_the_host_wrote_itself_stays() -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", "site.git"], check=True)
    write = "blob\nmark :1\ndata 10\nb.example\n\ncommit refs/heads/gh-pages\ncommitter A <a@b.example> 0 +0000\ndata 0\n\nM 644 :1 CNAME\n"
    subprocess.run(["git", "-C", "site.git", "fast-import", "--quiet"], input=write, text=True, check=True)
    build(base_url="https://a.example/")
    assert codes("site.git") == ["P106"]
    show = ["git", "-C", "site.git", "show", "gh-pages:CNAME"]
    assert subprocess.run(show, capture_output=True, text=True, check=True).stdout == "b.example\n"
    assert codes("site.git", "--cname", "c.example", "--force") == ["P112", "P105"]
    assert codes("site.git", "--cname", "a.example", "--foreign", "replace") == []
    assert subprocess.run(show, capture_output=True, text=True, check=True).stdout == "a.example\n"


def test_most_of_a_site_goes_only_when_asked() -> None:
    events = {f"events/{number}/index.html": b"event" for number in range(40)}
    build({"index.html": b"front", **events})
    assert codes("www") == []
    build({"index.html": b"front"})
    assert codes("www") == ["P117"]
    assert Path("www/events/7/index.html").exists()
    build({"index.html": b"front", **dict(list(events.items())[:25])})
    assert codes("www") == [], "fewer than half"
    build({"index.html": b"front"})
    run = call("www", "--force")
    assert not isinstance(run, str) and not run.failed and not Path("www/events").exists()


DAMAGE: tuple[Callable[[Path], object], ...] = (
    lambda file: file.unlink(),
    lambda file: file.write_bytes(b"\xff\x00 damaged \x1b[2J\n"),
    lambda file: (file.unlink(), file.mkdir(), (file / "inside").touch()),
    lambda file: (file.unlink(), file.symlink_to(file.name)),  # a link to itself
    lambda file: (file.unlink(), file.symlink_to("/etc")),
    lambda file: (file.parent / "b\udcff\n\\.html").touch(),  # a name that is not UTF-8 and breaks the line
    lambda file: (file.parent / ("n" * 250)).touch(),
    lambda file: (file.parent / "INDEX.HTML").touch(),
    lambda file: (file.unlink(), os.mkfifo(file)),
)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_there_is_no_traceback(seed: int, capfd: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(seed)
    build()
    call("www")
    pages = {path: body + b" again" for path, body in PAGES.items()} | {"events/b/index.html": b"b"}
    build(pages)
    for _ in range(chance.randint(1, 4)):
        files = [file for root in ("output", "www") for file in sorted(Path(root).rglob("*")) if file.is_file() and not file.is_symlink()]
        if files:
            chance.choice(DAMAGE)(chance.choice(files))
    words = chance.choice(([], ["--force"], ["--foreign", "replace"], ["--foreign", "delete", "--force"], ["--dry-run"]))
    for target in ("www", "other"):
        status = main(["publish", target, *words])
        told = capfd.readouterr().err
        assert status in (0, 1) and "Traceback" not in told and "fault in Dateline itself" not in told, told
        assert (status == 0) == (": error P" not in told), told
        assert "\x1b" not in told and "\udcff" not in told


def test_a_pipe_is_no_page() -> None:
    build()
    Path("www").mkdir()
    os.mkfifo("www/.nojekyll")  # as long as the empty file that belongs there
    assert codes("www") == ["P105"]
    assert codes("www", "--foreign", "replace") == []
    assert Path("www/.nojekyll").is_file()


def test_what_the_documentation_says_is_so() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/how-to/publish.md").read_text("utf-8")
    example = next(block for block in text.split("~~~~toml\n")[1:]).split("~~~~")[0]
    settings(example)
    loaded, findings = load_config(read_tree(Path("content"))[0])
    assert findings == ()
    assert {target.name: place_of(target).kind if target.name else "" for target in loaded.targets} == {
        "": "",
        "live": "git",
        "trial": "s3",
    }
    kinds = {"a folder": "folder", "a branch": "git", "S3": "s3", "a folder of another": "rsync"}
    rows = [line for line in text.split("\n") if line.startswith("| `")]
    for row in rows:
        first, meaning = row.split("|")[1:3]
        kind = kinds[max((words for words in kinds if meaning.strip().startswith(words)), key=len)]
        for address in re.findall(r"`([^`]+)`", first):
            assert place_of(Target(address.replace("REPOSITORY#BRANCH", "origin#pages"))).kind == kind, address
    assert len(rows) == 4


def test_undo_by_an_older_build() -> None:
    build({"index.html": b"first"})
    Path("output").rename("first")
    build({"index.html": b"second", "new/index.html": b"new"})
    assert codes("www") == []
    write_note(name="later.md")
    assert codes("www", "--output", "first", "--force") == ["P104"]
    assert Path("www/index.html").read_bytes() == b"first"
    assert not Path("www/new").exists()


def test_a_fault_half_way_is_told_and_a_second_try_finishes(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    write, steps = Folder.put, []

    def breaks(self: Folder, files: object) -> None:
        steps.append(files)
        if len(steps) == 3:
            Path("www/index.html").mkdir()  # somebody's folder, where the front page goes
            Path("www/index.html/mine").touch()
        write(self, files)  # type: ignore[arg-type]

    with mock.patch.object(Folder, "put", breaks):
        assert main(["publish", "www"]) == 1
    told = capsys.readouterr().err
    assert "P107" in told and "P108" in told and "Traceback" not in told
    Path("www/index.html/mine").unlink()
    Path("www/index.html").rmdir()
    assert codes("www") == []


def test_it_stops_cleanly_when_told_to(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if "index.html" in str(target):
            raise KeyboardInterrupt
        return rename(self, target)

    with mock.patch.object(Path, "replace", interrupted):
        assert main(["publish", "www"]) == 130
    told = capsys.readouterr().err
    assert "Traceback" not in told and "the site at the target is whole" in told
    assert not list(Path("www").rglob(".dateline-sending*"))
    assert codes("www") == [], "what was sent is known as ours"
    assert Path("www/index.html").exists()


@pytest.mark.parametrize(
    ("size", "told"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (12_345_678, "12.3 MB"), (10**10, "10.0 GB")]
)
def test_amounts(size: int, told: str) -> None:
    assert amount(size) == told
