"""The pictures that notes show: read where they are wanted and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures

from sitegen.load import MAX_IMAGE_BYTES, read_images, read_tree
from sitegen.model.markup import image_path, image_uses, links, named_links
from sitegen.model.note import Note


def note(*sources: str) -> Note:
    body = "\n\n".join(f"![a view]({source})" for source in sources)
    return Note("n", "content/notes/n.md", "N", body, body_line=5)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "images" / "2024").mkdir(parents=True)
    Pictures.new("RGB", (4, 3)).save(folder / "images" / "pier.png")
    Pictures.new("RGB", (5, 6)).save(folder / "images" / "2024" / "the port.jpg")
    return folder


def test_what_is_shown_is_read_with_its_size(content: Path) -> None:
    images, findings = read_images(content, [note("images/pier.png", "images/2024/the%20port.jpg"), note("images/pier.png")])
    assert findings == ()
    assert [(image.path, image.width, image.height) for image in images] == [("images/2024/the port.jpg", 5, 6), ("images/pier.png", 4, 3)]
    assert images[1].body == (content / "images" / "pier.png").read_bytes()
    assert read_images(content, [note()]) == ((), ()), "nothing else is"
    assert read_tree(content) == ((), ()), "the folder of pictures is nothing odd"


def faults(content: Path, *sources: str) -> list[tuple[str, str]]:
    return [(finding.message, finding.hint) for finding in read_images(content, [note(*sources)])[1]]


def test_what_is_not_there_and_what_is_no_picture(content: Path) -> None:
    (content / "images" / "page.png").write_text("<html><script>alert(1)</script>")
    (content / "images" / "folder.png").mkdir()
    (content / "images" / "big.png").write_bytes(b"\x89PNG" + bytes(MAX_IMAGE_BYTES))
    assert faults(content, "images/peir.png") == [("“images/peir.png” is not there", "did you mean “images/pier.png”?")]
    for name, words in (("page.png", "no picture"), ("folder.png", "no file"), ("big.png", "10 MB")):
        ((message, _),) = faults(content, f"images/{name}")
        assert words in message
        assert str(content) not in message


def with_place() -> bytes:
    picture, made = Pictures.new("RGB", (8, 8), "navy"), io.BytesIO()
    exif = picture.getexif()
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 0.0), 3: "E", 4: (5.0, 19.0, 0.0)})
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_picture_that_tells_where_it_was_taken_is_told_and_shown(content: Path) -> None:
    (content / "images" / "phone.jpg").write_bytes(with_place())
    images, findings = read_images(content, [note("images/phone.jpg", "images/pier.png", "images/2024/the%20port.jpg")])
    assert [(finding.code, finding.severity, finding.line) for finding in findings] == [("P049", "warning", 5)]
    assert len(images) == 3


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=12), st.integers(0, 3000))
def test_no_damaged_picture_raises(content: Path, changes: list[tuple[int, int]], length: int) -> None:
    body = bytearray(with_place())
    for at, value in changes:
        body[at % len(body)] = value
    (content / "images" / "phone.jpg").write_bytes(bytes(body)[: max(1, length)])
    images, findings = read_images(content, [note("images/phone.jpg")])
    assert len(images) + sum(finding.code == "P048" for finding in findings) == 1


def test_no_link_leads_out_of_the_content_folder(content: Path) -> None:
    secret = content.parent / "secret.png"
    Pictures.new("RGB", (1, 1)).save(secret)
    (content / "images" / "link.png").symlink_to(secret)
    (content / "images" / "up").symlink_to(content.parent)
    for source in ("images/link.png", "images/up/secret.png"):
        ((message, _),) = faults(content, source)
        assert "leads out of the content folder" in message


@pytest.mark.parametrize(
    "source",
    [
        "pier.png", "/images/pier.png", "images/../pier.png", "images/..%2f..%2fpier.png", "images//pier.png", "images/.hidden.png",
        "images/a.svg", "images/a.png?x", "images/a%00.png", "images/a\\..\\b.png", "images/", "file:///images/a.png", "data:image/png,x",
    ],
)  # fmt: skip
def test_unsafe_paths_are_none(source: str) -> None:
    assert image_path(source) == ""


def test_code_names_nothing() -> None:
    body = "`[[a]]` [[b]]\n\n```\n[[c]] ![x](images/y.png)\n```\n\n[[d|words]] ``[[e]]`` \\[[f]] ![z](images/z.png)\n~~~\n[[g]]"
    assert [(link.name, link.words) for link in named_links(body)] == [("b", "b"), ("d", "words")]
    assert [body[use.start : use.stop] for use in image_uses(body)] == ["![z](images/z.png)"]


def test_links_with_an_address_of_their_own() -> None:
    body = '[a](b.md) `[c](d.md)` ![e](images/f.png) [g][1] \\[h](i.md) [j](<k l.md>) [m](https://n.example/ "o") [^1]\n\n[^1]: p (q)'
    assert [(link.words, link.target) for link in links(body)] == [("a", "b.md"), ("m", "https://n.example/")]


@pytest.mark.parametrize(
    "hostile", ["[[a" * 50_000, "![" * 50_000, "`" * 50_001, "` ``" * 20_000, "```\n" * 20_001, "![a](" * 20_000, "[[a|" * 30_000]
)
def test_hostile_notes_are_looked_through_in_one_pass(hostile: str) -> None:
    assert list(named_links(hostile)) == []
    assert list(image_uses(hostile)) == []
    assert list(links(hostile)) == []
