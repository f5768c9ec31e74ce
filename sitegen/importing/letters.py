"""Newsletters: the letters of a mailbox (mbox) or of one message file (.eml); and pages that a browser saved in that form (.mhtml)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from sitegen.importing.entry import Entries, Entry, marked
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address

MAX_LETTERS = 5000
MAX_LETTER_BYTES = 25_000_000  # what mail servers take, pictures and all
MAX_TEXT_CHARS = 1_000_000
MAX_HEADERS = 2000  # lines of them
MAX_PARTS = 500  # of one letter
_FROM = re.compile(rb"^From [^\r\n]{0,1000}\r?\n", re.MULTILINE)  # the line before each letter of a mailbox
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
# Of them MIME's reader takes time that grows with the square of their number.
MAX_BOUNDARIES = 5000


def read_saved(path: str, body: bytes) -> Entries:
    """The page in a file that a browser saved whole: its address from where it was saved; its date is the page's, not that of saving."""
    found = read_letters(path, body)
    pages = [one for one in found.entries[:1] if one.page]
    if not pages:
        hint = "save it again, as a web page or as text"
        return Entries((), found.findings or (Finding(path, 0, 0, "P090", "error", "it holds no web page", hint),))
    message = email.message_from_bytes(body, policy=email.policy.compat32)
    address = next((told for name in ("Snapshot-Content-Location", "Content-Location") if is_address(told := _header(message, name))), "")
    return Entries((Entry(place="", url=address, page=pages[0].page),))


def read_letters(path: str, body: bytes) -> Entries:
    """The letters in a mailbox's or message's bytes; P093 for one that cannot be read, and the others go on."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    for number, (line, letter) in enumerate(_letters(body), 1):
        place = f"letter {number}"
        if number > MAX_LETTERS:
            message = f"the mailbox has more than {MAX_LETTERS:,} letters; those from here on were left out"
            findings.append(Finding(path, line, 0, "P090", "error", message, "export it in parts"))
            break
        try:
            entry = _entry(place, line, letter)
        except Exception as fault:  # whatever a stranger's letter brings out in the standard library's reader: told, and the others go on
            message = f"{place} cannot be read ({type(fault).__name__})"
            findings.append(Finding(path, line, 0, "P093", "error", message, "open it in a mail program, and save its text"))
            continue
        if entry is None:
            hint = "open it in a mail program; where its words are a picture, write them down"
            findings.append(Finding(path, line, 0, "P093", "error", f"{place} has no text", hint))
        else:
            entries.append(entry)
    if not entries and not findings:
        findings.append(Finding(path, 0, 0, "P090", "error", "it holds no letter", "export the mailbox as mbox, or the letter as .eml"))
    return Entries(tuple(entries), tuple(findings))


def _letters(body: bytes) -> Iterator[tuple[int, bytes]]:
    """(line on which it begins, its bytes) of each letter."""
    starts = list(_FROM.finditer(body))
    if not starts or body[: starts[0].start()].strip():
        if body.strip():
            yield 1, body
        return
    ends = [match.start() for match in starts[1:]] + [len(body)]
    line, counted = 1, 0
    for match, end in zip(starts, ends, strict=True):
        line += body.count(b"\n", counted, match.start())
        counted = match.start()
        yield line, _QUOTED_FROM.sub(rb"\1", body[match.end() : end])


def _entry(place: str, line: int, letter: bytes) -> Entry | None:
    """One letter; None where it has no words."""
    if len(letter) > MAX_LETTER_BYTES:
        raise ValueError("larger than mail servers take")
    head = re.search(rb"\r?\n\r?\n", letter)
    if letter.count(b"\n--") > MAX_BOUNDARIES or letter.count(b"\n", 0, head.start() if head else len(letter)) > MAX_HEADERS:
        raise ValueError("made to keep programs busy")
    message = email.message_from_bytes(letter, policy=email.policy.compat32)
    parts = _texts(message)
    if not parts.get("html", "").strip() and not parts.get("plain", "").strip():
        return None
    if len(parts.get("plain", "")) > MAX_TEXT_CHARS and not parts.get("html", "").strip():
        raise ValueError("its text is longer than a book")
    name, address = parseaddr(_header(message, "From"))
    html = parts.get("html", "")
    return Entry(
        place=place,
        line=line,
        id=_header(message, "Message-ID"),
        title=_header(message, "Subject"),
        published=_header(message, "Date"),
        dated_by="the letter's Date",
        publisher=name or address.rpartition("@")[2],
        text="" if html.strip() else parts.get("plain", ""),
        page=marked(html.encode("utf-8", "replace"), "utf-8") if html.strip() else b"",
    )


def _texts(message: Message) -> dict[str, str]:
    """The first part of plain text and the first of HTML that are no attachments."""
    found: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number >= MAX_PARTS:
            break
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            found.setdefault(kind.removeprefix("text/"), _decoded(payload, str(part.get_content_charset() or "utf-8")))
    return found


def _decoded(payload: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        try:
            return payload.decode(name)
        except (UnicodeError, LookupError):
            continue
    return payload.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    """A header's words on one line."""
    told = message.get(name)
    if told is None:
        return ""
    try:
        words = str(make_header(decode_header(str(told)[:5000])))
    except (MessageError, ValueError, LookupError):
        words = str(told)
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())[:1000]
