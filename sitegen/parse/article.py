"""One file of articles/ becomes a `Document`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitegen.model.corpus import SiteConfig
from sitegen.model.document import NO_COPY, Document, Publication, Source
from sitegen.model.finding import Finding
from sitegen.model.forms import base_language, meant_language
from sitegen.model.rawfile import RawFile, decode_utf8
from sitegen.model.reason import because
from sitegen.model.slug import slugify
from sitegen.parse.dates import DateFault, DateRead, long_day, read_date
from sitegen.parse.fields import FALSE_WORDS, READ_LANGUAGES, Fields, short
from sitegen.parse.frontmatter import FrontMatter, split
from sitegen.parse.plain import line_map, plain_text, whole_lines
from sitegen.parse.published import FAR_APART_DAYS, Words, Zones, by_file_name, by_text, choose, publication, weekday_fault
from sitegen.parse.reading import Reading

KEYS = ("title", "published", "published_from", "publisher", "url", "author", "language", "timezone", "copy_of", "draft")
SYNONYMS = {
    "date": "published", "published_at": "published", "publication_date": "published", "pubdate": "published", "datum": "published",
    "source": "publisher", "outlet": "publisher", "site": "publisher", "link": "url", "address": "url", "source_url": "url",
    "byline": "author", "authors": "author", "by": "author", "lang": "language", "tz": "timezone", "headline": "title",
}  # fmt: skip
UNKNOWN_WORDS = ("unknown", "n/a", "none", "?", "-", "tbd")  # what people write where they know nothing
MAX_TITLE_CHARS = 200
MAX_TEXT_CHARS = 1_000_000  # three books; where every word is a date, five seconds' work
MAX_FOUND_CHARS = 600  # of `published_from`, which `import` writes

Reader = Callable[[FrontMatter, str], tuple[Reading | None, tuple[Finding, ...]]]


def parse_article(raw: RawFile, site: SiteConfig, sources: Iterable[Source] = ()) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document in a file, or None where there is an error in it; with everything that an editor should know.

    A file with an error is left out whole: half of what its editor meant is worse than a report that says what to mend.
    """
    reader = PARSERS.get(raw.suffix)
    if reader is None:
        message = f"is not read: only files that end in {', '.join(PARSERS)} are"
        return None, (Finding(raw.path, 0, 0, "P004", "warning", message, "convert it to one of those"),)
    text, findings = _decode(raw)
    if text is None:
        return None, findings
    front, split_findings = split(raw.path, text)
    fields = Fields(front, findings + split_findings)
    fields.check_keys(KEYS, SYNONYMS)
    document = None
    if raw.suffix != ".html" and len(front.body) > MAX_TEXT_CHARS:
        fields.findings.append(_too_long(raw, len(front.body)))
    elif front.body.strip():
        reading, body_findings = reader(front, raw.path)
        fields.findings += body_findings
        if reading is not None and len(reading.text) > MAX_TEXT_CHARS:
            fields.findings.append(_too_long(raw, len(reading.text)))
        elif reading is not None and reading.text.strip():
            document = _document(raw, fields, reading, site, tuple(sources))
        elif reading is not None:
            fields.findings.append(_empty(raw, text))
    elif not fields.faulty:
        fields.findings.append(_empty(raw, text))
    return None if fields.faulty else document, tuple(sorted(set(fields.findings)))


def _decode(raw: RawFile) -> tuple[str | None, tuple[Finding, ...]]:
    if raw.suffix == ".html":
        from sitegen.parse.page import decode_page

        return decode_page(raw)
    return decode_utf8(raw)


def _too_long(raw: RawFile, chars: int) -> Finding:
    message = f"has {chars:,} characters of text, too many for an article or a book; the limit is {MAX_TEXT_CHARS:,}"
    return Finding(raw.path, 0, 0, "P006", "error", message, "split it, or move it out of the folder")


def _empty(raw: RawFile, text: str) -> Finding:
    if text.strip():
        hint = "paste the article's text below the closing fence, or delete the file"
        return Finding(raw.path, 0, 0, "P013", "error", "has front matter but no text after it", hint)
    fact = "is empty" if not raw.body else "holds nothing but blank lines"
    return Finding(raw.path, 0, 0, "P012", "error", fact, "paste the article's text into it, or delete the file")


def _document(raw: RawFile, fields: Fields, reading: Reading, site: SiteConfig, sources: tuple[Source, ...]) -> Document:
    """The document of a reading; what the front matter says goes before what the body says."""
    publisher = _known(fields.text("publisher")) or reading.publisher
    url = fields.address("url") or reading.url
    source = find_source(publisher, url, sources)
    told_language = _language(raw, fields, reading.language or (source.language if source else ""))
    language = told_language or site.language  # for reading dates of front matter and page; the text itself is asked later
    zone = fields.timezone("timezone") or (source.timezone if source else "")
    publisher = publisher or (source.name if source else "")
    return Document(
        id=raw.id,
        path=raw.path,
        title=fields.text("title") or reading.title or raw.id.rsplit("/", 1)[-1],
        text=reading.text,
        publisher=publisher,
        source_id=source.id if source else slugify(publisher) if publisher else "",
        url=url,
        author=_known(fields.text("author")) or reading.author,
        language=told_language,
        timezone=zone,
        copy_of=_copy_of(fields),
        draft=fields.flag("draft"),
        date_unknown=fields.text("published").casefold() == "unknown",
        publication=_publication(raw, fields, reading, _Custom(source.date_order if source else "", language, Zones(zone, site.timezone))),
        lines=reading.lines,
    )


def _language(raw: RawFile, fields: Fields, otherwise: str) -> str:
    """The language of front matter, else of the page or publisher; P034 where its words are not read."""
    own = fields.language("language")
    told, node = own or otherwise, fields.front.get("language") if own else None
    if told and base_language(told) not in READ_LANGUAGES:
        message = f"the language “{short(told)}” is not read here: the text is read as English, so dates in its own words are not found"
        hint = " ".join(filter(None, (meant_language(told, READ_LANGUAGES), f"the languages read are {', '.join(READ_LANGUAGES)}")))
        if node is not None:
            fields.wrong(node, "P034", message, hint, "warning")
        else:
            fields.findings.append(Finding(raw.path, 0, 0, "P034", "warning", message, hint))
    return told


def _copy_of(fields: Fields) -> str:
    words = fields.text("copy_of")
    return NO_COPY if words.casefold() in FALSE_WORDS else words


def _known(words: str) -> str:
    return "" if words.casefold() in UNKNOWN_WORDS else words


def find_source(publisher: str, url: str, sources: Iterable[Source]) -> Source | None:
    """The publisher of sources.toml that bears this name, alias or host; capitals and “www.” make no difference."""
    name, host = _plain_host(publisher.casefold().strip()), _host(url)
    sources = tuple(sources)
    if name:
        named = (s for s in sources if name in [_plain_host(n.casefold()) for n in (s.name, s.id, *s.aliases)] or name == _host(s.homepage))
        return next(named, None)
    return next((source for source in sources if host and host == _host(source.homepage)), None)


def _host(url: str) -> str:
    try:
        return _plain_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _plain_host(name: str) -> str:
    return name.removeprefix("www.")


@dataclass(frozen=True, slots=True)
class _Custom:
    """How the publisher writes dates."""

    order: str
    language: str
    zones: Zones

    def read(self, words: str) -> DateRead | DateFault:
        return read_date(words, order=self.order, language=self.language)


def _publication(raw: RawFile, fields: Fields, reading: Reading, custom: _Custom) -> Publication:
    """The publication by the first word that counts; P025-P027, P032 and P033 for what does not fit."""
    explicit, told = _explicit(fields, custom), by_text(reading.text)
    found = (explicit, _by_metadata(reading, custom), _by_name(raw, fields), told)
    if explicit is not None and told is not None:
        _warn_far_apart(fields, explicit, told, custom.zones)
    return choose(tuple(words for words in found if words is not None), custom.zones)


def _explicit(fields: Fields, custom: _Custom) -> Words | None:
    """The front matter's `published`."""
    node = fields.front.get("published")
    words = "" if node is None else fields.text_of(node, "“published”")
    if node is None or not words or words.casefold() in UNKNOWN_WORDS:
        return None
    read = custom.read(words)
    if isinstance(read, DateFault):
        fields.wrong(node, read.code, f"“published”: {read.message}", read.hint)
        return None
    if fault := weekday_fault(read):
        fields.wrong(node, "P032", f"“published”: {fault}", "see which of the two is right, and leave the weekday out", "warning")
    fields.zone_of(node, "“published”", read)
    if read.day is None:
        fields.wrong(node, "P027", f"“published” gives no day, only {_span(read)}", "add the day, as 2025-03-18", "warning")
    evidence = because("front-matter-says", words=words)
    if found := fields.text("published_from")[:MAX_FOUND_CHARS]:
        evidence = because("found-at", evidence=evidence, found=found)
    return Words(read, "front-matter", evidence)


def _span(read: DateRead) -> str:
    return "a year" if (read.last - read.first).days > 31 else "a month"


def _by_metadata(reading: Reading, custom: _Custom) -> Words | None:
    """The first of the page's own dates that can be read."""
    for words, place in reading.dated:
        read = custom.read(words)
        if isinstance(read, DateRead):
            return Words(read, "metadata", because("page-says", place=place, words=words))
    return None


def _by_name(raw: RawFile, fields: Fields) -> Words | None:
    found = by_file_name(raw.id)
    if isinstance(found, DateFault):
        fields.findings.append(Finding(raw.path, 0, 0, found.code, "warning", found.message, found.hint))
        return None
    return found


def _warn_far_apart(fields: Fields, explicit: Words, told: Words, zones: Zones) -> None:
    """P033 where the front matter and the text's own line lie more than a week apart: one of them is a slip."""
    first, second = publication(explicit, zones).day, publication(told, zones).day
    node = fields.front.get("published")
    if node is None or first is None or second is None or abs((first - second).days) <= FAR_APART_DAYS:
        return
    message = f"“published” is {long_day(first)}, but the text has {long_day(second)}: {told.evidence}"
    fields.wrong(node, "P033", message, "see which is right; the front matter's was taken", "warning")


def read_markdown(front: FrontMatter, path: str) -> tuple[Reading | None, tuple[Finding, ...]]:
    """The plain text of a Markdown body."""
    traced = plain_text(front.body)
    title = next((line.lstrip()[1:] for line in front.body.split("\n") if line.lstrip().startswith("# ")), "")
    return Reading(traced.text, line_map(traced, front.body, front.body_line), _title(plain_text(title).text) or _title(traced.text)), ()


def read_text(front: FrontMatter, path: str) -> tuple[Reading | None, tuple[Finding, ...]]:
    """A plain text as it stands."""
    return Reading(front.body, whole_lines(front.body, front.body_line), _title(front.body)), ()


def _title(text: str) -> str:
    """The first line with words, cut at a word."""
    line = next((" ".join(line.split()) for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= MAX_TITLE_CHARS else line[:MAX_TITLE_CHARS].rsplit(" ", 1)[0] + " …"


def read_html(front: FrontMatter, path: str) -> tuple[Reading | None, tuple[Finding, ...]]:
    """The article in a saved web page."""
    from sitegen.parse.page import read_page

    return read_page(front, path)


PARSERS: dict[str, Reader] = {".md": read_markdown, ".txt": read_text, ".html": read_html}
