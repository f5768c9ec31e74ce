"""What a browser is told about a file: its type, and how long it may keep it."""

from __future__ import annotations

import re

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "atom": "application/atom+xml; charset=utf-8",
    "xml": "application/xml",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "mw": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "wasm": "application/wasm",
}
DEFAULT_TYPE = "application/octet-stream"
FOR_EVER = "public, max-age=31536000, immutable"  # the name changes with the bytes
SHORT = "public, max-age=60, must-revalidate"  # a correction must be seen soon
_NAMED_BY_CONTENT = re.compile(r"(^|/)assets/[^/]+\.[0-9a-f]{8,}\.\w+$")


def content_type(path: str) -> str:
    """The type of a file by its ending."""
    name = path.rsplit("/", 1)[-1]
    if name in ("CNAME", "_headers", "_redirects"):
        return TYPES["txt"]
    return TYPES.get(name.rpartition(".")[2].casefold(), DEFAULT_TYPE)


def cache_control(path: str) -> str:
    """Long for files named by a digest of their content, short for all others."""
    return FOR_EVER if _NAMED_BY_CONTENT.search(path) else SHORT
