"""Pages, feeds, letters and archives as the articles that an import would write.

Each is read by the build's own reader of articles, so that a page gives the same text and the same date whether it is imported or copied
into `articles/`; where the date was found is written beside it (`published_from`).
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit

from sitegen.commands.import_notes import FOLDER, Wanted
from sitegen.commands.import_sources import FEEDS, PAGES, STREAMED, Material
from sitegen.importing import Entries, Entry, internet_date, is_feed, read_archive, read_feed, read_letters, read_saved
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document, Source
from sitegen.model.finding import Finding
from sitegen.model.quoting import quoted
from sitegen.model.rawfile import RawFile
from sitegen.model.reason import in_words
from sitegen.model.slug import digest, slugify
from sitegen.parse import parse_article
from sitegen.parse.article import find_source
from sitegen.parse.dates import DateRead, read_date
from sitegen.parse.plain import plain_text

FEW_WORDS = 40  # fewer are a feed's summary, not an article
DIGEST_CHARS = 8
MAX_NAME_BYTES = 150
TOLD = ("P014", "P060", "P061", "P062", "P063", "P099")  # of what reading a page finds; the rest is told by the build
CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|at_(?:medium|campaign)|cmpid|smid|ref_src", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_\[\]<>#~|&=-]")


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, ready to be written."""

    title: str
    text: str
    published: str = ""  # ISO: a moment, a day, a month; "": it is not known
    found: str = ""  # where the date was found, in a sentence
    publisher: str = ""
    url: str = ""
    author: str = ""
    language: str = ""
    id: str = ""  # what it is known by where it has no address


@dataclass(frozen=True, slots=True)
class Desk:
    """Where articles land, and what the site knows of publishers."""

    content: Path
    site: SiteConfig
    sources: tuple[Source, ...]


def articles_of(material: Material, desk: Desk, findings: list[Finding]) -> Iterator[Wanted]:
    """The articles of one file."""
    origin = Finding(material.shown, 0, 0, "P002", "error", "")
    if material.suffix == ".txt":
        document, found = parse_article(RawFile("article", "a.txt", "a", material.body), desk.site, desk.sources)
        if document is None:
            findings += [replace(fault, path=material.shown) for fault in found]
            return
        yield Wanted(desk.content / "articles" / FOLDER / safe_path(material.below), material.body, origin)
        return
    entries = _entries(material, findings)
    if entries is None:
        page = Entry(place="", url=material.url, page=material.body)
        entries = Entries((page,))
    findings += entries.findings
    dated: list[tuple[Entry, Piece, Path]] = []
    for entry in entries.entries:
        place = replace(origin, line=entry.line)
        piece = _piece(entry, material, desk, place, findings)
        if piece is not None:
            wanted = _wanted(piece, desk, place)
            dated.append((entry, piece, wanted.path))
            yield wanted
    findings += _remarks(dated, origin)


def _entries(material: Material, findings: list[Finding]) -> Entries | None:
    """The entries of a feed, a mailbox or an archive; None for a page."""
    shown, suffix = material.shown, material.suffix
    if suffix in STREAMED:
        if material.file is None:
            return read_archive(shown, io.BytesIO(material.body))
        try:
            with material.file.open("rb") as stream:
                return read_archive(shown, stream)
        except OSError as error:
            return Entries((), (Finding(shown, 0, 0, "P002", "error", f"cannot be read: {error.strerror}", "check its permissions"),))
    if suffix in (".mbox", ".eml"):
        return read_letters(shown, material.body)
    if suffix in (".mhtml", ".mht"):
        return read_saved(shown, material.body)
    from sitegen.parse.page import decode_page

    text, faults = decode_page(RawFile("article", shown, "", material.body))
    if text is None or suffix in FEEDS or is_feed(text):
        findings += faults
        return Entries() if text is None else read_feed(shown, text, material.url)
    return None


def _piece(entry: Entry, material: Material, desk: Desk, place: Finding, findings: list[Finding]) -> Piece | None:
    """The article of an entry; None, and why, where it has no text."""
    where = f"{entry.place}: " if entry.place else ""

    def told(code: str, message: str, hint: str) -> None:
        findings.append(replace(place, code=code, message=where + message, hint=hint))

    if entry.page:
        name = material.below.with_suffix("").as_posix() if material.suffix in PAGES and not material.url else "page"
        document, found = parse_article(RawFile("article", "page.html", name, entry.page), desk.site, desk.sources)
        for fault in found:
            if fault.code in TOLD:
                findings.append(replace(fault, path=place.path, line=place.line, column=0, message=where + fault.message))
        return None if document is None else _of_page(entry, document, desk)
    text = entry.text
    if entry.html:
        from sitegen.parse.metadata import own_paragraphs
        from sitegen.parse.page import beyond_limits

        if fault_ := beyond_limits(entry.html):
            told("P060", f"it was not read: {fault_}", "such an entry is broken, or made to keep programs busy; import its page")
            return None
        text = "\n".join(own_paragraphs(entry.html))
    text = clean(text)
    if not text:
        told("P061", "it has no text", f"import its page: {entry.url}" if entry.url else "write its text down")
        return None
    return _of_entry(entry, text, desk)


def _of_page(entry: Entry, document: Document, desk: Desk) -> Piece:
    """What the page says of itself; what its letter or archive says goes before."""
    publication = document.publication
    published = publication.moment.isoformat() if publication.moment else publication.day.isoformat() if publication.day else ""
    if not published and publication.earliest and publication.latest and publication.earliest.day == 1:
        months = (publication.latest - publication.earliest).days // 28
        published = publication.earliest.isoformat()[: 7 if months == 1 else 4] if months in (1, 13) else ""
    piece = Piece(
        title=clean_line(entry.title or ("" if document.title == "page" else document.title)),
        text=clean(document.text),
        published=published,
        found=in_words(publication.evidence[:1]) if published else "",
        publisher=clean_line(entry.publisher or document.publisher),
        url=_address(entry.url, document.url),
        author=clean_line(document.author),
        language=document.language,
        id=entry.id,
    )
    day, found = _day(entry, desk, piece.publisher)
    return replace(piece, published=day, found=found) if day else piece


def _of_entry(entry: Entry, text: str, desk: Desk) -> Piece:
    day, found = _day(entry, desk, entry.publisher)
    return Piece(
        title=clean_line(entry.title),
        text=text,
        published=day,
        found=found,
        publisher=clean_line(entry.publisher),
        url=entry.url,
        author=clean_line(entry.author),
        language=entry.language,
        id=entry.id,
    )


def _day(entry: Entry, desk: Desk, publisher: str) -> tuple[str, str]:
    """(the entry's own date in ISO, where it was found); ("", "") where it has none that can be read."""
    source = find_source(publisher, entry.url, desk.sources)
    read = read_date(
        internet_date(entry.published), order=source.date_order if source else "", language=entry.language or desk.site.language
    )
    if not entry.published or not isinstance(read, DateRead):
        return "", ""
    first, last = read.first.isoformat(), read.last.isoformat()
    told = read.moment.isoformat() if read.moment else first if first == last else first[:7] if first[:7] == last[:7] else first[:4]
    return told, f"{entry.dated_by[:1].upper()}{entry.dated_by[1:]} says “{clean_line(entry.published)[:100]}”."


def _address(fetched: str, own: str) -> str:
    """The address that the page itself gives, where it is of the host that gave the page; else that from which it came."""
    return own if not fetched or (own and _host(own) == _host(fetched)) else fetched


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _wanted(piece: Piece, desk: Desk, place: Finding) -> Wanted:
    known = article_key(piece.url) or digest(piece.id or f"{piece.title}\n{piece.text}", 32)
    title = piece.title or next(iter(piece.text.split("\n")))
    day = piece.published[:10] if len(piece.published) >= 10 else ""
    name = "-".join(filter(None, (day, slugify(title, 60), digest(known, DIGEST_CHARS))))
    folder = desk.content / "articles" / FOLDER
    written = article_text(piece)
    back, _ = parse_article(RawFile("article", "a.md", "a", written.encode()), desk.site, desk.sources)
    same = back is not None and _lines(back.text) == _lines(piece.text)
    if not same:  # words that Markdown would take for marks, whatever stands before them: as plain text they are themselves
        written = article_text(piece, marked=False)
    return Wanted(folder / f"{name}{'.md' if same else '.txt'}", written.encode(), place, known)


def article_text(piece: Piece, *, marked: bool = True) -> str:
    """The article's file: front matter, and a paragraph for each line of the text, as Markdown or plain."""
    lines = (
        ("title", quoted(piece.title) if piece.title else ""),
        ("publisher", quoted(piece.publisher) if piece.publisher else ""),
        ("published", piece.published),
        ("published_from", quoted(piece.found) if piece.found else ""),
        ("url", quoted(piece.url) if piece.url else ""),
        ("author", quoted(piece.author) if piece.author else ""),
        ("language", piece.language),
    )
    front = "".join(f"{key}: {value}\n" for key, value in lines if value)
    paragraphs = [as_markdown(line) if marked else line for line in _lines(piece.text)]
    return f"---\n{front}---\n" + "\n\n".join(paragraphs) + "\n"


def as_markdown(line: str) -> str:
    """A line of plain text as Markdown that reads the same: with backslashes only where a mark would be taken for one."""
    return line if plain_text(line).text == line else _SPECIAL.sub(r"\\\g<0>", line)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def clean(text: str) -> str:
    """The text without control characters and marks that turn the direction of writing, as a file may hold it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_lines("\n".join(line if line.isprintable() else "".join(map(_harmless, line)) for line in lines)))


def clean_line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())


def _harmless(character: str) -> str:
    if character in "\n\t\u200c\u200d\u00ad" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return character
    return " " if character in "\u2028\u2029\x0b\x0c\x85" else ""


def article_key(url: str) -> str:
    """What an address has in common with others of the same page: no scheme, no “www.”, no campaign, no fragment."""
    try:
        parts = urlsplit(url)
        query = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not CAMPAIGN.fullmatch(key)])
        host = (parts.hostname or "").removeprefix("www.") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return url
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "") if host else ""


def safe_path(below: PurePath) -> Path:
    """A path under `articles/` whose every name any disk can hold, and no terminal is harmed by."""
    parts = [part if _is_safe(part) else _safe(part) for part in below.parts if part not in ("..", ".", "/")]
    return Path(*parts)


def _is_safe(name: str) -> bool:
    try:
        return name.isprintable() and len(name.encode()) <= MAX_NAME_BYTES and not name.startswith(".") and "\\" not in name
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return False


def _safe(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    told = (stem if dot else name).encode("utf-8", "replace").decode()
    return f"{slugify(told, 60)}-{digest(name, 6)}" + (f".{slugify(ending, 10)}" if dot and stem else "")


def _remarks(dated: list[tuple[Entry, Piece, Path]], origin: Finding) -> Iterator[Finding]:
    """How the articles of one file were dated, which could not be, and which are summaries: one line for each."""
    without = [(entry, path) for entry, piece, path in dated if not piece.published]
    if without:
        what = "the article has" if len(dated) == 1 else f"{len(without)} of {len(dated)} articles have"
        message = f"{what} no date of publication that could be found{_places([entry for entry, _ in without])}"
        hint = f"write `published: YYYY-MM-DD` into {without[0][1]}: without it “yesterday” and “Tuesday” stay open"
        yield replace(origin, line=without[0][0].line, code="P096", severity="warning", message=message, hint=hint)
    ways: dict[str, list[tuple[Piece, Path]]] = {}
    for _, piece, path in dated:
        if piece.found:
            ways.setdefault(piece.found.partition(" says “")[0], []).append((piece, path))
    for way, pieces in sorted(ways.items()):
        first, path = pieces[0]
        message = (
            f"published {first.published[:10]}: {first.found}" if len(dated) == 1 else f"{way} dates {len(pieces)} of {len(dated)} articles"
        )
        hint = f"where that is wrong, correct `published` in {path}"
        yield replace(origin, code="P097", severity="info", message=message, hint=hint)
    short = [entry for entry, piece, _ in dated if entry.html and len(piece.text.split()) < FEW_WORDS]
    if short:
        message = f"only a summary is given by {len(short)} of {len(dated)} entries{_places(short)}"
        hint = f"for the whole article import its address: {short[0].url}" if short[0].url else "for the whole article import its page"
        yield replace(origin, line=short[0].line, code="P098", severity="info", message=message, hint=hint)


def _places(entries: list[Entry]) -> str:
    named = [entry.place for entry in entries if entry.place]
    return f" ({', '.join(named[:5])}{', …' if len(named) > 5 else ''})" if named else ""
