"""Notes are to be read as CommonMark, and what reads it is not installed.  Python-Markdown reads them."""

import importlib.util
import sys

from sitegen.config import load_config
from sitegen.model.rawfile import RawFile


def findings() -> tuple[object, ...]:
    there = sys.modules.get("pyromark")
    sys.modules["pyromark"] = None  # type: ignore[assignment]  # as if it were not installed
    try:
        assert importlib.util.find_spec("markdown")
        settings, found = load_config((RawFile("config", "site.toml", "site.toml", b'title = "Weir watch"\nmarkdown = "commonmark"\n'),))
    finally:
        if there is None:
            del sys.modules["pyromark"]
        else:
            sys.modules["pyromark"] = there
    assert settings.site.markdown == "python-markdown"
    return found
