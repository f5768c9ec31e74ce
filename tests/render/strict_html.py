"""A strict reader of our pages: every element closed in order, no attribute twice, no id twice, headings without a gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Found:
    """What a page holds."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # href of <a>
    loads: list[str] = field(default_factory=list)  # what a browser fetches by itself
    headings: list[int] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)  # the text of each <script>


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Found()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self.found
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            found.faults.append(f"<{tag}> has an attribute twice: {names}")
        here = {name: value or "" for name, value in attrs}
        found.elements.append((tag, here))
        found.faults += [f"<{tag}> has {name}" for name in names if name == "style" or name.startswith("on")]
        if "id" in here:
            found.ids.append(here["id"])
        if tag == "a" and "href" in here:
            found.links.append(here["href"])
        if tag == "link" and here.get("rel") in ("stylesheet", "icon"):
            found.loads.append(here["href"])
        found.loads += [here[name] for name in ("src", "srcset", "poster", "data") if name in here]
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            found.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.stack:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack[-1] != tag:
            self.found.faults.append(f"</{tag}> closes {self.stack[-3:]} at {self.getpos()}")
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] == "script":
            self.found.scripts.append(data)
        else:
            self.found.text.append(data)


def read(page: bytes) -> Found:
    """What the page holds, with its faults."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    found = reader.found
    found.faults += [f"<{tag}> is never closed" for tag in reader.stack]
    found.faults += [f"id {name} twice" for name in {name for name in found.ids if found.ids.count(name) > 1}]
    before = 0
    for level in found.headings:
        if level > before + 1:
            found.faults.append(f"h{level} after h{before}")
        before = level
    return found
