"""One page at a time: the bytes of the whole site, in any order of asking."""

from __future__ import annotations

import sys
from pathlib import Path

import norvia
import pytest
from drawn import draw
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.corpus import Corpus, SiteConfig
from sitegen.render import render
from sitegen.render.demand import Engines, Pages

OF_ALL = ("sitemap", "robots.txt", "_headers", "_redirects", ".nojekyll")  # what tells of all pages, and the pictures for shared links
CORPORA = {
    "small": norvia.small_corpus(),
    "large": norvia.large_corpus(90),
    "addressed": norvia.small_corpus(site=SiteConfig(title="Talks", base_url="https://desk.example/talks/")),
    "empty": Corpus(SiteConfig(), norvia.AS_OF),
}


@pytest.mark.parametrize("name", CORPORA)
def test_each_page_is_that_of_the_whole_site(name: str) -> None:
    site = draw(CORPORA[name])
    pages = Pages(CORPORA[name], None)
    asked = [path for path in sorted(site, reverse=True) if not path.startswith(OF_ALL) and not path.endswith("share.png")]
    assert len(asked) > 20
    for path in asked:
        page = pages.page(path)
        assert page is not None and page.body == site[path], path


@given(st.lists(st.sampled_from(sorted(draw(CORPORA["small"]))), max_size=6))
@settings(max_examples=30)
def test_in_any_order(paths: list[str]) -> None:
    site, pages = draw(CORPORA["small"]), Pages(CORPORA["small"], None)
    for path in paths:
        page = pages.page(path)
        assert page is None or page.body == site[path]


@pytest.mark.parametrize(
    "path", ["", "nowhere.html", "events/none/index.html", "actors/none/index.html", "2031/index.html", "../index.html", "assets/x.js"]
)
def test_what_the_site_does_not_have(path: str) -> None:
    assert Pages(CORPORA["small"], None).page(path) is None


def test_the_engine_is_kept_until_a_template_changes(tmp_path: Path) -> None:
    engines = Engines(tmp_path)
    corpus = CORPORA["small"]
    first = engines.engine(corpus)
    assert engines.engine(corpus) is first
    (tmp_path / "404.html").write_text("gone")
    second = engines.engine(corpus)
    assert second is not first
    assert engines.engine(CORPORA["addressed"]) is not second
    page = Pages(CORPORA["small"], tmp_path, second).page("404.html")
    assert page is not None and page.body == b"gone"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_two_processes_draw_what_one_draws() -> None:
    corpus = norvia.large_corpus(450)
    assert {page.path: page.body for page in render(corpus, None, 2)} == {page.path: page.body for page in render(corpus, None, 1)}
