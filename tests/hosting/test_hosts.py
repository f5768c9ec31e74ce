"""Every kind of target does the same: one set of tests, run on a folder, a bare repository, a bucket and rsync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.hosting.branch import Branch
from sitegen.hosting.folder import Folder
from sitegen.hosting.host import HostError, send
from sitegen.hosting.plan import File, OutputChangedError, make_plan
from sitegen.hosting.rsync import Rsync
from sitegen.publish.swap import digest
from tests.hosting.kinds import NEW, OLD, Kind, bucket, commit, git, lay_out, needs, plant_in, publish, read, tree_of, without_list


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


def test_only_what_changed_is_sent_and_old_files_go(kind: Kind) -> None:
    first = publish(kind, OLD)
    assert (len(first.new), first.changed, first.remove) == (len(OLD), (), ())
    assert without_list(kind.files()) == OLD
    second = publish(kind, NEW)
    assert [file.path for file in second.new] == ["assets/site.4567abcd.css", "e/ä ö/index.html"]
    assert [file.path for file in second.changed] == ["e/b/index.html", "index.html"]
    assert second.remove == ("gone/x/index.html", "assets/site.0123abcd.css")
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
