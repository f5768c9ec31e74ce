"""Web archives (WARC): the pages among their responses.  Needs warcio, the extra `dateline[warc]`."""

from __future__ import annotations

import contextlib
import io
from typing import Any, BinaryIO

from sitegen.importing.entry import Entries, Entry, marked
from sitegen.model.finding import Finding
from sitegen.model.forms import is_address

MAX_PAGE_BYTES = 5_000_000
MAX_RATIO = 50  # pages and pictures unpack to four times what they take; what was made to burst, to a thousand times
SMALL_BYTES = 20_000_000  # so much may come of the smallest archive
MAX_PAGES = 5000
MAX_KEPT_BYTES = 300_000_000  # of pages: they are held until they are read
_CHUNK = 1 << 20
MISSING = "web archives need warcio, which is not installed"
REMEDY = "pip install 'dateline[warc]'"


class _TooLargeError(Exception):
    """More than is unpacked."""


def read_archive(path: str, stream: BinaryIO) -> Entries:
    """The pages (text/html, status 200) of an archive.  P090 where it cannot be read to its end: the pages before are kept."""
    complaints = io.StringIO()
    with contextlib.redirect_stderr(complaints):  # warcio prints there what it passes over, with the bytes as they are
        found = _read(path, stream)
    damaged = complaints.getvalue().count("WARNING: ")
    if not damaged:
        return found
    message = f"the archive is damaged: {damaged} record{'s are' if damaged > 1 else ' is'} longer or shorter than said"
    told = Finding(path, 0, 0, "P090", "warning", message, "look through what was imported; make the archive again")
    return Entries(found.entries, (*found.findings, told))


def _read(path: str, stream: BinaryIO) -> Entries:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        return Entries((), (Finding(path, 0, 0, "P090", "error", MISSING, REMEDY),))
    entries: list[Entry] = []
    unpacked = number = kept = 0
    told, hint = "", "what stands before was read; make the archive again"
    most = SMALL_BYTES + MAX_RATIO * (stream.seek(0, io.SEEK_END) or 0)
    stream.seek(0)
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            body, size = _body(record, most - unpacked)
            unpacked += size
            if getattr(record.raw_stream, "limit", 0) > 0:
                told = f"record {number} of the archive breaks off"
                break
            if body is not None:
                url = _header(record, "WARC-Target-URI")
                identity = _header(record, "WARC-Record-ID")
                entries.append(Entry(place=f"record {number}", id=identity, url=url if is_address(url) else "", page=body))
                kept += len(body)
            if len(entries) >= MAX_PAGES or kept > MAX_KEPT_BYTES:
                told, hint = f"the archive has more than {len(entries):,} pages; the others were left out", "make one archive for each site"
                break
    except _TooLargeError:
        told, hint = (
            f"the archive unpacks to more than {MAX_RATIO} times its size; it was read no further",
            "such an archive is made to burst",
        )
    except Exception as fault:  # whatever a stranger's archive brings out in warcio: told to the editor, not raised
        told = f"the archive cannot be read after record {number} ({type(fault).__name__})"
    if not told and not entries:
        told, hint = "the archive holds no web page", "only responses of text/html with status 200 are read"
    findings = (Finding(path, 0, 0, "P090", "error", told, hint),) if told else ()
    return Entries(tuple(entries), findings)


def _header(record: Any, name: str) -> str:
    return str(record.rec_headers.get_header(name) or "").strip()


def _body(record: Any, left: int) -> tuple[bytes | None, int]:
    """(the page, None where the record is none; how many bytes it unpacked to).  Raises _TooLargeError where that is more than `left`."""
    http = record.http_headers
    kind = str(http.get_header("Content-Type") or "").lower() if http else ""
    wanted = record.rec_type == "response" and http is not None and http.get_statuscode() == "200" and "html" in kind
    stream = record.content_stream() if wanted else record.raw_stream
    kept: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > left:
            raise _TooLargeError
        if wanted and size <= MAX_PAGE_BYTES:
            kept.append(chunk)
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
    return (marked(b"".join(kept), charset) if wanted and 0 < size <= MAX_PAGE_BYTES else None), size
