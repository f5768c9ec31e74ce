"""What is in the content folder, in a fixed order."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.load import read_tree


def make(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"words of {path}")
    return root


def test_kinds_ids_and_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(
        Path("content"),
        "site.toml",
        "sources.toml",
        "actors.toml",
        "articles/b.md",
        "articles/2025/a.TXT",
        "articles/c.d.html",
        "notes/x/y.md",
    )
    files, findings = read_tree(Path("content"))
    assert findings == ()
    assert [(file.kind, file.path, file.id, file.suffix) for file in files] == [
        ("actors", "content/actors.toml", "actors.toml", ".toml"),
        ("article", "content/articles/2025/a.TXT", "2025/a", ".txt"),
        ("article", "content/articles/b.md", "b", ".md"),
        ("article", "content/articles/c.d.html", "c.d", ".html"),
        ("note", "content/notes/x/y.md", "x/y", ".md"),
        ("config", "content/site.toml", "site.toml", ".toml"),
        ("sources", "content/sources.toml", "sources.toml", ".toml"),
    ]
    assert files[2].body == b"words of articles/b.md"


@pytest.mark.parametrize(
    "path",
    ["articles/.hidden.md", "articles/.git/a.md", "articles/a.md~", "articles/.a.md.swp", "articles/#a.md#", "articles/a.md.bak",
     ".DS_Store", "articles/Thumbs.db", "README.md", "LICENSE", "articles/Talks_files/x.js",
     "articles/Talks_files/ad.html", "articles/4913"],
)  # fmt: skip
def test_what_is_passed_over_in_silence(tmp_path: Path, path: str) -> None:
    files, findings = read_tree(make(tmp_path, "articles/Talks.html", path))
    assert [file.id for file in files] == ["Talks"]
    assert findings == ()


def test_the_path_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "articles/a.md")
    assert read_tree(tmp_path)[0][0].path == f"{tmp_path.as_posix()}/articles/a.md"
    monkeypatch.chdir(tmp_path / "articles")
    assert read_tree(Path(".."))[0][0].path == "../articles/a.md"


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    make(tmp_path, "articles/a.md")
    (tmp_path / "articles" / "b.md").symlink_to("a.md")
    files, findings = read_tree(tmp_path)
    assert [file.id for file in files] == ["a", "b"]
    assert findings == ()


def test_a_content_folder_that_is_a_link(tmp_path: Path) -> None:
    make(tmp_path / "real", "articles/a.md")
    (tmp_path / "content").symlink_to("real")
    assert [file.id for file in read_tree(tmp_path / "content")[0]] == ["a"]


def test_a_file_that_vanishes_is_a_finding_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "articles/a.md", "articles/b.md")
    whole = Path.read_bytes

    def gone(self: Path) -> bytes:
        if self.name == "a.md":
            raise FileNotFoundError(2, "No such file or directory")
        return whole(self)

    monkeypatch.setattr(Path, "read_bytes", gone)
    files, findings = read_tree(tmp_path)
    assert [file.id for file in files] == ["b"]
    assert [(finding.code, finding.severity) for finding in findings] == [("P002", "error")]


def test_one_letter_is_one_id_however_the_disk_spells_it(tmp_path: Path) -> None:
    make(tmp_path, "articles/caf\u00e9.md", "articles/cafe\u0301.txt")
    files, findings = read_tree(tmp_path)
    assert [file.id for file in files] == ["caf\u00e9"]
    assert [finding.code for finding in findings] == ["P005"]


@pytest.mark.parametrize("folder", ["articles", "notes"])
@pytest.mark.parametrize("target", ["../elsewhere", "kept", "nowhere", ".", "articles", "notes"])
def test_a_folder_that_is_a_link_is_not_read(tmp_path: Path, folder: str, target: str) -> None:
    make(tmp_path, "elsewhere/a.md", "content/kept/b.md", "content/site.toml")
    (tmp_path / "content" / folder).symlink_to(target)
    files, findings = read_tree(tmp_path / "content")
    assert [file.id for file in files] == ["site.toml"]
    told = [(finding.code, finding.severity) for finding in findings if finding.path.endswith(folder)]
    assert told == [("P003", "error")]
