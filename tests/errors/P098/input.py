"""A feed that tells only what its articles are about."""

from pathlib import Path

from sitegen.commands.importing import take
from sitegen.model.finding import Finding

FEED = """<rss version="2.0"><channel><title>Example Post</title>
<item>
<title>Talks</title><link>https://example.org/1</link><pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate>
<description>Two ministers met on the ferry. Read more …</description></item>
</channel></rss>"""


def findings() -> tuple[Finding, ...]:
    Path("feed.xml").write_text(FEED, "utf-8")
    return take(["feed.xml"], Path("content"))[2]
