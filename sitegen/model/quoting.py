"""A string as YAML and TOML both read it."""

from __future__ import annotations

import json
import re

_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """A string that YAML and TOML both read as written: JSON's spelling is valid in either, with what is invisible spelt out.

    Raises UnicodeEncodeError for words that are no UTF-8.
    """
    text.encode()
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))
