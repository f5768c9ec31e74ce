"""Words: their stems, and lists of them kept in files beside this one."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "al", "ly", "s")


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The words of a file, one a line; lines that begin with "#" are comments."""
    lines = files("sitegen.merge").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings: enough to bring "pledges", "pledged" and "pledging" together."""
    word = re.sub(r"['’]s?$", "", word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word.rstrip("e") if len(word) > 4 else word
