"""A saved page and a feed, each with its own way to say when."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding

PAGE = """<html><head><meta property="article:published_time" content="2025-03-18T08:00:00+01:00"></head>
<body><article><p>The two ministers met on the ferry on Tuesday.</p></article></body></html>"""
FEED = """<rss version="2.0"><channel><title>Example Post</title>
<item><title>One</title><link>https://example.org/1</link><pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate>
<description>They met.</description></item>
<item><title>Two</title><link>https://example.org/2</link><pubDate>Wed, 19 Mar 2025 10:00:00 GMT</pubDate>
<description>They left.</description></item>
</channel></rss>"""


def findings() -> tuple[Finding, ...]:
    Path("saved.html").write_text(PAGE, "utf-8")
    Path("feed.xml").write_text(FEED, "utf-8")
    return take(["saved.html", "feed.xml"], Path("content"))[2]
