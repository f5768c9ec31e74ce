"""No content folder at all."""

from pathlib import Path

from sitegen.load import read_tree


def findings() -> tuple[object, ...]:
    return read_tree(Path("content"))[1]
