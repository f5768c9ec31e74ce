"""An event as a card on the timeline, and as a page of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sitegen.model.claim import Participant, Sense
from sitegen.model.event import Event, Step
from sitegen.render.dates import DateView, of_the_story, view_date
from sitegen.render.links import absolute, safe_slug
from sitegen.render.money import amount_label
from sitegen.render.quotes import plain
from sitegen.render.views.book import Book, LinkView, leading_claim, told_on
from sitegen.render.views.claim import ClaimView, view_claim
from sitegen.render.views.notes import field_names, opening_of, view_note

CARD_ACTORS = 8  # more are counted, and named on the event's page
FULL_CLAIMS = 40  # more reports are listed without their working: a page stays under its budget
_SENSES: tuple[Sense, ...] = ("promised", "allocated", "delivered")


@dataclass(frozen=True, slots=True)
class SumView:
    """One line of a pledge's account: promised, allocated, delivered, due."""

    name: str
    texts: tuple[str, ...]  # one for each figure told; "not reported" where there is none
    reported: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """An event on a list of events."""

    id: str
    path: str  # "" for an event without a page: one that waits for review
    slug: str
    title: str
    language: str  # of the title; "": the site's
    kind: str  # "meeting", "pledge", "other"
    kind_word: str
    status: str  # "" when an editor's note gives none
    status_word: str
    state: str  # "upcoming", "overdue", "unconfirmed", ""
    state_word: str
    date: DateView
    due: DateView | None
    who: tuple[LinkView, ...]  # participants or pledgers
    hosts: tuple[LinkView, ...]
    mediators: tuple[LinkView, ...]
    recipients: tuple[LinkView, ...]
    targets: tuple[LinkView, ...]
    more: int  # actors left out of `who`
    place: LinkView | None
    sums: tuple[SumView, ...]  # of a pledge: what is reported
    unreported: str  # the names of what is not: "allocated, delivered"
    condition: str
    condition_language: str
    offices_language: str
    leading: ClaimView | None
    reports: str  # "3 reports"
    others: int  # claims beside the leading one
    summary: str  # a note's own first words, where no source is quoted; plain text
    conflicts: tuple[str, ...]
    noted: bool  # has editors' notes of comment or correction
    why_beyond: str  # why the event has this date, unless the leading claim says it already
    actor_slugs: str  # for the filters: space-separated
    place_slug: str
    year: str
    weight: int  # characters of text: what paging counts


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in an event's life."""

    status: str
    on: str
    source: LinkView | None


def state_of(event: Event, as_of: date) -> str:
    """What the calendar makes of an event on the day `as_of`: computed, never stored."""
    if event.kind == "pledge":
        due = event.due.last if event.due else None
        return "overdue" if due and due < as_of and event.status in ("stated", "conditional") else ""
    if event.extent is None or event.status in ("held", "cancelled"):
        return ""
    if event.extent.start and event.extent.start > as_of:
        return "upcoming"
    passed = event.extent.last is not None and event.extent.last < as_of
    return "unconfirmed" if passed and event.status in ("planned", "proposed") else ""


def event_date(book: Book, event: Event) -> DateView:
    """The event's date for a page."""
    disputed = any(conflict.what == "date" for conflict in event.conflicts)
    view = view_date(book.dates, event.extent, event.bounds, disputed)
    told = [claim.dated_by for claim in event.claims if claim.extent is not None]
    by_story = bool(told) and all(by == "context" for by in told) and "date" not in event.corrected
    return of_the_story(view, book.words) if by_story else view


def view_card(book: Book, event: Event) -> CardView:
    """The event for a list."""
    leading = leading_claim(event)
    shown = view_claim(book, leading) if leading else None
    state = state_of(event, book.corpus.as_of)
    start = event.extent and (event.extent.start or event.extent.last)
    who = _named(book, event.actors, "participant", "pledger")
    summary, why = opening_of(event.notes[0]) if event.notes and not shown else "", book.told(event.why)
    sums = view_sums(book, event) if event.kind == "pledge" and event.status != "refused" else ()
    card = CardView(
        id=event.id,
        path=book.paths.get(event.id, ""),
        slug=book.slugs[event.id],
        title=event.title or event.id,
        language=book.title_language(event),
        kind=event.kind,
        kind_word=book.words(f"kind_{event.kind}"),
        status=event.status or "",
        status_word=book.words(f"status_{event.status}") if event.status else "",
        state=state,
        state_word=book.words(f"state_{state}") if state else "",
        date=event_date(book, event),
        due=view_date(book.dates, event.due) if event.due else None,
        who=who[:CARD_ACTORS],
        hosts=_named(book, event.actors, "host"),
        mediators=_named(book, event.actors, "mediator"),
        recipients=_named(book, event.actors, "recipient"),
        targets=_named(book, event.actors, "target"),
        more=max(0, len(who) - CARD_ACTORS),
        place=book.place(event),
        sums=tuple(line for line in sums if line.reported),
        unreported=book.words("list_comma").join(line.name.lower() for line in sums if not line.reported),
        condition=event.condition,
        condition_language=book.sources_language(event, "condition"),
        offices_language=book.sources_language(event, "participants"),
        leading=shown,
        reports=book.words.count("reports", len(event.claims)) if event.claims else "",
        others=max(0, len(event.claims) - 1),
        summary=summary,
        conflicts=tuple(book.tell(conflict.message) for conflict in event.conflicts),
        noted=any(note.about or note.same or note.different for note in event.notes),
        why_beyond="" if shown and why in (shown.why, *(timex.why for timex in shown.words)) else why,
        actor_slugs=" ".join(dict.fromkeys(book.actor_slug(actor.actor_id) for actor in event.actors)),
        place_slug=safe_slug(event.place.id) if event.place else "",
        year=f"{start.year:04d}" if start else "",
        weight=0,
    )
    return replace(card, weight=_weight(card))


def view_sums(book: Book, event: Event) -> tuple[SumView, ...]:
    """Promised, allocated, delivered and due; what no source gives is "not reported", never 0."""
    lines = [
        (f"sense_{sense}", [amount_label(a, book.words, book.dates.locale) for a in event.amounts if a.sense == sense]) for sense in _SENSES
    ]
    lines.append(("due", [book.dates.label(event.due)] if event.due else []))
    none = (book.words("not_reported"),)
    return tuple(SumView(book.words(name), tuple(dict.fromkeys(told)) or none, bool(told)) for name, told in lines)


def view_step(book: Book, event: Event, step: Step) -> StepView:
    """One step: the status, when it was said, and who said it."""
    on = book.dates.label(step.on) if step.on else ""
    claim = next((claim for claim in event.claims if claim.id == step.claim), None)
    document = book.documents.get(claim.article) if claim else None
    if document is not None:
        source, _ = book.sources[book.source_of[document.id]]
        link = LinkView(source.name or document.title or document.id, f"#claim-{event.claims.index(claim) + 1}" if claim else "")
        return StepView(book.words(f"status_{step.status}"), on, link)
    note = next((note for note in event.notes if note.id == step.note), None)
    return StepView(book.words(f"status_{step.status}"), on, LinkView(book.words("editors_note"), "#notes") if note else None)


def view_page(book: Book, event: Event, card: CardView) -> dict[str, Any]:
    """Everything the page of one event shows beside its card."""
    claims = [view_claim(book, claim) for claim in event.claims[:FULL_CLAIMS]]
    told = told_on(book, event)
    return {
        "card": card,
        "summary": _summary(card),
        "sums": view_sums(book, event) if event.kind == "pledge" and event.status != "refused" else (),
        "why": book.told(event.why),
        "actors": tuple(
            (book.words(f"role_{actor.role}"), book.person(actor.actor_id, actor.name, actor.office)) for actor in event.actors
        ),
        "claims": tuple(claim for claim in claims if claim),
        "more_claims": tuple(view for view in (view_claim(book, claim) for claim in event.claims[FULL_CLAIMS:]) if view),
        "history": tuple(view_step(book, event, step) for step in event.history),
        "notes": tuple(view_note(book, note, event) for note in event.notes),
        "corrected": field_names(book, event),
        "reasons": tuple(map(book.tell, event.reasons)),
        "told": book.dates.day(told) if told else "",
        "missing": missing(book, event),
    }


def cite(book: Book, event: Event) -> tuple[str, str]:
    """How to cite the event: what stands before its title and what behind it: whose timeline, as of which day, where."""
    told = {"author": book.site.author or book.site.title, "site": book.site.title, "date": book.dates.day(book.corpus.as_of)}
    before, _, after = book.words("cite_text", title="\0", **told).partition("\0")
    address = absolute(book.site.base_url, book.paths[event.id])
    return before, f"{after} {address}" if address else after


def _summary(card: CardView) -> str:
    """The event in one line for those who show a link to it: its date with its certainty, and the sentence it rests on."""
    when = f"{card.date.label} ({card.date.word})" if card.date.label else card.date.word
    said = plain(card.leading.quote) if card.leading else card.summary
    return f"{when}. {said}".strip() if said else when


def missing(book: Book, event: Event) -> tuple[str, ...]:
    """What an editor could add to give an undated event its date."""
    if event.extent is not None:
        return ()
    wanting: dict[str, str] = {}
    for claim in event.claims:
        document = book.documents.get(claim.article)
        if document is None or document.publication.day is not None:
            continue
        told = [timex for span in claim.when if (timex := book.timex(claim.article, span))]
        open_words = [timex.text for timex in told if timex.extent is None or timex.needs_publication]
        phrase = book.words("add_published_words", path=document.path, words=open_words[0]) if open_words else ""
        wanting.setdefault(document.id, phrase or book.words("add_published", path=document.path))
    return (*wanting.values(), book.words("add_note", id=event.id))


def _named(book: Book, actors: tuple[Participant, ...], *roles: str) -> tuple[LinkView, ...]:
    return tuple(book.person(actor.actor_id, actor.name, actor.office) for actor in actors if actor.role in roles)


def _weight(card: CardView) -> int:
    """About how many characters of text the card puts on a page: what compresses least."""
    quoted = 0
    if card.leading:
        claim = card.leading
        quoted = sum(len(part.text) for part in claim.quote + claim.date_quote) + len(claim.why) + len(claim.article.title)
        quoted += sum(len(word.why) + sum(len(rival.why_not) + 20 for rival in word.alternatives) for word in claim.words)
    people = sum(len(actor.name) * 2 for actor in card.who + card.recipients + card.hosts + card.mediators + card.targets)
    return (
        len(card.title) * 2
        + quoted
        + people
        + len(card.why_beyond)
        + len(card.condition)
        + len(card.summary)
        + sum(map(len, card.conflicts))
        + 120
    )
