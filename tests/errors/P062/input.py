"""A page that trafilatura finds no article in."""

from sitegen.model.corpus import SiteConfig
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_article, worker


def findings() -> tuple[object, ...]:
    found, worker.extract = worker.extract, lambda page: ("", "trafilatura found no article in it")
    try:
        raw = RawFile("article", "content/articles/talks.html", "talks", b"<p>The mayor met the envoy.</p>")
        return parse_article(raw, SiteConfig())[1]
    finally:
        worker.extract = found
