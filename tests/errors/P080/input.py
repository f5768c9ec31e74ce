"""A site's own template that asks for something that is not there."""

from datetime import date
from pathlib import Path

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.pipeline import draw


def findings() -> tuple[object, ...]:
    Path("mine").mkdir()
    Path("mine", "about.html").write_text('{% extends "dateline/about.html" %}\n{% block main %}\n{{ nosuch }}\n{% endblock %}\n', "utf-8")
    drawing, found = draw(Corpus(SiteConfig(), date(2025, 3, 18)), Path("mine"))
    assert not drawing.pages
    return found
