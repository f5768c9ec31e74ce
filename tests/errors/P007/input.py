"""A name from a disk of another time."""

import os
from pathlib import Path

from sitegen.load import read_tree


def findings() -> tuple[object, ...]:
    Path("content/articles").mkdir(parents=True)
    Path(os.fsdecode(b"content/articles/caf\xe9.md")).write_text("words")
    return read_tree(Path("content"))[1]
