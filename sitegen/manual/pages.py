"""The manual for a browser: each Markdown file of docs/ as a page, read by the Markdown reader of the site's notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import pairwise

from markupsafe import Markup

from sitegen.model.corpus import SiteConfig
from sitegen.model.slug import slugify
from sitegen.render.assets import read_assets
from sitegen.render.html import environment
from sitegen.render.links import root_of
from sitegen.render.markdown import LIMIT_CHARS, to_html

_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^(?:```|~~~~).*?^(?:```|~~~~)$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!https?:|mailto:|#)([^()\s]+)\)")
_CODE = re.compile(rf"{_FENCED.pattern}|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_RANK = re.compile(r"<(/?)h([345])")  # a note's headings begin below those of the page it stands on
_BEHIND = re.compile(r'<a href="https://manual\.invalid/([^"]*)"[^>]*>')


def manual(sources: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """(path, page) for each Markdown file of `sources`, path -> text; `tutorial.md` becomes `tutorial/index.html`; and the style sheet.

    Raises ValueError for a link between pages that leads nowhere.
    """
    engine = environment(None)
    template = engine.from_string((files("sitegen.manual") / "page.html").read_text("utf-8"))
    css = next(page for page in read_assets(engine, SiteConfig().theme).pages if page.path.endswith(".css"))
    yield css.path, css.body
    titles = {path: _title(text) for path, text in sources.items()}
    anchors = {path: {anchor for anchor, _ in _sections(text)} for path, text in sources.items()}
    for path, text in sources.items():
        page = _page(path)
        sections = [(anchor, Markup(_html(path, part, anchors))) for anchor, part in _sections(text)]
        menu = [(titles[other], root_of(page) + _page(other), other == path) for other in _in_order(sources)]
        view = {
            "title": titles[path],
            "sections": sections,
            "menu": menu,
            "css": root_of(page) + css.path,
            "home": root_of(page) + "index.html",
        }
        yield page, template.render(view).encode("utf-8")


def _page(path: str) -> str:
    """Where the page of a source lies."""
    stem = path.removesuffix(".md")
    return "index.html" if stem == "index" else f"{stem.lower()}/index.html"


def _in_order(sources: Mapping[str, str]) -> list[str]:
    """As the first page names them, then what it does not."""
    named = [posixpath.normpath(link.split("#")[0]) for _, link in _LINK.findall(sources.get("index.md", ""))]
    return list(dict.fromkeys((*(path for path in ("index.md", *named) if path in sources), *sources)))


def _title(text: str) -> str:
    found = _HEADING.search(text)
    return found[2].replace("`", "") if found else "Dateline"


def _sections(text: str) -> list[tuple[str, str]]:
    """(anchor, Markdown) from heading to heading, so that no part is longer than the reader of notes takes."""
    code = [(match.start(), match.end()) for match in _FENCED.finditer(text)]
    starts = [m for m in _HEADING.finditer(text) if not any(start <= m.start() < stop for start, stop in code)]
    cuts = [0, *(match.start() for match in starts if match.start()), len(text)]
    names = {match.start(): slugify(match[2].split(":")[0] if match[2][1:5].split(":")[0].isdigit() else match[2]) for match in starts}
    parts = [(names.get(cut, "top"), text[cut:stop]) for cut, stop in pairwise(cuts) if text[cut:stop].strip()]
    assert all(len(part) <= LIMIT_CHARS for _, part in parts), "a section longer than a note may be"
    return parts


def _html(path: str, part: str, anchors: Mapping[str, set[str]]) -> str:
    """Safe HTML of one section; links to other Markdown files lead to their pages."""

    def behind(match: re.Match[str]) -> str:
        target, _, anchor = match[2].partition("#")
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if other not in anchors or (anchor and slugify(anchor) not in anchors[other]):
            raise ValueError(f"docs/{path}: the link to “{match[2]}” leads nowhere")
        return f"[{match[1]}](https://manual.invalid/{root_of(_page(path))}{_page(other)}{'#' + slugify(anchor) if anchor else ''})"

    # The reader of notes keeps links to the web alone; these wear a host that is none until it has read them.
    code = [match.span() for match in _CODE.finditer(part)]
    inside = {at for start, stop in code for at in (start, stop)}
    pieces = [part[start:stop] for start, stop in pairwise(sorted({0, len(part), *inside}))]
    html = to_html("".join(piece if _CODE.fullmatch(piece) else _LINK.sub(behind, piece) for piece in pieces))
    return _RANK.sub(lambda match: f"<{match[1]}h{int(match[2]) - 2}", _BEHIND.sub(r'<a href="\1">', html))
