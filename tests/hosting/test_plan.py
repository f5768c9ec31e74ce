"""The order of a publication, tried on a target that is a dictionary and may fail at any step."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.hosting.host import HostError, send
from sitegen.hosting.plan import UNSURE, File, Foreign, There, file_of, make_plan, parse_manifest, write_manifest
from sitegen.publish.swap import MANIFEST, digest

Tree = dict[str, bytes]


class Memory:
    """A target in memory; it fails when `steps` operations have been done."""

    at_a_time = 2

    def __init__(self, files: Tree, steps: int | None = None) -> None:
        self.files, self.steps, self.done = files, steps, 0

    def look(self, site: Mapping[str, File]) -> There:
        published = parse_manifest(self.files.get(MANIFEST, b""))
        same = frozenset(path for path, file in site.items() if self.files.get(path) == file.body)
        altered = {path for path, mark in published.items() if path in self.files and mark not in (UNSURE, digest(self.files[path]))}
        return There(frozenset(self.files), same, published, frozenset(altered - site.keys()))

    def step(self) -> None:
        if self.steps is not None and self.done >= self.steps:
            raise HostError("P107", "the line is dead", "wait")
        self.done += 1

    def put(self, files: Sequence[File]) -> None:
        for file in files:
            self.step()
            self.files[file.path] = file.read()

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.step()
            del self.files[path]

    def finish(self, message: str) -> None: ...

    def close(self) -> None: ...


def site_of(tree: Tree) -> dict[str, File]:
    return {path: file_of(path, body) for path, body in tree.items()}


def publish(tree: Tree, target: Memory, foreign: Foreign = "keep") -> None:
    site = site_of(tree)
    plan = make_plan(site, target.look(site), foreign)
    assert not plan.in_the_way
    send(target, plan, "", lambda stage, done, total: None)


def named(body: bytes) -> Iterator[str]:
    """The paths that a page of these tests names."""
    yield from body.decode().split()


def whole(files: Tree) -> bool:
    """Has every page its assets, and leads every link that a reader can come to somewhere?"""
    for path, body in files.items():
        if path.endswith(".html") and any(name not in files for name in named(body) if name.startswith("assets/")):
            return False
    seen, ahead = set(), ["index.html"] if "index.html" in files else []
    while ahead:
        page = ahead.pop()
        if page in seen or not page.endswith(".html"):
            continue
        seen.add(page)
        if page not in files:
            return False
        ahead += named(files[page])
    return True


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A site: pages that name assets and each other; an asset's name is that of its bytes."""
    assets = {f"assets/site.{number}.css": b"%d" % number for number in draw(st.sets(st.integers(0, 3), min_size=1))}
    events = [f"events/{letter}/index.html" for letter in draw(st.sets(st.sampled_from("abcdef")))]
    pages = ["index.html", "about/index.html", *events]
    tree: Tree = dict(assets)
    for page in pages:
        links = draw(st.lists(st.sampled_from(pages), max_size=3))
        tree[page] = " ".join([*draw(st.lists(st.sampled_from(sorted(assets)), min_size=1, max_size=2)), *links]).encode()
    tree["feed.atom"] = " ".join(events).encode()
    return tree


@pytest.mark.parametrize("steps", range(12))
def test_a_page_goes_before_its_assets(steps: int) -> None:
    live = Memory({})
    publish({"index.html": b"", "assets/site.1.css": b"1", "events/a/index.html": b"assets/site.1.css", "feed.atom": b""}, live)
    live.steps, live.done = steps, 0
    with contextlib.suppress(HostError):
        publish({"index.html": b"", "feed.atom": b"x"}, live)
    assert whole(live.files)


@settings(max_examples=150, deadline=None)
@given(trees(), trees(), trees(), st.integers(0, 60))
def test_the_site_is_whole_after_every_step_and_a_second_try_finishes_it(old: Tree, new: Tree, later: Tree, steps: int) -> None:
    live = Memory({"mine.txt": b"mine", ".well-known/x": b"1"})
    publish(old, live)
    live.steps, live.done = steps, 0
    try:
        publish(new, live)
    except HostError:
        assert whole(live.files)
    files = {path: body for path, body in live.files.items() if path != MANIFEST}
    assert files["mine.txt"] == b"mine"
    for tree in (new, later):
        again = Memory(dict(live.files))
        publish(tree, again)
        assert again.files.pop(MANIFEST) == write_manifest({path: digest(body) for path, body in tree.items()}).body
        assert again.files == {**tree, "mine.txt": b"mine", ".well-known/x": b"1"}
    idle = Memory(again.files | {MANIFEST: write_manifest({path: digest(body) for path, body in later.items()}).body}, 0)
    publish(later, idle)


def test_a_wrong_order_would_be_seen() -> None:
    """The property above can fail: an asset sent after its page."""
    assert not whole({"index.html": b"assets/site.1.css"})
    assert not whole({"index.html": b"events/a/index.html"})
    assert whole({"index.html": b"assets/site.1.css", "assets/site.1.css": b""})


OLD = {"index.html": b"", "a.css": b"1", "gone.html": b""}


def there(files: Tree, published: Tree | None = None) -> There:
    target = Memory(
        files | ({MANIFEST: write_manifest({p: digest(b) for p, b in published.items()}).body} if published is not None else {})
    )
    return target.look(site_of(OLD))


def test_what_we_did_not_put_there_is_kept_and_named() -> None:
    plan = make_plan(site_of(OLD), there({"mine.txt": b"", "x/mine.txt": b"", ".htaccess": b"", "a.css": b"1"}))
    assert plan.foreign == ("mine.txt", "x/mine.txt"), "hidden files are passed over"
    assert (plan.remove, plan.in_the_way) == ((), ())
    assert [file.path for file in plan.unchanged] == ["a.css"], "the same bytes are taken over"


@pytest.mark.parametrize("foreign", ["keep", "replace", "delete"])
def test_what_stands_in_the_way_goes_only_when_asked(foreign: Foreign) -> None:
    plan = make_plan(site_of(OLD), there({"index.html": b"of another program", "mine.txt": b"", ".htaccess": b""}), foreign)
    assert plan.in_the_way == (("index.html",) if foreign == "keep" else ())
    assert plan.remove == (("mine.txt",) if foreign == "delete" else ())
    assert plan.foreign == (() if foreign == "delete" else ("mine.txt",))


def test_an_old_file_of_ours_goes_unless_somebody_changed_it() -> None:
    published = {**OLD, "old/index.html": b"old", "old/feed.atom": b"old"}
    plan = make_plan(site_of(OLD), there({**published, "old/feed.atom": b"changed"}, published))
    assert plan.remove == ("old/index.html",)
    assert plan.foreign == ("old/feed.atom",)


def test_a_file_where_a_folder_is_needed_goes_first() -> None:
    site = {"a/index.html": b"", "b": b""}
    published = {"a": b"", "b/index.html": b""}
    target = Memory({**published, MANIFEST: write_manifest({path: digest(b"") for path in published}).body})
    plan = make_plan(site_of(site), target.look(site_of(site)))
    assert plan.clear == ("a", "b/index.html")
    foreign = make_plan(site_of(site), Memory(dict(published)).look(site_of(site)))
    assert foreign.in_the_way == ("a", "b/index.html")


def test_a_damaged_manifest_owns_nothing() -> None:
    assert parse_manifest(b"\xff\x00 garbage\n../../etc/passwd\n" + b"0" * 32 + b" ../x\n" + b"1" * 32 + b" ok.html") == {
        "ok.html": "1" * 32
    }
