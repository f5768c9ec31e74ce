"""site.toml, sources.toml and actors.toml: checked, with a default for every key and a finding at its line for every fault."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import cast, get_args

from sitegen.config.look import read_look
from sitegen.config.targets import read_targets
from sitegen.config.toml import Place, Table, TableReader, TomlFile
from sitegen.model.actor import Actor, ActorKind, Gazetteer, Office, Tenure
from sitegen.model.corpus import MARKDOWN_LIBRARIES, Markdown, Search, SiteConfig
from sitegen.model.document import Source
from sitegen.model.finding import Finding, Severity
from sitegen.model.forms import PAGE_LANGUAGES, base_language, is_site, meant_language
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.model.slug import slugify
from sitegen.model.suggest import did_you_mean
from sitegen.model.target import Target

__all__ = ["Settings", "at_key", "load_config"]

SITE_KEYS = (*(key.name for key in fields(SiteConfig)), "colours", "type", "publish")
SOURCE_KEYS = ("name", "homepage", "timezone", "language", "date_order", "aliases")
ACTOR_KEYS = ("name", "kind", "aliases")
OFFICE_KEYS = ("name", "aliases", "body", "shared", "held")
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "body", "state", "group")
DATE_ORDERS = ("DMY", "MDY", "YMD")
WEEK_STARTS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Settings:
    """The three files, read."""

    site: SiteConfig = SiteConfig()
    sources: tuple[Source, ...] = ()  # in the file's order
    gazetteer: Gazetteer = Gazetteer()
    targets: tuple[Target, ...] = ()  # of [publish]; no page depends on them
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
        toml = TomlFile(raw.path, text)
        if toml.root is not None:
            settings = reader(toml, settings)
        findings += toml.findings
    values = repr((settings.site, settings.sources, settings.gazetteer))
    return replace(settings, digest=hashlib.sha256(values.encode("utf-8", "surrogatepass")).hexdigest()), tuple(sorted(set(findings)))


def at_key(file: Path, key: str, code: str, message: str, hint: str) -> Finding:
    """A warning at a key of a TOML file, for what only a later stage can tell; the whole file's where it cannot be read."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    toml = TomlFile(file.as_posix(), text)
    toml.wrong(Place(), key, code, message, hint=hint, severity="warning")
    return toml.findings[-1]


def read_site(toml: TomlFile, settings: Settings) -> Settings:
    """site.toml."""
    reader = TableReader(toml, cast(Table, toml.root), Place())
    default = SiteConfig()
    reader.known(SITE_KEYS)
    base_url = reader.address("base_url", is_site)
    site = SiteConfig(
        title=reader.text("title") or default.title,
        description=reader.text("description"),
        base_url=base_url if not base_url or base_url.endswith("/") else base_url + "/",
        language=_page_language(reader, default.language),
        timezone=reader.timezone("timezone", default.timezone),
        author=reader.text("author"),
        quote_limit=reader.number("quote_limit", int, default.quote_limit, 40, 10_000),
        threshold=reader.number("threshold", float, default.threshold, 0, 1),
        week_start=_week_start(reader, default.week_start),
        single_file=bool(reader.typed("single_file", bool, default.single_file)),
        theme=read_look(reader, default.theme),
        search=cast(Search, reader.choice("search", get_args(Search), default.search)),
        markdown=_markdown(reader, default.markdown),
    )
    return replace(settings, site=site, targets=read_targets(reader))


def _page_language(reader: TableReader, default: str) -> str:
    """The language of the site; P059 (a warning) where the program has no words in it, so that the pages say theirs in English."""
    code = reader.language("language", default)
    if base_language(code) not in PAGE_LANGUAGES:
        message = f"the program has no words in the language “{code}”: what the pages say of their own stays English"
        meant = meant_language(code, PAGE_LANGUAGES) or "write a language that it has words in,"
        known = f"{', '.join(PAGE_LANGUAGES)}; another one is one more file (docs/how-to/language-and-look.md)"
        reader.wrong("language", "P059", message, f"{meant} {'The languages are' if meant.endswith('?') else 'one of'} {known}", "warning")
    return code


def _markdown(reader: TableReader, default: Markdown) -> Markdown:
    """What reads the notes' Markdown; P082 (a warning) and the default where that is not installed."""
    engine = cast(Markdown, reader.choice("markdown", get_args(Markdown), default))
    if engine != default and find_spec(MARKDOWN_LIBRARIES[engine]) is None:
        message = f"notes are read by {default}: {MARKDOWN_LIBRARIES[engine]}, which reads “{engine}”, is not installed"
        reader.wrong("markdown", "P082", message, f"pip install 'dateline[{engine}]'", "warning")
        return default
    return engine


def _week_start(reader: TableReader, default: int) -> int:
    """A weekday by name, or its number with Monday = 0."""
    if isinstance(reader.table.get("week_start"), str):
        return WEEK_STARTS.index(reader.choice("week_start", WEEK_STARTS, WEEK_STARTS[default]))
    return int(reader.number("week_start", int, default, 0, 6))


def _tables(toml: TomlFile, name: str, known: Iterable[str]) -> list[TableReader]:
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
    readers = [TableReader(toml, table, Place(name, index)) for index, table in enumerate(value)]
    for reader in readers:
        reader.known(known)
    return [reader for reader in readers if _named(reader, name)]


def _named(reader: TableReader, what: str) -> bool:
    if reader.text("name"):
        return True
    if not isinstance(reader.table.get("name", ""), str):
        return False  # said already: of the wrong type
    reader.wrong("name", "P054", f"a [[{what}]] without a name is left out", 'add a line name = "…"')
    return False


def read_sources(toml: TomlFile, settings: Settings) -> Settings:
    """sources.toml."""
    TableReader(toml, cast(Table, toml.root), Place()).known(("source",))
    sources: dict[str, Source] = {}
    named: dict[str, str] = {}
    for reader in _tables(toml, "source", SOURCE_KEYS):
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


def _names_once(reader: TableReader, names: Iterable[str], owner: str, taken: dict[str, str]) -> None:
    """P057 where a name or alias already belongs to another entry."""
    for name in dict.fromkeys(name.casefold() for name in names):
        first = taken.setdefault(name, owner)
        if first != owner or name == "":
            key = "name" if name == owner.casefold() else "aliases"
            reader.wrong(key, "P057", f"“{name}” is a name of “{first}” already", "give each name to one entry", "warning")
    taken.setdefault(owner.casefold(), owner)


def read_actors(toml: TomlFile, settings: Settings) -> Settings:
    """actors.toml."""
    TableReader(toml, cast(Table, toml.root), Place()).known(("actor", "office"))
    named: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for reader in _tables(toml, "actor", ACTOR_KEYS):
        name = reader.text("name")
        kind = cast(ActorKind, reader.choice("kind", ACTOR_KINDS, "person"))
        actor = Actor(slugify(name), name, kind, reader.texts("aliases"))
        _twice(reader, "actor", actor.id, actors)
        _names_once(reader, (actor.name, *actor.aliases), actor.name, named)
        actors.setdefault(actor.id, actor)
    offices: dict[str, Office] = {}
    for reader in _tables(toml, "office", OFFICE_KEYS):
        office = _office(reader)
        _twice(reader, "office", slugify(office.name), offices)
        offices.setdefault(slugify(office.name), office)
    return replace(settings, gazetteer=Gazetteer(tuple(actors.values()), tuple(offices.values())))


def _twice(reader: TableReader, what: str, identity: str, seen: Mapping[str, object]) -> None:
    if identity in seen:
        reader.wrong("name", "P057", f"a second [[{what}]] of the name “{reader.text('name')}” is left out", "put both into one")


def _office(reader: TableReader) -> Office:
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


def _tenure(reader: TableReader, item: object, index: int) -> Tenure | None:
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

    def __init__(self, reader: TableReader, row: Table) -> None:
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
        toml, head = self.reader.toml, self.reader.toml.head(self.reader.place)
        for index in range(head, len(toml.lines)):
            if str(self.row["by"]) in toml.lines[index] and (match := re.search(rf"\b{re.escape(key)}\s*=", toml.lines[index])):
                toml.add(index + 1, match.start() + 1, code, message=message, hint=hint, severity=severity, length=len(key))
                return
        self.reader.wrong("held", code, message, hint, severity)


def _overlaps(reader: TableReader, tenures: list[Tenure]) -> None:
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


READERS: dict[str, Callable[[TomlFile, Settings], Settings]] = {"config": read_site, "sources": read_sources, "actors": read_actors}
