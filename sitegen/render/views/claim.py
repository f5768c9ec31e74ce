"""One source's statement as a page shows it: its sentence, its date, and how the one gave the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sitegen.model.claim import Amount, Claim
from sitegen.model.document import Document
from sitegen.model.edtf import parse_edtf
from sitegen.model.extent import Extent, Granularity
from sitegen.model.timex import Timex
from sitegen.render.dates import DateView, of_the_story, view_date
from sitegen.render.links import safe_url
from sitegen.render.money import amount_label
from sitegen.render.quotes import Part, quote_parts
from sitegen.render.views.book import Book, LinkView, Span

_CONTEXT_CHARS = 90  # around date words that stand in no sentence of the claim


@dataclass(frozen=True, slots=True)
class PublicationView:
    """When an article appeared, and how that is known."""

    label: str  # "Tuesday 18 March 2025"; what is left of it otherwise; "" when nothing is known
    short: str  # "18 March 2025", "" unless known to the day
    by: str  # "as stated in its front matter", "inferred" …
    known: bool  # to the day
    inferred: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A report: what it is called, where it stands here and on the web."""

    id: str
    title: str
    path: str  # on its source's page here, with fragment; "" when it has none
    url: str  # on the web; "" when unknown or no web address
    author: str
    source: LinkView | None
    language: str  # "" where it is the site's own
    publication: PublicationView
    copy_of: LinkView | None = None  # the article whose text it repeats


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A rival reading of date words, and why it lost."""

    label: str
    edtf: str
    why_not: str


@dataclass(frozen=True, slots=True)
class TimexView:
    """Date words, and what was made of them."""

    text: str
    label: str  # "" when no day follows from them
    edtf: str
    why: str
    confidence: str  # in words
    open: bool  # counted from a publication date that is not known to the day
    alternatives: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in the site's words, and in the source's own where they are not the same."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What one source says, as an event's page lays it beside the others."""

    article: ArticleView
    status: str
    quote: tuple[Part, ...]
    date_quote: tuple[Part, ...]  # where the date words stand, when that is not in the quote
    date: DateView
    due: DateView | None
    why: str
    why_beyond: str  # the same, unless the date words' own reasons say it already
    words: tuple[TimexView, ...]
    due_words: tuple[TimexView, ...]
    place: str
    amounts: tuple[Told, ...]
    condition: str
    offices: tuple[LinkView, ...]  # those whom this source names with an office
    confidence: str
    reasons: tuple[str, ...]


def confidence_words(book: Book, confidence: float) -> str:
    """A confidence as a phrase: readers misread bare figures."""
    level = "high" if confidence >= 0.85 else "good" if confidence >= 0.7 else "fair" if confidence >= 0.5 else "low"
    return book.words(f"confidence_{level}")


def view_publication(book: Book, document: Document) -> PublicationView:
    """When the article appeared, how that is known, and the evidence where it was inferred."""
    publication, words = document.publication, book.words
    by = words(f"by_{publication.by.replace('-', '_')}") if publication.by else words("by_unknown")
    if publication.day:
        label = book.dates.full(publication.day)
        if publication.moment is not None:
            label = words("date_at", date=label, clock=publication.moment.strftime("%H:%M"))
    elif publication.earliest or publication.latest:
        stop = publication.latest + timedelta(days=1) if publication.latest else None
        label = book.dates.bounds(Extent(publication.earliest, stop, Granularity.DAY))
    else:
        label = ""
    known, evidence = publication.day is not None, tuple(map(book.tell, publication.evidence))
    return PublicationView(
        label, book.dates.day(publication.day) if publication.day else "", by, known, publication.by == "inferred", evidence
    )


def view_article(book: Book, document: Document) -> ArticleView:
    """The article's heading as pages show it."""
    source, path = book.sources[book.source_of[document.id]]
    name = source.name or document.publisher or book.words("publisher_unknown")
    return ArticleView(
        document.id,
        document.title or document.id,
        book.article_paths.get(document.id, f"{path}#{book.anchors[document.id]}"),
        safe_url(document.url),
        document.author,
        LinkView(name, path),
        book.language_of(document),
        view_publication(book, document),
        _original(book, document),
    )


def _original(book: Book, document: Document) -> LinkView | None:
    """The article whose text this one repeats, by its publisher's name where that is known."""
    original = book.documents.get(document.copy_of) if document.copy_of else None
    if original is None:
        return None
    source, path = book.sources[book.source_of[original.id]]
    name = source.name or original.publisher or original.title or original.id
    return LinkView(name, book.article_paths.get(original.id, f"{path}#{book.anchors[original.id]}"))


def view_timex(book: Book, timex: Timex) -> TimexView:
    """Date words with their reading, and the readings that lost."""
    rivals = tuple(
        ReadingView(_edtf_label(book, edtf), edtf, book.tell(timex.why_not[index]) if index < len(timex.why_not) else "")
        for index, edtf in enumerate(timex.alternatives)
    )
    date = view_date(book.dates, None, timex.extent) if timex.needs_publication else view_date(book.dates, timex.extent)
    return TimexView(
        timex.text, date.label, date.edtf, book.tell(timex.why), confidence_words(book, timex.confidence), timex.needs_publication, rivals
    )


def view_claim(book: Book, claim: Claim) -> ClaimView | None:
    """The claim for an event's page, or None when its article is not in the corpus."""
    document = book.documents.get(claim.article)
    if document is None:
        return None
    quote, date_quote = quotes_of(book, document, claim)
    words, why = _timexes(book, claim.article, claim.when), book.told(claim.why)
    return ClaimView(
        article=view_article(book, document),
        status=book.words(f"status_{claim.status}"),
        quote=quote,
        date_quote=date_quote,
        date=of_the_story(view_date(book.dates, claim.extent), book.words)
        if claim.dated_by == "context"
        else view_date(book.dates, claim.extent),
        due=view_date(book.dates, claim.due) if claim.due else None,
        why=why,
        why_beyond="" if why in [timex.why for timex in words] else why,
        words=words,
        due_words=_timexes(book, claim.article, claim.due_when),
        place=claim.place,
        amounts=tuple(_amount_words(book, amount) for amount in claim.amounts),
        condition=claim.condition,
        offices=tuple(book.person(actor.actor_id, actor.name, actor.office) for actor in claim.actors if actor.office),
        confidence=confidence_words(book, claim.confidence),
        reasons=tuple(map(book.tell, claim.reasons)),
    )


def quotes_of(book: Book, document: Document, claim: Claim) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """(the quoted sentence, the sentence with the date words if that is another one), date words marked in both."""
    marks = claim.when + claim.due_when
    limit = book.site.quote_limit
    quote = quote_parts(document.text, claim.quote, marks, limit)
    elsewhere = next((mark for mark in claim.when if not _inside(mark, claim.quote)), None)
    if elsewhere is None or any(_inside(mark, claim.quote) for mark in claim.when):
        return quote, ()
    span = next((span for span in claim.spans if _inside(elsewhere, span)), None) or _around(document.text, elsewhere)
    return quote, quote_parts(document.text, span, (elsewhere,), limit)


def _amount_words(book: Book, amount: Amount) -> Told:
    label = amount_label(amount, book.words, book.dates.locale)
    return Told(label, "" if amount.text.casefold() == " ".join(label.split()).casefold() else amount.text)


def _around(text: str, mark: Span) -> Span:
    """The words around a mark, within its own paragraph."""
    start = max(text.rfind("\n", 0, mark[0]) + 1, mark[0] - _CONTEXT_CHARS)
    line_end = text.find("\n", mark[1])
    end = min(len(text) if line_end < 0 else line_end, mark[1] + _CONTEXT_CHARS)
    while start < mark[0] and start > 0 and not text[start - 1].isspace():
        start += 1
    while end > mark[1] and end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _inside(mark: Span, span: Span) -> bool:
    return span[0] <= mark[0] and mark[1] <= span[1]


def _timexes(book: Book, article: str, spans: tuple[Span, ...]) -> tuple[TimexView, ...]:
    found = (book.timex(article, span) for span in spans)
    return tuple(view_timex(book, timex) for timex in found if timex is not None)


def _edtf_label(book: Book, edtf: str) -> str:
    try:
        return book.dates.label(parse_edtf(edtf))
    except ValueError:
        return edtf
