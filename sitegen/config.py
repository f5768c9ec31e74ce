"""site.toml, sources.toml and actors.toml: checked, with a default for every key and a finding at its line for every fault."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, cast

from sitegen.model.actor import Actor, ActorKind, Gazetteer, Office, Tenure
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Source
from sitegen.model.finding import Finding, Severity
from sitegen.model.forms import is_address, is_language, is_timezone
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.model.slug import slugify
from sitegen.model.suggest import did_you_mean, nearest_timezone

Table = Mapping[str, Any]
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "body", "state", "group")
DATE_ORDERS = ("DMY", "MDY", "YMD")
WEEK_STARTS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TYPE_WORDS: dict[type, str] = {str: "words in quotes", int: "a whole number", float: "a number", bool: "true or false", list: "a list"}
EXAMPLES: dict[type, str] = {str: '"…"', int: "400", float: "0.5", bool: "true", list: '["…", "…"]'}
_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """The three files, read."""

    site: SiteConfig = SiteConfig()
    sources: tuple[Source, ...] = ()  # in the file's order
    gazetteer: Gazetteer = Gazetteer()
    digest: str = ""  # of the values: work that looked at them is stale when it changes


def load_config(files: Iterable[RawFile]) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a content folder; a missing file means its defaults, a faulty key its own default and a finding (P050-P057)."""
    settings = Settings()
    findings: list[Finding] = []
    for raw in files:
        reader = READERS.get(raw.kind)
        if reader is None:
            continue
        text, decode_findings = decode_utf8(raw)
        findings += decode_findings
        if text is None:
            continue
        toml = _Toml(raw.path, text)
        if toml.root is not None:
            settings = reader(toml, settings)
        findings += toml.findings
    values = repr((settings.site, settings.sources, settings.gazetteer))
    return replace(settings, digest=hashlib.sha256(values.encode("utf-8", "surrogatepass")).hexdigest()), tuple(sorted(set(findings)))


@dataclass(slots=True)
class _Toml:
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
        start = self._head(place)
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

    def _head(self, place: Place) -> int:
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
class _Reader:
    """The keys of one table by their type."""

    toml: _Toml
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
            self.wrong(key, "P052", f"“{key}” must be {TYPE_WORDS[kind]}, not {_type_words(value)}", f"write {key} = {EXAMPLES[kind]}")
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
        self.wrong(key, "P029", f"“{code}” is no language code", "write a code such as en, en-GB or uk")
        return default

    def address(self, key: str) -> str:
        words = self.text(key)
        good = not words or is_address(words)
        if not good:
            self.wrong(key, "P030", f"“{key}” is “{words}”, which is no http or https address", "write it whole: https://example.org/")
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


def _type_words(value: object) -> str:
    for kind in (bool, int, float, str, list):
        if isinstance(value, kind):
            return TYPE_WORDS[kind]
    return "a date" if isinstance(value, date) else "a table" if isinstance(value, dict) else "a time"


def read_site(toml: _Toml, settings: Settings) -> Settings:
    """site.toml."""
    reader = _Reader(toml, cast(Table, toml.root), Place())
    default = SiteConfig()
    reader.known(key.name for key in fields(SiteConfig))
    base_url = reader.address("base_url")
    site = SiteConfig(
        title=reader.text("title") or default.title,
        description=reader.text("description"),
        base_url=base_url if not base_url or base_url.endswith("/") else base_url + "/",
        language=reader.language("language", default.language),
        timezone=reader.timezone("timezone", default.timezone),
        author=reader.text("author"),
        quote_limit=reader.number("quote_limit", int, default.quote_limit, 40, 10_000),
        threshold=reader.number("threshold", float, default.threshold, 0, 1),
        week_start=_week_start(reader, default.week_start),
    )
    return replace(settings, site=site)


def _week_start(reader: _Reader, default: int) -> int:
    """A weekday by name, or its number with Monday = 0."""
    if isinstance(reader.table.get("week_start"), str):
        return WEEK_STARTS.index(reader.choice("week_start", WEEK_STARTS, WEEK_STARTS[default]))
    return int(reader.number("week_start", int, default, 0, 6))


def _tables(toml: _Toml, name: str, known: Iterable[str]) -> list[_Reader]:
    """A reader for each [[name]] of the file."""
    value = cast(Table, toml.root).get(name, [])
    if isinstance(value, dict):
        toml.wrong(
            Place(name), "", "P052", f"[{name}] is one table; the file holds a list of them", hint=f"write [[{name}]], with two brackets"
        )
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        toml.wrong(Place(), name, "P052", f"“{name}” must be a list of tables", hint=f"write [[{name}]] and its keys below")
        return []
    readers = [_Reader(toml, table, Place(name, index)) for index, table in enumerate(value)]
    for reader in readers:
        reader.known(known)
    return [reader for reader in readers if _named(reader, name)]


def _named(reader: _Reader, what: str) -> bool:
    if reader.text("name"):
        return True
    if not isinstance(reader.table.get("name", ""), str):
        return False  # said already: of the wrong type
    reader.wrong("name", "P054", f"a [[{what}]] without a name is left out", 'add a line name = "…"')
    return False


def read_sources(toml: _Toml, settings: Settings) -> Settings:
    """sources.toml."""
    _Reader(toml, cast(Table, toml.root), Place()).known(("source",))
    sources: dict[str, Source] = {}
    named: dict[str, str] = {}
    for reader in _tables(toml, "source", ("name", "homepage", "timezone", "language", "date_order", "aliases")):
        name = reader.text("name")
        source = Source(
            id=slugify(name),
            name=name,
            homepage=reader.address("homepage"),
            timezone=reader.timezone("timezone", ""),
            language=reader.language("language", ""),
            date_order=reader.choice("date_order", DATE_ORDERS, ""),
            aliases=reader.texts("aliases"),
        )
        _names_once(reader, (source.name, *source.aliases), source.name, named)
        sources.setdefault(source.id, source)
    return replace(settings, sources=tuple(sources.values()))


def _names_once(reader: _Reader, names: Iterable[str], owner: str, taken: dict[str, str]) -> None:
    """P057 where a name or alias already belongs to another entry."""
    for name in dict.fromkeys(name.casefold() for name in names):
        first = taken.setdefault(name, owner)
        if first != owner or name == "":
            key = "name" if name == owner.casefold() else "aliases"
            reader.wrong(key, "P057", f"“{name}” is a name of “{first}” already", "give each name to one entry", "warning")
    taken.setdefault(owner.casefold(), owner)


def read_actors(toml: _Toml, settings: Settings) -> Settings:
    """actors.toml."""
    _Reader(toml, cast(Table, toml.root), Place()).known(("actor", "office"))
    named: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for reader in _tables(toml, "actor", ("name", "kind", "aliases")):
        name = reader.text("name")
        kind = cast(ActorKind, reader.choice("kind", ACTOR_KINDS, "person"))
        actor = Actor(slugify(name), name, kind, reader.texts("aliases"))
        _twice(reader, "actor", actor.id, actors)
        _names_once(reader, (actor.name, *actor.aliases), actor.name, named)
        actors.setdefault(actor.id, actor)
    offices: dict[str, Office] = {}
    for reader in _tables(toml, "office", ("name", "aliases", "body", "shared", "held")):
        office = _office(reader)
        _twice(reader, "office", slugify(office.name), offices)
        offices.setdefault(slugify(office.name), office)
    return replace(settings, gazetteer=Gazetteer(tuple(actors.values()), tuple(offices.values())))


def _twice(reader: _Reader, what: str, identity: str, seen: Mapping[str, object]) -> None:
    if identity in seen:
        reader.wrong("name", "P057", f"a second [[{what}]] of the name “{reader.text('name')}” is left out", "put both into one")


def _office(reader: _Reader) -> Office:
    shared = bool(reader.typed("shared", bool, False))
    held = reader.typed("held", list, [])
    tenures: list[Tenure] = []
    for index, item in enumerate(held):
        tenure = _tenure(reader, item, index)
        if tenure is not None:
            tenures.append(tenure)
    if not shared:
        _overlaps(reader, tenures)
    return Office(reader.text("name"), reader.texts("aliases"), reader.text("body"), shared, tuple(tenures))


def _tenure(reader: _Reader, item: object, index: int) -> Tenure | None:
    """One row of `held`: {by, from, to}; `to` is the first day after."""
    example = '{by = "Keir Starmer", from = 2024-07-05, to = 2029-07-05}'
    if not isinstance(item, dict) or not isinstance(item.get("by"), str) or not item["by"].strip():
        reader.wrong("held", "P054", f"row {index + 1} of “held” does not say by whom", f"write {example}")
        return None
    inner = _Held(reader, item)
    inner.known(("by", "from", "to"))
    start, stop = inner.day("from"), inner.day("to")
    if start is not None and stop is not None and stop <= start:
        message = f"{item['by']} holds the office to {stop}, which is not after {start}"
        inner.wrong("to", "P055", message, "`to` is the first day after; see whether the two dates are the wrong way round")
        return None
    return Tenure(" ".join(item["by"].split()), start, stop)


class _Held:
    """One row of an office's `held`, found again in the text by the name that it bears."""

    def __init__(self, reader: _Reader, row: Table) -> None:
        self.reader, self.row = reader, row

    def known(self, keys: tuple[str, ...]) -> None:
        for key in self.row:
            if key not in keys:
                meant = did_you_mean(key, keys) or f"known keys: {', '.join(keys)}"
                self.wrong(key, "P051", f"the key “{key}” is not known, so its value is lost", meant)

    def day(self, key: str) -> date | None:
        value = self.row.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value is None:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.wrong(key, "P052", f"“{key}” is no date", f"write {key} = 2025-03-18, without quotes")
            return None

    def wrong(self, key: str, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        toml, head = self.reader.toml, self.reader.toml._head(self.reader.place)
        for index in range(head, len(toml.lines)):
            if str(self.row["by"]) in toml.lines[index] and (match := re.search(rf"\b{re.escape(key)}\s*=", toml.lines[index])):
                toml.add(index + 1, match.start() + 1, code, message=message, hint=hint, severity=severity, length=len(key))
                return
        self.reader.wrong("held", code, message, hint, severity)


def _overlaps(reader: _Reader, tenures: list[Tenure]) -> None:
    """P056 for two who hold an unshared office on one day."""
    lasting: dict[str, Tenure] = {}  # of each holder so far, the tenure that lasts longest
    for later in sorted(tenures, key=lambda tenure: tenure.start or date.min):
        for earlier in lasting.values():
            if earlier.by != later.by and (earlier.stop is None or later.start is None or later.start < earlier.stop):
                until = f"until {earlier.stop}" if earlier.stop else "without an end"
                message = f"{earlier.by} ({until}) and {later.by} (from {later.start or 'the beginning'}) hold the office on one day"
                hint = "give the first a `to`, or write shared = true if the office has several holders"
                reader.wrong("held", "P056", message, hint, "warning")
        longest = lasting.get(later.by)
        if longest is None or (longest.stop is not None and (later.stop is None or later.stop > longest.stop)):
            lasting[later.by] = later


READERS: dict[str, Callable[[_Toml, Settings], Settings]] = {"config": read_site, "sources": read_sources, "actors": read_actors}
