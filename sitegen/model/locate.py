"""From an offset in a document's text to a finding in the editor's file."""

from __future__ import annotations

from sitegen.model.document import Document
from sitegen.model.finding import Finding, Severity

MAX_EXCERPT_CHARS = 2000  # a file without line ends is one line: nobody wants all of it in a terminal


def finding_at(document: Document, start: int, end: int, code: str, severity: Severity, message: str, hint: str = "") -> Finding:
    """A finding about the words [start, end) of the document's text, with its line, column, excerpt and underline.

    The excerpt is left out where the text's line cannot be laid under the file's column (a title from the front matter, markup).
    """
    line, column = document.locate(start)
    if not line:
        return Finding(document.path, 0, 0, code, severity, message, hint)
    head = document.text.rfind("\n", 0, start) + 1
    tail = document.text.find("\n", start)
    words = document.text[head : tail if tail >= 0 else len(document.text)]
    shift = column - 1 - (start - head)
    # Leading white space that the parser took off is put back, so that the caret stands under the words.
    excerpt = " " * shift + words if column and shift >= 0 and len(words) + shift <= MAX_EXCERPT_CHARS else ""
    length = max(1, min(end, head + len(words)) - start)
    return Finding(document.path, line, column, code, severity, message, hint, excerpt, length)
