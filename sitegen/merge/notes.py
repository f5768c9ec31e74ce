"""Editors' notes: rulings before clustering; own events, corrections, comments and hiding after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sitegen.merge.states import place_key
from sitegen.model.claim import Amount, Claim
from sitegen.model.edtf import format_edtf
from sitegen.model.event import Correction, Event, Place, Step
from sitegen.model.extent import Extent
from sitegen.model.finding import Finding
from sitegen.model.note import Note
from sitegen.model.reason import Reason, because
from sitegen.model.slug import digest, event_slug, slugify
from sitegen.model.suggest import did_you_mean

MAX_KNOWN = 5000  # for "did you mean": more ids than this are not searched, only those that begin alike
MAX_SHOWN_CHARS = 80  # of an address, a place or names in a finding
EDITOR_CONFIDENCE = 0.95  # an editor who corrects or comments on an event vouches that it is one


@dataclass(slots=True)
class Rulings:
    """What editors say of claims, by the claims' indexes."""

    same: list[tuple[int, int]] = field(default_factory=list)
    different: list[tuple[int, int]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Addresses:
    """Every id and address by which a note may name an event, and the claim or note that it means."""

    def __init__(self, claims: Sequence[Claim], notes: Sequence[Note], base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.claims: dict[str, int] = {}
        asked = any(note.about or note.same or note.different for note in notes)
        for index, claim in enumerate(claims if asked else ()):  # a large corpus without rulings needs no register
            self.claims.setdefault(claim.id, index)
            self.claims.setdefault(event_slug(claim.title, claim.id), index)
        self.notes: dict[str, str] = {}
        for note in notes:
            if note.is_event:
                self.notes.setdefault(note_slug(note), note.id)
                self.notes.setdefault(note.id, note.id)

    def plain(self, address: str) -> str:
        """The id or slug in an id, a slug, or an address such as https://host/site/events/<slug>/index.html#top."""
        text = address.strip()
        if text in self.claims or text in self.notes:
            return text
        text = text.split("#")[0].split("?")[0]
        if self.base_url and text.startswith(self.base_url):
            text = text[len(self.base_url) :]
        text = text.removesuffix("index.html").strip("/")
        return text.rsplit("events/", 1)[-1] if "events/" in text else text

    def claim(self, address: str) -> int | None:
        """The index of the claim that the address means."""
        return self.claims.get(self.plain(address))

    def note(self, address: str) -> str | None:
        """The id of the note whose own event the address means."""
        return self.notes.get(self.plain(address))

    def suggestion(self, address: str) -> str:
        """The nearest id or address that is known, as a hint."""
        word = self.plain(address)
        known = [*self.claims, *self.notes]
        if len(known) > MAX_KNOWN:
            known = [one for one in known if one[:4] == word[:4]][:MAX_KNOWN]
        return did_you_mean(word, known) or "the id of an event stands on its page and in timeline.json"


def note_slug(note: Note) -> str:
    """The id and address of a note's own event."""
    return slugify(note.id)


def warn(note: Note, key: str, code: str, message: str, hint: str = "") -> Finding:
    """A warning about a key of the note's front matter."""
    line, column = note.locate(key)
    return Finding(note.path, line, column, code, "warning", message, hint, length_chars=len(key) if column else 1)


def _short(words: str) -> str:
    return words if len(words) <= MAX_SHOWN_CHARS else words[: MAX_SHOWN_CHARS - 1] + "…"


# ---------------------------------------------------------------- before clustering


def rulings(notes: Sequence[Note], addresses: Addresses) -> Rulings:
    """The pairs of claims that editors join or part; a pair that is both joined and parted stays apart, with a finding."""
    ruled = Rulings()
    apart: dict[tuple[int, int], Note] = {}
    for note in sorted(notes, key=lambda one: one.path):
        ids = _resolve(note, "different", addresses, ruled.findings)
        for position, left in enumerate(ids):
            for right in ids[position + 1 :]:
                if left != right:
                    apart[min(left, right), max(left, right)] = note
    for note in sorted(notes, key=lambda one: one.path):
        ids = _resolve(note, "same", addresses, ruled.findings)
        for left, right in pairwise(ids):
            pair = (min(left, right), max(left, right))
            if left == right:
                continue
            if pair in apart:
                other = apart[pair]
                message = f"“same” here and “different” in {other.path} name the same two: they stay apart"
                ruled.findings.append(warn(note, "same", "M112", message, "take the pair out of one of the two notes"))
                continue
            ruled.same.append(pair)
    ruled.different = sorted(apart)
    return ruled


def _resolve(note: Note, key: str, addresses: Addresses, findings: list[Finding]) -> list[int]:
    """The claims that a list of ids means, with the event the note is about in front; each unknown id becomes a finding."""
    listed: tuple[str, ...] = getattr(note, key)
    if not listed:
        return []
    indexes: list[int] = []
    if note.about and (about := addresses.claim(note.about)) is not None:
        indexes.append(about)
    for name in listed:
        index = addresses.claim(name)
        if index is not None:
            indexes.append(index)
        elif addresses.note(name) is None:
            message = f"“{_short(name)}” under `{key}` is no known event or report"
            findings.append(warn(note, key, "M111", message, addresses.suggestion(name)))
    return indexes


# ---------------------------------------------------------------- after clustering


def apply_notes(
    events: Sequence[Event], notes: Sequence[Note], addresses: Addresses, claim_ids: Sequence[str]
) -> tuple[list[Event], list[Event], list[Finding]]:
    """(events with the notes in them and the notes' own events, hidden events, findings)."""
    table: dict[str, Event] = {event.id: event for event in events}
    owner = {claim.id: event.id for event in events for claim in event.claims}
    findings: list[Finding] = []
    hidden: set[str] = set()
    ordered = sorted(notes, key=lambda one: (one.written.toordinal() if one.written else 0, one.path))
    for note in ordered:
        if note.is_event:
            event = own_event(note)
            while event.id in table:
                apart = f"{event.id}-{digest(note.id, 6)}"
                event = replace(event, id=apart, slug=apart)
            table[event.id] = event
            owner["note:" + note.id] = event.id

    def target(address: str) -> str | None:
        index = addresses.claim(address)
        if index is not None:
            return owner.get(claim_ids[index])
        note_id = addresses.note(address)
        return owner.get("note:" + note_id) if note_id else None

    for note in ordered:
        for event_id in _targets(note, target, addresses, findings):
            table[event_id] = annotate(table[event_id], note)
            if note.hide:
                hidden.add(event_id)
        _fold_note_events(note, target, table, owner)
    for event_id, event in table.items():
        findings += _hidden_all_the_same(event) if event_id in hidden else _disagreements(event)
    shown = [event for event_id, event in table.items() if event_id not in hidden]
    return shown, [table[event_id] for event_id in sorted(hidden & table.keys())], findings


def _targets(note: Note, target: Callable[[str], str | None], addresses: Addresses, findings: list[Finding]) -> list[str]:
    """The ids of the events that the note comments on, corrects, or hides."""
    if note.about:
        event_id = target(note.about)
        if event_id is None:
            message = f"the note is about “{_short(note.about)}”, which is no known event"
            findings.append(warn(note, "about", "M110", message, addresses.suggestion(note.about)))
            return []
        return [event_id]
    if note.same:
        return sorted({event_id for name in note.same if (event_id := target(name)) is not None})
    if note.hide and not note.is_event:
        message = "`hide` without `about`: nothing says which event to hide"
        findings.append(warn(note, "hide", "M113", message, "add `about:` with the event's id or address"))
    return []


def _given(note: Note) -> Iterator[tuple[str, object, str]]:
    """(key, what is compared, its words) for each field by which the note corrects an event."""
    if note.extent is not None:
        yield "date", note.extent, format_edtf(note.extent)
    if note.due is not None:
        yield "due", note.due, format_edtf(note.due)
    if note.place:
        yield "place", place_key(note.place), note.place
    if note.status is not None:
        yield "status", note.status, note.status
    if note.kind is not None:
        yield "kind", note.kind, note.kind
    if note.actors:
        yield "actors", {(one.actor_id, one.role) for one in note.actors}, ", ".join(f"{one.name} ({one.role})" for one in note.actors)
    if note.amount is not None:
        yield "amount", (note.amount.currency, note.amount.value), f"{note.amount.currency} {note.amount.value}"
    if note.headline:
        yield "headline", note.headline, note.headline
    if note.condition:
        yield "condition", note.condition, note.condition


def _disagreements(event: Event) -> Iterator[Finding]:
    """M114 for each field that two notes give differently, unless the one that counts is known to be the later.

    What a note says of its own event is no correction, so nothing disagrees with it.
    """
    last: dict[str, tuple[Note, object, str]] = {}
    for note in event.notes if len(event.notes) > 1 else ():
        if note.is_event and not event.claims:
            continue
        for key, value, words in _given(note):
            before, there, its_words = last.get(key, (note, value, words))
            last[key] = note, value, words
            if there != value and not _is_later(note, before):
                message = (
                    f"`{key}` of one event is “{_short(words)}” here, which counts, and “{_short(its_words)}” in {_place_of(before, key)}"
                )
                yield warn(note, key, "M114", message, "take it out of one of the two, or give both `written`: the later note counts")


def _hidden_all_the_same(event: Event) -> Iterator[Finding]:
    """M114 for each note that corrects an event, or says that it is not hidden, where another note hides it and is not the later.

    M115 for each that only comments on it.
    """
    hiding = [note for note in event.notes if note.hide]
    latest = max(hiding, key=lambda one: one.written.toordinal() if one.written else 0, default=None)
    for note in event.notes if latest else ():
        key = next((key for key, _, _ in _given(note)), "hide" if note.locate("hide")[0] else "")
        own = note.is_event and not event.claims
        if latest is None or note.hide or own or _is_later(latest, note):
            continue
        if not key:
            message = f"the note comments on an event that {_place_of(latest, 'hide')} hides: nobody can read it"
            yield warn(note, "about", "M115", message, "take `hide` out of that note, or make this one a draft")
            continue
        what = "says that it is not hidden" if key == "hide" else "corrects it"
        message = f"the event is hidden here, while `{key}` in {_place_of(note, key)} {what}: it is not shown"
        yield warn(latest, "hide", "M114", message, "take `hide` out of the one note, or the correction out of the other")


def _is_later(note: Note, other: Note) -> bool:
    return note.written is not None and other.written is not None and note.written > other.written


def _place_of(note: Note, key: str) -> str:
    line, column = note.locate(key)
    return f"{note.path}:{line}:{column}" if line else note.path


def _fold_note_events(note: Note, target: Callable[[str], str | None], table: dict[str, Event], owner: dict[str, str]) -> None:
    """`same` between a note's own event and a reported one: the note moves into the reported event as its correction."""
    ids = sorted(
        {event_id for name in (*note.same, *((note.about,) if note.same and note.about else ())) if (event_id := target(name)) is not None}
    )
    reported = [event_id for event_id in ids if event_id in table and table[event_id].claims]
    for event_id in ids:
        if reported and event_id in table and not table[event_id].claims:
            own = table.pop(event_id)
            event = table[reported[0]]
            for folded in own.notes:
                event = annotate(event, folded)
                if owner.get("note:" + folded.id) == event_id:
                    owner["note:" + folded.id] = reported[0]
            table[reported[0]] = replace(event, same_as=tuple(dict.fromkeys((*event.same_as, event_id))))


def own_event(note: Note) -> Event:
    """A note with a date and no `about` is an event by itself; the editor is its source."""
    slug = note_slug(note)
    kind = note.kind or "other"
    status = note.status
    place = Place(slugify(note.place), note.place) if note.place else None
    step = (Step(status, Extent.day(note.written) if note.written else None, note=note.id),) if status else ()
    return Event(
        id=slug,
        slug=slug,
        kind=kind,
        status=status,
        title=note.headline or note.title,
        extent=note.extent,
        actors=note.actors or (),
        due=note.due,
        place=place,
        amounts=(note.amount,) if note.amount else (),
        condition=note.condition,
        notes=(note,),
        history=step,
        confidence=1.0,
        why=note.why or ((because("editor-gave", words=note.date_words),) if note.date_words else ()),
    )


def annotate(event: Event, note: Note) -> Event:
    """The event with the note beside it, and with each field that the note gives in place of the sources'.

    What the sources said stays in the claims; a Correction keeps the event as it was before.
    """
    if any(one.id == note.id for one in event.notes):
        return event
    corrected = tuple(_corrected(event, note))
    status = note.status if note.status is not None else event.status
    if note.kind is not None and note.kind != event.kind and note.status is None:
        status = None if note.kind == "other" else event.status
    history = event.history
    if note.status is not None and note.status != event.status:
        history = (*history, Step(note.status, Extent.day(note.written) if note.written else None, note=note.id))
    return replace(
        event,
        kind=note.kind or event.kind,
        status=status,
        extent=note.extent if note.extent is not None else event.extent,
        bounds=None if note.extent is not None else event.bounds,
        due=note.due if note.due is not None else event.due,
        place=Place(slugify(note.place), note.place) if note.place else event.place,
        actors=note.actors if note.actors else event.actors,
        amounts=_with_amount(event, note),
        title=note.headline or event.title,
        condition=note.condition or event.condition,
        notes=(*event.notes, note),
        history=history,
        corrected=tuple(dict.fromkeys((*event.corrected, *corrected))),
        corrections=(*event.corrections, Correction(note.id, corrected, event)) if corrected else event.corrections,
        confidence=max(event.confidence, EDITOR_CONFIDENCE),
        why=_why(event, note),
    )


def _why(event: Event, note: Note) -> tuple[Reason, ...]:
    if note.extent is None:
        return event.why
    own = note.why or (because("words", words=note.date_words or note.extent),)
    before = (because("before", why=event.why),) if event.why else ()
    return because("set-by-note", title=note.title, own=own), *before


def _with_amount(event: Event, note: Note) -> tuple[Amount, ...]:
    if note.amount is None:
        return event.amounts
    others = [one for one in event.amounts if (one.currency, one.value) != (note.amount.currency, note.amount.value)]
    return (note.amount, *others)


def _corrected(event: Event, note: Note) -> Iterator[str]:
    """The name of each field that the note changes."""
    if note.extent is not None and note.extent != event.extent:
        yield "date"
    if note.due is not None and note.due != event.due:
        yield "due"
    if note.place and (event.place is None or place_key(note.place) != place_key(event.place.name)):
        yield "place"
    if note.status is not None and note.status != event.status:
        yield "status"
    if note.kind is not None and note.kind != event.kind:
        yield "kind"
    if note.actors and {(p.actor_id, p.role) for p in note.actors} != {(p.actor_id, p.role) for p in event.actors}:
        yield "participants"
    if note.amount is not None and note.amount not in event.amounts[:1]:
        yield "amount"
    if note.headline and note.headline != event.title:
        yield "title"
    if note.condition and note.condition != event.condition:
        yield "condition"
