"""Front matter as YAML has it, with the place of every key and every fault in an editor's words."""

from __future__ import annotations

import re

import yaml

from sitegen.model.finding import Finding
from sitegen.parse.frontmatter import FENCE, finding_on
from sitegen.parse.plainfields import NOTHING, Node, Pairs
from sitegen.parse.yamlfaults import AT_OPENING, GENERAL_REMEDY, in_quotes, kept_sign, missing_space, words_for

MAX_FRONT_CHARS = 100_000  # front matter is a few lines; a whole book between two fences is not
MAX_DEPTH = 12
_OTHER_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")  # YAML ends a line at these, editors do not: lines would be counted apart
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
