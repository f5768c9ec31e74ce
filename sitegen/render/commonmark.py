"""Notes read as CommonMark by pyromark, an option for large sites: a hundred times as fast as Python-Markdown.

What both can do looks alike in the end: headings start at h3, footnotes bear the same ids, `[[names]]` lead to the same pages.
"""

from __future__ import annotations

import re
from html import escape

import pyromark
from pyromark import Options

from sitegen.model.markup import NAMED_LINK

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_SMART_PUNCTUATION
    | Options.ENABLE_HEADING_ATTRIBUTES  # "# Title {#here}": what stands in braces is not for readers, and is dropped by the sanitiser
)
_SHIFT = 2  # an h1 of the note is an h3 of the page
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_NAME = re.compile(NAMED_LINK)
_LINKED = re.compile(r'<a href="by-name:(\d{1,6})">(.*?)</a>', re.DOTALL)
_UNREAD = re.compile(r"\[([^\[\]]*)\]\(by-name:(\d{1,6})\)")
_CALL = re.compile(r'<sup class="footnote-reference"><a href="#[^"]*">(\d+)</a></sup>')
_FOOTNOTE = re.compile(r'<div class="footnote-definition" id="[^"]*"><sup class="footnote-definition-label">(\d+)</sup>\n(<p>)?')


def convert(text: str, paths: dict[str, str]) -> str:
    """The HTML of a note, with all that its author put into it; `paths`: where `[[names]]` lead.  Never raises."""
    names: list[re.Match[str]] = []

    def linked(match: re.Match[str]) -> str:
        names.append(match)
        words = (match[2] or " ".join(match[1].split())).strip().replace("|", "\\|")  # a bare bar would end the cell of a table
        return f"[{words}](by-name:{len(names) - 1})"

    html = pyromark.html(_NAME.sub(linked, text) if "[[" in text else text, options=_OPTIONS)
    if names:
        html = _named(html, names, paths)
    if "<h" in html:
        html = _HEADING.sub(lambda match: f"<{match[1]}h{min(6, int(match[2]) + _SHIFT)}", html)
    return _footnotes(html) if '"footnote-' in html else html


def _named(html: str, names: list[re.Match[str]], paths: dict[str, str]) -> str:
    """The HTML with its links by name leading to their pages, or their bare words; what is no link there is as it was written."""

    def led(match: re.Match[str]) -> str:
        name = names[int(match[1])] if int(match[1]) < len(names) else None
        path = paths.get(" ".join(name[1].split())) if name else None
        return match[2] if path is None else f'<a href="site:{path}">{match[2]}</a>'

    def written(match: re.Match[str]) -> str:
        return escape(names[int(match[2])][0]) if int(match[2]) < len(names) else match[0]

    return _UNREAD.sub(written, _LINKED.sub(led, html))


def _footnotes(html: str) -> str:
    """The HTML with footnotes and their calls leading to each other, with the ids that Python-Markdown gives them."""
    called: set[str] = set()
    told: set[str] = set()

    def call(match: re.Match[str]) -> str:
        number = match[1]
        mark = "" if number in called else f' id="fnref:{number}"'
        called.add(number)
        return f'<sup{mark}><a href="#fn:{number}">{number}</a></sup>'

    def footnote(match: re.Match[str]) -> str:
        number = match[1]
        mark = "" if number in told else f' id="fn:{number}"'
        told.add(number)
        back = f'<a href="#fnref:{number}">{number}</a>' if number in called else number
        return f"<div>{match[2] or ''}<sup{mark}>{back}</sup> "

    return _FOOTNOTE.sub(footnote, _CALL.sub(call, html))
