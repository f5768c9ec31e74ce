"""Notes read by Python-Markdown, the default: as that library reads them, without trying what a note does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor as InlinePass
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from nh3 import clean_text

from sitegen.model.markup import NAMED_LINK

_OPEN_AT_MOST = 20  # Python-Markdown looks for the end of each open bracket: 10,000 in one block take 28 s
_ROW = re.compile(r"^ {0,3}\|.*$", re.MULTILINE)  # of a table: the bar of [[name|words]] ends no cell
_BAR = re.compile(r"\[\[([^\[\]|\n\\]{1,200})\|")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# fmt: off
# What each match of a pattern holds, by the pattern's name in Python-Markdown 3.11: a text without it is not searched for the pattern.
_SIGNS = {
    "backtick": "`", "by-name": "[[", "escape": "\\", "footnote": "[^", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "://", "automail": "@", "linebreak": "  \n",
    "html": "<", "entity": "&",
    "smarty-em-dashes": "---", "smarty-en-dashes": "--", "smarty-ellipses": "...",
    "smarty-quotes-0": "'", "smarty-quotes-1": '"', "smarty-quotes-2": "\"'", "smarty-quotes-3": "'\"", "smarty-quotes-4": "'\"",
    "smarty-quotes-5": "\"'", "smarty-quotes-6": "'", "smarty-quotes-7": "'", "smarty-quotes-8": "'", "smarty-quotes-9": "'",
    "smarty-quotes-10": "'", "smarty-quotes-11": '"', "smarty-quotes-12": '"', "smarty-quotes-13": '"', "smarty-quotes-14": '"',
}
_EMPHASIS = ("*", "_")  # of the one pattern that has two signs
_BLOCK_SIGNS = {
    "table": ("|",), "hashheader": ("#",), "setextheader": ("\n=", "\n-"), "hr": ("-", "*", "_"), "deflist": (": ",), "quote": (">",),
    "footnote": ("[^",), "abbr": ("*[",), "reference": ("]:",),
}
# fmt: on


def convert(text: str, paths: dict[str, str]) -> str:
    """The HTML of a note, with all that its author put into it; `paths`: where `[[names]]` lead.  Never raises."""
    text = _ROW.sub(lambda row: _BAR.sub(r"[[\1\|", row[0]), text) if "[[" in text else text
    text = "\n\n".join(map(_defused, text.split("\n\n")))
    try:
        return reader(paths).convert(text)
    except (RecursionError, ValueError):
        _make.cache_clear()  # whatever state it was left in
        return "<p>" + clean_text(text) + "</p>"


def reader(paths: dict[str, str]) -> Markdown:
    """The reader of all notes, ready for one whose `[[names]]` lead to these paths."""
    made, by_name = _make()
    by_name.paths = paths
    return made.reset()


@cache
def _make() -> tuple[Markdown, _ByName]:
    """One reader for all notes: to make it costs as much as to read a note."""
    made = Markdown(
        extensions=["extra", "smarty", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 3, "anchorlink": False}},
        output_format="html",
    )
    by_name = _ByName(NAMED_LINK, {})
    made.inlinePatterns.register(by_name, "by-name", 185)  # after code, before the escape of a bar in a table
    passes = made.treeprocessors
    quotes = _Inline(made, passes["smarty"].inlinePatterns)  # type: ignore[attr-defined]
    # The numbers are the library's own order of its passes.
    made.preprocessors.register(_Spaces(made), "normalize_whitespace", 30)
    made.preprocessors.register(_IfWritten(made.preprocessors["fenced_code_block"], ("```", "~~~")), "fenced_code_block", 25)
    made.preprocessors.register(_IfWritten(made.preprocessors["html_block"], ("<", "&")), "html_block", 20)
    passes.register(_Inline(made, made.inlinePatterns), "inline", 20)
    passes.register(_IfThere(passes["attr_list"], _text_with("{")), "attr_list", 8)
    passes.register(_IfThere(quotes, _text_with("'", '"', "--", "...")), "smarty", 6)
    passes.register(_IfThere(passes["toc"], _headings), "toc", 5)
    for name, signs in _BLOCK_SIGNS.items():
        processor = made.parser.blockprocessors[name]
        setattr(processor, "test", _tested(processor.test, signs))  # noqa: B010 - a method of this one processor
    # Tuples, here and below: a registry looks at each access whether it is sorted.
    made.parser.blockprocessors = tuple(made.parser.blockprocessors)  # type: ignore[assignment]
    return made, by_name


class _Spaces(NormalizeWhitespace):
    """What the library does to tabs and to lines of spaces, where there are any."""

    _SIGNS = (STX, ETX, "\t", "\r", " \n")

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with two empty ones behind them."""
        text = "\n".join((*lines, ""))
        return super().run(lines) if any(sign in text for sign in self._SIGNS) else [*lines, "", ""]


class _IfWritten(Preprocessor):
    """A pass over the lines, where they hold one of its signs."""

    def __init__(self, inner: Preprocessor, signs: tuple[str, ...]) -> None:
        super().__init__(inner.md)
        self._inner = inner
        self._signs = signs

    def run(self, lines: list[str]) -> list[str]:
        """The lines as the pass leaves them."""
        text = "\n".join(lines)
        return self._inner.run(lines) if any(sign in text for sign in self._signs) else lines


def _tested(test: Callable[[Element, str], bool | None], signs: tuple[str, ...]) -> Callable[[Element, str], bool]:
    """The test whether a block is of one kind, asked of blocks that hold a sign of it."""
    if len(signs) == 1:
        only = signs[0]
        return lambda parent, block: only in block and bool(test(parent, block))
    return lambda parent, block: any(sign in block for sign in signs) and bool(test(parent, block))


class _IfThere(Treeprocessor):
    """A pass over the whole text, where the text holds what it looks for."""

    def __init__(self, inner: Treeprocessor, needed: Callable[[Element], bool]) -> None:
        super().__init__(inner.md)
        self._inner = inner
        self._needed = needed

    def run(self, root: Element) -> Element | None:
        """What the pass makes of the text; None where it would change nothing."""
        return self._inner.run(root) if self._needed(root) else None


def _text_with(*signs: str) -> Callable[[Element], bool]:
    def needed(root: Element) -> bool:
        text = "".join(root.itertext())
        return any(sign in text for sign in signs)

    return needed


def _headings(root: Element) -> bool:
    """Is there a heading, or the mark of a table of contents?"""
    return any(element.tag in _HEADINGS for element in root.iter()) or "[TOC]" in "".join(root.itertext())


class _Inline(InlinePass):
    """Python-Markdown's own pass, but only with the patterns whose sign the text holds: half of the time of a note."""

    def __init__(self, md: Markdown, patterns: Any) -> None:
        super().__init__(md)
        names = {id(patterns[name]): sign for name, sign in _SIGNS.items() if name in patterns}
        self.inlinePatterns = tuple(patterns)  # type: ignore[assignment]
        self._signs = tuple(names.get(id(pattern), "") for pattern in patterns)
        self._any = re.compile("|".join(re.escape(sign) for sign in (*names.values(), *_EMPHASIS))).search

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The tree with its marks read: only those blocks are walked through that hold a sign of any."""
        walked = Element(tree.tag)
        for block in tree:
            if block.tail and self._any(block.tail):
                return super().run(tree, ancestors)
            if self._any("".join(block.itertext())):
                walked.append(block)
        super().run(walked, ancestors)
        return tree

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - a private name of the base
        if isinstance(data, AtomicString) or not self._any(data):
            return data
        start, index, tried = 0, patternIndex, self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        while index < len(self._signs):
            matched = self._signs[index] in data
            if matched:
                data, matched, start = tried(self.inlinePatterns[index], data, index, start)
            if not matched:
                index, start = index + 1, 0
        return data


def _defused(block: str) -> str:
    """The block with brackets that never close, and those too deeply nested, written as character references."""
    if block.count("](") > block.count(")") + _OPEN_AT_MOST:
        block = block.replace("](", "]&#40;")
    if block.count("<") > block.count(">") + _OPEN_AT_MOST:
        block = block.replace("<", "&lt;")
    if block.count("[") <= _OPEN_AT_MOST:
        return block
    open_at: list[int] = []
    spoilt: set[int] = set()
    for index, char in enumerate(block):
        if char == "[":
            open_at.append(index)
            if len(open_at) > _OPEN_AT_MOST:
                spoilt.add(index)
        elif char == "]" and open_at:
            open_at.pop()
    spoilt.update(open_at[_OPEN_AT_MOST:])
    return "".join("&#91;" if index in spoilt else char for index, char in enumerate(block)) if spoilt else block


class _ByName(InlineProcessor):
    """`[[name]]` and `[[name|words]]`: a link to what the site has of that name, else the words."""

    def __init__(self, pattern: str, paths: dict[str, str]) -> None:
        super().__init__(pattern)
        self.paths = paths

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: N802 - the library's name
        name = " ".join(match[1].split())
        words = (match[2] or name).strip()
        path = self.paths.get(name)
        if path is None:
            return words, match.start(0), match.end(0)
        link = Element("a", href=f"site:{path}")
        link.text = words
        return link, match.start(0), match.end(0)
