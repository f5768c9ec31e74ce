"""Full text is asked for, and the tool is not there; or it is, and fails.  The site is drawn without."""

import sys
from datetime import date
from pathlib import Path

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.model.event import Event
from sitegen.pipeline import draw


def findings() -> tuple[object, ...]:
    told = []
    weir = Event("a", "a", "other", None, "The weir opens", None)
    corpus = Corpus(SiteConfig(search="pagefind"), date(2025, 3, 18), undated=(weir,))
    for folder, tool in (("one", ()), ("two", (sys.executable, "-c", "import sys; sys.exit('no room left')"))):
        Path(folder).mkdir()
        settings = Path(folder, "site.toml")
        settings.write_text('title = "Weir watch"\nsearch = "pagefind"\n', "utf-8")
        drawing, found = draw(corpus, None, settings, tool)
        assert any(page.path == "search/index.html" for page in drawing.pages)
        told += found
    return tuple(told)
