"""A saved web page: its bytes, its article's text, and where that stands in the file."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from sitegen.model.finding import Finding, Severity
from sitegen.model.rawfile import RawFile, encoding_codec, guess_encoding, no_text
from sitegen.parse.frontmatter import FrontMatter
from sitegen.parse.reading import Reading

MAX_PAGE_CHARS = 5_000_000
MAX_ATTRIBUTES = 500  # on one tag.  Both parsers take quadratic time: 100,000 attributes take 23 s here
MAX_DEPTH = 400  # elements within elements; 100,000 take 25 s
LOOK_AHEAD_CHARS = 200_000  # between two paragraphs of one article
MIN_OPENING_CHARS = 8  # fewer would be found anywhere
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""", re.IGNORECASE)
# Names that pages use for something else (WHATWG Encoding Standard): Latin-1 means Windows-1252 on the web.
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
}
_TEXT_CODECS = re.compile(
    r"utf[-_]?(8|16|32).*|iso[-_]?8859.*|windows-125\d|cp\d{3,4}|koi8.*|mac.*|shift.?jis|euc.*|gb.*|big5.*|tis-620", re.I
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_SHALLOW = frozenset(  # elements that hold nothing, or that the next of their kind closes
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body".split()
)
_WORDS = re.compile(r"\S+")
_ENTITIES = re.compile(r"(?:\s|<\?[^>]{0,1000}>|<!--(?:(?!-->).){0,2000}-->){0,50}<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE | re.DOTALL)


def decode_page(raw: RawFile) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a page, by its byte order mark, its own word, UTF-8, or the likeliest guess; P063 where bytes did not fit.

    None and P014 where the bytes are no text.
    """
    if fault := no_text(raw):
        return None, (fault,)
    body = raw.body
    codec, by_guess = _codec(body)
    text = body.decode(codec, "replace")
    lost = text.count("�") - body.count("�".encode())
    if lost > 0 and codec == "utf-8" and body.decode("utf-8", "ignore").isascii():  # not one letter of UTF-8 in it: it says so in vain
        codec, by_guess = encoding_codec(guess_encoding(body)) or "cp1252", True
        text = body.decode(codec, "replace")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates that an odd codec let through
    if lost <= 0 and not by_guess:
        return text, ()
    fact = f"is not in the encoding that it names, or names none; it was read as {codec}"
    if not by_guess:
        fact = f"has {lost} byte{'s' if lost > 1 else ''} that {codec} does not know"
    hint = "open the page in the browser again and save it as UTF-8, or paste its text into a .txt file"
    return text, (Finding(raw.path, 0, 0, "P063", "warning", fact, hint),)


def _codec(body: bytes) -> tuple[str, bool]:
    """(Python's name of the encoding, is it a guess?)"""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if body.startswith(mark):
            return name, False
    told = _XML.search(body[:300]) or _CHARSET.search(body[:8192])
    if told:
        name = told[1].decode("ascii", "replace").lower()
        name = _WEB_NAMES.get(name, name)
        if _TEXT_CODECS.fullmatch(name) and not name.startswith(("utf-16", "utf-32", "utf16", "utf32")) and _exists(name):
            return name, False  # a page that could be searched for its own word is not in UTF-16, whatever it says
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return encoding_codec(guess_encoding(body)) or "cp1252", True
    return "utf-8", False


def _exists(name: str) -> bool:
    try:
        return codecs.lookup(name) is not None
    except LookupError:
        return False


def read_page(front: FrontMatter, path: str) -> tuple[Reading | None, tuple[Finding, ...]]:
    """The article of a page with what the page says of itself; P060, P061, P062 where it could not be read or only plainly."""
    page = front.body
    if fault := beyond_limits(page):
        hint = "paste the article's text into a .txt or .md file; such a page is broken, or made to keep programs busy"
        return None, (_finding(path, "P060", "error", f"the page was not read: {fault}", hint),)
    from sitegen.parse.metadata import own_paragraphs, read_metadata
    from sitegen.parse.worker import extract

    findings: list[Finding] = []
    text, fault = extract(page)
    if not text.strip() and (paragraphs := own_paragraphs(page)):
        text = "\n\n".join(paragraphs)
        hint = "see whether menus or captions got into the text; if so, paste the article's text into a .txt file"
        findings.append(_finding(path, "P062", "info", f"all paragraphs of the page were taken for the article: {fault}", hint))
    if not text.strip():
        hint = "open the page in a browser; if the article is there, paste its text into a .txt or .md file"
        return None, (_finding(path, "P061", "error", "no readable text was found in the page", hint),)
    text = _tidy(text)
    return read_metadata(page, text, _places(text, page, front.body_line)), tuple(findings)


def _tidy(text: str) -> str:
    """Lines without trailing space, and no character that is no text."""
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.replace("\0", "").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def beyond_limits(page: str) -> str:
    """Why a page is not given to the parsers, "" when it may be: counted without building a tree, in linear time."""
    if len(page) > MAX_PAGE_CHARS:
        return f"it has {len(page):,} characters; the limit is {MAX_PAGE_CHARS:,}"
    if _ENTITIES.match(page):
        return "it declares entities of its own, which may stand for other files, or for words without end"
    depth = deepest = 0
    for piece in _visible(page).split(">"):
        match = _TAG.search(piece)
        if not match:
            continue
        rest = piece[match.end() :]
        if len(rest) > 2 * MAX_ATTRIBUTES and _attributes(rest) > MAX_ATTRIBUTES:
            return f"a tag has more than {MAX_ATTRIBUTES} attributes"
        if match[2].lower() not in _SHALLOW and not rest.endswith("/"):
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return f"elements stand more than {MAX_DEPTH} deep in each other" if deepest > MAX_DEPTH else ""


def _attributes(rest: str) -> int:
    """How many attributes a tag has at most, quoted values counted as one word."""
    unquoted = re.sub(r"\"[^\"]*\"|'[^']*'", "", rest)
    return max(len(_WORDS.findall(unquoted)), unquoted.count("="))


def _visible(page: str) -> str:
    """The page without comments, scripts and styles: what stands in them is not markup."""
    low = page.lower()
    if len(low) != len(page):  # a letter whose small form is longer
        low = page
    kept: list[str] = []
    position = 0
    ahead = {opening: low.find(opening) for opening, _ in _UNSEEN}  # where each stands next: each stretch is searched once
    while True:
        for opening, at in ahead.items():
            if 0 <= at < position:
                ahead[opening] = low.find(opening, position)
        starts = [(ahead[opening], closing) for opening, closing in _UNSEEN if ahead[opening] >= 0]
        if not starts:
            break
        start, closing = min(starts)
        end = low.find(closing, start)
        if end < 0:
            break
        kept.append(page[position:start])
        position = end + len(closing)
    return "".join(kept) + page[position:]


_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))


def _places(text: str, page: str, page_line: int) -> tuple[tuple[int, int, int], ...]:
    """`Document.lines`: each paragraph that stands in the file as it is gets its line and column, one that begins there its line.

    A paragraph that cannot be found says so with line 0: no place is better than a wrong one.
    """
    starts = [0]
    for match in re.finditer("\n", page):
        starts.append(match.end())
    places: list[tuple[int, int, int]] = []
    offset, searched = 0, 0
    for paragraph in text.split("\n"):
        if paragraph:
            at, whole = _find(paragraph, page, searched)
            if at < 0:
                places.append((offset, 0, 0))
            else:
                line = bisect_right(starts, at) - 1
                places.append((offset, page_line + line, at - starts[line] + 1 if whole else 0))
                searched = at + 1
        offset += len(paragraph) + 1
    return tuple(places)


def _find(paragraph: str, page: str, start: int) -> tuple[int, bool]:
    """(where the paragraph begins in the page or -1, does it stand there whole?), looking on from where the last one was."""
    at = page.find(paragraph, start)
    if at >= 0:
        return at, True
    words = paragraph.split()
    near = page[start : start + LOOK_AHEAD_CHARS]
    for count in range(min(8, len(words)), 1, -1):  # fewer and fewer words: a tag may stand after any of them
        if len(" ".join(words[:count])) < MIN_OPENING_CHARS:
            break
        if match := re.search(r"\s+".join(map(re.escape, words[:count])), near):
            return start + match.start(), False
    return -1, False


def _finding(path: str, code: str, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(path, 0, 0, code, severity, message, hint)
