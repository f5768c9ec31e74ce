"""Front matter: the fence, the YAML between, and the place of every key.

Every scalar stays the words that the editor wrote (`NO`, `12:30` and `1.10` are strings); what they mean is the reader's of the field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from sitegen.model.finding import Finding, Severity
from sitegen.parse.plainfields import NOTHING, Node, Pairs, plain_fields
from sitegen.parse.yamlfaults import AT_OPENING, GENERAL_REMEDY, in_quotes, kept_sign, missing_space, words_for

FENCE = "---"
MAX_FRONT_CHARS = 100_000  # front matter is a few lines; a whole book between two fences is not
MAX_PLAIN_CHARS = 10_000
MAX_DEPTH = 12
_KEY_LINE = re.compile(r"[\w\"'][\w \"'-]{0,60}:(\s|$)")
_OTHER_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")  # YAML ends a line at these, editors do not: lines would be counted apart
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    return by_yaml(path, lines, first, stop) if plain is None else (plain, ())


def by_yaml(path: str, lines: tuple[str, ...], first: int, stop: int) -> tuple[Pairs, tuple[Finding, ...]]:
    """The keys and values on lines [first, stop), counted from 0, as YAML has them."""
    block = "\n".join(lines[first:stop]).translate(_OTHER_LINE_ENDS) + "\n"

    def wrong(line: int, column: int, code: str, message: str, hint: str) -> tuple[Pairs, tuple[Finding, ...]]:
        return (), (finding_on(path, lines, line, column, code, message=message, hint=hint),)

    if len(block) > MAX_FRONT_CHARS:
        message = f"the front matter is {len(block):,} characters long; the limit is {MAX_FRONT_CHARS:,}"
        return wrong(first, 1, "P021", message, f"see whether the line {FENCE} that closes it stands too late")
    if bad := _UNPRINTABLE.search(block):
        line, column = _place(block, bad.start())
        message = f"the character U+{ord(bad.group()):04X} cannot stand in front matter"
        return wrong(first + line + 1, column + 1, "P021", message, "delete it; it is invisible, so write the line anew")
    for index in range(first, stop):
        if (sign := kept_sign(lines[index])) >= 0:
            fact = f"the value begins with “{lines[index][sign]}”, a sign that YAML keeps for itself"
            return wrong(index + 1, sign + 1, "P021", f"the front matter cannot be read: {fact}", in_quotes(lines[index]))
    try:
        if (deep := _too_deep(block)) is not None:
            message = f"the front matter cannot be read: lists or keys are nested more than {MAX_DEPTH} deep"
            return wrong(first + deep[0] + 1, deep[1] + 1, "P021", message, GENERAL_REMEDY)
        node = yaml.compose(block, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        return (), (_yaml_fault(path, lines, fault, first, stop),)
    except yaml.YAMLError as fault:
        told = str(fault).split("\n", 1)[0]
        return wrong(first, 1, "P021", f"the front matter cannot be read: {told}", GENERAL_REMEDY)
    if node is None:
        return (), ()
    if not isinstance(node, yaml.MappingNode):
        remedy = missing_space(lines[first + node.start_mark.line]) or "write each line as “key: value”"
        return wrong(first + node.start_mark.line + 1, 1, "P031", "the front matter is not a list of keys and values", remedy)
    return _read_mapping(path, lines, node, first)


def _too_deep(block: str) -> tuple[int, int] | None:
    """(line, column), both from 0, where lists and groups of keys first nest more than MAX_DEPTH deep.

    Asked before the text is composed: `compose` calls itself in C for each level, and ends the whole program where the stack ends.
    Raises YAMLError.
    """
    depth = 0
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                return (0, 0) if mark is None else (mark.line, mark.column)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
    return None


def _yaml_fault(path: str, lines: tuple[str, ...], fault: yaml.MarkedYAMLError, first: int, stop: int) -> Finding:
    """P021 where YAML's reader gave up, or where what it misses the end of began."""
    problem = fault.problem or fault.context or "not YAML"
    mark = fault.problem_mark or fault.context_mark
    if fault.context_mark is not None and any(part in problem for part in AT_OPENING):
        mark = fault.context_mark
    index, column = (first + mark.line, mark.column) if mark else (first, 0)
    index = min(index, stop - 1)
    fact, remedy = words_for(problem, lines[index], column)
    return finding_on(path, lines, index + 1, column + 1, "P021", message=f"the front matter cannot be read: {fact}", hint=remedy)


def _place(text: str, offset: int) -> tuple[int, int]:
    """(line, column) of an offset, both from 0."""
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


def _read_mapping(path: str, lines: tuple[str, ...], mapping: yaml.MappingNode, first: int) -> tuple[Pairs, tuple[Finding, ...]]:
    """The pairs of the whole front matter; of a repeated key the first is kept and the repetition is an error."""
    findings: list[Finding] = []
    seen_nodes: set[int] = set()

    def at(node: yaml.Node, code: str, message: str, hint: str) -> None:
        line, column, length = _span(node, first)
        findings.append(finding_on(path, lines, line, column, code, message=message, hint=hint, length=length))

    def convert(node: yaml.Node) -> Node:
        line, column, length = _span(node, first)
        nothing = Node(None, "nothing", line, column, length)
        if id(node) in seen_nodes:
            at(node, "P021", "an alias (“*name”) stands here", "write the value out, or put it in quotes if it is meant as words")
            return nothing
        seen_nodes.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            empty = not node.value.strip() or (not node.style and node.value in NOTHING)
            return nothing if empty else Node(str(node.value), "text", line, column, length)
        if isinstance(node, yaml.SequenceNode):
            return Node(tuple(convert(item) for item in node.value), "list", line, column, length)
        return Node(pairs(node), "keys", line, column, length)

    def pairs(node: yaml.Node) -> Pairs:
        read: dict[str, tuple[Node, Node]] = {}
        for key_node, value_node in node.value:
            key = convert(key_node)
            if key.sort != "text":
                at(key_node, "P021", "a key is a word, not a list or nothing", GENERAL_REMEDY)
                continue
            value = convert(value_node)
            if key.text in read:
                earlier = read[key.text][0]
                at(key_node, "P023", f"“{key.text[:80]}” stands twice; it is on line {earlier.line} already", "keep one of the two lines")
                continue
            read[key.text] = (key, value)
        return tuple(read.values())

    fields = pairs(mapping)
    return fields, tuple(findings)


def _span(node: yaml.Node, first: int) -> tuple[int, int, int]:
    """(line, column, how many characters on that line) of a YAML node, in the file."""
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return first + start.line + 1, start.column + 1, max(1, length)
