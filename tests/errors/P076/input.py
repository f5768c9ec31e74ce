"""The output inside the content."""

from pathlib import Path

from sitegen.publish import check_folders


def findings() -> tuple[object, ...]:
    return check_folders(Path("content"), Path("content/output"))
