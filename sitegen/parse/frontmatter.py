"""Front matter: the fence, the YAML between, and the place of every key.

Every scalar stays the words that the editor wrote (`NO`, `12:30` and `1.10` are strings); what they mean is the reader's of the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.model.finding import Finding, Severity
from sitegen.parse.plainfields import Node, Pairs, plain_fields

FENCE = "---"
MAX_PLAIN_CHARS = 10_000
_KEY_LINE = re.compile(r"[\w\"'][\w \"'-]{0,60}:(\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file split into its fields and its body."""

    path: str
    lines: tuple[str, ...]  # the whole file, for excerpts
    fields: Pairs  # (key, value) in the order of the file
    body: str
    body_line: int  # the file's line on which the body begins, from 1
    broken: bool = False  # the fields could not all be read; the findings say why
    _by_name: dict[str, tuple[Node, Node]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {key.text: (key, value) for key, value in reversed(self.fields)})

    def get(self, key: str) -> Node | None:
        """The value of a key, or None when it is absent or empty."""
        _, value = self._by_name.get(key, (None, None))
        return value if value is not None and value.sort != "nothing" else None

    def key(self, name: str) -> Node | None:
        """The key itself, for its place."""
        return self._by_name.get(name, (None, None))[0]

    def finding(self, node: Node, code: str, severity: Severity, message: str, hint: str = "") -> Finding:
        """A finding at a key or value."""
        return finding_on(
            self.path, self.lines, node.line, node.column, code, message=message, hint=hint, severity=severity, length=node.length
        )


def finding_on(
    path: str,
    lines: tuple[str, ...],
    line: int,
    column: int,
    code: str,
    *,
    message: str,
    hint: str = "",
    severity: Severity = "error",
    length: int = 1,
) -> Finding:
    """A finding at a line and column of a text that is known line by line."""
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - 200)  # a line of a megabyte is not carried about
    return Finding(path, line, column, code, severity, message, hint, excerpt[: start + 600], min(length, 200))


def split(path: str, text: str) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """The front matter and the body of a text.

    Without an opening fence the whole text is the body.  Findings: P020 no closing fence, P021 not YAML, P023 a key twice, P031.
    """
    lines = tuple(text.split("\n"))
    opening = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != FENCE:
        return FrontMatter(path, lines, (), text, 1), ()
    closing = next((index for index in range(opening + 1, len(lines)) if lines[index].rstrip() in (FENCE, "...")), None)
    if closing is None:
        if not _looks_like_keys(lines, opening):  # a rule across the page, as Markdown has it
            return FrontMatter(path, lines, (), text, 1), ()
        return FrontMatter(path, lines, (), "", len(lines), broken=True), (_no_closing_fence(path, lines, opening),)
    body = "\n".join(lines[closing + 1 :])
    fields, findings = _fields(path, lines, opening + 1, closing)
    broken = any(finding.severity == "error" for finding in findings)
    return FrontMatter(path, lines, fields, body, closing + 2, broken), findings


def _looks_like_keys(lines: tuple[str, ...], opening: int) -> bool:
    following = next((line for line in lines[opening + 1 :] if line.strip()), "")
    return bool(_KEY_LINE.match(following))


def _no_closing_fence(path: str, lines: tuple[str, ...], opening: int) -> Finding:
    """P020 at the opening fence; the remedy names the line that no longer looks like a key."""
    guess = opening + 1
    while guess < len(lines) and (_KEY_LINE.match(lines[guess]) or lines[guess][:1] in ("-", "#", " ") or not lines[guess].strip()):
        guess += 1
    while guess > opening + 1 and not lines[guess - 1].strip():
        guess -= 1
    return finding_on(
        path,
        lines,
        opening + 1,
        1,
        "P020",
        message=f"the front matter that begins here has no closing fence, a line of its own with {FENCE}",
        hint=f"write {FENCE} on a line of its own after line {guess}, where the keys seem to end",
        length=len(FENCE),
    )


def _fields(path: str, lines: tuple[str, ...], first: int, stop: int) -> tuple[Pairs, tuple[Finding, ...]]:
    """The keys and values on lines [first, stop), counted from 0."""
    plain = plain_fields(lines[first:stop], first + 1) if sum(map(len, lines[first:stop])) < MAX_PLAIN_CHARS else None
    if plain is not None:
        return plain, ()
    from sitegen.parse.yamlfields import by_yaml

    return by_yaml(path, lines, first, stop)
