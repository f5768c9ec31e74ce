"""Saved pages, feeds, letters and web archives as articles: readable files that the build reads as the page would have been read."""

from __future__ import annotations

import gzip
import io
import random
import re
from datetime import date
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sitegen.cli import main
from sitegen.commands.import_articles import article_key, as_markdown, clean
from sitegen.commands.importing import take
from sitegen.importing import archives, read_feed
from sitegen.importing.fetch import Policy
from sitegen.model.corpus import SiteConfig
from sitegen.model.document import Document
from sitegen.model.finding import Finding
from sitegen.model.rawfile import RawFile
from sitegen.parse import parse_article
from sitegen.parse.plain import plain_text
from sitegen.pipeline import Options, read_corpus
from tests.importing.served import onward, page, serving
from tests.whole.test_hostile_files import BOMB, PAGES, XXE

LOCAL = Policy(allowed=frozenset({"127.0.0.1"}))
LONG = "The ministers spoke of the ferry, of the harbour and of what the islands owe each other after the storm of last winter, they said. "
PAGE = """<!doctype html><html lang="en"><head><title>Talks | Post</title>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks on the ferry</h1>{time}<p>Anna Berg will meet Carlos Ruiz in Oslo on Friday. {long}</p>
<p>1. A *star* and [a bracket](x).</p></article>
</body></html>"""
JSON_LD = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-18T08:00:00+01:00"}</script>'
META = '<meta property="article:published_time" content="2025-03-18T08:00:00+01:00">'
TIME = '<time datetime="2025-03-18T08:00:00+01:00">Tuesday</time>'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    return Path("content")


def articles(content: Path) -> dict[str, Document]:
    """The imported articles by their titles, as the build reads them, each without an error."""
    found = {}
    for file in sorted((content / "articles").rglob("*.*")):
        document, findings = parse_article(RawFile("article", str(file), file.stem, file.read_bytes()), SiteConfig())
        assert document is not None and not [one for one in findings if one.severity != "info"], findings
        found[document.title] = document
    return found


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings]


def web_page(head: str = META, time: str = "") -> str:
    return PAGE.format(head=head, time=time, long=LONG)


@pytest.mark.parametrize(
    ("head", "time", "how"),
    [(JSON_LD, "", "linked data (datePublished)"), (META, "", "meta tag article:published_time"), ("", TIME, "time element")],
)
def test_a_saved_page_says_where_its_date_was_found(content: Path, head: str, time: str, how: str) -> None:
    head += '<meta property="og:site_name" content="Example Post"><link rel="canonical" href="https://post.example.org/talks?a=b">'
    Path("saved.html").write_text(web_page(head, time), "utf-8")
    written, _, findings = take(["saved.html"], content)
    assert written == 1 and codes(findings) == ["P097"] and how in findings[0].message
    (file,) = (content / "articles" / "imported").iterdir()
    assert file.name.startswith("2025-03-18-talks-on-the-ferry-") and file.suffix == ".md"
    front = file.read_text("utf-8").split("---")[1]
    assert "published: 2025-03-18T08:00:00+01:00\n" in front and how in front
    document = articles(content)["Talks on the ferry"]
    assert (document.publisher, document.url, document.language) == ("Example Post", "https://post.example.org/talks?a=b", "en")
    assert document.publication.day == date(2025, 3, 18) and how in str(document.publication.evidence[0])
    assert "1. A *star* and [a bracket](x)." in document.text and "Home" not in document.text


def test_an_imported_page_gives_the_events_of_the_page_itself(content: Path) -> None:
    Path("saved.html").write_text(web_page(), "utf-8")
    take(["saved.html"], content)
    other = Path("other/articles")
    other.mkdir(parents=True)
    (other / "saved.html").write_text(web_page(), "utf-8")
    told = [
        [(event.kind, event.title, event.extent, event.status) for event in read_corpus(folder, Options(as_of=date(2025, 4, 1))).events]
        for folder in (content, other.parent)
    ]
    assert told[0] == told[1] and told[0][0][2] is not None and told[0][0][2].start == date(2025, 3, 21)


def test_a_page_without_date_or_text_is_told(content: Path) -> None:
    Path("a.html").write_text(web_page(""), "utf-8")
    Path("b.html").write_text("<html><body></body></html>", "utf-8")
    _, _, findings = take(["a.html", "b.html"], content)
    assert codes(findings) == ["P096", "P061"] and all(one.hint for one in findings)


def test_a_second_run_takes_only_what_is_new(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = '<link rel="canonical" href="https://post.example.org/talks">'
    Path("saved.html").write_text(web_page(META + link), "utf-8")
    assert take(["saved.html"], content)[:2] == (1, 0)
    assert take(["saved.html"], content)[:2] == (0, 1)
    (file,) = (content / "articles" / "imported").iterdir()
    file.rename(content / "articles" / "mine.md")  # known by its url, wherever it lies
    assert take(["saved.html"], content)[:2] == (0, 1)
    Path("again.html").write_text(web_page(META + link.replace("talks", "talks/?utm_source=mail#top")), "utf-8")
    assert take(["again.html"], content)[:2] == (0, 1)


def test_a_copy_of_an_article_that_is_there_is_told(content: Path) -> None:
    wire = " ".join(f"{word}{number}" for number in range(60) for word in ("ferry", "harbour", "island", "storm"))
    head = "---\ntitle: {0}\npublished: {1}\n---\n{2}\n"
    (content / "articles").mkdir()
    (content / "articles" / "wire.md").write_text(head.format("Wire", "2025-03-17", wire), "utf-8")
    (content / "articles" / "old.md").write_text(head.format("Old", "2024-03-17", wire), "utf-8")
    Path("saved.html").write_text(web_page().replace(LONG, wire), "utf-8")
    _, _, findings = take(["saved.html"], content)
    (told,) = (one for one in findings if one.code == "C131")
    assert "repeats the text of content/articles/wire.md" in told.message and told.hint
    assert codes(read_corpus(content, Options(as_of=date(2025, 4, 1))).findings).count("C131") == 2


def test_nothing_is_written_through_a_link_out_of_the_folder(content: Path) -> None:
    Path("elsewhere").mkdir()
    (content / "articles").symlink_to("../elsewhere")
    Path("saved.html").write_text(web_page(), "utf-8")
    written, _, findings = take(["saved.html"], content)
    assert written == 0 and "P003" in codes(findings) and list(Path("elsewhere").iterdir()) == []


def test_an_article_that_was_mended_is_kept_and_told(content: Path) -> None:
    Path("saved.html").write_text(web_page(), "utf-8")
    take(["saved.html"], content)
    (file,) = (content / "articles" / "imported").iterdir()
    file.write_text(file.read_text("utf-8").replace("Oslo", "Lima"), "utf-8")
    written, there, findings = take(["saved.html"], content)
    assert (written, there) == (0, 0) and ("P095", "info") in [(one.code, one.severity) for one in findings]
    assert "Lima" in file.read_text("utf-8")


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Example Post</title><link>https://post.example.org/</link><language>en-gb</language>
<atom:link rel="self" href="https://post.example.org/feed"/>
<item><title>Talks &amp;amp; tea</title><link>https://post.example.org/talks</link><guid isPermaLink="false">n1</guid>
<pubDate>Tue, 18 Mar 2025 23:30:00 -0500</pubDate><dc:creator>Ada Holm</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>Anna Berg will meet Carlos Ruiz in Oslo on Friday.</p><p>LONG</p>]]></content:encoded></item>
<item><title>No link</title><guid>https://post.example.org/guid</guid><pubDate>Wed, 19 Mar 25 10:00 GMT</pubDate>
<description>LONG &lt;b&gt;bold&lt;/b&gt;</description></item>
</channel></rss>""".replace("LONG", LONG * 2)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Wire</title><id>urn:x</id>
<updated>2025-03-20T10:00:00Z</updated><entry><title type="html">The &lt;i&gt;pier&lt;/i&gt; opens</title><id>urn:1</id><link rel="edit" href="https://w.example.org/edit"/>
<link href="https://w.example.org/pier"/><published>2025-03-19T10:00:00Z</published><updated>2025-03-20T10:00:00Z</updated>
<author><name>Bo Vik</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <b>two</b>.</p><p>LONG</p></div></content></entry>
<entry><title>Only updated</title><id>urn:2</id><link href="https://w.example.org/2"/><updated>2025-03-20T10:00:00Z</updated>
<summary>LONG</summary></entry></feed>""".replace("LONG", LONG * 2)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example.org/"><title>Old Post</title><link>https://old.example.org/</link></channel>
<item rdf:about="https://old.example.org/1"><title>Talks</title><link>https://old.example.org/1</link><d:date>2025-03-18</d:date>
<description>LONG</description></item></rdf:RDF>""".replace("LONG", LONG * 2)


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_entries_are_those_that_feedparser_finds(feed: str) -> None:
    ours, theirs = read_feed("f.xml", feed), feedparser.parse(feed.encode())
    assert ours.findings == ()
    assert [(one.title.replace("&", "&amp;"), one.url) for one in ours.entries] == [
        (str(one.title).replace("<i>", "").replace("</i>", "").replace("&amp;amp;", "&amp;"), one.link) for one in theirs.entries
    ]
    assert {one.publisher for one in ours.entries} == {theirs.feed.title}
    assert [one.author for one in ours.entries] == [one.get("author", "") for one in theirs.entries]


def test_each_entry_of_a_feed_becomes_an_article(content: Path) -> None:
    Path("feed.xml").write_text(RSS, "utf-8")
    Path("wire.atom").write_text(ATOM, "utf-8")
    written, _, findings = take(["feed.xml", "wire.atom"], content)
    assert written == 4 and {one.severity for one in findings} == {"info"}
    found = articles(content)
    talks, plain, pier, updated = (found[title] for title in ("Talks & tea", "No link", "The pier opens", "Only updated"))
    assert talks.publication.moment is not None and talks.publication.moment.isoformat() == "2025-03-18T23:30:00-05:00"
    assert (talks.publisher, talks.url, talks.author) == ("Example Post", "https://post.example.org/talks", "Ada Holm")
    assert talks.text.startswith("Anna Berg will meet Carlos Ruiz in Oslo on Friday.\n")
    assert plain.publication.day == date(2025, 3, 19) and plain.url.endswith("/guid") and plain.text.strip().endswith("bold")
    assert pier.text.startswith("One & two.\n") and pier.publication.day == date(2025, 3, 19)
    assert "<updated>" in str(updated.publication.evidence[0])
    assert take(["feed.xml"], content)[:2] == (0, 2)


def test_a_feed_that_is_not_quite_xml_is_mended(content: Path) -> None:
    broken = RSS.replace("<title>No link", "<title>Fish & chips&nbsp;&eacute;\x0b").replace("LONG", "")
    found = read_feed("f.xml", broken)
    assert [one.title for one in found.entries] == ["Talks & tea", "Fish & chips é"] and found.findings == ()


def test_a_feed_that_breaks_off_keeps_what_stands_before(content: Path) -> None:
    found = read_feed("f.xml", RSS[: RSS.index("<title>No link") + 8])
    assert len(found.entries) == 1
    assert [(one.code, one.severity, one.line > 5) for one in found.findings] == [("P090", "error", True)]


HEAD = '<rss version="2.0"><channel><title>T</title>'
FEEDS = {
    "an entity bomb": BOMB,
    "an outer entity": XXE,
    "100,000 attributes": HEAD + "<item " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/></channel></rss>",
    "depth 50,000": HEAD + "<item>" * 50_000,
    "text without end": HEAD + "<item><title>" + "&" * 300_000,
    "attributes in an entry": HEAD + "<item><description><![CDATA[<p " + "a " * 100_000 + ">x]]></description></item></channel></rss>",
    "depth in an entry": HEAD + "<item><description><![CDATA[" + "<div>" * 50_000 + "]]></description></item></channel></rss>",
    "no feed": "<?xml version='1.0'?><svg/>",
    "nothing": "",
    "noise": "\x01\x02" * 5000,
}


@pytest.mark.parametrize("what", FEEDS)
def test_a_hostile_feed_is_told_and_others_are_read(content: Path, what: str) -> None:
    Path("a.xml").write_text(FEEDS[what], "utf-8")
    Path("b.xml").write_text(RSS, "utf-8")
    written, _, findings = take(["a.xml", "b.xml"], content)
    assert written == 2 and [one for one in findings if one.path == "a.xml" and one.severity == "error" and one.hint]
    assert "root:" not in "".join(file.read_text("utf-8") for file in (content / "articles").rglob("*.md"))


LETTER = b"""From ada@example.org Tue Mar 18 10:00:00 2025
From: =?utf-8?q?Der_K=C3=BCstenbrief?= <news@example.org>
Subject: Talks on
 the ferry
Date: Tue, 18 Mar 2025 10:00:00 +0100
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

plain words
--x
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><article><p>Anna Berg will meet Carlos Ruiz in =C5lesund on Friday. LONG</p></article></body></html>
--x--

From bo@example.org Tue Mar 18 10:00:00 2025
From: bo@list.example.org
Subject: Plain
Date: nonsense

They met.
>From here on it was quiet.

From c@example.org Tue Mar 18 10:00:00 2025
Subject: Picture
Content-Type: image/png

x
""".replace(b"LONG", (LONG * 2).encode())


def test_letters_of_a_mailbox(content: Path) -> None:
    Path("news.mbox").write_bytes(LETTER)
    written, _, findings = take(["news.mbox"], content)
    assert written == 2
    assert [(one.code, one.line) for one in findings] == [("P093", 29), ("P096", 21), ("P097", 0)]
    found = articles(content)
    talks, plain = found["Talks on the ferry"], found["Plain"]
    assert talks.publisher == "Der Küstenbrief" and "in Ålesund on Friday" in talks.text
    assert talks.publication.day == date(2025, 3, 18) and "The letter's Date" in str(talks.publication.evidence[0])
    assert plain.publisher == "list.example.org" and plain.text.split("\n\n")[1].strip() == "From here on it was quiet."
    assert take(["news.mbox"], content)[:2] == (0, 2)


def test_a_letter_is_read_in_its_own_encoding_whatever_its_page_says(content: Path) -> None:
    html = f'<html><head><meta charset="windows-1251"></head><body><article><p>Es ging um Öl. {LONG * 2}</p></article></body></html>'
    head = "Subject: Brief\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    Path("a.eml").write_text(head + html, "utf-8")
    take(["a.eml"], content)
    assert "Öl" in articles(content)["Brief"].text


def test_a_page_saved_whole_has_its_own_date_and_address(content: Path) -> None:
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example.org/talks\nSubject: Talks | Post\n"
        'Date: Mon, 1 Dec 2025 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html\nContent-Location: https://post.example.org/talks\n\n"
    )
    Path("a.mhtml").write_text(head + web_page() + "\n--b--\n", "utf-8")
    assert take(["a.mhtml"], content)[0] == 1
    document = articles(content)["Talks on the ferry"]
    assert (document.publication.day, document.url) == (date(2025, 3, 18), "https://post.example.org/talks")
    Path("b.mhtml").write_text("no page", "utf-8")
    assert codes(take(["b.mhtml"], content)[2]) == ["P090"]


def test_hostile_letters(content: Path) -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(4000))
    many = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000
    for number, body in enumerate((deep, many, b"Subject: =?utf-8?b?" + b"A" * 100_000 + b"?=\n\nx", b"\xff\xfe\0\0" * 100)):
        Path(f"{number}.eml").write_bytes(body)
        written, _, findings = take([f"{number}.eml"], content)
        assert written or [one for one in findings if one.severity == "error"]


def archive(*responses: tuple[str, str, bytes], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, kind, body in responses:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))
    return out.getvalue()


def test_pages_of_a_web_archive(content: Path) -> None:
    picture = ("https://post.example.org/x.png", "image/png", b"\x89PNG")
    told = ("https://post.example.org/talks", "text/html; charset=koi8-r", web_page().replace("Oslo", "Осло").encode("koi8-r"))
    other = ("https://post.example.org/own", "text/html", web_page(META + '<link rel="canonical" href="https://evil.example/">').encode())
    for name, packed in (("a.warc.gz", True), ("b.warc", False)):
        Path(name).write_bytes(archive(picture, told, other, packed=packed))
    written, there, findings = take(["a.warc.gz", "b.warc"], content)
    assert (written, there) == (2, 2) and {one.code for one in findings} == {"P097"}
    urls = sorted(parse_article(RawFile("article", "a.md", "a", file.read_bytes()), SiteConfig())[0].url for file in content.rglob("*.md"))  # type: ignore[union-attr]
    assert urls == ["https://post.example.org/own", "https://post.example.org/talks"]
    assert any("Осло" in file.read_text("utf-8") for file in content.rglob("*.md"))


@pytest.mark.parametrize(
    "body", [b"", b"noise" * 100, gzip.compress(bytes(5_000_000)), archive(("https://x.example/", "text/html", web_page().encode()))[:-200]]
)
def test_a_broken_archive_is_told(content: Path, body: bytes) -> None:
    Path("a.warc.gz").write_bytes(body)
    _, _, findings = take(["a.warc.gz"], content)
    assert [one for one in findings if one.severity == "error" and one.hint]


def test_addresses_are_fetched_and_read_as_what_they_are(content: Path) -> None:
    answers = {
        "/talks": page(web_page().replace("Oslo", "Осло").encode("cp1251"), "text/html; charset=windows-1251"),
        "/feed": page(RSS.encode(), "text/html"),
        "/t.csv": page(b"date,title\n2025-03-18,A\n", "application/octet-stream"),
        "/old": onward("/talks"),
        "/film": page(b"x", "video/mp4"),
    }
    with serving(answers) as host:
        names = [host + path for path in ("/talks", "/feed", "/t.csv", "/old", "/film", "/none")]
        written, there, findings = take(names, content, policy=LOCAL)
    assert (written, there) == (4, 1)
    assert [(one.code, one.path.rpartition("/")[2]) for one in findings if one.severity == "error"] == [("P090", "film"), ("P090", "none")]
    found = articles(content)
    assert found["Talks on the ferry"].url == f"{host}/talks" and "Осло" in found["Talks on the ferry"].text


def test_an_address_of_this_machine_is_refused_at_the_door(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving({"/": page(web_page().encode())}) as host:
        assert main(["import", host]) == 1
    told = capsys.readouterr()
    assert "private network" in told.err and "0 new files" in told.out


def test_names_are_safe(content: Path) -> None:
    folder = Path("in")
    folder.mkdir()
    names = ["x" * 250 + ".txt", "ø" * 120 + ".txt", "a\nb.txt", "\u202etxt.exe.txt", "..txt", "a\\..\\b.txt", "\x1b[2J.txt"]
    for number, name in enumerate(names):
        (folder / name).write_text(f"They met {number}.", "utf-8")
    (folder / "out.txt").symlink_to("/etc/passwd")
    Path("beside.txt").write_text("They met again.", "utf-8")
    Path("saved.html").write_text(web_page(META + f'<meta property="og:title" content="../../{"x" * 400}\u202e/etc">'), "utf-8")
    written, _, findings = take(["in", "in/../beside.txt", "saved.html", "no\0name"], content)
    assert written == len(names) - 1 + 2  # "..txt" is hidden
    assert sorted(codes(findings)) == ["P002", "P003", "P097"]
    for file in content.rglob("*"):
        assert (
            file.name.isprintable()
            and len(file.name.encode()) <= 160
            and "root:" not in (file.read_text("utf-8") if file.is_file() else "")
        )
        assert file.resolve().is_relative_to(content.resolve())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab *_`[]()<>#~|&;=-+.1\\!:\n\t\u202e\0é", max_size=60))
def test_what_is_written_as_markdown_reads_the_same(text: str) -> None:
    for line in clean(text).split("\n"):
        assert plain_text(as_markdown(line)).text == line or "`" in line or "<" in line or "&" in line


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/", "http://example.org/a#b", True),
        ("https://example.org/a?utm_source=x&id=1", "https://example.org/a?id=1", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/a", "https://example.org/A", False),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (article_key(one) == article_key(other)) is same


def test_any_damaged_file_is_read_or_told(content: Path) -> None:
    """Pages, feeds, letters and archives with flipped bytes, cut, and put together anew: findings, never an exception."""
    whole = {
        "a.html": web_page().encode(),
        "f.xml": RSS.encode(),
        "g.atom": ATOM.encode(),
        "n.mbox": LETTER,
        "w.warc.gz": archive(("https://x.example/", "text/html", web_page().encode())),
        "t.csv": b"date,title,kind\n2025-03-18,A,meeting\n",
    }
    for seed in range(300):
        chance = random.Random(seed)
        name = chance.choice(sorted(whole))
        body = bytearray(whole[name])
        for _ in range(chance.randint(1, 20)):
            at = chance.randint(0, len(body))
            body[at : at + chance.choice([0, 1, 1, 1, 30])] = chance.choice(
                [b"", b"<", b"&", b"\n", b"\0", b"\xff", b"]]>", b"--x\n", bytes([chance.randrange(256)])]
            )
        Path(name).write_bytes(body[: chance.choice([len(body), chance.randint(0, len(body))])])
        _, _, findings = take([name], content)
        assert all(one.message and one.code != "P099" for one in findings)
    take_all = read_corpus(content, Options(as_of=date(2025, 4, 1))).findings
    assert not [one for one in take_all if one.severity == "error"], "what is imported can be built"


@pytest.mark.parametrize("what", PAGES)
def test_a_hostile_page_is_told_and_others_are_imported(content: Path, what: str) -> None:
    name, body, _ = PAGES[what]
    Path(name).write_bytes(body())
    Path("good.html").write_text(web_page(), "utf-8")
    _, _, findings = take([name, "good.html"], content)
    told = [one for one in findings if one.path == name]
    assert "Talks on the ferry" in "".join(file.read_text("utf-8") for file in (content / "articles").rglob("*talks-on-the-ferry*"))
    assert [one for one in told if one.severity == "error" and one.hint]


def test_an_archive_whose_lengths_are_wrong_is_told_without_its_bytes(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = archive(("https://x.example/\x1b y", "text/html", web_page().encode()), packed=False)
    length = re.search(rb"Content-Length: (\d+)", whole)
    assert length
    for told in (b"99999999999999999999", b"300", b"-1", b"x"):
        Path("a.warc").write_bytes(whole.replace(length[1], told, 1))
        _, _, findings = take(["a.warc"], content)
        assert [one for one in findings if one.code == "P090" and one.hint]
    assert capsys.readouterr().err == ""


def test_an_archive_that_unpacks_without_end_is_read_no_further(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SMALL_BYTES", 100_000)
    good = ("https://post.example.org/talks", "text/html", web_page().encode())
    Path("a.warc.gz").write_bytes(archive(good, ("https://x.example/film", "video/mp4", bytes(20_000_000)), good))
    written, _, findings = take(["a.warc.gz"], content)
    assert written == 1 and [one.code for one in findings if one.severity == "error"] == ["P090"]
