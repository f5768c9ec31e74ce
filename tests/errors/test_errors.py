"""Every finding's code has an example here: what is wrong goes in, what the editor reads comes out.

`tests/errors/<code>/` holds the input and `expected.txt`, the report's words.  The input is one of

* `input.md`, `input.txt`, `input.html`: an article;   `input.note.md`: a note;
* `input.site.toml`, `input.sources.toml`, `input.actors.toml`;
* `input/`: a whole content folder;
* `input.py`: what a file cannot hold (a link, a full disk): `def findings() -> tuple[Finding, ...]`, run in an empty folder.

A changed text is read by a person, then accepted:  DATELINE_ACCEPT=1 pytest tests/errors && make docs
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
from datetime import date
from pathlib import Path

import pytest

from sitegen.config import load_config
from sitegen.load import read_images, read_tree
from sitegen.manual.codes import PLACES
from sitegen.model.codes import CODES
from sitegen.model.finding import Finding
from sitegen.parse import parse_article, parse_note
from sitegen.report import format_findings

HERE = Path(__file__).parent
AS_OF = date(2026, 1, 1)
EXAMPLES = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name in CODES)
REQUIRED = ("P",)  # of these letters every code must have an example; of the others what is missing is listed


def lay_out(example: Path) -> None:
    """Make a content folder of the example in the working folder."""
    content = Path("content")
    if (example / "input").is_dir():
        shutil.copytree(example / "input", content)
        return
    for name, place in PLACES.items():
        if (example / name).is_file():
            (content / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(example / name, content / place)


def read_files() -> tuple[Finding, ...]:
    """What reading the files of the content folder finds."""
    files, findings = read_tree(Path("content"))
    settings, found = load_config(files)
    findings += found
    for raw in files:
        if raw.kind == "article":
            findings += parse_article(raw, settings.site, settings.sources)[1]
        elif raw.kind == "note":
            note, found = parse_note(raw)
            findings += found
            findings += read_images(Path("content"), [note] if note else [])[1]
    return findings


def findings_of(code: str) -> tuple[Finding, ...]:
    """The findings of an example: by the readers alone for P, by the whole pipeline for the others."""
    example = HERE / code
    if (example / "input.py").is_file():
        return tuple(runpy.run_path(str(example / "input.py"))["findings"]())
    lay_out(example)
    if code.startswith("P"):
        return read_files()
    from sitegen.pipeline import Options, read_corpus

    return read_corpus(Path("content"), Options(as_of=AS_OF)).findings


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = format_findings(finding for finding in findings_of(code) if finding.code == code) + "\n"
    expected = HERE / code / "expected.txt"
    if os.environ.get("DATELINE_ACCEPT"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
    assert f" {code}: " in text, "the example does not bring its code out"


def test_every_code_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    missing = [code for code in CODES if code not in EXAMPLES]
    others = [code for code in missing if not code.startswith(REQUIRED)]
    if others:
        with capsys.disabled():
            print(f"\nno example yet in tests/errors: {', '.join(others)}")
    assert [code for code in missing if code.startswith(REQUIRED)] == []


def test_no_example_without_a_code() -> None:
    folders = [folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("__")]
    assert sorted(set(folders) - set(CODES)) == []


def test_every_error_and_warning_gives_place_fact_and_remedy() -> None:
    """Of each example, as an editor reads it: a path, the code's words, and in the last line what to do."""
    told, lacking = set(), []
    for code in EXAMPLES:
        blocks = re.split(r"\n(?=\S)", (HERE / code / "expected.txt").read_text("utf-8").rstrip("\n"))
        for block in blocks:
            head = re.match(r"\S.*?(?::\d+){0,2}: (error|warning|info) [A-Z]\d{3}: \S", block)
            remedy = re.match(r"   \S", block.rpartition("\n")[2])
            told.add(code)
            if not head or (not remedy and head[1] != "info"):
                lacking.append(block)
    assert lacking == []
    assert len(told) >= 25
