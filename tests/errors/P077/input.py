"""A folder that another build holds."""

from pathlib import Path

from sitegen.model.corpus import Page
from sitegen.publish import publish, swap


def findings() -> tuple[object, ...]:
    Path("output").mkdir()
    swap.LOCK_SECONDS, patience = 0.0, swap.LOCK_SECONDS
    try:
        with swap.lock(Path("output").resolve()):
            return publish([Page("index.html", b"page")], Path("output"))[1]
    finally:
        swap.LOCK_SECONDS = patience
