"""The timeline as one file: nothing fetched, nothing that leads nowhere, every event."""

from __future__ import annotations

import base64
import hashlib
import re

import norvia
from drawn import draw
from strict_html import read

from sitegen.model.corpus import SiteConfig

SITE = SiteConfig(title="The Norvia Talks", single_file=True)
AT_HOME = SiteConfig(title="The Norvia Talks", single_file=True, base_url="https://desk.example/talks/")


def page(site: SiteConfig) -> str:
    return draw(norvia.small_corpus(site=site))["timeline.html"].decode()


def test_it_is_written_only_where_it_is_asked_for() -> None:
    assert "timeline.html" not in draw(norvia.small_corpus())


def test_it_holds_every_event_and_needs_no_other_file() -> None:
    html = page(SITE)
    read_page = read(html.encode())
    assert not read_page.faults and not read_page.loads
    assert [link for link in read_page.links if not link.startswith(("#", "https://"))] == []
    corpus = norvia.small_corpus()
    assert html.count('<li class="event"') == len(corpus.events) + len(corpus.undated)
    for anchor in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{anchor}"' in html


def test_its_links_lead_to_the_site_where_that_is_known() -> None:
    assert 'href="https://desk.example/talks/events/' in page(AT_HOME)
    assert 'href="https://desk.example/talks/' not in page(SITE) and "/events/" not in page(SITE)


def test_its_policy_allows_exactly_its_own_style() -> None:
    html = page(SITE)
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)
    allowed = re.search("style-src 'sha256-([^']+)'", html)
    assert style and allowed and "<script" not in html
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() == allowed[1]
