"""Which target an address means, and that no password is repeated."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sitegen.hosting.host import HostError
from sitegen.hosting.plan import file_of
from sitegen.hosting.programs import run
from sitegen.hosting.targets import place_of
from sitegen.model.target import Target


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


def test_home_is_known_without_a_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert place_of(Target("~/www")).folder == tmp_path / "www"
    assert place_of(Target("git:~/site.git")).shown == f"{tmp_path}/site.git#gh-pages"
    assert place_of(Target("ada@host.example:~/www")).shown == "ada@host.example:~/www"


def test_what_a_program_says_is_told_without_passwords() -> None:
    ran = run([sys.executable, "-c", "import sys; sys.exit('fatal: https://ada:pa55@host.example/x: no')"])
    assert "pa55" not in ran.told and "host.example" in ran.told
    with pytest.raises(HostError) as fault:
        run(["no-such-program-here"])
    assert fault.value.code == "P110"


def test_a_file_that_stands_in_no_folder() -> None:
    assert file_of("CNAME", b"x\n").read() == b"x\n"
