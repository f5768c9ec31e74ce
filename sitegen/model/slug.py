"""The one way a name becomes an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def slugify(name: str, limit_chars: int = 80) -> str:
    """A lower-case ASCII address for any name, cut at a word; a digest where no ASCII letter or digit is left.

    Never empty, never starts or ends with "-".
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode("ascii")).strip("-")
    if len(slug) > limit_chars:
        slug = slug[:limit_chars].rsplit("-", 1)[0].strip("-") or slug[:limit_chars].strip("-")
    return slug or "x" + digest(name)


def digest(text: str, length: int = 10) -> str:
    """A short stable digest of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def event_slug(title: str, claim_id: str) -> str:
    """The address of an event under events/: readable words of its oldest claim, and a digest of that claim's id.

    Neither the date nor any other claim takes part, so the address outlives a corrected date and a merge; the address that a
    merged-away claim had is found the same way.
    """
    return f"{slugify(title, 60)}-{digest(claim_id, 6)}"
