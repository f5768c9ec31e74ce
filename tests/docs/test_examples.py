"""The manual does what it says: each page is followed from its top in an empty folder.

A fence `sh` holds commands, which must succeed; a fence `text` straight after it holds lines that they print; a line such as
`desk/notes/a.md`: in backticks, with a colon, before a fence says that the fence is that file.  `serve` stays, so it is not run here.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.manual.__main__ import ROOT, read_docs

BLOCK = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^(```|~~~~)(\w*)\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
DOCS = read_docs(ROOT)
WITH_COMMANDS = [path for path, text in DOCS.items() if "```sh\n" in text]


def blocks(path: str) -> Iterator[tuple[str, str, str]]:
    """(file or "", language, text) of each fence."""
    for match in BLOCK.finditer(DOCS[path]):
        yield match[1] or "", match[3], match[4]


def run(line: str) -> int:
    words = shlex.split(line)
    assert words[0] == "dateline", line
    return 0 if words[1] == "serve" else main(words[1:])


@pytest.mark.parametrize("path", WITH_COMMANDS)
def test_the_page_can_be_followed(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    printed = ""
    for file, language, text in blocks(path):
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text, "utf-8")
        elif language == "sh":
            for line in text.splitlines():
                assert run(line) == 0, f"{line}\n{capfd.readouterr().err}"
            out, err = capfd.readouterr()
            printed = out + err
            # What is meant as an example of something else has its code in its page.
            wrong = [code for code in re.findall(r"(?:error|warning) ([A-Z]\d{3}):", err) if code not in DOCS[path]]
            assert wrong == [], err
        elif language == "text" and printed:
            for line in text.splitlines():
                assert line in printed, f"{line!r} is not in\n{printed}"
            printed = ""


def test_there_are_pages_to_follow() -> None:
    assert {"tutorial.md", "how-to/correct.md", "how-to/merge.md", "how-to/hide.md", "how-to/actors.md"} <= set(WITH_COMMANDS)
