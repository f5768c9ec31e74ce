"""What machines look for at fixed addresses: sitemap.xml and robots.txt; and what they read inside an event's page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape  # that of xml.sax imports the whole of urllib
from typing import Any

from markupsafe import Markup

from sitegen.model.claim import Participant
from sitegen.model.corpus import Page
from sitegen.model.event import Event
from sitegen.model.extent import Extent, Granularity
from sitegen.render.html import clean
from sitegen.render.links import absolute, safe_url
from sitegen.render.views.book import Book, told_on

URLS_AT_MOST = 50_000  # of one sitemap, by the protocol
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(book: Book, paths: Iterable[str], changed: dict[str, str]) -> Iterable[Page]:
    """sitemap.xml, in parts where there are very many pages.  `changed`: path -> the day something was last said of it.

    The protocol knows absolute addresses only: without a base_url the file says so and lists nothing.
    """
    base = book.site.base_url
    if not base:
        remark = "<!-- A sitemap holds full addresses only: set base_url in site.toml, or build with base-url, to list the pages. -->"
        yield Page("sitemap.xml", f"{_HEAD}{remark}\n<urlset {_SPACE}></urlset>\n".encode())
        return
    rows = [f"<url><loc>{escape(absolute(base, path), quote=False)}</loc>{_lastmod(changed.get(path))}</url>\n" for path in sorted(paths)]
    parts = [rows[start : start + URLS_AT_MOST] for start in range(0, len(rows), URLS_AT_MOST)]
    if len(parts) <= 1:
        yield Page("sitemap.xml", f"{_HEAD}<urlset {_SPACE}>\n{''.join(rows)}</urlset>\n".encode())
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield Page(name, f"{_HEAD}<urlset {_SPACE}>\n{''.join(part)}</urlset>\n".encode())
    index = "".join(f"<sitemap><loc>{escape(absolute(base, name), quote=False)}</loc></sitemap>\n" for name in names)
    yield Page("sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{index}</sitemapindex>\n".encode())


def _lastmod(day: str | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def robots(book: Book) -> Page:
    """robots.txt: everything may be read; the sitemap's address where the site knows its own."""
    lines = ["User-agent: *", "Allow: /"]
    if book.site.base_url:
        lines += ["", f"Sitemap: {absolute(book.site.base_url, 'sitemap.xml')}"]
    return Page("robots.txt", ("\n".join(lines) + "\n").encode())


def json_ld(book: Book, event: Event) -> Markup:
    """The event as schema.org JSON-LD, safe inside a script element; no day that the words do not warrant."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "identifier": event.id,
        "additionalType": event.kind,
    }
    if url := absolute(book.site.base_url, book.paths[event.id]):
        data["url"] = url
    if event.extent and not event.extent.approximate and not event.extent.uncertain:
        data |= _ld_dates(event.extent)
    if event.status == "cancelled":
        data["eventStatus"] = "https://schema.org/EventCancelled"
    elif event.kind == "meeting":
        data["eventStatus"] = "https://schema.org/EventScheduled"
    if event.place:
        data["location"] = {"@type": "Place", "name": event.place.name}
    if event.actors:
        data["attendee" if event.kind == "meeting" else "contributor"] = [_ld_actor(actor) for actor in event.actors]
    articles = [book.documents[id] for id in dict.fromkeys(claim.article for claim in event.claims) if id in book.documents]
    if articles:
        data["subjectOf"] = [
            {
                "@type": "NewsArticle",
                "headline": document.title or document.id,
                **({"url": safe_url(document.url)} if safe_url(document.url) else {}),
                **({"datePublished": document.publication.day.isoformat()} if document.publication.day else {}),
                **({"publisher": {"@type": "Organization", "name": document.publisher}} if document.publisher else {}),
            }
            for document in articles[:40]
        ]
    if (told := told_on(book, event)) is not None:
        data["dateModified"] = told.isoformat()
    text = clean(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return Markup(text.translate({ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}))


def _ld_dates(extent: Extent) -> dict[str, str]:
    """startDate and endDate as ISO 8601, cut to the month or year where no more was told."""
    keep = {Granularity.MONTH: 7, Granularity.YEAR: 4}.get(extent.granularity, 10)
    if extent.granularity > Granularity.MONTH and extent.granularity is not Granularity.YEAR:
        keep = 7 if extent.granularity <= Granularity.HALF else 4
    out = {}
    if extent.start:
        out["startDate"] = extent.start.isoformat()[:keep]
    if extent.last:
        out["endDate"] = extent.last.isoformat()[:keep]
    return out


def _ld_actor(actor: Participant) -> dict[str, str]:
    kinds = {"person": "Person", "body": "Organization", "state": "Country", "group": "Organization"}
    return {"@type": kinds.get(actor.kind or "", "Thing"), "name": actor.name}
