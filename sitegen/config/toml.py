"""One TOML file while it is read: values by their type, every fault a finding at its line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sitegen.model.finding import Finding, Severity
from sitegen.model.forms import PAGE_LANGUAGES, is_address, is_language, is_timezone, meant_language
from sitegen.model.suggest import did_you_mean, nearest_timezone

Table = Mapping[str, Any]
TYPE_WORDS: dict[type, str] = {str: "words in quotes", int: "a whole number", float: "a number", bool: "true or false", list: "a list"}
EXAMPLES: dict[type, str] = {str: '"…"', bool: "true", list: '["…", "…"]'}
_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)")


@dataclass(slots=True)
class TomlFile:
    """One TOML file while it is read: its root table, the places of its keys, and its faults."""

    path: str
    text: str
    findings: list[Finding] = field(default_factory=list)
    root: Table | None = None
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        try:
            self.root = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as fault:
            self._syntax(str(fault))
        except RecursionError:
            self._syntax("lists are nested too deep")
        except ValueError as fault:  # a number of thousands of digits, a date the calendar does not have
            self._syntax(str(fault))

    def _syntax(self, told: str) -> None:
        place = _AT_LINE.search(told)
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        if "at end of document" in told:
            line, column = len(self.lines), len(self.lines[-1]) + 1
        fact = _AT_LINE.sub("", told).replace("(at end of document)", "at the end of the file")
        message = f"the file cannot be read: {fact[:1].lower()}{fact[1:]}"
        self.add(
            line,
            column,
            "P050",
            message=message,
            hint='write each line as key = "value"; words stand in quotes, dates as 2025-03-18 without them',
        )

    def add(self, line: int, column: int, code: str, *, message: str, hint: str, severity: Severity = "error", length: int = 1) -> None:
        """Note a fault at a line and column."""
        excerpt = self.lines[line - 1][:600] if 0 < line <= len(self.lines) else ""
        self.findings.append(Finding(self.path, line, column, code, severity, message, hint, excerpt, length))

    def wrong(self, place: Place, key: str, code: str, message: str, *, hint: str, severity: Severity = "error") -> None:
        """Note a fault at a key of a table."""
        line, column, length = self.find(place, key)
        self.add(line, column, code, message=message, hint=hint, severity=severity, length=length)

    def find(self, place: Place, key: str) -> tuple[int, int, int]:
        """(line, column, length) of a key: the first line that sets it within its table; the table's head where none does.

        tomllib gives no places, so the text is searched.
        """
        start = self.head(place)
        pattern = re.compile(rf"""(?:^|[{{,])\s*["']?({re.escape(key)})["']?\s*=""")
        for index in range(start, len(self.lines)):
            if index > start and self.lines[index].lstrip().startswith("["):
                break
            if key and (match := pattern.search(self.lines[index])):
                return index + 1, match.start(1) + 1, len(key)
        if not place.table and (heads := self._heads(key)):
            return heads[0] + 1, self.lines[heads[0]].index(key) + 1, len(key)
        header = self.lines[start] if start < len(self.lines) else ""
        return (start + 1, 1, max(1, len(header.strip()))) if place.table else (0, 0, 1)

    def head(self, place: Place) -> int:
        """The index of the line that opens the table, 0 for the root."""
        if not place.table:
            return 0
        heads = self._heads(place.table)
        return heads[min(place.index, len(heads) - 1)] if heads else 0

    def _heads(self, table: str) -> list[int]:
        """The indices of the lines that open tables of this name."""
        pattern = re.compile(rf"\s*\[+\s*[\"']?{re.escape(table)}[\"']?\s*\]")
        return [index for index, line in enumerate(self.lines) if pattern.match(line)]


@dataclass(frozen=True, slots=True)
class Place:
    """Which table a key stands in: the root, or the `index`-th [[table]]."""

    table: str = ""
    index: int = 0


@dataclass(slots=True)
class TableReader:
    """The keys of one table by their type."""

    toml: TomlFile
    table: Table
    place: Place

    def known(self, keys: Iterable[str]) -> None:
        """P051 for each key that is not known: an error where one was probably meant, else a warning."""
        keys = tuple(keys)
        for key in self.table:
            if key not in keys:
                meant = did_you_mean(key, keys)
                severity: Severity = "error" if meant else "warning"
                hint = meant or f"known keys: {', '.join(keys)}"
                self.wrong(key, "P051", f"the key “{key}” is not known, so its value is lost", hint, severity)

    def wrong(self, key: str, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        self.toml.wrong(self.place, key, code, message, hint=hint, severity=severity)

    def typed(self, key: str, kind: type, default: Any) -> Any:
        """The value if it is of the type, else the default and P052."""
        value = self.table.get(key, default)
        whole_for_float = kind is float and isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        if whole_for_float:
            return float(value)
        if key in self.table:
            example = EXAMPLES.get(kind, default)  # a number's default is the best example of it
            self.wrong(key, "P052", f"“{key}” must be {TYPE_WORDS[kind]}, not {_type_words(value)}", f"write {key} = {example}")
        return default

    def text(self, key: str) -> str:
        return " ".join(str(self.typed(key, str, "")).split())

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.typed(key, list, [])
        if all(isinstance(item, str) for item in value):
            return tuple(text for text in (" ".join(item.split()) for item in value) if text)
        self.wrong(key, "P052", f"“{key}” must be a list of words in quotes", f'write {key} = ["one", "another"]')
        return ()

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """One of the words allowed, else the default and P053."""
        word, allowed = self.text(key), tuple(allowed)
        if not word or word in allowed:
            return word or default
        by_plain = {name.casefold(): name for name in allowed}
        if word.casefold() in by_plain:
            return by_plain[word.casefold()]
        hint = f"{did_you_mean(word, allowed)} It is one of: {', '.join(allowed)}".strip()
        self.wrong(key, "P053", f"“{key}” is “{word}”, which is not one of the words allowed", hint)
        return default

    def timezone(self, key: str, default: str) -> str:
        name = self.text(key) or default
        if not name or is_timezone(name):
            return name
        near = nearest_timezone(name)
        hint = f"did you mean “{near}”?" if near else "write a place of the time zone data base, such as Europe/Kyiv"
        self.wrong(key, "P028", f"“{name}” is no time zone", hint)
        return default

    def language(self, key: str, default: str) -> str:
        code = self.text(key).replace("_", "-") or default
        if not code or is_language(code):
            return code
        meant = meant_language(code, PAGE_LANGUAGES)
        self.wrong(key, "P029", f"“{code}” is no language code", meant or "write a code such as en, en-GB or uk")
        return default

    def address(self, key: str, fits: Callable[[str], bool] = is_address) -> str:
        words = self.text(key)
        good = not words or fits(words)
        if not good:
            told = "no address of a site" if is_address(words) else "no http or https address"
            self.wrong(key, "P030", f"“{key}” is “{words}”, which is {told}", "write it whole: https://example.org/")
        return words if good else ""

    def number(self, key: str, kind: type, default: float, low: float, high: float) -> Any:
        value = self.typed(key, kind, default)
        if low <= value <= high:
            return value
        self.wrong(
            key,
            "P053",
            f"“{key}” is {value}, beyond what it may be",
            f"write a number from {low:g} to {high:g}; the default is {default:g}",
        )
        return default


def inner(toml: TomlFile, table: Table, key: str, name: str = "") -> TableReader:
    """The table of that key, {} where there is none; P052 where it is no table.  `name`: as its line calls it ("colours.dark")."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        toml.wrong(Place(), key, "P052", f"“{key}” must be a table", hint=f"write [{name or key}] on a line of its own and its keys below")
        value = {}
    return TableReader(toml, value, Place(name or key))


def _type_words(value: object) -> str:
    for kind in (bool, int, float, str, list):
        if isinstance(value, kind):
            return TYPE_WORDS[kind]
    return "a date" if isinstance(value, date) else "a table" if isinstance(value, dict) else "a time"
