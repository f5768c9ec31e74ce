"""A file of the content folder before anyone has read it, and the one way its bytes become text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from sitegen.model.finding import Finding
from sitegen.model.stored import stored

RawKind = Literal["article", "note", "config", "sources", "actors"]

# Longest mark first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32 (little-endian)"),
    (codecs.BOM_UTF32_BE, "UTF-32 (big-endian)"),
    (codecs.BOM_UTF16_LE, "UTF-16 (little-endian)"),
    (codecs.BOM_UTF16_BE, "UTF-16 (big-endian)"),
)
_UTF8_MARKS = re.compile(b"(?:" + codecs.BOM_UTF8 + b")*")  # two where one program put its mark before another's
# Single-byte encodings worth a guess, by the letters they make of bytes above 0x7F.
_GUESSES = (
    ("cp1252", "Windows-1252 (Western European)"),
    ("cp1251", "Windows-1251 (Cyrillic)"),
    ("cp1250", "Windows-1250 (Central European)"),
)
# How files begin that are no text whatever their name says, and what to do with them.
_NO_TEXT: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    (
        (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!"),
        "a compressed file",
        "unpack it, and put what was in it here",
    ),
    ((b"PK\3\4",), "a compressed file or a document of an office program", "open it, and save its words as text (UTF-8)"),
    ((b"\xd0\xcf\x11\xe0", b"{\\rtf"), "a document of an office program", "open it, and save its words as text (UTF-8)"),
    ((b"%PDF-",), "a PDF", "copy its words into a text file"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"), "a picture, a sound or a film", "write what it shows as text"),
    ((b"SQLite format 3", b"\x7fELF", b"MZ\x90"), "a program or a data base", "move it out of the folder"),
)
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\r\f\x1b")
_SAMPLE_BYTES = 65536
_FEW_BYTES = 512  # of so few no share is told


@stored
@dataclass(frozen=True, slots=True)
class RawFile:
    """One file of `content/`: where it is and its bytes."""

    kind: RawKind
    path: str  # as the editor sees it: "content/articles/2025/talks.md"
    id: str  # articles and notes: the path under their folder without the ending; others: the file's name
    body: bytes

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with its dot: ".md"."""
        return PurePosixPath(self.path).suffix.lower()


def decode_utf8(raw: RawFile) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a UTF-8 file, its byte order marks dropped and every line ended by "\\n"; or None and why not (P010, P011, P014).

    Only "\\r\\n" and "\\r" become "\\n": line and column stay what an editor shows.
    """
    if found := no_text(raw):
        return None, (found,)
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.body.startswith(mark):
            return None, (_not_utf8(raw, 0, f"starts with the byte order mark of {name}", name),)
    marks = _UTF8_MARKS.match(raw.body)
    skipped = marks.end() if marks else 0
    try:
        text = raw.body[skipped:].decode("utf-8")
    except UnicodeDecodeError as fault:
        guess = guess_encoding(raw.body)
        return None, (_not_utf8(raw, fault.start + skipped, _byte_words(raw.body, fault.start + skipped), guess),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return None, (_null_byte(raw, text),)
    return text, ()


def no_text(raw: RawFile) -> Finding | None:
    """P014 where the bytes are those of a picture, an archive, a document, or controls without words."""
    for openings, what, hint in _NO_TEXT:
        if raw.body.startswith(openings):
            return Finding(raw.path, 0, 0, "P014", "error", f"is {what}, not text", hint)
    sample = raw.body[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if len(sample) < _FEW_BYTES or controls * 3 <= len(sample):
        return None
    message = f"is not text: {100 * controls // len(sample)}% of it are control characters"
    return Finding(raw.path, 0, 0, "P014", "error", message, "open it in the program that made it, and save its words as text (UTF-8)")


def guess_encoding(body: bytes) -> str:
    """A person's name for the likeliest encoding of bytes that are not UTF-8; "" when nothing is likely.

    The single-byte guess is the one whose high bytes come out as the most letters beside other letters.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return name
    sample = body[:_SAMPLE_BYTES]
    if sample.count(b"\0") > len(sample) // 8:
        return "UTF-16 without a byte order mark, or no text at all"
    best = max((_letters(sample, codec), -rank, name) for rank, (codec, name) in enumerate(_GUESSES))
    return best[2] if best[0] > 0 else ""


def encoding_codec(name: str) -> str:
    """Python's codec for a name that `guess_encoding` gave; "" when there is none."""
    return next((codec for codec, label in _GUESSES if label == name), "")


def _letters(sample: bytes, codec: str) -> int:
    """How many characters above 0x7F look like writing in this encoding, less those that cannot be."""
    text = sample.decode(codec, "replace")
    score = 0
    for before, here in zip(" " + text, text, strict=False):
        if here < "\x80":
            continue
        if here in "“”‘’–—…€£«»é ":
            score += 2
        elif here.isalpha():
            # A capital in the middle of a small-letter word is the mark of the wrong table.
            score += -2 if here.isupper() and before.islower() else 1
            # Cyrillic is written in whole words of such letters, accents stand among plain ones.
            beside_another = before > "\x7f" and before.isalpha()
            score += 1 if beside_another == ("\u0400" <= here <= "\u04ff") or not before.isalpha() else -1
        else:
            score -= 1
    return score


def _byte_words(body: bytes, offset: int) -> str:
    return f"byte {offset + 1} is 0x{body[offset]:02X}, which UTF-8 does not allow there"


def _not_utf8(raw: RawFile, offset: int, fact: str, guess: str) -> Finding:
    """P010 at the line of the byte; the column counts bytes, for the line cannot be read as characters."""
    start = raw.body.rfind(b"\n", 0, offset) + 1
    stop = raw.body.find(b"\n", offset)
    line_bytes = raw.body[start : stop if stop >= 0 else len(raw.body)].rstrip(b"\r")
    before = line_bytes[: offset - start].decode("utf-8", "replace")
    before = before if start else before.lstrip("\ufeff")  # no editor shows or counts a byte order mark
    told = f"it is probably {guess}" if guess else "its encoding could not be guessed"
    return Finding(
        path=raw.path,
        line=raw.body.count(b"\n", 0, offset) + 1,
        column=len(before) + 1,
        code="P010",
        severity="error",
        message=f"the file is not UTF-8: {fact}; {told}",
        hint="open it in an editor, choose “Save with encoding”, take UTF-8, and save",
        excerpt=(before + line_bytes[offset - start :].decode("utf-8", "replace"))[:400],
    )


def _null_byte(raw: RawFile, text: str) -> Finding:
    offset = text.index("\0")
    start = text.rfind("\n", 0, offset) + 1
    return Finding(
        path=raw.path,
        line=text.count("\n", 0, offset) + 1,
        column=offset - start + 1,
        code="P011",
        severity="error",
        message="the file holds a NUL character, so it is not plain text (or was damaged when it was saved)",
        hint="paste the text into a new file and save that as UTF-8",
        excerpt=text[start:].split("\n", 1)[0][:400],
    )
